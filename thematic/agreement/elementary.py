"""A text cut at every end of a span: stretches within which no coder's set of codes changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

CodeSet = frozenset[int]
Coded = tuple[int, int, int, int]
"""One coded span: (coder, code, start, end), coder and code as places."""


def stretches(spans: Iterable[Coded], length: int) -> Iterator[tuple[int, int, Mapping[int, CodeSet]]]:
    """(start, end, coder -> codes) of the stretches of one text in order; a coder without codes there is left out.

    Stretches that nobody coded are there too. Cost: O(S log S) in spans.
    """
    changes = sorted(
        change for coder, code, start, end in spans for change in ((start, 1, coder, code), (end, -1, coder, code))
    )
    active: dict[int, Counter[int]] = {}
    at = 0
    for place, here in groupby(changes, key=lambda change: change[0]):
        if at < place:
            yield at, place, _sets(active)
        at = place
        for _place, step, coder, code in here:
            codes = active.setdefault(coder, Counter())
            codes[code] += step
            if not codes[code]:
                del codes[code]
    if at < length:
        yield at, length, {}


def _sets(active: Mapping[int, Counter[int]]) -> dict[int, CodeSet]:
    return {coder: frozenset(codes) for coder, codes in active.items() if codes}
