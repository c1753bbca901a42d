"""A manuscript written before the code, with a key of what is true, altered, invented, misattributed and claimed."""

import json
from pathlib import Path

import pytest

from thematic.report.verification.check import verify
from thematic.study import open_study

DATA = Path(__file__).parent / "data"
KEY = json.loads((DATA / "key_nb.json").read_text(encoding="utf-8"))
STATUS = {"true": "exact", "altered": "altered", "invented": "not_found", "misattributed": "other_speaker"}


@pytest.fixture(scope="module")
def checked(demo):
    with open_study(demo.study, coder="kari") as study:
        return verify(study.desk, DATA / "manuscript_nb.md")


def item(checked, kind, text):
    (found,) = (one for one in checked.all_items if one.kind == kind and one.text == text)
    return found


@pytest.mark.parametrize("quotation", KEY["quotations"], ids=lambda entry: f"{entry['n']}-{entry['kind']}")
def test_every_quotation_comes_out_as_the_key_says(checked, quotation):
    found = item(checked, "quotation", quotation["text"])
    if quotation["kind"] == "decoy":
        assert found.passed
        assert found not in checked.items
        return
    assert found.status == STATUS[quotation["kind"]]
    assert not found.passed
    said = quotation["found"] or {"document": "", "turn": None}
    assert (found.document, found.turn) == (said["document"], said["turn"])
    if quotation["found"]:
        assert said["participant"] in found.detail


@pytest.mark.parametrize("claim", KEY["claims"], ids=lambda entry: f"{entry['n']}-{entry['expect']}")
def test_every_claim_comes_out_as_the_key_says(checked, claim):
    found = item(checked, "claim", claim["text"])
    assert found.status == claim["expect"]
    if claim["row"]:
        assert claim["row"] in found.detail
        assert f"role {claim['where']['role']}" in found.detail


def test_figures_about_the_material_are_no_false_claims(checked):
    claims = {one.text: one.status for one in checked.items if one.kind == "claim"}
    assert {claims.get(sentence["text"], "holds") for sentence in KEY["not_claims"]} == {"holds"}


def test_nothing_else_is_found(checked):
    known = {entry["text"] for entry in (*KEY["quotations"], *KEY["claims"], *KEY["not_claims"])}
    assert {one.text for one in checked.all_items} <= known
    assert len(checked.findings) == 15 + 4


def test_the_figures_and_the_difference_are_told(checked):
    altered = item(checked, "quotation", "det skal være skikkelig galt fatt før jeg holder meg hjemme")
    assert "[-gæli-] {+galt+}" in altered.detail
    claim = item(checked, "claim", KEY["claims"][3]["text"])
    assert "7 of 9 against 1 of 9 groups (low against high); clear, more often low" in claim.detail
