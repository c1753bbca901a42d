"""The text of Taguette's documents: HTML with its tags taken off, and the way from the program's offsets to ours.

The program counts UTF-8 bytes of all the text between tags, and shows paragraphs by their tags. Every character of
that text is kept; where two blocks have no line end between them, one is put in.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from thematic.spans import Span

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    )
)
UNSEEN = frozenset(("head", "script", "style", "template", "title"))
"""Elements whose text is no part of a document; the program takes them out itself."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_UNSET = _HEADINGS | {"p", "br", "div", "span", "body", "html"}
_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_QUOTE_OR_END = re.compile("[\"'>]")
_CHUNK = 4096


class TaguetteText:
    """A document's HTML as ``text``, with a line for every block; ``bytes`` is how far the program counts.

    ``headings`` are (start, end, level) of what stands in h1 to h6, ``plain`` says whether nothing else is set in any
    way (bold, in a list or a table, a picture or a link).
    """

    def __init__(self, contents: str) -> None:
        self.bytes = 0
        self._length = 0
        self._out: list[str] = []
        self._runs: list[tuple[int, int, str]] = []
        self._block = False
        self._breaks = 0
        self._line_open = False
        self.plain = True
        self.headings: list[tuple[int, int, str]] = []
        opened = ""
        begins: int | None = None
        for tag, data in _tokens(contents.replace("\r\n", "\n").replace("\r", "\n")):
            if data:
                self._data(data)
                if opened and begins is None:
                    begins = self._length - len(data)
            elif tag == "br":
                self._breaks += 1
            else:
                self._block = self._block or tag in BLOCKS or tag[1:] in BLOCKS
                self.plain = self.plain and (tag in _UNSET or tag[1:] in _UNSET)
                if opened and tag == f"/{opened}":
                    if begins is not None:
                        self.headings.append((begins, self._length, opened[1]))
                    opened, begins = "", None
                elif tag in _HEADINGS:
                    opened, begins = tag, None
        self.text = "".join(self._out)
        self._starts = [run[0] for run in self._runs]

    def span(self, start: int, end: int) -> Span | None:
        """A highlight's place in ``text``; None where it lies outside, or begins or ends inside a character."""
        if not 0 <= start < end <= self.bytes:
            return None
        first, last = self._position(start), self._position(end, closes=True)
        return None if first is None or last is None else (first, last)

    def _position(self, offset: int, *, closes: bool = False) -> int | None:
        """Where a character begins, or the one before it ends: a line end that was put in is not taken in."""
        begins, ours, run = self._runs[bisect_right(self._starts, offset - closes) - 1]
        raw = run.encode()
        inside = offset - begins
        if inside < len(raw) and raw[inside] & 0xC0 == 0x80:
            return None
        return ours + len(raw[:inside].decode())

    def _data(self, data: str) -> None:
        if self._length:
            line_ends = data[: len(data) - len(data.lstrip(" \t\n"))].count("\n")
            wanted = self._breaks or int(self._block and self._line_open)
            if wanted > line_ends and not data.strip(" \t"):
                self._append(data)
                return
            missing = max(0, wanted - line_ends)
            self._out.append("\n" * missing)
            self._length += missing
        self._block, self._breaks = False, 0
        self._append(data)

    def _append(self, data: str) -> None:
        for at in range(0, len(data), _CHUNK):
            chunk = data[at : at + _CHUNK]
            self._runs.append((self.bytes, self._length, chunk))
            self._out.append(chunk)
            self.bytes += len(chunk.encode())
            self._length += len(chunk)
        tail = data.rstrip(" \t")
        self._line_open = not tail.endswith("\n") if tail else self._line_open


def _tokens(contents: str) -> Iterator[tuple[str, str]]:
    """(name, "") of a tag, a closing one with "/", and ("", text), in order. Each character is looked at once."""
    at, unseen, opened = 0, "", False
    while at < len(contents):
        start = contents.find("<", at)
        data = contents[at : start if start >= 0 else len(contents)]
        if opened and data.startswith("\n"):
            data = data[1:]
        opened = False
        if data and not unseen:
            yield "", _whole(html.unescape(data))
        if start < 0:
            return
        name = _NAME.match(contents, start + 1)
        if name is None:
            if contents.startswith(("<!", "<?"), start):
                end = "-->" if contents.startswith("<!--", start) else ">"
                at = contents.find(end, start + 2)
                if at < 0:
                    return
                at += len(end)
                continue
            if not unseen:
                yield "", "<"
            at = start + 1
            continue
        at = _end_of_tag(contents, name.end())
        if at < 0:
            return
        closing, tag = bool(name[1]), name[2].lower()
        if unseen:
            unseen = "" if closing and tag == unseen else unseen
        elif tag in UNSEEN and not closing:
            unseen = tag
        else:
            opened = tag == "pre" and not closing
            yield ("/" if closing and tag != "br" else "") + tag, ""


def _end_of_tag(contents: str, at: int) -> int:
    """Behind the ``>`` that ends a tag, past attributes in quotes; -1 where it has none."""
    while found := _QUOTE_OR_END.search(contents, at):
        if found.group() == ">":
            return found.end()
        at = contents.find(found.group(), found.end()) + 1
        if not at:
            return -1
    return -1


def _whole(text: str) -> str:
    """Text without halves of surrogate pairs, which ``&#xD800;`` would make and UTF-8 has not."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text
