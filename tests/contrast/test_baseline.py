"""The chance baseline: the whole pipeline, with the compared attribute shuffled within strata."""

from itertools import permutations, product
from typing import Any

import numpy as np
import pytest

from tests.contrast.field import HIGHS, LOWS, Field
from thematic.contrast.baseline import all_shuffles, count_shuffles, some_shuffles


@pytest.fixture
def six(field: Field) -> Field:
    """Four sites of one group a side, and two of one against two: 144 shuffles."""
    field.sites((1, 1), (1, 1), (1, 1), (1, 1), (1, 2), (1, 2))
    field.code("topic")
    field.raised_in("topic", *[(1, 0)] * 6)
    field.code("other")
    field.raised_in("other", (0, 1), (0, 1), (0, 1), (1, 1), (0, 1), (0, 0))
    field.code("mixed")
    field.raised_in("mixed", (1, 1), (0, 1), (1, 0), (1, 0), (1, 1), (1, 0))
    return field


def test_all_shuffles_are_every_way_of_dealing_the_values_once() -> None:
    values, strata = np.array([0, 1, 2, 0, 1, 1]), np.array([5, 5, 5, 3, 3, 9])
    dealt = {
        (*here, *there, last)
        for here, there, last in product(set(permutations((0, 1, 2))), set(permutations((0, 1))), (1,))
    }

    found = all_shuffles(values, strata)

    assert len(found) == len(dealt) == count_shuffles(values, strata)
    assert {tuple(row) for row in found.tolist()} == dealt


def test_sampled_shuffles_stay_within_strata_and_follow_the_seed() -> None:
    values, strata = np.arange(40) % 3, np.arange(40) // 10 % 3

    found = some_shuffles(values, strata, 200, 7)

    for stratum in range(3):
        inside = strata == stratum
        assert (np.sort(found[:, inside], axis=1) == np.sort(values[inside])).all()
    assert len(np.unique(found, axis=0)) == 200
    assert (found == some_shuffles(values, strata, 200, 7)).all()
    assert (found != some_shuffles(values, strata, 200, 8)).any()


def shuffled_labels(field: Field) -> list[tuple[bool, list[str]]]:
    """The labels of every shuffle, by giving the groups other sides in the study itself; and whether it counts."""
    members = sorted(name for table, name in field.ids if table == "cases" and name[0] in "lh")
    attribute = field.ids["attributes", "absence"]
    ids = {
        name: field.store.values("case_attributes", "id", case_id=field.ids["cases", name], attribute_id=attribute)[0]
        for name in members
    }
    observed = np.array([int(name[0] == "h") for name in members])
    sites = np.array([int(name[1]) for name in members])
    found = []
    for shuffle in all_shuffles(observed, sites):
        with field.desk.change("shuffle"):
            for name, high in zip(members, shuffle.tolist(), strict=True):
                field.store.update("case_attributes", ids[name], {"value": "high" if high else "low"})
        apart = bool((shuffle != observed).any() and (shuffle == observed).any())
        found.append((apart, [row.label for row in field.contrast().all_rows]))
    return found


def test_the_band_is_what_the_study_would_show_under_every_other_shuffle(six: Field) -> None:
    observed = six.contrast(baseline=None)
    assert [row.label for row in observed.all_rows] == ["unresolved", "tendency", "clear"]
    shuffled = shuffled_labels(six)
    shown = [sum(label in ("clear", "tendency") for label in labels) for _apart, labels in shuffled]
    clear = [labels.count("clear") for _apart, labels in shuffled]
    apart = [place for place, (counts, _labels) in enumerate(shuffled) if counts]

    found = observed.baseline

    assert (found.shuffles, found.complete) == (len(shuffled), True) == (144, True)
    for band, counts, rows in ((found.shown, shown, 2), (found.clear, clear, 1)):
        low, median, high = np.quantile([counts[place] for place in apart], (0.025, 0.5, 0.975), method="inverted_cdf")
        assert band.rows == rows
        assert band.as_many == sum(count >= rows for count in counts)
        assert (band.low, band.median, band.high) == (low, median, high)


def test_the_observed_assignment_and_its_mirror_stay_out_of_the_band(field: Field) -> None:
    field.sites((1, 1), (1, 1), (1, 1))
    field.code("topic")
    field.raised_in("topic", (1, 0), (1, 0), (1, 0))

    found = field.contrast(baseline=None)

    assert found.rows[0].label == "tendency"
    assert (found.baseline.shuffles, found.baseline.shown.as_many) == (8, 2)
    assert (found.baseline.shown.median, found.baseline.shown.high) == (0, 0)


def test_where_there_are_more_than_two_thousand_a_seeded_sample_is_drawn(eighteen: Field) -> None:
    for role in ("employee", "leader"):
        for name in (*LOWS, *HIGHS):
            eighteen.group(f"{name} {role}", f"S{name[1]}", absence="low" if name[0] == "l" else "high")
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS[:5])

    def drawn(**options: Any) -> Any:
        return eighteen.contrast(**options).baseline

    assert (drawn(baseline=None).shuffles, drawn(baseline=None).complete) == (500, False)
    assert drawn(baseline=50).shuffles == 50
    assert drawn(baseline=50) == drawn(baseline=50)
    assert drawn(baseline=50, seed=3).seed == 3


def test_at_most_two_thousand_are_all_taken_whatever_sample_is_asked_for(eighteen: Field) -> None:
    eighteen.code("topic")
    eighteen.raised("topic", *LOWS)

    found = eighteen.contrast(baseline=20).baseline

    assert (found.shuffles, found.complete) == (768, True)
    assert found == eighteen.contrast(baseline=30, seed=1).baseline


def test_no_baseline_is_worked_out_where_none_is_wanted(eighteen: Field) -> None:
    eighteen.code("topic")

    assert eighteen.contrast(baseline=0).baseline is None


def test_the_baseline_counts_the_rows_of_the_picked_theme_only(six: Field) -> None:
    six.theme("mine")
    six.code("alone", "mine")

    assert six.contrast(baseline=None).baseline.shown.rows == 2
    assert six.contrast(baseline=None, theme="mine").baseline.shown.rows == 0
    assert six.contrast(baseline=None, theme="mine").baseline.shown.as_many == 144
