"""The study as a folder of plain files: what goes out comes back, row for row."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.field import with_coder
from tests.exchange.test_any_histories import begin, keep, work
from tests.exchange.whole import build, snapshot
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.errors import BadInput, Conflict, StudyFileError
from thematic.exchange.plain import exporting
from thematic.exchange.plain.cells import csv_text, read_rows, yaml_text
from thematic.exchange.plain.exporting import export_study
from thematic.exchange.plain.importing import import_folder
from thematic.exchange.plain.layout import LISTINGS, MEMO_FIELDS
from thematic.exchange.plain.names import FileNames
from thematic.exchange.plain.readme import FILES
from thematic.store import schema
from thematic.store.changes_since import read_shape
from thematic.store.doctor import examine
from thematic.study import create_study
from thematic.transcripts.sheets import read_yaml

APART = {"settings", "case_attributes", "texts", "theme_codes", "memos"}
"""Tables that have no listing of their own."""


@pytest.fixture
def study(tmp_path):
    (tmp_path / "made").mkdir()
    with build(tmp_path / "made") as study:
        yield study


@pytest.fixture
def new(tmp_path):
    with create_study(tmp_path / "new.thematic") as study:
        yield study


def content(folder):
    """Every file but the history, and the list of what is there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "history.csv"
    }


def test_every_table_and_column_has_its_place(study):
    shape = read_shape(study.desk.store)
    assert {listing.table for listing in LISTINGS} == set(schema.TRACKED) - APART
    beside = {"codings": {"before", "after"}, "snapshots": {"content"}}
    for listing in LISTINGS:
        columns = {field.column for field in listing.fields} | beside.get(listing.table, set())
        columns |= {"document_id"} if listing.within else set()
        assert columns == set(shape.columns[listing.table]) - {"id", "name_key"}, listing.table
    memo = {field.column for field in MEMO_FIELDS} | {"text", "target_table", "target_id"}
    assert memo == set(shape.columns["memos"]) - {"id"}


def test_a_study_with_everything_in_it_comes_back_equal(study, new, tmp_path):
    before = snapshot(study)
    assert [table for table, rows in before.items() if not rows] == []
    told = export_study(study.desk, tmp_path / "out")
    brought = import_folder(new.desk, tmp_path / "out")
    assert snapshot(new) == before
    assert [finding for finding in examine(new.desk.store) if finding.grave] == []
    lost = "operations"
    assert [row.kind for row in told.losses()] == [row.kind for row in brought.losses()] == [lost]
    kept = [[row for row in fidelity.table() if row["fate"] == "kept"] for fidelity in (told, brought)]
    assert kept[0] == kept[1]


