"""Attributes are looked up nearest first, and filters choose units or speakers."""

import pytest

from tests.contrast.field import Field


def test_a_group_without_a_value_of_its_own_has_its_sites(field: Field) -> None:
    for site, group, sector in (("S1", "a", "school"), ("S2", "b", "health")):
        field.group(group, site)
        field.attribute(site, "sector", sector)
    field.attribute("b", "sector", "school")
    field.group("c", "S2")
    field.code("topic")

    found = field.contrast(by="sector", values=("school", "health"))

    assert found.n_units == (2, 1)


def test_a_filter_below_the_unit_chooses_codings_and_words(field: Field) -> None:
    for group, absence in (("low", "low"), ("high", "high")):
        field.group(group, "S1", absence=absence)
        field.participant(f"nurse {group}", f"{group}/P1", job="nurse")
        field.participant(f"cook {group}", f"{group}/P2", job="cook")
    field.code("topic")
    field.coding("topic", "low", 2)
    field.coding("topic", "high", 3)

    row = field.row("topic", where={"job": "nurse"})

    assert (row.groups_a, row.groups_b, row.of_a, row.of_b) == (1, 0, 1, 1)
    assert row.per_1000_words_a == pytest.approx(1000 / 16)
    assert field.row("topic").per_1000_words_a == pytest.approx(1000 / 48)


def test_a_speakers_own_value_goes_before_the_groups(field: Field) -> None:
    for group, absence in (("low", "low"), ("high", "high")):
        field.group(group, "S1", absence=absence, role="employee")
    field.participant("boss", "low/P1", role="leader")
    field.code("topic")
    field.coding("topic", "low", 2)
    field.coding("topic", "low", 3)

    assert field.row("topic").speakers_a == 2
    assert field.row("topic", where={"role": "employee"}).speakers_a == 1


def test_a_group_where_nobody_has_the_wanted_value_is_named(field: Field) -> None:
    for group, absence in (("low", "low"), ("high", "high"), ("more", "high")):
        field.group(group, "S1", absence=absence)
    for group in ("low", "high"):
        field.participant(f"nurse {group}", f"{group}/P1", job="nurse")
    field.code("topic")

    found = field.contrast(where={"job": "nurse"})

    assert found.n_units == (1, 1)
    assert [warning.figures["names"] for warning in found.warnings if warning.kind == "no_talk"] == [("more",)]


def test_a_filter_on_the_group_leaves_other_groups_out_without_a_word(field: Field) -> None:
    for group, absence, role in (("a", "low", "leader"), ("b", "high", "leader"), ("c", "low", "employee")):
        field.group(group, "S1", absence=absence, role=role)
    field.code("topic")

    found = field.contrast(where={"ROLE": "Leader"})

    assert (found.n_units, found.where) == ((1, 1), {"role": "leader"})
    assert not [warning for warning in found.warnings if warning.kind == "no_value"]


def test_a_group_whose_side_is_not_known_is_named(field: Field) -> None:
    for group, attributes in (("a", {"absence": "low"}), ("b", {"absence": "high"}), ("c", {})):
        field.group(group, "S1", **attributes)
    field.code("topic")

    found = field.contrast()

    assert found.n_units == (1, 1)
    assert "Left out, because “absence” is not known for them: c." in map(str, found.warnings)


def test_groups_without_a_site_count_as_one_site_and_are_named(field: Field) -> None:
    for number in range(3):
        field.group(f"low{number}", absence="low")
        field.group(f"high{number}", absence="high")
    field.code("topic")
    field.raised("topic", "low0", "low1", "low2")

    found = field.contrast()

    assert (found.all_rows[0].sites_a, found.all_rows[0].label) == (1, "thin")
    assert [warning.kind for warning in found.warnings if warning.kind == "no_site"] == ["no_site"]


def test_strata_are_site_and_the_design_attributes_that_are_neither_compared_nor_fixed(field: Field) -> None:
    for site in ("S1", "S2"):
        for absence in ("low", "high"):
            for role in ("leader", "employee"):
                field.group(f"{site}{absence}{role}", site, absence=absence, role=role, language="nb")
    with field.desk.change("declare"):
        for name in ("absence", "role"):
            field.store.update("attributes", field.ids["attributes", name], {"design": 1})
    field.code("topic")
    field.raised("topic", "S1lowleader", "S1highemployee")

    assert field.contrast().strata == ("site", "role")
    assert field.contrast(where={"role": "leader"}).strata == ("site",)
    assert field.contrast(strata=["language"]).strata == ("site", "language")
    assert field.row("topic").p_smallest == 0.5
    assert field.row("topic", strata=[]).p_smallest == pytest.approx(1 / 3)


def test_a_design_attribute_of_participants_makes_no_strata_of_groups(field: Field) -> None:
    for group, absence in (("low", "low"), ("high", "high")):
        field.group(group, "S1", absence=absence)
    field.participant("Anna", "low/P1", job="nurse")
    with field.desk.change("declare"):
        field.store.update("attributes", field.ids["attributes", "job"], {"design": 1})
    field.code("topic")

    assert field.contrast().strata == ("site",)
