"""A walk over the XML of a Word file: blocks of text with what Word says about them."""

from collections.abc import Iterator
from posixpath import join, normpath
from typing import TYPE_CHECKING

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.blocks import Block, NoteMark, Paragraph, Table, flatten

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Block", "NoteMark", "Paragraph", "Table", "WordFile", "flatten"]

_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")
_LEFT_OUT = ("pPr", "rPr", "sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "Fallback", "rt")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BLANKS = str.maketrans("\r\n", "  ")


class WordFile:
    """The main document of a Word file. Counts fill while ``blocks`` is walked.

    ``boxes`` gathers text boxes, as elements to walk in their turn. Raises UnreadableFile for anything that
    is not a sound Word document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._archive = Archive(data, name)
        main = self._related("", "officeDocument").get("officeDocument", "word/document.xml")
        if main not in self._archive:
            raise UnreadableFile(
                f"{name} is a ZIP archive, and not a Word document.", hint="Save it as .docx in a word processor."
            )
        self._parts = self._related(main, "styles", "footnotes", "endnotes")
        root = self._archive.xml(main)
        body = next((child for child in root if _local(child) == "body"), None)
        if body is None:
            raise UnreadableFile(
                f"{name} is an Office file, but no text document.", hint="Save its text as .docx and import that."
            )
        self.body = body
        self.encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
        self.boxes: list[etree._Element] = []
        self.insertions = self.deletions = self.comments = self.hidden = 0
        self._styles: dict[str, tuple[str, str, int | None, bool]] = {}
        self._levels = self._heading_levels()
        self._notes: dict[str, dict[str, etree._Element]] = {}

    def blocks(self, parent: "etree._Element") -> Iterator[Block]:
        """The paragraphs and tables under ``parent``, in the order of the document."""
        from lxml import etree

        walk = etree.iterwalk(parent, events=("start",))
        unfinished: Paragraph | None = None
        for _event, element in walk:
            kind = _local(element)
            if kind in _DELETED or kind in _LEFT_OUT:
                self.deletions += kind in _DELETED
                walk.skip_subtree()
            elif kind == "p":
                paragraph = self._paragraph(element, unfinished)
                unfinished = paragraph if _has(element, "pPr", "rPr", "del") else None
                if unfinished is None:
                    yield paragraph
                walk.skip_subtree()
            elif kind == "tbl":
                yield self._table(element)
                walk.skip_subtree()
        if unfinished is not None:
            yield unfinished

    def note(self, mark: NoteMark) -> str:
        """The text of a footnote or endnote, its paragraphs on lines of their own."""
        if mark.kind not in self._notes:
            part = self._parts.get(f"{mark.kind}s", "")
            notes = self._archive.xml(part) if part in self._archive else ()
            self._notes[mark.kind] = {_attribute(note, "id"): note for note in notes}
        note = self._notes[mark.kind].get(mark.note)
        return "" if note is None else "\n".join(line.text for line in flatten(self.blocks(note))).strip()

    def _paragraph(self, element: "etree._Element", before: Paragraph | None) -> Paragraph:
        """One paragraph; ``before`` is one whose end was deleted, so that this one continues it."""
        from lxml import etree

        pieces = [before.text] if before else []
        length = len(before.text) if before else 0
        marks = list(before.marks) if before else []
        walk = etree.iterwalk(element, events=("start",))
        for _event, child in walk:
            kind = _local(child)
            if kind == "t":
                piece = (child.text or "").translate(_BLANKS)
            elif kind in _CHARACTERS:
                piece = _CHARACTERS[kind]
            elif kind in _NOTES:
                marks.append(NoteMark(length, _NOTES[kind], _attribute(child, "id")))
                continue
            elif kind == "r" and _is_hidden(child):
                self.hidden += 1
                walk.skip_subtree()
                continue
            else:
                self._count(kind)
                if kind == "txbxContent":
                    self.boxes.append(child)
                if kind == "txbxContent" or kind in _DELETED or kind in _LEFT_OUT:
                    walk.skip_subtree()
                continue
            pieces.append(piece)
            length += len(piece)
        level = (before.level if before else "") or self._level(element)
        return Paragraph("".join(pieces), level, marks, *self._setting(element))

    def _count(self, kind: str) -> None:
        self.deletions += kind in _DELETED
        self.insertions += kind in _INSERTED
        self.comments += kind == "commentReference"

    def _table(self, element: "etree._Element") -> Table:
        rows = [row for row in _nearest(element, "tr") if not self._is_deleted(row)]
        cells = [list(_nearest(row, "tc")) for row in rows]
        return Table(
            [[flatten(self.blocks(cell)) for cell in row] for row in cells],
            [[_span(cell) for cell in row] for row in cells],
        )

    def _is_deleted(self, row: "etree._Element") -> bool:
        deleted = _has(row, "trPr", "del")
        self.deletions += deleted
        return deleted

    def _level(self, paragraph: "etree._Element") -> str:
        properties = next((child for child in paragraph if _local(child) == "pPr"), None)
        if properties is None:
            return ""
        said = {_local(child): _attribute(child, "val") for child in properties}
        if said.get("outlineLvl", "9") in "012345678":
            return str(int(said["outlineLvl"]) + 1)
        return self._levels.get(said.get("pStyle", ""), "")

    def _setting(self, paragraph: "etree._Element") -> tuple[str, int, bool]:
        """The name of a paragraph's style, how far it is set in, and whether it is an item of a list."""
        properties = next((child for child in paragraph if _local(child) == "pPr"), None)
        if properties is None:
            return "", 0, False
        style = next((_attribute(child, "val") for child in properties if _local(child) == "pStyle"), "")
        name = self._styles[style][0] if style in self._styles else style
        indent, listed, seen = _indent(properties), _has(properties, "numPr"), {style}
        while style in self._styles:
            _name, style, above, item = self._styles[style]
            indent, listed = above if indent is None else indent, listed or item
            if style in seen:
                break
            seen.add(style)
        return name, indent or 0, listed

    def _heading_levels(self) -> dict[str, str]:
        """Heading levels by style id: Word's own names are English in every language, ids are not."""
        part = self._parts.get("styles", "")
        if part not in self._archive:
            return {}
        levels: dict[str, str] = {}
        parents: dict[str, str] = {}
        for style in self._archive.xml(part):
            said = {_local(child): _attribute(child, "val") for child in style}
            name = said.get("name", "").lower()
            key = _attribute(style, "styleId")
            parents[key] = said.get("basedOn", "")
            properties = next((child for child in style if _local(child) == "pPr"), None)
            indent, listed = (None, False) if properties is None else (_indent(properties), _has(properties, "numPr"))
            self._styles[key] = (said.get("name", ""), parents[key], indent, listed)
            if name.startswith("heading ") and name[8:].isdigit():
                levels[key] = name[8:]
            elif name == "title":
                levels[key] = "1"
        for key in parents:
            above, seen = key, {key}
            while above not in levels and (above := parents.get(above, "")) and above not in seen:
                seen.add(above)
            if above in levels:
                levels[key] = levels[above]
        return levels

    def _related(self, part: str, *kinds: str) -> dict[str, str]:
        """Parts inside the file that ``part`` refers to, by the last word of their type."""
        folder, _, name = part.rpartition("/")
        index = join(folder, "_rels", f"{name}.rels")
        if index not in self._archive:
            return {}
        found: dict[str, str] = {}
        for relation in self._archive.xml(index):
            kind = _attribute(relation, "Type").rpartition("/")[2]
            if kind in kinds and _attribute(relation, "TargetMode") != "External":
                target = normpath(join("/", folder, _attribute(relation, "Target")))
                found.setdefault(kind, target.lstrip("/"))
        return found


def _nearest(parent: "etree._Element", wanted: str) -> Iterator["etree._Element"]:
    """Elements of one kind under ``parent`` that are not inside another one of them, nor deleted."""
    from lxml import etree

    walk = etree.iterwalk(parent, events=("start",))
    for _event, element in walk:
        kind = _local(element)
        if element is not parent and kind in (wanted, *_DELETED, *_LEFT_OUT):
            if kind == wanted:
                yield element
            walk.skip_subtree()


def _span(cell: "etree._Element") -> int:
    """How many columns of its table a cell takes."""
    properties = next((child for child in cell if _local(child) == "tcPr"), ())
    said = next((_attribute(child, "val") for child in properties if _local(child) == "gridSpan"), "1")
    return max(1, min(int(said), 63)) if said.isdecimal() else 1


def _indent(properties: "etree._Element") -> int | None:
    """How far the properties of a paragraph or style set it in from the left; None where they say nothing."""
    for child in properties:
        if _local(child) == "ind":
            said = _attribute(child, "left") or _attribute(child, "start")
            return int(said) if said.removeprefix("-").isdecimal() else None
    return None


def _is_hidden(run: "etree._Element") -> bool:
    """Whether a run's own properties hide it."""
    said = (
        _attribute(mark, "val") for part in run if _local(part) == "rPr" for mark in part if _local(mark) == "vanish"
    )
    return next((value not in ("0", "false", "off") for value in said), False)


def _has(element: "etree._Element", *path: str) -> bool:
    """Whether children of these names stand inside each other under ``element``."""
    level = [element]
    for name in path:
        level = [child for parent in level for child in parent if _local(child) == name]
    return bool(level)


def _local(element: "etree._Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: "etree._Element", name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
