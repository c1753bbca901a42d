"""Documents marked as read and checked from the command line."""

from tests.cli.terminal import refused, unchanged, undoable


def test_documents_are_marked_listed_and_unmarked(study, run):
    told = run("document", "read", "nord-lav", "nord-hoy")
    undoable(told, study)
    assert told.err.startswith("2 documents read by kari.")
    undoable(run("--coder", "ola", "document", "checked", "nord-lav"), study)
    listed = {row["document"]: (row["memos"], row["read"], row["checked"]) for row in run("document", "list").rows}
    assert listed["nord-lav"] == ("0", "kari", "ola")
    assert listed["ås-lav"] == ("0", "", "")
    undoable(run("document", "read", "nord-lav", "--not"), study)
    assert [(row["document"], row["mark"], row["coder"]) for row in run("document", "marks").rows] == [
        ("nord-hoy", "read", "kari"),
        ("nord-lav", "checked", "ola"),
    ]


def test_a_table_leaves_out_what_there_is_no_room_for(study, run):
    assert "reader" not in run("document", "list", "--format", "table").out
    run("memo", "add", "Tenk.", "--on", "document:nord-lav", "--kind", "familiarisation")
    assert "memos" in run("document", "list", "--format", "table").out


def test_wrong_names_and_dry_runs_change_nothing(study, run):
    with unchanged(study):
        refused(run("document", "read", "nord"), 1, "There is no document 'nord'", "Did you mean")
        assert "Dry run" in run("document", "read", "nord-lav", "--dry-run").err
        assert run("document", "checked", "nord-lav", "--not").err.endswith("Nothing had to be changed.\n")
