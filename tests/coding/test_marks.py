"""Who has read and checked which transcript."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from tests.store.rows import every_row
from thematic.coding.coders import add_coder
from thematic.coding.marks import list_marks, mark_documents, with_marks
from thematic.errors import NotFound
from thematic.store.desk import Desk
from thematic.study import open_study
from thematic.transcripts.documents import delete_document


def marks(study, **options):
    return [(row["document"], row["mark"], row["coder"]) for row in list_marks(study.desk, **options)]


def test_a_mark_is_the_coders_own_and_dated(study):
    add_coder(study.desk, "ola")
    with one_operation(study, "document read"):
        assert mark_documents(study.desk, ["a", "B", "a"], "read") == 2
    other = Desk(study.desk.store, "ola")
    mark_documents(other, ["a"], "checked")
    mark_documents(other, ["a"], "read")
    assert marks(study) == [("a", "read", "kari"), ("a", "read", "ola"), ("a", "checked", "ola"), ("b", "read", "kari")]
    assert marks(study, document="b") == [("b", "read", "kari")]
    assert all(row["date"].startswith("20") for row in list_marks(study.desk))
    assert with_marks(study.desk, [{"document": "a"}, {"document": "b"}]) == [
        {"document": "a", "read": "kari, ola", "checked": "ola"},
        {"document": "b", "read": "kari", "checked": ""},
    ]


def test_a_mark_that_stands_keeps_its_date(study):
    mark_documents(study.desk, ["a"], "read")
    with nothing_changes(study):
        assert mark_documents(study.desk, ["a"], "read") == 0


def test_a_mark_is_taken_away_by_whoever_made_it(study):
    add_coder(study.desk, "ola")
    mark_documents(study.desk, ["a", "b"], "read")
    with nothing_changes(study):
        assert mark_documents(Desk(study.desk.store, "ola"), ["a"], "read", marked=False) == 0
    with one_operation(study, "document read"):
        assert mark_documents(study.desk, ["a"], "read", marked=False) == 1
    assert marks(study) == [("b", "read", "kari")]


def test_marks_go_with_their_document(study):
    mark_documents(study.desk, ["a"], "checked")
    delete_document(study.desk, "a")
    assert marks(study) == []


def test_unknown_names_are_refused_and_a_dry_run_writes_nothing(study):
    with nothing_changes(study):
        with pytest.raises(NotFound, match="no document 'c'"):
            mark_documents(study.desk, ["a", "c"], "read")
        with pytest.raises(NotFound, match="no mark 'liked'"):
            mark_documents(study.desk, ["a"], "liked")
        with pytest.raises(NotFound, match="no coder 'ola'"):
            mark_documents(Desk(study.desk.store, "ola"), ["a"], "read")
        with open_study(study.path, coder="kari", dry_run=True) as tried:
            assert mark_documents(tried.desk, ["a"], "read") == 1
    assert every_row(study.desk.store)["document_marks"] == []
