"""The study as Parquet files: exact words, safe names, whole or not at all, and equal for equal studies."""

import json
import shutil

import pytest

from tests.exchange.field import begin_together
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.errors import BadInput, Conflict
from thematic.exchange.parquet import writing
from thematic.exchange.parquet.columns import TABLES
from thematic.exchange.parquet.writing import MANIFEST, export_parquet
from thematic.study import create_study
from thematic.transcripts.cases import set_attribute
from thematic.transcripts.documents import rename_document

PARTITIONED = [table.name for table in TABLES if table.partitioned]


@pytest.fixture
def study(tmp_path):
    with begin_together(tmp_path) as study:
        yield study


def read(folder, table):
    """The rows of a table, with the key from the folders' names."""
    import pyarrow as pa
    import pyarrow.dataset as ds

    path = folder / table if table in PARTITIONED else folder / f"{table}.parquet"
    part = ds.partitioning(pa.schema([("document", pa.string())]), flavor="hive") if table in PARTITIONED else None
    return ds.dataset(path, partitioning=part).to_table().to_pylist()


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_turns_and_codings_hold_the_words_exactly(study, tmp_path):
    export_parquet(study.desk, tmp_path / "out")
    texts = {row["guid"]: study.desk.store.text(row["id"]) for row in study.desk.store.rows("documents")}
    turns, codings, segments = (read(tmp_path / "out", table) for table in PARTITIONED)
    assert len(turns) == study.desk.store.count("turns")
    assert len(codings) == study.desk.store.count("codings")
    for row in turns:
        assert row["text"] == texts[row["document"]][row["start_at"] : row["end_at"]]
    for row in codings:
        assert row["quote"] == texts[row["document"]][row["start_at"] : row["end_at"]]
    for row in segments:
        assert row["text"] == texts[row["document"]][row["start_at"] : row["end_at"]]


def test_a_coding_over_several_turns_has_a_segment_in_each_and_interviewers_are_told_apart(study, tmp_path):
    text = study.desk.store.text(1)
    study.apply("trivsel", "a", span=(0, len(text)))
    export_parquet(study.desk, tmp_path / "out")
    whole = [row for row in read(tmp_path / "out", "segments") if row["passage"] == f"0-{len(text)}"]
    assert [(row["turn"], row["role"]) for row in whole] == [
        (row["number"], "interviewer" if row["speaker_id"] == turns_of_moderator(study) else "participant")
        for row in study.desk.store.rows("turns", order="number", document_id=1)
    ]


def turns_of_moderator(study):
    return study.desk.store.one("speakers", document_id=1, role="interviewer")["id"]


def test_the_parts_are_named_by_keys_that_every_file_system_takes(study, tmp_path):
    rename_document(study.desk, "a", "../Åse=1: «a»/b\\c")
    with study.desk.change("guid"):
        study.desk.store.update("documents", 2, {"guid": "../B=2"})
    export_parquet(study.desk, tmp_path / "out")
    for table in PARTITIONED:
        names = [path.name for path in (tmp_path / "out" / table).iterdir()]
        assert len(names) == 2
        assert all(name.startswith("document=") and name[9:].isalnum() and name.isascii() for name in names)
    assert {row["document_name"] for row in read(tmp_path / "out", "turns")} == {"../Åse=1: «a»/b\\c", "b"}
    assert {row["document"] for row in read(tmp_path / "out", "turns")} == {
        row["document"] for row in read(tmp_path / "out", "documents")
    }


def test_every_column_says_what_it_means(study, tmp_path):
    import pyarrow.parquet as pq

    export_parquet(study.desk, tmp_path / "out")
    paths = sorted((tmp_path / "out").rglob("*.parquet"))
    assert {path.relative_to(tmp_path / "out").parts[0].removesuffix(".parquet") for path in paths} == {
        table.name for table in TABLES
    }
    for path in paths:
        schema = pq.read_schema(path)
        assert schema.metadata[b"description"]
        assert all(schema.field(name).metadata[b"description"] for name in schema.names), path
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))
    for table in TABLES:
        assert manifest["tables"][table.name]["rows"] == len(read(tmp_path / "out", table.name))


