"""The Store: rows of a study's tables, read and written without SQL in the rooms above."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thematic.errors import NotFound
from thematic.store.names import fold

if TYPE_CHECKING:
    from thematic.store.operations import Operation

Row = dict[str, Any]
Value = str | int | None

NOUNS = {
    "coders": "coder",
    "attributes": "attribute",
    "documents": "document",
    "speakers": "speaker",
    "questions": "question",
    "codes": "code",
    "concepts": "concept",
    "themes": "theme",
    "cases": "case",
    "snapshots": "snapshot",
}
"""Tables whose rows have a name (and ``name_key``), with the noun that messages use."""


class Store:
    """An open study file. Reading is free; writing needs an open operation (``operations.operate``).

    ``opened`` holds the operations that are open, the outermost first; ``done`` those that ended on this
    store, tried ones (dry runs) included.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.opened: list[Operation] = []
        self.done: list[Operation] = []

    def close(self) -> None:
        """Close the file; an operation that was not finished is rolled back."""
        self.connection.close()

    # reading -----------------------------------------------------------------------------------------

    def rows(
        self, table: str, columns: Sequence[str] | None = None, *, order: str | None = None, **equals: Any
    ) -> list[Row]:
        """Rows as dicts, where each column of ``equals`` is the value (None: empty; a collection: any of it)."""
        names = ", ".join(f'"{column}"' for column in columns) if columns else "*"
        condition, values = _condition(equals)
        tail = f" ORDER BY {order}" if order else ""
        cursor = self.connection.execute(f'SELECT {names} FROM "{table}"{condition}{tail}', values)
        headings = [heading[0] for heading in cursor.description]
        return [dict(zip(headings, row, strict=True)) for row in cursor]

    def one(self, table: str, **equals: Any) -> Row | None:
        """The first such row, or None."""
        found = self.rows(table, **equals)
        return found[0] if found else None

    def values(self, table: str, column: str, *, order: str | None = None, **equals: Any) -> list[Any]:
        """One column of the rows."""
        return [row[column] for row in self.rows(table, (column,), order=order, **equals)]

    def count(self, table: str, **equals: Any) -> int:
        """How many such rows there are."""
        condition, values = _condition(equals)
        return int(self.connection.execute(f'SELECT count(*) FROM "{table}"{condition}', values).fetchone()[0])

    def find(self, table: str, name: str, *, noun: str = "", **equals: Any) -> Row:
        """The row called ``name`` (compared by ``names.fold``); raises NotFound with a suggestion."""
        row = self.one(table, name_key=fold(name), **equals)
        if row is None:
            noun = noun or str(equals.get("kind") or NOUNS[table])
            raise NotFound.named(noun, name, self.values(table, "name", order="name_key", **equals))
        return row

    def text(self, document_id: int) -> str:
        """The stored text of a document."""
        found = self.connection.execute("SELECT text FROM texts WHERE id = ?", (document_id,)).fetchone()
        return str(found[0])

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the study."""
        found = self.connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else default

    # writing -----------------------------------------------------------------------------------------

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add a row; returns its id. ``name_key`` follows ``name``; guid and dates have defaults."""
        row = _with_key(table, values)
        names = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" for _ in row)
        cursor = self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))
        return int(cursor.lastrowid or 0)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Add many rows of the same columns."""
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        self.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Change columns of one row."""
        self.update_many(table, values, (row_id,))

    def update_many(self, table: str, values: Mapping[str, Value], row_ids: Iterable[int]) -> None:
        """Set the same columns of many rows to the same values."""
        row = _with_key(table, values)
        sets = ", ".join(f'"{column}" = ?' for column in row)
        self.connection.executemany(
            f'UPDATE "{table}" SET {sets} WHERE id = ?', [(*row.values(), row_id) for row_id in row_ids]
        )

    def delete(self, table: str, row_ids: int | Iterable[int]) -> None:
        """Remove rows by id; nothing that hangs on them goes along."""
        ids = (row_ids,) if isinstance(row_ids, int) else row_ids
        self.connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,) for row_id in ids])

    def set_setting(self, name: str, value: str) -> None:
        """Set or replace a setting; an equal value writes nothing."""
        row = self.one("settings", name=name)
        if row is None:
            self.insert("settings", {"name": name, "value": value})
        elif row["value"] != value:
            self.update("settings", row["id"], {"value": value})


def _with_key(table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    row = dict(values)
    if table in NOUNS and "name" in row and "name_key" not in row:
        row["name_key"] = fold(str(row["name"]))
    return row


def _condition(equals: Mapping[str, Any]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for column, value in equals.items():
        if value is None:
            parts.append(f'"{column}" IS NULL')
        elif isinstance(value, (list, tuple, set, frozenset)):
            parts.append(f'"{column}" IN (SELECT value FROM json_each(?))')
            values.append(_json_array(value))
        else:
            parts.append(f'"{column}" = ?')
            values.append(value)
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def _json_array(value: Iterable[Any]) -> str:
    import json

    return json.dumps(list(value), ensure_ascii=False)
