import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from thematic.report.blocks import Chapter
from thematic.report.table import Column, Line, Note, Table
from thematic.report.word import document_bytes

LOW = (
    Line("ledere som er lette å få tak i", "bullet", marks="a"),
    Line("også når det haster", "bullet", level=1),
    Line("7 av 9 mot 2 av 9 grupper (6 steder)", "figures", 1),
    Line("«Døra er alltid åpen.» (P1)", "quote", 1),
)
TABLE = Table(
    (Column("low", "Lavt fravær"), Column("high", "Høyt fravær")),
    ((LOW, ()), ((Line("Tatt opp på begge sider", "heading"),),), ((Line("humor", "bullet"),),)),
    bands=("Medarbeidere",),
    number="3-4",
    caption="Medarbeidernes holdninger",
    notes=(Note("Ingen årsaker."), Note("Tendens.", "a")),
    alt="To kolonner.",
    language="nb",
)


def read(*tables, language="nb", **chapter):
    made = document_bytes([Chapter("Tabeller", tables, **chapter)], title="Nærvær & fravær", language=language)
    return Document(io.BytesIO(made))


def xml(node):
    """An element as text, without the declarations of its namespaces."""
    clean = etree.fromstring(etree.tostring(node))
    text = etree.tostring(clean).decode()
    head, rest = text.split(">", 1)
    kept = [part for part in head.split(" ") if not part.startswith("xmlns:")]
    return " ".join(kept) + ">" + rest


def test_the_caption_below_holds_a_field_that_keeps_its_number():
    document = read(TABLE)
    body = [child for child in document.element.body if child.tag in (qn("w:tbl"), qn("w:p"))]
    caption = body[body.index(document.tables[0]._tbl) + 1]
    assert xml(caption) == (
        '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>'
        '<w:bookmarkStart w:id="1" w:name="table_3_4"/>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Tabell 3-</w:t></w:r>"
        '<w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve"> SEQ Tabell \\* ARABIC \\r 4 </w:instrText></w:r>'
        '<w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>4</w:t></w:r>"
        '<w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:bookmarkEnd w:id="1"/>'
        '<w:r><w:t xml:space="preserve">  </w:t></w:r><w:r><w:t>Medarbeidernes holdninger</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("number", "label", "field"),
    [("5", "Table ", "5"), ("A3-12", "Table A3-", "12"), ("iv", "Table iv", None), ("", "", None)],
)
def test_any_number_is_kept_as_it_is_written(number, label, field):
    table = Table((Column("a", "A"),), (("x",),), number=number, caption="Text", language="en")
    caption = next(p for p in read(table, language="en").paragraphs if p.style.name == "Caption")
    instructions = [node.text for node in caption._p.iter(qn("w:instrText"))]
    assert caption.text == (f"{label}{field or ''}  Text" if number else "Text")
    assert instructions == ([f" SEQ Table \\* ARABIC \\r {field} "] if field else [])


def test_headings_repeat_and_rows_never_break():
    rows = read(TABLE).tables[0].rows
    assert [xml(row._tr.trPr) for row in rows] == [
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        *["<w:trPr><w:cantSplit/></w:trPr>"] * 3,
    ]


def test_a_screen_reader_hears_what_the_table_is():
    properties = read(TABLE).tables[0]._tbl.tblPr
    assert xml(properties) == (
        '<w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9072" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" '
        'w:val="04A0"/><w:tblCaption w:val="Tabell 3-4 Medarbeidernes holdninger"/>'
        '<w:tblDescription w:val="To kolonner."/></w:tblPr>'
    )


def test_bands_and_single_cells_span_the_columns():
    table = read(TABLE).tables[0]
    spans = [[cell.grid_span for cell in row.cells] for row in table.rows]
    assert spans == [[2, 2], [1, 1], [1, 1], [2, 2], [2, 2]]
    assert table.cell(0, 0).text == "Medarbeidere"
    assert [cell.text for cell in table.rows[1].cells] == ["Lavt fravær", "Høyt fravær"]


