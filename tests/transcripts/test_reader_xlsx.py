"""Excel files: transcripts and surveys in sheets, each cell as a person sees it, and nothing calculated or followed."""

import datetime
import time
from datetime import date

import pytest

from tests.transcripts.workbooks import by_hand, by_openpyxl, by_xlsxwriter, row
from thematic.errors import NoTalk, UnreadableFile
from thematic.transcripts.readers.workbook import Workbook, seen
from thematic.transcripts.reading import read_documents

ANSWERS = ("At vi er nok folk på jobb.", "Latter og kaffe i pausen 🙂.", "Å bli sett av de andre.")


@pytest.fixture
def read(write):
    return lambda data, name="bok.xlsx": read_documents(write(name, data))


def said(transcript):
    return [(turn.speaker, transcript.text[turn.start : turn.end], turn.time_start) for turn in transcript.turns]


def talk(book):
    sheet = book.active
    sheet.title = "Samtale"
    sheet.append(["Gruppe 3"])
    sheet.append(["Tid", "Taler", "Tekst"])
    sheet.append([datetime.time(0, 0, 12), "Moderator", "Hva tenker dere?"])
    sheet.append([datetime.timedelta(seconds=20), "Anne", "Jo,\ndet går."])
    sheet.append(["Del 2"])
    sheet.merge_cells("A5:C5")
    sheet.append(["1:10", "Bo", 12])
    sheet.append(["1:20", None, "Ja"])
    sheet.row_dimensions[7].hidden = True


def test_a_sheet_of_turns_with_a_title_a_heading_and_hidden_rows(read):
    (one,) = read(by_openpyxl(talk))
    assert said(one) == [
        ("Moderator", "Hva tenker dere?", 12_000),
        ("Anne", "Jo,\ndet går.", 20_000),
        ("Bo", "12", 70_000),
        ("Bo", "Ja", 80_000),
    ]
    kinds = {mark.kind: one.text[mark.start : mark.end] for mark in one.annotations}
    assert (kinds["preamble"], kinds["heading"], kinds["table-header"]) == ("Gruppe 3", "Del 2", "Tid\tTaler\tTekst")
    assert one.text.split("\n")[2] == "0:00:12\tModerator\tHva tenker dere?"
    assert (one.reader, one.document) == ("xlsx", "")
    assert one.doubts == (
        "Hidden rows (1) were read like the others.",
        "Merged cells (1) count as their first cell.",
        "Rows without a speaker (1) were given to the speaker above them.",
    )


def test_survey_cells_are_read_as_they_are_seen(read):
    def fill(book):
        sheet = book.active
        sheet.append(["Respondent", "Dato", "Når", "Alder", "Snitt", "Andel", "Ja", "Hva er viktig?"])
        for number, answer in enumerate(ANSWERS, start=1):
            moment = datetime.datetime(2026, 1, 2, 10, 30)
            sheet.append([number, date(2026, 1, number), moment, 30, 1.5, 0.35, True, answer])
            sheet.cell(number + 1, 6).number_format = "0%"

    documents = read(by_openpyxl(fill))
    assert [one.document for one in documents] == ["bok-1", "bok-2", "bok-3"]
    assert [text for one in documents for _speaker, text, _time in said(one)] == list(ANSWERS)
    assert dict(documents[1].attributes) == {
        "Dato": "2026-01-02",
        "Når": "2026-01-02 10:30",
        "Alder": "30",
        "Snitt": "1.5",
        "Andel": "35%",
        "Ja": "TRUE",
    }


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [
        ("3", "General", "3"),
        ("3.0", "", "3"),
        ("0.1", "", "0.1"),
        ("0.30000000000000004", "", "0.3"),
        ("46023", "dd/mm/yyyy", "2026-01-01"),
        ("46023.5", "d.m.yy hh:mm", "2026-01-01 12:00"),
        ("46023.999999999", "yyyy", "2026-01-02"),
        ("0.5", "h:mm", "12:00"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.000960648148148148", "mm:ss", "1:23"),
        ("0.35", '0.0"%"', "0.35"),
        ("0.35", "0.0%", "35%"),
        ("5", '0 "days"', "5"),
        ("5", "[Red]0", "5"),
        ("1e999", "yyyy", "1e999"),
        ("-1000000", "yyyy", "-1000000"),
        ("nan", "h:mm", "nan"),
        ("fem", "", "fem"),
    ],
)
def test_a_number_is_shown_by_its_format(value, format, shown):
    assert seen(value, format, epoch=datetime.datetime(1899, 12, 30)) == shown


def test_a_workbook_may_count_its_days_from_1904(read):
    def fill(book):
        book.epoch = datetime.datetime(1904, 1, 1)
        book.active.append(["id", "Dato", "Hva er viktig?"])
        for number, answer in enumerate(ANSWERS, start=1):
            book.active.append([number, date(2026, 1, number), answer])

    assert read(by_openpyxl(fill))[2].attributes["Dato"] == "2026-01-03"


def test_rich_text_is_its_text_and_a_formula_is_its_stored_result(read):
    def fill(book):
        sheet = book.add_worksheet("Ark1")
        for place, cells in enumerate((["Taler", "Tekst"], ["I", "Hei"], ["Bo", ""], ["I", ""], ["Bo", ""])):
            sheet.write_row(place, 0, cells)
        sheet.write_rich_string(2, 1, "Jo ", book.add_format({"bold": True}), "da", ", ok")
        sheet.write_formula(3, 1, '=HYPERLINK("x")', None, "Lagret svar")
        sheet.write_formula(4, 1, "=1+1", None, "")
        sheet.write_string(5, 0, "I")
        sheet.write_string(5, 1, "=ja")

    (one,) = read(by_xlsxwriter(fill))
    assert [text for _speaker, text, _time in said(one)] == ["Hei", "Jo da, ok", "Lagret svar", "", "=ja"]
    assert one.doubts[0] == (
        "Formulas (2) were not calculated: their stored results were read; 1 without one are empty."
    )


