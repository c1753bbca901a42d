"""The label of a row: each condition alone decides."""

import pytest

from tests.contrast.field import HIGHS, LOWS, Field
from thematic.contrast.thresholds import Thresholds


def test_an_even_split_over_sites_is_clear_and_names_its_side(eighteen: Field) -> None:
    eighteen.code("low topic")
    eighteen.code("high topic")
    eighteen.raised("low topic", *LOWS)
    eighteen.raised("high topic", *HIGHS)

    rows = {row.row: row for row in eighteen.contrast().all_rows}

    assert (rows["low topic"].label, rows["low topic"].more_often) == ("clear", "low")
    assert (rows["high topic"].label, rows["high topic"].more_often) == ("clear", "high")


def test_shared_is_said_of_both_and_other_rows_of_nobody(eighteen: Field) -> None:
    eighteen.code("shared")
    eighteen.raised("shared", *LOWS[:7], *HIGHS[:7])
    eighteen.code("unresolved")
    eighteen.raised("unresolved", *LOWS[:5], *HIGHS[:3])
    eighteen.code("thin")
    eighteen.raised("thin", "l1", "l3")

    found = {row.row: (row.label, row.more_often) for row in eighteen.contrast().all_rows}

    assert found == {"shared": ("shared", "both"), "unresolved": ("unresolved", ""), "thin": ("thin", "")}


@pytest.mark.parametrize(
    ("groups", "label"),
    [(("l1", "l2", "l2b"), "thin"), (("l1", "l3"), "thin"), (("l1", "l3", "l4"), "tendency")],
    ids=["two sites", "two groups", "enough"],
)
def test_the_higher_side_needs_three_groups_from_three_sites(
    eighteen: Field, groups: tuple[str, ...], label: str
) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", *groups)

    assert eighteen.row("topic").label == label


def test_the_higher_side_needs_three_speakers(eighteen: Field) -> None:
    eighteen.participant("Anna", "l1/P1", "l3/P1")
    eighteen.code("topic")
    eighteen.raised("topic", "l1", "l3", "l4")
    assert (eighteen.row("topic").speakers_a, eighteen.row("topic").label) == (2, "thin")

    eighteen.coding("topic", "l3", 3)
    assert (eighteen.row("topic").speakers_a, eighteen.row("topic").label) == (3, "tendency")


def test_of_two_equal_sides_either_may_be_the_one_that_is_eligible(eighteen: Field) -> None:
    eighteen.participant("Anna", *(f"{group}/P1" for group in LOWS))
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS[:7], *HIGHS[:7])

    assert (eighteen.row("topic").speakers_a, eighteen.row("topic").label) == (1, "shared")


@pytest.mark.parametrize(
    "stricter", [{"posterior": 0.999}, {"mid_p": 0.01}, {"difference": 0.6}, {"groups": 8}, {"sites": 7}]
)
def test_every_condition_of_a_tendency_is_needed(eighteen: Field, stricter: dict[str, float]) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS[:7], *HIGHS[:2])

    assert eighteen.row("topic").label == "clear"
    assert eighteen.row("topic", thresholds=Thresholds(**stricter)).label in ("unresolved", "thin")


def test_the_test_statistic_must_point_the_same_way(field: Field) -> None:
    field.sites((6, 1), (1, 6))
    field.code("topic")
    field.raised_in("topic", (5, 1), (0, 2))
    lenient = Thresholds(groups=1, sites=1, mid_p=1, posterior=0.5)

    row = field.row("topic", thresholds=lenient)

    assert row.difference > 0.25
    assert row.posterior > 0.5
    assert row.label == "unresolved"


def test_a_tendency_outside_the_level_of_q_is_no_more_than_that(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS[:7], *HIGHS[:2])
    alone = eighteen.row("topic")
    for number in range(3):
        eighteen.code(f"other {number}")
        eighteen.raised(f"other {number}", "l1", "h3", "l4", "h5", "l6", "h7")

    among = eighteen.row("topic")

    assert (alone.label, among.label) == ("clear", "tendency")
    assert among.q == pytest.approx(4 * alone.q)


def test_a_label_never_depends_on_which_rows_are_shown(eighteen: Field) -> None:
    eighteen.theme("mine")
    eighteen.theme("theirs")
    eighteen.code("topic", "mine")
    eighteen.raised("topic", *LOWS[:7], *HIGHS[:2])
    for number in range(3):
        eighteen.code(f"other {number}", "theirs")
        eighteen.raised(f"other {number}", "l1", "h3", "l4", "h5", "l6", "h7")

    whole = eighteen.contrast()
    picked = eighteen.contrast(theme="mine")

    assert picked.all_rows == tuple(row for row in whole.all_rows if row.theme == "mine")
    assert len(picked.all_rows) == 1
    assert set(whole.rows) < set(whole.all_rows)
    assert picked.theme == "mine"
