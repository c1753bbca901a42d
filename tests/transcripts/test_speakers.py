"""Speakers corrected after import: names, roles, and two labels that are one person. Codings stay."""

import unicodedata

import pytest

from tests.transcripts.journal import nothing_written, one_operation
from thematic.coding.codebook import add_code
from thematic.coding.codings import apply
from thematic.errors import BadInput, Conflict, NotFound
from thematic.transcripts.cases import import_participants
from thematic.transcripts.documents import read_turns
from thematic.transcripts.memos import add_memo, list_memos
from thematic.transcripts.speakers import list_speakers, merge_speakers, rename_speaker, set_role


@pytest.fixture
def coded(groups):
    add_code(groups, "nærvær")
    apply(groups, "nærvær", "ansatte", turn=3)
    apply(groups, "nærvær", "ledere", turn=2)
    return groups


def names(desk, document="ansatte"):
    return [row["speaker"] for row in list_speakers(desk, document=document)]


def test_speakers_are_listed_with_their_turns_and_words(groups):
    assert list_speakers(groups)[1] == {
        "document": "ansatte",
        "speaker": "P1",
        "role": "participant",
        "participant": "",
        "turns": 2,
        "words": 6,
    }
    assert names(groups, "LEDERE") == ["Moderator", "Leder 1", "Leder 2"]


def test_a_speaker_is_renamed_and_text_and_codings_stay(coded):
    text, codings = coded.store.text(1), coded.store.rows("codings")
    with one_operation(coded, "speakers rename"):
        assert rename_speaker(coded, "p1", " A\u030ase  Li ") == 1
    assert names(coded) == ["Intervjuer", "Åse Li", "P2"]
    assert (coded.store.text(1), coded.store.rows("codings")) == (text, codings)
    assert read_turns(coded, "ansatte")[1].speaker == "Åse Li"


def test_a_name_is_changed_in_every_document_or_in_one(groups):
    rename_speaker(groups, "Leder 1", "P1")
    assert rename_speaker(groups, "P1", "Ane", document="ledere") == 1
    assert rename_speaker(groups, "Ane", "P1") == 1
    assert rename_speaker(groups, "P1", "Ane") == 2
    assert (names(groups), names(groups, "ledere")) == (["Intervjuer", "Ane", "P2"], ["Moderator", "Ane", "Leder 2"])


def test_a_name_may_change_its_capitals_and_the_same_name_changes_nothing(groups):
    with nothing_written(groups):
        rename_speaker(groups, "p1", "P1")
    with one_operation(groups, "speakers rename"):
        rename_speaker(groups, "P1", "p1")


def test_a_name_that_is_taken_in_any_document_is_refused_in_all(groups):
    rename_speaker(groups, "Leder 1", "P1")
    with nothing_written(groups), pytest.raises(Conflict, match="There is a 'Leder 2' in 'ledere' already") as error:
        rename_speaker(groups, "P1", unicodedata.normalize("NFD", "leder 2"))
    assert "thematic speakers merge" in error.value.hint


@pytest.mark.parametrize("name", ["", " \n"])
def test_an_empty_name_is_refused(groups, name):
    with nothing_written(groups), pytest.raises(BadInput, match="needs a name"):
        rename_speaker(groups, "P1", name)


def test_a_role_is_set_and_the_same_role_changes_nothing(coded):
    codings = coded.store.rows("codings")
    with one_operation(coded, "speakers role"):
        assert set_role(coded, "P2", "interviewer") == 1
    with nothing_written(coded):
        set_role(coded, "p2", "interviewer", document="ansatte")
    assert list_speakers(coded)[2]["role"] == "interviewer"
    assert read_turns(coded, "ansatte")[2].role == "interviewer"
    assert coded.store.rows("codings") == codings


def test_unknown_roles_speakers_and_documents_are_refused(groups):
    with nothing_written(groups):
        with pytest.raises(NotFound, match="There is no role 'leder'"):
            set_role(groups, "P1", "leder")
        with pytest.raises(NotFound, match="There is no speaker 'P9'") as error:
            rename_speaker(groups, "P9", "x", document="ansatte")
        with pytest.raises(NotFound, match="There is no speaker 'Moderator'"):
            set_role(groups, "Moderator", "other", document="ansatte")
        with pytest.raises(NotFound, match="There is no document 'borte'"):
            set_role(groups, "P1", "other", document="borte")
    assert "Leder" not in error.value.hint


def test_two_labels_become_one_person_with_turns_memos_and_codings(coded):
    add_memo(coded, "Kanskje P1?", on="speaker:ansatte/P2")
    text, codings = coded.store.text(1), coded.store.rows("codings")
    with one_operation(coded, "speakers merge"):
        assert merge_speakers(coded, "p2", "P1", document="ansatte") == 1
    assert names(coded) == ["Intervjuer", "P1"]
    assert [turn.speaker for turn in read_turns(coded, "ansatte")] == ["Intervjuer", "P1", "P1", "P1"]
    assert list_speakers(coded)[1]["words"] == 11
    assert list_memos(coded)[0]["on"] == "speaker:ansatte/P1"
    assert (coded.store.text(1), coded.store.rows("codings")) == (text, codings)


def test_the_merged_speaker_is_the_participant_that_either_was(groups, write):
    import_participants(groups, write("p.csv", "document,speaker,participant\nansatte,P2,Bo\n"))
    merge_speakers(groups, "P2", "P1", document="ansatte")
    assert list_speakers(groups)[1]["participant"] == "Bo"


def test_different_participants_are_not_merged(groups, write):
    import_participants(groups, write("p.csv", "document,speaker,participant\nansatte,P1,Ane\nansatte,P2,Bo\n"))
    with nothing_written(groups), pytest.raises(Conflict, match="'P2' and 'P1' are different participants"):
        merge_speakers(groups, "P2", "P1", document="ansatte")


def test_a_speaker_is_not_merged_with_itself_or_with_one_of_another_document(groups):
    with nothing_written(groups):
        with pytest.raises(BadInput, match="are the same speaker"):
            merge_speakers(groups, "P1", "p1", document="ansatte")
        with pytest.raises(NotFound, match="There is no speaker 'Leder 1'"):
            merge_speakers(groups, "P1", "Leder 1", document="ansatte")
