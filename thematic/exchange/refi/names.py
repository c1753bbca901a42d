"""What reading and writing share: namespaces, the standard's type names, and how a study's own things are carried.

The standard has no place for themes with a status, stances, layers, turns or kinds of cases. They travel in its own
elements, so that every program keeps them and this one finds them again. All names begin with ``MARK``; a note's
content is JSON (UTF-8, no BOM) in its PlainTextContent, and a column that is empty may be left out.

``CODE`` (NoteRef of a Code): an object of the other columns of the code: label_nb, label_en, include, exclude,
example, concept, parked.

``THEME`` (MemberNote of a Set): an object with ``parent`` (the GUID of the parent's Set), status, label_nb, label_en,
idea, scope, is_not. The Set has the theme's name, its Description the definition, its MemberCodes the codes.
Themes and codes keep the order in which they stand in the file.

``STANCE`` + " +", " -" or " ±" and ``CONSENSUS`` (NoteRef of a Coding): one shared note each, content free text. A
coding without them has no stance and is independent.

``TRANSCRIPT`` (NoteRef of a TextSource): ``text_sha256`` (of the text with LF line ends, UTF-8, no BOM: where it does
not fit, somebody changed the text and the note is not used), language, source_name, source_sha256, reader, encoding,
``speakers``: [[name, role, GUID of the participant's Case or ""], ...], ``turns``: [[speaker or null, start, end,
label_start, label_end, time_start, time_end], ...], ``annotations``: [[kind, start, end, value], ...]. Positions are
code points of that text, whatever the selections of the file count.

``KIND`` and ``SITE`` (Text variables of a Case): site, group or participant, and the name of a group's site.
A group's documents are its SourceRefs.

``STUDY`` (NoteRef of the Project): ``positions`` (how the file's own selections count, in the words of
``positions.read_positions``), ``writers`` [GUIDs of the Users who are no coders but wrote memos], ``lead`` (a User's
GUID), ``settings`` {name: value}, ``design`` [attribute, ...],
``attributes`` {name: {label_nb, label_en, values: {value: {label_nb, label_en}}}}, ``concepts`` {name: {label_nb,
label_en}}, ``assignments`` [[Source GUID, User GUID, layer, assigned, finished or ""], ...], ``questions`` [{name,
theme, wording_nb, wording_en, probes}, ...] of the guide in its order, ``asked`` {Source GUID: [question, ...]}.

``MEMO`` + " " + kind: a memo, its text in PlainTextContent as it is, with creatingUser and creationDateTime. It hangs
on what refers to it: a NoteRef (Project, Code, TextSource, Coding), a MemberNote (Set), or, for a Case or User, which
take no NoteRef, a Link named ``MEMO_ON`` from the note (originGUID) to the thing (targetGUID).
"""

from typing import Final

PROJECT_NAMESPACE: Final = "urn:QDA-XML:project:1.0"
CODEBOOK_NAMESPACE: Final = "urn:QDA-XML:codebook:1.0"
PROJECT_FILE: Final = "project.qde"
SOURCES: Final = "sources/"
INTERNAL: Final = "internal://"
RELATIVE: Final = "relative://"
ORIGIN: Final = "thematic"
"""A Project's origin begins with this where it was written here; the version follows."""

MARK: Final = "thematic: "
CODE: Final = MARK + "code"
THEME: Final = MARK + "theme"
STANCE: Final = MARK + "stance"
CONSENSUS: Final = MARK + "layer consensus"
TRANSCRIPT: Final = MARK + "transcript"
STUDY: Final = MARK + "study"
MEMO: Final = MARK + "memo"
MEMO_ON: Final = MARK + "memo on"
KIND: Final = MARK + "kind"
SITE: Final = MARK + "site"

STANCES: Final = ("+", "-", "±")
CODE_COLUMNS: Final = ("label_nb", "label_en", "include", "exclude", "example", "concept", "parked")
THEME_COLUMNS: Final = ("status", "label_nb", "label_en", "idea", "scope", "is_not")
VALUES: Final = {
    "Text": "TextValue",
    "Boolean": "BooleanValue",
    "Integer": "IntegerValue",
    "Float": "FloatValue",
    "Date": "DateValue",
    "DateTime": "DateTimeValue",
}
"""A variable's type, and the element that holds its values."""


def plain_guid(guid: str | None) -> str:
    """A GUID as GUIDs compare: lower case, without braces and space around it; "" for none."""
    if not guid:
        return ""
    return guid.lower() if len(guid) == 36 and "{" not in guid else guid.strip().strip("{}").strip().lower()
