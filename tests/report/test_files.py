import os

import pytest

from thematic.errors import BadInput, UsageError
from thematic.report.files import write_table, write_whole
from thematic.report.table import listing

TABLE = listing({"code": "Code", "codings": "Codings"}, [{"code": "=trust", "codings": 3}, {"code": "http://x.no"}])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "code,codings\n=trust,3\nhttp://x.no,\n"),
        ("t.TSV", "code\tcodings\n=trust\t3\nhttp://x.no\t\n"),
        ("t.md", "| Code | Codings |\n| :--- | ---: |\n| =trust | 3 |\n| http://x.no |  |\n"),
    ],
)
def test_the_suffix_says_the_kind(tmp_path, name, content):
    write_table(tmp_path / name, TABLE)
    assert (tmp_path / name).read_bytes() == content.encode()


def test_excel_holds_values_and_takes_no_text_for_a_formula(tmp_path):
    import openpyxl

    write_table(tmp_path / "t.xlsx", TABLE, heading="Codes: [all]")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Codes- -all-"]
    sheet = book.active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Code", "Codings"],
        ["=trust", 3],
        ["http://x.no", None],
    ]
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].hyperlink is None
    assert sheet.freeze_panes == "B2"


def test_equal_tables_make_equal_files(tmp_path):
    for suffix in ("xlsx", "docx"):
        for name in ("a", "b"):
            write_table(tmp_path / f"{name}.{suffix}", TABLE, heading="Codes")
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_an_unknown_suffix_is_a_usage_error_that_names_the_known_ones(tmp_path):
    with pytest.raises(UsageError) as caught:
        write_table(tmp_path / "t.pdf", TABLE)
    assert caught.value.hint == "End it in .csv, .tsv, .json, .md, .docx, .xlsx."
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(BadInput, match="could not be written: no such file"):
        write_table(tmp_path / "none" / "t.csv", TABLE)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    taken = tmp_path / "t.csv"
    taken.mkdir()
    (taken / "inside").write_text("kept")
    with pytest.raises(BadInput):
        write_whole(taken, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
    assert (taken / "inside").read_text() == "kept"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_a_clear_error(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BadInput, match="permission denied"):
            write_table(tmp_path / "t.csv", TABLE)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("text", ["=1+1", "+47 22", "-nei", "@SUM(A1)", "{=1+1}", "= x", "\t=1", "https://x.no"])
def test_no_text_is_executed_by_excel(tmp_path, text):
    import openpyxl

    write_table(tmp_path / "t.xlsx", listing({"a": text}, [{"a": text}]))
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in sheet["A"]] == [(text, "s", None)] * 2


@pytest.mark.parametrize("text", ["=1+1", "+", "-", "@SUM(A1)", "– nei, «aldri»"])
def test_csv_keeps_such_text_as_it_is_so_that_it_reads_back(tmp_path, text):
    write_table(tmp_path / "t.csv", listing(["a"], [{"a": text}]))
    assert (tmp_path / "t.csv").read_text("utf-8") == f"a\n{text}\n".replace(text, f'"{text}"' if "," in text else text)


def test_text_too_long_for_a_cell_of_excel_ends_in_a_marked_ellipsis(tmp_path):
    import openpyxl

    write_table(tmp_path / "t.xlsx", listing(["a"], [{"a": "æ" * 40_000}]))
    held = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"].value
    assert len(held) == 32_767
    assert held.endswith("æ […]")


def test_norwegian_letters_and_control_characters_reach_every_kind_of_file(tmp_path):
    import openpyxl
    from docx import Document

    table = listing(["a"], [{"a": "Blåbærsyltetøy «på» tur – ½ 🙂\x00\x0bÆØÅ"}])
    legible = "Blåbærsyltetøy «på» tur – ½ 🙂 ÆØÅ"
    for suffix in ("csv", "tsv", "json", "md", "docx", "xlsx"):
        write_table(tmp_path / f"t.{suffix}", table)
    assert Document(tmp_path / "t.docx").tables[0].cell(1, 0).text == legible
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"].value == legible
    for suffix in ("csv", "tsv", "json", "md"):
        assert "Blåbærsyltetøy «på» tur – ½ 🙂" in (tmp_path / f"t.{suffix}").read_text("utf-8")
