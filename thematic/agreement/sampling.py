"""Which documents to code twice: a seeded sample, spread over the kinds of groups that the study was designed on."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from thematic.coding.assignments import assign_documents
from thematic.errors import BadInput, UsageError
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.tables import Row

SHARE = 20
LEAST, MOST = 10, 25
"""Percent of the documents: what O'Connor & Joffe (2020) found usual."""

VERB = "agreement sample"
REASON = "{drawn} of {documents} documents, seed {seed}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sample that was assigned: how many of how many documents, and the seed."""

    drawn: int
    documents: int
    seed: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """A kind of group: its value of each design attribute, its documents, and those drawn of them (all by name)."""

    values: tuple[str, ...]
    documents: tuple[str, ...]
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """Strata in the order of their values, the design's attributes, and the seed that gives the same again."""

    attributes: tuple[str, ...]
    strata: tuple[Stratum, ...]
    seed: int

    @property
    def drawn(self) -> tuple[str, ...]:
        """Every document drawn, by stratum."""
        return tuple(name for stratum in self.strata for name in stratum.drawn)

    @property
    def documents(self) -> int:
        """How many there were to draw from."""
        return sum(len(stratum.documents) for stratum in self.strata)


def draw(desk: Desk, *, share: int = SHARE, documents: int | None = None, seed: int = 1, coder: str = "") -> Sample:
    """Draw ``documents``, else ``share`` percent (rounded up), each stratum as near its part as whole numbers go.

    Every stratum gives one where there are enough. With ``coder`` the documents drawn are assigned to that coder, as
    one operation. Raises UsageError for a share outside 10-25 % or more documents than there are, BadInput where
    there are none, NotFound.
    """
    store = desk.store
    attributes = store.rows("attributes", ("id", "name"), order="id", design=1)
    found: dict[tuple[str, ...], list[str]] = {}
    for row in store.rows("documents", order="name_key"):
        found.setdefault(_values(desk, row, attributes), []).append(row["name"])
    many = sum(map(len, found.values()))
    if not many:
        raise BadInput("There are no documents to draw from.", hint="Bring them in with 'thematic import'.")
    wanted = _wanted(many, share, documents)
    strata = sorted(found)
    chance = random.Random(seed)
    parts = _parts([len(found[stratum]) for stratum in strata], wanted, chance)
    sample = Sample(
        tuple(row["name"] for row in attributes),
        tuple(
            Stratum(values, tuple(found[values]), tuple(sorted(chance.sample(found[values], part))))
            for values, part in zip(strata, parts, strict=True)
        ),
        seed,
    )
    if coder:
        with desk.change(VERB, reason=REASON.format(drawn=wanted, documents=many, seed=seed)):
            assign_documents(desk, coder, sample.drawn)
    return sample


def drawings(desk: Desk) -> list[Drawing]:
    """Samples that were drawn and assigned, and stand, the oldest first; the journal knows them."""
    rows = desk.store.rows("operations", ("reason", "undone_by"), verb=VERB, order="id")
    return [Drawing(*map(int, re.findall(r"-?\d+", row["reason"]))) for row in rows if row["undone_by"] is None]


def _wanted(many: int, share: int, documents: int | None) -> int:
    if documents is None:
        if not LEAST <= share <= MOST:
            raise UsageError(
                f"A share of {share} % is not between {LEAST} and {MOST}.", hint="Name a number with --documents."
            )
        return -(-many * share // 100)
    if not 1 <= documents <= many:
        raise UsageError(f"{documents} of {count(many, 'document')} cannot be drawn.", hint=f"Between 1 and {many}.")
    return documents


def _values(desk: Desk, document: Row, attributes: Sequence[Row]) -> tuple[str, ...]:
    """The document's group's value of each attribute, else its site's, else nothing."""
    group = desk.store.one("cases", id=document["group_id"]) or {}
    cases = [case for case in (group.get("id"), group.get("parent_id")) if case is not None]
    values = []
    for attribute in attributes:
        known = {
            row["case_id"]: row["value"]
            for row in desk.store.rows("case_attributes", case_id=cases, attribute_id=attribute["id"])
        }
        values.append(next((known[case] for case in cases if case in known), ""))
    return tuple(values)


def _parts(sizes: Sequence[int], wanted: int, chance: random.Random) -> list[int]:
    """How many of each stratum: one each where that is possible, then one by one where most are lacking."""
    parts = [int(wanted >= len(sizes))] * len(sizes)
    order = list(range(len(sizes)))
    chance.shuffle(order)
    while sum(parts) < wanted:
        open_ = [place for place in order if parts[place] < sizes[place]]
        parts[max(open_, key=lambda place: wanted * sizes[place] / sum(sizes) - parts[place])] += 1
    return parts
