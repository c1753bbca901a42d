"""A checklist as it stands: every item with its answer, what the study shows for it, or an open question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thematic.report.blocks import Chapter
from thematic.report.checklists.answers import find_checklist
from thematic.report.checklists.evidence import Evidence, Manuscript, Sign
from thematic.report.checklists.item import Checklist, Item
from thematic.report.facts import Facts
from thematic.report.files import check_suffix, write_table, write_whole
from thematic.report.labels import load_labels
from thematic.report.method_claims import Finding, claims_table
from thematic.report.table import Cell, Column, Line, Note, Table, listing, render
from thematic.report.word import document_bytes
from thematic.report.words import Words
from thematic.store.desk import Desk

State = Literal["answered", "not applicable", "open"]

COLUMNS = (
    *("checklist", "item", "section", "label", "state", "answer", "coder", "date"),
    *("computed", "linked", "question", "suggestion"),
)
"""The columns of a checklist as a file."""

GLANCE = ("item", "label", "state", "shown")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: a person's answer (``state``, ``text``, ``coder``, ``date``) or "open", and the signs for it.

    ``suggestion``: why it may not apply, in a reflexive study; a person decides.
    """

    item: Item
    state: State
    text: str
    coder: str
    date: str
    signs: tuple[Sign, ...]
    suggestion: str

    def told(self, kind: str) -> list[str]:
        """The signs of a kind, "computed" or "linked"."""
        return [sign.text for sign in self.signs if sign.kind == kind]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist with an entry for each of its items, in its order, in one language."""

    checklist: Checklist
    entries: tuple[Entry, ...]
    language: str

    def count(self, state: State) -> int:
        """How many items stand so."""
        return sum(entry.state == state for entry in self.entries)


def fill(
    desk: Desk, name: str, *, only_open: bool = False, language: str = "", manuscript: Manuscript | None = None
) -> Sheet:
    """The checklist called ``name`` as it stands; ``only_open`` leaves out what is answered. Raises NotFound."""
    words = Words(language or desk.language)
    checklist = find_checklist(name)
    evidence = Evidence(Facts(desk), words, load_labels(desk.store, words.language), manuscript)
    answers = {row["item"]: row for row in desk.store.rows("checklist_answers", checklist=checklist.name)}
    reflexive = desk.store.setting("approach") == "reflexive"
    entries = []
    for item in checklist.items:
        row = answers.get(item.id, {"answer": "open", "text": "", "coder": "", "created": ""})
        if only_open and item.id in answers:
            continue
        entries.append(
            Entry(
                item,
                row["answer"],
                row["text"],
                row["coder"],
                row["created"][:10],
                tuple(evidence.gather(item.evidence)),
                words.say(item.reflexive) if reflexive and item.reflexive and item.id not in answers else "",
            )
        )
    return Sheet(checklist, tuple(entries), words.language)


def sheet_table(sheet: Sheet) -> Table:
    """The checklist in exactly ``COLUMNS``; several signs of a kind are joined with a space."""
    return listing(COLUMNS, (_flat(entry, sheet) for entry in sheet.entries))


def _flat(entry: Entry, sheet: Sheet) -> dict[str, Cell]:
    said = {what: entry.item.said(what, sheet.language) for what in ("section", "label", "question")}
    return {
        "checklist": sheet.checklist.name,
        "item": entry.item.id,
        "state": entry.state,
        "answer": entry.text or None,
        "coder": entry.coder or None,
        "date": entry.date or None,
        "computed": " ".join(entry.told("computed")) or None,
        "linked": " ".join(entry.told("linked")) or None,
        "suggestion": entry.suggestion or None,
        **said,
    }


def sheet_glance(sheet: Sheet) -> Table:
    """As narrow as a terminal: the answer where there is one, else what the study shows, else the question."""

    def shown(entry: Entry) -> str:
        if entry.text:
            return entry.text
        signs = " ".join(sign.text for sign in entry.signs)
        return signs or entry.item.said("question", sheet.language)

    return listing(
        GLANCE,
        (
            {
                "item": entry.item.id,
                "label": entry.item.said("label", sheet.language),
                "state": entry.state,
                "shown": shown(entry),
            }
            for entry in sheet.entries
        ),
    )


def sheet_page(sheet: Sheet) -> Table:
    """The checklist for print, under its sections."""
    words = Words(sheet.language)
    rows: list[tuple[Cell, ...]] = []
    kept: set[int] = set()
    section = ""
    for entry in sheet.entries:
        above = entry.item.said("section", words.language)
        if above != section:
            section = above
            kept.add(len(rows))
            rows.append(((Line(above, "heading"),),))
        name = f"{entry.item.id}. {entry.item.said('label', words.language)}"
        rows.append(((Line(name),), tuple(_answer(entry, words)), tuple(_signs(entry, words))))
    return Table(
        columns=(
            Column("item", words.say("checklist_item"), 4.2),
            Column("answer", words.say("checklist_answer"), 6.2),
            Column("evidence", words.say("checklist_evidence"), 6.6),
        ),
        rows=tuple(rows),
        kept=frozenset(kept),
        number="1",
        caption=sheet.checklist.title[0 if words.language == "nb" else 1],
        notes=(
            Note(_state(sheet, words)),
            Note(words.say("checklist_how")),
            Note(words.say("checklist_source", source=sheet.checklist.source)),
        ),
        alt=words.say("checklist_alt"),
        language=words.language,
    )


def _state(sheet: Sheet, words: Words) -> str:
    counts = {state.replace(" ", "_"): sheet.count(state) for state in ("answered", "not applicable", "open")}
    return words.say("checklist_state", n=len(sheet.entries), **counts)


def _answer(entry: Entry, words: Words) -> Iterator[Line]:
    if entry.state == "open":
        question = entry.item.said("question", words.language)
        yield Line(question, "figures", lead=words.say("checklist_open"))
        if entry.suggestion:
            yield Line(entry.suggestion, "figures", lead=words.say("checklist_suggested"))
        return
    lead = words.say("checklist_not_applicable") if entry.state == "not applicable" else ""
    yield Line(entry.text, lead=lead, tail=words.say("checklist_by", coder=entry.coder, day=entry.date))


def _signs(entry: Entry, words: Words) -> Iterator[Line]:
    if not entry.signs:
        yield Line(words.say("checklist_none"), "figures")
    for kind in ("computed", "linked"):
        told = entry.told(kind)
        if told:
            yield Line(" ".join(told), "figures", lead=words.say(f"checklist_{kind}"))


def write_sheet(desk: Desk, sheet: Sheet, output: Path, *, findings: Sequence[Finding] = ()) -> None:
    """Write a checklist to Word or Markdown (with ``findings`` about a method text), or flat to other files."""
    words = Words(sheet.language)
    suffix = check_suffix(output)
    tables = [(words.say("checklist"), sheet_page(sheet))]
    if findings:
        tables.append((words.say("checklist_claims"), claims_table(findings, language=words.language)))
    title = desk.store.setting("title") or words.say("untitled")
    if suffix == ".docx":
        chapters = [Chapter(heading, (table,)) for heading, table in tables]
        write_whole(output, document_bytes(chapters, title=title, language=words.language))
    elif suffix == ".md":
        parts = [f"# {title}"]
        for heading, table in tables:
            notes = "\n\n".join(note.text for note in table.notes)
            parts.append(f"## {heading}: {table.caption}\n\n{render(table, 'md')}\n{notes}".rstrip())
        write_whole(output, ("\n\n".join(parts) + "\n").encode())
    else:
        write_table(output, sheet_table(sheet), heading=words.say("checklist"))
