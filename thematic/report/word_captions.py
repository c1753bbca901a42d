"""What stands below a table or a picture in Word, or in a table's last row: number and caption, then the notes."""

import re
from typing import TYPE_CHECKING

from docx.shared import Cm, Pt, Twips

from thematic.report import ooxml
from thematic.report.table import Table
from thematic.report.words import Words

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from thematic.report.blocks import Picture
    from thematic.report.word_sheet import Sheet

AFTER = 22
"""Points of white between a table's last note and what follows."""


def label(table: Table) -> str:
    """ "Table 3-4", or nothing for a table without a number."""
    return f"{Words(table.language).say('table')} {table.number}" if table.number else ""


def add_foot(sheet: "Sheet", table: Table, *, place: "_Cell | None" = None) -> None:
    """The caption and the notes at the end of the document, or of the cell ``place``, kept together."""
    paragraph = _add_caption(sheet, "table", table.number, table.caption, table.language, place)
    if table.notes:
        paragraph.paragraph_format.keep_with_next = True
    else:
        paragraph.paragraph_format.space_after = Pt(AFTER)
    _add_notes(sheet, table, place)


def add_picture(sheet: "Sheet", picture: "Picture") -> None:
    """The picture as wide as it says, or as the text is, its caption below it."""
    import io

    paragraph = sheet.add_paragraph("Picture")
    width = min(Cm(picture.width), Twips(sheet.width))
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=width)
    for side in "TBLR":
        # LibreOffice takes an eighth of an inch where nothing is said.
        shape._inline.set(f"dist{side}", "0")
    shape._inline.docPr.set("descr", ooxml.legible(picture.alt))
    shape._inline.docPr.set("title", ooxml.legible(picture.caption))
    paragraph.paragraph_format.keep_with_next = True
    caption = _add_caption(sheet, "figure", picture.number, picture.caption, picture.language, None)
    if picture.notes:
        caption.paragraph_format.keep_with_next = True
        _add_notes(sheet, picture, None)
    else:
        caption.paragraph_format.space_after = Pt(AFTER)


def _add_caption(
    sheet: "Sheet", kind: str, number: str, caption: str, language: str, place: "_Cell | None"
) -> "Paragraph":
    """Label and number in a bookmark, the running number a SEQ field, then the text.

    "3-4" is a literal chapter and a field that is set to 4 (``\\r 4``), so that updating fields keeps it.
    """
    paragraph = sheet.add_paragraph("Caption", place=place)
    if number:
        found = re.fullmatch(r"(.*?)(\d+)", number)
        noun, mark = Words(language).say(kind), sheet.bookmark()
        ooxml.open_bookmark(paragraph, f"{kind}_" + re.sub(r"\W", "_", number), mark)
        paragraph.add_run(f"{noun} {ooxml.legible(found[1] if found else number)}").bold = True
        if found:
            ooxml.add_field(paragraph, f"SEQ {noun} \\* ARABIC \\r {int(found[2])}", found[2], bold=True)
        ooxml.close_bookmark(paragraph, mark)
        paragraph.add_run("  ")
    paragraph.add_run(ooxml.legible(caption))
    return paragraph


def _add_notes(sheet: "Sheet", table: "Table | Picture", place: "_Cell | None") -> None:
    """The general notes as one paragraph, those with a letter as another, then white space."""
    general = " ".join(note.text for note in table.notes if not note.mark)
    marked = [note for note in table.notes if note.mark]
    if general:
        paragraph = sheet.add_paragraph("Table Note", place=place)
        paragraph.add_run(Words(table.language).say("note") + " ").italic = True
        paragraph.add_run(ooxml.legible(general))
        paragraph.paragraph_format.keep_with_next = bool(marked) or None
        paragraph.paragraph_format.keep_together = True
    if marked:
        paragraph = sheet.add_paragraph("Table Note", place=place)
    for index, note in enumerate(marked):
        paragraph.add_run("   " if index else "")
        paragraph.add_run(note.mark).font.superscript = True
        paragraph.add_run(f"\N{NARROW NO-BREAK SPACE}{ooxml.legible(note.text)}")
    if table.notes:
        paragraph.paragraph_format.space_after = Pt(AFTER)
