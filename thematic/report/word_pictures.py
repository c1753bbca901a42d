"""A picture set in Word: as wide as it is drawn, with its words for who cannot see it, and its caption below."""

import io
from typing import TYPE_CHECKING, Any

from docx.shared import Cm, Twips

from thematic.report.legible import legible
from thematic.report.picture import Picture
from thematic.report.word_captions import add_foot
from thematic.report.word_styles import text_width
from thematic.report.words import Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def add_picture(document: "WordDocument", picture: Picture, *, number: int) -> None:
    """Set ``picture`` at the end of ``document``; ``number`` is its place there, for the bookmark, and no table's.

    It is made narrower where the page is narrower than the drawing. Picture, caption and notes stay together.
    """
    paragraph = document.add_paragraph(style="Body Text")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = 0
    paragraph.paragraph_format.line_spacing = 1.0
    width = min(Cm(picture.width), Twips(text_width(document.sections[-1])))
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=width)
    for side in "TBLR":
        # LibreOffice takes an eighth of an inch where nothing is said.
        shape._inline.set(f"dist{side}", "0")
    named = f"{Words(picture.language).say('figure')} {picture.number}" if picture.number else picture.caption
    told: Any
    for told in (shape._inline.docPr, shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        told.set("name", legible(named))
        told.set("descr", legible(picture.alt))
    add_foot(document, picture, number=number, noun="figure")
