"""Who has read what: blank is a reading, missing is none."""

import pytest

from tests.agreement.studies import fill, row_of
from thematic.agreement.run import run
from thematic.coding.assignments import assign_documents
from thematic.coding.coders import add_coder


def test_a_document_assigned_and_left_blank_counts_as_not_applied(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": []}})
    row = row_of(run(desk), "trust", "percent_agreement")
    assert (row.value, row.units, row.coders) == (0.9, 100, 2)
    assert row_of(run(desk), "trust", "f1").value == 0.0


def test_a_document_not_assigned_is_missing_and_counts_for_nothing(desk):
    both = {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 5)]}
    fill(desk, {"a": both})
    before = run(desk).rows
    fill(desk, {"b": {"kari": [("trust", 0, 90)]}})
    assert run(desk).rows == before
    assign_documents(desk, "ola", ["b"])
    after = row_of(run(desk), "trust")
    assert (after.units, after.documents) == (200, 2)
    assert after.value < before[0].value


def test_codings_without_an_assignment_make_a_reader(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 10)]}}, assign=False)
    assert row_of(run(desk), "trust").value == 1.0


def test_what_a_reader_left_without_any_code_is_told(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": []}, "b": {"kari": [], "ola": [("other", 0, 10)]}})
    assert run(desk).blank == (("kari", "b"), ("ola", "a"))
    assert run(desk, codes=["trust"]).blank == (("kari", "b"), ("ola", "a"))


def test_each_document_counts_with_those_who_read_it(desk):
    fill(
        desk,
        {
            "a": {"kari": [("trust", 0, 50)], "ola": [("trust", 0, 50)]},
            "b": {"ola": [("trust", 0, 20)], "aud": [("trust", 0, 20)]},
            "c": {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 10)], "aud": []},
            "d": {"aud": [("trust", 0, 100)]},
        },
    )
    found = run(desk, coefficients=["percent_agreement"])
    row = row_of(found, "trust", "percent_agreement")
    assert found.coders == ("kari", "ola", "aud")
    assert found.documents == ("a", "b", "c")
    assert (row.units, row.documents, row.coders) == (300, 3, 3)
    assert row.value == pytest.approx((100 + 100 + 90 + 10 / 3) / 300)
    assert row.prevalence == pytest.approx((100 + 40 + 20) / (200 + 200 + 300))
    assert row.by_coder == "kari 0.3000, ola 0.2667, aud 0.1000"


def test_coders_without_a_common_document_have_no_overlap_and_no_number(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)]}, "b": {"ola": [("trust", 0, 10), ("other", 5, 9)]}})
    found = run(desk)
    assert found.documents == ()
    assert {row.code for row in found.rows} == {"trust", "other", "*"}
    for row in found.rows:
        assert (row.value, row.observed, row.expected, row.prevalence) == (None,) * 4
        assert (row.status, row.units, row.documents, row.coders, row.by_coder) == ("no_overlap", 0, 0, 0, "")


def test_a_code_that_nobody_applied_has_no_variation_and_is_shown_when_it_is_named(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": [("other", 0, 10)]}})
    with desk.change("set up"):
        desk.store.insert("codes", {"name": "unused"})
    assert {row.code for row in run(desk).rows} == {"trust", "other", "*"}
    found = run(desk, codes=["unused"])
    assert row_of(found, "unused").status == "no_variation"
    assert row_of(found, "unused").value is None
    assert row_of(found, "unused", "percent_agreement").value == 1.0


def test_layers_are_apart(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 5)]}})
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 10)]}}, layer="consensus")
    assert row_of(run(desk), "trust").value < 1.0
    found = run(desk, layer="consensus")
    assert (found.layer, row_of(found, "trust").value) == ("consensus", 1.0)


def test_a_coder_who_read_nothing_here_is_left_out_unless_named(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 10)], "ola": [("trust", 0, 10)]}, "b": {"kari": [], "aud": []}})
    add_coder(desk, "per")
    assert run(desk).coders == ("kari", "ola", "aud")
    assert run(desk, documents=["a"], coefficients=["cohen_kappa"]).coders == ("kari", "ola")
    assert run(desk, coders=["per", "ola", "kari"]).coders == ("per", "ola", "kari")
