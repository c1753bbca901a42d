"""Projects as NVivo, ATLAS.ti, MAXQDA, QualCoder and others write them come in with every coding at its place."""

import zipfile

import pytest

from tests.exchange.refi.written import (
    ANN,
    BJARNE,
    CODES,
    DECLARATION,
    NIGHT,
    SECOND,
    TALK,
    TRUST,
    USERS,
    WORK,
    escaped,
    find,
    guid,
    pack,
    project,
    selection,
    source,
    sources,
    utf16,
)
from thematic.exchange.refi.reading import read_refi, recognises

TEXT = (
    "Intervjuer: Hei 😀 og velkommen.\n"
    "Anna: Jeg stoler på vaktlaget 🎉, hele laget.\n"
    "Intervjuer: Og om natten?\n"
    "Bo: Da er det «stille», sa hun. Ingen ringer.\n"
    "Anna: Nei.\n"
    "Bo: Jo, stille.\n"
)
SPANS = {"stoler på vaktlaget": TRUST, "Ingen ringer": NIGHT, "hele laget": TRUST}


def quotes(read):
    """The codings of a project as quote and code name, in the order of the text."""
    texts = {document.key: document.transcript.text for document in read.documents}
    names = {code.key: code.name for code in read.codes}
    return sorted((texts[coding.document][coding.start : coding.end], names[coding.code]) for coding in read.codings)


WANTED = sorted((words, {TRUST: "Tillit", NIGHT: "Nattevakt 🌙"}[code]) for words, code in SPANS.items())


def told(fidelity, kind, fate):
    """What a report says of a kind."""
    return [row["what"] for row in fidelity.table() if row["kind"] == kind and row["fate"] == fate]


def coded(count, name=lambda start, end: ""):
    """The three selections, each place as the program counts."""
    pieces = []
    for words, code in SPANS.items():
        start, end = (count(at) for at in find(TEXT, words))
        pieces.append(selection(start, end, code, name=name(words, (start, end))))
    return "".join(pieces)


def test_nvivo_counts_utf16_and_two_for_crlf(tmp_path):
    xml = (
        f'{DECLARATION}<Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" name="Vaktene" '
        f'origin="NVivo for Windows 12.6" creatingUserGUID="{ANN}" creationDateTime="2025-02-21T15:09:07Z" basePath="" '
        f'xmlns="urn:QDA-XML:project:1.0">{USERS}{CODES}'
        + sources(
            f'<TextSource guid="{TALK.upper()}" name="Gruppe 1" richTextPath="internal://{TALK}.docx" '
            f'plainTextPath="internal://{TALK.upper()}.txt" '
            f'creatingUser="{ANN}" creationDateTime="2025-06-11T16:24:07Z">'
            + coded(lambda at: utf16(TEXT, at, crlf=True), lambda words, span: f"{span[0]},{span[1]}")
            + "</TextSource>"
        )
        + "</Project>"
    )
    path = pack(tmp_path / "n.qdpx", xml, {f"{TALK}.txt": TEXT.replace("\n", "\r\n")}, folder="Sources/")
    read, fidelity = read_refi(path)
    assert quotes(read) == WANTED
    assert read.origin == "NVivo for Windows 12.6"
    assert read.documents[0].transcript.text == TEXT
    assert [speaker.name for speaker in read.documents[0].transcript.speakers] == ["Intervjuer", "Anna", "Bo"]
    (positions,) = told(fidelity, "positions", "kept")
    assert positions.startswith("counted in UTF-16 units, CR LF as two, ends excluded (6 of 6 ")
    assert told(fidelity, "documents", "changed") == ["CR LF line ends became LF"]


