"""RTF as Word, LibreOffice and TextEdit write it: the text, what is left out and said, and files that are refused."""

import os

import pytest

from thematic.errors import UnreadableFile
from thematic.transcripts.readers import richtext
from thematic.transcripts.reading import Transcript, read_file

WORD = r"""{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0\stshfdbch31505\deflang1044{\fonttbl{\f0\fbidi \froman
\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}{\f1\fbidi \fswiss\fcharset238 Arial CE;}}
{\colortbl;\red0\green0\blue0;}{\*\defchp \f31506}{\stylesheet{\ql \li0 \snext0 Normal;}{\s1\ql\outlinelevel0 \sbasedon0
\snext0 heading 1;}{\*\cs10 \additive Default Paragraph Font;}{\s2 \sbasedon1 Min stil;}}{\*\rsidtbl \rsid1}
{\info{\title Skjult tittel}{\author N N}}{\header \pard\plain Utkast\par}{\*\themedata 504b0304}
\pard\plain \ltrpar\s1\ql \rtlch\fcs1 \af0 \ltrch\fcs0 \f0 {\rtlch \insrsid1 Gruppe 3\par }\pard\plain \ql
{\b\insrsid1 Intervjuar:}{\insrsid1  Kva tenkjer de om n\'e6rv\'e6r?\par }
{\insrsid1 Leiar 2:\tab \u197\'c5 ja \'ab\'f8y\'bb{\f1 \'e8}\line men s\'e5 {\deleted\revauthdel1 borte}
{\revised\revauth1 ny}
 \u-10179\'5f\u-8704\'5f{\*\bkmkstart x}{\*\bkmkend x}{\v skjult}\par }{\field\flddirty{\*\fldinst HYPERLINK "http://a"}
{\fldrslt Intervjuar: Meir?}}\par Leiar 2: Nei\~alts\'e5.{\footnote \pard\plain {\chftn} Ler.}{\footnote\ftnalt Slutt.}
{\*\atnid X}{\annotation \pard {\*\atnref 1}Til den som leser}{\pict{\*\picprop}\pngblip 89504e47}\par }
"""

LIBREOFFICE = r"""{\rtf1\ansi\deff3\adeflang1025
{\fonttbl{\f0\froman\fprq2\fcharset0 Times New Roman;}{\f3\froman\fprq2\fcharset0 Liberation Serif;}}
{\stylesheet{\s0\snext0\f3 Normal;}
{\s15\sbasedon0\snext15 Heading 2;}}
{\*\generator LibreOffice/24.2}{\info{\creatim\yr2025}}{\*\pgdsctbl
{\pgdsc0\pgdscuse451 Default Page Style;}}
\trowd\trql\cellx2000\cellx4000\cellx9000\pard\plain \s0\intbl {\loch 00:04}\cell\pard\plain \intbl M\cell\pard\plain
\intbl {\loch Hva med v\u230\'e6ret?}\cell\row\pard
\trowd\cellx2000\cellx4000\cellx9000\pard\intbl 00:09\cell P1\cell Fint|surt.\par Ja.\cell\row\pard
\trowd\cellx2000\cellx4000\cellx9000\pard\intbl 00:12\cell M\cell Takk.\cell\row\pard\pard\plain \s15{\loch Slutt}
\par \pard\plain \s0\par }
"""

TEXTEDIT = r"""{\rtf1\ansi\ansicpg1252\cocoartf2639
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;\f1\fnil\fcharset0 AppleColorEmoji;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
\pard\tx566\tx1133\pardirnatural\partightenfactor0

\f0\fs24 \cf0 I: Hva sa du, \'d8yvind?\
P1: A\uc0\u778  n\uc0\u229 r {}
\f1 \uc0\u55357 \u56898 {}
\f0 .\
I: Ja\'85}""".replace(" {}\n", " \n")


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes | str, name: str = "a.rtf", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("latin-1"))
        return read_file(path, **options)

    return read_bytes


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def marks(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(mark.kind, transcript.text[mark.start : mark.end], mark.value) for mark in transcript.annotations]


def test_as_word_writes_it(read):
    transcript = read(WORD.replace("\n", "\r\n"))
    assert transcript.text == (
        "Gruppe 3\nIntervjuar: Kva tenkjer de om nærvær?\nLeiar 2:\tÅ ja «øy»č\nmen så ny 😀\nIntervjuar: Meir?\n"
        "Leiar 2: Nei\u00a0altså.\nLer.\nSlutt."
    )
    assert said(transcript) == [
        ("Intervjuar", "Kva tenkjer de om nærvær?"),
        ("Leiar 2", "Å ja «øy»č\nmen så ny 😀"),
        ("Intervjuar", "Meir?"),
        ("Leiar 2", "Nei\u00a0altså."),
    ]
    assert [mark for mark in marks(transcript) if "reference" not in mark[0]] == [
        ("heading", "Gruppe 3", "1"),
        ("footnote", "Ler.", "1"),
        ("endnote", "Slutt.", "1"),
    ]
    assert (transcript.reader, transcript.encoding) == ("rtf", "cp1252")
    assert transcript.doubts == (
        "Tracked deletions were left out (1): they are not in the text.",
        "Tracked insertions were kept (1), as if they had been accepted.",
        "Comments in the margin were left out (1).",
        "Hidden text was left out (1).",
        "Headers and footers were left out (1).",
        "Text boxes and notes (2) stand after the talk and belong to nobody.",
    )


