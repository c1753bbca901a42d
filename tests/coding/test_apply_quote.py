"""A quote is coded where it stands exactly: once, whatever the normal form or the white space."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import TALK, nothing_changes, one_operation, text_of
from thematic.coding.anchors import Place
from thematic.errors import BadInput


def place(text, turns=()):
    rows = [{"id": n, "number": n, "start": start, "end": end} for n, (start, end) in enumerate(turns, 1)]
    return Place(1, "a", text, rows)


def test_a_quote_is_coded_where_it_stands(study):
    with one_operation(study, "apply"):
        coding = study.apply("mangel", "a", quote="Vi mangler folk.")
    text = text_of(study, "a")
    assert text[coding.start : coding.end] == coding.quote == "Vi mangler folk."
    assert (coding.document, coding.code, coding.coder, coding.layer, coding.stance, coding.new) == (
        *("a", "mangel", "kari", "independent", ""),
        True,
    )
    row = study.desk.store.one("codings", id=coding.id)
    assert row["before"] == text[coding.start - 40 : coding.start]
    assert row["after"] == text[coding.end : coding.end + 40]


def test_guillemets_and_emoji_are_part_of_a_quote(study):
    coding = study.apply("ring-først", "a", quote="«ring meg først» 🙂 og så")
    assert text_of(study, "a")[coding.start : coding.end] == "«ring meg først» 🙂 og så"
    after = study.apply("ring-først", "a", quote="ringer vi henne")
    assert (after.start, after.end) == (TALK.index("ringer vi henne"), TALK.index("ringer vi henne") + 15)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("document", "words"), [("a", "Sjefen sier «ring meg først»"), ("b", "Det går så som så")])
def test_a_quote_in_either_normal_form_finds_the_stored_one(study, form, document, words):
    coding = study.apply("mangel", document, quote=unicodedata.normalize(form, words))
    stored = "NFC" if document == "a" else "NFD"
    assert coding.quote == unicodedata.normalize(stored, words)
    assert text_of(study, document)[coding.start : coding.end] == coding.quote


def test_a_letter_is_not_found_inside_a_decomposed_one(study):
    assert "kvar" in text_of(study, "b")
    with nothing_changes(study), pytest.raises(BadInput, match="does not stand"):
        study.apply("mangel", "b", quote="sa som")


def test_white_space_around_a_quote_and_kinds_of_it_inside_do_not_matter(study):
    coding = study.apply("mangel", "a", quote="  Vi\u00a0mangler\n folk. ")
    assert coding.quote == "Vi mangler folk."


def test_a_quote_that_is_not_there_is_an_error_that_suggests_the_nearest(study):
    with nothing_changes(study):
        with pytest.raises(BadInput, match=r"«Vi mangler folka\.» does not stand in 'a'") as error:
            study.apply("mangel", "a", quote="Vi mangler folka.")
        assert error.value.hint == "Did you mean «Vi mangler folk.» (turn 2)?"
        with pytest.raises(BadInput, match="does not stand in 'a'") as error:
            study.apply("mangel", "a", quote="noe helt annet xyz")
        assert "search --fuzzy" in error.value.hint


def test_a_quote_of_another_turn_says_which_one(study):
    with pytest.raises(BadInput, match="does not stand in turn 4 of 'a'") as error:
        study.apply("mangel", "a", quote="Vi mangler folk.", turn=4)
    assert error.value.hint == "It stands in turn 2."


def test_a_quote_that_stands_twice_is_an_error_unless_the_turn_is_named(study):
    with nothing_changes(study):
        with pytest.raises(BadInput, match="stands in several places of 'a'") as error:
            study.apply("mangel", "a", quote="Det går ut over alle")
        assert error.value.hint == "It stands in turns 2 and 5: name the turn, or a longer quote."
        with pytest.raises(BadInput, match="several places of turn 5 of 'a'") as error:
            study.apply("mangel", "a", quote="det", turn=5)
        assert error.value.hint == "Name a longer quote."
    second = study.apply("mangel", "a", quote="Det går ut over alle", turn=5)
    assert second.start == TALK.rindex("Det går ut over alle")


def test_twice_is_twice_in_whatever_normal_form():
    mixed = "så er det, " + unicodedata.normalize("NFD", "så er det")
    with pytest.raises(BadInput, match="several places"):
        place(mixed).by_quote("så er det")


def test_overlapping_places_are_several():
    with pytest.raises(BadInput, match="several places"):
        place("ja ja ja").by_quote("ja ja")


@pytest.mark.parametrize("quote", ["", "   "])
def test_an_empty_quote_is_an_error(study, quote):
    with nothing_changes(study), pytest.raises(BadInput, match="The quote is empty"):
        study.apply("mangel", "a", quote=quote)


def test_a_quote_longer_than_the_document_is_an_error():
    with pytest.raises(BadInput, match="does not stand"):
        place("kort").by_quote("langt og lengre enn langt")


@settings(max_examples=150, deadline=None)
@given(st.text("aåe\u030a «🙂\n", min_size=1, max_size=12), st.data())
def test_any_quote_that_stands_once_is_found_and_any_other_is_not(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    normal, wanted = unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", quote)
    times = sum(normal.startswith(wanted, at) for at in range(len(normal))) if wanted else 0
    if times == 1:
        anchor = place(text).by_quote(quote)
        assert unicodedata.normalize("NFC", text[anchor.start : anchor.end]) == wanted
    elif times > 1 or not wanted:
        with pytest.raises(BadInput):
            place(text).by_quote(quote)
