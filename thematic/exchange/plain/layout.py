"""Which file of a study folder holds which table of a study, under which headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.coding.assignments import INDEPENDENT, LAYERS
from thematic.coding.cells import STANCES
from thematic.transcripts.memos import KINDS

FORMAT, VERSION = "thematic study folder", 1
MARK = "study.yml"
"""The file by which a study folder is known."""

TRANSCRIPTS, MEMOS, SNAPSHOTS = "transcripts", "memos", "snapshots"

Kind = Literal["text", "number", "yes", "site", "group", "participant", "key"]
"""Plain text, a whole number, yes or nothing, the name of a case of that kind, or the guid of a row."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table under its heading. ``refers`` names the table whose row's name (or guid) the cell holds.

    ``default`` is what an empty cell of a hand-made row means; "now" the time of the import, "guid" a new one.
    ``needed``: an empty cell is an error.
    """

    heading: str
    column: str
    kind: Kind = "text"
    refers: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table in a file: a CSV, or (``under``) a list under that key of a YAML file.

    ``within``: the rows of each document stand in a file of its own, which ends in ``file``.
    """

    file: str
    table: str
    fields: tuple[Field, ...]
    under: str = ""
    within: bool = False

    @property
    def headings(self) -> list[str]:
        """The headings in order."""
        return [field.heading for field in self.fields]


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, name) for name in names)


def _choice(heading: str, choices: Sequence[str], column: str = "", default: str = "") -> Field:
    return Field(
        heading, column or heading, choices=tuple(choices), default=default, needed=not default and "" not in choices
    )


GUID = Field("guid", "guid", default="guid")
CREATED = Field("created", "created", default="now")
CODER_NAME = Field("coder", "coder", needed=True)
POSITION = Field("position", "position", "number", default="0")
LABELS = _texts("label_nb", "label_en")
SPAN = (Field("start", "start", "number", needed=True), Field("end", "end", "number", needed=True))
LAYER = _choice("layer", LAYERS, default=INDEPENDENT)


def _name(heading: str) -> Field:
    return Field(heading, "name", needed=True)


def _of(heading: str, table: str, column: str = "", *, needed: bool = True) -> Field:
    return Field(heading, column or f"{heading}_id", "key" if table == "codings" else "text", table, needed=needed)


def _parent(table: str) -> Field:
    return _of("parent", table, needed=False)


DOCUMENT, CODE, CODER, THEME = (
    _of("document", "documents"),
    _of("code", "codes"),
    _of("coder", "coders"),
    _of("theme", "themes"),
)

