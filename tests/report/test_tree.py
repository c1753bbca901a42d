from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.report.tree import subtrees, walk


def row(id, parent=None, position=0, name=""):
    return {"id": id, "parent_id": parent, "position": position, "name_key": name or str(id)}


def test_parents_come_first_and_siblings_by_position_then_name():
    rows = [row(1, None, 2), row(2, 1, 0, "b"), row(3, 1, 0, "a"), row(4, None, 1), row(5, 3)]
    assert [(r["id"], depth) for r, depth in walk(rows)] == [(4, 0), (1, 0), (3, 1), (5, 2), (2, 1)]


def test_a_row_whose_parent_is_left_out_stands_at_the_top():
    assert [(r["id"], depth) for r, depth in walk([row(2, 1), row(3, 2)])] == [(2, 0), (3, 1)]


@st.composite
def forests(draw):
    size = draw(st.integers(0, 12))
    return [row(n, draw(st.sampled_from([None, *range(1, n)])), draw(st.integers(0, 2))) for n in range(1, size + 1)]


@settings(max_examples=60, deadline=None)
@given(forests())
def test_a_subtree_is_a_row_and_those_that_lead_up_to_it(rows):
    parents = {r["id"]: r["parent_id"] for r in rows}

    def ancestors(id):
        return set() if id is None else {id} | ancestors(parents[id])

    assert sorted(r["id"] for r, _depth in walk(rows)) == sorted(parents)
    assert subtrees(rows) == {id: {other for other in parents if id in ancestors(other)} for id in parents}
    assert all(depth == len(ancestors(r["id"])) - 1 for r, depth in walk(rows))
