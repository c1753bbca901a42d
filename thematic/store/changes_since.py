"""What a study held at an earlier operation, and what the journals of two copies have in common."""

import json
from dataclasses import dataclass

from thematic.store import schema, schema_2
from thematic.store.tables import Row, Store

State = dict[str, list[Row]]
"""The rows of every tracked table, parents before children."""


@dataclass(frozen=True, slots=True)
class Shape:
    """For every tracked table its columns, those that point to another row (and where to), and those that may come to
    be empty."""

    columns: dict[str, tuple[str, ...]]
    references: dict[str, dict[str, str]]
    optional: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Past:
    """An operation as another copy would know it: its number here, and the guid that is the same everywhere."""

    id: int
    guid: str
    folded: bool


def read_shape(store: Store) -> Shape:
    """How the tracked tables are built."""
    columns, references, optional = {}, {}, {}
    for table in schema.TRACKED:
        info = store.connection.execute('SELECT name, "notnull" FROM pragma_table_info(?)', (table,)).fetchall()
        columns[table] = tuple(name for name, _notnull in info)
        optional[table] = frozenset(name for name, notnull in info if not notnull and name != "id")
        optional[table] -= schema_2.ONE_OF.get(table, frozenset())
        references[table] = dict(
            store.connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)).fetchall()
        )
    return Shape(columns, references, optional)


def read_state(store: Store) -> State:
    """Every row as it is now."""
    return {table: store.rows(table, order="id") for table in schema.TRACKED}


def read_past(store: Store) -> list[Past]:
    """Every operation, the first first."""
    rows = store.connection.execute("SELECT id, guid, first_entry = 0 FROM operations ORDER BY id")
    return [Past(number, guid, bool(folded)) for number, guid, folded in rows]


def state_at(store: Store, operation: int, now: State) -> State | None:
    """Every row as it was when ``operation`` had ended; None where the journal since then was folded away.

    ``now`` is what ``read_state`` says. A column that is newer than a row's image is taken from the row as it is now.
    """
    later, folded, first = store.connection.execute(
        "SELECT count(*), coalesce(sum(first_entry = 0), 0), min(first_entry) FROM operations WHERE id > ?",
        (operation,),
    ).fetchone()
    if folded:
        return None
    if not later:
        return now
    before: dict[str, dict[int, str | None]] = {table: {} for table in now}
    for table, row_id, image in store.connection.execute(
        "SELECT table_name, row_id, before FROM journal WHERE id >= ? ORDER BY id", (first,)
    ):
        before[table].setdefault(row_id, image)
    state: State = {}
    for table, rows in now.items():
        touched = before[table]
        current = {row["id"]: row for row in rows if row["id"] in touched}
        former = [current.get(row_id, {}) | json.loads(image) for row_id, image in touched.items() if image is not None]
        untouched = [row for row in rows if row["id"] not in touched] if touched else rows
        state[table] = sorted((*untouched, *former), key=lambda row: row["id"]) if touched else rows
    return state
