"""Rates per word: the mark of a row, and the warning where one side says more."""

from fractions import Fraction

import pytest

from tests.contrast.field import Field
from thematic.contrast.thresholds import Thresholds


def talkers(field: Field, low: list[int], high: list[int]) -> None:
    """A site for each pair of groups, which say so many words in one turn of P1."""
    for site, (words_low, words_high) in enumerate(zip(low, high, strict=True)):
        for side, words in (("low", words_low), ("high", words_high)):
            field.group(f"{side}{site}", f"S{site}", absence=side, talk=[("P1", " ".join(["ord"] * words))])


def differs(field: Field, **options: object) -> list[str]:
    return [str(warning) for warning in field.contrast(**options).warnings if warning.kind == "words_differ"]


def test_a_row_raised_in_more_groups_but_not_more_per_word_is_marked(field: Field) -> None:
    talkers(field, low=[100] * 5, high=[10] * 5)
    field.code("topic")
    for site in range(5):
        field.mark("topic", f"low{site}", 0, 3)
    field.mark("topic", "high0", 0, 3)

    row = field.row("topic")

    assert row.label == "clear"
    assert (row.per_1000_words_a, row.per_1000_words_b) == (10, 20)
    assert row.not_per_word


def test_equal_rates_are_not_more_per_word(field: Field) -> None:
    talkers(field, low=[100] * 5, high=[20] * 5)
    field.code("topic")
    for site in range(5):
        field.mark("topic", f"low{site}", 0, 3)
    field.mark("topic", "high0", 0, 3)

    assert field.row("topic").not_per_word


def test_the_mark_follows_the_higher_side_whichever_it_is(field: Field) -> None:
    talkers(field, low=[10] * 5, high=[100] * 5)
    field.code("topic")
    for site in range(5):
        field.mark("topic", f"high{site}", 0, 3)
    assert (field.row("topic").more_often, field.row("topic").not_per_word) == ("high", False)

    field.mark("topic", "low0", 0, 3)
    assert (field.row("topic").more_often, field.row("topic").not_per_word) == ("high", True)


def test_a_row_without_a_side_is_never_marked(field: Field) -> None:
    talkers(field, low=[100] * 5, high=[10] * 5)
    field.code("topic")
    field.mark("topic", "low0", 0, 3)
    field.mark("topic", "low1", 0, 3)

    assert (field.row("topic").label, field.row("topic").not_per_word) == ("thin", False)


def test_rates_are_over_all_that_a_side_was_asked_not_over_groups(field: Field) -> None:
    talkers(field, low=[100, 300], high=[50, 50])
    field.code("topic")
    field.mark("topic", "low0", 0, 3)
    field.mark("topic", "low0", 4, 7)
    field.mark("topic", "high0", 0, 3)

    row = field.row("topic")

    assert (row.per_1000_words_a, row.per_1000_words_b) == (5, 10)


def test_the_side_that_says_more_is_said_to_gain(field: Field) -> None:
    talkers(field, low=[10, 20, 900], high=[30, 40, 20])
    field.code("topic")

    assert differs(field) == [
        "The median group says 1.5 times as many words on the side “high” (30 against 20), which"
        " gives that side an advantage."
    ]
    (warning,) = (warning for warning in field.contrast().warnings if warning.kind == "words_differ")
    assert warning.say("nb").startswith("Medianen av ord per gruppe er 1,5 ganger så høy på siden «high»")


@pytest.mark.parametrize(("words", "warned"), [(26, False), (27, True)])
def test_one_point_three_times_as_many_words_are_no_reason_to_warn(field: Field, words: int, warned: bool) -> None:
    talkers(field, low=[20] * 3, high=[words] * 3)
    field.code("topic")

    assert bool(differs(field)) is warned


def test_the_ratio_of_words_is_compared_in_fractions(field: Field) -> None:
    talkers(field, low=[45] * 3, high=[63] * 3)
    field.code("topic")
    assert 45 * 1.4 < 63

    assert not differs(field, thresholds=Thresholds(words=1.4))
    assert differs(field, thresholds=Thresholds(words=Fraction(14, 10) - Fraction(1, 10**15)))


def test_a_side_that_says_nothing_has_no_rate(field: Field) -> None:
    field.group("low", "S1", absence="low", talk=[("I", "a question"), ("P1", "")])
    field.group("high", "S1", absence="high")
    field.code("topic")

    row = field.row("topic")

    assert (row.per_1000_words_a, row.per_1000_words_b) == (None, 0)
    assert len(differs(field)) == 1
