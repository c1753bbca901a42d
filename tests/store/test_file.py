"""A study file says what it is, keeps to its types, and tells plainly why something else cannot be opened."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import sqlite_utils

from tests.store.rows import TEXT, add_document, every_row, seed
from thematic.errors import Conflict, NewerStudy, StudyFileError
from thematic.store import schema
from thematic.store.desk import Desk
from thematic.store.doctor import examine
from thematic.store.file import create, open_store

ROOT = Path(__file__).parents[2]


def test_a_new_study_is_marked_versioned_and_in_wal_mode(desk, study_path):
    foreign = sqlite3.connect(study_path)
    assert foreign.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"THMA", "big"),)
    assert foreign.execute("PRAGMA user_version").fetchone() == (2,)
    assert foreign.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    foreign.close()
    assert desk.store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert desk.store.setting("title") == "NED"
    assert desk.store.setting("language") == "nb"
    assert desk.store.setting("approach") == "codebook"
    assert desk.store.setting("nothing", "default") == "default"


def test_every_table_is_strict(desk):
    own = {"operations", "journal", "texts_touched", *schema.TRACKED}
    tables = desk.store.connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    strict = {name for name, is_strict in tables if is_strict}
    assert strict == own
    assert {name for name, _strict in tables} - own == {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"} | {
        name for name, _strict in tables if name == "sqlite_temp_schema"
    }
    with pytest.raises(Conflict, match="TEXT value in INTEGER column"), desk.change("code add"):
        desk.store.insert("codes", {"name": "a", "position": "first"})


def test_every_tracked_table_has_an_id_and_three_journal_triggers(desk):
    triggers = {
        name for (name,) in desk.store.connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'")
    }
    for table in schema.TRACKED:
        assert "id" in {row[1] for row in desk.store.connection.execute(f"PRAGMA table_info({table})")}
        assert {f"journal_{table}_{event}" for event in ("insert", "update", "delete")} <= triggers


def test_another_program_can_read_the_tables_and_the_views(desk, study_path):
    ids = seed(desk)
    with desk.change("import"):
        site = desk.store.insert("cases", {"kind": "site", "name": "Nord"})
        group = desk.store.insert("cases", {"kind": "group", "name": "N1", "parent_id": site})
        desk.store.update("documents", ids.document, {"group_id": group})
        said = {"document_id": ids.document, "number": 1, "start": 0, "end": 16, "words": 3}
        desk.store.insert("turns", said)
        theme = desk.store.insert("themes", {"name": "Slitasje"})
        desk.store.insert("theme_codes", {"theme_id": theme, "code_id": ids.code})
    database = sqlite_utils.Database(study_path)
    segment = next(database.view("coded_segments").rows)
    assert segment["document"] == "a"
    assert segment["site"] == "Nord"
    assert segment["group"] == "N1"
    assert segment["turn"] == 1
    assert segment["quote"] == TEXT[:10] == "Vi mangler"
    assert next(database.view("turns_read").rows)["said"] == "Vi mangler folk."
    assert next(database.view("theme_tree").rows) == {
        "theme": "Slitasje",
        "parent": None,
        "status": "candidate",
        "code": "mangel",
    }
    database.close()


def test_what_was_written_is_there_when_the_file_is_opened_again(desk, study_path):
    seed(desk)
    rows = every_row(desk.store)
    store = open_store(study_path)
    assert every_row(store) == rows
    assert examine(store) == []
    assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    store.close()


def test_a_study_is_never_written_over(desk, study_path):
    with pytest.raises(StudyFileError, match="is there already"):
        create(study_path)
    assert desk.store.setting("title") == "NED"


def test_a_study_needs_a_folder(tmp_path):
    with pytest.raises(StudyFileError, match="no folder"):
        create(tmp_path / "nowhere" / "ned.thematic")


def test_a_missing_study_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(StudyFileError, match="There is no study"):
        open_store(tmp_path / "ned.thematic")
    with pytest.raises(StudyFileError, match="There is no study"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\x00 and then something else", bytes(range(256)) * 40, b"document,code\n"]
)
def test_something_else_is_not_a_study_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "ned.thematic"
    path.write_bytes(content)
    with pytest.raises(StudyFileError, match="is not a thematic study"):
        open_store(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_not_a_study_and_stays_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE codes (id INTEGER PRIMARY KEY)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(StudyFileError, match="is not a thematic study"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_newer_study_is_refused_with_both_versions(desk, study_path):
    desk.store.connection.execute("PRAGMA user_version = 7")
    with pytest.raises(NewerStudy, match=r"study version 7, this one knows 2") as refused:
        open_store(study_path)
    assert refused.value.hint == "Upgrade thematic to open it."


def test_names_of_files_may_hold_what_an_address_may_not(tmp_path):
    path = tmp_path / "100 % æøå #1?mode=ro.thematic"
    create(path).close()
    store = open_store(path)
    add_document(Desk(store, "kari"), "a")
    assert store.count("documents") == 1
    store.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_beginning_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "VIEWS", "CREATE VIEW broken AS SELECT nothing;;")
    monkeypatch.setattr(schema, "TABLES", "CREATE TABLE codes (;")
    with pytest.raises(StudyFileError, match="cannot be written"):
        create(tmp_path / "ned.thematic")
    assert list(tmp_path.iterdir()) == []


READ_ONLY = """
import os
import sys
from pathlib import Path
import thematic.store.migrations
from thematic.errors import StudyFileError
from thematic.store.desk import Desk
from thematic.store.file import create, open_store

folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)  # rights bind everybody but root
store = open_store(folder / "ned.thematic")
print(store.setting("title"))
try:
    with Desk(store, "ola").change("code add"):
        store.insert("codes", {"name": "a"})
except StudyFileError as error:
    print("write:", error)
try:
    create(folder / "new.thematic")
except StudyFileError as error:
    print("create:", error)
"""


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights on Windows")
def test_a_study_in_a_read_only_folder_can_be_read_but_not_written():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create(folder / "ned.thematic", title="NED").close()
        (folder / "ned.thematic").chmod(0o444)
        folder.chmod(0o555)
        run = subprocess.run([sys.executable, "-c", READ_ONLY, name], cwd=ROOT, capture_output=True, text=True)
        folder.chmod(0o755)
        assert run.returncode == 0, run.stderr
        title, write, made = run.stdout.splitlines()
        assert title == "NED"
        assert write == f"write: {folder / 'ned.thematic'} cannot be written to."
        assert made.startswith(f"create: {folder / 'new.thematic'} cannot be written")
        assert [path.name for path in folder.iterdir()] == ["ned.thematic"]
