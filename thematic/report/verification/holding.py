"""Whether what a sentence asserts holds for a row of a contrast, by the rule under which its tables are printed.

- *More often* holds where the row is clear or a tendency in that direction, and fails otherwise; *no difference* and
  *both sides* hold where the row is shared, fail where it is clear or a tendency (*both* also where a side has none),
  and are not to be told otherwise.
- *Most* is more than half of the groups that were asked, *all* and *none* are exactly that, *half* is half or next to
  it. *Many* holds from half on and fails below a quarter, *few* holds up to a third and fails above half. *Nearly all*
  holds from three quarters on and fails below half.
- *Twice as many* holds where the shares stand so (within a sixth) and the row is clear or a tendency that way.
- Figures must be the table's: the groups that raised it, and the groups that were asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.contrast.result import ContrastRow
from thematic.report.verification.assertions import Assertion
from thematic.report.verification.counts import Count

Status = Literal["holds", "fails", "unclear"]

DIFFERS = ("clear", "tendency")


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a row counts."""

    value: str
    groups: int
    of: int
    sites: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Held:
    """A status, and why where it does not simply hold."""

    status: Status
    why: str = ""


def sides_of(row: ContrastRow) -> tuple[Side, Side]:
    """The two sides of a row."""
    a, b = row.compared.split("/")
    return (
        Side(a, row.groups_a, row.of_a, row.sites_a, row.speakers_a),
        Side(b, row.groups_b, row.of_b, row.sites_b, row.speakers_b),
    )


def hold_all(row: ContrastRow, assertions: Sequence[Assertion], counts: Sequence[Count]) -> Held:
    """All that a sentence asserts together: it fails where one thing fails, and holds where all hold."""
    subject = next((one.side for one in assertions if one.side), "")
    found = [hold(row, one) for one in assertions]
    found += [hold_count(row, count, _resolved(row, counts, place, subject)) for place, count in enumerate(counts)]
    for status in ("fails", "unclear"):
        why = list(dict.fromkeys(held.why for held in found if held.status == status and held.why))
        if any(held.status == status for held in found):
            return Held(status, "; ".join(why))
    if not found:
        return Held("unclear", "nothing in the sentence can be held against the table")
    return Held("holds", "; ".join(dict.fromkeys(held.why for held in found if held.why)))


def _resolved(row: ContrastRow, counts: Sequence[Count], place: int, subject: str) -> str:
    """The side of a figure; "other" is the side that the figure before it is not of."""
    count = counts[place]
    if count.side.startswith("?"):
        return subject or count.side[1:]
    if count.side != "other":
        return count.side or (subject if place == 0 else "")
    before = _resolved(row, counts, place - 1, subject)
    rest = [side.value for side in sides_of(row) if side.value != before]
    return rest[0] if len(rest) == 1 else ""


def hold(row: ContrastRow, assertion: Assertion) -> Held:
    """Whether one assertion holds for a row."""
    kind, label = assertion.kind, row.label
    if assertion.people:
        return Held("unclear", f"“{assertion.word.strip()}” counts people, and the tables count groups")
    if kind in ("more", "not_more", "times", "only") and not assertion.side:
        return Held("unclear", f"“{assertion.word.strip()}” is said of no side that could be told")
    if kind == "alike":
        return _alike(row, "no difference")
    if kind == "both":
        silent = [side.value for side in sides_of(row) if not side.groups]
        return Held("fails", f"not both: 0 with {silent[0]}") if silent else _alike(row, "both sides")
    if kind == "more":
        return _more(row, assertion)
    if kind == "not_more":
        if label in DIFFERS:
            against = row.more_often == assertion.side
            return Held("fails", f"the row is {label}, more often {row.more_often}") if against else Held("holds")
        return Held("holds") if label == "shared" else Held("unclear", f"the row is {label}: neither more nor alike")
    if kind == "times":
        return _times(row, assertion)
    return _quantified(row, assertion)


def _alike(row: ContrastRow, said: str) -> Held:
    if row.label == "shared":
        return Held("holds")
    if row.label in DIFFERS:
        return Held("fails", f"not “{said}”: the row is {row.label}, more often {row.more_often}")
    return Held("unclear", f"the row is {row.label}: it shows neither a difference nor that both raise it alike")


