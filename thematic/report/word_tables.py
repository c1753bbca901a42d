"""A table value set in Word: headings that repeat, bullets in cells, rules, and rows that stay together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from thematic.report import ooxml
from thematic.report.table import Cell, Line, Table, plain
from thematic.report.word_captions import add_caption, add_notes, label
from thematic.report.word_styles import INK, RULE, SHADE, TINT, text_width

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

ROOMY = {
    "text": "Table Text",
    "heading": "Table Heading",
    "figures": "Table Figures",
    "quote": "Table Quote",
}
DENSE = dict.fromkeys(ROOMY, "Table Small") | {"heading": "Table Small Heading"}
"""Paragraph styles by kind of line: in most tables, and in those of ``MANY`` columns or more."""

MANY = 9
BULLETS = ("List Bullet", "List Bullet 2")
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
INDENT = 11.35
"""Points that one level stands to the right of the one above it: the hang of a bullet."""

TIGHT = 55
"""White beside the text of a dense table's cells, in twentieths of a point."""

PAGE = 42
"""Lines of table that surely go on one page; a longer table may break between its rows."""


def add_table(document: "WordDocument", table: Table, *, number: int) -> None:
    """Set ``table`` at the end of ``document``; ``number`` is its place there, from 1, for its bookmark."""
    heads: list[tuple[Cell, ...]] = [((Line(band, "heading"),),) for band in table.bands]
    heads.append(tuple((Line(column.heading, "heading"),) for column in table.columns))
    made = document.add_table(len(heads) + len(table.rows), len(table.columns), style="Report Table")
    made.autofit = False
    ooxml.set_width(made, _widths(table, text_width(document.sections[-1])))
    ooxml.describe(made, title=f"{label(table)} {table.caption}".strip(), description=table.alt)
    styles = DENSE if len(table.columns) >= MANY else ROOMY
    if styles is DENSE:
        ooxml.set_padding(made, TIGHT)
    rows = list(made.rows)
    for row, cells in zip(rows, [*heads, *table.rows], strict=True):
        _fill(row, cells, table, styles)
        ooxml.keep_whole(row)
    for row in rows[: len(heads)]:
        _make_head(row, last=row is rows[len(heads) - 1])
    _rule(rows[len(heads) :], table.rows)
    _keep_together(rows, table, len(heads))
    add_caption(document, table, number=number)
    add_notes(document, table)


def _widths(table: Table, total: int) -> list[int]:
    """The columns' relative widths in twentieths of a point; rounding goes to the last."""
    share = total / sum(column.width for column in table.columns)
    widths = [round(column.width * share) for column in table.columns]
    return [*widths[:-1], total - sum(widths[:-1])]


def _fill(row: "_Row", cells: tuple[Cell, ...], table: Table, styles: Mapping[str, str]) -> None:
    places = row.cells
    if len(cells) < len(places):
        _fill_cell(places[0].merge(places[-1]), cells[0], "left", styles)
        return
    for index, (place, cell) in enumerate(zip(places, cells, strict=True)):
        _fill_cell(place, cell, table.align(index), styles)


def _fill_cell(place: "_Cell", cell: Cell, align: str, styles: Mapping[str, str]) -> None:
    lines = cell if isinstance(cell, tuple) else (Line("" if cell is None else str(cell)),)
    for index, line in enumerate(lines):
        paragraph = place.paragraphs[0] if index == 0 else place.add_paragraph()
        _fill_line(paragraph, line, styles)
        if align != "left":
            paragraph.alignment = ALIGNMENTS[align]


def _fill_line(paragraph: "Paragraph", line: Line, styles: Mapping[str, str]) -> None:
    if line.kind == "bullet":
        paragraph.style = BULLETS[min(line.level, 1)]
    else:
        paragraph.style = styles[line.kind]
        if line.level:
            paragraph.paragraph_format.left_indent = Pt(INDENT * line.level)
    if line.lead:
        lead = paragraph.add_run(f"{ooxml.legible(line.lead)} ")
        lead.bold, lead.italic = True, False
    paragraph.add_run(ooxml.legible(line.text))
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


def _rule(rows: Sequence["_Row"], values: Sequence[tuple[Cell, ...]]) -> None:
    """A thin rule under every row but the last, and between columns of bullets; headings are shaded."""
    for place, (row, cells) in enumerate(zip(rows, values, strict=True)):
        below = {"bottom": 2} if place < len(rows) - 1 else {}
        listed = len(cells) > 1 and all(isinstance(cell, tuple) for cell in cells)
        for index, cell in enumerate(row.cells):
            ooxml.rule(cell, RULE, **below, **({"left": 2} if listed and index else {}))
            if _is_heading(cells):
                ooxml.shade(cell, TINT)


def _keep_together(rows: Sequence["_Row"], table: Table, heads: int) -> None:
    """Headings stay with what they head, the last row with the caption, a short table with itself."""
    short = _lines(table) <= PAGE
    for index, row in enumerate(rows):
        heading = index <= heads or _is_heading(table.rows[index - heads])
        if short or heading or index == len(rows) - 1:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _is_heading(row: tuple[Cell, ...]) -> bool:
    """Whether the row is one cell that heads the rows below it."""
    first = row[0]
    return len(row) == 1 and isinstance(first, tuple) and bool(first) and first[0].kind == "heading"


def _lines(table: Table) -> int:
    """About how many lines the table's rows take: as if a full line held 100 characters."""
    share = 100 / sum(column.width for column in table.columns)
    total = len(table.bands) + 1
    for row in table.rows:
        widths = [column.width * share for column in table.columns] if len(row) > 1 else [100.0]
        total += max(
            sum(1 + int(len(text) / width) for text in str(plain(cell)).split("\n"))
            for cell, width in zip(row, widths, strict=False)
        )
    return total
