"""Reading a transcript file: the reader is chosen by what the file holds, not by what it is called."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast, get_args

from thematic.errors import UnreadableFile, UsageError
from thematic.transcripts.readers import docx, plain, srt, vtt
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import (
    Annotation,
    ReadSpeaker,
    ReadTurn,
    Role,
    Transcript,
    count_words,
)

__all__ = [
    "MAX_BYTES",
    "READERS",
    "SUFFIXES",
    "Annotation",
    "ReadSpeaker",
    "ReadTurn",
    "Reader",
    "Role",
    "Transcript",
    "count_words",
    "read_bytes",
    "read_file",
]

MAX_BYTES = 64 * 1024 * 1024
"""Room for a Word file with pictures; recordings and archives are larger."""


class Reader(Protocol):
    """What a module under ``readers`` offers. ``recognises`` looks at the content first."""

    @property
    def NAME(self) -> str: ...  # noqa: N802

    @property
    def SUFFIXES(self) -> tuple[str, ...]: ...  # noqa: N802

    def recognises(self, source: Source) -> bool: ...

    def read(self, source: Source, speakers: Speakers) -> Transcript: ...


READERS: tuple[Reader, ...] = (docx, vtt, srt, plain)
"""In the order in which they are asked: plain text takes whatever is left."""

SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.SUFFIXES)
"""What transcripts in a folder are called, lower case and with the dot."""


def read_file(path: Path, *, speakers: Mapping[str, str] | None = None) -> Transcript:
    """Read the transcript at ``path``.

    ``speakers`` corrects what would be guessed: label to role (interviewer, participant, other). A label named
    here is one even where it stands only once. Raises UnreadableFile, with one sentence and a hint, for
    whatever is not a transcript; UsageError for an unknown role.
    """
    for name, role in (speakers or {}).items():
        if role not in get_args(Role):
            raise UsageError(
                f"'{role}' is not a speaker's role ('{name}').",
                hint="Roles are interviewer, participant and other.",
            )
    source = Source(path.name, path.suffix.lower(), read_bytes(path))
    reader = next(reader for reader in READERS if reader.recognises(source))
    transcript = reader.read(source, cast(Speakers, speakers or {}))
    if source.suffix in SUFFIXES and source.suffix not in reader.SUFFIXES and reader is plain:
        doubt = f"The file is called {source.suffix} but holds plain text, and was read as that."
        transcript = replace(transcript, doubts=(doubt, *transcript.doubts))
    return transcript


def read_bytes(path: Path) -> bytes:
    """All of a file that is small enough to be a transcript; a larger one is refused without being read."""
    if not path.is_file():
        what = "is not a file" if path.exists() else "does not exist"
        raise UnreadableFile(f"{path} {what}.", hint="Check the path.")
    try:
        data = _beginning(path) if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}.", hint="Check its rights.") from error
    if data is None or len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"{path.name} is larger than the {MAX_BYTES // 1024**2} MB that a transcript may have.",
            hint="If it is a recording, transcribe it first; if it is a Word file, remove its pictures.",
        )
    return data


def _beginning(path: Path) -> bytes:
    """As much as may be read, and one byte more, since a file may have grown since it was looked at."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
