"""Rows with parents in reading order: every row before its children, siblings by position and name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def walk(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Every row with its depth (0 at the top), parents first; without its parent a row stands at the top."""
    rows = list(rows)
    known = {row["id"] for row in rows}
    below: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (row["position"], row["name_key"])):
        below.setdefault(row["parent_id"] if row["parent_id"] in known else None, []).append(row)
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        yield row, depth
        waiting.extend((child, depth + 1) for child in reversed(below.get(row["id"], [])))


def subtrees(rows: Iterable[Mapping[str, Any]]) -> dict[int, set[int]]:
    """For every row its id and those of everything below it."""
    order = list(walk(rows))
    found: dict[int, set[int]] = {}
    for row, _depth in reversed(order):
        found.setdefault(row["id"], set()).add(row["id"])
        if row["parent_id"] is not None:
            found.setdefault(row["parent_id"], set()).update(found[row["id"]])
    return found
