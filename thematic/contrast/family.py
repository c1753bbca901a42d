"""The false discovery rate of one family of rows: Benjamini & Hochberg 1995, JRSS B 57, in fractions.

The family are the rows that could reach the level at all (Tarone 1990, "A modified Bonferroni method for discrete
data", Biometrics 46: a hypothesis that no outcome could reject costs nothing).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray


def q_values(mid_p: Sequence[Fraction | None]) -> list[Fraction | None]:
    """The adjusted value of each mid-p; None marks a row outside the family and stays None."""
    ranked = sorted((p, index) for index, p in enumerate(mid_p) if p is not None)
    adjusted: list[Fraction | None] = [None] * len(mid_p)
    smallest = Fraction(1)
    for rank in range(len(ranked), 0, -1):
        p, index = ranked[rank - 1]
        smallest = min(smallest, p * len(ranked) / rank)
        adjusted[index] = smallest
    return adjusted


def rank_needed(mid_p: Fraction, rows: int, level: Fraction) -> int:
    """The smallest rank j at which ``mid_p`` <= ``level`` * j / ``rows``: the step-up rule as a whole number."""
    return ceil(mid_p * rows / level)


def within_level(ranks: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows have q <= level, shape (shuffles, rows), from the ranks they need; ranks past ``rows`` never do.

    The j smallest p pass where the j-th smallest needed rank is at most j; the largest such j decides.
    """
    order = np.sort(ranks, axis=1)
    place = np.arange(1, ranks.shape[1] + 1)
    last = np.where(order <= place, place, 0).max(axis=1, initial=0)
    passed: NDArray[np.bool_] = ranks <= last[:, None]
    return passed
