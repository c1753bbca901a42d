"""How groups lean: the sign of their passages, and how a side does: the mean of its groups."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thematic.contrast.stances import Stances, leans_of
from thematic.contrast.thresholds import Thresholds
from thematic.store.evidence import STANCES

LEAST = Thresholds()
SIGN = {"+": 1, "-": -1, "±": 0}


def leans(*said):
    """``said``: (unit, passage, stance)."""
    unit, passage, stance = zip(*said, strict=True) if said else ((), (), ())
    places = [STANCES.index(one) for one in stance]
    return leans_of(*(np.array(column, dtype=np.int64) for column in (unit, passage, places)))


def test_a_unit_leans_as_most_of_its_passages():
    assert leans((0, 1, "+"), (0, 2, "+"), (0, 3, "-")) == {0: "+"}
    assert leans((0, 1, "-"), (0, 2, "±")) == {0: "-"}
    assert leans((0, 1, "-"), (0, 2, "+")) == {0: "±"}
    assert leans((0, 1, ""), (1, 2, "±"), (2, 3, "")) == {0: "", 1: "±", 2: ""}
    assert leans() == {}


def test_a_passage_counts_once_whatever_its_codes():
    assert leans((0, 1, "+"), (0, 1, "+"), (0, 2, "-")) == {0: "±"}
    assert leans((0, 1, "+"), (0, 1, "-"), (0, 2, "+")) == {0: "+"}
    assert leans((0, 1, "+"), (0, 1, "")) == {0: "+"}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.sampled_from(STANCES)), max_size=20))
def test_leans_are_those_of_a_slow_loop(said):
    expected = {}
    for unit in {unit for unit, _passage, _stance in said}:
        signs = []
        for passage in range(5):
            stances = {stance for u, p, stance in said if (u, p) == (unit, passage)} - {""}
            if stances:
                signs.append(SIGN[next(iter(stances))] if len(stances) == 1 else 0)
        expected[unit] = "" if not signs else "±" if sum(signs) == 0 else "+" if sum(signs) > 0 else "-"
    assert leans(*said) == expected


@pytest.mark.parametrize(
    ("stances", "mean", "direction"),
    [
        (Stances(0, 0, 0, 4), None, ""),
        (Stances(2, 0, 0, 4), Fraction(1), "few"),
        (Stances(2, 1, 0, 0), Fraction(1, 3), "+"),
        (Stances(1, 2, 0, 9), Fraction(-1, 3), "-"),
        (Stances(1, 0, 2, 0), Fraction(1, 3), "+"),
        (Stances(6, 3, 0, 0), Fraction(1, 3), "+"),
        (Stances(5, 3, 0, 0), Fraction(1, 4), "±"),
        (Stances(0, 0, 3, 0), Fraction(0), "±"),
    ],
)
def test_a_side_leans_from_a_mean_of_a_third_on(stances, mean, direction):
    assert stances.mean == mean
    assert stances.direction(LEAST) == direction
