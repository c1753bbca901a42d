"""Another study file, opened to be read and left exactly as it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from thematic.errors import NewerStudy, StudyFileError
from thematic.store import schema
from thematic.store.backup import copy_study
from thematic.store.doctor import examine
from thematic.store.file import open_store
from thematic.store.tables import Store


@contextmanager
def opened_copy(path: Path) -> Iterator[Store]:
    """A study to read from: one by an older version is upgraded in a temporary copy, which is then gone.

    Raises NewerStudy, or StudyFileError where the file is missing, foreign, or breaks a promise (see ``doctor``).
    """
    if not path.is_file():
        raise StudyFileError(f"There is no study {path}.", hint="Name the other coder's study file.")
    with ExitStack() as stack:
        try:
            store = _open(path, stack)
            grave = [finding.sentence for finding in examine(store) if finding.grave]
            if grave:
                raise StudyFileError(
                    f"{path} is damaged ({grave[0].rstrip('.')}).",
                    hint=f"'thematic --study {path} doctor' says more; ask for another copy.",
                )
            yield store
        except sqlite3.Error as error:
            raise StudyFileError(
                f"{path} is not a thematic study, or is damaged ({error}).", hint="Ask for another copy."
            ) from error


def _open(path: Path, stack: ExitStack) -> Store:
    connection = _read_only(path)
    stack.callback(connection.close)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != schema.APPLICATION_ID:
        raise StudyFileError(f"{path} is not a thematic study.", hint="Name a file made by 'thematic init'.")
    if version > schema.VERSION:
        raise NewerStudy(
            f"{path} was written by a newer thematic (study version {version}, this one knows {schema.VERSION}).",
            hint="Upgrade thematic to open it.",
        )
    if version == schema.VERSION:
        # One transaction, so that everything read is of one moment, also while its coder works on.
        connection.execute("BEGIN")
        return Store(connection, path)
    folder = stack.enter_context(TemporaryDirectory(prefix="thematic-", ignore_cleanup_errors=True))
    copy_study(connection, Path(folder) / path.name)
    upgraded = open_store(Path(folder) / path.name)
    stack.callback(upgraded.close)
    return upgraded


def _read_only(path: Path) -> sqlite3.Connection:
    """``immutable`` leaves nothing beside a file that nobody has open; one in use is read with its -wal."""
    place = path.resolve()
    in_use = any(place.with_name(place.name + suffix).exists() for suffix in ("-wal", "-journal"))
    address = place.as_uri() + ("?mode=ro" if in_use else "?mode=ro&immutable=1")
    return sqlite3.connect(address, uri=True, isolation_level=None)
