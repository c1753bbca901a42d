"""An attribute of more than two values: each stands against the rest, and all are one family."""

import pytest

from tests.contrast.field import Field


@pytest.fixture
def three(field: Field) -> Field:
    """Six sites with a group of low, middle and high absence each."""
    for site in range(1, 7):
        for absence in ("low", "middle", "high"):
            field.group(f"{absence}{site}", f"S{site}", absence=absence)
    for value in ("low", "middle", "high"):
        with field.desk.change("declare"):
            field.store.insert("attribute_values", {"attribute_id": field.ids["attributes", "absence"], "value": value})
    field.code("topic")
    field.raised("topic", *(f"low{site}" for site in range(1, 7)), "high1")
    return field


def test_each_value_is_compared_with_all_others_in_the_declared_order(three: Field) -> None:
    rows = three.contrast(values=None).all_rows

    assert [(row.compared, row.groups_a, row.of_a, row.groups_b, row.of_b) for row in rows] == [
        ("low/rest", 6, 6, 1, 12),
        ("middle/rest", 0, 6, 7, 12),
        ("high/rest", 1, 6, 6, 12),
    ]
    assert [(row.label, row.more_often) for row in rows] == [("clear", "low"), ("clear", "rest"), ("unresolved", "")]


def test_two_named_values_leave_the_third_out(three: Field) -> None:
    found = three.contrast(values=("high", "low"))

    assert (found.values, found.n_units) == (("high", "low"), (6, 6))
    assert [(row.compared, row.groups_a, row.groups_b) for row in found.all_rows] == [("high/low", 1, 6)]
    assert found.all_rows[0].more_often == "low"


def test_all_comparisons_are_one_family(three: Field) -> None:
    together = three.contrast(values=None).all_rows
    smallest = min(row.p_mid for row in together)

    assert min(row.q for row in together) == pytest.approx(smallest * len(together))
    assert max(row.q for row in together) == max(row.p_mid for row in together)


def test_the_baseline_deals_all_the_values(three: Field) -> None:
    found = three.contrast(values=None, baseline=100).baseline

    assert (found.shuffles, found.complete, found.shown.rows, found.clear.rows) == (100, False, 2, 2)


def test_codings_of_a_row_are_those_of_its_own_comparison(three: Field) -> None:
    found = three.contrast(values=None)
    low, middle, _high = found.all_rows

    assert (len(found.codings(low, "a")), len(found.codings(low, "b"))) == (6, 1)
    assert (len(found.codings(middle, "a")), len(found.codings(middle, "b"))) == (0, 7)
