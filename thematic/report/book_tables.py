"""The codebook as tables to edit in Word or Excel and take back: every field a column, and a stamp on every row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thematic.coding.bookrows import FIELDS, BookRow, Kind, book_rows
from thematic.errors import BadInput
from thematic.report.excel import CELL
from thematic.report.files import check_suffix, write_whole
from thematic.report.table import Cell, Column, Table
from thematic.report.words import LANGUAGES, Words
from thematic.store.desk import Desk
from thematic.store.names import fold

KINDS: tuple[Kind, ...] = ("code", "theme")
SHEETS: Mapping[Kind, str] = {"code": "book_codes", "theme": "book_themes"}
WIDTHS = {
    "name": 2.3,
    "parent": 1.7,
    "label_nb": 2.0,
    "label_en": 2.0,
    "definition": 3.4,
    "include": 2.6,
    "exclude": 2.9,
    "example": 2.8,
    "concept": 1.5,
    "theme": 1.5,
    "colour": 1.3,
    "parked": 1.3,
    "idea": 3.6,
    "scope": 2.8,
    "is_not": 2.6,
    "id": 1.3,
}
"""How wide the columns are in Word, against each other."""


@dataclass(frozen=True, slots=True)
class BookTable:
    """One table that goes out: its kind, its rows, and the highest id of the kind, which dates the file."""

    kind: Kind
    rows: tuple[BookRow, ...]
    highest: int


def heading_of(kind: Kind, field: str, words: Words) -> str:
    """What the column of a field is called."""
    return words.say(f"book_{kind}" if field == "name" else f"book_{field}")


def known_headings(kind: Kind) -> dict[str, str]:
    """Fields by their folded headings: those of every language, and the fields' own names."""
    found = {fold(field): field for field in (*FIELDS[kind], "id") if field != "name"}
    for language in LANGUAGES:
        words = Words(language)
        found |= {fold(heading_of(kind, field, words)): field for field in (*FIELDS[kind], "id")}
    return found | {kind: "name"}


def export_book(desk: Desk, output: Path, *, language: str = "") -> None:
    """Write codes and themes to ``output``, a .docx or .xlsx file that ``codebook import`` takes back.

    Equal studies give equal bytes. Raises UsageError for another suffix, BadInput where a text is longer than a cell
    of Excel can be, or where the folder cannot be written.
    """
    words = Words(language or desk.language)
    suffix = check_suffix(output, known=(".docx", ".xlsx"))
    tables = [
        BookTable(kind, tuple(book_rows(desk, kind)), max(desk.store.values(f"{kind}s", "id"), default=0))
        for kind in KINDS
    ]
    title = desk.store.setting("title") or words.say("untitled")
    content = _workbook(tables, words, title) if suffix == ".xlsx" else _document(tables, words, title)
    write_whole(output, content)


def book_table(table: BookTable, words: Words) -> Table:
    """The table as it goes out; the heading of the last column says up to which id there were rows."""
    fields = FIELDS[table.kind]
    columns = [Column(field, heading_of(table.kind, field, words), WIDTHS[field]) for field in fields]
    columns.append(Column("id", f"{words.say('book_id')} {table.highest}", WIDTHS["id"]))
    rows: list[tuple[Cell, ...]] = [(*(row.values[field] for field in fields), row.stamp) for row in table.rows]
    return Table(
        tuple(columns),
        tuple(rows),
        caption=words.say(SHEETS[table.kind]),
        alt=words.say(f"{SHEETS[table.kind]}_alt"),
        language=words.language,
    )


def _guide(words: Words) -> list[str]:
    return [words.say(key) for key in ("book_how", "book_several", "book_back")]


def _workbook(tables: list[BookTable], words: Words, title: str) -> bytes:
    from thematic.report.excel import workbook_bytes

    for table in tables:
        for row in table.rows:
            long = next((field for field, text in row.values.items() if len(text) > CELL), None)
            if long is not None:
                column = heading_of(table.kind, long, words)
                raise BadInput(
                    f"'{row.name}', {column}: the text is longer than a cell of Excel can be.",
                    hint="A .docx or .yml file holds it.",
                )
    sheets = [(words.say(SHEETS[table.kind]), book_table(table, words)) for table in tables]
    told = Table((Column("note", words.say("book_title")),), tuple((line,) for line in _guide(words)))
    return workbook_bytes([*sheets, (words.say("book_read_me"), told)], title=title)


def _document(tables: list[BookTable], words: Words, title: str) -> bytes:
    """A landscape document with a table a kind; themes only where there are some."""
    from docx.shared import Pt, RGBColor

    from thematic.report.word import DATED, saved
    from thematic.report.word_sheet import sheet_of
    from thematic.report.word_styles import new_document
    from thematic.report.word_tables import add_table

    document = new_document(title=title, language=words.language, landscape=True)
    document.core_properties.created = document.core_properties.modified = DATED
    sheet = sheet_of(document)
    sheet.add_paragraph("Title", words.say("book_title"))
    sheet.add_paragraph("Subtitle", title)
    for line in _guide(words):
        sheet.add_paragraph("Body Text", line)
    for table in tables:
        if table.kind == "theme" and not table.rows:
            continue
        sheet.add_paragraph("Heading 1", words.say(SHEETS[table.kind]))
        add_table(sheet, replace(book_table(table, words), caption=""))
        for row in document.tables[-1].rows:
            cells = row.cells
            if len({id(cell._tc) for cell in cells}) == len(cells) > 1:
                for run in (run for paragraph in cells[-1].paragraphs for run in paragraph.runs):
                    run.font.size, run.font.color.rgb = Pt(4.5), RGBColor(0x9A, 0xA5, 0xB1)
    return saved(document)
