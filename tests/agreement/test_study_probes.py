"""The texts on which a well-known tool goes wrong, imported, coded and compared as users do it."""

import pytest

import thematic
from thematic.coding.assignments import assign_documents
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder


@pytest.fixture
def study(tmp_path):
    (tmp_path / "d.txt").write_text("ord " * 249 + "slut", encoding="utf-8")
    with thematic.create_study(tmp_path / "s.thematic", coder="kari") as study:
        study.import_documents([tmp_path / "d.txt"])
        assert len(study.desk.store.text(1)) == 1000
        add_coder(study.desk, "ola")
        add_code(study.desk, "trust")
        yield study


def kappa(study, **spans):
    study.add_codings(
        {"document": "d", "code": "trust", "coder": coder, "start": start, "end": end}
        for coder, given in spans.items()
        for start, end in given
    )
    frame = study.agreement(coders=["kari", "ola"], coefficients=["cohen_kappa"]).frame()
    assert list(frame.code) == ["trust"]
    return frame.value[0]


def test_fifty_characters_of_both_and_150_of_one_alone_are_kappa_348(study):
    assert kappa(study, kari=[(0, 200)], ola=[(0, 50)]) == pytest.approx(0.348, abs=5e-4)


def test_two_spans_of_a_hundred_that_overlap_by_half_are_kappa_444(study):
    assert kappa(study, kari=[(100, 200)], ola=[(150, 250)]) == pytest.approx(0.444, abs=5e-4)


def test_one_who_codes_a_place_twice_and_one_who_read_and_left_it_blank_agree_by_chance_only(study):
    assign_documents(study.desk, "ola", ["d"])
    assert kappa(study, kari=[(100, 200), (100, 199)]) == pytest.approx(0.0, abs=1e-12)


def test_the_same_coverage_is_full_agreement_however_it_was_put_together(study):
    assert kappa(study, kari=[(100, 180), (150, 200), (120, 160)], ola=[(100, 200)]) == 1.0
