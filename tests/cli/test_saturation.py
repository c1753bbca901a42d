"""The command saturation."""

import json

from tests.cli.terminal import refused, unchanged, undoable


def test_saturation_is_listed_for_every_kind_of_group(study, run):
    with unchanged(study):
        told = run("saturation")
    assert told.code == 0
    assert told.columns == [
        *("role", "absence", "groups", "codes", "base_codes", "status", "reached_at", "orders", "orders_reached"),
        *("median", "low", "high"),
    ]
    assert [(row["absence"], row["groups"], row["status"]) for row in told.rows] == [
        ("high", "6", "reached"),
        ("low", "6", "reached"),
        ("*", "12", "reached"),
    ]
    assert "base: the first 4 groups" in told.err
    assert "at " in run("saturation", "--format", "table").out
    curve = json.loads(run("saturation", "--curve", "--format", "json").out)
    assert len(curve) == 24


def test_too_few_groups_and_wrong_calls(study, run):
    told = run("saturation", "--base", "6")
    assert {row["status"] for row in told.rows} == {"too few groups", "reached"}
    assert {row["reached_at"] for row in told.rows if row["status"] == "too few groups"} == {""}
    assert run("saturation", "--base", "6", "--format", "table").code == 0
    refused(run("saturation", "--base", "3"), 2, "--base cannot be 3.", "4, 5, 6")
    refused(run("saturation", "--threshold", "10"), 2, "--threshold cannot be 10.", "5, 0")


def test_a_reflexive_study_is_asked_for_a_reason(empty, run):
    run("--coder", "kari", "init", "r.thematic", "--approach", "reflexive")
    refused(run("saturation"), 2, "This is a reflexive study", "thematic power")
    told = run("saturation", "--reason", "the journal wants it")
    assert told.code == 0
    assert "Asked for because: the journal wants it" in told.err


def test_information_power_is_asked_and_answered(study, run):
    told = run("power", "--lang", "en")
    assert told.columns == ["item", "status", "question", "study_shows", "answer", "coder"]
    assert {row["status"] for row in told.rows} == {"open"}
    assert "Answer with --answer aim --text TEXT." in told.err
    undoable(run("power", "--answer", "aim", "--text", "Snevert."), study)
    assert next(row for row in run("power").rows if row["item"] == "aim")["answer"] == "Snevert."
    assert "study shows" in run("power", "--format", "table").out
    with unchanged(study):
        refused(run("power", "--answer", "aim"), 2, "An answer needs --answer and --text.", "--text")
        refused(run("power", "--answer", "goal", "--text", "x"), 1, "no question of information power 'goal'", "")
        assert "Dry run" in run("power", "--answer", "theory", "--text", "x", "--dry-run").err
