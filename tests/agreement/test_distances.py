"""How far two ratings are apart, and which ratings a level of measurement takes."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement import oracles
from thematic.agreement.coefficients import jaccard_distance, krippendorff_alpha, masi_distance
from thematic.errors import UsageError

SETS = st.frozensets(st.sampled_from("abcde"))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ab", "ab", Fraction(0)),
        ("", "", Fraction(0)),
        ("a", "", Fraction(1)),
        ("a", "ab", Fraction(2, 3)),
        ("ab", "bc", Fraction(8, 9)),
        ("a", "b", Fraction(1)),
    ],
)
def test_masi_weighs_jaccard_by_how_the_sets_lie(one: str, other: str, apart: Fraction) -> None:
    assert masi_distance(set(one), set(other)) == pytest.approx(float(apart), abs=1e-12)


@settings(deadline=None, max_examples=100)
@given(one=SETS, other=SETS)
def test_set_distances_are_those_by_the_book_whatever_holds_the_codes(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert jaccard_distance(sorted(one), tuple(other)) == pytest.approx(float(oracles.jaccard(one, other)), abs=1e-12)
    assert masi_distance(sorted(one) * 2, tuple(other)) == pytest.approx(float(oracles.masi(one, other)), abs=1e-12)
    assert masi_distance(one, other) == masi_distance(other, one)
    assert jaccard_distance(one, other) <= masi_distance(one, other) <= 1.0


def test_sets_are_ratings_as_frozensets_are() -> None:
    coders = [[{"a"}, {"a", "b"}, set()], [{"a"}, {"b"}, {"c"}]]
    frozen = [[frozenset(codes) for codes in coder] for coder in coders]
    assert krippendorff_alpha(coders, level=masi_distance) == krippendorff_alpha(frozen, level=masi_distance)


@pytest.mark.parametrize("level", ["ordinal", "interval", "ratio"])
def test_words_have_no_order_but_the_alphabet_and_are_refused(level: Any) -> None:
    with pytest.raises(UsageError, match=f"'{level}' needs ratings that are numbers"):
        krippendorff_alpha([["low", "high"], ["low", "mid"]], level=level)


@pytest.mark.parametrize("level", ["ordinal", "interval", "ratio"])
def test_infinite_ratings_are_refused(level: Any) -> None:
    with pytest.raises(UsageError, match="finite"):
        krippendorff_alpha([[1, float("inf")], [1, 2]], level=level)


def test_a_ratio_scale_has_nothing_below_zero() -> None:
    ratings = [[-1, 1, 2], [1, 1, 2]]
    with pytest.raises(UsageError, match="below 0"):
        krippendorff_alpha(ratings, level="ratio")
    assert krippendorff_alpha(ratings, level="interval").status == "ok"


def test_an_unknown_level_names_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        krippendorff_alpha([[1, 2], [1, 2]], level="ordered")  # type: ignore[arg-type]
    assert "ordinal" in refused.value.hint


@pytest.mark.parametrize("distance", [lambda one, other: one - other, lambda one, other: 1.0, lambda *_: float("nan")])
def test_a_function_that_is_no_distance_is_refused(distance: Any) -> None:
    with pytest.raises(UsageError, match="distance"):
        krippendorff_alpha([[1, 2, 3], [1, 2, 1]], level=distance)


def test_a_function_enters_the_formula_unsquared() -> None:
    ratings = [[1, 2, 3, 5, None], [1, 3, 3, 2, 4]]
    squared = krippendorff_alpha(ratings, level=lambda one, other: (one - other) ** 2)
    assert squared.value == pytest.approx(krippendorff_alpha(ratings, level="interval").value, abs=1e-12)


@settings(deadline=None, max_examples=30)
@given(ratings=oracles.some_ratings(categories=(1, 2, 3, 4)))
def test_ranks_matter_and_not_their_numbers_on_an_ordinal_level(ratings: list[list[Any]]) -> None:
    stretched = [[None if rating is None else 10**rating for rating in coder] for coder in ratings]
    assert krippendorff_alpha(ratings, level="ordinal") == krippendorff_alpha(stretched, level="ordinal")
