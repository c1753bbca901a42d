"""theme review, reviewed, negative; code negative; overlap: what they print and refuse."""

import json

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable


def test_without_a_name_there_is_one_line_a_theme(study, run):
    run("theme", "add", "ledelse")
    told = run("theme", "review")
    assert [(row["theme"], row["extracts"], row["groups"], row["groups_of"]) for row in told.rows] == [
        ("klima", "23", "12", "12"),
        ("ledelse", "0", "0", "12"),
    ]
    short = run("theme", "review", "--format", "table").out
    assert "12/12" in short


def test_extracts_go_out_as_a_listing_and_as_a_page(study, run, tmp_path):
    told = run("theme", "review", "klima")
    assert told.code == 0
    assert len(told.rows) == 23
    assert told.columns[:5] == ["theme", "group", "site", "document", "turn"]
    assert len(json.loads(run("theme", "review", "klima", "--format", "json").out)) == 23
    page = run("theme", "review", "klima", "--format", "md", "--lang", "en").out
    assert page.startswith("# Review: Climate\n")
    for name in ("side.docx", "side.md", "side.csv"):
        assert run("theme", "review", "klima", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert run("theme", "review", "klima", "--page").out.startswith("Gjennomgang: Klima\n")
    refused(run("theme", "review", "klimaa"), 1, "There is no theme 'klimaa'", "Did you mean 'klima'?")


def test_a_mark_is_set_noted_and_taken_away(study, run):
    undoable(run("theme", "reviewed", "klima", "--note", "lest igjen"), study)
    assert run("theme", "list").rows[0]["reviewed_by"] == "kari"
    assert run("theme", "list").rows[0]["status"] == "reviewed"
    run("apply", "mangel", "nord-lav", "--turn", 2)
    row = run("theme", "review").rows[0]
    assert (row["reviewed_by"], row["review_outdated"]) == ("kari", "kari")
    undoable(run("theme", "reviewed", "klima", "--not"), study)
    with unchanged(study):
        refused(run("theme", "reviewed", "klima", "--not"), 1, "kari has no mark on 'klima'", "theme review")
        refused(
            run("theme", "reviewed", "klima", "--not", "--note", "x"), 2, "--not takes the mark away", "one of the two"
        )
        assert "Dry run" in run("theme", "reviewed", "klima", "--dry-run").err


@pytest.mark.parametrize(("noun", "name"), [("theme", "klima"), ("code", "mangel")])
def test_negative_cases_are_recorded_listed_and_taken_away(study, run, noun, name):
    coding = everything(study)["codings"][0]["id"]
    undoable(run(noun, "negative", name, "--none-found", "--text", "leste alt"), study)
    undoable(run(noun, "negative", name, "--handled", "én er uenig", "--coding", coding), study)
    rows = run(noun, "negative", name).rows
    assert [(row["answer"], row["text"], row["coding"]) for row in rows] == [
        ("none found", "leste alt", ""),
        ("handled", "én er uenig", str(coding)),
    ]
    undoable(run(noun, "negative", name, "--remove", rows[1]["id"]), study)
    assert len(run(noun, "negative", name).rows) == 1


def test_negative_cases_say_what_is_missing_or_too_much(study, run):
    with unchanged(study):
        refused(run("theme", "negative", "klima", "--none-found"), 1, "how negative cases were looked for", "--text")
        refused(run("theme", "negative", "klima", "--handled", " "), 1, "needs a text", "accounted for")
        refused(run("theme", "negative", "klima", "--coding", 1), 2, "--coding goes with --handled", "accounted for")
        refused(
            run("theme", "negative", "klima", "--handled", "x", "--none-found"), 2, "exclude each other", "one of them"
        )
        refused(
            run("theme", "negative", "klima", "--handled", "x", "--text", "y"),
            2,
            "--text goes with --none-found",
            "--handled",
        )
        refused(run("code", "negative", "mangel", "--remove", 7), 1, "There is no negative case 7", "code negative")


def test_overlap_lists_all_pairs_with_denominators(study, run):
    run("theme", "add", "ledelse")
    run("theme", "assign", "ledelse", "mangel", "bursdag")
    (row,) = run("overlap").rows
    assert (row["theme_a"], row["theme_b"]) == ("klima", "ledelse")
    assert (row["passages_shared"], row["passages_either"]) == ("6", "24")
    assert (row["groups_shared"], row["groups_either"], row["jaccard_groups"]) == ("7", "12", "0.583333")
    assert " 6/24 " in run("overlap", "--format", "table").out
    assert run("overlap", "--theme", "ledelse").rows[0]["theme_a"] == "ledelse"
    refused(run("overlap", "--theme", "ledels"), 1, "There is no theme 'ledels'", "ledelse")


def test_a_study_without_themes_or_documents_has_an_honest_empty_answer(empty, run):
    run("init", "tom.thematic")
    assert run("theme", "review").rows == []
    assert run("overlap").rows == []
    run("theme", "add", "klima")
    assert run("theme", "review").rows[0]["groups_of"] == "0"
    page = run("theme", "review", "klima", "--format", "md")
    assert (page.code, "ingen utdrag" in page.out) == (0, True)
