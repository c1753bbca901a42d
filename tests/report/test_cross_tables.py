"""Matrices as files: what stands in each, and that it says what its cells count."""

import csv
import io
import json

import pytest

from thematic.contrast.crossing import cross
from thematic.errors import UsageError
from thematic.report.cross_tables import export_matrix


def test_csv_tells_rows_from_totals(desk, tmp_path):
    notes = export_matrix(desk, tmp_path / "m.csv", across="group", language="en")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text("utf-8"))))
    assert [row["kind"] for row in rows] == ["code"] * 4 + ["total", "words"]
    near = next(row for row in rows if row["row"] == "near")
    assert (near["Nord-low"], near["Nord-high"], near["total"], near["present"], near["of"]) == (
        "2",
        "0",
        "6",
        "4",
        "8",
    )
    assert rows[-2]["total"] == "16"
    assert notes[0].startswith("Each cell is a number of mentions")


def test_json_holds_cells_by_name_and_what_they_count(desk, tmp_path):
    notes = export_matrix(desk, tmp_path / "m.json", rows="theme", across="site", counted="words")
    read = json.loads((tmp_path / "m.json").read_text("utf-8"))
    assert (read["rows_are"], read["columns_are"], read["cells_are"]) == ("theme", "site", "words")
    assert read["notes"] == list(notes)
    found = cross(desk, rows="theme", across="site", counted="words")
    assert [row["cells"] for row in read["rows"]] == [
        dict(zip([column.name for column in found.columns], row.cells, strict=True)) for row in found.rows
    ]
    assert read["coded"] == found.coded


def test_excel_has_a_sheet_of_notes(desk, tmp_path):
    import openpyxl

    notes = export_matrix(desk, tmp_path / "m.xlsx", language="nb")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames == ["Matrise", "Forklaring"]
    assert tuple(row[0] for row in book["Forklaring"].iter_rows(min_row=2, values_only=True)) == notes
    assert book["Matrise"]["D2"].value == 0


def test_word_and_markdown_say_it_below(desk, tmp_path):
    import docx

    notes = export_matrix(desk, tmp_path / "m.docx", language="en")
    read = docx.Document(tmp_path / "m.docx")
    said = "\n".join(
        [*(p.text for p in read.paragraphs), *(c.text for t in read.tables for r in t.rows for c in r.cells)]
    )
    export_matrix(desk, tmp_path / "m.md", language="en")
    for note in notes:
        assert note in said
        assert note in (tmp_path / "m.md").read_text("utf-8")
    assert read.tables[0].cell(1, 0).text == "managers who are easy to reach"
    first = (tmp_path / "m.docx").read_bytes()
    export_matrix(desk, tmp_path / "m.docx", language="en")
    assert (tmp_path / "m.docx").read_bytes() == first


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "docx", "md"])
def test_an_empty_study_has_an_honest_answer(tmp_path, suffix):
    import thematic

    with thematic.create_study(tmp_path / "s.thematic", coder="kari") as empty:
        notes = export_matrix(empty.desk, tmp_path / f"m.{suffix}", language="en")
        assert notes[-1] == "The study has nothing to put in the rows yet."


def test_another_ending(desk, tmp_path):
    with pytest.raises(UsageError, match="what kind of file"):
        export_matrix(desk, tmp_path / "m.sav")
