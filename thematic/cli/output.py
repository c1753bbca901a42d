"""Listings on their way out: a table on a terminal, TSV in a pipe, or the format that was asked for."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from thematic.report.table import Table, listing, render, rich_table


def on_terminal(format: str, output: Path | None) -> bool:
    """Whether a listing is drawn as a table for somebody who looks at it."""
    return output is None and (format == "table" or (not format and sys.stdout.isatty()))


def show_rows(
    columns: Sequence[str] | Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    *,
    format: str,
    output: Path | None = None,
) -> None:
    """Show mappings as a listing with these columns, or {column: heading}."""
    show_table(listing(columns, rows), format=format, output=output)


def show_table(table: Table, *, format: str, output: Path | None = None) -> None:
    """Show a table in ``format``, or as fits where it goes; ``output`` names a file to write instead."""
    if output is not None:
        _write(output, table, format)
        return
    if on_terminal(format, output):
        from rich.console import Console

        Console().print(rich_table(table))
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
