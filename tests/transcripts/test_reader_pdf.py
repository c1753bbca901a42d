"""PDF files: lines put together, furniture set apart, losses said, and files that are refused."""

import random
import zlib

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from thematic.errors import UnreadableFile
from thematic.transcripts.readers import pdf
from thematic.transcripts.readers.pages import read_pages
from thematic.transcripts.reading import Transcript, read_file

TALK = [
    "Intervjuer: Hva tenker dere om nærværet på øya, og hvem er det som snakker om det når dere møtes på vaktrommet?",
    "Leder 2: Åh, «ja», det kommer an på. Noen snakker om det hele tida, og andre sier aldri noe som helst, og sånn "
    "har det vært så lenge jeg kan huske tilbake, i hvert fall siden vi flytta.",
    "Intervjuer: Og så?",
    "Leder 2: Nei.",
]


class Printed(FPDF):
    def header(self):
        self.set_font("Helvetica", size=12)
        self.cell(0, 8, "Gruppe 3: utskrift", new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        self.set_y(-15)
        self.cell(0, 8, f"Side {self.page_no()} av {{nb}}")


def printed(paragraphs, *, cls=FPDF, encryption=None) -> bytes:
    document = cls()
    if encryption is not None:
        document.set_encryption("eier", encryption, permissions=AccessPermission.all())
    document.add_page()
    document.set_font("Helvetica", size=12)
    for paragraph in paragraphs:
        document.multi_cell(0, 7, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def raw(content: bytes, *, packed: bool = True, resources: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """One page around a content stream, as short as a PDF can be."""
    data = zlib.compress(content, 9) if packed else content
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        + resources
        + b">>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (b"/Filter/FlateDecode" if packed else b"", len(data), data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    )
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes, name: str = "a.pdf", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path, **options)

    return read_bytes


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


LOSSY = (
    "A PDF does not keep its paragraphs: lines were put together by their length. Check the text against the pages, "
    "or import the document that the PDF was made from."
)


def test_wrapped_lines_are_paragraphs_again_and_the_loss_is_said(read):
    transcript = read(printed(TALK))
    assert transcript.text == "\n".join(TALK)
    assert [speaker for speaker, _text in said(transcript)] == ["Intervjuer", "Leder 2"] * 2
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("pdf", "pdf", (LOSSY,))


def test_page_numbers_and_running_headers_stand_after_the_talk(read):
    transcript = read(printed(TALK * 12, cls=Printed))
    furniture = [mark for mark in transcript.annotations if mark.kind == "page-furniture"]
    assert [(mark.value, transcript.text[mark.start : mark.end]) for mark in furniture[:2]] == [
        ("1", "Gruppe 3: utskrift"),
        ("1", "Side 1 av 2"),
    ]
    assert len(furniture) == 4
    assert said(transcript) == [tuple(line.split(": ", 1)) for line in TALK * 12]
    assert transcript.doubts[1] == "Page numbers and running headers (4) stand after the talk and belong to nobody."


def test_an_empty_password_opens_and_another_does_not(read):
    assert read(printed(TALK, encryption="")).turns
    with pytest.raises(UnreadableFile) as error:
        read(printed(TALK, encryption="hemmelig"))
    assert error.value.sentence == "a.pdf is protected by a password."


def test_ligatures_and_characters_without_a_name(read, monkeypatch):
    monkeypatch.setattr(pdf, "_texts", lambda _source: ["I: Hva \ufb01nner du?\nP1: Ei \ufb02ue, \ue000 og \ud800 så."])
    transcript = read(raw(b""))
    assert transcript.text == "I: Hva finner du?\nP1: Ei flue, \ufffd og \ufffd så."
    assert transcript.doubts[1:3] == (
        "Characters that the PDF does not name (2) stand as \ufffd.",
        "Ligatures such as \ufb01 (2) were written as letters.",
    )


def test_words_divided_at_a_line_end_stay_divided():
    full = "Dette er en linje som går helt ut til kanten av arket og "
    pages = read_pages([[f"P1: {full}fra-", "været er slik, både barne-", "Og slik", "", "- punkt", "Ny linje"]])
    assert pages.paragraphs == (f"P1: {full}fra-\nværet er slik, både barne-", "Og slik", "- punkt", "Ny linje")
    assert pages.divided == ("fra-/været",)


def test_paragraphs_go_on_across_pages_and_labels_and_times_begin_them():
    one, two, three, four, five = (f"Linje {word} går helt ut til kanten av arket, og så" for word in "abcde")
    pages = read_pages(
        [
            ["Intervju", one, "7"],
            ["Intervju", "fortsetter den her.", f"P1: {two}", "[00:12] Ja", three, "00:14 Nei", "8"],
            ["Intervju", "Vi har tre grunner:", f"1. {four}", "2. Og så", five, "slik: med kolon", "9"],
        ]
    )
    assert pages.paragraphs == (
        f"{one} fortsetter den her.",
        f"P1: {two}",
        "[00:12] Ja",
        three,
        "00:14 Nei",
        "Vi har tre grunner:",
        f"1. {four}",
        "2. Og så",
        five,
        "slik: med kolon",
    )
    assert pages.furniture == ((1, "Intervju"), (1, "7"), (2, "Intervju"), (2, "8"), (3, "Intervju"), (3, "9"))


def test_the_rows_of_a_printed_table(read):
    rows = ["Tid Hvem Hva som blir sagt", *(f"00:0{n} {'M' if n % 2 else 'D 4'} Replikk {n}:\nmer" for n in range(8))]
    transcript = read(printed(rows))
    assert said(transcript)[:2] == [("D 4", "Replikk 0: mer"), ("M", "Replikk 1: mer")]
    assert [turn.time_start for turn in transcript.turns][:2] == [0, 1000]
    assert transcript.text.startswith("Tid Hvem Hva som blir sagt\n00:00\tD 4\tReplikk 0: mer\n")
    assert transcript.doubts[1] == "Lines that begin with a time and a name (8) were read as the rows of a table."
    speech = [f"00:0{n} {'Ja' if n % 2 else 'Jeg'} vet ikke" for n in range(8)]
    assert read_pages([speech]).rows == ()


def test_a_number_that_stands_once_is_talk_and_so_is_a_question_at_the_top_of_two_pages():
    assert read_pages([["P1: Vi var", "12"], ["P1: Ja", "på 13"]]).furniture == ()
    assert read_pages([["Utskrift: 1", "I: Ja?"], ["Utskrift: 1", "I: Ja?"]]).paragraphs == ("I: Ja?", "I: Ja?")
    assert (
        read_pages(
            [["Ja.", "M: a", "Ja.", "M: b", "P1: c"], *(["Ja.", f"M: {word}", f"P1: {word}"] for word in "def")]
        ).furniture
        == ()
    )
    assert read_pages([["a", "Side 1 av 1"]]).furniture == ((1, "Side 1 av 1"),)
    assert read_pages([[], ["", " "]]).paragraphs == ()


def text(words: bytes) -> bytes:
    return b"BT /F 12 Tf 50 700 Td (" + words + b") Tj ET "


def form(content: bytes, resources: bytes = b"") -> bytes:
    return b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>/Length %d>>stream\n%s\nendstream" % (
        resources,
        len(content),
        content,
    )


def forms_in_forms() -> bytes:
    """Thirty forms, each of which shows the next one twice: a thousand million words."""
    chain = [
        form(b"/X Do /X Do " + text(b"hei"), b"/Font<</F 5 0 R>>/XObject<</X %d 0 R>>" % (number + 7))
        for number in range(30)
    ]
    return raw(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=(*chain, form(text(b"slutt"))))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (raw(b""), "a.pdf has no text in it: its page is probably a scanned picture."),
        (b"%PDF-1.7 hei", "a.pdf is damaged or incomplete."),
        (b"%PDF-1.7\n" + b"[" * 200_000 + b"startxref\n9\n%%EOF", "a.pdf is damaged or incomplete."),
        (raw(bytes(60_000_000)), "a.pdf was not opened: a page of it is larger than any page of text."),
        (raw(b"q Q " * 2_000), "a.pdf was not opened: a page of it is larger than any page of text."),
        (raw(b"").replace(b"Kids[3 0 R]", b"Kids[2 0 R]"), "a.pdf is damaged or incomplete."),
    ],
)
def test_files_that_are_refused(read, monkeypatch, data, sentence):
    monkeypatch.setitem(pdf._LIMITS, "stream_parsing_work_maximum_count", 3_000)
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence


