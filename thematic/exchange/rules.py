"""The rules by which one row of two copies becomes one: column by column, some columns together."""

from dataclasses import dataclass
from typing import Any, Literal

from thematic.coding.assignments import CONSENSUS
from thematic.store.tables import Row

Side = Literal["ours", "theirs"]
SIDES: tuple[Side, Side] = ("ours", "theirs")

TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "codings": (("start", "end", "quote", "before", "after"),),
    "turns": (("start", "end", "words", "label_start", "label_end"),),
    "texts": (("text", "sha256"),),
    "memos": (("target_table", "target_id"),),
    "checklist_answers": (("answer", "text", "coder"),),
    "decisions": (("kind", "decision", "kept", "new_code_id", "new_start", "new_end"), ("start", "end")),
}
"""Columns that only mean something together: all of them come from one copy."""

DATES = frozenset({"created", "assigned", "finished", "settled"})
"""Where both copies have a date of their own, the earlier one stands."""

STAYS = frozenset({"name", "source_name", "source_sha256", "reader", "encoding"})
"""Columns of rows made apart that stay as they are here: a spelling, where a text came from. An order always does."""

EMPTY = (None, "", 0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row of both copies as one, and the columns on which they contradict each other."""

    row: Row
    clashes: tuple[tuple[str, ...], ...] = ()


def weigh(table: str, base: Row | None, ours: Row, theirs: Row, *, made_apart: bool, side: Side) -> Weighed:
    """One row of two. With a ``base`` the copy that changed a column is right, without it the copies must agree.

    In a row ``made_apart`` (both copies have made it, and it is one) a column that is empty in one copy is filled from
    the other. A contradiction is settled for ``side``, and told.
    """
    row = dict(ours)
    clashes: list[tuple[str, ...]] = []
    for columns in _cells(table, ours):
        mine, other = [ours[column] for column in columns], [theirs[column] for column in columns]
        if mine == other:
            continue
        if base is not None and mine == (before := [base[column] for column in columns]):
            taken = other
        elif base is not None and other == before:
            continue
        elif columns[0] in DATES and mine[0] and other[0]:
            taken = [min(mine[0], other[0])]
        elif columns[0] == "position" or (base is None and made_apart and _stays(table, columns[0], ours)):
            continue
        elif base is None and made_apart and all(value in EMPTY for value in mine):
            taken = other
        elif base is None and made_apart and all(value in EMPTY for value in other):
            continue
        else:
            clashes.append(columns)
            taken = mine if side == "ours" else other
        row.update(zip(columns, taken, strict=True))
    return Weighed(row, tuple(clashes))


def _stays(table: str, column: str, row: Row) -> bool:
    if column == "coder_id":
        return table == "decisions" or row.get("layer") == CONSENSUS
    return column in STAYS or (table == "decisions" and column == "start")


def _cells(table: str, row: Row) -> list[tuple[str, ...]]:
    together = TOGETHER.get(table, ())
    bound = {column for columns in together for column in columns} | {"guid"}
    return [*together, *((column,) for column in row if column not in bound)]


def document_of(table: str, row: Row) -> Any:
    """The key of the document that a row is part of, or None."""
    return row["id"] if table == "texts" else row.get("document_id")
