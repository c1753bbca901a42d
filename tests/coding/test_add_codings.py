"""Many codings by the Python API: one operation, all of the rows or none."""

import numpy as np
import pandas
import pytest

from tests.coding.field import TALK, coded, nothing_changes, one_operation, text_of
from thematic.errors import BadRows, NotFound

GOOD = [
    {"document": "a", "code": "mangel", "quote": "Vi mangler folk."},
    {"document": "a", "code": "mangel", "turn": 2, "stance": "-", "memo": "Hele turen."},
    {"document": "b", "code": "trivsel", "start": 38, "end": 42, "coder": "kari", "layer": "consensus"},
]


def test_rows_by_quote_turn_and_span_are_one_operation(study):
    with one_operation(study, "codings import"):
        added = study.add_codings(GOOD)
    assert (added.new, added.skipped, added.warnings, added.bad) == (3, 0, [], [])
    assert coded(study) == [
        ("a", "mangel", "kari", "independent", "", 47, 63, "Vi mangler folk.", ""),
        *[("a", "mangel", "kari", "independent", "-", 47, 85, TALK[47:85], "Hele turen.")],
        ("b", "trivsel", "kari", "consensus", "", 38, 42, text_of(study, "b")[38:42], ""),
    ]


def test_identical_codings_are_skipped_and_counted(study):
    study.add_codings(GOOD)
    with nothing_changes(study):
        again = study.add_codings([*GOOD, GOOD[0]])
    assert (again.new, again.skipped, again.warnings) == (0, 4, [])
    assert study.operations[-1].notes == ["0 codings, 4 were there already, 0 left out."]
    within = study.add_codings([{"document": "a", "code": "trivsel", "turn": 2}] * 3)
    assert (within.new, within.skipped) == (1, 2)


def test_what_a_skipped_row_would_have_added_is_said(study):
    study.add_codings(GOOD)
    added = study.add_codings(
        [GOOD[1] | {"stance": "+"}, GOOD[1] | {"memo": "Noe nytt."}, GOOD[0] | {"memo": "Første."}]
    )
    assert added.skipped == 3
    assert added.warnings == [
        (1, "The same coding stands already with stance -, so stance + was left out."),
        (2, "The same coding stands already; this row's memo was left out."),
        (3, "The same coding stands already; this row's memo was left out."),
    ]


def test_the_skipped_twin_of_a_row_of_the_same_batch_is_treated_alike(study):
    row = {"document": "a", "code": "mangel", "turn": 2, "memo": "En."}
    added = study.add_codings([row, row, row | {"memo": "To."}, row | {"stance": "+"}])
    assert (added.new, added.skipped) == (1, 3)
    assert [number for number, _said in added.warnings] == [3, 4]


def test_one_bad_row_and_nothing_is_written(study):
    rows = [*GOOD, {"document": "a", "code": "mangle", "turn": 2}, {"document": "a", "code": "mangel", "turn": 99}]
    with nothing_changes(study), pytest.raises(BadRows) as error:
        study.add_codings(rows)
    assert [row for row, _why in error.value.rows] == [4, 5]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({}, "No document is named."),
        ({"document": "a"}, "No code is named."),
        ({"document": None, "code": "mangel"}, "No document is named."),
        ({"document": "a", "code": " "}, "No code is named."),
        ({"document": "a", "code": "mangel"}, "Nothing says which words are coded."),
        ({"document": "a", "code": "mangel", "quote": ""}, "Nothing says which words are coded."),
        ({"document": "a", "code": "mangel", "start": 3}, "A span needs both start and end."),
        ({"document": "a", "code": "mangel", "start": 3, "end": 3}, "is empty."),
        ({"document": "a", "code": "mangel", "start": 9, "end": 3}, "ends before it begins."),
        ({"document": "a", "code": "mangel", "start": -9, "end": 3}, "begins before the text."),
        ({"document": "a", "code": "mangel", "start": 3, "end": 9999}, "ends after 'a'"),
        ({"document": "a", "code": "mangel", "start": 3.5, "end": 9}, "start '3.5' is not a whole number."),
        ({"document": "a", "code": "mangel", "turn": "to"}, "turn 'to' is not a whole number."),
        ({"document": "a", "code": "mangel", "turn": []}, "turn '[]' is not a whole number."),
        ({"document": "a", "code": "mangel", "turn": float("inf")}, "turn 'inf' is not a whole number."),
        ({"document": "a", "code": "mangel", "start": 47, "end": 63, "quote": "Noe"}, "is not the quote."),
        ({"document": "a", "code": "mangel", "turn": 2, "stance": "ja"}, "'ja' is no stance."),
        ({"document": "a", "code": "mangel", "turn": 2, "layer": "x"}, "'x' is no layer."),
        ({"document": "a", "code": "mangel", "turn": 2, "coder": "ola"}, "There is no coder 'ola'"),
        ({"document": "q", "code": "mangel", "turn": 2}, "There is no document 'q'"),
    ],
)
def test_a_bad_row_says_why(study, row, why):
    with nothing_changes(study), pytest.raises(BadRows) as error:
        study.add_codings([row])
    ((number, said),) = error.value.rows
    assert number == 1
    assert why in said


def test_a_bad_row_left_out_does_not_bring_its_coder_into_a_study_without_one(tmp_path):
    from tests.coding.field import create

    with create(tmp_path, coder="") as study:
        rows = [{**GOOD[0], "coder": "karri", "quote": "finnes ikke her"}, {**GOOD[0], "coder": "kari"}]
        added = study.add_codings(rows, skip_bad=True)
        assert (added.new, [number for number, _why in added.bad]) == (1, [1])
        assert study.desk.store.values("coders", "name") == ["kari"]


def test_the_rows_of_a_data_frame_are_taken_with_their_empty_cells(study):
    frame = pandas.DataFrame(
        [
            {"document": "a", "code": "mangel", "turn": np.int64(2), "quote": np.nan, "stance": None},
            {"document": "a", "code": "mangel", "turn": np.nan, "quote": "Vi mangler folk.", "stance": "+"},
            {"document": "a", "code": "trivsel", "turn": 4.0, "quote": None, "stance": np.nan},
        ]
    )
    added = study.add_codings(frame.to_dict("records"))
    assert added.new == 3
    assert [row[4:7] for row in coded(study)] == [("", 47, 85), ("+", 47, 63), ("", 124, 177)]


def test_numpy_positions_are_positions(study):
    study.add_codings([{"document": "a", "code": "mangel", "start": np.int64(47), "end": np.int64(63)}])
    assert study.desk.store.one("codings")["quote"] == "Vi mangler folk."


def test_an_iterator_that_breaks_leaves_nothing(study):
    def rows():
        yield GOOD[0]
        raise NotFound("the source is gone")

    with nothing_changes(study), pytest.raises(NotFound, match="the source is gone"):
        study.add_codings(rows())