def test_atlasti_names_its_project_file_otherwise_and_cuts_names(tmp_path):
    """Braces around GUIDs, a name that is the beginning of the quote, a BOM that does not count."""
    inside = "".join(
        selection(*(utf16(TEXT, at) for at in find(TEXT, words)), "{" + code.upper() + "}", name=words[:9] + "...")
        for words, code in SPANS.items()
    )
    xml = project(
        USERS,
        CODES,
        sources(source(inside)),
        f'<Sets><Set guid="{guid()}" name="Grupper"><MemberCode targetGUID="{TRUST}"/></Set></Sets>',
        origin="ATLAS.ti Win 26.1.1",
    )
    path = pack(tmp_path / "a.qdpx", xml, {f"{TALK}.txt": b"\xef\xbb\xbf" + TEXT.encode()}, called="Vaktene.qde")
    read, fidelity = read_refi(path)
    assert quotes(read) == WANTED
    assert [(theme.name, theme.codes) for theme in read.themes] == [("Grupper", (TRUST,))]
    assert told(fidelity, "positions", "kept")[0].startswith("counted in UTF-16 units, ends excluded")


def test_maxqda_groups_documents_in_sets_and_leaves_comments_without_a_code(tmp_path):
    comment = selection(
        *(utf16(TEXT, at) for at in find(TEXT, "Og om natten?")), inside="<Description>Se på lyden.</Description>"
    )
    talk = source(coded(lambda at: utf16(TEXT, at)) + comment)
    other = source("", key=SECOND, name="Gruppe 2")
    groups = (
        f'<Sets><Set guid="{guid()}" name="2024"><MemberSource targetGUID="{TALK}"/>'
        f'<MemberSource targetGUID="{SECOND}"/></Set></Sets>'
    )
    xml = project(USERS, CODES, sources(talk, other), groups, origin="MAXQDA 24 (Release 24.7.0)")
    path = pack(tmp_path / "m.qdpx", xml, {f"{TALK}.txt": TEXT, f"{SECOND}.txt": "I: Hei.\nP: Hallo.\n"})
    read, fidelity = read_refi(path)
    assert quotes(read) == WANTED
    assert [(memo.text, memo.on, memo.coder) for memo in read.memos] == [
        ('"Og om natten?"\n\nSe på lyden.', ("document", TALK), "Ann Berg")
    ]
    groups = {case.key: case for case in read.cases}
    assert [dict(groups[document.group].attributes) for document in read.documents] == [{"set: 2024": "yes"}] * 2
    assert told(fidelity, "sets of documents", "changed") == ["became attributes of their groups"]


def test_qualcoder_counts_code_points_and_two_users_code(tmp_path):
    """Cases over whole files with variables, the same code by two users, notes on codings."""
    note = guid()
    start, end = find(TEXT, "hele laget")
    inside = coded(lambda at: at) + selection(
        start,
        end,
        user=BJARNE,
        inside=(
            f'<Coding guid="{guid()}" creatingUser="{BJARNE}"><CodeRef targetGUID="{TRUST}"/>'
            f'<NoteRef targetGUID="{note}"/></Coding>'
        ),
    )
    age, born, paid = guid(), guid(), guid()
    case = guid()
    variables = (
        f'<Variables><Variable guid="{age}" name="alder" typeOfVariable="Integer"/>'
        f'<Variable guid="{born}" name="født" typeOfVariable="Date"/>'
        f'<Variable guid="{paid}" name="fast stilling" typeOfVariable="Boolean"/></Variables>'
        f'<Cases><Case guid="{case}" name="Vaktlaget"><Description>De på natt.</Description>'
        f'<VariableValue><VariableRef targetGUID="{age}"/><IntegerValue>47</IntegerValue></VariableValue>'
        f'<VariableValue><VariableRef targetGUID="{born}"/><DateValue>1978-05-17</DateValue></VariableValue>'
        f'<VariableValue><VariableRef targetGUID="{paid}"/><BooleanValue>true</BooleanValue></VariableValue>'
        f'<SourceRef targetGUID="{TALK}"/></Case></Cases>'
    )
    notes = (
        f'<Notes><Note guid="{note}" name="Tvil" creatingUser="{BJARNE}" creationDateTime="2025-03-04T08:00:00Z">'
        "<PlainTextContent>Gjelder det alle?</PlainTextContent></Note></Notes>"
    )
    xml = project(USERS, CODES, variables, sources(source(inside, text=TEXT)), notes, origin="QualCoder-3.6")
    read, fidelity = read_refi(pack(tmp_path / "q.qdpx", xml))
    assert quotes(read) == sorted([*WANTED, ("hele laget", "Tillit")])
    twice = [coding for coding in read.codings if (coding.start, coding.end) == (start, end)]
    assert [coding.coder for coding in twice] == [ANN, BJARNE]
    assert [(memo.text, memo.coder, memo.on, memo.created) for memo in read.memos] == [
        ("Tvil\n\nGjelder det alle?", "Bjarne Dal", ("coding", twice[1].key), "2025-03-04T08:00:00Z"),
        ("De på natt.", "", ("case", case), ""),
    ]
    (group,) = read.cases
    assert (group.kind, group.name) == ("group", "Vaktlaget")
    assert group.attributes == {"alder": "47", "født": "1978-05-17", "fast stilling": "true"}
    assert read.documents[0].group == case
    assert set(told(fidelity, "variables", "changed")) == {
        f"of type {kind}: kept as text" for kind in ("Integer", "Date", "Boolean")
    }


