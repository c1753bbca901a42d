"""QualCoder projects: categories, codes, exact codings, memos, journals, cases and attributes, from raw SQLite."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.exchange.programs import DAY, fill, qualcoder
from thematic.errors import UnreadableFile
from thematic.exchange import qualcoder as reader
from thematic.exchange.intake import bring_in

TEXT = "I: Hvordan går det?\nKari: Vi mangler folk 🙂 i helga.\nOla: Ja, på Å.\nKari: Sånn er det.\n"


def coding(text, words, cid=1, fid=1, owner="kari", counted=len, **more):
    """A row of code_text for ``words``, its places counted by ``counted``."""
    start = text.index(words)
    place = {"pos0": counted(text[:start]), "pos1": counted(text[: start + len(words)])}
    return {"cid": cid, "fid": fid, "seltext": words, "owner": owner, "date": DAY, **place, **more}


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def source(text=TEXT, **more):
    return {"id": 1, "name": "gruppe 1", "fulltext": text, "memo": "", "owner": "kari", "date": DAY, **more}


CODES = [
    {"cid": 1, "name": "mangel", "memo": "For få folk.", "catid": 2, "owner": "kari", "date": DAY, "color": "#F5F6CE"},
    {"cid": 2, "name": "ærlighet", "memo": "", "catid": None, "owner": "kari", "date": DAY, "color": ""},
]
CATEGORIES = [
    {"catid": 1, "name": "Arbeid", "memo": "Alt om arbeid.", "owner": "kari", "date": DAY, "supercatid": None},
    {"catid": 2, "name": "Bemanning", "memo": "", "owner": "kari", "date": DAY, "supercatid": 1},
]


def read(path):
    project, fidelity = reader.read(path)
    return project, {key: row.count for key, row in fidelity.rows.items()}


def quotes(project):
    texts = {document.key: document.transcript.text for document in project.documents}
    return [texts[coding.document][coding.start : coding.end] for coding in project.codings]


def test_folder_and_database_are_recognised_whatever_they_are_called(tmp_path):
    folder = qualcoder(tmp_path / "nord.qda", source=[source()])
    assert reader.recognises(folder)
    assert reader.recognises(folder / "data.qda")
    shutil.copy(folder / "data.qda", tmp_path / "noe.bin")
    assert reader.recognises(tmp_path / "noe.bin")
    for other in (tmp_path, tmp_path / "finnes-ikke", tmp_path / "nord.qda" / ".." / "noe.txt"):
        assert not reader.recognises(other)
    (tmp_path / "noe.txt").write_text("Bare tekst.")
    assert not reader.recognises(tmp_path / "noe.txt")


def test_codes_stand_below_their_categories_with_memos_as_definitions(tmp_path):
    project, fates = read(qualcoder(tmp_path / "nord.qda", source=[source()], code_name=CODES, code_cat=CATEGORIES))
    names = {code.key: code.name for code in project.codes}
    told = [(code.name, names.get(code.parent, ""), code.definition, code.colour) for code in project.codes]
    assert told == [
        ("Arbeid", "", "Alt om arbeid.", ""),
        ("Bemanning", "Arbeid", "", ""),
        ("mangel", "Bemanning", "For få folk.", "#F5F6CE"),
        ("ærlighet", "", "", ""),
    ]
    assert fates["categories", "changed", "became codes above their codes"] == 2
    assert project.name == "nord"


def test_a_code_below_a_code_keeps_its_place(tmp_path):
    folder = qualcoder(tmp_path / "nord.qda", source=[source()], code_name=CODES)
    with closing(sqlite3.connect(folder / "data.qda")) as connection:
        connection.execute("ALTER TABLE code_name ADD supercid integer")
        connection.execute("UPDATE code_name SET supercid = 1 WHERE cid = 2")
        connection.commit()
    project, _fates = read(folder)
    assert [(code.name, code.parent) for code in project.codes] == [("mangel", "cat 2"), ("ærlighet", "code 1")]


def test_codings_are_exact_in_code_points(tmp_path):
    words = ["mangler folk 🙂 i", "på Å", "\n", "Kari: Sånn er det.\n"]
    rows = [coding(TEXT, word, owner=owner) for word, owner in zip(words, ("kari", "ola", "kari", "ola"), strict=True)]
    project, fates = read(qualcoder(tmp_path / "nord.qda", source=[source()], code_name=CODES, code_text=rows))
    assert quotes(project) == words
    assert [coding.coder for coding in project.codings] == ["kari", "ola", "kari", "ola"]
    assert {coding.created for coding in project.codings} == {DAY}
    assert fates == {}


@pytest.mark.parametrize("kind", ["UTF-16 units", "CR LF as one"])
def test_places_counted_by_the_editor_are_found_by_the_words_noted_with_them(tmp_path, kind):
    words = ["folk 🙂 i helga", "på Å", "Sånn er det"]
    if kind == "UTF-16 units":
        raw, rows = TEXT, [coding(TEXT, word, counted=utf16) for word in words]
    else:
        raw, rows = TEXT.replace("\n", "\r\n"), [coding(TEXT, word) for word in words]
    # One that noted no words goes with the others.
    rows.append(rows[1] | {"seltext": None, "owner": "ola"})
    project, fates = read(qualcoder(tmp_path / "n.qda", source=[source(raw)], code_name=CODES, code_text=rows))
    assert quotes(project) == [*words, "på Å"]
    assert "\r" not in project.documents[0].transcript.text
    told = "were counted in UTF-16 units" if kind == "UTF-16 units" else "were counted with CR LF as one"
    assert fates["positions of codings", "changed", told] >= 3


def test_a_byte_order_mark_and_cr_lf_go_without_moving_a_coding(tmp_path):
    raw = "\ufeff" + TEXT.replace("\n", "\r\n")
    rows = [coding(raw, word) for word in ("Hvordan", "går det?\r\nKari", "på Å")]
    project, fates = read(qualcoder(tmp_path / "n.qda", source=[source(raw)], code_name=CODES, code_text=rows))
    assert project.documents[0].transcript.text == TEXT
    assert quotes(project) == ["Hvordan", "går det?\nKari", "på Å"]
    assert [key for key in fates if key[0] == "positions of codings"] == []
    assert sum(n for key, n in fates.items() if key[0] == "documents") == 1


def test_words_that_stand_elsewhere_do_not_move_a_coding(tmp_path):
    row = coding(TEXT, "mangler folk") | {"seltext": "noe ganske annet"}
    project, fates = read(qualcoder(tmp_path / "n.qda", source=[source()], code_name=CODES, code_text=[row]))
    assert quotes(project) == ["mangler folk"]
    (kind, fate, what) = next(iter(fates))
    assert (kind, fate) == ("positions of codings", "changed")
    assert "which is kept" in what


def test_memos_journals_annotations_and_marks_all_come_along(tmp_path):
    rows = [coding(TEXT, "folk", memo="Ironi?", important=1)]
    project, fates = read(
        qualcoder(
            tmp_path / "nord.qda",
            project=[{"databaseversion": "v14", "date": DAY, "memo": "Om prosjektet.", "codername": "kari"}],
            source=[source(memo="Om samtalen.")],
            code_name=CODES,
            code_text=rows,
            annotation=[{"fid": 1, "pos0": 0, "pos1": 2, "memo": "Hvem?", "owner": "ola", "date": DAY}],
            journal=[{"name": "Dag 1", "jentry": "Jeg tror ...", "owner": "ola", "date": DAY}],
            cases=[{"caseid": 7, "name": "Sør", "memo": "Om gruppa.", "owner": "ola", "date": DAY}],
            attribute_type=[{"name": "alder", "memo": "I år.", "owner": "ola", "caseOrFile": "case"}],
        )
    )
    told = {(memo.text, memo.coder, memo.kind, memo.on) for memo in project.memos}
    assert told == {
        ("Om prosjektet.", "kari", "analytic", ("", "")),
        ("Om samtalen.", "kari", "analytic", ("document", "1")),
        ("Ironi?", "kari", "analytic", ("coding", "coding 0")),
        ("Marked as important.", "kari", "analytic", ("coding", "coding 0")),
        ("Dag 1\n\nJeg tror ...", "ola", "reflexive", ("", "")),
        ("«I:»\n\nHvem?", "ola", "analytic", ("document", "1")),
        ("Om gruppa.", "ola", "analytic", ("case", "7")),
        ("alder: I år.", "ola", "analytic", ("", "")),
    }
    assert fates["journals", "changed", "became reflexive memos on the study"] == 1


def test_cases_are_groups_or_the_participants_whose_turns_they_hold(tmp_path, desk):
    kari = TEXT.index("Kari: Vi")
    parts = [
        {"caseid": 1, "fid": 1, "pos0": 0, "pos1": len(TEXT) - 1},
        {"caseid": 2, "fid": 1, "pos0": kari, "pos1": TEXT.index("Ola")},
        {"caseid": 2, "fid": 1, "pos0": TEXT.index("Kari: Sånn"), "pos1": len(TEXT)},
        {"caseid": 3, "fid": 1, "pos0": 0, "pos1": len(TEXT)},
        {"caseid": 4, "fid": 1, "pos0": kari, "pos1": TEXT.index("Kari: Sånn")},
    ]
    names = ("Sør 1", "Kari N", "alle", "to om gangen", "ubrukt")
    values = [
        ("role", "case", "employee", 1),
        ("alder", "case", "41", 2),
        ("år", "file", "2024", 1),
        ("x", "case", "", 1),
    ]
    folder = qualcoder(
        tmp_path / "nord.qda",
        source=[source()],
        cases=[{"caseid": number, "name": name} for number, name in enumerate(names, start=1)],
        case_text=parts,
        attribute=[dict(zip(("name", "attr_type", "value", "id"), value, strict=True)) for value in values],
    )
    project, fidelity = reader.read(folder)
    bring_in(desk, project, fidelity)
    store = desk.store
    kinds = {row["id"]: (row["kind"], row["name"]) for row in store.rows("cases")}
    assert set(kinds.values()) == {
        ("group", "Sør 1"),
        ("participant", "Kari N"),
        *(("participant", name) for name in ("alle", "to om gangen", "ubrukt")),
    }
    assert kinds[store.rows("documents")[0]["group_id"]] == ("group", "Sør 1")
    assert {row["name"]: kinds.get(row["participant_id"]) for row in store.rows("speakers")} == {
        "I": None,
        "Kari": ("participant", "Kari N"),
        "Ola": None,
    }
    names = {row["id"]: row["name"] for row in store.rows("attributes")}
    told = {(kinds[r["case_id"]][1], names[r["attribute_id"]], r["value"]) for r in store.rows("case_attributes")}
    assert told == {("Sør 1", "role", "employee"), ("Sør 1", "år", "2024"), ("Kari N", "alder", "41")}
    fates = {key: row.count for key, row in fidelity.rows.items()}
    assert fates["files of cases", "lost", "a document has one group, and another case holds it"] == 1
    assert fates["parts of cases", "lost", "only whole files and one speaker's turns can be a case's"] == 1
    assert fates["parts of cases", "changed", "became whose turns they are"] == 2


def test_attributes_of_a_file_without_a_case_make_a_group_of_its_name(tmp_path, desk):
    folder = qualcoder(
        tmp_path / "nord.qda",
        source=[source(), source("B: Nei.\n", id=2, name="Sør")],
        cases=[{"caseid": 1, "name": "Sør"}],
        attribute=[{"name": "år", "attr_type": "file", "value": "2024", "id": 2}],
    )
    project, fidelity = reader.read(folder)
    bring_in(desk, project, fidelity)
    assert desk.store.values("cases", "name", kind="group") == ["Sør (file)"]


def test_what_has_no_place_in_a_study_is_told(tmp_path):
    _project, fates = read(
        qualcoder(
            tmp_path / "nord.qda",
            source=[
                source(),
                {"id": 2, "name": "bilde.png", "mediapath": "/images/bilde.png"},
                {"id": 3, "name": "tom"},
            ],
            code_name=CODES,
            code_image=[{"id": 2, "cid": 1, "x1": 1, "y1": 1}],
            code_av=[{"id": 9, "cid": 1, "pos0": 1, "pos1": 2}] * 2,
            code_text=[coding(TEXT, "folk", fid=2), coding(TEXT, "folk") | {"pos1": None}],
            graph=[{"name": "g"}],
            stored_sql=[{"title": "DROP", "ssql": "DROP TABLE source"}],
        )
    )
    assert {(kind, n) for (kind, fate, _what), n in fates.items() if fate == "lost"} == {
        ("documents", 1),
        ("codings", 1),
        ("codings", 2),
        ("graphs", 1),
        ("stored queries", 1),
    }


def test_the_oldest_files_lack_columns_that_came_later(tmp_path):
    path = tmp_path / "gammel.qda" / "data.qda"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text);"
            "CREATE TABLE code_cat (catid integer primary key, name text);"
            "CREATE TABLE code_name (cid integer primary key, name text, catid integer);"
            "CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text);"
        )
        fill(
            connection,
            source=[{"id": 1, "name": "a", "fulltext": TEXT}],
            code_name=[{"cid": 1, "name": "mangel"}],
            code_text=[{"cid": 1, "fid": 1, "seltext": "Kari", "pos0": 20, "pos1": 24, "owner": "kari"}],
        )
    project, fates = read(path)
    assert quotes(project) == ["Kari"]
    assert fates == {}


def test_into_a_study_and_back_out_by_undo(tmp_path, desk):
    folder = qualcoder(
        tmp_path / "nord.qda",
        source=[source()],
        code_name=CODES,
        code_cat=CATEGORIES,
        code_text=[coding(TEXT, "mangler folk 🙂"), coding(TEXT, "på Å", cid=2, owner="ola", memo="!")],
    )
    project, fidelity = reader.read(folder)
    (row,) = bring_in(desk, project, fidelity, source=str(folder))
    assert (row.reader, row.document, row.turns, row.codings) == ("qualcoder", "gruppe 1", 4, 2)
    assert sorted(desk.store.values("codings", "quote")) == ["mangler folk 🙂", "på Å"]
    assert desk.store.values("codings", "created", order="id") == ["2024-03-05T08:09:10Z"] * 2
    assert sorted(p.name for p in folder.iterdir()) == ["data.qda"]


def test_a_text_of_line_ends_alone_is_refused_before_it_costs_memory(tmp_path):
    folder = qualcoder(tmp_path / "n.qda", source=[source("\n" * 300_000)])
    with pytest.raises(UnreadableFile, match="gruppe 1 has 300,001 lines"):
        reader.read(folder)
