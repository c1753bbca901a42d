"""Which unit raised what, as arrays: what every count of a comparison, observed or shuffled, is taken from."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """Who raised what where: three arrays of one length, each (unit, row, person) once."""

    unit: Ints
    row: Ints
    person: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """``asked``, ``raised``: (units, rows), raised only where asked. ``strata``, ``sites``: (units,), whole numbers."""

    asked: Bools
    raised: Bools
    strata: Ints
    sites: Ints
    voices: Voices

    def without_site(self, site: int) -> "Sheet":
        """The same sheet as if that site's groups had not been asked anything."""
        kept = (self.sites != site)[:, None]
        return replace(self, asked=self.asked & kept, raised=self.raised & kept)

    def of_rows(self, rows: Ints) -> "Sheet":
        """The columns ``rows``, in that order."""
        column = np.full(self.asked.shape[1], -1)
        column[rows] = np.arange(len(rows))
        kept = column[self.voices.row] >= 0
        voices = Voices(self.voices.unit[kept], column[self.voices.row[kept]], self.voices.person[kept])
        return replace(self, asked=self.asked[:, rows], raised=self.raised[:, rows], voices=voices)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What one side of a comparison counts, each (shuffles, rows)."""

    groups: Ints
    of: Ints
    sites: Ints
    speakers: Ints


def count_side(sheet: Sheet, side: Bools) -> Side:
    """Count the units where ``side``, (shuffles, units), is true."""
    return Side(
        groups=times(side, sheet.raised),
        of=times(side, sheet.asked),
        sites=_count_sites(sheet, side),
        speakers=_count_speakers(sheet, side),
    )


def times(left: Bools, right: NDArray[np.bool_ | np.int64]) -> Ints:
    """A product of 0/1 matrices; float32 counts exactly up to 2^24 and runs on BLAS."""
    return (left.astype(np.float32) @ right.astype(np.float32)).astype(np.int64)


def _count_sites(sheet: Sheet, side: Bools) -> Ints:
    total = np.zeros((len(side), sheet.raised.shape[1]), dtype=np.int64)
    for site in np.unique(sheet.sites):
        units = sheet.sites == site
        total += times(side[:, units], sheet.raised[units]) > 0
    return total


def _count_speakers(sheet: Sheet, side: Bools) -> Ints:
    """People, not appearances: who speaks in one unit only adds up, who speaks in several is looked at alone."""
    units, rows = sheet.raised.shape
    counted = sheet.raised[sheet.voices.unit, sheet.voices.row]
    unit, row, person = (column[counted] for column in (sheet.voices.unit, sheet.voices.row, sheet.voices.person))
    travels = (np.bincount(np.unique(person * units + unit) // max(units, 1)) > 1)[person]
    settled = np.bincount(unit[~travels] * rows + row[~travels], minlength=units * rows).reshape(units, rows)
    total = times(side, settled)

    order = np.flatnonzero(travels)
    order = order[np.argsort(person[order], kind="stable")]
    for own in np.split(order, np.flatnonzero(np.diff(person[order])) + 1) if len(order) else ():
        visited, where = np.unique(unit[own], return_inverse=True)
        heard = np.zeros((len(visited), rows), dtype=bool)
        heard[where, row[own]] = True
        total += times(side[:, visited], heard) > 0
    return total
