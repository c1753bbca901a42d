"""The notes of a project: memos as they are, and in notes of our own what the standard has no place for."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from thematic.exchange.project import ProjectCode, ProjectDocument, ProjectTheme
from thematic.exchange.refi.names import (
    CODE,
    CODE_COLUMNS,
    CONSENSUS,
    MEMO,
    MEMO_ON,
    STANCE,
    STANCES,
    STUDY,
    THEME,
    THEME_COLUMNS,
    TRANSCRIPT,
)
from thematic.exchange.refi.sheet import Sheet, moment
from thematic.exchange.refi.writing_sources import text_of
from thematic.store.names import fold

STANCE_TOLD = {
    "+": "Coded as in favour: what is said speaks for it.",
    "-": "Coded as against: what is said speaks against it.",
    "±": "Coded as both: what is said speaks for it and against it.",
}
CONSENSUS_TOLD = "Part of the reading that the coders agreed on; codings without this note are one coder's own."


def code_fields(code: ProjectCode) -> dict[str, str]:
    """What a code's note holds; nothing where there is no more than a date."""
    fields = {name: code.fields[name] for name in CODE_COLUMNS if code.fields.get(name)}
    return {} if fields.keys() == {"created"} else fields


def code_notes(sheet: Sheet, code: ProjectCode) -> list[str]:
    """GUIDs of the notes that a code refers to: its own, then memos."""
    own = [sheet.guids.of("code note", code.key)] if code_fields(code) else []
    return own + sheet.notes_on("code", code.key)


def write_notes(sheet: Sheet) -> None:
    """Every note that something refers to. A project always has one: its own."""
    sheet.markup.begin("Notes")
    guids, project = sheet.guids, sheet.project
    _note(sheet, guids.of("study", ""), STUDY, _json(_study(sheet), indent=1))
    for code in project.codes:
        if fields := code_fields(code):
            _note(sheet, guids.of("code note", code.key), CODE, _json(fields, indent=1))
    for document in project.documents:
        _note(sheet, guids.of("transcript", document.key), TRANSCRIPT, _json(_transcript(sheet, document)))
    used = {coding.stance for coding in project.codings}
    for stance in STANCES:
        if stance in used:
            _note(sheet, guids.of("stance", stance), f"{STANCE} {stance}", STANCE_TOLD[stance])
    if any(coding.layer == "consensus" for coding in project.codings):
        _note(sheet, guids.of("layer", "consensus"), CONSENSUS, CONSENSUS_TOLD)
    for theme in project.themes:
        _note(sheet, guids.of("theme note", theme.key), THEME, _json(_theme(sheet, theme), indent=1))
    for key, memo in sheet.keyed_memos():
        _note(
            sheet,
            guids.of("memo", key),
            f"{MEMO} {memo.kind}",
            memo.text,
            creatingUser=sheet.users.get(fold(memo.coder), ""),
            creationDateTime=moment(memo.created),
        )
    sheet.markup.end()


def write_links(sheet: Sheet) -> None:
    """A link from each memo on a case or a coder, which cannot refer to notes themselves."""
    if not sheet.links:
        return
    sheet.markup.begin("Links")
    for memo, thing, target in sheet.links:
        sheet.markup.leaf(
            "Link",
            {
                "guid": sheet.guids.of("link", memo),
                "name": MEMO_ON,
                "direction": "OneWay",
                "originGUID": sheet.guids.of("memo", memo),
                "targetGUID": sheet.guids.of(thing, target),
            },
        )
    sheet.markup.end()


