"""What themes are reviewed on: the participants' talk, and the passages of it that their codes stand on.

One reading a document, participants' words only, a passage once however many codes it has. In a blind study, what the
coder at the desk must not see yet is left out, and told by ``notice``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from thematic.coding.assignments import INDEPENDENT
from thematic.coding.blinding import CASES, Veil, veil_of
from thematic.coding.readings import choose_readings
from thematic.store.desk import Desk
from thematic.store.evidence import Reading, coders_of_documents
from thematic.store.extracts import Coded, Said, codings_by_id, participants_talk
from thematic.store.segments import codings_read
from thematic.themes.reach import reach


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document as it was coded: what participants say in it, turn by turn, and its codings.

    ``start`` and ``end`` are code points; ``parts`` are cut to them. Never without a part.
    """

    document_id: int
    start: int
    end: int
    parts: tuple[Said, ...]
    codings: tuple[Coded, ...]

    @property
    def text(self) -> str:
        """The participants' words, a line a turn."""
        return "\n".join(part.text for part in self.parts)

    @property
    def unit(self) -> str:
        """The group, else the document."""
        return self.parts[0].unit


@dataclass(frozen=True, slots=True)
class Material:
    """All participants' ``talk``, and all ``passages`` coded with what a theme reaches, in the order of the text.

    ``reach`` has the codes of every theme. ``uncoded`` counts documents that the coder who counts has neither coded in
    nor finished; ``notice`` says what is hidden from the coder at the desk.
    """

    talk: tuple[Said, ...]
    passages: tuple[Passage, ...]
    reach: Mapping[int, set[int]]
    uncoded: int
    notice: str

    def of_theme(self, theme: int) -> list[Passage]:
        """The passages of a theme, each with the codings that make it one."""
        codes = self.reach[theme]
        found = []
        for passage in self.passages:
            own = tuple(coding for coding in passage.codings if coding.code_id in codes)
            if own:
                found.append(passage if len(own) == len(passage.codings) else replace(passage, codings=own))
        return found


def gather(desk: Desk) -> Material:
    """The material of every theme. Raises BadInput where several coded a document and nothing says who counts."""
    store, veil = desk.store, veil_of(desk)
    documents = set(store.values("documents", "id"))
    readings = choose_readings(desk, documents)
    hidden = {number for number, one in readings.items() if number in veil.documents and one.coder_id != veil.coder}
    readings = {number: reading for number, reading in readings.items() if number not in hidden}
    reached = reach(store)
    talk = tuple(_covered(said, veil) for said in participants_talk(store) if said.document_id not in hidden)
    codes = set[int]().union(*reached.values())
    codings = codings_by_id(store, codings_read(store, codes, readings.values()))
    return Material(
        talk=talk,
        passages=tuple(_passages(codings, talk)),
        reach=reached,
        uncoded=len(documents - hidden - _begun(desk, readings)),
        notice=veil.notice(codings=bool(hidden), attributes=CASES),
    )


def _begun(desk: Desk, readings: Mapping[int, Reading]) -> set[int]:
    """The documents whose reading is there: adjudicated, or coded in or finished by the coder who counts."""
    coded = coders_of_documents(desk.store)
    for row in desk.store.rows("assignments", layer=INDEPENDENT):
        if row["finished"] is not None:
            coded.setdefault(row["document_id"], set()).add(row["coder_id"])
    return {
        document
        for document, reading in readings.items()
        if reading.coder_id is None or reading.coder_id in coded.get(document, ())
    }


def _passages(codings: Iterable[Coded], talk: Iterable[Said]) -> Iterable[Passage]:
    turns = {document: list(said) for document, said in groupby(talk, key=lambda said: said.document_id)}
    bounds = {document: ([s.start for s in said], [s.end for s in said]) for document, said in turns.items()}
    for (document, start, end), together in groupby(codings, key=lambda one: (one.document_id, one.start, one.end)):
        if document in turns:
            starts, ends = bounds[document]
            first, after = bisect_right(ends, start), bisect_left(starts, end)
            parts = tuple(_cut(said, start, end) for said in turns[document][first:after])
            if parts:
                yield Passage(document, start, end, parts, tuple(together))


def _cut(said: Said, start: int, end: int) -> Said:
    """A turn cut to a span; its words counted anew where something was left out."""
    if start <= said.start and said.end <= end:
        return said
    here, there = max(start, said.start), min(end, said.end)
    text = said.text[here - said.start : there - said.start]
    return replace(said, start=here, end=there, text=text, words=len(text.split()))


def _covered(said: Said, veil: Veil) -> Said:
    """A turn without the names that a blind study hides."""
    if said.document_id not in veil.documents or not veil.attributes:
        return said
    shown = {name: not veil.hides_attribute(said.document_id, name) for name in CASES}
    return replace(
        said,
        group=said.group * shown["group"],
        site=said.site * shown["site"],
        participant=said.participant * shown["participant"],
    )
