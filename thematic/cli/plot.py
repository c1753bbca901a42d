"""The command of phase 4 that draws: pictures to look at rather than read, as SVG or PNG."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from thematic.cli.context import opened, say
from thematic.cli.contrast import ROWS, UNITS
from thematic.cli.filters import read_filters
from thematic.cli.options import Language, Output, complete_theme
from thematic.errors import UsageError

if TYPE_CHECKING:
    from thematic.contrast.rows import Kind
    from thematic.contrast.units import Unit
    from thematic.report.picture import Picture

plot = typer.Typer(no_args_is_help=True, help="Pictures of the study, as SVG or PNG.")

By = Annotated[str, typer.Option("--by", metavar="ATTRIBUTE[=A,B]", help="What is compared.")]
Where = Annotated[list[str] | None, typer.Option("--where", metavar="ATTRIBUTE=VALUE", help="Only these units.")]
InTheme = Annotated[str, typer.Option("--theme", help="Only this theme.", autocompletion=complete_theme)]


@plot.command("difference")
def difference(
    ctx: typer.Context,
    by: By,
    where: Where = None,
    theme: InTheme = "",
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
    all_rows: Annotated[bool, typer.Option("--all", help="Also unresolved and thin rows.")] = False,
    lang: Language = "",
    output: Output = None,
) -> None:
    """The rows of a contrast: differences with their intervals, and the counts."""
    from thematic.contrast.design import parse_by

    _known("rows", rows, ROWS)
    _known("unit", unit, UNITS)
    path = _picture_file(output, "difference")
    attribute, values = parse_by(by)
    with opened(ctx, language=lang) as study:
        from thematic.report.pictures.difference import difference_pictures
        from thematic.report.tables import footnotes, print_setting
        from thematic.report.words import Words

        contrast = study.contrast(
            by=attribute,
            values=values,
            where=read_filters(where or []),
            unit=cast("Unit", unit),
            strata=strata or None,
            theme=theme or None,
            rows=cast("Kind", rows),
            baseline=baseline,
            seed=seed,
            layer=layer or None,
        )
        setting = print_setting(study.desk, Words(study.desk.language), "report")
        _write(path, difference_pictures(contrast, setting, all_rows=all_rows))
        for note in footnotes(study.desk, contrast, language="en"):
            say(note)


@plot.command("grid")
def grid(ctx: typer.Context, lang: Language = "", output: Output = None) -> None:
    """The design: which kinds of groups stand at which site, with people and words."""
    path = _picture_file(output, "grid")
    with opened(ctx, language=lang) as study:
        from thematic.coding.blinding import veil_of
        from thematic.report.labels import labels_of
        from thematic.report.pictures.grid import grid_pictures
        from thematic.report.words import Words
        from thematic.transcripts.grid import design_grid

        veil = veil_of(study.desk)
        found = design_grid(study.desk, without=veil.attributes if veil.documents else ())
        _write(path, grid_pictures(found, labels_of(study.desk), Words(study.desk.language)))
        if notice := veil.notice(codings=False, attributes=veil.attributes):
            say(notice)


@plot.command("matrix")
def matrix(
    ctx: typer.Context,
    by: Annotated[
        str, typer.Option("--by", metavar="ATTRIBUTE[=A,B]", help="What the groups stand by; else the design.")
    ] = "",
    where: Where = None,
    theme: InTheme = "",
    rows: Annotated[str, typer.Option("--rows", help="code, code-stance, concept or theme.")] = "code",
    layer: Annotated[str, typer.Option("--layer", help="Only this layer: independent or consensus.")] = "",
    lang: Language = "",
    output: Output = None,
) -> None:
    """Which group raised what: codes by theme against groups by kind."""
    from thematic.contrast.design import parse_by

    _known("rows", rows, ROWS)
    path = _picture_file(output, "matrix")
    attribute, values = parse_by(by) if by else (None, None)
    with opened(ctx, language=lang) as study:
        from thematic.contrast.matrix import mention_matrix
        from thematic.report.labels import labels_of
        from thematic.report.pictures.matrix import matrix_pictures
        from thematic.report.words import Words

        found = mention_matrix(
            study.desk,
            by=attribute,
            values=values,
            where=read_filters(where or []),
            theme=theme or None,
            rows=cast("Kind", rows),
            layer=layer or None,
        )
        words = Words(study.desk.language)
        _write(path, matrix_pictures(found, labels_of(study.desk), words))


@plot.command("themes")
def themes(
    ctx: typer.Context,
    theme: InTheme = "",
    codes: Annotated[bool, typer.Option("--codes/--no-codes", help="With their codes, or themes alone.")] = True,
    lang: Language = "",
    output: Output = None,
) -> None:
    """The themes with their codes, and how many groups raised each."""
    path = _picture_file(output, "themes")
    with opened(ctx, language=lang) as study:
        from thematic.report.labels import labels_of
        from thematic.report.pictures.theme_map import theme_pictures
        from thematic.report.pictures.theme_tree import theme_tree
        from thematic.report.words import Words

        words = Words(study.desk.language)
        loose = words.say("pic_no_theme")
        tree = theme_tree(study.desk, labels_of(study.desk), loose=loose, theme=theme or None)
        _write(path, theme_pictures(tree, words, codes=codes))


@plot.command("overlap")
def overlap(
    ctx: typer.Context,
    measure: Annotated[str, typer.Option("--of", help="passages, characters or groups.")] = "passages",
    lang: Language = "",
    output: Output = None,
) -> None:
    """How far themes overlap: all pairs, by what both have of what either has."""
    from thematic.report.pictures.overlap import MEASURES, overlap_pairs, overlap_pictures

    _known("of", measure, MEASURES)
    path = _picture_file(output, "overlap")
    with opened(ctx, language=lang) as study:
        from thematic.report.labels import labels_of
        from thematic.report.words import Words

        names, pairs = overlap_pairs(study.desk, labels_of(study.desk), measure=measure)
        _write(path, overlap_pictures(names, pairs, Words(study.desk.language), measure=measure))


@plot.command("saturation")
def saturation(
    ctx: typer.Context,
    base: Annotated[int, typer.Option("--base", help="Groups in the base: 4, 5 or 6.")] = 4,
    run: Annotated[int, typer.Option("--run", help="Groups in a run: 2 or 3.")] = 2,
    threshold: Annotated[int, typer.Option("--threshold", help="New codes of a run, percent of the base: 5 or 0.")] = 5,
    orders: Annotated[int, typer.Option("--orders", help="Random orders, where there are more.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="For the orders.")] = 1,
    reason: Annotated[str, typer.Option("--reason", help="Why it is wanted: needed in a reflexive study.")] = "",
    lang: Language = "",
    output: Output = None,
) -> None:
    """How many codes have come up after each group, for every kind of group, with a band."""
    path = _picture_file(output, "saturation")
    with opened(ctx, language=lang) as study:
        from thematic.coding.saturation import saturation as measure
        from thematic.report.labels import labels_of
        from thematic.report.pictures.saturation import curves_of, saturation_notes, saturation_pictures
        from thematic.report.words import Words

        asked = {"base": base, "run": run, "percent": threshold, "orders": orders, "seed": seed}
        found = measure(study.desk, **asked, reason=reason)
        words = Words(study.desk.language)
        curves = curves_of(found, labels_of(study.desk), words)
        _write(path, saturation_pictures(curves, words, notes=saturation_notes(found, words)))
        for note in saturation_notes(found, Words("en")):
            say(note)


def _known(name: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise UsageError(f"--{name} cannot be '{given}'.", hint=f"Use {', '.join(known)}.")


def _picture_file(output: Path | None, kind: str) -> Path:
    """Where the picture goes, checked before anything is calculated."""
    from thematic.report.files import check_suffix
    from thematic.report.picture import SUFFIXES

    if output is None:
        raise UsageError("A picture needs a file.", hint=f"Give -o {kind}.svg, or .png.")
    check_suffix(output, known=SUFFIXES)
    return output


def _write(path: Path, pictures: "Sequence[Picture]") -> None:
    """Write the pictures and show their paths."""
    from thematic.report.picture import write_pictures

    for written in write_pictures(path, pictures):
        typer.echo(written)
    if len(pictures) > 1:
        say(f"{len(pictures)} pictures, each to fit on a page; --theme draws one theme.")
