"""A folder with one file of each kind, one conversation in all of them: the same speakers, turns and times come in."""

import pytest

import thematic
from tests.transcripts.one_of_each import ANSWERS, CALLED, FILES, SAID, STARTS, TIMED, write_folder
from thematic.store.history import operations
from thematic.transcripts.documents import read_turns
from thematic.transcripts.imported import report_of_files
from thematic.transcripts.reading import readers

READERS = {reader.NAME for reader in readers()}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("each")
    written = write_folder(folder / "inn", READERS)
    with thematic.create_study(folder / "ned", coder="kari") as study:
        study.reports = study.import_documents([folder / "inn"])
        study.written = written
        yield study


KINDS = [name for name, (reader, _write) in FILES.items() if reader in READERS]


def called(name):
    return name.rpartition(".")[0]


@pytest.mark.parametrize("name", KINDS)
def test_speakers_turns_and_times_are_those_of_the_conversation(study, name):
    reader = FILES[name][0]
    (report,) = (report for report in study.reports if report.document == called(name))
    assert (report.reader, report.status, report.turns) == (reader, "imported", len(SAID))
    people = CALLED.get(reader, {"Moderator": "Moderator", "Anne": "Anne", "Bo": "Bo"})
    assert report.speakers == "{Moderator} (interviewer), {Anne}, {Bo}".format(**people)
    assert report.words == sum(len(words.split()) for _speaker, words in SAID)
    assert report.times == (len(SAID) if reader in TIMED else 0)
    turns = read_turns(study.desk, called(name))
    assert [(turn.speaker, turn.text) for turn in turns] == [(people[speaker], words) for speaker, words in SAID]
    if reader in TIMED:
        assert [turn.time_start for turn in turns] == list(STARTS)


@pytest.mark.parametrize(
    "name", [name for name in KINDS if FILES[name][0] in ("docx", "odt", "html") or name.endswith(".md")]
)
def test_headings_are_told_and_belong_to_nobody(study, name):
    (report,) = (report for report in study.reports if report.document == called(name))
    assert report.headings == 1


def test_answers_of_a_survey_are_documents_beside_them(study):
    answers = [report for report in study.reports if report.file.endswith("svar.xlsx")]
    assert [report.document for report in answers] == ["svar-R1", "svar-R2", "svar-R3"]
    for report, answer in zip(answers, ANSWERS, strict=True):
        (turn,) = read_turns(study.desk, report.document)
        assert turn.text == answer


def test_the_report_has_a_row_a_file_and_the_rest_of_the_folder_is_told(study):
    files = {report.file: report for report in report_of_files(study.reports)}
    assert set(files) == {*study.written, "svar.xlsx"}
    assert (files["svar.xlsx"].document, files["svar.xlsx"].turns) == ("3 documents", 3)
    (told,) = [operation for operation in operations(study.desk.store) if operation["verb"] == "import"]
    notes = str(told)
    assert "bilde.png" in notes
    assert "cases.csv ('thematic cases import')" in notes


def test_what_is_left_in_doubt_is_little_and_clear(study):
    """The same conversation, well written: only what a format cannot say is a doubt."""
    allowed = ("not UTF-8", "survey", "PDF", "pdf", "page", "Its text is the same as that of")
    for report in study.reports:
        for doubt in report.sentences:
            assert any(word in doubt for word in allowed), (report.file, doubt)
