"""Who coded what, from the ends of spans: the same as going through the text character by character."""

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreement import oracles
from tests.agreement.texts import MOST, Coded, some_spans
from thematic.agreement.intervals import Spans, applied, histogram, histograms, span_patterns, unite
from thematic.agreement.patterns import MISSING
from thematic.errors import UsageError


def arrays(rows: list[tuple[int, int, int, int]]) -> Spans:
    """Spans from rows of group, coder, start, end."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Spans(*(table[:, column] for column in range(4)))


@st.composite
def some_groups(draw: st.DrawFn, *, coders: int = 4) -> tuple[list[tuple[int, int, int, int]], list[int]]:
    """Spans of several groups in any order, and the length of each group's text, some of them 0."""
    lengths = draw(st.lists(st.integers(0, MOST), min_size=1, max_size=4))
    rows = []
    for _span in range(draw(st.integers(0, 20))):
        group = draw(st.integers(0, len(lengths) - 1))
        if lengths[group]:
            start = draw(st.integers(0, lengths[group] - 1))
            rows.append((group, draw(st.integers(0, coders - 1)), start, draw(st.integers(start + 1, lengths[group]))))
    return rows, lengths


@settings(deadline=None, max_examples=150)
@given(text=some_spans())
def test_a_histogram_counts_characters(text: Coded) -> None:
    spans, length = text
    assert histogram(spans, length) == oracles.histogram(spans, length)


@settings(deadline=None, max_examples=150)
@given(groups=some_groups())
def test_the_histograms_of_many_groups_are_those_of_each_alone(
    groups: tuple[list[tuple[int, int, int, int]], list[int]],
) -> None:
    rows, lengths = groups
    found = histograms(arrays(rows), np.array(lengths, dtype=np.int64), coders=4)
    expected: dict[tuple[int, int], int] = {}
    for group, length in enumerate(lengths):
        coded = [oracles.painted((row[2], row[3]) for row in rows if row[:2] == (group, coder)) for coder in range(4)]
        masks = Counter(sum(1 << coder for coder in range(4) if place in coded[coder]) for place in range(length))
        expected |= {(group, mask): many for mask, many in masks.items()}
    listed = list(zip(found.group.tolist(), found.mask.tolist(), strict=True))
    assert dict(zip(listed, found.length.tolist(), strict=True)) == expected
    assert listed == sorted(listed)


@settings(deadline=None, max_examples=150)
@given(groups=some_groups())
def test_united_spans_hold_the_same_characters_and_neither_overlap_nor_touch(
    groups: tuple[list[tuple[int, int, int, int]], list[int]],
) -> None:
    rows, _lengths = groups
    united = unite(arrays(rows))
    listed = list(zip(*(getattr(united, name).tolist() for name in Spans.__slots__), strict=True))
    assert listed == sorted(listed)
    for key in {row[:2] for row in rows} | {row[:2] for row in listed}:
        own = [(start, end) for group, coder, start, end in listed if (group, coder) == key]
        assert oracles.painted(own) == oracles.painted(row[2:] for row in rows if row[:2] == key)
        assert all(one[1] < other[0] for one, other in pairwise(own))


def test_the_length_of_a_text_costs_nothing() -> None:
    long = 10**15
    found = histogram({"a": [(0, long // 2)], "b": [(long // 4, long)]}, long)
    assert found == {frozenset("a"): long // 4, frozenset("ab"): long // 4, frozenset("b"): long // 2}


def test_coders_without_spans_are_in_the_patterns() -> None:
    patterns = span_patterns({"a": [(0, 3)], "b": [], "c": []}, 10)
    assert sorted(zip(patterns.ratings.tolist(), patterns.weights.tolist(), strict=True)) == [
        ([0, 0, 0], 7.0),
        ([1, 0, 0], 3.0),
    ]


def test_a_coder_who_did_not_read_is_missing_and_not_blank() -> None:
    ratings = applied(np.array([0b01, 0b00]), coders=3, read=[0b011, 0b110])
    assert ratings.tolist() == [[1, 0, MISSING], [MISSING, 0, 0]]


@pytest.mark.parametrize("span", [(-1, 2), (8, 11), (3, 3), (5, 2)])
def test_a_span_outside_its_text_or_without_characters_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="outside its text, or is empty"):
        histogram({"a": [span], "b": []}, 10)


def test_a_text_of_negative_length_is_refused() -> None:
    with pytest.raises(UsageError, match="shorter than nothing"):
        histogram({"a": []}, -1)


@pytest.mark.parametrize("many", [13, 60])
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_more_coders_than_a_dozen_are_kept_apart(many: int, data: Any) -> None:
    span = st.integers(0, 19).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, 20)))
    spans = {f"c{coder}": data.draw(st.lists(span, max_size=2)) for coder in range(many)}
    assert histogram(spans, 20) == oracles.histogram(spans, 20)


def test_all_sixty_coders_may_code_the_same_character() -> None:
    coders = {f"c{coder}": [(0, 5)] for coder in range(60)}
    assert histogram(coders, 8) == {frozenset(coders): 5, frozenset(): 3}
    patterns = span_patterns(coders, 8)
    assert patterns.ratings.sum(axis=1).tolist() in ([60, 0], [0, 60])
    assert applied(np.array([(1 << 60) - 1]), coders=60).tolist() == [[1] * 60]


def test_sixty_one_coders_are_too_many() -> None:
    with pytest.raises(UsageError, match="At most 60 coders can be compared at once, not 61"):
        histogram({f"c{coder}": [] for coder in range(61)}, 8)
