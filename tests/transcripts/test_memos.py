"""Memos hang on anything in the study, dated, by coder and kind."""

import pytest

from tests.transcripts.journal import nothing_written, one_operation
from thematic.coding.codebook import add_code
from thematic.coding.codings import apply
from thematic.errors import BadInput, NotFound, ThematicError, UsageError
from thematic.store.desk import Desk
from thematic.themes.themes import add_theme
from thematic.transcripts.cases import import_cases, import_participants
from thematic.transcripts.guide import import_guide
from thematic.transcripts.memos import KINDS, TARGETS, add_memo, delete_memo, list_memos

PLACES = {
    "document:Ansatte": "document:ansatte",
    "group:a": "group:A",
    "SITE : nord": "site:Nord",
    "participant:ane": "participant:Ane",
    "speaker:ansatte/p1": "speaker:ansatte/P1",
    "code:A\u030aPENHET": "code:åpenhet",
    "coding:1": "coding:1",
    "theme:klima": "theme:Klima",
    "question:Q1": "question:q1",
}


@pytest.fixture
def full(groups, write):
    import_cases(groups, write("cases.csv", "document,group,site\nansatte,A,Nord\nledere,B,Nord\n"))
    import_participants(groups, write("p.csv", "document,speaker,participant\nansatte,P1,Ane\n"))
    import_guide(groups, write("guide.yml", "questions:\n  - id: q1\n"))
    add_code(groups, "åpenhet")
    add_theme(groups, "Klima")
    apply(groups, "åpenhet", "ansatte", turn=3)
    return groups


def test_the_places_tried_here_are_all_that_there_are():
    assert {place.split(":")[0] for place in PLACES.values()} == set(TARGETS)


@pytest.mark.parametrize(("on", "told"), PLACES.items())
def test_a_memo_hangs_on_anything(full, on, told):
    with one_operation(full, "memo add"):
        memo = add_memo(full, " Dette er «viktig».\n", on=on)
    (row,) = list_memos(full, on=told)
    assert (row["id"], row["coder"], row["kind"], row["on"], row["text"]) == (
        memo,
        "kari",
        "analytic",
        told,
        "Dette er «viktig».",
    )
    assert row["created"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_memo_on_the_study_is_of_any_kind(desk, kind):
    with one_operation(desk, "memo add"):
        add_memo(desk, "Tenk.", kind=kind)
    assert [(row["kind"], row["on"]) for row in list_memos(desk)] == [(kind, "study")]


def test_memos_are_listed_oldest_first_and_by_kind_or_place(full):
    add_memo(full, "en", on="code:åpenhet")
    add_memo(Desk(full.store, "ola"), "to", on="theme:Klima", kind="reflexive")
    add_memo(full, "tre", kind="reflexive")
    assert [(row["text"], row["coder"]) for row in list_memos(full)] == [("en", "kari"), ("to", "ola"), ("tre", "kari")]
    assert [row["text"] for row in list_memos(full, kind="reflexive")] == ["to", "tre"]
    assert [row["text"] for row in list_memos(full, on="code:åpenhet")] == ["en"]


def test_a_memo_is_deleted_and_comes_back_by_undo(desk):
    memo = add_memo(desk, "Tenk.")
    with one_operation(desk, "memo delete"):
        delete_memo(desk, memo)
    assert list_memos(desk) == []
    with nothing_written(desk), pytest.raises(NotFound, match=f"There is no memo {memo}"):
        delete_memo(desk, memo)


@pytest.mark.parametrize(
    ("on", "error", "sentence"),
    [
        ("åpenhet", UsageError, "'åpenhet' does not say what the memo is about"),
        ("code:", UsageError, "'code:' does not say what the memo is about"),
        ("turn:3", UsageError, "'turn:3' does not say what the memo is about"),
        ("code:apenhet", NotFound, "There is no code 'apenhet'"),
        ("group:Nord", NotFound, "There is no group 'Nord'"),
        ("coding:2", NotFound, "There is no coding 2"),
        ("coding:x", NotFound, "There is no coding x"),
        ("coding:²", NotFound, "There is no coding ²"),
        ("speaker:P1", UsageError, "'P1' does not say in which document"),
        ("speaker:ledere/P1", NotFound, "There is no speaker 'P1'"),
        ("speaker:borte/P1", NotFound, "There is no document 'borte'"),
    ],
)
def test_a_place_that_is_not_there_is_refused(full, on, error, sentence):
    with nothing_written(full), pytest.raises(error, match=sentence):
        add_memo(full, "Tenk.", on=on)


@pytest.mark.parametrize(
    ("text", "kind", "error"), [("", "analytic", BadInput), (" \n", "analytic", BadInput), ("a", "tanke", NotFound)]
)
def test_a_memo_needs_a_text_and_a_known_kind(desk, text, kind, error):
    with nothing_written(desk), pytest.raises(error):
        add_memo(desk, text, kind=kind)


def test_what_a_memo_hangs_on_is_not_deleted_under_it(full):
    add_memo(full, "Tenk.", on="question:q1")
    with (
        nothing_written(full),
        pytest.raises(ThematicError, match="A memo hangs on what this would remove"),
        full.change("x"),
    ):
        full.store.delete("questions", 1)
