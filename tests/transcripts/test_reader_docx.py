"""Word files: what stands in the text, what is left out and said, and files that are refused."""

import io
import struct
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from thematic.errors import UnreadableFile
from thematic.transcripts.reading import Transcript, read_file

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
TALK = "<w:p><w:r><w:t>I: Hei</w:t></w:r></w:p><w:p><w:r><w:t>P1: Ja</w:t></w:r></w:p>"


def pack(
    body: str, *, doctype: str = "", parts: dict[str, str] | None = None, main: str = "word/document.xml"
) -> bytes:
    """A minimal Word file around the XML of a body."""
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts or {})
    )
    members = {
        "_rels/.rels": RELATIONS.format(f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{main}"/>'),
        f"word/_rels/{main.rpartition('/')[2]}.rels": RELATIONS.format(related),
        main: f"<?xml version='1.0'?>{doctype}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": xml for name, xml in (parts or {}).items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes, **options) -> Transcript:
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        return read_file(path, **options)

    return read_bytes


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def marks(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(mark.kind, transcript.text[mark.start : mark.end], mark.value) for mark in transcript.annotations]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


def test_paragraphs_breaks_tabs_and_headings_of_a_document_that_word_would_write(read):
    document = docx.Document()
    document.add_heading("Gruppe 3", 1)
    document.add_paragraph("Intervjuar: Kva tenkjer de?")
    talk = document.add_paragraph("Leiar 2:\tA\u030a ja")
    talk.add_run().add_break()
    talk.add_run("æøå\tså")
    document.add_heading("Nærvær", 2)
    document.add_paragraph("Intervjuar: Meir?")
    document.add_paragraph("Leiar 2: Nei.")
    transcript = read(saved(document))
    assert transcript.text == (
        "Gruppe 3\nIntervjuar: Kva tenkjer de?\nLeiar 2:\tA\u030a ja\næøå\tså\nNærvær\nIntervjuar: Meir?\nLeiar 2: Nei."
    )
    assert said(transcript) == [
        ("Intervjuar", "Kva tenkjer de?"),
        ("Leiar 2", "A\u030a ja\næøå\tså"),
        ("Intervjuar", "Meir?"),
        ("Leiar 2", "Nei."),
    ]
    assert marks(transcript) == [("heading", "Gruppe 3", "1"), ("heading", "Nærvær", "2")]
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("docx", "utf-8", ())


def test_a_question_in_a_heading_style_is_still_said(read):
    document = docx.Document()
    for question in ("I: Hva tenker dere?", "I: Og så?"):
        document.add_heading(question, 2)
        document.add_paragraph("P1: Ja")
    transcript = read(saved(document))
    assert said(transcript) == [("I", "Hva tenker dere?"), ("P1", "Ja"), ("I", "Og så?"), ("P1", "Ja")]
    assert [kind for kind, _text, _value in marks(transcript)] == ["heading", "heading"]


def test_headings_are_known_by_the_name_of_the_style_they_build_on(read):
    styles = (
        f'<w:styles xmlns:w="{MAIN}">'
        '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Egen"><w:name w:val="Min stil"/><w:basedOn w:val="Overskrift1"/></w:style>'
        '<w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style></w:styles>'
    )
    body = "".join(
        paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(f"I {style}"))
        for style in ("Overskrift1", "Egen", "Ring")
    )
    transcript = read(pack(body + TALK * 2, parts={"styles": styles}))
    assert marks(transcript) == [
        ("heading", "I Overskrift1", "1"),
        ("heading", "I Egen", "1"),
        ("preamble", "I Ring", ""),
    ]


def test_tracked_insertions_stand_and_deletions_do_not(read):
    document = docx.Document()
    document.add_paragraph("I: Hva?")
    talk = document.add_paragraph("P1: Før")
    for xml in (
        f'<w:ins w:id="1" {SPACES}><w:r><w:t xml:space="preserve"> satt inn</w:t></w:r></w:ins>',
        f'<w:del w:id="2" {SPACES}><w:r><w:delText>borte</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3" {SPACES}><w:r><w:t>flyttet</w:t></w:r></w:moveFrom>',
        f'<w:moveTo w:id="4" {SPACES}><w:r><w:t xml:space="preserve"> hit</w:t></w:r></w:moveTo>',
    ):
        talk._p.append(parse_xml(xml))
    talk.add_run(" etter")
    document.add_paragraph("I: Ja")
    transcript = read(saved(document))
    assert said(transcript)[1] == ("P1", "Før satt inn hit etter")
    assert transcript.doubts == (
        "Tracked deletions were left out (2): they are not in the text.",
        "Tracked insertions were kept (2), as if they had been accepted.",
    )


