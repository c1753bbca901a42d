"""An empty Word document in the house style: A4, one typeface, calm tables, real list numbering."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

from thematic.report.ooxml import add_field, legible
from thematic.report.words import DECIMAL_SIGNS, TAGS, Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

TABLE = "Report Table"

TYPEFACE = "Arial"
"""On every Windows and Mac, and replaced by one of the same widths (Liberation Sans) elsewhere."""

INK, GREY, RULE, SHADE, TINT = "1F2933", "52606D", "9AA5B1", "E4E7EB", "F5F7FA"
BODY, SMALL = 9, 7
"""Type sizes of most tables, and of those with many columns."""

MARGIN, NARROW = Cm(2.5), Cm(2.0)
"""White round the text of a page, and of one turned to landscape."""

LONG_SIDE, SHORT_SIDE = Cm(29.7), Cm(21.0)

# name: (base, size, bold, italic, colour, left indent in cm, space before, space after)
PARAGRAPHS: dict[str, tuple[str, float, bool, bool, str, float, float, float]] = {
    "Title": ("Normal", 20, True, False, INK, 0, 0, 4),
    "Subtitle": ("Normal", 11, False, False, GREY, 0, 0, 18),
    "Heading 1": ("Normal", 15, True, False, INK, 0, 18, 10),
    "Heading 2": ("Normal", 12.5, True, False, INK, 0, 16, 6),
    "Heading 3": ("Normal", 10.5, True, False, INK, 0, 12, 4),
    "Body Text": ("Normal", 9.5, False, False, INK, 0, 0, 5),
    "Block Quote": ("Body Text", 9.5, False, False, INK, 0.8, 1, 5),
    "Picture": ("Normal", 9.5, False, False, INK, 0, 6, 0),
    "Caption": ("Normal", 9.5, False, False, INK, 0, 5, 3),
    "Table Text": ("Normal", 9, False, False, INK, 0, 1, 1),
    "Table Heading": ("Table Text", 9, True, False, INK, 0, 2, 2),
    "Table Figures": ("Table Text", 8, False, False, GREY, 0, 0, 1),
    "Table Quote": ("Table Text", 8.5, False, True, INK, 0, 1, 2),
    "Table Small": ("Table Text", 7, False, False, INK, 0, 0.5, 0.5),
    "Table Small Heading": ("Table Small", 7, True, False, INK, 0, 1, 1),
    "Table Note": ("Normal", 8, False, False, GREY, 0, 0, 2),
    "Footer": ("Normal", 8, False, False, GREY, 0, 0, 0),
}

BUILT_IN = frozenset({"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Caption", "Footer"})
"""Styles that Word itself knows by these names, whatever its language."""

BULLETS = {"Table Bullet": "•", "Table Bullet 2": "–", "Table Bullet 3": "·"}
"""The list styles of cells, a level each, and their signs."""

LIST = "List Bullet"
"""The list style of text between tables."""

HANG = 227
"""How far the text of a bullet hangs from its sign, and each level from the one above, in twentieths of a point."""

LEVEL = """
<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/>
  <w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>
  <w:pPr><w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}" w:hint="default"/></w:rPr></w:lvl>
"""


def new_document(*, title: str, language: str, landscape: bool = False) -> "WordDocument":
    """A document with the house's styles, in ``language``; its only section is an A4 page."""
    document = Document()
    _set_language(document, language)
    _set_defaults(document)
    for name in PARAGRAPHS:
        _set_paragraph_style(document, name)
    _set_bullets(document, BULLETS)
    _set_bullets(document, {LIST: "•"})
    _set_table_style(document)
    _set_reading(document, language)
    properties = document.core_properties
    properties.title, properties.language = legible(title), TAGS[language]
    properties.author = properties.comments = properties.keywords = properties.last_modified_by = ""
    set_page(document.sections[0], title=title, language=language, landscape=landscape)
    return document


def add_missing_styles(document: "WordDocument") -> None:
    """The house's styles that ``document`` lacks, over its own typeface; those that it has stay as they are."""
    there = {style.name.casefold() for style in document.styles if style.name}
    for name in PARAGRAPHS:
        if name.casefold() not in there:
            _set_paragraph_style(document, name)
    for bullets in (BULLETS, {LIST: "•"}):
        lacking = {name: sign for name, sign in bullets.items() if name.casefold() not in there}
        if lacking:
            _set_bullets(document, lacking)
    if TABLE.casefold() not in there:
        _set_table_style(document)


