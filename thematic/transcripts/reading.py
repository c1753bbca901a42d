"""Reading a transcript file: the reader is chosen by what the file holds, not by what it is called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, cast, get_args

from thematic.errors import UnreadableFile, UsageError
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.wanted import Wanted
from thematic.transcripts.transcript import (
    Annotation,
    ReadSpeaker,
    ReadTurn,
    Role,
    Transcript,
    count_words,
)

__all__ = [
    "GROUP",
    "MAX_BYTES",
    "Annotation",
    "ReadSpeaker",
    "ReadTurn",
    "Reader",
    "Role",
    "Transcript",
    "count_words",
    "read_bytes",
    "read_documents",
    "read_file",
    "readers",
    "suffixes",
]

MAX_BYTES = 64 * 1024 * 1024
"""Room for a Word file with pictures; recordings and archives are larger."""

GROUP = "thematic.readers"
"""The entry points that readers are found by: each names a module (or object) that is a ``Reader``."""


class Reader(Protocol):
    """What a reader offers. ``recognises`` looks at the content first, at the name only where that decides nothing.

    ``RANK`` is its place in the order in which readers are asked, low first: 10 for what no other format can be
    mistaken for, 50 where a text has marks of its own, 90 for plain text, which takes whatever is left. ``SUFFIXES``
    (lower case, with the dot) are what such files are called in a folder. ``read`` gives one transcript, or several
    where the file holds several documents, each with its name in ``document``. Heavy libraries are imported inside it.
    """

    @property
    def NAME(self) -> str: ...  # noqa: N802

    @property
    def SUFFIXES(self) -> tuple[str, ...]: ...  # noqa: N802

    @property
    def RANK(self) -> int: ...  # noqa: N802

    def recognises(self, source: Source) -> bool: ...

    def read(self, source: Source, speakers: Speakers) -> Transcript | Sequence[Transcript]: ...


@cache
def readers() -> tuple[Reader, ...]:
    """All readers that are installed, in the order in which they are asked."""
    found = {point.name: cast(Reader, point.load()) for point in entry_points(group=GROUP)}
    return tuple(sorted(found.values(), key=lambda reader: (reader.RANK, reader.NAME)))


@cache
def suffixes() -> frozenset[str]:
    """What transcripts in a folder are called, lower case and with the dot."""
    return frozenset(suffix for reader in readers() for suffix in reader.SUFFIXES)


def read_documents(
    path: Path, *, speakers: Mapping[str, str] | None = None, wanted: Wanted | None = None
) -> tuple[Transcript, ...]:
    """Read the documents that the file at ``path`` holds: one, but for tables with an answer in each row.

    ``speakers`` corrects what would be guessed: label to role (interviewer, participant, other). A label named
    here is one even where it stands only once. ``wanted`` names columns of tables.
    Raises UnreadableFile, with one sentence and a hint, for
    whatever is not a transcript; UsageError for an unknown role.
    """
    for name, role in (speakers or {}).items():
        if role not in get_args(Role):
            raise UsageError(
                f"'{role}' is not a speaker's role ('{name}').",
                hint="Roles are interviewer, participant and other.",
            )
    source = Source(path.name, path.suffix.lower(), read_bytes(path), wanted or Wanted())
    reader = next(reader for reader in readers() if reader.recognises(source))
    read = reader.read(source, cast(Speakers, speakers or {}))
    transcripts = (read,) if isinstance(read, Transcript) else tuple(read)
    if source.suffix in suffixes() and source.suffix not in reader.SUFFIXES and reader.NAME == "plain":
        doubt = f"The file is called {source.suffix} but holds plain text, and was read as that."
        transcripts = tuple(replace(one, doubts=(doubt, *one.doubts)) for one in transcripts)
    return transcripts


def read_file(path: Path, *, speakers: Mapping[str, str] | None = None) -> Transcript:
    """The transcript at ``path``, of a file that holds a single one; see ``read_documents``."""
    (transcript,) = read_documents(path, speakers=speakers)
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
