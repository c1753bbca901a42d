"""Which coder's codings count in each document: one reading, never the union of several."""

import pytest

from thematic.coding.assignments import finish
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.codings import apply
from thematic.coding.readings import choose_readings
from thematic.errors import BadInput, UsageError
from thematic.store.desk import Desk
from thematic.store.evidence import Reading

A, B = 1, 2
KARI, OLA = 1, 2


@pytest.fixture
def kari(study):
    add_coder(study.desk, "ola")
    return study.desk


@pytest.fixture
def ola(kari):
    return Desk(kari.store, "ola")


def test_a_document_that_nobody_coded_has_no_reading(kari):
    assert choose_readings(kari, [A, B]) == {}


def test_an_only_coder_is_read_in_each_document(kari, ola):
    apply(kari, "mangel", "a", turn=2)
    apply(ola, "mangel", "b", turn=2)
    assert choose_readings(kari, [A, B]) == {
        A: Reading(A, "independent", KARI),
        B: Reading(B, "independent", OLA),
    }


def test_somebody_who_finished_and_found_nothing_is_an_only_coder_too(kari, ola):
    finish(ola, "b")
    assert choose_readings(kari, [B]) == {B: Reading(B, "independent", OLA)}


def test_being_assigned_without_having_finished_is_no_reading(kari, ola):
    finish(ola, "b")
    finish(ola, "b", finished=False)
    assert choose_readings(kari, [B]) == {}


def test_several_coders_and_no_lead_is_an_error_that_asks(kari, ola):
    for desk in (kari, ola):
        for document in ("a", "b"):
            apply(desk, "mangel", document, turn=2)
    with pytest.raises(
        BadInput, match=r"kari and ola have coded 'a', .* \(1 more document has several coders\)"
    ) as error:
        choose_readings(kari, [A, B])
    assert "coders lead" in error.value.hint


def test_a_blank_reading_beside_a_coded_one_is_several_coders_too(kari, ola):
    apply(kari, "mangel", "a", turn=2)
    finish(ola, "a")
    with pytest.raises(BadInput, match="kari and ola have coded 'a'"):
        choose_readings(kari, [A])


def test_the_lead_coders_reading_counts_and_blank_stays_blank(kari, ola):
    apply(kari, "mangel", "a", turn=2)
    apply(ola, "mangel", "a", turn=4)
    apply(kari, "mangel", "b", turn=2)
    set_lead(kari, "ola")
    assert choose_readings(kari, [A, B]) == {
        A: Reading(A, "independent", OLA),
        B: Reading(B, "independent", OLA),
    }


def test_the_consensus_counts_where_adjudication_is_finished(kari, ola):
    for desk in (kari, ola):
        apply(desk, "mangel", "a", turn=2)
        apply(desk, "mangel", "b", turn=2)
    apply(kari, "mangel", "a", turn=2, layer="consensus")
    apply(kari, "mangel", "b", turn=2, layer="consensus")
    set_lead(kari, "kari")
    finish(kari, "a", layer="consensus")
    assert choose_readings(kari, [A, B]) == {
        A: Reading(A, "consensus", None),
        B: Reading(B, "independent", KARI),
    }


def test_consensus_codings_alone_do_not_make_a_coder_of_a_document(kari):
    apply(kari, "mangel", "a", turn=2, layer="consensus")
    assert choose_readings(kari, [A]) == {}


def test_a_layer_can_be_forced_and_an_unfinished_consensus_is_no_reading(kari, ola):
    apply(kari, "mangel", "a", turn=2)
    apply(kari, "mangel", "b", turn=2, layer="consensus")
    finish(kari, "a", layer="consensus")
    assert choose_readings(kari, [A], layer="independent") == {A: Reading(A, "independent", KARI)}
    assert choose_readings(kari, [A, B], layer="consensus") == {A: Reading(A, "consensus", None)}
    with pytest.raises(UsageError, match="There is no layer 'felles'"):
        choose_readings(kari, [A], layer="felles")


def test_only_the_documents_asked_for_matter(kari, ola):
    for desk in (kari, ola):
        apply(desk, "mangel", "a", turn=2)
    apply(kari, "mangel", "b", turn=2)
    assert choose_readings(kari, [B]) == {B: Reading(B, "independent", KARI)}
