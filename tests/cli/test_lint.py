"""The command codebook lint."""

import json

from tests.cli.terminal import refused, unchanged
from thematic.cli.lint import KINDS
from thematic.coding.findings import KINDS as KNOWN


def test_findings_are_listed_and_end_in_5(study, run):
    with unchanged(study):
        told = run("codebook", "lint")
    assert told.code == 5
    assert told.columns == ["code", "kind", "what", "command"]
    assert {row["kind"] for row in told.rows} == {
        *("no-definition", "no-include", "no-exclude", "no-example", "used-once", "no-theme"),
    }
    assert "4 no-definition: nothing says what the code means." in told.err
    assert json.loads(run("codebook", "lint", "--kind", "used-once", "--format", "json").out) == [
        {
            "code": "bursdag",
            "kind": "used-once",
            "what": "It is used once, in 'nord-lav' (113:146; 1 coding).",
            "command": "thematic codings export --code bursdag",
        }
    ]


def test_no_findings_end_in_0(study, run):
    told = run("codebook", "lint", "--kind", "stance-mixed", "--kind", "unused")
    assert (told.code, told.rows) == (0, [])
    assert told.err == "Nothing was found.\n"


def test_what_could_not_be_looked_at_is_said(study, run):
    run("code", "park", "humor", "--reason", "senere")
    run("compact", "--yes")
    told = run("codebook", "lint", "--kind", "definition-changed")
    assert told.code == 0
    assert "Parked and left out: 1." in told.err
    assert "The journal was folded: whether 3 codes changed" in told.err


def test_an_unknown_kind_is_refused_and_the_help_names_all(study, run):
    refused(run("codebook", "lint", "--kind", "unusd"), 1, "There is no kind of finding 'unusd'", "unused")
    assert KINDS.split(", ") == list(KNOWN)
