"""Two manuscripts with keys of what is true, altered, invented, misattributed and claimed in them.

Both were written by somebody who never saw the code, the Norwegian one before there was any.
"""

import json
from pathlib import Path

import pytest

from thematic.report.verification.check import verify
from thematic.study import open_study

DATA = Path(__file__).parent / "data"
KEYS = {lang: json.loads((DATA / f"key_{lang}.json").read_text(encoding="utf-8")) for lang in ("nb", "en")}
STATUS = {"true": "exact", "altered": "altered", "invented": "not_found", "misattributed": "other_speaker"}


@pytest.fixture(scope="module")
def both(demo):
    with open_study(demo.study, coder="kari") as study:
        return {lang: verify(study.desk, DATA / f"manuscript_{lang}.md") for lang in KEYS}


def entries(kind, told):
    return [
        pytest.param(lang, entry, id=f"{lang}-{entry['n']}-{entry[told]}")
        for lang, key in KEYS.items()
        for entry in key[kind]
    ]


def item(checked, kind, text):
    (found,) = (one for one in checked.all_items if one.kind == kind and one.text == text)
    return found


@pytest.mark.parametrize(("lang", "quotation"), entries("quotations", "kind"))
def test_every_quotation_comes_out_as_the_key_says(both, lang, quotation):
    checked = both[lang]
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


@pytest.mark.parametrize(("lang", "claim"), entries("claims", "expect"))
def test_every_claim_comes_out_as_the_key_says(both, lang, claim):
    found = item(both[lang], "claim", claim["text"])
    assert found.status == claim["expect"]
    if claim["row"]:
        assert claim["row"] in found.detail
        assert f"role {claim['where']['role']}" in found.detail


@pytest.mark.parametrize("lang", KEYS)
def test_figures_about_the_material_are_no_false_claims(both, lang):
    claims = {one.text: one.status for one in both[lang].items if one.kind == "claim"}
    assert {claims.get(sentence["text"], "holds") for sentence in KEYS[lang]["not_claims"]} == {"holds"}


@pytest.mark.parametrize("lang", KEYS)
def test_nothing_else_is_found(both, lang):
    key, checked = KEYS[lang], both[lang]
    known = {entry["text"] for entry in (*key["quotations"], *key["claims"], *key["not_claims"])}
    assert {one.text for one in checked.all_items} <= known
    assert len(checked.findings) == 15 + 4


def test_the_figures_and_the_difference_are_told(both):
    checked = both["nb"]
    altered = item(checked, "quotation", "det skal være skikkelig galt fatt før jeg holder meg hjemme")
    assert "[-gæli-] {+galt+}" in altered.detail
    claim = item(checked, "claim", KEYS["nb"]["claims"][3]["text"])
    assert "7 of 9 against 1 of 9 groups (low against high); clear, more often low" in claim.detail
