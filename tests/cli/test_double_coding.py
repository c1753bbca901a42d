"""agreement sample, drift and blind at the command line."""

import pytest

from tests.cli.terminal import refused, unchanged, undoable


@pytest.fixture
def coded_twice(study, run):
    for document in ("nord-hoy", "sør-hoy", "øst-hoy"):
        assert run("--coder", "ola", "apply", "mangel", document, "--quote", "mangler folk").code == 0
    return study


def test_a_sample_says_its_strata_and_is_assigned_when_asked(study, run):
    with unchanged(study):
        told = run("agreement", "sample")
    assert told.columns == ["document", "role", "absence"]
    assert len(told.rows) == 3
    assert "3 of 12 documents, drawn with seed 1." in told.err
    assert "role employee, absence low: " in told.err
    assert run("agreement", "sample").out == told.out
    with unchanged(study):
        assert "Dry run" in run("agreement", "sample", "--assign", "ola", "--dry-run").err
    undoable(run("agreement", "sample", "--assign", "ola"), study)
    assert [row["documents"] for row in run("coders", "list").rows if row["coder"] == "ola"] == ["3"]
    refused(run("agreement", "sample", "--share", "50"), 2, "A share of 50 % is not between 10 and 25.", "--documents")
    refused(run("agreement", "sample", "--assign", "olla"), 1, "There is no coder 'olla'", "Did you mean 'ola'")


def test_drift_has_a_row_a_period_and_coefficient(coded_twice, run):
    told = run("agreement", "drift", "-c", "krippendorff_alpha", "--codes", "mangel")
    assert told.code == 0, told.err
    assert told.columns == ["period", "code", "coefficient", "value", "status", "observed", "units", "documents"]
    assert [row["period"] for row in told.rows] == ["first third", "second third", "last third"]
    assert "first third: " in told.err
    assert len({row["period"] for row in run("agreement", "drift", "--by", "date", "--every", "month").rows}) <= 2
    refused(run("agreement", "drift", "--by", "year"), 2, "Periods cannot be by 'year'.", "Use order or date.")


def test_drift_with_one_coder_or_no_common_document_says_so(study, run):
    refused(run("agreement", "drift"), 1, "only kari has coded or been assigned documents.", "thematic merge")
    (study.parent / "ny.txt").write_text("Person 1: Vi mangler folk i helga.\n", encoding="utf-8")
    assert run("import", study.parent / "ny.txt").code == 0
    assert run("--coder", "ola", "apply", "mangel", "ny", "--quote", "mangler folk").code == 0
    told = run("agreement", "drift")
    assert (told.code, told.rows) == (0, [])
    assert "No document was read by two of them." in told.err


def test_blind_hides_and_says_what_it_hides(coded_twice, run):
    undoable(run("agreement", "blind", "on", "--hide", "absence,site"), coded_twice)
    ola = ("--coder", "ola")
    told = run(*ola, "show", "nord-hoy", "--codes")
    assert "kari" not in told.out
    assert "mangel (ola)" in told.out
    assert told.err == "Blind: other coders' codings are hidden in 'nord-hoy', which you have not finished.\n"
    told = run(*ola, "codings", "export", "--attributes", "absence")
    assert {(row["coder"], row["absence"]) for row in told.rows} == {("ola", "")}
    assert "Blind: other coders' codings, absence hidden in 12 documents" in told.err
    assert {row["absence"] for row in run(*ola, "cases", "list").rows} == {""}
    assert "Blind: site, absence hidden in 12 documents" in run(*ola, "cases", "list").err
    assert {row["site"] for row in run(*ola, "document", "list").rows} == {""}
    assert "Blind: " in run(*ola, "uncoded").err
    assert run(*ola, "agreement", "disagreements").out.count("\n") == 1
    refused(run(*ola, "agreement", "adjudicate", "nord-hoy", "--list"), 3, "ola has not finished 'nord-hoy'.", "finish")


def test_what_is_finished_is_seen_and_off_shows_all(coded_twice, run):
    run("agreement", "blind", "on", "--hide", "absence")
    ola = ("--coder", "ola")
    assert run(*ola, "finish", "nord-hoy").code == 0
    told = run(*ola, "show", "nord-hoy", "--codes")
    assert "mangel (kari)" in told.out
    assert told.err == ""
    assert {row["document"] for row in run(*ola, "agreement", "disagreements").rows} == {"nord-hoy"}
    run("agreement", "blind", "off")
    assert {row["coder"] for row in run(*ola, "codings", "export").rows} == {"kari", "ola"}
    refused(run("agreement", "blind", "maybe"), 2, "Blind coding cannot be 'maybe'.", "Use on or off.")
    refused(run("agreement", "blind", "off", "--hide", "site"), 2, "--hide goes with on.")
    refused(run("agreement", "blind", "on", "--hide", "absense"), 1, "There is no attribute 'absense'", "'absence'")


def test_every_attribute_to_hide_is_hidden_however_it_is_given(coded_twice, run):
    run("agreement", "blind", "on", "--hide", "absence", "--hide", "site,group")
    told = run("--coder", "ola", "codings", "export", "--attributes", "absence,site,group")
    assert {(row["absence"], row["site"], row["group"]) for row in told.rows} == {("", "", "")}


def test_memos_on_codings_that_are_hidden_are_hidden_too(coded_twice, run):
    (mine, *_others) = [row for row in run("codings", "export").rows if row["coder"] == "kari"]
    run("memo", "add", "hemmelig", "--on", f"coding:{mine['id']}")
    run("memo", "add", "for alle")
    run("agreement", "blind", "on")
    told = run("--coder", "ola", "memo", "list")
    assert [row["text"] for row in told.rows] == ["for alle"]
    assert told.err == "Blind: 1 memo on other coders' codings hidden.\n"
    assert len(run("--coder", "kari", "memo", "list").rows) == 2
