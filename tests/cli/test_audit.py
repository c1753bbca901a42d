"""``thematic audit``: the journal as prose and as data."""

import json

from tests.cli.terminal import refused, unchanged


def test_prose_is_what_it_says_by_itself(study, run):
    with unchanged(study):
        told = run("audit", "--lang", "en")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("# Audit trail\n\n## Overview\n")
    assert "## Phase 2: Code" in told.out
    assert run("audit", "--lang", "en", "--format", "md").out == told.out


def test_data_comes_in_every_format_and_file(study, run, empty):
    rows = run("audit", "--format", "tsv").rows
    assert {"operation", "verb", "touched", "counts", "state"} <= rows[0].keys()
    assert run("audit", "-o", "a.json").code == 0
    assert [row["operation"] for row in json.loads((empty / "a.json").read_text("utf-8"))] == [
        int(row["operation"]) for row in rows
    ]
    assert run("audit", "-o", "a.docx", "--by", "coder").code == 0
    assert run("audit", "-o", "a.md").code == 0
    assert (empty / "a.md").read_text("utf-8").startswith("# Revisjonsspor")
    assert "state" in run("audit", "--format", "table").out


def test_wrong_calls_are_one_sentence(study, run):
    refused(run("audit", "--by", "day"), 2, "--by cannot be 'day'.", "phase or coder")
    refused(run("audit", "--since", "2026-13-01"), 1, "'2026-13-01' is no date.", "2026-11-25")
    refused(run("audit", "-o", "a.pdf"), 2, "does not say what kind of file", ".docx")


def test_a_study_with_nothing_in_it_says_so(empty, run):
    run("init", "none.thematic")
    assert "The journal holds no operation in this time." in run("audit", "--lang", "en").out
