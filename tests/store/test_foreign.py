"""SQLite files of other programs, some built to do harm: refused with a sentence, in bounded time, and left alone."""

import sqlite3
import time
from contextlib import closing

import pytest

from thematic.errors import BadInput, UnreadableFile
from thematic.store import foreign
from thematic.store.foreign import is_sqlite, opened_foreign

COLUMNS = {"id": int, "name": str}


def made(path, script):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.commit()
    return path


@pytest.fixture
def good(tmp_path):
    script = "CREATE TABLE source (id integer primary key, Name text); INSERT INTO source VALUES (1, 'æ');"
    return made(tmp_path / "god.db", script)


def test_rows_come_in_order_with_what_is_missing_empty(tmp_path):
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE source (id, name, n);"
        "INSERT INTO source VALUES (2, 'b', 7), ('3', 4, 8), (x'31', x'c3a6', 7), (2.0, NULL, 7), (2.5, '', 7),"
        " ('tre', x'ff41', 7), (99999999999999999999999, 'stor', 7);",
    )
    with opened_foreign(path) as tables:
        rows = list(tables.rows("source", {**COLUMNS, "memo": str, "position": int}))
        assert [(row["id"], row["name"]) for row in rows] == [
            (2, "b"),
            (3, "4"),
            (1, "æ"),
            (2, ""),
            (None, ""),
            (None, "\ufffdA"),
            (99999999999999991611392, "stor"),
        ]
        assert {(row["memo"], row["position"]) for row in rows} == {("", None)}
        assert [row["name"] for row in tables.rows("source", COLUMNS, n=8)] == ["4"]
        assert list(tables.rows("source", COLUMNS, finnes_ikke=8)) == []
        assert list(tables.rows("annet", COLUMNS)) == []
        assert (tables.count("source"), tables.count("annet")) == (7, 0)


def test_names_of_tables_and_columns_have_no_case(good):
    with opened_foreign(good) as tables:
        assert tables.has("source", "name")
        assert next(iter(tables.rows("source", COLUMNS))) == {"id": 1, "name": "æ"}


@pytest.mark.parametrize(
    "script",
    [
        "CREATE VIEW source AS SELECT 1 AS id, 'x' AS name;",
        "CREATE VIRTUAL TABLE source USING fts5(id, name);",
        "CREATE TABLE source (id integer primary key, name text AS (hex(zeroblob(100000000))));",
        "CREATE TABLE source (id integer primary key, name text AS (hex(zeroblob(100000000))) STORED);",
        "CREATE TABLE source (id integer primary key);",
        "CREATE TABLE annet (id, name);",
    ],
)
def test_only_real_tables_with_real_columns_count(tmp_path, script):
    path = made(tmp_path / "a.db", script)
    with opened_foreign(path) as tables:
        assert not tables.has("source", "id", "name")
        with pytest.raises(UnreadableFile, match="lacks source"):
            tables.require({"source": ("id", "name")})


def test_triggers_and_functions_of_the_file_are_never_run(tmp_path):
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE source (id integer primary key, name text CHECK (length(name) > 0) DEFAULT 'x');"
        "CREATE INDEX odd ON source (upper(name)) WHERE length(name) < 3;"
        "INSERT INTO source VALUES (1, 'a');"
        "CREATE TRIGGER boom AFTER INSERT ON source BEGIN DELETE FROM source; END;",
    )
    before = path.read_bytes()
    with opened_foreign(path) as tables:
        assert list(tables.rows("source", COLUMNS)) == [{"id": 1, "name": "a"}]
        with pytest.raises(sqlite3.Error):
            tables._connection.execute("DELETE FROM source")
        with pytest.raises(sqlite3.Error):
            tables._connection.execute("ATTACH 'b.db' AS b")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


