"""Files that are not whole, or not meant well: what can be told is told, the rest is refused in one sentence."""

import zipfile

import pytest

from tests.exchange.refi.written import (
    ANN,
    CODES,
    DECLARATION,
    NIGHT,
    SECOND,
    TALK,
    TRUST,
    USERS,
    WORK,
    guid,
    pack,
    project,
    selection,
    source,
    sources,
)
from thematic.errors import UnreadableFile
from thematic.exchange.refi.codebook import plain_colour
from thematic.exchange.refi.reading import read_refi

TEXT = "Anna: Hei på deg.\nBo: Hei.\nAnna: Går det bra?\nBo: Jo da.\n"


def read(path, xml, files=None):
    return read_refi(pack(path / "p.qdpx", xml, {f"{TALK}.txt": TEXT} if files is None else files))


def lost(fidelity):
    return {
        (row["kind"], row["what"]): (row["count"], row["examples"]) for row in fidelity.table() if row["fate"] == "lost"
    }


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (50, 900, "outside the text"),
        (-3, 4, "outside the text"),
        (9, 6, "the end lies before the start"),
        (6, 6, "without a character"),
        ("", 4, "without positions"),
        ("99999999999999999999", 4, "without positions"),
        ("six", "9", "without positions"),
    ],
)
def test_a_place_that_is_none_is_lost_and_never_moved(tmp_path, start, end, why):
    inside = selection(start, end, TRUST, WORK) + selection(6, 9, NIGHT)
    project_, fidelity = read(tmp_path, project(USERS, CODES, sources(source(inside))))
    assert [(coding.start, coding.end) for coding in project_.codings] == [(6, 9)]
    count, example = lost(fidelity)["codings", why]
    assert count == 2
    assert example.startswith("Gruppe 1 ")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc/passwd", "its text lies outside the project"),
        ("internal://../secret.txt", "its text lies outside the project"),
        ("relative://../secret.txt", "its text lies outside the project"),
        ("internal://%2e%2e/secret.txt", "its text lies outside the project"),
        (r"..\secret.txt", "its text lies outside the project"),
        (r"C:\texts\a.txt", "its text lies outside the project"),
        ("file:///etc/passwd", "its text lies elsewhere"),
        ("https://example.org/a.txt", "its text lies elsewhere"),
        ("internal://missing.txt", "not in the file"),
    ],
)
def test_a_path_is_never_followed_out_of_the_project(tmp_path, path, why):
    (tmp_path / "secret.txt").write_text("Anna: hemmelig")
    xml = project(USERS, CODES, sources(source(selection(0, 4, TRUST), path=path)))
    project_, fidelity = read(tmp_path, xml, {})
    assert project_.documents == ()
    assert lost(fidelity)["documents", why] == (1, f"Gruppe 1 ({path})")
    assert lost(fidelity)["codings", "the document did not come over"][0] == 1
    bare = tmp_path / "sub" / "project.qde"
    bare.parent.mkdir()
    bare.write_text(xml, encoding="utf-8")
    assert read_refi(bare)[0].documents == ()


@pytest.mark.parametrize(
    "path", ["internal://Sources/t.txt", "t.txt", "relative://t.txt", "internal:///T.TXT", "sources/t.txt"]
)
def test_spellings_of_a_path_inside_the_project(tmp_path, path):
    project_, _fidelity = read(tmp_path, project(sources(source(path=path))), {"t.txt": TEXT})
    assert project_.documents[0].transcript.text == TEXT


def test_a_name_with_spaces_may_be_quoted(tmp_path):
    project_, _fidelity = read(tmp_path, project(sources(source(path="internal://gr%20å.txt"))), {"gr å.txt": TEXT})
    assert len(project_.documents) == 1


