from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.report.quotes import ELLIPSIS, LONGEST, Quotes, shorten
from thematic.store.segments import Segment


def segment(text, *, coding=1, document="a", group="g", participant="P1", start=0):
    return Segment(coding, document, group, "s", "X", participant, start, start + len(text), text)


GOOD = "we always help each other out when it gets busy here"


def test_a_quote_of_the_right_length_is_preferred():
    short, good = segment("yes", start=0), segment(GOOD, start=10)
    assert Quotes().choose([short, good]).text == GOOD
    assert Quotes().choose([short]).text == "yes"


def test_people_and_groups_take_turns():
    quotes = Quotes()
    segments = [
        segment(GOOD, participant="P1", group="g1", start=0),
        segment(GOOD, participant="P1", group="g1", start=100),
        segment(GOOD, participant="P2", group="g1", start=200),
        segment(GOOD, participant="P3", group="g2", start=300),
    ]
    assert [quotes.choose(segments).said_by for _ in range(4)] == ["P1", "P3", "P2", "P1"]
    assert quotes.choose(segments) is None


def test_no_words_are_printed_twice_even_in_part():
    quotes = Quotes()
    assert quotes.choose([segment(GOOD, start=0)]) is not None
    assert quotes.choose([segment(GOOD, coding=2, start=20)]) is None
    assert quotes.choose([segment(GOOD, coding=2, start=20, document="b")]) is not None


def test_a_quote_in_one_piece_is_preferred():
    broken = GOOD.replace(" each", "\neach")
    assert Quotes().choose([segment(broken, start=0), segment(GOOD, start=100)]).text == GOOD
    assert Quotes().choose([segment(broken)]).text == broken


def test_equal_candidates_come_in_the_order_of_the_material():
    segments = [segment(GOOD, document="b"), segment(GOOD, document="a", start=50), segment(GOOD, document="a")]
    assert Quotes().choose(segments).segment == segments[2]
    assert Quotes().choose(list(reversed(segments))).segment == segments[2]


def test_who_said_it_falls_back_on_speaker_and_document():
    assert Segment(1, "a", "g", "s", "Kari", "", 0, 1, "x").said_by == "a, Kari"
    assert Segment(1, "a", "g", "s", "", "", 0, 1, "x").said_by == "a"


def test_a_long_quote_ends_at_a_sentence_with_a_marked_ellipsis():
    text = "One two three. " * 12 + "And then it goes on and on"
    cut = shorten(text, longest=20)
    assert cut == "One two three. " * 6 + ELLIPSIS


def test_a_long_sentence_is_cut_at_the_limit():
    assert shorten("a b. c d e f", longest=5) == "a b. c d e […]"
    assert shorten("a b. c d e", longest=5) == "a b. c d e"


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab .\n"), max_size=400))
def test_nothing_but_the_end_of_a_quote_is_touched(text):
    cut = shorten(text)
    assert cut == text or (cut.endswith(f" {ELLIPSIS}") and text.startswith(cut.removesuffix(f" {ELLIPSIS}")))
    assert len(cut.removesuffix(ELLIPSIS).split()) <= LONGEST
