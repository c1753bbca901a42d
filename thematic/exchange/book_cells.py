"""The tables of a Word or Excel file as plain cells, with where each row stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thematic.errors import BadInput, UnreadableFile
from thematic.plurals import count
from thematic.transcripts.readers.blocks import Paragraph
from thematic.transcripts.readers.blocks import Table as WordTable
from thematic.transcripts.readers.word import WordFile
from thematic.transcripts.readers.workbook import Workbook

COLUMNS = 64
"""How many columns of a Word table are looked at."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its name (a sheet's, or which table of a document it is) and its rows with their numbers.

    A cell that takes several columns stands in the first of them.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


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
    for paragraph in paragraphs:
        bullet = "- " if paragraph.listed and paragraph.text.strip() else ""
        lines.append(f"{bullet}{paragraph.text}")
    return "\n".join(lines).strip()


def _sheet_grids(data: bytes, name: str) -> tuple[list[Grid], list[str]]:
    grids, notes = [], []
    for sheet in Workbook(data, name).sheets():
        if sheet.unknown:
            raise BadInput(
                f"{name}, sheet '{sheet.name}': {count(sheet.unknown, 'cell holds', 'cells hold')} a formula without a"
                " result.",
                hint="Replace formulas by their text.",
            )
        if sheet.formulas:
            notes.append(f"Sheet '{sheet.name}': {count(sheet.formulas, 'formula')} read as the result that it shows.")
        rows = tuple((row.line, tuple(cell.strip() for cell in row.cells)) for row in sheet.rows)
        grids.append(Grid(f"sheet '{sheet.name}'", rows))
    return grids, notes
