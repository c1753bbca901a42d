"""Whatever was done, undone and redone, the rows are those that the history says."""

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.changes import change_anything
from tests.store.rows import every_row
from thematic.errors import Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.doctor import examine
from thematic.store.file import create
from thematic.store.history import operations, redo, undo

SEEDS = st.integers(0, 2**32)


@contextmanager
def new_desk():
    """A study of its own for every example."""
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "ned.thematic", coder="kari")
        # Nobody cuts the power in these examples, and waiting for the disk would take most of their time.
        store.connection.execute("PRAGMA synchronous = OFF")
        yield Desk(store, "kari")
        store.close()


@settings(max_examples=3, deadline=None)
@given(SEEDS)
def test_three_hundred_operations_undone_in_reverse_give_the_same_rows(seed):
    random = Random(seed)
    with new_desk() as desk:
        states = [every_row(desk.store)]
        while len(states) <= 300:
            if change_anything(desk, random):
                states.append(every_row(desk.store))
        assert len({json.dumps(state) for state in states}) > 250
        assert all(any(state[table] for state in states) for table in ("codings", "memos", "theme_codes", "turns"))
        for state in reversed(states[:-1]):
            undo(desk.store, coder="kari")
            assert every_row(desk.store) == state
        with pytest.raises(NotFound):
            undo(desk.store, coder="kari")
        for state in states[1:]:
            redo(desk.store, coder="kari")
            assert every_row(desk.store) == state
        assert examine(desk.store) == []


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.lists(st.sampled_from(["undo", "redo", "last"]), min_size=10, max_size=60))
def test_undo_and_redo_walk_up_and_down_one_line(seed, steps):
    """``last`` undoes the newest operation of the journal, be it an undo or a redo."""
    random = Random(seed)
    with new_desk() as desk:
        states = [every_row(desk.store)]
        while len(states) <= 12:
            if change_anything(desk, random):
                states.append(every_row(desk.store))
        at = len(states) - 1
        for step in steps:
            newest = operations(desk.store, limit=1)[0]
            if step == "last":
                undo(desk.store, coder="kari", operation=newest["id"])
                at += 1 if newest["verb"] == "undo" else -1
            elif step == "undo" and at > 0:
                undo(desk.store, coder="kari")
                at -= 1
            elif step == "redo" and at < len(states) - 1:
                redo(desk.store, coder="kari")
                at += 1
            else:
                with pytest.raises(NotFound):
                    {"undo": undo, "redo": redo}[step](desk.store, coder="kari")
            assert every_row(desk.store) == states[at]
        assert examine(desk.store) == []


def images_before(store, operation):
    """What each row that an operation touched was before it (None: nothing)."""
    entries = store.rows("journal", order="id", operation_id=operation)
    first = {}
    for entry in entries:
        first.setdefault((entry["table_name"], entry["row_id"]), json.loads(entry["before"] or "null"))
    return first


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.integers(20, 60))
def test_an_undo_gives_back_exactly_the_rows_it_took_or_is_refused(seed, steps):
    """Two coders change, undo by number, undo and redo as they like."""
    random = Random(seed)
    with new_desk() as desk:
        store = desk.store
        done = 0
        for _ in range(steps):
            coder = random.choice(("kari", "ola"))
            before = every_row(store)
            if random.random() < 0.5:
                change_anything(Desk(store, coder), random)
                continue
            numbers = [row["id"] for row in operations(store)]
            try:
                match random.choice(("number", "own", "redo")):
                    case "number":
                        target = undo(store, coder=coder, operation=random.choice(numbers))
                    case "own":
                        target = undo(store, coder=coder)
                    case "redo":
                        target = redo(store, coder=coder)
            except (Conflict, NotFound):
                assert every_row(store) == before
                assert operations(store, limit=1)[0]["id"] == numbers[0]
                continue
            done += 1
            after = every_row(store)
            expected = {table: {row["id"]: row for row in rows} for table, rows in before.items()}
            for (table, row_id), image in images_before(store, target["id"]).items():
                expected[table][row_id] = image
            assert after == {
                table: [rows[row_id] for row_id in sorted(rows) if rows[row_id]] for table, rows in expected.items()
            }
            newest = operations(store, limit=1)[0]["id"]
            undo(store, coder=coder, operation=newest)
            assert every_row(store) == before
            undo(store, coder=coder, operation=newest + 1)
            assert every_row(store) == after
        assert examine(store) == []
