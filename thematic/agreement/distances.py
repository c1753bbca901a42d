"""How far two ratings are apart: numbers, ranks, and sets of codes."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, Literal

import numpy as np

from thematic.agreement.patterns import Floats
from thematic.errors import UsageError

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Distance = Callable[[Any, Any], float]


def jaccard_distance(a: Collection[Hashable], b: Collection[Hashable]) -> float:
    """One less the share of the codes in either set that stand in both (Jaccard 1908); two empty sets are alike."""
    first, second = set(a), set(b)
    either = first | second
    return 1.0 - len(first & second) / len(either) if either else 0.0


def masi_distance(a: Collection[Hashable], b: Collection[Hashable]) -> float:
    """MASI (Passonneau 2006): 1 - J * M. J is Jaccard's index; M is 1 for equal sets, 2/3 where one holds the other,
    1/3 where they share something, 0 else. Two empty sets are alike."""
    first, second = set(a), set(b)
    if first == second:
        return 0.0
    alike = 1.0 - jaccard_distance(first, second)
    if first <= second or second <= first:
        return 1.0 - alike * 2 / 3
    return 1.0 - alike / 3


def distances(values: Sequence[Any], totals: Floats, level: Level | Distance) -> Floats | None:
    """Categories x categories for ``formulas.alpha``; None for nominal data.

    ``values``: what the categories are; ``totals``: how often each occurs in pairable units (ranks need it).
    A callable gives the distance of two ratings as it enters the formula: nothing is squared. Raises UsageError for an
    unknown level, ratings that are no numbers where ranks or numbers are needed, or are negative on a ratio scale, and
    a callable whose distances are negative, or not 0 for equal ratings.
    """
    if callable(level):
        return _called(values, level)
    if level == "nominal":
        return None
    if level not in ("ordinal", "interval", "ratio"):
        raise UsageError(f"There is no level '{level}'.", hint="nominal, ordinal, interval or ratio.")
    numbers = _numbers(values, level)
    if level == "ordinal":
        return _ordinal(numbers, totals)
    difference = numbers[:, None] - numbers[None, :]
    if level == "interval":
        return np.asarray(difference**2)
    if (numbers < 0).any():
        raise UsageError("A ratio scale has no ratings below 0.", hint="Use 'interval'.")
    summed = numbers[:, None] + numbers[None, :]
    return np.where(summed == 0, 0.0, difference / np.where(summed == 0, 1.0, summed)) ** 2


def _called(values: Sequence[Any], distance: Distance) -> Floats:
    many = len(values)
    apart = np.array([float(distance(one, other)) for one in values for other in values]).reshape(many, many)
    if not (apart >= 0).all() or np.diagonal(apart).any():
        raise UsageError("A distance must be 0 between equal ratings and never below 0.")
    return apart


def _numbers(values: Sequence[Any], level: str) -> Floats:
    # Words would be ranked by the alphabet, "high" before "low".
    try:
        numbers = np.asarray([float(value) for value in values], dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"The level '{level}' needs ratings that are numbers.", hint="Give ranks as 1, 2, 3."
        ) from error
    if not np.isfinite(numbers).all():
        raise UsageError(f"The level '{level}' needs ratings that are finite.")
    return numbers


def _ordinal(numbers: Floats, totals: Floats) -> Floats:
    """Squared number of ratings between two ranks, the two themselves by half (Krippendorff 2019, sec. 12.3.4)."""
    order = np.argsort(numbers)
    ranked = totals[order]
    middle = np.cumsum(ranked) - ranked / 2.0
    rank = np.empty(len(numbers))
    rank[order] = middle
    return np.asarray((rank[:, None] - rank[None, :]) ** 2)
