"""The order that the schema of WordprocessingML wants: Word calls a file that breaks it damaged."""

import io
import zipfile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from thematic.contrast.compare import compare
from thematic.report.codebook_tables import export_codebook
from thematic.report.tables import Planned, contrast_document
from thematic.report.theme_tables import export_themes

ORDER = {
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription "
        "tblPrChange"
    ),
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblCellMar": "top start left bottom end right",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
        "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
        "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
}
"""The children of each element in the order of ECMA-376, part 1 (its transitional form)."""

PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml", "word/settings.xml")


def test_this_list_would_notice_a_wrong_order():
    wrong = etree.fromstring(f'<w:tcPr xmlns:w="{qn("w:x")[1:-2]}"><w:shd/><w:tcW/></w:tcPr>')
    assert list(misplaced(wrong)) == ["tcPr: tcW after shd"]


def misplaced(root):
    """Every child that stands after one that it should stand before, or that its parent does not know."""
    for node in root.iter():
        parent = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if parent not in ORDER or etree.QName(node).namespace != qn("w:x")[1:-2]:
            continue
        order, last = ORDER[parent].split(), ""
        for child in node:
            name = etree.QName(child).localname
            if name not in order:
                yield f"{parent}: {name}"
            elif last and order.index(name) < order.index(last):
                yield f"{parent}: {name} after {last}"
            else:
                last = name


def made(desk, tmp_path, what):
    if what == "codebook":
        export_codebook(desk, tmp_path / "made.docx")
        return (tmp_path / "made.docx").read_bytes()
    if what == "themes":
        export_themes(desk, tmp_path / "made.docx")
        return (tmp_path / "made.docx").read_bytes()
    return contrast_document(desk, [Planned(compare(desk, by="absence"), "3-1")], style=what, language="nb")


@pytest.mark.parametrize("what", ["report", "evidence", "codebook", "themes"])
def test_every_part_keeps_the_order_of_the_schema(desk, tmp_path, what):
    with zipfile.ZipFile(io.BytesIO(made(desk, tmp_path, what))) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in PARTS if name in archive.namelist()}
        assert "word/numbering.xml" in parts
    assert {name: list(misplaced(part)) for name, part in parts.items()} == {name: [] for name in parts}


@pytest.mark.parametrize("what", ["report", "evidence", "codebook", "themes"])
def test_ids_are_used_once_and_every_cell_ends_in_a_paragraph(desk, tmp_path, what):
    with zipfile.ZipFile(io.BytesIO(made(desk, tmp_path, what))) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    marks = [node.get(qn("w:id")) for node in document.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    names = [node.get(qn("w:name")) for node in document.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert all(cell[-1].tag == qn("w:p") for cell in document.iter(qn("w:tc")))


def test_a_table_never_touches_the_next(desk):
    planned = [Planned(compare(desk, by="absence"), number) for number in ("1", "2")]
    with zipfile.ZipFile(io.BytesIO(contrast_document(desk, planned, style="report", language="nb"))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    tables = [place for place, node in enumerate(body) if node.tag == qn("w:tbl")]
    assert len(tables) == 4
    assert all(body[place + 1].tag == qn("w:p") for place in tables)


def test_quotes_carry_the_language_they_were_said_in(desk):
    with desk.change("nynorsk"):
        for row in desk.store.rows("documents"):
            desk.store.update("documents", row["id"], {"language": "nn"})
    planned = [Planned(compare(desk, by="absence"), "3-1")]
    with zipfile.ZipFile(io.BytesIO(contrast_document(desk, planned, style="evidence", language="en"))) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    marked = [run for run in document.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None]
    said = {"".join(run.itertext()) for run in marked}
    assert said == {
        "“hun er alltid lett å få tak i når det er noe vi lurer på”",
        "“det er så mange som er borte at vi andre blir slitne av det”",
    }
    assert {node.get(qn("w:val")) for node in document.iter(qn("w:lang"))} == {"nn-NO"}
