"""Coders: added, listed, and one of them leading."""

from dataclasses import replace

import pytest

from tests.coding.field import nothing_changes, one_operation, taken_back
from thematic.coding.assignments import finish
from thematic.coding.coders import add_coder, list_coders, require_coder, set_lead
from thematic.coding.codings import apply
from thematic.errors import BadInput, Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.file import create


def test_a_coder_is_added_and_listed_with_their_work(study):
    with one_operation(study, "coders add"):
        add_coder(study.desk, " Ola ")
    study.apply("mangel", "a", turn=2)
    study.apply("mangel", "b", turn=2)
    assert list_coders(study.desk) == [
        {"coder": "kari", "lead": "", "codings": 2, "documents": 2},
        {"coder": "Ola", "lead": "", "codings": 0, "documents": 0},
    ]


def test_a_name_that_is_taken_or_empty_is_refused(study):
    with nothing_changes(study):
        with pytest.raises(Conflict, match="There is a coder 'KARI' already"):
            add_coder(study.desk, "KARI")
        with pytest.raises(BadInput, match="A coder needs a name"):
            add_coder(study.desk, "  ")


def leads(study):
    return study.desk.store.values("coders", "name", lead=1)


def test_one_coder_leads_at_a_time(study):
    with one_operation(study, "coders add"):
        add_coder(study.desk, "ola", lead=True)
    assert leads(study) == ["ola"]
    with one_operation(study, "coders lead"):
        set_lead(study.desk, "KARI")
    assert leads(study) == ["kari"]
    with nothing_changes(study):
        set_lead(study.desk, "kari")


def what_it_means(study, name):
    set_lead(study.desk, name)
    return study.operations[-1].notes


def coded_by(study, coder, document):
    apply(replace(study.desk, coder=coder), "mangel", document, turn=2)


def test_a_lead_is_told_what_does_not_count_and_what_is_blank(study):
    with taken_back(study):
        add_coder(study.desk, "ola")
        assert what_it_means(study, "ola") == ["2 documents that ola has not coded count as blank."]
        coded_by(study, "kari", "a")
        assert what_it_means(study, "kari") == ["1 document that kari has not coded counts as blank."]
        coded_by(study, "kari", "b")
        coded_by(study, "ola", "a")
        assert what_it_means(study, "kari") == [
            "What others have coded in 1 document does not count: kari's reading does."
        ]
        assert what_it_means(study, "ola") == [
            "What others have coded in 2 documents does not count: ola's reading does.",
            "1 document that ola has not coded counts as blank (coded by others: 1).",
        ]


def test_a_lead_who_finished_a_document_without_a_coding_has_read_it_and_a_consensus_goes_before(study):
    with taken_back(study):
        add_coder(study.desk, "ola")
        coded_by(study, "kari", "a")
        finish(replace(study.desk, coder="ola"), "b")
        assert what_it_means(study, "ola") == [
            "What others have coded in 1 document does not count: ola's reading does.",
            "1 document that ola has not coded counts as blank (coded by others: 1).",
        ]
        finish(study.desk, "a", layer="consensus")
        assert what_it_means(study, "ola") == []


def test_a_lead_from_the_start_is_told_the_same(study):
    with taken_back(study):
        coded_by(study, "kari", "a")
        add_coder(study.desk, "ola", lead=True)
        assert len(study.operations[-1].notes) == 2


def test_an_unknown_lead_is_an_error_with_a_suggestion(study):
    with nothing_changes(study), pytest.raises(NotFound, match="There is no coder 'karin'") as error:
        set_lead(study.desk, "karin")
    assert error.value.hint == "Did you mean 'kari'?"


def test_the_first_coder_comes_by_coding_and_the_next_must_be_added(tmp_path):
    store = create(tmp_path / "tom.thematic")
    try:
        with Desk(store, "kari").change("test"):
            assert require_coder(Desk(store), "kari") == 1
            assert require_coder(Desk(store), "Kari") == 1
            with pytest.raises(NotFound, match="There is no coder 'ola'"):
                require_coder(Desk(store), "ola")
            with pytest.raises(BadInput, match="Nobody is named as coder"):
                require_coder(Desk(store), " ")
    finally:
        store.close()
