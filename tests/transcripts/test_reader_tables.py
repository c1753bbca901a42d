"""Transcripts that stand in Word tables: a row a turn, whatever the columns are called."""

import docx
import pytest

from thematic.transcripts.reading import Transcript, read_file


@pytest.fixture
def read(tmp_path):
    def read_document(document) -> Transcript:
        path = tmp_path / "a.docx"
        document.save(path)
        return read_file(path)

    return read_document


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def marks(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(mark.kind, transcript.text[mark.start : mark.end], mark.value) for mark in transcript.annotations]


def table(rows: list[tuple[str, ...]], *, after: str = ""):
    document = docx.Document()
    document.add_paragraph("Gruppe 3")
    grid = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    if after:
        document.add_paragraph(after)
    return document


ROWS = [
    ("00:00:01", "I", "Hva tenker dere om dette?"),
    ("00:00:12", "Kari:", "Jo, det er\nbra nok"),
    ("0:30", "I", "Ok, da går vi videre"),
    ("0:45", "Kari:", "Fint, det gjør vi"),
]
READ = [
    ("I", "Hva tenker dere om dette?", 1_000),
    ("Kari", "Jo, det er\nbra nok", 12_000),
    ("I", "Ok, da går vi videre", 30_000),
    ("Kari", "Fint, det gjør vi", 45_000),
]


@pytest.mark.parametrize(
    "header",
    [
        None,
        ("Tid", "Taler", "Tekst"),
        ("Tidspunkt", "Deltakar", "Innhald"),
        ("Timespan", "Speaker", "Content"),
        ("Tidskode", "Hvem?", "Utsagn:"),
        ("Time", "", "Text"),
    ],
)
def test_a_row_of_a_transcript_table_is_a_turn(read, header):
    transcript = read(table([header, *ROWS] if header else ROWS))
    text = transcript.text
    assert [(turn.speaker, text[turn.start : turn.end], turn.time_start) for turn in transcript.turns] == READ
    assert [text[turn.label_start : turn.label_end] for turn in transcript.turns] == ["I", "Kari:"] * 2
    assert "00:00:12\tKari:\tJo, det er\nbra nok\n0:30\tI\tOk" in text
    assert ("table-header" in [mark.kind for mark in transcript.annotations]) == bool(header)
    assert ("time", "0:30", "00:00:30.000") in marks(transcript)


def test_columns_may_come_in_any_order_with_line_numbers_and_notes(read):
    rows = [(str(n), text, "", name) for n, (_time, name, text) in enumerate(ROWS, start=1)]
    transcript = read(table(rows, after="Slutt"))
    assert said(transcript) == [(name, text) for name, text, _time in READ]
    assert ("unassigned", "Slutt", "") in marks(transcript)


def test_start_and_end_have_columns_of_their_own(read):
    rows = [("Start", "Slutt", "Taler", "Tekst"), ("0:01", "0:05", "I", "Hei"), ("0:05", "0:09", "P1", "Ja")]
    assert [(turn.time_start, turn.time_end) for turn in read(table(rows)).turns] == [(1_000, 5_000), (5_000, 9_000)]


def test_rows_without_speaker_go_on_and_merged_rows_are_headings(read):
    document = docx.Document()
    grid = document.add_table(0, 2)
    for row in [("I", "Hva tenker dere?"), ("Kari", "Jo, det går bra"), ("", "og mer"), ("I", "Ja"), ("Kari", "Nei")]:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    cells = grid.add_row().cells
    cells[0].merge(cells[1]).text = "Del to"
    transcript = read(document)
    assert said(transcript) == [
        ("I", "Hva tenker dere?"),
        ("Kari", "Jo, det går bra"),
        ("Kari", "og mer"),
        ("I", "Ja"),
        ("Kari", "Nei"),
    ]
    assert transcript.turns[2].label_start is None
    assert marks(transcript) == [("heading", "Del to", "")]
    assert transcript.doubts == ("Table rows without a speaker (1) were given to the speaker above them.",)


def test_speakers_of_a_table_are_labels_in_the_paragraphs_too(read):
    transcript = read(table([("Taler", "Tekst"), ("I", "Hei"), ("Kari", "Ja")], after="Kari: og Per: slutt"))
    assert said(transcript) == [("I", "Hei"), ("Kari", "Ja"), ("Kari", "og Per: slutt")]


def test_a_first_row_of_talk_is_no_header(read):
    rows = [("Informant", "I said so"), ("Intervjuer", "Ja, hva sa du da?"), ("Informant", "Nei, ikke noe mer")]
    assert [speaker for speaker, _text in said(read(table(rows)))] == ["Informant", "Intervjuer", "Informant"]


def test_labels_may_stand_in_the_text_column(read):
    rows = [("1", "I: Hei"), ("2", "P1: Hallo"), ("3", "I: ja vel"), ("4", "P1: nei")]
    assert said(read(table(rows))) == [("I", "Hei"), ("P1", "Hallo"), ("I", "ja vel"), ("P1", "nei")]


def test_other_tables_are_lines(read):
    rows = [("Alder", "Yrke"), ("45", "I: sykepleier"), ("50", "I: lege")]
    transcript = read(table(rows))
    assert transcript.text == "Gruppe 3\nAlder\nYrke\n45\nI: sykepleier\n50\nI: lege"


def test_a_time_in_the_cell_of_the_speaker_is_the_turns(read):
    rows = [("Taler", "Tekst"), ("Intervjuer\n00:00:03", "Hva nå?"), ("[0:11] Anne", "Ja."), ("Anne", "Nei.")]
    transcript = read(table(rows))
    assert [(turn.speaker, turn.time_start) for turn in transcript.turns] == [
        ("Intervjuer", 3_000),
        ("Anne", 11_000),
        ("Anne", None),
    ]
    assert [text for kind, text, _value in marks(transcript) if kind == "time"] == ["00:00:03", "[0:11]"]
