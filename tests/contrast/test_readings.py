"""One reading a document: consensus, else the lead's, else the only coder's; never the union."""

import pytest

from tests.contrast.field import Field
from thematic.errors import BadInput, UsageError


@pytest.fixture
def two_coders(field: Field) -> Field:
    """A group a side; kari and ola may code."""
    field.group("low", "S1", absence="low")
    field.group("high", "S1", absence="high")
    field.add("coders", "ola")
    for code in ("one", "two"):
        field.code(code)
    return field


def lead(field: Field, coder: str) -> None:
    with field.desk.change("lead"):
        field.store.update("coders", field.ids["coders", coder], {"lead": 1})


def low(field: Field, **options: str) -> dict[str, int]:
    return {row.row: row.groups_a for row in field.contrast(**options).all_rows}


def test_the_only_coder_counts_whoever_it_is(two_coders: Field) -> None:
    two_coders.coding("one", "low", coder="ola")
    two_coders.coding("one", "high")

    row = two_coders.row("one")

    assert (row.groups_a, row.groups_b) == (1, 1)


def test_several_coders_and_no_lead_are_an_error_that_asks(two_coders: Field) -> None:
    two_coders.coding("one", "low")
    two_coders.coding("two", "low", coder="ola")

    with pytest.raises(BadInput, match="kari and ola have coded 'low'") as caught:
        two_coders.contrast()

    assert "coders lead" in caught.value.hint


def test_who_finished_a_document_without_a_coding_has_coded_it(two_coders: Field) -> None:
    two_coders.coding("one", "low")
    two_coders.assign("low", "ola", finished=True)

    with pytest.raises(BadInput, match="kari and ola"):
        two_coders.contrast()


def test_the_leads_reading_counts_and_never_the_union(two_coders: Field) -> None:
    two_coders.coding("one", "low")
    two_coders.coding("two", "low", coder="ola")
    lead(two_coders, "kari")

    assert low(two_coders) == {"one": 1, "two": 0}


def test_what_the_lead_left_blank_stays_blank_and_is_said_unless_it_was_assigned(two_coders: Field) -> None:
    two_coders.coding("two", "low", coder="ola")
    two_coders.coding("one", "high")
    lead(two_coders, "kari")

    found = two_coders.contrast()
    assert found.all_rows[1].groups_a == 0
    assert [warning.figures["names"] for warning in found.warnings if warning.kind == "blank"] == [("low",)]

    two_coders.assign("low", "kari")
    assert "blank" not in [warning.kind for warning in two_coders.contrast().warnings]
    assert low(two_coders) == {"one": 0, "two": 0}


def test_a_document_whose_adjudication_is_finished_is_read_in_the_consensus(two_coders: Field) -> None:
    two_coders.coding("one", "low")
    two_coders.coding("one", "low", coder="ola")
    two_coders.coding("two", "low", coder="ola", layer="consensus")
    lead(two_coders, "kari")
    two_coders.assign("low", "ola", layer="consensus")
    assert low(two_coders) == {"one": 1, "two": 0}

    with two_coders.desk.change("finish"):
        (assigned,) = two_coders.store.values("assignments", "id", layer="consensus")
        two_coders.store.update("assignments", assigned, {"finished": "2025-01-02"})

    assert low(two_coders) == {"one": 0, "two": 1}


def test_a_layer_may_be_forced_everywhere(two_coders: Field) -> None:
    two_coders.coding("one", "low")
    two_coders.coding("two", "low", layer="consensus")
    for group in ("low", "high"):
        two_coders.assign(group, layer="consensus", finished=True)

    assert low(two_coders) == {"one": 0, "two": 1}
    assert low(two_coders, layer="independent") == {"one": 1, "two": 0}
    assert low(two_coders, layer="consensus") == {"one": 0, "two": 1}
    with pytest.raises(UsageError, match="no layer 'final'"):
        two_coders.contrast(layer="final")


def test_a_group_without_a_finished_consensus_is_missing_and_not_silent(two_coders: Field) -> None:
    two_coders.group("more", "S1", absence="low")
    two_coders.coding("two", "more", layer="consensus")
    for group in ("low", "high"):
        two_coders.assign(group, layer="consensus", finished=True)
    two_coders.assign("more", layer="consensus")

    found = two_coders.contrast(layer="consensus")

    assert {row.of_a for row in found.all_rows} == {1}
    (caveat,) = [one for one in found.warnings if one.kind == "no_consensus"]
    assert caveat.say("en") == "Left out, because their consensus is not finished: more."


def test_who_coded_documents_that_are_not_compared_is_not_asked_about(two_coders: Field) -> None:
    two_coders.group("other", "S1", absence="middle")
    two_coders.coding("one", "other")
    two_coders.coding("two", "other", coder="ola")

    assert low(two_coders) == {"one": 0, "two": 0}
