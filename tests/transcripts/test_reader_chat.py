"""CHAT transcripts: codes with names and roles, utterances over several lines, times, tiers and headers."""

import pytest

from thematic.transcripts.reading import read_file

HEAD = (
    "@UTF8\n@Begin\n@Languages:\tnor\n"
    "@Participants:\tCHI Ola Target_Child , MOT Kari Mother , INV Investigator ,\n\tTEL Media\n"
    "@ID:\tnor|test|CHI|2;06.||||Target_Child|||\n"
)
TALK = (
    "*INV:\tkva gjer du ? \x151000_2500\x15\n%mor:\tpro|kva v|gjere\n%com:\tpeikar på\n\tboka\n"
    "*CHI:\teg les\n\tog meir [/] meir . \x152500_3000\x15 \x153100_5120\x15\n"
    "*MOT:\tja: for eksempel: kaffe 12:30 .\n@Comment:\tPause.\n@G:\tMåltid\n*TEL:\tmusikk .\n@End\n"
)


@pytest.fixture
def read(tmp_path):
    def read_text(text: str, name: str = "a.cha", **options):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read_file(path, **options)

    return read_text


def test_utterances_are_turns_and_the_text_stays_whole(read):
    transcript = read(HEAD + TALK)
    text = transcript.text
    assert text == HEAD + TALK
    assert [(t.speaker, text[t.start : t.end], t.time_start, t.time_end) for t in transcript.turns] == [
        ("INV (Investigator)", "kva gjer du ?", 1000, 2500),
        ("CHI Ola (Target Child)", "eg les\n\tog meir [/] meir .", 2500, 5120),
        ("MOT Kari (Mother)", "ja: for eksempel: kaffe 12:30 .", None, None),
        ("TEL (Media)", "musikk .", None, None),
    ]
    assert [text[t.label_start : t.label_end] for t in transcript.turns] == ["*INV:", "*CHI:", "*MOT:", "*TEL:"]
    assert [speaker.role for speaker in transcript.speakers] == ["interviewer", "participant", "participant", "other"]
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("chat", "utf-8", ())


def test_headers_and_tiers_are_no_talk(read):
    transcript = read(HEAD + TALK)
    assert [
        (mark.kind, transcript.text[mark.start : mark.end], mark.value)
        for mark in transcript.annotations
        if mark.kind != "time"
    ] == [
        ("preamble", HEAD.rstrip(), ""),
        ("tier", "%mor:\tpro|kva v|gjere", "mor"),
        ("tier", "%com:\tpeikar på\n\tboka", "com"),
        ("event", "@Comment:\tPause.", "Comment"),
        ("heading", "@G:\tMåltid", "1"),
        ("event", "@End", "End"),
    ]
    times = [mark.value for mark in transcript.annotations if mark.kind == "time"]
    assert times[1:] == ["00:00:02.500 --> 00:00:03.000", "00:00:03.100 --> 00:00:05.120"]


def test_the_user_calls_a_speaker_by_code_or_by_name(read):
    transcript = read(HEAD + TALK, speakers={"mot": "interviewer", "CHI Ola (Target Child)": "other", "XXX": "other"})
    assert [speaker.role for speaker in transcript.speakers] == ["interviewer", "other", "interviewer", "other"]
    assert transcript.doubts == ("No line is labelled 'XXX'.",)


def test_speakers_that_no_header_names_and_lines_of_no_kind(read):
    transcript = read("@Begin\n*CHI:\thei .\nhva er dette\n*MOT:\n*CHI:\tja .\n@End\n", "a.txt")
    assert [turn.speaker for turn in transcript.turns] == ["CHI", "MOT", "CHI"]
    assert [mark.kind for mark in transcript.annotations] == ["preamble", "unassigned", "event"]
    assert transcript.doubts == (
        "@Participants does not name 'CHI', 'MOT'.",
        "Lines that are neither talk, header nor tier (1) belong to nobody.",
        "Labels without speech (1) are empty turns.",
        'No speaker looks like an interviewer: if one is, say so with --speakers "CHI=interviewer".',
    )


def test_roles_may_stand_in_id_lines_alone_and_times_may_name_the_sound(read):
    transcript = read(
        '@Begin\n@ID:\tnor|test|EXA|||||Investigator|||\n*EXA:\thei \x15%snd:"a b"_10_20\x15\n*P:\tja .\n@End\n'
    )
    assert [(turn.speaker, turn.time_start) for turn in transcript.turns] == [("EXA (Investigator)", 10), ("P", None)]
    assert transcript.speakers[0].role == "interviewer"
    assert transcript.text[transcript.turns[0].start : transcript.turns[0].end] == "hei"


def test_headers_alone(read):
    assert read("@UTF8\n@Begin\n@End\n").doubts == ("No talk was found in this file.",)


def test_many_times_do_not_make_a_file_binary(read):
    assert len(read("@Begin\n" + "*A:\tja .\x151_2\x15\n" * 50).turns) == 50
