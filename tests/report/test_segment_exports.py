"""Coded segments as files for other programs, read by others' readers."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.coding.field import TALK, create
from thematic.coding.blinding import set_blind
from thematic.coding.codingsfile import export_codings, import_codings
from thematic.errors import BadInput, NotFound, UsageError
from thematic.report.segments import DESCRIBED, export_segments, list_segments
from thematic.themes.themes import add_theme, assign_codes, set_status
from thematic.transcripts.cases import import_cases, import_participants

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture
def study(tmp_path):
    (tmp_path / "cases.csv").write_text(
        "document,group,site,role,words\na,Gruppe A,Berget,employee,low\nb,Gruppe B,Vika,leader,\n", encoding="utf-8"
    )
    (tmp_path / "participants.csv").write_text("document,speaker,participant\na,Åse,P1\n", encoding="utf-8")
    with create(tmp_path) as opened:
        import_cases(opened.desk, tmp_path / "cases.csv")
        import_participants(opened.desk, tmp_path / "participants.csv")
        opened.add_codings(
            [
                {"document": "b", "code": "trivsel", "turn": 2},
                {"document": "a", "code": "trivsel", "start": TALK.index("folk"), "end": TALK.index("🙂") + 1},
                {"document": "a", "code": "ring-først", "turn": 4, "stance": "±", "memo": "- nei, =1+1"},
                {"document": "a", "code": "mangel", "quote": "Vi mangler folk.", "layer": "consensus"},
            ]
        )
        add_theme(opened.desk, "klima")
        add_theme(opened.desk, "folk")
        add_theme(opened.desk, "gammelt")
        for theme in ("folk", "klima", "gammelt"):
            assign_codes(opened.desk, theme, ["mangel"])
        set_status(opened.desk, "gammelt", "dropped")
        yield opened


def rows_of(found):
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows]


def test_the_first_columns_are_those_of_codings_export(study):
    names, rows = export_codings(study.desk)
    found = list_segments(study.desk)
    assert [column.name for column in found.columns[: len(names)]] == list(names)
    assert [tuple(value or "" for value in row[: len(names)]) for row in found.rows] == [
        tuple(value or "" for value in row) for row in rows
    ]


def test_case_theme_words_and_attributes_are_joined(study):
    mangel, over, ring, other = rows_of(list_segments(study.desk))
    assert (mangel["theme"], mangel["words"]) == ("klima; folk", 3)
    assert (over["theme"], over["participant"], over["group"], over["site"]) == (None, "P1", "Gruppe A", "Berget")
    assert (ring["speaker"], ring["participant"], ring["speaker_role"], ring["role"]) == (
        "Per",
        None,
        "participant",
        "employee",
    )
    assert (other["attribute_words"], over["attribute_words"], over["words"]) == (
        None,
        "low",
        len(over["quote"].split()),
    )


def test_a_code_below_has_the_themes_of_the_code_above(study):
    from thematic.coding.codebook import move_code

    move_code(study.desk, "ring-først", "mangel")
    assert [row["theme"] for row in rows_of(list_segments(study.desk, code="ring-først"))] == ["klima; folk"]


def test_attributes_and_filters(study):
    found = list_segments(study.desk, attributes=["ROLE", "site"], document="a", layer="consensus")
    assert [column.name for column in found.columns[len(DESCRIBED) :]] == ["role"]
    assert [row["code"] for row in rows_of(found)] == ["mangel"]
    with pytest.raises(NotFound, match="attribute 'colour'"):
        list_segments(study.desk, attributes=["colour"])


def test_csv_reads_back_exactly_and_comes_in_again(study, tmp_path):
    export_segments(study.desk, tmp_path / "s.csv")
    text = (tmp_path / "s.csv").read_bytes().decode()
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    expected = rows_of(list_segments(study.desk))
    assert read == [{name: "" if value is None else str(value) for name, value in row.items()} for row in expected]
    added = import_codings(study.desk, tmp_path / "s.csv")
    assert (added.new, study.operations[-1].notes[-1].startswith("Columns")) == (0, False)


def test_for_excel_only_what_it_would_take_for_a_formula_is_changed(study, tmp_path):
    notes = export_segments(study.desk, tmp_path / "s.csv", excel=True)
    read = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text("utf-8"), newline="")))
    assert [row["memo"] for row in read] == ["", "", "'- nei, =1+1", ""]
    assert [row["stance"] for row in read] == ["", "", "±", ""]
    assert notes[-1] == "1 cell that Excel would take for a formula: an apostrophe before each."
    with pytest.raises(UsageError, match="CSV files alone"):
        export_segments(study.desk, tmp_path / "s.xlsx", excel=True)


def test_json_has_numbers_and_nulls(study, tmp_path):
    export_segments(study.desk, tmp_path / "s.json")
    assert json.loads((tmp_path / "s.json").read_text("utf-8")) == rows_of(list_segments(study.desk))


def test_excel_holds_text_as_text(study, tmp_path):
    import openpyxl

    export_segments(study.desk, tmp_path / "s.xlsx")
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["segments", "columns"]
    heading, *rows = book["segments"].iter_rows(values_only=True)
    assert [dict(zip(heading, row, strict=True)) for row in rows] == [
        {name: value if value != "" else None for name, value in row.items()}
        for row in rows_of(list_segments(study.desk))
    ]
    assert not [cell for row in book["segments"].iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]


def test_parquet_is_typed_described_and_read_by_others(study, tmp_path):
    import pandas
    from pyarrow import parquet

    export_segments(study.desk, tmp_path / "s.parquet")
    table = parquet.read_table(tmp_path / "s.parquet")
    for column, described in zip(table.schema, list_segments(study.desk).columns, strict=True):
        assert (column.name, column.metadata[b"description"].decode()) == (described.name, described.says)
        wanted = {"integer": "int64", "text": "string", "time": "timestamp[ms, tz=UTC]"}[described.kind]
        assert str(column.type) == wanted
    expected = rows_of(list_segments(study.desk))
    for read, row in zip(table.to_pylist(), expected, strict=True):
        row["created"] = datetime.fromisoformat(row["created"])
        assert row["created"].tzinfo == UTC
        assert read == row
    frame = pandas.read_parquet(tmp_path / "s.parquet")
    assert frame["words"].sum() == sum(row["words"] for row in expected)
    again = tmp_path / "again.parquet"
    export_segments(study.desk, again)
    assert again.read_bytes() == (tmp_path / "s.parquet").read_bytes()


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "json", "parquet", "md"])
def test_a_study_without_codings_gives_headings_alone(tmp_path, suffix):
    with create(tmp_path) as study:
        notes = export_segments(study.desk, tmp_path / f"s.{suffix}")
        assert notes == ["0 coded segments."]
        content = (tmp_path / f"s.{suffix}").read_bytes()
        if suffix in ("csv", "tsv", "md"):
            assert len(content.decode().splitlines()) == (2 if suffix == "md" else 1)
            assert all(column.name in content.decode() for column in DESCRIBED)


def test_in_a_blind_study_others_codings_are_left_out_and_that_is_said(study, tmp_path):
    from thematic.coding.coders import add_coder
    from thematic.store.desk import Desk

    add_coder(study.desk, "ola")
    set_blind(study.desk, True, hide=["site", "role"])
    ola = Desk(study.desk.store, "ola", "nb")
    assert list_segments(ola).rows == ()
    notes = export_segments(ola, tmp_path / "s.csv")
    assert notes[0] == "Blind: other coders' codings, site, role hidden in 2 documents that you have not finished."
    kari = rows_of(list_segments(study.desk))
    assert {row["site"] for row in kari} == {row["role"] for row in kari} == {None}


def test_an_unknown_ending_and_a_missing_folder(study, tmp_path):
    with pytest.raises(UsageError, match="what kind of file"):
        export_segments(study.desk, tmp_path / "s.sav")
    with pytest.raises(BadInput, match="could not be written"):
        export_segments(study.desk, tmp_path / "nowhere" / "s.csv")


def test_every_column_is_described_on_the_page_as_in_the_file():
    page = DOCS.read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", page, re.MULTILINE)
    assert [row for row in told if row[1] in ("integer", "text", "time")][: len(DESCRIBED)] == [
        (column.name, column.kind, column.says) for column in DESCRIBED
    ]


def test_memos_on_a_coding_stand_in_the_order_they_were_written(study):
    from thematic.transcripts.memos import add_memo, list_memos

    store = study.desk.store
    coding = store.one("codings", stance="±")["id"]
    add_memo(study.desk, "skrevet før", on=f"coding:{coding}")
    with study.desk.change("date"):
        store.update("memos", max(store.values("memos", "id")), {"created": "2020-01-01T00:00:00Z"})
    (row,) = (row for row in rows_of(list_segments(study.desk)) if row["stance"] == "±")
    assert row["memo"] == "skrevet før / - nei, =1+1"
    assert [memo["text"] for memo in list_memos(study.desk)] == ["skrevet før", "- nei, =1+1"]


def test_rows_of_a_sheet_are_as_high_as_their_longest_cell(study, tmp_path):
    import openpyxl

    study.add_codings([{"document": "a", "code": "mangel", "turn": 2, "memo": "et langt notat " * 20}])
    export_segments(study.desk, tmp_path / "s.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx")["segments"]
    memo = next(cell.column for cell in sheet[1] if cell.value == "memo")
    heights = {bool(sheet.cell(row, memo).value): sheet.row_dimensions[row].height for row in (2, 3, 4, 5, 6)}
    long = next(row for row in range(2, 7) if len(sheet.cell(row, memo).value or "") > 100)
    assert sheet.row_dimensions[long].height == 90
    assert heights[False] is None
