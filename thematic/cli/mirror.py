"""The role mirror of phase 4: what two kinds of groups say on the same matter, side by side."""

import sys
from typing import Annotated, cast

import typer

from thematic.cli.context import opened, say
from thematic.cli.filters import read_filters
from thematic.cli.options import FORMATS, Language, Output, complete_theme
from thematic.cli.output import show_table
from thematic.errors import UsageError


def mirror(
    ctx: typer.Context,
    by: Annotated[
        str, typer.Option("--by", metavar="ATTRIBUTE=A,B", help="The two sides; else leaders and employees.")
    ] = "role=leader,employee",
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="Only these groups.")
    ] = None,
    theme: Annotated[str, typer.Option("--theme", help="Show only its rows.", autocompletion=complete_theme)] = "",
    codes: Annotated[
        str, typer.Option("--codes", help="shared or by-side: whether a code may be used on both sides; else seen.")
    ] = "auto",
    layer: Annotated[str, typer.Option("--layer", help="Only this layer: independent or consensus.")] = "",
    all_rows: Annotated[bool, typer.Option("--all", help="Also what cannot be told, and what is thin.")] = False,
    lang: Language = "",
    format: Annotated[str, typer.Option("--format", help="As elsewhere, and docx with -o.")] = "",
    output: Output = None,
) -> None:
    """Two sides on the same matter: agreement, contradiction, blind spot."""
    from thematic.contrast.design import parse_by
    from thematic.contrast.mirror import CODES, Codes
    from thematic.report.mirror import mirror_glance, mirror_table, write_mirror
    from thematic.report.mirror_notes import mirror_notes
    from thematic.report.words import Words

    for name, given, known in (("format", format, ("", *FORMATS, "docx")), ("codes", codes, CODES)):
        if given not in known:
            raise UsageError(f"--{name} cannot be '{given}'.", hint=f"Use {', '.join(filter(None, known))}.")
    attribute, values = parse_by(by)
    with opened(ctx, language=lang) as study:
        found = study.mirror(
            by=attribute,
            values=values,
            where=read_filters(where or []),
            theme=theme or None,
            layer=layer or None,
            codes=cast("Codes", codes),
        )
        if format == "docx" or (output is not None and output.suffix.lower() == ".docx"):
            if output is None:
                raise UsageError("A Word file needs a name.", hint="Give -o FILE.docx.")
            write_mirror(study.desk, found, output)
        else:
            seen = format == "table" or (not format and output is None and sys.stdout.isatty())
            shown = mirror_glance(found, all_rows=all_rows) if seen else mirror_table(study.desk, found)
            show_table(shown, format=format, output=output)
            if seen:
                say("Sites: where both raised it / only the first / only the second. -o FILE.docx has quotes.")
                left = len(found.rows) - len(shown.rows)
                if left:
                    say(f"{left} more cannot be told or are thin: --all.")
        for note in mirror_notes(study.desk, found, Words("en")):
            say(note)
