"""Agreement of a study: every code, and all codes pooled, with intervals over documents."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from thematic.agreement.catalogue import (
    DEFAULT,
    FORMULAS,
    OF_TWO,
    POOLED_KAPPA,
    SET_ALPHAS,
    known_coefficients,
    pooled_kappa,
)
from thematic.agreement.coefficient import Status
from thematic.agreement.coefficients import judge
from thematic.agreement.formulas import Figures
from thematic.agreement.material import Material, gather
from thematic.agreement.overlapping import set_alpha
from thematic.agreement.patterns import MISSING, Floats, Patterns
from thematic.agreement.resampling import INTERVALS, REPLICATES, Interval, bounds, weights
from thematic.coding.assignments import INDEPENDENT
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.transcripts.units import Unit

if TYPE_CHECKING:
    import pandas as pd

POOLED = "*"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One coefficient of one code, or of all of them pooled (``*``); None where a figure is undefined.

    ``units``: how many at least two coders read; ``documents`` those that hold them. ``prevalence``: the share of all
    ratings that apply the code; ``by_coder`` the same of each coder, as text.
    """

    code: str
    coefficient: str
    value: float | None
    status: Status
    ci_low: float | None
    ci_high: float | None
    observed: float | None
    expected: float | None
    units: int
    documents: int
    coders: int
    prevalence: float | None
    by_coder: str


COLUMNS = tuple(field.name for field in fields(AgreementRow) if field.name != "by_coder")
BY_CODER = "by_coder"
"""A column that tables for reading carry as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """The rows of a run and what it was about."""

    rows: tuple[AgreementRow, ...]
    coders: tuple[str, ...]
    documents: tuple[str, ...]
    unit: Unit
    layer: str
    interval: Interval
    seed: int
    blank: tuple[tuple[str, str], ...]
    """(coder, document) where a reader applied no code at all: taken as read and found empty."""

    def frame(self) -> "pd.DataFrame":
        """One row a code and coefficient, with exactly ``COLUMNS``."""
        import pandas as pd

        return pd.DataFrame(rows_of(self), columns=list(COLUMNS))


def run(
    desk: Desk,
    *,
    coders: Sequence[str] = (),
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    unit: Unit = "character",
    coefficients: Sequence[str] = DEFAULT,
    interval: Interval = "bootstrap",
    seed: int = 1,
    layer: str = INDEPENDENT,
) -> Agreement:
    """How well coders agree on each code and on all together; see ``gather`` for what is taken.

    Where there are several codes, a last row (``*``) pools them: kappas pool observed and expected agreement over
    codes, the others take all codes' units together. Raises UsageError for an unknown coefficient or interval, a seed
    below 0, or a coefficient of two coders where there are more.
    """
    if interval not in INTERVALS:
        raise UsageError(f"There is no interval '{interval}'.", hint=f"Use {', '.join(INTERVALS)}.")
    if seed < 0:
        raise UsageError(f"A seed cannot be {seed}.", hint="Use 0 or more.")
    over_sets = [name for name in dict.fromkeys(coefficients) if name in SET_ALPHAS]
    coefficients = known_coefficients([name for name in coefficients if name not in SET_ALPHAS])
    material = gather(desk, coders=coders, codes=codes, documents=documents, unit=unit, layer=layer)
    unfit = next((name for name in coefficients if name in OF_TWO and len(material.coders) > 2), None)
    if unfit is not None:
        raise UsageError(
            f"{unfit} is for two coders, and here are {len(material.coders)}.",
            hint="Name two with --coders, or use krippendorff_alpha, conger_kappa or fleiss_kappa.",
        )
    drawn = weights(len(material.documents), method=interval, seed=seed, replicates=REPLICATES)
    return Agreement(
        rows=(
            *_rows(material, coefficients, drawn, interval),
            *(_set_row(material, name, interval, seed) for name in over_sets),
        ),
        coders=material.coders,
        documents=material.documents,
        unit=unit,
        layer=layer,
        interval=interval,
        seed=seed,
        blank=material.blank,
    )


def _rows(material: Material, names: Sequence[str], drawn: Floats | None, interval: Interval) -> Iterator[AgreementRow]:
    tables = [material.patterns(code) for code in range(len(material.codes))]
    found: dict[str, list[tuple[Figures, Figures | None]]] = {name: [] for name in names}
    for code, (patterns, table) in zip(material.codes, tables, strict=True):
        again = None if drawn is None else Patterns(patterns.ratings, drawn @ table, 2)
        for name in names:
            figures = FORMULAS[name](patterns)
            replicates = None if again is None else FORMULAS[name](again)
            found[name].append((figures, replicates))
            yield _row(code, name, patterns, figures, replicates, material, interval)
    if len(tables) < 2:
        return
    whole, weight = together(tables)
    for name in names:
        if name in POOLED_KAPPA:
            figures = pooled_kappa([of_code for of_code, _replicates in found[name]])
            parts = [replicates for _figures, replicates in found[name] if replicates is not None]
            replicates = pooled_kappa(parts) if parts else None
        else:
            figures = FORMULAS[name](whole)
            replicates = None if drawn is None else FORMULAS[name](Patterns(whole.ratings, drawn @ weight, 2))
        yield _row(POOLED, name, whole, figures, replicates, material, interval)


def together(tables: Sequence[tuple[Patterns, Floats]]) -> tuple[Patterns, Floats]:
    """All codes' patterns as one: every unit counts once for each code."""
    ratings = np.concatenate([patterns.ratings for patterns, _table in tables])
    table = np.concatenate([table for _patterns, table in tables], axis=1)
    kinds, place = np.unique(ratings, axis=0, return_inverse=True)
    summed = np.zeros((len(table), len(kinds)))
    np.add.at(summed.T, place.ravel(), table.T)
    return Patterns(kinds, summed.sum(axis=0), 2), summed


