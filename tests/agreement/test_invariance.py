"""What must not change a coefficient: order of coders and units, names of categories, where a text was cut."""

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement.oracles import some_ratings
from tests.agreement.texts import some_spans
from thematic.agreement import coefficients
from thematic.agreement.catalogue import FORMULAS, OF_TWO
from thematic.agreement.coefficients import Coefficient, judge
from thematic.agreement.intervals import histogram, span_patterns

OF_MANY = (
    *("percent_agreement", "light_kappa", "conger_kappa", "fleiss_kappa", "krippendorff_alpha"),
    *("gwet_ac1", "brennan_prediger"),
)


def assert_same(one: Coefficient, other: Coefficient) -> None:
    assert one.status == other.status
    assert one.value == (None if other.value is None else pytest.approx(other.value, abs=1e-12))


@pytest.mark.parametrize("name", OF_MANY)
@settings(deadline=None, max_examples=20)
@given(ratings=some_ratings(), chance=st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_does_not_matter(name: str, ratings: list[list[Any]], chance: Any) -> None:
    units = list(zip(*ratings, strict=True))
    chance.shuffle(units)
    coders = [list(coder) for coder in zip(*units, strict=True)]
    chance.shuffle(coders)
    assert_same(getattr(coefficients, name)(coders), getattr(coefficients, name)(ratings))


@pytest.mark.parametrize("name", ["cohen_kappa", "scott_pi"])
@settings(deadline=None, max_examples=20)
@given(ratings=some_ratings(coders=(2, 2)))
def test_two_coders_may_change_places(name: str, ratings: list[list[Any]]) -> None:
    assert_same(getattr(coefficients, name)(ratings[::-1]), getattr(coefficients, name)(ratings))


@pytest.mark.parametrize("name", [*OF_MANY, "cohen_kappa", "scott_pi"])
@settings(deadline=None, max_examples=20)
@given(ratings=some_ratings(coders=(2, 2)), names=st.permutations(string.ascii_lowercase))
def test_the_names_of_categories_do_not_matter(name: str, ratings: list[list[Any]], names: list[str]) -> None:
    renamed = dict(zip("abc", names, strict=False))
    other = [[None if rating is None else (renamed[rating], 1) for rating in coder] for coder in ratings]
    assert_same(getattr(coefficients, name)(other), getattr(coefficients, name)(ratings))


@settings(deadline=None, max_examples=60)
@given(text=some_spans(), data=st.data())
def test_a_text_may_be_cut_in_two_anywhere(text: tuple[dict[str, list[tuple[int, int]]], int], data: Any) -> None:
    spans, length = text
    cut = data.draw(st.integers(0, length))
    before = {coder: [(start, min(end, cut)) for start, end in given if start < cut] for coder, given in spans.items()}
    after = {
        coder: [(max(start, cut) - cut, end - cut) for start, end in given if end > cut]
        for coder, given in spans.items()
    }
    first, second = histogram(before, cut), histogram(after, length - cut)
    whole = histogram(spans, length)
    assert {who: first.get(who, 0) + second.get(who, 0) for who in first | second} == whole


@pytest.mark.parametrize("name", FORMULAS)
@settings(deadline=None, max_examples=20)
@given(text=some_spans(coders=2), chance=st.randoms(use_true_random=False))
def test_alpha_and_all_others_over_text_do_not_depend_on_the_order_of_coders_or_spans(
    name: str, text: tuple[dict[str, list[tuple[int, int]]], int], chance: Any
) -> None:
    spans, length = text
    mixed = {coder: chance.sample(given, len(given)) for coder, given in reversed(spans.items())}
    found, again = (span_patterns(one, length) for one in (spans, mixed))
    assert_same(judge(again, FORMULAS[name](again)), judge(found, FORMULAS[name](found)))


@settings(deadline=None, max_examples=20)
@given(text=some_spans())
def test_ten_times_the_text_is_the_same_agreement_but_for_alphas_small_sample(
    text: tuple[dict[str, list[tuple[int, int]]], int],
) -> None:
    spans, length = text
    grown = {coder: [(10 * start, 10 * end) for start, end in given] for coder, given in spans.items()}
    small, large = span_patterns(spans, length), span_patterns(grown, 10 * length)
    for name in set(FORMULAS) - set(OF_TWO) - {"krippendorff_alpha"}:
        assert_same(judge(large, FORMULAS[name](large)), judge(small, FORMULAS[name](small)))
    alphas = [judge(one, FORMULAS["krippendorff_alpha"](one)).value for one in (small, large)]
    if None not in alphas:
        assert alphas[0] >= alphas[1]
