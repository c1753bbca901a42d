"""Trees of codes and themes: order, what is below what, and moves that would make a circle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.codebook import add_code, move_code
from thematic.coding.tree import ancestors, descendants, put_below, subtrees, tree
from thematic.errors import Conflict


def row(id, parent=None):
    return {"id": id, "parent_id": parent}


def test_parents_come_first_and_siblings_in_the_order_given():
    rows = [row(4), row(1), row(3, 1), row(2, 1), row(5, 3)]
    assert [(r["id"], depth) for depth, r in tree(rows)] == [(4, 0), (1, 0), (3, 1), (5, 2), (2, 1)]


def test_a_row_whose_parent_is_left_out_stands_at_the_top():
    rows = [row(2, 1), row(3, 2)]
    assert [(r["id"], depth) for depth, r in tree(rows)] == [(2, 0), (3, 1)]
    assert subtrees(rows) == {2: {2, 3}, 3: {3}}


@st.composite
def forests(draw):
    size = draw(st.integers(0, 12))
    return draw(st.permutations([row(n, draw(st.sampled_from([None, *range(1, n)]))) for n in range(1, size + 1)]))


@settings(max_examples=80, deadline=None)
@given(forests())
def test_a_subtree_is_a_row_and_those_that_lead_up_to_it(rows):
    parents = {r["id"]: r["parent_id"] for r in rows}

    def line(id):
        return set() if id is None else {id} | line(parents[id])

    ordered = tree(rows)
    assert sorted(r["id"] for _depth, r in ordered) == sorted(parents)
    assert all(depth == len(line(r["id"])) - 1 for depth, r in ordered)
    assert subtrees(rows) == {id: {other for other in parents if id in line(other)} for id in parents}
    place = {r["id"]: index for index, (_depth, r) in enumerate(ordered)}
    assert all(parent is None or place[parent] < place[id] for id, parent in parents.items())


def test_ancestors_and_descendants_of_a_stored_code(study):
    store = study.desk.store
    move_code(study.desk, "trivsel", "mangel")
    under = add_code(study.desk, "under", parent="trivsel")
    top, middle = (store.find("codes", name)["id"] for name in ("mangel", "trivsel"))
    assert descendants(store, top) == {top, middle, under}
    assert (ancestors(store, under), ancestors(store, top)) == ({top, middle}, set())


def test_rows_are_put_below_others_at_once_whatever_their_order(study):
    store = study.desk.store
    ids = {row["name"]: row["id"] for row in store.rows("codes")}
    move_code(study.desk, "trivsel", "mangel")
    move_code(study.desk, "ring-først", "trivsel")
    new = add_code(study.desk, "ny")
    with one_operation(study, "test"), study.desk.change("test"):
        moved = put_below(
            store, {ids["mangel"]: ids["trivsel"], ids["trivsel"]: ids["ring-først"], ids["ring-først"]: new}
        )
    assert moved == set(ids.values())
    assert {row["name"]: row["parent_id"] for row in store.rows("codes")} == {
        "mangel": ids["trivsel"],
        "trivsel": ids["ring-først"],
        "ring-først": new,
        "ny": None,
    }


def test_a_circle_is_refused_by_name(study):
    store = study.desk.store
    ids = {row["name"]: row["id"] for row in store.rows("codes")}
    move_code(study.desk, "trivsel", "mangel")
    with (
        nothing_changes(study),
        pytest.raises(Conflict, match="'mangel' would stand below itself, as 'trivsel' is below it now") as error,
        study.desk.change("test"),
    ):
        put_below(store, {ids["mangel"]: ids["trivsel"]})
    assert error.value.hint == "Move 'trivsel' first."
