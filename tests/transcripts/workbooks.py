"""Excel files as other programs write them, and by hand where none would write such a thing."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import xlsxwriter

BOOK = '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Ark1" r:id="r1"/></sheets></workbook>'
LINKS = (
    '<Relationships xmlns="p"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    '<Relationship Id="r3" Type="x/externalLink" Target="file.xlsx" TargetMode="External"/></Relationships>'
)


def by_openpyxl(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook that ``fill`` has filled."""
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """A workbook that ``fill`` has filled."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def by_hand(rows: str, *, strings: str = "", book: str = BOOK, more: dict[str, str] | None = None) -> bytes:
    """A workbook with one sheet whose ``sheetData`` holds ``rows``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="m"><sheetData>{rows}</sheetData></worksheet>')
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="m">{strings}</sst>')
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def row(*cells: str) -> str:
    """A row of texts that stand in their cells."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"