def test_the_study_made_again_gives_the_same_files(study, new, tmp_path):
    export_study(study.desk, tmp_path / "one")
    import_folder(new.desk, tmp_path / "one")
    export_study(new.desk, tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")
    export_study(study.desk, tmp_path / "two", force=True)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_it_is_one_operation_that_can_be_tried_and_taken_back(study, new, tmp_path):
    export_study(study.desk, tmp_path / "out")
    before = snapshot(new)
    tried = type(new.desk)(new.desk.store, "kari", dry_run=True)
    import_folder(tried, tmp_path / "out")
    assert snapshot(new) == before
    import_folder(new.desk, tmp_path / "out")
    after = snapshot(new)
    newest = new.history()[0]
    assert (newest["verb"], newest["reason"]) == ("import", "out")
    assert newest["summary"] == "From the folder out: 2 documents, 4 codings."
    new.undo()
    assert snapshot(new) == before
    new.redo()
    assert snapshot(new) == after


def test_coders_of_the_new_study_stay_and_those_of_the_folder_have_its_guids(study, tmp_path):
    export_study(study.desk, tmp_path / "out")
    with create_study(tmp_path / "other.thematic", coder="Kari") as other:
        with other.desk.change("coders add"):
            other.desk.store.insert("coders", {"name": "anne", "lead": 1})
        import_folder(other.desk, tmp_path / "out")
        coders = {row["name"]: (row["guid"], row["lead"]) for row in other.desk.store.rows("coders")}
    theirs = {row["name"]: (row["guid"], row["lead"]) for row in study.desk.store.rows("coders")}
    assert {name: coders[name] for name in theirs} == theirs
    assert set(coders) - set(theirs) == {"anne"}
    assert coders["anne"][1] == 0


def test_a_study_that_holds_something_is_left_as_it_is(study, tmp_path):
    export_study(study.desk, tmp_path / "out")
    before = snapshot(study)
    with pytest.raises(BadInput, match="is not empty") as error:
        import_folder(study.desk, tmp_path / "out")
    assert "thematic merge" in error.value.hint
    assert snapshot(study) == before


def test_the_study_made_again_and_its_original_merge_without_a_change(study, new, tmp_path):
    export_study(study.desk, tmp_path / "out")
    import_folder(new.desk, tmp_path / "out")
    with_coder(new, "kari").apply("trivsel", "a", quote="Det går ut over alle, det er sånn det er på en fredag.")
    comparison = study.merge(new.path, yes=True)
    assert comparison.conflicts == 0
    assert snapshot(study)["codings"] == snapshot(new)["codings"]


def test_file_names_are_in_ascii_and_given_once_whatever_the_case(study, tmp_path):
    export_study(study.desk, tmp_path / "out")
    names = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")]
    assert all(name.isascii() for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert {"snapshots/con_.json", "snapshots/con_-2.json", "snapshots/CON_-3.json"} <= set(names)
    given = FileNames()
    assert [given.name(text, fallback="x") for text in ("Ås/1", "ÅS 1", "..", "ファイル", "a" * 300)] == [
        *("Aas-1", "AaS-1-2", "x", "x-2"),
        "a" * 80,
    ]


def test_the_readme_says_what_is_there_and_warns(study, tmp_path):
    export_study(study.desk, tmp_path / "out")
    told = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert "PERSONAL DATA" in told
    for name, says in FILES:
        assert name in told
        assert says in " ".join(told.split())
    listed = {name for name, _says in FILES}
    for listing in LISTINGS:
        assert ("transcripts/FILE" + listing.file if listing.within else listing.file) in listed
    assert max(len(line) for line in told.splitlines()[3:]) <= 80


def test_texts_are_kept_from_git_and_stand_as_they_were_coded(study, tmp_path):
    export_study(study.desk, tmp_path / "out")
    for row in study.desk.store.rows("documents"):
        text = (tmp_path / "out" / "transcripts" / f"{row['name']}.txt").read_bytes().decode()
        assert text == study.desk.store.text(row["id"])
    assert (tmp_path / "out" / ".gitattributes").read_bytes() == b"* -text\n"


def test_blind_coding_is_not_shown(study, tmp_path):
    set_blind(study.desk, True)
    with pytest.raises(Conflict, match="the others' codings"):
        export_study(study.desk, tmp_path / "out")
    for document in ("a", "b"):
        finish(study.desk, document)
    export_study(study.desk, tmp_path / "out")


def test_strict_refuses_since_the_history_stays_behind(study, new, tmp_path):
    with pytest.raises(BadInput, match=r"would lose operations"):
        export_study(study.desk, tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()
    export_study(study.desk, tmp_path / "out")
    with pytest.raises(BadInput, match=r"would lose operations"):
        import_folder(new.desk, tmp_path / "out", strict=True)
    assert new.desk.store.count("documents") == 0


def test_what_would_not_come_back_equal_is_not_written(study, tmp_path):
    with study.desk.change("empty"):
        row = study.desk.store.rows("case_attributes")[0]
        study.desk.store.update("case_attributes", row["id"], {"value": ""})
    with pytest.raises(StudyFileError, match=r"A row of case_attributes .* does not come back equal"):
        export_study(study.desk, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_empty_study_is_an_honest_empty_folder(new, tmp_path):
    export_study(new.desk, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        *(".gitattributes", "README.txt", "history.csv", "study.yml"),
    ]
    with create_study(tmp_path / "again.thematic") as again:
        import_folder(again.desk, tmp_path / "out")
        assert snapshot(again) == snapshot(new)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_any_study_comes_back_equal(seed, steps):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as opened:
        kari = begin(opened, Path(name) / "kari.thematic", "kari")
        work(kari, random, steps)
        export_study(kari.desk, Path(name) / "out")
        again = keep(opened, create_study(Path(name) / "again.thematic"))
        import_folder(again.desk, Path(name) / "out")
        assert snapshot(again) == snapshot(kari)
        export_study(again.desk, Path(name) / "two")
        assert content(Path(name) / "out") == content(Path(name) / "two")


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.sampled_from(
    (
        "no",
        "~",
        "1.10",
        "<<",
        "=",
        "- a",
        "a: b",
        "#",
        "'",
        '"',
        "\n",
        "|",
        " x",
        "a\n\n b \n",
        "\ufeff",
        "{",
        "%",
        "2026-01-01",
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_every_text_survives_csv_and_yaml(pairs):
    pairs = [(a.replace("\0", "_"), b.replace("\0", "_") or "x") for a, b in pairs]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "table.csv"
        path.write_bytes(csv_text(("one", "two"), pairs).encode())
        headings, rows = read_rows(path)
        assert (headings, [tuple(cells) for _line, cells in rows]) == (["one", "two"], pairs)
        book = Path(name) / "book.yml"
        book.write_bytes(yaml_text({"list": [{"a": a, "b": b} for a, b in pairs]}).encode())
        read = read_yaml(book)["list"]
        assert [(entry["a"], entry["b"]) for entry in read] == pairs


def test_the_line_of_a_row_is_that_of_the_file(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b'one,two\r\n"a\nb",x\n\n1,2\n')
    assert read_rows(path) == (["one", "two"], [(2, ["a\nb", "x"]), (5, ["1", "2"])])
    assert exporting.HISTORY == "history.csv"