@pytest.mark.parametrize("namespace", ["", 'xmlns="urn:QDA-XML:project:1:0"', 'xmlns="urn:QDA-XML:project:0:4"'])
@pytest.mark.parametrize("prefix", ["", "q:"])
def test_others_name_the_namespace_as_they_like(tmp_path, namespace, prefix):
    """Dedoose, Quirkos: no users at all, selections called as they come, variables on sources."""
    place = guid()
    inside = coded(lambda at: at, lambda words, span: "Selection")
    values = f'<VariableValue><VariableRef targetGUID="{place}"/><TextValue>Nord</TextValue></VariableValue>'
    variables = f'<Variables><Variable guid="{place}" name="sted" typeOfVariable="Text"/></Variables>'
    xml = project(CODES, variables, sources(source(inside, inner=values)), namespace=namespace).replace(
        "xmlns=", "xmlns:q=" if prefix else "xmlns="
    )
    if prefix:
        xml = xml.replace("</", "</q:").replace("<", "<q:").replace("<q:/q:", "</q:").replace("<q:?", "<?")
    read, fidelity = read_refi(pack(tmp_path / "d.qdpx", xml, {f"{TALK}.txt": TEXT}))
    assert quotes(read) == WANTED
    assert read.coders == ()
    assert {coding.coder for coding in read.codings} == {""}
    assert "without a known user: taken as by whoever imports them" in told(fidelity, "codings", "changed")
    (group,) = read.cases
    assert (group.name, group.attributes) == ("Gruppe 1", {"sted": "Nord"})


def test_a_case_of_selections_is_the_speaker_of_what_they_cover(tmp_path):
    """NVivo makes a case of each speaker: by selections that the case names, or by codings whose code is the case."""
    anna, bo, lines = guid(), guid(), guid()
    first, second = (
        (utf16(TEXT, TEXT.index(a), crlf=True), utf16(TEXT, TEXT.index(b, TEXT.index(a)), crlf=True))
        for a, b in (("Anna: ", "\n"), ("Bo: ", "\n"))
    )
    inside = coded(lambda at: utf16(TEXT, at, crlf=True)) + selection(*first, key=lines) + selection(*second, bo)
    cases = (
        f'<Cases><Case guid="{anna}" name="Anna"><SelectionRef targetGUID="{lines}"/></Case>'
        f'<Case guid="{bo}" name="Bo S."/></Cases>'
    )
    xml = project(USERS, CODES, cases, sources(source(inside)), origin="NVivo 14")
    read, _fidelity = read_refi(pack(tmp_path / "n.qdpx", xml, {f"{TALK}.txt": TEXT.replace("\n", "\r\n")}))
    assert quotes(read) == WANTED
    assert [(case.name, case.kind) for case in read.cases] == [("Anna", "participant"), ("Bo S.", "participant")]
    assert read.documents[0].speakers == {"Anna": anna, "Bo": bo}


