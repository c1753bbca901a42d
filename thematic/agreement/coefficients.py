"""Agreement coefficients as pure functions, for ratings of any categories; no study is needed.

``ratings`` is a sequence of coders, each a sequence over the units of a category, or None where that coder did not
rate that unit. Nothing is made up: a coefficient that is undefined has the value None and a status that says why.
"""

from collections.abc import Collection, Hashable, Sequence
from typing import Any

import numpy as np

from thematic.agreement import formulas
from thematic.agreement.coefficient import Coefficient, Status
from thematic.agreement.distances import Distance, Level, distances, jaccard_distance, masi_distance
from thematic.agreement.formulas import Figures, Formula
from thematic.agreement.patterns import MISSING, Patterns, from_counts, from_table, tabulate
from thematic.errors import UsageError

__all__ = [
    "Coefficient",
    "brennan_prediger",
    "cohen_kappa",
    "cohen_kappa_from_table",
    "conger_kappa",
    "fleiss_kappa",
    "fleiss_kappa_from_counts",
    "gwet_ac1",
    "holsti",
    "jaccard_distance",
    "krippendorff_alpha",
    "light_kappa",
    "masi_distance",
    "pabak",
    "percent_agreement",
    "pooled_kappa",
    "scott_pi",
    "scott_pi_from_table",
]

Ratings = Sequence[Sequence[Hashable | None]]
Categories = Sequence[Hashable] | int | None


def judge(patterns: Patterns, figures: Figures) -> Coefficient:
    """The coefficient of patterns with one set of weights, with its status."""
    value, observed, expected = (None if np.isnan(figure) else float(figure) for figure in figures)
    status = status_of(patterns)
    if value is None and status == "ok":
        status = "no_variation"
    return Coefficient(value, status, observed, expected, round(float(patterns.pairable.sum())))


def status_of(patterns: Patterns) -> Status:
    """Why a coefficient of these patterns is undefined, or must be read with care."""
    ratings = patterns.ratings[patterns.weights > 0]
    rated = ratings != MISSING
    if ratings.shape[1] < 2 or rated.any(axis=0).sum() == 1:
        return "single_coder"
    together = ratings[rated.sum(axis=1) >= 2]
    if not len(together):
        return "no_overlap"
    return "no_variation" if len(np.unique(together[together != MISSING])) < 2 else "ok"


def _of(ratings: Ratings, formula: Formula, *, coders: int = 0, categories: Categories = None) -> Coefficient:
    if coders and len(ratings) > coders:
        raise UsageError(f"This coefficient is for {coders} coders, not {len(ratings)}.", hint="Use Fleiss or alpha.")
    patterns, _values = tabulate(ratings, categories=categories)
    return _judged(patterns, formula)


def _judged(patterns: Patterns, formula: Formula) -> Coefficient:
    if status_of(patterns) in ("single_coder", "no_overlap"):
        return Coefficient(None, status_of(patterns), None, None, 0)
    return judge(patterns, formula(patterns))


def percent_agreement(ratings: Ratings) -> Coefficient:
    """Mean over units of the share of coder pairs that agree; not corrected for chance."""
    return _of(ratings, formulas.percent)


def cohen_kappa(ratings: Ratings) -> Coefficient:
    """Cohen's kappa of two coders (Cohen 1960)."""
    return _of(ratings, formulas.cohen, coders=2)


def scott_pi(ratings: Ratings) -> Coefficient:
    """Scott's pi of two coders (Scott 1955)."""
    return _of(ratings, formulas.scott, coders=2)


def light_kappa(ratings: Ratings) -> Coefficient:
    """Mean of Cohen's kappas over all pairs of coders (Light 1971); undefined where one of them is."""
    return _of(ratings, formulas.light)


def conger_kappa(ratings: Ratings) -> Coefficient:
    """Conger's kappa (1980), with Gwet's treatment of missing ratings; Cohen's for two coders who miss none."""
    return _of(ratings, formulas.conger)


def fleiss_kappa(ratings: Ratings) -> Coefficient:
    """Fleiss' kappa (1971), with Gwet's treatment of missing ratings."""
    return _of(ratings, formulas.fleiss)


