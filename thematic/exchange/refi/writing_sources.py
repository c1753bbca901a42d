"""The documents of a project: a text source each, its coded segments as selections, its text as a file."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from thematic.exchange.project import ProjectCoding, ProjectDocument
from thematic.exchange.refi.markup import legal
from thematic.exchange.refi.names import CONSENSUS, INTERNAL, STANCE
from thematic.exchange.refi.profiles import STANDARD, Ruler, beyond, first_wide
from thematic.exchange.refi.sheet import Sheet, moment
from thematic.exchange.refi.writing_cases import write_values

NAME = 80
"""How many characters of a quote its selection's name holds."""


def text_of(document: ProjectDocument) -> tuple[str, int]:
    """A document's text as it goes out, every character in its place, and how many had to be replaced by another.

    Those are the ones that XML cannot hold (programs put the text into XML of their own) and what would be taken for a
    mark of byte order or for the end of a line.
    """
    text = document.transcript.text
    told, replaced = legal(text)
    if told.startswith("\ufeff"):
        told, replaced = "\ufffd" + told[1:], replaced + 1
    return told.replace("\r", "\n"), replaced + told.count("\r")


def write_sources(sheet: Sheet) -> None:
    """Every document with its selections; tells the report what becomes of texts and codings."""
    documents, fidelity = sheet.project.documents, sheet.fidelity
    if not documents:
        return
    codings: dict[str, list[ProjectCoding]] = {}
    for coding in sheet.project.codings:
        codings.setdefault(coding.document, []).append(coding)
    fidelity.kept("documents", len(documents))
    sheet.markup.begin("Sources")
    for document in documents:
        _write_source(sheet, document, codings.pop(document.key, []))
    sheet.markup.end()
    fidelity.kept(
        "turns",
        sum(len(document.transcript.turns) for document in documents),
        what="in a note on each document, for thematic itself",
    )


def _write_source(sheet: Sheet, document: ProjectDocument, codings: Sequence[ProjectCoding]) -> None:
    markup, guids, fidelity = sheet.markup, sheet.guids, sheet.fidelity
    guid = guids.of("document", document.key)
    text, replaced = text_of(document)
    fidelity.changed(
        "characters", "of texts that XML cannot hold became U+FFFD", number=replaced, example=document.name
    )
    markup.begin(
        "TextSource",
        {
            "guid": guid,
            "name": document.name,
            "plainTextPath": f"{INTERNAL}{guid}.txt",
            "creationDateTime": moment(document.created),
        },
    )
    ruler = Ruler(text, sheet.profile)
    for selection in _selections(codings):
        _write_selection(sheet, document, text, ruler, selection)
    _note_coded(sheet, document, text, codings)
    sheet.refer(guids.of("transcript", document.key), *sheet.notes_on("document", document.key))
    group = sheet.cases.get(document.group)
    if sheet.profile.variables and group is not None:
        write_values(sheet, group.attributes)
    markup.end()


def _selections(codings: Iterable[ProjectCoding]) -> Iterable[list[ProjectCoding]]:
    """The codings that share a selection: same place, coder and layer, and no code twice."""
    ordered = sorted(codings, key=lambda coding: (coding.start, coding.end))
    for _place, there in groupby(ordered, key=lambda coding: (coding.start, coding.end)):
        selections: dict[tuple[str, str, int], list[ProjectCoding]] = {}
        seen: dict[tuple[str, str, str], int] = {}
        for coding in there:
            twins = seen[coding.coder, coding.layer, coding.code] = (
                seen.get((coding.coder, coding.layer, coding.code), -1) + 1
            )
            selections.setdefault((coding.coder, coding.layer, twins), []).append(coding)
        yield from selections.values()


def _write_selection(
    sheet: Sheet, document: ProjectDocument, text: str, ruler: Ruler, codings: Sequence[ProjectCoding]
) -> None:
    markup, guids, first = sheet.markup, sheet.guids, codings[0]
    user = sheet.coder(first.coder)
    markup.begin(
        "PlainTextSelection",
        {
            "guid": guids.of("selection", first.key),
            "name": name_of(text[first.start : first.end]),
            "startPosition": str(ruler.at(first.start)),
            "endPosition": str(ruler.at(first.end)),
            "creatingUser": user,
            "creationDateTime": moment(min(coding.created for coding in codings)),
        },
    )
    for coding in codings:
        markup.begin(
            "Coding",
            {
                "guid": guids.of("coding", coding.key),
                "creatingUser": user,
                "creationDateTime": moment(coding.created),
            },
        )
        markup.leaf("CodeRef", {"targetGUID": guids.of("code", coding.code)})
        if coding.stance:
            sheet.refer(guids.of("stance", coding.stance))
        if coding.layer == "consensus":
            sheet.refer(guids.of("layer", coding.layer))
        sheet.refer(*sheet.notes_on("coding", coding.key))
        markup.end()
    markup.end()


def name_of(quote: str) -> str:
    """The beginning of a quote on one line."""
    return " ".join(quote.split())[:NAME].rstrip()


def _note_coded(sheet: Sheet, document: ProjectDocument, text: str, codings: Sequence[ProjectCoding]) -> None:
    fidelity = sheet.fidelity
    shifted = 0
    if sheet.profile is STANDARD:
        shifted = beyond(first_wide(text), (coding.end for coding in codings))
    fidelity.changed(
        "codings",
        "stand after an emoji or the like: NVivo counts otherwise there, and so may others (see --profile)",
        number=shifted,
        example=document.name,
    )
    fidelity.kept("codings", len(codings) - shifted)
    stances = sum(bool(coding.stance) for coding in codings)
    fidelity.kept("stances", stances, what=f"as notes '{STANCE} +', '-' and '±'")
    settled = sum(coding.layer == "consensus" for coding in codings)
    fidelity.kept("consensus codings", settled, what=f"marked by the note '{CONSENSUS}'")
