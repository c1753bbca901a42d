"""``thematic status``: the start panel."""

import json

from tests.cli.terminal import unchanged


def test_it_lists_points_and_says_that_they_are_no_demands(study, run):
    with unchanged(study):
        told = run("status", "--lang", "en")
    assert told.code == 0
    assert told.columns == ["phase", "kind", "what", "n", "of", "command"]
    assert "going back is part of the method" in told.err
    assert {row["kind"] for row in told.rows} == {"artefact", "signal", "look"}


def test_people_see_it_by_phase(study, run):
    told = run("status", "--format", "table")
    assert "1 BLI KJENT MED MATERIALET" in told.out
    assert "å gå tilbake er en del av metoden" in told.err
    assert max(map(len, told.out.splitlines())) <= 80


def test_json_has_numbers_and_nulls(study, run, empty):
    assert run("status", "-o", "s.json").code == 0
    rows = json.loads((empty / "s.json").read_text("utf-8"))
    assert all(isinstance(row["n"], int | None) for row in rows)


def test_a_blind_study_says_what_is_hidden(study, run):
    run("agreement", "blind", "on")
    assert "Blind: other coders' codings hidden" in run("--coder", "ola", "status").err


def test_an_empty_study_has_a_beginning(empty, run):
    run("init", "none.thematic")
    told = run("status", "--lang", "en")
    assert (told.code, told.rows[0]["command"]) == (0, "thematic import PATH...")
