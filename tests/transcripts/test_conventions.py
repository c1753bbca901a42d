"""Conversations as transcription programs and services write them, each read as who said what, and when.

``conventions/NAME.txt`` (or .vtt, .srt, .md) is an invented file; ``NAME.read`` says what is read of it: a line a turn
(begin, end, speaker, words; ⏎ for a line break), then what is not talk, by its kind.
"""

import io
import re
from html import escape
from pathlib import Path

import docx
import pytest

from thematic.transcripts.reading import Transcript, read_file

FOLDER = Path(__file__).parent / "conventions"
FILES = {path.stem: path for path in sorted(FOLDER.iterdir()) if path.suffix != ".read"}
WORD = [
    *("otter", "teams_docx", "meet", "word_transcribe", "trint", "rev", "happyscribe", "amberscript", "atrain", "f4"),
    *(
        "noscribe",
        "header",
        "header_tight",
        "cast",
        "dresing",
        "nynorsk",
        "maxqda_focus",
        "surname_first",
        "nvivo_short",
    ),
    *("numbered_lines", "remarks", "legend"),
]
"""What these programs write as Word documents too, a line a paragraph."""


def told(transcript: Transcript) -> list[str]:
    """A transcript in the notation of the .read files."""
    turns = [
        " | ".join(
            ["-" if time is None else str(time) for time in (turn.time_start, turn.time_end)]
            + [turn.speaker or "-", transcript.text[turn.start : turn.end].replace("\n", "⏎")]
        ).rstrip()
        for turn in transcript.turns
    ]
    asides = [
        f"~ {mark.kind} | {transcript.text[mark.start : mark.end]}".replace("\n", "⏎")
        for mark in transcript.annotations
        if mark.kind not in ("time", "label")
    ]
    return turns + asides


def expected(name: str) -> list[str]:
    return (FOLDER / f"{name}.read").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_a_convention(name):
    transcript = read_file(FILES[name])
    assert told(transcript) == expected(name)
    if transcript.reader == "plain":
        assert transcript.text == FILES[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORD)
def test_a_convention_in_word(name, tmp_path):
    document = docx.Document()
    for line in FILES[name].read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    path = tmp_path / "a.docx"
    path.write_bytes(stream.getvalue())
    assert told(read_file(path)) == expected(name)


@pytest.mark.parametrize("name", WORD)
def test_a_convention_on_a_web_page(name, tmp_path):
    lines = FILES[name].read_text(encoding="utf-8").splitlines()
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines), encoding="utf-8")
    assert [without_blanks(line) for line in told(read_file(path))] == [without_blanks(line) for line in expected(name)]


def without_blanks(line: str) -> str:
    """White space as web pages show it: no empty lines, and one blank for several."""
    return re.sub(r"(?:⏎ *)+", "⏎", re.sub(r"[ \t]+", " ", line))


def test_teams_writes_name_time_and_words_in_one_paragraph_of_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("Gruppe-20240503_100200-Møteopptak")
    document.add_paragraph("Kari Nordmann startet transkripsjon")
    for name, time, words in [("Kari Nordmann", "0:03", "Hei alle."), ("Ola Dal", "0:12", "Ja: kl. 12:30.")] * 2:
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   {time}")
        run = paragraph.add_run()
        run.add_break()
        run.add_text(words)
    document.save(str(tmp_path / "a.docx"))
    assert told(read_file(tmp_path / "a.docx")) == [
        "3000 | - | Kari Nordmann | Hei alle.",
        "12000 | - | Ola Dal | Ja: kl. 12:30.",
        "3000 | - | Kari Nordmann | Hei alle.",
        "12000 | - | Ola Dal | Ja: kl. 12:30.",
        "~ preamble | Gruppe-20240503_100200-Møteopptak",
        "~ event | Kari Nordmann startet transkripsjon",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [
                ("Timespan", "Content", "Speaker"),
                ("0:00,0 - 0:12,2", "Hei alle.", "Kari"),
                ("0:12,2 - 0:20,0", "Ja", "Ola"),
            ],
            ["0 | 12200 | Kari | Hei alle.", "12200 | 20000 | Ola | Ja"],
        ),
        (
            [("1", "I: Hei alle."), ("2", "P1: Ja, 3: to."), ("3", "I: Ok"), ("4", "P1: Nei")],
            ["- | - | I | Hei alle.", "- | - | P1 | Ja, 3: to.", "- | - | I | Ok", "- | - | P1 | Nei"],
        ),
        (
            [("1", "I:", "Hei alle."), ("2", "P1:", "Ja"), ("3", "I:", "Ok"), ("4", "P1:", "Nei")],
            ["- | - | I | Hei alle.", "- | - | P1 | Ja", "- | - | I | Ok", "- | - | P1 | Nei"],
        ),
        (
            [("00:00:03", "Kari", "Hei alle."), ("00:00:12", "Ola", "Ja"), ("00:00:20", "Kari", "Ok")],
            ["3000 | - | Kari | Hei alle.", "12000 | - | Ola | Ja", "20000 | - | Kari | Ok"],
        ),
    ],
    ids=["nvivo", "numbered lines", "numbered rows", "times"],
)
def test_tables_of_word(rows, said, tmp_path):
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(tmp_path / "a.docx"))
    assert [line for line in told(read_file(tmp_path / "a.docx")) if not line.startswith("~")] == said


