"""Chapters into a document of the user's own: where they go, in which styles, and templates that cannot be used."""

import io

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from thematic.errors import BadInput
from thematic.report.blocks import Chapter, Heading, Quotation
from thematic.report.table import Column, Line, Note, Table
from thematic.report.word import document_bytes

TABLE = Table(
    (Column("low", "Lavt fravær"), Column("high", "Høyt fravær")),
    (((Line("humor", "bullet"),), "x"),),
    number="2",
    caption="Hva de sier",
    notes=(Note("Ingen årsaker."),),
    language="nb",
)
UPRIGHT = Chapter(
    "Resultater", (Heading("Klima"), Line("Tekst."), Quotation((Line("«Ja»", "quote", tail="(P1)"),)), TABLE)
)
TURNED = Chapter("Vedlegg", (TABLE,), landscape=True)


def filled(path, *chapters):
    made = document_bytes(chapters or [UPRIGHT], title="Nærvær", language="nb", template=path)
    return Document(io.BytesIO(made))


@pytest.fixture
def template(tmp_path):
    """Save a document that ``prepare`` has written in; gives its path."""

    def make(prepare=lambda document: None):
        document = Document()
        prepare(document)
        document.save(tmp_path / "template.docx")
        return tmp_path / "template.docx"

    return make


def with_placeholder(document):
    document.add_paragraph("Before")
    document.add_paragraph("").add_run("{{the").bold = True
    document.paragraphs[-1].add_run("matic}}")
    document.add_paragraph("After")


def test_the_chapters_stand_where_the_placeholder_was(template):
    texts = [paragraph.text for paragraph in filled(template(with_placeholder)).paragraphs]
    assert texts == ["Before", "Resultater", "Klima", "Tekst.", "«Ja» (P1)", "Tabell 2  Hva de sier", *texts[-2:]]
    assert texts[-1] == "After"
    assert "Ingen årsaker." in texts[-2]


def test_without_a_placeholder_they_stand_at_the_end_and_an_empty_template_gets_the_title(template):
    texts = [p.text for p in filled(template(lambda document: document.add_paragraph("Before"))).paragraphs]
    assert texts[:2] == ["Before", "Resultater"]
    assert [p.text for p in filled(template()).paragraphs][:2] == ["Nærvær", "Resultater"]


def test_the_templates_own_styles_are_used_and_missing_ones_are_added(template):
    def prepare(document):
        document.styles["Heading 1"].font.size = Pt(31)
        document.styles["Body Text"].font.size = Pt(13)
        document.styles["Normal"].font.name = "Georgia"

    document = filled(template(prepare))
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert document.styles["Body Text"].font.size == Pt(13)
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.styles["Table Text"].base_style.name == "Normal"
    assert document.styles["Table Text"].font.name is None
    by_text = {p.text: p.style.name for p in document.paragraphs}
    assert (by_text["Resultater"], by_text["Tekst."]) == ("Heading 1", "Body Text")
    assert document.tables[0].style.name == "Report Table"
    assert document.tables[0].cell(1, 0).paragraphs[0].style.name == "Table Bullet"


def test_a_localised_template_is_met_by_its_names_not_its_ids(template):
    def prepare(document):
        style = document.styles["Heading 1"]
        style.element.set(qn("w:styleId"), "Overskrift1")

    document = filled(template(prepare))
    heading = next(p for p in document.paragraphs if p.text == "Resultater")
    assert heading._p.style == "Overskrift1"
    assert heading.style.name == "Heading 1"


def pages(document):
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections]


def test_turned_pages_stand_between_those_of_the_template(template):
    def prepare(document):
        document.sections[0].left_margin = Cm(4)
        document.sections[0].header.paragraphs[0].text = "Kopf"
        with_placeholder(document)

    document = filled(template(prepare), UPRIGHT, TURNED, UPRIGHT)
    assert pages(document) == [False, True, False]
    assert [section.left_margin.cm for section in document.sections] == pytest.approx([4, 4, 4], abs=0.01)
    assert {section.header.paragraphs[0].text for section in document.sections} == {"Kopf"}
    assert pages(filled(template(prepare), UPRIGHT, TURNED)) == [False, True, False]
    assert pages(filled(template(), UPRIGHT, TURNED)) == [False, True]
    assert document.paragraphs[-1].text == "After"


def test_equal_values_give_equal_bytes(template):
    path = template(with_placeholder)
    first, second = (document_bytes([UPRIGHT, TURNED], title="T", language="nb", template=path) for _ in range(2))
    assert first == second


def twice(document):
    document.add_paragraph("{{thematic}}")
    document.add_paragraph("{{thematic}}")


def in_a_table(document):
    document.add_table(1, 1).cell(0, 0).text = "{{thematic}}"


def with_text(document):
    document.add_paragraph("Here: {{thematic}}")


@pytest.mark.parametrize(
    ("prepare", "sentence"), [(twice, "2 times"), (in_a_table, "in a table"), (with_text, "together with other text")]
)
def test_a_placeholder_in_a_wrong_place_is_refused(template, prepare, sentence):
    with pytest.raises(BadInput, match=sentence):
        filled(template(prepare))


def test_what_is_no_word_document_is_refused(tmp_path):
    wrong = tmp_path / "wrong.docx"
    with pytest.raises(BadInput, match="There is no template"):
        filled(wrong)
    wrong.write_text("no zip", encoding="utf-8")
    with pytest.raises(BadInput, match="no Word document"):
        filled(wrong)
    with pytest.raises(BadInput, match="There is no template"):
        filled(tmp_path)


def test_a_document_without_lists_gets_a_place_for_their_signs(tmp_path):
    import zipfile

    document = Document()
    document.save(tmp_path / "a.docx")
    with (
        zipfile.ZipFile(tmp_path / "a.docx") as read,
        zipfile.ZipFile(tmp_path / "b.docx", "w") as written,
    ):
        for name in read.namelist():
            if name == "word/numbering.xml":
                continue
            content = read.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                from lxml import etree

                root = etree.fromstring(content)
                for node in list(root):
                    if any("numbering" in value for value in node.attrib.values()):
                        root.remove(node)
                content = etree.tostring(root)
            written.writestr(name, content)
    document = filled(tmp_path / "b.docx")
    assert document.tables[0].cell(1, 0).paragraphs[0].style.name == "Table Bullet"
