"""SQLite files of other programs, read without trusting them: nothing in them is run, nothing is left beside them."""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from thematic.errors import BadInput, UnreadableFile
from thematic.store.tables import Row

HEADER = b"SQLite format 3\x00"
MAX_BYTES = 512 * 1024 * 1024
"""Larger than the text of any project; recordings and pictures lie beside the database."""

MAX_CELL = 16 * 1024 * 1024
"""Two million words: more than anybody says in a transcript."""

SECONDS = 60.0
"""How long one reading may take: a file can be built so that a query never ends."""

_STEPS = 20_000
_LEAST = 8
"""Bytes that a row takes at the least, threefold."""

_BESIDE = ("-wal", "-journal")

Kinds = Mapping[str, type[str] | type[int]]
"""Columns to read, and what each is read as."""


class ForeignTables:
    """Tables of an open foreign file. Only real tables count: no views, virtual tables or generated columns."""

    def __init__(self, connection: sqlite3.Connection, path: Path, size: int) -> None:
        self._connection = connection
        self._path = path
        self._size = size
        self._columns = _real_tables(connection)

    def has(self, table: str, *columns: str) -> bool:
        """Whether there is such a table, with these columns."""
        return table in self._columns and set(columns) <= self._columns[table].keys()

    def require(self, tables: Mapping[str, Sequence[str]]) -> None:
        """Raise UnreadableFile unless all of these tables and columns are there."""
        for table, columns in tables.items():
            missing = next((column for column in columns if not self.has(table, column)), None)
            if table not in self._columns or missing is not None:
                what = f"{table}.{missing}" if table in self._columns else table
                raise UnreadableFile(
                    f"{self._path.name} lacks {what}, which such a project has.",
                    hint="Open it in the program that made it, save it there, and try again.",
                )

    def rows(self, table: str, columns: Kinds, **equals: int) -> Iterator[Row]:
        """Rows in the order in which they were stored; a column that is missing, or no such value, is "" or None.

        Text is read as text and numbers as whole numbers, whatever the file calls them. Raises UnreadableFile where a
        table holds more than a file of this size can: its pages are then told to be in several places.
        """
        if table not in self._columns:
            return
        there = [column for column in columns if column in self._columns[table]]
        wanted = [column for column in equals if column in self._columns[table]]
        if not there or len(wanted) < len(equals):
            return
        names = ", ".join(f'"{self._columns[table][column]}"' for column in there)
        condition = " AND ".join(f'"{self._columns[table][column]}" = ?' for column in wanted)
        where = f" WHERE {condition}" if condition else ""
        query = f'SELECT {names} FROM main."{table}" NOT INDEXED{where}'
        room = 3 * self._size
        for values in self._connection.execute(query, list(equals.values())):
            room -= _LEAST + sum(len(value) for value in values if isinstance(value, str | bytes))
            if room < 0:
                raise UnreadableFile(
                    f"{self._path.name} is damaged ({table} holds more than there is room for).",
                    hint="Open it in its own program, or take a backup of it.",
                )
            row: Row = {column: "" if kind is str else None for column, kind in columns.items()}
            for column, value in zip(there, values, strict=True):
                row[column] = _text(value) if columns[column] is str else _number(value)
            yield row

    def count(self, table: str) -> int:
        """How many rows a table has; 0 where it is missing."""
        if table not in self._columns:
            return 0
        # The condition makes it go row by row, so that it can be stopped.
        query = f'SELECT count(*) FROM main."{table}" NOT INDEXED WHERE ?1 = 1'
        return int(self._connection.execute(query, (1,)).fetchone()[0])


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as an SQLite database does."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(HEADER)) == HEADER
    except OSError:
        return False


@contextmanager
def opened_foreign(path: Path, *, seconds: float = SECONDS) -> Iterator[ForeignTables]:
    """The tables of another program's SQLite file, to read only. Raises UnreadableFile, or BadInput where it is too
    large or takes too long.

    A file that its program has open, or left with changes beside it, is read from a copy with those changes.
    """
    if not is_sqlite(path):
        raise UnreadableFile(f"{path} is not an SQLite database.", hint="Name the file that the program saved.")
    beside = [path.with_name(path.name + ending) for ending in _BESIDE]
    beside = [file for file in beside if file.is_file() and file.stat().st_size]
    size = sum(file.stat().st_size for file in (path, *beside))
    if size > MAX_BYTES:
        raise BadInput(
            f"{path.name} is larger than the {MAX_BYTES // 1024**2} MB that a project may have.",
            hint="Leave pictures and recordings out of it.",
        )
    with TemporaryDirectory(prefix="thematic-", ignore_cleanup_errors=True) as folder:
        place = path.resolve()
        if beside:
            for file in (path, *beside):
                copyfile(file, Path(folder) / f"copy{file.name[len(path.name) :]}")
            place = Path(folder).resolve() / "copy"
        connection: sqlite3.Connection | None = None
        try:
            address = place.as_uri() + ("" if beside else "?mode=ro&immutable=1")
            connection = sqlite3.connect(address, uri=True, isolation_level=None)
            _distrust(connection, until=time.monotonic() + seconds)
            yield ForeignTables(connection, path, size)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _refusal(error, path) from error
        finally:
            if connection is not None:
                connection.close()


def _distrust(connection: sqlite3.Connection, *, until: float) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 500)
    connection.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _real_tables(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """For every ordinary table its columns, lower-case name to name. Virtual tables have no root page."""
    found: dict[str, dict[str, str]] = {}
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0").fetchall()
    for (name,) in names:
        if '"' in name or "\x00" in name:
            continue
        columns = connection.execute(f'PRAGMA main.table_xinfo("{name}")').fetchall()
        found[name.lower()] = {
            column[1].lower(): column[1] for column in columns if column[6] == 0 and '"' not in column[1]
        }
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _number(value: Any) -> int | None:
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    digits = _text(value).strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 19 else None


def _refusal(error: Exception, path: Path) -> BadInput:
    message = str(error)
    if "interrupted" in message:
        return BadInput(f"{path.name} takes too long to read.", hint="Such a file is damaged, or built to do harm.")
    if "too big" in message:
        return BadInput(
            f"{path.name} holds a text of more than {MAX_CELL // 1024**2} MB.", hint="No transcript is that long."
        )
    said = message.rstrip(".") if isinstance(error, sqlite3.Error) else "names that are no text"
    return UnreadableFile(
        f"{path.name} is damaged ({said}).", hint="Open it in its own program, or take a backup of it."
    )
