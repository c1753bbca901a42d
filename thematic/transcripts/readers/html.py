"""Web pages and oTranscribe's files: blocks become lines, ``br`` a line break, tables of a transcript rows of cells.

Headings are annotations. Scripts, styles, navigation, pictures, hidden elements and deleted text are left out; nothing
that a page refers to is fetched. oTranscribe's times stand in brackets. The encoding is that of a byte order mark, else
what the page declares, else found as for plain text.
"""

import json
import re

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.blocks import left_out, write_asides, write_blocks
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Decoded, Source, check_length, decode
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.webpage import WebPage
from thematic.transcripts.transcript import Transcript

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml", ".otr")
RANK = 10

MAX_CHARACTERS = 16_000_000
"""A page may carry its pictures in itself."""

_BEFORE = r"\ufeff?(?:ï»¿)?(?:\s++|<\?xml\b[^>]*>|<!--.*?-->)*+"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(
    rf"{_BEFORE}<(?:p|div|table|span|h[1-6]|ul|ol|br|b|i|strong|font)\b[^<>]*>", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.-]{1,40})", re.IGNORECASE
)
_CODECS = {
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "macintosh": "mac_roman",
}
_KNOWN = re.compile(r"utf-?8|iso-8859-(?:[2-9]|1[0-6])|windows-125\d|cp125\d|koi8-[ru]", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """A page by its first tag; a piece of one where the text begins and goes on as such; oTranscribe's JSON."""
    return bool(_PAGE.match(source.head)) or _is_piece(source) or _is_otranscribe(source.data)


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is empty, too deeply nested, too large or damaged."""
    if _is_otranscribe(source.data):
        decoded = _otranscribe(source)
    else:
        decoded = decode(source.data, source.name, most=MAX_CHARACTERS, declared=_declared(source.data))
    page = WebPage(decoded.text, source.name)
    rendering = Rendering()
    marks = write_blocks(rendering, list(page.blocks()))
    write_asides(rendering, marks=marks, note=page.note)
    if not rendering.text.strip():
        raise UnreadableFile(
            f"{source.name} is a web page without text.",
            hint="If a program fills it in, copy its text into a document.",
        )
    check_length(rendering.length, source.name)
    doubts = left_out(
        rendering,
        deletions=page.deletions,
        insertions=page.insertions,
        comments=page.comments,
        hidden=page.hidden,
        margins=page.margins,
    )
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding=decoded.encoding,
        annotations=rendering.annotations,
        doubts=(*decoded.doubts, *doubts),
    )


def _is_piece(source: Source) -> bool:
    """A page without its frame: by its first tag, and a closing tag in it; anything with tags that is called a page."""
    if source.suffix in (".html", ".htm", ".xhtml"):
        return bool(re.search(r"<[A-Za-z!/]", source.head))
    return bool(_PIECE.match(source.head)) and "</" in source.head


def _is_otranscribe(data: bytes) -> bool:
    return data[:100].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"text"' in data and b'"media' in data


def _declared(data: bytes) -> str:
    """The codec that a page names, as Python calls it; nothing where it names none that is known."""
    match = _DECLARED.search(data[:4096])
    said = match[1].decode("ascii").lower() if match else ""
    return _CODECS.get(said) or (said if _KNOWN.fullmatch(said) else "")


def _otranscribe(source: Source) -> Decoded:
    """The page that stands in oTranscribe's JSON."""
    decoded = decode(source.data, source.name, most=MAX_CHARACTERS)
    try:
        text = json.loads(decoded.text.lstrip("\ufeff"))["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        text = None
    if not isinstance(text, str):
        raise UnreadableFile(f"{source.name} is damaged or incomplete.", hint="Export it from oTranscribe once more.")
    return Decoded(text, decoded.encoding, decoded.doubts)
