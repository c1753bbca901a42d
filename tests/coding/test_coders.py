"""Coders: added, listed, and one of them leading."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.coders import add_coder, list_coders, require_coder, set_lead
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
