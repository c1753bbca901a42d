"""The whole study written to a folder: as Parquet files, or as plain files that can be imported again."""

from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import opened
from thematic.cli.options import Format
from thematic.cli.output import show_rows

Folder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write, new or empty.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an earlier export of the same kind in that folder.")]
Strict = Annotated[bool, typer.Option("--strict", help="Write nothing where something would be lost.")]


def export_parquet(
    ctx: typer.Context, output: Folder, force: Force = False, strict: Strict = False, format: Format = ""
) -> None:
    """The study as Parquet files for DuckDB, Spark and pandas, the large tables one file a document."""
    from thematic.exchange.fidelity import COLUMNS
    from thematic.exchange.parquet.writing import export_parquet as write

    with opened(ctx) as study:
        fidelity = write(study.desk, output, force=force, strict=strict)
    show_rows(COLUMNS, fidelity.table(), format=format)


def export_study(
    ctx: typer.Context, output: Folder, force: Force = False, strict: Strict = False, format: Format = ""
) -> None:
    """The whole study as a folder of plain files, which 'import' makes a study of again."""
    from thematic.exchange.fidelity import COLUMNS
    from thematic.exchange.plain.exporting import export_study as write

    with opened(ctx) as study:
        fidelity = write(study.desk, output, force=force, strict=strict)
    show_rows(COLUMNS, fidelity.table(), format=format)
