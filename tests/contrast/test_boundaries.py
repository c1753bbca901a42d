"""What stands exactly on a threshold meets it, whatever floats would make of it."""

from fractions import Fraction

import pytest

from tests.contrast.field import Field
from thematic.contrast.thresholds import Thresholds

HAIR = Fraction(1, 10**15)
LENIENT = {"groups": 1, "sites": 1, "speakers": 1, "posterior": 0, "mid_p": 1}


def test_a_float_means_the_decimal_it_is_written_as() -> None:
    assert Thresholds(difference=0.3).difference == Fraction(3, 10)
    assert Thresholds(q="0.05").q == Fraction(1, 20)


@pytest.mark.parametrize(("a", "b", "threshold"), [(7, 4, 0.3), (3, 0, 0.3), (8, 7, 0.1), (6, 0, 0.6)])
def test_a_difference_exactly_on_the_threshold_is_enough(field: Field, a: int, b: int, threshold: float) -> None:
    field.sites(*[(1, 1)] * 10)
    field.code("topic")
    field.raised_in("topic", *((site < a, site >= 10 - b) for site in range(10)))

    on = field.row("topic", thresholds=Thresholds(**LENIENT, difference=threshold))
    past = field.row("topic", thresholds=Thresholds(**LENIENT, difference=Fraction(str(threshold)) + HAIR))

    assert (on.groups_a, on.groups_b) == (a, b)
    assert on.label in ("clear", "tendency")
    assert past.label not in ("clear", "tendency")


def test_a_quarter_is_a_tendency_where_all_else_is(field: Field) -> None:
    field.sites(*[(8, 8)] * 5)
    for name, low in (("quarter", 4), ("less", 3)):
        field.code(name)
        field.raised_in(name, *[(low, 2)] * 4, (4, 2))

    rows = {row.row: row for row in field.contrast().all_rows}

    assert (rows["quarter"].difference, rows["quarter"].label) == (0.25, "clear")
    assert rows["less"].difference == pytest.approx(0.15)
    assert rows["less"].label == "unresolved"


def test_a_mid_p_of_exactly_a_fifth_is_a_tendency(field: Field) -> None:
    field.sites((1, 1), (2, 3), (1, 1))
    field.code("topic")
    field.raised_in("topic", (1, 0), (1, 1), (1, 0))

    assert field.row("topic").p_mid == 0.2
    assert field.row("topic").label == "tendency"
    assert field.row("topic", thresholds=Thresholds(mid_p=Fraction(1, 5) - HAIR)).label == "unresolved"


def test_a_q_of_exactly_a_tenth_is_clear(field: Field) -> None:
    field.sites((1, 1), (1, 1), (2, 3))
    field.code("topic")
    field.raised_in("topic", (1, 0), (1, 1), (1, 0))

    assert field.row("topic").q == 0.1
    assert field.row("topic").label == "clear"
    assert field.row("topic", thresholds=Thresholds(q=Fraction(1, 10) - HAIR)).label == "tendency"


def test_a_smallest_p_of_exactly_a_fifth_is_in_the_family(field: Field) -> None:
    field.sites((1, 1), (2, 3), (1, 1))
    field.code("topic")
    field.raised_in("topic", (0, 0), (1, 0), (0, 0))
    half = Fraction(field.row("topic").p_smallest).limit_denominator(100) / 2

    assert field.row("topic", thresholds=Thresholds(reachable=half)).q is not None
    assert field.row("topic", thresholds=Thresholds(reachable=half - HAIR)).q is None


def test_half_of_the_groups_on_both_sides_is_enough_to_be_shared(field: Field) -> None:
    field.sites(*[(2, 2)] * 10)
    field.code("topic")
    field.raised_in("topic", *[(1, 1)] * 10)

    assert field.row("topic").rope >= 0.70
    assert field.row("topic").label == "shared"
    assert field.row("topic", thresholds=Thresholds(both=Fraction(1, 2) + HAIR)).label == "unresolved"
