"""CSV and YAML that go in: decoded, split, and told by line number."""

import unicodedata

import pytest

from thematic.errors import BadInput, UnreadableFile
from thematic.transcripts.sheets import read_sheet, read_yaml, tidy_name


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_by_comma_semicolon_or_tab(write, mark):
    sheet = read_sheet(
        write("a.csv", mark.join(["document", "group"]) + "\n" + mark.join(["a", ' "«Nord» 1"'.strip()]))
    )
    assert sheet.columns == ("document", "group")
    assert sheet.rows == ((2, {"document": "a", "group": "«Nord» 1"}),)


def test_quoted_cells_may_hold_separators_line_ends_and_quotes(write):
    sheet = read_sheet(write("a.csv", 'document,memo\na,"ja, ""nei""\nog så"\nb,x\n'))
    assert sheet.rows == ((2, {"document": "a", "memo": 'ja, "nei"\nog så'}), (4, {"document": "b", "memo": "x"}))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
def test_these_encodings_are_read(write, codec):
    sheet = read_sheet(write("a.csv", "Document,Åpenhet\r\nå,«på»\r\n".encode(codec)))
    assert sheet.rows == ((2, {"document": "å", "åpenhet": "«på»"}),)


def test_headings_are_compared_in_lower_case_and_normal_form(write):
    assert read_sheet(write("a.csv", unicodedata.normalize("NFD", " Område ,STED\n"))).columns == ("område", "sted")


def test_blank_lines_are_passed_over_and_counted(write):
    sheet = read_sheet(write("a.csv", "\n\ndocument,group\n\n,\na,b\n"))
    assert [line for line, _row in sheet.rows] == [6]


def test_short_rows_are_filled_and_nameless_columns_dropped(write):
    assert read_sheet(write("a.csv", "document,group,\na\n")).rows == ((2, {"document": "a", "group": ""}),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"a\x00b", "is not a text file"),
        ("document,group\n".encode("utf-16"), "is not a text file"),
        (b'document,group\na,"b\nc,d\n', "line 2 is not CSV"),
    ],
)
def test_what_is_no_table_is_refused(write, content, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        read_sheet(write("a.csv", content))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_sheet(tmp_path / "none.csv")


def test_a_heading_that_stands_twice_is_refused(write):
    with pytest.raises(BadInput, match="the column 'group' stands twice"):
        read_sheet(write("a.csv", "document,Group,group\n"))


def test_a_row_longer_than_the_heading_is_refused_by_its_line(write):
    with pytest.raises(BadInput, match="line 3 has 3 cells, and the header 2 columns") as error:
        read_sheet(write("a.csv", "document,group\na,b\nc,d,e\n"))
    assert "double quotes" in error.value.hint


def test_a_missing_column_is_named_with_what_was_near(write):
    sheet = read_sheet(write("a.csv", "dokument,group\n"))
    with pytest.raises(BadInput, match="the column 'document' is missing") as error:
        sheet.require("document", "group")
    assert error.value.hint == "Did you mean 'dokument'?"
    assert sheet.others("group") == ["dokument"]


def test_yaml_scalars_are_read_as_they_are_written(write):
    content = read_yaml(
        write("a.yml", "id: no\nversion: 1.10\ntime: 12:30\ndate: 2025-01-02\nempty:\nmore: [yes, ~]\n")
    )
    assert content == {
        "id": "no",
        "version": "1.10",
        "time": "12:30",
        "date": "2025-01-02",
        "empty": None,
        "more": ["yes", None],
    }


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("a: b\n  c: d\n", "at line 2"),
        ("a: [b\n", "at line 2"),
        ("a: !!python/object:os.system x\n", "at line 1"),
        ("? [a]\n: b\n", "at line 1"),
        ("a: \x07\n", "not YAML"),
        ("a: !!int x\n", "not YAML"),
        ("[" * 1000, "not YAML"),
    ],
)
def test_broken_yaml_is_refused_by_its_line(write, content, where):
    with pytest.raises(UnreadableFile, match=where):
        read_yaml(write("a.yml", content))


def test_names_are_stored_in_normal_form_with_single_spaces():
    assert tidy_name("  A\u030apen \n ledelse ") == "Åpen ledelse"
