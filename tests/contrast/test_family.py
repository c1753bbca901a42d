"""The false discovery rate of a family, against scipy and in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from tests.contrast.field import Field
from thematic.contrast.family import q_values, rank_needed, within_level

SHARES = st.fractions(Fraction(1, 1000), 1, max_denominator=1000)


@settings(deadline=None, max_examples=80)
@given(st.lists(SHARES, min_size=1, max_size=25))
def test_q_is_that_of_benjamini_and_hochberg(mid_p: list[Fraction]) -> None:
    expected = false_discovery_control([float(p) for p in mid_p], method="bh")

    assert [float(q) for q in q_values(mid_p) if q is not None] == pytest.approx(expected.tolist(), abs=1e-12)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.none() | SHARES, max_size=20))
def test_a_row_outside_the_family_has_no_q_and_costs_the_others_nothing(mid_p: list[Fraction | None]) -> None:
    inside = [p for p in mid_p if p is not None]
    found = q_values(mid_p)

    assert [q is None for q in found] == [p is None for p in mid_p]
    assert [q for q in found if q is not None] == q_values(inside)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=15), st.sampled_from([Fraction(1, 10), Fraction(1, 20)]))
def test_the_ranks_decide_exactly_as_q_does(sixtieths: list[int], level: Fraction) -> None:
    mid_p = [Fraction(p, 60) for p in sixtieths]
    ranks = np.array([[rank_needed(p, len(mid_p), level) for p in mid_p]])

    assert within_level(ranks)[0].tolist() == [q is not None and q <= level for q in q_values(mid_p)]


def test_only_rows_that_could_reach_the_level_are_in_the_family(eighteen: Field) -> None:
    eighteen.code("one")
    eighteen.raised("one", *(f"l{site}" for site in range(1, 9)))
    alone = eighteen.row("one").q
    for name, groups in (("hopeless", ("l1", "l3")), ("everywhere", ("l1", "h1")), ("nowhere", ())):
        eighteen.code(name)
        eighteen.raised(name, *groups)

    rows = {row.row: row for row in eighteen.contrast().all_rows}

    assert {name: row.q is None for name, row in rows.items()} == {
        "one": False,
        "hopeless": True,
        "everywhere": True,
        "nowhere": True,
    }
    assert rows["one"].q == alone
    eighteen.code("possible")
    eighteen.raised("possible", "l1", "h3", "l4", "h5", "l6")
    assert eighteen.row("one").q == pytest.approx(2 * alone)
