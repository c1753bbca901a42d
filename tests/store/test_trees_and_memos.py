"""Codes and themes stay trees, and a memo always hangs on something that is there."""

import pytest

from tests.store.rows import add_code, seed
from thematic.errors import Conflict
from thematic.store.history import redo, undo
from thematic.store.triggers import MEMO_TARGETS


@pytest.mark.parametrize("table", ["codes", "themes"])
def test_nothing_stands_below_itself(desk, table):
    store = desk.store
    with desk.change("add"):
        top = store.insert(table, {"name": "top"})
        middle = store.insert(table, {"name": "middle", "parent_id": top})
        low = store.insert(table, {"name": "low", "parent_id": middle})
    for child, parent in ((top, low), (top, middle), (top, top), (middle, low)):
        with pytest.raises(Conflict) as refused, desk.change("move"):
            store.update(table, child, {"parent_id": parent})
        assert refused.value.sentence == "A code or theme cannot stand below itself."
    with pytest.raises(Conflict), desk.change("add"):
        store.insert(table, {"id": 90, "name": "a", "parent_id": 91})
        store.insert(table, {"id": 91, "name": "b", "parent_id": 90})
    with desk.change("move"):
        store.update(table, low, {"parent_id": top})
    assert store.values(table, "parent_id", order="id") == [None, top, top]


def test_an_undo_that_would_close_a_circle_is_refused(desk):
    above = add_code(desk, "above")
    below = add_code(desk, "below", parent=above)
    with desk.change("code move"):
        desk.store.update("codes", below, {"parent_id": None})
    first = desk.store.values("operations", "id", order="id")[-1]
    with desk.change("code move"):
        desk.store.update("codes", above, {"parent_id": below})
    with pytest.raises(Conflict, match="later work depends on it"):
        undo(desk.store, coder="kari", operation=first)
    assert desk.store.values("codes", "parent_id", order="id") == [below, None]


def insert_target(desk, table):
    """A row of the table; returns its id."""
    ids = seed(desk)
    with desk.change("add"):
        match table:
            case "cases":
                return desk.store.insert("cases", {"kind": "site", "name": "Nord"})
            case "questions":
                return desk.store.insert("questions", {"name": "Q1", "position": 1})
            case "themes":
                return desk.store.insert("themes", {"name": "t"})
            case "speakers":
                return desk.store.insert("speakers", {"document_id": ids.document, "name": "A1"})
    return {"documents": ids.document, "codes": ids.code, "codings": ids.coding}[table]


@pytest.mark.parametrize("table", MEMO_TARGETS)
def test_a_row_stays_while_a_memo_hangs_on_it(desk, table):
    target = insert_target(desk, table)
    with desk.change("memo add"):
        memo = desk.store.insert("memos", {"target_table": table, "target_id": target, "text": "Why?", "coder": "kari"})
    with pytest.raises(Conflict) as refused, desk.change("delete"):
        desk.store.delete(table, target)
    assert refused.value.sentence == "A memo hangs on what this would remove."
    with pytest.raises(Conflict, match="hang on something that is there"), desk.change("memo move"):
        desk.store.update("memos", memo, {"target_id": target + 1000})


@pytest.mark.parametrize(("table", "target"), [("codes", 77), ("codes", None), ("nothing", 1), ("turns", 1)])
def test_a_memo_on_nothing_is_refused(desk, table, target):
    seed(desk)
    with pytest.raises(Conflict, match="hang on something that is there"), desk.change("memo add"):
        desk.store.insert("memos", {"target_table": table, "target_id": target, "text": "Why?", "coder": "kari"})


def test_a_memo_does_not_come_back_to_something_that_has_gone(desk):
    code = add_code(desk, "a")
    with desk.change("memo add"):
        memo = desk.store.insert("memos", {"target_table": "codes", "target_id": code, "text": "!", "coder": "kari"})
    with desk.change("memo delete"):
        desk.store.delete("memos", memo)
    deletion = desk.store.values("operations", "id", order="id")[-1]
    with desk.change("code delete"):
        desk.store.delete("codes", code)
    with pytest.raises(Conflict, match="later work depends on it"):
        undo(desk.store, coder="kari", operation=deletion)
    assert desk.store.count("memos") == 0
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari", operation=deletion)
    assert desk.store.one("memos")["target_id"] == code


def test_a_code_and_its_memo_go_and_come_back_together(desk):
    with desk.change("code add"):
        code = add_code(desk, "a")
        desk.store.insert("memos", {"target_table": "codes", "target_id": code, "text": "!", "coder": "kari"})
    undo(desk.store, coder="kari")
    assert desk.store.count("codes") == desk.store.count("memos") == 0
    redo(desk.store, coder="kari")
    assert desk.store.one("memos")["target_id"] == desk.store.one("codes")["id"] == code
