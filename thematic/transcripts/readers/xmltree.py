"""XML that may be hostile: no DOCTYPE, no entity, nothing fetched, and limits on its size and depth.

A DOCTYPE is looked for before anything is parsed, in whatever encoding the file begins with, because a parser expands
entities in attributes even where it is told not to. libxml2's own limits hold: 256 elements inside each other, ten
million characters in one text or attribute.
"""

import codecs
import re
from typing import TYPE_CHECKING

from thematic.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml import etree

MAX_TAGS = 2_000_000
"""How many ``<`` an XML file may have; each costs some hundred bytes once it is parsed."""

_RESOURCE_LIMIT = 114
"""libxml2's number for what its own limits stop."""

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_LIKE_ASCII = re.compile(
    rb"utf-?8|us-ascii|ascii|iso-8859-\d+|iso_8859-\d+|latin-?\d|windows-125\d|cp125\d", re.IGNORECASE
)


def tree(data: bytes, name: str, *, part: str = "", tags: int = MAX_TAGS) -> "etree._Element":
    """The root element of the XML in ``data``, without comments and processing instructions.

    ``name`` is the file's, ``part`` that of the member in it (for messages). Raises UnreadableFile for what is not
    well-formed, declares a DOCTYPE, is nested too deeply, or has more than ``tags`` tags.
    """
    from lxml import etree

    what = part or "it"
    if declares_doctype(data):
        raise unsafe(name, f"{what} declares a DOCTYPE")
    if data.count(b"<") > tags:
        raise unsafe(name, f"{what} has more than {tags:,} XML tags")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == _RESOURCE_LIMIT:  # type: ignore[attr-defined]
            raise unsafe(name, f"{what} is nested too deeply, or a text in it is too long") from error
        raise damaged(name) from error
    except (etree.LxmlError, ValueError) as error:
        raise damaged(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe(name, f"{what} declares a DOCTYPE")
    return root


def declares_doctype(data: bytes) -> bool:
    """Whether a ``<!`` that is no comment stands before the first element, or the encoding could hide one."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            data = data.decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
            return data.startswith(b"<!", _end_of_prolog(data))
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if declared and not _LIKE_ASCII.fullmatch(declared[1]):
        return True
    return data.startswith(b"<!", _end_of_prolog(data))


def opening_tag(data: bytes) -> bytes:
    """The first tag of an XML file in an encoding like ASCII (at most 4 kB of it), to tell formats apart cheaply."""
    head = data[:65_536]
    at = _end_of_prolog(head)
    return head[at : at + 4_096].partition(b">")[0]


def damaged(name: str) -> UnreadableFile:
    """The error for a file that is not whole."""
    return UnreadableFile(f"{name} is damaged or incomplete.", hint="Open it in its own program and save it once more.")


def unsafe(name: str, reason: str) -> UnreadableFile:
    """The error for a file that was not opened, and why."""
    return UnreadableFile(f"{name} was not opened: {reason}.", hint="Open it in its own program and save a new copy.")


def _end_of_prolog(data: bytes) -> int:
    match = _PROLOG.match(data)
    return match.end() if match else 0
