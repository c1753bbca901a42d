"""Rows of codes, concepts or themes met with documents, groups, sites or participants: how much of each stands where.

Counted as ``compare`` counts: one reading a document, participants' talk alone, what stands under a row included. Where
a row's topic was not asked, and was not raised either, there is nothing to count, which is not the same as zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.coding.blinding import Veil, veil_of
from thematic.coding.readings import choose_readings, never_set
from thematic.contrast.asked import find_asked
from thematic.contrast.rows import Codebook, Kind, RowSpec
from thematic.contrast.units import Member, Unit, list_members
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.store.evidence import STANCES, Reading
from thematic.store.names import fold
from thematic.store.segments import Segment, codings_read, load_segments
from thematic.store.tables import Row
from thematic.transcripts.case_values import Cases

Across = Literal["document", "group", "site", "participant"]
ACROSS: tuple[Across, ...] = ("document", "group", "site", "participant")
Counted = Literal["mentions", "codings", "presence", "words"]
COUNTED: tuple[Counted, ...] = ("mentions", "codings", "presence", "words")

Places = list[tuple[str, int, int]]
"""Stretches of talk: document, start, end."""


@dataclass(frozen=True, slots=True)
class CrossColumn:
    """A document or case: what it is called, how many words participants say there, and what was coded there at all."""

    name: str
    words: int
    coded: int


@dataclass(frozen=True, slots=True)
class CrossRow:
    """A code, concept or theme (``parent``: the one above, ``theme``: its themes); ``cells`` has one figure a column.

    A cell is None where the topic was not asked and not raised, and where nobody has read. ``total`` counts over all
    columns what is counted in the cells, each once. ``of`` is in how many columns the topic was asked, ``present`` in
    how many of these it was raised, ``unasked`` names the columns in which it was not asked (or nobody has read).
    """

    name: str
    stance: str
    parent: str
    theme: str
    cells: tuple[int | None, ...]
    total: int
    present: int
    of: int
    unasked: tuple[str, ...]

    @property
    def raised_unasked(self) -> int:
        """In how many columns it was raised without having been asked."""
        return sum(1 for cell in self.cells if cell) - self.present


@dataclass(frozen=True, slots=True)
class Crossing:
    """The rows and columns of a matrix; ``coded`` is what the study has in all, of whatever row.

    ``hidden``: columns that a blind study hides from the coder at the desk; ``outside``: what belongs to no column
    (documents without a group, speakers who are no participants); ``unread``: columns of which no document has a
    reading that counts; ``blank``: documents that count as coded and found empty, although nobody was set to code them.
    """

    kind: Kind
    across: Across
    counted: Counted
    rows: tuple[CrossRow, ...]
    columns: tuple[CrossColumn, ...]
    coded: int
    hidden: int
    outside: tuple[str, ...]
    unread: tuple[str, ...]
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one participant says of one coding: where, in which column, and the coding's own span."""

    column: int
    code: int
    stance: str
    coding: int
    passage: tuple[int, int, int]
    place: tuple[str, int, int]


def cross(
    desk: Desk,
    *,
    rows: Kind = "code",
    across: Across = "document",
    counted: Counted = "mentions",
    layer: str | None = None,
) -> Crossing:
    """Count ``rows`` in every document, group, site or participant.

    mentions: coded passages, one span once, whatever its codes. codings: codings of any code of the row. presence: 1
    where there is a mention. words: words of coded talk, each once. A code without codings has a row of zeros.
    Raises UsageError, and what ``choose_readings`` and ``find_asked`` raise.
    """
    if across not in ACROSS:
        raise UsageError(f"There are no columns of '{across}'.", hint=f"Columns: {', '.join(ACROSS)}.")
    if counted not in COUNTED:
        raise UsageError(f"Cells cannot hold '{counted}'.", hint=f"Cells: {', '.join(COUNTED)}.")
    store = desk.store
    codebook = Codebook(store)
    specs = codebook.specs(rows)
    everybody, outside = _members(desk, across)
    readings = choose_readings(desk, store.values("documents", "id", order="id"), layer=layer)
    members = _visible(veil_of(desk), everybody, readings, across)
    asked = find_asked(store, members, codebook.themes, specs)
    read = [not member.documents.isdisjoint(readings) for member in members]
    counting = _Counting(desk, members, readings, across)
    found = [counting.row(spec) for spec in specs]
    return Crossing(
        kind=rows,
        across=across,
        counted=counted,
        rows=tuple(
            _row(
                spec,
                counting.figures(parts, counted),
                total=counting.count(parts, counted),
                themes=[str(codebook.themes.rows[theme]["name"]) for theme in spec.themes],
                asked=[ok and seen for ok, seen in zip(asked[:, place].tolist(), read, strict=True)],
                names=[member.name for member in members],
            )
            for place, (spec, parts) in enumerate(zip(specs, found, strict=True))
        ),
        columns=tuple(
            CrossColumn(member.name, counting.words_of(number), counting.count(counting.in_column(number), counted))
            for number, member in enumerate(members)
        ),
        coded=counting.count(counting.parts, counted),
        hidden=len(everybody) - len(members),
        outside=outside,
        unread=tuple(member.name for member, seen in zip(members, read, strict=True) if not seen),
        blank=_blank(desk, members, readings),
    )


def _blank(desk: Desk, members: Sequence[Member], readings: Mapping[int, Reading]) -> tuple[str, ...]:
    shown = {document for member in members for document in member.documents} & set(readings)
    coded = {
        coding["document_id"]
        for coding in desk.store.rows("codings", ("document_id", "layer", "coder_id"), document_id=shown)
        if (reading := readings[coding["document_id"]]).layer == coding["layer"]
        and reading.coder_id in (None, coding["coder_id"])
    }
    return tuple(never_set(desk, readings, shown - coded))


