"""Chapters to a Word document of the house or into a template, written the same to the byte for the same values."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from thematic.report.blocks import Chapter, Heading, Picture, Quotation
from thematic.report.table import Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from thematic.report.blocks import Block
    from thematic.report.word_sheet import Sheet

DATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of every document, so that bytes never hang on the clock: the earliest a zip file can hold."""


def document_bytes(
    chapters: Sequence[Chapter], *, title: str, subtitle: str = "", language: str, template: Path | None = None
) -> bytes:
    """A .docx file with ``title``, then every chapter; what is empty is left out. Equal values give equal bytes.

    With a ``template`` the chapters stand in a copy of it, in its styles, where its paragraph {{thematic}} is, else at
    its end, and without the title where it has text of its own. Raises BadInput for a template that cannot be used.
    """
    if template is not None:
        from thematic.report.word_template import open_template

        place = open_template(template, language=language)
        sheet = place.sheet
        if place.empty:
            _add_title(sheet, title, subtitle)
        for chapter in chapters:
            place.turn(landscape=chapter.landscape)
            _add_chapter(sheet, chapter)
        place.close()
        return saved(sheet.document)

    from docx.enum.section import WD_SECTION

    from thematic.report.word_sheet import sheet_of
    from thematic.report.word_styles import new_document, set_page

    turned = bool(chapters) and chapters[0].landscape
    document = new_document(title=title, language=language, landscape=turned)
    document.core_properties.created = document.core_properties.modified = DATED
    sheet = sheet_of(document)
    _add_title(sheet, title, subtitle)
    for chapter in chapters:
        if chapter.landscape != turned:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            set_page(section, title=title, language=language, landscape=chapter.landscape)
            turned = chapter.landscape
            sheet.measure(section)
        _add_chapter(sheet, chapter)
    return saved(document)


def _add_title(sheet: "Sheet", title: str, subtitle: str) -> None:
    for text, style in ((title, "Title"), (subtitle, "Subtitle")):
        if text:
            sheet.add_paragraph(style, text)


def _add_chapter(sheet: "Sheet", chapter: Chapter) -> None:
    if chapter.heading:
        sheet.add_paragraph("Heading 1", chapter.heading)
    for block in chapter.blocks:
        _add_block(sheet, block)


def _add_block(sheet: "Sheet", block: "Block") -> None:
    from thematic.report.word_captions import add_picture
    from thematic.report.word_tables import add_line, add_table

    if isinstance(block, Table):
        add_table(sheet, block)
    elif isinstance(block, Heading):
        sheet.add_paragraph(f"Heading {min(block.level, 3)}", block.text)
    elif isinstance(block, Picture):
        add_picture(sheet, block)
    elif isinstance(block, Quotation):
        for index, line in enumerate(block.lines):
            form = add_line(sheet, line, "Block Quote").paragraph_format
            form.keep_together = True
            if index < len(block.lines) - 1:
                # An exchange is one quotation.
                form.keep_with_next, form.space_after = True, 0
    else:
        add_line(sheet, block, "Body Text")


def saved(document: "WordDocument") -> bytes:
    """The bytes of a document, dated ``DATED`` through and through."""
    import io

    saved = io.BytesIO()
    document.save(saved)
    return _dated(saved.getvalue())


def _dated(archive: bytes) -> bytes:
    """The same zip file with every member dated ``DATED``."""
    import io
    import zipfile

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, DATED.timetuple()[:6])
            member.compress_type, member.external_attr, member.create_system = (
                zipfile.ZIP_DEFLATED,
                0o600 << 16,
                3,
            )
            written.writestr(member, read.read(name))
    return out.getvalue()
