"""The codebooks that come along: every one goes into a fresh study and comes out equal."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.bookfile import read_book, write_csv, write_yaml
from thematic.study import create_study

BOOKS = sorted((Path(__file__).parents[2] / "codebooks").glob("*.yml"))


@pytest.fixture
def fresh(tmp_path):
    with create_study(tmp_path / "ny", coder="kari") as study:
        yield study


def test_there_are_starters_beside_the_samples_own_book():
    assert {"ned", "fravaersaarsaker", "medarbeiderundersokelse", "mestringsledelse"} <= {book.stem for book in BOOKS}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_starter_goes_in_and_comes_out_equal(fresh, path, tmp_path):
    book = read_book(path)
    with one_operation(fresh, "codebook import"):
        fresh.import_codebook(path)
    kept = fresh.codebook()
    assert (kept.codes, kept.themes, kept.concepts) == (book.codes, book.themes, book.concepts)
    (tmp_path / "ut.yml").write_bytes(write_yaml(book).encode())
    assert read_book(tmp_path / "ut.yml") == book
    (tmp_path / "ut.csv").write_bytes(write_csv(book).encode())
    assert read_book(tmp_path / "ut.csv") == replace(book, name="ut", language="", themes=(), concepts=())
    with nothing_changes(fresh):
        fresh.import_codebook(tmp_path / "ut.yml")
        fresh.import_codebook(tmp_path / "ut.csv")


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_starter_says_in_both_languages_what_each_code_and_theme_is(path):
    book = read_book(path)
    themes = {theme.name for theme in book.themes}
    for entry in (*book.codes, *book.themes):
        assert entry.label_nb, entry.name
        assert entry.label_en, entry.name
        assert entry.definition, entry.name
    for code in book.codes:
        assert set(code.theme.split("; ")) <= themes, code.name


def test_the_samples_book_names_every_concept_of_its_codes_in_both_languages():
    book = read_book(next(path for path in BOOKS if path.stem == "ned"))
    assert {concept.name for concept in book.concepts} == {code.concept for code in book.codes} - {""}
    for labels in ([entry.label_nb for entry in book.concepts], [entry.label_en for entry in book.concepts]):
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_the_starters_fit_into_one_study_together(fresh):
    for path in BOOKS:
        fresh.import_codebook(path)
    assert len(fresh.codebook().codes) == sum(len(read_book(path).codes) for path in BOOKS)