def test_of_two_things_with_one_guid_the_first_stays(tmp_path):
    twins = f'<Code guid="{TRUST}" name="A" isCodable="true"/><Code guid="{{{TRUST.upper()}}}" name="B"/>'
    codes = f"<CodeBook><Codes>{twins}</Codes></CodeBook>"
    users = f'<Users><User guid="{ANN}" name="Ann"/><User guid="{ANN}" name="Other"/></Users>'
    same = guid()
    coding = f'<Coding guid="{same}"><CodeRef targetGUID="{TRUST}"/></Coding>'
    inside = f'<PlainTextSelection guid="{same}" startPosition="0" endPosition="4">{coding}</PlainTextSelection>'
    xml = project(users, codes, sources(source(inside + inside.replace('"4"', '"9"')), source("", name="Twin")))
    project_, fidelity = read(tmp_path, xml)
    assert [code.name for code in project_.codes] == ["A"]
    assert [coder.name for coder in project_.coders] == ["Ann"]
    assert len(project_.documents) == 1
    assert [(coding.start, coding.end) for coding in project_.codings] == [(0, 4), (0, 9)]
    assert len({coding.key for coding in project_.codings}) == 2
    told = lost(fidelity)
    assert told["codes", "the GUID is another code's"] == (1, "B")
    assert told["documents", "the GUID is another source's"] == (1, "Twin")
    assert told["users", "the GUID is another user's"] == (1, "Other")


def test_references_to_nothing_are_told(tmp_path):
    nothing = guid()
    note = f'<NoteRef targetGUID="{nothing}"/>'
    case = (
        f'<Cases><Case guid="{guid()}" name="Øst"><CodeRef targetGUID="{TRUST}"/>'
        f'<VariableValue><VariableRef targetGUID="{nothing}"/><TextValue>x</TextValue></VariableValue>'
        f'<SourceRef targetGUID="{nothing}"/><SelectionRef targetGUID="{nothing}"/></Case></Cases>'
    )
    each = f'<MemberCode targetGUID="{nothing}"/><MemberSource targetGUID="{nothing}"/>'
    members = f'<Sets><Set guid="{guid()}" name="S">{each}</Set></Sets>'
    link = f'<Links><Link guid="{guid()}" name="" originGUID="{nothing}" targetGUID="{nothing}"/></Links>'
    odd = "<Extension><Thing/></Extension>"
    xml = project(
        USERS, CODES, case, sources(source(selection(0, 4, nothing) + selection(5, 9), inner=note)), link, members, odd
    )
    project_, fidelity = read(tmp_path, xml)
    assert project_.codings == ()
    assert set(lost(fidelity)) == {
        ("codings", "the code is not in the project"),
        ("selections", "without code or note"),
        ("memos", "the note is not in the project"),
        ("codes of cases", "which a study has for text only"),
        ("values of variables", "the variable is not in the project"),
        ("documents of cases", "the document did not come over"),
        ("selections of cases", "not in the project, or lost"),
        ("members of sets", "did not come over"),
        ("elements", "not of the standard"),
    }
    assert [memo.text for memo in project_.memos] == ["Link: what is not in the project -- what is not in the project"]


def test_a_source_without_words_or_in_no_encoding_is_lost(tmp_path):
    files = {f"{TALK}.txt": b"  \r\n ", f"{SECOND}.txt": b"\0\1\2\3" * 50}
    xml = project(sources(source(), source(key=SECOND, name="Lyd"), source(key=guid(), name="Ingen", text="")))
    project_, fidelity = read(tmp_path, xml, files)
    assert project_.documents == ()
    assert sum(count for count, _example in lost(fidelity).values()) == 3


def test_two_sources_may_be_called_the_same(tmp_path):
    xml = project(sources(source(text=TEXT), source(key=SECOND, text=TEXT)))
    project_, _fidelity = read(tmp_path, xml, {})
    assert [document.name for document in project_.documents] == ["Gruppe 1", "Gruppe 1"]


def test_a_document_of_two_cases_has_the_first_as_its_group(tmp_path):
    cases = "".join(
        f'<Case guid="{guid()}" name="{name}"><SourceRef targetGUID="{TALK}"/></Case>' for name in ("En", "To")
    )
    project_, fidelity = read(tmp_path, project(f"<Cases>{cases}</Cases>", sources(source())))
    assert project_.documents[0].group == project_.cases[0].key
    told = lost(fidelity)["documents of cases", "a document has one group, the first"]
    assert told == (1, "Gruppe 1: En, not To")


