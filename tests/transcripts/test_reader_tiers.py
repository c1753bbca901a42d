"""ELAN, EXMARaLDA and Praat: speakers' tiers become turns in the order in which they start."""

from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.errors import UnreadableFile
from thematic.transcripts.reading import Transcript, read_file


def elan(*tiers: str, slots: str = "0 2000 1500 - 6000 7000", head: str = "") -> str:
    order = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}"' + ("" if time == "-" else f' TIME_VALUE="{time}"') + "/>"
        for n, time in enumerate(slots.split(), start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}\n<ANNOTATION_DOCUMENT FORMAT="3.0"><HEADER/>'
        f"<TIME_ORDER>{order}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>"
    )


def tier(name: str, *notes: tuple[str, int, int, str], person: str = "", parent: str = "") -> str:
    about = (f' PARTICIPANT="{person}"' if person else "") + (f' PARENT_REF="{parent}"' if parent else "")
    return (
        f'<TIER TIER_ID="{name}"{about}>'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" TIME_SLOT_REF1="t{a}" TIME_SLOT_REF2="t{b}">'
            f"<ANNOTATION_VALUE>{escape(words)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for key, a, b, words in notes
        )
        + "</TIER>"
    )


def hanging(name: str, parent: str, *notes: tuple[str, str, str]) -> str:
    return (
        f'<TIER TIER_ID="{name}" PARENT_REF="{parent}">'
        + "".join(
            f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{key}" ANNOTATION_REF="{above}">'
            f"<ANNOTATION_VALUE>{escape(words)}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
            for key, above, words in notes
        )
        + "</TIER>"
    )


@pytest.fixture
def read(tmp_path):
    def read_file_of(content: str | bytes, name: str = "a.eaf", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, **options)

    return read_file_of


def said(transcript: Transcript) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(t.speaker, transcript.text[t.start : t.end], t.time_start, t.time_end) for t in transcript.turns]


def notes(transcript: Transcript) -> list[tuple[str, str]]:
    marks = [mark for mark in transcript.annotations if mark.kind == "tier"]
    return [(transcript.text[mark.start : mark.end], mark.value) for mark in marks]


KARI = tier("K", ("a1", 1, 2, "Kva trur\ndu?"), ("a2", 5, 6, "Ja & nei 😀"), person="Kari")
OLA = tier("O", ("a3", 3, 5, "Eg veit e\u0301n ting"), ("a4", 5, 6, " "), person="Ola")


def test_tiers_are_merged_by_time_one_line_a_turn(read):
    transcript = read(elan(KARI, OLA), speakers={"Kari": "interviewer"})
    assert transcript.text == "Kva trur du?\nEg veit e\u0301n ting\nJa & nei 😀"
    assert said(transcript) == [
        ("Kari", "Kva trur du?", 0, 2000),
        ("Ola", "Eg veit e\u0301n ting", 1500, 6000),
        ("Kari", "Ja & nei 😀", 6000, 7000),
    ]
    assert [(s.name, s.role) for s in transcript.speakers] == [("Kari", "interviewer"), ("Ola", "participant")]
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("elan", "utf-8", ())


def test_stretches_of_one_speaker_are_a_turn_and_keep_their_times(read):
    transcript = read(elan(tier("I", ("a1", 1, 2, "Hei"), ("a2", 4, 5, "du"), ("a3", 5, 6, "der"))))
    assert said(transcript) == [("I", "Hei du der", 0, 7000)]
    assert [(m.start, m.end, m.value) for m in transcript.annotations if m.kind == "time"] == [
        (0, 3, "00:00:00.000 --> 00:00:02.000"),
        (7, 10, "00:00:06.000 --> 00:00:07.000"),
    ]
    assert transcript.doubts == ("Stretches of talk without a time (1) stand where the file has them.",)


