"""Tables to an Excel workbook: one sheet a table, values as they are and nothing taken for a formula."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thematic.report.quotes import ELLIPSIS
from thematic.report.table import Table, plain

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET_NAME, CELL = 31, 32_767
"""Characters that Excel allows in the name of a sheet, and in a cell."""


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


def _lay_out(sheet: "Worksheet", table: Table) -> None:
    """Column widths after what they hold, the headings frozen and filtered, one page wide in print."""
    for index in range(len(table.columns)):
        held = [
            table.columns[index].heading,
            *(str(plain(row[index])) for row in table.rows if index < len(row)),
        ]
        longest = max(len(line) for text in held for line in text.split("\n"))
        sheet.set_column(index, index, min(max(longest + 2, 8), 60))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _sheet_name(name: str) -> str:
    """A name that Excel takes: short, and without the signs that it keeps for itself."""
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in name)[:SHEET_NAME].strip("'") or "Sheet1"
