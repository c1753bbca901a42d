"""What a design can show before anything is coded, against every placement of the groups that raise a topic."""

from fractions import Fraction
from itertools import product

import pytest

from tests.contrast.field import HIGHS, LOWS, Field
from thematic.contrast import resolution as rooms
from thematic.contrast.permutation import null
from thematic.contrast.posterior import difference
from thematic.contrast.resolution import Direction, find_reaches, resolution
from thematic.contrast.thresholds import Thresholds

DESIGNS = {
    "even": [(1, 1)] * 6,
    "uneven": [(1, 2), (2, 1), (1, 1), (2, 2)],
    "one side only": [(1, 0), (1, 1), (1, 1), (2, 2), (0, 2), (1, 1)],
    "two sites": [(4, 4), (4, 4)],
}


def fewest(sites: list[tuple[int, int]], rows: int) -> list[int | None]:
    """For each count of the lower side the fewest of the higher that some placement makes clear."""
    of_high, of_low = (sum(site[side] for site in sites) for side in (0, 1))
    clear: dict[int, list[int]] = {low: [] for low in range(of_low + 1)}
    for placed in product(*(product(range(high + 1), range(low + 1)) for high, low in sites)):
        high, low = (sum(site[side] for site in placed) for side in (0, 1))
        found = null((a + b, a, up + down) for (a, b), (up, down) in zip(sites, placed, strict=True))
        if (
            high >= 3
            and sum(up > 0 for up, _down in placed) >= 3
            and Fraction(high, of_high) - Fraction(low, of_low) >= Fraction(1, 4)
            and difference(high, of_high, low, of_low).above >= 0.95
            and high > found.expected
            and found.p_mid(high) <= Fraction(1, 10) / rows
        ):
            clear[low].append(high)
    return [min(counts, default=None) for counts in clear.values()]


def lay_out(field: Field, sites: list[tuple[int, int]]) -> tuple[Direction, Direction]:
    field.sites(*sites)
    return resolution(field.desk, by="absence", values=("low", "high")).directions


@pytest.mark.parametrize("name", DESIGNS)
def test_the_fewest_groups_for_a_clear_row_are_those_of_the_best_placement(field: Field, name: str) -> None:
    sites = DESIGNS[name]
    turned = [(high, low) for low, high in sites]

    for direction, counts in zip(lay_out(field, sites), (sites, turned), strict=True):
        for place, rows in enumerate((1, 10, 20)):
            assert [reach.fewest[place] for reach in direction.reaches] == fewest(counts, rows)


def test_what_it_promises_a_study_can_show(field: Field) -> None:
    (direction, _other) = lay_out(field, [(1, 1)] * 6)
    assert [reach.fewest[0] for reach in direction.reaches[:2]] == [4, 5]
    field.code("topic")
    field.raised_in("topic", *[(1, 0)] * 4)

    assert field.row("topic").label == "clear"


def test_both_directions_are_told_with_their_sizes(eighteen: Field) -> None:
    found = resolution(eighteen.desk, by="absence", values=("low", "high"))

    assert (found.by, found.values, found.strata, found.tables) == ("absence", ("low", "high"), ("site",), (1, 10, 20))
    assert [(d.higher, d.lower, d.of_high, d.of_low) for d in found.directions] == [
        ("low", "high", 9, 9),
        ("high", "low", 9, 9),
    ]
    assert [reach.low for reach in found.directions[0].reaches] == list(range(10))


def test_each_value_of_several_stands_against_the_rest(eighteen: Field) -> None:
    eighteen.group("m", "S1", absence="middle")

    found = resolution(eighteen.desk, by="absence")

    assert [(d.higher, d.lower) for d in found.directions[:2]] == [("high", "rest"), ("rest", "high")]
    assert len(found.directions) == 6


def test_too_many_placements_are_stood_for_by_one_good_one(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [((1, 1),)] * 6
    exact = list(find_reaches(sites, Thresholds()))
    monkeypatch.setattr(rooms, "STEPS", 0)

    assert list(find_reaches(sites, Thresholds())) == exact


def test_a_large_design_is_told_in_steps_of_the_lower_side() -> None:
    reaches = list(find_reaches([((5, 5),)] * 30, Thresholds()))

    assert [reach.low for reach in reaches] == [int(150 * step / 20) for step in range(21)]
    clear = [reach.fewest for reach in reaches if None not in reach.fewest]
    assert len(clear) > 10
    assert all(list(fewest) == sorted(fewest) for fewest in clear)
    assert all(list(column) == sorted(column) for column in zip(*clear, strict=True))


def test_nothing_coded_changes_what_a_design_can_show(eighteen: Field) -> None:
    before = resolution(eighteen.desk, by="absence", values=("low", "high"))
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS, *HIGHS[:3])

    assert resolution(eighteen.desk, by="absence", values=("low", "high")) == before
