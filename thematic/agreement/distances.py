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
    unknown level, or values that are no numbers where numbers are needed.
    """
    if callable(level):
        return np.array([[float(level(one, other)) for other in values] for one in values]).reshape(len(values), -1)
    if level == "nominal":
        return None
    if level not in ("ordinal", "interval", "ratio"):
        raise UsageError(f"There is no level '{level}'.", hint="nominal, ordinal, interval or ratio.")
    try:
        if level == "ordinal":
            return _ordinal(values, totals)
        numbers = np.asarray([float(value) for value in values])
    except (TypeError, ValueError) as error:
        raise UsageError(f"The level '{level}' needs ratings that can be ordered, and numbers.") from error
    difference = numbers[:, None] - numbers[None, :]
    if level == "interval":
        return np.asarray(difference**2)
    summed = numbers[:, None] + numbers[None, :]
    return np.where(summed == 0, 0.0, difference / np.where(summed == 0, 1.0, summed)) ** 2


def _ordinal(values: Sequence[Any], totals: Floats) -> Floats:
    """Squared number of ratings between two ranks, the two themselves by half (Krippendorff 2019, sec. 12.3.4)."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    ranked = totals[order]
    middle = np.cumsum(ranked) - ranked / 2.0
    rank = np.empty(len(values))
    rank[order] = middle
    return np.asarray((rank[:, None] - rank[None, :]) ** 2)
