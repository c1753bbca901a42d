"""tables and export."""

import csv
import zipfile

import pytest

from tests.cli.terminal import refused, unchanged

PLAN = """
tables:
  - number: "3-1"
    by: absence=low,high
    where: {role: employee}
    theme: klima
    caption: {nb: Hva de sier, en: What they say}
"""


@pytest.fixture
def plan(empty):
    path = empty / "plan.yml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def text_of(path):
    with zipfile.ZipFile(path) as word:
        return word.read("word/document.xml").decode()


def test_tables_are_written_to_word_in_the_language_and_style_that_are_asked_for(study, run, plan, empty):
    with unchanged(study):
        told = run("tables", "plan.yml", "-o", "tables.docx")
        assert (told.code, told.out, told.err) == (0, "tables.docx\n", "")
        assert "Hva de sier" in text_of(empty / "tables.docx")
        assert run("tables", "plan.yml", "--lang", "en", "--style", "evidence", "-o", "english.docx").code == 0
    english = text_of(empty / "english.docx")
    assert "What they say" in english
    assert "0 of 6" in english


def test_tables_are_written_to_a_folder_of_csv(study, run, plan, empty):
    told = run("tables", "plan.yml", "-o", "csv")
    assert told.out.splitlines() == ["csv/table-3-1.csv", "csv/index.csv"]
    assert (
        (empty / "csv" / "table-3-1.csv").read_text(encoding="utf-8").startswith("theme,row,stance,more_often,label,")
    )


def test_a_plan_names_the_unit_the_strata_and_the_layer_of_a_table(study, run, plan, empty):
    plan.write_text(PLAN + "    unit: document\n    strata: []\n    layer: independent\n", encoding="utf-8")
    run("tables", "plan.yml", "-o", "csv")
    with (empty / "csv" / "index.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["unit"], row["strata"]) == ("document", "site")
    plan.write_text(PLAN + "    layer: consensus\n", encoding="utf-8")
    refused(run("tables", "plan.yml", "-o", "csv"), 1, "No document's consensus is finished", "agreement adjudicate")


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        ("tables:\n  - number: 1\n    by: absence\n    theme: klma\n", "There is no theme 'klma'", "'klima'"),
        ("tables:\n  - number: 1\n    by: absens\n", "There is no attribute 'absens'", "'absence'"),
        (
            "tables:\n  - {number: 3-4, by: absence, strata: rolle}\n",
            "Table 3-4: There is no attribute 'rolle'",
            "'role'",
        ),
        ("tables:\n  - {number: 1, by: absence, unit: goup}\n", "there is no unit 'goup'.", "'group'"),
        ("tables:\n  - number: 1\n", "plan.yml: table 1 has no 'by'.", "by: ..."),
        ("tables:\n  - number: 1\n    bye: a\n", "plan.yml: table 1: unknown key 'bye'.", "'by'"),
        ("tables: []\n", "plan.yml has no list 'tables'.", "Write 'tables:'"),
        ("tables:\n  - a\n   b: c\n", " at line 3.", "Check indent"),
    ],
)
def test_a_wrong_plan_is_named_and_no_file_is_written(study, run, plan, empty, content, sentence, hint):
    plan.write_text(content, encoding="utf-8")
    with unchanged(study):
        refused(run("tables", "plan.yml", "-o", "tables.docx"), 1, sentence, hint)
    assert not (empty / "tables.docx").exists()


def test_tables_refuse_a_wrong_call(study, run, plan):
    refused(run("tables", "plan.yml", "-o", "tables.pdf"), 2, "'tables.pdf' does not say what kind of file", ".docx")
    refused(run("tables", "plan.yml", "-o", "a.docx", "--style", "plain"), 2, "There is no style 'plain'.", "evidence")
    refused(run("tables", "plan.yml", "-o", "a.docx", "--lang", "fr"), 1, "'fr' is no language", "nb or en")
    refused(run("tables", "plan.yml", "-o", "nowhere/a.docx"), 1, "'nowhere/a.docx' could not be written", "folder")
    refused(run("tables", "none.yml", "-o", "a.docx"), 1, "none.yml cannot be read (No such file", "")
    refused(run("tables", "plan.yml"), 2, "Missing option", "thematic tables --help")


@pytest.mark.parametrize("kind", ["themes", "codebook"])
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv", ".json", ".md"])
def test_theme_and_codebook_tables_are_written_as_their_ending_says(study, run, empty, kind, suffix):
    with unchanged(study):
        told = run("export", kind, "-o", f"out{suffix}", "--lang", "en")
    assert (told.code, told.out, told.err) == (0, f"out{suffix}\n", "")
    content = (empty / f"out{suffix}").read_bytes()
    assert content.startswith(b"PK") if suffix in (".docx", ".xlsx") else b"mangel in English" in content


def test_exports_refuse_an_ending_they_do_not_know(study, run):
    refused(run("export", "themes", "-o", "out.pdf"), 2, "'out.pdf' does not say what kind of file", ".docx")
    refused(run("export", "themes", "-o", "nowhere/out.csv"), 1, "'nowhere/out.csv' could not be written", "folder")


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
def test_the_chapter_is_written_in_every_form(study, run, empty, suffix):
    with unchanged(study):
        told = run("report", "--lang", "en", "-o", f"chapter.{suffix}")
    assert told.code == 0, told.err
    written = told.out.splitlines()
    assert written[0] == f"chapter.{suffix}"
    assert all((empty / path).is_file() for path in written)
    assert (len(written) > 1) == (suffix == "md")


def test_the_chapter_takes_a_plan_a_style_and_a_template(study, run, plan, empty):
    from docx import Document

    document = Document()
    document.add_paragraph("Before")
    document.add_paragraph("{{thematic}}")
    document.add_paragraph("After")
    document.save(empty / "mine.docx")
    told = run("report", "--plan", "plan.yml", "--style", "evidence", "--template", "mine.docx", "-o", "chapter.docx")
    assert (told.code, told.out) == (0, "chapter.docx\n"), told.err
    texts = [paragraph.text for paragraph in Document(empty / "chapter.docx").paragraphs]
    assert texts[0] == "Before"
    assert texts[-1] == "After"
    assert "Hva de sier" in text_of(empty / "chapter.docx")
    assert "0 av 6" in text_of(empty / "chapter.docx")


def test_the_chapter_refuses_a_wrong_call(study, run, empty):
    refused(run("report", "-o", "chapter.pdf"), 2, "does not say what kind of file", ".docx, .md, .html")
    refused(run("report", "-o", "a.docx", "--template", "none.docx"), 1, "There is no template 'none.docx'.", ".docx")
    refused(run("report", "-o", "a.docx", "--style", "plain"), 2, "There is no style 'plain'.", "evidence")
    refused(run("report", "-o", "nowhere/a.html"), 1, "'nowhere/a.html' could not be written", "folder")
    assert not (empty / "a.docx").exists()
