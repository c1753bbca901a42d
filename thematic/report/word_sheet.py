"""The document that is being written: its styles by name, how much goes on a page, and bookmarks given so far."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from thematic.report.ooxml import legible
from thematic.report.word_styles import text_width

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

PAGE, TURNED = 45, 26
"""Lines of table and notes that surely go on one page, upright or turned; a longer table may break between its rows.

A single row that is longer may break too: a row that may not, and does not fit, is cut off at the foot of the page.
"""


@dataclass(slots=True)
class Sheet:
    """A document under way. ``styles`` holds ids of styles by their names, folded; ``width`` is that of the text in
    twentieths of a point, ``lines`` how many lines of a table surely go on a page; ``bookmarks`` counts ids."""

    document: "WordDocument"
    styles: dict[str, str]
    width: int
    lines: int
    bookmarks: int

    def measure(self, section: "Section") -> None:
        """Go by the page of ``section`` from here on."""
        self.width = text_width(section)
        self.lines = TURNED if section.orientation == WD_ORIENT.LANDSCAPE else PAGE

    def add_paragraph(self, style: str, text: str = "", *, place: "_Cell | None" = None) -> "Paragraph":
        """A paragraph in a style, at the end of the document or of a cell."""
        paragraph = (place or self.document).add_paragraph()
        self.set_style(paragraph, style)
        if text:
            paragraph.add_run(legible(text))
        return paragraph

    def set_style(self, paragraph: "Paragraph", name: str) -> None:
        """By its id: looked up by name among all styles, this was half the time of a document."""
        paragraph._p.style = self.styles[name.casefold()]

    def bookmark(self) -> int:
        """The next bookmark's id."""
        self.bookmarks += 1
        return self.bookmarks


def sheet_of(document: "WordDocument") -> Sheet:
    """A sheet over ``document``, measured by its last section."""
    names = {style.name.casefold(): style.style_id for style in document.styles if style.name}
    ids = [int(node.get(qn("w:id"))) for node in document.element.body.iter(qn("w:bookmarkStart"))]
    sheet = Sheet(document, names, 0, 0, max(ids, default=0))
    sheet.measure(document.sections[-1])
    return sheet
