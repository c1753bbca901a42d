"""Comparisons that cannot be made: one sentence, and a hint."""

from typing import Any

import pytest

from tests.contrast.field import Field
from thematic.contrast.design import parse_by
from thematic.errors import BadInput, NotFound, UsageError


@pytest.fixture
def groups(field: Field) -> Field:
    """Three sites with a group of low and of high absence; employees all; a nurse in each group."""
    for site in range(1, 4):
        for absence in ("low", "high"):
            field.group(f"{absence}{site}", f"S{site}", absence=absence, role="employee")
            field.participant(f"nurse {absence}{site}", f"{absence}{site}/P1", job="nurse")
    field.participant("cook", "low1/P2", job="cook")
    field.theme("climate")
    field.code("topic", "climate")
    return field


@pytest.mark.parametrize(
    ("options", "error", "sentence", "hint"),
    [
        ({"by": "absense", "values": None}, NotFound, "no attribute 'absense'", "absence"),
        ({"by": "role", "values": None}, BadInput, "All have 'role' = 'employee'", "--where"),
        ({"by": "job", "values": None}, UsageError, "'job' belongs to participants, below the group", "participant"),
        ({"by": "job", "values": None, "unit": "document"}, UsageError, "below the document", "--where"),
        ({"values": ("low", "hihg")}, NotFound, "'absence' is never 'hihg'", "high"),
        ({"values": ("low",)}, UsageError, "needs two different values", "high"),
        ({"values": ("low", "Low")}, UsageError, "needs two different values", "high"),
        ({"where": {"rolle": "employee"}}, NotFound, "no attribute 'rolle'", "role"),
        ({"where": {"role": "employe"}}, NotFound, "'role' is never 'employe'", "employee"),
        ({"where": {"absence": "low"}}, BadInput, "No group that is left has 'absence' = 'high'", "low"),
        ({"where": {"absence": "low"}, "values": None}, BadInput, "All have 'absence' = 'low'", "--where"),
        ({"where": {"job": "cook"}}, BadInput, "No group that is left has 'absence' = 'high'", "low"),
        ({"theme": "climat"}, NotFound, "no theme 'climat'", "climate"),
        ({"strata": ["sector"]}, NotFound, "no attribute 'sector'", ""),
        ({"strata": ["job"]}, UsageError, "'job' belongs to participants", "groups and sites"),
        ({"unit": "turn"}, UsageError, "no unit 'turn'", "group, participant, document"),
        ({"rows": "coding"}, UsageError, "no rows of 'coding'", "code-stance"),
        ({"rows": "concept"}, BadInput, "No code has a concept", "--concept"),
        ({"baseline": -1}, UsageError, "baseline cannot be -1", ""),
        ({"seed": -1}, UsageError, "seed cannot be -1", ""),
    ],
)
def test_a_comparison_that_cannot_be_made_says_why(
    groups: Field, options: dict[str, Any], error: type[Exception], sentence: str, hint: str
) -> None:
    with pytest.raises(error, match=sentence) as caught:
        groups.contrast(**options)

    assert hint in caught.value.hint  # type: ignore[attr-defined]


def test_an_attribute_that_nobody_has_a_value_of_has_nothing_to_compare(groups: Field) -> None:
    groups.add("attributes", "sector")

    with pytest.raises(BadInput, match="None has a value of 'sector'"):
        groups.contrast(by="sector", values=None)
    with pytest.raises(BadInput, match="No case has a value of 'sector'"):
        groups.contrast(by="sector", values=("a", "b"))


def test_a_study_without_codes_has_no_rows(field: Field) -> None:
    field.group("low", "S1", absence="low")
    field.group("high", "S1", absence="high")

    with pytest.raises(BadInput, match="no codes to compare"):
        field.contrast()
    with pytest.raises(BadInput, match="no themes to compare"):
        field.contrast(rows="theme")


def test_a_comparison_is_written_as_an_attribute_and_its_values() -> None:
    assert parse_by(" absence = low , high ") == ("absence", ("low", "high"))
    assert parse_by("absence") == ("absence", None)


@pytest.mark.parametrize("text", ["", "=low,high", "absence=", "absence= , "])
def test_half_a_comparison_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="names no comparison"):
        parse_by(text)


def test_names_and_values_are_found_whatever_their_case(groups: Field) -> None:
    found = groups.contrast(by="ABSENCE", values=("LOW", "High"))

    assert (found.by, found.values) == ("absence", ("low", "high"))
