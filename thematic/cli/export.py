"""What a study can be written to: tables of themes and codes, and everything that another program takes."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import opened, say
from thematic.cli.options import InDocument, Language, complete_code, complete_coder, complete_document
from thematic.cli.refi import export_refi
from thematic.cli.whole_study import export_parquet, export_study

export = typer.Typer(no_args_is_help=True, help="Write the study, or a part of it, for other programs.")
export.command("refi")(export_refi)
export.command("parquet")(export_parquet)
export.command("study")(export_study)

To = Annotated[Path, typer.Option("--output", "-o", help="Where to write; the ending says what kind of file.")]


@export.command("themes")
def export_themes(ctx: typer.Context, output: To, lang: Language = "") -> None:
    """The theme table: definition, codes, groups, sites, segments, an example. Word, CSV, xlsx, JSON, Markdown."""
    from thematic.coding.blinding import veil_of
    from thematic.report.theme_tables import export_themes as write

    with opened(ctx, language=lang) as study:
        write(study.desk, output)
        notice = veil_of(study.desk).notice()
    typer.echo(output)
    if notice:
        say(notice)


@export.command("codebook")
def export_codebook(ctx: typer.Context, output: To, lang: Language = "") -> None:
    """The codebook as a table to print or open in Excel ('codebook export' writes one to read again)."""
    from thematic.coding.blinding import veil_of
    from thematic.report.codebook_tables import export_codebook as write

    with opened(ctx, language=lang) as study:
        write(study.desk, output)
        notice = veil_of(study.desk).notice()
    typer.echo(output)
    if notice:
        say(notice)


@export.command("segments")
def export_segments(
    ctx: typer.Context,
    output: To,
    attributes: Annotated[
        str | None, typer.Option("--attributes", help="Only these attributes: absence,sector; else all.")
    ] = None,
    document: InDocument = "",
    code: Annotated[str, typer.Option("--code", help="Only this code.", autocompletion=complete_code)] = "",
    by: Annotated[str, typer.Option("--by", help="Only by this coder.", autocompletion=complete_coder)] = "",
    layer: Annotated[str, typer.Option("--layer", help="Only this layer: independent or consensus.")] = "",
    excel: Annotated[
        bool, typer.Option("--excel", help="In CSV: an apostrophe before what Excel would take for a formula.")
    ] = False,
) -> None:
    """Coded segments with speaker, case, theme and attributes. CSV, xlsx, JSON, Parquet, Markdown."""
    from thematic.report.segments import export_segments as write

    names = None if attributes is None else [name.strip() for name in attributes.split(",") if name.strip()]
    with opened(ctx) as study:
        notes = write(
            study.desk, output, attributes=names, excel=excel, document=document, code=code, coder=by, layer=layer
        )
    typer.echo(output)
    for note in notes:
        say(note)


@export.command("matrix")
def export_matrix(
    ctx: typer.Context,
    output: To,
    rows: Annotated[str, typer.Option("--rows", help="code, code-stance, concept or theme.")] = "code",
    columns: Annotated[str, typer.Option("--columns", help="document, group, site or participant.")] = "document",
    cells: Annotated[str, typer.Option("--cells", help="mentions, codings, presence or words.")] = "mentions",
    layer: Annotated[str | None, typer.Option("--layer", help="Only this layer: independent or consensus.")] = None,
    lang: Language = "",
) -> None:
    """Codes against documents or cases. CSV, xlsx, JSON, Markdown, Word.

    A cell is empty, not 0, where the topic was neither asked nor raised. What the cells count is told on stderr, and
    stands in the file too, but for CSV.
    """
    from thematic.report.cross_tables import export_matrix as write

    with opened(ctx, language=lang) as study:
        notes = write(
            study.desk,
            output,
            rows=rows,  # type: ignore[arg-type]
            across=columns,  # type: ignore[arg-type]
            counted=cells,  # type: ignore[arg-type]
            layer=layer,
        )
    typer.echo(output)
    for note in notes:
        say(note)


@export.command("reading")
def export_reading(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help="FILE.html for one document, else a folder.")],
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DOCUMENT]...", help="Documents; none named: all.", autocompletion=complete_document),
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", help="These coders' codings.", autocompletion=complete_coder)
    ] = None,
    layer: Annotated[str, typer.Option("--layer", help="This layer: independent or consensus.")] = "",
    lang: Language = "",
) -> None:
    """Transcripts to read and print, with coded segments as stripes in the margin. HTML.

    Without --by and --layer the codings are those of the reading that counts in each document.
    """
    from thematic.report.reading_files import export_reading as write

    with opened(ctx, language=lang) as study:
        written, notes = write(study.desk, documents or [], output, coders=by or [], layer=layer)
    for path in written:
        typer.echo(path)
    for note in notes:
        say(note)
