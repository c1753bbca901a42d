"""Which segments of two coders count as the same one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.agreement.segments import Matched, match
from thematic.errors import UsageError

SHARES = (None, 0.01, 0.3, 0.5, 0.9, 1.0)

Segments = list[tuple[int, int]]


@st.composite
def some_segments(draw: st.DrawFn) -> Segments:
    """Segments that neither overlap nor touch, in any order."""
    ends = sorted(draw(st.sets(st.integers(0, 40), max_size=12)))
    return draw(st.permutations(list(zip(ends[::2], ends[1::2], strict=False))))


def counterparts(one: Segments, other: Segments, share: float | None) -> int:
    def fits(mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
        first, second = set(range(*mine)), set(range(*theirs))
        both, either = len(first & second), len(first | second)
        return both > 0 and (share is None or both * 100 >= round(share * 100) * either)

    return sum(any(fits(mine, theirs) for theirs in other) for mine in one)


@pytest.mark.parametrize("share", SHARES)
@settings(deadline=None, max_examples=80)
@given(one=some_segments(), other=some_segments())
def test_segments_match_as_trying_every_pair_says(share: float | None, one: Segments, other: Segments) -> None:
    found = match(one, other, share=share)
    assert found == Matched(len(one), len(other), counterparts(one, other, share), counterparts(other, one, share))


@settings(deadline=None, max_examples=80)
@given(one=some_segments(), other=some_segments())
def test_more_than_half_the_common_ground_pairs_segments_off_one_to_one(one: Segments, other: Segments) -> None:
    found = match(one, other, share=0.51)
    assert found.of_first == found.of_second
    exact = match(one, other, share=1.0)
    assert exact.of_first == len(set(one) & set(other))


def test_a_long_segment_is_the_counterpart_of_all_that_it_meets() -> None:
    assert match([(0, 30)], [(0, 5), (10, 15), (29, 40)]) == Matched(1, 3, 1, 3)
    assert match([(0, 30)], [(0, 5), (10, 15), (29, 40)]).f1.value == 1.0


def test_the_share_is_of_what_two_segments_cover_together() -> None:
    assert match([(0, 90)], [(0, 100)], share=0.9).of_first == 1
    assert match([(0, 90)], [(0, 100)], share=0.91).of_first == 0
    assert match([(0, 100)], [(50, 150)], share=0.5).of_first == 0


def test_a_share_is_met_exactly_and_not_by_rounding() -> None:
    """0.07 * 100 is above 7 and 0.57 * 100 below 57 in floating point."""
    for percent in range(1, 100):
        share = percent / 100
        assert match([(0, percent)], [(0, 100)], share=share).of_first == 1
        assert match([(0, percent)], [(0, 101)], share=share).of_first == 0


def test_f1_of_segments_is_undefined_where_there_are_none_and_0_where_only_one_has_some() -> None:
    nothing = match([], []).f1
    assert (nothing.value, nothing.status, nothing.units) == (None, "no_variation", 0)
    assert (match([(0, 5)], []).f1.value, match([(0, 5)], []).f1.status) == (0.0, "ok")
    assert match([(0, 5), (7, 9)], [(0, 5)], share=1.0).f1.value == pytest.approx(2 / 3)


@pytest.mark.parametrize("share", [0, -0.5, 1.01, 90, float("nan")])
def test_a_share_outside_0_to_1_is_refused(share: float) -> None:
    with pytest.raises(UsageError, match="not possible"):
        match([(0, 5)], [(0, 5)], share=share)
