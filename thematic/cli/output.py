"""Listings on their way out: a table on a terminal, TSV in a pipe, or the format that was asked for."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from thematic.cli.context import say
from thematic.report.table import Table, listing, render
from thematic.report.terminal import fit, rich_table


def on_terminal(format: str, output: Path | None) -> bool:
    """Whether a listing is drawn as a table for somebody who looks at it."""
    return output is None and (format == "table" or (not format and sys.stdout.isatty()))


def show_rows(
    columns: Sequence[str] | Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    *,
    format: str,
    output: Path | None = None,
    spare: Sequence[str] = (),
) -> None:
    """Show mappings as a listing with these columns, or {column: heading}; ``spare`` as in ``show_table``."""
    show_table(listing(columns, rows), format=format, output=output, spare=spare)


def show_table(table: Table, *, format: str, output: Path | None = None, spare: Sequence[str] = ()) -> None:
    """Show a table in ``format``, or as fits where it goes; ``output`` names a file to write instead.

    ``spare``: columns that a narrow terminal may do without, the first the soonest.
    """
    if output is not None:
        _write(output, table, format)
        return
    if on_terminal(format, output):
        from rich.console import Console

        console = Console()
        fitted, left = fit(table, console.width, spare=spare)
        console.print(rich_table(fitted, width=console.width))
        if left:
            say(f"No room for {', '.join(left)}: a wider terminal or --format csv shows all.")
    else:
        typer.echo(render(table, format or "tsv"), nl=False)


def _write(output: Path, table: Table, format: str) -> None:
    """The format of a file is what was asked for, else what its ending says, else TSV."""
    from thematic.report.files import write_table, write_whole

    ending = output.suffix.lower()
    if ending in (".docx", ".xlsx") and format in ("", "table", ending[1:]):
        write_table(output, table)
        return
    asked = format if format not in ("", "table") else {".csv": "csv", ".json": "json", ".md": "md"}.get(ending, "tsv")
    write_whole(output, render(table, asked).encode())
