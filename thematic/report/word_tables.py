"""A table value set in Word: headings that repeat, bullets in cells, rules, and rows that stay together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from thematic.report import ooxml
from thematic.report.table import Cell, Line, Table
from thematic.report.word_captions import add_foot, label
from thematic.report.word_measure import column_widths, count_lines
from thematic.report.word_styles import BODY, INK, RULE, SHADE, SMALL, TINT
from thematic.report.words import TAGS

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

    from thematic.report.word_sheet import Sheet

ROOMY = {
    "text": "Table Text",
    "heading": "Table Heading",
    "figures": "Table Figures",
    "quote": "Table Quote",
}
DENSE = dict.fromkeys(ROOMY, "Table Small") | {"heading": "Table Small Heading"}
"""Paragraph styles by kind of line: in most tables, and in those of ``MANY`` columns or more."""

MANY = 9
BULLETS = ("Table Bullet", "Table Bullet 2", "Table Bullet 3")
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
INDENT = 11.35
"""Points that one level stands to the right of the one above it: the hang of a bullet."""

WHITE, TIGHT = 85, 55
"""White beside the text of a cell, and of a dense table's cell, in twentieths of a point."""


def add_table(sheet: "Sheet", table: Table) -> None:
    """Set ``table`` at the end of the document."""
    document, page = sheet.document, sheet.lines
    heads: list[tuple[Cell, ...]] = [((Line(band, "heading"),),) for band in table.bands]
    heads.append(tuple((Line(column.heading, "heading"),) for column in table.columns))
    made = document.add_table(len(heads) + len(table.rows), len(table.columns), style="Report Table")
    made.autofit = False
    ooxml.describe(made, title=f"{label(table)} {table.caption}".strip(), description=table.alt)
    dense = len(table.columns) >= MANY
    styles, padding, size = (DENSE, TIGHT, SMALL) if dense else (ROOMY, WHITE, BODY)
    if dense:
        ooxml.set_padding(made, padding)
    widths = column_widths(table, sheet.width, size=size, padding=padding)
    ooxml.set_width(made, widths)
    rows = list(made.rows)
    lines = [count_lines(cells, widths, size=size) for cells in (*heads, *table.rows)]
    for row, cells, length in zip(rows, [*heads, *table.rows], lines, strict=True):
        _fill(sheet, row, cells, table, styles)
        if length <= page:
            ooxml.keep_whole(row)
    for row in rows[: len(heads)]:
        _make_head(row, last=row is rows[len(heads) - 1])
    _rule(rows[len(heads) :], table)
    below = count_lines((" ".join(note.text for note in table.notes),), [sum(widths)], size=size)
    whole = sum(lines) + below <= page
    _keep_together(rows, table, len(heads), whole=whole)
    if whole:
        add_foot(sheet, table)
    else:
        _add_foot_row(sheet, made, table, split=below > page)
        sheet.add_paragraph("Table Note")


def _add_foot_row(sheet: "Sheet", made: "WordTable", table: Table, *, split: bool) -> None:
    """Caption and notes in a row of their own, without rules, that the last row is kept with.

    Word keeps a table's last row with the paragraph after it, LibreOffice does not; both keep a row with the next.
    """
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]
    cell = row.cells[0].merge(row.cells[-1])
    ooxml.rule(cell, INK, top=8, bottom=0)
    ooxml.set_cell_padding(cell, 0)
    add_foot(sheet, table, place=cell)
    cell._tc.remove(cell.paragraphs[0]._p)
    if not split:
        ooxml.keep_whole(row)


def add_line(sheet: "Sheet", line: Line, style: str) -> "Paragraph":
    """Set a paragraph of text in ``style``, or as a bullet, its lead in bold."""
    paragraph = sheet.document.add_paragraph()
    sheet.set_style(paragraph, "List Bullet" if line.kind == "bullet" else style)
    _add_runs(paragraph, line)
    return paragraph


def _fill(sheet: "Sheet", row: "_Row", cells: tuple[Cell, ...], table: Table, styles: Mapping[str, str]) -> None:
    places = row.cells
    if len(cells) < len(places):
        _fill_cell(sheet, places[0].merge(places[-1]), cells[0], "left", styles)
        return
    for index, (place, cell) in enumerate(zip(places, cells, strict=True)):
        _fill_cell(sheet, place, cell, table.align(index), styles)


def _fill_cell(sheet: "Sheet", place: "_Cell", cell: Cell, align: str, styles: Mapping[str, str]) -> None:
    lines = cell if isinstance(cell, tuple) else (Line("" if cell is None else str(cell)),)
    for index, line in enumerate(lines):
        paragraph = place.paragraphs[0] if index == 0 else place.add_paragraph()
        _fill_line(sheet, paragraph, line, styles)
        if align != "left":
            paragraph.alignment = ALIGNMENTS[align]


def _fill_line(sheet: "Sheet", paragraph: "Paragraph", line: Line, styles: Mapping[str, str]) -> None:
    if line.kind == "bullet":
        sheet.set_style(paragraph, BULLETS[min(line.level, len(BULLETS) - 1)])
    else:
        sheet.set_style(paragraph, styles[line.kind])
        if line.level:
            paragraph.paragraph_format.left_indent = Pt(INDENT * line.level)
    _add_runs(paragraph, line)


def _add_runs(paragraph: "Paragraph", line: Line) -> None:
    if line.lead:
        lead = paragraph.add_run(f"{ooxml.legible(line.lead)} ")
        lead.bold, lead.italic = True, False
    run = paragraph.add_run(ooxml.legible(line.text))
    if line.language:
        ooxml.set_language(run, TAGS.get(line.language, line.language))
    if line.tail:
        paragraph.add_run(f" {ooxml.legible(line.tail)}").italic = False
    if line.marks:
        paragraph.add_run(f"\N{NARROW NO-BREAK SPACE}{','.join(line.marks)}").font.superscript = True


def _make_head(row: "_Row", *, last: bool) -> None:
    ooxml.repeat_as_header(row)
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        ooxml.shade(cell, SHADE)
        ooxml.rule(cell, INK if last else RULE, bottom=4)


def _rule(rows: Sequence["_Row"], table: Table) -> None:
    """A thin rule under every row but the last and kept ones, and between columns of bullets; headings are shaded."""
    for place, (row, cells) in enumerate(zip(rows, table.rows, strict=True)):
        below = {"bottom": 2} if place < len(rows) - 1 and place not in table.kept else {}
        listed = len(cells) > 1 and all(isinstance(cell, tuple) for cell in cells)
        for index, cell in enumerate(row.cells):
            ooxml.rule(cell, RULE, **below, **({"left": 2} if listed and index else {}))
            if _is_heading(cells):
                ooxml.shade(cell, TINT)


def _keep_together(rows: Sequence["_Row"], table: Table, heads: int, *, whole: bool) -> None:
    """Headings stay with what they head, the last row with the caption, a table that goes on a page with itself."""
    for index, row in enumerate(rows):
        heading = index < heads or _is_heading(table.rows[index - heads])
        if whole or heading or index - heads in table.kept or index == len(rows) - 1:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _is_heading(row: tuple[Cell, ...]) -> bool:
    """Whether the row is one cell that heads the rows below it."""
    first = row[0]
    return len(row) == 1 and isinstance(first, tuple) and bool(first) and first[0].kind == "heading"
