"""Survey rows as CSV files: one answer one document, under its question, with the respondent's attributes."""

import csv
import io

import pytest

from thematic.errors import BadInput, BadRows, NoTalk
from thematic.transcripts.readers.wanted import Wanted
from thematic.transcripts.reading import read_documents

ANSWERS = [
    "At vi er nok folk på jobb, og at noen spør.",
    "Når jeg får gjøre ferdig det jeg begynte på.",
    "Latter i pausen.\nOg kaffe som er varm 🙂",
    "Ingenting, egentlig, jeg går på jobb for lønna.",
]
HEADER = ["id", "Avdeling", "Alder", "Hva gjør dagen god?", "Jeg trives"]
PEOPLE = [
    ("R1", "Kjøkken", "34", "Helt enig"),
    ("R2", "Vaktmester", "51", "Delvis enig"),
    ("R3", "Kjøkken", "29", "Helt enig"),
    ("R4", "Vaktmester", "47", "Helt uenig"),
]
ROWS = [[person, place, age, answer, glad] for (person, place, age, glad), answer in zip(PEOPLE, ANSWERS, strict=True)]


@pytest.fixture
def read(write):
    def read_table(header, rows, *, text=(), id="", name="svar.csv", speakers=None):
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([header, *rows])
        return read_documents(write(name, out.getvalue()), speakers=speakers, wanted=Wanted(text, id))

    return read_table


def answers(documents):
    return [(one.document, one.text[one.turns[0].start : one.turns[0].end]) for one in documents]


def column(name, cells, *, other=()):
    """A table of respondents, an age and one column more."""
    return ["nr", "alder", name, *other], [[str(n), str(30 + n), cell] for n, cell in enumerate(cells, start=1)]


def test_an_answer_is_a_document_under_its_question_said_by_the_respondent(read):
    documents = read(HEADER, ROWS)
    assert answers(documents) == [(f"svar-R{n}", answer) for n, answer in enumerate(ANSWERS, start=1)]
    one = documents[2]
    assert one.text == f"Hva gjør dagen god?\n{ANSWERS[2]}"
    assert [(mark.kind, mark.start, mark.end, mark.value) for mark in one.annotations] == [("heading", 0, 19, "1")]
    assert [(speaker.name, speaker.role) for speaker in one.speakers] == [("R3", "participant")]
    assert dict(one.attributes) == {"Avdeling": "Kjøkken", "Alder": "29", "Jeg trives": "Helt enig"}
    assert documents[0].doubts == (
        "Read as a survey: 4 answers to 'Hva gjør dagen god?', each a document, respondents named by 'id'. "
        "Attributes: 'Avdeling', 'Alder' and 'Jeg trives'. Other columns are named with --text and --id.",
    )
    assert not any(one.doubts for one in documents[1:])


def test_answers_to_several_questions_are_named_by_them_and_share_the_respondents_group(read):
    header = ["id", "Hva gjør dagen god?", "Hva gjør dagen dårlig, og hvorfor?", "Hva gjør dagen lang?"]
    documents = read(header, [[f"R{n}", one, f"Om {one}", f"Og {one}"] for n, one in enumerate(ANSWERS, start=1)])
    assert [one.document for one in documents[:3]] == [
        "svar-R1-Hva-gjør-dagen",
        "svar-R1-Hva-gjør-dagen-2",
        "svar-R1-Hva-gjør-dagen-3",
    ]
    assert {one.group for one in documents} == {"svar-R1", "svar-R2", "svar-R3", "svar-R4"}


def test_empty_answers_are_left_out_and_counted(read):
    rows = [
        *ROWS,
        ["R5", "Kjøkken", "20", "  ", "Helt enig"],
        ["R6", "Kjøkken", "21", "", ""],
        ["R7", "", "22", "-", ""],
    ]
    documents = read(HEADER, rows)
    assert [one.document for one in documents][-2:] == ["svar-R4", "svar-R7"]
    assert "Empty answers to 'Hva gjør dagen god?' were left out (2 of 7)." in documents[0].doubts
    assert dict(documents[-1].attributes) == {"Alder": "22"}


