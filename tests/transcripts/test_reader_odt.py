"""LibreOffice documents: what stands in the text, what is left out and said, and files that are refused."""

import io
import zipfile

import pytest
from odfdo import (
    Annotation,
    Document,
    Frame,
    Header,
    LineBreak,
    List,
    Note,
    Paragraph,
    Style,
    Tab,
    Table,
)

from thematic.errors import UnreadableFile
from thematic.transcripts.reading import Transcript, read_file

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "drawing", "manifest")
)
TALK = "<text:p>I: Hei</text:p><text:p>P1: Ja</text:p>"
MIMETYPE = "application/vnd.oasis.opendocument.text"


def written(*blocks, styles=()) -> bytes:
    """A document as odfdo writes it."""
    document = Document("text")
    document.body.clear()
    for style in styles:
        document.insert_style(style, automatic=True)
    for block in blocks:
        document.body.append(block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def flat(body: str, *, styles: str = "", changes: str = "") -> str:
    return (
        f"<?xml version='1.0'?><office:document {SPACES} office:mimetype='{MIMETYPE}'>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{changes}{body}</office:text></office:body></office:document>"
    )


def pack(body: str, *, mimetype: str = MIMETYPE, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr("content.xml", flat(body))
        for name, content in parts.items():
            archive.writestr({"manifest": "META-INF/manifest.xml"}.get(name, f"{name}.xml"), content)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes | str, name: str = "a.odt", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_file(path, **options)

    return read_bytes


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def marks(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(mark.kind, transcript.text[mark.start : mark.end], mark.value) for mark in transcript.annotations]


def test_a_document_as_odfdo_writes_it(read):
    talk = Paragraph("Leiar 2: A\u030a ja")
    talk.append(LineBreak())
    talk.append("æøå 🙂")
    talk.append(Tab())
    talk.append("så   «tre»")
    transcript = read(
        written(
            Header(1, "Gruppe 3"),
            Paragraph("Intervjuar: Kva tenkjer de?"),
            talk,
            List(["Intervjuar: Meir?", "Leiar 2: Nei."]),
        )
    )
    assert transcript.text == (
        "Gruppe 3\nIntervjuar: Kva tenkjer de?\nLeiar 2: A\u030a ja\næøå 🙂\tså   «tre»\nIntervjuar: Meir?\n"
        "Leiar 2: Nei."
    )
    assert marks(transcript) == [("heading", "Gruppe 3", "1")]
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("odt", "utf-8", ())


def test_a_transcript_table_is_a_line_a_row(read):
    table = Table("Samtale", width=3, height=3)
    for at, row in enumerate([("Tid", "Hvem", "Sagt"), ("00:04", "M", "Hva?"), ("00:09", "P1", "Ja.")]):
        table.set_row_values(at, row)
    transcript = read(written(table))
    assert transcript.text == "Tid\tHvem\tSagt\n00:04\tM\tHva?\n00:09\tP1\tJa."
    assert said(transcript) == [("M", "Hva?"), ("P1", "Ja.")]
    assert [turn.time_start for turn in transcript.turns] == [4000, 9000]


def test_notes_comments_and_text_boxes(read):
    talk = Paragraph("P1: Ja, på loftet")
    talk.insert_note(after="Ja", note_id="n1", citation="1", body="Nikker.")
    talk.append(Note("endnote", note_id="n2", citation="i", body="Slutt."))
    talk.append(Annotation("Til den som leser", creator="X"))
    box = Frame.text_frame("Ute", size=("2cm", "2cm"))
    talk.append(box)
    transcript = read(written(Paragraph("I: Hva?"), talk, Paragraph("I: Og så?")))
    assert said(transcript) == [("I", "Hva?"), ("P1", "Ja, på loftet"), ("I", "Og så?")]
    assert [mark for mark in marks(transcript) if mark[0] in ("textbox", "footnote", "endnote")] == [
        ("textbox", "Ute", ""),
        ("footnote", "Nikker.", "1"),
        ("endnote", "Slutt.", "1"),
    ]
    reference = next(mark for mark in transcript.annotations if mark.kind == "footnote-reference")
    assert transcript.text[: reference.start].endswith("P1: Ja")
    assert transcript.doubts == (
        "Comments in the margin were left out (1).",
        "Text boxes and notes (3) stand after the talk and belong to nobody.",
    )


def test_white_space_in_the_xml_is_a_blank_and_counted_blanks_stand(read):
    body = (
        '<text:p>\n  I: Hva\n\t<text:span>  sa </text:span> du?<text:s text:c="3"/>Ja<text:s/> </text:p>'
        '<text:p>P1: A<text:tab/>B<text:s text:c="99999999999"/>C</text:p>'
    )
    assert read(flat(body), "a.fodt").text == "I: Hva sa du?   Ja \nP1: A\tB C"


def test_tracked_insertions_stand_and_deletions_do_not(read):
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>borte</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    body = (
        '<text:p>I: Hva?</text:p><text:p>P1: Før<text:change text:change-id="a"/>'
        '<text:change-start text:change-id="b"/> satt inn<text:change-end text:change-id="b"/></text:p>'
    )
    transcript = read(flat(body, changes=changes), "a.fodt")
    assert said(transcript) == [("I", "Hva?"), ("P1", "Før satt inn")]
    assert transcript.doubts[:2] == (
        "Tracked deletions were left out (1): they are not in the text.",
        "Tracked insertions were kept (1), as if they had been accepted.",
    )


def test_hidden_text_headers_and_footers_are_left_out_and_said(read):
    hidden = Style("text", name="T9")
    hidden.set_properties({"text:display": "none"}, area="text")
    talk = Paragraph("P1: Ja")
    talk.append(" og nei")
    talk.set_span("T9", regex="og nei")
    assert said(read(written(Paragraph("I: Hva?"), talk, styles=[hidden]))) == [("I", "Hva?"), ("P1", "Ja")]
    margin = (
        f"<a {SPACES}><style:header><text:p>Utkast</text:p></style:header><style:footer><text:p/></style:footer></a>"
    )
    transcript = read(pack(TALK, styles=margin))
    assert "Utkast" not in transcript.text
    assert transcript.doubts[0] == "Headers and footers were left out (1)."
    section = f"<text:section text:display='none'>{TALK}</text:section>"
    assert "Hidden text was left out (1)." in read(pack(TALK + section)).doubts


def test_cells_that_others_cover(read):
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table>"
        + row(cell("Tema 1", 'table:number-columns-spanned="2"'), covered)
        + row(cell("I", 'table:number-rows-spanned="1"'), cell("Hva?"))
        + row(cell("P1", 'table:number-rows-spanned="2"'), cell("Ja."))
        + row(covered, cell("Og så."))
        + row(cell("I"), cell("Takk.", 'table:number-columns-repeated="1"'))
        + "</table:table>"
    )
    transcript = read(pack(body))
    assert said(transcript) == [("I", "Hva?"), ("P1", "Ja."), ("P1", "Og så."), ("I", "Takk.")]
    assert ("heading", "Tema 1", "") in marks(transcript)


def test_the_title_is_a_heading_also_by_an_automatic_style(read):
    styles = "<style:style style:name='P1' style:parent-style-name='Title'/>"
    body = f"<text:p text:style-name='P1'>Gruppe 1</text:p><text:h text:outline-level='2'>Vakt</text:h>{TALK}"
    assert marks(read(flat(body, styles=styles), "a.fodt")) == [("heading", "Gruppe 1", "1"), ("heading", "Vakt", "2")]


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.zip", "a.doc"])
def test_content_decides_before_the_name(read, name):
    assert read(pack(TALK), name).reader == "odt"
    assert read(flat(TALK), name).reader == "odt"


def test_a_file_that_was_packed_again(read):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pack(TALK))) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in sorted(old.namelist()):
            new.writestr(member, old.read(member))
    assert read(stream.getvalue(), "a.zip").reader == "odt"