def test_attributes_are_long_and_wide_and_a_group_has_its_sites(study, tmp_path):
    set_attribute(study.desk, "gruppe a", "site", "Nord")
    set_attribute(study.desk, "Nord", "size", "large")
    with study.desk.change("attribute"):
        study.desk.store.insert("attributes", {"name": "Group_Name"})
    set_attribute(study.desk, "gruppe b", "group_name", "x", kind="group")
    export_parquet(study.desk, tmp_path / "out")
    groups = {row["group_name"]: row for row in read(tmp_path / "out", "groups")}
    assert (groups["gruppe a"]["size"], groups["gruppe a"]["site_name"], groups["gruppe b"]["size"]) == (
        *("large", "Nord"),
        None,
    )
    assert groups["gruppe b"]["attribute_Group_Name"] == "x"
    long = {(row["name"], row["attribute"]): row["value"] for row in read(tmp_path / "out", "case_attributes")}
    assert long["Nord", "size"] == "large"
    assert ("gruppe a", "size") not in long


def test_equal_studies_give_equal_files_also_over_an_earlier_export(study, tmp_path):
    export_parquet(study.desk, tmp_path / "one")
    study.backup(tmp_path / "copy.thematic")
    from thematic.study import open_study

    with open_study(tmp_path / "copy.thematic") as copy:
        export_parquet(copy.desk, tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")
    study.apply("trivsel", "b", turn=2)
    with pytest.raises(BadInput, match="earlier export"):
        export_parquet(study.desk, tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")
    export_parquet(study.desk, tmp_path / "two", force=True)
    assert len(read(tmp_path / "two", "codings")) == len(read(tmp_path / "one", "codings")) + 1


def test_a_folder_with_anything_else_in_it_is_left_alone(study, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_bytes(b"x")
    with pytest.raises(BadInput, match="is not empty"):
        export_parquet(study.desk, tmp_path / "out", force=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.docx"]
    with pytest.raises(BadInput, match="is no folder"):
        export_parquet(study.desk, tmp_path / "out" / "thesis.docx", force=True)
    with pytest.raises(BadInput, match="There is no folder"):
        export_parquet(study.desk, tmp_path / "there" / "is" / "none")


def test_what_fails_on_the_way_leaves_nothing_behind(study, tmp_path, monkeypatch):
    export_parquet(study.desk, tmp_path / "out")
    before = content(tmp_path / "out")
    monkeypatch.setattr(writing, "_write_manifest", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(BadInput, match="no space left"):
        export_parquet(study.desk, tmp_path / "out", force=True)
    assert content(tmp_path / "out") == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_blind_coding_is_not_shown(study, tmp_path):
    set_blind(study.desk, True)
    with pytest.raises(Conflict, match="kari has not finished 2 documents"):
        export_parquet(study.desk, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    for document in ("a", "b"):
        finish(study.desk, document)
    export_parquet(study.desk, tmp_path / "out")


def test_where_nobody_says_whose_reading_counts_that_is_told_and_nothing_is_decided(study, tmp_path):
    fidelity = export_parquet(study.desk, tmp_path / "out")
    counts = {row["document_name"]: {row["counts"]} for row in read(tmp_path / "out", "codings")}
    assert counts == {"a": {None}}
    (told,) = (row for row in fidelity.table() if row["fate"] == "changed")
    assert (told["count"], told["examples"]) == (1, "a")


def test_strict_refuses_what_has_no_place(study, tmp_path):
    with pytest.raises(BadInput, match=r"memos \(1: "):
        export_parquet(study.desk, tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()


def test_a_study_without_documents_is_told_so(tmp_path):
    with create_study(tmp_path / "empty.thematic") as study, pytest.raises(BadInput, match="no documents"):
        export_parquet(study.desk, tmp_path / "out")


def test_a_text_without_turns_is_one_turn_with_the_number_0(study, tmp_path):
    with study.desk.change("bare"):
        store = study.desk.store
        document = store.insert("documents", {"name": "bare"})
        store.insert("texts", {"id": document, "text": "Bare ord.", "sha256": ""})
    study.apply("mangel", "bare", quote="ord")
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    export_parquet(study.desk, tmp_path / "out")
    (turn,) = (row for row in read(tmp_path / "out", "turns") if row["document_name"] == "bare")
    assert (turn["turn"], turn["role"], turn["words"], turn["text"]) == (0, "participant", 2, "Bare ord.")
    (segment,) = (row for row in read(tmp_path / "out", "segments") if row["document_name"] == "bare")
    assert (segment["text"], segment["voice"], segment["counts"]) == ("ord", turn["document"], True)
