"""Spans agree with plain sets of positions, and positions survive UTF-16 and normal forms."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thematic import spans

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)
LATIN = [
    "a",
    " ",
    "\n",
    "'",
    "å",
    "a\u030a",
    "Å",
    "\u212b",
    "e\u0323\u0302",
    "e\u0302\u0323",
    "\u0301",
    "o\u0338",
    "🙂",
]
HANGUL = ["한", "\u1112", "\u1161", "\u11ab"]
UNLIKE_NFC = ["\u0958", "\u0344", "\u0f73", "\U0001d15e", "\ufb01", "\ufeff", "字", "か", "\u3099"]
TEXTS = st.lists(st.sampled_from([*LATIN, *HANGUL, *UNLIKE_NFC]), max_size=12).map("".join)
quick = settings(max_examples=150, deadline=None)


def points(some):
    return {point for start, end in some for point in range(start, end)}


def is_tidy(some):
    return all(start < end for start, end in some) and all(a[1] < b[0] for a, b in pairwise(some))


@quick
@given(SPANS)
def test_a_union_has_the_same_points_in_few_ordered_spans(some):
    merged = spans.union(some)
    assert points(merged) == points(some)
    assert is_tidy(merged)
    assert spans.union(reversed(merged)) == merged


@quick
@given(SPANS, SPANS)
def test_subtracting_leaves_the_points_outside_the_holes(some, holes):
    rest = spans.subtract(some, holes)
    assert points(rest) == points(some) - points(holes)
    assert is_tidy(rest)


@quick
@given(SPANS)
def test_a_length_counts_each_point_once(some):
    assert spans.length(some) == len(points(some))


@quick
@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_an_overlap_is_the_number_of_shared_points(a, b):
    assert spans.overlap(a, b) == spans.overlap(b, a) == len(points([a]) & points([b]))


def test_spans_that_touch_share_nothing_and_become_one():
    assert spans.overlap((0, 3), (3, 5)) == 0
    assert spans.union([(3, 5), (0, 3)]) == [(0, 5)]


@quick
@given(TEXTS, st.data())
def test_a_trimmed_span_is_its_text_stripped(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new_start, new_end = spans.trim(text, (start, end))
    assert text[new_start:new_end] == text[start:end].strip()
    assert start <= new_start <= new_end <= end


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Vi mangler folk her", "angler fo", "mangler folk"),
        ("Vi mangler folk her", " mangler ", "mangler"),
        ("hos a\u030asene i A\u030as", "sene", "a\u030asene"),
        ("hos a\u030asene i A\u030as", "hos a", "hos a\u030asene"),
        ("han sa «vi er få» igjen", "i er f", "vi er få"),
        ("gjør-det-selv, altså", "det", "gjør-det-selv"),
        ("de' æ'kje rart", "kje", "æ'kje"),
        ("snø, vind", "nø, ", "snø,"),
        ("bra 🙂 dag", "🙂", "🙂"),
    ],
)
def test_a_snapped_span_cuts_no_word(text, part, whole):
    start = text.index(part)
    new_start, new_end = spans.snap_to_words(text, (start, start + len(part)))
    assert text[new_start:new_end] == whole


@quick
@given(TEXTS, st.data())
def test_snapping_keeps_what_was_marked_and_snaps_once(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = spans.trim(text, (start, end))
    snapped = spans.snap_to_words(text, (start, end))
    assert snapped[0] <= trimmed[0] <= trimmed[1] <= snapped[1]
    assert spans.snap_to_words(text, snapped) == snapped


@quick
@given(TEXTS)
def test_utf16_positions_are_those_of_the_encoded_text_and_come_back(text):
    positions = range(len(text) + 1)
    units = spans.utf16_offsets(text, positions)
    assert units == [len(text[:position].encode("utf-16-le")) // 2 for position in positions]
    assert spans.code_points(text, units) == list(positions)


@pytest.mark.parametrize(("unit", "position"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (99, 3), (-1, 0)])
def test_a_position_inside_a_pair_goes_to_its_character_and_others_stay_in_the_text(unit, position):
    assert spans.code_points("å🙂b", [unit]) == [position]


@pytest.mark.parametrize(("unit", "position"), [(0, 0), (2, 2), (3, 3), (99, 3), (-1, 0)])
def test_plain_ascii_keeps_its_positions_within_the_text(unit, position):
    assert spans.code_points("abc", [unit]) == [position]


@quick
@given(TEXTS)
@example("e\u0302\u0323\u0301")
@example("\u1112\u1161\u11ab\u11ab")
@example("\u0958\u0301")
@example("o\u0338\u030a\u0301字")
@example("a\u0f73\u0301")
def test_every_place_in_normal_form_c_has_its_place_in_the_text(text):
    normal, positions = spans.normal_form(text)
    assert normal == unicodedata.normalize("NFC", text)
    assert len(positions) == len(normal) + 1
    assert (positions[0], positions[-1]) == (0, len(text))
    assert all(here <= after for here, after in pairwise(positions))


WORDS = ["Å", "ærlig", "søt", "e\u0323\u0302", "한국", "🙂", "é", " "]


@quick
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_a_word_found_in_normal_form_is_cut_out_of_decomposed_text(words):
    text = unicodedata.normalize("NFD", "|".join(words))
    normal, positions = spans.normal_form(text)
    at = 0
    for word in words:
        wanted = unicodedata.normalize("NFC", word)
        assert normal[at : at + len(wanted)] == wanted
        assert text[positions[at] : positions[at + len(wanted)]] == unicodedata.normalize("NFD", word)
        at += len(wanted) + 1


def test_text_in_normal_form_keeps_its_positions():
    assert spans.normal_form("Å nei 🙂") == ("Å nei 🙂", range(8))


def test_decomposed_letters_end_where_their_marks_end():
    normal, positions = spans.normal_form("pa\u030a a\u030as")
    assert (normal, list(positions)) == ("på ås", [0, 1, 3, 4, 6, 7])
