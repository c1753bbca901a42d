"""What the journal says of rows after a mark was set: whether a mark is older than what it was set on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Change:
    """A row's change by an operation that stands: its images, {} where there was or is none.

    ``undoes`` is the operation that it took back, None for one that took back nothing.
    """

    operation: int
    undoes: int | None
    started: str
    coder: str
    verb: str
    table: str
    row_id: int
    before: dict[str, Any]
    after: dict[str, Any]

    def is_later(self, operation: int) -> bool:
        """Whether it changed what stood when ``operation`` ended.

        An undo of what came later only brings back what stood then.
        """
        return self.operation > operation and (self.undoes is None or self.undoes <= operation)


def written_by(store: Store, table: str) -> dict[int, int]:
    """For the rows of ``table`` the operation that wrote each last, undone ones and undos aside.

    A row whose operation was folded away is not there.
    """
    found = store.connection.execute(
        "SELECT row_id, max(operation_id) FROM journal JOIN operations ON operations.id = operation_id"
        " WHERE table_name = ? AND undone_by IS NULL AND undoes IS NULL GROUP BY row_id",
        (table,),
    )
    return dict(found.fetchall())


def changes_after(store: Store, operation: int, tables: Iterable[str]) -> list[Change]:
    """The changes of ``tables`` after an operation (0: all that the journal holds), the oldest first."""
    rows = store.connection.execute(
        "SELECT operations.id, undoes, started, coder, verb, table_name, row_id, before, after"
        " FROM operations JOIN journal ON journal.id BETWEEN first_entry AND last_entry"
        " WHERE operations.id > ? AND undone_by IS NULL AND finished IS NOT NULL AND first_entry > 0"
        " AND table_name IN (SELECT value FROM json_each(?)) ORDER BY journal.id",
        (operation, json.dumps(list(tables))),
    )
    return [Change(*row[:7], *(json.loads(image) if image else {} for image in row[7:])) for row in rows]
