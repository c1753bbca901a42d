"""New codes group by group and when they cease, against the paper's example and sets counted by hand."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.coding.orders import NEVER, draw_orders, nearest_rank, new_codes, saturated_at

TABLES = st.integers(0, 8).flatmap(
    lambda groups: st.lists(st.sets(st.integers(0, 9)), min_size=groups, max_size=groups)
)


def matrix(groups):
    return np.array([[code in group for code in range(10)] for group in groups], dtype=bool).reshape(len(groups), 10)


def reached_by_hand(groups, *, base, run, percent):
    """The steps of the paper, with sets."""
    known = set().union(*groups[:base])
    first = len(known)
    for at in range(base, len(groups) - run + 1):
        new = set().union(*groups[at : at + run]) - set().union(*groups[:at])
        if first and 100 * len(new) / first <= percent:
            return at
    return NEVER


def test_the_example_of_the_paper_is_saturated_at_6_and_2():
    new = np.array([[20, 9, 5, 3, 3, 4, 0, 1, 0]])
    assert saturated_at(new, base=4, run=2, percent=5).tolist() == [6]
    assert saturated_at(new, base=4, run=2, percent=0).tolist() == [NEVER]
    assert saturated_at(new[:, :7], base=4, run=2, percent=5).tolist() == [NEVER]


def test_five_percent_is_compared_in_whole_numbers():
    assert saturated_at(np.array([[20, 0, 0, 0, 1, 0]]), base=4, run=2, percent=5).tolist() == [4]
    assert saturated_at(np.array([[19, 0, 0, 0, 1, 0]]), base=4, run=2, percent=5).tolist() == [NEVER]
    assert saturated_at(np.array([[0, 0, 0, 0, 0, 0]]), base=4, run=2, percent=5).tolist() == [NEVER]


@settings(max_examples=150, deadline=None)
@given(groups=TABLES, base=st.sampled_from((4, 5, 6)), run=st.sampled_from((2, 3)), percent=st.sampled_from((0, 5)))
def test_every_order_is_what_sets_give(groups, base, run, percent):
    orders, _every = draw_orders(len(groups), most=30, seed=2)
    new = new_codes(matrix(groups), orders)
    reached = saturated_at(new, base=base, run=run, percent=percent)
    for order, counted, at in zip(orders.tolist(), new.tolist(), reached.tolist(), strict=True):
        arranged = [groups[place] for place in order]
        seen = [set().union(*arranged[: place + 1]) for place in range(len(arranged))]
        assert np.cumsum(counted).tolist() == [len(codes) for codes in seen]
        assert at == reached_by_hand(arranged, base=base, run=run, percent=percent)


def test_all_orders_are_looked_at_where_there_are_few():
    orders, every = draw_orders(4, most=24, seed=1)
    assert every
    assert sorted(map(tuple, orders.tolist())) == sorted(permutations(range(4)))
    orders, every = draw_orders(4, most=23, seed=1)
    assert (len(orders), every) == (23, False)
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders.tolist())
    assert (draw_orders(4, most=23, seed=1)[0] == orders).all()
    assert (draw_orders(4, most=23, seed=2)[0] != orders).any()
    assert draw_orders(0, most=5, seed=1)[0].shape == (1, 0)


@pytest.mark.parametrize(("percent", "value"), [(5, 1), (50, 5), (95, 10), (100, 10)])
def test_a_percentile_is_one_of_the_values(percent, value):
    assert nearest_rank(np.array([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), percent) == value
