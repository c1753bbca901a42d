"""A walk over the XML of an OpenDocument text, packed (.odt) or flat (.fodt): blocks and what it says of them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.blocks import Block, NoteMark, Paragraph, Table, flatten
from thematic.transcripts.readers.xmltree import tree

if TYPE_CHECKING:
    from lxml import etree

_LEFT_OUT = (
    *("tracked-changes", "annotation", "ruby-text", "binary-data", "forms", "sequence-decls", "variable-decls"),
    *("user-field-decls", "script", "scripts", "image", "object", "object-ole", "plugin", "meta", "desc"),
    *("section-source", "dde-connection-decls", "index-title-template", "note-citation", "event-listeners"),
)
_BLANK = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 10_000
_MOST_CELLS = 64
_TEXT = "application/vnd.oasis.opendocument.text"


class OpenText:
    """An OpenDocument text. Counts fill while ``blocks`` is walked; ``boxes`` gathers text boxes, as elements.

    Raises UnreadableFile for anything that is not a sound OpenDocument text.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        roots = self._packed(data) if data.startswith(b"PK") else [tree(data, name)]
        body = _below(roots[0], "body", "text")
        if body is None:
            raise UnreadableFile(
                f"{name} is an OpenDocument file without text.", hint="Save it as .odt or .docx in a word processor."
            )
        self.body = body
        self.encoding = (roots[0].getroottree().docinfo.encoding or "utf-8").lower()
        self.boxes: list[etree._Element] = []
        self.comments = self.hidden = 0
        self.deletions, self.insertions = (_count(roots[0], kind) for kind in ("deletion", "insertion"))
        self.margins = sum(_said(margin) for root in roots for margin in root.iter("{*}header", "{*}footer"))
        self._notes: dict[str, etree._Element] = {}
        self._parents: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._unseen: set[str] = set()
        for root in reversed(roots):
            self._learn_styles(root)

    def blocks(self, parent: "etree._Element") -> Iterator[Block]:
        """The paragraphs and tables under ``parent``, in the order of the document."""
        from lxml import etree

        walk = etree.iterwalk(parent, events=("start",))
        for _event, element in walk:
            kind = _local(element)
            if self._is_hidden(element):
                self.hidden += 1
            elif kind in ("p", "h"):
                yield self._paragraph(element)
            elif kind == "table":
                yield self._table(element)
            elif kind == "text-box" and element is not parent:
                self.boxes.append(element)
            elif kind == "annotation":
                self.comments += 1
            elif kind not in _LEFT_OUT:
                continue
            walk.skip_subtree()

    def note(self, mark: NoteMark) -> str:
        """The text of a footnote or endnote, its paragraphs on lines of their own."""
        return "\n".join(line.text for line in flatten(self.blocks(self._notes[mark.note]))).strip()

    def _packed(self, data: bytes) -> list["etree._Element"]:
        """The roots of content.xml and, where there is one, styles.xml."""
        archive = Archive(data, self._name)
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
        if b"encryption-data" in manifest or "encrypted-package" in archive:
            raise UnreadableFile(
                f"{self._name} is protected by a password.", hint="Save a copy without the password and import that."
            )
        if "content.xml" not in archive:
            raise UnreadableFile(
                f"{self._name} is a ZIP archive, and not an OpenDocument text.",
                hint="Save it as .odt or .docx in a word processor.",
            )
        return [archive.xml(part) for part in ("content.xml", "styles.xml") if part in archive]

    def _paragraph(self, element: "etree._Element") -> Paragraph:
        """One paragraph. White space in the XML is one blank, none at the ends; ``text:s`` gives blanks that count."""
        from lxml import etree

        pieces: list[str] = []
        marks: list[NoteMark] = []
        length = 0
        loose = True
        """Whether white space that comes next is dropped: at the start, or after a blank."""

        def add(text: str | None, *, exact: bool = False) -> None:
            nonlocal length, loose
            if text and not exact:
                text = _BLANK.sub(" ", text)
                text = text[1:] if loose and text[0] == " " else text
            if text:
                loose = not exact and text[-1] == " "
                pieces.append(text)
                length += len(text)

        walk = etree.iterwalk(element, events=("start", "end"))
        for event, child in walk:
            if event == "end":
                add(child.tail if child is not element else None)
                continue
            kind = _local(child)
            if kind == "s":
                add(" " * min(_number(child, "c"), _MOST_BLANKS), exact=True)
            elif kind in ("tab", "line-break"):
                add("\t" if kind == "tab" else "\n", exact=True)
            elif kind == "note":
                marks.append(self._mark(child, length))
                walk.skip_subtree()
            elif child is not element and (kind == "text-box" or kind in _LEFT_OUT or self._is_hidden(child)):
                self.comments += kind == "annotation"
                self.hidden += kind not in _LEFT_OUT and kind != "text-box"
                if kind == "text-box":
                    self.boxes.append(child)
                walk.skip_subtree()
            else:
                if kind == "p" and child is not element:
                    add("\n", exact=True)
                add(child.text)
        if loose and pieces:
            pieces[-1] = pieces[-1].rstrip(" ")
        style = self._style(_attribute(element, "style-name"))
        level = _attribute(element, "outline-level") or "1" if _local(element) == "h" else ""
        level = "1" if style == "Title" else level
        return Paragraph("".join(pieces), level, marks, style, listed=_is_listed(element))

    def _mark(self, note: "etree._Element", offset: int) -> NoteMark:
        kind = "endnote" if _attribute(note, "note-class") == "endnote" else "footnote"
        key = str(len(self._notes))
        self._notes[key] = next((child for child in note if _local(child) == "note-body"), note)
        return NoteMark(offset, kind, key)

    def _table(self, element: "etree._Element") -> Table:
        """Rows of cells. A cell that another one of its row covers is none; one covered from above is an empty cell."""
        rows = []
        for row in _nearest(element, ("table-row",)):
            cells: list[list[Paragraph]] = []
            covered = 0
            for cell in _nearest(row, ("table-cell", "covered-table-cell")):
                times = min(_number(cell, "number-columns-repeated"), _MOST_CELLS - len(cells))
                if _local(cell) == "table-cell":
                    covered = _number(cell, "number-columns-spanned") - 1
                elif covered:
                    times, covered = max(0, times - covered), max(0, covered - times)
                content = flatten(self.blocks(cell)) if times > 0 else []
                cells += [content, *([] for _ in range(times - 1))][: max(times, 0)]
            rows.append(cells)
        return Table(rows)

    def _learn_styles(self, root: "etree._Element") -> None:
        for style in root.iter("{*}style"):
            name = _attribute(style, "name")
            self._parents[name] = _attribute(style, "parent-style-name")
            self._names[name] = _attribute(style, "display-name") or name
            if any(_local(child) == "text-properties" and _attribute(child, "display") == "none" for child in style):
                self._unseen.add(name)

    def _style(self, name: str) -> str:
        """The name of the style that a person chose: automatic ones (P1, P2) stand for the one they build on."""
        seen = {name}
        while re.fullmatch(r"P\d+", name) and (above := self._parents.get(name, "")) and above not in seen:
            seen.add(name := above)
        return self._names.get(name, name)

    def _is_hidden(self, element: "etree._Element") -> bool:
        kind = _local(element)
        if kind in ("hidden-text", "hidden-paragraph"):
            return _attribute(element, "is-hidden") == "true" or kind == "hidden-text"
        if kind == "section":
            return _attribute(element, "display") == "none"
        return kind in ("p", "h", "span") and _attribute(element, "style-name") in self._unseen