def test_tiers_that_hang_on_talk_are_annotations_over_it(read):
    transcript = read(
        elan(KARI, OLA, hanging("en", "O", ("b1", "a3", "I know")), hanging("de", "en", ("c1", "b1", "Ich weiß"))),
        speakers={"Kari": "interviewer"},
    )
    assert notes(transcript) == [("Eg veit e\u0301n ting", "en: I know"), ("Eg veit e\u0301n ting", "de: Ich weiß")]
    assert transcript.doubts == ("Tiers that hang on the talk are no talk but annotations over it: 'en', 'de'.",)


def test_words_cut_out_of_a_stretch_belong_to_it_by_their_time(read):
    words = tier("O-ord", ("b1", 3, 4, "Eg"), ("b2", 4, 5, "veit"), person="Ola", parent="O")
    assert notes(read(elan(OLA, words))) == [
        ("Eg veit e\u0301n ting", "O-ord: Eg"),
        ("Eg veit e\u0301n ting", "O-ord: veit"),
    ]


def test_a_top_tier_of_numbers_gives_its_times_to_the_talk_below(read):
    transcript = read(
        elan(
            tier("ref@I", ("a1", 1, 2, "ZZ_001"), ("a2", 5, 6, "ZZ_002"), person="I"),
            hanging("tx@I", "ref@I", ("b1", "a1", "Kva trur du?"), ("b2", "a2", "Ja vel")),
            hanging("ge@I", "tx@I", ("c1", "b1", "what think you")),
        )
    )
    assert said(transcript) == [("I", "Kva trur du? Ja vel", 0, 7000)]
    assert notes(transcript) == [
        ("Kva trur du?", "ref@I: ZZ_001"),
        ("Kva trur du?", "ge@I: what think you"),
        ("Ja vel", "ref@I: ZZ_002"),
    ]
    assert transcript.doubts[0] == "Read as talk, since the tier above only numbers it: 'tx@I'."


def test_tiers_of_nobody_are_left_out_where_others_have_a_participant(read):
    content = elan(KARI, OLA, tier("Notat", ("a9", 1, 6, "kjøkken")))
    assert read(content).doubts[0] == (
        "Tiers without a participant were left out: 'Notat'. If one is talk, name it with --speakers "
        '"Notat=participant".'
    )
    assert ("Notat", "kjøkken", 0, 7000) in said(read(content, speakers={"notat": "other"}))


def test_several_tiers_of_one_person(read):
    assert read(elan(KARI, tier("K2", ("a9", 3, 4, "mm"), person="Kari"))).doubts[0] == (
        "Several tiers are talk of 'Kari': 'K', 'K2'."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (elan(KARI, head='<!DOCTYPE a [<!ENTITY b "c">]>'), "declares a DOCTYPE"),
        (elan(KARI)[:-40], "is damaged"),
        (elan(), "is damaged"),
        (elan(tier("K", ("a1", 1, 2, " "))), "holds no talk"),
        (elan(tier("K", ("a1", 1, 2, "a"), parent="L"), tier("L", ("a2", 1, 2, "b"), parent="K")), "holds no talk"),
    ],
)
def test_files_that_are_refused(read, content, message):
    with pytest.raises(UnreadableFile, match=message):
        read(content)


def test_times_that_cannot_be_and_slots_that_are_missing(read):
    transcript = read(elan(tier("I", ("a1", 1, 9, "Hei"), ("a2", 2, 8, "du")), slots="99999999999999 -5"))
    assert said(transcript) == [("I", "Hei du", None, None)]