def _more(row: ContrastRow, assertion: Assertion) -> Held:
    if row.label not in DIFFERS:
        return Held("fails", f"the row is {row.label}, so it is not raised more often on one side")
    if row.more_often != assertion.side:
        return Held("fails", f"the other way round: more often {row.more_often}")
    return Held("holds", "raised in more groups, not more per word" if row.not_per_word else "")


def _times(row: ContrastRow, assertion: Assertion) -> Held:
    more = _more(row, assertion)
    if more.status != "holds":
        return more
    own, other = sides_of(row)
    if own.value != assertion.side:
        own, other = other, own
    if not other.groups:
        return Held("fails", f"{other.value} has none, so there is no such ratio")
    ratio = own.groups * other.of / (other.groups * own.of)
    if abs(ratio - assertion.times) <= assertion.times / 6:
        return more
    return Held("fails", f"{ratio:.1f} times as often")


def _quantified(row: ContrastRow, assertion: Assertion) -> Held:
    side = _side(row, assertion.side)
    if not side.of:
        return Held("unclear", f"no group with {side.value} was asked")
    n, of, kind = side.groups, side.of, assertion.kind
    told = f"{n} of {of} is not “{assertion.word.strip()}”"
    if kind == "only":
        others = sum(other.groups for other in sides_of(row) if other.value != side.value)
        return Held("holds") if n and not others else Held("fails", f"not only {side.value}" if others else told)
    bounds = {
        "most": (2 * n > of, True),
        "half": (abs(2 * n - of) <= of % 2, True),
        "every": (n == of, True),
        "none": (n == 0, True),
        "nearly": (4 * n >= 3 * of, 2 * n < of),
        "many": (2 * n >= of, 4 * n < of),
        "few": (n > 0 and 3 * n <= of, 2 * n > of),
        "minority": (n > 0 and 2 * n < of, 2 * n >= of),
    }
    holds, fails = bounds[kind]
    if holds:
        return Held("holds")
    return (
        Held("fails", told) if fails else Held("unclear", f"{n} of {of}: “{assertion.word.strip()}” may be said or not")
    )


def _side(row: ContrastRow, value: str) -> Side:
    """One side of a row; without a value, both together."""
    a, b = sides_of(row)
    found = next((side for side in (a, b) if side.value == value), None)
    return found or Side("either side", a.groups + b.groups, a.of + b.of, a.sites + b.sites, a.speakers + b.speakers)


def hold_count(row: ContrastRow, count: Count, value: str) -> Held:
    """Whether a figure is the table's."""
    if value == "each":
        each = [hold_count(row, count, side.value) for side in sides_of(row)]
        return next((held for held in each if held.status != "holds"), each[0])
    side = _side(row, value)
    if count.unit == "person":
        if not value:
            return Held("unclear", "people of both sides together are in no table")
        right = count.met(side.speakers)
        return (
            Held("holds") if right else Held("fails", f"{side.speakers} people with {side.value}, not {count.number:g}")
        )
    if count.unit == "site":
        if not value:
            return Held("unclear", "sites of both sides together are in no table")
        right = count.met(side.sites)
        return Held("holds") if right else Held("fails", f"{side.sites} sites with {side.value}, not {count.number:g}")
    if count.unit == "share":
        if not side.of:
            return Held("unclear", f"no group with {side.value} was asked")
        share = 100 * side.groups / side.of
        digits = len(count.text.replace(",", ".").partition(".")[2].rstrip("% "))
        near = abs(share - count.number) <= 0.5 * 10 ** -min(digits, 1) + 1e-9 or (
            bool(count.bound) and count.met(share)
        )
        return Held("holds") if near else Held("fails", f"{share:.0f} % with {side.value}, not {count.number:g} %")
    if count.met(side.groups) and count.of in (None, side.of):
        return Held("holds")
    of = "" if count.of is None else f" of {count.of}"
    return Held("fails", f"{side.groups} of {side.of} with {side.value}, not {count.number:g}{of}")
