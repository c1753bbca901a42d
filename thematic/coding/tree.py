"""Trees of rows with a ``parent_id``: codes below codes, themes below themes."""

from collections.abc import Iterable, Mapping

from thematic.errors import Conflict
from thematic.store.tables import Row, Store


def tree(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    """(depth, row) of rows with ``parent_id``, parents before children, siblings in the order given.

    A row whose parent is not among them stands at the top.
    """
    rows = list(rows)
    known = {row["id"] for row in rows}
    below: dict[int | None, list[Row]] = {}
    for row in rows:
        below.setdefault(row["parent_id"] if row["parent_id"] in known else None, []).append(row)
    ordered: list[tuple[int, Row]] = []
    waiting = [(0, row) for row in reversed(below.get(None, []))]
    while waiting:
        depth, row = waiting.pop()
        ordered.append((depth, row))
        waiting.extend((depth + 1, child) for child in reversed(below.get(row["id"], [])))
    return ordered


def subtrees(rows: Iterable[Row]) -> dict[int, set[int]]:
    """For every row its id and those of everything below it."""
    ordered = tree(rows)
    found: dict[int, set[int]] = {row["id"]: {row["id"]} for _depth, row in ordered}
    for _depth, row in reversed(ordered):
        if row["parent_id"] in found:
            found[row["parent_id"]] |= found[row["id"]]
    return found


def descendants(store: Store, code: int, *, table: str = "codes") -> set[int]:
    """The ids of a code (or theme) and everything below it."""
    return subtrees(store.rows(table, ("id", "parent_id")))[code]


def ancestors(store: Store, code: int, *, table: str = "codes") -> set[int]:
    """The ids of everything above a code (or theme)."""
    parents = {row["id"]: row["parent_id"] for row in store.rows(table, ("id", "parent_id"))}
    found: set[int] = set()
    above = parents[code]
    while above is not None:
        found.add(above)
        above = parents[above]
    return found


def ancestors_by_row(rows: Iterable[Row]) -> dict[int, tuple[int, ...]]:
    """For every row the ids of all above it, the nearest first."""
    above: dict[int, tuple[int, ...]] = {}
    for _depth, row in tree(rows):
        parent = row["parent_id"]
        above[row["id"]] = (parent, *above[parent]) if parent in above else ()
    return above


def put_below(store: Store, parents: Mapping[int, int], *, table: str = "codes") -> set[int]:
    """Give rows (by id) the parents that ``parents`` names; returns the ids of those that moved.

    They move at once, so that the order does not matter. Raises Conflict where one would stand below itself.
    """
    rows = {row["id"]: row for row in store.rows(table, ("id", "parent_id", "name"))}
    above = {identity: parents.get(identity, row["parent_id"]) for identity, row in rows.items()}
    moved = {identity for identity, parent in parents.items() if rows[identity]["parent_id"] != parent}
    for identity in sorted(moved):
        line = [identity]
        while (parent := above[line[-1]]) is not None and parent not in line:
            line.append(parent)
        if parent == identity:
            kept = next((rows[step]["name"] for step in line if step not in parents), rows[line[-1]]["name"])
            raise Conflict(
                f"'{rows[identity]['name']}' would stand below itself, as '{rows[line[1]]['name']}' is below it now.",
                hint=f"Move '{kept}' first.",
            )
    store.update_many(table, {"parent_id": None}, [i for i in sorted(moved) if rows[i]["parent_id"] is not None])
    for identity in sorted(moved):
        store.update(table, identity, {"parent_id": parents[identity]})
    return moved