def is_text(mimetype: str) -> bool:
    """Whether a MIME type is that of an OpenDocument text or a template for one."""
    return mimetype.strip().startswith(_TEXT)


def _below(root: "etree._Element", *path: str) -> "etree._Element | None":
    found: etree._Element | None = root
    for name in path:
        found = None if found is None else next((child for child in found if _local(child) == name), None)
    return found


def _nearest(parent: "etree._Element", wanted: tuple[str, ...]) -> Iterator["etree._Element"]:
    """Elements of some kinds under ``parent`` that are not inside another one of them, nor left out."""
    from lxml import etree

    walk = etree.iterwalk(parent, events=("start",))
    for _event, element in walk:
        kind = _local(element)
        if element is not parent and kind in (*wanted, *_LEFT_OUT):
            if kind in wanted:
                yield element
            walk.skip_subtree()


def _is_listed(element: "etree._Element") -> bool:
    return any(_local(above) == "list-item" for above in element.iterancestors())


def _count(root: "etree._Element", kind: str) -> int:
    changes = _below(root, "body", "text", "tracked-changes")
    return 0 if changes is None else sum(1 for _ in changes.iter(f"{{*}}{kind}"))


def _said(element: "etree._Element") -> bool:
    return any(text.strip() for text in element.itertext())


def _number(element: "etree._Element", name: str) -> int:
    said = _attribute(element, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: "etree._Element", name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
