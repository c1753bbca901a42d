"""Random ratings with missing ones: each coefficient as counted out over pairs of ratings, in exact fractions."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement import oracles
from tests.agreement.oracles import some_ratings
from thematic.agreement import coefficients
from thematic.agreement.coefficients import Coefficient

SETS = [frozenset(), frozenset("a"), frozenset("b"), frozenset("ab"), frozenset("bc"), frozenset("abc")]

Function = Callable[[Any], Coefficient]


def assert_same(found: Coefficient, expected: Fraction | None) -> None:
    assert found.value == (None if expected is None else pytest.approx(float(expected), abs=1e-9))
    assert (found.status == "ok") or found.value is None or found.status == "no_variation"


MANY: list[tuple[Function, Callable[[Any], Fraction | None]]] = [
    (coefficients.percent_agreement, oracles.percent),
    (coefficients.light_kappa, oracles.light),
    (coefficients.conger_kappa, oracles.conger),
    (coefficients.fleiss_kappa, oracles.fleiss),
    (coefficients.krippendorff_alpha, oracles.alpha),
]
TWO: list[tuple[Function, Callable[[Any], Fraction | None]]] = [
    (coefficients.cohen_kappa, oracles.cohen),
    (coefficients.scott_pi, oracles.scott),
]


@pytest.mark.parametrize(("function", "oracle"), MANY, ids=lambda one: one.__name__)
@settings(deadline=None, max_examples=60)
@given(ratings=some_ratings())
def test_a_coefficient_of_many_coders_is_what_its_pairs_give(
    function: Function, oracle: Callable[[Any], Fraction | None], ratings: list[list[Any]]
) -> None:
    found = function(ratings)
    assert_same(found, oracle(ratings))
    assert found.units == len(oracles.shared(ratings)) or found.status in ("single_coder", "no_overlap")


@pytest.mark.parametrize(("function", "oracle"), TWO, ids=lambda one: one.__name__)
@settings(deadline=None, max_examples=60)
@given(ratings=some_ratings(coders=(2, 2)))
def test_a_coefficient_of_two_coders_is_what_their_units_give(
    function: Function, oracle: Callable[[Any], Fraction | None], ratings: list[list[Any]]
) -> None:
    assert_same(function(ratings), oracle(ratings))


@settings(deadline=None, max_examples=60)
@given(ratings=some_ratings(), more=st.integers(0, 3))
def test_ac1_and_brennan_prediger_are_what_the_categories_give(ratings: list[list[Any]], more: int) -> None:
    many = len({rating for unit in oracles.units_of(ratings) for rating in unit})
    assert_same(coefficients.gwet_ac1(ratings), oracles.gwet_ac1(ratings, many))
    assert_same(coefficients.brennan_prediger(ratings), oracles.brennan_prediger(ratings, many))
    declared = many + more
    assert_same(coefficients.gwet_ac1(ratings, categories=declared), oracles.gwet_ac1(ratings, declared))
    assert_same(
        coefficients.brennan_prediger(ratings, categories=["a", "b", "c", "d"]), oracles.brennan_prediger(ratings, 4)
    )


@settings(deadline=None, max_examples=40)
@given(ratings=some_ratings(categories=(True, False)))
def test_pabak_is_twice_the_agreement_less_one(ratings: list[list[Any]]) -> None:
    observed = oracles.percent(ratings)
    assert_same(coefficients.pabak(ratings), None if observed is None else 2 * observed - 1)


@pytest.mark.parametrize(
    ("distance", "oracle"),
    [(coefficients.masi_distance, oracles.masi), (coefficients.jaccard_distance, oracles.jaccard)],
    ids=["masi", "jaccard"],
)
@settings(deadline=None, max_examples=60)
@given(ratings=some_ratings(categories=SETS))
def test_alpha_over_sets_of_codes_is_what_its_pairs_give(
    distance: Any, oracle: Callable[[Any, Any], Fraction], ratings: list[list[Any]]
) -> None:
    assert_same(coefficients.krippendorff_alpha(ratings, level=distance), oracles.alpha(ratings, oracle))


@settings(deadline=None, max_examples=60)
@given(codes=st.lists(some_ratings(coders=(2, 2), categories=(0, 1)), min_size=1, max_size=5))
def test_pooled_kappa_pools_agreement_over_codes_and_not_kappas(codes: list[list[list[Any]]]) -> None:
    both = [
        [(one, other) for one, other in zip(*pair, strict=True) if one is not None and other is not None]
        for pair in codes
    ]
    both = [pairs for pairs in both if pairs]
    found = coefficients.pooled_kappa(codes)
    if not both:
        assert found.value is None
        return
    observed = sum(Fraction(sum(one == other for one, other in pairs), len(pairs)) for pairs in both) / len(both)
    expected = sum(
        Fraction(sum(one == other for one, _ in pairs for _, other in pairs), len(pairs) ** 2) for pairs in both
    ) / len(both)
    assert_same(found, None if expected == 1 else (observed - expected) / (1 - expected))
    assert found.units == sum(map(len, both))
