"""Importing transcripts: files and folders become documents with speakers and turns, as one operation."""

import unicodedata
from dataclasses import replace

import pytest

from tests.transcripts.conftest import LEADERS, TALK
from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, UsageError
from thematic.store.history import undo
from thematic.transcripts.documents import read_turns
from thematic.transcripts.importing import import_documents


def test_files_become_documents_in_one_operation(desk, write):
    paths = [write("ansatte.txt", TALK), write("ledere.txt", LEADERS)]
    with one_operation(desk, "import"):
        reports = import_documents(desk, paths)
    assert [(report.document, report.turns, report.words, report.status) for report in reports] == [
        ("ansatte", 4, 14, "imported"),
        ("ledere", 4, 10, "imported"),
    ]
    assert reports[0].file == str(paths[0])
    assert reports[0].speakers == "Intervjuer (interviewer), P1, P2"
    assert (reports[0].reader, reports[0].encoding, reports[0].doubts) == ("plain", "utf-8", "")
    assert notes(desk) == ["2 documents, 24 words."]


def test_turns_are_stored_with_speaker_place_and_words(desk, write):
    import_documents(desk, [write("ansatte.txt", TALK)])
    third = read_turns(desk, "ansatte")[2]
    assert (third.number, third.speaker, third.role, third.text) == (3, "P2", "participant", "Ja, «nærvær» 🙂 på jobb.")
    assert desk.store.text(1)[third.start : third.end] == third.text
    assert desk.store.values("turns", "words", order="number") == [3, 5, 5, 1]


def test_the_stored_text_is_the_files_with_plain_line_ends(desk, write):
    decomposed = unicodedata.normalize("NFD", TALK)
    import_documents(desk, [write("a.txt", b"\xef\xbb\xbf" + decomposed.replace("\n", "\r\n").encode())])
    assert desk.store.text(1) == decomposed


def test_the_language_of_the_talk_is_the_studys_unless_told(desk, write):
    import_documents(desk, [write("a.txt", TALK)])
    import_documents(desk, [write("b.txt", LEADERS)], language="nn")
    assert desk.store.values("documents", "language", order="name") == ["nb", "nn"]


def test_labels_and_roles_can_be_told(desk, write):
    import_documents(desk, [write("a.txt", "Kari: Hei.\nOla: Hei.\nKari: Ja.\nOla: Nei.\n")], speakers={"ola": "other"})
    assert [(row["name"], row["role"]) for row in desk.store.rows("speakers", order="id")] == [
        ("Kari", "participant"),
        ("Ola", "other"),
    ]


def test_an_unknown_role_is_refused(desk, write):
    with nothing_written(desk), pytest.raises(UsageError, match="'leder' is not a speaker's role"):
        import_documents(desk, [write("a.txt", TALK)], speakers={"P1": "leder"})


def test_a_transcript_without_speakers_is_taken_and_that_is_said(desk, write):
    (report,) = import_documents(desk, [write("notat.txt", "Alle var enige.\nDet var kaldt.\n")])
    assert (report.turns, report.speakers, report.status) == (2, "", "imported")
    assert report.doubts == "No speaker's label was found: each paragraph is a turn without speaker."
    assert [(turn.speaker, turn.role) for turn in read_turns(desk, "notat")] == [("", "participant")] * 2


def test_documents_are_called_as_their_files_in_normal_form_c(desk, write):
    (report,) = import_documents(desk, [write(unicodedata.normalize("NFD", "Å-gruppa.txt"), TALK)])
    assert report.document == "Å-gruppa"
    assert desk.store.find("documents", unicodedata.normalize("NFD", "å-GRUPPA"))["name"] == "Å-gruppa"


def test_a_dry_run_shows_speakers_turns_and_doubts_and_writes_nothing(desk, write):
    path = write("a.txt", "Kari: Hei.\nOla: Hei.\nKari: Ja.\nOla: Nei.\nper: Vel.\n")
    trying = replace(desk, dry_run=True)
    with nothing_written(desk):
        tried = import_documents(trying, [path])
    assert (tried[0].speakers, tried[0].turns) == ("Kari, Ola", 4)
    assert "'per' (line 5) could be a speaker's label" in tried[0].doubts
    assert "No speaker looks like an interviewer" in tried[0].doubts
    assert not desk.store.done[-1].kept
    assert import_documents(desk, [path]) == tried


def test_an_import_can_be_undone_and_done_again(desk, write):
    path = write("a.txt", TALK)
    import_documents(desk, [path])
    undo(desk.store, coder="kari")
    assert import_documents(desk, [path])[0].status == "imported"


def test_a_path_that_is_not_there_is_refused(desk, write, tmp_path):
    with nothing_written(desk), pytest.raises(BadInput, match=r"There is no file .*borte\.txt"):
        import_documents(desk, [write("a.txt", TALK), tmp_path / "borte.txt"])
