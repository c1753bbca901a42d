"""Participants as units: their strata are the groups they speak in."""

import pytest

from tests.contrast.field import Field
from thematic.errors import BadInput


@pytest.fixture
def mixed(field: Field) -> Field:
    """Four groups at four sites, each with a nurse, a cook and somebody nobody knows."""
    for number in range(1, 5):
        field.group(f"g{number}", f"S{number}", absence="low" if number < 3 else "high")
        field.participant(f"nurse {number}", f"g{number}/P1", job="nurse")
        field.participant(f"cook {number}", f"g{number}/P2", job="cook")
    field.code("topic")
    return field


def test_every_participant_is_one_unit_and_others_are_left_out_by_name(mixed: Field) -> None:
    for number in (1, 2, 3):
        mixed.coding("topic", f"g{number}", 2)
    mixed.coding("topic", "g4", 4)

    found = mixed.contrast(by="job", values=("nurse", "cook"), unit="participant")

    (row,) = found.all_rows
    assert (row.groups_a, row.of_a, row.groups_b, row.of_b) == (3, 4, 0, 4)
    assert (row.sites_a, row.speakers_a) == (3, 3)
    assert row.per_1000_words_a == pytest.approx(1000 * 3 / 64)
    assert found.strata == ("group",)
    (left_out,) = (warning for warning in found.warnings if warning.kind == "no_participant")
    assert left_out.figures["names"] == ("g1: P3", "g2: P3", "g3: P3", "g4: P3")


def test_strata_are_groups(mixed: Field) -> None:
    for number in (1, 2, 3):
        mixed.coding("topic", f"g{number}", 2)

    row = mixed.row("topic", by="job", values=("nurse", "cook"), unit="participant")

    assert row.p_smallest == row.p_exact == 2 / 8


def test_a_coding_over_two_participants_is_a_mention_of_both(mixed: Field) -> None:
    mixed.coding("topic", "g1", 2, 3)

    row = mixed.row("topic", by="job", values=("nurse", "cook"), unit="participant")

    assert (row.groups_a, row.groups_b) == (1, 1)


def test_a_participant_in_two_groups_is_one_unit_in_a_stratum_of_both(field: Field) -> None:
    for group in ("g1", "g2"):
        field.group(group, "S1")
    for name, turn, job in (("Anna", "P1", "nurse"), ("Bo", "P2", "cook")):
        field.participant(name, f"g1/{turn}", f"g2/{turn}", job=job)
    field.participant("Cy", "g1/P3", job="cook")
    field.code("topic")
    field.raised("topic", "g1", "g2")

    found = field.contrast(by="job", values=("nurse", "cook"), unit="participant")

    (row,) = found.all_rows
    assert (row.groups_a, row.of_a, row.of_b, row.p_smallest) == (1, 1, 2, 1)
    assert row.per_1000_words_a == pytest.approx(1000 * 2 / 32)
    assert "one_sided" in [warning.kind for warning in found.warnings]


def test_an_attribute_that_does_not_vary_within_groups_is_refused(mixed: Field) -> None:
    with pytest.raises(BadInput, match="does not vary within any group") as caught:
        mixed.contrast(unit="participant")

    assert "--unit group" in caught.value.hint


def test_strata_may_be_parted_by_an_attribute_of_participants(mixed: Field) -> None:
    for number in range(1, 5):
        for name in (f"nurse {number}", f"cook {number}"):
            mixed.attribute(name, "shift", "day" if number < 3 else "night")

    assert mixed.contrast(by="job", values=None, unit="participant", strata=["shift"]).strata == ("group", "shift")