def test_as_libreoffice_writes_a_table(read):
    transcript = read(LIBREOFFICE)
    assert said(transcript) == [("M", "Hva med været?"), ("P1", "Fint|surt.\nJa."), ("M", "Takk.")]
    assert [turn.time_start for turn in transcript.turns] == [4000, 9000, 12000]
    assert ("heading", "Slutt", "2") in marks(transcript)
    assert transcript.doubts == ()


def test_as_textedit_writes_it(read):
    transcript = read(TEXTEDIT)
    assert transcript.text == "I: Hva sa du, Øyvind?\nP1: A\u030a når 🙂.\nI: Ja…"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\uc2\u230\'e6\'e6{\uc1\u248?}\u229??x", "æøåx"),
        (r"\uc0\u230 \u248 x", "æøx"),
        (r"\u-10179?\u-8704?\u128512?", "😀😀"),
        (r"a\u-10179?b\u-8704?c", "a\ufffdb\ufffdc"),
        (r"{\upr{ae}{\*\ud{\u230?}}}", "æ"),
        (r"\{a\}\\ \_b\-c\emdash\endash\bullet", "{a}\\ -bc—–•"),
        ("en\nto\\\ntre\\'", "ento\ntre"),
        (r"{\pict\bin5 }}}{{x} y}", " y"),
        (r"a\bin3 }}}b", "ab"),
        (r"a{\*\ukjent b{c}}d{\listtext 1.\tab}e", "ade"),
        (r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\cpg1250 C;}}\f0\'e6\f1\'e6\f2\'e6", "æжć"),
        (r"{\fonttbl{\f3\fcharset128 A;}}\f3\'82\'a0x", "あx"),
        (r"{\deleted a\par}b", "b"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boks\par}}{\shprslt x}}c", "c\nboks"),
        (r"\pard{\ukjent99999999999 a}\par\par b", "a\n\nb"),
    ],
)
def test_words_and_signs(read, body, text):
    assert read(rf"{{\rtf1\ansi\ansicpg1252 {body}}}").text == text


def test_older_code_pages_and_utf8_against_the_rules(read):
    assert read(r"{\rtf1\mac I: \'be\'bf\'8c}").text == "I: æøå"
    assert read(r"{\rtf1\pca I: \'91\'9b\'86}").text == "I: æøå"
    assert read("{\\rtf1\\ansi I: æøå 🙂}".encode()).text == "I: æøå 🙂"
    assert read(b"{\\rtf1\\ansi I: \xe6\xf8\xe5}").text == "I: æøå"


def test_a_table_that_is_no_transcript_is_lines(read):
    body = r"\trowd\cellx1\clmrg\cellx2\pard\intbl a\cell b\cell\row\pard c\par\pard\intbl d\cell"
    assert read(rf"{{\rtf1 {body}}}").text == "a\nc\nd"


def test_a_file_that_was_cut_off_is_read_and_said(read):
    transcript = read(WORD[:-120])
    assert transcript.doubts[0] == "The file ends in the middle of something: check that its last words are there."
    assert len(transcript.turns) == 4


def test_a_brace_too_many_is_said(read):
    transcript = read(r"{\rtf1 I: Hei\par} P1: Ja\par}")
    assert transcript.text == "I: Hei"
    assert transcript.doubts[0] == "The file goes on after its end (10 bytes): something of it may be missing."


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.txt"])
def test_content_decides_before_the_name(read, name):
    assert read("\r\n" + TEXTEDIT, name).reader == "rtf"


def test_pictures_cost_no_time(read, monkeypatch):
    monkeypatch.setattr(richtext, "MAX_TOKENS", 50)
    hexed = "89504e470d0a1a0a\r\n" * 500_000
    escaped = r"\'e6" * 500_000
    assert read(rf"{{\rtf1 {{\pict\pngblip {hexed}}}{{\*\objdata {escaped}}}I: Ja\par}}").text == "I: Ja"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (r"{\rtf1\ansi }", "a.rtf is empty."),
        (r"{\rtf1{\header a}}", "a.rtf is empty."),
        (r"{\rtf1 " + "{" * 2_000, "a.rtf was not opened: it is nested too deeply."),
        (r"{\rtf1 " + r"\b" * 3_000, "a.rtf was not opened: it has more than 2,000 RTF words."),
        (r"{\rtf1 " + r"\par" * 1_000, "a.rtf was not opened: it has more than 500 paragraphs."),
    ],
)
def test_files_that_are_refused(read, monkeypatch, data, sentence):
    monkeypatch.setattr(richtext, "MAX_TOKENS", 2_000)
    monkeypatch.setattr(richtext, "MAX_PARAGRAPHS", 500)
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence


def test_noise_is_read_or_refused(read):
    for _ in range(20):
        try:
            read(b"{\\rtf1" + os.urandom(5_000) + b"I: Ja" * 10)
        except UnreadableFile as error:
            assert error.hint
