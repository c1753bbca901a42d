"""Transcript files into the study: one operation for all of them, or nothing."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from thematic.errors import BadInput, NoTalk
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Store, Value
from thematic.transcripts.attributes import AttributeWriter, refuse_nouns
from thematic.transcripts.folders import Incoming, left_aside, transcript_files
from thematic.transcripts.imported import Imported, report_known, report_of
from thematic.transcripts.readers.wanted import Wanted
from thematic.transcripts.reading import Transcript, count_words, read_documents

__all__ = ["TURN_COLUMNS", "Imported", "digest_text", "import_documents", "store_document", "transcript_files"]

TURN_COLUMNS = (
    "document_id",
    "number",
    "speaker_id",
    "start",
    "end",
    "words",
    "label_start",
    "label_end",
    "time_start",
    "time_end",
)


def import_documents(
    desk: Desk,
    paths: Iterable[Path],
    *,
    language: str = "",
    speakers: Mapping[str, str] | None = None,
    text: Sequence[str] = (),
    id: str = "",
    apart: Sequence[Path] = (),
) -> list[Imported]:
    """Read and store transcripts; folders are searched for files that a reader knows (README and hidden files aside).

    ``speakers`` maps a label to its role and so corrects what was guessed; ``text`` and ``id`` name the columns of
    tables that hold talk or answers, and the respondent. A file whose bytes are in the study already is recognised and
    left alone; one whose text is, is a doubt. ``apart``: paths in the folders that somebody else reads. Raises
    BadInput, and then nothing of any file is written.
    """
    files, left = transcript_files(paths, apart=apart)
    wanted = Wanted(text, id)
    reports: list[Imported] = []
    aside: list[tuple[Path, NoTalk]] = []
    with desk.change("import") as operation:
        shelf = _Shelf(desk)
        for file in files:
            if file.sha256 in shelf.known:
                anew = bool(speakers or text or id)
                reports.append(report_known(file.path, shelf.known[file.sha256], anew=anew))
                continue
            try:
                transcripts = read_documents(file.path, speakers=speakers, wanted=wanted)
            except NoTalk as error:
                if not file.searched:
                    raise
                aside.append((file.path, error))
                continue
            reports += shelf.put(file, transcripts, language=language)
        if aside and not reports and not apart:
            path, reason = aside[0]
            raise BadInput(f"{path.parent} holds no transcripts.", hint=f"{reason.sentence} {reason.hint}")
        fresh = [report for report in reports if report.status == "imported"]
        words = sum(report.words for report in fresh)
        if files or not apart:
            operation.notes.append(f"{count(len(fresh), 'document')}, {count(words, 'word')}.")
        operation.notes += [note for note in (wanted.note(), *left_aside(left, aside)) if note]
    return reports


class _Shelf:
    """The study's documents while others come in, inside an operation: by name, by file and by text."""

    def __init__(self, desk: Desk) -> None:
        store = desk.store
        documents = store.rows("documents", ("id", "name", "name_key", "source_sha256"), order="id")
        self.known: dict[str, list[str]] = {}
        for row in documents:
            self.known.setdefault(row["source_sha256"], []).append(row["name"])
        self._desk = desk
        self._writer = AttributeWriter(store)
        self._taken: dict[str, Path | None] = {row["name_key"]: None for row in documents}
        names = {row["id"]: row["name"] for row in documents}
        self._texts = {row["sha256"]: names[row["id"]] for row in store.rows("texts", ("id", "sha256"))}

    def put(self, file: Incoming, transcripts: Sequence[Transcript], *, language: str) -> list[Imported]:
        """Store the documents of a file; raises BadInput for a name that is taken."""
        reports = []
        for transcript in transcripts:
            name = transcript.document or file.name
            self._refuse_taken(file, name)
            store_document(
                self._desk,
                name,
                transcript,
                language=language,
                source_name=file.path.name,
                source_sha256=file.sha256,
                writer=self._writer,
            )
            text = digest_text(transcript.text)
            twin = "" if transcript.group else self._texts.get(text, "")
            reports.append(report_of(file.path, name, transcript, twin=twin))
            self._taken[fold(name)] = file.path
            self._texts[text] = name
            self.known.setdefault(file.sha256, []).append(name)
        return reports

    def _refuse_taken(self, file: Incoming, name: str) -> None:
        if fold(name) not in self._taken:
            return
        twin = self._taken[fold(name)]
        if twin is not None:
            raise BadInput(f"{twin} and {file.path} would both be called '{name}'.", hint="Rename one of the files.")
        raise BadInput(
            f"{file.path}: a document called '{name}' is in the study already, from another file.",
            hint="Rename the file, or the document with 'thematic document rename'.",
        )


