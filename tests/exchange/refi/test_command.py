"""``thematic export refi``: the file, the report on the terminal and in a file, and what is refused."""

import json

import pytest

from tests.cli.conftest import built, empty, run, study  # noqa: F401
from tests.cli.terminal import refused, unchanged, undoable
from tests.exchange.refi.schema import open_qdpx, quoted
from thematic.study import open_study


def test_it_writes_a_project_and_reports(run, study):  # noqa: F811
    with unchanged(study):
        answer = run("export", "refi", "-o", "small.qdpx", "--fidelity", "report.json")
    assert answer.code == 0
    assert answer.err == "Written to small.qdpx.\n"
    told = {(row["kind"], row["fate"]): int(row["count"]) for row in answer.rows}
    assert told["codings", "kept"] == 24
    assert told["questions of the guide", "kept"] == 1
    assert told["operations of the history", "lost"] > 5
    opened = open_qdpx((study.parent / "small.qdpx").read_bytes())
    assert len(quoted(opened)) == 24
    assert all(name == there for name, there in quoted(opened))
    written = json.loads((study.parent / "report.json").read_text(encoding="utf-8"))
    assert [str(row["count"]) for row in written] == [row["count"] for row in answer.rows]


def test_it_writes_the_codebook_alone(run, study):  # noqa: F811
    answer = run("export", "refi", "-o", "small.qdc")
    assert answer.code == 0
    assert (study.parent / "small.qdc").read_bytes().startswith(b"<?xml")
    assert {row["fate"] for row in answer.rows} == {"kept", "lost"}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence", "hint"),
    [
        (["-o", "small.zip"], 2, "'small.zip' does not say what kind of file to write", ".qdpx, .qdc"),
        (["-o", "small.qdpx", "--profile", "nvvo"], 1, "There is no profile 'nvvo'", "nvivo, atlasti, maxqda"),
        (["-o", "small.qdc", "--profile", "nvivo"], 2, "the same for every program", "--profile"),
        (["-o", "no/small.qdpx"], 1, "There is no folder 'no'", "Make the folder"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(run, study, arguments, code, sentence, hint):  # noqa: F811
    before = set(study.parent.iterdir())
    refused(run("export", "refi", *arguments), code, sentence, hint)
    assert {path for path in study.parent.iterdir() if "thematic-" not in path.name} == before


def test_strict_refuses_what_would_be_lost(run, study):  # noqa: F811
    assert run("export", "refi", "-o", "small.qdpx", "--strict").code == 0
    run("theme", "define", "klima", "--idea", "Stemningen bærer")
    refused(run("export", "refi", "-o", "lost.qdpx", "--strict"), 1, "earlier versions of themes", "Without --strict")
    assert not (study.parent / "lost.qdpx").exists()


def test_a_codebook_goes_out_and_comes_into_another_study(run, study):  # noqa: F811
    told = run("codebook", "export", "-o", "small.qdc")
    assert (told.code, told.out) == (0, "small.qdc\n")
    lacking = [f"label in {language} of {kind}" for kind in ("codes", "themes") for language in ("Bokmål", "English")]
    assert told.err == f"A .qdc file has no place for: {', '.join(lacking)}.\n"
    run("init", "ny.thematic")
    answer = run("--study", "ny.thematic", "codebook", "import", "small.qdc")
    undoable(answer, study.parent / "ny.thematic")
    assert {row["kind"] for row in answer.rows} == {"codes", "themes", "codes of themes", "sets of codes"}
    with open_study(study.parent / "ny.thematic") as new, open_study(study) as old:
        for table in ("codes", "themes"):
            names = [one.desk.store.values(table, "name", order="position") for one in (new, old)]
            assert names[0] == names[1]


def test_what_is_no_codebook_is_refused(run, study):  # noqa: F811
    (study.parent / "tull.qdc").write_text("ikke noe", encoding="utf-8")
    with unchanged(study):
        answer = run("codebook", "import", "tull.qdc")
    assert answer.code == 1
    assert "tull.qdc" in answer.err
