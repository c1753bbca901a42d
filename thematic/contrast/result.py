"""What a contrast hands on: frozen rows with their figures, and the codings behind each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from thematic.contrast.baseline import Baseline
from thematic.contrast.caveats import Caveat
from thematic.contrast.mentions import Mentions
from thematic.contrast.rows import Kind
from thematic.contrast.sheet import Bools, Ints
from thematic.contrast.thresholds import LABELS, SHOWN, Label, Thresholds
from thematic.contrast.units import Unit

if TYPE_CHECKING:
    import pandas as pd


COLUMNS = (
    *("theme", "row", "stance", "more_often", "label", "groups_a", "of_a", "groups_b", "of_b", "difference"),
    *("posterior", "rope", "interval_low", "interval_high", "p_exact", "p_mid", "p_smallest", "q"),
    *("sites_a", "sites_b", "speakers_a", "speakers_b", "per_1000_words_a", "per_1000_words_b"),
    *("raised_unasked_a", "raised_unasked_b", "fragile", "compared"),
)
"""The columns of ``Contrast.frame``, in order; all but ``fragile`` (a tuple there) are fields of ``ContrastRow``."""

FIGURES = (
    *("difference", "posterior", "rope", "interval_low", "interval_high", "p_exact", "p_mid", "p_smallest", "q"),
    *("per_1000_words_a", "per_1000_words_b"),
)
"""The columns that may be undefined."""


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One row of one comparison. Figures that are undefined, because a side has no unit that was asked, are None.

    ``more_often`` is the value whose side is higher ("rest" where a value stands against the rest), "both" or "".
    ``fragile`` names the sites without any one of which the row would be neither clear nor a tendency. ``q`` is None
    outside the family. ``not_per_word``: raised in more groups, but not more per participant word. ``code_ids``: the
    codes that the row counts, descendants included. ``parent``: the row of the code or theme above, or "".
    """

    theme: str
    row: str
    stance: str
    more_often: str
    label: Label
    groups_a: int
    of_a: int
    groups_b: int
    of_b: int
    difference: float | None
    posterior: float | None
    rope: float | None
    interval_low: float | None
    interval_high: float | None
    p_exact: float | None
    p_mid: float | None
    p_smallest: float | None
    q: float | None
    sites_a: int
    sites_b: int
    speakers_a: int
    speakers_b: int
    per_1000_words_a: float | None
    per_1000_words_b: float | None
    raised_unasked_a: int
    raised_unasked_b: int
    fragile: tuple[str, ...]
    compared: str
    not_per_word: bool
    parent: str
    code_ids: tuple[int, ...]
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """A comparison and how it was made.

    ``all_rows`` stand in the order of themes and codebook, one comparison after the other; ``values`` holds the two
    compared values, or all of them where each stands against the rest. ``strata`` names what the strata are made of,
    ``n_units`` the units of each value, ``n_sites`` the sites of all. ``warnings`` are values that speak nb and en.
    """

    by: str
    values: tuple[str, ...]
    where: Mapping[str, str]
    theme: str
    kind: Kind
    unit: Unit
    strata: tuple[str, ...]
    n_units: tuple[int, ...]
    n_sites: int
    all_rows: tuple[ContrastRow, ...]
    baseline: Baseline | None
    warnings: tuple[Caveat, ...]
    thresholds: Thresholds
    _mentions: Mentions = field(repr=False)
    _sides: Mapping[str, Bools] = field(repr=False)
    _asked: Bools = field(repr=False)

    @property
    def rows(self) -> tuple[ContrastRow, ...]:
        """The rows that are clear, tendency or shared: those of side a, of side b, of both; the firmest first."""
        comparisons = list(dict.fromkeys(row.compared for row in self.all_rows))
        shown = (row for row in self.all_rows if row.label in SHOWN)
        return tuple(sorted(shown, key=lambda row: (comparisons.index(row.compared), *_standing(row))))

    def codings(self, row: ContrastRow, side: Literal["a", "b"]) -> Ints:
        """Ids of the codings that make ``row`` count on a side, ascending: participants', where the topic was asked."""
        units = self._sides[row.compared] if side == "a" else ~self._sides[row.compared]
        return self._mentions.codings(row.place, units & self._asked[:, row.place])

    def passages(self, row: ContrastRow) -> tuple[Ints, Ints, Ints, Ints]:
        """What the row counts, on both sides, where the topic was asked: ids of codings, and for each its unit (a place
        in the design's members), its passage (equal for codings of one span) and its stance (a place in ``STANCES``).

        A coding over turns of several people stands there once for each of them.
        """
        mentions = self._mentions
        places = mentions.of_row(row.place)
        places = places[self._asked[mentions.unit[places], row.place]]
        stances = mentions.stance[places].astype(np.int64)
        return mentions.id[places], mentions.unit[places], mentions.passage[places], stances

    def asked(self, row: ContrastRow) -> Bools:
        """Whether each unit was asked about the row's topic."""
        asked: Bools = self._asked[:, row.place]
        return asked

    def codes_used(self) -> dict[int, tuple[int, int]]:
        """For every code that a counted person's talk carries: in how many units of the first value, and of the others.

        Asked or not: this says what the codebook was used for, not what a comparison counts.
        """
        first = next(iter(self._sides.values()))
        pairs = np.unique(np.stack([self._mentions.code.astype(np.int64), self._mentions.unit]), axis=1)
        used: dict[int, tuple[int, int]] = {}
        for code, unit in pairs.T.tolist():
            a, b = used.get(code, (0, 0))
            used[code] = (a + 1, b) if first[unit] else (a, b + 1)
        return used

    def frame(self, *, all_rows: bool = False) -> "pd.DataFrame":
        """The shown rows, or every row, with exactly ``COLUMNS``."""
        import pandas as pd

        rows = self.all_rows if all_rows else self.rows
        table = {name: [getattr(row, name) for row in rows] for name in COLUMNS}
        table["fragile"] = [", ".join(row.fragile) for row in rows]
        return pd.DataFrame(table).astype(dict.fromkeys(FIGURES, "float64"))


def _standing(row: ContrastRow) -> tuple[int, int, float]:
    difference = row.difference or 0.0
    column = 2 if row.more_often == "both" else int(difference < 0)
    return column, LABELS.index(row.label), -abs(difference)
