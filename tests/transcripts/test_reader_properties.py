"""What holds for every transcript: turns in order, inside the text, and exactly the speech; hostile bytes fail well."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.errors import UnreadableFile
from thematic.store.names import fold
from thematic.transcripts.reading import Transcript, read_file

NAMES = ["I", "P1", "P2", "Leder 3", "Åse", "A\u030ase", "PhD F", "Lynne Neagle AM", "eidsberg_uio_03"]
WORDS = st.sampled_from(
    ["ja", "så", "e\u0301n", "😀", "(ler)", "kl.12:30", "[latter]", "…", "å", "–", "https://a.no", "(1:2)"]
)
SPEECH = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TURNS = st.lists(st.tuples(st.sampled_from(NAMES), SPEECH, st.lists(SPEECH, max_size=2)), min_size=1, max_size=12)


def read_bytes(data: bytes, suffix: str) -> Transcript:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        return read_file(path)


def assert_sound(transcript: Transcript) -> None:
    """Turns and annotations lie in the text, turns are ordered, disjoint and trimmed, speakers are known."""
    length = len(transcript.text)
    names = {speaker.name for speaker in transcript.speakers}
    assert len({fold(name) for name in names}) == len(transcript.speakers)
    at = 0
    for turn in transcript.turns:
        assert at <= turn.start <= turn.end <= length
        said = transcript.text[turn.start : turn.end]
        assert said == said.strip()
        assert turn.speaker is None or turn.speaker in names
        if turn.label_start is not None and turn.label_end is not None:
            assert 0 <= turn.label_start < turn.label_end <= length
            assert turn.label_end <= turn.start or turn.end <= turn.label_start
        at = turn.end
    assert [mark.start for mark in transcript.annotations] == sorted(mark.start for mark in transcript.annotations)
    assert all(0 <= mark.start <= mark.end <= length for mark in transcript.annotations)
    assert {turn.speaker for turn in transcript.turns} - {None} == names


@settings(max_examples=60, deadline=None)
@given(TURNS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\n", "\n\n"]), st.booleans())
def test_a_labelled_text_gives_back_its_turns(turns, ending, between, timed):
    turns = [*turns, ("I", "Takk .", [])] * 2
    written = "\n".join(
        f"{f'[00:{n:02}:00] ' if timed else ''}{name}: " + f"{between or chr(10)}".join([first, *more]) + between
        for n, (name, first, more) in enumerate(turns)
    )
    transcript = read_bytes(written.replace("\n", ending).encode(), ".txt")
    assert transcript.text == written
    assert_sound(transcript)
    assert [(fold(turn.speaker or ""), transcript.text[turn.start : turn.end]) for turn in transcript.turns] == [
        (fold(name), f"{between or chr(10)}".join([first, *more])) for name, first, more in turns
    ]


@settings(max_examples=60, deadline=None)
@given(TURNS)
def test_captions_give_back_their_turns(turns):
    cues = [
        f"{n}\n00:{n:02}:00.000 --> 00:{n:02}:59.000\n<v {name}>{' '.join([first, *more])}</v>\n"
        for n, (name, first, more) in enumerate(turns)
    ]
    transcript = read_bytes(("WEBVTT\n\n" + "\n".join(cues)).encode(), ".vtt")
    assert_sound(transcript)
    expected: list[tuple[str, str]] = []
    for name, first, more in turns:
        said = " ".join([first, *more])
        if expected and expected[-1][0] == fold(name):
            said = f"{expected.pop()[1]} {said}"
        expected.append((fold(name), said))
    assert transcript.text == "\n".join(said for _name, said in expected)
    assert [fold(turn.speaker or "") for turn in transcript.turns] == [name for name, _said in expected]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*NAMES, ":", ": ", "\n", "\n\n", " ", "\t", "[00:01]", "0:12", "#00:00:01-2#", "  0:03", "//", "**"]
        )
        | st.text(max_size=3),
        max_size=40,
    ).map("".join),
    st.sampled_from([".txt", ".md"]),
)
def test_any_text_is_sound_or_refused(text, suffix):
    try:
        transcript = read_bytes(text.encode("utf-8", "replace"), suffix)
    except UnreadableFile:
        return
    assert transcript.text == text.encode("utf-8", "replace").decode().removeprefix("\ufeff").replace(
        "\r\n", "\n"
    ).replace("\r", "\n")
    assert_sound(transcript)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "WEBVTT",
                "\n",
                "\n\n",
                "00:01.000 --> 00:02.000\n",
                "<v Kari>",
                "</v>",
                "I: ",
                "7",
                "NOTE ",
                "<",
                "&amp;",
                "å ",
            ]
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from([".vtt", ".srt"]),
)
def test_any_captions_are_sound_or_refused(text, suffix):
    try:
        transcript = read_bytes(text.encode(), suffix)
    except UnreadableFile:
        return
    assert_sound(transcript)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"WEBVTT\n\n", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_any_bytes_are_sound_or_refused(data, start):
    for suffix in (".txt", ".docx"):
        try:
            transcript = read_bytes(start + data, suffix)
        except UnreadableFile as error:
            assert error.sentence.startswith("a.")
        else:
            assert_sound(transcript)


@pytest.fixture(scope="module")
def word_file() -> bytes:
    document = docx.Document()
    for line in ("I: Hei", "P1: Ja", "I: Og?", "P1: Nei"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_word_file_is_sound_or_refused(word_file, data):
    at = data.draw(st.integers(4, len(word_file) - 1))
    if data.draw(st.booleans()):
        damaged = word_file[:at]
    else:
        damaged = word_file[:at] + data.draw(st.binary(min_size=1, max_size=8)) + word_file[at + 1 :]
    try:
        transcript = read_bytes(damaged, ".docx")
    except UnreadableFile:
        return
    assert_sound(transcript)
