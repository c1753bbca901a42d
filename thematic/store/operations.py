"""Operations: who changed what, when and why. Everything inside one succeeds together or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from thematic import __version__
from thematic.errors import Busy, Conflict, StudyFileError, ThematicError
from thematic.phases import phase_of
from thematic.store import triggers
from thematic.store.tables import Store


@dataclass(slots=True)
class Operation:
    """One journalled change. ``notes`` are sentences for the user; ``changes`` counts rows once it ended."""

    id: int
    verb: str
    notes: list[str] = field(default_factory=list)
    changes: int = 0
    kept: bool = False


@contextmanager
def operate(
    store: Store, verb: str, *, coder: str, reason: str = "", dry_run: bool = False, undoes: int | None = None
) -> Iterator[Operation]:
    """Open an operation, or join the one that is open.

    Ends in a commit; any exception takes everything back, and so does ``dry_run``. An operation that changed
    nothing leaves no trace. Raises Busy when another process holds the study for longer than the timeout.
    """
    if store.opened:
        with _translated(store), _joined(store, verb) as operation:
            yield operation
        return
    connection = store.connection
    with _translated(store):
        connection.execute("BEGIN IMMEDIATE")
    try:
        with _translated(store):
            operation = _begin(connection, verb, coder, reason, undoes)
            store.opened.append(operation)
            yield operation
            _finish(connection, operation)
            if operation.changes and dry_run:
                _refuse_loose_ends(connection)
            elif operation.changes:
                _commit(connection)
                operation.kept = True
        store.done.append(operation)
    finally:
        store.opened.clear()
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def _joined(store: Store, verb: str) -> Iterator[Operation]:
    connection = store.connection
    outer = store.opened[-1]
    inner = Operation(id=outer.id, verb=verb)
    point = f"inner_{len(store.opened)}"
    connection.execute(f"SAVEPOINT {point}")
    store.opened.append(inner)
    try:
        yield inner
        outer.notes.extend(inner.notes)
    except BaseException:
        if connection.in_transaction:
            connection.execute(f"ROLLBACK TO {point}")
        raise
    finally:
        store.opened.pop()
        if connection.in_transaction:
            connection.execute(f"RELEASE {point}")


def now() -> str:
    """This moment in UTC, to the millisecond, as the journal writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _begin(connection: sqlite3.Connection, verb: str, coder: str, reason: str, undoes: int | None) -> Operation:
    cursor = connection.execute(
        "INSERT INTO operations (started, coder, verb, phase, reason, undoes, version, first_entry)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM journal))",
        (now(), coder, verb, phase_of(verb), reason, undoes, __version__),
    )
    return Operation(id=int(cursor.lastrowid or 0), verb=verb)


def _finish(connection: sqlite3.Connection, operation: Operation) -> None:
    first, last = connection.execute(
        "SELECT first_entry, (SELECT coalesce(max(id), 0) FROM journal) FROM operations WHERE id = ?",
        (operation.id,),
    ).fetchone()
    operation.changes = last - first + 1
    connection.execute(
        "UPDATE operations SET finished = ?, last_entry = ?, summary = ? WHERE id = ?",
        (now(), last, " ".join(operation.notes), operation.id),
    )


def _commit(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("COMMIT")
    except sqlite3.IntegrityError:
        _refuse_loose_ends(connection)
        raise


def _refuse_loose_ends(connection: sqlite3.Connection) -> None:
    """Raise what COMMIT would refuse: rows that point to a row that is gone."""
    left = connection.execute("PRAGMA foreign_key_check").fetchall()
    if left:
        tables = ", ".join(sorted({str(row[0]) for row in left}))
        raise Conflict(f"This cannot be done: {tables} still depend on what it removes.")


@contextmanager
def _translated(store: Store) -> Iterator[None]:
    """SQLite's refusals as sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise refusal(error, store) from error


def refusal(error: sqlite3.Error, store: Store) -> ThematicError:
    """What an SQLite error means for the user."""
    message = str(error)
    if "locked" in message or "busy" in message:
        return Busy(f"{store.path.name} is in use by another process.", hint="Try again in a moment.")
    if "full" in message or "disk I/O" in message:
        return StudyFileError(
            f"There is no room left for {store.path.name}; nothing was changed.",
            hint="Free some space and try again.",
        )
    if "readonly" in message:
        return StudyFileError(
            f"{store.path} cannot be written to.", hint="Check the rights of the file and of its folder."
        )
    if "malformed" in message or "not a database" in message:
        return StudyFileError(f"{store.path} is damaged.", hint="Restore a backup; 'thematic doctor' says more.")
    if message == triggers.MEMO_LEFT:
        return Conflict("A memo hangs on what this would remove.", hint="Remove the memo first.")
    if message in (triggers.OUTSIDE, triggers.WRONG_QUOTE, triggers.CIRCLE, triggers.MEMO_ASTRAY):
        return Conflict(message.removeprefix("thematic: ").capitalize() + ".")
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(f"The study refuses this ({message}).", hint="Something else has that name or place.")
    return StudyFileError(f"{store.path.name}: {message}.")
