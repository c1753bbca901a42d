"""How wide columns must be and how many lines their text takes, as near as can be told without a font."""

import re
from collections.abc import Iterable, Sequence

from thematic.report.table import Cell, Table, plain

CHARACTER, BOLD = 0.5, 0.6
"""The width of a usual character, and of a usual bold or round one, in shares of the type size."""

UNBROKEN = 26
"""Characters of the longest word that a column is widened for; a longer one may be broken."""

BREAKS = re.compile(r"[ \n\t-]+")
"""Where a line may end (never at a no-break space)."""


def column_widths(table: Table, total: int, *, size: float, padding: int) -> list[int]:
    """The widths of the columns in twentieths of a point, ``total`` together.

    They follow the columns' relative widths, but none is too narrow for its longest word, as long as there is room.
    """
    shares = [column.width for column in table.columns]
    least = [_least(table, index, size) + 2 * padding for index in range(len(shares))]
    fixed: dict[int, float] = {}
    if sum(least) <= total:
        while True:
            left = (total - sum(fixed.values())) / sum(
                share for index, share in enumerate(shares) if index not in fixed
            )
            narrow = {
                index: least[index]
                for index, share in enumerate(shares)
                if index not in fixed and share * left < least[index]
            }
            fixed |= narrow
            if not narrow or len(fixed) == len(shares):
                break
    else:
        left = total / sum(shares)
    widths = [round(fixed.get(index, share * left)) for index, share in enumerate(shares)]
    return [*widths[:-1], total - sum(widths[:-1])]


def count_lines(cells: tuple[Cell, ...], widths: Sequence[int], *, size: float) -> int:
    """About how many lines a row takes: those of its longest cell."""
    spans = widths if len(cells) == len(widths) else [sum(widths)]
    return max(
        sum(1 + int(len(line) * CHARACTER * size * 20 / width) for line in str(plain(cell)).split("\n"))
        for cell, width in zip(cells, spans, strict=True)
    )


def _least(table: Table, index: int, size: float) -> int:
    bold = _longest([table.columns[index].heading]) * BOLD
    held = _longest(_texts(table, index)) * (CHARACTER + BOLD) / 2
    return round(max(bold, held) * size * 20)


def _texts(table: Table, index: int) -> Iterable[str]:
    return (str(plain(row[index])) for row in table.rows if len(row) == len(table.columns))


def _longest(texts: Iterable[str]) -> int:
    lengths = [len(word) for text in texts for word in BREAKS.split(text)]
    return max((length for length in lengths if length <= UNBROKEN), default=0)
