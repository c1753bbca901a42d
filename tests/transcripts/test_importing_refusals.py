"""What is no transcript is refused in one sentence, and the study stays as it was."""

import os
from pathlib import Path

import pytest

from tests.transcripts.journal import nothing_written
from thematic.errors import UnreadableFile
from thematic.transcripts.importing import import_documents
from thematic.transcripts.reading import MAX_BYTES


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("tom.txt", b"", "tom.txt is empty."),
        ("blank.md", b" \n\t\n", "blank.md is empty."),
        ("rar.txt", b"\x01\x02\x03 hei\n" * 20, "rar.txt is a binary file, not text."),
        (
            "nul.txt",
            b"I: hei\nP1: a\x00b\n",
            "nul.txt holds a NUL character in line 2 (character 12), so it is not plain text.",
        ),
        ("lyd.txt", b"ID3\x03abc", "lyd.txt is a sound recording."),
        ("tom.docx", b"", "tom.docx is empty."),
        ("halv.docx", b"PK\x03\x04abc", "halv.docx is damaged or incomplete."),
        ("pakke.txt", b"PK\x03\x04abc", "pakke.txt is a ZIP archive, and not a document that can be read."),
        ("gammel.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1abc", "gammel.doc is an older Office document (.doc)."),
    ],
)
def test_these_are_refused_and_the_study_stays(desk, write, name, content, sentence):
    with nothing_written(desk), pytest.raises(UnreadableFile) as error:
        import_documents(desk, [write(name, content)])
    assert error.value.sentence == sentence


def test_a_file_past_the_limit_is_refused_without_being_opened(desk, tmp_path, monkeypatch):
    path = tmp_path / "opptak.txt"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    assert path.stat().st_size > MAX_BYTES
    monkeypatch.setattr(Path, "open", lambda *_arguments: pytest.fail("the file was opened"))
    with nothing_written(desk), pytest.raises(UnreadableFile) as error:
        import_documents(desk, [path])
    assert error.value.sentence == (
        f"opptak.txt is larger than the {MAX_BYTES // 1024**2} MB that a transcript may have."
    )
    assert "transcribe it first" in error.value.hint


def test_the_limit_itself_is_let_through_to_the_readers(desk, tmp_path):
    path = tmp_path / "opptak.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    with nothing_written(desk), pytest.raises(UnreadableFile, match="67,108,864 characters"):
        import_documents(desk, [path])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(desk, tmp_path):
    os.mkfifo(tmp_path / "rør.txt")
    with nothing_written(desk), pytest.raises(UnreadableFile, match=r"rør\.txt is not a file\."):
        import_documents(desk, [tmp_path / "rør.txt"])
