"""A table of cells, whatever file it came from: its rows, all of one width."""

from collections.abc import Sequence
from dataclasses import dataclass

MAX_ROWS = 200_000
MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and its line (or row number) in the file; ``whole``: one cell merged over the whole width."""

    line: int
    cells: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``source`` for messages, ``stem`` for the names of its documents, its rows, all of equal width."""

    source: str
    stem: str
    rows: tuple[Row, ...]
    reader: str
    encoding: str
    doubts: tuple[str, ...] = ()


def make_grid(
    rows: Sequence[Row], *, source: str, stem: str, reader: str, encoding: str, doubts: Sequence[str] = ()
) -> Grid:
    """A grid of ``rows`` filled up to one width, without the columns at the end that are empty throughout."""
    used = max((place + 1 for row in rows for place, cell in enumerate(row.cells) if cell.strip()), default=0)
    filled = tuple(Row(row.line, (*row.cells[:used], *[""] * (used - len(row.cells))), row.whole) for row in rows)
    return Grid(source, stem, filled, reader, encoding, tuple(doubts))
