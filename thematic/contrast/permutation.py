"""The exact stratified permutation test of one row.

Within a stratum of N groups, n of them on side A, k groups raised the topic; under the null every choice of the n is
equally likely, so that the number a of A's groups that raised it is hypergeometric. With

    T = sum over strata of (a_s - k_s n_s / N_s) = a - E,

the null distribution of T is that of the integer a = sum of a_s, convolved over strata (Mehta, Patel & Gray 1985,
"Computing an exact confidence interval for the common odds ratio in several 2 x 2 contingency tables", JASA 80, who
convolve the same hypergeometrics). The two-sided p is P(|T'| >= |T|); the mid-p takes off half the ties (Lancaster
1961, "Significance tests in discrete distributions", JASA 56). A stratum with one side only, or in which all or none
raised the topic, leaves nothing to chance and says nothing.

|T'| >= |T| is decided in whole numbers, always. Probabilities are exact as long as the strata that say something hold
at most ``EXACT_GROUPS`` groups. Beyond that, numbers of hundreds of digits would be convolved for digits that nobody
reads: floats are used, and lowered by one part in 10^12 so that rounding never lifts a p over a threshold it meets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import comb

import numpy as np

EXACT_GROUPS = 400

Stratum = tuple[int, int, int]
"""(N, n, k): groups, groups on side A, groups that raised the topic."""


@dataclass(frozen=True, slots=True)
class Null:
    """The null distribution of a, the number of side A's groups that raised the topic, given a row's margins.

    ``expected`` is E; ``exact[i]`` and ``mid[i]`` are the two-sided p and mid-p at a = ``lowest`` + i.
    """

    expected: Fraction
    lowest: int
    exact: tuple[Fraction, ...]
    mid: tuple[Fraction, ...]

    @property
    def smallest(self) -> Fraction:
        """The smallest two-sided p that a row with these margins can reach."""
        return min(self.exact[0], self.exact[-1])

    def p_exact(self, a: int) -> Fraction:
        """P(|T'| >= |T|) where ``a`` of side A's groups raised the topic."""
        return self.exact[a - self.lowest]

    def p_mid(self, a: int) -> Fraction:
        """``p_exact`` less half the probability of |T'| = |T|."""
        return self.mid[a - self.lowest]


def null(strata: Iterable[Stratum]) -> Null:
    """The null distribution of a row with these strata; equal margins are worked out once."""
    forced, open_strata = 0, []
    for size, side, raised in strata:
        if 0 < side < size and 0 < raised < size:
            open_strata.append((size, side, raised))
        elif size:
            forced += side * raised // size
    return _null(tuple(sorted(open_strata)), forced)


@lru_cache(maxsize=16384)
def _null(strata: tuple[Stratum, ...], forced: int) -> Null:
    lowest = sum(max(0, side + raised - size) for size, side, raised in strata)
    expected = sum((Fraction(side * raised, size) for size, side, raised in strata), Fraction())
    exact = sum(size for size, _side, _raised in strata) <= EXACT_GROUPS
    weights = _counts(strata) if exact else _shares(strata)
    whole = sum(weights) if exact else 1 + 1e-12

    def distance(step: int) -> int:
        return abs((lowest + step) * expected.denominator - expected.numerator)

    tails, mids = [Fraction(1)] * len(weights), [Fraction(1)] * len(weights)
    tail: float = 0
    for _distance, group in groupby(sorted(range(len(weights)), key=distance, reverse=True), key=distance):
        steps = list(group)
        tie = sum(weights[step] for step in steps)
        tail += tie
        for step in steps:
            tails[step] = Fraction(tail) / Fraction(whole)
            mids[step] = Fraction(2 * tail - tie) / Fraction(2 * whole)
    return Null(expected + forced, lowest + forced, tuple(tails), tuple(mids))


def _counts(strata: Iterable[Stratum]) -> Sequence[int]:
    """How many of all assignments give each a, from the smallest to the largest."""
    total = [1]
    for size, side, raised in strata:
        ways = [comb(raised, a) * comb(size - raised, side - a) for a in _range(size, side, raised)]
        longer = [0] * (len(total) + len(ways) - 1)
        for shift, way in enumerate(ways):
            for step, count in enumerate(total):
                longer[step + shift] += way * count
        total = longer
    return total


def _shares(strata: Iterable[Stratum]) -> Sequence[float]:
    """The same as probabilities, in floats."""
    total = np.ones(1)
    for size, side, raised in strata:
        ways = [comb(raised, a) * comb(size - raised, side - a) for a in _range(size, side, raised)]
        total = np.convolve(total, [way / comb(size, side) for way in ways])
    return [float(share) for share in total]


def _range(size: int, side: int, raised: int) -> range:
    return range(max(0, side + raised - size), min(side, raised) + 1)
