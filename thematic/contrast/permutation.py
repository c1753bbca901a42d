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

    ``expected`` is E. Of ``whole`` assignments, ``tails[i]`` are as far from E as a = ``lowest`` + i or farther, and
    ``ties[i]`` just as far; where numbers would grow too long, all three are shares.
    """

    expected: Fraction
    lowest: int
    tails: tuple[float, ...]
    ties: tuple[float, ...]
    whole: float

    @property
    def smallest(self) -> Fraction:
        """The smallest two-sided p that a row with these margins can reach."""
        return Fraction(min(self.tails[0], self.tails[-1])) / Fraction(self.whole)

    def p_exact(self, a: int) -> Fraction:
        """P(|T'| >= |T|) where ``a`` of side A's groups raised the topic."""
        return Fraction(self.tails[a - self.lowest]) / Fraction(self.whole)

    def p_mid(self, a: int) -> Fraction:
        """``p_exact`` less half the probability of |T'| = |T|."""
        tail, tie = Fraction(self.tails[a - self.lowest]), Fraction(self.ties[a - self.lowest])
        return (tail - tie / 2) / Fraction(self.whole)


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
    numerator, denominator = expected.as_integer_ratio()

    def distance(step: int) -> int:
        return abs((lowest + step) * denominator - numerator)

    tails, ties = [0.0] * len(weights), [0.0] * len(weights)
    tail: float = 0
    for _distance, group in groupby(sorted(range(len(weights)), key=distance, reverse=True), key=distance):
        steps = list(group)
        tie = sum(weights[step] for step in steps)
        tail += tie
        for step in steps:
            tails[step], ties[step] = tail, tie
    return Null(
        expected=expected + forced,
        lowest=lowest + forced,
        tails=tuple(tails),
        ties=tuple(ties),
        whole=sum(weights) if exact else 1 + 1e-12,
    )


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