def test_cells_hold_real_lists():
    document = read(TABLE)
    paragraphs = document.tables[0].cell(2, 0).paragraphs
    assert [p.style.name for p in paragraphs] == ["Table Bullet", "Table Bullet 2", "Table Figures", "Table Quote"]
    assert [run.text for run in paragraphs[0].runs if run.font.superscript] == ["\u202fa"]
    numbering = document.part.numbering_part.element
    levels = {}
    for name in ("Table Bullet", "Table Bullet 2", "Table Bullet 3"):
        number = document.styles[name].element.pPr.numPr
        num = next(n for n in numbering.findall(qn("w:num")) if n.numId == number.numId.val)
        abstract = next(
            node
            for node in numbering.findall(qn("w:abstractNum"))
            if node.get(qn("w:abstractNumId")) == str(num.abstractNumId.val)
        )
        level = abstract.findall(qn("w:lvl"))[number.ilvl.val]
        levels[name] = (level.find(qn("w:lvlText")).get(qn("w:val")), level.find(qn("w:pStyle")).get(qn("w:val")))
    assert levels == {
        "Table Bullet": ("•", "TableBullet"),
        "Table Bullet 2": ("–", "TableBullet2"),
        "Table Bullet 3": ("·", "TableBullet3"),
    }
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags), "abstract definitions stand before numbers"


@pytest.mark.parametrize(("language", "tag", "sign"), [("nb", "nb-NO", ","), ("en", "en-GB", ".")])
def test_the_document_says_its_language(language, tag, sign):
    document = read(TABLE, language=language)
    languages = [node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))]
    assert languages == [tag]
    assert document.core_properties.language == tag
    assert document.core_properties.title == "Nærvær & fravær"
    assert document.core_properties.author == ""
    assert document.settings.element.find(qn("w:decimalSymbol")).get(qn("w:val")) == sign


def test_pages_are_a4_and_wide_tables_turned():
    upright, turned = (
        document_bytes(
            [Chapter("Tabeller", (TABLE,)), Chapter("Vedlegg", (TABLE,), landscape=wide)], title="T", language="nb"
        )
        for wide in (False, True)
    )
    sizes = [
        [(round(s.page_width.cm, 1), round(s.page_height.cm, 1)) for s in Document(io.BytesIO(made)).sections]
        for made in (upright, turned)
    ]
    assert sizes == [[(21.0, 29.7)], [(21.0, 29.7), (29.7, 21.0)]]
    margins = [round(s.left_margin.cm, 1) for s in Document(io.BytesIO(turned)).sections]
    assert margins == [2.5, 2.0]


def test_the_last_row_stays_with_its_caption_in_a_long_table():
    long = Table((Column("a", "A"),), tuple((f"row {n}",) for n in range(100)), number="1", caption="Long")
    document = read(long)
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[0].rows]
    assert kept == [True, *[None] * 99, True, None]
    foot = document.tables[0].rows[-1]
    assert [p.text for p in foot.cells[0].paragraphs] == ["Table 1  Long"]
    assert foot.cells[0].paragraphs[0].style.name == "Caption"
    assert xml(foot._tr.trPr) == "<w:trPr><w:cantSplit/></w:trPr>"
    assert [
        (side.tag.split("}")[1], side.get(qn("w:val"))) for side in foot.cells[0]._tc.tcPr.find(qn("w:tcBorders"))
    ] == [("top", "single"), ("bottom", "nil")]
    short = Table((Column("a", "A"),), (("row",), ("row",)), number="1", caption="Short")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in read(short).tables[0].rows]
    assert kept == [True, True, True]


def test_control_characters_do_not_break_the_file():
    table = Table((Column("a", "A\x00"),), (("x\x0by\nz",),), caption="c\x1f", alt="d\x02")
    document = read(table)
    assert document.tables[0].cell(1, 0).text == "x y\nz"
    assert document.tables[0].cell(0, 0).text == "A"


def test_equal_values_give_equal_bytes():
    chapters = [Chapter("Tabeller", (TABLE,)), Chapter("Vedlegg", (TABLE,), landscape=True)]
    first, second = (document_bytes(chapters, title="T", language="nb") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
