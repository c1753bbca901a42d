"""Random coded texts: spans of coders, overlapping and repeated, or pieces laid end to end."""

from hypothesis import strategies as st

MOST = 40
"""Characters of a text."""

NAMES = ("kari", "ola", "aud", "per")

Coded = tuple[dict[str, list[tuple[int, int]]], int]
Unitized = tuple[dict[str, list[tuple[int, int, str]]], int]


@st.composite
def some_spans(draw: st.DrawFn, *, coders: int | None = None) -> Coded:
    """Any spans of one code by each coder, and the length of the text."""
    length = draw(st.integers(1, MOST))
    many = draw(st.integers(2, len(NAMES))) if coders is None else coders
    place = st.integers(0, length)
    span = st.tuples(place, place).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: (min(ends), max(ends)))
    return {name: draw(st.lists(span, max_size=5)) for name in NAMES[:many]}, length


@st.composite
def some_units(draw: st.DrawFn) -> Unitized:
    """Each coder's own spans of codes apart from one another, many of them touching, and the length of the text."""
    length = draw(st.integers(1, MOST))
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for name in NAMES[: draw(st.integers(2, len(NAMES)))]:
        spans[name], at = [], 0
        for size, code in draw(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(["x", "y", "z", ""])))):
            if code and at + size <= length:
                spans[name].append((at, at + size, code))
            at += size
    return spans, length
