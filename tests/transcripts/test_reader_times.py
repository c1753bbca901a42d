"""Times in every form that transcripts write them, and what is not a time."""

import pytest

from thematic.transcripts.readers.times import milliseconds, period
from thematic.transcripts.reading import read_file


@pytest.fixture
def turns(tmp_path):
    def read_turns(text):
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode())
        transcript = read_file(path)
        assert transcript.text == text
        return [
            (turn.speaker, text[turn.start : turn.end], turn.time_start, turn.time_end) for turn in transcript.turns
        ]

    return read_turns


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("1:23", 83_000),
        ("0:00", 0),
        ("75:30", 4_530_000),
        ("01:02:03", 3_723_000),
        ("00:01:23,456", 83_456),
        ("00:01:23.4", 83_400),
        ("1:60:00", None),
        ("1:99", None),
    ],
)
def test_clocks(clock, expected):
    assert milliseconds(clock) == expected


def test_periods():
    assert period(3_723_456) == "01:02:03.456"
    assert period(0, 1_500) == "00:00:00.000 --> 00:00:01.500"


NOSCRIBE = "S01: [00:00:12] Hei\nS02: [00:00:15] Ja (12 seconds pause)\nS01: [00:00:29] Ok"
F4 = "I: Hei #00:00:12-1#\nB: Ja (lachen) #00:00:15-4#\nI: Ok #00:00:29-0#"
MAXQDA = "#00:00:12-1# I: Hei\n#00:00:15-4# B: Ja\n#00:00:29-0# I: Ok"
OTTER = "KARI  00:12\nHei.\n\nNORDMANN, OLA  00:15\nJa.\n\nKARI  1:02:03\nOk."
TRINT = "[00:00:12] Kari\nHei\n\n[00:00:15] Ola\nJa\n\n[00:00:29] Kari\nOk"
DESCRIPT = "**Kari:** [00:00:12] Hei\n\n**Ola:** [00:00:15] Ja\n\n**Kari:** [00:00:29] Ok"
HAPPY = "00:00:12 Kari\nHei\n00:00:15 Ola\nJa\n00:00:29 Kari\nOk"
OTRANSCRIBE = "0:12 Hei\n\n0:15 Ja\n\n0:29 Ok"
REV = "Speaker 1 (00:12):\nHei\n\nSpeaker 2 (00:15):\nJa\n\nSpeaker 1 (00:29): Ok"
CHAT = "00:00:12\tKari Nordmann:\tHei\n00:00:15\tOla:\tJa\n00:00:29\tKari Nordmann:\tOk\n00:01:00\tOla:\tNei"
WHISPER = "[00:12.000 --> 00:15.000]  Hei\n[00:15.000 --> 00:29.500]  Ja"
ABOVE = "[00:12]\nI: Hei\n[00:15]\nP1: Ja\n\n[00:29]\nI: Ok"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NOSCRIBE,
            [("S01", "Hei", 12_000, None), ("S02", "Ja (12 seconds pause)", 15_000, None), ("S01", "Ok", 29_000, None)],
        ),
        (F4, [("I", "Hei", None, 12_100), ("B", "Ja (lachen)", None, 15_400), ("I", "Ok", None, 29_000)]),
        (MAXQDA, [("I", "Hei", 12_100, None), ("B", "Ja", 15_400, None), ("I", "Ok", 29_000, None)]),
        (
            OTTER,
            [("KARI", "Hei.", 12_000, None), ("NORDMANN, OLA", "Ja.", 15_000, None), ("KARI", "Ok.", 3_723_000, None)],
        ),
        (TRINT, [("Kari", "Hei", 12_000, None), ("Ola", "Ja", 15_000, None), ("Kari", "Ok", 29_000, None)]),
        (DESCRIPT, [("Kari", "Hei", 12_000, None), ("Ola", "Ja", 15_000, None), ("Kari", "Ok", 29_000, None)]),
        (HAPPY, [("Kari", "Hei", 12_000, None), ("Ola", "Ja", 15_000, None), ("Kari", "Ok", 29_000, None)]),
        (OTRANSCRIBE, [(None, "Hei", 12_000, None), (None, "Ja", 15_000, None), (None, "Ok", 29_000, None)]),
        (
            REV,
            [("Speaker 1", "Hei", 12_000, None), ("Speaker 2", "Ja", 15_000, None), ("Speaker 1", "Ok", 29_000, None)],
        ),
        (
            CHAT,
            [
                ("Kari Nordmann", "Hei", 12_000, None),
                ("Ola", "Ja", 15_000, None),
                ("Kari Nordmann", "Ok", 29_000, None),
                ("Ola", "Nei", 60_000, None),
            ],
        ),
        (WHISPER, [(None, "Hei", 12_000, 15_000), (None, "Ja", 15_000, 29_500)]),
        (ABOVE, [("I", "Hei", 12_000, None), ("P1", "Ja", 15_000, None), ("I", "Ok", 29_000, None)]),
    ],
    ids=[
        "noscribe",
        "f4",
        "maxqda",
        "otter",
        "trint",
        "descript",
        "happy",
        "otranscribe",
        "rev",
        "chat",
        "whisper",
        "above",
    ],
)
def test_conventions(turns, text, expected):
    assert turns(text) == expected


def test_teams_says_when_it_started_and_stopped(tmp_path):
    path = tmp_path / "teams.txt"
    text = (
        "Møte\n3. mai 2024, 10:00\n\nKari Nordmann startet transkripsjon\n\nKari Nordmann   0:03\nHei alle.\n\n"
        "Ola   0:12\nHei\n\nKari Nordmann stoppet transkripsjon\n"
    )
    path.write_text(text, encoding="utf-8")
    transcript = read_file(path)
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in transcript.turns] == [
        ("Kari Nordmann", "Hei alle."),
        ("Ola", "Hei"),
    ]
    assert [mark.kind for mark in transcript.annotations] == ["preamble", "event", "time", "time", "event"]


def test_times_in_speech_are_annotated_where_they_have_brackets(tmp_path):
    path = tmp_path / "a.txt"
    text = "I: Da (1:23) kom han 12:30 og [00:02:00] gikk\nP1: Ja [0:99] nei [1:2] å (0.8) [12:30}\nI: ok\n"
    path.write_text(text, encoding="utf-8")
    transcript = read_file(path)
    assert [(text[mark.start : mark.end], mark.value) for mark in transcript.annotations] == [
        ("(1:23)", "00:01:23.000"),
        ("[00:02:00]", "00:02:00.000"),
    ]
    assert transcript.turns[0].time_start is None
    assert text[transcript.turns[0].start : transcript.turns[0].end].startswith("Da (1:23) kom")


@pytest.mark.parametrize(
    "text",
    [
        "10:30 kom han\nså gikk han\n9:15 kom hun",  # backwards
        "10:30 kom han\nog gikk",  # once
        "1:00 a\n" + "så\n" * 30 + "2:00 b",  # too few lines
    ],
)
def test_hours_of_the_day_are_speech(turns, text):
    assert all(begins is None for _speaker, _said, begins, _ends in turns(text))
    assert turns(text)[0][1].startswith(text[:4])
