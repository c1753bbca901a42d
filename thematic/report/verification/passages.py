"""Where a quotation stands word for word, its marked gaps included."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from thematic.report.verification.corpus import Corpus, Stretch
from thematic.report.verification.quoted import Part, Wording
from thematic.report.verification.tokens import ELLIPSIS

INSERTED = 8
"""How many tokens of the transcript words in brackets may stand for; more must be marked as left out."""

UNDIVIDED = 300
"""How many tokens an ellipsis may leave out where a document has no turns to count by."""

Place = tuple[int, int]
"""The first token of the corpus, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation as it stands: the place of each part, and the stretches that these touch, in order."""

    places: tuple[Place, ...]
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> Stretch:
        """The stretch in which it begins."""
        return self.stretches[0]


def find_passages(corpus: Corpus, wording: Wording) -> list[Passage]:
    """Every place where the parts stand in order, as ``find_passages`` of the module's rules allow.

    Between two parts with an ellipsis between them there may be anything in the same turn or the next one (an
    interviewer's or the same speaker's turn between does not count); words in brackets stand for up to ``INSERTED``
    tokens of the same turn, or are an addition.
    """
    if not wording.parts:
        return []
    anchor = max(range(len(wording.parts)), key=lambda number: len(wording.parts[number].keys))
    found = []
    for place in places_of(corpus, wording.parts[anchor]):
        places = _completed(corpus, wording.parts, anchor, place)
        if places is not None:
            found.append(passage_of(corpus, places))
    return found


def passage_of(corpus: Corpus, places: tuple[Place, ...]) -> Passage:
    """The passage that some places make, with whoever speaks there."""
    touched: dict[int, Stretch] = {}
    for first, last in places:
        for stretch in corpus.across(first, last):
            touched[stretch.first] = stretch
    return Passage(places, tuple(touched[key] for key in sorted(touched)))


def places_of(corpus: Corpus, part: Part) -> Iterator[Place]:
    """Every place of one part, exact but for spelling and the case of a loose first letter."""
    numbers = [corpus.number(key) for key in part.keys]
    lead = next(place for place, token in enumerate(part.tokens) if token.word)
    for word in corpus.row_of(numbers).tolist():
        first = int(corpus.words[word]) - lead
        last = first + len(part.tokens)
        if first >= 0 and last <= len(corpus.forms) and _stands(corpus, part, first) and _in_one(corpus, first, last):
            yield first, last


def _stands(corpus: Corpus, part: Part, first: int) -> bool:
    return all(token.same(corpus.forms[first + place]) for place, token in enumerate(part.tokens))


def _in_one(corpus: Corpus, first: int, last: int) -> bool:
    """Whether tokens stand in one document, without text that is nobody's turn in their midst."""
    touched = corpus.across(first, last)
    one = touched[0].document_id
    return len(touched) == 1 or all(stretch.document_id == one and stretch.turn is not None for stretch in touched)


def _completed(corpus: Corpus, parts: tuple[Part, ...], anchor: int, place: Place) -> tuple[Place, ...] | None:
    """The places of all parts, given that of one: the nearest before and the nearest after."""
    places = [place]
    for number in range(anchor + 1, len(parts)):
        after = _neighbour(corpus, parts[number], parts[number].gap, places[-1], forward=True)
        if after is None:
            return None
        places.append(after)
    for number in range(anchor - 1, -1, -1):
        before = _neighbour(corpus, parts[number], parts[number + 1].gap, places[0], forward=False)
        if before is None:
            return None
        places.insert(0, before)
    return tuple(places)


def _neighbour(corpus: Corpus, part: Part, gap: str, place: Place, *, forward: bool) -> Place | None:
    low, high = _reach(corpus, gap, place, len(part.tokens), forward=forward)
    lead = next(at for at, token in enumerate(part.tokens) if token.word)
    begins = corpus.row_of([corpus.number(key) for key in part.keys])
    edges = np.searchsorted(corpus.words, (low, high))
    near = begins[slice(*np.searchsorted(begins, edges))].tolist()
    for word in near if forward else reversed(near):
        first = int(corpus.words[word]) - lead
        last = first + len(part.tokens)
        if low <= first and last <= high and _stands(corpus, part, first) and _in_one(corpus, first, last):
            return first, last
    return None


def _reach(corpus: Corpus, gap: str, place: Place, length: int, *, forward: bool) -> Place:
    """The tokens among which the next part of some ``length`` (or the one before) may stand."""
    here = corpus.stretch_at(place[1] - 1 if forward else place[0])
    own, step = corpus.stretches[here], 1 if forward else -1
    edge, width = own, None
    if gap != ELLIPSIS:
        width = INSERTED + length
    elif own.turn is None:
        width = UNDIVIDED
    else:
        edge = _furthest(corpus, here, step)
    if forward:
        return place[1], edge.last if width is None else min(edge.last, place[1] + width)
    return edge.first if width is None else max(edge.first, place[0] - width), place[0]


def _furthest(corpus: Corpus, here: int, step: int) -> Stretch:
    """The furthest turn that an ellipsis may lead to: the next one.

    Or the one after it, with nothing but the interviewer between, or where the same person goes on.
    """
    start = corpus.stretches[here]
    after = _next_turn(corpus, here, step)
    if after is None:
        return start
    second = _next_turn(corpus, after, step)
    if second is None:
        return corpus.stretches[after]
    between, end = corpus.stretches[after], corpus.stretches[second]
    same = start.speaker_id is not None and end.speaker_id == start.speaker_id
    return end if between.role == "interviewer" or same else between


def _next_turn(corpus: Corpus, here: int, step: int) -> int | None:
    at = here + step
    while 0 <= at < len(corpus.stretches) and corpus.stretches[at].turn is None:
        at += step
    known = 0 <= at < len(corpus.stretches)
    return at if known and corpus.stretches[at].document_id == corpus.stretches[here].document_id else None
