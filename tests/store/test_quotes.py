"""The database refuses a coding whose quote is not the text at its position, whoever writes it."""

import sqlite3

import pytest

from tests.store.rows import TEXT, add_document, coding_of, seed
from thematic.errors import Conflict
from thematic.store.history import redo, undo

WRONG = "The quote of a coding is not the text at its position."


def test_positions_count_code_points_in_any_script_and_normal_form(desk):
    ids = seed(desk)
    text = "🙂🇳🇴 e\u0301 Å A\u030a 𝔬𝔯𝔡\nsiste"
    with desk.change("import"):
        document = add_document(desk, "b", text=text)
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                values = coding_of(text, start, end, document=document, code=ids.code, coder=ids.coder)
                desk.store.insert("codings", values)
    stored = desk.store.text(document)
    assert stored == text
    assert all(
        stored[row["start"] : row["end"]] == row["quote"] for row in desk.store.rows("codings", document_id=document)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": "vi mangler"},
        {"quote": "Vi mangler "},
        {"start": 1},
        {"end": 11},
        {"end": 4000},
        {"document_id": 99},
        {"quote": ""},
    ],
)
def test_a_wrong_quote_is_refused_at_insert_and_at_update(desk, changes):
    ids = seed(desk)
    right = coding_of(TEXT, 0, 10, document=ids.document, code=ids.code, coder=ids.coder) | {"stance": "+"}
    with pytest.raises(Conflict) as refused, desk.change("apply"):
        desk.store.insert("codings", right | changes)
    assert refused.value.sentence == WRONG
    with pytest.raises(Conflict) as refused, desk.change("apply"):
        desk.store.update("codings", ids.coding, changes)
    assert refused.value.sentence == WRONG
    assert desk.store.count("codings") == 1


@pytest.mark.parametrize("end", [0, -1])
def test_an_empty_span_is_refused(desk, end):
    ids = seed(desk)
    with pytest.raises(Conflict), desk.change("apply"):
        desk.store.insert(
            "codings",
            {"document_id": ids.document, "code_id": ids.code, "coder_id": ids.coder, "start": 0, "end": end}
            | {"quote": ""},
        )


def test_a_foreign_program_cannot_write_a_wrong_quote_even_inside_an_operation(desk, study_path):
    seed(desk)
    foreign = sqlite3.connect(study_path)
    foreign.execute("INSERT INTO operations (started, coder, verb, version) VALUES ('now', 'x', 'x', '0')")
    with pytest.raises(sqlite3.IntegrityError, match="quote of a coding"):
        foreign.execute("UPDATE codings SET start = 3")
    foreign.rollback()
    foreign.close()


def test_a_text_cannot_change_or_go_under_a_coding(desk):
    ids = seed(desk)
    for change in (
        lambda: desk.store.update("texts", ids.document, {"text": "Nei, " + TEXT}),
        lambda: desk.store.delete("texts", ids.document),
    ):
        with pytest.raises(Conflict) as refused, desk.change("document revise"):
            change()
        assert refused.value.sentence == WRONG
        assert desk.store.text(ids.document) == TEXT


def test_a_text_may_change_after_the_coding_or_elsewhere(desk):
    ids = seed(desk)
    with desk.change("document revise"):
        desk.store.update("texts", ids.document, {"text": TEXT + " Mer."})
    assert desk.store.text(ids.document).endswith("Mer.")
    assert desk.store.count("texts_touched") == 0


@pytest.mark.parametrize("text_first", [True, False])
def test_a_revision_moves_text_and_codings_and_can_be_undone_and_redone(desk, text_first):
    ids = seed(desk)

    def change_text(text):
        desk.store.update("texts", ids.document, {"text": text})

    with desk.change("document revise"):
        if text_first:
            change_text("Ja. " + TEXT)
        else:
            change_text("Ja! " + TEXT)
        desk.store.update("codings", ids.coding, {"start": 4, "end": 14})
        if not text_first:
            change_text("Ja. " + TEXT)
    undo(desk.store, coder="kari")
    assert (desk.store.text(ids.document), desk.store.one("codings")["start"]) == (TEXT, 0)
    redo(desk.store, coder="kari")
    assert (desk.store.text(ids.document), desk.store.one("codings")["start"]) == ("Ja. " + TEXT, 4)
    assert desk.store.count("texts_touched") == 0


def test_a_revision_that_forgets_a_coding_is_refused_at_its_end(desk):
    ids = seed(desk)
    with pytest.raises(Conflict) as refused, desk.change("document revise"):
        desk.store.update("texts", ids.document, {"text": "Ja. " + TEXT})
        desk.store.update("codings", ids.coding, {"start": 5, "end": 15})
    assert refused.value.sentence == WRONG
    assert desk.store.one("codings")["start"] == 0


def test_a_revision_that_drops_a_coding_can_be_undone(desk):
    ids = seed(desk)
    with desk.change("document revise"):
        desk.store.update("texts", ids.document, {"text": "Borte."})
        desk.store.delete("codings", ids.coding)
    undo(desk.store, coder="kari")
    assert desk.store.one("codings")["quote"] == "Vi mangler"
    assert desk.store.text(ids.document) == TEXT
