"""The pipeline from counts to labels, for the observed assignment and for any number of shuffled ones at once.

One code for both: the chance baseline means something only if shuffles are judged exactly as the study is. Every
threshold on counts, p and q is decided in whole numbers; the posterior alone is a float.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thematic.contrast.family import rank_needed, within_level
from thematic.contrast.margins import Margins
from thematic.contrast.posterior import above
from thematic.contrast.sheet import Bools, Ints, Sheet, Side, count_side
from thematic.contrast.thresholds import Thresholds

OUTSIDE = np.iinfo(np.int64).max
"""The rank needed by a row outside the family: none is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Bout:
    """One side against the other under every shuffle: the two sides' counts and the margins behind their p."""

    a: Side
    b: Side
    margins: Margins

    @classmethod
    def of(cls, sheet: Sheet, side: Bools) -> "Bout":
        """Side A is where ``side``, (shuffles, units), is true; every other unit of the sheet is side B."""
        return cls(count_side(sheet, side), count_side(sheet, ~side), Margins(sheet, side))

    @property
    def lead(self) -> Ints:
        """The difference of the two shares times both denominators: its sign says which side is the higher."""
        return self.a.groups * self.b.of - self.b.groups * self.a.of

    def eligible(self, least: Thresholds) -> Bools:
        """Whether the higher side has enough groups, sites and speakers; of two equals, either."""
        enough_a, enough_b = (
            (side.groups >= least.groups) & (side.sites >= least.sites) & (side.speakers >= least.speakers)
            for side in (self.a, self.b)
        )
        lead = self.lead
        return (self.a.of > 0) & (self.b.of > 0) & ((enough_a & (lead >= 0)) | (enough_b & (lead <= 0)))

    def tendencies(self, least: Thresholds) -> Bools:
        """Which rows are a tendency or more, (shuffles, rows). The costly questions are asked only of the likely."""
        apart = np.abs(self.lead) * least.difference.denominator >= (self.a.of * self.b.of * least.difference.numerator)
        found = self.eligible(least) & apart
        shuffles, rows = np.nonzero(found)
        counts = (self.a.groups, self.a.of, self.b.groups, self.b.of)
        posterior = above(*(count[shuffles, rows] for count in counts))
        sure = float(least.posterior)
        up = self.lead[shuffles, rows] > 0
        found[shuffles, rows] = np.where(up, posterior >= sure, posterior <= 1 - sure)

        shuffles, rows = np.nonzero(found)
        raised, up = self.a.groups[shuffles, rows], self.lead[shuffles, rows] > 0
        for null, positions in self.margins.nulls(shuffles, rows):
            for a in np.unique(raised[positions]):
                same = positions[raised[positions] == a]
                unlikely = null.p_mid(int(a)) <= least.mid_p
                found[shuffles[same], rows[same]] = unlikely & np.where(
                    up[same], int(a) > null.expected, int(a) < null.expected
                )
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """``tendency`` (or more) and ``clear``, each (shuffles, comparisons * rows)."""

    tendency: Bools
    clear: Bools


def judge(bouts: Sequence[Bout], least: Thresholds) -> Verdicts:
    """Judge all rows of all comparisons of one attribute: together they are one family for q."""
    tendency = np.concatenate([bout.tendencies(least) for bout in bouts], axis=1)
    clear = np.zeros_like(tendency)
    hopeful = np.flatnonzero(tendency.any(axis=1))
    if len(hopeful):
        clear[hopeful] = tendency[hopeful] & within_level(_ranks(bouts, hopeful, least))
    return Verdicts(tendency, clear)


def _ranks(bouts: Sequence[Bout], shuffles: Ints, least: Thresholds) -> Ints:
    """The rank that each row needs to be within the level of q, (shuffles, comparisons * rows)."""
    rows = bouts[0].a.groups.shape[1]
    pairs = np.repeat(shuffles, rows), np.tile(np.arange(rows), len(shuffles))
    nulls = [list(bout.margins.nulls(*pairs)) for bout in bouts]
    needed = np.full((len(bouts), len(shuffles), rows), OUTSIDE)
    for number, (bout, found) in enumerate(zip(bouts, nulls, strict=True)):
        both_asked = (bout.a.of[shuffles] * bout.b.of[shuffles]).reshape(-1)
        for null, positions in found:
            if null.smallest / 2 <= least.reachable and both_asked[positions[0]]:
                needed[number].flat[positions] = 0
    sizes = (needed == 0).sum(axis=(0, 2)).repeat(rows)
    for number, (bout, found) in enumerate(zip(bouts, nulls, strict=True)):
        raised = bout.a.groups[shuffles].reshape(-1)
        for null, positions in found:
            if needed[number].flat[positions[0]] == 0:
                outcomes = np.stack([raised[positions], sizes[positions]])
                distinct, which = np.unique(outcomes, axis=1, return_inverse=True)
                ranks = [rank_needed(null.p_mid(a), size, least.q) for a, size in distinct.T.tolist()]
                needed[number].flat[positions] = np.array(ranks)[which.reshape(-1)]
    return needed.transpose(1, 0, 2).reshape(len(shuffles), -1)
