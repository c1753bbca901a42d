"""A table on a terminal: columns that find no room are left out by name, instead of all being folded to shreds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thematic.report.table import Cell, Table, full_rows

if TYPE_CHECKING:
    from rich.table import Table as RichTable

GAP = 2
"""What stands between two columns."""

TEXT = 20
"""A column that wants more than this is text, and may be folded down to it; a narrower one stands unfolded."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def fit(table: Table, width: int, *, spare: Sequence[str] = ()) -> tuple[Table, list[str]]:
    """The table with as many columns as ``width`` characters hold, and the names of those left out.

    Where there is no room, empty columns go first (and are not named: nothing of them is missed), then those of
    ``spare`` in their order. What cannot be spared stays, folded.
    """
    rows = [[shown(cell) for cell in row] for row in full_rows(table)]
    wanted = {
        column.name: max(_length(text) for text in (column.heading, *(row[place] for row in rows)))
        for place, column in enumerate(table.columns)
    }
    empty = [name for place, name in enumerate(wanted) if rows and not any(row[place] for row in rows)]
    headings = {column.name: _length(column.heading) for column in table.columns}
    left: list[str] = []
    for name in (*empty, *(name for name in spare if name in wanted and name not in empty)):
        kept = [name for name in wanted if name not in left]
        if sum(min(wanted[name], max(TEXT, headings[name])) + GAP for name in kept) <= width or len(kept) == 1:
            break
        left.append(name)
    places = [place for place, name in enumerate(wanted) if name not in left]
    fitted = replace(
        table,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in full_rows(table)),
    )
    return fitted, [name for name in left if name not in empty]


def rich_table(table: Table, *, width: int = 0) -> "RichTable":
    """The table for a terminal of ``width`` characters (0: wide enough); cells are shown as they are, never as markup.

    Narrow columns stand unfolded while all find room; where they do not, all but figures may be folded, none is cut.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    rows = [[shown(cell) for cell in row] for row in full_rows(table)]
    drawn = RichTable(
        box=SIMPLE_HEAD,
        padding=(0, GAP - 1, 0, 0),
        pad_edge=False,
        title=table.caption or None,
        title_justify="left",
    )
    wanted = [
        max(_length(text) for text in (column.heading, *(row[index] for row in rows)))
        for index, column in enumerate(table.columns)
    ]
    crowded = bool(width) and sum(min(one, TEXT) + GAP for one in wanted) > width
    for index, column in enumerate(table.columns):
        narrow = wanted[index] <= TEXT and not (crowded and table.align(index) == "left")
        drawn.add_column(Text(column.heading), justify=table.align(index), overflow="fold", no_wrap=narrow)
    for row in rows:
        drawn.add_row(*map(Text, row))
    return drawn


def shown(value: Cell) -> str:
    """A plain cell for people: four digits of a figure, a moment in local time to the minute."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        from datetime import datetime

        return datetime.fromisoformat(value).astimezone().strftime("%Y-%m-%d %H:%M")
    return str(value)


def _length(text: str) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, text.splitlines()), default=0)
