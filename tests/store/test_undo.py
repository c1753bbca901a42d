"""Undo takes back an operation with a new one, unless something later stands in the way; redo undoes that."""

import pytest

from tests.store.rows import TEXT, add_code, add_document, coding_of, every_row, seed
from thematic.errors import Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.history import operations, redo, undo


def names(desk):
    return desk.store.values("codes", "name", order="id")


def rename(desk, code, name):
    with desk.change("code rename"):
        desk.store.update("codes", code, {"name": name})


def latest(desk):
    return operations(desk.store, limit=1)[0]["id"]


@pytest.fixture
def ola(desk):
    return Desk(desk.store, "ola")


def test_undo_and_redo_restore_every_row(desk):
    seed(desk)
    states = [every_row(desk.store)]
    rename(desk, 1, "Ærlig")
    states.append(every_row(desk.store))
    with desk.change("document delete"):
        desk.store.delete("codings", 1)
        desk.store.delete("texts", 1)
        desk.store.delete("documents", 1)
    states.append(every_row(desk.store))
    for state in reversed(states[:2]):
        undo(desk.store, coder="kari")
        assert every_row(desk.store) == state
    for state in states[1:]:
        redo(desk.store, coder="kari")
        assert every_row(desk.store) == state
    with pytest.raises(NotFound, match="no undo to redo"):
        redo(desk.store, coder="kari")


def test_an_undo_is_an_operation_that_names_what_it_took_back(desk):
    add_code(desk, "a")
    number = latest(desk)
    target = undo(desk.store, coder="ola", operation=number)
    assert (target["id"], target["verb"]) == (number, "code add")
    taken, undone, init = operations(desk.store)
    assert (taken["verb"], taken["coder"], taken["reason"]) == ("undo", "ola", f"code add ({number})")
    assert (taken["undoes"], taken["state"], taken["changes"]) == (number, "live", 1)
    assert (undone["undone_by"], undone["state"]) == (taken["id"], "undone")
    assert init["verb"] == "init"


def test_bare_undo_takes_the_coders_own_last_operation(desk, ola):
    add_code(desk, "a")
    add_code(desk, "b")
    add_code(ola, "c")
    assert undo(desk.store, coder="kari")["verb"] == "code add"
    assert names(desk) == ["a", "c"]
    undo(desk.store, coder="kari")
    assert names(desk) == ["c"]
    with pytest.raises(NotFound, match="kari has nothing to undo"):
        undo(desk.store, coder="kari")
    assert names(desk) == ["c"]
    redo(desk.store, coder="kari")
    assert names(desk) == ["a", "c"]
    with pytest.raises(NotFound, match="ola has no undo to redo"):
        redo(desk.store, coder="ola")


def test_undo_by_number_leaves_what_came_between(desk):
    add_code(desk, "a")
    number = latest(desk)
    add_code(desk, "b")
    undo(desk.store, coder="kari", operation=number)
    assert names(desk) == ["b"]
    with pytest.raises(Conflict, match=rf"Operation {number} is undone already"):
        undo(desk.store, coder="kari", operation=number)


def test_the_making_of_a_study_and_unknown_numbers_cannot_be_undone(desk):
    with pytest.raises(Conflict, match="making of the study"):
        undo(desk.store, coder="kari", operation=1)
    with pytest.raises(NotFound, match="no operation 99"):
        undo(desk.store, coder="kari", operation=99)


def test_undo_is_refused_when_a_later_change_touched_a_row(desk, ola):
    code = add_code(desk, "a")
    first = latest(desk)
    rename(ola, code, "b")
    second = latest(desk)
    rename(ola, code, "a")
    before = every_row(desk.store)
    with pytest.raises(Conflict) as refused:
        undo(desk.store, coder="kari", operation=first)
    assert f"operation {second} (code rename, ola) changed the same rows later" in refused.value.sentence
    assert refused.value.hint == f"Undo operation {second} first."
    assert every_row(desk.store) == before
    assert latest(desk) == second + 1


@pytest.mark.parametrize("dry_run", [False, True])
def test_undo_is_refused_when_later_work_depends_on_it(desk, dry_run):
    code = add_code(desk, "a")
    number = latest(desk)
    add_code(desk, "below", parent=code)
    before = every_row(desk.store)
    with pytest.raises(Conflict, match="later work depends on it") as refused:
        undo(desk.store, coder="kari", operation=number, dry_run=dry_run)
    assert "codes still depend on what it removes" in refused.value.hint
    assert every_row(desk.store) == before


def test_undo_of_a_document_is_refused_while_a_later_coding_stands_in_it(desk):
    ids = seed(desk)
    document = add_document(desk, "b")
    number = latest(desk)
    with desk.change("apply"):
        desk.store.insert("codings", coding_of(TEXT, 3, 10, document=document, code=ids.code, coder=ids.coder))
    with pytest.raises(Conflict, match="later work depends on it"):
        undo(desk.store, coder="kari", operation=number)
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari", operation=number)
    assert desk.store.count("documents") == 1


