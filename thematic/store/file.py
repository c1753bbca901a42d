"""Making and opening study files."""

import sqlite3
from pathlib import Path

from thematic.errors import Busy, NewerStudy, StudyFileError
from thematic.store import schema
from thematic.store.operations import operate
from thematic.store.tables import Store

SUFFIX = ".thematic"
BUSY_SECONDS = 30.0


def create(path: Path, *, title: str = "", language: str = "nb", approach: str = "codebook", coder: str = "") -> Store:
    """A new, empty study at ``path``; refuses to write over anything."""
    if path.exists():
        raise StudyFileError(f"{path} is there already.", hint="Choose another name, or open that study.")
    if not path.parent.is_dir():
        raise StudyFileError(f"There is no folder {path.parent}.", hint="Make the folder first.")
    from thematic.store.migrations import apply_steps

    try:
        path.touch(exist_ok=False)
        connection = _connect(path)
    except OSError as error:
        raise StudyFileError(f"{path} cannot be written ({error}).", hint="Check the folder's rights.") from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        apply_steps(connection)
        store = Store(connection, path)
        with operate(store, "init", coder=coder):
            for name, value in (
                ("title", title or path.stem),
                ("language", language),
                ("approach", approach),
            ):
                store.set_setting(name, value)
    except BaseException as error:
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise StudyFileError(f"{path} cannot be written ({error}).", hint="Check the folder's rights.") from error
        raise
    return store


def open_store(path: Path) -> Store:
    """An existing study, upgraded first (with a copy kept) when an older version wrote it."""
    if not path.is_file():
        raise StudyFileError(f"There is no study {path}.", hint="Make one with 'thematic init FILE'.")
    connection: sqlite3.Connection | None = None
    try:
        connection = _connect(path)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != schema.APPLICATION_ID:
            raise StudyFileError(f"{path} is not a thematic study.", hint="Name a file made by 'thematic init'.")
        if version > schema.VERSION:
            raise NewerStudy(
                f"{path} was written by a newer thematic (study version {version}, this one knows {schema.VERSION}).",
                hint="Upgrade thematic to open it.",
            )
        if version < schema.VERSION:
            from thematic.store.migrations import upgrade

            upgrade(connection, path)
        # A backup is kept in one file, without WAL; once opened for work it is a study like any other.
        connection.execute("PRAGMA journal_mode = WAL")
        return Store(connection, path)
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if "locked" in str(error):
            raise Busy(f"{path.name} is in use by another process.", hint="Try again in a moment.") from error
        raise StudyFileError(
            f"{path} is not a thematic study, or is damaged ({error}).",
            hint="Name a file made by 'thematic init'.",
        ) from error
    except StudyFileError:
        if connection is not None:
            connection.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    import os

    address = path.resolve().as_uri()
    writable = os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    if path.exists() and not writable:
        address += "?mode=ro" if path.with_name(path.name + "-wal").exists() else "?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    # Otherwise a row that INSERT OR REPLACE removes would go without its delete trigger, and so unjournalled.
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection
