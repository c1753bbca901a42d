"""The log of which questions were raised in which group, by hand and from a file."""

import pytest

from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, BadRows, NotFound
from thematic.transcripts.guide import import_guide, list_questions, log_asked, log_asked_file, unlog_asked


@pytest.fixture
def desk(groups, write):
    import_guide(groups, write("guide.yml", "questions:\n  - id: q1\n  - id: q2\n  - id: q3\n"))
    return groups


def asked(desk):
    return [row["asked_in"] for row in list_questions(desk)]


def test_questions_are_logged_for_a_document(desk):
    with one_operation(desk, "guide log"):
        assert log_asked(desk, "Ansatte", ["q1", "Q2", "q1"]) == 2
    assert asked(desk) == [1, 1, 0]
    assert notes(desk) == ["2 questions logged for Ansatte."]


def test_what_is_logged_already_is_not_logged_again(desk):
    log_asked(desk, "ansatte", ["q1"])
    with nothing_written(desk):
        assert log_asked(desk, "ansatte", ["q1"]) == 0


def test_questions_are_taken_out_of_the_log(desk):
    log_asked(desk, "ansatte", ["q1", "q2"])
    with one_operation(desk, "guide unlog"):
        assert unlog_asked(desk, "ansatte", ["q2", "q3"]) == 1
    assert asked(desk) == [1, 0, 0]


@pytest.mark.parametrize(
    ("document", "question", "sentence"),
    [("ansate", "q1", "There is no document 'ansate'"), ("ansatte", "q9", "There is no question 'q9'")],
)
def test_unknown_names_are_refused(desk, document, question, sentence):
    for change in (log_asked, unlog_asked):
        with nothing_written(desk), pytest.raises(NotFound, match=sentence):
            change(desk, document, ["q1", question])


def test_a_file_is_logged_as_one_operation(desk, write):
    log_asked(desk, "ansatte", ["q1"])
    path = write("asked.csv", "document;question\nansatte;q1\nansatte;q3\nLEDERE;Q1\nledere;q1\n")
    with one_operation(desk, "guide log"):
        assert log_asked_file(desk, path) == 2
    assert asked(desk) == [2, 0, 1]
    assert notes(desk) == ["2 questions logged."]


def test_every_bad_line_of_a_file_is_named_and_nothing_is_written(desk, write):
    path = write("asked.csv", "document,question\nansatte,q1\nansate,q2\nledere,spørsmål\n,q1\n")
    with nothing_written(desk), pytest.raises(BadRows) as error:
        log_asked_file(desk, path)
    assert error.value.rows == (
        (3, "there is no document 'ansate'. Did you mean 'ansatte'?"),
        (4, "there is no question 'spørsmål'. Known: q1, q2, q3."),
        (5, "there is no document ''. Known: ansatte, ledere."),
    )


def test_a_file_without_the_columns_is_refused(desk, write):
    with nothing_written(desk), pytest.raises(BadInput, match="the column 'question' is missing"):
        log_asked_file(desk, write("asked.csv", "document,id\nansatte,q1\n"))
