"""Transcript files into the study: one operation for all of them, or nothing."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from thematic.errors import BadInput
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Value
from thematic.transcripts.attributes import AttributeWriter
from thematic.transcripts.reading import Transcript, count_words, read_bytes, read_documents, suffixes

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


@dataclass(frozen=True, slots=True)
class Imported:
    """What the import of one file did, or would do. ``status``: imported, known (the same bytes are in already).

    ``doubts`` are what a person should look at; ``sentences`` the same one by one, for a file that was imported.
    """

    file: str
    reader: str
    document: str
    turns: int
    speakers: str
    words: int
    codings: int
    encoding: str
    doubts: str
    status: str
    sentences: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.file).name


@dataclass(frozen=True, slots=True)
class _Incoming:
    path: Path
    name: str
    sha256: str


def import_documents(
    desk: Desk, paths: Iterable[Path], *, language: str = "", speakers: Mapping[str, str] | None = None
) -> list[Imported]:
    """Read and store transcripts; folders are searched for files that a reader knows (README and hidden files aside).

    ``speakers`` maps a label to its role and so corrects what was guessed. A file whose bytes are in the
    study already is recognised and left alone; one whose text is, is a doubt. Raises BadInput, and then
    nothing of any file is written.
    """
    files, left = transcript_files(paths)
    store = desk.store
    reports: list[Imported] = []
    with desk.change("import") as operation:
        documents = store.rows("documents", ("id", "name", "name_key", "source_sha256"))
        known = {row["source_sha256"]: row["name"] for row in documents}
        taken = {row["name_key"] for row in documents}
        names = {row["id"]: row["name"] for row in documents}
        texts = {row["sha256"]: names[row["id"]] for row in store.rows("texts", ("id", "sha256"))}
        for file in files:
            if file.sha256 in known:
                reports.append(_known(file, known[file.sha256], anew=bool(speakers)))
                continue
            for transcript in read_documents(file.path, speakers=speakers):
                name = transcript.document or file.name
                if fold(name) in taken:
                    raise BadInput(
                        f"{file.path}: a document called '{name}' is in the study already, from another file.",
                        hint="Rename the file, or the document with 'thematic document rename'.",
                    )
                text_sha256 = digest_text(transcript.text)
                store_document(
                    desk,
                    name,
                    transcript,
                    language=language,
                    source_name=file.path.name,
                    source_sha256=file.sha256,
                )
                reports.append(_report(file, name, transcript, twin=texts.get(text_sha256, "")))
                taken.add(fold(name))
                texts[text_sha256] = name
            known[file.sha256] = file.name
        fresh = [report for report in reports if report.status == "imported"]
        words = sum(report.words for report in fresh)
        operation.notes.append(f"{count(len(fresh), 'document')}, {count(words, 'word')}.")
        operation.notes += _left_aside(left)
    return reports


def _left_aside(left: Sequence[Path]) -> list[str]:
    files = [path.name for path in left if not path.is_dir()]
    notes = [f"Not read, by their names no transcripts: {', '.join(files)}."] if files else []
    folders = [path for path in left if path.is_dir()]
    if folders:
        notes.append(f"Folders inside a folder are not searched. To bring them in: {_import_of(folders)}")
    return notes


def _import_of(folders: Sequence[Path]) -> str:
    return " ".join(["thematic import", *(quote(folder.as_posix()) for folder in folders)])


def transcript_files(paths: Iterable[Path]) -> tuple[list[_Incoming], list[Path]]:
    """The files behind ``paths``, each with the name and digest it will have, and what in folders is left aside.

    Raises BadInput for bad paths, and for files too large to be transcripts, which are not read.
    """
    files: list[Path] = []
    left: list[Path] = []
    for path in paths:
        if path.is_dir():
            there = sorted(file for file in path.iterdir() if not _is_litter(file))
            inside = [file for file in there if _is_transcript(file)]
            if not inside:
                folders = [file for file in there if file.is_dir()]
                known = f"Known: {', '.join(sorted(suffixes()))}."
                hint = f"It holds folders: {_import_of(folders)}" if folders else known
                raise BadInput(f"{path} holds no transcripts.", hint=hint)
            files += inside
            left += [file for file in there if file not in inside]
        elif path.exists():
            files.append(path)
        else:
            raise BadInput(f"There is no file {path}.", hint="Check the name.")
    incoming = [_Incoming(file, unicodedata.normalize("NFC", file.stem), _digest(file)) for file in files]
    _refuse_twins(incoming)
    return incoming, left


def _is_litter(file: Path) -> bool:
    """Word leaves ``~$name.docx`` beside an open file, and macOS ``._name.docx`` on foreign disks."""
    return file.name.startswith((".", "~$")) or file.stem.lower() == "readme"


def _is_transcript(file: Path) -> bool:
    return file.suffix.lower() in suffixes() and file.is_file()


def _refuse_twins(incoming: Sequence[_Incoming]) -> None:
    seen: dict[str, _Incoming] = {}
    for file in incoming:
        twin = seen.setdefault(fold(file.name), file)
        if twin.sha256 != file.sha256:
            raise BadInput(
                f"{twin.path} and {file.path} would both be called '{file.name}'.", hint="Rename one of the files."
            )


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()


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
) -> int:
    """Write one transcript as a document called ``name``, inside an operation; returns its id.

    What the transcript's file says of it becomes attributes of a group of the same name.
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
    if transcript.attributes:
        group = store.insert("cases", {"kind": "group", "name": name})
        writer = AttributeWriter(store)
        for attribute, value in transcript.attributes.items():
            writer.write(group, attribute, value)
        values["group_id"] = group
    document = store.insert("documents", values)
    store.insert("texts", {"id": document, "text": transcript.text, "sha256": digest_text(transcript.text)})
    ids = {
        speaker.name: store.insert("speakers", {"document_id": document, "name": speaker.name, "role": speaker.role})
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


def _report(file: _Incoming, name: str, transcript: Transcript, *, twin: str = "") -> Imported:
    said = sum(count_words(transcript.text[turn.start : turn.end]) for turn in transcript.turns)
    names = [
        speaker.name + (f" ({speaker.role})" if speaker.role != "participant" else "")
        for speaker in transcript.speakers
    ]
    doubts = [*transcript.doubts, *([f"Its text is the same as that of '{twin}'."] if twin else [])]
    return Imported(
        file=str(file.path),
        reader=transcript.reader,
        document=name,
        turns=len(transcript.turns),
        speakers=", ".join(names),
        words=said,
        codings=0,
        encoding=transcript.encoding,
        doubts=" ".join(doubts),
        status="imported",
        sentences=tuple(doubts),
    )


def _known(file: _Incoming, name: str, *, anew: bool) -> Imported:
    doubts = f"The same file is in the study as '{name}'."
    if anew:
        doubts += " To read it again with --speakers, take its import back with 'thematic undo' first."
    return Imported(
        file=str(file.path),
        reader="",
        document=name,
        turns=0,
        speakers="",
        words=0,
        codings=0,
        encoding="",
        doubts=doubts,
        status="known",
        sentences=(doubts,) if anew else (),
    )
