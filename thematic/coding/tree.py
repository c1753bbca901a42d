"""Trees of rows with a ``parent_id``: codes below codes, themes below themes."""

from collections.abc import Sequence

from thematic.store.tables import Row, Store


def tree(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """(depth, row) of rows with ``parent_id``, parents before children, siblings in the order given."""
    below: dict[int | None, list[Row]] = {}
    for row in rows:
        below.setdefault(row["parent_id"], []).append(row)
    ordered: list[tuple[int, Row]] = []
    waiting = [(0, row) for row in reversed(below.get(None, []))]
    while waiting:
        depth, row = waiting.pop()
        ordered.append((depth, row))
        waiting.extend((depth + 1, child) for child in reversed(below.get(row["id"], [])))
    return ordered


def descendants(store: Store, code: int, *, table: str = "codes") -> set[int]:
    """The ids of a code (or theme) and everything below it."""
    below: dict[int | None, list[int]] = {}
    for row in store.rows(table, ("id", "parent_id")):
        below.setdefault(row["parent_id"], []).append(row["id"])
    found: set[int] = set()
    waiting = [code]
    while waiting:
        identity = waiting.pop()
        found.add(identity)
        waiting += below.get(identity, [])
    return found


def ancestors(store: Store, code: int, *, table: str = "codes") -> set[int]:
    """The ids of everything above a code (or theme)."""
    parents = {row["id"]: row["parent_id"] for row in store.rows(table, ("id", "parent_id"))}
    found: set[int] = set()
    above = parents[code]
    while above is not None:
        found.add(above)
        above = parents[above]
    return found