def test_forms_in_forms_come_to_an_end(read):
    try:
        assert len(read(forms_in_forms()).text) < 100_000
    except UnreadableFile as error:
        assert error.hint


def test_too_many_pages(read, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(UnreadableFile, match="a transcript may have 1"):
        read(printed(TALK * 12))


def test_damage_gives_a_transcript_or_one_error_and_no_line_of_a_log(read, caplog):
    whole = printed(TALK)
    dice = random.Random(7)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 20, 200))):
            data[dice.randrange(9, len(data))] = dice.randrange(256)
        try:
            assert read(bytes(data)).text
        except UnreadableFile as error:
            assert error.sentence.startswith("a.pdf ")
    assert caplog.records == []


def test_content_decides_before_the_name(read):
    assert read(printed(TALK), "a.docx").reader == "pdf"


def test_the_rows_of_a_printed_table_may_be_numbered(read):
    rows = [
        "Nr. Tid Hvem",
        *(f"{n + 1} 00:00:0{n} {'M' if n % 2 else 'Deltaker 4'} Replikk {n}:\nmer" for n in range(6)),
    ]
    transcript = read(printed(rows))
    assert said(transcript)[:2] == [("Deltaker 4", "Replikk 0: mer"), ("M", "Replikk 1: mer")]
    assert transcript.text.startswith("Nr. Tid Hvem\n1\t00:00:00\tDeltaker 4\tReplikk 0: mer\n")
    assert [turn.time_start for turn in transcript.turns][:2] == [0, 1_000]


def test_a_name_with_its_time_alone_on_a_line_goes_on_with_nobody():
    lines = ["Siv Moe 0:21", "Jeg er uenig: det er vaktene som sliter.", "Dal, Kari (ekstern) 0:30", "Kan du si mer?"]
    assert read_pages([lines]).paragraphs == tuple(lines)
    speech = ["Og så ringte hun meg igjen omtrent klokka", "ti på 10:30"]
    assert read_pages([speech]).paragraphs == (" ".join(speech),)
