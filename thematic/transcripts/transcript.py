"""What a reader makes of a transcript file: its text, its turns, its speakers, and what a person should check."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

_WORD = re.compile(r"\S+")
_LONG = 1_000_000
"""From here on words are counted one by one: a list of them would cost ten times the text."""

Role = Literal["interviewer", "participant", "other"]


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """One turn. ``start`` and ``end`` cover the speech only, trimmed; times are milliseconds.

    The label span is None where the label does not stand in the text (captions) or there is none.
    A turn whose label has no speech is empty: ``start == end``.
    """

    speaker: str | None
    start: int
    end: int
    label_start: int | None = None
    label_end: int | None = None
    time_start: int | None = None
    time_end: int | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that the source says about a stretch of the text, without being speech.

    Kinds: ``time`` (value ``hh:mm:ss.mmm``, or two of them around `` --> ``), ``heading`` (value: its level),
    ``label`` (captions; value: the speaker as written), ``overlap`` (value: who talks over the turn),
    ``footnote``, ``endnote`` and their ``...-reference`` (value: the number), ``textbox``, ``table-header``,
    ``page-furniture`` (a printed page's number or running header; value: the page), ``line-number``, ``tier`` (what
    another tier says of the talk; value: its name, with its words where they are not in the text), ``event`` (a
    recorder's own lines), ``preamble`` (before the first speaker) and ``unassigned`` (text after a heading that no
    speaker's label precedes).
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class ReadSpeaker:
    """A speaker as first written in the file, and a guess at the role."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript as read: positions are 0-based, half-open, in code points of ``text``.

    Turns are ordered and disjoint, annotations sorted by place, speakers in the order of their first turn.
    ``doubts`` are whole sentences about what a person should look at. Where one file holds several documents,
    ``document`` is what this one is called, and ``attributes`` what the file says of it (a survey's row): those
    of ``group``, which the documents of one person share, else of a group called as the document.
    """

    text: str
    turns: tuple[ReadTurn, ...]
    annotations: tuple[Annotation, ...]
    speakers: tuple[ReadSpeaker, ...]
    reader: str
    encoding: str
    doubts: tuple[str, ...] = ()
    document: str = ""
    group: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def count_words(text: str) -> int:
    """How many words ``text`` has: stretches between white space."""
    if len(text) < _LONG:
        return len(text.split())
    return sum(1 for _word in _WORD.finditer(text))
