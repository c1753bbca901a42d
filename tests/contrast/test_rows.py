"""What the rows of a contrast are, and which codings each counts."""

import pytest

from tests.contrast.field import Field


@pytest.fixture
def pair(field: Field) -> Field:
    """A group of low and one of high absence, a tree of themes and a tree of codes."""
    field.group("low", "S1", absence="low")
    field.group("high", "S1", absence="high")
    field.theme("work")
    field.theme("pay", "work")
    field.theme("home")
    field.code("tired", "work", concept="strain")
    field.code("very tired", parent="tired")
    field.code("underpaid", "pay")
    field.code("worn", "home", concept="Strain")
    field.code("loose")
    return field


def names(field: Field, **options: str) -> list[str]:
    return [row.row for row in field.contrast(**options).all_rows]


def test_code_rows_stand_in_the_order_of_themes_and_codebook(pair: Field) -> None:
    assert names(pair) == ["worn", "tired", "very tired", "underpaid", "loose"]
    assert {row.row: row.theme for row in pair.contrast().all_rows} == {
        "worn": "home",
        "tired": "work",
        "very tired": "work",
        "underpaid": "pay",
        "loose": "",
    }


def test_a_parents_row_includes_its_childrens_codings(pair: Field) -> None:
    pair.raised("very tired", "low")

    assert (pair.row("tired").groups_a, pair.row("very tired").groups_a, pair.row("underpaid").groups_a) == (1, 1, 0)
    assert (pair.row("very tired").parent, pair.row("tired").parent) == ("tired", "")


def test_a_code_with_stances_is_four_rows(pair: Field) -> None:
    pair.coding("tired", "low", 2, stance="+")
    pair.coding("very tired", "low", 3, stance="±")
    pair.coding("tired", "high", 2)
    pair.coding("tired", "high", 3, stance="-")

    rows = {row.stance: row for row in pair.contrast(rows="code-stance").all_rows if row.row == "tired"}

    assert {stance: (row.groups_a, row.groups_b) for stance, row in rows.items()} == {
        "": (0, 1),
        "+": (1, 0),
        "-": (0, 1),
        "±": (1, 0),
    }
    assert (pair.row("tired").groups_a, pair.row("tired").stance) == (1, "")


def test_a_concept_joins_codes_whatever_the_case_of_its_name(pair: Field) -> None:
    pair.raised("very tired", "low")
    pair.raised("worn", "high")

    (row,) = pair.contrast(rows="concept").all_rows

    assert (row.row, row.groups_a, row.groups_b, row.theme) == ("strain", 1, 1, "home; work")


def test_a_themes_row_counts_all_that_is_under_it_and_a_passage_once(pair: Field) -> None:
    for code in ("very tired", "underpaid", "worn"):
        pair.coding(code, "low", 2)

    rows = {row.row: row for row in pair.contrast(rows="theme").all_rows}

    assert {name: row.groups_a for name, row in rows.items()} == {"home": 1, "work": 1, "pay": 1}
    assert rows["work"].per_1000_words_a == pytest.approx(1000 / 48)
    assert (rows["pay"].parent, rows["pay"].theme) == ("work", "work")


def test_a_dropped_theme_is_no_row_and_no_theme_of_its_codes(pair: Field) -> None:
    with pair.desk.change("drop"):
        pair.store.update("themes", pair.ids["themes", "home"], {"status": "dropped"})

    assert names(pair, rows="theme") == ["work", "pay"]
    assert pair.row("worn").theme == ""


def test_a_code_under_two_themes_is_one_row_that_names_both(pair: Field) -> None:
    pair.code("alone", "home", "pay")
    pair.raised("alone", "low")

    row = pair.row("alone")

    assert row.theme == "home; pay"
    assert pair.row("alone", theme="pay").theme == "pay"
    assert pair.row("alone", theme="work").theme == "pay"


def test_picking_a_theme_keeps_the_rows_of_what_is_under_it(pair: Field) -> None:
    assert names(pair, theme="WORK") == ["tired", "very tired", "underpaid"]
    assert names(pair, theme="pay", rows="theme") == ["pay"]
