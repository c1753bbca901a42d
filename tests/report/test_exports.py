import csv
import json

import pytest
from docx import Document

from thematic.errors import BadInput, UsageError
from thematic.report.codebook_tables import export_codebook
from thematic.report.theme_tables import export_themes


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_codebook_is_a_tree_in_reading_order(desk, tmp_path):
    export_codebook(desk, tmp_path / "codes.csv")
    rows = read_csv(tmp_path / "codes.csv")
    assert [(row["code"], row["parent"], row["level"], row["codings"], row["groups"]) for row in rows] == [
        ("near", "", "0", "4", "4"),
        ("phone", "near", "1", "2", "2"),
        ("tired", "", "0", "4", "4"),
        ("fun", "", "0", "6", "6"),
    ]
    assert rows[0]["label"] == "ledere som er lette å få tak i"
    assert rows[0]["theme"] == "Klima"
    assert rows[3]["theme"] == "Hverdag"
    assert rows[0]["concept"] == "leader-near"


def test_the_codebook_speaks_the_language_asked_for(desk, tmp_path):
    export_codebook(desk, tmp_path / "codes.json", language="en")
    labels = [row["label"] for row in json.loads((tmp_path / "codes.json").read_text("utf-8"))]
    assert labels[0] == "managers who are easy to reach"


def test_themes_reach_as_far_as_their_codes_and_subthemes(desk, tmp_path):
    export_themes(desk, tmp_path / "themes.csv")
    rows = read_csv(tmp_path / "themes.csv")
    assert [
        (row["theme"], row["level"], row["status"], row["codes"], row["groups"], row["sites"], row["segments"])
        for row in rows
    ] == [
        ("climate", "0", "kandidat", "ledere som er lette å få tak i; slitasje på dem som er igjen", "8", "4", "16"),
        ("daily", "1", "kandidat", "humor i hverdagen", "6", "3", "6"),
    ]


def test_every_theme_has_a_quote_of_its_own_as_it_was_said(desk, tmp_path):
    export_themes(desk, tmp_path / "themes.csv")
    rows = read_csv(tmp_path / "themes.csv")
    assert rows[1]["example"] == "vi ler mye sammen på jobb og det hjelper på tunge dager"
    assert rows[0]["example"] != rows[1]["example"]
    assert rows[0]["said_by"] != rows[1]["said_by"]


def test_passages_are_counted_once_and_interviewers_never(desk, tmp_path):
    store = desk.store
    near, fun = (store.find("codes", name)["id"] for name in ("near", "fun"))
    coding = store.one("codings", code_id=fun)
    question = store.one("turns", document_id=coding["document_id"], number=1)
    quote = store.text(coding["document_id"])[question["start"] : question["end"]]
    same = {"document_id": coding["document_id"], "coder_id": coding["coder_id"], "code_id": near}
    with desk.change("code more"):
        store.insert("codings", same | {name: coding[name] for name in ("start", "end", "quote")})
        store.insert("codings", same | {"start": question["start"], "end": question["end"], "quote": quote})
    export_themes(desk, tmp_path / "themes.csv")
    assert [row["segments"] for row in read_csv(tmp_path / "themes.csv")] == ["16", "6"]


def test_another_coder_than_the_lead_does_not_count(desk, tmp_path):
    store = desk.store
    with desk.change("code twice"):
        other = store.insert("coders", {"name": "ola"})
        last = store.find("documents", "Vest-high")["id"]
        coding = store.one("codings", document_id=last)
        kept = {name: coding[name] for name in ("document_id", "start", "end", "quote")}
        store.insert("codings", kept | {"code_id": store.find("codes", "fun")["id"], "coder_id": other})
    export_themes(desk, tmp_path / "themes.csv")
    assert read_csv(tmp_path / "themes.csv")[1]["groups"] == "6"


def test_several_coders_without_a_lead_are_asked_about(desk, tmp_path):
    store = desk.store
    with desk.change("code twice"):
        kari = store.one("coders", name="kari")
        store.update("coders", kari["id"], {"lead": 0})
        other = store.insert("coders", {"name": "ola"})
        coding = store.one("codings")
        kept = {name: coding[name] for name in ("document_id", "start", "end", "quote", "code_id")}
        store.insert("codings", kept | {"coder_id": other})
    with pytest.raises(BadInput, match="whose reading counts"):
        export_themes(desk, tmp_path / "themes.csv")
    assert not (tmp_path / "themes.csv").exists()


def test_word_sets_the_same_for_reading(desk, tmp_path):
    export_themes(desk, tmp_path / "themes.docx")
    document = Document(tmp_path / "themes.docx")
    assert [p.text for p in document.paragraphs][:2] == ["Nærvær på jobb", "Temaer"]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        *("Tema", "Definisjon", "Koder", "Grupper", "Steder", "Segmenter", "Eksempel")
    ]
    assert table.rows[2].cells[0].text == "Koder (2): ledere som er lette å få tak i; slitasje på dem som er igjen"
    assert table.rows[2].cells[0].grid_span == 7
    theme = table.rows[3].cells[0].paragraphs[0]
    assert theme.text == "Hverdag"
    assert theme.paragraph_format.left_indent.pt == pytest.approx(11.35)
    assert [cell.text for cell in table.rows[3].cells][2:6] == ["1", "6", "3", "6"]
    assert table.rows[3].cells[6].text.startswith("«vi ler mye sammen på jobb og det hjelper på tunge dager» (")

    export_codebook(desk, tmp_path / "codes.docx")
    table = Document(tmp_path / "codes.docx").tables[0]
    assert [row.cells[0].text.split("\n")[-1] for row in table.rows] == [
        *("Kode", "Klima", "near", "phone", "tired", "Hverdag", "fun")
    ]
    assert table.rows[2].cells[0].text == "ledere som er lette å få tak i\nnear"
    assert table.rows[2].cells[1].text == "Utsagn om ledere som er lette å få tak i.\nTa med: Egne erfaringer."


def test_excel_holds_numbers_as_numbers(desk, tmp_path):
    import openpyxl

    export_codebook(desk, tmp_path / "codes.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "codes.xlsx").active
    assert sheet.title == "Kodebok"
    assert [cell.value for cell in sheet[2]][-2:] == [4, 4]


@pytest.mark.parametrize("export", [export_codebook, export_themes])
def test_an_unknown_suffix_is_a_usage_error(desk, tmp_path, export):
    with pytest.raises(UsageError, match=r"'out\.pdf' does not say what kind of file to write"):
        export(desk, tmp_path / "out.pdf")
