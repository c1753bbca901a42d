"""Tables to an Excel workbook: one sheet a table, values as they are and nothing taken for a formula."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thematic.report.quotes import ELLIPSIS
from thematic.report.table import Table, plain

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET_NAME, CELL = 31, 32_767
"""Characters that Excel allows in the name of a sheet, and in a cell."""

WIDEST = 60
"""Characters to which a column grows."""

LINE, TALLEST = 15, 400
"""Points of one line, and to which a row grows (Excel stops at 409)."""


def workbook_bytes(sheets: Sequence[tuple[str, Table]], *, title: str) -> bytes:
    """A .xlsx file with a sheet for every (name, table); equal values give equal bytes.

    Text stays text: no formulas, links or numbers are made of it. What is too long for a cell ends in an ellipsis.
    """
    import io

    import xlsxwriter

    from thematic.report.ooxml import legible
    from thematic.report.word import DATED

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": legible(title), "created": DATED.replace(tzinfo=None)})
        head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#E4E7EB", "text_wrap": True, "valign": "bottom"}
        )
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, table in sheets:
            sheet = book.add_worksheet(_sheet_name(name))
            sheet.write_row(0, 0, [legible(column.heading) for column in table.columns], head)
            for number, row in enumerate(table.rows, start=1):
                for index, cell in enumerate(row):
                    value = plain(cell)
                    sheet.write(number, index, _fitting(legible(value)) if isinstance(value, str) else value, body)
            _lay_out(sheet, table)
    return out.getvalue()


def _fitting(text: str) -> str:
    # xlsxwriter leaves out what is too long, without a word.
    return text if len(text) <= CELL else f"{text[: CELL - len(ELLIPSIS) - 1]} {ELLIPSIS}"


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column so many characters wide, words being broken rather late than early."""
    return sum(1 if len(line) <= width - 2 else -(-len(line) * 6 // (width * 5)) for line in text.split("\n"))


def _lay_out(sheet: "Worksheet", table: Table) -> None:
    """Widths and heights after what the cells hold, the headings frozen and filtered, one page wide in print."""
    widths = []
    for index in range(len(table.columns)):
        held = [
            table.columns[index].heading,
            *(str(plain(row[index])) for row in table.rows if index < len(row)),
        ]
        longest = max(len(line) for text in held for line in text.split("\n"))
        widths.append(min(max(longest + 2, 8), WIDEST))
        sheet.set_column(index, index, widths[-1])
    # LibreOffice keeps rows without a height at one line, and prints the rest of a long cell over the rows below.
    for number, row in enumerate(table.rows, start=1):
        lines = max((_lines(str(plain(cell)), width) for cell, width in zip(row, widths, strict=False)), default=1)
        if lines > 1:
            sheet.set_row(number, min(lines * LINE, TALLEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _sheet_name(name: str) -> str:
    """A name that Excel takes: short, and without the signs that it keeps for itself."""
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in name)[:SHEET_NAME].strip("'") or "Sheet1"
