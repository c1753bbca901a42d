"""How two sides of a matter relate: agreement, contradiction, blind spot, or why that cannot be told."""

from dataclasses import dataclass
from typing import Literal

from thematic.contrast.stances import Stances
from thematic.contrast.thresholds import Label, Thresholds

Verdict = Literal[
    "contradiction", "blind spot", "agreement", "both", "unresolved", "no code", "not asked", "thin", "silent"
]
VERDICTS: tuple[Verdict, ...] = (
    *("contradiction", "blind spot", "agreement", "both"),
    *("unresolved", "no code", "not asked", "thin", "silent"),
)
"""From what is worth reading first to what says nothing; what each means stands in ``judge``."""

SHOWN: frozenset[Verdict] = frozenset({"contradiction", "blind spot", "agreement", "both"})
"""The verdicts that say something about both sides."""


@dataclass(frozen=True, slots=True)
class MirrorSide:
    """One side of a row: the contrast's counts, how its groups lean, and ids of the codings to quote from."""

    groups: int
    of: int
    sites: int
    speakers: int
    raised_unasked: int
    stances: Stances
    telling: tuple[int, ...]

    def raises(self, least: Thresholds) -> bool:
        """Whether the side raises the matter: in enough groups, at enough sites, by enough people."""
        return self.groups >= least.groups and self.sites >= least.sites and self.speakers >= least.speakers


def judge(
    a: MirrorSide, b: MirrorSide, *, label: Label, codes: tuple[bool, bool], least: Thresholds
) -> tuple[Verdict, int | None]:
    """How two sides relate, and the place (0, 1) of the side that the verdict is about, if it is about one.

    A side raises a matter when it is eligible as a contrast's higher side is. *Not asked*: one side never was.
    *Agreement*: both raise it and lean the same way, or neither takes a stance. *Contradiction*: both raise it, one
    leans + and the other -. *Both*: both raise it, and no more can be said of their stances. *Blind spot*: one raises
    it and the other does not, although it was asked there and has a code for it (``codes``), and the contrast is clear
    or a tendency. *Unresolved*: one raises it, but chance could do as much. *No code*: one raises it, and the codebook
    has no code for the other. *Thin*: neither raises it, though somebody mentions it. *Silent*: no group that was
    asked mentions it.
    """
    sides = (a, b)
    unasked = next((place for place, side in enumerate(sides) if not side.of), None)
    if unasked is not None:
        return "not asked", unasked
    raised = [side.raises(least) for side in sides]
    if all(raised):
        first, second = (side.stances.direction(least) for side in sides)
        if first == second != "few":
            return "agreement", None
        return ("contradiction" if {first, second} == {"+", "-"} else "both"), None
    if not any(raised):
        return ("thin" if a.groups or b.groups else "silent"), None
    other = raised.index(False)
    if not codes[other]:
        return "no code", other
    # Few sites or speakers can keep the side with the larger share from raising it: that is no blind spot.
    leads = a.groups * b.of > b.groups * a.of if other == 1 else b.groups * a.of > a.groups * b.of
    return ("blind spot", other) if leads and label in ("clear", "tendency") else ("unresolved", None)
