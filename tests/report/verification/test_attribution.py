"""Whose words a quotation is said to be: every way of naming somebody that a manuscript may use."""

import pytest

KETTLE = "When somebody has put the kettle on, I know the shift will be all right"
NOTES = "We leave each other notes, and not the kind ones"
NEEDS = "I never ask who is ill, I ask who needs a hand"
DOOR = "My door is open, but the corridor outside it is very long"
ASKED = "What makes a day here go well for you?"

RIGHT = [
    f"It is a matter of small signs: “{KETTLE}” (P001).",
    f"It is a matter of small signs: “{KETTLE}.” (P1, harbour-low)",
    f"It is a matter of small signs: “{KETTLE}” (harbour-low, Participant 1).",
    f"It is a matter of small signs: “{KETTLE}” (Participant 1, Harbour, low absence).",
    f"It is a matter of small signs: “{KETTLE}” (participant no. 1; Harbour employees low).",
    f"It is a matter of small signs: “{KETTLE}” [harbour-low, P1, turn 2].",
    f"It is a matter of small signs: “{KETTLE}” (Deltaker 1, Harbour, ansatte lavt fravær).",
    f"It is a matter of small signs: “{KETTLE}” – P001, harbour-low",
    f"“{KETTLE}”, said P001.",
    f"“{KETTLE},” said Participant 1 in harbour-low.",
    f"Participant P001 put it like this: “{KETTLE}.”",
    f"Deltaker P001 sa: «{KETTLE}».",
    f"P001 had worked there for years. “{KETTLE}.”",
    f"“{KETTLE}.” This was P001, who had the night shift.",
    f"In harbour-low the talk was of small signs. Participant 1 said: “{KETTLE}.”",
    f"One employee said: “{KETTLE}.”",
    f"“{KETTLE}” (employee, low absence)",
    f"“{KETTLE}” (harbour-low)",
    f"“{KETTLE}” (Harbour)",
    f"“{KETTLE}” (HARBOUR LOW, p001)",
    f"> {KETTLE}.\n>\n> (P001, harbour-low)",
    f"> {KETTLE}. (P001)",
    f"> {KETTLE}.\n> — P001, harbour-low",
    f"> “{KETTLE}.” (P001)",
    f"> {KETTLE}.\n\n— P001, harbour-low",
    f"> P001: {KETTLE}.",
    f"> **Participant 1:** {KETTLE}. (harbour-low)",
    f"P001 put it like this:\n\n> {KETTLE}.",
    f"“{KETTLE}” and “We leave each other notes” (P001, P012).",
]


@pytest.mark.parametrize("text", RIGHT)
def test_the_right_name_in_any_form_is_understood(check, text):
    assert check(text)[0].status == "exact", check(text)[0].detail


@pytest.mark.parametrize(
    "text",
    [
        f"“{KETTLE}” (P002).",
        f"“{KETTLE}” (harbour-low, Participant 2).",
        f"“{KETTLE}” (harbour-high, Participant 1).",
        f"“{KETTLE}” (Participant 1, Mill).",
        f"“{KETTLE}” (P001, harbour-high).",
        f"“{KETTLE}” – P012, harbour-high",
        f"“{KETTLE}”, said P012.",
        f"Participant P012 put it like this: “{KETTLE}.”",
        f"Deltaker P012 sa: «{KETTLE}».",
        f"P012 had worked there for years. “{KETTLE}.”",
        f"One leader said: “{KETTLE}.”",
        f"“{KETTLE}” (leader, low absence)",
        f"“{KETTLE}” (employee, high absence)",
        f"“{KETTLE}” (mill-low)",
        f"> {KETTLE}.\n>\n> (P012, harbour-high)",
        f"> {KETTLE}.\n> — P012",
        f"> P012: {KETTLE}.",
        f"P012 put it like this:\n\n> {KETTLE}.",
        f"“{KETTLE},” the moderator said.",
    ],
)
def test_the_wrong_name_in_any_form_is_told_with_who_it_was(check, text):
    (item,) = check(text)
    assert item.status == "other_speaker", item.detail
    assert (item.document, item.turn) == ("harbour-low", 2)
    assert "aid by P001 in harbour-low, turn 2; attributed to" in item.detail


