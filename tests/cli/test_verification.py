"""verify."""

import json

import pytest

from tests.cli.terminal import refused, unchanged

TRUE = "They said “Vi mangler folk i helga” (nord-hoy) and no more.\n"
FALSE = "They said “Vi mangler hender i helga” (nord-hoy).\n\nMedarbeidere med lavt fravær nevnte oftere mangel.\n"


@pytest.fixture
def paper(empty):
    def write(text, name="paper.md"):
        (empty / name).write_text(text, encoding="utf-8")
        return name

    return write


def test_what_holds_ends_well(study, run, paper):
    with unchanged(study):
        told = run("verify", paper(TRUE))
    assert told.code == 0
    assert told.columns == ["kind", "text", "status", "document", "turn", "detail"]
    (row,) = told.rows
    assert (row["kind"], row["status"], row["document"], row["turn"]) == ("quotation", "exact", "nord-hoy", "2")
    assert told.err == "1 quotation: 1 exact.\nNo claims found.\n"


def test_what_does_not_hold_ends_with_five(study, run, paper):
    with unchanged(study):
        told = run("verify", paper(FALSE))
    assert told.code == 5
    assert [(row["kind"], row["status"]) for row in told.rows] == [("quotation", "altered"), ("claim", "fails")]
    assert "[-folk-] {+hender+}" in told.rows[0]["detail"]
    assert "1 claim: 1 fails." in told.err


def test_what_is_passed_over_is_counted_and_listed_on_request(study, run, paper):
    told = run("verify", paper("De «friske» er igjen.\n"))
    assert (told.code, told.rows) == (0, [])
    assert "1 quoted passage left out (1 too short to tell whose): --all lists them." in told.err
    told = run("verify", paper("De «friske» er igjen.\n"), "--all")
    assert [(row["status"], row["text"]) for row in told.rows] == [("unclear", "friske")]


def test_short_quotations_are_checked_where_that_is_asked(study, run, paper):
    assert run("verify", paper("De sa «ler mye sammen».\n"), "--min-words", "3").rows[0]["status"] == "exact"


def test_the_listing_comes_in_every_format(study, run, paper, empty):
    paper(FALSE)
    told = run("verify", "paper.md", "--format", "json")
    assert [row["status"] for row in json.loads(told.out)] == ["altered", "fails"]
    assert run("verify", "paper.md", "-o", "found.csv").code == 5
    assert (empty / "found.csv").read_text(encoding="utf-8").startswith("kind,text,status,document,turn,detail\n")
    assert run("verify", "paper.md", "--format", "md").out.startswith("| kind |")


def test_a_comparison_can_be_named(study, run, paper):
    text = "Medarbeidere med høyt fravær nevnte oftere mangel.\n"
    told = run("verify", paper(text), "--by", "absence=low,high", "--where", "role=employee")
    assert (told.code, told.rows[0]["status"]) == (0, "holds")


def test_wrong_calls_are_refused(study, run, paper, empty):
    paper(TRUE)
    refused(run("verify", "none.md"), 1, "none.md cannot be read", "Check the name")
    refused(run("verify", "small.thematic"), 1, "no manuscript that can be read", ".docx or .md")
    refused(run("verify", "paper.md", "--by", "absens"), 1, "There is no attribute 'absens'", "'absence'")
    refused(run("verify", "paper.md", "--where", "role=employee"), 2, "--where needs --by", "")
    refused(run("verify", "paper.md", "--by", "absence", "--plan", "p.yml"), 2, "exclude each other", "")
    refused(run("verify", "paper.md", "--plan", "p.yml"), 1, "p.yml cannot be read", "")
    refused(run("verify", "paper.md", "--min-words", "0"), 2, "--min-words cannot be 0", "")
    refused(run("verify", "paper.md", "--format", "docx"), 2, "There is no format 'docx'", "")
    refused(run("verify"), 2, "Missing argument", "thematic verify --help")
