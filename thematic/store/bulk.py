"""Many rows of many tables written at once, with ids that are known beforehand."""

from collections.abc import Sequence

from thematic.store import schema
from thematic.store.tables import Store, Value


def unused_ids(store: Store) -> dict[str, int]:
    """For every tracked table the first id that no row has, or ever had: undo may bring deleted rows back."""
    last = dict(store.connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return {table: last.get(table, 0) + 1 for table in schema.TRACKED}


def newest_operation(store: Store) -> int:
    """The number of the last operation that ended."""
    found = store.connection.execute("SELECT max(id) FROM operations WHERE finished IS NOT NULL").fetchone()
    return int(found[0] or 0)


def set_columns(store: Store, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Set the same columns of many rows, each to values of its own: ``rows`` hold the values, then the id."""
    sets = ", ".join(f'"{column}" = ?' for column in columns)
    store.connection.executemany(f'UPDATE "{table}" SET {sets} WHERE id = ?', rows)
