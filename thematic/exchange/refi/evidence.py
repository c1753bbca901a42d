"""Which convention of positions a project follows, found out from its selections.

Each convention is weighed by what the selections say under it: their names, where these quote the text, and whether
they begin and end at words, which people's selections nearly always do. The weights are logarithms of likelihood
ratios (a right convention meets a word's boundary in 95 of 100 places, a wrong one in 30), added over the selections
of the whole project to what is known of the program that wrote it.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thematic.exchange.refi.elements import Selection
from thematic.exchange.refi.positions import CONVENTIONS, Convention, Measure

_HIT, _MISS = math.log(0.95 / 0.30), math.log(0.05 / 0.70)
_OUTSIDE = -7.0
_LETTER = 2.5
"""What each letter of a name says that stands where the selection is, up to twelve."""

_OTHER = -2.0
"""What it says where the name stands there under another convention."""

_SURE = 3.0
"""A convention within this of the best one could be meant as well (20 to 1)."""

_OWN = 8.0
"""How much better another convention must fit one document before it goes its own way."""

_SAMPLE = 6_000
_DOTS = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*\Z")


@dataclass(slots=True)
class Evidence:
    """What a document's selections say: a weight for each convention, and how many were looked at."""

    measure: Measure
    selections: Sequence[Selection]
    weights: dict[Convention, float]
    looked: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The convention of a project, those that might be meant as well, and the documents that count otherwise.

    ``bounds`` and ``ends``: of how many starts and ends that were looked at, how many lie at words.
    """

    convention: Convention
    rivals: tuple[Convention, ...]
    own: dict[int, Convention]
    bounds: int
    ends: int
    told: bool


def weigh(
    measure: Measure, selections: Sequence[Selection], conventions: Sequence[Convention], *, most: int = 200
) -> Evidence:
    """The evidence of one document for each of ``conventions``, from at most ``most`` of its selections."""
    sample = _sample(measure, selections, most)
    groups: dict[tuple[object, ...], list[Convention]] = {}
    for convention in conventions:
        groups.setdefault(measure.key(convention), []).append(convention)
    heads = [group[0] for group in groups.values()]
    totals = [0.0] * len(heads)
    quoted = [0.0] * len(heads)
    for selection in sample:
        name = _quote(selection.name)
        for number, head in enumerate(heads):
            totals[number] += _boundaries(measure, selection, head)
            quoted[number] = _named(measure, selection, head, name) if name else 0.0
        if name and max(quoted) > 0:
            totals = [total + (found or _OTHER) for total, found in zip(totals, quoted, strict=True)]
    weights = {convention: total for group, total in zip(groups.values(), totals, strict=True) for convention in group}
    return Evidence(measure, selections, weights, len(sample))


def _sample(measure: Measure, selections: Sequence[Selection], most: int) -> list[Selection]:
    """Spread over the text, and half of them where counting makes a difference."""
    usable = [one for one in selections if one.start is not None and one.end is not None and one.end > one.start]
    usable.sort(key=lambda one: (one.start or 0, one.end or 0))
    extras = [places[0] for places in (measure.wide, measure.crlf) if places]
    if len(usable) <= most:
        return usable
    late = [one for one in usable if extras and (one.end or 0) > min(extras)]
    chosen = [*_spread(usable, most - most // 2 if late else most), *_spread(late, most // 2)]
    return list({id(one): one for one in chosen}.values())


def _spread(selections: Sequence[Selection], number: int) -> list[Selection]:
    if len(selections) <= number:
        return list(selections)
    return [selections[index * len(selections) // number] for index in range(number)]


def _boundaries(measure: Measure, selection: Selection, convention: Convention) -> float:
    found = measure.span(selection.start or 0, selection.end or 0, convention)
    if found is None or found[1]:
        return _OUTSIDE
    start, end = found[0]
    return (_HIT if measure.starts_word(start) else _MISS) + (_HIT if measure.ends_word(end) else _MISS)


def _quote(name: str) -> str:
    """A selection's name without the dots where it was cut, as one line; "" where it quotes nothing."""
    return " ".join(_DOTS.sub("", name).split()).strip()


