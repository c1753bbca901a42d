"""Which comparisons claims are held against: the design's, a named one, a plan's; and studies that allow none."""

import pytest

from tests.store.rows import every_row
from thematic.coding.blinding import set_blind
from thematic.errors import NotFound, UsageError
from thematic.report.verification.check import asked_of, planned, verify
from thematic.study import open_study

CLAIM = "Groups with low absence talked more often about managers who are easy to reach (4 of 4 against 0 of 4 groups)."


@pytest.fixture
def paper(tmp_path):
    def write(text):
        path = tmp_path / "paper.md"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def claims(desk, path, **options):
    return [(item.status, item.detail) for item in verify(desk, path, **options).items if item.kind == "claim"]


def test_the_declared_design_is_compared(desk, paper):
    ((status, detail),) = claims(desk, paper(CLAIM))
    assert status == "holds"
    assert "near: 4 of 4 against 0 of 4 groups (low against high)" in detail


def test_without_a_design_claims_cannot_be_told(desk, paper):
    with desk.change("cases design"):
        desk.store.update("attributes", desk.store.one("attributes")["id"], {"design": 0})
    ((status, detail),) = claims(desk, paper(CLAIM))
    assert status == "unclear"
    assert "no design to compare by" in detail


def test_an_attribute_that_is_no_design_can_be_named(desk, paper):
    with desk.change("cases design"):
        desk.store.update("attributes", desk.store.one("attributes")["id"], {"design": 0})
    ((status, _detail),) = claims(desk, paper(CLAIM), asked=asked_of("absence=low,high", {}))
    assert status == "holds"


def test_a_wrong_comparison_is_an_error(desk, paper):
    with pytest.raises(NotFound, match="no attribute 'absense'"):
        claims(desk, paper(CLAIM), asked=asked_of("absense", {}))
    with pytest.raises(NotFound, match="never 'lo'"):
        claims(desk, paper(CLAIM), asked=asked_of("absence=lo,high", {}))
    with pytest.raises(UsageError):
        asked_of("=low", {})


def test_nothing_coded_is_a_reason(desk, paper):
    with desk.change("unapply"):
        desk.store.delete("codings", desk.store.values("codings", "id"))
    ((status, detail),) = claims(desk, paper(CLAIM))
    assert (status, "nothing in the study is coded" in detail.lower()) == ("unclear", True)


def test_several_coders_without_a_lead_are_a_reason_and_no_error(desk, paper):
    store = desk.store
    with desk.change("coders add"):
        store.update("coders", store.one("coders")["id"], {"lead": 0})
        other = store.insert("coders", {"name": "ola"})
        coding = store.one("codings")
        kept = {name: coding[name] for name in ("document_id", "code_id", "start", "end", "quote")}
        store.insert("codings", kept | {"coder_id": other})
    ((status, detail),) = claims(desk, paper(CLAIM))
    assert status == "unclear"
    assert "nothing says whose reading counts" in detail


def test_three_sides_are_compared_one_with_the_rest(make, paper):
    raised = {"low": {"near": range(4)}, "mid": {}, "high": {"tired": range(4)}}
    desk = make(raised=raised)
    told = claims(
        desk,
        paper(
            "Groups with low absence talked more often than others about managers who are easy to reach.\n\n"
            "All groups with high absence talked about strain on those who are left.\n\n"
            "Groups with middling absence talked more often than others about strain on those who are left."
        ),
    )
    assert [status for status, _detail in told] == ["holds", "holds", "fails"]


def test_several_rows_that_fit_are_named(desk, paper):
    with desk.change("code add"):
        desk.store.insert("codes", {"name": "reach", "label_en": "managers who are easy to reach", "position": 9})
    ((status, detail),) = claims(desk, paper(CLAIM))
    assert status == "unclear"
    assert "Several rows fit: near, reach" in detail


def test_a_plan_says_what_is_compared(desk, paper, tmp_path):
    plan = tmp_path / "plan.yml"
    plan.write_text('tables:\n  - number: "1"\n    by: "absence=low,high"\n', encoding="utf-8")
    ((status, _detail),) = claims(desk, paper(CLAIM), asked=planned(plan))
    assert status == "holds"


def test_nothing_in_the_study_changes(desk, paper):
    before = every_row(desk.store)
    verify(desk, paper(f"{CLAIM} “hun er alltid lett å få tak i når det er noe” (Nord-low-1)."))
    assert every_row(desk.store) == before


def test_hidden_participants_are_told_by_their_label(desk, paper):
    words = "“vi ler mye sammen på jobb og det hjelper på tunge dager” (Nord-low)"
    (item,) = verify(desk, paper(words)).items
    assert "Said by Nord-low-3 in" in item.detail
    set_blind(desk, True, hide=["participant"])
    (item,) = verify(desk, paper(words)).items
    assert "Said by P3 in Nord-low" in item.detail


def test_figures_about_the_material_are_held_against_the_study(demo, paper):
    with open_study(demo.study, coder="kari") as study:
        people = study.desk.store.count("cases", kind="participant")
        told = claims(
            study.desk,
            paper(
                f"The study comprised 36 focus groups at eight sites with {people} participants.\n\n"
                "We conducted 35 focus groups.\n\n"
                "Materialet består av 36 gruppesamtaler.\n\n"
                "Til sammen deltok ni steder.\n\n"
                "One of the 36 groups met twice."
            ),
        )
    assert [status for status, _detail in told] == ["holds", "fails", "holds", "fails", "unclear"]
    assert told[1][1] == "The study has 36 groups, not 35."
