"""import of REFI-QDA projects and codebooks: what stands in the study afterwards, and what is said of it."""

import pytest

from tests.cli.terminal import refused, unchanged, undoable
from tests.exchange.refi.written import (
    ANN,
    CODES,
    TALK,
    TRUST,
    USERS,
    find,
    guid,
    pack,
    project,
    selection,
    source,
    sources,
    utf16,
)

TEXT = "I: Hei 😀 på deg.\nAnna: Jeg stoler på laget.\nI: Ja?\nAnna: Ja, på alle.\n"


@pytest.fixture
def nord(study, tmp_path):
    """As NVivo writes it: UTF-16 units, CR LF as two. One place lies outside the text, and a picture is coded."""
    start, end = (utf16(TEXT, at, crlf=True) for at in find(TEXT, "stoler på laget"))
    inside = selection(start, end, TRUST) + selection(3, 9999, TRUST)
    picture = f'<PictureSource guid="{guid()}" name="Tavla" path="internal://a.png"/>'
    xml = project(USERS, CODES, sources(source(inside), picture), origin="NVivo 14")
    return pack(tmp_path / "nord.qdpx", xml, {f"{TALK}.txt": TEXT.replace("\n", "\r\n")}, folder="Sources/")


def test_a_project_comes_in_and_says_how_positions_were_counted(study, run, nord):
    told = run("import", "nord.qdpx", "--lang", "nb")
    undoable(told, study)
    (row,) = told.rows
    assert (row["reader"], row["document"], row["turns"], row["codings"]) == ("refi", "Gruppe 1", "4", "1")
    assert "Lost: pictures (1), which have no place in a study (for example Tavla)." in told.err
    assert "Lost: codings (1), outside the text" in told.err
    rows = [row for row in run("codings", "export").rows if row["document"] == "Gruppe 1"]
    assert [(row["code"], row["quote"], row["coder"]) for row in rows] == [("Tillit", "stoler på laget", "Ann Berg")]
    shown = run("show", "Gruppe 1", "--codes")
    assert shown.code == 0
    assert "stoler på laget" in shown.out
    assert "Tillit" in shown.out


def test_strict_takes_nothing(study, run, nord):
    with unchanged(study):
        refused(run("import", "nord.qdpx", "--strict"), 1, "--strict", "Without --strict")


def test_positions_can_be_told(study, run, nord):
    run("import", "nord.qdpx", "--positions", "codepoint crlf1")
    (row,) = [row for row in run("codings", "export").rows if row["document"] == "Gruppe 1"]
    assert row["quote"].startswith("oler på laget.")
    with unchanged(study):
        refused(run("import", "nord.qdpx", "--positions", "utf17"), 2, "'utf17' does not say", "Did you mean")


def test_a_codebook(study, run, tmp_path):
    inside = CODES.removeprefix("<CodeBook>").removesuffix("</CodeBook>")
    (tmp_path / "koder.qdc").write_text(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti">{inside}</CodeBook>', encoding="utf-8"
    )
    undoable(run("import", "koder.qdc"), study)
    names = run("codebook", "list").out
    assert all(name in names for name in ("Arbeid", "Tillit", "Nattevakt 🌙"))


def test_what_is_no_project_changes_nothing(study, run, tmp_path):
    (tmp_path / "halv.qdpx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "ent.qde").write_text("<!DOCTYPE a [<!ENTITY e 'x'>]><Project name='&e;'/>")
    with unchanged(study):
        refused(run("import", "halv.qdpx"), 1, "damaged or incomplete", "save it once more")
        refused(run("import", "ent.qde"), 1, "DOCTYPE", "Export it once more")


def test_two_coders_of_one_project(study, run, tmp_path):
    other = "0a0a0a0a-0000-4000-8000-000000000002"
    start, end = find(TEXT, "på alle")
    inside = selection(start, end, TRUST, user=ANN) + selection(start, end, TRUST, user=other)
    pack(tmp_path / "to.qdpx", project(USERS, CODES, sources(source(inside, text=TEXT))))
    run("import", "to.qdpx")
    rows = [row for row in run("codings", "export").rows if row["document"] == "Gruppe 1"]
    assert sorted(row["coder"] for row in rows) == ["Ann Berg", "Bjarne Dal"]
