"""Which bytes are a transcript, in which encoding, and how the others are refused."""

import pytest

from thematic.errors import UnreadableFile
from thematic.transcripts import reading
from thematic.transcripts.reading import read_file

TEXT = "I: Å nei\nP1: også på øya\nI: æsj\nP1: ja\n"


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes, name: str = "a.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path)

    return read_bytes


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_recognised_and_named(read, codec, named):
    transcript = read(TEXT.encode(codec))
    assert (transcript.text, transcript.encoding) == (TEXT, named)


def test_utf16_of_the_other_end(read):
    assert read(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_cp1252_is_a_doubt_with_words_to_check(read):
    assert read(TEXT.encode("cp1252")).doubts == (
        "The file is not UTF-8 and was read as cp1252: check words such as 'Å', 'også', 'på'.",
    )


def test_what_cp1252_cannot_be_is_guessed(read):
    text = "I: Дорогие друзья, мы говорим о работе\nP1: Да, конечно, хорошо\n" * 20
    transcript = read(text.encode("cp1251") + b"\x98"[:0] + "Ђ\n".encode("cp1251") + "ќ".encode("cp1251"))
    assert "говорим" in transcript.text
    assert "cp1252" not in transcript.encoding


def test_line_ends_become_lf_and_nothing_else_changes(read):
    transcript = read("I: a\r\nP1: b\rI: \u2028c\x0b d\u00a0\ufeff\n\nP1: e".encode())
    assert transcript.text == "I: a\nP1: b\nI: \u2028c\x0b d\u00a0\ufeff\n\nP1: e"
    assert len(transcript.turns) == 4


def test_nul_is_refused_with_its_place(read):
    with pytest.raises(UnreadableFile) as error:
        read(b"I: hei\r\nP1: a\x00b\n")
    assert error.value.sentence == ("a.txt holds a NUL character in line 2 (character 12), so it is not plain text.")
    assert "UTF-16" in error.value.hint


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt is empty."),
        (b" \r\n\t\n", "a.txt is empty."),
        (b"\xef\xbb\xbf", "a.txt is empty."),
        (b"%PDF-1.7 x", "a.txt is damaged or incomplete."),
        (b"{\\rtf1 }", "a.txt is empty."),
        (b"<!DOCTYPE html><html>", "a.txt is a web page without text."),
        (b"ID3\x03abc", "a.txt is a sound recording."),
        (b"\x00\x00\x00\x20ftypM4A ", "a.txt is a sound or video recording."),
        (b"PK\x03\x04abc", "a.txt is a ZIP archive, and not a document that can be read."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1abc", "a.txt is an older Office document (.doc)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.txt is protected by a password.",
        ),
        (b"\x01\x02\x03\x04 hei\n" * 9, "a.txt is a binary file, not text."),
        (
            b"\xff\xfe\x00\xd8a",
            "a.txt is neither text in an encoding that is known nor another format that can be read.",
        ),
    ],
)
def test_other_files_are_refused_in_one_sentence(read, data, sentence):
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(UnreadableFile, match="does not exist"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="is not a file"):
        read_file(tmp_path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "recording.txt"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(UnreadableFile) as error:
        read_file(path)
    assert error.value.sentence == "recording.txt is larger than the 64 MB that a transcript may have."


def test_more_text_than_a_transcript_has_is_refused(read):
    with pytest.raises(UnreadableFile, match=r"a\.txt has 10,000,002 characters"):
        read(b"a\n" * 5_000_001)


def test_content_decides_before_the_name(read):
    captions = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Hei</v>\n"
    assert read(captions, "a.txt").reader == "vtt"
    assert read(b"1\n00:00:01,000 --> 00:00:02,000\nHei\n", "a.md").reader == "srt"
    renamed = read(TEXT.encode(), "a.docx")
    assert renamed.reader == "plain"
    assert renamed.doubts == ("The file is called .docx but holds plain text, and was read as that.",)


def test_suffixes_of_transcripts():
    assert {".txt", ".md", ".docx", ".vtt", ".srt"} <= reading.suffixes()


def test_words_to_check_are_words_also_where_cells_are_not_parted_by_blanks(write):
    transcript = read_file(write("a.txt", "I: a;Kjønn;b|på,så\nB: c\nI: d\n".encode("cp1252")))
    assert transcript.doubts[0].endswith("check words such as 'Kjønn', 'på', 'så'.")
