"""A walk over a web page: blocks of text, as they would stand on a screen, and what was left out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thematic.transcripts.readers.blocks import Block, NoteMark, Paragraph, Table, flatten
from thematic.transcripts.readers.xmltree import unsafe

if TYPE_CHECKING:
    from lxml import etree

MAX_TAGS = 500_000
MAX_ATTRIBUTES = 2_000
"""Of one tag; the parser compares each with all before it."""

_RESOURCE_LIMIT = 114
_NAMES = {
    "blocks": "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section "
    "summary table tbody td tfoot th thead tr ul",
    "left out": "script style head nav title template noscript svg math iframe frame frameset noframes object embed "
    "applet audio video canvas map select datalist button input textarea rt rp img picture link meta base del",
}
_BLOCKS, _LEFT_OUT = (frozenset(names.split()) for names in _NAMES.values())
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore", re.IGNORECASE
)
_COMMENT = re.compile(r"mso-element\s*:\s*comment|mso-special-character\s*:\s*comment", re.IGNORECASE)
_REFERENCE = re.compile(r".{0,200}#(?:_?(ftn|edn)(\d{1,5})|(sdfootnote|sdendnote)(\d{1,5})sym)")
_BACK = re.compile(r".{0,200}#(?:_?(?:ftn|edn)ref\d{1,5}|(?:sdfootnote|sdendnote)\d{1,5}anc)")
_NOTE = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d{1,5}")
_BLANK = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<([A-Za-z][^\s/>]*+)|<!--(?:.*?--!?>|.*+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?+")
_RAW = ("script", "style", "title", "textarea")


class WebPage:
    """A web page, parsed. Counts fill while ``blocks`` is walked. Nothing that it refers to is fetched.

    Raises UnreadableFile for a page whose parts are nested more than 256 deep or too many.
    """

    def __init__(self, text: str, name: str) -> None:
        from lxml import etree

        if text.count("<") > MAX_TAGS:
            raise unsafe(name, f"it has more than {MAX_TAGS:,} tags")
        if _most_attributes(text) > MAX_ATTRIBUTES:
            raise unsafe(name, f"a tag in it has more than {MAX_ATTRIBUTES:,} attributes")
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        data = text.replace("\0", "").encode("utf-8", "replace")
        root = etree.fromstring(data, parser) if data.strip() else None
        if any(error.type == _RESOURCE_LIMIT for error in parser.error_log):
            raise unsafe(name, "it is nested too deeply, or a text in it is too long")
        self.root = etree.Element("html") if root is None else root
        self.comments = self.hidden = self.deletions = self.insertions = self.margins = 0
        self._notes = {
            key: element
            for element in self.root.iter("div", "p", "li")
            if _NOTE.fullmatch(key := element.get("id", ""))
        }

    def blocks(self, parent: "etree._Element | None" = None) -> Iterator[Block]:
        """The lines and tables under ``parent`` (the whole page), in their order."""
        from lxml import etree

        top = self.root if parent is None else parent
        line = _Paragraphs()
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            kind = str(element.tag)
            if event == "start":
                if element is not top and self._is_left_out(element):
                    walk.skip_subtree()
                elif kind == "table" and element is not top:
                    yield from line.closed()
                    for caption in _nearest(element, ("caption",)):
                        yield from self.blocks(caption)
                    yield self._table(element)
                    walk.skip_subtree()
                elif kind == "a" and (mark := self._mark(element, len(line))):
                    line.marks.append(mark)
                    walk.skip_subtree()
                elif kind == "span" and element.get("data-timestamp") and "timestamp" in element.get("class", ""):
                    line.add_time("".join(element.itertext()))
                    walk.skip_subtree()
                else:
                    if kind in _BLOCKS or kind == "br":
                        yield from line.closed(broken=kind == "br")
                    if kind == "pre":
                        line.exact += 1
                    elif kind[0] == "h" and kind[1:].isdigit():
                        line.level = kind[1:]
                    line.add(element.text)
                continue
            if kind in _BLOCKS:
                yield from line.closed()
                if kind == "pre":
                    line.exact -= 1
                elif kind[0] == "h" and kind[1:].isdigit():
                    line.level = ""
            if element is not top:
                line.add(element.tail)
        yield from line.closed()

    def note(self, mark: NoteMark) -> str:
        """The text of a footnote or endnote, its paragraphs on lines of their own."""
        return "\n".join(part.text for part in flatten(self.blocks(self._notes[mark.note]))).strip()

    def _is_left_out(self, element: "etree._Element") -> bool:
        """Whether an element is not part of the text; what a reader would miss is counted."""
        kind, style = str(element.tag), element.get("style", "")
        self.insertions += kind == "ins"
        if kind in _LEFT_OUT:
            self.deletions += kind == "del"
            return True
        if element.get("id", "") in self._notes:
            return True
        if "hidden" in element.attrib or _UNSEEN.search(style):
            self.hidden += _said(element) and "mso-list" not in style
            return True
        if _COMMENT.search(style) or element.get("class") == "MsoCommentReference":
            self.comments += element.get("class") == "MsoCommentReference"
            return True
        if kind == "div" and element.get("title") in ("header", "footer"):
            self.margins += _said(element)
            return True
        return kind == "a" and bool(_BACK.fullmatch(element.get("href", "")))

    def _mark(self, anchor: "etree._Element", offset: int) -> NoteMark | None:
        match = _REFERENCE.fullmatch(anchor.get("href", ""))
        if match is None:
            return None
        key = f"{match[1]}{match[2]}" if match[1] else f"{match[3]}{match[4]}"
        kind = "endnote" if key.startswith(("edn", "sdendnote")) else "footnote"
        return NoteMark(offset, kind, key) if key in self._notes else None

    def _table(self, element: "etree._Element") -> Table:
        rows = [row for row in _nearest(element, ("tr",)) if not self._is_left_out(row)]
        if not rows:  # text without cells
            return Table([[flatten(self.blocks(element))]])
        return Table([[flatten(self.blocks(cell)) for cell in _nearest(row, ("td", "th"))] for row in rows])


class _Paragraphs:
    """Lines while they are put together. White space is one blank, and none at the ends of a line."""

    def __init__(self) -> None:
        self.level = ""
        self.exact = 0
        self.marks: list[NoteMark] = []
        self._pieces: list[str] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str | None) -> None:
        """Append text; in ``pre`` as it is."""
        if not text:
            return
        if not self.exact:
            text = _BLANK.sub(" ", text)
            if text[0] == " " and (not self._pieces or self._pieces[-1][-1] == " "):
                text = text[1:]
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def add_time(self, text: str) -> None:
        """Append a time that a transcription program has marked: in brackets, so that it is known for one."""
        time = _BLANK.sub(" ", text).strip(" []()\u00a0")
        self.add(f"[{time}] " if time else "")

    def closed(self, *, broken: bool = False) -> Iterator[Paragraph]:
        """The line so far; an empty one only where it was ``broken`` off."""
        text = "".join(self._pieces)
        text = text.removesuffix("\n") if self.exact else text.rstrip(" ")
        if text or broken or self.marks:
            yield Paragraph(text, self.level, self.marks)
        self._pieces, self._length, self.marks = [], 0, []


def _most_attributes(text: str) -> int:
    """The most attributes that a tag of ``text`` has, told in one pass; what is past the limit is not counted."""
    most = at = 0
    while match := _TAG.search(text, at):
        at = match.end()
        if match[1] is None:
            continue
        count = 0
        while count <= MAX_ATTRIBUTES and (attribute := _ATTRIBUTE.match(text, at)):
            at, count = attribute.end(), count + 1
        most = max(most, count)
        if most > MAX_ATTRIBUTES:
            break
        if match[1].lower() in _RAW:
            end = re.compile(rf"</{match[1]}", re.IGNORECASE).search(text, at)
            at = end.start() if end else len(text)
    return most


def _nearest(parent: "etree._Element", wanted: tuple[str, ...]) -> Iterator["etree._Element"]:
    from lxml import etree

    walk = etree.iterwalk(parent, events=("start",))
    for _event, element in walk:
        if element is not parent and (element.tag in wanted or element.tag in ("table", *_LEFT_OUT)):
            if element.tag in wanted:
                yield element
            walk.skip_subtree()


def _said(element: "etree._Element") -> bool:
    return any(text.strip() for text in element.itertext())
