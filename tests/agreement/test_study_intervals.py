"""Intervals of a study: over documents, seeded, and none where there are too few of them."""

import pytest

from tests.agreement.studies import fill, row_of
from thematic.agreement import formulas
from thematic.agreement.material import gather
from thematic.agreement.patterns import Patterns
from thematic.agreement.resampling import REPLICATES, bounds, weights
from thematic.agreement.run import run


def documents(many):
    return {
        f"d{number}": {
            "kari": [("trust", number, number + 40), ("other", 0, 5 + number)],
            "ola": [("trust", 2 * number, number + 45), *([("other", 0, 5)] if number else [])],
        }
        for number in range(many)
    }


@pytest.fixture
def study(desk):
    fill(desk, documents(6))
    return desk


def limits(found):
    return [(row.ci_low, row.ci_high) for row in found.rows]


@pytest.mark.parametrize("interval", ["bootstrap", "jackknife"])
def test_there_is_none_with_fewer_than_five_documents(desk, interval):
    fill(desk, documents(4))
    assert set(limits(run(desk, interval=interval))) == {(None, None)}
    fill(desk, {"e": {"kari": [("trust", 0, 9)], "ola": [("trust", 0, 9)]}})
    assert (None, None) not in limits(run(desk, interval=interval, codes=["trust"]))


def test_documents_that_one_coder_read_do_not_make_five(desk):
    fill(desk, documents(4))
    fill(desk, {"e": {"kari": [("trust", 0, 9)]}})
    assert set(limits(run(desk))) == {(None, None)}


def test_they_can_be_left_out(study):
    assert set(limits(run(study, interval="none"))) == {(None, None)}


def test_the_same_seed_gives_the_same_and_another_seed_another(study):
    assert run(study, seed=3).rows == run(study, seed=3).rows
    assert limits(run(study, seed=3)) != limits(run(study, seed=4))
    values = [[row.value for row in run(study, seed=seed).rows] for seed in (3, 4)]
    assert values[0] == values[1]


def test_the_value_lies_within(study):
    for interval in ("bootstrap", "jackknife"):
        for row in run(study, interval=interval).rows:
            assert row.ci_low <= row.value <= row.ci_high


@pytest.mark.parametrize("interval", ["bootstrap", "jackknife"])
@pytest.mark.parametrize("place", [0, 1])
def test_they_are_those_of_documents_taken_again(study, interval, place):
    material = gather(study)
    patterns, table = material.patterns(place)
    drawn = weights(6, method=interval, seed=9, replicates=REPLICATES)
    again = [float(formulas.alpha(Patterns(patterns.ratings, one @ table, 2))[0]) for one in drawn]
    value = float(formulas.alpha(patterns)[0])
    import numpy as np

    expected = bounds(value, np.array(again), method=interval)
    row = row_of(run(study, interval=interval, seed=9), material.codes[place])
    assert (row.ci_low, row.ci_high) == pytest.approx(expected)


def test_a_code_in_one_document_has_a_value_but_no_interval(study):
    fill(study, {"d0": {"kari": [("rare", 0, 50)], "ola": [("rare", 10, 50)]}})
    row = row_of(run(study), "rare")
    assert row.value > 0.8
    assert (row.status, row.ci_low, row.ci_high) == ("ok", None, None)
    assert None not in limits(run(study, codes=["rare"], coefficients=["percent_agreement"]))[0]


@pytest.mark.parametrize("name", ["masi_alpha", "jaccard_alpha", "cohen_kappa"])
def test_pooled_rows_and_sets_of_codes_have_them_too(study, name):
    first, second = (row_of(run(study, coefficients=[name], seed=2), "*", name) for _run in range(2))
    assert first == second
    assert first.ci_low < first.value < first.ci_high
