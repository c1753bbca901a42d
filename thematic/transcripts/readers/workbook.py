"""Excel files: their sheets as rows of text, each cell as a person sees it.

The XML is walked part by part, so that size, hidden rows, merged cells and formulas are known while reading: a
formula's stored result is read and nothing calculated; macros, pictures and links to other files are never opened.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from posixpath import join, normpath
from typing import TYPE_CHECKING

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.grids import MAX_COLUMNS, MAX_ROWS, Row
from thematic.transcripts.readers.source import MAX_CHARACTERS
from thematic.transcripts.readers.xmltree import damaged, declares_doctype, unsafe

if TYPE_CHECKING:
    from lxml import etree

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_FORMATS = {
    **dict.fromkeys(range(14, 18), "yyyy-mm-dd"),
    **dict.fromkeys((18, 20), "h:mm"),
    **dict.fromkeys((19, 21, 46), "h:mm:ss"),
    **dict.fromkeys((45, 47), "mm:ss"),
    **dict.fromkeys((9, 10), "0%"),
    22: "yyyy-mm-dd h:mm",
}
_DAY = 86_400
_SHEET = "/worksheet"


@dataclass(slots=True)
class Worksheet:
    """A sheet: rows that hold anything, with their numbers; how much of it is hidden, merged or a formula's result."""

    name: str
    hidden: bool
    rows: list[Row] = field(default_factory=list)
    hidden_rows: int = 0
    merged: int = 0
    formulas: int = 0
    unknown: int = 0


