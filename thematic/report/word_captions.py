"""What stands below a table in Word, or in its last row: its number and caption, then the notes."""

import re
from typing import TYPE_CHECKING

from docx.shared import Pt

from thematic.report import ooxml
from thematic.report.table import Table
from thematic.report.words import Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

AFTER = 22
"""Points of white between a table's last note and what follows."""


def label(table: Table) -> str:
    """ "Table 3-4", or nothing for a table without a number."""
    return f"{Words(table.language).say('table')} {table.number}" if table.number else ""


def add_foot(place: "WordDocument | _Cell", table: Table, *, number: int) -> None:
    """The caption and the notes at the end of ``place``, kept together."""
    _add_caption(place, table, number=number)
    _add_notes(place, table)


def _add_caption(place: "WordDocument | _Cell", table: Table, *, number: int) -> None:
    """Label and number in a bookmark, the running number a SEQ field, then the text.

    "3-4" is a literal chapter and a field that is set to 4 (``\\r 4``), so that updating fields keeps it;
    ``number`` is the bookmark's id.
    """
    paragraph = place.add_paragraph(style="Caption")
    if table.number:
        found = re.fullmatch(r"(.*?)(\d+)", table.number)
        noun = Words(table.language).say("table")
        ooxml.open_bookmark(paragraph, "table_" + re.sub(r"\W", "_", table.number), number)
        paragraph.add_run(f"{noun} {ooxml.legible(found[1] if found else table.number)}").bold = True
        if found:
            ooxml.add_field(paragraph, f"SEQ {noun} \\* ARABIC \\r {int(found[2])}", found[2], bold=True)
        ooxml.close_bookmark(paragraph, number)
        paragraph.add_run("  ")
    paragraph.add_run(ooxml.legible(table.caption))
    if table.notes:
        paragraph.paragraph_format.keep_with_next = True
    else:
        paragraph.paragraph_format.space_after = Pt(AFTER)


def _add_notes(place: "WordDocument | _Cell", table: Table) -> None:
    """The general notes as one paragraph, those with a letter as another, then white space."""
    general = " ".join(note.text for note in table.notes if not note.mark)
    marked = [note for note in table.notes if note.mark]
    if general:
        paragraph = place.add_paragraph(style="Table Note")
        paragraph.add_run(Words(table.language).say("note") + " ").italic = True
        paragraph.add_run(ooxml.legible(general))
        paragraph.paragraph_format.keep_with_next = bool(marked) or None
        paragraph.paragraph_format.keep_together = True
    if marked:
        paragraph = place.add_paragraph(style="Table Note")
    for index, note in enumerate(marked):
        paragraph.add_run("   " if index else "")
        paragraph.add_run(note.mark).font.superscript = True
        paragraph.add_run(f"\N{NARROW NO-BREAK SPACE}{ooxml.legible(note.text)}")
    if table.notes:
        paragraph.paragraph_format.space_after = Pt(AFTER)
