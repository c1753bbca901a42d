"""Applying a code: names, stance, memo, coder, and what happens when the coding stands already."""

import pytest

from tests.coding.field import coded, nothing_changes, one_operation
from thematic.coding.codebook import add_code
from thematic.errors import BadInput, NotFound
from thematic.store.desk import Desk
from thematic.study import open_study


def test_an_unknown_code_or_document_is_an_error_with_a_suggestion(study):
    with nothing_changes(study):
        with pytest.raises(NotFound, match="There is no code 'mangle'") as error:
            study.apply("mangle", "a", turn=2)
        assert error.value.hint == "Did you mean 'mangel'?"
        with pytest.raises(NotFound, match="There is no document 'c'"):
            study.apply("mangel", "c", turn=2)


def test_names_are_found_whatever_the_case_and_normal_form(study):
    add_code(study.desk, "på jobb")
    coding = study.apply("PA\u030a  Jobb", " A ", turn=2)
    assert (coding.code, coding.document) == ("på jobb", "a")


@pytest.mark.parametrize(
    ("written", "stored"),
    [("", ""), ("+", "+"), ("-", "-"), ("±", "±"), ("+-", "±"), ("+/-", "±"), ("−", "-"), ("–", "-"), (" + ", "+")],
)
def test_a_stance_is_taken_in_its_usual_spellings(study, written, stored):
    coding = study.apply("mangel", "a", turn=2, stance=written)
    assert coding.stance == study.desk.store.one("codings", id=coding.id)["stance"] == stored


def test_another_stance_is_refused(study):
    with nothing_changes(study), pytest.raises(BadInput, match="'positiv' is no stance"):
        study.apply("mangel", "a", turn=2, stance="positiv")


def test_a_memo_goes_with_the_coding_in_one_operation(study):
    with one_operation(study, "apply"):
        coding = study.apply("mangel", "a", turn=2, memo="Sagt med trykk.")
    memo = study.desk.store.one("memos")
    assert (memo["target_table"], memo["target_id"], memo["text"], memo["coder"]) == (
        *("codings", coding.id),
        *("Sagt med trykk.", "kari"),
    )


def test_the_same_coding_again_is_recognised_and_changes_nothing(study):
    first = study.apply("mangel", "a", quote="Vi mangler folk.", stance="+", memo="En.")
    with nothing_changes(study):
        again = study.apply("mangel", "a", quote="Vi mangler folk.", stance="+", memo="En.")
    assert (again.new, again.id) == (False, first.id)


def test_the_same_coding_with_another_stance_keeps_its_own_and_says_so(study):
    first = study.apply("mangel", "a", turn=2, stance="+")
    with nothing_changes(study):
        again = study.apply("mangel", "a", turn=2, stance="-")
    assert (again.new, again.stance) == (False, "+")
    assert study.operations[-1].notes == [f"Coding {first.id} stands already with stance +, so stance - was left out."]


def test_another_memo_on_the_same_coding_is_added(study):
    study.apply("mangel", "a", turn=2, memo="En.")
    with one_operation(study, "apply"):
        study.apply("mangel", "a", turn=2, memo="To.")
    assert study.desk.store.values("memos", "text", order="id") == ["En.", "To."]


def test_another_code_coder_or_span_is_another_coding(study):
    from thematic.coding.coders import add_coder
    from thematic.coding.codings import apply

    add_coder(study.desk, "ola")
    ola = Desk(study.desk.store, "ola")
    new = [
        study.apply("mangel", "a", turn=2),
        study.apply("trivsel", "a", turn=2),
        study.apply("mangel", "a", quote="Vi mangler folk."),
        apply(ola, "mangel", "a", turn=2),
        apply(study.desk, "mangel", "a", turn=2, layer="consensus"),
    ]
    assert all(coding.new for coding in new)
    assert len(coded(study)) == 5


def test_the_coder_is_called_as_the_study_calls_them_and_assigned_to_the_document(study):
    with open_study(study.path, coder="KARI") as opened:
        coding = opened.apply("mangel", "a", turn=2)
    assert coding.coder == "kari"
    (assigned,) = study.desk.store.rows("assignments")
    assert (assigned["document_id"], assigned["layer"], assigned["finished"]) == (1, "independent", None)


def test_an_unknown_coder_is_an_error_with_a_suggestion(study):
    with (
        nothing_changes(study),
        open_study(study.path, coder="karin") as opened,
        pytest.raises(NotFound, match="There is no coder 'karin'") as error,
    ):
        opened.apply("mangel", "a", turn=2)
    assert "Did you mean 'kari'?" in error.value.hint
    assert "coders add" in error.value.hint


def test_an_unknown_layer_is_refused(study):
    from thematic.coding.codings import apply

    with nothing_changes(study), pytest.raises(BadInput, match="'enighet' is no layer"):
        apply(study.desk, "mangel", "a", turn=2, layer="enighet")


def test_a_dry_run_tells_the_coding_and_writes_nothing(study):
    with nothing_changes(study), open_study(study.path, coder="kari", dry_run=True) as opened:
        assert opened.apply("mangel", "a", turn=2).quote.startswith("Vi mangler")
