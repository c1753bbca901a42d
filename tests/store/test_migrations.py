"""A study from every earlier version is brought up to date: nothing of it changes, and its past can be undone."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from tests.store.rows import every_row
from thematic.errors import StudyFileError
from thematic.store import migrations, schema, schema_2
from thematic.store.desk import Desk
from thematic.store.doctor import examine
from thematic.store.file import create, open_store
from thematic.store.history import operations, undo

OLD = sorted((Path(__file__).parent / "data").glob("version-*.thematic.gz"))


def former_rows(path):
    """All rows of the tables that an old file has."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    rows = {
        table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
        for table in schema.TRACKED
        if table in there
    }
    connection.close()
    return rows


@pytest.fixture(params=OLD, ids=lambda path: path.name.split(".")[0])
def old(request, tmp_path):
    path = tmp_path / "ned.thematic"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def schema_of(path):
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name").fetchall()
    columns = {
        table: {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        for table in schema.TRACKED
    }
    connection.close()
    return found, columns


def test_every_earlier_version_has_a_file_here():
    assert [path.name for path in OLD] == [f"version-{number}.thematic.gz" for number in range(1, schema.VERSION)]


def test_its_rows_stay_and_a_copy_from_before_is_kept(old):
    rows = former_rows(old)
    version = sqlite3.connect(old).execute("PRAGMA user_version").fetchone()[0]
    store = open_store(old)
    now = every_row(store)
    for table, former in rows.items():
        columns = list(former[0]) if former else []
        assert [{column: row[column] for column in columns} for row in now[table]] == former
    assert store.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert examine(store) == []
    store.close()
    kept = old.with_name(f"ned.thematic.v{version}")
    assert former_rows(kept) == rows
    open_store(old).close()
    assert sorted(path.name for path in old.parent.iterdir()) == ["ned.thematic", kept.name]


def test_it_has_what_a_new_study_has(old, tmp_path):
    open_store(old).close()
    new = tmp_path / "new.thematic"
    create(new).close()
    assert schema_of(old) == schema_of(new)


def test_its_past_can_be_undone_and_new_work_is_journalled(old):
    store = open_store(old)
    past = operations(store)
    with Desk(store, "kari").change("document mark"):
        store.insert("document_marks", {"document_id": 1, "coder_id": 1, "kind": "read"})
    undo(store, coder="kari")
    assert store.count("document_marks") == 0
    for operation in past[:-1]:
        undo(store, coder="kari", operation=operation["id"])
    rows = every_row(store)
    assert {table for table, held in rows.items() if held} <= {"settings", "coders"}
    store.close()


def test_a_step_that_fails_leaves_the_study_as_it_was(old, monkeypatch):
    rows = former_rows(old)
    monkeypatch.setattr(schema_2, "TABLES", schema_2.TABLES + "CREATE TABLE codes (id INTEGER);")
    with pytest.raises(StudyFileError, match="table codes already exists"):
        open_store(old)
    assert former_rows(old) == rows
    monkeypatch.undo()
    open_store(old).close()


def test_statements_are_split_where_they_end():
    script = "CREATE TABLE a (b TEXT DEFAULT ';');\nCREATE TRIGGER c AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;"
    assert [one.split()[1] for one in migrations.statements(script)] == ["TABLE", "TRIGGER"]
