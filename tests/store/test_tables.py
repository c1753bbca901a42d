"""Rows are read and written by table and column, without SQL in the rooms above."""

import pytest

from tests.store.rows import add_code, seed
from thematic.errors import StudyFileError


@pytest.fixture
def store(desk):
    with desk.change("code add"):
        first = desk.store.insert("codes", {"name": "b", "concept": "x"})
        desk.store.insert_many(
            "codes",
            ("name", "name_key", "parent_id", "concept"),
            [("a", "a", first, "x"), ("c", "c", first, ""), ("D", "d", None, "y")],
        )
    return desk.store


def test_rows_can_be_chosen_and_ordered(store):
    assert store.rows("codes", ("name",), order="name_key") == [{"name": name} for name in "abcD"]
    assert store.values("codes", "name", order="position, id") == ["b", "a", "c", "D"]
    assert store.values("codes", "name", concept="x", parent_id=None) == ["b"]
    assert store.values("codes", "name", order="id", concept=["x", "y"]) == ["b", "a", "D"]
    assert store.values("codes", "name", order="id", name={"D", "c", "æ'\"\n"}) == ["c", "D"]
    assert store.values("codes", "name", id=[]) == []
    assert store.count("codes") == 4
    assert store.count("codes", concept="x") == 2
    assert store.one("codes", name="c")["parent_id"] == store.one("codes", name="b")["id"]
    assert store.one("codes", name="none") is None


def test_rows_get_guids_dates_and_keys_of_their_own(store):
    rows = store.rows("codes")
    assert len({row["guid"] for row in rows}) == 4
    assert all(len(row["guid"]) == 32 for row in rows)
    assert all(row["created"].endswith("Z") for row in rows)
    assert store.one("codes", name="D")["name_key"] == "d"


def test_many_rows_are_changed_and_removed_together(desk, store):
    ids = store.values("codes", "id", order="id")
    with desk.change("code edit"):
        store.update_many("codes", {"concept": "z", "parent_id": None}, ids[1:3])
        store.delete("codes", ids[3])
        store.delete("codes", [])
    assert store.values("codes", "concept", order="id") == ["x", "z", "z"]
    with desk.change("code delete"):
        store.delete("codes", ids[:2])
    assert store.values("codes", "name") == ["c"]


def test_ids_are_never_used_again(desk):
    first = add_code(desk, "a")
    with desk.change("code delete"):
        desk.store.delete("codes", first)
    assert add_code(desk, "b") == first + 1


def test_settings_are_set_replaced_and_left_alone(desk):
    with desk.change("set") as operation:
        desk.store.set_setting("coder", "kari")
        desk.store.set_setting("coder", "ola")
        desk.store.set_setting("coder", "ola")
    assert operation.changes == 2
    assert desk.store.setting("coder") == "ola"


def test_an_unknown_column_is_an_error_of_the_file(desk):
    seed(desk)
    with pytest.raises(StudyFileError, match="no column named colour_of_the_day"), desk.change("code add"):
        desk.store.insert("codes", {"name": "b", "colour_of_the_day": "red"})
