"""A survey in the study: documents, groups with attributes, participants, and what happens when names are taken."""

import pytest

from tests.transcripts.conftest import TALK
from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, NoTalk
from thematic.store.history import undo
from thematic.transcripts.cases import import_cases
from thematic.transcripts.documents import delete_document, list_documents
from thematic.transcripts.imported import report_of_files
from thematic.transcripts.importing import import_documents, store_document
from thematic.transcripts.speakers import list_speakers
from thematic.transcripts.transcript import ReadTurn, Transcript

SURVEY = (
    "id,avdeling,Hva er bra på jobben?,Hva er ikke bra?\n"
    "R1,Kjøkken,At vi er nok folk og ler sammen.,Turnusen kommer altfor sent hver gang.\n"
    "R2,kjøkken,Når jeg får gjøre ferdig det jeg begynte på.,\n"
    "R3,Drift,Kaffen er alltid varm om morgenen.,Det er for lite folk på kvelden.\n"
)
LONG = "Hva-er-bra-på"


def facts(desk):
    """Each document with its group, the group's attributes, and its speaker's participant."""
    store = desk.store
    cases = {row["id"]: row["name"] for row in store.rows("cases")}
    names = {row["id"]: row["name"] for row in store.rows("attributes")}
    found = {}
    for document in store.rows("documents", order="id"):
        values = {
            names[row["attribute_id"]]: row["value"]
            for row in store.rows("case_attributes", case_id=document["group_id"])
        }
        (speaker,) = store.rows("speakers", document_id=document["id"])
        found[document["name"]] = (cases[document["group_id"]], values, cases[speaker["participant_id"]])
    return found


def test_one_operation_makes_documents_groups_participants_and_attributes(desk, write):
    with one_operation(desk, "import"):
        reports = import_documents(desk, [write("svar.csv", SURVEY)])
    assert facts(desk) == {
        f"svar-R1-{LONG}": ("svar-R1", {"avdeling": "Kjøkken"}, "svar-R1"),
        "svar-R1-Hva-er-ikke-bra": ("svar-R1", {"avdeling": "Kjøkken"}, "svar-R1"),
        f"svar-R2-{LONG}": ("svar-R2", {"avdeling": "Kjøkken"}, "svar-R2"),
        f"svar-R3-{LONG}": ("svar-R3", {"avdeling": "Drift"}, "svar-R3"),
        "svar-R3-Hva-er-ikke-bra": ("svar-R3", {"avdeling": "Drift"}, "svar-R3"),
    }
    assert next((report.document, report.turns, report.headings) for report in reports) == (f"svar-R1-{LONG}", 1, 1)
    assert {row["role"] for row in list_speakers(desk)} == {"participant"}
    assert sum(row["participant_words"] for row in list_documents(desk)) == sum(report.words for report in reports)
    assert notes(desk)[0].startswith("5 documents, ")


def test_a_row_a_document_in_files_and_a_row_a_file_for_who_looks(desk, write):
    reports = import_documents(desk, [write("svar.csv", SURVEY), write("a.txt", TALK)])
    assert len(reports) == 6
    survey, other = report_of_files(reports)
    assert (survey.file, survey.document, survey.speakers, survey.turns) == ("svar.csv", "5 documents", "3 speakers", 5)
    assert (other.file, other.document) == ("a.txt", "")


def test_the_same_survey_again_is_known_and_deleted_and_undone_documents_come_in_again(desk, write):
    path = write("svar.csv", SURVEY)
    import_documents(desk, [path])
    with nothing_written(desk):
        (report,) = import_documents(desk, [path])
    assert report.doubts == f"The same file is in the study as 'svar-R1-{LONG}' and 4 more documents."
    undo(desk.store, coder=desk.coder)
    import_documents(desk, [path])
    before = facts(desk)
    for name in before:
        delete_document(desk, name)
    import_documents(desk, [path])
    assert facts(desk) == before