EXB = (
    '<?xml version="1.0" encoding="UTF-8"?><basic-transcription><head><speakertable><speaker id="S0"><abbreviation>I'
    '</abbreviation></speaker><speaker id="S1"><abbreviation>KA</abbreviation></speaker></speakertable></head>'
    "<basic-body>"
    '<common-timeline><tli id="T0" time="0.0"/><tli id="T1" time="1.5"/><tli id="T2"/><tli id="T3" time="4"/>'
    "</common-timeline>"
    '<tier id="A" speaker="S0" category="v" type="t" display-name="I [v]"><event start="T0" end="T1">Kva gjer </event>'
    '<event start="T1" end="T2">du? </event></tier>'
    '<tier id="B" speaker="S1" category="v" type="t" display-name="KA [v]"><event start="T1" end="T2">Eg </event>'
    '<event start="T2" end="T3">les.</event></tier>'
    '<tier id="C" speaker="S1" category="en" type="a" display-name="KA [en]"><event start="T1" end="T3">I read.</event>'
    '</tier><tier id="D" category="nn" type="d" display-name="[nn]"><event start="T0" end="T3">radio</event></tier>'
    "</basic-body></basic-transcription>"
)


def test_exmaralda(read):
    transcript = read(EXB, "a.exb")
    assert said(transcript) == [("I", "Kva gjer du?", 0, None), ("KA", "Eg les.", 1500, 4000)]
    assert notes(transcript) == [("Eg les.", "KA [en]: I read.")]
    assert transcript.doubts == (
        "Tiers that are nobody's talk were left out: '[nn]'.",
        "Tiers that hang on the talk are no talk but annotations over it: 'KA [en]'.",
    )


TIERS = [
    ("IntervalTier", "Kari - words", [(0, 1.5, 'Hei 3 "alle"'), (1.5, 3, ""), (3, 5.2, "då")]),
    ("IntervalTier", "Ola", [(1.4, 2, "Ja\nå"), (2, 5, "sil")]),
    ("IntervalTier", "Kari - phones", [(0, 1, "h")]),
    ("TextTier", "klikk", [(1, 1, "x")]),
]


def textgrid(*, short: bool) -> str:
    def field(name: str, value: object) -> str:
        return f"{value}\n" if short else f"    {name} = {value} \n"

    def quoted(words: str) -> str:
        return '"' + words.replace('"', '""') + '"'

    text = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n' + field("xmin", 0) + field("xmax", 5.2)
    text += (
        ("<exists>\n" if short else "tiers? <exists> \n") + field("size", len(TIERS)) + ("" if short else "item []: \n")
    )
    for number, (kind, name, stretches) in enumerate(TIERS, start=1):
        text += ("" if short else f"item [{number}]:\n") + field("class", quoted(kind)) + field("name", quoted(name))
        text += field("xmin", 0) + field("xmax", 5.2) + field("intervals: size", len(stretches))
        for at, (begins, ends, words) in enumerate(stretches, start=1):
            text += ("" if short else f"intervals [{at}]:\n") + field("xmin", begins)
            text += ("" if kind == "TextTier" else field("xmax", ends)) + field("text", quoted(words))
    return text


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_praat(read, short, encoding):
    transcript = read(textgrid(short=short).encode(encoding), "a.TextGrid")
    assert said(transcript) == [
        ("Kari", 'Hei 3 "alle"', 0, 1500),
        ("Ola", "Ja å", 1400, 2000),
        ("Kari", "då", 3000, 5200),
    ]
    assert transcript.doubts[0] == "Tiers of points or parts of words were left out: 'Kari - phones', 'klikk'."


def test_a_textgrid_that_is_cut_off(read):
    with pytest.raises(UnreadableFile, match="is damaged"):
        read(textgrid(short=True)[:-60], "a.TextGrid")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_read_or_refused(data):
    content, name = data.draw(
        st.sampled_from([(elan(KARI, OLA), "a.eaf"), (EXB, "a.exb"), (textgrid(short=False), "a.TextGrid")])
    )
    raw = content.encode()
    at = data.draw(st.integers(0, len(raw) - 1))
    raw = raw[:at] + data.draw(st.binary(max_size=6)) + raw[at + data.draw(st.integers(0, 6)) :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        try:
            transcript = read_file(path)
        except UnreadableFile:
            return
    assert all(turn.end <= len(transcript.text) for turn in transcript.turns)
