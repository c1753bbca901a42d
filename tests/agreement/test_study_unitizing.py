"""The unitizing alphas of a study are those of its spans, document by document."""

import pytest

from thematic.agreement.listings import UNITIZING, unitizing_rows
from thematic.agreement.material import gather
from thematic.agreement.unitizing import u_alpha_family
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder
from thematic.coding.codings import add_codings
from thematic.store.desk import Desk
from thematic.transcripts.importing import import_documents

SPANS = {
    "kari": [(4, 30, "a"), (40, 52, "b"), (60, 70, "a")],
    "ola": [(4, 28, "a"), (44, 52, "a"), (52, 58, "b")],
}


@pytest.fixture
def study(desk, tmp_path):
    (tmp_path / "d.txt").write_text("I: " + "ja og nei " * 9 + "\n", encoding="utf-8")
    import_documents(desk, [tmp_path / "d.txt"])
    for coder in SPANS:
        add_coder(desk, coder)
    for code in ("a", "b"):
        add_code(desk, code)
    return desk


def code(desk, spans):
    for coder, given in spans.items():
        rows = [{"document": "d", "code": name, "start": start, "end": end} for start, end, name in given]
        add_codings(Desk(desk.store, coder), enumerate(rows, 1))
    return {row["code"]: row for row in unitizing_rows(gather(desk))}


def test_all_codes_and_single_ones_are_those_of_the_pure_function(study):
    rows = code(study, SPANS)
    length = len(study.store.text(1))
    family = u_alpha_family(SPANS, length)
    assert (rows["*"]["u"], rows["*"]["binary"], rows["*"]["cu"]) == (family.u, family.binary, family.cu)
    only = {coder: [span for span in given if span[2] == "a"] for coder, given in SPANS.items()}
    assert rows["a"]["u"] == u_alpha_family(only, length).u
    assert rows["a"]["k_u"] == family.per_code["a"]
    assert rows["b"]["coverage"] == family.coverage["b"]
    assert rows["*"]["coded"] == pytest.approx((26 + 12 + 10 + 24 + 8 + 6) / (2 * length))
    assert set(rows["*"]) == set(UNITIZING)


def test_a_coders_own_overlapping_codes_leave_single_codes_only(study):
    rows = code(study, {**SPANS, "ola": [(4, 28, "a"), (20, 40, "b")]})
    assert (rows["*"]["u"], rows["*"]["status"]) == (None, "overlapping_codes")
    assert rows["a"]["u"] is not None
    assert rows["a"]["k_u"] is None


def test_spans_that_touch_stay_apart(study):
    touching = {"kari": [(4, 16, "a"), (16, 30, "a")], "ola": [(4, 30, "a")]}
    rows = code(study, touching)
    assert rows["a"]["u"] == u_alpha_family(touching, len(study.store.text(1))).u