def digest_text(text: str) -> str:
    """The SHA-256 of a document's text, by which equal texts are known."""
    return hashlib.sha256(text.encode()).hexdigest()


def store_document(
    desk: Desk,
    name: str,
    transcript: Transcript,
    *,
    language: str = "",
    source_name: str = "",
    source_sha256: str = "",
    guid: str = "",
    writer: AttributeWriter | None = None,
) -> int:
    """Write one transcript as a document called ``name``, inside an operation; returns its id.

    What the transcript's file says of it becomes attributes of the transcript's group, else of one of the document's
    name. Where the transcript names a group it is one person's, and that person a participant of the same name.
    ``writer`` saves time where many documents have attributes. Raises BadInput where the group is another's.
    """
    store = desk.store
    values: dict[str, Value] = {
        "name": name,
        "language": language or store.setting("language"),
        "source_name": source_name,
        "source_sha256": source_sha256,
        "reader": transcript.reader,
        "encoding": transcript.encoding,
    }
    if guid:
        values["guid"] = guid
    person: int | None = None
    if transcript.attributes or transcript.group:
        refuse_nouns(source_name or name, *transcript.attributes)
        group = _own_case(store, "group", transcript.group or name, source_sha256)
        writer = writer or AttributeWriter(store)
        for attribute, value in transcript.attributes.items():
            writer.write(group, attribute, value)
        values["group_id"] = group
    if transcript.group:
        person = _own_case(store, "participant", transcript.group, source_sha256)
    document = store.insert("documents", values)
    store.insert("texts", {"id": document, "text": transcript.text, "sha256": digest_text(transcript.text)})
    ids = {
        speaker.name: store.insert(
            "speakers",
            {
                "document_id": document,
                "name": speaker.name,
                "role": speaker.role,
                "participant_id": person if speaker.role == "participant" else None,
            },
        )
        for speaker in transcript.speakers
    }
    store.insert_many(
        "turns",
        TURN_COLUMNS,
        [
            (
                document,
                number,
                ids[turn.speaker] if turn.speaker is not None else None,
                turn.start,
                turn.end,
                count_words(transcript.text[turn.start : turn.end]),
                turn.label_start,
                turn.label_end,
                turn.time_start,
                turn.time_end,
            )
            for number, turn in enumerate(transcript.turns, start=1)
        ],
    )
    store.insert_many(
        "annotations",
        ("document_id", "kind", "start", "end", "value"),
        [(document, note.kind, note.start, note.end, note.value) for note in transcript.annotations],
    )
    return document


def _own_case(store: Store, kind: str, name: str, source_sha256: str) -> int:
    """A group or participant that only documents of one file belong to: a new one, or one left from before."""
    there = store.one("cases", kind=kind, name_key=fold(name))
    if there is None:
        return store.insert("cases", {"kind": kind, "name": name})
    if kind == "group":
        documents = store.rows("documents", ("name", "source_sha256"), group_id=there["id"])
    else:
        ids = store.values("speakers", "document_id", participant_id=there["id"])
        documents = store.rows("documents", ("name", "source_sha256"), id=ids) if ids else []
    other = next((row["name"] for row in documents if row["source_sha256"] != source_sha256), None)
    if other is not None:
        raise BadInput(
            f"There is a {kind} called '{there['name']}' already, of the document '{other}'.",
            hint="Rename the file: the names of its documents and groups begin with its name.",
        )
    return int(there["id"])
