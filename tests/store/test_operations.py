"""Every change happens inside an operation, which succeeds as a whole or leaves nothing behind."""

import json
import sqlite3
import time

import pytest

from tests.store.rows import add_code, every_row, seed
from thematic.errors import Busy, Conflict
from thematic.store import file
from thematic.store.desk import Desk
from thematic.store.history import operations


def journal(store):
    """The journal's entries as (operation, table, row, before, after), images read."""
    entries = store.rows("journal", order="id")
    return [
        (
            entry["operation_id"],
            entry["table_name"],
            entry["row_id"],
            json.loads(entry["before"] or "null"),
            json.loads(entry["after"] or "null"),
        )
        for entry in entries
    ]


def dump(store):
    """The whole study as SQL."""
    return list(store.connection.iterdump())


WRITES = (
    "INSERT INTO codes (name, name_key) VALUES ('b', 'b')",
    "INSERT OR IGNORE INTO codes (name, name_key) VALUES ('b', 'b')",
    "UPDATE codes SET definition = 'changed'",
    "UPDATE OR IGNORE codes SET definition = 'changed'",
    "DELETE FROM codings",
    "DELETE FROM settings",
    "REPLACE INTO codes (id, name, name_key) VALUES (1, 'b', 'b')",
)


@pytest.mark.parametrize("sql", WRITES)
def test_a_write_outside_an_operation_is_refused(desk, study_path, sql):
    seed(desk)
    before = dump(desk.store)
    with pytest.raises(sqlite3.IntegrityError, match="outside an operation"):
        desk.store.connection.execute(sql)
    foreign = sqlite3.connect(study_path)
    with pytest.raises(sqlite3.IntegrityError, match="outside an operation"):
        foreign.execute(sql)
    foreign.close()
    assert dump(desk.store) == before


def test_the_journal_holds_each_row_before_and_after(desk):
    store = desk.store
    with desk.change("code add"):
        code = store.insert("codes", {"name": "Ærlig", "definition": 'sier "ja"\n🙂 e\u0301'})
    added = store.one("codes", id=code)
    with desk.change("code edit", reason="clearer") as operation:
        store.update("codes", code, {"definition": "", "position": 2**53 + 1})
        changed = store.one("codes", id=code)
        store.delete("codes", code)
    init, first, second = store.rows("operations", order="id")
    assert journal(store)[init["last_entry"] :] == [
        (first["id"], "codes", code, None, added),
        (second["id"], "codes", code, added, changed),
        (second["id"], "codes", code, changed, None),
    ]
    assert changed["position"] == 2**53 + 1
    assert (second["verb"], second["coder"], second["phase"], second["reason"]) == ("code edit", "kari", 2, "clearer")
    assert second["started"] <= second["finished"]
    assert (operation.id, operation.changes, operation.kept) == (second["id"], 2, True)
    assert [row["changes"] for row in operations(store)] == [2, 1, 3]


def test_a_replaced_row_is_journalled_as_gone(desk):
    seed(desk)
    before = desk.store.one("settings", name="title")
    last = desk.store.count("journal")
    with desk.change("title"):
        desk.store.connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES ('title', 'New')")
    after = desk.store.one("settings", name="title")
    assert [entry[2:] for entry in journal(desk.store)[last:]] == [
        (before["id"], before, None),
        (after["id"], None, after),
    ]


def test_an_exception_takes_everything_back_and_is_passed_on(desk):
    seed(desk)
    before = dump(desk.store)
    for error in (ValueError("mine"), KeyboardInterrupt()):
        with pytest.raises(type(error)) as raised, desk.change("code add"):
            desk.store.insert("codes", {"name": "b"})
            raise error
        assert raised.value is error
        assert dump(desk.store) == before
    assert add_code(desk, "b") > 0


def test_a_dry_run_does_everything_and_leaves_every_table_as_it_was(desk):
    seed(desk)
    before = dump(desk.store)
    trial = Desk(desk.store, "kari", dry_run=True)
    with trial.change("code add") as operation:
        add_code(trial, "b")
        desk.store.delete("codings", 1)
        assert desk.store.count("codes") == 2
        operation.notes.append("One code.")
    assert (operation.changes, operation.kept, operation.notes) == (2, False, ["One code."])
    assert dump(desk.store) == before


