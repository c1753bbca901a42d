"""The coefficients for categories as formulas over patterns, for any number of replicates at once.

Each takes ``Patterns`` and gives (value, observed, expected), arrays over the leading axes of the weights; NaN
where a figure is undefined. Units that fewer than two coders rated count for nothing, except in the category shares
of Fleiss, Gwet and Conger, whose treatment of missing ratings is Gwet's (2014, Handbook of Inter-Rater Reliability,
4th ed., ch. 2).
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from thematic.agreement.patterns import MISSING, Floats, Patterns

Figures = tuple[Floats, Floats, Floats]
Formula = Callable[[Patterns], Figures]


def divided(above: Floats, below: Floats) -> Floats:
    """above / below, NaN where below is 0."""
    return np.where(below == 0, np.nan, above / np.where(below == 0, 1.0, below))


def mean_of_defined(figures: Sequence[Floats]) -> Floats:
    """The mean of one or more arrays, element by element; NaN counts for nothing, and where all are NaN so is it."""
    table = np.array(figures)
    known = ~np.isnan(table)
    return divided(np.where(known, table, 0.0).sum(axis=0), known.sum(axis=0).astype(float))


def corrected(observed: Floats, expected: Floats) -> Floats:
    """(observed - expected) / (1 - expected); NaN where chance alone would give full agreement."""
    return divided(observed - expected, 1.0 - expected)


def observed_agreement(patterns: Patterns) -> Floats:
    """Mean over units of the share of coder pairs that agree (Fleiss 1971), units rated once left out."""
    counts = patterns.counts
    rated = counts.sum(axis=1)
    pairs = np.maximum(rated * (rated - 1), 1)
    share = (counts * (counts - 1)).sum(axis=1) / pairs
    weights = patterns.pairable
    return divided(weights @ share, weights.sum(axis=-1))


def _shares(patterns: Patterns) -> Floats:
    """(..., categories): mean over rated units of each category's share of the unit's ratings."""
    counts = patterns.counts
    rated = counts.sum(axis=1)
    share = counts / np.maximum(rated, 1)[:, None]
    weights = np.where(rated > 0, patterns.weights, 0.0)
    return divided(weights @ share, weights.sum(axis=-1)[..., None])


def _where_varied(patterns: Patterns, value: Floats) -> Floats:
    """``value``, NaN where the units that two coders rated hold one category only, whatever units rated once hold."""
    used = (patterns.pairable @ patterns.counts > 0).sum(axis=-1)
    return np.where(used < 2, np.nan, value)


def percent(patterns: Patterns) -> Figures:
    """Percent agreement: nothing is taken off for chance."""
    observed = observed_agreement(patterns)
    return observed, observed, np.full_like(observed, np.nan)


def fleiss(patterns: Patterns) -> Figures:
    """Fleiss' kappa (1971): chance agreement is the sum of the squared pooled shares."""
    observed, expected = observed_agreement(patterns), (_shares(patterns) ** 2).sum(axis=-1)
    return _where_varied(patterns, corrected(observed, expected)), observed, expected


def gwet_ac1(patterns: Patterns) -> Figures:
    """Gwet's AC1 (2008): chance agreement is sum p(1-p) / (q-1) over the q categories; undefined for one category."""
    observed, shares = observed_agreement(patterns), _shares(patterns)
    if patterns.categories < 2:
        nothing = np.full_like(observed, np.nan)
        return nothing, observed, nothing
    expected = (shares * (1.0 - shares)).sum(axis=-1) / (patterns.categories - 1)
    return corrected(observed, expected), observed, expected


def brennan_prediger(patterns: Patterns) -> Figures:
    """Brennan & Prediger's kappa (1981): chance agreement is 1/q; undefined for one category."""
    observed = observed_agreement(patterns)
    expected = np.full_like(observed, 1.0 / patterns.categories if patterns.categories > 1 else np.nan)
    return corrected(observed, expected), observed, expected


def cohen(patterns: Patterns) -> Figures:
    """Cohen's kappa (1960) of two coders: chance agreement is the product of their own shares."""
    observed, expected = _of_two(patterns)
    return corrected(observed, expected), observed, expected


def _of_two(patterns: Patterns) -> tuple[Floats, Floats]:
    weights = patterns.pairable
    total = weights.sum(axis=-1)
    numbers = np.arange(patterns.categories)
    first, second = ((patterns.ratings[:, [coder]] == numbers).astype(float) for coder in (0, 1))
    agree = (patterns.ratings[:, 0] == patterns.ratings[:, 1]).astype(float)
    products = ((weights @ first) * (weights @ second)).sum(axis=-1)
    return divided(weights @ agree, total), divided(products, total**2)


def scott(patterns: Patterns) -> Figures:
    """Scott's pi (1955) of two coders: chance agreement is the sum of the squared shares of both together."""
    weights = patterns.pairable
    observed = observed_agreement(patterns)
    shares = divided(weights @ patterns.counts, 2.0 * weights.sum(axis=-1)[..., None])
    expected = (shares**2).sum(axis=-1)
    return corrected(observed, expected), observed, expected


def light(patterns: Patterns) -> Figures:
    """Light's kappa (1971): the mean of Cohen's kappas over the pairs of coders who share units.

    Undefined where one of these kappas is.
    """
    figures = [cohen(patterns.pair(*pair)) for pair in combinations(range(patterns.ratings.shape[1]), 2)]
    shared = [~np.isnan(observed) for _value, observed, _expected in figures]
    many = np.sum(shared, axis=0)
    value, observed, expected = (
        divided(
            np.sum([np.where(there, pair[k], 0.0) for pair, there in zip(figures, shared, strict=True)], axis=0), many
        )
        for k in range(3)
    )
    return value, observed, expected


def conger(patterns: Patterns) -> Figures:
    """Conger's kappa (1980): as Fleiss', but chance agreement is that of Cohen, averaged over the pairs of coders.

    A coder who rated nothing is in no pair.
    """
    numbers = np.arange(patterns.categories)
    observed = observed_agreement(patterns)
    shares = []
    for coder in range(patterns.ratings.shape[1]):
        given = patterns.ratings[:, coder]
        weights = np.where(given != MISSING, patterns.weights, 0.0)
        shares.append(divided(weights @ (given[:, None] == numbers), weights.sum(axis=-1)[..., None]))
    pairs = [(first * second).sum(axis=-1) for first, second in combinations(shares, 2)]
    expected = mean_of_defined(pairs) if pairs else np.full_like(observed, np.nan)
    return _where_varied(patterns, corrected(observed, expected)), observed, expected


def alpha(patterns: Patterns, *, distance: Floats | None = None) -> Figures:
    """Krippendorff's alpha: one less observed over expected disagreement (Krippendorff 2019, ch. 12).

    ``distance``: categories x categories, squared differences as they enter the formula; nominal without it. A unit
    with fewer than two ratings is left out; expected disagreement draws pairs without replacement.
    """
    counts = patterns.counts.astype(float)
    rated = counts.sum(axis=1)
    weights = patterns.pairable
    unlike = 1.0 - np.eye(patterns.categories) if distance is None else distance
    within = ((counts @ unlike) * counts).sum(axis=1) / np.maximum(rated - 1.0, 1.0)
    totals = weights @ counts
    n = totals.sum(axis=-1)
    observed = divided(weights @ within, n)
    expected = divided(((totals @ unlike) * totals).sum(axis=-1), n * (n - 1.0))
    return 1.0 - divided(observed, expected), 1.0 - observed, 1.0 - expected