def set_page(section: "Section", *, title: str, language: str, landscape: bool) -> None:
    """Give a section its A4 page and a footer with the title and "page X of Y"."""
    from docx.enum.section import WD_ORIENT

    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    margin = NARROW if landscape else MARGIN
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = margin
    section.header_distance = section.footer_distance = Cm(1.25)
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.paragraph_format.tab_stops.add_tab_stop(section.page_width - 2 * margin, WD_TAB_ALIGNMENT.RIGHT)
    words = Words(language)
    paragraph.add_run(f"{legible(title)}\t{words.say('page')} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {words.say('of')} ")
    add_field(paragraph, "NUMPAGES", "1")


def text_width(section: "Section") -> int:
    """How wide the text stands on a section's page, in twentieths of a point."""
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return round(width / Pt(1) * 20)


def _set_language(document: "WordDocument", language: str) -> None:
    for node in document.styles.element.iter(qn("w:lang")):
        node.set(qn("w:val"), TAGS[language])
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), TAGS[language])


def _set_defaults(document: "WordDocument") -> None:
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), TYPEFACE)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = TYPEFACE, Pt(10)
    normal.font.color.rgb = RGBColor.from_string(INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1


def _set_paragraph_style(document: "WordDocument", name: str) -> None:
    base, size, bold, italic, colour, indent, before, after = PARAGRAPHS[name]
    styles = document.styles
    style = _paragraph_style(document, name)
    style.base_style = styles[base] if base in styles else styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.hidden, style.quick_style = False, True
    for tag in ("w:pBdr", "w:tabs", "w:spacing", "w:kern"):
        for old in list(style.element.iter(qn(tag))):
            old.getparent().remove(old)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)
    form = style.paragraph_format
    form.left_indent, form.space_before, form.space_after = Cm(indent), Pt(before), Pt(after)
    form.line_spacing = 1.08
    form.keep_with_next = name.startswith("Heading") or name == "Title"


def _paragraph_style(document: "WordDocument", name: str) -> Any:
    styles = document.styles
    if name in styles:
        return styles[name]
    return styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN or name == LIST)


def _set_bullets(document: "WordDocument", bullets: Mapping[str, str]) -> None:
    """Give list styles their signs, a level each."""
    numbering = document.part.numbering_part.element
    numbers = [int(node.get(qn("w:abstractNumId"))) for node in numbering.findall(qn("w:abstractNum"))]
    styles = [_paragraph_style(document, name) for name in bullets]
    levels = "".join(
        LEVEL.format(level=level, style=style.style_id, sign=sign, left=HANG * (level + 1), hang=HANG, face=TYPEFACE)
        for level, (style, sign) in enumerate(zip(styles, bullets.values(), strict=True))
    )
    fresh = max(numbers, default=-1) + 1
    xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{fresh}">'
    xml += f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    # Abstract definitions must stand before the first w:num.
    numbering.insert(len(numbers), parse_xml(xml))
    number = numbering.add_num(fresh).numId
    for level, style in enumerate(styles):
        properties = style.element.get_or_add_pPr()
        for old in (*properties.findall(qn("w:numPr")), *properties.findall(qn("w:contextualSpacing"))):
            properties.remove(old)
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = number
        inside = style.name != LIST
        style.hidden, style.quick_style = False, True
        style.base_style = document.styles["Table Text" if inside else "Body Text"]
        style.font.size = Pt(9) if inside else None
        form = style.paragraph_format
        form.left_indent, form.first_line_indent = Twips(HANG * (level + 1)), Twips(-HANG)
        form.space_before, form.space_after = Pt(1.5), Pt(1.5)


def _set_table_style(document: "WordDocument") -> None:
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">'
            f'<w:name w:val="{TABLE}"/>'
            '<w:basedOn w:val="TableNormal"/>'
            '<w:uiPriority w:val="59"/><w:qFormat/>'
            "<w:tblPr><w:tblBorders>"
            f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
            "</w:tblBorders><w:tblCellMar>"
            '<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr></w:style>"
        )
    )


def _set_reading(document: "WordDocument", language: str) -> None:
    """The mode of Word 2013 and later (an older one opens as "compatibility mode") and the decimal sign."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for tag, value in (("w:decimalSymbol", DECIMAL_SIGNS[language]), ("w:listSeparator", ";")):
        settings.find(qn(tag)).set(qn("w:val"), value)
