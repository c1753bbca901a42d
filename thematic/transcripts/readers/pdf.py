"""PDF files, with losses: a PDF keeps glyphs at places, not paragraphs.

Lines are put together as paragraphs by their length. Running headers and page numbers stand after the talk, as
``page-furniture``, and belong to nobody. Words divided at a line's end stay divided and are told; ligatures become
letters. A file with pictures of pages and no text is refused, and so is one that asks for a password.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from thematic.errors import ThematicError, UnreadableFile
from thematic.transcripts.readers.pages import Pages, read_pages
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source, check_length
from thematic.transcripts.readers.tables import Columns, read_row
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import damaged, unsafe
from thematic.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

NAME = "pdf"
SUFFIXES = (".pdf",)
RANK = 10

MAX_PAGES = 1_000
MAX_OPERATIONS = 2_000_000
"""Drawing operations in all pages; a page of talk has some thousand."""

_LIMITS = {
    "zlib_maximum_output_length": 16_000_000,
    "lzw_maximum_output_length": 16_000_000,
    "run_length_maximum_output_length": 16_000_000,
    "array_based_stream_maximum_output_length": 16_000_000,
    "stream_decoding_work_maximum_length": 64_000_000,
    "stream_parsing_work_maximum_count": 300_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 100_000,
    "xform_maximum_invocations_per_extraction": 500,
}
"""Of pypdf's own limits, those that a text needs less of than pictures do."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffd]")
_COLUMNS = Columns(text=2, speaker=1, time=0)
_NUMBERED_COLUMNS = Columns(text=3, speaker=2, time=1)
_LEAST_TEXT = 20


class _TooMuch(Exception):
    """More operations or text than a transcript has."""


def recognises(source: Source) -> bool:
    """A file with the mark of a PDF among its first bytes."""
    return b"%PDF-" in source.data[:1024] and not source.data.startswith((b"PK", b"{\\rtf"))


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, protected, hostile, or holds pictures and no text."""
    with _quiet():
        texts = _texts(source)
    if not texts:
        raise damaged(source.name)
    whole = "\n".join(texts)
    unreadable = len(_UNREADABLE.findall(whole))
    ligatures = len(_LIGATURE.findall(whole))
    if sum(map(str.isalnum, whole)) < _LEAST_TEXT:
        raise UnreadableFile(
            f"{source.name} has no text in it: {_pages(len(texts))}.",
            hint="Have its text recognised (OCR), check it against the pages, and import that.",
        )
    pages = read_pages([_clean(text).split("\n") for text in texts])
    rendering = Rendering()
    for paragraph in pages.paragraphs:
        rendering.add_lines(paragraph)
    for row in pages.rows:
        cells, columns = (row, _NUMBERED_COLUMNS) if row[0] else (row[1:], _COLUMNS)
        spans = rendering.write_cells(cells)
        line = read_row(cells, spans, columns, header=False, above=None)
        rendering.lines += [line] if line else []
    for number, furniture in pages.furniture:
        rendering.add_lines(furniture, kind="page-furniture", value=str(number))
    check_length(rendering.length, source.name)
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding="pdf",
        annotations=rendering.annotations,
        doubts=_doubts(pages, ligatures, unreadable),
    )


def _texts(source: Source) -> list[str]:
    """The text of each page, line by line as printed."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, WrongPasswordError

    counted = _Counter()
    try:
        with pypdf.apply_configuration(pypdf.get_configuration().with_overwrites(**_LIMITS)):
            reader = pypdf.PdfReader(BytesIO(source.data))
            return [counted.text(page) for page in _all_pages(reader, source.name)]
    except ThematicError:
        raise
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        raise UnreadableFile(
            f"{source.name} is protected by a password.", hint="Save a copy without the password and import that."
        ) from error
    except (LimitReachedError, _TooMuch) as error:
        raise unsafe(source.name, "a page of it is larger than any page of text") from error
    except (Exception, RecursionError) as error:  # pypdf lets through whatever a malformed file leads to
        raise damaged(source.name) from error


def _all_pages(reader: "PdfReader", name: str) -> "list[PageObject]":
    pages = list(reader.pages)
    if len(pages) > MAX_PAGES:
        raise UnreadableFile(
            f"{name} has {len(pages):,} pages, and a transcript may have {MAX_PAGES:,}.",
            hint="Split it into one file a conversation.",
        )
    return pages


class _Counter:
    """Extracts text and counts what that takes, over all pages."""

    def __init__(self) -> None:
        self.operations = self.length = 0

    def text(self, page: "PageObject") -> str:
        """The text of a page."""
        return page.extract_text(visitor_operand_before=self._operation, visitor_text=self._text)

    def _operation(self, *_arguments: object) -> None:
        self.operations += 1
        if self.operations > MAX_OPERATIONS:
            raise _TooMuch

    def _text(self, text: str, *_arguments: object) -> None:
        self.length += len(text)
        check_length(self.length, "The PDF")


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf logs what it mends; the doubts of a transcript say what a reader needs to know."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _clean(text: str) -> str:
    text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], text.replace("\r", "\n"))
    return _UNREADABLE.sub("\ufffd", text)


def _doubts(pages: Pages, ligatures: int, unreadable: int) -> list[str]:
    doubts = [
        "A PDF does not keep its paragraphs: lines were put together by their length. Check the text against the "
        "pages, or import the document that the PDF was made from."
    ]
    if unreadable:
        doubts.append(f"Characters that the PDF does not name ({unreadable}) stand as \ufffd.")
    if pages.rows:
        doubts.append(f"Lines that begin with a time and a name ({len(pages.rows)}) were read as the rows of a table.")
    if pages.divided:
        shown = ", ".join(f"'{word}'" for word in pages.divided[:3])
        doubts.append(f"Words divided at the end of a line ({len(pages.divided)}) were left divided: {shown}.")
    if pages.furniture:
        doubts.append(
            f"Page numbers and running headers ({len(pages.furniture)}) stand after the talk and belong to nobody."
        )
    if ligatures:
        doubts.append(f"Ligatures such as \ufb01 ({ligatures}) were written as letters.")
    return doubts


def _pages(count: int) -> str:
    return (
        "its page is probably a scanned picture" if count == 1 else f"its {count} pages are probably scanned pictures"
    )
