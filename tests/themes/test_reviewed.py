"""Marks of review: per coder, and older than the latest change of what stands under the theme."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.codebook import add_code, delete_code, edit_code, move_code
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.codings import apply, unapply
from thematic.errors import BadInput, NotFound
from thematic.store.backup import fold_journal
from thematic.store.desk import Desk
from thematic.themes.negative import record_none_found
from thematic.themes.reviewed import changes_since_answers, mark_reviewed, review_marks
from thematic.themes.themes import (
    add_theme,
    assign_codes,
    edit_theme,
    list_themes,
    move_theme,
    set_status,
    unassign_codes,
)


@pytest.fixture
def themes(study):
    desk = study.desk
    add_coder(desk, "ola")
    set_lead(desk, "kari")
    for theme, parent in (("klima", ""), ("press", "klima"), ("annet", "")):
        add_theme(desk, theme, parent=parent)
    add_code(desk, "helg", parent="mangel")
    assign_codes(desk, "press", ["mangel"])
    assign_codes(desk, "klima", ["trivsel"])
    study.apply("helg", "a", quote="det er sånn det er på en fredag.")
    return study


def marks(study, theme="klima"):
    (row,) = [row for row in study.desk.store.rows("themes") if row["name"] == theme]
    return [
        (mark.coder, mark.note, mark.changed and mark.changed.verb)
        for mark in review_marks(study.desk).get(row["id"], [])
    ]


def status(study, theme="klima"):
    return {row["theme"]: row["status"] for row in list_themes(study.desk)}[theme]


def test_each_coder_has_a_mark_and_the_first_makes_a_candidate_reviewed(themes):
    with one_operation(themes, "theme reviewed"):
        mark_reviewed(themes.desk, "Klima", note=" lest ")
    assert themes.history()[2]["phase"] == 4
    mark_reviewed(Desk(themes.desk.store, "ola"), "klima")
    assert marks(themes) == [("kari", "lest", None), ("ola", "", None)]
    assert status(themes) == "reviewed"
    assert [row["reviewed_by"] for row in list_themes(themes.desk)] == ["kari, ola", "", ""]


def test_a_mark_is_taken_away_and_with_the_last_one_the_status(themes):
    mark_reviewed(themes.desk, "klima")
    mark_reviewed(Desk(themes.desk.store, "ola"), "klima")
    mark_reviewed(Desk(themes.desk.store, "ola"), "klima", reviewed=False)
    assert status(themes) == "reviewed"
    with one_operation(themes, "theme reviewed"):
        mark_reviewed(themes.desk, "klima", reviewed=False)
    assert (marks(themes), status(themes)) == ([], "candidate")
    with nothing_changes(themes), pytest.raises(NotFound, match="kari has no mark on 'klima'"):
        mark_reviewed(themes.desk, "klima", reviewed=False)


def test_a_defined_theme_stays_defined_and_a_dropped_one_is_not_reviewed(themes):
    set_status(themes.desk, "klima", "defined")
    mark_reviewed(themes.desk, "klima")
    mark_reviewed(themes.desk, "klima", reviewed=False)
    assert status(themes) == "defined"
    set_status(themes.desk, "klima", "dropped")
    with nothing_changes(themes), pytest.raises(BadInput, match="'klima' is dropped"):
        mark_reviewed(themes.desk, "klima")


CHANGES = {
    "a coding under a child code of a subtheme": lambda s: s.apply("helg", "a", quote="Sant nok."),
    "a coding taken away": lambda s: unapply(s.desk, s.desk.store.values("codings", "id")),
    "a code's definition": lambda s: edit_code(s.desk, "helg", definition="Om helger."),
    "a code more": lambda s: assign_codes(s.desk, "press", ["ring-først"]),
    "a code less": lambda s: unassign_codes(s.desk, "klima", ["trivsel"]),
    "a child code moved out": lambda s: move_code(s.desk, "helg", ""),
    "a child code moved in": lambda s: move_code(s.desk, "ring-først", "mangel"),
    "a child code deleted": lambda s: delete_code(s.desk, "helg", with_codings=True),
    "a subtheme moved out": lambda s: move_theme(s.desk, "press", ""),
    "a subtheme moved in": lambda s: move_theme(s.desk, "annet", "press"),
    "a subtheme dropped": lambda s: set_status(s.desk, "press", "dropped"),
}
ELSEWHERE = {
    "a coding of another code": lambda s: s.apply("ring-først", "a", quote="Sant nok."),
    "a coding that does not count": lambda s: apply(Desk(s.desk.store, "ola"), "helg", "a", quote="Sant nok."),
    "another theme's codes": lambda s: assign_codes(s.desk, "annet", ["ring-først"]),
    "what the theme is said to be": lambda s: edit_theme(s.desk, "klima", idea="Noe."),
    "a mark": lambda s: mark_reviewed(Desk(s.desk.store, "ola"), "klima"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_mark_is_older_than_a_later_change_until_that_is_undone_or_it_is_set_anew(themes, change):
    mark_reviewed(themes.desk, "klima")
    change(themes)
    verb = themes.history()[0]["verb"]
    assert marks(themes) == [("kari", "", verb)]
    themes.undo()
    assert marks(themes) == [("kari", "", None)]
    themes.redo()
    assert marks(themes)[0][2] is not None
    mark_reviewed(themes.desk, "klima", note="igjen")
    assert marks(themes) == [("kari", "igjen", None)]


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_changes_elsewhere_does_not_touch_it(themes, change):
    mark_reviewed(themes.desk, "klima")
    change(themes)
    assert marks(themes)[0] == ("kari", "", None)


def test_undoing_what_was_there_when_the_mark_was_set_is_a_change(themes):
    mark_reviewed(themes.desk, "press")
    coded = next(row["id"] for row in themes.history() if row["verb"] == "apply")
    themes.undo(coded)
    assert marks(themes, "press") == [("kari", "", "undo")]


def test_a_folded_journal_says_nothing_of_before_and_tells_what_came_after(themes):
    mark_reviewed(themes.desk, "klima")
    themes.apply("helg", "a", quote="Sant nok.")
    fold_journal(themes.desk.store)
    assert marks(themes) == [("kari", "", None)]
    themes.apply("helg", "a", quote="Vi mangler folk.")
    assert marks(themes) == [("kari", "", "apply")]


def test_an_answer_on_negative_cases_ages_in_the_same_way(themes):
    case = record_none_found(themes.desk, "theme", "klima", "Leste alt.")
    assert changes_since_answers(themes.desk) == {}
    themes.apply("helg", "a", quote="Sant nok.")
    assert {number: change.verb for number, change in changes_since_answers(themes.desk).items()} == {case: "apply"}
