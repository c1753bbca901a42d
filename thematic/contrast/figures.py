"""The figures and the label of every row of a comparison, from counts in arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from thematic.contrast.design import Design
from thematic.contrast.family import q_values
from thematic.contrast.permutation import Null
from thematic.contrast.posterior import Posterior, difference
from thematic.contrast.sheet import Bools, Ints, Sheet
from thematic.contrast.thresholds import Label, Thresholds
from thematic.contrast.verdicts import Bout, Verdicts, judge


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What was counted: the ``sheet``, and per unit and row the ``mentions`` and what was ``raised_unasked``; the
    participant ``words`` of each unit."""

    sheet: Sheet
    mentions: Ints
    raised_unasked: Bools
    words: Ints


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One side of one row."""

    groups: int
    of: int
    sites: int
    speakers: int
    per_1000_words: float | None
    raised_unasked: int


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of one comparison. ``posterior`` and ``null`` are None where a side has no unit that was asked."""

    a: SideFigures
    b: SideFigures
    lead: int
    posterior: Posterior | None
    null: Null | None
    q: Fraction | None
    label: Label
    fragile: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """The share of side a less the share of side b."""
        return self.lead / (self.a.of * self.b.of) if self.null else None

    @property
    def not_per_word(self) -> bool:
        """Whether the side that raised the topic in more groups does not mention it more often per word."""
        a, b = self.a.per_1000_words, self.b.per_1000_words
        if self.label not in ("clear", "tendency") or a is None or b is None:
            return False
        return a <= b if self.lead > 0 else b <= a


def work_out(design: Design, tally: Tally, least: Thresholds) -> tuple[list[list[Figures]], Verdicts]:
    """The figures of every row, one list a comparison of ``design.compared``, and the verdicts behind the labels."""
    rows = tally.mentions.shape[1]
    sides = [design.value == value for value in design.compared]
    bouts = [Bout.of(tally.sheet, side[None]) for side in sides]
    verdicts = judge(bouts, least)
    nulls = [null for bout in bouts for null in _nulls(bout, rows)]
    raised = np.concatenate([bout.a.groups[0] for bout in bouts]).tolist()
    family = [
        null.p_mid(a) if null is not None and null.smallest / 2 <= least.reachable else None
        for null, a in zip(nulls, raised, strict=True)
    ]
    q = q_values(family)
    found = []
    for number, (side, bout) in enumerate(zip(sides, bouts, strict=True)):
        mine = slice(number * rows, (number + 1) * rows)
        eligible = bout.eligible(least)[0]
        tendency, clear = verdicts.tendency[0, mine], verdicts.clear[0, mine]
        fragile = _fragile(design, tally.sheet, side, np.flatnonzero(tendency), least)
        figures = []
        for row, (a, b) in enumerate(_sides(bout, tally, side)):
            posterior = _posterior(a, b, least) if a.of and b.of else None
            figures.append(
                Figures(
                    a=a,
                    b=b,
                    lead=int(bout.lead[0, row]),
                    posterior=posterior,
                    null=nulls[mine][row],
                    q=q[mine][row],
                    label=_label(a, b, posterior, bool(eligible[row]), bool(tendency[row]), bool(clear[row]), least),
                    fragile=fragile.get(row, ()),
                )
            )
        found.append(figures)
    return found, verdicts


def _nulls(bout: Bout, rows: int) -> list[Null | None]:
    """Each row's null distribution; None where a side has no unit that was asked."""
    nulls: list[Null | None] = [None] * rows
    both = np.flatnonzero((bout.a.of[0] > 0) & (bout.b.of[0] > 0))
    for null, positions in bout.margins.nulls(np.zeros_like(both), both):
        for row in both[positions].tolist():
            nulls[row] = null
    return nulls


def _posterior(a: SideFigures, b: SideFigures, least: Thresholds) -> Posterior:
    return difference(a.groups, a.of, b.groups, b.of, margin=float(least.margin))


def _label(
    a: SideFigures,
    b: SideFigures,
    posterior: Posterior | None,
    eligible: bool,
    tendency: bool,
    clear: bool,
    least: Thresholds,
) -> Label:
    if posterior is None or not eligible:
        return "thin"
    if tendency:
        return "clear" if clear else "tendency"
    both = all(Fraction(side.groups, side.of) >= least.both for side in (a, b))
    return "shared" if both and posterior.within >= float(least.alike) else "unresolved"


def _fragile(design: Design, sheet: Sheet, side: Bools, rows: Ints, least: Thresholds) -> dict[int, tuple[str, ...]]:
    """For each of ``rows`` the sites without which it is neither clear nor a tendency any more.

    Every clear row is a tendency, so that q, which only parts the two, need not be worked out again here.
    """
    lost: dict[int, tuple[str, ...]] = {}
    few = sheet.of_rows(rows)
    for site, name in enumerate(design.sites):
        if name and len(rows):
            stays = Bout.of(few.without_site(site), side[None]).tendencies(least)[0]
            for row in rows[~stays].tolist():
                lost[row] = (*lost.get(row, ()), name)
    return lost


def _sides(bout: Bout, tally: Tally, side: Bools) -> Iterator[tuple[SideFigures, SideFigures]]:
    """Both sides of every row."""
    counted = []
    for counts, units in ((bout.a, side), (bout.b, ~side)):
        asked = tally.sheet.asked & units[:, None]
        words = (asked * tally.words[:, None]).sum(axis=0)
        mentions = (asked * tally.mentions).sum(axis=0)
        columns: Sequence[Ints] = (
            *(counts.groups[0], counts.of[0], counts.sites[0], counts.speakers[0]),
            *(mentions, words, tally.raised_unasked[units].sum(axis=0)),
        )
        counted.append(np.stack(columns, axis=1).tolist())
    for pair in zip(*counted, strict=True):
        a, b = (
            SideFigures(groups, of, sites, speakers, 1000 * mentions / words if words else None, unasked)
            for groups, of, sites, speakers, mentions, words, unasked in pair
        )
        yield a, b
