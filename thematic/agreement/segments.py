"""Agreement on coded segments as wholes: were the same ones found, and how well do their ends match?

A segment is one coder's span of a code, his own overlapping spans united. Uncoded text counts for nothing here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thematic.agreement.coefficient import Coefficient
from thematic.agreement.intervals import Spans, unite
from thematic.agreement.material import Material
from thematic.errors import UsageError

Segment = tuple[int, int]
Segments = dict[tuple[int, int, int], list[Segment]]


@dataclass(frozen=True, slots=True)
class Matched:
    """Segments of two coders, and how many of each have a counterpart in the other's."""

    first: int
    second: int
    of_first: int
    of_second: int

    @property
    def f1(self) -> Coefficient:
        """The share of both coders' segments that have a counterpart; undefined where there is none at all."""
        many = self.first + self.second
        if not many:
            return Coefficient(None, "no_variation", None, None, 0)
        value = (self.of_first + self.of_second) / many
        return Coefficient(value, "ok", value, None, many)


def match(first: Sequence[Segment], second: Sequence[Segment], *, share: float | None = None) -> Matched:
    """Which segments (disjoint within each coder) have a counterpart.

    ``share`` None: any common character will do; else the common part must be at least that share (0-1) of what the
    two segments cover together; 1 wants equal ends. Raises UsageError for another share. Cost: linear once sorted.
    """
    if share is not None and not 0 < share <= 1:
        raise UsageError(f"An overlap of {share:g} is not possible.", hint="Give a share between 0 and 1.")
    # Exact, since 0.07 * 100 is a little more than 7 in floating point.
    least = Fraction(0) if share is None else Fraction(share).limit_denominator(10**6)
    one, other = sorted(first), sorted(second)
    met: tuple[set[int], set[int]] = (set(), set())
    i = j = 0
    while i < len(one) and j < len(other):
        both = min(one[i][1], other[j][1]) - max(one[i][0], other[j][0])
        whole = max(one[i][1], other[j][1]) - min(one[i][0], other[j][0])
        if both > 0 and both >= least * whole:
            met[0].add(i)
            met[1].add(j)
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return Matched(len(one), len(other), len(met[0]), len(met[1]))


def segments(material: Material) -> Segments:
    """The united segments of every (code, document, coder) by place."""
    spans = material.spans
    group = spans.code * max(len(material.documents), 1) + spans.document
    united = unite(Spans(group, spans.coder, spans.start, spans.end))
    found: Segments = {}
    for key, coder, start, end in zip(
        *(array.tolist() for array in (united.group, united.coder, united.start, united.end)), strict=True
    ):
        code, document = divmod(key, len(material.documents))
        found.setdefault((code, document, coder), []).append((start, end))
    return found


def match_all(
    material: Material, known: Segments, first: int, second: int, *, share: float | None = None
) -> dict[int, Matched]:
    """For each code the matched segments of two coders, over the documents that both read; ``known``: all segments."""
    both = [place for place, read in enumerate(material.read.tolist()) if read >> first & 1 and read >> second & 1]
    return {
        code: _sum(
            match(known.get((code, place, first), []), known.get((code, place, second), []), share=share)
            for place in both
        )
        for code in range(len(material.codes))
    }


def _sum(found: Iterable[Matched]) -> Matched:
    many = list(found)
    return Matched(
        sum(one.first for one in many),
        sum(one.second for one in many),
        sum(one.of_first for one in many),
        sum(one.of_second for one in many),
    )
