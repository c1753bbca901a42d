"""Adjudicated in both copies: the same consensus is one, another one is a conflict, and one of them is taken whole."""

import pytest

from tests.exchange.field import conflicts, left_alone, two_copies
from thematic.agreement.adjudication import Answer, decide, open_questions
from thematic.agreement.passages import reread
from thematic.agreement.verdicts import Verdict
from thematic.errors import Conflict


@pytest.fixture
def copies(tmp_path):
    with two_copies(tmp_path) as both:
        yield both


def adjudicate(study, *verdicts):
    """Answer the open questions of document a, in the order of its text."""
    questions = open_questions(study.desk, reread(study.desk, "a"))
    decide(study.desk, "a", [Answer(question, verdict) for question, verdict in zip(questions, verdicts, strict=False)])


def consensus(study):
    rows = study.desk.store.rows("codings", order="start", layer="consensus")
    return [row["quote"] for row in rows]


def test_the_same_verdicts_in_both_give_one_consensus(copies):
    kari, ola = copies
    for study in (kari, ola):
        adjudicate(study, Verdict("keep", kept="kari"))
        assert consensus(study) == ["Vi mangler folk.", "Sant nok."]
    kari.merge(ola.path)
    assert consensus(kari) == ["Vi mangler folk.", "Sant nok."]
    assert kari.desk.store.count("decisions") == 2
    assert open_questions(kari.desk, reread(kari.desk, "a")) == []
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


@pytest.mark.parametrize(
    ("prefer", "quotes"), [("ours", ["Vi mangler folk.", "Sant nok."]), ("theirs", ["Vi mangler folk."])]
)
def test_a_passage_decided_otherwise(copies, prefer, quotes):
    kari, ola = copies
    adjudicate(kari, Verdict("keep", kept="kari"))
    adjudicate(ola, Verdict("neither"))
    assert conflicts(kari.compare_copy(ola.path)) == [
        ("consensus", "a", "2 codings", "1 coding", "a passage was decided otherwise; one consensus is taken whole")
    ]
    with left_alone(kari, ola), pytest.raises(Conflict):
        kari.merge(ola.path)
    originals = kari.desk.store.count("codings", layer="independent")
    kari.merge(ola.path, prefer=prefer)
    assert consensus(kari) == quotes
    assert kari.desk.store.count("codings", layer="independent") == originals
    assert kari.desk.store.count("assignments", layer="consensus") == 1
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_a_consensus_of_one_copy_comes_in_beside_the_others_work(copies):
    kari, ola = copies
    kari.apply("mangel", "b", quote="eg står på")
    adjudicate(ola, Verdict("keep", kept="kari"))
    kari.merge(ola.path)
    assert consensus(kari) == ["Vi mangler folk.", "Sant nok."]
    assert kari.desk.store.values("assignments", "finished", layer="consensus") != [None]


def test_different_passages_decided_in_each_copy_come_together(copies):
    kari, ola = copies
    # A second disagreement, known to both before either decides.
    ola.apply("trivsel", "a", quote="Ja, ja.")
    kari.merge(ola.path)
    first, second = open_questions(kari.desk, reread(kari.desk, "a"))
    decide(kari.desk, "a", [Answer(first, Verdict("keep", kept="ola"))])
    decide(ola.desk, "a", [Answer(second, Verdict("keep", kept="kari"))])
    kari.merge(ola.path)
    assert consensus(kari) == ["Ja, ja.", "Sant nok."]
    assert open_questions(kari.desk, reread(kari.desk, "a")) == []
