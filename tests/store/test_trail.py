"""The journal read as a trail: net counts of each operation, names of what is gone, and what was taken back."""

import json
from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thematic.store import history
from thematic.store.backup import fold_journal
from thematic.store.trail import Tally, read_trail


def last(desk):
    return read_trail(desk.store).steps[-1]


def test_what_an_operation_made_and_changed_was_added(desk):
    with desk.change("code add"):
        code = desk.store.insert("codes", {"name": "tillit"})
        desk.store.update("codes", code, {"definition": "x"})
        gone = desk.store.insert("codes", {"name": "kort"})
        desk.store.delete("codes", gone)
    step = last(desk)
    assert step.tallies == {"codes": Tally(1, 0, 0)}
    (touch,) = step.touches
    assert (touch.event, touch.row["name"], touch.row["definition"], touch.changed) == ("added", "tillit", "x", ())


def test_a_change_names_its_columns_and_a_removal_its_row(desk):
    with desk.change("code add"):
        code = desk.store.insert("codes", {"name": "tillit"})
    with desk.change("code edit", reason="skjerpet"):
        desk.store.update("codes", code, {"definition": "x", "include": "y"})
    step = last(desk)
    assert (step.verb, step.reason, step.phase, step.coder) == ("code edit", "skjerpet", 2, desk.coder)
    assert step.touches[0].changed == ("definition", "include")
    with desk.change("code delete"):
        desk.store.delete("codes", code)
    assert last(desk).tallies == {"codes": Tally(0, 0, 1)}
    assert last(desk).touches[0].event == "removed"
    assert read_trail(desk.store).name("codes", code) == "tillit"


def test_undone_and_folded_operations_are_told_apart(desk):
    with desk.change("code add"):
        desk.store.insert("codes", {"name": "tillit"})
    history.undo(desk.store, coder=desk.coder)
    steps = read_trail(desk.store).steps
    assert [(step.verb, step.state, step.is_work) for step in steps[-2:]] == [
        ("code add", "undone", True),
        ("undo", "live", False),
    ]
    fold_journal(desk.store)
    steps = read_trail(desk.store).steps
    assert {step.state for step in steps} == {"undone", "folded"}
    assert steps[-1].tallies == {} and steps[-1].touches == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("add", "edit", "delete"))), max_size=6)))
def test_tallies_are_those_of_a_loop_over_the_journal(desk, operations):
    store = desk.store
    for acts in operations:
        with desk.change("code edit"):
            for name, act in acts:
                row = store.one("codes", name_key=name)
                if act == "add" and row is None:
                    store.insert("codes", {"name": name})
                elif act == "edit" and row is not None:
                    store.update("codes", row["id"], {"definition": row["definition"] + "x"})
                elif act == "delete" and row is not None:
                    store.delete("codes", row["id"])
    rows = defaultdict(list)
    for entry in store.rows("journal", order="id"):
        rows[entry["operation_id"], entry["table_name"], entry["row_id"]].append((entry["before"], entry["after"]))
    expected = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for (operation, table, _row), images in rows.items():
        before, after = images[0][0], images[-1][1]
        if before is not None or after is not None:
            place = 0 if before is None else 2 if after is None else 1
            expected[operation][table][place] += 1
    found = {
        step.id: {table: [tally.added, tally.changed, tally.removed] for table, tally in step.tallies.items()}
        for step in read_trail(store).steps
        if step.tallies
    }
    assert found == json.loads(json.dumps(expected), object_hook=lambda made: {_int(key): made[key] for key in made})


def _int(key):
    return int(key) if key.isdecimal() else key