def test_a_codebook_alone(tmp_path):
    """ATLAS.ti writes code groups as sets, whose members it names by ``guid``."""
    path = tmp_path / "codes.qdc"
    path.write_text(
        f'{DECLARATION}<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="NVivo 12 For Mac">'
        + CODES.removeprefix("<CodeBook>").removesuffix("</CodeBook>")
        + f'<Sets><Set guid="{guid()}" name="Natt"><Description>Om natten.</Description>'
        f'<MemberCode guid="{NIGHT}"/></Set></Sets></CodeBook>',
        encoding="utf-8",
    )
    read, fidelity = read_refi(path)
    assert [(code.name, code.parent, code.definition, code.colour) for code in read.codes] == [
        ("Arbeid", "", "Alt om jobben & vaktene.", "#2364A2"),
        ("Tillit", WORK, "Å stole på noen.", "#00ff00"),
        ("Nattevakt 🌙", "", "", ""),
    ]
    assert [(theme.name, theme.definition, theme.codes) for theme in read.themes] == [("Natt", "Om natten.", (NIGHT,))]
    assert read.documents == () and read.codings == ()
    assert not fidelity.losses()


def test_recognised_by_what_it_holds(tmp_path):
    xml = project(USERS, CODES)
    assert recognises(pack(tmp_path / "no suffix", xml))
    bare = tmp_path / "bare.xml"
    bare.write_text(xml)
    assert recognises(bare)
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert not recognises(other)
    talk = tmp_path / "talk.txt"
    talk.write_text("Anna: <Project> er i rute.")
    assert not recognises(talk)
    assert not recognises(tmp_path / "nothing")
    broken = tmp_path / "broken.qdpx"
    broken.write_bytes(b"PK\x03\x04 but no more")
    assert recognises(broken)


def test_an_unpacked_project_reads_its_sources_beside_it(tmp_path):
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / f"{TALK}.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "project.qde"
    path.write_text(project(USERS, CODES, sources(source(coded(lambda at: at)))), encoding="utf-8")
    read, _fidelity = read_refi(path)
    assert quotes(read) == WANTED


def test_a_folder_that_was_packed_as_a_whole(tmp_path):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Vaktene/project.qde", project(USERS, CODES, sources(source(coded(lambda at: at)))))
        archive.writestr("__MACOSX/Vaktene/._project.qde", b"\0\5\x16\7")
        archive.writestr(f"Vaktene/Sources/{TALK}.TXT", TEXT)
    read, _fidelity = read_refi(path)
    assert quotes(read) == WANTED


def test_transcripts_of_recordings_come_with_their_times(tmp_path):
    marks = [TEXT.index(line) for line in TEXT.splitlines()]
    points = [guid() for _ in marks]
    sync = "".join(
        f'<SyncPoint guid="{one}" position="{utf16(TEXT, at)}" timeStamp="{1000 * number}"/>'
        for number, (one, at) in enumerate(zip(points, marks, strict=True))
    )
    xml = project(
        USERS,
        CODES,
        sources(
            f'<VideoSource guid="{SECOND}" name="Opptak" path="internal://{SECOND}.mp4"><Transcript guid="{TALK}" '
            f'name="Utskrift" plainTextPath="internal://{TALK}.txt">{sync}'
            f'<TranscriptSelection guid="{guid()}" name="" fromSyncPoint="{points[1]}" toSyncPoint="{points[2]}">'
            f'<Coding guid="{guid()}"><CodeRef targetGUID="{TRUST}"/></Coding></TranscriptSelection></Transcript>'
            f'<VideoSelection guid="{guid()}" name="" begin="0" end="9000"><Coding guid="{guid()}"><CodeRef '
            f'targetGUID="{TRUST}"/></Coding></VideoSelection></VideoSource>'
        ),
    )
    read, fidelity = read_refi(pack(tmp_path / "v.qdpx", xml, {f"{TALK}.txt": TEXT}), positions="utf16")
    (document,) = read.documents
    assert document.name == "Opptak"
    assert [turn.time_start for turn in document.transcript.turns] == [0, 1000, 2000, 3000, 4000, 5000]
    assert quotes(read) == [("Anna: Jeg stoler på vaktlaget 🎉, hele laget.\n", "Tillit")]
    assert told(fidelity, "recordings", "changed") == ["only the transcript came over"]
    assert told(fidelity, "codings", "lost") == ["of times of recordings"]