def test_a_group_is_not_given_what_only_some_of_its_documents_are(tmp_path):
    place, case = guid(), guid()
    inner = f'<VariableValue><VariableRef targetGUID="{place}"/><TextValue>Nord</TextValue></VariableValue>'
    xml = project(
        f'<Variables><Variable guid="{place}" name="sted" typeOfVariable="Text"/></Variables>',
        f'<Cases><Case guid="{case}" name="Øst"><SourceRef targetGUID="{TALK}"/><SourceRef targetGUID="{SECOND}"/>'
        "</Case></Cases>",
        sources(source(inner=inner), source(key=SECOND, name="Gruppe 2", text=TEXT)),
        f'<Sets><Set guid="{guid()}" name="2024"><MemberSource targetGUID="{TALK}"/></Set></Sets>',
    )
    project_, fidelity = read(tmp_path, xml)
    (group,) = project_.cases
    assert group.attributes == {"sted": "Nord"}
    why = "not all documents of the group are in the set"
    assert lost(fidelity) == {("members of sets", why): (1, "2024: Gruppe 1 of Øst")}
    told = [row for row in fidelity.table() if row["fate"] == "changed"]
    assert [(row["kind"], row["examples"]) for row in told] == [("values of documents", "Gruppe 1: sted, now of Øst")]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("#2364A2", "#2364A2"),
        ("2364a2", "#2364a2"),
        ("#F0c", "#FF00cc"),
        ("#FF6366F1", "#6366F1"),
        ("rgb(70, 170,0)", "#46aa00"),
        ("rgba(1,2,3,0.5)", "#010203"),
        ("Teal", "#008080"),
        ("rgb(300,0,0)", ""),
        ("rosa", ""),
        ("", ""),
    ],
)
def test_colours(written, plain):
    assert plain_colour(written) == plain


# what is refused


def refused(path, words):
    with pytest.raises(UnreadableFile, match=words) as raised:
        read_refi(path)
    assert raised.value.hint
    assert str(raised.value).count(". ") == 0, "one sentence"


def written(tmp_path, xml):
    path = tmp_path / "project.qde"
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    return path


BOMB = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (f"{DECLARATION}{BOMB}]><Project name='&i;'>&i;</Project>", "DOCTYPE"),
        (
            f"{DECLARATION}<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Project name='x'>&e;</Project>",
            "DOCTYPE",
        ),
        (f"{DECLARATION}<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><Project name='x'/>", "DOCTYPE"),
        (f"{DECLARATION}<!DOCTYPE a><Project name='x'/>".replace("utf-8", "utf-16").encode("utf-16"), "DOCTYPE"),
        (f"{DECLARATION}<Project name='&e;'/>", "not well-formed"),
        (f"{DECLARATION}<Project name='x'>", "not well-formed"),
        (f"{DECLARATION}<Project name='x'><Users></Project>", "not well-formed"),
        (b"\0" * 4096, "not well-formed"),
        (b"", "not well-formed"),
        ("Anna: hei", "not well-formed"),
        (DECLARATION.replace("utf-8", "klingon") + "<Project name='x'/>", "not well-formed"),
        (f"{DECLARATION}<html><body/></html>", "no REFI-QDA project or codebook"),
        (f"{DECLARATION}<Project>{'<Code>' * 5000}{'</Code>' * 5000}</Project>", "nested more than 200 deep"),
    ],
)
def test_xml_that_is_refused(tmp_path, xml, words):
    refused(written(tmp_path, xml), words)
    refused(pack(tmp_path / "p.qdpx", xml), words)


def test_more_elements_than_any_project_has(tmp_path, monkeypatch):
    monkeypatch.setattr("thematic.exchange.refi.parsing.MAX_ELEMENTS", 50)
    refused(written(tmp_path, project("<Users>" + "<User/>" * 60 + "</Users>")), "more than 50 elements")


def test_packages_that_are_refused(tmp_path):
    xml = project(USERS, CODES)
    refused(pack(tmp_path / "a.qdpx", xml, {"../../evil.txt": "x"}, folder=""), "leads out of it")
    refused(pack(tmp_path / "b.qdpx", xml, {"/etc/evil.txt": "x"}, folder=""), "leads out of it")
    refused(pack(tmp_path / "c.qdpx", xml, {"other.qde": xml}, folder=""), "2 project files")
    refused(pack(tmp_path / "d.qdpx", xml, {"A.txt": "x", "a.TXT": "y"}), "two parts of the same name")
    refused(pack(tmp_path / "e.qdpx", xml, called="readme.txt"), "no project file")
    whole = pack(tmp_path / "f.qdpx", xml, {f"{TALK}.txt": TEXT}).read_bytes()
    (tmp_path / "g.qdpx").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "g.qdpx", "damaged or incomplete")
    refused(tmp_path, "cannot be read")
    refused(tmp_path / "nothing.qdpx", "cannot be read")


