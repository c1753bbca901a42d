"""agreement assign: who is to code what."""

import pytest

from tests.agreement.studies import fill
from thematic.coding.assignments import assign_documents
from thematic.coding.coders import add_coder
from thematic.errors import BadInput, NotFound
from thematic.store.history import undo


@pytest.fixture
def texts(desk):
    fill(desk, {"a": {"kari": []}, "b": {"kari": []}})
    add_coder(desk, "ola")
    return desk


def assigned(desk, coder):
    ids = desk.store.values("assignments", "document_id", coder_id=desk.store.find("coders", coder)["id"], order="id")
    return [desk.store.values("documents", "name", id=one)[0] for one in ids]


def test_documents_are_assigned_once(texts):
    assert assign_documents(texts, "Ola", ["a", "B", "a"]) == 2
    assert assign_documents(texts, "ola", ["b"]) == 0
    assert assigned(texts, "ola") == ["a", "b"]
    assert assigned(texts, "kari") == ["a", "b"]


def test_assigning_can_be_undone(texts):
    assign_documents(texts, "ola", ["a"])
    undo(texts.store, coder="kari")
    assert assigned(texts, "ola") == []


def test_nothing_is_assigned_where_one_name_is_unknown(texts):
    with pytest.raises(NotFound) as caught:
        assign_documents(texts, "ola", ["a", "bb"])
    assert caught.value.hint == "Did you mean 'b'?"
    with pytest.raises(NotFound, match="There is no coder 'olla' in this study"):
        assign_documents(texts, "olla", ["a"])
    with pytest.raises(BadInput, match="'final' is no layer"):
        assign_documents(texts, "ola", ["a"], layer="final")
    assert assigned(texts, "ola") == []
