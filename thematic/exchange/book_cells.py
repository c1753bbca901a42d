"""The tables of a Word or Excel file as plain cells, with where each row stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thematic.errors import BadInput, UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.word import Paragraph, WordFile, flatten
from thematic.transcripts.readers.word import Table as WordTable

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook holds signs that XML does not keep, and texts that look like this themselves."""

ROWS, COLUMNS = 20_000, 64
"""How much of a sheet is looked at; a codebook has a few hundred rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its name (a sheet's, or which table of a document it is) and its rows with their numbers.

    A cell that takes several columns stands in the first of them. ``formulas`` are (row, column from 0) of cells that
    hold one.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def read_grids(path: Path) -> tuple[list[Grid], list[str]]:
    """The tables of a .docx or .xlsx file in their order, and what should be told of how they were read.

    Raises UnreadableFile for a file that is not sound, or not of the kind that its name says.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}).", hint="Check the name.") from error
    return _word_grids(data, path.name) if path.suffix.lower() == ".docx" else _sheet_grids(data, path.name)


def _word_grids(data: bytes, name: str) -> tuple[list[Grid], list[str]]:
    word = WordFile(data, name)
    tables = [block for block in word.blocks(word.body) if isinstance(block, WordTable)]
    grids = [Grid(f"table {number}", tuple(_word_rows(table))) for number, table in enumerate(tables, start=1)]
    notes = []
    if word.insertions or word.deletions:
        notes.append(
            f"Tracked changes are read as accepted (insertions: {word.insertions}, deletions: {word.deletions})."
        )
    if word.comments:
        notes.append(f"Comments are not read: {word.comments}.")
    return grids, notes


def _word_rows(table: WordTable) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, (cells, spans) in enumerate(zip(table.rows, table.spans, strict=True), start=1):
        row: list[str] = []
        for cell, span in zip(cells, spans, strict=True):
            row += [_cell_text(cell), *[""] * (span - 1)]
        yield number, tuple(row[:COLUMNS])


def _cell_text(paragraphs: list[Paragraph]) -> str:
    lines = []
    for paragraph in flatten(paragraphs):
        bullet = "- " if paragraph.listed and paragraph.text.strip() else ""
        lines.append(f"{bullet}{paragraph.text}")
    return "\n".join(lines).strip()


def _sheet_grids(data: bytes, name: str) -> tuple[list[Grid], list[str]]:
    import io
    import warnings

    check_workbook(data, name)
    import openpyxl

    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep (validation, pictures) is nothing to a reader.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            grids = [_sheet_grid(sheet) for sheet in book.worksheets]
            book.close()
    except BadInput:
        raise
    except Exception as error:
        # openpyxl answers a damaged workbook with whatever error its parts meet.
        raise UnreadableFile(
            f"{name} is damaged or no Excel workbook.", hint="Open it in its own program and save it once more."
        ) from error
    return grids, []


def check_workbook(data: bytes, name: str) -> None:
    """Read every part of a workbook once within the bounds of ``Archive``, and refuse a DOCTYPE in any."""
    archive = Archive(data, name)
    if "[Content_Types].xml" not in archive or "xl/workbook.xml" not in archive:
        raise UnreadableFile(f"{name} is no Excel workbook.", hint="Save it as .xlsx in a spreadsheet program.")
    for member in archive.names():
        content = archive.read(member)
        if member.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in content[:4096].replace(b"\0", b""):
            raise UnreadableFile(f"{name} was not opened: {member} declares a DOCTYPE.", hint="Save a new copy.")


def _sheet_grid(sheet: Any) -> Grid:
    rows: list[tuple[int, tuple[str, ...]]] = []
    formulas: set[tuple[int, int]] = set()
    for number, cells in enumerate(sheet.iter_rows(max_row=ROWS, max_col=COLUMNS), start=1):
        row = []
        for place, cell in enumerate(cells):
            if cell.data_type == "f":
                formulas.add((number, place))
            row.append(_plain(cell.value))
        if any(row):
            rows.append((number, tuple(row)))
    return Grid(f"sheet '{sheet.title}'", tuple(rows), frozenset(formulas))


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).strip()
