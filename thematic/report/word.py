"""Tables to a Word document: chapters of text and tables, written the same to the byte for the same values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from thematic.report.table import Line, Table

DATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of every document, so that bytes never hang on the clock: the earliest a zip file can hold."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Paragraphs and tables under one heading, upright or, for wide ones, on pages turned to landscape."""

    heading: str
    tables: tuple[Table, ...]
    landscape: bool = False
    text: tuple[Line, ...] = ()


def document_bytes(chapters: Sequence[Chapter], *, title: str, subtitle: str = "", language: str) -> bytes:
    """A .docx file with ``title``, then every chapter; what is empty is left out. Equal values give equal bytes."""
    import io

    from docx.enum.section import WD_SECTION

    from thematic.report.ooxml import legible
    from thematic.report.word_styles import new_document, set_page
    from thematic.report.word_tables import add_table, add_text

    turned = bool(chapters) and chapters[0].landscape
    document = new_document(title=title, language=language, landscape=turned)
    document.core_properties.created = document.core_properties.modified = DATED
    if title:
        document.add_paragraph(legible(title), style="Title")
    if subtitle:
        document.add_paragraph(legible(subtitle), style="Subtitle")
    number = 0
    for chapter in chapters:
        if chapter.landscape != turned:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            set_page(section, title=title, language=language, landscape=chapter.landscape)
            turned = chapter.landscape
        if chapter.heading:
            document.add_heading(legible(chapter.heading), level=1)
        for line in chapter.text:
            add_text(document, line)
        for table in chapter.tables:
            number += 1
            add_table(document, table, number=number)
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
