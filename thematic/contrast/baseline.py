"""The chance baseline: how many rows the whole pipeline would show if the compared attribute meant nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import factorial, prod

import numpy as np

from thematic.contrast.sheet import Bools, Ints, Sheet
from thematic.contrast.thresholds import Thresholds
from thematic.contrast.verdicts import Bout, Verdicts, judge

ALL = 2_000
"""Up to this many shuffles all are taken; beyond it, a sample."""

SAMPLE = 500


@dataclass(frozen=True, slots=True)
class Band:
    """How many rows of a kind stand in the table, and in shuffled tables.

    ``as_many`` of the shuffles show at least ``rows``. ``median``, and the central 95 % from ``low`` to ``high``, leave
    out the observed assignment and its mirror.
    """

    rows: int
    as_many: int
    median: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """``shuffles`` of the compared attribute within strata, ``complete`` if those are all; ``shown`` counts the rows
    that are a tendency or clear, ``clear`` the clear ones."""

    shuffles: int
    complete: bool
    seed: int
    shown: Band
    clear: Band


def run_baseline(
    sheet: Sheet,
    values: Ints,
    compared: Sequence[int],
    observed: Verdicts,
    *,
    counted: Bools,
    thresholds: Thresholds,
    sample: int = SAMPLE,
    seed: int = 1,
) -> Baseline:
    """Judge shuffles of ``values`` (units,) within the strata, and set the ``counted`` rows against the observed.

    ``compared``: the values that stand against the rest. ``counted``: (comparisons * rows,). All shuffles are taken
    where there are at most ``ALL``, else ``sample`` of them, drawn with ``seed``.
    """
    complete = count_shuffles(values, sheet.strata) <= ALL
    shuffled = all_shuffles(values, sheet.strata) if complete else some_shuffles(values, sheet.strata, sample, seed)
    chance = judge([Bout.of(sheet, shuffled == value) for value in compared], thresholds)
    mirrored = shuffled != values
    apart = mirrored.any(axis=1)
    if len(np.unique(values)) == 2:
        apart &= ~mirrored.all(axis=1)
    shown, clear = (
        _band(getattr(observed, kind)[0, counted].sum(), getattr(chance, kind)[:, counted].sum(axis=1), apart)
        for kind in ("tendency", "clear")
    )
    return Baseline(len(shuffled), complete, seed, shown, clear)


def count_shuffles(values: Ints, strata: Ints) -> int:
    """In how many ways the values can be dealt within the strata."""
    return prod(
        factorial(len(members)) // prod(factorial(count) for count in Counter(values[members].tolist()).values())
        for members in _members(strata)
    )


def all_shuffles(values: Ints, strata: Ints) -> Ints:
    """Every way of dealing the values within the strata once, (shuffles, units)."""
    members = _members(strata)
    deals = [np.array(list(_deals(sorted(values[units].tolist())))) for units in members]
    index = np.indices([len(deal) for deal in deals]).reshape(len(deals), -1)
    shuffled = np.empty((index.shape[1], len(values)), dtype=np.int64)
    for units, deal, chosen in zip(members, deals, index, strict=True):
        shuffled[:, units] = deal[chosen]
    return shuffled


def some_shuffles(values: Ints, strata: Ints, count: int, seed: int) -> Ints:
    """``count`` random ways of dealing the values within the strata, (count, units); one seed, one answer."""
    keys = np.random.default_rng(seed).random((count, len(values)))
    places = np.argsort(strata, kind="stable")
    drawn = np.lexsort((keys, np.broadcast_to(strata, keys.shape)), axis=1)
    shuffled = np.empty(keys.shape, dtype=np.int64)
    shuffled[:, places] = values[drawn]
    return shuffled


def _members(strata: Ints) -> list[Ints]:
    return [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]


def _deals(values: list[int]) -> Iterator[list[int]]:
    """The distinct orders of sorted ``values``."""
    if not values:
        yield []
    for place, value in enumerate(values):
        if place == 0 or value != values[place - 1]:
            yield from ([value, *rest] for rest in _deals(values[:place] + values[place + 1 :]))


def _band(rows: int, chance: Ints, apart: Bools) -> Band:
    low, median, high = (
        np.quantile(chance[apart], (0.025, 0.5, 0.975), method="inverted_cdf") if apart.any() else (0, 0, 0)
    )
    return Band(int(rows), int((chance >= rows).sum()), int(median), int(low), int(high))
