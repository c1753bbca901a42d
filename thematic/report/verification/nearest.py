"""The passage that comes nearest to a quotation that stands nowhere word for word.

Candidates are the windows of the transcripts that hold most of the quotation's words and pairs of words, each weighted
by how rare it is (as in inverse document frequency, Spärck Jones 1972); the few best are aligned word by word.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from thematic.report.verification.corpus import Corpus
from thematic.report.verification.likeness import Likeness, align, flattened
from thematic.report.verification.passages import Place
from thematic.report.verification.quoted import Wording

CANDIDATES = 5
RIVAL, SURE = 0.75, 60.0
"""Once a passage is as like as ``SURE``, only windows that hold ``RIVAL`` of what the best one holds are looked at."""

ROOM = 8
"""Words beside those that did not match that a window has on each side."""

COMMON = 400
"""A single word that stands more often than this finds nothing; pairs of words do, however common."""


def nearest(corpus: Corpus, wording: Wording) -> list[Likeness]:
    """The aligned candidates, best first; none where the transcripts share no word with the quotation."""
    quoted = flattened(wording)
    found: list[Likeness] = []
    most = 0.0
    for window, held in windows(corpus, wording):
        most = max(most, held)
        if found and held < RIVAL * most and max(near.score for near in found) >= SURE:
            break
        if not any(window[0] <= near.place[0] and near.place[1] <= window[1] for near in found):
            found.append(align(corpus, quoted, window))
    return sorted(found, key=lambda near: -near.score)


def windows(corpus: Corpus, wording: Wording) -> list[tuple[Place, float]]:
    """The stretches of tokens, of one document each, in which the quotation could stand, and what each holds of it."""
    numbers = [corpus.number(key) for key in wording.keys]
    places, weights = _marks(corpus, numbers)
    if not len(places):
        return []
    order = np.argsort(places, kind="stable")
    places, weights = places[order], weights[order]
    reach = len(numbers) + max(15, len(numbers) // 2)
    summed = np.concatenate([[0.0], np.cumsum(weights)])
    ends = np.searchsorted(places, places + reach, side="left")
    held = summed[ends] - summed[:-1]
    chosen: list[tuple[Place, float]] = []
    taken: list[int] = []
    for at in np.argsort(-held, kind="stable"):
        start = int(places[at])
        if all(abs(start - other) > reach // 2 for other in taken):
            taken.append(start)
            inside = len(np.unique(places[at : ends[at]]))
            window = _window(corpus, start, int(places[ends[at] - 1]), len(numbers) - inside)
            chosen.append((window, float(held[at])))
        if len(taken) == CANDIDATES:
            break
    return chosen


def _marks(corpus: Corpus, numbers: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Where the words and pairs of a quotation stand, and what each place weighs."""
    total = len(corpus.words)
    found, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for gram in dict.fromkeys([*((number,) for number in numbers), *pairwise(numbers)]):
        places = corpus.places_of(*gram)
        if len(places) and (len(gram) > 1 or len(places) <= COMMON):
            found.append(places)
            weights.append(np.full(len(places), np.log(1 + total / len(places))))
    return np.concatenate(found), np.concatenate(weights)


def _window(corpus: Corpus, start: int, end: int, unmatched: int) -> Place:
    """Tokens around the words ``start`` to ``end``, with room for what did not match, inside one document."""
    room = max(0, unmatched) + ROOM
    token = int(corpus.words[start])
    low, high = corpus.document_range(token)
    first = int(corpus.words[max(0, start - room)])
    last = int(corpus.words[min(len(corpus.words) - 1, end + room)]) + 1
    return max(low, first), min(high, last)
