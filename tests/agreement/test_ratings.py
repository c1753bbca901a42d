"""What may be given as ratings, tables and counts, and what is refused in a sentence."""

from typing import Any

import numpy as np
import pytest

from thematic.agreement import coefficients
from thematic.errors import UsageError


def test_not_a_number_is_missing_as_none_is() -> None:
    with_nan = np.array([[1.0, np.nan, 2.0, 1.0], [1.0, 2.0, 2.0, 2.0]])
    with_none = [[1, None, 2, 1], [1, 2, 2, 2]]
    assert coefficients.krippendorff_alpha(with_nan) == coefficients.krippendorff_alpha(with_none)
    assert coefficients.gwet_ac1(with_nan) == coefficients.gwet_ac1(with_none)


def test_coders_must_have_the_same_units() -> None:
    with pytest.raises(UsageError, match=r"same number of units, not \[2, 3\]"):
        coefficients.percent_agreement([[1, 2], [1, 2, 3]])


def test_a_rating_outside_the_declared_categories_is_named() -> None:
    with pytest.raises(UsageError, match="'c' is none of the declared"):
        coefficients.gwet_ac1([["a", "c"], ["a", "b"]], categories=["a", "b"])
    with pytest.raises(UsageError, match="The ratings hold 3 categories, not 2"):
        coefficients.brennan_prediger([["a", "c"], ["a", "b"]], categories=2)


def test_a_category_declared_twice_is_one() -> None:
    ratings = [["a", "b", "b"], ["a", "a", "b"]]
    assert coefficients.gwet_ac1(ratings, categories=["a", "a", "b"]) == coefficients.gwet_ac1(ratings)


def test_a_list_cannot_be_a_rating() -> None:
    with pytest.raises(UsageError, match=r"\['x'\] cannot be a category"):
        coefficients.percent_agreement([[["x"]], [["x"]]])


@pytest.mark.parametrize("name", ["cohen_kappa", "scott_pi"])
def test_a_coefficient_for_two_coders_refuses_three(name: str) -> None:
    with pytest.raises(UsageError, match="for 2 coders, not 3"):
        getattr(coefficients, name)([[0, 1], [0, 1], [0, 1]])


def test_pabak_refuses_three_categories() -> None:
    with pytest.raises(UsageError, match="two categories, not 3"):
        coefficients.pabak([[0, 1, 2], [0, 1, 2]])


@pytest.mark.parametrize("table", [[], [[1, 2]], [[1, 2], [3]], [[1, -1], [0, 2]], [["a", "b"], ["c", "d"]], [1, 2]])
@pytest.mark.parametrize("name", ["cohen_kappa_from_table", "scott_pi_from_table"])
def test_a_table_that_is_none_is_refused(name: str, table: Any) -> None:
    with pytest.raises(UsageError, match="contingency table"):
        getattr(coefficients, name)(table)


@pytest.mark.parametrize("counts", [[], [[1, 2], [3]], [[2, -1]], [[1.5, 0.5]], [3, 1]])
def test_counts_that_are_none_are_refused(counts: Any) -> None:
    with pytest.raises(UsageError, match="units by categories"):
        coefficients.fleiss_kappa_from_counts(counts)


def test_counts_may_differ_in_how_many_coders_rated_a_unit() -> None:
    ratings = [["a", "a", "b"], ["a", "b", "b"], ["a", None, None]]
    counts = [[3, 0], [1, 1], [0, 2]]
    assert coefficients.fleiss_kappa_from_counts(counts) == coefficients.fleiss_kappa(ratings)


@pytest.mark.parametrize(("agreed", "first", "second"), [(3, 2, 5), (1, 1, 0), (-1, 2, 2)])
def test_holsti_refuses_more_agreement_than_there_are_decisions(agreed: int, first: int, second: int) -> None:
    with pytest.raises(UsageError, match="cannot share more"):
        coefficients.holsti(agreed, first, second)


def test_holsti_takes_decisions_or_their_number() -> None:
    first, second = {"d1", "d2", "d3"}, {"d2", "d3", "d4", "d5"}
    found = coefficients.holsti(first & second, first, second)
    assert found == coefficients.holsti(np.int64(2), 3, 4)
    assert (found.value, found.units) == (pytest.approx(4 / 7), 5)
