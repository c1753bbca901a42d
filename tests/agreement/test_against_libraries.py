"""Random ratings: alpha as the krippendorff package has it, Cohen and Fleiss as statsmodels has them."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

from tests.agreement import oracles
from tests.agreement.oracles import some_ratings
from thematic.agreement import coefficients

NUMBERS = (0, 1, 2, 3.5, 7)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@settings(deadline=None, max_examples=80)
@given(ratings=some_ratings(categories=NUMBERS, most_units=15))
def test_alpha_is_that_of_the_krippendorff_package(level: str, ratings: list[list[float | None]]) -> None:
    found = coefficients.krippendorff_alpha(ratings, level=level)
    assert found.status == oracles.status(ratings)
    assert (found.value is None) == (found.status != "ok")
    if found.value is not None:
        data = np.array([[np.nan if rating is None else rating for rating in coder] for coder in ratings])
        expected = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
        assert found.value == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=80)
@given(ratings=some_ratings(coders=(2, 2), categories=range(4), missing=False, most_units=15))
def test_cohens_kappa_is_that_of_statsmodels(ratings: list[list[int]]) -> None:
    table = np.zeros((4, 4), dtype=int)
    np.add.at(table, tuple(ratings), 1)
    found = coefficients.cohen_kappa(ratings)
    assume(found.value is not None)
    expected = cohens_kappa(table, return_results=False)
    assert found.value == pytest.approx(expected, abs=1e-9)
    assert coefficients.cohen_kappa_from_table(table.tolist()).value == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=80)
@given(ratings=some_ratings(coders=(2, 6), categories=range(4), missing=False, most_units=15))
def test_fleiss_kappa_is_that_of_statsmodels(ratings: list[list[int]]) -> None:
    counts = np.array([[unit.count(kind) for kind in range(4)] for unit in oracles.units_of(ratings)])
    found = coefficients.fleiss_kappa(ratings)
    assume(found.value is not None)
    expected = fleiss_kappa(counts, method="fleiss")
    assert found.value == pytest.approx(expected, abs=1e-9)
    assert coefficients.fleiss_kappa_from_counts(counts.tolist()).value == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=30)
@given(scores=st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=2, max_size=12))
def test_interval_alpha_takes_any_measurements(scores: list[tuple[float, float]]) -> None:
    ratings = [list(coder) for coder in zip(*scores, strict=True)]
    spread = np.ptp(ratings)
    assume(spread > 1e-3)
    expected = krippendorff.alpha(reliability_data=np.array(ratings), level_of_measurement="interval")
    assert coefficients.krippendorff_alpha(ratings, level="interval").value == pytest.approx(expected, abs=1e-9)
