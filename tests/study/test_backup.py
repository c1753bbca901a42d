"""A backup is a whole study in one file; compacting says what it gives up, and keeps everything else."""

import os
import subprocess
import sys

import pytest

from tests.store.rows import every_row
from thematic.errors import Conflict, StudyFileError
from thematic.study import open_study


def test_a_backup_is_a_study_with_the_same_rows_and_history(study, tmp_path):
    copy = study.backup(str(tmp_path / "kopi.thematic"))
    assert copy == tmp_path / "kopi.thematic"
    with open_study(copy) as again:
        assert every_row(again.desk.store) == every_row(study.desk.store)
        assert again.history() == study.history()
        assert again.doctor() == []
        again.undo()
    assert study.desk.store.count("codes") == 3


def test_a_backup_writes_over_nothing_and_needs_a_folder(study, tmp_path):
    (tmp_path / "kopi.thematic").write_text("mitt")
    with pytest.raises(StudyFileError, match="is there already"):
        study.backup(tmp_path / "kopi.thematic")
    assert (tmp_path / "kopi.thematic").read_text() == "mitt"
    with pytest.raises(StudyFileError, match="could not be written"):
        study.backup(tmp_path / "borte" / "kopi.thematic")


def test_compacting_forgets_the_images_and_keeps_rows_and_history(study):
    before = every_row(study.desk.store)
    journalled = study.desk.store.connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    assert study.compact() == journalled > 0
    assert every_row(study.desk.store) == before
    assert [(row["verb"], row["state"]) for row in study.history(limit=2)] == [
        ("codebook import", "folded"),
        ("import", "folded"),
    ]
    assert study.doctor() == []


def test_what_was_compacted_cannot_be_undone_and_what_came_after_can(study):
    study.compact()
    after = every_row(study.desk.store)
    study.apply("mangel", "a", turn=2)
    study.undo()
    assert every_row(study.desk.store) == after
    with pytest.raises(Conflict, match="was folded away by 'compact'") as error:
        study.undo(study.history()[-2]["id"])
    assert error.value.hint == "Restore a backup from before."


def thematic(*arguments, study):
    return subprocess.run(
        [sys.executable, "-c", "from thematic.cli.app import main; main()", "--study", str(study), *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
        check=False,
    )


def test_the_command_says_what_is_given_up_and_waits_for_a_yes(study, study_path):
    asked = thematic("compact", study=study_path)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "Give up undo of everything before now" in asked.stderr
    assert {row["state"] for row in study.history()} == {"live"}
    done = thematic("compact", "--yes", study=study_path)
    assert done.returncode == 0
    assert "row images forgotten" in done.stderr
    assert {row["state"] for row in study.history()} == {"folded"}
