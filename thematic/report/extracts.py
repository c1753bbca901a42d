"""Extracts to quote from: what participants say under a theme, a code or a concept, with where each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from thematic.coding.blinding import CASES, Veil, veil_of
from thematic.coding.readings import choose_readings
from thematic.coding.tree import descendants, subtrees
from thematic.errors import NotFound, UsageError
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.segments import Segment, codings_read, load_segments
from thematic.store.tables import Row, Store
from thematic.transcripts.case_values import Cases


@dataclass(frozen=True, slots=True)
class Topic:
    """What is quoted on: a theme, a code or a concept by its name, and ids of all codes that it counts."""

    kind: str
    name: str
    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """One turn's part of an extract; ``start`` and ``end`` are code points of the document.

    ``turn`` is None in a text without turns. ``asked``: the interviewer says it.
    """

    turn: int | None
    start: int
    end: int
    text: str
    said_by: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """A single turn's words, or an exchange of several turns, in the words of the transcript.

    ``codes`` are names; ``group``, ``site`` and ``cell`` (the group's values of the design attributes) are empty where
    the study does not know them or hides them.
    """

    document: str
    group: str
    site: str
    cell: tuple[str, ...]
    said: tuple[Said, ...]
    codes: tuple[str, ...]
    language: str = ""

    @property
    def start(self) -> int:
        """Where the first turn's part begins."""
        return self.said[0].start

    @property
    def end(self) -> int:
        """Where the last turn's part ends."""
        return self.said[-1].end

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the participants, in the order in which they speak."""
        return tuple(dict.fromkeys(part.said_by for part in self.said if not part.asked))

    @property
    def text(self) -> str:
        """What participants say, one line a turn."""
        return "\n".join(part.text for part in self.said if not part.asked)


def find_topic(desk: Desk, *, theme: str = "", code: str = "", concept: str = "") -> Topic:
    """The topic that one of the three names, with every code below it; raises NotFound or UsageError."""
    if sum(map(bool, (theme, code, concept))) != 1:
        raise UsageError("Quotes are of one theme, one code or one concept.", hint="Give one of the three.")
    store = desk.store
    if theme:
        row = store.find("themes", theme)
        kept = [one for one in store.rows("themes") if one["status"] != "dropped" or one["id"] == row["id"]]
        linked = store.values("theme_codes", "code_id", theme_id=subtrees(kept)[row["id"]])
        return Topic("theme", row["name"], _below(store, linked))
    if code:
        row = store.find("codes", code)
        return Topic("code", row["name"], _below(store, [row["id"]]))
    rows = [row for row in store.rows("codes", ("id", "concept"), order="position, name_key") if row["concept"]]
    members = [row for row in rows if fold(row["concept"]) == fold(concept)]
    if not members:
        raise NotFound.named("concept", concept, dict.fromkeys(row["concept"] for row in rows))
    return Topic("concept", members[0]["concept"], _below(store, [row["id"] for row in members]))


def _below(store: Store, codes: Iterable[int]) -> frozenset[int]:
    return frozenset[int]().union(*(descendants(store, code) for code in codes))


def load_extracts(desk: Desk, topic: Topic, *, where: Mapping[str, str] | None = None) -> list[Extract]:
    """Every passage under ``topic`` in the readings that count, by document and place; a passage once.

    ``where`` keeps speakers by an attribute (looked up nearest first: participant, group, site), or by site, group or
    participant itself. In a blind study others' codings of unfinished documents, and what is hidden of these, are left
    out. Raises NotFound for an unknown attribute or value, BadInput where no reading can be chosen.
    """
    veil = veil_of(desk)
    readings = [
        reading
        for reading in choose_readings(desk, desk.store.values("documents", "id")).values()
        if not veil.hides(reading.document_id, reading.coder_id or 0)
    ]
    places = _Places(desk, veil)
    kept = places.filter(load_segments(desk.store, codings_read(desk.store, topic.codes, readings)), where or {})
    found: dict[tuple[str, int, int], Extract] = {}
    for segment in kept:
        if segment.text.strip():
            extract = places.extract(segment)
            key = extract.document, extract.start, extract.end
            there = found.get(key)
            codes = dict.fromkeys((*(there.codes if there else ()), segment.code))
            found[key] = replace(extract, codes=tuple(codes))
    return list(found.values())


class _Places:
    """Where segments stand: turns, design cells, and attributes of who said them."""

    def __init__(self, desk: Desk, veil: Veil) -> None:
        self._store, self._veil, self._cases = desk.store, veil, Cases(desk.store)
        self._documents = {row["name"]: row for row in desk.store.rows("documents", ("id", "name", "group_id"))}
        self._people = {row["name"]: row["id"] for row in desk.store.rows("cases", kind="participant")}
        self._turns: dict[int, list[Row]] = {}

    def extract(self, segment: Segment) -> Extract:
        """The segment without the white space round it."""
        row = self._documents[segment.document]
        text = segment.text.strip()
        start = segment.start + len(segment.text) - len(segment.text.lstrip())
        person = replace(segment, participant="") if self._veil.hides_attribute(row["id"], "participant") else segment
        hidden = {name for name in CASES if self._veil.hides_attribute(row["id"], name)}
        design = [one for one in self._cases.declared() if not self._veil.hides_attribute(row["id"], one["name"])]
        return Extract(
            segment.document,
            "" if "group" in hidden else segment.group,
            "" if "site" in hidden else segment.site,
            tuple(self._cases.of_group(attribute, row["group_id"]) or "" for attribute in design),
            (Said(self._turn(row["id"], start), start, start + len(text), text, person.said_by),),
            (segment.code,),
            segment.language,
        )

    def filter(self, segments: Sequence[Segment], where: Mapping[str, str]) -> list[Segment]:
        """The segments of whoever has the wanted values; what is hidden of a document matches nothing."""
        kept = list(segments)
        for name, text in where.items():
            if fold(name) in CASES:
                known = self._store.find("cases", text, kind=fold(name))["name"]
                kept = [one for one in kept if not self._hides(one, name) and getattr(one, fold(name)) == known]
                continue
            attribute = self._cases.attribute(name)
            value = self._cases.value(attribute, text)
            kept = [one for one in kept if not self._hides(one, name) and self._value(one, attribute) == value]
        return kept

    def _hides(self, segment: Segment, attribute: str) -> bool:
        return self._veil.hides_attribute(self._documents[segment.document]["id"], attribute)

    def _value(self, segment: Segment, attribute: Row) -> str | None:
        group = self._documents[segment.document]["group_id"]
        return self._cases.nearest(attribute, self._people.get(segment.participant), group, self._cases.site_of(group))

    def _turn(self, document: int, at: int) -> int | None:
        if document not in self._turns:
            self._turns[document] = self._store.rows("turns", document_id=document, order="number")
        return next((turn["number"] for turn in self._turns[document] if turn["start"] <= at < turn["end"]), None)
