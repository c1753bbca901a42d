"""Ratings as patterns with weights: units that all coders rated alike are one row, however many they are.

That is all that a coefficient for categories needs. Patterns add up over documents, so a bootstrap over documents is
another set of weights, and a text of a million characters costs as much as one of a thousand.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from thematic.errors import UsageError
from thematic.plurals import count

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """``ratings``: patterns x coders, the number of a category or MISSING. ``weights``: (..., patterns), units each.

    ``categories``: how many there are, those that nobody used included. Leading axes of ``weights`` are replicates.
    """

    ratings: Ints
    weights: Floats
    categories: int

    @property
    def counts(self) -> Ints:
        """patterns x categories: how many coders gave each category."""
        rows, coders = np.nonzero(self.ratings != MISSING)
        cells = rows * self.categories + self.ratings[rows, coders]
        many = len(self.ratings) * self.categories
        return np.bincount(cells, minlength=many).reshape(len(self.ratings), self.categories).astype(np.int64)

    @property
    def pairable(self) -> Floats:
        """The weights, 0 for patterns that fewer than two coders rated."""
        rated = (self.ratings != MISSING).sum(axis=1) >= 2
        return np.where(rated, self.weights, 0.0)

    def pair(self, first: int, second: int) -> "Patterns":
        """The patterns of two coders alone."""
        return Patterns(self.ratings[:, [first, second]], self.weights, self.categories)


def tabulate(
    ratings: Sequence[Sequence[Hashable | None]], *, categories: Sequence[Hashable] | int | None = None
) -> tuple[Patterns, list[Hashable]]:
    """Ratings (coders x units; None or NaN: not rated) as patterns, and the categories in their order.

    ``categories`` declares them, or says how many there are; without it they are those that occur. Sets are taken as
    frozensets. Raises UsageError where coders rated different numbers of units, or a rating is none of the declared
    categories, or cannot be one.
    """
    lengths = {len(coder) for coder in ratings}
    if len(lengths) > 1:
        raise UsageError(f"Every coder must have the same number of units, not {sorted(lengths)}.")
    declared = [] if categories is None or isinstance(categories, int) else list(dict.fromkeys(categories))
    numbers: dict[Hashable, int] = {category: number for number, category in enumerate(declared)}
    table = np.full((lengths.pop() if lengths else 0, len(ratings)), MISSING, dtype=np.int64)
    for place, coder in enumerate(ratings):
        for unit, given in enumerate(coder):
            rating = frozenset(given) if isinstance(given, set) else given
            if rating is None or (isinstance(rating, float) and isnan(rating)):
                continue
            try:
                table[unit, place] = numbers.setdefault(rating, len(numbers))
            except TypeError as error:
                raise UsageError(f"The rating {given!r} cannot be a category.", hint="Use tuples for lists.") from error
    if declared and len(numbers) > len(declared):
        stray = list(numbers)[len(declared)]
        raise UsageError(f"The rating {stray!r} is none of the declared categories.")
    if isinstance(categories, int) and categories < len(numbers):
        raise UsageError(f"The ratings hold {count(len(numbers), 'category', 'categories')}, not {categories}.")
    rows, units = np.unique(table, axis=0, return_counts=True) if table.size else (table[:0], np.zeros(0))
    many = max(len(numbers), categories if isinstance(categories, int) else 0)
    return Patterns(rows, units.astype(np.float64), many), list(numbers)


def from_table(table: Sequence[Sequence[int]]) -> Patterns:
    """Two coders' contingency table (rows: the first coder's category) as patterns."""
    cells = _numbers(table, "A contingency table")
    if cells.shape[0] != cells.shape[1]:
        raise UsageError("A contingency table has as many rows as columns.")
    first, second = np.indices(cells.shape)
    return Patterns(np.stack([first.ravel(), second.ravel()], axis=1), cells.ravel(), len(cells))


def from_counts(counts: Sequence[Sequence[int]]) -> Patterns:
    """Units x categories, in each cell how many coders gave it, as patterns (which coder gave what is not known)."""
    cells = _numbers(counts, "A table of units by categories").astype(np.int64)
    coders = int(cells.sum(axis=1).max(initial=0))
    ratings = np.full((len(cells), coders), MISSING, dtype=np.int64)
    for unit, row in enumerate(cells):
        given = np.repeat(np.arange(len(row)), row)
        ratings[unit, : len(given)] = given
    return Patterns(ratings, np.ones(len(cells)), cells.shape[1])


def _numbers(table: Sequence[Sequence[int]], what: str) -> Floats:
    """The table as an array; UsageError where it is no table of whole numbers from 0."""
    try:
        cells = np.asarray(table, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{what} has rows of numbers, all of one length.") from error
    if cells.ndim != 2 or not np.isfinite(cells).all() or (cells < 0).any() or (cells != np.floor(cells)).any():
        raise UsageError(f"{what} holds whole numbers, none below 0.")
    return cells
