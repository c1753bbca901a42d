"""Confidence intervals by taking documents again: characters next to one another are not independent, documents are.

Because patterns add up over documents, a sample of documents is a set of weights on them.
"""

from typing import Literal, get_args

import numpy as np

from thematic.agreement.patterns import Floats

Interval = Literal["bootstrap", "jackknife", "none"]
INTERVALS: tuple[Interval, ...] = get_args(Interval)

FEWEST_DOCUMENTS = 5
REPLICATES = 1000
LEVEL = 0.95
DEFINED = 0.95
"""The share of a bootstrap's replicates that must be defined for an interval to be."""


def weights(documents: int, *, method: Interval, seed: int, replicates: int = REPLICATES) -> Floats | None:
    """Replicates x documents: how often each counts. None for no interval, or too few documents for one."""
    if method == "none" or documents < FEWEST_DOCUMENTS:
        return None
    if method == "jackknife":
        return 1.0 - np.eye(documents)
    drawn = np.random.default_rng(seed).multinomial(documents, np.full(documents, 1.0 / documents), size=replicates)
    return np.asarray(drawn, dtype=np.float64)


def bounds(value: float | None, replicates: Floats, *, method: Interval) -> tuple[float | None, float | None]:
    """The 95 % interval: percentiles of the bootstrap (Efron 1979), or jackknife's with Student's t (Tukey 1958).

    None where the value is undefined, or too many replicates are: for the jackknife any, since the document that
    matters most would be the one left out of account. Jackknife's bounds end at 1, which no coefficient exceeds.
    """
    known = replicates[~np.isnan(replicates)]
    needed = DEFINED if method == "bootstrap" else 1.0
    if value is None or len(known) < needed * len(replicates) or not len(known):
        return None, None
    if method == "bootstrap":
        low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        return float(low), float(high)
    from scipy.stats import t

    many = len(known)
    pseudo = many * value - (many - 1) * known
    error = float(pseudo.std(ddof=1)) / many**0.5
    reach = float(t.ppf((1 + LEVEL) / 2, many - 1)) * error
    middle = float(pseudo.mean())
    return min(middle - reach, 1.0), min(middle + reach, 1.0)