def test_a_group_that_has_documents_of_its_own_is_not_joined(desk, write):
    import_documents(desk, [write("a.txt", TALK)])
    import_cases(desk, write("cases.csv", "document,group,site\na,svar-R2,Nord\n"))
    with nothing_written(desk), pytest.raises(BadInput) as error:
        import_documents(desk, [write("svar.csv", SURVEY)])
    assert error.value.sentence == "There is a group called 'svar-R2' already, of the document 'a'."
    assert error.value.hint.startswith("Rename the file")


def test_a_document_that_has_the_name_of_an_answer_is_not_overwritten(desk, write):
    import_documents(desk, [write("svar-R3-Hva-er-ikke-bra.txt", TALK)])
    with nothing_written(desk), pytest.raises(BadInput, match="'svar-R3-Hva-er-ikke-bra' is in the study already"):
        import_documents(desk, [write("svar.csv", SURVEY)])


def test_equal_answers_are_no_doubt(desk, write):
    rows = "".join(f"R{n},Ja til alt\n" for n in range(4))
    reports = import_documents(desk, [write("svar.csv", "id,Hva synes du?\n" + rows)], text=["Hva synes du?"])
    assert not any("same as" in report.doubts for report in reports)


def test_two_surveys_may_have_columns_that_only_one_of_them_has(desk, write):
    other = "nr,Stilling\n1,Kokk\n2,Leder\n"
    reports = import_documents(desk, [write("a.csv", SURVEY), write("b.csv", other)], text=["stilling"], id="nr")
    assert [report.document for report in reports][-2:] == ["b-1", "b-2"]
    assert len(reports) == 7


def test_a_column_that_no_table_has_is_an_error_and_options_without_a_table_are_a_note(desk, write):
    with (
        nothing_written(desk),
        pytest.raises(BadInput, match="No table has a column 'Hva er brra på jobben\\?'") as error,
    ):
        import_documents(desk, [write("svar.csv", SURVEY)], text=["Hva er brra på jobben?"])
    assert "Did you mean 'Hva er bra på jobben?'" in error.value.hint
    import_documents(desk, [write("a.txt", TALK)], text=["svar"])
    assert "--text and --id name columns of tables, and there was none." in notes(desk)


def test_a_table_without_talk_is_refused_by_name_and_left_aside_in_a_folder(desk, write, tmp_path):
    cases = write("inn/cases.csv", "document,group,site\na,A,Nord\n")
    write("inn/a.txt", TALK)
    with nothing_written(desk), pytest.raises(NoTalk) as error:
        import_documents(desk, [cases])
    assert error.value.hint == "Bring it in with 'thematic cases import'."
    assert [report.document for report in import_documents(desk, [tmp_path / "inn"])] == ["a"]


def test_a_broken_table_stops_a_folder_by_name(desk, write, tmp_path):
    write("inn/a.txt", TALK)
    write("inn/b.xlsx", b"PK\x03\x04half")
    with nothing_written(desk), pytest.raises(BadInput, match=r"^b\.xlsx is damaged"):
        import_documents(desk, [tmp_path / "inn"])


def test_attributes_of_any_reader_are_kept_from_hiding_columns(desk):
    turn = ReadTurn(None, 0, 2)
    transcript = Transcript("Ja", (turn,), (), (), "x", "utf-8", attributes={"Site": "Nord"})
    with pytest.raises(BadInput, match="'Site' cannot be the name of an attribute"), desk.change("import"):
        store_document(desk, "a", transcript)


def test_five_hundred_answers_take_seconds(desk, write):
    import time

    rows = "".join(f"{n},{n % 7},{n % 5},Dette er svar nummer {n} og det er mitt eget svar\n" for n in range(500))
    path = write("stor.csv", "id,avdeling,alder,Hva er bra?\n" + rows)
    began = time.process_time()
    assert len(import_documents(desk, [path])) == 500
    assert time.process_time() - began < 5
