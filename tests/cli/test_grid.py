"""The command grid."""

import json

from tests.cli.terminal import unchanged


def test_the_grid_is_listed_with_a_total(study, run):
    with unchanged(study):
        told = run("grid")
    assert told.code == 0
    assert told.columns == [
        *("site", "role", "absence", "groups", "documents", "participants", "silent", "words"),
        *("moderator_share", "silent_names"),
    ]
    assert len(told.rows) == 13
    assert told.rows[-1]["site"] == told.rows[-1]["role"] == "*"
    assert told.rows[-1]["groups"] == "12"
    assert told.err == ""


def test_empty_cells_are_told_and_json_keeps_what_is_undefined(study, run):
    run("cases", "set", "Nord lav", "role", "leader")
    told = run("grid", "--format", "json")
    empty = [row for row in json.loads(told.out) if row["groups"] == 0]
    assert len(empty) == 12
    assert {row["moderator_share"] for row in empty} == {None}
    assert "12 of 24 cells are empty." in told.err


def test_a_table_leaves_the_names_of_the_silent_to_a_line_below(study, run):
    told = run("grid", "--format", "table")
    assert "silent names" not in told.out
    assert "people" in told.out


def test_without_a_design_or_groups_it_says_what_is_missing(empty, run):
    (empty / "a.txt").write_text("Moderator: Hva?\nÅse: Ja.\n", encoding="utf-8")
    run("--coder", "kari", "init", "ny.thematic")
    run("import", "a.txt")
    (empty / "p.csv").write_text("document,speaker,participant\na,,P7\n", encoding="utf-8")
    assert run("participants", "import", "p.csv").code == 0
    told = run("grid", "--format", "table")
    assert told.code == 0
    assert "In no group ('thematic cases import' ties them to one): a." in told.err
    assert "a row is a group" in told.err
    assert "Without a word: P7." in told.err


def test_a_blind_coder_does_not_see_the_hidden_attribute(study, run):
    assert run("agreement", "blind", "on", "--hide", "absence").code == 0
    told = run("--coder", "ola", "grid")
    assert "absence" not in told.columns
    assert "absence hidden in 12 documents" in told.err
