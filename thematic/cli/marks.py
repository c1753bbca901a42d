"""Commands of phase 1 on what has been read and checked."""

from typing import Annotated

import typer

from thematic.cli.context import changing, opened
from thematic.cli.options import DryRun, Format, InDocument, Output, complete_document
from thematic.cli.output import show_rows

Documents = Annotated[
    list[str], typer.Argument(metavar="DOCUMENT...", help="Documents.", autocompletion=complete_document)
]
Not = Annotated[bool, typer.Option("--not", help="Take the mark away again.")]


def read(ctx: typer.Context, documents: Documents, unmark: Not = False, dry_run: DryRun = False) -> None:
    """Say that you have read these transcripts from end to end."""
    _mark(ctx, documents, "read", unmark, dry_run)


def checked(ctx: typer.Context, documents: Documents, unmark: Not = False, dry_run: DryRun = False) -> None:
    """Say that you have checked these transcripts against their recordings."""
    _mark(ctx, documents, "checked", unmark, dry_run)


def _mark(ctx: typer.Context, documents: list[str], kind: str, unmark: bool, dry_run: bool) -> None:
    from thematic.coding.marks import mark_documents

    with changing(ctx, dry_run=dry_run) as study:
        mark_documents(study.desk, documents, kind, marked=not unmark)


def marks(ctx: typer.Context, document: InDocument = "", format: Format = "", output: Output = None) -> None:
    """Who has read and checked which transcript, and when."""
    from thematic.coding.marks import COLUMNS, list_marks

    with opened(ctx) as study:
        rows = list_marks(study.desk, document=document)
    show_rows(COLUMNS, rows, format=format, output=output)
