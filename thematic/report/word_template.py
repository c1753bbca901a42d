"""A Word document of the user's own as a template: its styles, and the place in it where the chapters go."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section

from thematic.errors import BadInput
from thematic.report.word_sheet import Sheet, sheet_of
from thematic.report.word_styles import add_missing_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

PLACEHOLDER = "{{thematic}}"
"""The whole text of the paragraph that the chapters take the place of."""

NOT_REPEATED = ("w:titlePg", "w:pgNumType")
"""What a section says of its first page and of where numbers start: a part of it does not say that again."""


@dataclass(slots=True)
class Template:
    """A template that is being filled: what is written goes to its end, and ``close`` puts it in its place."""

    sheet: Sheet
    empty: bool
    _placeholder: Any
    _properties: Any
    _before: int
    _turned: bool = field(default=False)
    _own_turned: bool = field(default=False)

    def turn(self, *, landscape: bool) -> None:
        """Go on on a page that is turned, or upright as the template's own are."""
        wanted = landscape or self._own_turned
        if wanted != self._turned:
            self._break(self._turned)
            self._turned = wanted
            section = self._section(wanted)
            self.sheet.measure(section)

    def close(self) -> None:
        """Put what was written where the placeholder is; the template's pages go on as they were."""
        body = self.sheet.document.element.body
        written = list(body)[self._before : -1]
        follows = self._placeholder is not None and any(
            node.tag != qn("w:sectPr") and (node.xpath("string(.)").strip() or node.tag == qn("w:tbl"))
            for node in list(body)[list(body).index(self._placeholder) + 1 : self._before]
        )
        if self._turned != self._own_turned:
            if follows or self._properties.getparent() is not body:
                self._break(self._turned)
                _set_type(self._properties)
                written = list(body)[self._before : -1]
            else:
                body.replace(body[-1], self._section(self._turned)._sectPr)
        if self._placeholder is not None:
            for node in written:
                self._placeholder.addprevious(node)
            self._placeholder.getparent().remove(self._placeholder)

    def _break(self, turned: bool) -> None:
        """End what stands before with a section of its own."""
        paragraph = self.sheet.document.add_paragraph()
        paragraph._p.get_or_add_pPr().append(self._section(turned)._sectPr)

    def _section(self, turned: bool) -> Section:
        """A copy of the template's section, turned or as it is."""
        properties = deepcopy(self._properties)
        for tag in NOT_REPEATED:
            for node in properties.findall(qn(tag)):
                properties.remove(node)
        _set_type(properties)
        section = Section(properties, self.sheet.document.part)
        if turned != self._own_turned:
            section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width
        return section


def open_template(path: Path, *, language: str) -> Template:
    """The template at ``path`` with every style that the chapters need.

    Raises BadInput where it is no Word document, or its placeholder stands twice, with other text, or anywhere but in a
    paragraph of the text itself.
    """
    document = _read(path)
    body = document.element.body
    found = [node for node in body.iter(qn("w:p")) if PLACEHOLDER in "".join(_texts(node))]
    placeholder = found[0] if found else None
    if len(found) > 1:
        raise BadInput(f"{path} holds {PLACEHOLDER} {len(found)} times.", hint="The chapters can go to one place only.")
    if placeholder is not None and placeholder.getparent() is not body:
        raise BadInput(
            f"{path} holds {PLACEHOLDER} in a table or a text box.", hint="Put it in a paragraph of the text itself."
        )
    if placeholder is not None and "".join(_texts(placeholder)).strip() != PLACEHOLDER:
        raise BadInput(f"{path} holds {PLACEHOLDER} together with other text.", hint="Give it a paragraph of its own.")
    _ensure_numbering(document)
    add_missing_styles(document)
    properties = _governing(body, placeholder)
    sheet = sheet_of(document)
    section = Section(properties, document.part)
    sheet.measure(section)
    text = "".join(_texts(body)).replace(PLACEHOLDER, "").strip()
    turned = section.orientation == WD_ORIENT.LANDSCAPE
    return Template(sheet, not text, placeholder, properties, len(body) - 1, turned, turned)


def _read(path: Path) -> "WordDocument":
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import OpcError

    if not path.is_file():
        raise BadInput(f"There is no template '{path}'.", hint="Name a .docx file.")
    try:
        document = Document(str(path))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({(error.strerror or str(error)).lower()}).") from error
    except (ValueError, KeyError, OpcError, BadZipFile, SyntaxError) as error:
        raise BadInput(
            f"{path} is no Word document that can be a template.", hint="Save it as .docx in Word and try again."
        ) from error
    if document.element.body is None or document.element.body.sectPr is None:
        document.element.get_or_add_body().append(OxmlElement("w:sectPr"))
    return document


def _texts(node: Any) -> list[str]:
    return [text.text or "" for text in node.iter(qn("w:t"))]


def _governing(body: Any, placeholder: Any) -> Any:
    """The properties of the section that the placeholder stands in: the next in the document's order, else the last."""
    if placeholder is not None:
        for node in placeholder.itersiblings():
            properties = node.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if properties is not None:
                return properties
    return body[-1]


def _set_type(properties: Any) -> None:
    kind = properties.get_or_add_type()
    kind.val = WD_SECTION.NEW_PAGE


def _ensure_numbering(document: "WordDocument") -> None:
    """A part for list signs, which a document without lists lacks and python-docx cannot make."""
    from docx import Document
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in document.part.rels.values()):
        return
    element = deepcopy(Document().part.numbering_part.element)
    for node in list(element):
        element.remove(node)
    part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
