"""Documents of a project into a study: a text that is there already is used, and takes the codings."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from thematic.errors import BadInput, UnreadableFile
from thematic.exchange.arrival import Arrival, Guids, Landed, free_name, moment, storable, tidy
from thematic.exchange.project import ProjectDocument
from thematic.plurals import count
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.imported import Imported, report_of
from thematic.transcripts.importing import digest_text, store_document
from thematic.transcripts.transcript import Transcript

TEXT_ALREADY = "are in the study with the same text"


def take_documents(arrival: Arrival, *, language: str = "", rename: bool = False) -> None:
    """Documents with their turns and speakers, tied to their groups and participants.

    Raises BadInput where the study has another text under a document's name, unless ``rename`` gives it a number.
    """
    store, fidelity = arrival.store, arrival.fidelity
    rows = store.rows("documents", ("id", "guid", "name", "name_key"))
    own = {row["name_key"] for row in rows}
    taken = set(own)
    guids = Guids({row["guid"]: row["id"] for row in rows})
    _refuse_binary(arrival)
    matched = _match(arrival, rows)
    for document in arrival.project.documents:
        transcript = _storable(document.transcript)
        if transcript is not document.transcript:
            fidelity.changed("documents", "held characters that no text may hold", example=document.name)
        known = matched.get(document.key)
        if known is not None:
            arrival.documents[document.key] = Landed(known["id"], known["name"], transcript.text, new=False)
            if fold(known["name"]) == fold(document.name):
                fidelity.kept("documents", what=TEXT_ALREADY)
            else:
                told = f"{document.name}: {known['name']}"
                fidelity.changed("documents", f"{TEXT_ALREADY} under another name", example=told)
            continue
        plain = tidy(document.name) or "document"
        if fold(plain) in own and not rename:
            raise BadInput(
                f"A document called '{plain}' is in the study already, with another text.",
                hint="--rename adds a number to its name; 'thematic document rename' gives yours another one.",
            )
        name = free_name(plain, taken)
        taken.add(fold(name))
        if name == document.name:
            fidelity.kept("documents")
        else:
            fidelity.changed("documents", "have another name in the study", example=f"{document.name}: {name}")
        identity = store_document(
            arrival.desk,
            name,
            replace(transcript, document="", group="", attributes={}),
            language=language or document.language,
            source_name=document.source_name,
            source_sha256=document.source_sha256,
            guid=guids.claim(document.key),
        )
        if created := moment(document.created) if document.created else "":
            store.update("documents", identity, {"created": created})
        arrival.documents[document.key] = Landed(identity, name, transcript.text, new=True)
    for document in arrival.project.documents:
        _tie(arrival, document)


def _match(arrival: Arrival, rows: list[Row]) -> dict[str, Row]:
    """The study's own documents that are documents of the project: same text, and best the same guid or name."""
    digests = {row["id"]: row["sha256"] for row in arrival.store.rows("texts", ("id", "sha256"))}
    by_digest: dict[str, list[Row]] = {}
    for row in rows:
        by_digest.setdefault(digests[row["id"]], []).append(row)
    guids = Guids({row["guid"]: row["id"] for row in rows})
    matched: dict[str, Row] = {}
    waiting: list[tuple[ProjectDocument, list[Row]]] = []
    for document in arrival.project.documents:
        twins = by_digest.get(digest_text(storable(document.transcript.text)), [])
        same = [row for row in twins if row["id"] == guids.row(document.key)]
        same += [row for row in twins if row["name_key"] == fold(tidy(document.name))]
        if same and same[0] not in matched.values():
            matched[document.key] = same[0]
        elif twins and document.transcript.text:
            waiting.append((document, twins))
    for document, twins in waiting:
        free = next((row for row in twins if row not in matched.values()), None)
        if free is not None:
            matched[document.key] = free
    return matched


def _refuse_binary(arrival: Arrival) -> None:
    """A character now and then that no text may hold is replaced; where they are many there is no text."""
    for document in arrival.project.documents:
        text = document.transcript.text
        if text.count("\x00") > 10 + len(text) // 100:
            raise UnreadableFile(
                f"The document '{document.name}' is no text.", hint="Take it out of the project, and try again."
            )


def _storable(transcript: Transcript) -> Transcript:
    text = storable(transcript.text)
    return transcript if text == transcript.text else replace(transcript, text=text)


def _tie(arrival: Arrival, document: ProjectDocument) -> None:
    """Point a document at its group and its speakers at participants; what the study says already stays."""
    store, fidelity = arrival.store, arrival.fidelity
    landed = arrival.documents[document.key]
    if document.group:
        group = arrival.cases.get(document.group, {}).get("group")
        (row,) = store.rows("documents", ("group_id",), id=landed.id)
        if group is None:
            fidelity.lost("groups of documents", "the case is no group", example=document.name)
        elif row["group_id"] not in (None, group):
            fidelity.changed("groups of documents", "the study's own group stays", example=landed.name)
        elif row["group_id"] is None:
            store.update("documents", landed.id, {"group_id": group})
    if not document.speakers:
        return
    there = {row["name_key"]: row for row in store.rows("speakers", document_id=landed.id)}
    for name, case in document.speakers.items():
        person = arrival.cases.get(case, {}).get("participant")
        if person is None:
            fidelity.lost("participants of speakers", "the case is no participant", example=f"{landed.name}: {name}")
            continue
        speaker = there.get(fold(name))
        if speaker is None:
            store.insert("speakers", {"document_id": landed.id, "name": tidy(name), "participant_id": person})
        elif speaker["participant_id"] is None:
            store.update("speakers", speaker["id"], {"participant_id": person})
        elif speaker["participant_id"] != person:
            fidelity.changed(
                "participants of speakers", "the study's own participant stays", example=f"{landed.name}: {name}"
            )


def listed(arrival: Arrival, source: str, codings: Counter[int]) -> list[Imported]:
    """One row a document for the import's table; ``codings``: how many each document (by id) gained."""
    return [_row(arrival, document, source, codings) for document in arrival.project.documents]


def _row(arrival: Arrival, document: ProjectDocument, source: str, codings: Counter[int]) -> Imported:
    landed, gained = arrival.documents[document.key], codings[arrival.documents[document.key].id]
    report = report_of(Path(source or document.source_name), landed.name, document.transcript)
    report = replace(report, reader=arrival.project.reader, codings=gained)
    if landed.new:
        return report
    doubt = f"Its text is in the study as '{landed.name}', which gained {count(gained, 'coding')}."
    return replace(report, status="known", doubts=doubt, sentences=(doubt,) if gained else ())
