import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thematic
from thematic.errors import UsageError
from thematic.report.table import Column, Line, Table, listing, plain, render
from thematic.report.terminal import rich_table

ROWS = [
    {"document": "a1", "turns": 12, "share": 0.1, "note": "yes, and | no"},
    {"document": "Ærlig", "turns": None, "share": 1.0, "note": 'two\nlines "here"'},
]
TABLE = listing({"document": "Document", "turns": "Turns", "share": "Share", "note": "Note"}, ROWS)


def test_tsv_keeps_one_line_a_row():
    assert render(TABLE, "tsv") == (
        'document\tturns\tshare\tnote\na1\t12\t0.1\tyes, and | no\nÆrlig\t\t1.0\ttwo lines "here"\n'
    )


def test_csv_is_exact_and_plain():
    assert render(TABLE, "csv") == (
        'document,turns,share,note\na1,12,0.1,"yes, and | no"\nÆrlig,,1.0,"two\nlines ""here"""\n'
    )


def test_csv_leaves_signs_at_the_start_of_speech_alone():
    assert render(listing(["said"], [{"said": "- yes"}, {"said": "=1+1"}]), "csv") == "said\n- yes\n=1+1\n"


def test_json_is_a_list_of_objects_with_null_for_nothing():
    assert json.loads(render(TABLE, "json")) == ROWS
    assert '"Ærlig"' in render(TABLE, "json")
    assert render(listing(["a"], []), "json") == "[]\n"


def test_markdown_escapes_what_would_break_the_table():
    assert render(TABLE, "md") == (
        "| Document | Turns | Share | Note |\n"
        "| :--- | ---: | ---: | :--- |\n"
        "| a1 | 12 | 0.1 | yes, and \\| no |\n"
        '| Ærlig |  | 1.0 | two<br>lines "here" |\n'
    )


def test_an_unknown_format_is_a_usage_error_that_names_the_known_ones():
    with pytest.raises(UsageError) as caught:
        render(TABLE, "yaml")
    assert caught.value.hint == "Formats: tsv, csv, json, md."


def test_keys_become_headings_and_a_missing_key_an_empty_cell():
    table = listing(["turn_end", "q"], [{"q": 0.5}])
    assert [column.heading for column in table.columns] == ["turn end", "q"]
    assert table.rows == ((None, 0.5),)


def test_rich_cells_become_lines_of_text():
    cell = (Line("first", "bullet", marks="a"), Line("under it", "bullet", level=1), Line("words", "quote"))
    assert plain(cell) == "• first\n  • under it\nwords"
    table = Table((Column("a", "A"), Column("b", "B")), ((cell, None), ("all",)))
    assert json.loads(render(table, "json")) == [{"a": plain(cell), "b": None}, {"a": "all", "b": None}]


def test_a_row_has_a_cell_for_every_column_or_one_for_all():
    with pytest.raises(ValueError, match="a row of 2 cells in a table of 3 columns"):
        Table((Column("a", "A"), Column("b", "B"), Column("c", "C")), ((1, 2),))


def test_numbers_stand_to_the_right_unless_a_column_says_otherwise():
    table = Table((Column("a", "A"), Column("b", "B"), Column("c", "C", align="center")), ((1, "1", 1), (None, 2, 2)))
    assert [table.align(index) for index in range(3)] == ["right", "left", "center"]


def test_the_terminal_shows_cells_as_they_are():
    from rich.console import Console

    out = io.StringIO()
    table = listing(["code", "n"], [{"code": "[bold]trust[/bold]", "n": 7}, {"code": "x", "n": 1 / 3}])
    Console(file=out, width=60, no_color=True).print(rich_table(table))
    lines = [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]
    assert [line.split() for line in lines] == [
        ["code", "n"],
        ["─" * len(lines[1].strip())],
        ["[bold]trust[/bold]", "7"],
        ["x", "0.3333"],
    ]
    assert len({len(line) for line in (lines[0], lines[2], lines[3])}) == 1


def test_the_module_imports_nothing_heavy():
    code = (
        "import sys, thematic.report.table, thematic.report.words\n"
        "heavy = {'pandas', 'numpy', 'docx', 'rich', 'lxml', 'xlsxwriter', 'sqlite_utils', 'json', 'csv'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(thematic.__file__).parents[1]
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


cells = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_json_and_csv_give_back_what_went_in(rows):
    table = Table((Column("a", "A"), Column("b", "B")), tuple(rows))
    assert json.loads(render(table, "json")) == [{"a": a, "b": b} for a, b in rows]
    read = list(csv.reader(io.StringIO(render(table, "csv"), newline="")))
    assert read == [["a", "b"], *([("" if c is None else str(c)) for c in row] for row in rows)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_tsv_always_has_one_line_a_row(rows):
    table = Table((Column("a", "A"), Column("b", "B")), tuple(rows))
    lines = render(table, "tsv").split("\n")
    assert len(lines) == len(rows) + 2
    assert all(line.count("\t") == 1 for line in lines[:-1])


def test_markdown_shows_marks_in_speech_as_they_are():
    said = "<ler> *veldig* `bra`\r\nja"
    assert render(listing(["said"], [{"said": said}]), "md").splitlines()[2] == (r"| \<ler> \*veldig\* \`bra\`<br>ja |")
