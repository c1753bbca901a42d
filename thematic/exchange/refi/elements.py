"""The parts of a project file that are read, as plain values: GUIDs in their plain form, everything else as it stands.

Not frozen, since a file may hold a hundred thousand of them; nobody changes them once they are parsed.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource", "Transcript", "Note"]


@dataclass(slots=True)
class User:
    """Somebody who worked in the project."""

    guid: str
    name: str


@dataclass(slots=True)
class Code:
    """A code with the codes below it."""

    guid: str
    name: str
    colour: str
    codable: bool
    description: str
    notes: list[str]
    children: list["Code"]


@dataclass(slots=True)
class Variable:
    """A variable; ``type`` is one of Text, Boolean, Integer, Float, Date, DateTime."""

    guid: str
    name: str
    type: str
    description: str


@dataclass(slots=True)
class Value:
    """A variable's value on a case or source, as written."""

    variable: str
    text: str


@dataclass(slots=True)
class Case:
    """A case: its values, and the sources, selections and codes that it refers to."""

    guid: str
    name: str
    description: str
    values: list[Value]
    sources: list[str]
    selections: list[str]
    codes: list[str]


@dataclass(slots=True)
class Coding:
    """A code put on what the coding stands in."""

    guid: str
    code: str
    user: str
    created: str
    notes: list[str]


@dataclass(slots=True)
class Selection:
    """A stretch of text, in the positions of whoever wrote it; in a transcript it lies between two sync points."""

    guid: str
    name: str
    start: int | None
    end: int | None
    description: str
    codings: list[Coding]
    notes: list[str]
    user: str
    created: str
    sync: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Area:
    """A selection that is no text (of a picture, a page, a recording), by how many codings it carries."""

    codings: int


@dataclass(slots=True)
class SyncPoint:
    """Where in the text a recording is at ``time`` (milliseconds)."""

    guid: str
    position: int | None
    time: int | None


@dataclass(slots=True)
class Text:
    """A source, transcript or note. ``texts``: the transcripts or the representation of a source that is no text.

    ``content`` is None where the text lies in a file: ``plain`` or ``rich``; ``path`` is that of a picture, page or
    recording.
    """

    kind: Kind
    guid: str
    name: str
    description: str
    content: str | None
    plain: str
    rich: str
    path: str
    user: str
    created: str
    selections: list[Selection]
    areas: list[Area]
    codings: list[Coding]
    notes: list[str]
    values: list[Value]
    sync: list[SyncPoint]
    texts: list["Text"]


@dataclass(slots=True)
class Link:
    """A link between two things, which may be of any kind."""

    guid: str
    name: str
    direction: str
    origin: str
    target: str
    notes: list[str]


@dataclass(slots=True)
class Set:
    """A set of codes, sources and notes."""

    guid: str
    name: str
    description: str
    codes: list[str]
    sources: list[str]
    notes: list[str]


@dataclass(slots=True)
class File:
    """All that a project or codebook file says. ``unknown`` counts elements that the standard does not know."""

    name: str = ""
    origin: str = ""
    user: str = ""
    created: str = ""
    description: str = ""
    users: list[User] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    sources: list[Text] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sets: list[Set] = field(default_factory=list)
    graphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    codebook_only: bool = False
    unknown: Counter[str] = field(default_factory=Counter)
