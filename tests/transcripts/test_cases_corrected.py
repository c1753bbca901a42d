"""Cases corrected by hand: attributes, sites, the group of a document, the design and the wording of values."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, NotFound, UsageError
from thematic.transcripts.cases import (
    assign_group,
    declare_design,
    import_cases,
    label_value,
    list_cases,
    set_attribute,
)


@pytest.fixture
def desk(groups, write):
    import_cases(groups, write("cases.csv", "document,group,site,absence\nansatte,A,Nord,low\nledere,B,Sør,high\n"))
    return groups


def first(desk):
    return list_cases(desk)[0]


def test_a_value_is_changed(desk):
    with one_operation(desk, "cases set"):
        set_attribute(desk, "a", "Absence", "high")
    assert first(desk)["absence"] == "high"


def test_an_empty_value_takes_the_value_away(desk):
    with one_operation(desk, "cases set"):
        set_attribute(desk, "A", "absence", " ")
    assert first(desk)["absence"] == ""


def test_the_same_value_changes_nothing_in_whatever_spelling_others_have(desk):
    set_attribute(desk, "B", "absence", "low")
    with nothing_written(desk):
        set_attribute(desk, "A", "absence", "low")
        set_attribute(desk, "A", "absence", "LOW")


def test_the_only_case_with_a_value_may_spell_it_anew(desk):
    set_attribute(desk, "A", "absence", "LOW")
    assert first(desk)["absence"] == "LOW"


def test_a_new_attribute_is_told_with_what_was_near(desk):
    with one_operation(desk, "cases set"):
        set_attribute(desk, "Nord", "abscence", "low")
    assert notes(desk) == ["'abscence' is a new attribute. Did you mean 'absence'?"]


def test_taking_away_an_unknown_attribute_is_refused(desk):
    with nothing_written(desk), pytest.raises(NotFound, match="There is no attribute 'abscence'"):
        set_attribute(desk, "A", "abscence", "")


def test_a_group_gets_another_site_or_none(desk):
    with one_operation(desk, "cases set"):
        set_attribute(desk, "A", "site", "sør")
    assert (first(desk)["site"], notes(desk)) == ("Sør", [])
    set_attribute(desk, "A", "site", "")
    assert first(desk)["site"] == ""


def test_a_new_site_is_told(desk):
    set_attribute(desk, "A", "site", "Nrod")
    assert (first(desk)["site"], notes(desk)) == ("Nrod", ["'Nrod' is a new site. Did you mean 'Nord'?"])


def test_an_unknown_case_is_refused(desk):
    with nothing_written(desk), pytest.raises(NotFound, match="There is no case 'Nort'") as error:
        set_attribute(desk, "Nort", "absence", "low")
    assert error.value.hint == "Did you mean 'Nord'?"


def test_a_name_of_two_kinds_of_case_needs_its_kind(desk):
    assign_group(desk, "ansatte", "Nord")
    with nothing_written(desk), pytest.raises(UsageError, match="'nord' is the name of a group and a site"):
        set_attribute(desk, "nord", "size", "big")
    set_attribute(desk, "nord", "size", "big", kind="site")
    assert [case["size"] for case in list_cases(desk, kind="site")] == ["big", ""]


@pytest.mark.parametrize("noun", ["site", "Group", "document"])
def test_a_noun_of_the_study_is_no_attribute(desk, noun):
    with nothing_written(desk), pytest.raises(BadInput, match=f"Site 'Nord': '{noun}' cannot be the name"):
        set_attribute(desk, "Nord", noun, "x")


def test_a_document_gets_another_group_or_none(desk):
    with one_operation(desk, "cases set"):
        assign_group(desk, "Ansatte", " Ny  gruppe ")
    assert notes(desk)[0].startswith("'Ny gruppe' is a new group.")
    assert desk.store.find("cases", "ny gruppe")["name"] == "Ny gruppe"
    assign_group(desk, "ansatte", "")
    assert desk.store.find("documents", "ansatte")["group_id"] is None


def test_assigning_the_same_group_changes_nothing(desk):
    with nothing_written(desk):
        assign_group(desk, "ansatte", "a")


def test_an_attribute_becomes_part_of_the_design_and_is_taken_out(desk):
    with one_operation(desk, "cases design"):
        declare_design(desk, "ABSENCE")
    with nothing_written(desk):
        declare_design(desk, "absence")
    with one_operation(desk, "cases design"):
        declare_design(desk, "absence", design=False)
    with nothing_written(desk), pytest.raises(NotFound, match="There is no attribute 'role'"):
        declare_design(desk, "role")


def test_a_value_gets_its_wording_in_each_language(desk):
    with one_operation(desk, "cases label"):
        label_value(desk, "absence", "LOW", nb="lavt fravær")
    with one_operation(desk, "cases label"):
        label_value(desk, "absence", "low", en="low absence")
    with nothing_written(desk):
        label_value(desk, "absence", "low", en="low absence")
    (row,) = desk.store.rows("attribute_values")
    assert (row["value"], row["label_nb"], row["label_en"]) == ("low", "lavt fravær", "low absence")


def test_a_value_that_no_case_has_gets_no_wording(desk):
    with nothing_written(desk), pytest.raises(NotFound, match="There is no value of 'absence' 'lo'") as error:
        label_value(desk, "absence", "lo", nb="x")
    assert error.value.hint == "Did you mean 'low'?"