def test_what_is_no_text_is_lost_by_name(tmp_path):
    page = f'<PDFSelection guid="{guid()}" name="" page="1" firstX="1" firstY="1" secondX="2" secondY="2"/>'
    xml = project(
        USERS,
        CODES,
        sources(
            f'<PictureSource guid="{guid()}" name="Tavla" path="internal://a.png"/>',
            f'<AudioSource guid="{guid()}" name="Lyd" path="internal://a.mp3"/>',
            f'<PDFSource guid="{guid()}" name="Rapport" path="internal://a.pdf">{page}</PDFSource>',
            f'<PDFSource guid="{SECOND}" name="Skjema" path="internal://b.pdf"><Representation guid="{TALK}" '
            f'plainTextPath="internal://{TALK}.txt">{coded(lambda at: at)}</Representation></PDFSource>',
        ),
        f'<Graphs><Graph guid="{guid()}" name="Kart"><Vertex guid="{guid()}" firstX="1" firstY="1"/></Graph></Graphs>',
    )
    read, fidelity = read_refi(pack(tmp_path / "p.qdpx", xml, {f"{TALK}.txt": TEXT}))
    assert [document.name for document in read.documents] == ["Skjema"]
    assert quotes(read) == WANTED
    lost = {(row["kind"], row["examples"]) for row in fidelity.table() if row["fate"] == "lost"}
    assert lost == {("pictures", "Tavla"), ("recordings", "Lyd"), ("PDF sources", "Rapport"), ("graphs", "Kart")}
    assert told(fidelity, "PDF sources", "changed") == ["only their text came over"]


@pytest.mark.parametrize("fitting", [True, False])
def test_a_source_with_formatted_text_alone_keeps_codings_that_fit(tmp_path, fitting):
    import io

    from docx import Document

    word = Document()
    for line in TEXT.splitlines():
        word.add_paragraph(line)
    data = io.BytesIO()
    word.save(data)
    shift = 0 if fitting else 5
    talk = source(coded(lambda at: at + shift)).replace("plainTextPath", "richTextPath").replace(".txt", ".docx")
    read, fidelity = read_refi(
        pack(tmp_path / "w.qdpx", project(USERS, CODES, sources(talk)), {f"{TALK}.docx": data.getvalue()})
    )
    assert read.documents[0].transcript.text.rstrip("\n") == TEXT.rstrip("\n")
    assert told(fidelity, "documents", "changed") == ["read from the formatted file, without plain text"]
    assert quotes(read) == (WANTED if fitting else [])
    if not fitting:
        assert told(fidelity, "codings", "lost") == ["the positions do not fit the formatted file"]


def test_links_and_notes_without_a_place_become_memos(tmp_path):
    note, lone, place = guid(), guid(), guid()
    start, end = find(TEXT, "Ingen ringer")
    xml = project(
        USERS,
        CODES,
        sources(source(coded(lambda at: at) + selection(start, end, key=place))),
        f'<Notes><Note guid="{note}" name="Merknad" plainTextPath="internal://{note}.txt"/>'
        f'<Note guid="{lone}" name="Logg"><PlainTextContent>{escaped("Dag 1 & 2")}</PlainTextContent></Note></Notes>'
        f'<Links><Link guid="{guid()}" name="" originGUID="{place}" targetGUID="{note}"/>'
        f'<Link guid="{guid()}" name="hører sammen" direction="OneWay" originGUID="{TRUST}" '
        f'targetGUID="{NIGHT}"/></Links>',
    )
    files = {f"{TALK}.txt": TEXT, f"{note}.txt": "Sagt lavt."}
    read, fidelity = read_refi(pack(tmp_path / "l.qdpx", xml, files))
    assert [(memo.text, memo.on) for memo in read.memos] == [
        ('"Ingen ringer"\n\nMerknad\n\nSagt lavt.', ("document", TALK)),
        ("Link: code 'Tillit' -> code 'Nattevakt 🌙': hører sammen", ("code", TRUST)),
        ("Logg\n\nDag 1 & 2", ("", "")),
    ]
    assert told(fidelity, "links", "changed") == ["became memos"]
