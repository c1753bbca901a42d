"""The exact stratified permutation test, against every assignment of the sides counted one by one."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.contrast.permutation import EXACT_GROUPS, null

Group = tuple[int, bool, bool]
"""(stratum, on side A, raised the topic)."""

GROUPS = st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.booleans()), min_size=1, max_size=11)


def assignments(groups: list[Group]) -> Iterator[set[int]]:
    """Every way of choosing as many groups of each stratum for side A as there are."""
    strata = [[place for place, group in enumerate(groups) if group[0] == stratum] for stratum in range(3)]
    ways = [combinations(places, sum(groups[place][1] for place in places)) for places in strata]
    for chosen in product(*ways):
        yield {place for places in chosen for place in places}


def statistic(groups: list[Group], side: set[int]) -> Fraction:
    """T: over strata, side A's groups that raised the topic, less their share of all that did."""
    total = Fraction()
    for stratum in range(3):
        places = [place for place, group in enumerate(groups) if group[0] == stratum]
        on_a = [place for place in places if place in side]
        if places:
            total += sum(groups[place][2] for place in on_a)
            total -= Fraction(sum(groups[place][2] for place in places) * len(on_a), len(places))
    return total


def margins(groups: list[Group]) -> list[tuple[int, int, int]]:
    """(groups, on side A, raised) of each stratum."""
    found = []
    for stratum in range(3):
        inside = [group for group in groups if group[0] == stratum]
        found.append((len(inside), sum(group[1] for group in inside), sum(group[2] for group in inside)))
    return found


@settings(deadline=None, max_examples=120)
@given(GROUPS)
def test_p_mid_p_and_smallest_p_are_those_of_all_assignments(groups: list[Group]) -> None:
    observed = abs(statistic(groups, {place for place, group in enumerate(groups) if group[1]}))
    distances = Counter(abs(statistic(groups, side)) for side in assignments(groups))
    whole = distances.total()
    farther = sum(count for distance, count in distances.items() if distance > observed)
    found = null(margins(groups))
    a = sum(on_a and raised for _stratum, on_a, raised in groups)

    assert found.p_exact(a) == Fraction(farther + distances[observed], whole)
    assert found.p_mid(a) == Fraction(2 * farther + distances[observed], 2 * whole)
    assert found.smallest == Fraction(distances[max(distances)], whole)
    assert a - found.expected == statistic(groups, {place for place, group in enumerate(groups) if group[1]})


@settings(deadline=None, max_examples=60)
@given(GROUPS)
def test_the_other_side_gets_the_same_p(groups: list[Group]) -> None:
    turned = [(stratum, not on_a, raised) for stratum, on_a, raised in groups]
    a, b = (sum(on_a and raised for _stratum, on_a, raised in some) for some in (groups, turned))

    assert null(margins(groups)).p_exact(a) == null(margins(turned)).p_exact(b)
    assert null(margins(groups)).p_mid(a) == null(margins(turned)).p_mid(b)


@settings(deadline=None, max_examples=60)
@given(GROUPS, st.booleans(), st.integers(1, 4))
def test_a_stratum_with_one_side_only_says_nothing(groups: list[Group], side: bool, more: int) -> None:
    alone = null(margins(groups))
    a = sum(on_a and raised for _stratum, on_a, raised in groups)
    beside = null([*margins(groups), (more, more * side, more - 1)])
    raised_there = (more - 1) * side

    assert beside.p_exact(a + raised_there) == alone.p_exact(a)
    assert beside.p_mid(a + raised_there) == alone.p_mid(a)
    assert beside.smallest == alone.smallest


def test_a_design_without_a_stratum_that_says_anything_has_one_outcome() -> None:
    nothing = null([(2, 2, 1), (3, 1, 0), (4, 2, 4), (0, 0, 0)])

    assert (nothing.p_exact(3), nothing.p_mid(3), nothing.smallest) == (1, Fraction(1, 2), 1)
    assert nothing.expected == 3


@pytest.mark.parametrize("strata", [[(500, 250, 300)], [(300, 100, 40), (201, 120, 160)]])
def test_in_large_designs_p_is_a_hair_below_the_exact_one(strata: list[tuple[int, int, int]]) -> None:
    outcomes = {0: 1}
    for size, side, raised in strata:
        longer: Counter[int] = Counter()
        for a in range(max(0, side + raised - size), min(side, raised) + 1):
            for before, ways in outcomes.items():
                longer[before + a] += ways * comb(raised, a) * comb(size - raised, side - a)
        outcomes = longer
    whole, found = sum(outcomes.values()), null(strata)

    assert sum(size for size, _side, _raised in strata) > EXACT_GROUPS
    for a in list(outcomes)[::9]:
        distance = abs(a - found.expected)
        exact = Fraction(sum(w for b, w in outcomes.items() if abs(b - found.expected) >= distance), whole)
        assert exact * (1 - Fraction(1, 10**10)) <= found.p_exact(a) <= exact
