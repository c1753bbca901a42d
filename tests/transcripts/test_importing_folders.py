"""Importing a folder: every transcript in it, no litter beside them, and no silence about the rest."""

import shlex
from pathlib import Path

import pytest

from tests.transcripts.conftest import LEADERS, TALK
from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, UnreadableFile
from thematic.transcripts.importing import import_documents

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Hei</v>\n"


def test_a_folders_transcripts_come_in_by_name(desk, write, tmp_path):
    for name, content in (("b.md", TALK), ("a.TXT", LEADERS), ("c.vtt", CAPTIONS)):
        write(f"inn/{name}", content)
    with one_operation(desk, "import"):
        reports = import_documents(desk, [tmp_path / "inn"])
    assert [(report.document, report.reader) for report in reports] == [("a", "plain"), ("b", "plain"), ("c", "vtt")]


def test_leftovers_of_other_programs_and_a_readme_are_no_transcripts(desk, write, tmp_path):
    for name in ("a.txt", "README.md", "~$a.docx", "._a.txt", ".skjult.txt"):
        write(f"inn/{name}", TALK)
    assert [report.document for report in import_documents(desk, [tmp_path / "inn"])] == ["a"]
    assert notes(desk) == ["1 document, 14 words."]


def test_what_is_left_aside_in_a_folder_is_told(desk, write, tmp_path):
    write("inn/a.txt", TALK)
    write("inn/b.png", b"\x89PNG")
    write("inn/cases.csv", "document,group,site\na,A,Nord\n")
    write("inn/codings.csv", "document,coder,code,quote\na,kari,mangel,Akkurat\n")
    write("inn/budsjett.csv", "post,kroner\nkaffe,1200\nte,800\n")
    import_documents(desk, [tmp_path / "inn"])
    assert notes(desk)[1:] == [
        "Not read, by their names no transcripts: b.png.",
        "Left aside, since other commands read them: cases.csv ('thematic cases import'), "
        "codings.csv ('thematic codings import').",
        "Left aside: budsjett.csv is a table, but no column of talk was found in it. "
        "Name the column that holds talk or answers, as its heading is written, with --text.",
    ]


def test_folders_in_a_folder_are_told_with_the_command_that_brings_them_in(desk, write, tmp_path, monkeypatch):
    write("inn/a.txt", TALK)
    write("inn/mer/c.txt", LEADERS)
    write("inn/og så/d.vtt", CAPTIONS)
    write("inn/.skjult/e.txt", TALK)
    monkeypatch.chdir(tmp_path)
    import_documents(desk, [Path("inn")])
    assert notes(desk)[1:] == [
        "Folders inside a folder are not searched. To bring them in: thematic import inn/mer 'inn/og så'"
    ]
    arguments = shlex.split(notes(desk)[1].partition("thematic import ")[2])
    assert [report.document for report in import_documents(desk, map(Path, arguments))] == ["c", "d"]


def test_a_folder_of_folders_alone_is_refused_with_the_command_that_brings_them_in(desk, write, tmp_path):
    write("inn/mer/c.txt", LEADERS)
    with nothing_written(desk), pytest.raises(BadInput, match=r"inn holds no transcripts\.") as error:
        import_documents(desk, [tmp_path / "inn"])
    assert error.value.hint == f"It holds folders: thematic import {(tmp_path / 'inn' / 'mer').as_posix()}"


def test_a_folder_without_transcripts_is_refused(desk, write, tmp_path):
    write("inn/a.png", b"\x89PNG")
    with nothing_written(desk), pytest.raises(BadInput, match=r"inn holds no transcripts\.") as error:
        import_documents(desk, [tmp_path / "inn"])
    assert ".docx" in error.value.hint
    write("inn/cases.csv", "document,group,site\na,A,Nord\n")
    with nothing_written(desk), pytest.raises(BadInput, match=r"inn holds no transcripts\.") as error:
        import_documents(desk, [tmp_path / "inn"])
    assert error.value.hint.endswith("Bring it in with 'thematic cases import'.")


@pytest.mark.parametrize("bad", [b"", b"\x00\x01\x02", b"%PDF-1.7"])
def test_one_bad_file_and_nothing_of_the_folder_is_imported(desk, write, tmp_path, bad):
    write("inn/a.txt", TALK)
    write("inn/b.txt", bad)
    write("inn/c.txt", LEADERS)
    with nothing_written(desk), pytest.raises(UnreadableFile, match=r"^b\.txt "):
        import_documents(desk, [tmp_path / "inn"])


def test_two_files_of_one_name_are_refused_before_either_is_read(desk, write, tmp_path):
    write("nord/a.txt", TALK)
    write("sør/A.md", LEADERS)
    with nothing_written(desk), pytest.raises(BadInput, match="would both be called 'A'") as error:
        import_documents(desk, [tmp_path / "nord", tmp_path / "sør"])
    assert error.value.hint == "Rename one of the files."


def test_what_is_called_doc_is_read_if_it_is_rtf_and_named_if_it_is_words_own(desk, write, tmp_path):
    write("inn/a.doc", b"{\\rtf1 I: Hva?\\par A: Det.\\par I: Ja?\\par A: Nei.\\par}")
    write("inn/b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert [(report.document, report.reader) for report in import_documents(desk, [tmp_path / "inn"])] == [("a", "rtf")]
    assert notes(desk)[1:] == ["Not read, older Word files: b.doc. Save them as .docx and import those."]
