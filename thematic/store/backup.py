"""Safe copies of a study, and a journal folded away."""

import sqlite3
from pathlib import Path

from thematic.errors import Conflict, StudyFileError
from thematic.store.operations import refusal
from thematic.store.tables import Store


def copy_study(connection: sqlite3.Connection, target: Path) -> None:
    """A consistent copy at ``target``, also while others write; it appears whole or not at all."""
    if target.exists():
        raise StudyFileError(f"{target} is there already.", hint="Choose a name that is not taken.")
    unfinished = target.with_name(target.name + ".part")
    try:
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise StudyFileError(
            f"{target} could not be written ({error}).", hint="Is there such a folder, and room in it?"
        ) from error


def fold_journal(store: Store) -> int:
    """Forget the row images of every operation; returns how many were forgotten.

    The list of operations stays. What goes: undo of everything up to now, and the common history that
    merging another coder's copy compares with.
    """
    connection = store.connection
    if connection.in_transaction:
        raise Conflict("The journal cannot be folded in the middle of an operation.")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE operations SET first_entry = 0, last_entry = 0")
        forgotten = connection.execute("DELETE FROM journal").rowcount
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise refusal(error, store) from error
    return forgotten
