"""Coded segments for other programs: documented columns, the attributes joined, in six kinds of file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thematic.coding.blinding import veil_of
from thematic.coding.codingsfile import CASES, COLUMNS, JOINED, attribute_names, export_codings
from thematic.errors import UsageError
from thematic.plurals import count
from thematic.report.excel import CELL
from thematic.report.files import check_suffix, write_whole
from thematic.report.guarding import guard
from thematic.report.table import Column, Table, render
from thematic.store.desk import Desk
from thematic.store.names import fold

SUFFIXES = (".csv", ".tsv", ".xlsx", ".json", ".parquet", ".md")
Kind = Literal["integer", "text", "time"]


@dataclass(frozen=True, slots=True)
class Described:
    """A column of an export: its name, what kind of value it holds, and what that says."""

    name: str
    kind: Kind
    says: str


DESCRIBED = (
    Described("id", "integer", "The coding's number in this study file."),
    Described("document", "text", "The document's name."),
    Described("turn", "integer", "The first turn that the segment touches, counted from 1; empty outside turns."),
    Described("turn_end", "integer", "The last turn that the segment touches."),
    Described("speaker", "text", "Who speaks in the first turn, as the transcript names them."),
    Described("start", "integer", "Where the segment begins: characters (code points) from 0."),
    Described("end", "integer", "Where it ends: the first character after it."),
    Described("quote", "text", "The words, exactly as they stand in the document."),
    Described("code", "text", "The code's name."),
    Described("stance", "text", "+, - or ±; empty where the coding takes none."),
    Described("coder", "text", "Who coded it."),
    Described("layer", "text", "independent, or consensus after adjudication."),
    Described("created", "time", "When it was coded, in UTC."),
    Described("memo", "text", "Memos on the coding, joined with ' / '."),
    Described("speaker_role", "text", "participant, interviewer or other: the role of whoever speaks first."),
    Described("theme", "text", "The code's themes, joined with '; '; without one, those of the code above it."),
    Described("words", "integer", "Words in the quote."),
    Described("participant", "text", "The participant who speaks first, where the study knows them."),
    Described("group", "text", "The group that the document belongs to."),
    Described("site", "text", "The site of the group."),
)
"""The columns of every file, in order; those of attributes follow."""

ATTRIBUTE = "An attribute, looked up nearest first: at the participant, the group, the site."
"""What the column of any attribute says."""

WHOLE = ("id", "document", "start", "end", "quote", "code", "stance", "coder", "layer", "created", "memo", "words")
"""Columns that always hold a value; elsewhere an empty text means that nothing is known."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Coded segments as a table, what its columns say, and what a reader should be told (hidden, cut short)."""

    columns: tuple[Described, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    notes: tuple[str, ...]


def list_segments(
    desk: Desk,
    *,
    attributes: Sequence[str] | None = None,
    document: str = "",
    code: str = "",
    coder: str = "",
    layer: str = "",
) -> Segments:
    """The coded segments that the coder at the desk may see, with ``attributes`` (None: all) joined.

    An attribute of the name of another column has "attribute_" before it. Raises NotFound, UsageError for a layer.
    """
    asked = attribute_names(desk)[len(CASES) :] if attributes is None else [*attributes]
    extra = [name for name in asked if fold(name) not in CASES]
    names, found = export_codings(
        desk,
        attributes=["participant", "group", "site", *extra],
        document=document,
        code=code,
        coder=coder,
        layer=layer,
        joined=True,
    )
    own = names[len(COLUMNS) + len(JOINED) + len(CASES) :]
    taken = {fold(column.name) for column in DESCRIBED}
    columns = (
        *DESCRIBED,
        *(Described(f"attribute_{name}" if fold(name) in taken else name, "text", ATTRIBUTE) for name in own),
    )
    empty = [None if column.name not in WHOLE else "" for column in columns]
    rows = tuple(
        tuple(blank if value == "" else value for value, blank in zip(row, empty, strict=True)) for row in found
    )
    notice = veil_of(desk).notice(attributes=[*CASES, *own])
    return Segments(columns, rows, (notice,) if notice else ())  # type: ignore[arg-type]


def export_segments(
    desk: Desk,
    output: Path,
    *,
    attributes: Sequence[str] | None = None,
    excel: bool = False,
    document: str = "",
    code: str = "",
    coder: str = "",
    layer: str = "",
) -> list[str]:
    """Write the segments to ``output``, the kind by its suffix; returns what should be told.

    With ``excel``, cells of a CSV file that Excel would take for a formula begin with an apostrophe. Raises UsageError
    for another suffix, BadInput where the folder cannot be written, and what ``list_segments`` raises.
    """
    suffix = check_suffix(output, known=SUFFIXES)
    if excel and suffix != ".csv":
        raise UsageError("--excel is for CSV files alone.", hint="In an .xlsx file text stays text without it.")
    found = list_segments(desk, attributes=attributes, document=document, code=code, coder=coder, layer=layer)
    notes = [*found.notes, f"{count(len(found.rows), 'coded segment')}."]
    table = Table(tuple(Column(column.name, column.name) for column in found.columns), found.rows)
    if suffix == ".parquet":
        from thematic.report.parquet import parquet_bytes

        content = parquet_bytes(found.columns, found.rows)
    elif suffix == ".xlsx":
        from thematic.report.excel import workbook_bytes

        described = Table(
            tuple(Column(name, name) for name in ("column", "says")),
            tuple((column.name, column.says) for column in found.columns),
        )
        content = workbook_bytes([("segments", table), ("columns", described)], title="Coded segments")
        cut = sum(isinstance(value, str) and len(value) > CELL for row in found.rows for value in row)
        if cut:
            notes.append(f"{count(cut, 'text')} longer than a cell of Excel can be: cut there. A .csv file holds all.")
    else:
        if excel:
            table, guarded = guard(table)
            notes.append(f"{count(guarded, 'cell')} that Excel would take for a formula: an apostrophe before each.")
        content = render(table, suffix[1:]).encode()
    write_whole(output, content)
    return notes
