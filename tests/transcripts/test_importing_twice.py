"""A file that is in the study already is recognised by its bytes; another file of its name is refused."""

import pytest

from tests.transcripts.conftest import LEADERS, TALK
from tests.transcripts.journal import nothing_written
from thematic.errors import BadInput
from thematic.transcripts.documents import delete_document, rename_document
from thematic.transcripts.importing import import_documents


def test_the_same_file_is_known_and_left_alone(desk, write):
    path = write("a.txt", TALK)
    import_documents(desk, [path])
    with nothing_written(desk):
        (report,) = import_documents(desk, [path])
    assert (report.document, report.status) == ("a", "known")
    assert report.doubts == "The same file is in the study as 'a'."


def test_the_same_bytes_are_known_by_any_name(desk, write):
    import_documents(desk, [write("a.txt", TALK)])
    rename_document(desk, "a", "Nord 1")
    (report,) = import_documents(desk, [write("kopi.txt", TALK)])
    assert (report.document, report.status) == ("Nord 1", "known")


def test_a_file_named_twice_comes_in_once(desk, write, tmp_path):
    write("inn/a.txt", TALK)
    reports = import_documents(desk, [tmp_path / "inn", tmp_path / "inn" / "a.txt"])
    assert [report.status for report in reports] == ["imported", "known"]
    assert desk.store.count("documents") == 1


def test_new_files_come_in_beside_known_ones(desk, write, tmp_path):
    import_documents(desk, [write("inn/a.txt", TALK)])
    write("inn/b.txt", LEADERS)
    assert [report.status for report in import_documents(desk, [tmp_path / "inn"])] == ["known", "imported"]


@pytest.mark.parametrize("name", ["a.txt", "A.md"])
def test_another_file_of_the_same_name_is_refused(desk, write, name):
    import_documents(desk, [write("a.txt", TALK)])
    other = write(f"ny/{name}", LEADERS)
    with nothing_written(desk), pytest.raises(BadInput, match="is in the study already, from another file") as error:
        import_documents(desk, [write("b.txt", LEADERS + "Leder 2: Ja.\n"), other])
    assert "thematic document rename" in error.value.hint


def test_the_same_text_in_another_file_is_a_doubt(desk, write):
    import_documents(desk, [write("a.txt", TALK)])
    (report,) = import_documents(desk, [write("b.txt", TALK.replace("\n", "\r\n"))])
    assert (report.status, report.doubts) == ("imported", "Its text is the same as that of 'a'.")


def test_a_deleted_document_can_come_in_again(desk, write):
    path = write("a.txt", TALK)
    import_documents(desk, [path])
    delete_document(desk, "a")
    assert import_documents(desk, [path])[0].status == "imported"
