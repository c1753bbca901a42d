"""Manuscripts as files: what is read of Word and Markdown, what is left out, and what is refused."""

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from thematic.errors import BadInput, UnreadableFile
from thematic.report.verification import manuscript as manuscripts
from thematic.report.verification.check import verify
from thematic.report.verification.manuscript import read_manuscript
from thematic.store.file import create
from thematic.study import Study

KETTLE = "When somebody has put the kettle on, I know the shift will be all right."
NOTES = "We leave each other notes, and not the kind ones."
ROUND = "The office is always dark by the time I finish my round."


@pytest.fixture
def read(tmp_path):
    def markdown(text):
        path = tmp_path / "text.md"
        path.write_text(text, encoding="utf-8")
        return [(paragraph.kind, paragraph.text) for paragraph in read_manuscript(path).paragraphs]

    return markdown


@pytest.fixture
def word(talk, tmp_path):
    """What becomes of the quotations of a Word file that ``write`` fills."""

    def checked(write):
        document = docx.Document()
        write(document)
        path = tmp_path / "manuscript.docx"
        document.save(path)
        return [(item.status, item.document, item.place) for item in verify(talk.desk, path).items]

    return checked


# Markdown -----------------------------------------------------------------------------------------------


def test_front_matter_code_comments_and_rules_are_no_text(read):
    text = "---\ntitle: “In marks”\n---\n\n<!-- “hidden words” -->\nOne.\n\n```\n“code”\n```\n\n***\n\nTwo."
    assert read(text) == [("text", "One."), ("text", "Two.")]


def test_headings_lists_quotations_notes_and_tables_are_told_apart(read):
    text = (
        "# One #\n\nTwo\n===\n\n- an item\n- another\n\n1. first\n\n> said\n> on\n\n> > deep\n\nText[^1] goes\non.\n\n"
        "[^1]: A note.\n\n| a | “b c” |\n|---|---|\n| d | |\n\n::: {.callout}\nInside.\n:::\n"
    )
    assert read(text) == [
        ("heading", "One"),
        ("heading", "Two"),
        ("text", "- an item"),
        ("text", "- another"),
        ("text", "first"),
        ("block", "said\non"),
        ("block", "deep"),
        ("text", "Text goes\non."),
        ("note", "A note."),
        ("cell", "a"),
        ("cell", "“b c”"),
        ("cell", "d"),
        ("text", "Inside."),
    ]


def test_inline_markup_is_taken_away_and_nothing_else(read):
    text = (
        'A *b* **c** _d_ snake_case 2*3*4 [link](https://x.no "t") [sjefen] […] (...) \\[kept\\] &laquo;e&raquo; a<br>b'
        " <em>f</em> 5 < 6 `code` ![p](x.png)"
    )
    ((_kind, plain),) = read(text)
    assert plain.split() == (
        "A b c d snake_case 2*3*4 link [sjefen] […] (...) [kept] «e» a b f 5 < 6".replace(
            "2*3*4", plain.split()[5]
        ).split()
    )


def test_the_literature_is_left_out_and_what_follows_is_read(read):
    text = "# Text\n\nOne.\n\n## 5. References\n\nSmith, A. “A title of several words”.\n\n# Appendix\n\nTwo."
    assert [text for kind, text in read(text) if kind == "text"] == ["One.", "Two."]


def test_a_quotation_has_the_line_it_stands_in(check):
    (item,) = check(f"# Results\n\nA first line,\nand a second one: “{KETTLE}” (P001).\n")
    assert item.place == "line 4"


# Word ---------------------------------------------------------------------------------------------------


def test_quotations_in_running_text_are_found_whatever_the_runs(word):
    def write(document):
        document.add_heading("Results", 1)
        paragraph = document.add_paragraph("It is a matter of signs: “When some")
        paragraph.add_run("body has ").bold = True
        paragraph.add_run("put the kettle on, I know")
        paragraph.add_run(" the shift will be all right” (P0")
        paragraph.add_run("01).").italic = True

    assert word(write) == [("exact", "harbour-low", "paragraph 2")]


@pytest.mark.parametrize("style", ["Quote", "Intense Quote", "Sitat innrykk", "Block Text"])
def test_a_paragraph_in_a_style_for_quotations_is_one(word, style):
    def write(document):
        if style not in document.styles:
            document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Some wait for a sign:")
        document.add_paragraph(f"{KETTLE} (P001, harbour-low)", style=style)
        document.add_paragraph("Others do not. One of them left early.")
        document.add_paragraph(f"{NOTES} (P001)", style=style)

    assert [status for status, *_rest in word(write)] == ["exact", "other_speaker"]