def gwet_ac1(ratings: Ratings, categories: Categories = None) -> Coefficient:
    """Gwet's AC1 (2008). ``categories`` declares them (or how many); else those that occur."""
    return _of(ratings, formulas.gwet_ac1, categories=categories)


def brennan_prediger(ratings: Ratings, categories: Categories = None) -> Coefficient:
    """Brennan & Prediger's kappa (1981), also called S or free-marginal kappa."""
    return _of(ratings, formulas.brennan_prediger, categories=categories)


def pabak(ratings: Ratings) -> Coefficient:
    """Prevalence- and bias-adjusted kappa of a yes/no code: 2 Po - 1 (Byrt, Bishop & Carlin 1993)."""
    patterns, values = tabulate(ratings)
    if len(values) > 2:
        raise UsageError(f"PABAK is for two categories, not {len(values)}.", hint="Use Brennan & Prediger.")
    return _judged(Patterns(patterns.ratings, patterns.weights, 2), formulas.brennan_prediger)


def krippendorff_alpha(ratings: Ratings, level: Level | Distance = "nominal") -> Coefficient:
    """Krippendorff's alpha (2019, ch. 12), with any number of coders and missing ratings.

    ``level`` may be a function of two ratings that gives their distance as it enters the formula (``masi_distance``
    for sets of codes). Raises UsageError where the ratings, or the function's distances, do not fit.
    """
    patterns, values = tabulate(ratings)
    totals = patterns.pairable @ patterns.counts
    apart = distances(values, totals, level)
    return _judged(patterns, lambda given: formulas.alpha(given, distance=apart))


def cohen_kappa_from_table(table: Sequence[Sequence[int]]) -> Coefficient:
    """Cohen's kappa of a square contingency table (rows: first coder, columns: second)."""
    return _judged(from_table(table), formulas.cohen)


def scott_pi_from_table(table: Sequence[Sequence[int]]) -> Coefficient:
    """Scott's pi of a square contingency table."""
    return _judged(from_table(table), formulas.scott)


def fleiss_kappa_from_counts(counts: Sequence[Sequence[int]]) -> Coefficient:
    """Fleiss' kappa of units x categories, in each cell how many coders gave that category."""
    return _judged(from_counts(counts), formulas.fleiss)


def pooled_kappa(pairs: Sequence[Ratings]) -> Coefficient:
    """Kappa of several codes at once (De Vries et al. 2008): (mean Po - mean Pe) / (1 - mean Pe).

    ``pairs``: for every code the ratings of two coders. A code that both never, or always, apply enters with
    Po = Pe = 1; one that they share no unit of is left out.
    """
    coefficients = [cohen_kappa(pair) for pair in pairs]
    return pool([found for found in coefficients if found.status not in ("no_overlap", "single_coder")])


def pool(found: Sequence[Coefficient]) -> Coefficient:
    """The pooled kappa of Cohen's kappas of single codes."""
    if not found:
        return Coefficient(None, "no_overlap", None, None, 0)
    observed, expected = (
        float(np.mean([getattr(one, name) for one in found], dtype=float)) for name in ("observed", "expected")
    )
    value = formulas.corrected(np.array(observed), np.array(expected))
    undefined = bool(np.isnan(value))
    units = sum(one.units for one in found)
    return Coefficient(
        None if undefined else float(value), "no_variation" if undefined else "ok", observed, expected, units
    )


def holsti(agreed: Collection[Any] | int, n1: Collection[Any] | int, n2: Collection[Any] | int) -> Coefficient:
    """Holsti's 2M / (N1 + N2) (1969): M decisions that two coders share, of N1 and N2 that they made.

    Each may be a number or the decisions themselves.
    """
    shared, first, second = (len(one) if isinstance(one, Collection) else int(one) for one in (agreed, n1, n2))
    if min(shared, first, second) < 0 or shared > min(first, second):
        raise UsageError("Two coders cannot share more decisions than either made.")
    if first + second == 0:
        return Coefficient(None, "no_overlap", None, None, 0)
    value = 2.0 * shared / (first + second)
    return Coefficient(value, "ok", value, None, first + second - shared)
