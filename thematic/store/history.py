"""The journal read back: the list of operations, undo and redo.

Undo is a new operation made of the before-images. It refuses when a later live change touched one of the
rows, or depends on them. Redo is undoing the undo, so nothing is ever lost from the journal.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from thematic.errors import Conflict, NotFound
from thematic.store.operations import Operation, operate
from thematic.store.tables import Row, Store


class Refused(Conflict):
    """An undo that the journal itself forbids."""


def operations(store: Store, *, coder: str | None = None, limit: int | None = None) -> list[Row]:
    """Operations, newest first, with ``changes`` (journalled rows) and ``state`` (live, undone, folded)."""
    condition, values = ("WHERE coder = ?", [coder]) if coder is not None else ("", [])
    cursor = store.connection.execute(
        "SELECT id, started, coder, verb, phase, reason, summary, undoes, undone_by,"
        " max(0, last_entry - first_entry + 1) * (first_entry > 0) AS changes,"
        " CASE WHEN undone_by IS NOT NULL THEN 'undone' WHEN first_entry = 0 THEN 'folded' ELSE 'live' END AS state"
        f" FROM operations {condition} ORDER BY id DESC LIMIT ?",
        [*values, -1 if limit is None else limit],
    )
    headings = [heading[0] for heading in cursor.description]
    return [dict(zip(headings, row, strict=True)) for row in cursor]


def undo(store: Store, *, coder: str, operation: int | None = None, dry_run: bool = False) -> Row:
    """Take back ``operation``, or the coder's own last one; returns the operation that was taken back."""
    target = _operation(store, operation) if operation is not None else _last_own(store, coder)
    _refuse_ended(target)
    verb = "redo" if target["verb"] == "undo" else "undo"
    _reverse(store, target, verb=verb, coder=coder, dry_run=dry_run)
    return target


def redo(store: Store, *, coder: str, dry_run: bool = False) -> Row:
    """Undo the coder's own last undo that still stands; returns that undo."""
    found = _one(
        store,
        "SELECT * FROM operations WHERE coder = ? AND verb = 'undo' AND undone_by IS NULL"
        " AND first_entry > 0 ORDER BY id DESC LIMIT 1",
        (coder,),
    )
    if found is None:
        raise NotFound(f"{coder or 'This coder'} has no undo to redo.", hint="'thematic history' lists what was done.")
    _reverse(store, found, verb="redo", coder=coder, dry_run=dry_run)
    return found


def _last_own(store: Store, coder: str) -> Row:
    found = _one(
        store,
        "SELECT * FROM operations WHERE coder = ? AND undoes IS NULL AND undone_by IS NULL"
        " AND verb <> 'init' ORDER BY id DESC LIMIT 1",
        (coder,),
    )
    if found is None:
        raise NotFound(
            f"{coder or 'This coder'} has nothing to undo.",
            hint="'thematic history' lists everybody's operations; name one to undo it.",
        )
    return found


def _operation(store: Store, number: int) -> Row:
    found = _one(store, "SELECT * FROM operations WHERE id = ?", (number,))
    if found is None:
        raise NotFound(f"There is no operation {number}.", hint="'thematic history' lists them.")
    return found


def _one(store: Store, sql: str, values: tuple[Any, ...]) -> Row | None:
    cursor = store.connection.execute(sql, values)
    row = cursor.fetchone()
    return dict(zip([heading[0] for heading in cursor.description], row, strict=True)) if row else None


def _refuse_ended(target: Row) -> None:
    number = target["id"]
    if target["undone_by"] is not None:
        raise Refused(f"Operation {number} is undone already (by {target['undone_by']}).", hint="'thematic redo'?")
    if target["verb"] == "init":
        raise Refused("The making of the study cannot be undone.", hint="Delete the file instead.")
    if target["first_entry"] == 0:
        raise Refused(f"Operation {number} was folded away by 'compact'.", hint="Restore a backup from before.")


def _reverse(store: Store, target: Row, *, verb: str, coder: str, dry_run: bool) -> Operation:
    reason = f"{target['verb']} ({target['id']})"
    try:
        return _reversed(store, target, verb=verb, coder=coder, reason=reason, dry_run=dry_run)
    except Refused:
        raise
    except Conflict as error:
        raise Conflict(
            f"Operation {target['id']} ({target['verb']}) cannot be undone: later work depends on it.",
            hint=f"Undo what came later first. {error.sentence}",
        ) from error