@pytest.mark.parametrize(
    ("name", "cells", "free"),
    [
        ("Hva er viktig?", ["Lønn;Ferie", "Lønn;Kolleger;Ferie", "Ferie", "Kolleger;Lønn", "Ferie;Lønn"], False),
        ("Hva er viktig?", ["God lønn", "Snille kolleger", "Lang ferie", "Korte dager", "Ingen vet"], True),
        ("Stilling", ["Leder av kjøkken", "Kokk på natt", "Vaktmester i helg", "Sjåfør av bil", "Lærling i år"], False),
        ("Jeg trives", ["Helt enig", "Helt enig", "Delvis enig", "Helt enig", "Delvis uenig"], False),
        ("Dato", ["2026-01-01 10:00", "2026-01-02 11:00", "2026-01-02 12:00", "2026-01-03 10:00", "2026-01-05"], False),
        ("Kommentarer", ["Helt fint her", "Lite folk nå", "Mye å gjøre", "Tungt om natta", "Ingen ting"], True),
        ("Tekst", [f"{answer} Og mer." for answer in [*ANSWERS, "Nei, det er egentlig helt greit."]], True),
        ("Nettleser", ["Mozilla/5.0 (X11; Linux) Gecko/2010 Fox/1.0"] * 5, False),
    ],
)
def test_free_text_is_what_people_wrote_and_not_what_they_chose(read, name, cells, free):
    header, rows = column(name, cells)
    if free:
        assert len(read(header, rows)) == 5
    else:
        with pytest.raises(NoTalk, match="no column of talk"):
            read(header, rows)


def test_the_columns_are_corrected_by_name(read):
    header, rows = column("Stilling", ["Leder av kjøkken", "Kokk på natt", "Sjåfør"])
    documents = read(header, rows, text=["stilling"], id="Alder")
    assert [one.document for one in documents] == ["svar-31", "svar-32", "svar-33"]
    assert dict(documents[0].attributes) == {"nr": "1"}
    assert "--text" not in documents[0].doubts[0]


def test_a_table_of_speakers_who_recur_is_a_transcript_also_when_its_text_is_named(read):
    rows = [["I", "Hei", "x"], ["Bo", "Ja", "y"], ["I", "Nå", "z"]]
    (one,) = read(["taler", "hva", "merknad"], rows, text=["hva"])
    assert [turn.speaker for turn in one.turns] == ["I", "Bo", "I"]
    assert len(read(["taler", "hva", "merknad"], rows, text=["hva"], id="merknad")) == 3


def test_departments_and_starting_times_are_no_speakers_and_no_times_of_a_transcript(read):
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Avdeling", "Hva er viktig?"]
    rows = [
        [str(n), f"1/{n}/26 10:0{n}:00", f"1/{n}/26 10:1{n}:00", "anonymous", "", "Kjøkken", answer]
        for n, answer in enumerate(ANSWERS, start=1)
    ]
    documents = read(header, rows)
    assert [one.document for one in documents] == ["svar-1", "svar-2", "svar-3", "svar-4"]
    assert list(documents[0].attributes) == ["Start time", "Completion time", "Email", "Avdeling"]
    assert any(doubt.startswith("'Email' may say who people are") for doubt in documents[0].doubts)


def test_respondents_without_an_id_are_numbered_by_row(read):
    documents = read(HEADER[1:], [row[1:] for row in ROWS])
    assert [one.document for one in documents] == ["svar-1", "svar-2", "svar-3", "svar-4"]
    assert "respondents numbered by row" in documents[0].doubts[0]


def test_an_id_that_the_user_names_must_tell_respondents_apart(read):
    with pytest.raises(BadRows) as error:
        read(HEADER, [*ROWS, ["", "Kjøkken", "3", "Et svar til.", ""]], id="Avdeling")
    assert "'Kjøkken' stands already on line 2" in str(error.value)
    with pytest.raises(BadRows, match="'id' is empty"):
        read(HEADER, [*ROWS, ["", "Kjøkken", "3", "Et svar til.", ""]], id="id")


def test_columns_called_as_words_of_thematic_are_renamed_and_told(read):
    header = ["id", "Site", "document", "Hva gjør dagen god?"]
    documents = read(header, [[f"R{n}", "Nord", "x", answer] for n, answer in enumerate(ANSWERS)])
    assert dict(documents[0].attributes) == {"survey_Site": "Nord", "survey_document": "x"}
    assert any("'Site' is the attribute 'survey_Site'" in doubt for doubt in documents[0].doubts)


def test_a_column_twice_is_refused(read):
    with pytest.raises(BadInput, match="the column 'Alder' stands twice"):
        read([*HEADER, "alder"], [[*row, "3"] for row in ROWS])


def test_roles_are_what_the_user_says_and_never_guessed_from_an_id(read):
    rows = [[f"i{n}", *row[1:]] for n, row in enumerate(ROWS)]
    roles = [one.speakers[0].role for one in read(HEADER, rows, speakers={"I1": "other"})]
    assert roles == ["participant", "other", "participant", "participant"]


def test_speech_like_formulas_and_white_space_stay_as_they_are(read):
    documents = read(HEADER, [[*row[:3], f"  =+-@ {row[3]} \n", row[4]] for row in ROWS])
    assert answers(documents)[0] == ("svar-R1", f"=+-@ {ANSWERS[0]}")
    assert documents[0].text.endswith(" \n")
