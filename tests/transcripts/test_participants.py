"""participants.csv ties speakers to people who may speak in several groups."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.coding.codebook import add_code
from thematic.coding.codings import apply
from thematic.coding.codingsfile import export_codings
from thematic.errors import BadInput, BadRows
from thematic.transcripts.cases import import_cases, import_participants, list_cases
from thematic.transcripts.speakers import list_speakers

PEOPLE = (
    "document,speaker,participant,speaker_role,years\n"
    "ansatte,Intervjuer,,interviewer,\n"
    "ansatte,P1,Ane,,under 5\n"
    "ansatte,p2,Bo,participant,5-10\n"
    "ledere,Leder 1,ANE,,under 5\n"
    "ledere,Leder 2,Cato,OTHER,\n"
)


def test_speakers_become_participants_with_roles_and_attributes(groups, write):
    with one_operation(groups, "participants import"):
        assert import_participants(groups, write("participants.csv", PEOPLE)) == 5
    assert [(row["speaker"], row["role"], row["participant"]) for row in list_speakers(groups)] == [
        ("Intervjuer", "interviewer", ""),
        ("P1", "participant", "Ane"),
        ("P2", "participant", "Bo"),
        ("Moderator", "interviewer", ""),
        ("Leder 1", "participant", "Ane"),
        ("Leder 2", "other", "Cato"),
    ]
    assert [(case["case"], case["documents"], case["years"]) for case in list_cases(groups)] == [
        ("Ane", "ansatte, ledere", "under 5"),
        ("Bo", "ansatte", "5-10"),
        ("Cato", "ledere", ""),
    ]
    assert notes(groups) == ["5 speakers."]


def test_importing_the_same_again_changes_nothing(groups, write):
    path = write("participants.csv", PEOPLE)
    import_participants(groups, path)
    with nothing_written(groups):
        import_participants(groups, path)


def test_an_empty_participant_unties_the_speaker(groups, write):
    import_participants(groups, write("participants.csv", PEOPLE))
    with one_operation(groups, "participants import"):
        import_participants(groups, write("rett.csv", "document,speaker,participant\nledere,Leder 1,\n"))
    assert list_cases(groups)[0]["documents"] == "ansatte"


def test_every_bad_line_is_named_and_nothing_is_written(groups, write):
    content = (
        "document,speaker,participant,speaker_role,years\n"
        "ansate,P1,Ane,,1\n"
        "ansatte,P3,Ane,,1\n"
        "ansatte,P1,Ane,,1\n"
        "ansatte,p1,Bo,,1\n"
        "ansatte,P2,Bo,leder,1\n"
        "ledere,Leder 1,ane,,2\n"
    )
    with nothing_written(groups), pytest.raises(BadRows) as error:
        import_participants(groups, write("participants.csv", content))
    assert error.value.rows == (
        (2, "there is no document 'ansate'. Did you mean 'ansatte'?"),
        (3, "nobody is called 'P3' in 'ansatte'. Known: Intervjuer, P1, P2."),
        (5, "'p1' of 'ansatte' stands already on line 4"),
        (6, "'leder' is no role (interviewer, participant, other)"),
        (7, "the participant 'ane' has another attribute on line 4"),
    )


@pytest.mark.parametrize("column", ["document", "speaker", "participant"])
def test_a_missing_column_is_refused(groups, write, column):
    heading = ",".join(name for name in ("document", "speaker", "participant") if name != column)
    with nothing_written(groups), pytest.raises(BadInput, match=f"the column '{column}' is missing"):
        import_participants(groups, write("participants.csv", f"{heading}\nansatte,P1\n"))


def test_attributes_are_looked_up_nearest_first(groups, write):
    import_cases(groups, write("cases.csv", "document,group,site,years\nansatte,A,Nord,of group\nledere,B,Nord,\n"))
    people = "document,speaker,participant,years\nansatte,P1,Ane,of person\nansatte,P2,Bo,\n"
    import_participants(groups, write("participants.csv", people))
    add_code(groups, "x")
    for document, turn in (("ansatte", 2), ("ansatte", 3), ("ledere", 2)):
        apply(groups, "x", document, turn=turn)
    columns, rows = export_codings(groups, attributes=["Years", "site"])
    assert columns[-2:] == ("years", "site")
    assert [row[-2:] for row in rows] == [("of person", "Nord"), ("of group", "Nord"), ("", "Nord")]


def test_a_participant_who_never_speaks_is_kept_as_a_speaker_without_turns(groups, write):
    rows = "document,speaker,participant\nansatte,P1,D1\nansatte,,D9\n"
    for _time in range(2):
        import_participants(groups, write("participants.csv", rows))
    silent = [row for row in list_speakers(groups, document="ansatte") if row["participant"] == "D9"]
    assert [(row["speaker"], row["role"], row["turns"]) for row in silent] == [("D9", "participant", 0)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ansatte,,P1", "'P1' speaks in 'ansatte': name the speaker"),
        ("ansatte,,", "neither speaker nor participant is named"),
    ],
)
def test_a_row_must_say_who_it_is_about(groups, write, line, reason):
    with pytest.raises(BadRows, match=reason):
        import_participants(groups, write("participants.csv", f"document,speaker,participant\n{line}\n"))