def test_a_file_that_is_in_use_is_read_with_its_changes_and_left_alone(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE source (id integer primary key, name text)")
        connection.execute("INSERT INTO source VALUES (1, 'ny')")
        connection.commit()
        before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        with opened_foreign(path) as tables:
            assert list(tables.rows("source", COLUMNS)) == [{"id": 1, "name": "ny"}]
        after = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {name: data for name, data in after.items() if not name.endswith("-shm")} == {
        name: data for name, data in before.items() if not name.endswith("-shm")
    }


def test_what_is_no_database_is_told_so(tmp_path, good):
    (tmp_path / "tekst.db").write_text("Bare tekst.")
    (tmp_path / "tom.db").write_bytes(b"")
    for path in (tmp_path / "tekst.db", tmp_path / "tom.db", tmp_path, tmp_path / "finnes-ikke"):
        assert not is_sqlite(path)
        with pytest.raises(UnreadableFile, match="is not an SQLite database"), opened_foreign(path):
            pass
    assert is_sqlite(good)


def test_a_damaged_file_gives_one_sentence_at_whatever_place_it_is_damaged(tmp_path, good):
    data = good.read_bytes()
    path = tmp_path / "skadet.db"
    refused = 0
    for place in range(16, len(data), 13):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        try:
            with opened_foreign(path) as tables:
                tables.require({"source": ("id", "name")})
                list(tables.rows("source", COLUMNS))
        except BadInput as error:
            refused += 1
            assert error.hint
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableFile), opened_foreign(path) as tables:
        list(tables.rows("source", COLUMNS))
    assert refused > 3


def test_a_cell_and_a_file_have_bounds(good, monkeypatch, tmp_path):
    script = "CREATE TABLE source (id, name); INSERT INTO source VALUES (1, zeroblob(3000000));"
    path = made(tmp_path / "stor.db", script)
    monkeypatch.setattr(foreign, "MAX_CELL", 2_000_000)
    with pytest.raises(BadInput, match="holds a text of more than 1 MB"), opened_foreign(path) as tables:
        list(tables.rows("source", COLUMNS))
    monkeypatch.setattr(foreign, "MAX_BYTES", 2_000_000)
    with pytest.raises(BadInput, match="is larger than"), opened_foreign(path):
        pass
    with opened_foreign(good) as tables:
        assert tables.count("source") == 1


def test_reading_ends_when_its_time_is_over(tmp_path):
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE source (id, name); INSERT INTO source WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 200000) SELECT i, 'x' FROM n;",
    )
    began = time.monotonic()
    with pytest.raises(BadInput, match="takes too long to read"), opened_foreign(path, seconds=-1) as tables:
        tables.count("source")
    assert time.monotonic() - began < 5


def test_pages_that_are_told_to_be_in_many_places_do_not_fill_the_memory(tmp_path):
    """Every cell of one leaf is made to point to the same bytes, and every row of the parent to the same leaf."""
    path = made(
        tmp_path / "a.db",
        "PRAGMA page_size = 512; CREATE TABLE source (id integer primary key, name text);"
        "INSERT INTO source WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " SELECT i, 'abcdefghij' FROM n;",
    )
    data = bytearray(path.read_bytes())
    root = 512
    assert data[root] == 5, "an interior page of a table"
    children = int.from_bytes(data[root + 3 : root + 5], "big")
    first = int.from_bytes(data[root + 12 : root + 14], "big")
    child = data[root + first : root + first + 4]
    inner = 512 * (int.from_bytes(child, "big") - 1)
    for number in range(children):
        place = root + int.from_bytes(data[root + 12 + 2 * number : root + 14 + 2 * number], "big")
        data[place : place + 4] = child
    if data[inner] == 5:
        leaf = data[inner + int.from_bytes(data[inner + 12 : inner + 14], "big") :][:4]
        for number in range(int.from_bytes(data[inner + 3 : inner + 5], "big")):
            place = inner + int.from_bytes(data[inner + 12 + 2 * number : inner + 14 + 2 * number], "big")
            data[place : place + 4] = leaf
    path.write_bytes(data)
    began = time.monotonic()
    try:
        with opened_foreign(path) as tables:
            rows = list(tables.rows("source", COLUMNS))
            assert len(rows) * 8 < 3 * len(data)
    except UnreadableFile:
        pass
    assert time.monotonic() - began < 5