def test_words_said_by_two_are_right_for_either_and_for_nobody_else(check):
    for name, document in (("P002", "harbour-low"), ("P013", "harbour-high"), ("P3, harbour-high", "harbour-high")):
        (item,) = check(f"“{NEEDS}” ({name}).")
        assert (item.status, item.document) == ("exact", document)
    assert check(f"“{NEEDS}” (P001).")[0].status == "other_speaker"


def test_without_a_name_it_is_told_who_said_it(check):
    (item,) = check(f"Some wait for a sign: “{KETTLE}.”")
    assert item.status == "exact"
    assert "Said by P001 in harbour-low, turn 2; the manuscript names nobody" in item.detail


def test_the_interviewers_words_are_no_participants(check):
    assert check(f"“{ASKED}” (P001).")[0].status == "other_speaker"
    assert check(f"“{ASKED}” (harbour-low).")[0].status == "other_speaker"
    assert check(f"One participant said: “{ASKED}”")[0].status == "other_speaker"
    assert "the interviewer (Moderator)" in check(f"“{ASKED}” (P001).")[0].detail
    assert check(f"The moderator asked: “{ASKED}”")[0].status == "exact"
    (item,) = check(f"Every conversation began with the same words, “{ASKED}”")
    assert item.status == "exact"
    assert "the interviewer" in item.detail


def test_two_quotations_in_one_sentence_keep_their_own_names(check):
    first, second = check(f"“{KETTLE}” (P001), whereas others are left alone: “{NOTES}” (P012).")
    assert (first.status, second.status) == ("exact", "exact")
    first, second = check(f"P001 said “{KETTLE}”, and P012 added: “{NOTES}”")
    assert (first.status, second.status) == ("exact", "exact")
    first, second = check(f"“{KETTLE}” (P012), whereas others are left alone: “{NOTES}” (P001).")
    assert (first.status, second.status) == ("other_speaker", "other_speaker")
    first, second = check(f"“{KETTLE}” and “{NOTES}” (harbour-low, P1).")
    assert (first.status, second.status) == ("exact", "other_speaker")


def test_an_interrupted_quotation_is_one_persons(check):
    first, second = check("“When somebody has put the kettle on,” said P001, “I know the shift will be all right.”")
    assert (first.status, second.status) == ("exact", "exact")


def test_a_name_that_the_study_does_not_know_is_told(check):
    (item,) = check(f"“{KETTLE}” (Ingrid, FG7).")
    assert item.status == "exact"
    assert "nothing in the study is called 'Ingrid, FG7'" in item.detail


def test_a_kind_of_person_that_does_not_fit_the_name_is_noted(check):
    (item,) = check(f"One leader said: “{KETTLE}” (P001).")
    assert item.status == "exact"
    assert "but the sentence speaks of somebody else" in item.detail


def test_an_exchange_is_checked_line_by_line(check):
    told = check(
        "> Participant 3: Then we shut the door, count to ten and start again from the top of the list.\n"
        "> Participant 1: You count to ten, I count the biscuits.\n"
        ">\n> (harbour-low)"
    )
    assert [(item.status, item.turn) for item in told] == [("exact", 5), ("exact", 6)]
    told = check("> P2: You count to ten, I count the biscuits.\n> P1: There are never ten.\n>\n> (harbour-low)")
    assert [item.status for item in told] == ["other_speaker", "exact"]


def test_words_of_two_speakers_under_one_name_are_partly_somebody_elses(check):
    (item,) = check("“start again from the top of the list. You count to ten, I count the biscuits” (P003).")
    assert item.status == "other_speaker"
    assert "Part of it was said by P001 in harbour-low, turn 6" in item.detail
