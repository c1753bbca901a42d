"""A text cut at every end of a span: the pieces, and each coder's codes on every character of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.agreement.elementary import stretches


@st.composite
def some_coded(draw: st.DrawFn) -> tuple[list[tuple[int, int, int, int]], int]:
    length = draw(st.integers(1, 30))
    span = st.integers(0, length - 1).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, length)))
    coded = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), span), max_size=12))
    return [(coder, code, start, end) for coder, code, (start, end) in coded], length


@settings(deadline=None, max_examples=150)
@given(text=some_coded())
def test_the_stretches_tile_the_text_and_hold_the_codes_of_their_characters(
    text: tuple[list[tuple[int, int, int, int]], int],
) -> None:
    spans, length = text
    at = 0
    for start, end, sets in stretches(spans, length):
        assert start == at < end
        at = end
        for place in range(start, end):
            coders = {coder for coder, _code, first, last in spans if first <= place < last}
            assert sets == {
                coder: {code for who, code, first, last in spans if who == coder and first <= place < last}
                for coder in coders
            }
    assert at == length


def test_a_text_without_codes_is_one_stretch_and_an_empty_text_none() -> None:
    assert list(stretches([], 7)) == [(0, 7, {})]
    assert list(stretches([], 0)) == []


def test_there_are_no_more_stretches_than_ends_of_spans() -> None:
    spans = [(0, 0, 10, 10**12), (1, 0, 500, 10**11), (1, 0, 500, 10**11)]
    found = list(stretches(spans, 10**15))
    assert [(start, end) for start, end, _sets in found] == [
        *((0, 10), (10, 500), (500, 10**11), (10**11, 10**12), (10**12, 10**15))
    ]
    assert [dict(sets) for _start, _end, sets in found] == [{}, {0: {0}}, {0: {0}, 1: {0}}, {0: {0}}, {}]
