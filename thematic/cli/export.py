"""What a study can be written to: tables of themes and codes, and everything that another program takes."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import opened
from thematic.cli.options import Language
from thematic.cli.whole_study import export_parquet

export = typer.Typer(no_args_is_help=True, help="Write the study, or a part of it, for other programs.")

export.command("parquet")(export_parquet)

To = Annotated[Path, typer.Option("--output", "-o", help="Where to write; the ending says what kind of file.")]


@export.command("themes")
def export_themes(ctx: typer.Context, output: To, lang: Language = "") -> None:
    """The theme table: definition, codes, groups, sites, segments, an example. Word, CSV, xlsx, JSON, Markdown."""
    from thematic.report.theme_tables import export_themes as write

    with opened(ctx, language=lang) as study:
        write(study.desk, output)
    typer.echo(output)


@export.command("codebook")
def export_codebook(ctx: typer.Context, output: To, lang: Language = "") -> None:
    """The codebook as a table to print or open in Excel ('codebook export' writes one to read again)."""
    from thematic.report.codebook_tables import export_codebook as write

    with opened(ctx, language=lang) as study:
        write(study.desk, output)
    typer.echo(output)
