"""Groups in the order they came and in random orders: when codes first appear, and when new ones cease to.

Guest, Namey & Chen (2020), "A simple method to assess and report thematic saturation in qualitative research", PLoS
ONE 15(5), e0232076: a base of the unique codes in the first groups, then runs of the next groups, each run moving on by
one group, until a run brings no more than a threshold of new codes in proportion to the base.
"""

import math
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NEVER = -1
"""Where an order does not reach saturation."""

LOW, HIGH = 5, 95
"""The band: from the 5th to the 95th of 100 orders."""


def draw_orders(groups: int, *, most: int, seed: int) -> tuple[Ints, bool]:
    """Orders of ``groups`` as an array (orders, groups), and whether they are all there are.

    All where there are at most ``most``; else so many, drawn with ``seed``.
    """
    if math.factorial(groups) <= most:
        every = np.array(list(permutations(range(groups))), dtype=np.int64)
        return every.reshape(math.factorial(groups), groups), True
    chance = np.random.default_rng(seed)
    return chance.permuted(np.tile(np.arange(groups), (most, 1)), axis=1), False


def new_codes(present: Bools, orders: Ints) -> Ints:
    """How many codes appear for the first time at each place: (orders, groups), of ``present`` (groups, codes)."""
    groups, codes = present.shape
    places = np.argsort(orders, axis=1)
    first = np.full((len(orders), codes), groups)
    for group in range(groups):
        first[:, present[group]] = np.minimum(first[:, present[group]], places[:, group, None])
    new = np.zeros((len(orders), groups), dtype=np.int64)
    for place in range(groups):
        new[:, place] = (first == place).sum(axis=1)
    return new


def saturated_at(new: Ints, *, base: int, run: int, percent: int) -> Ints:
    """For each order after how many groups saturation is reached, ``NEVER`` where it is not.

    That is the groups before the first run of ``run`` groups whose new codes are at most ``percent`` of those in the
    first ``base`` groups, compared in whole numbers; the run itself only confirms it. An order whose base holds no code
    is never saturated.
    """
    codes = new[:, :base].sum(axis=1)
    reached = np.full(len(new), NEVER, dtype=np.int64)
    for at in range(base, new.shape[1] - run + 1):
        quiet = 100 * new[:, at : at + run].sum(axis=1) <= percent * codes
        reached = np.where((reached == NEVER) & quiet & (codes > 0), at, reached)
    return reached


def nearest_rank(values: Ints, percent: int) -> Ints:
    """The value below or at which ``percent`` of a hundred lie (nearest rank), down the first axis: one of them."""
    rank = max(1, -(-percent * len(values) // 100))
    ranked: Ints = np.sort(values, axis=0)[rank - 1]
    return ranked
