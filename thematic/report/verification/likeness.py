"""How like a passage a quotation is, and which words make the difference.

The score is the share of the quotation's letters that the passage accounts for (0-100): a word that stands in order
counts in full, one spelled alike in part (by Levenshtein's distance), one put in, or in the place of another, not at
all; leaving words of the transcript out without a mark costs a little for each gap and less for each further word. The
best alignment is found by dynamic programming with affine gaps (Gotoh 1982), free at both ends of the transcript.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from thematic.report.verification.corpus import Corpus
from thematic.report.verification.passages import Place
from thematic.report.verification.quoted import Wording
from thematic.report.verification.tokens import ELLIPSIS, Token

OPENS, EACH = 4.0, 0.35
"""What a gap costs, in letters, and the share of each left-out word's letters that it costs beside that."""

PUNCTUATION = 0.5
CASE = 0.25
"""What a sign of punctuation, and another case, weigh in letters."""

ALIKE = 0.5
"""Two words are spellings of each other from this similarity on."""

LONGEST = 260
"""Words of a quotation that are aligned; the rest of a longer one is not looked at once it is not exact."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: "same", "other" (replaced), "added", "left" (out), "gap" (left out with a mark).

    ``quoted`` is a place among the quotation's tokens, ``said`` a token of the corpus; either may be missing.
    """

    kind: str
    quoted: int | None
    said: int | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The best alignment of a quotation with a window of the corpus: score (0-100), where, and step by step."""

    score: float
    place: Place
    steps: tuple[Step, ...]


def flattened(wording: Wording) -> list[Token]:
    """The tokens of a quotation in a row, with an ellipsis wherever a gap is marked."""
    row: list[Token] = []
    for part in wording.parts:
        if part.gap:
            row.append(Token(ELLIPSIS, ELLIPSIS, 0, 0, False))
        row.extend(part.tokens)
    return row[:LONGEST]


def align(corpus: Corpus, quoted: Sequence[Token], window: Place) -> Likeness:
    """The best alignment of ``quoted`` inside a window of the corpus."""
    first, last = window
    said = range(first, last)
    weights = [_weight(corpus.forms[token]) for token in said]
    free = 0.0
    # best[i][j]: the least cost of the first i quoted tokens with the last step at j; skip: the same, inside a gap.
    best = [[free] * (len(said) + 1)]
    skip = [[float("inf")] * (len(said) + 1)]
    for number, token in enumerate(quoted):
        above, above_skip = best[number], skip[number]
        row, row_skip = _row(corpus, token, first, above, above_skip, weights, last_token=number + 1 == len(quoted))
        best.append(row)
        skip.append(row_skip)
    total = sum(_weight(token.form) for token in quoted if token.form != ELLIPSIS) or 1.0
    end = min(range(len(said) + 1), key=lambda at: (best[-1][at], -at))  # a last word replaces one rather than adds
    steps = _traced(corpus, quoted, first, best, skip, weights, end)
    touched = [step.said for step in steps if step.said is not None and step.kind in ("same", "other")]
    place = (min(touched), max(touched) + 1) if touched else (first, first)
    return Likeness(max(0.0, 100 * (1 - best[-1][end] / total)), place, tuple(steps))


def _row(
    corpus: Corpus,
    token: Token,
    first: int,
    above: list[float],
    above_skip: list[float],
    weights: list[float],
    *,
    last_token: bool,
) -> tuple[list[float], list[float]]:
    weight = _weight(token.form)
    before = [min(pair) for pair in zip(above, above_skip, strict=True)]
    endless = float("inf")
    if token.form == ELLIPSIS:
        row, row_skip = before, [endless]
        for cost in before[:-1]:
            row_skip.append(min(cost, row_skip[-1]))
        return row, [endless] * len(row) if last_token else row_skip
    costs = {form: _cost(token, form) for form in set(corpus.forms[first : first + len(weights)])}
    row, row_skip = [before[0] + weight], [endless]
    gap = endless
    for at, each in enumerate(weights):
        gap = min(row[at] + OPENS, gap) + EACH * each
        row_skip.append(gap)
        row.append(min(before[at + 1] + weight, before[at] + costs[corpus.forms[first + at]]))
    return row, [endless] * len(row) if last_token else row_skip


def _traced(
    corpus: Corpus,
    quoted: Sequence[Token],
    first: int,
    best: list[list[float]],
    skip: list[list[float]],
    weights: list[float],
    end: int,
) -> list[Step]:
    """The steps that led to the end, read backwards from the tables of costs."""
    steps: list[Step] = []
    place, at, in_gap = len(quoted), end, False
    while place:
        token = quoted[place - 1]
        ellipsis = token.form == ELLIPSIS
        if in_gap:
            steps.append(Step("gap" if ellipsis else "left", None, first + at - 1))
            each, opens = (0.0, 0.0) if ellipsis else (EACH * weights[at - 1], OPENS)
            at -= 1
            in_gap = best[place][at] + opens + each > skip[place][at] + each + 1e-9
            continue
        cost = best[place][at]
        before = min(best[place - 1][at], skip[place - 1][at])
        if at and not ellipsis:
            previous = min(best[place - 1][at - 1], skip[place - 1][at - 1])
            if abs(previous + _cost(token, corpus.forms[first + at - 1]) - cost) < 1e-9:
                form = corpus.forms[first + at - 1]
                steps.append(Step("same" if token.same(form) else "other", place - 1, first + at - 1))
                place, at = place - 1, at - 1
                in_gap = place > 0 and skip[place][at] < best[place][at]
                continue
        if not ellipsis:
            steps.append(Step("added", place - 1, None))
        place -= 1
        in_gap = place > 0 and skip[place][at] < best[place][at] and abs(before - skip[place][at]) < 1e-9
    return steps[::-1]


def _weight(form: str) -> float:
    if form == ELLIPSIS:
        return PUNCTUATION
    return len(form) + 1.0 if form[0].isalnum() else PUNCTUATION


def _cost(token: Token, form: str) -> float:
    """What it costs to have ``token`` stand for the transcript's ``form``."""
    if token.same(form):
        return 0.0
    if token.form.casefold() == form.casefold():
        return CASE
    own = _weight(token.form)
    if token.word != form[0].isalnum():
        return own + _weight(form)
    alike = _similarity(token.form, form) if token.word else 0.0
    return (1 - alike) * own


@lru_cache(maxsize=200_000)
def _similarity(one: str, other: str) -> float:
    if abs(len(one) - len(other)) > max(len(one), len(other)) * ALIKE:
        return 0.0
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other, score_cutoff=ALIKE)
