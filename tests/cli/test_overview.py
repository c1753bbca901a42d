"""Commands that look at the coding as a whole."""

import json

from tests.cli.terminal import refused, unchanged


def test_pairs_of_codes_are_listed(study, run):
    run("apply", "humor", "nord-hoy", "--quote", "mangler folk")
    with unchanged(study):
        told = run("cooccurrence")
    assert told.columns == [
        *("code_a", "code_b", "together_a", "of_a", "together_b", "of_b", "jaccard", "share_of_rarer"),
        *("groups_together", "groups_a", "groups_b"),
    ]
    assert [list(row.values()) for row in told.rows] == [
        ["mangel", "humor", "1", "6", "1", "13", "0.033", "0.167", "1", "6", "12"]
    ]
    assert told.err == "1 pair in 12 documents; unit: passage.\n"
    assert json.loads(run("cooccurrence", "--least", "2", "--format", "json").out) == []
    shown = run("cooccurrence", "--format", "table").out
    assert "1/6, 1/13" in shown
    assert "1 of 6, 12" in shown


def test_wrong_calls_of_cooccurrence_are_refused(study, run):
    refused(run("cooccurrence", "--unit", "line"), 2, "--unit cannot be 'line'", "passage, turn, document")
    refused(run("cooccurrence", "--codes", "mangl"), 1, "There is no code 'mangl'", "mangel")
    refused(run("cooccurrence", "--least", "0"), 2, "--least is at least 1")


def test_a_study_without_codes_has_no_pairs(empty, run):
    run("--coder", "kari", "init", "ny.thematic")
    told = run("cooccurrence")
    assert (told.code, told.rows) == (0, [])


def test_attention_is_listed_by_coder_the_thinnest_first(study, run):
    run("finish", "nord-hoy")
    run("agreement", "assign", "ola", "nord-lav")
    told = run("attention")
    rates = [float(row["per_1000_words"]) for row in told.rows]
    assert rates == sorted(rates)
    assert {row["coder"] for row in told.rows} == {"kari"}
    assert "kari: a median of" in told.err
    assert "left out: nord-lav (ola)." in told.err
    assert "per 1000" in run("attention", "--format", "table").out


def test_uncoded_has_a_summary_a_document(study, run):
    told = run("uncoded", "--summary", "--document", "nord-lav")
    assert told.columns == [
        *("document", "participant_words", "uncoded_words", "uncoded_share", "stretches", "longest", "longest_turn"),
    ]
    assert [row["document"] for row in told.rows] == ["nord-lav", "*"]
    assert "in turn" in run("uncoded", "--summary", "--format", "table").out
