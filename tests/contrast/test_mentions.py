"""Whose words count as raising a topic, and in how many units."""

import pytest

from tests.contrast.field import Field


@pytest.fixture
def pair(field: Field) -> Field:
    """A group of low and one of high absence, and a code."""
    field.group("low", "S1", absence="low")
    field.group("high", "S1", absence="high")
    field.code("topic")
    return field


def test_what_only_the_interviewer_says_never_counts(pair: Field) -> None:
    pair.coding("topic", "low", 1)

    row = pair.row("topic")

    assert (row.groups_a, row.of_a, row.speakers_a, row.per_1000_words_a) == (0, 1, 0, 0)
    assert pair.contrast().codings(row, "a").tolist() == []


def test_what_somebody_looking_on_says_never_counts(field: Field) -> None:
    field.group("low", "S1", absence="low", talk=[("O", "I see it too"), ("P1", "we work")])
    field.group("high", "S1", absence="high")
    field.code("topic")
    field.coding("topic", "low", 1)

    assert field.row("topic").groups_a == 0


def test_a_coding_over_several_turns_is_one_mention_by_all_its_participants(pair: Field) -> None:
    pair.coding("topic", "low", 1, 4)

    row = pair.row("topic")

    assert (row.groups_a, row.speakers_a) == (1, 3)
    assert row.per_1000_words_a == pytest.approx(1000 / 48)


def test_the_interviewers_words_are_no_participant_words(pair: Field) -> None:
    pair.coding("topic", "low")

    assert pair.row("topic").per_1000_words_a == pytest.approx(1000 / (3 * 16))


def test_a_group_in_two_documents_is_one_unit(field: Field) -> None:
    field.group("low", "S1", ("first", "second"), absence="low")
    field.group("high", "S1", absence="high")
    field.code("topic")
    field.raised("topic", "first", "second")

    row = field.row("topic")

    assert (row.groups_a, row.of_a, row.speakers_a) == (1, 1, 2)
    assert row.per_1000_words_a == pytest.approx(1000 * 2 / 96)
    assert (field.row("topic", unit="document").groups_a, field.row("topic", unit="document").of_a) == (2, 2)


def test_a_participant_who_speaks_in_two_groups_is_one_speaker(field: Field) -> None:
    for name in ("one", "two"):
        field.group(name, "S1", absence="low")
    field.group("high", "S1", absence="high")
    field.participant("Anna", "one/P1", "two/P1")
    field.code("topic")
    field.raised("topic", "one", "two")
    field.coding("topic", "two", 3)

    assert (field.row("topic").groups_a, field.row("topic").speakers_a) == (2, 2)


def test_a_transcript_without_speakers_is_participants_talk(field: Field) -> None:
    field.group("low", "S1", absence="low", talk=[("", "we say so"), ("", "and so")])
    field.group("high", "S1", absence="high")
    field.code("topic")
    field.coding("topic", "low", 1, 2)

    row = field.row("topic")

    assert (row.groups_a, row.speakers_a) == (1, 1)
    assert row.per_1000_words_a == pytest.approx(1000 / 5)


def test_a_document_without_turns_is_participants_talk(field: Field) -> None:
    field.group("low", "S1", absence="low")
    field.group("high", "S1", absence="high")
    field.code("topic")
    field.coding("topic", "low", 2)
    with field.desk.change("forget the turns"):
        field.store.delete("turns", field.store.values("turns", "id", document_id=field.ids["documents", "low"]))

    row = field.row("topic")

    assert (row.groups_a, row.speakers_a) == (1, 1)
    assert row.per_1000_words_a == pytest.approx(1000 / 53)


def test_a_participant_in_whose_turn_nothing_is_said_raises_nothing(field: Field) -> None:
    field.group("low", "S1", absence="low", talk=[("I", "a question"), ("P1", ""), ("I", "another")])
    field.group("high", "S1", absence="high")
    field.code("topic")
    field.coding("topic", "low", 1, 3)

    assert field.row("topic").groups_a == 0


def test_a_coding_that_ends_where_a_turn_begins_does_not_touch_it(pair: Field) -> None:
    start, end = pair.turns["low", 2][0], pair.turns["low", 3][0]
    pair.mark("topic", "low", start, end)
    assert pair.row("topic").speakers_a == 1

    pair.mark("topic", "low", start, end + 1)
    assert pair.row("topic").speakers_a == 2


def test_a_passage_under_a_code_and_its_child_is_one_mention_of_the_code(pair: Field) -> None:
    pair.code("child", parent="topic")
    pair.coding("topic", "low", 2)
    pair.coding("child", "low", 2)
    once = pair.row("topic").per_1000_words_a
    pair.coding("child", "low", 3)

    assert once == pytest.approx(1000 / 48)
    assert pair.row("topic").per_1000_words_a == pytest.approx(2 * once)


def test_a_document_of_no_group_is_left_out_by_name(pair: Field) -> None:
    pair.document("stray", None)
    pair.raised("topic", "stray", "low")

    found = pair.contrast()

    assert found.n_units == (1, 1)
    assert [str(warning) for warning in found.warnings if warning.kind == "no_group"] == [
        "Left out, because they belong to no group: stray."
    ]
