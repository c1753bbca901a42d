"""Who was to code what, and who is through: a mark that makes silence mean something."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.assignments import finish
from thematic.coding.coders import add_coder
from thematic.errors import BadInput, NotFound
from thematic.store.desk import Desk
from thematic.study import Study


def assignments(study):
    return [
        (row["document_id"], row["coder_id"], row["layer"], row["finished"] is not None)
        for row in study.desk.store.rows("assignments", order="id")
    ]


def test_coding_a_document_assigns_it_once(study):
    study.apply("mangel", "a", turn=2)
    study.apply("mangel", "a", turn=4)
    study.add_codings([{"document": "a", "code": "mangel", "turn": 5}])
    assert assignments(study) == [(1, 1, "independent", False)]


def test_finishing_marks_the_coders_own_assignment(study):
    add_coder(study.desk, "ola")
    study.apply("mangel", "a", turn=2)
    with one_operation(study, "finish"):
        finish(study.desk, "A")
    ola = Study(Desk(study.desk.store, "ola"))
    with one_operation(ola, "finish"):
        finish(ola.desk, "b")
    assert assignments(study) == [(1, 1, "independent", True), (2, 2, "independent", True)]


def test_a_document_in_which_nothing_was_found_can_be_finished(study):
    with one_operation(study, "finish"):
        finish(study.desk, "b")
    assert assignments(study) == [(2, 1, "independent", True)]
    assert study.desk.store.count("codings") == 0


def test_finishing_again_changes_nothing_and_it_can_be_opened_again(study):
    finish(study.desk, "a")
    with nothing_changes(study):
        finish(study.desk, "a")
    with one_operation(study, "finish"):
        finish(study.desk, "a", finished=False)
    assert assignments(study) == [(1, 1, "independent", False)]


def test_the_consensus_layer_is_finished_by_itself(study):
    finish(study.desk, "a")
    with one_operation(study, "finish"):
        finish(study.desk, "a", layer="consensus")
    assert assignments(study) == [(1, 1, "independent", True), (1, 1, "consensus", True)]


def test_unknown_names_are_refused(study):
    with nothing_changes(study):
        with pytest.raises(NotFound, match="There is no document 'c'"):
            finish(study.desk, "c")
        with pytest.raises(BadInput, match="'enighet' is no layer"):
            finish(study.desk, "a", layer="enighet")
        with pytest.raises(NotFound, match="There is no coder 'ola'"):
            finish(Desk(study.desk.store, "ola"), "a")
