"""Codebook files: YAML and CSV say the same, come back equal, and a wrong one is told by code and line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.coding.bookfile import read_book, write_csv, write_yaml
from thematic.errors import BadInput, UnreadableFile
from thematic.model import Book, CodeEntry, ConceptEntry, ThemeEntry
from thematic.store.names import fold

YAML = """\
name: Prøvebok
language: nb
themes:
  - name: klima
    label: {nb: Klimaet, en: The climate}
    definition: Om å ha det sammen.
  - {name: støtte, parent: klima}
concepts:
  - name: bemanning
    label: {nb: folk nok, en: enough people}
  - {name: ro, label: arbeidsro}
  - helg
codes:
  - name: mangel
    label: {nb: mangler folk}
    definition: >-
      Det er for få
      på jobb.
    include: Fravær.
    exclude: "Ferie: nei."
    example: «Vi mangler folk»
    theme: klima
    concept: bemanning
    colour: "#2E9E5D"
    children:
      - name: helg
        theme: [klima, støtte]
      - natt
  - name: no
    parent: mangel
  - 1.10
"""
BOOK = Book(
    "Prøvebok",
    "nb",
    (
        CodeEntry(
            *("mangel", "", "mangler folk", "", "Det er for få på jobb.", "Fravær.", "Ferie: nei."),
            *("«Vi mangler folk»", "klima", "bemanning", "#2E9E5D"),
        ),
        CodeEntry("helg", "mangel", theme="klima; støtte"),
        CodeEntry("natt", "mangel"),
        CodeEntry("no", "mangel"),
        CodeEntry("1.10"),
    ),
    (ThemeEntry("klima", "", "Klimaet", "The climate", "Om å ha det sammen."), ThemeEntry("støtte", "klima")),
    (
        ConceptEntry("bemanning", "folk nok", "enough people"),
        ConceptEntry("ro", "arbeidsro", "arbeidsro"),
        ConceptEntry("helg"),
    ),
)


@pytest.fixture
def file(tmp_path):
    def write(text, name="bok.yml", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_yaml_is_read_with_nested_and_named_parents(file):
    assert read_book(file(YAML)) == BOOK


def test_a_label_without_languages_is_both(file):
    (code,) = read_book(file("codes: [{name: a, label: mangler folk}]")).codes
    assert (code.label_nb, code.label_en) == ("mangler folk", "mangler folk")


def test_a_book_without_a_name_is_called_as_its_file(file):
    assert read_book(file("codes: [a]", "min-bok.yaml")).name == "min-bok"
    assert read_book(file("name\na\n", "min-bok.CSV")).name == "min-bok"


CSV = """\
name,parent,label_nb,label_en,definition,theme,colour
mangel,,mangler folk,,"Det er for få, sier de",klima; støtte,#2E9E5D
helg,mangel,,,,,
"""


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_in_its_usual_forms(file, separator, encoding):
    text = CSV.replace("; støtte", "").replace('"Det er for få, sier de"', "Det er for få").replace(",", separator)
    assert read_book(file(text, "bok.csv", encoding)).codes == (
        CodeEntry("mangel", "", "mangler folk", "", "Det er for få", theme="klima", colour="#2E9E5D"),
        CodeEntry("helg", "mangel"),
    )


def test_csv_holds_what_yaml_holds_of_codes(file):
    assert read_book(file(write_csv(BOOK), "Prøvebok.csv")) == Book("Prøvebok", "", BOOK.codes, ())


def test_yaml_leaves_out_what_is_empty_and_keeps_letters_readable():
    text = write_yaml(Book("Bok", "", (CodeEntry("år", definition="På jobb"), CodeEntry("b", "år")), ()))
    assert text == "name: Bok\ncodes:\n- name: år\n  definition: På jobb\n  children:\n  - name: b\n"


def test_a_parent_in_other_letters_or_outside_the_book_is_kept(file):
    book = Book("Bok", "", (CodeEntry("Mangel"), CodeEntry("helg", "MANGEL"), CodeEntry("natt", "annet")), ())
    again = read_book(file(write_yaml(book)))
    assert [(code.name, code.parent) for code in again.codes] == [("Mangel", ""), ("helg", "Mangel"), ("natt", "annet")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no list 'codes'"),
        ("- a\n- b\n", "has no list 'codes'"),
        ("codes: a, b\n", "'codes' is no list"),
        ("name: x\n", "has no list 'codes'"),
        ("codes: [a]\nthemes: klima\n", "'themes' is no list"),
        ("codes: [{name: a, children: bcd}]\n", "'children' of 'a' is no list"),
        ("codes: [{name: a, include: [b, c]}]\n", "'include' of 'a' is no plain text"),
        ("codes: [{name: a, label: {nb: [b]}}]\n", "'nb' of 'a' is no plain text"),
        ("codes: [{name: [a]}]\n", "'name' is no plain text"),
        ("codes: [{name: a, label: {no: b}}]\n", "'a' has a label in 'no'"),
        ("codes: [{definition: b}]\n", "a code has no name"),
        ("codes: [{name: ''}]\n", "a code has no name"),
        ("codes: [[a]]\n", "a code has no name"),
        ("codes: [a]\nthemes: [{parent: b}]\n", "a theme has no name"),
        ("codes: [{name: a, defintion: b}]\n", "code 'a' has an unknown key 'defintion'"),
        ("codes: [a]\nthemes: [{name: a, ideas: b}]\n", "theme 'a' has an unknown key 'ideas'"),
        ("codes: [a]\ntheme: [b]\n", "has an unknown key 'theme'"),
        ("codes: [a, A]\n", "the code 'A' stands twice"),
        ("codes: [{name: a, children: [b]}, b]\n", "the code 'b' stands twice"),
        ("codes: [a]\nthemes: [b, B]\n", "the theme 'B' stands twice"),
        ("codes: [a]\nconcepts: ro\n", "'concepts' is no list"),
        ("codes: [a]\nconcepts: [{label: b}]\n", "a concept has no name"),
        ("codes: [a]\nconcepts: [{name: a, parent: b}]\n", "concept 'a' has an unknown key 'parent'"),
        ("codes: [a]\nconcepts: [{name: a, label: {no: b}}]\n", "'a' has a label in 'no'"),
        ("codes: [a]\nconcepts: [b, B]\n", "the concept 'B' stands twice"),
        ("codes: [{name: a, parent: b}, {name: b, parent: a}]\n", "the code 'a' stands below itself"),
        ("codes: [{name: a, parent: A}]\n", "the code 'a' stands below itself"),
        ("codes: [a]\nthemes: [{name: a, parent: b}, {name: b, parent: a}]\n", "the theme 'a' stands below itself"),
        ("codes: [{name: a, children: [{name: b, parent: c}]}, c]\n", "'b' is among the children of 'a' but names the"),
    ],
)
def test_a_wrong_yaml_book_says_what_is_wrong(file, text, said):
    path = file(text)
    with pytest.raises(BadInput) as error:
        read_book(path)
    assert str(path) in error.value.sentence
    assert said in error.value.sentence


def test_broken_yaml_names_its_line(file):
    with pytest.raises(UnreadableFile, match="at line 3"):
        read_book(file("codes:\n  - name: a\n   - b: c\n"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("navn\na\n", "the column 'name' is missing"),
        ("name,defintion\na,b\n", "has an unknown column 'defintion'"),
        ("name,definition\n,b\n", "line 2 has no name"),
        ("name\na\nA\n", "the code 'A' stands twice"),
        ("name,parent\na,b\nb,a\n", "the code 'a' stands below itself"),
    ],
)
def test_a_wrong_csv_book_says_what_is_wrong(file, text, said):
    with pytest.raises(BadInput, match=said):
        read_book(file(text, "bok.csv"))


TEXT = st.text("abÅå\u030aé \n\t\r:#-'\"{}[],;&*!|>%@`=+~?\\«»🙂\u2028\x85\x07", max_size=12).map(str.strip)
NAMES = st.one_of(
    st.text("abÅø:#-'\"{}[],;&*!|>%@`= ~?\\🙂", min_size=1, max_size=8).map(str.strip).filter(bool),
    st.sampled_from(["null", "~", "no", "yes", "1", "1.10", "12:30", "2024-01-01", "<<", "=", "0x1F", "- a", "true"]),
)


@st.composite
def books(draw):
    names = draw(st.lists(NAMES, min_size=1, max_size=6, unique_by=fold))
    parents = [draw(st.sampled_from(["", *names[:place]])) for place in range(len(names))]
    codes = [
        CodeEntry(name, parent, *draw(st.lists(TEXT, min_size=10, max_size=10)))
        for name, parent in zip(names, parents, strict=True)
    ]
    themes = [ThemeEntry(name, "", *draw(st.lists(TEXT, min_size=3, max_size=3))) for name in names[:2]]
    concepts = tuple(ConceptEntry(name, draw(TEXT), draw(TEXT)) for name in names[-2:])
    language = draw(st.sampled_from(["", "nb", "en"]))
    return Book(draw(NAMES), language, tuple(_in_tree_order(codes)), tuple(themes), concepts)


def _in_tree_order(codes, parent=""):
    for code in codes:
        if code.parent == parent:
            yield code
            yield from _in_tree_order(codes, code.name)


@settings(max_examples=70, deadline=None)
@given(books())
def test_yaml_comes_back_equal(tmp_path_factory, book):
    path = tmp_path_factory.mktemp("bok") / "bok.yml"
    path.write_bytes(write_yaml(book).encode())
    assert read_book(path) == book


@settings(max_examples=70, deadline=None)
@given(books())
def test_csv_comes_back_equal(tmp_path_factory, book):
    path = tmp_path_factory.mktemp("bok") / "bok.csv"
    path.write_bytes(write_csv(book).encode())
    assert read_book(path).codes == book.codes
