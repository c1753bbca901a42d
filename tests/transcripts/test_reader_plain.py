"""Labels, turns and what belongs to nobody in plain text and Markdown."""

import unicodedata
from pathlib import Path

import pytest

from thematic.errors import UnreadableFile, UsageError
from thematic.transcripts.reading import Annotation, Transcript, count_words, read_file


@pytest.fixture
def read(tmp_path):
    def read_text(text: str, *, name: str = "gruppe.txt", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read_file(path, **options)

    return read_text


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def labels(transcript: Transcript) -> list[str]:
    return [transcript.text[turn.label_start : turn.label_end] for turn in transcript.turns]


def test_labels_stay_in_the_text_and_turns_cover_the_speech(read):
    text = "Intervjuer:  Hva tenker dere?\nLEDER 2:\tDet går bra. \nIntervjuer: Hvorfor?\nLEDER 2: Vi ler.\n"
    transcript = read(text)
    assert transcript.text == text
    assert said(transcript) == [
        ("Intervjuer", "Hva tenker dere?"),
        ("LEDER 2", "Det går bra."),
        ("Intervjuer", "Hvorfor?"),
        ("LEDER 2", "Vi ler."),
    ]
    assert labels(transcript) == ["Intervjuer:", "LEDER 2:", "Intervjuer:", "LEDER 2:"]
    assert [(speaker.name, speaker.role) for speaker in transcript.speakers] == [
        ("Intervjuer", "interviewer"),
        ("LEDER 2", "participant"),
    ]
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("plain", "utf-8", ())


def test_labelled_lines_of_one_speaker_are_not_merged(read):
    assert said(read("I: Ja\nP1: a\nP1: b\nI: Nei\n")) == [("I", "Ja"), ("P1", "a"), ("P1", "b"), ("I", "Nei")]


def test_a_turn_goes_on_over_unlabelled_lines_and_blank_ones(read):
    transcript = read("I: Hei\nder\n\nog mer\n\nP1: Ja\n\nI: Ok\n")
    assert said(transcript) == [("I", "Hei\nder\n\nog mer"), ("P1", "Ja"), ("I", "Ok")]


def test_a_label_may_stand_above_its_speech(read):
    transcript = read("Kari Nordmann:\nDet er bra.\nVeldig.\n\nIntervjuar:\nKvifor?\n\nKari Nordmann:\nJa.\n")
    assert said(transcript) == [
        ("Kari Nordmann", "Det er bra.\nVeldig."),
        ("Intervjuar", "Kvifor?"),
        ("Kari Nordmann", "Ja."),
    ]
    assert [speaker.role for speaker in transcript.speakers] == ["participant", "interviewer"]


def test_bare_names_head_their_blocks(read):
    transcript = read("Kari\nHei du\n\nOla\nHei\nmer\n\nKari\nJa\n\nOla\nNei\n")
    assert said(transcript) == [("Kari", "Hei du"), ("Ola", "Hei\nmer"), ("Kari", "Ja"), ("Ola", "Nei")]


def test_short_lines_that_recur_are_no_names(read):
    transcript = read("Ja\n\nDet var fint\n\nJa\n\nDet var nok\n")
    assert said(transcript) == [(None, "Ja"), (None, "Det var fint"), (None, "Ja"), (None, "Det var nok")]


@pytest.mark.parametrize(
    "phrase", ["for example", "For eksempel", "til dømes", "Og da sa jeg", "Spørsmålet er", "altså", "Tema 2"]
)
def test_speech_before_a_colon_is_no_label(read, phrase):
    transcript = read(f"I: Hei\nP1: Ja\n{phrase}: slik\nI: Og?\nP1: Nei\n{phrase}: sånn\n")
    assert said(transcript) == [
        ("I", "Hei"),
        ("P1", f"Ja\n{phrase}: slik"),
        ("I", "Og?"),
        ("P1", f"Nei\n{phrase}: sånn"),
    ]


@pytest.mark.parametrize("line", ["http://a.no", "Klokka 10:30", "Takk :)", "Ja. Nei: så", "Å så, vel: nei"])
def test_colons_that_follow_no_name(read, line):
    transcript = read(f"I: Hei\nP1: Ja\n{line}\n{line}\nI: Og?\nP1: a\n")
    assert [turn.speaker for turn in transcript.turns] == ["I", "P1", "I", "P1"]


def test_labels_have_at_most_63_characters(read):
    name = "A" * 62 + "b"
    assert {turn.speaker for turn in read(f"{name}: ja\nI: hei\n{name}: ja\nI: a").turns} == {name, "I"}
    assert {turn.speaker for turn in read(f"{name}c: ja\nI: hei\n{name}c: ja\nI: a").turns} == {"I"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["Per", "Project Manager", "Kvinne i 50-årene", "Leder av HR", "Dr. Øst"])
def test_a_name_that_stands_once_is_a_label_where_every_line_or_block_has_one(read, between, name):
    transcript = read(between.join(["Kari: a", "Ola: b", f"{name}: e", "Kari: c", "Ola: d"]))
    assert said(transcript)[2:4] == [(name, "e"), ("Kari", "c")]
    line = 3 if between == "\n" else 5
    assert transcript.doubts[0] == (
        f"Taken as a speaker's label, though it stands once: '{name}' (line {line}). If it is none, give the words to "
        "who said them with 'thematic speakers merge'."
    )


def test_a_name_within_a_block_is_no_label_where_blocks_open_with_labels(read):
    transcript = read("Kari: a\nb\nPoenget: c\n\nOla: d\ne\nf\n\nPer: g\nh\n\nKari: i\nj\n\nOla: k\n")
    assert [turn.speaker for turn in transcript.turns] == ["Kari", "Ola", "Per", "Kari", "Ola"]
    assert transcript.doubts[0].startswith("Taken as a speaker's label, though it stands once: 'Per' (line 9).")
    assert transcript.doubts[1].startswith("'Poenget' (line 3) could be a speaker's label")


@pytest.mark.parametrize("words", ["per: e", "Et spørsmål: e", "Nei: e", "Men: e"])
def test_what_is_written_as_no_name_stays_speech_and_is_a_doubt(read, words):
    transcript = read(f"Kari: a\nOla: b\nKari: c\nOla: d\n{words}\n")
    assert said(transcript)[-1] == ("Ola", f"d\n{words}")
    name = words.partition(":")[0]
    assert transcript.doubts[0] == (
        f"'{name}' (line 5) could be a speaker's label but was read as words of the turn before: "
        f'if it is one, name it with --speakers "{name}=participant".'
    )


def test_a_name_that_stands_once_is_a_doubt_where_lines_often_open_without_a_label(read):
    transcript = read("Kari: a\nog så\nvidere\nOla: b\nPer: e\nmer\nKari: c\nOla: d\nPer og Pål: f\n")
    assert {turn.speaker for turn in transcript.turns} == {"Kari", "Ola"}
    assert transcript.doubts[0].startswith("'Per' (line 5), 'Per og Pål' (line 9) could be a speaker's label")


def test_lines_of_a_doubt_are_listed_up_to_three(read):
    lines = ["Kari: a", "Ola: b"] * 5
    for place in (9, 7, 5, 3):
        lines.insert(place, "neida: x")
    doubt = read("\n".join(lines)).doubts[0]
    assert doubt.startswith("'neida' (lines 4, 7, 10 and 1 more) could be")


@pytest.mark.parametrize(
    ("others", "once"),
    [("P1", "P7"), ("PhD A", "PhD F"), ("A", "C"), ("Leder 2", "Leder"), ("Kari", "P1"), ("Kari", "Moderator")],
)
def test_a_label_of_the_same_shape_may_stand_once(read, others, once):
    transcript = read(f"{others}: a\n{others}: b\nog så\n{once}: c\n")
    assert said(transcript)[-1] == (once, "c")


def test_the_user_names_a_label_and_its_role(read):
    text = "Kari: a\nOla: b\nKari: c\nOla: d\nPer: e\n"
    transcript = read(text, speakers={"per": "other", "Ola": "interviewer"})
    assert said(transcript)[-1] == ("Per", "e")
    assert {speaker.name: speaker.role for speaker in transcript.speakers} == {
        "Kari": "participant",
        "Ola": "interviewer",
        "Per": "other",
    }
    assert transcript.doubts == ()


def test_the_user_may_name_what_no_label_looks_like(read):
    transcript = read("Hansen, Kari: a\nHansen, Kari: b\n1: c\n", speakers={"Hansen, Kari": "other", "1": "other"})
    assert said(transcript) == [("Hansen, Kari", "a"), ("Hansen, Kari", "b"), ("1", "c")]


def test_a_name_that_is_not_there_is_a_doubt(read):
    assert read("I: a\nP1: b\nI: c", speakers={"Q": "interviewer"}).doubts == ("No line is labelled 'Q'.",)


def test_an_unknown_role_is_refused(read):
    with pytest.raises(UsageError, match="'boss' is not a speaker's role"):
        read("I: a", speakers={"I": "boss"})


def test_text_before_the_first_speaker_belongs_to_nobody(read):
    transcript = read("Dato: 3. mai\nSted: Oslo\n\nI: Hei\nP1: Ja\nI: Ok\nP1: Nei\n")
    assert len(transcript.turns) == 4
    assert transcript.annotations == (Annotation("preamble", 0, 23, ""),)
    assert transcript.doubts == ("The text before the first speaker (23 characters) belongs to nobody.",)


def test_without_labels_each_line_is_a_turn(read):
    transcript = read("Det første.\nDet andre.\n")
    assert said(transcript) == [(None, "Det første."), (None, "Det andre.")]
    assert transcript.speakers == ()
    assert transcript.doubts == ("No speaker's label was found: each paragraph is a turn without speaker.",)


def test_without_labels_wrapped_lines_are_paragraphs(read):
    assert said(read("En linje\nsom er brutt.\n\nEn ny.\n")) == [(None, "En linje\nsom er brutt."), (None, "En ny.")]


def test_spellings_that_fold_alike_are_one_speaker(read):
    composed, decomposed = "Åse", unicodedata.normalize("NFD", "Åse")
    text = f"{decomposed}: e\u0301n\n{composed}: to\nÅSE: tre\nI: ja\n"
    transcript = read(text)
    assert transcript.text == text
    assert [turn.speaker for turn in transcript.turns] == [decomposed, decomposed, decomposed, "I"]
    assert said(transcript)[0][1] == "e\u0301n"
    assert [speaker.name for speaker in transcript.speakers] == [decomposed, "I"]


def test_a_label_without_speech_is_an_empty_turn(read):
    transcript = read("I: Hei\nP1:\nI: Ja\nP1: Ok\n")
    assert said(transcript) == [("I", "Hei"), ("P1", ""), ("I", "Ja"), ("P1", "Ok")]
    assert transcript.turns[1].start == transcript.turns[1].end == 10
    assert transcript.doubts == ("Labels without speech (1) are empty turns.",)


def test_markdown_headings_end_a_turn(read):
    text = "# Gruppe 3\n\n**I:** Hei\n\n**Kari:** Ja\n\n## Del to\n\nNotat her\n\n**I**: Og?\n"
    transcript = read(text, name="gruppe.md")
    assert said(transcript) == [("I", "Hei"), ("Kari", "Ja"), ("I", "Og?")]
    assert labels(transcript) == ["**I:**", "**Kari:**", "**I**:"]
    assert [(mark.kind, text[mark.start : mark.end], mark.value) for mark in transcript.annotations] == [
        ("heading", "# Gruppe 3", "1"),
        ("heading", "## Del to", "2"),
        ("unassigned", "Notat her", ""),
    ]


def test_a_hash_is_a_pause_outside_markdown(read):
    assert said(read("I: ja\n# så\nP1: a\nI: b\nP1: c"))[0] == ("I", "ja\n# så")


def test_brackets_are_speakers_only_where_they_are_numbered_and_recur(read):
    transcript = read("[id1] Hei\n[id2] Ja [latter]\n[latter] nei\n[latter] da\n[id1] ok\n")
    assert said(transcript) == [("id1", "Hei"), ("id2", "Ja [latter]\n[latter] nei\n[latter] da"), ("id1", "ok")]


def test_jefferson_marks_are_speech(read):
    transcript = read("A: no:: I (0.8) didn't\nB: ye:s [ok ]\nA: (.) .hhh ((laughs))\n")
    assert [text for _speaker, text in said(transcript)] == ["no:: I (0.8) didn't", "ye:s [ok ]", "(.) .hhh ((laughs))"]


def test_overlapping_speech_is_marked_inside_its_turn(read):
    text = "S00: Velkommen\nS01: Takk //S00: Mhm.// for det.\nS00: Ja\n"
    transcript = read(text)
    assert said(transcript)[1] == ("S01", "Takk //S00: Mhm.// for det.")
    assert [(m.kind, text[m.start : m.end], m.value) for m in transcript.annotations] == [
        ("overlap", "//S00: Mhm.//", "S00")
    ]
    assert "Overlapping speech between // (1) is part of the turn in which it stands." in transcript.doubts


@pytest.mark.parametrize(
    "label",
    [
        "I",
        "I2",
        "Int",
        "Int.",
        "INTERVJUER",
        "Intervjuer 2",
        "Interviewer",
        "Interviewer B",
        "Moderator",
        "M",
        "M1",
        "Researcher 1",
        "Forsker",
        "Forskar",
        "Ordstyrer",
        "Facilitator",
        "Intervjuer (Kari)",
    ],
)
def test_interviewers_are_guessed(read, label):
    transcript = read(f"{label}: Hva?\nKari: Ja\n{label}: Og?\nKari: Nei\n")
    assert [(s.name, s.role) for s in transcript.speakers] == [(label, "interviewer"), ("Kari", "participant")]


def test_nobody_is_an_interviewer(read):
    assert read("Kari: Ja\nOla: Nei\nKari: Jo\nOla: Å\n").doubts == (
        'No speaker looks like an interviewer: if one is, say so with --speakers "Kari=interviewer".',
    )


def test_a_small_file_whose_every_line_has_a_label(read):
    transcript = read("Kari: Hei\nPer: Ja\nOla: Nei\n")
    assert said(transcript) == [("Kari", "Hei"), ("Per", "Ja"), ("Ola", "Nei")]
    assert transcript.doubts[0] == "No label stands twice; they were taken as speakers because every line has one."


@pytest.mark.parametrize(
    "names",
    [
        ("Project Manager", "PhD F"),
        ("Lynne Neagle AM", "Dr. Ian Johnson"),
        ("a_b_03", "x_y_1"),
        ("Dag", "My Hansen"),
        ("O’Brien", "Per-Åge (leder)"),
        ("kari", "ola"),
    ],
)
def test_names_of_real_meetings(read, names):
    one, other = names
    assert [turn.speaker for turn in read(f"{one}: Yes .\n{other}: OK .\n" * 2).turns] == [one, other] * 2


def test_words_are_counted_between_white_space():
    assert count_words(" å  så\n– ja\t") == 4


def test_sample_of_a_path_object(tmp_path: Path):
    path = tmp_path / "æøå 😀.txt"
    path.write_text("I: 😀 hei\nP1: ja 😀😀\nI: b\n", encoding="utf-8")
    assert said(read_file(path))[1] == ("P1", "ja 😀😀")


def test_a_name_over_its_speech_may_have_two_times(write):
    blocks = [f"Speaker {1 + n % 2} (00:00:0{n} - 00:00:0{n + 1})\nReplikk {'abcd'[n]}.\n" for n in range(4)]
    transcript = read_file(write("a.txt", "\n".join(blocks)))
    assert [(turn.speaker, turn.time_start) for turn in transcript.turns] == [
        (f"Speaker {1 + n % 2}", n * 1_000) for n in range(4)
    ]


def test_json_is_refused_instead_of_being_talk(write):
    with pytest.raises(UnreadableFile, match=r"^a\.json is JSON of a kind that is not known"):
        read_file(write("a.json", '{"segments": [{"start": 0, "text": "Hei"}]}'))
