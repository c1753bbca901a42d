"""Documents as stored: listed, read turn by turn, renamed, and deleted with all that hangs on them."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.coding.assignments import finish
from thematic.coding.codebook import add_code
from thematic.coding.codings import apply
from thematic.coding.merging import merge_codes
from thematic.errors import BadInput, Conflict, NotFound
from thematic.store import doctor
from thematic.transcripts.cases import import_cases
from thematic.transcripts.documents import delete_document, list_documents, read_turns, rename_document
from thematic.transcripts.guide import import_guide, log_asked
from thematic.transcripts.memos import add_memo


@pytest.fixture
def full(groups, write):
    """Something of every kind that hangs on the document ``ansatte``, and a coding of the other."""
    import_cases(groups, write("cases.csv", "document,group,site\nansatte,A,Nord\nledere,B,Nord\n"))
    import_guide(groups, write("guide.yml", "questions:\n  - id: q1\n"))
    log_asked(groups, "ansatte", ["q1"])
    for code in ("nærvær", "jobb"):
        add_code(groups, code)
        apply(groups, code, "ansatte", turn=3, memo="Viktig.")
    apply(groups, "jobb", "ledere", turn=2)
    merge_codes(groups, ["jobb"], into="nærvær", reason="samme sak")
    finish(groups, "ansatte")
    for place in ("document:ansatte", "speaker:ansatte/P1", "group:A"):
        add_memo(groups, "Tenk.", on=place, kind="familiarisation")
    return groups


def test_documents_are_listed_with_group_site_words_and_codings(full):
    assert list_documents(full) == [
        {
            "document": "ansatte",
            "group": "A",
            "site": "Nord",
            "language": "nb",
            "reader": "plain",
            "turns": 4,
            "participant_words": 11,
            "codings": 1,
            "memos": 1,
        },
        {
            "document": "ledere",
            "group": "B",
            "site": "Nord",
            "language": "nb",
            "reader": "plain",
            "turns": 4,
            "participant_words": 7,
            "codings": 1,
            "memos": 0,
        },
    ]


def test_turns_are_read_from_first_to_last(groups):
    assert [turn.number for turn in read_turns(groups, "ANSATTE")] == [1, 2, 3, 4]
    assert [turn.number for turn in read_turns(groups, "ansatte", first=2, last=3)] == [2, 3]
    assert [turn.number for turn in read_turns(groups, "ansatte", first=4, last=99)] == [4]
    with pytest.raises(BadInput, match="'ansatte' has 4 turns, so there is no turn 5"):
        read_turns(groups, "ansatte", first=5)
    with pytest.raises(NotFound, match="There is no document 'borte'"):
        read_turns(groups, "borte")


def test_a_document_is_renamed_and_its_codings_stay(full):
    codings = full.store.rows("codings")
    with one_operation(full, "document rename"):
        rename_document(full, "Ansatte", " A\u030as  medarbeidere")
    assert full.store.find("documents", "ås medarbeidere")["name"] == "Ås medarbeidere"
    assert full.store.rows("codings") == codings


def test_a_document_may_change_its_capitals_and_the_same_name_changes_nothing(groups):
    with nothing_written(groups):
        rename_document(groups, "ANSATTE", "ansatte")
    with one_operation(groups, "document rename"):
        rename_document(groups, "ansatte", "Ansatte")


def test_a_taken_or_empty_name_is_refused(groups):
    with nothing_written(groups):
        with pytest.raises(Conflict, match="There is a document called 'ledere' already"):
            rename_document(groups, "ansatte", "LEDERE")
        with pytest.raises(BadInput, match="A document needs a name"):
            rename_document(groups, "ansatte", "\t")
        with pytest.raises(NotFound, match="There is no document 'ansate'"):
            rename_document(groups, "ansate", "x")


def test_a_document_with_codings_is_deleted_only_when_that_is_said(full):
    with nothing_written(full), pytest.raises(Conflict, match="'ansatte' carries 1 coding") as error:
        delete_document(full, "ansatte")
    assert error.value.hint == "Add --with-codings to delete them as well."


def test_a_document_goes_with_all_that_hangs_on_it_and_comes_back_whole(full):
    with one_operation(full, "document delete"):
        assert delete_document(full, "ANSATTE", with_codings=True) == 1
    assert notes(full) == [
        "'ansatte' went with 1 coding.",
        "So did 4 memos on it, its speakers or its codings.",
    ]
    store = full.store
    assert store.values("texts", "id") == [2]
    for table in ("turns", "speakers", "assignments", "codings"):
        assert set(store.values(table, "document_id")) == {2}, table
    assert store.values("coding_origins", "coding_id") == store.values("codings", "id")
    assert store.count("asked") == 0
    assert store.values("memos", "target_table") == ["cases"]
    assert doctor.examine(store) == []


def test_a_document_without_codings_is_deleted_without_ado(groups):
    with one_operation(groups, "document delete"):
        assert delete_document(groups, "ansatte") == 0
    assert notes(groups) == ["'ansatte' went with 0 codings."]