def test_a_dry_run_refuses_what_the_real_run_would_refuse(desk):
    ids = seed(desk)
    messages = []
    for dry_run in (True, False):
        with (
            pytest.raises(Conflict) as refused,
            Desk(desk.store, "kari", dry_run=dry_run).change("code delete"),
        ):
            desk.store.delete("codes", ids.code)
        messages.append(refused.value.sentence)
    assert messages == ["This cannot be done: codings still depend on what it removes."] * 2
    assert desk.store.count("codes") == 1


def test_rows_may_point_to_each_other_in_any_order_within_an_operation(desk):
    with desk.change("import"):
        desk.store.insert("texts", {"id": 40, "text": "x", "sha256": ""})
        desk.store.insert("documents", {"id": 40, "name": "a"})
    assert desk.store.text(40) == "x"


def test_an_operation_that_changes_nothing_leaves_no_trace(desk):
    before = dump(desk.store)
    with desk.change("code add") as operation:
        desk.store.set_setting("title", "NED")
        operation.notes.append("Nothing.")
    assert (operation.changes, operation.kept) == (0, False)
    assert dump(desk.store) == before


def test_inner_operations_join_the_outer_one_and_hand_up_their_notes(desk):
    with desk.change("import") as outer:
        outer.notes.append("First.")
        with desk.change("code add") as inner:
            desk.store.insert("codes", {"name": "a"})
            inner.notes.append("Second.")
            with desk.change("memo add") as innermost:
                desk.store.insert("memos", {"text": "why", "coder": "kari"})
                innermost.notes.append("Third.")
        assert inner.id == innermost.id == outer.id
    latest = operations(desk.store)[0]
    assert (latest["verb"], latest["changes"], latest["summary"]) == ("import", 2, "First. Second. Third.")
    assert desk.store.opened == []


def test_a_failed_inner_operation_takes_back_its_own_part_only(desk):
    with desk.change("import"):
        desk.store.insert("codes", {"name": "a"})
        with pytest.raises(Conflict), desk.change("code add") as inner:
            inner.notes.append("Never.")
            desk.store.insert("codes", {"name": "b"})
            desk.store.insert("codes", {"name": "A"})
        with pytest.raises(ValueError), desk.change("code add"):
            desk.store.insert("codes", {"name": "c"})
            raise ValueError
        with desk.change("code add"):
            desk.store.insert("codes", {"name": "d"})
    assert desk.store.values("codes", "name", order="id") == ["a", "d"]
    latest = operations(desk.store)[0]
    assert (latest["changes"], latest["summary"]) == (2, "")


def test_a_failed_outer_operation_takes_back_the_inner_ones(desk):
    before = dump(desk.store)
    with pytest.raises(RuntimeError), desk.change("import"):
        add_code(desk, "a")
        raise RuntimeError
    assert dump(desk.store) == before


def test_only_one_operation_is_open_at_a_time(desk, study_path, monkeypatch):
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.2)
    other = Desk(file.open_store(study_path), "ola")
    with desk.change("code add"):
        desk.store.insert("codes", {"name": "a"})
        began = time.monotonic()
        with pytest.raises(Busy, match=r"ned\.thematic is in use") as busy, other.change("code add"):
            raise AssertionError("must not get here")
        assert 0.1 < time.monotonic() - began < 10
        assert busy.value.exit_code == 4
        assert other.store.count("codes") == 0
    assert other.store.count("codes") == 1
    add_code(other, "b")
    assert desk.store.values("codes", "name", order="name") == ["a", "b"]
    other.store.close()


def test_a_table_refuses_what_its_rules_forbid_with_a_sentence(desk):
    with pytest.raises(Conflict, match=r"UNIQUE constraint failed: codes.name_key"), desk.change("code add"):
        desk.store.insert("codes", {"name": "Å"})
        desk.store.insert("codes", {"name": "A\u030a"})
    with pytest.raises(Conflict, match="CHECK constraint failed"), desk.change("themes add"):
        desk.store.insert("themes", {"name": "a", "status": "ripe"})
    assert desk.store.count("codes") == desk.store.count("themes") == 0


def test_there_is_one_lead_coder_at_most(desk):
    with desk.change("coders add"):
        desk.store.insert("coders", {"name": "kari", "lead": 1})
    with pytest.raises(Conflict), desk.change("coders add"):
        desk.store.insert("coders", {"name": "ola", "lead": 1})
    assert every_row(desk.store)["coders"][0]["name"] == "kari"
