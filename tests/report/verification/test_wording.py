"""What makes a quotation exact, altered or not found: the tolerances, one by one, and everything else."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thematic.report.verification.attribution import Attribution
from thematic.report.verification.corpus import Corpus
from thematic.report.verification.judging import Judge
from thematic.report.verification.quotations import Around, Quotation
from thematic.study import open_study

KEYS = "Nobody tells the new ones where the keys are, so they walk round in circles all morning."


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody tells the new ones where the keys are, so they walk round in circles all morning.”",
        "“nobody tells the new ones where the keys are, so they walk round in circles all morning”",
        "“Nobody tells the new ones where the keys are, so they walk round in circles all morning!”",
        "“Nobody tells the new ones where the keys are, so they walk round in circles all morning, ”",
        "«Nobody tells the new ones\nwhere the keys are, so they walk   round in circles all morning»",
        '"Nobody tells the new ones where the keys are, so they walk round in circles all morning"',
        "‘Nobody tells the new ones where the keys are, so they walk round in circles all morning’",
        "„Nobody tells the new ones where the keys are, so they walk round in circles all morning“",
        "”Nobody tells the new ones where the keys are, so they walk round in circles all morning”",
        "“Nobody tells the ‘new ones’ where the keys are, so they walk round in circles all morning”",
        "“Nobody tells the *new* ones where the keys are, so they walk round in circles all morning”",
        "“Nobody tells the new\u00a0ones where the keys are, so they walk round in cir\u00adcles all morning”",
        "“[…] the new ones where the keys are […]”",
        "“… the new ones where the keys are …”",
        "“Nobody tells the new ones […] they walk round in circles”",
        "“Nobody tells the new ones (...) they walk round in circles”",
        "“Nobody tells the new ones … they walk round in circles”",
        "“Nobody tells the new ones ... they walk round in circles”",
        "“Nobody tells the new ones (…) They walk round in circles”",
        "“Nobody tells the new ones [...]. They walk round […] all morning.”",
        "“Nobody tells [the students] where the keys are, so they walk round in circles all morning”",
        "“Nobody tells the new ones [on the ward] where the keys are, so they walk round in circles”",
        "“[T]he new ones where the keys are, so they walk round in circles all morning”",
    ],
)
def test_what_is_spelling_or_marked_is_exact(status, text):
    assert status(f"It is the start that is hard: {text} (P014).") == "exact"


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("Nobody tells the old ones where the keys are, so they walk round in circles", "[-new-] {+old+}"),
        ("Nobody tells the new ones where keys are, so they walk round in circles", "[-the-]"),
        ("Nobody tells the new ones where the red keys are, so they walk round in circles", "{+red+}"),
        ("Nobody tells the new ones where the keys are so they walk round in circles", "[-,-]"),
        ("Nobody tells the new ones where the Keys are, so they walk round in circles", "[-keys-] {+Keys+}"),
        ("Nobody tells the new ones, so they walk round in circles all morning", "[-where the keys are-]"),
        ("Nobody tells the new ones where the locks are […] they walk round in circles", "[-keys-] {+locks+}"),
    ],
)
def test_everything_else_is_altered_and_the_words_are_told(check, text, difference):
    (item,) = check(f"It is the start that is hard: “{text}” (P014).")
    assert (item.status, item.document, item.turn) == ("altered", "harbour-high", 5)
    assert difference in item.detail


@pytest.mark.parametrize(
    "text",
    [
        "A house without a clock keeps better time than one with two",
        "You learn to read the weather in the way they hang up their coats",
        "the who a me and it never circles kettle list",
    ],
)
def test_what_nobody_said_is_not_found(check, text):
    (item,) = check(f"It is the start that is hard: “{text}” (P014).")
    assert (item.status, item.document, item.turn) == ("not_found", "", None)


def test_an_ellipsis_spans_the_next_turn_but_not_more(status, check):
    near = (
        "“Nobody walks down it unless something is on fire […] stopped writing letters; a letter never made” (mill-low)"
    )
    assert status(near) == "exact"
    over_the_interviewer = "“My door is open […] Nobody walks down it unless something is on fire” (L2, mill-low)"
    assert status(over_the_interviewer) == "exact"
    (far,) = check("“When somebody has put the kettle on […] I count the biscuits. There are never ten” (P001)")
    assert far.status == "altered"
    assert "further apart" in far.detail
    (wrong_order,) = check("“they walk round in circles […] Nobody tells the new ones” (P014)")
    assert wrong_order.status != "exact"


def test_words_of_the_author_in_brackets_are_told(check):
    (item,) = check("“Nobody tells the new ones [on the ward] where the keys are” (P014).")
    assert item.status == "exact"
    assert "in brackets, the author's own: on the ward" in item.detail.lower()


def test_a_pause_that_the_transcript_marks_belongs_to_the_words(status):
    assert status("“I have (pause) stopped writing letters” (L1, mill-low)") == "exact"
    assert status("“I have […] stopped writing letters” (L1, mill-low)") == "exact"


def test_the_nearest_passage_is_told_where_something_comes_near(check):
    (item,) = check("“Nobody tells you where the cups are, so they stand about in the yard until noon” (P014).")
    assert item.status == "not_found"
    assert "Nearest: «Nobody tells" in item.detail
    assert "P014 in harbour-high, turn 5; likeness" in item.detail


def test_a_mark_that_is_never_closed_is_told(check):
    (item,) = check("It began early: “Nobody tells the new ones where the keys are, and so on and on.")
    assert item.status == "unclear"
    assert "never closed" in item.detail


def test_a_quotation_of_two_paragraphs_opens_twice(check):
    told = check(
        "P014 said: “Nobody tells the new ones where the keys are,\n\n"
        "“so they walk round in circles all morning.” (P014)"
    )
    assert [item.status for item in told] == ["exact", "exact"]


# any words of the sample ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(demo):
    with open_study(demo.study, coder="kari") as study:
        corpus = Corpus(study.desk.store)
    return corpus, [stretch for stretch in corpus.stretches if stretch.role == "participant"]


def judged(corpus, text, **attributed):
    judge = Judge(corpus, own=frozenset(), least=1, hidden=frozenset())
    return judge.judge(Quotation(text, "line 1", Around()), Attribution(**attributed))


def drawn(data, sample, *, least):
    corpus, stretches = sample
    long = [stretch for stretch in stretches if stretch.last - stretch.first > least]
    stretch = data.draw(st.sampled_from(long))
    length = data.draw(st.integers(least, min(50, stretch.last - stretch.first)))
    first = data.draw(st.integers(stretch.first, stretch.last - length))
    return corpus, stretch, corpus.surface(first, first + length)


relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(data=st.data())
def test_any_span_of_a_turn_is_found_exactly(sample, data):
    corpus, stretch, text = drawn(data, sample, least=5)
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    spelled = unicodedata.normalize(form, text).replace(" ", data.draw(st.sampled_from([" ", "\n", "  "])))
    told = judged(corpus, spelled, documents=frozenset({stretch.document_id}))
    assert told.status == "exact", told.detail
    assert told.stretch.document == stretch.document


@relaxed
@given(data=st.data())
def test_one_word_replaced_is_altered_with_that_word_in_the_difference(sample, data):
    corpus, stretch, text = drawn(data, sample, least=14)
    words = text.split(" ")
    inner = [
        place for place, word in enumerate(words) if re.fullmatch(r"[^\W\d_]{2,}", word) and 1 < place < len(words) - 2
    ]
    if not inner or ".." in text or "…" in text:  # beside a pause, what is replaced counts as left out with a mark
        return
    place = data.draw(st.sampled_from(inner))
    old, words[place] = words[place], "kaleidoskop"
    told = judged(corpus, " ".join(words), documents=frozenset({stretch.document_id}))
    assert told.status == "altered", told.detail
    assert "{+kaleidoskop+}" in told.detail
    assert f"-{unicodedata.normalize('NFC', old)}" in unicodedata.normalize("NFC", told.detail).replace("[-", "-")


@relaxed
@given(data=st.data())
def test_words_in_no_order_are_not_found(sample, data):
    corpus, _stretches = sample
    places = data.draw(st.lists(st.integers(0, len(corpus.words) - 1), min_size=9, max_size=30))
    text = " ".join(corpus.forms[int(corpus.words[place])] for place in places)
    assert judged(corpus, text).status in ("not_found", "unclear")
