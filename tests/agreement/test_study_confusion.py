"""Confusion: what one coder called what the other called something else."""

import pytest
from hypothesis import given, settings

from tests.agreement.studies import fill, study_of
from tests.agreement.test_study_by_characters import LENGTH, some_studies
from thematic.agreement.listings import CONFUSION, confusion_rows
from thematic.agreement.material import gather
from thematic.agreement.overlapping import confusion, pairs


def cells(desk, kari, ola):
    fill(desk, {"a": {"kari": kari, "ola": ola}})
    rows = confusion_rows(gather(desk))
    assert all(tuple(row) == CONFUSION for row in rows)
    return {(row["code_a"], row["code_b"]): row["characters"] for row in rows}


def test_common_codes_stand_on_the_diagonal_and_the_rest_against_uncoded(desk):
    assert cells(desk, [("x", 0, 20)], [("x", 10, 50)]) == {("x", "x"): 10, ("x", ""): 10, ("", "x"): 30}


def test_other_codes_stand_against_one_another(desk):
    assert cells(desk, [("x", 0, 20)], [("y", 10, 20)]) == {("x", "y"): 10, ("x", ""): 10}


def test_a_code_that_both_gave_takes_no_part_in_confusing_the_others(desk):
    told = cells(desk, [("x", 0, 20), ("y", 0, 20)], [("x", 0, 20), ("z", 0, 20)])
    assert told == {("x", "x"): 20, ("y", "z"): 20}


def test_two_codes_against_one_share_it_and_what_is_over_is_uncoded(desk):
    told = cells(desk, [("x", 0, 20), ("y", 0, 20)], [("z", 0, 20)])
    assert told == {("x", "z"): 10, ("x", ""): 10, ("y", "z"): 10, ("y", ""): 10}


def test_documents_that_one_of_a_pair_did_not_read_are_left_out(desk):
    fill(desk, {"a": {"kari": [("x", 0, 5)], "ola": [("x", 0, 5)]}, "b": {"kari": [("x", 0, 20)]}})
    rows = confusion_rows(gather(desk, coders=["kari", "ola"]))
    assert [(row["code_b"], row["characters"]) for row in rows] == [("x", 5)]
    fill(desk, {"b": {"ola": []}})
    rows = confusion_rows(gather(desk, coders=["kari", "ola"]))
    assert [(row["code_b"], row["characters"]) for row in rows] == [("x", 5), ("", 20)]


@settings(deadline=None, max_examples=30)
@given(some_studies())
def test_rows_and_columns_add_up_to_what_each_coded(drawn):
    documents, _people = drawn
    if sum(len(readings) >= 2 for readings in documents.values()) == 0:
        return
    with study_of(documents, length=LENGTH) as desk:
        material = gather(desk)
        for first, second in pairs(material):
            found = list(confusion(material, first, second))
            back = {(other, one): many for one, other, many in confusion(material, second, first)}
            assert {(one, other): pytest.approx(many) for one, other, many in found} == back
            for place, coder in ((0, first), (1, second)):
                for code in material.codes:
                    told = sum(cell[2] for cell in found if cell[place] == code)
                    assert told == pytest.approx(_characters(documents, material, code, coder, (first, second)))


def _characters(documents, material, code, coder, pair):
    people = [material.coders[one] for one in pair]
    return sum(
        len(
            {
                place
                for name, start, end in readings[material.coders[coder]]
                if name == code
                for place in range(start, end)
            }
        )
        for readings in documents.values()
        if all(person in readings for person in people)
    )
