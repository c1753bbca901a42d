"""Names are the same name whatever their case, spacing or normal form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thematic.errors import Conflict, NotFound
from thematic.store.names import fold

LETTERS = st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Å", "å"),
        ("Ærlighet", "ærLIGHET"),
        ("Ø", "ø"),
        ("å", "a\u030a"),
        ("Å", "A\u030a"),
        ("Å", "\u212b"),
        (" uklar  ledelse\n", "uklar ledelse"),
        ("uklar\u00a0ledelse", "Uklar ledelse"),
        ("STRASSE", "straße"),
    ],
)
def test_these_are_one_name(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("a", "å"), ("o", "ø"), ("ab", "a b"), ("1", "2"), ("e", "é")])
def test_these_are_two_names(one, other):
    assert fold(one) != fold(other)


@given(LETTERS)
def test_folding_forgets_case_form_and_spacing_and_nothing_is_left_to_fold(name):
    folded = fold(name)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded
    assert fold(f"\t{name} ") == folded
    assert fold(name.casefold()) == folded


def test_a_name_is_found_by_any_spelling_and_else_one_is_suggested(desk):
    with desk.change("code add"):
        code = desk.store.insert("codes", {"name": "Åpen ledelse"})
        desk.store.insert("cases", {"kind": "site", "name": "Nord"})
    assert desk.store.find("codes", "a\u030aPEN  ledelse")["id"] == code
    with pytest.raises(NotFound, match="There is no code 'åpen ledels'") as missing:
        desk.store.find("codes", "åpen ledels")
    assert missing.value.hint == "Did you mean 'Åpen ledelse'?"
    with pytest.raises(NotFound, match="There is no group 'nord'"):
        desk.store.find("cases", "nord", kind="group")


def test_a_concept_is_named_once_whatever_the_spelling(desk):
    with desk.change("codebook import"):
        desk.store.insert("concepts", {"name": "Åpenhet"})
    assert desk.store.find("concepts", "a\u030apenhet")["label_nb"] == ""
    with pytest.raises(Conflict), desk.change("codebook import"):
        desk.store.insert("concepts", {"name": "ÅPENHET"})


def test_a_renamed_row_is_found_by_its_new_name_only(desk):
    with desk.change("code add"):
        code = desk.store.insert("codes", {"name": "Åpen"})
        desk.store.update("codes", code, {"name": "Ærlig"})
    assert desk.store.find("codes", "ærlig")["name"] == "Ærlig"
    with pytest.raises(NotFound):
        desk.store.find("codes", "åpen")
