"""history, undo, redo, backup and compact."""

from tests.cli.terminal import everything, refused, unchanged, undoable


def rows(study):
    return {table: rows for table, rows in everything(study).items() if table != "operations"}


def test_history_lists_who_did_what_and_why_newest_first(study, run):
    run("--coder", "ola", "code", "merge", "bursdag", "--into", "humor", "--reason", "samme sak")
    told = run("history")
    columns = ["id", "started", "coder", "phase", "verb", "changes", "state", "reason", "summary"]
    assert told.columns == columns
    newest = told.rows[0]
    assert (newest["coder"], newest["phase"], newest["verb"], newest["state"]) == ("ola", "3", "merge codes", "live")
    assert newest["reason"] == "samme sak"
    assert told.rows[-1]["verb"] == "init"
    assert len(run("history", "-n", "2").rows) == 2
    assert [row["coder"] for row in run("--coder", "ola", "history", "--mine").rows] == ["ola"]


def test_undo_takes_back_the_coders_own_last_operation(study, run):
    before = rows(study)
    run("--coder", "ola", "code", "add", "hans")
    mine = undoable(run("code", "add", "mitt"), study)
    told = run("undo")
    assert (told.code, told.out) == (0, "")
    assert told.err == f"Operation {mine} (code add, kari) was taken back.\nTake this back with: thematic redo\n"
    assert {row["name"] for row in rows(study)["codes"]} == {row["name"] for row in before["codes"]} | {"hans"}


def test_redo_takes_back_the_undo(study, run):
    run("code", "add", "mitt")
    done = rows(study)
    run("undo")
    told = run("redo")
    undoable(told, study)
    assert told.err.startswith("code add (")
    assert rows(study) == done


def test_undo_and_redo_may_be_tried_first(study, run):
    run("code", "add", "mitt")
    with unchanged(study):
        assert run("undo", "--dry-run").err.endswith("Dry run: nothing was written.\n")
    run("undo")
    with unchanged(study):
        assert run("redo", "--dry-run").err.endswith("Dry run: nothing was written.\n")


def test_what_later_work_stands_on_is_not_undone(study, run):
    first = undoable(run("code", "add", "en"), study)
    second = undoable(run("code", "rename", "en", "to"), study)
    with unchanged(study):
        refused(run("undo", first), 3, f"operation {second} (code rename, kari)", f"Undo operation {second} first.")
        refused(run("undo", 9999), 1, "There is no operation 9999.", "thematic history")
        refused(run("undo", 1), 3, "The making of the study cannot be undone.", "Delete the file")
        refused(run("--coder", "ola", "undo"), 1, "ola has nothing to undo.", "thematic history")
        refused(run("redo"), 1, "kari has no undo to redo.", "thematic history")
    run("undo", second)
    with unchanged(study):
        refused(run("undo", second), 3, f"Operation {second} is undone already", "redo")


def test_a_backup_is_a_study_with_every_row(study, run, empty):
    told = run("backup", "copy.db")
    assert (told.code, told.out, told.err) == (0, "copy.db\n", "")
    assert everything(empty / "copy.db") == everything(study)
    assert run("--study", "copy.db", "doctor").err == "The study keeps its promises.\n"
    refused(run("backup", "copy.db"), 1, "copy.db is there already.", "not taken")
    refused(run("backup", "nowhere/copy.db"), 1, "nowhere/copy.db could not be written", "folder")


def test_a_backup_beside_the_study_or_nearer_than_it_is_told_to_be_in_the_way(study, run, empty, monkeypatch):
    assert "commands without --study will ask which is meant" in run("backup", "copy.thematic").err
    assert run("history").code == 2
    (empty / "copy.thematic").unlink()
    assert run("backup", "talk/copy.thematic").err == ""
    assert run("history").code == 0
    (empty / "talk" / "copy.thematic").unlink()
    monkeypatch.chdir(empty / "talk")
    assert "commands here will take the copy" in run("backup", "copy.thematic").err
    assert run("--study", study, "backup", empty / "other.thematic").code == 0


def test_compact_asks_first_and_says_what_it_gives_up(study, run):
    with unchanged(study):
        refused(run("compact"), 2, "Give up undo of everything before now needs a yes.", "Add --yes.")
    before = rows(study)
    told = run("compact", "--yes")
    assert (told.code, told.out) == (0, "")
    assert " row images forgotten; " in told.err
    assert rows(study) == before
    assert {row["state"] for row in run("history").rows} == {"folded"}
    refused(run("undo", "3"), 3, "Operation 3 was folded away by 'compact'.", "backup")
