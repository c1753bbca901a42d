"""The whole study written to a folder: as Parquet files, or as plain files that can be imported again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.fidelity import Report, Strict, show_fidelity
from thematic.cli.options import Format
from thematic.errors import UsageError

Folder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write, new or empty.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an earlier export of the same kind in that folder.")]


def export_parquet(
    ctx: typer.Context,
    output: Folder,
    force: Force = False,
    strict: Strict = False,
    fidelity: Report = None,
    format: Format = "",
) -> None:
    """The study as Parquet files for DuckDB, Spark and pandas, the large tables one file a document."""
    from thematic.exchange.parquet.writing import export_parquet as write

    with opened(ctx) as study:
        told = write(study.desk, output, force=force, strict=strict)
    show_fidelity(told, format=format, file=fidelity)
    say(f"Written to {output}.")


def export_study(
    ctx: typer.Context,
    output: Folder,
    force: Force = False,
    strict: Strict = False,
    fidelity: Report = None,
    format: Format = "",
) -> None:
    """The whole study as a folder of plain files, which 'import' makes a study of again."""
    from thematic.exchange.plain.exporting import export_study as write

    with opened(ctx) as study:
        told = write(study.desk, output, force=force, strict=strict)
    show_fidelity(told, format=format, file=fidelity)
    say(f"Written to {output}. It holds what people said: keep it as you keep the transcripts.")


def study_folder(paths: Sequence[Path]) -> Path | None:
    """The one of ``paths`` that is a study folder; raises UsageError where it is not alone."""
    from thematic.exchange.plain.reading import is_study_folder

    found = next((path for path in paths if is_study_folder(path)), None)
    if found is not None and len(paths) > 1:
        raise UsageError(f"{found} holds a whole study, which comes in alone.", hint="Import the rest afterwards.")
    return found


def import_study_folder(
    ctx: typer.Context,
    folder: Path,
    *,
    strict: bool = False,
    fidelity: Path | None = None,
    dry_run: bool = False,
    format: str = "",
) -> None:
    """Make the study that a folder holds, in one that is still empty."""
    with changing(ctx, dry_run=dry_run) as study:
        told = study.import_folder(folder, strict=strict)
    show_fidelity(told, format=format, file=fidelity)