def write_sets(sheet: Sheet) -> None:
    """A set for each theme: its codes, its note and its memos."""
    if not sheet.project.themes:
        return
    markup, guids = sheet.markup, sheet.guids
    markup.begin("Sets")
    for theme in sheet.project.themes:
        markup.begin("Set", {"guid": guids.of("theme", theme.key), "name": theme.name})
        if theme.definition:
            markup.leaf("Description", text=theme.definition)
        for code in theme.codes:
            markup.leaf("MemberCode", {"targetGUID": guids.of("code", code)})
        for note in (guids.of("theme note", theme.key), *sheet.notes_on("theme", theme.key)):
            markup.leaf("MemberNote", {"targetGUID": note})
        markup.end()
    markup.end()
    sheet.fidelity.kept("themes", len(sheet.project.themes), what="as sets, with a note on each")


def _note(sheet: Sheet, guid: str, name: str, content: str, **attributes: str) -> None:
    sheet.markup.begin("Note", {"guid": guid, "name": name, **attributes})
    sheet.markup.leaf("PlainTextContent", text=content)
    sheet.markup.end()


def _json(value: Any, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _theme(sheet: Sheet, theme: ProjectTheme) -> dict[str, str]:
    parent = {"parent": sheet.guids.of("theme", theme.parent)} if theme.parent else {}
    return parent | {name: theme.fields[name] for name in THEME_COLUMNS if theme.fields.get(name)}


def _transcript(sheet: Sheet, document: ProjectDocument) -> dict[str, Any]:
    transcript, cases = document.transcript, sheet.cases
    seats = {name: sheet.guids.of("case", key) for name, key in document.speakers.items() if key in cases}
    text, _replaced = text_of(document)
    return {
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "language": document.language,
        "source_name": document.source_name,
        "source_sha256": document.source_sha256,
        "reader": transcript.reader,
        "encoding": transcript.encoding,
        "speakers": [[speaker.name, speaker.role, seats.get(speaker.name, "")] for speaker in transcript.speakers],
        "turns": [
            [
                turn.speaker,
                turn.start,
                turn.end,
                turn.label_start,
                turn.label_end,
                turn.time_start,
                turn.time_end,
            ]
            for turn in transcript.turns
        ],
        "annotations": [[note.kind, note.start, note.end, note.value] for note in transcript.annotations],
    }


def _study(sheet: Sheet) -> dict[str, Any]:
    project, guids = sheet.project, sheet.guids
    lead = next((coder.key for coder in project.coders if coder.lead), "")
    told: dict[str, Any] = {
        "positions": sheet.profile.convention,
        "questions": [
            {name: value for name, value in asdict(question).items() if value} for question in project.questions
        ],
        "asked": {
            guids.of("document", document.key): list(document.asked) for document in project.documents if document.asked
        },
        "lead": sheet.coder(lead),
        "settings": dict(project.settings),
        "design": list(project.design),
        "attributes": {
            attribute.name: {
                "label_nb": attribute.label_nb,
                "label_en": attribute.label_en,
                "values": _labels(attribute.values.items()),
            }
            for attribute in project.attributes
        },
        "concepts": _labels((concept.name, (concept.label_nb, concept.label_en)) for concept in project.concepts),
        "assignments": [
            [guids.of("document", row.document), sheet.coder(row.coder), row.layer, row.assigned, row.finished]
            for row in project.assignments
        ],
        "writers": [guids.of("writer", name) for name in sheet.writers],
    }
    _note_study(sheet, told)
    return {name: value for name, value in told.items() if value}


def _labels(rows: Iterable[tuple[str, tuple[str, str]]]) -> dict[str, Mapping[str, str]]:
    return {name: {"label_nb": nb, "label_en": en} for name, (nb, en) in rows}


def _note_study(sheet: Sheet, told: Mapping[str, Any]) -> None:
    for kind, name in (
        ("settings", "settings"),
        ("labels of concepts", "concepts"),
        ("assignments of documents", "assignments"),
        ("questions of the guide", "questions"),
    ):
        sheet.fidelity.kept(kind, len(told[name]), what="in a note on the project")
    asked = sum(len(questions) for questions in told["asked"].values())
    sheet.fidelity.kept("entries of the asked log", asked, what="in a note on the project")
