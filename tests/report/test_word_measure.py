"""Columns wide enough for their words, and rows too long for a page."""

import io

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.report.blocks import Chapter
from thematic.report.table import Column, Line, Note, Table
from thematic.report.word import document_bytes
from thematic.report.word_measure import column_widths, count_lines


def table(headings, cells=(), width=1.0):
    columns = tuple(Column(str(index), heading, width) for index, heading in enumerate(headings))
    return Table(columns, (tuple(cells),) if cells else ())


def test_no_column_is_too_narrow_for_its_longest_word():
    narrow, wide = column_widths(table(["Mestringsorientert klima", "x"]), 4000, size=9, padding=85)
    assert narrow > wide
    assert narrow >= len("Mestringsorientert") * 9 * 20 * 0.55
    assert column_widths(table(["a", "b"]), 4000, size=9, padding=85) == [2000, 2000]


def test_words_that_are_too_long_for_any_column_do_not_count():
    assert column_widths(table(["a", "b"], ["x" * 60, "y"]), 4000, size=9, padding=85) == [2000, 2000]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=12), st.integers(2000, 15000))
def test_widths_always_add_up(headings, total):
    widths = column_widths(table(headings), total, size=7, padding=55)
    assert sum(widths) == total
    assert all(width > 0 for width in widths)


def test_a_row_is_as_long_as_its_longest_cell():
    assert count_lines(("a", "b\nc\nd"), [2000, 2000], size=9) == 3
    assert count_lines((("x" * 100),), [1000, 1000], size=9) == 5


def test_a_row_longer_than_a_page_may_break_and_no_other():
    long = tuple(Line(f"punkt {number}", "bullet") for number in range(80))
    made = document_bytes([Chapter("", (Table((Column("a", "A"),), (("kort",), (long,))),))], title="", language="nb")
    rows = Document(io.BytesIO(made)).tables[0].rows
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [
        *(True, True, False, True)
    ]


def test_rows_that_belong_together_stay_together():
    rows = (("theme",), ((Line("codes"),),), ("theme",), ((Line("codes"),),), *((f"{n}",) for n in range(60)))
    kept = Table((Column("a", "A"),), rows, kept=frozenset({0, 2}))
    made = document_bytes([Chapter("", (kept,))], title="", language="nb")
    printed = Document(io.BytesIO(made)).tables[0].rows
    stays = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in printed]
    assert stays == [True, True, None, True, None, *[None] * 59, True, None]


def test_the_caption_and_notes_stand_below_a_table_on_one_page_and_in_the_last_row_of_a_longer_one():
    def texts(rows):
        one = Table((Column("a", "A"),), tuple((f"{n}",) for n in range(rows)), caption="C", notes=(Note("N."),))
        document = Document(io.BytesIO(document_bytes([Chapter("", (one,))], title="", language="en")))
        return [p.text for p in document.paragraphs], document.tables[0].rows[-1].cells[0].text

    assert texts(3) == (["C", "Note. N."], "2")
    assert texts(100) == ([""], "C\nNote. N.")