def _row(
    code: str,
    name: str,
    patterns: Patterns,
    figures: Figures,
    replicates: Figures | None,
    material: Material,
    interval: Interval,
) -> AgreementRow:
    known = judge(patterns, figures)
    low, high = (None, None) if replicates is None else bounds(known.value, replicates[0], method=interval)
    shares = [_share(patterns, [coder]) for coder in range(len(material.coders))]
    return AgreementRow(
        code=code,
        coefficient=name,
        value=known.value,
        status=known.status,
        ci_low=low,
        ci_high=high,
        observed=known.observed,
        expected=known.expected,
        units=known.units,
        documents=len(material.documents),
        coders=sum(share is not None for share in shares),
        prevalence=_share(patterns, range(len(material.coders))),
        by_coder=", ".join(
            f"{coder} {share:.4f}" for coder, share in zip(material.coders, shares, strict=True) if share is not None
        ),
    )


def _set_row(material: Material, name: str, interval: Interval, seed: int) -> AgreementRow:
    """Alpha over sets of codes: its units are characters, whatever the unit of the other rows."""
    found, (low, high), patterns = set_alpha(material, name, interval=interval, seed=seed)
    return AgreementRow(
        code=POOLED,
        coefficient=name,
        value=found.value,
        status=found.status,
        ci_low=low,
        ci_high=high,
        observed=found.observed,
        expected=found.expected,
        units=found.units,
        documents=len(material.documents),
        coders=int(((patterns.ratings != MISSING) & (patterns.weights > 0)[:, None]).any(axis=0).sum()),
        prevalence=None,
        by_coder="",
    )


def _share(patterns: Patterns, coders: Sequence[int]) -> float | None:
    ratings = patterns.ratings[:, list(coders)]
    weight = patterns.pairable[:, None]
    rated = float((weight * (ratings != MISSING)).sum())
    return float((weight * (ratings == 1)).sum()) / rated if rated else None


def rows_of(agreement: Agreement) -> list[dict[str, Any]]:
    """The rows as mappings, in the order of ``COLUMNS``, and ``BY_CODER`` last."""
    return [asdict(row) for row in agreement.rows]