def test_text_boxes_alone_are_the_document(read):
    box = f"<text:p><text:text-box>{TALK}</text:text-box></text:p>"
    assert said(read(pack(box))) == [("I", "Hei"), ("P1", "Ja")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pack(""), "a.odt is empty."),
        (pack("<text:p> </text:p>"), "a.odt is empty."),
        (pack(TALK)[:-40], "a.odt is damaged or incomplete."),
        (pack("<text:p>"), "a.odt is damaged or incomplete."),
        (b"PK\x03\x04 hei", "a.odt is damaged or incomplete."),
        (pack(TALK, manifest="<m><encryption-data/></m>"), "a.odt is protected by a password."),
        (pack(TALK, mimetype=f"{MIMETYPE[:-4]}spreadsheet"), "a.odt is a spreadsheet (.ods)."),
        (pack(TALK, mimetype=f"{MIMETYPE[:-4]}presentation"), "a.odt is a presentation (.odp)."),
        (flat(TALK).replace("office:text", "office:presentation"), "a.odt is an OpenDocument file without text."),
        (flat(TALK).replace("?>", "?><!DOCTYPE a>", 1), "a.odt was not opened: it declares a DOCTYPE."),
        (
            pack(f"<text:p>{'a' * 4_000_000}</text:p>"),
            "a.odt was not opened: content.xml unpacks to more than 400 times its size.",
        ),
    ],
)
def test_files_that_are_refused(read, data, sentence):
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence
