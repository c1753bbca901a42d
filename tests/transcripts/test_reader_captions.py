"""WebVTT and SRT from meetings, subtitles and transcription programs."""

import pytest

from thematic.errors import UnreadableFile
from thematic.transcripts.reading import Annotation, ReadTurn, read_file


@pytest.fixture
def read(tmp_path):
    def read_text(text: str, name: str = "a.vtt", **options):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read_file(path, **options)

    return read_text


def cue(second: int, payload: str, *, number: str = "", comma: bool = False) -> str:
    times = f"00:00:{second:02}.000 --> 00:00:{second:02}.900"
    return (f"{number}\n" if number else "") + (times.replace(".", ",") if comma else times) + f"\n{payload}\n\n"


def lines(transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def test_zoom_names_are_not_written_and_cues_of_one_speaker_are_joined(read):
    transcript = read(
        "WEBVTT\r\n\r\n"
        + cue(1, "Kari N: Hei &amp; hå", number="3").replace("\n", "\r\n")
        + cue(2, "Kari N: på deg", number="4")
        + cue(4, "Intervjuer: Ja: nei", number="5")
        + cue(6, "Kari N: Ok", number="6")
        + cue(7, "Intervjuer: Takk", number="7")
    )
    assert transcript.text == "Hei & hå på deg\nJa: nei\nOk\nTakk"
    assert transcript.turns == (
        ReadTurn("Kari N", 0, 15, time_start=1_000, time_end=2_900),
        ReadTurn("Intervjuer", 16, 23, time_start=4_000, time_end=4_900),
        ReadTurn("Kari N", 24, 26, time_start=6_000, time_end=6_900),
        ReadTurn("Intervjuer", 27, 31, time_start=7_000, time_end=7_900),
    )
    assert transcript.annotations[:3] == (
        Annotation("time", 0, 8, "00:00:01.000 --> 00:00:01.900"),
        Annotation("label", 0, 15, "Kari N"),
        Annotation("time", 9, 15, "00:00:02.000 --> 00:00:02.900"),
    )
    assert [(s.name, s.role) for s in transcript.speakers] == [("Kari N", "participant"), ("Intervjuer", "interviewer")]
    assert (transcript.reader, transcript.doubts) == ("vtt", ())


def test_teams_voices_over_several_lines_and_several_in_a_cue(read):
    transcript = read(
        "WEBVTT\n\nNOTE Confidence: 0.96\n\n"
        + cue(1, "<v Kari Nordmann>Hei\nder</v>", number="0a-b/21-0")
        + "NOTE Confidence: 0.5\nmer\n\n"
        + cue(2, "<v Kari Nordmann>igjen</v> <v.loud Ola &amp; Per>ja <i>så</i> 1 &lt; 2 <3</v>", number="0a-b/21-1")
    )
    assert lines(transcript) == [("Kari Nordmann", "Hei der igjen"), ("Ola & Per", "ja så 1 < 2 <3")]


def test_a_label_that_repeats_the_voice_is_left_out(read):
    transcript = read("WEBVTT\n\n" + cue(1, "<v S01>S01: Hei") + cue(2, "<v S02>S02: Ja") + cue(3, "<v S01>S01: Ok"))
    assert lines(transcript) == [("S01", "Hei"), ("S02", "Ja"), ("S01", "Ok")]


def test_a_colon_in_what_a_voice_says_is_speech(read):
    transcript = read("WEBVTT\n\n" + cue(1, "<v Kari>Ola: kom!") + cue(2, "<v Kari>Ola: nå!"))
    assert lines(transcript) == [("Kari", "Ola: kom! Ola: nå!")]


def test_whisper_names_nobody_so_each_cue_is_a_turn(read):
    transcript = read("WEBVTT\n\n00:00.000 --> 00:02.500\n Hei\n\n00:02.500 --> 01:00:04.000\npå deg\nto\n")
    assert transcript.turns == (
        ReadTurn(None, 0, 3, time_start=0, time_end=2_500),
        ReadTurn(None, 4, 13, time_start=2_500, time_end=3_604_000),
    )
    assert transcript.text == "Hei\npå deg to"
    assert transcript.doubts == ("No speaker is named: each cue is a turn without speaker.",)


def test_cues_without_voice_between_voices(read):
    transcript = read("WEBVTT\n\n" + cue(1, "<v I>Hei") + cue(2, "(ler)") + cue(3, "<v I>Ja"))
    assert lines(transcript) == [("I", "Hei"), (None, "(ler)"), ("I", "Ja")]
    assert transcript.doubts == ("Turns without a speaker (1) count as participants' talk.",)


def test_style_region_and_cue_tags_are_not_speech(read):
    transcript = read(
        "WEBVTT - Møte\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"
        + cue(1, "<c.red>Hei</c> <00:00:01.500><b>du</b> <ler>")
        + cue(2, "\u200eså")
    )
    assert transcript.text == "Hei du <ler>\n\u200eså"


def test_srt_with_labels_that_go_on_over_unlabelled_cues(read):
    transcript = read(
        cue(1, "Kari: Hei", number="1", comma=True)
        + cue(2, "<i>mer</i> <ler> {\\an8}og\n\netter blank", number="2", comma=True)
        + cue(3, "Moderator: ok &amp; bra", number="3", comma=True)
        + cue(4, "Kari: 42\n2024", number="4", comma=True),
        "a.srt",
    )
    assert lines(transcript) == [
        ("Kari", "Hei mer <ler> og etter blank"),
        ("Moderator", "ok &amp; bra"),
        ("Kari", "42 2024"),
    ]
    assert transcript.turns[0].time_end == 2_900
    assert transcript.reader == "srt"


def test_two_speakers_in_one_cue(read):
    transcript = read(cue(1, "I: Hei\nP1: Ja", number="1") + cue(2, "I: Og?\nP1: Nei", number="2"), "a.srt")
    assert lines(transcript) == [("I", "Hei"), ("P1", "Ja"), ("I", "Og?"), ("P1", "Nei")]
    assert [turn.time_start for turn in transcript.turns] == [1_000, 1_000, 2_000, 2_000]


def test_a_speaker_who_speaks_once_where_every_cue_has_a_label(read):
    transcript = read("WEBVTT\n\n" + cue(1, "I: Hei") + cue(2, "I: Ja") + cue(3, "Per: Nei"))
    assert lines(transcript) == [("I", "Hei Ja"), ("Per", "Nei")]
    assert transcript.doubts == ()


def test_the_user_names_a_speaker_in_captions(read):
    captions = "WEBVTT\n\n" + cue(1, "I: Hei") + cue(2, "og") + cue(3, "I: Ja") + cue(4, "Per: Nei")
    assert lines(read(captions))[-1] == ("I", "Hei og Ja Per: Nei")
    transcript = read(captions, speakers={"Per": "other"})
    assert lines(transcript) == [("I", "Hei og Ja"), ("Per", "Nei")]
    assert transcript.speakers[1].role == "other"


def test_spellings_of_a_voice_are_one_speaker(read):
    transcript = read("WEBVTT\n\n" + cue(1, "<v A\u030ase>e\u0301n") + cue(2, "<v Åse>to") + cue(3, "<v ÅSE>tre"))
    assert lines(transcript) == [("A\u030ase", "e\u0301n to tre")]


def test_captions_without_header_in_a_vtt_file(read):
    assert lines(read(cue(1, "<v Kari>Hei</v>", number="1"))) == [("Kari", "Hei")]


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\n" + cue(1, "<v Kari></v>"), "WEBVTT\n\nNOTE bare\n"])
def test_captions_without_speech_are_refused(read, text):
    with pytest.raises(UnreadableFile, match=r"a\.vtt holds no captions with speech"):
        read(text)
