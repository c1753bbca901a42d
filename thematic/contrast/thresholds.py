"""The labels of a row, and the thresholds between them."""

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Literal

Label = Literal["clear", "tendency", "shared", "unresolved", "thin"]

LABELS: tuple[Label, ...] = ("clear", "tendency", "shared", "unresolved", "thin")
SHOWN: frozenset[Label] = frozenset({"clear", "tendency", "shared"})
"""The labels that stand in a table's columns; the others stand in the appendix."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the labels begin. Shares are kept as fractions, so that 1/4 is met by 1 of 4 whatever the floats say.

    *Eligible*: the higher side has ``groups`` groups from ``sites`` sites and ``speakers`` speakers. *Tendency*: the
    shares differ by ``difference``, the posterior is ``posterior`` (or one less that), T points the same way, mid-p is
    at most ``mid_p``. *Clear*: and q is at most ``q``. *Shared*: ``both`` of the groups on both sides, and probability
    ``alike`` that the shares differ by less than ``margin``. ``reachable``: a row whose smallest p, halved, is above
    this is not in the family. ``words``: how much more one side may talk before that is said.
    """

    groups: int = 3
    sites: int = 3
    speakers: int = 3
    difference: Fraction = Fraction(1, 4)
    posterior: Fraction = Fraction(95, 100)
    mid_p: Fraction = Fraction(20, 100)
    q: Fraction = Fraction(10, 100)
    both: Fraction = Fraction(1, 2)
    margin: Fraction = Fraction(1, 4)
    alike: Fraction = Fraction(70, 100)
    reachable: Fraction = Fraction(10, 100)
    words: Fraction = Fraction(13, 10)

    def __post_init__(self) -> None:
        """Take 0.25 and "0.25" for 1/4: a float means the decimal it is written as."""
        for field in fields(self):
            if field.type is Fraction:
                object.__setattr__(self, field.name, Fraction(str(getattr(self, field.name))))
