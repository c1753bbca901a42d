"""The interview guide: questions with theme and wording, read from YAML and renewed."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, UnreadableFile
from thematic.store.desk import Desk
from thematic.transcripts.guide import import_guide, list_questions

GUIDE = """questions:
  - id: q1
    theme: climate
    wording: {nb: 'Hvordan er det å jobbe her?', en: 'What is it like to work here?'}
    probes: ['Hva gjør det bra?', {nb: Fortell., en: Tell us.}]
  - id: no
    wording: Noe mer?
"""


def test_questions_come_in_as_one_operation(desk, write):
    with one_operation(desk, "guide import"):
        assert import_guide(desk, write("guide.yml", GUIDE)) == 2
    first, second = desk.store.rows("questions", order="position")
    assert (first["name"], first["theme"], first["wording_en"]) == ("q1", "climate", "What is it like to work here?")
    assert first["probes"] == "Hva gjør det bra?\nFortell."
    assert (second["name"], second["theme"], second["wording_nb"], second["wording_en"]) == (
        "no",
        "",
        "Noe mer?",
        "Noe mer?",
    )
    assert notes(desk) == ["2 questions."]


def test_the_list_is_in_the_language_of_the_desk(desk, write):
    import_guide(desk, write("guide.yml", GUIDE))
    assert [row["wording"] for row in list_questions(desk)] == ["Hvordan er det å jobbe her?", "Noe mer?"]
    assert list_questions(Desk(desk.store, "kari", "en"))[0] == {
        "question": "q1",
        "theme": "climate",
        "wording": "What is it like to work here?",
        "asked_in": 0,
    }


def test_importing_again_renews_what_differs_only(desk, write):
    path = write("guide.yml", GUIDE)
    import_guide(desk, path)
    with nothing_written(desk):
        import_guide(desk, path)
    with one_operation(desk, "guide import"):
        import_guide(desk, write("guide.yml", GUIDE.replace("theme: climate", "theme: direction").replace("q1", "Q1")))
    assert desk.store.values("questions", "theme", order="id") == ["direction", ""]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "has no list 'questions'"),
        ("questions:\n", "has no list 'questions'"),
        ("questions: q1\n", "has no list 'questions'"),
        ("- id: q1\n", "has no list 'questions'"),
        ("questions:\n  - theme: climate\n", "question 1 has no id"),
        ("questions:\n  - id: q1\n  - q2\n", "question 2 has no id"),
        ("questions:\n  - id: ' '\n", "question 1 has no id"),
        ("questions:\n  - id: q1\n  - id: Q1\n", "the question 'q1' stands twice"),
        ("questions:\n  - {id: q1, tema: climate}\n", "question 'q1' has an unknown key 'tema'"),
        ("questions:\n  - {id: q1, wording: {no: Hva}}\n", "question 'q1' has an unknown key 'no'"),
        ("questions:\n  - {id: q1, theme: [a, b]}\n", "question 1 has a list where one text should stand"),
        ("questions:\n  - {id: q1, wording: [a, b]}\n", "question 1 has a list where one text should stand"),
        ("questions:\n  - {id: q1, wording: {nb: [a]}}\n", "question 1 has a list where one text should stand"),
    ],
)
def test_what_is_no_guide_is_refused(desk, write, content, sentence):
    with nothing_written(desk), pytest.raises(BadInput, match=sentence):
        import_guide(desk, write("guide.yml", content))


def test_an_unknown_key_brings_the_nearest(desk, write):
    with pytest.raises(BadInput) as error:
        import_guide(desk, write("guide.yml", "questions:\n  - {id: q1, wordings: Hva}\n"))
    assert error.value.hint == "Did you mean 'wording'?"


def test_a_question_mark_inside_braces_is_refused_with_what_to_do(desk, write):
    with nothing_written(desk), pytest.raises(UnreadableFile, match="at line 2") as error:
        import_guide(desk, write("guide.yml", "questions:\n  - {id: q1, wording: {nb: Hva?, en: What?}}\n"))
    assert error.value.hint == "Check indentation there, and put text that holds any of : ? , # in quotes."


def test_broken_yaml_is_refused_by_its_line(desk, write):
    with nothing_written(desk), pytest.raises(UnreadableFile, match="at line 3"):
        import_guide(desk, write("guide.yml", "questions:\n  - id: q1\n theme: x\n"))