def test_a_source_of_fifty_megabytes_of_zeros_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project(sources(source())))
        with archive.open(f"sources/{TALK}.txt", "w") as member:
            for _ in range(50):
                member.write(b"\0" * 1024**2)
    refused(path, "larger than 32 MB")


def test_a_project_file_of_fifty_megabytes_of_zeros_costs_nothing(tmp_path):
    import tracemalloc

    path = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("project.qde", "w") as member:
        for _ in range(50):
            member.write(b"\0" * 1024**2)
    tracemalloc.start()
    refused(path, "times its size|not well-formed")
    assert tracemalloc.get_traced_memory()[1] < 20 * 1024**2
    tracemalloc.stop()


def test_an_encrypted_package(tmp_path):
    path = pack(tmp_path / "p.qdpx", project(USERS))
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    refused(path, "password")


def test_a_note_that_somebody_changed_is_told(tmp_path):
    study, script = guid(), guid()
    notes = "".join(
        f'<Note guid="{key}" name="thematic: {name}"><PlainTextContent>{content}</PlainTextContent></Note>'
        for key, name, content in ((study, "study", "not JSON"), (script, "transcript", "[1, 2]"))
    )
    inner = f'<NoteRef targetGUID="{script}"/>'
    xml = project(sources(source(inner=inner)), f"<Notes>{notes}</Notes>", f'<NoteRef targetGUID="{study}"/>')
    project_, fidelity = read(tmp_path, xml)
    assert len(project_.documents) == 1
    assert project_.memos == ()
    assert lost(fidelity)["notes of a study", "changed since, and no longer what was written"][0] == 2


def rich_project():
    """A file with some of everything in it."""
    note, case, place = guid(), guid(), guid()
    return project(
        USERS,
        CODES,
        f'<Variables><Variable guid="{place}" name="sted" typeOfVariable="Integer"/></Variables>',
        f'<Cases><Case guid="{case}" name="Øst"><VariableValue><VariableRef targetGUID="{place}"/><IntegerValue>3'
        f'</IntegerValue></VariableValue><SourceRef targetGUID="{TALK}"/></Case></Cases>',
        sources(source(selection(6, 16, TRUST, name="Hei på deg") + selection(21, 24, NIGHT))),
        f'<Notes><Note guid="{note}" name="thematic: transcript"><PlainTextContent>{{"turns": [[null, 0, 3]]}}'
        "</PlainTextContent></Note></Notes>",
        f'<Links><Link guid="{guid()}" name="" originGUID="{note}" targetGUID="{case}"/></Links>',
        f'<Sets><Set guid="{guid()}" name="S"><MemberCode targetGUID="{TRUST}"/><MemberSource targetGUID="{TALK}"/>'
        f'<MemberNote targetGUID="{note}"/></Set></Sets>',
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_project_is_read_or_refused(tmp_path, seed):
    """Bytes of the XML, whole tags, attributes, and bytes of the package: never anything but one clear error."""
    import random
    import re

    rnd = random.Random(seed)
    xml = rich_project()
    tags = re.findall(r"<[^>]*>", xml)
    path = tmp_path / "p.qdpx"
    for number in range(60):
        changed = xml
        if number % 3 == 0:
            one, other = rnd.sample(tags, 2)
            changed = changed.replace(one, rnd.choice(("", other, one * 2)), 1)
        elif number % 3 == 1:
            values = re.findall(r'"[^"]*"', changed)
            one, other = rnd.sample(values, 2)
            changed = changed.replace(one, rnd.choice((other, '""', '"-1"', '"nan"', '"{}"', '"\U0001f319"')), 1)
        data = bytearray(changed.encode())
        if number % 3 == 2:
            for _ in range(rnd.randrange(1, 4)):
                data[rnd.randrange(len(data))] = rnd.randrange(256)
        pack(path, bytes(data), {f"{TALK}.txt": TEXT})
        if number % 5 == 0:
            whole = bytearray(path.read_bytes())
            whole[rnd.randrange(len(whole))] = rnd.randrange(256)
            path.write_bytes(bytes(whole))
        try:
            project_, _fidelity = read_refi(path)
        except UnreadableFile as error:
            assert error.hint
        else:
            for coding in project_.codings:
                assert 0 <= coding.start < coding.end
