"""CSV and TSV files with a row for what somebody says: columns in any order and language, each row a turn."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thematic.errors import NoTalk, UnreadableFile
from thematic.transcripts.reading import Transcript, read_documents, read_file

SAID = [
    ("I", "Hva er viktig, egentlig?", 2_000),
    ("Kari", 'At noen ser «meg»; og sier "hei".', 9_000),
    ("Kari", "Det er alt.", 15_000),
    ("I", "Takk.", 21_000),
]


def said(transcript: Transcript) -> list[tuple[str | None, str, int | None]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end], turn.time_start) for turn in transcript.turns]


def table(header, *, separator=",", order=(0, 1, 2), time="00:00:{:02}"):
    rows = [[time.format(at // 1000), speaker, text] for speaker, text, at in SAID]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    for row in [header, *rows] if header else rows:
        writer.writerow([row[place] for place in order])
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [
        None,
        ("Tid", "Taler", "Tekst"),
        ("tidspunkt", "Kven", "Ytring"),
        ("Starttid", "Hvem", "innhold"),
        ("Timespan", "Speaker", "Content"),
        ("Time", "Name", "Transcript"),
        ("start_time", "speaker_name", "utterance"),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_row_is_a_turn_whatever_its_columns_are_called(write, separator, header, order):
    transcript = read_file(write("a.csv", table(header, separator=separator, order=order)))
    assert said(transcript) == SAID
    assert (transcript.reader, transcript.doubts) == ("csv", ())
    assert [(speaker.name, speaker.role) for speaker in transcript.speakers] == [
        ("I", "interviewer"),
        ("Kari", "participant"),
    ]


def test_the_whole_row_stands_in_the_text_and_labels_and_times_are_places_in_it(write):
    transcript = read_file(
        write("a.csv", "nr,start,slutt,hvem,tekst\n1,0:01,0:04,I,Hei\n2,0:04,0:09,Bo,Ja\n3,0:09,0:10,I,Nå\n")
    )
    assert transcript.text.split("\n")[1] == "1\t0:01\t0:04\tI\tHei"
    turn = transcript.turns[1]
    assert transcript.text[turn.label_start : turn.label_end] == "Bo"
    assert (turn.time_start, turn.time_end) == (4_000, 9_000)
    times = [mark for mark in transcript.annotations if mark.kind == "time"]
    assert transcript.text[times[1].start : times[1].end] == "0:04"
    assert times[1].value == "00:00:04.000 --> 00:00:09.000"


@pytest.mark.parametrize(
    ("header", "cells", "times"),
    [
        ("start,end,text", ["0,1500,Hei", "1500,4200,Ja"], [0, 1_500]),
        ("start,end,text", ["0,2,Hei", "2,4,Ja"], [0, 2_000]),
        ("start,end,text", ["0.5,2.25,Hei", "2.25,4.0,Ja"], [500, 2_250]),
        ("start (ms),text", ["40,Hei", "60,Ja"], [40, 60]),
        ("Start (s),text", ["200,Hei", "400,Ja"], [200_000, 400_000]),
        ("Start Time,End Time,Text", ["00:00:01:12,00:00:02:00,Hei", "00:01:02:24,00:01:03:01,Ja"], [1_000, 62_000]),
        ("Timespan,Content", ["0:00.0 - 0:05.2,Hei", "0:05.2 - 0:09.0,Ja"], [0, 5_200]),
    ],
)
def test_times_are_clocks_or_numbers_of_seconds_or_of_milliseconds(write, header, cells, times):
    transcript = read_file(write("a.csv", "\n".join([header, *cells, ""])))
    assert [turn.time_start for turn in transcript.turns] == times
    assert transcript.doubts[0] == "No speaker's label was found: each row is a turn without speaker."


def test_whisper_quotes_nothing_so_a_quotation_mark_is_speech(write):
    transcript = read_file(
        write("a.tsv", 'start\tend\ttext\n0\t2000\t"Hei,\n2000\t4000\tog velkommen."\n4000\t5000\t"Ja."\n')
    )
    assert said(transcript) == [(None, '"Hei,', 0), (None, 'og velkommen."', 2_000), (None, '"Ja."', 4_000)]
    other = read_file(write("b.tsv", 'Taler\tTekst\nI\t"Hei," sa hun\nBo\tJa\nI\tNå\n'))
    assert said(other)[0] == ("I", '"Hei," sa hun', None)


def test_labels_in_the_talk_are_speakers_where_no_column_names_them(write):
    transcript = read_file(write("a.csv", "start,text\n0:01,I: Hei\n0:04,Bo: Ja\n0:09,I: Nå\n"))
    assert said(transcript) == [("I", "Hei", 1_000), ("Bo", "Ja", 4_000), ("I", "Nå", 9_000)]


def test_a_row_without_a_speaker_goes_on_with_the_one_above_and_that_is_told(write):
    transcript = read_file(write("a.csv", "speaker,text\nI,Hei\nBo,Ja\n,og nei\nI,Nå\n"))
    assert [turn.speaker for turn in transcript.turns] == ["I", "Bo", "Bo", "I"]
    assert transcript.doubts == ("Rows without a speaker (1) were given to the speaker above them.",)


def test_speech_that_excel_would_take_for_a_formula_is_speech(write):
    lines = ["=ja", "+ det", "-nei", "@alle", "'sitat"]
    transcript = read_file(write("a.csv", "speaker,text\n" + "".join(f"Bo,{line}\n" for line in lines)))
    assert [text for _speaker, text, _time in said(transcript)] == lines


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_and_line_ends(write, codec, newline):
    text = 'Taler;Tekst\nI;Går «det»?\nÅse;"Ja\nog nei"\nI;Så\n'.replace("\n", newline)
    transcript = read_file(write("a.csv", text.encode(codec)))
    assert said(transcript)[1] == ("Åse", "Ja\nog nei", None)
    assert bool(transcript.doubts) == (codec == "cp1252")


def test_the_line_that_excel_puts_first_to_name_the_separator_is_obeyed(write):
    assert said(read_file(write("a.csv", "sep=;\nTaler;Tekst\nI;Ja, ja, ja\nBo;Nei\nI;Jo\n")))[0][1] == "Ja, ja, ja"


def test_plain_text_with_tabs_or_commas_stays_plain(write):
    for name, text in (
        ("a.txt", "I:\tHei, du\nBo:\tJa, ja\nI:\tSå\n"),
        ("b.txt", "Tid, taler, tekst: alt skal med.\nI: Ja\nBo: Nei\n"),
        ("c.md", "Taler\tTekst\nI\tHei\nBare et avsnitt.\n"),
        ("d.csv", "I: Hei\nBo: Ja\nI: Nå\n"),
    ):
        assert read_file(write(name, text)).reader == "plain"
    assert read_file(write("e.txt", table(("Tid", "Taler", "Tekst"), separator="\t"))).reader == "csv"


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        ("speaker,text\nI,Hei, du\n", UnreadableFile, "a.csv: line 2 has 3 cells, and the first line 2."),
        ('speaker,text\nI,Hei\nBo,"Ja\nog\n', UnreadableFile, r"a.csv: line 3 is not CSV"),
        ('speaker,text\nI,"' + "x" * 200_000 + '"\n', UnreadableFile, "field larger than field limit"),
        ("a," * 1_000_000 + "b\n", UnreadableFile, "line 1 has 1,000,001 cells, and a table may have 1,000."),
        ("speaker,text\n", NoTalk, "a.csv is a table, but no column of talk was found in it."),
        ("post,kroner\nkaffe,1200\nte,800\n", NoTalk, "no column of talk"),
        ("document,group,site,role\na,A,Nord,leder\n", NoTalk, "looks like a file of cases"),
        ("document,speaker,participant\na,P1,Kari\n", NoTalk, "looks like a file of participants"),
        ("document,coder,code,quote\na,kari,tillit,Ja\n", NoTalk, "looks like a file of codings"),
        ("name,label_nb,definition\na,A,Noe\n", NoTalk, "looks like a codebook"),
        ("document,question\na,q1\n", NoTalk, "looks like a log of what was asked"),
        ("ID3,\n", UnreadableFile, "a.csv is a sound recording."),
        ("%PDF-1.7,\n", UnreadableFile, "a.csv is damaged or incomplete."),
        ("", UnreadableFile, "a.csv is empty."),
    ],
)
def test_what_is_no_transcript_is_refused_in_one_sentence(write, content, error, sentence):
    with pytest.raises(error, match=sentence) as refusal:
        read_file(write("a.csv", content))
    assert type(refusal.value) is error


cells = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\u2028\u2029") | st.just("\n"),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from(["I", "Bo", "Åse Å"]), cells), min_size=4, max_size=12),
    separator=st.sampled_from(",;\t|"),
)
def test_whatever_is_said_comes_back_exactly(tmp_path_factory, rows, separator):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("speaker", "text"), *(("I", "først"), ("I", "så")), *rows])
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(out.getvalue().encode())
    found = [text for speaker, text, _time in said(read_file(path))][2:]
    assert found == [text.strip() for _speaker, text in rows]


def test_a_column_of_labels_and_one_of_words_are_talk_whatever_the_words_are_called(write):
    rows = ["Nr;Hvem;Hva de sier", "1;Intervjuer;Hva er viktig?", "2;Deltaker 1;Å bli sett.", "3;Deltaker 1;Ja."]
    transcript = read_file(write("a.csv", "\n".join(rows)))
    assert [turn.speaker for turn in transcript.turns] == ["Intervjuer", "Deltaker 1", "Deltaker 1"]


@pytest.mark.parametrize(
    "header", ["Nr;Hvem;Hva sier du?", "Nr;Hvem er du;Fortell", "Nr;Hvem;Spørsmål;Svar", "Nr;Stilling;Fortell"]
)
def test_a_question_or_a_choice_makes_it_a_survey_still(write, header):
    more = ";Hva er fint på jobben" if header.count(";") == 3 else ""
    rows = [f"{n};Deltaker {n % 2}{more};Jeg svarer noe her som er nummer {'abcd'[n]} av dem" for n in range(4)]
    transcripts = read_documents(write("a.csv", "\n".join([header, *rows])))
    assert len(transcripts) > 1
