"""From spans to histograms of who coded what: the core that all agreement over text rests on.

For each document and code, every character is one of few patterns: which of the coders who read the document applied
the code there. The lengths of the patterns are enough for every coefficient of a code that is applied or not, they
add up over documents, and they follow from the ends of the spans alone: O(S log S) for S spans, however long the
texts are. Nothing here knows what a unit is: sentences or turns are counted by turning spans into ranges of units.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from thematic.agreement.patterns import MISSING, Ints, Patterns
from thematic.errors import UsageError

MOST_CODERS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Coded spans as arrays of one length: the numbers of group (a document and code) and coder, start, end."""

    group: Ints
    coder: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Histograms:
    """How long each pattern is in each group: arrays of one length, sorted by group and pattern.

    ``mask`` has the bit 1 << coder for every coder who applied the code.
    """

    group: Ints
    mask: Ints
    length: Ints


def histograms(spans: Spans, lengths: Ints, *, coders: int) -> Histograms:
    """The histograms of all groups; ``lengths`` has the length of each group's text, in the unit of the spans.

    A coder's own overlapping spans in a group count once. Raises UsageError for more than 60 coders or a span outside
    its text.
    """
    if coders > MOST_CODERS:
        raise UsageError(f"At most {MOST_CODERS} coders can be compared at once, not {coders}.")
    if (lengths < 0).any():
        raise UsageError("A text cannot be shorter than nothing.")
    if len(spans.start) and ((spans.start < 0) | (spans.end > lengths[spans.group]) | (spans.start >= spans.end)).any():
        raise UsageError("A span lies outside its text, or is empty.")
    united = unite(spans)
    bit = np.int64(1) << united.coder
    group = np.concatenate([united.group, united.group])
    place = np.concatenate([united.start, united.end])
    change = np.concatenate([bit, -bit])
    order = _order(group, place)
    group, place, mask = group[order], place[order], np.cumsum(change[order])
    # Up to the next end of a span in this group the same coders are in; after a group's last end nobody is.
    run = np.diff(place, append=0)
    runs = (mask != 0) & (run > 0)
    coded = _sum(group[runs], mask[runs], run[runs])
    left = lengths.astype(np.int64)
    np.subtract.at(left, coded.group, coded.length)
    blank = np.flatnonzero(left)
    return _sum(
        np.concatenate([coded.group, blank]),
        np.concatenate([coded.mask, np.zeros(len(blank), np.int64)]),
        np.concatenate([coded.length, left[blank]]),
    )


def unite(spans: Spans) -> Spans:
    """Spans sorted by group, coder and start; those of one coder and group that overlap or touch are one."""
    order = _order(spans.group * (int(spans.coder.max(initial=0)) + 1) + spans.coder, spans.start)
    group, coder, start, end = (array[order] for array in (spans.group, spans.coder, spans.start, spans.end))
    if not len(start):
        return Spans(group, coder, start, end)
    other = np.concatenate([[True], (np.diff(group) != 0) | (np.diff(coder) != 0)])
    # Each pair of group and coder gets a stretch of the number line of its own, so that one running maximum serves all.
    shift = (np.cumsum(other) - 1) * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + shift)
    new = np.concatenate([[True], (start + shift)[1:] > reach[:-1]])
    first = np.flatnonzero(new)
    last = np.concatenate([first[1:], [len(start)]]) - 1
    return Spans(group[first], coder[first], start[first], (reach - shift)[last])


def _order(first: Ints, second: Ints) -> Ints:
    """The places that sort by ``first``, then ``second``, none below 0."""
    step = int(second.max(initial=0)) + 1
    if (int(first.max(initial=0)) + 1) * step > np.iinfo(np.int64).max:
        return np.lexsort((second, first))
    # One number for the pair sorts several times faster.
    return np.argsort(first * step + second, kind="stable")


def _sum(group: Ints, mask: Ints, length: Ints) -> Histograms:
    order = _order(group, mask)
    group, mask, length = group[order], mask[order], length[order]
    if not len(group):
        return Histograms(group, mask, length)
    first = np.flatnonzero(np.concatenate([[True], (np.diff(group) != 0) | (np.diff(mask) != 0)]))
    return Histograms(group[first], mask[first], np.add.reduceat(length, first))


def histogram(spans: Mapping[str, Iterable[tuple[int, int]]], length: int) -> dict[frozenset[str], int]:
    """One text, one code: how many characters each set of coders coded, the empty set included if not 0.

    ``spans``: for each coder half-open (start, end) in code points.
    """
    coders = list(spans)
    rows = [(coder, start, end) for coder, name in enumerate(coders) for start, end in spans[name]]
    table = np.asarray(rows, dtype=np.int64).reshape(-1, 3)
    one = Spans(np.zeros(len(table), np.int64), table[:, 0], table[:, 1], table[:, 2])
    found = histograms(one, np.array([length], dtype=np.int64), coders=len(coders))
    return {
        frozenset(name for coder, name in enumerate(coders) if mask >> coder & 1): int(many)
        for mask, many in zip(found.mask.tolist(), found.length.tolist(), strict=True)
    }


def applied(masks: Ints, *, coders: int, read: Ints | Sequence[int] | None = None) -> Ints:
    """masks x coders: 1 where a coder applied the code, 0 where not, MISSING where the coder did not read.

    ``read``: for each mask the bits of the coders who read the text; all of them without it.
    """
    bits = np.int64(1) << np.arange(coders, dtype=np.int64)
    ratings = ((masks[:, None] & bits) != 0).astype(np.int64)
    if read is not None:
        ratings[(np.asarray(read, dtype=np.int64)[:, None] & bits) == 0] = MISSING
    return np.asarray(ratings, dtype=np.int64)


def span_patterns(spans: Mapping[str, Iterable[tuple[int, int]]], length: int) -> Patterns:
    """One text, one code, as patterns of characters for the formulas."""
    found = histogram(spans, length)
    coders = list(spans)
    ratings = np.array([[int(coder in who) for coder in coders] for who in found], dtype=np.int64)
    weights = np.array(list(found.values()), dtype=np.float64)
    return Patterns(ratings.reshape(len(found), len(coders)), weights, 2)
