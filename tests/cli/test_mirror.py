"""``thematic mirror``: two sides on the same matter."""

import json

from tests.cli.terminal import refused, unchanged

LOW_HIGH = ("--by", "absence=low,high")


def test_it_gives_every_row_with_its_figures_as_a_listing(study, run):
    with unchanged(study):
        told = run("mirror", *LOW_HIGH, "--codes", "shared")
    assert told.code == 0
    rows = {row["row"]: row for row in told.rows}
    assert (rows["humor"]["verdict"], rows["humor"]["groups_a"], rows["humor"]["sites_both"]) == ("agreement", "6", "6")
    assert (rows["mangel"]["verdict"], rows["mangel"]["side"]) == ("blind spot", "low")
    assert rows["bursdag"]["verdict"] == "thin"
    assert "Blind spot: one raises it and the other does not" in told.err


def test_it_shows_a_table_to_people(study, run):
    told = run("mirror", *LOW_HIGH, "--format", "table", "--codes", "shared")
    assert "blind spot" in told.out
    assert "6 of 6" in told.out
    assert "1 more cannot be told or are thin: --all." in told.err


def test_it_writes_word_and_json(study, run, empty):
    assert run("mirror", *LOW_HIGH, "-o", "m.docx").code == 0
    assert (empty / "m.docx").read_bytes()[:2] == b"PK"
    assert run("mirror", *LOW_HIGH, "-o", "m.json").code == 0
    assert json.loads((empty / "m.json").read_text("utf-8"))[0]["compared"] == "low/high"


def test_what_it_cannot_do_is_one_sentence(study, run, empty):
    refused(run("mirror"), 1, "'role' is never 'leader'", "Known: employee")
    refused(run("mirror", "--by", "nothing=a,b"), 1, "There is no attribute 'nothing'", "Known")
    refused(run("mirror", *LOW_HIGH, "--codes", "both"), 2, "--codes cannot be 'both'", "shared")
    refused(run("mirror", *LOW_HIGH, "--format", "xml"), 2, "--format cannot be 'xml'", "docx")
    refused(run("mirror", *LOW_HIGH, "--format", "docx"), 2, "A Word file needs a name.", "-o FILE.docx")
    refused(run("mirror", *LOW_HIGH, "--theme", "klimaks"), 1, "There is no theme 'klimaks'", "klima")
    run("init", "none.thematic")
    refused(run("--study", "none.thematic", "mirror"), 1, "There is no attribute 'role'", "none yet")