def _named(measure: Measure, selection: Selection, convention: Convention, name: str) -> float:
    """What it says that the name stands where the selection lies: all of it, or its beginning where it was cut."""
    found = measure.span(selection.start or 0, selection.end or 0, convention)
    if found is None or found[1]:
        return 0.0
    start, end = found[0]
    stretch = measure.text[start : min(end, start + 3 * len(name) + 100)]
    there = " ".join(stretch.split())
    whole = end - start == len(stretch)
    if not there.startswith(name) or stretch[:1].isspace():
        return 0.0
    weight = _LETTER * min(len(name), 12)
    exact = whole and there == name and not stretch[-1:].isspace()
    return weight if exact else weight / 2 if len(name) >= 8 else 0.0


def choose(
    evidence: Sequence[Evidence], conventions: Sequence[Convention], *, origin: str = "", told: bool = False
) -> Choice:
    """The convention that fits a project best, with the documents (by place) that another fits much better.

    Where nothing decides, it is the one that the program is known for, else the one nearest to the standard.
    """
    prior = {convention: _prior(convention, origin) for convention in conventions}
    sums = {convention: sum(one.weights[convention] for one in evidence) for convention in conventions}
    total = {convention: prior[convention] + sums[convention] for convention in conventions}
    best = max(conventions, key=lambda convention: (round(total[convention], 6), -CONVENTIONS.index(convention)))
    rivals: dict[tuple[object, ...], Convention] = {}
    same = _footprint(evidence, best)
    for convention in sorted(conventions, key=lambda one: -total[one]):
        footprint = _footprint(evidence, convention)
        if total[best] - total[convention] < _SURE and footprint != same:
            rivals.setdefault(footprint, convention)
    own = dict[int, Convention]()
    for place, one in enumerate(evidence):
        better = max(conventions, key=lambda convention: one.weights[convention] + prior[convention])
        if one.weights[better] - one.weights[best] > _OWN and one.measure.key(better) != one.measure.key(best):
            own[place] = better
    bounds = ends = 0
    for place, one in enumerate(evidence):
        found, of = _fit(one, own.get(place, best))
        bounds, ends = bounds + found, ends + of
    return Choice(best, tuple(rivals.values()), own, bounds, ends, told)


def _footprint(evidence: Iterable[Evidence], convention: Convention) -> tuple[object, ...]:
    return tuple(one.measure.key(convention) for one in evidence if one.looked)


def _fit(evidence: Evidence, convention: Convention) -> tuple[int, int]:
    """How many of the starts and ends lie at words, and of how many."""
    found = of = 0
    for selection in _sample(evidence.measure, evidence.selections, 100):
        span = evidence.measure.span(selection.start or 0, selection.end or 0, convention)
        of += 2
        if span is not None:
            found += evidence.measure.starts_word(span[0][0]) + evidence.measure.ends_word(span[0][1])
    return found, of


def _prior(convention: Convention, origin: str) -> float:
    """What is known before any selection was looked at, as the logarithm of odds."""
    weight = -7.0 * convention.inclusive - 3.0 * convention.bom - 5.0 * (convention.breaks == "lf2")
    if "nvivo" in origin.lower():
        return weight - 4.0 * (convention.unit == "codepoint") - 2.0 * (convention.breaks == "crlf1")
    return weight - 1.5 * (convention.unit == "utf16") - 0.5 * (convention.breaks == "crlf1")


def sample_size(documents: int) -> int:
    """How many selections of each document are looked at, so that large projects are read in no more time."""
    return max(20, min(200, _SAMPLE // max(1, documents)))


def fits(evidence: Evidence, convention: Convention) -> bool:
    """Whether the selections lie at words as people's do, which says that the text is the one they were made on."""
    found, of = _fit(evidence, convention)
    return of > 0 and found >= 0.85 * of