def _row(
    spec: RowSpec,
    figures: Sequence[int],
    *,
    total: int,
    themes: Sequence[str],
    asked: Sequence[bool],
    names: Sequence[str],
) -> CrossRow:
    return CrossRow(
        name=spec.name,
        stance=spec.sign,
        parent=spec.parent,
        theme="; ".join(themes),
        cells=tuple(figure if figure or ok else None for figure, ok in zip(figures, asked, strict=True)),
        total=total,
        present=sum(1 for figure, ok in zip(figures, asked, strict=True) if figure and ok),
        of=sum(asked),
        unasked=tuple(name for name, ok in zip(names, asked, strict=True) if not ok),
    )


class _Counting:
    """Everything participants say of the codings that count, sorted into columns."""

    def __init__(self, desk: Desk, members: Sequence[Member], readings: Mapping[int, Reading], across: Across) -> None:
        store = desk.store
        self._texts: dict[str, str] = {}
        self._store = store
        self._ids = {row["name"]: row["id"] for row in store.rows("documents", ("id", "name"))}
        self._members = members
        place = {fold(member.name): number for number, member in enumerate(members)}
        codes = {row["name"]: row["id"] for row in store.rows("codes", ("id", "name"))}
        counted = codings_read(store, codes.values(), readings.values())
        spans = {row["id"]: row for row in store.rows("codings", ("id", "start", "end", "stance"), id=counted)}
        self.parts: list[_Part] = []
        for said in load_segments(store, counted):
            column = place.get(fold(_column_of(said, across)))
            if column is None or said.start >= said.end:
                continue
            coding = spans[said.coding]
            self.parts.append(
                _Part(
                    column,
                    codes[said.code],
                    coding["stance"],
                    said.coding,
                    (self._ids[said.document], coding["start"], coding["end"]),
                    (said.document, said.start, said.end),
                )
            )
        self._by_code: dict[int, list[_Part]] = {}
        for part in self.parts:
            self._by_code.setdefault(part.code, []).append(part)

    def row(self, spec: RowSpec) -> list[_Part]:
        """What a row counts."""
        stance = None if spec.stance is None else STANCES[spec.stance]
        return [
            part
            for code in spec.codes
            for part in self._by_code.get(code, ())
            if stance is None or part.stance == stance
        ]

    def figures(self, parts: Iterable[_Part], counted: Counted) -> list[int]:
        """The figure of some parts in every column."""
        by_column: dict[int, list[_Part]] = {}
        for part in parts:
            by_column.setdefault(part.column, []).append(part)
        return [self.count(by_column.get(number, ()), counted) for number in range(len(self._members))]

    def in_column(self, number: int) -> list[_Part]:
        """What is coded in a column, with whatever code."""
        return [part for part in self.parts if part.column == number]

    def count(self, parts: Iterable[_Part], counted: Counted) -> int:
        """The figure of some parts; of presence, in how many columns they stand."""
        if counted == "presence":
            return len({part.column for part in parts})
        if counted == "mentions":
            return len({part.passage for part in parts})
        if counted == "codings":
            return len({part.coding for part in parts})
        return sum(
            len(self._text(document)[start:end].split())
            for document, start, end in united(part.place for part in parts)
        )

    def words_of(self, number: int) -> int:
        """Words that the participants of a column say."""
        member = self._members[number]
        total = 0
        for document in member.documents:
            here = {voice.speaker for voice in member.voices if voice.document == document}
            turns = self._turns(document)
            if turns is None:
                total += len(self._store.text(document).split()) if 0 in here else 0
            else:
                total += sum(turn["words"] for turn in turns if (turn["speaker_id"] or 0) in here)
        return total

    def _turns(self, document: int) -> list[Row] | None:
        return self._store.rows("turns", ("speaker_id", "words"), document_id=document) or None

    def _text(self, document: str) -> str:
        if document not in self._texts:
            self._texts[document] = self._store.text(self._ids[document])
        return self._texts[document]


def united(places: Iterable[tuple[str, int, int]]) -> Places:
    """The stretches that some stretches cover together, none touching another of its document."""
    joined: Places = []
    for document, start, end in sorted(set(places)):
        if joined and joined[-1][0] == document and joined[-1][2] >= start:
            joined[-1] = (document, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((document, start, end))
    return joined


def _column_of(said: Segment, across: Across) -> str:
    return {"document": said.document, "group": said.group, "site": said.site, "participant": said.participant}[across]


def _members(desk: Desk, across: Across) -> tuple[list[Member], tuple[str, ...]]:
    cases = Cases(desk.store)
    unit: Unit = "group" if across == "site" else across
    members, caveats = list_members(desk.store, cases, unit)
    outside = [name for caveat in caveats if isinstance(names := caveat.figures["names"], tuple) for name in names]
    if across == "site":
        sites: dict[str, list[Member]] = {}
        for member in members:
            site = cases.name(cases.site_of(member.groups[0]))
            if site:
                sites.setdefault(site, []).append(member)
            else:
                outside.append(member.name)
        members = [
            Member(name, None, tuple(voice for member in groups for voice in member.voices))
            for name, groups in sites.items()
        ]
    return sorted(members, key=lambda member: fold(member.name)), tuple(outside)


def _visible(veil: Veil, members: Sequence[Member], readings: Mapping[int, Reading], across: Across) -> list[Member]:
    """The columns of which neither the codings that count nor their names are hidden from the coder at the desk."""
    return [
        member
        for member in members
        if not any(
            (document in readings and veil.hides(document, readings[document].coder_id or 0))
            or (across != "document" and veil.hides_attribute(document, across))
            for document in member.documents
        )
    ]
