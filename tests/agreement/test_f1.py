"""F1 over units: what two coders both applied, of what each applied; the mean of the pairs that applied anything."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from tests.agreement import oracles
from tests.agreement.oracles import some_ratings
from tests.agreement.texts import Coded, some_spans
from thematic.agreement.catalogue import f1
from thematic.agreement.coefficients import judge
from thematic.agreement.intervals import span_patterns
from thematic.agreement.patterns import Patterns, tabulate


def value(patterns: Patterns) -> float | None:
    return judge(patterns, f1(patterns)).value


@settings(deadline=None, max_examples=100)
@given(text=some_spans())
def test_f1_over_characters_is_the_overlap_of_what_was_coded(text: Coded) -> None:
    spans, length = text
    pairs = combinations([oracles.painted(given) for given in spans.values()], 2)
    scores = [2 * len(one & other) / (len(one) + len(other)) for one, other in pairs if one or other]
    expected = sum(scores) / len(scores) if scores else None
    assert value(span_patterns(spans, length)) == (None if expected is None else pytest.approx(expected, abs=1e-12))


@settings(deadline=None, max_examples=100)
@given(ratings=some_ratings(categories=(0, 1)))
def test_f1_takes_the_units_that_both_coders_of_a_pair_rated(ratings: list[list[int | None]]) -> None:
    scores = []
    for pair in combinations(ratings, 2):
        both = [(one, other) for one, other in zip(*pair, strict=True) if one is not None and other is not None]
        given = sum(one + other for one, other in both)
        if given:
            scores.append(2 * sum(one * other for one, other in both) / given)
    patterns, _values = tabulate(ratings, categories=[0, 1])
    expected = sum(scores) / len(scores) if scores else None
    assert value(patterns) == (None if expected is None else pytest.approx(expected, abs=1e-12))


def test_f1_of_a_code_that_nobody_applied_is_undefined_and_of_one_always_applied_is_full() -> None:
    nobody, everywhere = span_patterns({"a": [], "b": []}, 9), span_patterns({"a": [(0, 9)], "b": [(0, 9)]}, 9)
    assert (value(nobody), judge(nobody, f1(nobody)).status) == (None, "no_variation")
    assert (value(everywhere), judge(everywhere, f1(everywhere)).status) == (1.0, "no_variation")