def test_each_sheet_of_talk_is_a_document_and_the_others_are_named(read):
    def fill(book):
        talk(book)
        for name, state in (("Tom", "visible"), ("Tall", "visible"), ("Bak", "hidden")):
            book.create_sheet(name).sheet_state = state
        book["Tall"].append(["post", "kroner"])
        book["Tall"].append(["kaffe", 12])
        for line in (["Taler", "Tekst"], ["I", "Hei"], ["Bo", "Nei"]):
            book["Bak"].append(line)

    (one,) = read(by_openpyxl(fill))
    assert one.document == ""
    assert "Sheets without talk, or hidden, were left out: Tall, Bak (hidden)." in one.doubts

    def shown(book):
        fill(book)
        book["Bak"].sheet_state = "visible"

    first, second = read(by_openpyxl(shown))
    assert (first.document, second.document) == ("bok-Samtale", "bok-Bak")
    assert [speaker.name for speaker in second.speakers] == ["I", "Bo"]


def test_line_ends_and_escapes_are_those_of_the_cell(read):
    (one,) = read(
        by_hand(row("Taler", "Tekst") + row("I", "a_x000D_&#10;b&#13;c _xD800_ _x0000_ _x00E5_") + row("B", "&lt;"))
    )
    assert [text for _speaker, text, _time in said(one)] == ["a\nb\nc _xD800_ _x0000_ å", "<"]


def test_readings_of_names_are_not_part_of_a_text(read):
    strings = "<si><r><t>Ha</t></r><r><t>i</t></r><rPh><t>lest</t></rPh></si><si><t>I</t></si>"
    cells = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>' * 2
    (one,) = read(by_hand(row("Taler", "Tekst") + cells, strings=strings))
    assert said(one)[0][:2] == ("I", "Hai")


def test_empty_rows_up_to_the_last_one_cost_little(read):
    rows = (
        row("Taler", "Tekst") + row("I", "Hei") + row("Bo", "Ja") + "".join(f'<row r="{n}"/>' for n in range(4, 50_000))
    )
    began = time.process_time()
    (one,) = read(by_hand(rows + f'<row r="1048576">{row("I", "Sist")[5:]}'))
    assert [text for _speaker, text, _time in said(one)] == ["Hei", "Ja", "Sist"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (by_hand("<row>"), "bok.xlsx is damaged or incomplete."),
        (by_hand("", book="<!DOCTYPE x><workbook/>"), "declares a DOCTYPE"),
        (by_hand("")[:200], "bok.xlsx is damaged or incomplete."),
        (by_hand("\0" * 50_000_000), "is larger than 32 MB"),
        (by_hand('<row><c r="ALM1"><v>1</v></c></row>'), "bok.xlsx has more than 1,000 columns."),
        (
            by_hand('<row r="x"><c r="?"><v>1</v></c></row><row r="9"><c s="-1" t="s"><v>-3</v></c></row>'),
            "no column of talk",
        ),
        (b"PK\x03\x04", "bok.xlsx is damaged or incomplete."),
        (by_hand("", more={"xl/WORKBOOK.xml": ""}), "it has two parts of the same name"),
    ],
    ids=["cut", "doctype", "half", "zeros", "wide", "numbers", "stub", "twins"],
)
def test_what_is_damaged_or_hostile_is_refused_in_one_sentence(read, data, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        read(data)


def test_one_text_in_very_many_cells_is_stopped_before_it_fills_the_memory(read):
    text = "".join(chr(0x4E00 + place * 7 % 20_000) for place in range(20_000))
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_000))
    with pytest.raises(UnreadableFile, match=r"has more than 10,000,000 characters\."):
        read(by_hand(cells, strings=f"<si><t>{text}</t></si>"))


def test_an_archive_that_is_no_excel_file_and_a_book_without_talk(read):
    with pytest.raises(NoTalk, match="no sheet that can be seen"):
        read(by_hand(""))
    with pytest.raises(NoTalk, match="looks like a file of cases"):
        read(by_hand(row("document", "group", "site") + row("a", "A", "Nord")))
    with pytest.raises(UnreadableFile, match="is no Excel file that can be read"):
        read(by_openpyxl(talk).replace(b"xl/workbook.xml", b"xl/werkbook.xml"))


def test_links_out_of_the_file_are_never_followed():
    book = Workbook(by_hand(row("a", "b"), more={"xl/externalLinks/externalLink1.xml": "<!DOCTYPE x>"}), "a.xlsx")
    assert [(sheet.name, len(sheet.rows)) for sheet in book.sheets()] == [("Ark1", 1)]


def test_a_heading_merged_over_two_columns_leaves_one_without_a_name_and_names_no_respondents(read):
    def fill(book):
        sheet = book.active
        sheet.append(["Fokusgruppe 3"])
        sheet.merge_cells("A1:E1")
        sheet.append(["Tid", None, "Taler", "Ytring", "Merknad"])
        sheet.merge_cells("A2:B2")
        sheet.append(["Start", "Slutt"])
        for at, (who, what) in enumerate([("Moderator", "Hva nå?"), ("Anne", "Ingenting."), ("Moderator", "Nei vel.")]):
            sheet.append([datetime.time(0, 0, at * 9), datetime.time(0, 0, at * 9 + 8), who, what, "lavt"])

    (one,) = read(by_openpyxl(fill))
    assert said(one) == [("Moderator", "Hva nå?", 0), ("Anne", "Ingenting.", 9_000), ("Moderator", "Nei vel.", 18_000)]