def test_undo_is_refused_when_a_name_has_been_taken_since(desk):
    code = add_code(desk, "a")
    rename(desk, code, "b")
    add_code(desk, "A")
    with pytest.raises(Conflict, match="later work depends on it"):
        undo(desk.store, coder="kari", operation=latest(desk) - 1)
    assert names(desk) == ["b", "A"]


def test_a_later_pair_that_cancels_does_not_stand_in_the_way(desk):
    code = add_code(desk, "a")
    number = latest(desk)
    rename(desk, code, "b")
    undo(desk.store, coder="kari")
    redo(desk.store, coder="kari")
    with pytest.raises(Conflict, match="changed the same rows later"):
        undo(desk.store, coder="kari", operation=number)
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari", operation=number)
    assert names(desk) == []


def test_an_undo_of_something_earlier_is_no_such_pair(desk):
    code = add_code(desk, "a")
    rename(desk, code, "b")
    renamed = latest(desk)
    undo(desk.store, coder="kari")
    undone = latest(desk)
    rename(desk, code, "c")
    with pytest.raises(Conflict, match=rf"operation {undone + 1} \(code rename, kari\) changed the same rows later"):
        undo(desk.store, coder="kari", operation=undone)
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari", operation=undone)
    assert names(desk) == ["b"]
    assert operations(desk.store)[0]["verb"] == "redo"
    undo(desk.store, coder="kari", operation=renamed)
    assert names(desk) == ["a"]


def test_undos_of_undos_of_undos_keep_track_of_what_stands(desk):
    add_code(desk, "a")
    first = latest(desk)
    for expected in ([], ["a"], [], ["a"], [], ["a"], []):
        undo(desk.store, coder="kari", operation=latest(desk))
        assert names(desk) == expected
        states = [row["state"] for row in operations(desk.store)]
        stands = [number % 2 == 0 for number in range(len(states) - 1)]
        assert states[:-1] == ["live" if live else "undone" for live in stands]
    with pytest.raises(NotFound):
        undo(desk.store, coder="kari")
    redo(desk.store, coder="kari")
    assert names(desk) == ["a"]
    undo(desk.store, coder="kari")
    assert names(desk) == []
    assert desk.store.one("operations", id=first)["undone_by"] == latest(desk)


def test_names_swapped_in_one_operation_swap_back(desk):
    one, two = add_code(desk, "a"), add_code(desk, "b")
    with desk.change("code rename"):
        desk.store.update("codes", one, {"name": "between"})
        desk.store.update("codes", two, {"name": "a"})
        desk.store.update("codes", one, {"name": "b"})
    assert names(desk) == ["b", "a"]
    undo(desk.store, coder="kari")
    assert names(desk) == ["a", "b"]
    redo(desk.store, coder="kari")
    assert names(desk) == ["b", "a"]


def test_a_row_made_and_removed_in_one_operation_stays_away(desk):
    with desk.change("code add"):
        code = desk.store.insert("codes", {"name": "a"})
        desk.store.update("codes", code, {"name": "b"})
        desk.store.delete("codes", code)
    undo(desk.store, coder="kari")
    redo(desk.store, coder="kari")
    assert names(desk) == []


def test_a_dry_undo_and_redo_change_nothing(desk):
    add_code(desk, "a")
    add_code(desk, "b")
    undo(desk.store, coder="kari")
    before = list(desk.store.connection.iterdump())
    assert undo(desk.store, coder="kari", dry_run=True)["verb"] == "code add"
    assert redo(desk.store, coder="kari", dry_run=True)["verb"] == "undo"
    assert list(desk.store.connection.iterdump()) == before


def test_redo_is_refused_when_its_place_has_been_taken(desk):
    with desk.change("coders lead"):
        desk.store.insert("coders", {"name": "kari", "lead": 1})
    undo(desk.store, coder="kari")
    with desk.change("coders lead"):
        desk.store.insert("coders", {"name": "ola", "lead": 1})
    with pytest.raises(Conflict, match="later work depends on it"):
        redo(desk.store, coder="kari")
    assert desk.store.values("coders", "name") == ["ola"]


def test_history_can_be_one_coders_or_the_newest_only(desk, ola):
    add_code(desk, "a")
    add_code(ola, "b")
    assert [row["coder"] for row in operations(desk.store)] == ["ola", "kari", "kari"]
    assert [row["verb"] for row in operations(desk.store, coder="ola")] == ["code add"]
    assert [row["coder"] for row in operations(desk.store, limit=2)] == ["ola", "kari"]
