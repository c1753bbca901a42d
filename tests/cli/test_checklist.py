"""``thematic checklist``: shown, answered, and a method text held against the study."""

import pytest

from tests.cli.terminal import refused, unchanged, undoable


@pytest.mark.parametrize(("name", "items"), [("braun-clarke", 15), ("coreq", 32), ("srqr", 21)])
def test_a_checklist_is_shown_with_what_the_study_shows(study, run, name, items):
    with unchanged(study):
        told = run("checklist", name)
    assert told.code == 0
    assert len(told.rows) == items
    assert {row["state"] for row in told.rows} == {"open"}
    assert f"{items} items, {items} without an answer." in told.err


def test_items_are_answered_set_aside_and_opened_again(study, run):
    undoable(run("checklist", "coreq", "--answer", "1", "--text", "Vi begge."), study)
    undoable(run("checklist", "coreq", "--not-applicable", "28", "--because", "Refleksiv."), study)
    rows = {row["item"]: row for row in run("checklist", "coreq").rows}
    assert (rows["1"]["state"], rows["1"]["answer"], rows["1"]["coder"]) == ("answered", "Vi begge.", "kari")
    assert rows["28"]["state"] == "not applicable"
    assert len(run("checklist", "coreq", "--open").rows) == 30
    undoable(run("checklist", "coreq", "--reopen", "1"), study)
    with unchanged(study):
        assert "Dry run" in run("checklist", "coreq", "--answer", "2", "--text", "x", "--dry-run").err


def test_a_method_text_that_the_study_contradicts_ends_in_findings(study, run, empty):
    (empty / "m.md").write_text("Tolv fokusgrupper ble holdt. Kodingen var blind.", encoding="utf-8")
    told = run("checklist", "coreq", "--method", "m.md", "--lang", "en")
    assert told.code == 5
    assert [(row["verdict"], row["about"]) for row in told.rows] == [("contradicted", "blind"), ("supported", "groups")]
    assert "Error: 1 claim is contradicted by the study." in told.err
    (empty / "m.md").write_text("Tolv fokusgrupper ble holdt.", encoding="utf-8")
    assert run("checklist", "coreq", "--method", "m.md").code == 0
    assert run("checklist", "coreq", "--method", "m.md", "-o", "c.docx").code == 0
    assert run("checklist", "coreq", "--method", "m.md", "-o", "c.md", "--lang", "en").code == 0
    written = (empty / "c.md").read_text("utf-8")
    assert "COREQ: interviews and focus groups" in written and "Supported by the study" in written


def test_wrong_calls_are_one_sentence(study, run):
    refused(run("checklist", "coreg"), 1, "There is no checklist 'coreg'", "coreq")
    refused(run("checklist", "coreq", "--answer", "40", "--text", "x"), 1, "has no item '40'", "1 to 32")
    refused(run("checklist", "coreq", "--answer", "4"), 1, "An answer needs a text.", "--text")
    refused(run("checklist", "coreq", "--not-applicable", "4"), 1, "needs a reason", "--because")
    refused(run("checklist", "coreq", "--text", "x"), 2, "--text goes with --answer")
    refused(run("checklist", "coreq", "--because", "x"), 2, "--because goes with --not-applicable")
    refused(run("checklist", "coreq", "--answer", "1", "--reopen", "1"), 2, "different things", "one")
    refused(run("checklist", "coreq", "--method", "none.md"), 1, "There is no file", "name")
