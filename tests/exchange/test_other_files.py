"""The other file is only read: what is no study, newer, or damaged is refused; an older one is upgraded in a copy."""

import sqlite3

import pytest

from tests.exchange.field import begin_together, copy_file, copy_for, left_alone
from thematic.errors import NewerStudy, StudyFileError, UsageError
from thematic.store.copies import opened_copy


@pytest.fixture
def kari(tmp_path):
    study = begin_together(tmp_path)
    yield study
    study.close()


@pytest.fixture
def file(kari):
    """Ola's file, closed, with a coding of his in it."""
    ola = copy_for(kari, "ola")
    ola.apply("mangel", "b", quote="eg står på")
    return copy_file(ola, "fra-ola.thematic")


def test_the_other_file_is_left_byte_for_byte(kari, file):
    content = file.read_bytes()
    known = sorted(path.name for path in file.parent.iterdir())
    kari.merge(file)
    assert kari.desk.store.count("codings") == 4
    assert file.read_bytes() == content
    assert sorted(path.name for path in file.parent.iterdir()) == known


def test_a_copy_by_an_older_version_is_upgraded_elsewhere(kari, file):
    old = sqlite3.connect(file)
    old.execute("PRAGMA user_version = 0")
    old.close()
    content = file.read_bytes()
    known = sorted(path.name for path in file.parent.iterdir())
    with opened_copy(file) as store:
        place = store.path
        assert place != file
        assert store.connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert not place.parent.exists()
    kari.merge(file)
    assert kari.desk.store.count("codings") == 4
    assert file.read_bytes() == content
    assert sorted(path.name for path in file.parent.iterdir()) == known


def test_a_copy_by_a_newer_version_is_refused(kari, file):
    new = sqlite3.connect(file)
    new.execute("PRAGMA user_version = 7")
    new.close()
    with left_alone(kari), pytest.raises(NewerStudy, match="study version 7, this one knows 2"):
        kari.merge(file)


@pytest.mark.parametrize("content", [b"", b"document,code\n", bytes(range(256)) * 40])
def test_something_else_is_refused(kari, tmp_path, content):
    other = tmp_path / "noe.thematic"
    other.write_bytes(content)
    with left_alone(kari), pytest.raises(StudyFileError, match=r"noe\.thematic is not a thematic study"):
        kari.merge(other)
    assert other.read_bytes() == content


def test_another_programs_database_is_refused(kari, tmp_path):
    sqlite3.connect(tmp_path / "noe.db").execute("CREATE TABLE codes (id INTEGER PRIMARY KEY)").connection.close()
    with left_alone(kari), pytest.raises(StudyFileError, match="is not a thematic study"):
        kari.merge(tmp_path / "noe.db")


def test_a_missing_file_and_the_study_itself_are_refused(kari, tmp_path):
    with left_alone(kari), pytest.raises(StudyFileError, match="There is no study"):
        kari.merge(tmp_path / "borte.thematic")
    with left_alone(kari), pytest.raises(StudyFileError, match="There is no study"):
        kari.merge(tmp_path)
    with left_alone(kari), pytest.raises(UsageError, match="is this study itself"):
        kari.merge(kari.path)


def test_a_file_cut_short_is_refused(kari, file):
    file.write_bytes(file.read_bytes()[:40_000])
    with left_alone(kari), pytest.raises(StudyFileError, match="damaged"):
        kari.merge(file)


def test_pages_overwritten_with_something_else_are_refused(kari, file):
    content = bytearray(file.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half : half + 4 * 4096] = b"x" * 4 * 4096
    file.write_bytes(content)
    with left_alone(kari), pytest.raises(StudyFileError, match="damaged"):
        kari.merge(file)


def test_a_copy_whose_journal_was_bypassed_is_refused(kari, file):
    foreign = sqlite3.connect(file)
    foreign.execute("DROP TRIGGER journal_codes_update")
    foreign.execute("UPDATE codes SET name = 'x' WHERE id = 1")
    foreign.commit()
    foreign.close()
    with left_alone(kari), pytest.raises(StudyFileError, match="The trigger journal_codes_update is gone") as refused:
        kari.merge(file)
    assert "doctor" in refused.value.hint


def test_an_unknown_side_is_refused(kari, file):
    with left_alone(kari), pytest.raises(UsageError, match="'mine' is no side"):
        kari.merge(file, prefer="mine")
