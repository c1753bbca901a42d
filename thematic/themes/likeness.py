"""How alike the extracts of a theme are: TF-IDF weights and cosines, in plain arithmetic.

A token is a word of letters, in normal form C and case folded. A token's weight in a text is

    (1 + ln n) * ln((1 + N) / (1 + d))

where n is how often it stands in the text, N the number of texts in the corpus (the turns of the study's
participants) and d how many of them hold it (Salton & Buckley 1988, "ltc": logarithmic frequency, inverse document
frequency, cosine normalised; one is added to N and d so that a token the corpus lacks has a weight as well). A word
that stands in every turn weighs nothing.

An extract's typicality is the cosine between its weights (normalised to length 1) and the sum of those of the theme's
other extracts: 0 where it shares no word with any of them, 1 where it says the same. Extracts that share
words of the transcript (one lies in another) are no evidence of likeness and stay out of each other's sum.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Likeness = list[float | None]

OUTLYING = 0.5
"""An extract is outlying when its typicality is below this share of the theme's median."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def tokens(text: str) -> list[str]:
    """The words of a text, in normal form C and case folded; numbers and punctuation are none."""
    return _WORD.findall(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of ``texts`` texts of a corpus each token stands."""

    texts: int
    found_in: Mapping[str, int]

    def rarity(self, token: str) -> float:
        """ln((1 + N) / (1 + d)): 0 for a token of every text, largest for one of none."""
        return log((1 + self.texts) / (1 + self.found_in.get(token, 0)))


def vocabulary(corpus: Iterable[str]) -> Vocabulary:
    """The tokens of a corpus, one text at a time."""
    found_in: Counter[str] = Counter()
    texts = 0
    for text in corpus:
        texts += 1
        found_in.update(set(tokens(text)))
    return Vocabulary(texts, found_in)


def typicality(texts: Sequence[str], known: Vocabulary, *, bundles: Sequence[int] = ()) -> Likeness:
    """For each text its cosine to the sum of the others, from 0 to 1.

    ``bundles`` numbers the texts; those of one number stay out of each other's sum (by default each has its own).
    None where there is nothing to compare: a text without a word that weighs anything, or no such other text.
    """
    if not texts:
        return []
    row, column, weight = _weights(texts, known)
    if not len(row):
        return [None] * len(texts)
    own = np.unique(np.array(bundles or range(len(texts))), return_inverse=True)[1]
    width = int(column.max()) + 1
    total = np.bincount(column, weight, minlength=width)
    # What a bundle itself says, word by word, taken off the whole: the rest that its texts are compared with.
    cell, place = np.unique(own[row] * np.int64(width) + column, return_inverse=True)
    said = np.bincount(place, weight)
    in_bundle, word = cell // width, cell % width
    rest = np.maximum(total[word] - said, 0.0)
    outside = float(total @ total) - np.bincount(in_bundle, total[word] ** 2 - rest**2, minlength=int(own.max()) + 1)
    toward = np.bincount(row, weight * rest[place], minlength=len(texts))
    weighed = np.bincount(row, weight, minlength=len(texts)) > 0
    weighed_in_bundle = np.bincount(own, weighed)
    return [
        min(1.0, float(toward[text] / np.sqrt(outside[own[text]])))
        if weighed[text] and weighed_in_bundle.sum() > weighed_in_bundle[own[text]]
        else None
        for text in range(len(texts))
    ]


def outlying(likeness: Likeness) -> list[bool]:
    """Which extracts are far from the rest: a typicality below ``OUTLYING`` times the median; never the undefined."""
    middle = middle_of(likeness)
    return [middle is not None and value is not None and value < OUTLYING * middle for value in likeness]


def middle_of(likeness: Likeness) -> float | None:
    """The median typicality, None where no extract has one."""
    defined = [value for value in likeness if value is not None]
    return median(defined) if defined else None


def bundled(spans: Iterable[tuple[str, int, int]]) -> list[int]:
    """A number for each (document, start, end), the same for those that share characters, also by way of a third."""
    spans = list(spans)
    numbers = [0] * len(spans)
    bundle, reach = 0, ("", -1)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        document, start, end = spans[place]
        if document != reach[0] or start >= reach[1]:
            bundle += 1
            reach = (document, end)
        reach = (document, max(reach[1], end))
        numbers[place] = bundle
    return numbers


def _weights(texts: Sequence[str], known: Vocabulary) -> tuple[Ints, Ints, Floats]:
    """Row, column and weight of every token that weighs anything, each text's weights of length 1."""
    columns: dict[str, int] = {}
    rows, places, weights = [], [], []
    for number, text in enumerate(texts):
        held = {
            token: (1 + log(times)) * rarity
            for token, times in Counter(tokens(text)).items()
            if (rarity := known.rarity(token)) > 0
        }
        size = sum(weight * weight for weight in held.values()) ** 0.5
        rows += [number] * len(held)
        places += [columns.setdefault(token, len(columns)) for token in held]
        weights += [weight / size for weight in held.values()]
    return np.array(rows, np.int64), np.array(places, np.int64), np.array(weights, np.float64)
