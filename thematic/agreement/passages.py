"""The passages of a document on which its coders are compared for adjudication, and what each of them coded there.

A passage belongs to one code: all readers' segments of it that hang together by common characters. Where nobody
differs it is agreed; else it waits for a decision.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.coding.assignments import INDEPENDENT
from thematic.coding.blinding import refuse_unfinished
from thematic.errors import BadInput
from thematic.spans import Span, union
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.ratings import load_readers

Mark = tuple[int, int, str]
"""Start, end and stance of a coding."""

Readings = Mapping[str, Sequence[Mark]]
"""What every reader coded, by name; no mark: left uncoded."""

PassageKind = Literal["agreed", "missed", "boundary", "stance"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One code's passage and every reader's marks in it, in the order of the coders."""

    code: int
    name: str
    readings: Readings

    @property
    def span(self) -> Span:
        """From the first character that anybody coded to the last."""
        marks = [mark for given in self.readings.values() for mark in given]
        return min(start for start, _end, _stance in marks), max(end for _start, end, _stance in marks)

    @property
    def kind(self) -> PassageKind:
        """How the readers differ; stances count only where the words are the same, and no stance says nothing."""
        if agreed(self.readings) is not None:
            return "agreed"
        if not all(self.readings.values()):
            return "missed"
        segments = [_segments(marks) for marks in self.readings.values()]
        return "stance" if segments.count(segments[0]) == len(segments) else "boundary"

    @property
    def lends_stance(self) -> bool:
        """Whether all agree, and the stance is that of some, since the others gave none."""
        stances = {stance for marks in self.readings.values() for _start, _end, stance in marks}
        different = {frozenset(marks) for marks in self.readings.values()}
        return self.kind == "agreed" and len(different) > 1 and "" in stances and len(stances) > 1

    @property
    def holders(self) -> frozenset[str]:
        """Who applied the code here."""
        return frozenset(coder for coder, marks in self.readings.items() if marks)


@dataclass(frozen=True, slots=True)
class Reread:
    """A document as its coders have read it: passages in the order of the text."""

    document: int
    name: str
    coders: tuple[str, ...]
    passages: tuple[Passage, ...]


def reread(desk: Desk, document: str, *, coders: Sequence[str] = ()) -> Reread:
    """The passages of a document by these coders, or by all who read it.

    Raises NotFound for an unknown name, BadInput where fewer than two coders have read the document, or one of those
    named has not, Conflict where the study is blind and one of the readers, who has not finished, would look.
    """
    store = desk.store
    row = store.find("documents", document)
    refuse_unfinished(desk, row["id"])
    read = load_readers(store, layer=INDEPENDENT).get(row["id"], set())
    names = {one["id"]: one["name"] for one in store.rows("coders", ("id", "name"), order="id")}
    people = {coder: name for coder, name in names.items() if coder in read}
    if coders:
        chosen = [store.find("coders", name) for name in coders]
        people = {one["id"]: one["name"] for one in chosen}
        absent = next((one["name"] for one in chosen if one["id"] not in read), None)
        if absent is not None:
            raise BadInput(
                f"{absent} has not read '{row['name']}'.", hint="'thematic agreement assign' says who reads."
            )
    if len(people) < 2:
        who = f"only {next(iter(people.values()))} has" if people else "nobody has"
        raise BadInput(
            f"Adjudication needs two readings, and {who} read '{row['name']}'.",
            hint="'thematic agreement assign' says who reads, 'thematic codings import' brings a copy's codings.",
        )
    codes = store.rows("codes", ("id", "name"), order="position, id")
    marks: dict[int, dict[str, list[Mark]]] = {}
    for coding in store.rows("codings", document_id=row["id"], layer=INDEPENDENT, coder_id=set(people), order="start"):
        of_code = marks.setdefault(coding["code_id"], {name: [] for name in people.values()})
        of_code[people[coding["coder_id"]]].append((coding["start"], coding["end"], coding["stance"]))
    passages = [
        passage
        for code in codes
        if code["id"] in marks
        for passage in _passages(code["id"], code["name"], marks[code["id"]])
    ]
    return Reread(
        row["id"],
        row["name"],
        tuple(people.values()),
        tuple(sorted(passages, key=lambda passage: (passage.span, fold(passage.name)))),
    )


def _passages(code: int, name: str, marks: Mapping[str, Sequence[Mark]]) -> list[Passage]:
    segments = sorted(segment for given in marks.values() for segment in _segments(given))
    whole: list[Span] = []
    for start, end in segments:
        # Touching is not enough: words side by side are two passages, unless one coder took them as one.
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return [
        Passage(
            code,
            name,
            {coder: tuple(sorted(mark for mark in given if start <= mark[0] < end)) for coder, given in marks.items()},
        )
        for start, end in whole
    ]


def agreed(readings: Readings) -> tuple[Mark, ...] | None:
    """The marks that all readers share, or None.

    Readers who cut the same words differently into codings agree; the words then stand as one. So do those of whom some
    gave a stance and some none: the stance stands.
    """
    given = [tuple(sorted((start, end, stance) for start, end, stance in marks)) for marks in readings.values()]
    if given.count(given[0]) == len(given):
        return given[0]
    united = [_segments(marks) for marks in given]
    if united.count(united[0]) < len(united):
        return None
    shared: list[Mark] = []
    for start, end in united[0]:
        said = {frozenset(stance for at, _end, stance in marks if stance and start <= at < end) for marks in given}
        stances = [of_one for of_one in said if of_one]
        if len(stances) > 1 or any(len(of_one) > 1 for of_one in stances):
            return None
        shared.append((start, end, common_stance([stance for of_one in stances for stance in of_one])))
    return tuple(shared)


def together(readings: Readings) -> tuple[Mark, ...]:
    """What any of the readers coded: overlapping marks as one, and + beside - as ±."""
    given = [marks for marks in readings.values() if marks]
    if len(given) == 1:
        return tuple((start, end, stance) for start, end, stance in given[0])
    every = [mark for marks in given for mark in marks]
    return tuple(
        (start, end, common_stance([stance for at, _end, stance in every if start <= at < end]))
        for start, end in _segments(every)
    )


def common_stance(stances: Sequence[str]) -> str:
    """The one stance among these, ± where they differ; marks without a stance say nothing."""
    known = {stance for stance in stances if stance}
    return known.pop() if len(known) == 1 else "±" if known else ""


def _segments(marks: Sequence[Mark]) -> list[Span]:
    return union((start, end) for start, end, _stance in marks)