def _reversed(store: Store, target: Row, *, verb: str, coder: str, reason: str, dry_run: bool) -> Operation:
    connection = store.connection
    with operate(store, verb, coder=coder, reason=reason, dry_run=dry_run, undoes=target["id"]) as operation:
        # Another process may have undone or folded the target before this one had the study to itself.
        _refuse_ended(_operation(store, target["id"]))
        _refuse_touched(connection, target)
        _defer_quotes(connection, target)
        for table, event, entries in _backwards(connection, target):
            _apply(connection, table, event, entries)
        _mark(store, target["id"], operation.id)
    return operation


def _defer_quotes(connection: sqlite3.Connection, target: Row) -> None:
    """Codings go back to their old places before their text does, so quotes are compared at the end only."""
    connection.execute(
        "INSERT OR IGNORE INTO texts_touched (document_id)"
        " SELECT row_id FROM journal WHERE id BETWEEN ? AND ? AND table_name = 'texts'",
        (target["first_entry"], target["last_entry"]),
    )


def _mark(store: Store, target: int, by: int) -> None:
    """Note that ``by`` took back ``target``; what that had taken back stands again, and so on down the chain."""
    number: int | None = target
    undone_by: int | None = by
    while number is not None:
        store.connection.execute("UPDATE operations SET undone_by = ? WHERE id = ?", (undone_by, number))
        undone_by = number if undone_by is None else None
        number = _operation(store, number)["undoes"]


def _refuse_touched(connection: sqlite3.Connection, target: Row) -> None:
    """A later operation that stands, and whose net effect is not nothing, must not have touched the rows.

    An undo of an operation that is itself later than ``target`` cancels it, so the pair does not count.
    """
    later = connection.execute(
        "SELECT later.operation_id, operations.verb, operations.coder FROM ("
        "  SELECT DISTINCT table_name, row_id FROM journal WHERE id BETWEEN :first AND :last) AS mine"
        " JOIN journal AS later ON later.id > :last"
        "  AND later.table_name = mine.table_name AND later.row_id = mine.row_id"
        " JOIN operations ON operations.id = later.operation_id"
        " WHERE operations.undone_by IS NULL"
        " AND (operations.undoes IS NULL OR operations.undoes <= :target)"
        " AND operations.finished IS NOT NULL ORDER BY later.operation_id LIMIT 1",
        {"first": target["first_entry"], "last": target["last_entry"], "target": target["id"]},
    ).fetchone()
    if later is not None:
        number, verb, coder = later
        raise Refused(
            f"Operation {target['id']} ({target['verb']}) cannot be undone: operation {number} ({verb}, {coder})"
            " changed the same rows later.",
            hint=f"Undo operation {number} first.",
        )


def _backwards(
    connection: sqlite3.Connection, target: Row
) -> Iterator[tuple[str, str, list[tuple[int, dict[str, Any]]]]]:
    """Runs of entries of one table and event, last first, each as (row id, image to restore)."""
    entries = connection.execute(
        "SELECT table_name, CASE WHEN before IS NULL THEN 'insert' WHEN after IS NULL THEN 'delete'"
        " ELSE 'update' END, row_id, before FROM journal WHERE id BETWEEN ? AND ? ORDER BY id DESC",
        (target["first_entry"], target["last_entry"]),
    ).fetchall()
    for (table, event), run in groupby(entries, key=lambda entry: (entry[0], entry[1])):
        yield table, event, [(row_id, json.loads(before) if before else {}) for _t, _e, row_id, before in run]


def _apply(connection: sqlite3.Connection, table: str, event: str, entries: list[tuple[int, dict[str, Any]]]) -> None:
    if event == "insert":
        connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,) for row_id, _image in entries])
        return
    columns = list(entries[0][1])
    names = [f'"{column}"' for column in columns]
    if event == "delete":
        marks = ", ".join("?" for _ in columns)
        connection.executemany(
            f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({marks})',
            [tuple(image.values()) for _row_id, image in entries],
        )
    else:
        sets = ", ".join(f"{name} = ?" for name in names)
        connection.executemany(
            f'UPDATE "{table}" SET {sets} WHERE id = ?',
            [(*image.values(), row_id) for row_id, image in entries],
        )
