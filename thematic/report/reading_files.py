"""Reading copies written to a file or, for several documents, to a folder with a page that lists them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from thematic.errors import UsageError
from thematic.report.files import check_suffix, make_folder, write_whole
from thematic.report.reading_copy import Copy, inks, read_copy
from thematic.report.reading_page import page, reading_page, shown
from thematic.report.reading_style import STYLE, type_width
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.names import fold

RESERVED = {"con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that a file of the folder cannot have: those that Windows keeps for itself, and our own."""


def export_reading(
    desk: Desk,
    documents: Sequence[str],
    output: Path,
    *,
    coders: Sequence[str] = (),
    layer: str = "",
    language: str = "",
) -> tuple[list[Path], list[str]]:
    """Write a page of one document to ``output``.html, or of several (none named: all) to a folder.

    Returns the files, and what should be told. Raises NotFound, UsageError for several documents in one file, BadInput
    where something cannot be written.
    """
    store = desk.store
    words = Words(language or desk.language)
    reader = Desk(store, desk.coder, words.language)
    rows = [store.find("documents", name) for name in documents] or store.rows("documents", order="name_key")
    rows = list({row["id"]: row for row in rows}.values())
    single = output.suffix.lower() in (".html", ".htm")
    if single and len(rows) != 1:
        raise UsageError(
            f"'{output.name}' holds one document, and there are {len(rows)}.",
            hint="Name one document, or a folder with -o FOLDER.",
        )
    if not single and output.suffix and not output.is_dir():
        check_suffix(output, known=(".html", ".htm"))
    title = store.setting("title") or words.say("untitled")
    drawn = inks(reader)
    copies = []
    for row in rows:
        times = any(time is not None for time in store.values("turns", "time_start", document_id=row["id"]))
        wide = type_width(times=times)
        copies.append(read_copy(reader, row["name"], width=wide, coders=coders, layer=layer, drawn=drawn))
    notes = list(dict.fromkeys(copy.notice for copy in copies if copy.notice))
    unclear = [copy.name for copy in copies if copy.unclear]
    if unclear:
        notes.append(
            f"Several people coded {', '.join(unclear)}, and nothing says whose reading counts: all are shown."
        )
    if single:
        write_whole(output, reading_page(copies[0], words, title=title).encode())
        return [output], notes
    make_folder(output)
    names = file_names([copy.name for copy in copies])
    written = []
    for copy, name in zip(copies, names, strict=True):
        write_whole(output / name, reading_page(copy, words, title=title, index="index.html").encode())
        written.append(output / name)
    body = "\n".join(_listing(copies, names, words, title))
    index = page(f"{words.say('reading_all')} – {title}", STYLE, body, language=words.language)
    write_whole(output / "index.html", index.encode())
    return [output / "index.html", *written], notes


def file_names(documents: Sequence[str]) -> list[str]:
    """A file name for each document that every system takes, no two alike whatever their case."""
    taken: set[str] = set()
    found = []
    for document in documents:
        plain = re.sub(r'[<>:"/\\|?*#%&\x00-\x1f]+', "-", document).strip(" .-")[:80] or "document"
        if fold(plain) in RESERVED:
            plain = f"{plain}-"
        name, number = plain, 1
        while fold(name) in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(fold(name))
        found.append(f"{name}.html")
    return found


def _address(name: str) -> str:
    """A file name as it stands in a link."""
    plain = "-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(chr(b) if chr(b) in plain else f"%{b:02X}" for b in name.encode("utf-8", "replace"))


def _listing(copies: Sequence[Copy], names: Sequence[str], words: Words, title: str) -> Iterator[str]:
    yield f"<header><h1>{words.say('reading_all')}</h1>"
    yield f'<p class="under">{shown(title)}</p></header>'
    yield "<main><table><thead><tr>"
    yield f'<th scope="col">{words.say("reading_document")}</th><th scope="col">{words.say("reading_place")}</th>'
    yield f'<th scope="col" class="n">{words.say("reading_segments").capitalize()}</th></tr></thead><tbody>'
    for copy, name in zip(copies, names, strict=True):
        place = ", ".join(part for part in (copy.group, copy.site) if part)
        yield (
            f'<tr><td><a href="{_address(name)}">{shown(copy.name)}</a></td><td>{shown(place)}</td>'
            f'<td class="n">{words.whole(len(copy.stripes))}</td></tr>'
        )
    yield "</tbody></table></main>"
