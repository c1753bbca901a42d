"""A method text read as sentences, from Word and Markdown."""

import pytest

from thematic.errors import BadInput, UnreadableFile
from thematic.report.method_text import read_method, split


def test_abbreviations_end_no_sentence():
    text = "Vi brukte bl.a. Nowell mfl. (2017). Det var ca. 36 grupper. Ferdig."
    assert list(split(text)) == ["Vi brukte bl.a. Nowell mfl. (2017).", "Det var ca. 36 grupper.", "Ferdig."]
    assert list(split("As shown by Braun et al. (2006). Two coders, e.g. Ann.")) == [
        "As shown by Braun et al. (2006).",
        "Two coders, e.g. Ann.",
    ]
    assert list(split("Uten punktum")) == ["Uten punktum"]


def test_markdown_and_word_say_the_same_up_to_the_references(tmp_path):
    from docx import Document

    markdown = "---\ntitle: x\n---\n\n# Metode\n\nTo **kodere** kodet. Alt.\n\n## Litteratur\n\nTolv kodere.\n"
    (tmp_path / "a.md").write_text(markdown, encoding="utf-8")
    document = Document()
    for paragraph in ("Metode", "To kodere kodet. Alt.", "Litteratur", "Tolv kodere."):
        document.add_paragraph(paragraph)
    document.save(tmp_path / "a.docx")
    for name in ("a.md", "a.docx"):
        assert read_method(tmp_path / name).sentences == ("Metode", "To kodere kodet.", "Alt.")


def test_words_in_quotation_marks_are_counted(tmp_path):
    (tmp_path / "a.txt").write_text("Hun sa «vi ler mye» og “yes”.", encoding="utf-8")
    text = read_method(tmp_path / "a.txt")
    assert (text.words, text.quoted) == (7, 4)


def test_what_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(BadInput, match="no file"):
        read_method(tmp_path / "none.md")
    with pytest.raises(BadInput, match="no method text"):
        read_method(tmp_path / "a.pdf")
    (tmp_path / "a.docx").write_bytes(b"PK no")
    with pytest.raises(UnreadableFile, match="no Word file"):
        read_method(tmp_path / "a.docx")
    (tmp_path / "a.md").write_text("  \n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_method(tmp_path / "a.md")
    (tmp_path / "b.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile, match="cannot be read as text"):
        read_method(tmp_path / "b.md")
