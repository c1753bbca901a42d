"""The whole study to a folder: export parquet, export study."""

from tests.cli.terminal import refused


def test_parquet_writes_a_folder_and_tells_what_was_kept_and_lost(study, run):
    told = run("export", "parquet", "-o", "out")
    assert (told.code, told.err) == (0, "")
    assert told.columns == ["kind", "fate", "count", "what", "examples"]
    kept = {row["kind"]: row["count"] for row in told.rows if row["fate"] == "kept"}
    assert (kept["documents"], kept["codes"]) == ("12", "4")
    assert (study.parent / "out" / "turns").is_dir()
    refused(run("export", "parquet", "-o", "out"), 1, "holds an earlier export", "--force")
    assert run("export", "parquet", "-o", "out", "--force").code == 0
    assert sorted(path.name for path in study.parent.iterdir() if path.name.startswith(".")) == []


def test_parquet_of_a_study_without_documents(empty, run):
    run("init", "new.thematic")
    refused(run("export", "parquet", "-o", "out"), 1, "no documents", "import")
    assert not (empty / "out").exists()
