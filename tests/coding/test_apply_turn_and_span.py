"""A whole turn or a span in code points is coded as it stands, and what is outside the text is refused."""

import pytest

from tests.coding.field import TALK, nothing_changes, one_operation, taken_back
from thematic.errors import BadInput, UsageError
from thematic.transcripts.speakers import set_role


def test_a_turn_is_its_speech_without_the_label(study):
    with one_operation(study, "apply"):
        coding = study.apply("mangel", "a", turn=2)
    assert coding.quote == "Vi mangler folk. Det går ut over alle."


@pytest.mark.parametrize("number", [0, -1, 7])
def test_a_turn_that_is_not_there_is_refused(study, number):
    with nothing_changes(study), pytest.raises(BadInput, match=f"'a' has 6 turns, so there is no turn {number}"):
        study.apply("mangel", "a", turn=number)


def test_a_turn_without_speech_is_refused(study):
    with study.desk.change("test"):
        turn = study.desk.store.one("turns", number=6)
        study.desk.store.update("turns", turn["id"], {"end": turn["start"]})
    with nothing_changes(study), pytest.raises(BadInput, match="Turn 6 of 'a' holds no speech"):
        study.apply("mangel", "a", turn=6)


def test_a_span_is_exactly_those_code_points(study):
    start = TALK.index("🙂")
    with one_operation(study, "apply"):
        coding = study.apply("mangel", "a", span=(start, start + 1))
    assert (coding.quote, coding.start, coding.end) == ("🙂", start, start + 1)
    assert study.apply("trivsel", "a", span=(0, len(TALK))).quote == TALK


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((5, 5), "is empty"),
        ((9, 3), "ends before it begins"),
        ((-3, 5), "begins before the text"),
        ((0, len(TALK) + 1), f"ends after 'a', which has {len(TALK)} characters"),
        ((len(TALK), len(TALK) + 4), "ends after 'a'"),
    ],
)
def test_a_span_that_is_no_stretch_of_the_text_is_refused(study, span, said):
    with nothing_changes(study), pytest.raises(BadInput, match=said):
        study.apply("mangel", "a", span=span)


def test_one_way_of_naming_the_words_must_be_given_and_a_span_stands_alone(study):
    with nothing_changes(study):
        with pytest.raises(UsageError, match="Nothing says which words"):
            study.apply("mangel", "a")
        with pytest.raises(UsageError, match="A span stands alone"):
            study.apply("mangel", "a", span=(0, 3), quote="Mod")
        with pytest.raises(UsageError, match="A span stands alone"):
            study.apply("mangel", "a", span=(0, 3), turn=1)


def notes(study):
    return study.operations[-1].notes


def test_a_passage_that_is_all_of_the_interviewer_is_coded_and_told_to_be_nobody_s_evidence(study):
    said = "The passage is all of Moderator (interviewer), so that it counts as nobody's evidence."
    with taken_back(study):
        study.apply("mangel", "a", turn=1)
        assert notes(study) == [said]
        study.apply("mangel", "a", turn=1)
        assert notes(study) == []
        study.apply("mangel", "a", turn=1, quote="jobbe her")
        assert notes(study) == [said]


def test_a_passage_that_a_participant_has_a_part_in_is_evidence(study):
    with taken_back(study):
        for span in ((0, len(TALK)), (TALK.index("her nå"), TALK.index("folk."))):
            study.apply("mangel", "a", span=span)
            assert notes(study) == []
        study.apply("mangel", "a", turn=2)
        assert notes(study) == []


def test_a_passage_outside_all_speech_is_nobody_s_evidence(study):
    with taken_back(study):
        study.apply("mangel", "a", span=(0, len("Moderator")))
        assert notes(study) == ["The passage lies outside everybody's speech, so that it counts as nobody's evidence."]


def test_words_of_others_are_nobody_s_evidence_and_all_of_them_are_named(study):
    with taken_back(study):
        set_role(study.desk, "Åse", "other", document="a")
        study.apply("mangel", "a", span=(TALK.index("her nå"), TALK.index("folk.")))
        assert notes(study) == [
            "The passage is all of Moderator (interviewer) and Åse (other), so that it counts as nobody's evidence."
        ]


def test_codings_that_come_in_together_are_counted_where_they_are_nobody_s_evidence(study):
    with taken_back(study):
        study.add_codings({"document": "a", "code": "mangel", "turn": turn} for turn in (1, 2, 3))
        assert notes(study) == [
            "3 codings, 0 were there already, 0 left out.",
            "Outside all participants' words, so nobody's evidence: 2 of them.",
        ]
