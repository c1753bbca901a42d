"""How groups lean on a matter, from the stances of what they say; a group counts once, however much it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thematic.contrast.sheet import Ints
from thematic.contrast.thresholds import Thresholds
from thematic.store.evidence import STANCES

Lean = Literal["", "+", "-", "±"]
Direction = Literal["", "few", "+", "-", "±"]
"""How a side leans: "" where nothing has a stance, "few" where too few groups take one."""

TURNING = Fraction(1, 3)
"""A side leans one way when its mean stance is at least this: two thirds of its groups, where none is divided."""

SIGNS = {"+": 1, "-": -1, "±": 0}


@dataclass(frozen=True, slots=True)
class Stances:
    """The groups of a side that raised a matter, parted by how they lean: ``plus``, ``minus``, ``divided`` (± or as
    much of either), and ``plain`` (no stance).
    """

    plus: int
    minus: int
    divided: int
    plain: int

    @classmethod
    def of(cls, leans: Iterable[Lean]) -> "Stances":
        """Count how groups lean."""
        told = list(leans)
        return cls(told.count("+"), told.count("-"), told.count("±"), told.count(""))

    @property
    def taken(self) -> int:
        """In how many groups a stance is taken."""
        return self.plus + self.minus + self.divided

    @property
    def mean(self) -> Fraction | None:
        """The mean stance of the groups that take one, from -1 to 1, each group once; None where none does."""
        return Fraction(self.plus - self.minus, self.taken) if self.taken else None

    def direction(self, least: Thresholds) -> Direction:
        """How the side leans, where at least ``least.groups`` of its groups take a stance."""
        mean = self.mean
        if mean is None:
            return ""
        if self.taken < least.groups:
            return "few"
        return "+" if mean >= TURNING else "-" if mean <= -TURNING else "±"


def leans_of(unit: Ints, passage: Ints, stance: Ints) -> dict[int, Lean]:
    """How each unit leans: the sign of its passages' stances together.

    Arrays of one length: unit, passage and stance (a place in ``STANCES``) of what is counted. A passage is + or -
    where its codings with a stance agree on it, else ±; a unit is ± where its passages balance.
    """
    said: dict[tuple[int, int], set[str]] = {}
    for place, where, how in zip(unit.tolist(), passage.tolist(), stance.tolist(), strict=True):
        said.setdefault((place, where), set()).add(STANCES[how])
    signs: dict[int, list[int]] = {}
    for (place, _passage), stances in said.items():
        taken = {SIGNS[one] for one in stances if one}
        signs.setdefault(place, []).extend([taken.pop() if len(taken) == 1 else 0] if taken else [])
    return {place: _lean(taken) for place, taken in signs.items()}


def _lean(signs: list[int]) -> Lean:
    if not signs:
        return ""
    total = sum(signs)
    return "+" if total > 0 else "-" if total < 0 else "±"