def test_a_deleted_paragraph_end_joins_two_paragraphs(read):
    body = (
        paragraph(run("I: Hei"))
        + paragraph('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', run("P1: en "))
        + paragraph(run("linje"))
        + paragraph(run("I: ja"))
    )
    assert said(read(pack(body))) == [("I", "Hei"), ("P1", "en linje"), ("I", "ja")]


def test_text_boxes_stand_once_and_after_the_talk(read):
    box = f"<w:txbxContent>{paragraph(run('Notat:'))}{paragraph(run('trøtt'))}</w:txbxContent>"
    body = (
        paragraph(
            run("I: Hei"),
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            run(" du"),
        )
        + paragraph(run("P1: Ja"))
        + paragraph(run("P1: Nei"))
    )
    transcript = read(pack(body))
    assert transcript.text == "I: Hei du\nP1: Ja\nP1: Nei\nNotat:\ntrøtt"
    assert said(transcript) == [("I", "Hei du"), ("P1", "Ja"), ("P1", "Nei")]
    assert marks(transcript) == [("textbox", "Notat:\ntrøtt", "")]
    assert transcript.doubts == ("Text boxes and notes (1) stand after the talk and belong to nobody.",)


def test_a_document_of_text_boxes_alone_is_talk(read):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{TALK * 2}</w:txbxContent></v:textbox></w:pict></w:r>"
    transcript = read(pack(paragraph(box)))
    assert said(transcript) == [("I", "Hei"), ("P1", "Ja")] * 2


def test_notes_stand_after_the_talk_and_are_marked_where_they_belong(read):
    def notes(kind: str) -> str:
        return (
            f'<w:{kind}s xmlns:w="{MAIN}"><w:{kind} w:id="-1" w:type="separator">{paragraph(run("---"))}</w:{kind}>'
            f'<w:{kind} w:id="2">{paragraph(run(f" en {kind}"))}</w:{kind}></w:{kind}s>'
        )

    body = (
        paragraph(run("I: Hei"))
        + paragraph(run("P1: Ja"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" vel"))
        + paragraph(run("P1: Nei"), '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + paragraph(run("P1: Å"), '<w:r><w:footnoteReference w:id="99"/></w:r>')
    )
    transcript = read(pack(body, parts={"footnotes": notes("footnote"), "endnotes": notes("endnote")}))
    assert transcript.text == "I: Hei\nP1: Ja vel\nP1: Nei\nP1: Å\nen footnote\nen endnote"
    assert said(transcript)[-1] == ("P1", "Å")
    assert marks(transcript) == [
        ("footnote-reference", "", "1"),
        ("endnote-reference", "", "1"),
        ("footnote", "en footnote", "1"),
        ("endnote", "en endnote", "1"),
    ]
    assert transcript.annotations[0].start == len("I: Hei\nP1: Ja")


def test_content_controls_links_and_fields_are_text_and_comments_are_not(read):
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('I: Hei'))}</w:sdtContent></w:sdt>"
        + paragraph(
            run("P1: se "),
            f"<w:hyperlink>{run('her')}</w:hyperlink>",
            '<w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>',
            "<w:r><w:noBreakHyphen/><w:t>ja</w:t><w:cr/><w:t>ny</w:t></w:r>",
            '<w:r><w:commentReference w:id="0"/></w:r>',
        )
        + paragraph(run("I: a\nb"))
    )
    transcript = read(pack(body))
    assert said(transcript) == [("I", "Hei"), ("P1", "se her-ja\nny"), ("I", "a b")]
    assert transcript.doubts == ("Comments in the margin were left out (1).",)


def test_the_main_part_may_have_another_name(read):
    assert said(read(pack(TALK * 2, main="word/document2.xml")))[0] == ("I", "Hei")


