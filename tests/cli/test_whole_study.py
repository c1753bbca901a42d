"""The whole study to a folder and back: export parquet, export study, import."""

import json

from tests.cli.terminal import everything, refused, unchanged, undoable


def kept(answer):
    return {row["kind"]: row["count"] for row in answer.rows if row["fate"] == "kept"}


def test_parquet_writes_a_folder_and_tells_what_was_kept_and_lost(study, run):
    told = run("export", "parquet", "-o", "out")
    assert (told.code, told.err) == (0, "Written to out.\n")
    assert told.columns == ["kind", "fate", "count", "what", "examples"]
    assert (kept(told)["documents"], kept(told)["codes"]) == ("12", "4")
    assert (study.parent / "out" / "turns").is_dir()
    refused(run("export", "parquet", "-o", "out"), 1, "holds an earlier export", "--force")
    assert run("export", "parquet", "-o", "out", "--force").code == 0
    assert sorted(path.name for path in study.parent.iterdir() if path.name.startswith(".")) == []


def test_parquet_of_a_study_without_documents(empty, run):
    run("init", "new.thematic")
    refused(run("export", "parquet", "-o", "out"), 1, "no documents", "import")
    assert not (empty / "out").exists()


def test_a_study_goes_to_a_folder_and_comes_back(study, run):
    with unchanged(study):
        told = run("export", "study", "-o", "out", "--fidelity", "report.json")
    assert told.code == 0
    assert told.err == "Written to out. It holds what people said: keep it as you keep the transcripts.\n"
    assert kept(told)["codings"] == "24"
    report = json.loads((study.parent / "report.json").read_text(encoding="utf-8"))
    assert [row["kind"] for row in report if row["fate"] == "lost"] == ["operations"]

    run("init", "again.thematic")
    again = study.with_name("again.thematic")
    with unchanged(again):
        tried = run("--study", again, "import", "out", "--dry-run")
        assert tried.code == 0
        assert "Dry run: nothing was written." in tried.err
    brought = run("--study", again, "import", "out")
    assert kept(brought) == kept(told)
    undoable(brought, again)
    for command in (["codings", "export"], ["contrast", "--by", "absence", "--all"], ["codebook", "export"]):
        one, two = (run("--study", path, *command).out for path in (study, again))
        assert [line.split("\t")[1:] for line in one.splitlines()[1:]] == [
            line.split("\t")[1:] for line in two.splitlines()[1:]
        ]


def test_a_study_folder_comes_in_alone_and_into_an_empty_study(study, run):
    run("export", "study", "-o", "out")
    with unchanged(study):
        refused(run("import", "out"), 1, "small.thematic is not empty", "thematic merge")
        refused(run("import", "talk", "out"), 2, "comes in alone", "Import the rest afterwards")


def test_a_wrong_cell_is_told_with_its_file_and_line(study, run):
    run("export", "study", "-o", "out")
    path = study.parent / "out" / "asked.csv"
    path.write_text("document,question\nnord-lav,q9\n", encoding="utf-8")
    run("init", "again.thematic")
    answer = run("--study", "again.thematic", "import", "out")
    refused(answer, 1, "asked.csv: 1 line is wrong, nothing was written (line 2: There is no question 'q9'")
    assert everything(study.with_name("again.thematic"))["documents"] == []


def test_strict_writes_nothing(study, run):
    refused(run("export", "study", "-o", "out", "--strict"), 1, "would lose", "Without --strict")
    assert not (study.parent / "out").exists()
