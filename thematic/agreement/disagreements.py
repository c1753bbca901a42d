"""Where coders disagree: every place, of what kind, and what it costs the coefficient.

Per document and code the segments of two coders are put together where they share characters. A group of one coder's
segments alone was *missed* by the other, unless the other gave the same words another code that the first did not give
(*different code*). A group of both whose ends differ is a *boundary* disagreement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.agreement.formulas import alpha
from thematic.agreement.material import Material
from thematic.agreement.overlapping import pairs
from thematic.agreement.patterns import MISSING
from thematic.agreement.segments import Segment, segments

Kind = Literal["missed", "boundary", "different code"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where two coders differ; all but names are places in the material or code points.

    ``of_first`` and ``of_second``: each one's segments there (none: the coder left it uncoded); ``code_second``
    differs from ``code_first`` in a different code only. ``characters``: on how many they differ. ``cost``: by how much
    alpha of the code (of the two codes together) would rise, were they to agree here and expected disagreement stayed
    as it is: over all places and pairs it adds up to what the codes' alphas lack of 1. None where alpha is undefined.
    """

    kind: Kind
    document: int
    first: int
    second: int
    code_first: int
    code_second: int
    of_first: tuple[Segment, ...]
    of_second: tuple[Segment, ...]
    characters: int
    cost: float | None

    @property
    def span(self) -> Segment:
        """From the first character in question to the last."""
        both = (*self.of_first, *self.of_second)
        return min(start for start, _end in both), max(end for _start, end in both)


@dataclass(slots=True)
class _Group:
    of_first: list[Segment]
    of_second: list[Segment]

    @property
    def span(self) -> Segment:
        both = self.of_first + self.of_second
        return min(start for start, _end in both), max(end for _start, end in both)


def find_disagreements(material: Material) -> list[Disagreement]:
    """Every disagreement of every pair of coders, the costliest first; the material must be in characters."""
    known = segments(material)
    whole = [_price(material, code) for code in range(len(material.codes))]
    found: list[Disagreement] = []
    for document, read in enumerate(material.read.tolist()):
        # Alpha weighs each pair of a unit's ratings by one over the number of ratings less one.
        others = read.bit_count() - 1
        prices = [None if price is None else price / others for price in whole]
        for first, second in pairs(material):
            if read >> first & 1 and read >> second & 1:
                found += _in_document(material, known, prices, document, first, second)
    return sorted(found, key=lambda one: (-(one.cost or 0.0), -one.characters, one.document, one.span, one.code_first))


def _price(material: Material, code: int) -> float | None:
    """What a character on which two coders disagree takes off the code's alpha, where these two alone read it."""
    patterns, _table = material.patterns(code)
    value, _observed, chance = alpha(patterns)
    expected = 1.0 - float(chance)
    if value != value or expected <= 0.0:
        return None
    ratings = float((patterns.pairable[:, None] * (patterns.ratings != MISSING)).sum())
    return 2.0 / (ratings * expected)


def _in_document(
    material: Material,
    known: dict[tuple[int, int, int], list[Segment]],
    prices: Sequence[float | None],
    document: int,
    first: int,
    second: int,
) -> Iterator[Disagreement]:
    lone_first: list[tuple[int, _Group]] = []
    lone_second: list[tuple[int, _Group]] = []
    for code in range(len(material.codes)):
        one, other = (known.get((code, document, coder), []) for coder in (first, second))
        for group in _groups(one, other):
            if not group.of_second:
                lone_first.append((code, group))
            elif not group.of_first:
                lone_second.append((code, group))
            elif group.of_first != group.of_second:
                yield _disagreement("boundary", document, first, second, code, code, group, prices)
    for code, group in lone_first:
        mate = max(lone_second, key=lambda there: _common(group.span, there[1].span), default=None)
        if mate is None or _common(group.span, mate[1].span) <= 0:
            yield _disagreement("missed", document, first, second, code, code, group, prices)
            continue
        lone_second.remove(mate)
        both = _Group(group.of_first, mate[1].of_second)
        yield _disagreement("different code", document, first, second, code, mate[0], both, prices)
    for code, group in lone_second:
        yield _disagreement("missed", document, first, second, code, code, group, prices)


def _groups(one: Sequence[Segment], other: Sequence[Segment]) -> Iterator[_Group]:
    """Segments of both coders that hang together by common characters, in order."""
    tagged = sorted([(segment, 0) for segment in one] + [(segment, 1) for segment in other])
    group, reach = _Group([], []), -1
    for segment, whose in tagged:
        if segment[0] >= reach and reach >= 0:
            yield group
            group = _Group([], [])
        (group.of_first, group.of_second)[whose].append(segment)
        reach = max(reach, segment[1])
    if reach >= 0:
        yield group


def _common(one: Segment, other: Segment) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _disagreement(
    kind: Kind,
    document: int,
    first: int,
    second: int,
    code_first: int,
    code_second: int,
    group: _Group,
    prices: Sequence[float | None],
) -> Disagreement:
    sizes = [sum(end - start for start, end in of) for of in (group.of_first, group.of_second)]
    if kind == "boundary":
        common = sum(max(0, _common(one, other)) for one in group.of_first for other in group.of_second)
        lost = [(code_first, sizes[0] + sizes[1] - 2 * common)]
    elif kind == "missed":
        lost = [(code_first, sizes[0] + sizes[1])]
    else:
        lost = [(code_first, sizes[0]), (code_second, sizes[1])]
    known = [(prices[code], many) for code, many in lost]
    costs = [price * many for price, many in known if price is not None]
    return Disagreement(
        kind,
        document,
        first,
        second,
        code_first,
        code_second,
        tuple(group.of_first),
        tuple(group.of_second),
        sum(many for _code, many in lost),
        sum(costs) if len(costs) == len(lost) else None,
    )