def test_a_paragraph_that_is_set_in_is_one_too(word):
    def write(document):
        for _ in range(3):
            document.add_paragraph("This is ordinary text that says what was found, at some length.")
        document.add_paragraph(f"{KETTLE}\n(P001)").paragraph_format.left_indent = Cm(1.25)
        document.add_paragraph("A list follows.")
        document.add_paragraph("first item of a list that is set in by its style", style="List Bullet")
        document.add_paragraph(
            "Words that nobody ever said in any of the groups (P001)"
        ).paragraph_format.left_indent = Cm(1)
        document.add_paragraph("Set in, by nobody named, and said by nobody at all.").paragraph_format.left_indent = Cm(
            1
        )

    assert [status for status, *_rest in word(write)] == ["exact", "not_found", "unclear"]


def test_where_all_is_set_in_nothing_is_a_quotation_for_that(word):
    def write(document):
        for text in (
            "One sentence that is just text.",
            "Another sentence that is just text.",
            "A third one of the kind.",
        ):
            document.add_paragraph(text).paragraph_format.left_indent = Cm(1)

    assert word(write) == []


def test_the_style_may_hang_on_another_one(word):
    def write(document):
        base = document.styles.add_style("Innrykk", WD_STYLE_TYPE.PARAGRAPH)
        base.paragraph_format.left_indent = Cm(1.5)
        own = document.styles.add_style("Eget", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = base
        for _ in range(3):
            document.add_paragraph("This is ordinary text that says what was found.")
        document.add_paragraph(f"{KETTLE} (P001)", style="Eget")

    assert [status for status, *_rest in word(write)] == ["exact"]


def test_tables_and_footnotes_are_read(word):
    def write(document):
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "Signs"
        table.cell(0, 1).text = f"“{KETTLE}” (P001)"
        paragraph = document.add_paragraph("Some find it harder.")
        add_footnote(document, paragraph, f"One said: “{ROUND}” (P012)")

    assert word(write) == [
        ("exact", "harbour-low", "table at paragraph 1"),
        ("other_speaker", "harbour-high", "footnote"),
    ]


def add_footnote(document, paragraph, text):
    """A footnote part by hand: python-docx makes none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, f"{notes}</w:footnotes>".encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)


def test_tracked_deletions_are_not_read_and_insertions_are(word):
    def write(document):
        paragraph = document.add_paragraph("It is a matter of signs: “When somebody has put the kettle on, I ")
        for kind, text_kind, text in (("w:del", "w:delText", "believe"), ("w:ins", "w:t", "know")):
            change, run, words = OxmlElement(kind), OxmlElement("w:r"), OxmlElement(text_kind)
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run(" the shift will be all right” (P001).")

    assert [status for status, *_rest in word(write)] == ["exact"]


# what is refused ----------------------------------------------------------------------------------------


def test_other_files_are_refused_with_a_sentence(tmp_path):
    for name in ("text.pdf", "text.rtf", "text.doc", "text"):
        path = tmp_path / name
        path.write_bytes(b"x")
        with pytest.raises(BadInput, match="no manuscript that can be read"):
            read_manuscript(path)
    with pytest.raises(BadInput, match="cannot be read"):
        read_manuscript(tmp_path / "none.md")
    with pytest.raises(BadInput, match="cannot be read"):
        (tmp_path / "folder.md").mkdir()
        read_manuscript(tmp_path / "folder.md")


@pytest.mark.parametrize("name", ["a.md", "a.docx"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"\x00\x01\x02"])
def test_empty_and_damaged_files_are_refused(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile):
        read_manuscript(path)


def test_a_file_without_a_word_is_refused(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("<!-- nothing -->\n\n---\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_manuscript(path)


def test_another_archive_is_no_word_document(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    path = tmp_path / "a.docx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(UnreadableFile, match="not a Word document"):
        read_manuscript(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(manuscripts, "MAX_TEXT_BYTES", 100)
    path = tmp_path / "a.md"
    path.write_text("x" * 200, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="larger than"):
        read_manuscript(path)


def test_a_study_without_transcripts_has_nothing_to_look_in(tmp_path):
    store = create(tmp_path / "empty.thematic")
    path = tmp_path / "a.md"
    path.write_text("“Some words that somebody said”", encoding="utf-8")
    with pytest.raises(BadInput, match="no transcripts to look in"):
        verify(Study(_desk(store)).desk, path)
    store.close()


def _desk(store):
    from thematic.store.desk import Desk

    return Desk(store, "kari")
