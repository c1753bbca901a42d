"""What a design can show before anything is coded: which counts could be clear, in tables of how many rows."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import product
from math import comb, log

import numpy as np

from thematic.contrast.design import Design, build_design
from thematic.contrast.permutation import Stratum, null
from thematic.contrast.posterior import above
from thematic.contrast.sheet import Bools
from thematic.contrast.thresholds import Thresholds
from thematic.contrast.units import Unit
from thematic.store.desk import Desk

TABLES = (1, 10, 20)
"""Numbers of rows in a table; a row is taken to be the only one of its table with so small a p."""

STEPS = 200_000
"""How many placements may be looked at for a design; beyond that, one good placement stands for all."""

LEVELS = 20
"""A lower side of more units than this is looked at in as many steps."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where ``low`` units of the lower side raise a topic: the fewest of the higher side for it to be clear.

    ``fewest`` has an entry for each of ``TABLES``; None where no count would do.
    """

    low: int
    fewest: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Direction:
    """One side as the higher of a comparison: ``of_high`` units of ``higher`` against ``of_low`` of ``lower``."""

    higher: str
    lower: str
    of_high: int
    of_low: int
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a comparison of ``values`` of ``by`` can show, each side once as the higher one."""

    by: str
    values: tuple[str, ...]
    where: Mapping[str, str]
    unit: Unit
    strata: tuple[str, ...]
    tables: tuple[int, ...]
    directions: tuple[Direction, ...]
    thresholds: Thresholds


Site = tuple[tuple[int, int], ...]
"""The strata of a site, each as its units on the higher and on the lower side."""


def resolution(
    desk: Desk,
    *,
    by: str,
    values: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    unit: Unit = "group",
    strata: Sequence[str] | None = None,
    thresholds: Thresholds | None = None,
) -> Resolution:
    """What the design can show if every topic is asked everywhere; the arguments are those of ``compare``."""
    least = thresholds or Thresholds()
    design = build_design(desk.store, by=by, values=values, where=where, unit=unit, strata=strata)
    directions = []
    for value in design.compared:
        side, names = design.value == value, design.sides(value)
        for high, (higher, lower) in ((side, names), (~side, names[::-1])):
            reaches = tuple(find_reaches(_sites(design, high), least))
            directions.append(Direction(higher, lower, int(high.sum()), int((~high).sum()), reaches))
    return Resolution(design.by, design.values, design.where, unit, design.strata_by, TABLES, tuple(directions), least)


def find_reaches(sites: Sequence[Site], least: Thresholds) -> Iterator[Reach]:
    """For the counts of the lower side, the fewest of the higher side that could be clear."""
    of_high, of_low = (sum(stratum[side] for site in sites for stratum in site) for side in (0, 1))
    best = _best_placements(sites, least.sites)
    levels = range(of_low + 1) if of_low <= LEVELS else np.linspace(0, of_low, LEVELS + 1).astype(int).tolist()
    for low in levels:
        likely = partial(_likely, of_high=of_high, low=low, of_low=of_low, least=least)
        start = bisect_left(range(of_high + 1), True, key=likely)
        smallest_p = partial(_smallest_p, sites=sites, best=best, low=low)
        fewest = [
            _fewest(range(start, of_high + 1), smallest_p, min(least.mid_p, least.q / rows), every=best is not None)
            for rows in TABLES
        ]
        yield Reach(low, tuple(fewest))


def _fewest(counts: range, smallest_p: Callable[[int], Fraction], limit: Fraction, *, every: bool) -> int | None:
    """The first of ``counts`` whose p is within the limit: looking at every one, or by halving."""
    if every:
        return next((high for high in counts if smallest_p(high) <= limit), None)
    place = bisect_left(counts, True, key=lambda high: smallest_p(high) <= limit)
    return counts[place] if place < len(counts) else None


def _smallest_p(
    high: int, *, sites: Sequence[Site], best: Mapping[tuple[int, int], Fraction] | None, low: int
) -> Fraction:
    return _filled(sites, high, low) if best is None else best.get((high, low), Fraction(1))


def _likely(high: int, *, of_high: int, low: int, of_low: int, least: Thresholds) -> bool:
    """Whether the counts alone allow a tendency, wherever the units stand."""
    if not of_low or high < max(least.groups, 1):
        return False
    if Fraction(high, of_high) - Fraction(low, of_low) < least.difference:
        return False
    return bool(above([high], [of_high], [low], [of_low])[0] >= float(least.posterior))


def _best_placements(sites: Sequence[Site], least_sites: int) -> dict[tuple[int, int], Fraction] | None:
    """The smallest mid-p of every (high, low) over all placements on enough sites; None where there are too many.

    Placements are followed stratum by stratum and merged as soon as they agree in all that p depends on: the margins
    of the strata that say something and the higher side's count there.
    """
    states: set[tuple[int, int, int, int, tuple[Stratum, ...]]] = {(0, 0, 0, 0, ())}
    for site in sites:
        outcomes = list(product(*(product(range(high + 1), range(low + 1)) for high, low in site)))
        if len(states) * len(outcomes) > STEPS:
            return None
        reached = set()
        for outcome in outcomes:
            telling = [
                ((a + b, a, high + low), high)
                for (a, b), (high, low) in zip(site, outcome, strict=True)
                if a and b and 0 < high + low < a + b
            ]
            here_high, here_low = (sum(counts) for counts in zip(*outcome, strict=True))
            inside, margins = sum(high for _margin, high in telling), [margin for margin, _high in telling]
            for high, low, hit, counted, strata in states:
                reached.add(
                    (
                        high + here_high,
                        low + here_low,
                        min(hit + (here_high > 0), least_sites),
                        counted + inside,
                        tuple(sorted((*strata, *margins))),
                    )
                )
        states = reached
    best: dict[tuple[int, int], Fraction] = {}
    for high, low, hit, counted, strata in states:
        margins_null = null(strata)
        if hit >= least_sites and counted > margins_null.expected:
            p = margins_null.p_mid(counted)
            best[high, low] = min(p, best.get((high, low), p))
    return best


def _filled(sites: Sequence[Site], high: int, low: int) -> Fraction:
    """The mid-p of one good placement in a large design.

    The higher side fills the strata that say most per unit first; the lower side goes where the higher is full, where
    it costs least.
    """
    strata = sorted((stratum for site in sites for stratum in site), key=_telling, reverse=True)
    highs = []
    for a, _b in strata:
        highs.append(min(a, high))
        high -= highs[-1]
    lows = [0] * len(strata)
    by_cost = sorted(range(len(strata)), key=lambda place: (highs[place] < strata[place][0], -place))
    for place in by_cost:
        lows[place] = min(strata[place][1], low)
        low -= lows[place]
    margins = null((a + b, a, up + down) for (a, b), up, down in zip(strata, highs, lows, strict=True))
    raised = sum(highs)
    return margins.p_mid(raised) if raised > margins.expected else Fraction(1)


def _telling(stratum: tuple[int, int]) -> float:
    a, b = stratum
    return log(comb(a + b, a)) / a if a and b else 0.0


def _sites(design: Design, high: Bools) -> list[Site]:
    """The strata of each site, the largest sites last, so that placements merge early."""
    sites = [
        tuple(
            (int((high & inside).sum()), int((~high & inside).sum()))
            for stratum in np.unique(design.stratum[design.site == site])
            for inside in [(design.stratum == stratum) & (design.site == site)]
        )
        for site in np.unique(design.site)
    ]
    return sorted(sites)
