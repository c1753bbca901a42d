"""init, doctor and coders."""

import sqlite3

import pytest

from tests.cli.terminal import refused, unchanged, undoable
from thematic.study import open_study


def test_init_makes_a_study_with_its_approach_language_title_and_coder(empty, run):
    made = run("--coder", "kari", "init", "min", "--approach", "reflexive", "--lang", "en", "--title", "Min studie")
    assert (made.code, made.out, made.err) == (0, "min.thematic\n", "Next: thematic import PATH...\n")
    with open_study(empty / "min.thematic") as study:
        settings = {row["name"]: row["value"] for row in study.desk.store.rows("settings")}
        assert settings == {"title": "Min studie", "language": "en", "approach": "reflexive", "default_coder": "kari"}
    assert run("coders", "list").rows == [{"coder": "kari", "lead": "", "codings": "0", "documents": "0"}]


def test_init_writes_over_nothing(study, run):
    with unchanged(study):
        refused(run("init", "small.thematic"), 1, "small.thematic is there already.", "Choose another name")


@pytest.mark.parametrize(
    ("option", "sentence", "hint"),
    [
        (("--approach", "reflexiv"), "There is no approach 'reflexiv'", "'reflexive'"),
        (("--lang", "fr"), "'fr' is no language of tables and reports.", "Use nb or en."),
    ],
)
def test_init_refuses_an_approach_or_language_it_does_not_know(empty, run, option, sentence, hint):
    refused(run("init", "min", *option), 1, sentence, hint)
    assert list(empty.iterdir()) == []


def test_init_needs_a_folder(empty, run):
    refused(run("init", "nowhere/min"), 1, "There is no folder nowhere.", "Make the folder first.")


def test_doctor_says_that_a_sound_study_keeps_its_promises(study, run):
    told = run("doctor")
    assert (told.code, told.out, told.err) == (0, "", "The study keeps its promises.\n")
    assert run("doctor", "--format", "json").out == "[]\n"


def test_doctor_ends_with_5_and_names_what_it_found(study, run):
    raw = sqlite3.connect(study)
    raw.execute("DROP TRIGGER journal_codes_update")
    raw.commit()
    raw.close()
    told = run("doctor")
    assert told.code == 5
    assert told.rows == [
        {"check": "triggers", "grave": "yes", "finding": "The trigger journal_codes_update is gone."},
    ]
    assert told.err.splitlines()[0] == "Error: The study breaks a promise."


def test_doctor_warns_of_a_folder_that_is_synchronised_and_ends_with_0(study, run, empty):
    (empty / "OneDrive").mkdir()
    study.rename(empty / "OneDrive" / study.name)
    told = run("--study", "OneDrive/small.thematic", "doctor")
    assert told.code == 0
    (finding,) = told.rows
    assert (finding["check"], finding["grave"]) == ("folder", "")


def test_coders_are_added_listed_and_one_of_them_leads(study, run):
    undoable(run("coders", "add", "Bjørn", "--lead"), study)
    leads = {row["coder"]: row["lead"] for row in run("coders", "list").rows}
    assert leads == {"kari": "", "ola": "", "Bjørn": "yes"}
    told = run("coders", "lead", "ola")
    undoable(told, study)
    assert told.err.splitlines()[:2] == [
        "What others have coded in 12 documents does not count: ola's reading does.",
        "12 documents that ola has not coded count as blank (coded by others: 12).",
    ]
    assert {row["coder"]: row["lead"] for row in run("coders", "list").rows} == {"kari": "", "ola": "yes", "Bjørn": ""}


def test_a_coder_stands_once(study, run):
    with unchanged(study):
        refused(run("coders", "add", "KARI"), 3, "There is a coder 'KARI' already.")
        refused(run("coders", "lead", "karin"), 1, "There is no coder 'karin'", "Did you mean 'kari'?")


def test_the_default_coder_is_who_works_where_nobody_is_named(study, run):
    undoable(run("coders", "default", "ola"), study)
    undoable(run("code", "add", "ny"), study)
    assert run("history", "-n", "1").rows[0]["coder"] == "ola"


def test_the_coder_stands_before_the_command_and_else_in_the_environment(study, run, monkeypatch):
    run("--coder", "ola", "code", "add", "en")
    assert run("history", "-n", "1").rows[0]["coder"] == "ola"
    monkeypatch.setenv("THEMATIC_CODER", "ola")
    run("code", "add", "to")
    assert run("history", "-n", "1").rows[0]["coder"] == "ola"
    run("--coder", "kari", "code", "add", "tre")
    assert run("history", "-n", "1").rows[0]["coder"] == "kari"


def test_the_study_is_the_one_named_or_in_the_environment_or_nearby(study, run, empty, monkeypatch):
    inside = empty / "talk" / "deeper"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert len(run("document", "list").rows) == 12
    run("init", "other")
    assert run("document", "list").rows == []
    assert len(run("--study", study, "document", "list").rows) == 12
    monkeypatch.setenv("THEMATIC_STUDY", str(study))
    assert len(run("document", "list").rows) == 12


def test_a_study_that_was_found_above_this_folder_and_is_changed_is_named(study, run, empty, monkeypatch):
    inside = empty / "talk" / "deeper"
    inside.mkdir()
    named = f"The study is {study.resolve()}, found above this folder.\n"
    assert named not in run("code", "add", "her").err
    monkeypatch.chdir(inside)
    added = run("code", "add", "ny")
    undoable(added, study)
    assert added.err.endswith(named)
    assert run("undo").err.endswith(named)
    assert run("code", "add", "ny", "--dry-run").err.endswith(named)
    assert named in run("compact", "--yes").err
    assert run("code", "add", "her").code == 3
    assert named not in run("codebook", "list").err


def test_a_study_above_that_is_only_read_or_was_named_is_not_told(study, run, empty, monkeypatch):
    inside = empty / "talk" / "deeper"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert run("document", "list").err == ""
    assert "found above" not in run("--study", study, "code", "add", "ny").err
    monkeypatch.setenv("THEMATIC_STUDY", "../../small.thematic")
    assert "found above" not in run("code", "add", "to").err


def test_no_study_or_several_is_said_with_a_way_out(empty, run):
    (empty / "inner").mkdir()
    refused(run("--study", "inner/x.thematic", "history"), 1, "There is no study inner/x.thematic.", "thematic init")
    run("init", "en")
    run("init", "to")
    refused(run("history"), 2, "There are several studies in", "--study FILE")