class Workbook:
    """An Excel file held in memory; raises UnreadableFile where it is damaged, hostile, or too large."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._archive = Archive(data, name)
        book = "xl/workbook.xml"
        if book not in self._archive:
            raise self._foreign()
        root = self._archive.xml(book)
        settings = root.find("{*}workbookPr")
        self._epoch = datetime(1904, 1, 1) if _is_on(settings, "date1904") else datetime(1899, 12, 30)
        self._sheets = [
            (sheet.get("name", ""), sheet.get("state", "visible") != "visible", _linked(sheet))
            for sheet in root.iterfind("{*}sheets/{*}sheet")
        ]
        self._parts = self._targets("xl/_rels/workbook.xml.rels")
        self._strings = list(self._shared())
        self._formats = self._styles()
        self._characters = 0

    def sheets(self) -> Iterator[Worksheet]:
        """The sheets that hold cells, in their order, read one at a time."""
        for name, hidden, link in self._sheets:
            kind, part = self._parts.get(link, ("", ""))
            if kind.endswith(_SHEET) and part in self._archive:
                yield self._read(Worksheet(name, hidden), part)

    def _read(self, sheet: Worksheet, part: str) -> Worksheet:
        merged: list[str] = []
        number = 0
        for element in self._walk(part, ("row", "mergeCell")):
            if element.tag.endswith("}mergeCell"):
                merged.append(element.get("ref", ""))
                continue
            said = element.get("r", "")
            number = int(said) if _ROW.fullmatch(said) else number + 1
            cells = self._cells(sheet, element)
            if not any(cell.strip() for cell in cells):
                continue
            if len(sheet.rows) == MAX_ROWS:
                raise self._too_large(f"more than {MAX_ROWS:,} rows")
            sheet.hidden_rows += _is_on(element, "hidden")
            sheet.rows.append(Row(number, tuple(cells)))
        sheet.merged = len(merged)
        _mark_whole(sheet, merged)
        return sheet

    def _cells(self, sheet: Worksheet, row: "etree._Element") -> list[str]:
        cells: list[str] = []
        for cell in row.iterfind("{*}c"):
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(match[1]) if match else len(cells)
            text = self._text(sheet, cell)
            if not text:
                continue
            if column >= MAX_COLUMNS:
                raise self._too_large(f"more than {MAX_COLUMNS:,} columns")
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
            self._characters += len(text)
            if self._characters > MAX_CHARACTERS:
                raise self._too_large(f"more than {MAX_CHARACTERS:,} characters")
        return cells

    def _text(self, sheet: Worksheet, cell: "etree._Element") -> str:
        kind = cell.get("t", "n")
        value, inline, formula = "", "", False
        for child in cell:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text or ""
            elif name == "is":
                inline = _rich(child)
            formula = formula or name == "f"
        sheet.formulas += formula
        sheet.unknown += formula and not value
        if kind == "inlineStr":
            return inline
        if kind == "s":
            place = int(value) if _ROW.fullmatch(value) else -1
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind in ("str", "e", "d"):
            return _plain(value)
        style = cell.get("s", "0")
        format = self._formats.get(int(style) if _ROW.fullmatch(style) else 0, "")
        return seen(value, format, epoch=self._epoch)

    def _shared(self) -> Iterator[str]:
        part = next((part for kind, part in self._parts.values() if kind.endswith("/sharedStrings")), "")
        size = 0
        for element in self._walk(part, ("si",)) if part in self._archive else ():
            text = _rich(element)
            size += len(text)
            if size > MAX_CHARACTERS:
                raise self._too_large(f"more than {MAX_CHARACTERS:,} characters")
            yield text

    def _styles(self) -> dict[int, str]:
        """The number formats of cell styles that show dates, times or percentages, by the style's number."""
        part = next((part for kind, part in self._parts.values() if kind.endswith("/styles")), "")
        if part not in self._archive:
            return {}
        root = self._archive.xml(part)
        own = {item.get("numFmtId"): item.get("formatCode", "") for item in root.iterfind("{*}numFmts/{*}numFmt")}
        found = {}
        for place, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            number = style.get("numFmtId", "0")
            found[place] = own.get(number) or _FORMATS.get(int(number) if _ROW.fullmatch(number) else 0, "")
        return {place: format for place, format in found.items() if format}

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and part of every relationship inside the file; what points out of it is passed over."""
        if part not in self._archive:
            return {}
        links = self._archive.xml(part).iterfind("{*}Relationship")
        return {
            link.get("Id", ""): (link.get("Type", ""), normpath(join("xl", link.get("Target", ""))).lstrip("/"))
            for link in links
            if link.get("TargetMode") != "External"
        }

    def _walk(self, part: str, tags: Sequence[str]) -> Iterator["etree._Element"]:
        """The elements of these names, each emptied once it was looked at; no entity is expanded, no DOCTYPE taken."""
        from lxml import etree

        data = self._archive.read(part)
        if declares_doctype(data):
            raise unsafe(self.name, f"{part} declares a DOCTYPE")
        walk = etree.iterparse(
            io.BytesIO(data),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _event, element in walk:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.LxmlError, ValueError) as error:
            raise damaged(self.name) from error

    def _foreign(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self.name} is no Excel file that can be read.", hint="Open it in its own program and save it as .xlsx."
        )

    def _too_large(self, what: str) -> UnreadableFile:
        return UnreadableFile(f"{self.name} has {what}.", hint="Keep what is to be read, in one or several files.")


def seen(value: str, format: str, *, epoch: datetime) -> str:
    """A number as Excel shows it: whole numbers without ".0", dates as ISO dates, times and durations with colons."""
    try:
        number = float(value)
    except ValueError:
        return _plain(value)
    shape = _QUOTED.sub("", format).lower().split(";")[0]
    if "%" in shape:
        return f"{number * 100:.15g}%"
    hours, days = "h" in shape, "y" in shape or "d" in shape
    seconds = "s" in shape
    if days or hours or seconds:
        try:
            return _moment(number, epoch) if days else _span(number, hours=hours, seconds=seconds)
        except (OverflowError, ValueError):
            pass
    return f"{number:.15g}" if abs(number) < 1e15 else value


def _moment(number: float, epoch: datetime) -> str:
    at = epoch + timedelta(seconds=round(number * _DAY))
    if at.time() == datetime.min.time():
        return at.date().isoformat()
    return at.isoformat(" ", "seconds" if at.second else "minutes")


def _span(number: float, *, hours: bool, seconds: bool) -> str:
    whole = round(number * _DAY, 3)
    at, fraction = divmod(round(whole * 1000), 1000)
    tail = f".{fraction:03}".rstrip("0") if fraction and seconds else ""
    if not hours:
        return f"{at // 60}:{at % 60:02}{tail}"
    return f"{at // 3600}:{at // 60 % 60:02}" + (f":{at % 60:02}{tail}" if seconds else "")


def _rich(element: "etree._Element") -> str:
    """The text of a string, whatever its runs look like; readings of Japanese names are not part of it."""
    pieces = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return _plain("".join(piece.text or "" for piece in pieces))


def _plain(text: str) -> str:
    """Line ends as LF, and characters that XML cannot hold as Excel wrote them out (but for those no text may hold)."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1], 16)
        return match[0] if number == 0 or 0xD800 <= number < 0xE000 else chr(number)

    return _ESCAPED.sub(character, text).replace("\r\n", "\n").replace("\r", "\n")


def _mark_whole(sheet: Worksheet, merged: Sequence[str]) -> None:
    """Rows whose only cell is merged over all columns that the table uses."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    wide = set()
    for reference in merged:
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1] and corners[0][2] == corners[1][2]:
            left, right = _column(corners[0][1]), _column(corners[1][1])
            if left == 0 and right + 1 >= width > 1:
                wide.add(int(corners[0][2]))
    sheet.rows = [Row(row.line, row.cells, whole=row.line in wide) for row in sheet.rows]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _linked(sheet: "etree._Element") -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _is_on(element: "etree._Element | None", name: str) -> bool:
    return element is not None and element.get(name, "") in ("1", "true")
