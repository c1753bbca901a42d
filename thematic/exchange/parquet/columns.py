"""What stands in the Parquet folder: every table and column, with what it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from thematic.store.names import fold

Type = Literal["string", "int32", "int64", "bool"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it says; ``optional`` ones may be null."""

    name: str
    type: Type
    says: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """A table. ``partitioned``: one file a document, in folders ``document=KEY``, the key being a column of it.

    ``attributes``: a column of text follows for each attribute of the study, null where there is no value.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    partitioned: bool = False
    attributes: bool = False

    def wide(self, attributes: Iterable[str]) -> dict[str, str]:
        """The column of each attribute: its name, unless a column of the table is called so."""
        taken = {column.name for column in self.columns}
        return {name: f"attribute_{name}" if fold(name) in taken else name for name in attributes}


def _text(name: str, says: str, *, optional: bool = False) -> Column:
    return Column(name, "string", says, optional)


_START = Column("start_at", "int32", "first character, counted from 0 in code points of the document's text")
_END = Column("end_at", "int32", "the character after the last one")
_LABELS = (_text("label_nb", "name in Norwegian"), _text("label_en", "name in English"))
_DOCUMENT = _text("document", "key of the document, as in the folders' names")
_DOCUMENT_NAME = _text("document_name", "name of the document")
_VOICE = _text("voice", "key of the speaker in this document; of the document itself where nobody is named")
_CODE = (_text("code_guid", "key of the code"), _text("code", "name of the code"))
_COUNTS = Column(
    "counts",
    "bool",
    "whether the coding belongs to the one reading of its document that counts (consensus where it is finished, else "
    "the lead coder's, else the only coder's); null where nothing says whose reading counts",
    optional=True,
)
_STANCE = _text("stance", "+, -, ± or empty")

TABLES: tuple[ParquetTable, ...] = (
    ParquetTable(
        "documents",
        "One row a transcript, with its focus group and site.",
        (
            _DOCUMENT,
            _text("guid", "the document's guid in the study"),
            _text("name", "name of the document"),
            _text("language", "language of the talk; empty: the study's"),
            _text("group_guid", "key of the focus group", optional=True),
            _text("group_name", "name of the focus group", optional=True),
            _text("site_guid", "key of the group's site", optional=True),
            _text("site_name", "name of the site", optional=True),
            _text("layer_read", "layer of the reading that counts; null where there is none", optional=True),
            _text("coder_read", "whose reading counts; null for the consensus", optional=True),
            Column("characters", "int32", "length of the text in code points"),
        ),
    ),
    ParquetTable(
        "speakers",
        "One row a voice: every speaker of a document, and one for speech without a name.",
        (
            _VOICE,
            _DOCUMENT,
            _text("speaker", "name in the transcript; null for speech without a name", optional=True),
            _text("role", "interviewer, participant or other; speech without a name counts as participants'"),
            _text("participant_guid", "key of the participant, if that is known", optional=True),
            _text("participant", "name of the participant", optional=True),
            _text("person", "who counts as one person: the participant, else the speaker, else the document"),
        ),
    ),
    ParquetTable(
        "turns",
        "One row a turn; a text without turns is one turn with the number 0.",
        (
            _DOCUMENT_NAME,
            Column("turn", "int32", "number of the turn in the document, from 1"),
            _VOICE,
            _text("speaker", "name in the transcript", optional=True),
            _text("role", "interviewer, participant or other"),
            _text("participant", "name of the participant", optional=True),
            _START,
            _END,
            Column("words", "int32", "words in the turn, without its label"),
            Column("time_start", "int64", "milliseconds into the recording", optional=True),
            Column("time_end", "int64", "milliseconds into the recording", optional=True),
            _text("text", "what is said, exactly as it stands in the transcript"),
        ),
        partitioned=True,
    ),
    ParquetTable(
        "codings",
        "One row a coding, by every coder and in every layer.",
        (
            _text("coding", "key of the coding"),
            _DOCUMENT_NAME,
            *_CODE,
            _STANCE,
            _text("coder", "who coded"),
            _text("layer", "independent or consensus"),
            _START,
            _END,
            _text("quote", "the coded words, exactly as they stand in the transcript"),
            _text("created", "when it was made, ISO 8601 in UTC"),
            _COUNTS,
        ),
        partitioned=True,
    ),
    ParquetTable(
        "segments",
        "One row for each turn that a coding touches, of whatever role: the coding's part in that turn.",
        (
            _text("coding", "key of the coding"),
            _DOCUMENT_NAME,
            *_CODE,
            _STANCE,
            _text("coder", "who coded"),
            _text("layer", "independent or consensus"),
            _COUNTS,
            _text("passage", "the coding's own span, START-END: codings of one span are one passage"),
            Column("turn", "int32", "number of the turn"),
            _VOICE,
            _text("speaker", "name in the transcript", optional=True),
            _text("role", "interviewer, participant or other"),
            _START,
            _END,
            _text("text", "the coded words in this turn"),
        ),
        partitioned=True,
    ),
    ParquetTable(
        "codes",
        "The codebook.",
        (
            _text("code_guid", "key of the code"),
            _text("name", "name of the code"),
            _text("parent_guid", "key of the code above", optional=True),
            *_LABELS,
            _text("definition", "what the code means"),
            _text("include", "when to use it"),
            _text("exclude", "when not to"),
            _text("example", "an example"),
            _text("concept", "the concept, in one spelling; empty if none"),
            _text("colour", "#RRGGBB, or empty"),
            _text("parked", "why the code is put aside; empty if it is not"),
            Column("position", "int64", "its place among its siblings"),
        ),
    ),
    ParquetTable(
        "code_tree",
        "Every code with itself (depth 0) and every code above it.",
        (
            _text("ancestor_guid", "key of the code above, or of the code itself"),
            _text("code_guid", "key of the code"),
            Column("depth", "int32", "how many steps above"),
        ),
    ),
    ParquetTable(
        "themes",
        "The themes.",
        (
            _text("theme_guid", "key of the theme"),
            _text("name", "name of the theme"),
            _text("parent_guid", "key of the theme above", optional=True),
            _text("status", "candidate, reviewed, defined or dropped"),
            *_LABELS,
            _text("definition", "what the theme is"),
            _text("idea", "its central organising idea"),
            _text("scope", "what belongs to it"),
            _text("is_not", "what it is not"),
            Column("position", "int64", "its place among its siblings"),
        ),
    ),
    ParquetTable(
        "theme_tree",
        "Every theme with itself (depth 0) and every theme above it.",
        (
            _text("ancestor_guid", "key of the theme above, or of the theme itself"),
            _text("theme_guid", "key of the theme"),
            Column("depth", "int32", "how many steps above"),
        ),
    ),
    ParquetTable(
        "theme_codes",
        "Which codes were put under which themes.",
        (_text("theme_guid", "key of the theme"), _text("theme", "name of the theme"), *_CODE),
    ),
    ParquetTable(
        "questions",
        "The interview guide.",
        (
            _text("question_guid", "key of the question"),
            _text("name", "name of the question"),
            _text("theme", "the theme that the guide names"),
            _text("theme_guid", "key of that theme; null where the study has none of that name", optional=True),
            _text("wording_nb", "wording in Norwegian"),
            _text("wording_en", "wording in English"),
            _text("probes", "what to ask further"),
            Column("position", "int64", "its place in the guide"),
        ),
    ),
    ParquetTable(
        "asked",
        "Which questions were raised in which document.",
        (_DOCUMENT, _DOCUMENT_NAME, _text("question_guid", "key of the question"), _text("question", "its name")),
    ),
    ParquetTable(
        "concepts",
        "Labels of concepts, which codes share by name.",
        (_text("concept", "the concept, spelled as in codes"), *_LABELS),
    ),
    ParquetTable(
        "assignments",
        "Who was set to code which document: who found nothing there has read it all the same.",
        (
            _DOCUMENT,
            _DOCUMENT_NAME,
            _text("coder", "who codes"),
            _text("layer", "independent or consensus"),
            _text("assigned", "since when, ISO 8601 in UTC"),
            _text("finished", "when it was coded to its end; null if it is not", optional=True),
        ),
    ),
    ParquetTable(
        "cases",
        "Sites, focus groups and participants.",
        (
            _text("case_guid", "key of the case"),
            _text("kind", "site, group or participant"),
            _text("name", "name of the case"),
            _text("site_guid", "a group's site", optional=True),
        ),
    ),
    ParquetTable(
        "case_attributes",
        "Attributes in long form: one row a case and attribute, where there is a value.",
        (
            _text("case_guid", "key of the case"),
            _text("kind", "site, group or participant"),
            _text("name", "name of the case"),
            _text("attribute", "name of the attribute"),
            _text("value", "its value"),
            *_LABELS,
        ),
    ),
    ParquetTable(
        "attributes",
        "The attributes.",
        (
            _text("attribute", "name of the attribute"),
            Column("design", "bool", "whether the study was designed on it"),
            *_LABELS,
        ),
    ),
    ParquetTable(
        "groups",
        "Attributes of focus groups in wide form; what a group does not have it takes from its site.",
        (
            _text("group_guid", "key of the focus group"),
            _text("group_name", "name of the focus group"),
            _text("site_guid", "key of its site", optional=True),
            _text("site_name", "name of its site", optional=True),
        ),
        attributes=True,
    ),
    ParquetTable(
        "participants",
        "Attributes of participants in wide form: only their own.",
        (_text("participant_guid", "key of the participant"), _text("participant", "name of the participant")),
        attributes=True,
    ),
)
"""In the order in which they are written and described."""

BY_NAME = {table.name: table for table in TABLES}
