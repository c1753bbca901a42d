"""Small pieces of WordprocessingML that python-docx has no words for: fields, bookmarks, table properties."""

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thematic.report.legible import legible as legible

if TYPE_CHECKING:
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

CELL_PROPERTIES = (
    "w:tcW",
    "w:gridSpan",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:vAlign",
)
TABLE_PROPERTIES = (
    *(
        "w:tblStyle",
        "w:tblpPr",
        "w:tblOverlap",
        "w:bidiVisual",
        "w:tblStyleRowBandSize",
        "w:tblStyleColBandSize",
    ),
    *(
        "w:tblW",
        "w:jc",
        "w:tblCellSpacing",
        "w:tblInd",
        "w:tblBorders",
        "w:shd",
        "w:tblLayout",
        "w:tblCellMar",
    ),
    *("w:tblLook", "w:tblCaption", "w:tblDescription"),
)
"""Children of ``w:tcPr`` and ``w:tblPr`` in the schema's order; Word calls a file that breaks it damaged."""


def element(tag: str, /, **attributes: str | int) -> Any:
    """A new element: ``element("w:shd", val="clear")`` is ``<w:shd w:val="clear"/>``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_field(paragraph: "Paragraph", instruction: str, cached: str, *, bold: bool = False) -> None:
    """Append a complex field that reads ``cached`` until Word updates it."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run()
        run.bold = bold or None
        if kind == "instruction":
            text = element("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {instruction} "
            run._r.append(text)
        elif kind == "result":
            run.text = cached
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def set_language(run: "Run", tag: str) -> None:
    """Say what language a run is in ("nn-NO"): proofing and screen readers go by it."""
    # Of what a run of ours may carry (bold, italic, size, superscript), the schema wants the language last.
    run._r.get_or_add_rPr().append(element("w:lang", val=tag))


def open_bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Start the bookmark ``name`` here; ``number`` is its id, unique in the document."""
    paragraph._p.append(element("w:bookmarkStart", id=number, name=name))


def close_bookmark(paragraph: "Paragraph", number: int) -> None:
    """End the bookmark with the id ``number`` here."""
    paragraph._p.append(element("w:bookmarkEnd", id=number))


def describe(table: "Table", *, title: str, description: str) -> None:
    """Give a table its alternative text: what a screen reader says of it."""
    properties = table._tbl.tblPr
    _put(properties, element("w:tblCaption", val=legible(title)), TABLE_PROPERTIES)
    _put(properties, element("w:tblDescription", val=legible(description)), TABLE_PROPERTIES)


def set_width(table: "Table", widths: list[int]) -> None:
    """Fix the columns of a table without merged cells at ``widths``, in twentieths of a point."""
    properties = table._tbl.tblPr
    _put(properties, element("w:tblW", w=sum(widths), type="dxa"), TABLE_PROPERTIES)
    _put(properties, element("w:tblLayout", type="fixed"), TABLE_PROPERTIES)
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            _put(cell.get_or_add_tcPr(), element("w:tcW", w=width, type="dxa"), CELL_PROPERTIES)


def set_padding(table: "Table", width: int) -> None:
    """Keep so much white left and right in every cell, in twentieths of a point."""
    margins = element("w:tblCellMar")
    margins.extend(element(f"w:{side}", w=width, type="dxa") for side in ("left", "right"))
    _put(table._tbl.tblPr, margins, TABLE_PROPERTIES)


def set_cell_padding(cell: "_Cell", width: int) -> None:
    """Keep so much white left and right in one cell, in twentieths of a point."""
    margins = element("w:tcMar")
    margins.extend(element(f"w:{side}", w=width, type="dxa") for side in ("left", "right"))
    _put(cell._tc.get_or_add_tcPr(), margins, CELL_PROPERTIES)


def repeat_as_header(row: "_Row") -> None:
    """Have a row of headings stand again at the top of every page that the table runs on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: "_Row") -> None:
    """Never break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: "_Cell", fill: str) -> None:
    """Give a cell a background colour (RRGGBB)."""
    _put(cell._tc.get_or_add_tcPr(), element("w:shd", val="clear", color="auto", fill=fill), CELL_PROPERTIES)


def rule(cell: "_Cell", colour: str, **sides: int) -> None:
    """Draw single rules on the named sides (top, left, bottom, right) of a cell, in eighths of a point; 0 for none."""
    borders = element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            drawn = {"val": "single", "sz": sides[side], "space": 0, "color": colour} if sides[side] else {"val": "nil"}
            borders.append(element(f"w:{side}", **drawn))
    _put(cell._tc.get_or_add_tcPr(), borders, CELL_PROPERTIES)


def _put(parent: Any, child: Any, order: tuple[str, ...]) -> None:
    """Set ``child`` in ``parent`` at its place in the schema's order, in the stead of any like it."""
    tags = [qn(tag) for tag in order]
    for old in parent.findall(child.tag):
        parent.remove(old)
    rank = tags.index(child.tag)
    before = sum(1 for other in parent if other.tag in tags and tags.index(other.tag) < rank)
    parent.insert(before, child)
