"""Intervals over documents: which documents are taken, and the bounds that come of it."""

import math
from statistics import mean, stdev
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.agreement import formulas
from thematic.agreement.coefficients import krippendorff_alpha
from thematic.agreement.patterns import Patterns, tabulate
from thematic.agreement.resampling import bounds, weights

T_OF_5 = 2.570581835636314
"""Student's t: 97.5 % of 5 degrees of freedom."""

DOCUMENTS = [
    [[1, 0, 0, 1], [1, 0, 0, 1]],
    [[1, 1, 0], [1, 0, 0]],
    [[0, 0, 1, 1], [0, 1, 1, 1]],
    [[0, 0], [0, 0]],
    [[1, 0, 0, 0, 1], [1, 0, 0, 0, 0]],
    [[0, 1], [0, 1]],
]


def alpha_of(documents: list[list[list[int]]]) -> float:
    return krippendorff_alpha([[one for given in documents for one in given[coder]] for coder in (0, 1)]).value


def replicates_of(drawn: np.ndarray) -> np.ndarray:
    patterns, _values = tabulate([[0, 0, 1, 1], [0, 1, 0, 1]])
    kinds = patterns.ratings.tolist()
    table = np.zeros((len(DOCUMENTS), len(kinds)))
    for place, document in enumerate(DOCUMENTS):
        for unit in zip(*document, strict=True):
            table[place, kinds.index(list(unit))] += 1
    return formulas.alpha(Patterns(patterns.ratings, drawn @ table, 2))[0]


def percentile(values: list[float], share: float) -> float:
    """Of sorted values, by straight lines between them."""
    place = share * (len(values) - 1)
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def test_bootstrap_bounds_are_percentiles_of_alphas_of_resampled_documents() -> None:
    drawn = weights(len(DOCUMENTS), method="bootstrap", seed=7, replicates=200)
    alphas = sorted(
        alpha_of([one for one, many in zip(DOCUMENTS, often, strict=True) for _time in range(int(many))])
        for often in drawn
    )
    found = bounds(alpha_of(DOCUMENTS), replicates_of(drawn), method="bootstrap")
    assert found == pytest.approx((percentile(alphas, 0.025), percentile(alphas, 0.975)), abs=1e-12)


def test_jackknife_bounds_are_those_of_pseudo_values_by_hand() -> None:
    many, whole = len(DOCUMENTS), alpha_of(DOCUMENTS)
    pseudo = [many * whole - (many - 1) * alpha_of(DOCUMENTS[:out] + DOCUMENTS[out + 1 :]) for out in range(many)]
    reach = T_OF_5 * stdev(pseudo) / math.sqrt(many)
    drawn = weights(many, method="jackknife", seed=1)
    found = bounds(whole, replicates_of(drawn), method="jackknife")
    assert found == pytest.approx((mean(pseudo) - reach, min(mean(pseudo) + reach, 1.0)), abs=1e-12)


@settings(deadline=None, max_examples=30)
@given(values=st.lists(st.floats(-1, 0.1), min_size=6, max_size=6))
def test_the_jackknife_of_a_mean_is_students_interval(values: list[float]) -> None:
    left_out = np.array([mean(values[:out] + values[out + 1 :]) for out in range(6)])
    reach = T_OF_5 * stdev(values) / math.sqrt(6)
    expected = (mean(values) - reach, min(mean(values) + reach, 1.0))
    assert bounds(mean(values), left_out, method="jackknife") == pytest.approx(expected, abs=1e-9)


def test_the_jackknife_never_promises_more_than_full_agreement() -> None:
    low, high = bounds(0.9, np.array([0.99, 0.99, 0.99, 0.99, 0.6]), method="jackknife")
    assert low < 0.9 < high == 1.0


@pytest.mark.parametrize("documents", [0, 1, 4])
@pytest.mark.parametrize("method", ["bootstrap", "jackknife"])
def test_fewer_than_five_documents_have_no_interval(documents: int, method: Any) -> None:
    assert weights(documents, method=method, seed=1) is None
    assert weights(5, method=method, seed=1) is not None


def test_no_interval_is_asked_for() -> None:
    assert weights(100, method="none", seed=1) is None


def test_a_bootstrap_draws_as_many_documents_as_there_are_and_the_same_for_the_same_seed() -> None:
    drawn = weights(12, method="bootstrap", seed=3, replicates=500)
    assert drawn.shape == (500, 12)
    assert (drawn.sum(axis=1) == 12).all()
    assert drawn.mean(axis=0) == pytest.approx(np.ones(12), abs=0.2)
    assert np.array_equal(drawn, weights(12, method="bootstrap", seed=3, replicates=500))
    assert not np.array_equal(drawn, weights(12, method="bootstrap", seed=4, replicates=500))
    assert len(weights(12, method="bootstrap", seed=3)) == 1000


def test_a_jackknife_leaves_out_each_document_once() -> None:
    assert weights(5, method="jackknife", seed=1).tolist() == [
        [float(out != one) for one in range(5)] for out in range(5)
    ]


def test_an_undefined_value_has_no_interval() -> None:
    assert bounds(None, np.full(100, 0.5), method="bootstrap") == (None, None)
    assert bounds(0.5, np.full(100, np.nan), method="bootstrap") == (None, None)
    assert bounds(0.5, np.array([]), method="jackknife") == (None, None)


def test_a_bootstrap_bears_a_few_undefined_replicates_and_a_jackknife_none() -> None:
    few, many = np.full(100, 0.5), np.full(100, 0.5)
    few[:5] = many[:6] = np.nan
    assert bounds(0.5, few, method="bootstrap") == (0.5, 0.5)
    assert bounds(0.5, many, method="bootstrap") == (None, None)
    few[1:5] = 0.5
    assert bounds(0.5, few, method="jackknife") == (None, None)
