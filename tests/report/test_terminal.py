"""A listing on a terminal keeps whole what it shows, and says what found no room."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from thematic.report.table import Column, Table, listing
from thematic.report.terminal import fit, rich_table, shown

ROW = {"id": 1, "started": "2025-01-31T12:00:00.000Z", "who": "kari", "why": "", "what": "many words " * 9, "n": 12}
COLUMNS = tuple(ROW)


def drawn(table, width):
    out = io.StringIO()
    Console(file=out, width=width, no_color=True).print(rich_table(table))
    return [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]


def names(table):
    return [column.name for column in table.columns]


def test_a_table_that_fits_keeps_every_column():
    fitted, left = fit(listing(COLUMNS, [ROW]), 80, spare=("n", "who"))
    assert (names(fitted), left) == (list(COLUMNS), [])


def test_empty_columns_go_first_and_then_the_spared_ones_in_their_order():
    table = listing(COLUMNS, [ROW])
    for width in (54, 58):
        fitted, left = fit(table, width, spare=("n", "who"))
        assert (names(fitted), left) == (["id", "started", "who", "what", "n"], [])
    fitted, left = fit(table, 53, spare=("n", "who", "id"))
    assert (names(fitted), left) == (["id", "started", "who", "what"], ["n"])
    fitted, left = fit(table, 40, spare=("n", "who", "id", "unknown"))
    assert (names(fitted), left) == (["started", "what"], ["n", "who", "id"])


def test_without_rows_no_column_is_empty():
    fitted, left = fit(listing(COLUMNS, []), 10, spare=("who",))
    assert (names(fitted), left) == (["id", "started", "why", "what", "n"], ["who"])


def test_one_column_stays_whatever_the_width():
    fitted, left = fit(listing(["a", "b"], [{"a": "", "b": "x" * 99}]), 3, spare=("a", "b"))
    assert (names(fitted), left) == (["b"], [])


def test_short_columns_are_not_folded_and_text_is():
    rows = [{"name": "kve-med-hoy-1", "text": "long words of somebody " * 6, "role": "participant"}]
    lines = drawn(listing(["name", "text", "role"], rows), 60)
    assert lines[2].split()[0] == "kve-med-hoy-1"
    assert lines[2].split()[-1] == "participant"
    assert len(lines) > 4
    assert max(map(len, lines)) <= 60


def test_a_row_that_spans_all_columns_stays():
    table = Table((Column("a", "A"), Column("b", "B")), (("over both",), ("x", "y")))
    assert drawn(fit(table, 80)[0], 80)[2].strip() == "over both"


def test_a_moment_is_shown_to_the_minute_and_nothing_else_is_touched(monkeypatch):
    assert shown("2025-01-31T12:34:56.789Z")[-3:] == ":34"
    assert shown("at 2025-01-31T12:34:56.789Z") == "at 2025-01-31T12:34:56.789Z"
    assert (shown(None), shown(1 / 3), shown(7)) == ("", "0.3333", "7")


def test_wide_letters_count_double():
    table = listing(["a", "b"], [{"a": "語" * 9, "b": "x" * 9}])
    assert names(fit(table, 30, spare=("b",))[0]) == ["a"]


@given(
    st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40), st.integers()), max_size=4),
    st.integers(min_value=40, max_value=120),
)
def test_columns_keep_their_order_and_are_kept_or_named(rows, width):
    columns = ("first", "second", "third")
    table = listing(columns, [dict(zip(columns, row, strict=True)) for row in rows])
    fitted, left = fit(table, width, spare=columns)
    assert names(fitted) == [name for name in columns if name in names(fitted)]
    assert set(left).isdisjoint(names(fitted))


@pytest.mark.parametrize("width", [60, 80])
def test_lines_are_no_wider_than_the_terminal(width):
    fitted, _left = fit(listing(COLUMNS, [ROW]), width, spare=("n", "who", "id"))
    assert max(map(len, drawn(fitted, width))) <= width
