"""A project as a REFI-QDA file (.qdpx): a ZIP archive of its XML and of one text file for each document."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from thematic import __version__
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project
from thematic.exchange.refi.markup import Markup
from thematic.exchange.refi.names import ORIGIN, PROJECT_FILE, PROJECT_NAMESPACE, SOURCES
from thematic.exchange.refi.profiles import STANDARD, Profile
from thematic.exchange.refi.sheet import Sheet, moment
from thematic.exchange.refi.writing_cases import write_cases, write_variables
from thematic.exchange.refi.writing_codes import note_colours, write_codes
from thematic.exchange.refi.writing_notes import code_notes, write_links, write_notes, write_sets
from thematic.exchange.refi.writing_sources import text_of, write_sources

_EPOCH = (1980, 1, 1, 0, 0, 0)


def project_bytes(project: Project, fidelity: Fidelity, *, profile: Profile = STANDARD) -> bytes:
    """The file of a project, valid against the standard's schema; equal projects give equal bytes.

    ``fidelity`` is told what becomes of everything. Cost: linear in texts and codings; what stands in memory beside
    the project is the compressed file and the text of one document.
    """
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        with _member(archive, PROJECT_FILE) as stream:
            sheet = Sheet(project, profile, fidelity, Markup(stream.write))
            _write_project(sheet)
        for document in project.documents:
            text, _replaced = text_of(document)
            with _member(archive, f"{SOURCES}{sheet.guids.of('document', document.key)}.txt") as stream:
                stream.write(profile.text(text).encode())
    return content.getvalue()


@contextmanager
def _member(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    """A member of the archive, without the clock and the system that it is written on."""
    about = zipfile.ZipInfo(name, date_time=_EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.create_system = 3
    about.external_attr = 0o644 << 16
    with archive.open(about, "w") as stream:
        yield stream


def _write_project(sheet: Sheet) -> None:
    project, markup = sheet.project, sheet.markup
    markup.begin(
        "Project",
        {
            "xmlns": PROJECT_NAMESPACE,
            "name": project.name or ORIGIN,
            "origin": f"{ORIGIN} {__version__}",
            "creationDateTime": moment(project.created),
        },
    )
    _write_users(sheet)
    if project.codes:
        markup.begin("CodeBook")
        markup.begin("Codes")
        write_codes(markup, project.codes, sheet.guids, lambda code: code_notes(sheet, code))
        markup.end()
        markup.end()
        sheet.fidelity.kept("codes", len(project.codes))
        note_colours(project.codes, sheet.fidelity)
    write_variables(sheet)
    write_cases(sheet)
    write_sources(sheet)
    write_notes(sheet)
    write_links(sheet)
    write_sets(sheet)
    sheet.refer(sheet.guids.of("study", ""), *sheet.notes_on("", ""))
    markup.end()
    sheet.fidelity.changed(
        "characters", "of names and notes that XML cannot hold became U+FFFD", number=markup.replaced
    )


def _write_users(sheet: Sheet) -> None:
    people = [(coder.name, sheet.guids.of("coder", coder.key)) for coder in sheet.project.coders]
    people += [(name, sheet.guids.of("writer", name)) for name in sheet.writers]
    if people:
        sheet.markup.begin("Users")
        for name, guid in people:
            sheet.markup.leaf("User", {"guid": guid, "name": name})
        sheet.markup.end()
    sheet.fidelity.kept("coders", len(sheet.project.coders), what="as users")