def test_noscribe_marks_every_stretch_of_its_web_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        '<!DOCTYPE HTML><html><head><meta charset="UTF-8"><meta name="audio_source" content="/x/a.m4a"></head><body>'
        '<p style="font-weight:600">a</p><p style="color:#909090">Transkribert med noScribe<br>Lydfil: /x/a.m4a</p>'
        '<p><a name="ts_2000_5100_S00">S00: <span style="color:#78909C">[00:00:02]</span> Hei alle. (..)</a></p>'
        '<p><a name="ts_12000_15000_S01">S01: Ja, </a><a name="ts_13000_13900_S00">//S00: Mhm.//</a>'
        '<a name="ts_15000_19000_S01"> det går bra</a></p>'
        '<p><a name="ts_20000_21000_S00">S00: Ok</a></p></body></html>',
        encoding="utf-8",
    )
    assert told(read_file(path)) == [
        "2000 | - | S00 | Hei alle. (..)",
        "- | - | S01 | Ja, //S00: Mhm.// det går bra",
        "- | - | S00 | Ok",
        "~ preamble | a⏎Transkribert med noScribe⏎Lydfil: /x/a.m4a",
        "~ overlap | //S00: Mhm.//",
    ]


TALK = "I: Hei alle.\nP1: Ja.\n{}\nI: Og?\nP1: Nei.\n"


@pytest.mark.parametrize(
    "words",
    [
        *("Merk: det er viktig\nMerk: det også", "NB: husk\nNB: mer", "Husk: nøkler\nHusk: penger", "for eksempel: så"),
        *("- punkt en: a\n- punkt to: b", "* punkt\n* punkt", "Joh 3:16\nRom 8:28", "Joh 3:16 er fin", "12:30 gikk vi"),
        *(
            "Klokka 12:30\nKlokka 14:15",
            "https://a.no:80/x\nhttps://a.no/y",
            "Han sa: «Ola: kom»",
            '"Ola: kom", sa han',
        ),
        *(
            "[ler]\n[ler] ja",
            "(0.8)\n(1.2)",
            "(ler) ja\n(ler) nei",
            "[12] og [13]",
            "(2019: 12) viser\n(2020: 13) viser",
        ),
        *("From: noen\nFrom: alle", "Dato: 3. mai\nDato: 4. mai", "(pause 3)\n(pause 4)", "1. det ene\n2. det andre"),
        *("Viktig: en\nViktig: to", "13:30 spiste vi\n14:15 gikk vi", "1:30 til 2:15", "Svar: nei\nSvar: ja"),
    ],
)
def test_what_is_said_is_no_label_and_no_time(words, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TALK.format(words), encoding="utf-8")
    assert [line for line in told(read_file(path)) if not line.startswith("~")] == [
        "- | - | I | Hei alle.",
        "- | - | P1 | Ja.⏎" + words.replace("\n", "⏎"),
        "- | - | I | Og?",
        "- | - | P1 | Nei.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vi begynte å jobbe.\nKl. 10:30 kom de.\n12:30 spiste vi.\n14:15 gikk vi hjem.\nSå var det natt.\n",
        "Joh 3:16\nFor så høyt.\n\nRom 8:28\nVi vet.\n\n1 Kor 13:13\nSå blir de stående.\n",
        "Handleliste:\n- melk: 2\n- brød: 1\nHusk: nøkler\nHusk: penger\nBilen: den er rød\n",
        "Transcribed by hand, he said.\nThen they left.\nIt was late.\nThey slept.\nMorning came.\n",
    ],
)
def test_prose_has_no_speakers_and_no_times(text, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    transcript = read_file(path)
    assert {(turn.speaker, turn.time_start) for turn in transcript.turns} == {(None, None)}
    assert " ".join(transcript.text[turn.start : turn.end] for turn in transcript.turns).split() == text.split()


def test_a_header_never_takes_talk(tmp_path):
    """Where talk follows a header without a blank line, only what describes a person belongs to the header."""
    path = tmp_path / "a.txt"
    path.write_text(
        "Dato: 3. mai\nIntervjuer: Hei, velkommen\nP1: takk\nIntervjuer: Hva da\nP1: nei\n", encoding="utf-8"
    )
    assert told(read_file(path)) == [
        "- | - | Intervjuer | Hei, velkommen",
        "- | - | P1 | takk",
        "- | - | Intervjuer | Hva da",
        "- | - | P1 | nei",
        "~ preamble | Dato: 3. mai",
    ]
