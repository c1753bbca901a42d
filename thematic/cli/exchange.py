"""Other study files in and out: merge."""

from typing import Annotated

import typer

from thematic.cli.context import changing, confirm, say
from thematic.cli.options import DryRun, File, Format, Output, Yes
from thematic.cli.output import show_rows
from thematic.plurals import count


def merge(
    ctx: typer.Context,
    other: File,
    prefer: Annotated[
        str, typer.Option("--prefer", help="ours or theirs: whose side settles every conflict.", metavar="ours|theirs")
    ] = "",
    rename_codes: Annotated[
        bool, typer.Option("--rename-codes", help="Codes of one name that were made apart stay two.")
    ] = False,
    rename_documents: Annotated[
        bool, typer.Option("--rename-documents", help="A document of our name with another text comes in beside ours.")
    ] = False,
    unrelated: Annotated[
        bool, typer.Option("--unrelated", help="Also where the other study shares no document with this one.")
    ] = False,
    format: Format = "",
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Bring another coder's copy of the study in, as one operation; what differs is listed first.

    A row is the same row in both copies by its identity; in copies begun apart by a document's text or by name, which
    must be confirmed. What was changed in one copy is taken; what was changed in both is a conflict, and nothing is
    written before --prefer settles it.
    """
    from thematic.exchange.merging import COLUMNS, refuse_conflicts

    with changing(ctx, dry_run=dry_run) as study:
        comparison = study.compare_copy(
            other,
            prefer=prefer,
            rename_codes=rename_codes,
            rename_documents=rename_documents,
            unrelated=unrelated,
        )
        rows = [{column: getattr(line, column) for column in COLUMNS} for line in comparison.differences]
        if rows or format or output is not None:
            show_rows(COLUMNS, rows, format=format, output=output)
        if comparison.open:
            for note in comparison.notes:
                say(note)
        refuse_conflicts(comparison)
        if comparison.matches and comparison.changes and not dry_run:
            confirm(f"Bringing {count(comparison.matches, 'match', 'matches')} together?", yes=yes)
        study.merge(comparison, yes=True)
