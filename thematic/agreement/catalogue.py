"""The coefficients that a run can compute for codes that are applied or not, by name."""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from thematic.agreement import formulas
from thematic.agreement.formulas import Figures, Formula, divided, mean_of_defined
from thematic.agreement.patterns import Patterns
from thematic.errors import UsageError, did_you_mean

DEFAULT = ("krippendorff_alpha", "percent_agreement", "f1")


def f1(patterns: Patterns) -> Figures:
    """2 x both / (first + second) over the units that coders applied the code to; the mean of the pairs of coders.

    Uncoded text counts for nothing in it. Undefined where a pair never applied the code; such pairs are left out.
    """
    weights = patterns.pairable
    values = []
    for pair in combinations(range(patterns.ratings.shape[1]), 2):
        one, other = (patterns.ratings[:, coder] for coder in pair)
        read = (one >= 0) & (other >= 0)
        both = weights @ ((one == 1) & (other == 1)).astype(float)
        either = weights @ np.where(read, (one == 1).astype(float) + (other == 1), 0.0)
        values.append(divided(2.0 * both, either))
    mean = mean_of_defined(values)
    return mean, mean, np.full_like(mean, np.nan)


FORMULAS: dict[str, Formula] = {
    "percent_agreement": formulas.percent,
    "cohen_kappa": formulas.cohen,
    "scott_pi": formulas.scott,
    "light_kappa": formulas.light,
    "conger_kappa": formulas.conger,
    "fleiss_kappa": formulas.fleiss,
    "krippendorff_alpha": formulas.alpha,
    "gwet_ac1": formulas.gwet_ac1,
    "brennan_prediger": formulas.brennan_prediger,
    "pabak": formulas.brennan_prediger,
    "f1": f1,
}
"""Each takes the patterns of a code that is applied (1) or not (0)."""

OF_TWO = ("cohen_kappa", "scott_pi")
"""Coefficients that are defined for two coders only."""

Pooling = Callable[[list[Figures]], Figures]


def pooled_kappa(found: list[Figures]) -> Figures:
    """(mean Po - mean Pe) / (1 - mean Pe) over codes (De Vries et al. 2008)."""
    observed = np.mean([figures[1] for figures in found], axis=0)
    expected = np.mean([figures[2] for figures in found], axis=0)
    return formulas.corrected(observed, expected), observed, expected


SET_ALPHAS = ("masi_alpha", "jaccard_alpha")
"""Coefficients over sets of codes; they have a pooled row only."""


def known_coefficients(names: Sequence[str]) -> tuple[str, ...]:
    """``names`` once each; raises UsageError with a suggestion for an unknown one, or one of sets of codes."""
    for name in names:
        if name in SET_ALPHAS:
            raise UsageError(f"{name} is of all codes at once.", hint=f"'thematic agreement run -c {name}' shows it.")
        if name not in FORMULAS:
            raise UsageError(f"There is no coefficient '{name}'.", hint=did_you_mean(name, (*FORMULAS, *SET_ALPHAS)))
    return tuple(dict.fromkeys(names))


POOLED_KAPPA = ("cohen_kappa", "conger_kappa", "fleiss_kappa", "scott_pi")
"""Coefficients of the form (Po - Pe) / (1 - Pe) whose pooled row pools Po and Pe over codes. The others' pooled row is
the coefficient of all codes' units together."""
