"""The command of phase 4 that the study is made for: who talks more often about what."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from thematic.cli.context import opened, say
from thematic.cli.filters import read_filters
from thematic.cli.options import FORMATS, Language, Output, complete_theme
from thematic.cli.output import on_terminal, show_rows, show_table
from thematic.errors import UsageError

if TYPE_CHECKING:
    from thematic.contrast.resolution import Resolution
    from thematic.contrast.rows import Kind

ROWS = ("code", "code-stance", "concept", "theme")
UNITS = ("group", "participant", "document")


def contrast(
    ctx: typer.Context,
    by: Annotated[str, typer.Option("--by", metavar="ATTRIBUTE[=A,B]", help="What is compared.")],
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="Only these units.")
    ] = None,
    theme: Annotated[
        str, typer.Option("--theme", help="Show only its rows (no label changes).", autocompletion=complete_theme)
    ] = "",
    rows: Annotated[str, typer.Option("--rows", help="code, code-stance, concept or theme.")] = "code",
    unit: Annotated[str, typer.Option("--unit", help="group, participant or document.")] = "group",
    strata: Annotated[
        list[str] | None,
        typer.Option("--strata", metavar="ATTRIBUTE", help="Instead of the design's attributes; with the site."),
    ] = None,
    baseline: Annotated[
        int | None, typer.Option("--baseline", help="How many shuffles to draw where there are too many; 0 for none.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="For the draw.")] = 1,
    layer: Annotated[str, typer.Option("--layer", help="Only this layer: independent or consensus.")] = "",
    resolution: Annotated[
        bool, typer.Option("--resolution", help="Instead: what this design could show, coded or not.")
    ] = False,
    all_rows: Annotated[bool, typer.Option("--all", help="Also unresolved and thin rows.")] = False,
    lang: Language = "",
    format: Annotated[str, typer.Option("--format", help="As elsewhere, and docx with -o.")] = "",
    output: Output = None,
) -> None:
    """Who talks more often about what: rows that differ between two kinds of groups, with their evidence."""
    from thematic.contrast.design import parse_by

    for name, given, known in (("rows", rows, ROWS), ("unit", unit, UNITS), ("format", format, ("", *FORMATS, "docx"))):
        if given not in known:
            raise UsageError(f"--{name} cannot be '{given}'.", hint=f"Use {', '.join(filter(None, known))}.")
    attribute, values = parse_by(by)
    chosen = {
        "by": attribute,
        "values": values,
        "where": read_filters(where or []),
        "unit": unit,
        "strata": strata or None,
    }
    with opened(ctx, language=lang) as study:
        if resolution:
            from thematic.contrast.resolution import resolution as resolve

            _show_resolution(resolve(study.desk, **chosen), format, output)  # type: ignore[arg-type]
            return
        from thematic.report.contrast_figures import flat_table
        from thematic.report.contrast_glance import glance_table
        from thematic.report.tables import Planned, contrast_document, footnotes

        result = study.contrast(
            **chosen,  # type: ignore[arg-type]
            theme=theme or None,
            rows=cast("Kind", rows),
            baseline=baseline,
            seed=seed,
            layer=layer or None,
        )
        if format == "docx" or (output is not None and output.suffix.lower() == ".docx"):
            from thematic.report.files import write_whole

            if output is None:
                raise UsageError("A Word file needs a name.", hint="Give -o FILE.docx.")
            language = study.desk.language
            write_whole(output, contrast_document(study.desk, [Planned(result)], style="evidence", language=language))
        else:
            seen = on_terminal(format, output)
            wanted = glance_table if seen else flat_table
            listed = wanted(result, all_rows=all_rows)
            show_table(listed, format=format, output=output, spare=("q", "difference (95 %)"))
            if seen:
                say("--format csv gives every figure, --all every row.")
        for note in footnotes(study.desk, result, language="en"):
            say(note)


def _show_resolution(found: "Resolution", format: str, output: Output) -> None:
    columns = ["higher", "lower", "of_higher", "of_lower", "lower_raised_in"]
    tables = [f"clear_from_in_table_of_{rows}" for rows in found.tables]
    rows = [
        {
            "higher": direction.higher,
            "lower": direction.lower,
            "of_higher": direction.of_high,
            "of_lower": direction.of_low,
            "lower_raised_in": reach.low,
        }
        | dict(zip(tables, reach.fewest, strict=True))
        for direction in found.directions
        for reach in direction.reaches
    ]
    show_rows([*columns, *tables], rows, format=format, output=output)
    say("Each cell: the fewest units of the higher side for a clear row; empty where no count would do.")