LISTINGS: tuple[Listing, ...] = (
    Listing("coders.csv", "coders", (_name("coder"), Field("lead", "lead", "yes"), CREATED, GUID)),
    Listing("attributes.csv", "attributes", (_name("attribute"), Field("design", "design", "yes"), *LABELS, GUID)),
    Listing(
        "attribute-values.csv",
        "attribute_values",
        (_of("attribute", "attributes"), Field("value", "value", needed=True), *LABELS),
    ),
    Listing(
        "cases.csv",
        "cases",
        (
            _choice("kind", ("site", "group", "participant")),
            _name("case"),
            Field("site", "parent_id", "site", "cases"),
            GUID,
        ),
    ),
    Listing(
        "documents.csv",
        "documents",
        (
            _name("document"),
            Field("group", "group_id", "group", "cases"),
            *_texts("language", "source_name", "source_sha256", "reader", "encoding"),
            CREATED,
            GUID,
        ),
    ),
    Listing(
        "participants.csv",
        "speakers",
        (
            DOCUMENT,
            _name("speaker"),
            Field("participant", "participant_id", "participant", "cases"),
            _choice("speaker_role", ("interviewer", "participant", "other"), "role", "participant"),
            GUID,
        ),
    ),
    Listing(
        ".turns.csv",
        "turns",
        (
            Field("turn", "number", "number", needed=True),
            _of("speaker", "speakers", needed=False),
            *SPAN,
            Field("words", "words", "number", needed=True),
            *(Field(name, name, "number") for name in ("label_start", "label_end", "time_start", "time_end")),
        ),
        within=True,
    ),
    Listing(".marks.csv", "annotations", (Field("kind", "kind", needed=True), *SPAN, *_texts("value")), within=True),
    Listing(
        "guide.yml",
        "questions",
        (_name("id"), *_texts("theme", "wording_nb", "wording_en", "probes"), POSITION, GUID),
        under="questions",
    ),
    Listing("asked.csv", "asked", (DOCUMENT, _of("question", "questions"))),
    Listing(
        "codebook.yml",
        "codes",
        (
            _name("name"),
            _parent("codes"),
            *LABELS,
            *_texts("definition", "include", "exclude", "example", "concept", "colour", "parked"),
            POSITION,
            CREATED,
            GUID,
        ),
        under="codes",
    ),
    Listing("codebook.yml", "concepts", (_name("name"), *LABELS, GUID), under="concepts"),
    Listing(
        "codings.csv",
        "codings",
        (
            *(DOCUMENT, CODE, CODER, LAYER, _choice("stance", STANCES, default=""), *SPAN),
            Field("quote", "quote"),
            CREATED,
            GUID,
        ),
    ),
    Listing(
        "coding-origins.csv",
        "coding_origins",
        (
            _of("coding", "codings"),
            Field("former_guid", "former_guid", needed=True),
            Field("former_code", "former_code", needed=True),
            *_texts("reason"),
        ),
    ),
    Listing(
        "assignments.csv",
        "assignments",
        (DOCUMENT, CODER, LAYER, Field("assigned", "assigned", default="now"), *_texts("finished")),
    ),
    Listing(
        "decisions.csv",
        "decisions",
        (
            *(DOCUMENT, CODE, *SPAN, Field("readings", "readings", needed=True)),
            _choice("kind", ("agreed", "missed", "boundary", "different code", "stance")),
            _choice("decision", ("agreed", "keep", "both", "new", "neither")),
            *_texts("kept"),
            _of("new_code", "codes", needed=False),
            Field("new_start", "new_start", "number"),
            Field("new_end", "new_end", "number"),
            *(CODER, CREATED, *_texts("settled"), GUID),
        ),
    ),
    Listing(
        "themes.yml",
        "themes",
        (
            _name("name"),
            _parent("themes"),
            _choice("status", ("candidate", "reviewed", "defined", "dropped"), default="candidate"),
            *LABELS,
            *_texts("definition", "idea", "scope", "is_not"),
            POSITION,
            CREATED,
            GUID,
        ),
        under="themes",
    ),
    Listing("document-marks.csv", "document_marks", (DOCUMENT, CODER, _choice("kind", ("read", "checked")), CREATED)),
    Listing("theme-reviews.csv", "theme_reviews", (THEME, CODER, *_texts("note"), CREATED)),
    Listing(
        "theme-versions.csv",
        "theme_versions",
        (
            THEME,
            *_texts("theme_guid", "name", "label_nb", "label_en", "definition", "idea", "scope", "is_not", "reason"),
            *(CODER_NAME, CREATED, GUID),
        ),
    ),
    Listing(
        "negative-cases.csv",
        "negative_cases",
        (
            _of("theme", "themes", needed=False),
            _of("code", "codes", needed=False),
            _choice("answer", ("handled", "none found")),
            _of("coding", "codings", needed=False),
            *_texts("text"),
            *(CODER_NAME, CREATED, GUID),
        ),
    ),
    Listing(
        "snapshots.csv",
        "snapshots",
        (
            _name("snapshot"),
            Field("phase", "phase", "number"),
            *_texts("digest", "note"),
            *(CODER_NAME, CREATED, GUID),
        ),
    ),
    Listing(
        "checklist-answers.csv",
        "checklist_answers",
        (
            Field("checklist", "checklist", needed=True),
            Field("item", "item", needed=True),
            _choice("answer", ("answered", "not applicable")),
            Field("text", "text"),
            *(CODER_NAME, CREATED),
        ),
    ),
)
"""Every table that stands row by row in a file, in the order in which they are read.

Beside them: ``settings`` (in ``study.yml``), ``case_attributes`` (columns of ``cases.csv``), ``texts``, ``theme_codes``
(a list in ``themes.yml``), and ``memos``.
"""

MEMO_FIELDS = (_choice("kind", KINDS, default="analytic"), CODER_NAME, CREATED, GUID)
"""What stands above the text of a memo, besides what it is about."""

FILE, TEXT_SHA256 = "file", "text_sha256"
"""Columns of ``documents.csv`` and (the first) ``snapshots.csv`` that say where the text lies, and what it was."""

BEFORE, AFTER = Field("before", "before"), Field("after", "after")
"""Columns of ``codings.csv`` where the context that is kept is not the text around the coding."""