@pytest.mark.parametrize(
    ("doctype", "body"),
    [
        ("<!DOCTYPE w:document>", TALK),
        ('<!DOCTYPE w:document [<!ENTITY a "b">]>', paragraph(run("&a;"))),
        ('<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>', paragraph(run("I: &a;"))),
    ],
)
def test_a_doctype_is_refused(read, doctype, body):
    with pytest.raises(UnreadableFile, match="declares a DOCTYPE"):
        read(pack(body, doctype=doctype))


def test_entities_that_grow_are_refused(read):
    bomb = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    with pytest.raises(UnreadableFile):
        read(pack(paragraph(run("&j;")), doctype=bomb + "]>"))


def test_hidden_text_is_left_out_and_said(read):
    def hidden(value: str) -> str:
        return f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>skjult</w:t></w:r>"

    body = paragraph(run("I: Hei"), hidden("")) + paragraph(run("P1: Ja, u"), hidden(' w:val="0"'))
    transcript = read(pack(body + TALK))
    assert said(transcript)[:2] == [("I", "Hei"), ("P1", "Ja, uskjult")]
    assert transcript.doubts == ("Hidden text was left out (1).",)


def test_zip_bombs_are_refused(read):
    with pytest.raises(UnreadableFile, match="unpacks to more than 400 times its size"):
        read(pack(paragraph(run("a" * 4_000_000))))
    with pytest.raises(UnreadableFile, match="is larger than 32 MB"):
        read(pack(paragraph(run("a" * 40_000_000))))


def test_many_or_doubled_members_are_refused(read):
    def extended(names: list[str]) -> bytes:
        stream = io.BytesIO(pack(TALK))
        with zipfile.ZipFile(stream, "a") as archive:
            for name in names:
                archive.writestr(name, "")
        return stream.getvalue()

    with pytest.raises(UnreadableFile, match="more than 5,000 parts"):
        read(extended([f"word/{n}" for n in range(5_001)]))
    with pytest.warns(UserWarning, match="Duplicate name"):
        doubled = extended(["word/document.xml"])
    with pytest.raises(UnreadableFile, match="two parts of the same name"):
        read(doubled)


def test_encrypted_members_are_refused(read):
    data = bytearray(pack(TALK))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, 1)
            at = data.find(signature, at + 4)
    with pytest.raises(UnreadableFile, match="protected by a password"):
        read(bytes(data))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 word/ hei", "a.docx is damaged or incomplete."),
        (pack(TALK)[:-30], "a.docx is damaged or incomplete."),
        (pack("<w:p>"), "a.docx is damaged or incomplete."),
        (pack(""), "a.docx is empty."),
        (pack(paragraph(run(" "))), "a.docx is empty."),
    ],
)
def test_broken_and_empty_files_are_refused(read, data, sentence):
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence


def test_a_sheet_that_is_called_a_word_file_is_read_as_what_it_is(read):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnreadableFile, match=r"^a\.docx has no sheet that can be seen"):
        read(stream.getvalue())


def test_deep_nesting_is_refused_or_read(read):
    depth = 3_000
    body = "<w:sdt><w:sdtContent>" * depth + TALK + "</w:sdtContent></w:sdt>" * depth
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read(pack(body))


def test_tables_in_tables_are_lines_of_their_cell(read):
    def grid(content: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"

    body = TALK
    for _ in range(30):
        body = grid(body)
    assert said(read(pack(body + TALK))) == [("I", "Hei"), ("P1", "Ja")] * 2


def test_a_role_alone_in_its_paragraph_is_the_label_of_the_paragraph_below(tmp_path):
    document = docx.Document()
    said = [("INTERVJUER", "Hva gjør dere?"), ("INFORMANT 1", "Vi ringer."), ("INTERVJUER", "Hvem?")]
    for who, what in [*said, ("INFORMANT 1", "Den som kan.")]:
        document.add_paragraph().add_run(who).bold = True
        document.add_paragraph(what)
    document.save(tmp_path / "a.docx")
    transcript = read_file(tmp_path / "a.docx")
    assert [turn.speaker for turn in transcript.turns] == ["INTERVJUER", "INFORMANT 1"] * 2
    assert transcript.text[transcript.turns[1].start : transcript.turns[1].end] == "Vi ringer."
