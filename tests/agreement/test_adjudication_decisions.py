"""Deciding: the consensus follows the decisions, originals stay, and all of it can be undone row for row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.agreement.readers import CODES, TEXT, codings_of, consensus, is_finished, keep, originals, questions, read
from tests.store.rows import every_row
from thematic.agreement.adjudication import Answer, decide
from thematic.agreement.verdicts import Verdict
from thematic.coding.codebook import delete_code
from thematic.coding.codings import unapply
from thematic.coding.merging import merge_codes
from thematic.errors import Conflict, NotFound
from thematic.store.desk import Desk
from thematic.store.doctor import examine
from thematic.store.file import create
from thematic.store.history import undo
from thematic.transcripts.documents import delete_document
from thematic.transcripts.memos import list_memos

DIFFERENT = (
    ("kari", "mangel", 0, 24, "-"),
    ("ola", "mangel", 3, 24),
    ("ola", "ring", 25, 45, "+"),
    ("kari", "trivsel", 46, 68),
    ("ola", "humor", 50, 68, "+"),
    ("kari", "humor", 79, 95),
    ("ola", "humor", 79, 95, "+"),
)
"""A boundary, a missed, a different code, and one that both have."""


def answered(desk, decision, **options):
    """Every open question of document a answered alike."""
    return decide(desk, "a", [Answer(question, Verdict(decision, **options)) for question in questions(desk)])


def test_keeping_one_reading_gives_that_reading_and_what_both_have(desk):
    read(desk, *DIFFERENT)
    progress = answered(desk, "keep", kept="kari")
    assert consensus(desk) == [("humor", 79, 95, "+"), ("mangel", 0, 24, "-"), ("trivsel", 46, 68, "")]
    assert (progress.decided, progress.open, progress.finished, progress.codings) == (3, 0, True, 3)
    assert is_finished(desk)


def test_both_keeps_what_either_has_and_neither_what_nobody_disputes(desk):
    read(desk, *DIFFERENT)
    with desk.change("trial"):
        answered(desk, "both")
    assert consensus(desk) == [
        ("humor", 50, 68, "+"),
        ("humor", 79, 95, "+"),
        ("mangel", 0, 24, "-"),
        ("ring", 25, 45, "+"),
        ("trivsel", 46, 68, ""),
    ]
    undo(desk.store, coder="kari")
    answered(desk, "neither")
    assert consensus(desk) == [("humor", 79, 95, "+")]


def test_a_new_span_takes_the_place_of_both_readings_with_the_stance_of_its_code(desk):
    read(desk, *DIFFERENT)
    boundary, _missed, different = questions(desk)
    code = {name: desk.store.find("codes", name)["id"] for name in CODES}
    decide(
        desk,
        "a",
        [
            Answer(boundary, Verdict("new", code=code["mangel"], span=(3, 10))),
            Answer(different, Verdict("new", code=code["humor"], span=(46, 60))),
        ],
    )
    assert consensus(desk) == [("humor", 46, 60, "+"), ("mangel", 3, 10, "-")]
    decide(desk, "a", [Answer(different, Verdict("new", code=code["ring"], span=(46, 60)))], again=True)
    assert consensus(desk) == [("mangel", 3, 10, "-"), ("ring", 46, 60, "")]


def test_consensus_codings_are_the_adjudicators_with_their_words_and_context(desk):
    read(desk, *DIFFERENT)
    decide(Desk(desk.store, "ola"), "a", [keep(questions(desk)[1], "ola")])
    (row,) = desk.store.rows("codings", layer="consensus")
    assert row["coder_id"] == desk.store.find("coders", "ola")["id"]
    assert (row["quote"], row["before"], row["after"]) == (TEXT[25:45], TEXT[:25], TEXT[45:85])


def test_originals_never_change_and_undo_takes_all_back_row_for_row(desk):
    read(desk, *DIFFERENT)
    before, own = every_row(desk.store), originals(desk)
    asked = questions(desk)
    decide(desk, "a", [keep(asked[0], "kari", "Fordi."), Answer(asked[1], Verdict("defer"), "Spør Per.")])
    answered(desk, "both")
    assert is_finished(desk)
    assert originals(desk) == own
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari")
    assert every_row(desk.store) == before


def test_what_was_decided_is_not_asked_again_and_what_was_deferred_is(desk):
    read(desk, *DIFFERENT)
    boundary, missed, different = questions(desk)
    progress = decide(desk, "a", [keep(boundary, "ola"), Answer(missed, Verdict("defer"))])
    assert (progress.decided, progress.open, progress.finished) == (1, 2, False)
    assert questions(desk) == [missed, different]
    assert not is_finished(desk)


def test_agreed_codings_come_in_only_with_the_last_decision(desk):
    read(desk, *DIFFERENT)
    asked = questions(desk)
    decide(desk, "a", [keep(asked[0], "ola"), keep(asked[1], "ola")])
    assert consensus(desk) == [("mangel", 3, 24, ""), ("ring", 25, 45, "+")]
    decide(desk, "a", [keep(asked[2], "ola")])
    assert ("humor", 79, 95, "+") in consensus(desk)


def test_a_document_without_disagreement_is_finished_with_what_all_have(desk):
    read(desk, ("kari", "mangel", 0, 10), ("kari", "mangel", 10, 24), ("ola", "mangel", 0, 24))
    assert decide(desk, "a", []).finished
    assert consensus(desk) == [("mangel", 0, 24, "")]
    known = every_row(desk.store)
    decide(desk, "a", [])
    assert every_row(desk.store) == known


def test_a_document_that_all_left_blank_has_a_blank_consensus(desk):
    read(desk)
    assert decide(desk, "a", []).finished
    assert consensus(desk) == []


def test_a_decision_that_was_made_stands_unless_it_is_made_again_on_purpose(desk):
    read(desk, *DIFFERENT)
    asked = questions(desk)
    answered(desk, "keep", kept="ola")
    other = [keep(asked[0], "kari")]
    progress = decide(desk, "a", other)
    assert (progress.decided, progress.left) == (0, 1)
    assert ("mangel", 3, 24, "") in consensus(desk)
    progress = decide(desk, "a", other, again=True)
    assert (progress.decided, progress.left, progress.finished) == (1, 0, True)
    assert [coding for coding in consensus(desk) if coding[0] == "mangel"] == [("mangel", 0, 24, "-")]
    known = every_row(desk.store)
    assert decide(desk, "a", other, again=True).left == 1
    assert every_row(desk.store) == known


def test_a_reading_that_changed_since_is_asked_again_and_its_old_decision_goes(desk):
    read(desk, *DIFFERENT)
    answered(desk, "keep", kept="ola")
    (own,) = desk.store.values("codings", "id", code_id=desk.store.find("codes", "mangel")["id"], end=24, start=0)
    unapply(desk, [own])
    read(desk, ("kari", "mangel", 0, 10))
    (again,) = questions(desk)
    assert (again.kind, again.span) == ("boundary", (0, 24))
    assert decide(desk, "a", [keep(again, "kari")]).finished
    assert [coding for coding in consensus(desk) if coding[0] == "mangel"] == [("mangel", 0, 10, "")]


def test_an_agreed_passage_that_is_no_longer_agreed_waits_for_a_decision(desk):
    read(desk, ("kari", "mangel", 0, 24), ("ola", "mangel", 0, 24))
    decide(desk, "a", [])
    unapply(desk, desk.store.values("codings", "id", coder_id=desk.store.find("coders", "ola")["id"]))
    (asked,) = questions(desk)
    decide(desk, "a", [Answer(asked, Verdict("defer"))])
    assert not is_finished(desk)
    assert decide(desk, "a", [keep(asked, "ola")]).finished
    assert consensus(desk) == []


def test_a_passage_that_nobody_has_any_more_leaves_the_consensus(desk):
    read(desk, ("kari", "mangel", 0, 24))
    answered(desk, "keep", kept="kari")
    unapply(desk, desk.store.values("codings", "id", layer="independent"))
    decide(desk, "a", [])
    assert consensus(desk) == []


def test_a_question_whose_reading_changed_meanwhile_is_refused(desk):
    read(desk, *DIFFERENT)
    asked = questions(desk)
    read(desk, ("kari", "ring", 26, 45))
    before = every_row(desk.store)
    with pytest.raises(Conflict, match="The reading of 'ring' at 25:45 has changed"):
        decide(desk, "a", [keep(asked[0], "kari"), keep(asked[1], "ola")])
    assert every_row(desk.store) == before


def test_a_decision_in_the_middle_cannot_be_undone_while_the_finishing_stands(desk):
    read(desk, *DIFFERENT)
    for question in questions(desk):
        decide(desk, "a", [keep(question, "ola")])
    *_rest, first, _second, last = desk.store.values("operations", "id", order="id")
    with pytest.raises(Conflict, match=f"operation {last} "):
        undo(desk.store, coder="kari", operation=first)
    undo(desk.store, coder="kari")
    assert not is_finished(desk)
    undo(desk.store, coder="kari")
    undo(desk.store, coder="kari")
    assert consensus(desk) == []


def test_memos_are_decisions_on_the_coding_or_the_document(desk):
    read(desk, *DIFFERENT)
    boundary, missed, different = questions(desk)
    decide(
        desk,
        "a",
        [
            keep(boundary, "kari", " Setningen er hel. "),
            Answer(missed, Verdict("defer"), "Spør Per."),
            Answer(different, Verdict("neither"), "Bare tull."),
        ],
    )
    (coding,) = desk.store.values("codings", "id", layer="consensus")
    assert [(memo["on"], memo["kind"], memo["text"]) for memo in list_memos(desk)] == [
        (f"coding:{coding}", "decision", "Setningen er hel."),
        ("document:a", "decision", "Spør Per."),
        ("document:a", "decision", "Bare tull."),
    ]


def test_two_adjudicators_share_one_consensus(desk):
    read(desk, *DIFFERENT)
    asked = questions(desk)
    decide(Desk(desk.store, "ola"), "a", [keep(asked[0], "ola")])
    decide(desk, "a", [keep(asked[1], "ola"), keep(asked[2], "ola")])
    assert consensus(desk) == codings_of(desk, layer="consensus")
    assert is_finished(desk)
    assert len(consensus(desk)) == len(set(consensus(desk))) == 4


def test_a_stranger_cannot_adjudicate(desk):
    read(desk, *DIFFERENT)
    with pytest.raises(NotFound, match="There is no coder 'olaf'"):
        decide(Desk(desk.store, "olaf"), "a", [])


def test_codes_and_documents_with_decisions_can_still_be_merged_and_deleted(desk):
    read(desk, *DIFFERENT)
    answered(desk, "both")
    merge_codes(desk, ["humor"], into="trivsel", reason="Det samme.")
    delete_code(desk, "ring", with_codings=True)
    assert [finding for finding in examine(desk.store) if finding.grave] == []
    decide(desk, "a", [Answer(question, Verdict("both")) for question in questions(desk)])
    assert {coding[0] for coding in consensus(desk)} == {"mangel", "trivsel"}
    delete_document(desk, "a", with_codings=True)
    assert desk.store.count("decisions") == 0


PLACES = st.tuples(
    st.sampled_from(["kari", "ola", "per"]),
    st.sampled_from(CODES),
    st.integers(0, 20),
    st.integers(1, 12),
    st.sampled_from(["", "+", "-"]),
)
CHOICES = st.sampled_from(["kari", "ola", "per", "both", "neither", "defer"])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(places=st.lists(PLACES, max_size=12), choices=st.lists(CHOICES, min_size=30, max_size=30))
def test_any_sitting_ends_in_a_consensus_that_follows_and_undoes(tmp_path_factory, places, choices):
    store = create(tmp_path_factory.mktemp("sitting") / "s.thematic", title="", coder="kari")
    store.connection.execute("PRAGMA synchronous = OFF")
    desk = Desk(store, "kari")
    given_ = [(coder, code, start, start + length, stance) for coder, code, start, length, stance in places]
    read(desk, *given_, coders=("kari", "ola", "per"))
    before, own = every_row(store), originals(desk)
    for question, choice in zip(questions(desk), choices, strict=False):
        named = choice in ("kari", "ola", "per")
        decide(desk, "a", [keep(question, choice) if named else Answer(question, Verdict(choice))])
    deferred = questions(desk)
    assert is_finished(desk) == (not deferred and store.count("decisions") > 0)
    decide(desk, "a", [keep(question, "kari") for question in deferred])
    assert is_finished(desk)
    assert questions(desk) == []
    assert originals(desk) == own
    assert len(consensus(desk)) == len(set(consensus(desk)))
    known = every_row(store)
    decide(desk, "a", [])
    assert every_row(store) == known
    for _operation in range(store.count("operations", undoes=None, verb="agreement adjudicate")):
        undo(store, coder="kari")
    assert every_row(store) == before
    store.close()
