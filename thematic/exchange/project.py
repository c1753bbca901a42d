"""A project as any program holds it, between its file and a study: what importers fill and exporters are fed from.

Everything is known by a ``key`` of its own kind, as the other program has it (a GUID, a row's id as text); keys are
compared as they stand. Positions are 0-based, half-open, in code points of the document's text, as in a study.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thematic.transcripts.transcript import Transcript

CaseKind = Literal["", "site", "group", "participant"]
Thing = Literal["", "document", "code", "coding", "theme", "case", "coder", "speaker", "question"]
"""What a memo hangs on. A speaker's key is "DOCUMENT/NAME" with the document's key; a question's is its name."""


@dataclass(frozen=True, slots=True)
class ProjectCoder:
    """Somebody who worked in the project. ``lead``: marked as the one who leads the study."""

    key: str
    name: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """A text source. ``transcript`` holds its text as stored here (LF line ends, no BOM) and what a reader made of it.

    ``group`` is the key of the case (kind group) it belongs to, ``speakers`` say who is which participant: a
    speaker's name to the key of a case. ``asked`` names the questions of the guide that were raised in it.
    """

    key: str
    name: str
    transcript: Transcript
    language: str = ""
    source_name: str = ""
    source_sha256: str = ""
    group: str = ""
    speakers: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code, parents before children. ``fields``: columns of the study's codes (label_nb, include, parked, ...)."""

    key: str
    name: str
    parent: str = ""
    definition: str = ""
    colour: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectCoding:
    """A coded segment of a document. ``created`` is ISO 8601 in UTC, "" where unknown."""

    key: str
    document: str
    code: str
    coder: str
    start: int
    end: int
    stance: str = ""
    layer: str = "independent"
    created: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCase:
    """A case with its attributes. ``kind`` "" where the program does not know sites, groups and participants apart.

    ``parent`` is the key of a group's site.
    """

    key: str
    name: str
    kind: CaseKind = ""
    parent: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectTheme:
    """A theme, parents before children, with its codes. ``fields``: columns of the study's themes."""

    key: str
    name: str
    parent: str = ""
    codes: tuple[str, ...] = ()
    definition: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectMemo:
    """A memo on a thing of the project, or ("", "") on the whole. ``coder`` is a name, not a key."""

    text: str
    coder: str = ""
    kind: str = "analytic"
    on: tuple[Thing, str] = ("", "")
    created: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ProjectAttribute:
    """An attribute's labels (Norwegian, English), and those of its values; values without labels need not be here."""

    name: str
    label_nb: str = ""
    label_en: str = ""
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectConcept:
    """A theoretical concept that codes name, with its labels."""

    name: str
    label_nb: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class ProjectAssignment:
    """Who is to code which document (keys), when that was said, and when it was finished ("" while it is open)."""

    document: str
    coder: str
    layer: str = "independent"
    assigned: str = ""
    finished: str = ""


@dataclass(frozen=True, slots=True)
class ProjectQuestion:
    """A question of the interview guide, known by its name; ``theme`` names the theme that it asks about."""

    name: str
    theme: str = ""
    wording_nb: str = ""
    wording_en: str = ""
    probes: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """All of a project. ``origin`` names the program that wrote it, ``reader`` the importer (refi, qualcoder, ...).

    ``design`` names the attributes that the study was designed on, ``settings`` those of the study itself.
    ``attributes`` gives labels only; the values stand on the cases.
    """

    name: str
    origin: str
    reader: str
    coders: tuple[ProjectCoder, ...] = ()
    documents: tuple[ProjectDocument, ...] = ()
    codes: tuple[ProjectCode, ...] = ()
    codings: tuple[ProjectCoding, ...] = ()
    cases: tuple[ProjectCase, ...] = ()
    themes: tuple[ProjectTheme, ...] = ()
    memos: tuple[ProjectMemo, ...] = ()
    attributes: tuple[ProjectAttribute, ...] = ()
    concepts: tuple[ProjectConcept, ...] = ()
    assignments: tuple[ProjectAssignment, ...] = ()
    questions: tuple[ProjectQuestion, ...] = ()
    created: str = ""
    design: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
