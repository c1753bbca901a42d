"""Silence is absence only where the question was asked."""

import pytest

from tests.contrast.field import Field
from thematic.contrast.thresholds import Thresholds
from thematic.errors import BadInput


@pytest.fixture
def groups(field: Field) -> Field:
    """Two groups of low and two of high absence; themes work > pay > bonus, and home; a code under each."""
    for name in ("l1", "l2", "h1", "h2"):
        field.group(name, f"S{name[1]}", absence="low" if name[0] == "l" else "high")
    field.theme("work")
    field.theme("pay", "work")
    field.theme("bonus", "pay")
    field.theme("home")
    for theme in ("work", "pay", "bonus", "home"):
        field.code(f"about {theme}", theme)
    return field


def of(field: Field, **options: str) -> dict[str, tuple[int, int]]:
    return {row.row: (row.of_a, row.of_b) for row in field.contrast(**options).all_rows}


def test_without_a_log_every_group_counts(groups: Field) -> None:
    groups.question("q", "pay")

    assert set(of(groups).values()) == {(2, 2)}


def test_a_question_of_a_theme_is_a_question_of_the_themes_above_and_below_it(groups: Field) -> None:
    groups.question("q", "PAY", "l1", "h1", "h2")
    groups.question("other", "home", "l2")

    assert of(groups) == {"about work": (1, 2), "about pay": (1, 2), "about bonus": (1, 2), "about home": (1, 0)}


def test_a_theme_without_questions_counts_everywhere(groups: Field) -> None:
    groups.question("q", "pay", "l1", "l2", "h1", "h2")

    assert of(groups)["about home"] == (2, 2)


def test_a_code_without_a_theme_counts_everywhere(groups: Field) -> None:
    groups.code("loose")
    groups.question("q", "pay", "l1")
    groups.question("other", "home", "l2", "h1", "h2")

    assert of(groups)["loose"] == (2, 2)
    assert of(groups)["about pay"] == (1, 0)


def test_a_code_under_two_themes_was_asked_about_where_either_was(groups: Field) -> None:
    groups.code("both", "pay", "home")
    groups.question("q", "pay", "l1", "l2")
    groups.question("other", "home", "l2", "h1", "h2")
    groups.question("third", "elsewhere", "h2")

    assert of(groups)["both"] == (2, 2)
    assert of(groups, theme="pay")["both"] == (2, 2)


def test_a_theme_row_was_asked_about_by_its_own_questions(groups: Field) -> None:
    groups.question("q", "bonus", "l1", "h1")
    groups.question("other", "home", "l2", "h2")

    assert of(groups, rows="theme") == {"work": (1, 1), "pay": (1, 1), "bonus": (1, 1), "home": (1, 1)}


def test_groups_that_raise_a_topic_unasked_are_counted_apart_by_side(groups: Field) -> None:
    groups.question("q", "home", "l1", "h1", "h2")
    groups.question("other", "pay", "l1", "l2", "h1", "h2")
    groups.raised("about home", "l1", "l2", "h1")

    row = groups.row("about home")

    assert (row.groups_a, row.of_a, row.raised_unasked_a) == (1, 1, 1)
    assert (row.groups_b, row.of_b, row.raised_unasked_b) == (1, 2, 0)
    assert row.speakers_a == 1
    assert row.per_1000_words_a == pytest.approx(1000 / 48)
    assert len(groups.contrast().codings(row, "a")) == 1


def test_a_log_that_says_nothing_of_a_group_is_an_error_that_names_it(groups: Field) -> None:
    groups.question("q", "home", "l1", "h1")

    with pytest.raises(BadInput, match=r"says nothing of 'h2' \(nor of 1 more\)") as caught:
        groups.contrast()

    assert "guide log" in caught.value.hint


def test_a_log_may_be_silent_about_groups_that_are_not_compared(groups: Field) -> None:
    groups.group("l9", "S9", absence="middle")
    groups.question("q", "home", "l1", "l2", "h1", "h2")

    assert of(groups)["about home"] == (2, 2)


def test_a_group_was_asked_in_any_of_its_documents(groups: Field) -> None:
    groups.document("again", "l1")
    groups.question("q", "home", "again", "l2", "h1", "h2")

    assert of(groups)["about home"] == (2, 2)


def test_for_participants_a_silent_log_names_the_document(groups: Field) -> None:
    groups.participant("Anna", "l1/P1", job="nurse")
    groups.participant("Bo", "l1/P2", job="cook")
    groups.question("q", "home", "h1")

    with pytest.raises(BadInput, match="says nothing of 'l1'"):
        groups.contrast(by="job", values=None, unit="participant")


def test_a_row_that_one_side_was_never_asked_about_is_in_no_family(field: Field) -> None:
    field.sites(*[(1, 1)] * 6)
    field.theme("asked")
    field.theme("never")
    for theme in ("asked", "never"):
        field.code(f"about {theme}", theme)
    lows, highs = ([f"{side}{site}.1" for site in range(1, 7)] for side in "lh")
    field.question("q", "asked", *lows, *highs)
    field.question("other", "never", *lows)
    field.raised_in("about asked", *[(1, 0)] * 4)

    rows = {row.row: row for row in field.contrast(thresholds=Thresholds(reachable=0.5)).all_rows}

    assert (rows["about never"].q, rows["about never"].label, rows["about never"].difference) == (None, "thin", None)
    assert (rows["about asked"].q, rows["about asked"].label) == (1 / 16, "clear")
