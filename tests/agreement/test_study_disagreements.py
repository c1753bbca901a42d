"""Disagreements: what kind, how costly, in which order, in their words."""

import pytest
from hypothesis import given, settings

from tests.agreement.studies import fill, row_of, study_of
from tests.agreement.test_study_by_characters import LENGTH, some_studies
from thematic.agreement.disagreements import find_disagreements
from thematic.agreement.listings import CONTEXT, DISAGREEMENTS, disagreement_rows
from thematic.agreement.material import gather
from thematic.agreement.run import run
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder
from thematic.coding.codings import add_codings
from thematic.transcripts.importing import import_documents


def found(desk, kari, ola, **more):
    """Kind, codes and spans of each."""
    fill(desk, {"a": {"kari": kari, "ola": ola, **more}})
    material = gather(desk)
    return [
        (one.kind, material.codes[one.code_first], material.codes[one.code_second], one.of_first, one.of_second)
        for one in find_disagreements(material)
    ]


def test_what_both_coded_alike_is_none(desk):
    assert found(desk, [("x", 0, 20), ("y", 5, 9)], [("y", 5, 9), ("x", 0, 10), ("x", 10, 20)]) == []


def test_what_one_left_uncoded_was_missed(desk):
    told = found(desk, [("x", 0, 20)], [("x", 60, 70)])
    assert told == [("missed", "x", "x", ((0, 20),), ()), ("missed", "x", "x", (), ((60, 70),))]


def test_common_words_with_other_ends_are_a_boundary(desk):
    assert found(desk, [("x", 0, 20)], [("x", 5, 25)]) == [("boundary", "x", "x", ((0, 20),), ((5, 25),))]


def test_one_passage_against_two_within_it_is_one_boundary(desk):
    told = found(desk, [("x", 0, 50)], [("x", 0, 20), ("x", 30, 50)])
    assert told == [("boundary", "x", "x", ((0, 50),), ((0, 20), (30, 50)))]


def test_passages_that_only_touch_are_two_that_were_missed(desk):
    told = found(desk, [("x", 0, 20)], [("x", 20, 30)])
    assert [kind for kind, *_rest in told] == ["missed", "missed"]


def test_other_words_for_the_same_passage_are_a_different_code(desk):
    assert found(desk, [("x", 0, 20)], [("y", 10, 30)]) == [("different code", "x", "y", ((0, 20),), ((10, 30),))]


def test_of_several_the_one_with_most_in_common_is_the_different_code(desk):
    told = found(desk, [("x", 0, 20)], [("y", 18, 40), ("z", 2, 20)])
    assert told == [("different code", "x", "z", ((0, 20),), ((2, 20),)), ("missed", "y", "y", (), ((18, 40),))]


def test_a_code_beside_one_that_both_gave_was_missed(desk):
    told = found(desk, [("x", 0, 20), ("y", 0, 20)], [("x", 0, 20)])
    assert told == [("missed", "y", "y", ((0, 20),), ())]


def test_each_pair_of_coders_has_its_own_where_both_read(desk):
    fill(desk, {"b": {"kari": [("x", 0, 10)], "per": []}})
    found(desk, [("x", 0, 20)], [("x", 0, 20)], aud=[])
    material = gather(desk)
    told = {
        (material.documents[one.document], material.coders[one.first], material.coders[one.second])
        for one in find_disagreements(material)
    }
    assert told == {("a", "kari", "aud"), ("a", "ola", "aud"), ("b", "kari", "per")}


def test_the_costliest_come_first(desk):
    fill(desk, {"a": {"kari": [("x", 0, 30), ("y", 40, 50)], "ola": [("x", 0, 28), ("y", 45, 55)]}})
    fill(desk, {"b": {"kari": [("x", 0, 30)], "ola": []}})
    listed = find_disagreements(gather(desk))
    assert [one.characters for one in listed] == [10, 30, 2]
    costs = [one.cost for one in listed]
    assert costs == sorted(costs, reverse=True)
    rows = run(desk)
    assert costs[0] == pytest.approx(1 - row_of(rows, "y").value)
    assert costs[1] + costs[2] == pytest.approx(1 - row_of(rows, "x").value)


def test_an_undefined_alpha_has_no_price_and_stands_last(desk):
    fill(desk, {"a": {"kari": [("x", 0, 30), ("y", 0, 100)], "ola": [("x", 0, 20), ("y", 0, 100)]}})
    listed = find_disagreements(gather(desk))
    assert [one.cost is None for one in listed] == [False]


@settings(deadline=None, max_examples=30)
@given(some_studies())
def test_costs_add_up_to_what_the_alphas_lack_of_one(drawn):
    documents, _people = drawn
    shared = [readings for readings in documents.values() if len(readings) >= 2]
    if not any(coded for readings in shared for coded in readings.values()):
        return
    with study_of(documents, length=LENGTH) as desk:
        lacking = [row for row in run(desk, interval="none").rows if row.code != "*"]
        listed = find_disagreements(gather(desk))
    expected = sum(
        1 - row.value for row in lacking if row.coefficient == "krippendorff_alpha" and row.value is not None
    )
    assert sum(one.cost for one in listed) == pytest.approx(expected, abs=1e-9)


def test_rows_show_words_turn_speaker_and_context(desk, tmp_path):
    (tmp_path / "d.txt").write_text("I: Hvordan?\nP1: Vi mangler folk 🙂 i helga. Ja.\nP2: Nei.\n", encoding="utf-8")
    import_documents(desk, [tmp_path / "d.txt"])
    add_code(desk, "mangel")
    for coder, quote in (("kari", "mangler folk 🙂 i helga"), ("ola", "folk")):
        add_coder(desk, coder)
        add_codings(desk, [(1, {"document": "d", "coder": coder, "code": "mangel", "quote": quote})])
    (row,) = disagreement_rows(desk, gather(desk))
    assert tuple(row) == DISAGREEMENTS
    text = desk.store.text(1)
    assert (row["document"], row["turn"], row["speaker"], row["kind"]) == ("d", 2, "P1", "boundary")
    assert (row["coder_a"], row["code_a"], row["quote_a"]) == ("kari", "mangel", "mangler folk 🙂 i helga")
    assert (row["coder_b"], row["code_b"], row["quote_b"]) == ("ola", "mangel", "folk")
    assert text[row["start"] : row["end"]] == row["quote_a"]
    assert row["characters"] == len(row["quote_a"]) - len("folk")
    assert text[: row["start"]].endswith(row["before"])
    assert text[row["end"] :].startswith(row["after"])
    assert len(row["before"]) <= CONTEXT


def test_what_was_missed_leaves_the_others_cells_empty(desk):
    fill(desk, {"a": {"kari": [("x", 0, 4), ("x", 10, 14)], "ola": [("x", 0, 14)], "aud": []}})
    rows = disagreement_rows(desk, gather(desk))
    missed = next(row for row in rows if (row["coder_a"], row["coder_b"]) == ("ola", "aud"))
    assert (missed["code_a"], missed["code_b"], missed["quote_b"]) == ("x", "", "")
    split = next(row for row in rows if (row["coder_a"], row["coder_b"]) == ("kari", "ola"))
    text = desk.store.text(1)
    assert split["quote_a"] == f"{text[0:4]} … {text[10:14]}"
