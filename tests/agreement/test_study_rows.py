"""The rows of a run: one a code and coefficient, and one that pools all codes."""

import pandas as pd
import pytest

from tests.agreement.studies import fill, row_of
from thematic.agreement import coefficients
from thematic.agreement.catalogue import FORMULAS, OF_TWO, POOLED_KAPPA
from thematic.agreement.run import BY_CODER, COLUMNS, rows_of, run
from thematic.coding.coders import add_coder

TWO = {
    "a": {"kari": [("trust", 0, 40), ("other", 10, 20)], "ola": [("trust", 20, 60)]},
    "b": {"kari": [("other", 0, 10)], "ola": [("other", 5, 10), ("trust", 90, 100)]},
}


@pytest.fixture
def study(desk):
    fill(desk, TWO)
    return desk


def test_columns_are_those_that_scripts_rely_on(study):
    frame = run(study).frame()
    assert list(frame.columns) == list(COLUMNS)
    promised = (
        "code, coefficient, value, status, ci_low, ci_high, observed, expected, units, documents, coders, prevalence"
    )
    assert list(COLUMNS) == promised.split(", ")
    first = rows_of(run(study))[0]
    assert list(first) == [*COLUMNS, BY_CODER]
    assert {name: first[name] for name in COLUMNS} == dict(
        zip(COLUMNS, frame.where(frame.notna(), None).iloc[0], strict=True)
    )


def test_codes_come_in_the_order_of_the_codebook_and_the_pool_last(study):
    found = run(study, coefficients=["krippendorff_alpha", "percent_agreement"])
    names = ("krippendorff_alpha", "percent_agreement")
    expected = [(code, name) for code in ("trust", "other", "*") for name in names]
    assert [(row.code, row.coefficient) for row in found.rows] == expected


def test_one_code_needs_no_pool(study):
    assert {row.code for row in run(study, codes=["trust"]).rows} == {"trust"}


def test_prevalence_and_shares_of_coders_are_of_ratings(study):
    row = row_of(run(study), "trust")
    assert row.prevalence == (40 + 40 + 10) / 400
    assert row.by_coder == "kari 0.2000, ola 0.2500"


@pytest.mark.parametrize("name", FORMULAS)
def test_every_coefficient_of_a_code_is_that_of_its_characters(study, name):
    row = row_of(run(study, coefficients=[name]), "trust", name)
    kari = [1] * 40 + [0] * 160
    ola = [0] * 20 + [1] * 40 + [0] * 130 + [1] * 10
    if name == "f1":
        assert row.value == 2 * 20 / (40 + 50)
        return
    expected = getattr(coefficients, name)([kari, ola])
    assert row.value == pytest.approx(expected.value)
    assert row.observed == pytest.approx(expected.observed)
    assert row.expected == (None if expected.expected is None else pytest.approx(expected.expected))


@pytest.mark.parametrize("name", POOLED_KAPPA)
def test_kappas_pool_observed_and_expected_agreement(study, name):
    found = run(study, coefficients=[name])
    parts = [row_of(found, code, name) for code in ("trust", "other")]
    observed = sum(row.observed for row in parts) / 2
    expected = sum(row.expected for row in parts) / 2
    pooled = row_of(found, "*", name)
    assert pooled.value == pytest.approx((observed - expected) / (1 - expected))
    assert (pooled.observed, pooled.expected) == (pytest.approx(observed), pytest.approx(expected))


def test_the_others_take_the_units_of_all_codes_together(study):
    found = run(study, coefficients=["krippendorff_alpha", "f1", "percent_agreement"])
    pooled = row_of(found, "*")
    kari = [1] * 40 + [0] * 160 + [0] * 10 + [1] * 10 + [0] * 80 + [1] * 10 + [0] * 90
    ola = [0] * 20 + [1] * 40 + [0] * 130 + [1] * 10 + [0] * 105 + [1] * 5 + [0] * 90
    assert pooled.value == pytest.approx(coefficients.krippendorff_alpha([kari, ola]).value)
    assert (pooled.units, pooled.documents) == (400, 2)
    assert row_of(found, "*", "f1").value == pytest.approx(2 * 25 / (60 + 55))


def test_a_code_that_only_one_side_has_is_compared_all_the_same(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 50)], "ola": [("other", 0, 50)]}})
    found = run(desk)
    for code in ("trust", "other"):
        assert row_of(found, code).value < 0
        assert row_of(found, code, "percent_agreement").value == 0.5
        assert row_of(found, code, "f1").value == 0.0


def test_a_coders_own_overlapping_spans_of_a_code_count_once(desk):
    fill(
        desk,
        {"a": {"kari": [("trust", 0, 30), ("trust", 10, 50), ("trust", 0, 50)], "ola": [("trust", 0, 50)]}},
    )
    row = row_of(run(desk), "trust")
    assert (row.value, row.prevalence) == (1.0, 0.5)


def test_coders_codes_and_documents_can_be_chosen(desk):
    fill(desk, {name: {**readings, "aud": [("trust", 0, 100)]} for name, readings in TWO.items()})
    every, chosen = run(desk), run(desk, coders=["ola", "KARI"], codes=["trust"], documents=["a"])
    assert every.coders == ("kari", "ola", "aud")
    assert (chosen.coders, chosen.documents) == (("ola", "kari"), ("a",))
    row = row_of(chosen, "trust")
    assert (row.units, row.documents, row.coders) == (100, 1, 2)
    assert row_of(chosen, "trust", "f1").value == 2 * 20 / 80
    assert {row.code for row in chosen.rows} == {"trust"}


def test_more_than_two_coders_are_compared_together(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 50)], "ola": [("trust", 0, 50)], "aud": [("trust", 25, 50)]}})
    names = [name for name in FORMULAS if name not in OF_TWO]
    found = run(desk, coefficients=names)
    ratings = [[1] * 50 + [0] * 50, [1] * 50 + [0] * 50, [0] * 25 + [1] * 25 + [0] * 50]
    for name in names:
        expected = (1 + 2 / 3 + 2 / 3) / 3 if name == "f1" else None
        expected = expected if expected is not None else getattr(coefficients, name)(ratings).value
        assert row_of(found, "trust", name).value == pytest.approx(expected), name


def test_sixteen_coders_are_no_trouble(desk):
    fill(desk, {"a": {f"c{number:02}": [("trust", number, 50 + number)] for number in range(16)}})
    ratings = [[int(number <= place < 50 + number) for place in range(100)] for number in range(16)]
    assert row_of(run(desk), "trust").value == pytest.approx(coefficients.krippendorff_alpha(ratings).value)


def test_an_undefined_value_is_empty_in_a_frame_of_numbers(desk):
    fill(desk, {"a": {"kari": [("trust", 0, 100), ("other", 0, 9)], "ola": [("trust", 0, 100), ("other", 0, 9)]}})
    add_coder(desk, "per")
    frame = run(desk).frame()
    (value,) = frame.value[(frame.code == "trust") & (frame.coefficient == "krippendorff_alpha")]
    assert pd.isna(value)
    assert pd.api.types.is_float_dtype(frame.value)
    (row,) = [row for row in rows_of(run(desk)) if (row["code"], row["coefficient"]) == ("trust", "krippendorff_alpha")]
    assert (row["value"], row["status"], row["observed"]) == (None, "no_variation", 1.0)
