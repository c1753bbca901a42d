"""`thematic demo`: what it writes and says, what it does a second time, and the commands that follow it."""

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

import thematic
from tests.cli.terminal import ROOT, in_own_process
from thematic.demo import NYNORSK, Sample, build_demo, find_sample
from thematic.errors import Busy, StudyFileError
from thematic.transcripts.memos import add_memo

FILES = {
    "ned.thematic",
    "tables.docx",
    "tables-evidence.docx",
    "leaders-employees.docx",
    "themes.docx",
    "codebook.docx",
    "agreement.docx",
    "csv",
}
CSV = {f"table-3-{number}.csv" for number in range(4, 12)} | {"index.csv", "themes.csv", "codings.csv"}


def body(path):
    with zipfile.ZipFile(path) as word:
        return word.read("word/document.xml").decode()


def test_the_demo_writes_a_study_tables_and_csv(demo):
    assert demo.answer.code == 0, demo.answer.err
    assert demo.answer.err == ""
    assert {path.name for path in demo.folder.iterdir()} == FILES
    assert {path.name for path in (demo.folder / "csv").iterdir()} == CSV


def test_the_demo_prints_one_table_and_what_to_look_at_next(demo):
    printed = demo.answer.out
    (row,) = [line for line in printed.splitlines() if "getting together after hours" in line]
    assert "| 7 of 9 | 1 of 9 |" in row
    assert "| clear |" in row
    for name in FILES:
        assert f"demo/{name}" in printed.replace(os.sep, "/")
    following = [line.strip() for line in printed.split("Next:\n")[1].splitlines()]
    assert len(following) == 5
    for line in following:
        name, *arguments = shlex.split(line)
        assert name == "thematic"
        answer = in_own_process(*arguments, folder=demo.folder.parent)
        assert answer.code == 0, answer.err
        assert answer.rows


def test_the_demo_says_how_well_its_two_coders_agree_and_the_command_says_the_same(demo):
    answer = in_own_process("--study", demo.study, "agreement", "run", "--format", "json", folder=demo.folder)
    assert answer.code == 0, answer.err
    (pooled,) = [
        row for row in json.loads(answer.out) if (row["code"], row["coefficient"]) == ("*", "krippendorff_alpha")
    ]
    assert (pooled["status"], pooled["documents"], pooled["coders"]) == ("ok", 8, 2)
    alpha, low, high = (f"{pooled[name]:.2f}" for name in ("value", "ci_low", "ci_high"))
    line = (
        f"Two coders (kari and ola) in 8 groups: Krippendorff's alpha {alpha} (95% interval {low} to {high}),"
        " all codes together, by characters."
    )
    assert line in demo.answer.out.splitlines()
    assert 0.9 < pooled["value"] < 0.99
    assert "Samsvar mellom kodere" in body(demo.folder / "agreement.docx")


def test_the_study_holds_the_sample_and_keeps_its_promises(demo):
    with thematic.open_study(demo.study) as study:
        assert study.doctor() == []
        assert study.coder == "kari"
        store = study.desk.store
        assert store.count("documents") == 36
        assert store.count("codes") == 136
        assert store.count("cases", kind="site") == 8
        assert store.count("cases", kind="group") == 36
        assert store.count("questions") == 9
        kari = store.find("coders", "kari")["id"]
        own = list(
            csv.DictReader(io.StringIO((ROOT / "transcripts_sample" / "codings.csv").read_text(encoding="utf-8")))
        )
        assert store.count("codings", coder_id=kari) == sum(row["coder"] == "kari" for row in own)
        assert store.count("codings") == len(own)
        assert set(store.values("documents", "name", language="nn")) == set(NYNORSK)


def test_the_word_files_hold_the_eight_tables_with_their_numbers(demo):
    report = body(demo.folder / "tables.docx")
    for caption in (
        "Hva medarbeidere sier om holdninger til sykefravær",
        "Hva ledere sier om klimaet på arbeidsplassen",
    ):
        assert caption in report
    assert "I enheter med lavt fravær snakker de oftere om" in report
    assert report.count("<w:tbl>") >= 16
    evidence = body(demo.folder / "tables-evidence.docx")
    assert "7 av 9 mot 1 av 9 grupper" in evidence
    assert "7 av 9 mot" not in report.split("Vedlegg")[0]


def test_leaders_stand_against_employees_by_concept(demo):
    assert "Ledere snakker oftere om" in body(demo.folder / "leaders-employees.docx")
    call = ("contrast", "--by", "role=leader,employee", "--rows", "concept", "--format", "csv", "--baseline", "0")
    answer = in_own_process("--study", demo.study, *call, folder=demo.folder)
    assert answer.code == 0, answer.err
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert {row["compared"] for row in rows} == {"leader/employee"}
    assert {(row["of_a"], row["of_b"]) for row in rows} <= {("18", "18"), ("18", "16")}
    assert {"leader", "employee"} <= {row["more_often"] for row in rows}


def test_the_contrast_that_the_acceptance_asks_for(demo):
    call = ["contrast", "--by", "absence=low,high", "--where", "role=employee", "--theme", "climate"]
    answer = in_own_process("--study", demo.study, *call, "--baseline", "200", "--format", "csv", folder=demo.folder)
    assert answer.code == 0, answer.err
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [row["label"] for row in rows].count("clear") == 15
    assert {row["theme"] for row in rows} == {"climate"}
    assert "Chance: 17 rows" in answer.err
    assert " shuffles " in answer.err


def test_the_tables_that_the_acceptance_asks_for(demo, tmp_path):
    plan = ROOT / "transcripts_sample" / "tables.yml"
    answer = in_own_process("--study", demo.study, "tables", plan, "-o", tmp_path / "tables.docx", folder=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{tmp_path / 'tables.docx'}\n"
    with zipfile.ZipFile(tmp_path / "tables.docx") as fresh, zipfile.ZipFile(demo.folder / "tables.docx") as built:
        assert fresh.read("word/document.xml") == built.read("word/document.xml")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two sites of the sample and one table, so that a demo takes a moment only."""
    whole = find_sample()
    transcripts = tmp_path_factory.mktemp("sample")
    for path in whole.transcripts.iterdir():
        if path.name.startswith(("ste-", "gra-")) or path.suffix == ".yml":
            shutil.copy(path, transcripts)
    first_table = (whole.transcripts / "tables.yml").read_text(encoding="utf-8").split('  - number: "3-5"')[0]
    (transcripts / "tables.yml").write_text(first_table, encoding="utf-8")
    for name in ("cases.csv", "participants.csv", "asked.csv", "codings.csv"):
        heading, *lines = (whole.transcripts / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.startswith(("ste-", "gra-"))]
        (transcripts / name).write_text(heading + "".join(kept), encoding="utf-8")
    return Sample(transcripts, whole.codebooks)


@pytest.fixture(scope="module")
def once(small, tmp_path_factory):
    """A folder with that demo in it."""
    folder = tmp_path_factory.mktemp("once")
    build_demo(folder, say=[].append, sample=small)
    return folder


@pytest.fixture
def folder(once, tmp_path):
    """A copy of it to build over."""
    shutil.copytree(once, tmp_path / "demo")
    return tmp_path / "demo"


def test_a_second_demo_replaces_an_untouched_study(small, folder):
    with thematic.open_study(folder / "ned.thematic") as study:
        guids = set(study.desk.store.values("codings", "guid"))
    said = []
    path = build_demo(folder, say=said.append, sample=small)
    assert path == folder / "ned.thematic"
    assert [path.name for path in folder.glob("*.thematic*")] == ["ned.thematic"]
    assert not [line for line in said if "was kept" in line]
    with thematic.open_study(path) as study:
        assert len(study.desk.store.values("codings", "guid")) == len(guids)
        assert guids.isdisjoint(study.desk.store.values("codings", "guid"))


def test_a_study_that_was_worked_on_is_kept_under_the_next_free_name(small, folder):
    thematic.create_study(folder / "ned-earlier-1").close()
    with thematic.open_study(folder / "ned.thematic") as study:
        add_memo(study.desk, "mitt")
    said = []
    build_demo(folder, say=said.append, sample=small)
    assert sorted(path.name for path in folder.glob("*.thematic*")) == [
        "ned-earlier-1.thematic",
        "ned-earlier-2.thematic",
        "ned.thematic",
    ]
    assert said[0] == f"Your earlier study was kept as {folder / 'ned-earlier-2.thematic'}."
    for name, memos in (("ned-earlier-2", ["mitt"]), ("ned", [])):
        with thematic.open_study(folder / f"{name}.thematic") as study:
            assert study.desk.store.values("memos", "text") == memos
            assert study.doctor() == []


def test_a_study_in_use_is_left_alone(small, tmp_path):
    with (
        thematic.create_study(tmp_path / "ned", coder="kari") as study,
        pytest.raises(Busy, match="is open in another"),
    ):
        build_demo(tmp_path, say=print, sample=small)
    assert [path.name for path in tmp_path.iterdir()] == ["ned.thematic"]
    with thematic.open_study(study.path) as left:
        assert left.desk.store.values("coders", "name") == ["kari"]


def test_another_file_of_that_name_is_left_alone(small, tmp_path):
    (tmp_path / "ned.thematic").write_text("my notes", encoding="utf-8")
    with pytest.raises(StudyFileError, match="is not a thematic study"):
        build_demo(tmp_path, say=print, sample=small)
    assert [path.name for path in tmp_path.iterdir()] == ["ned.thematic"]
    assert (tmp_path / "ned.thematic").read_text(encoding="utf-8") == "my notes"


def test_a_file_in_the_folders_place_is_said_in_a_sentence(tmp_path):
    (tmp_path / "demo").write_text("a file", encoding="utf-8")
    answer = in_own_process("demo", "demo", folder=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "Error: The demo cannot be written to demo (file exists).\nHint: Name another folder: thematic demo DIR.\n"
    )


AS_NOBODY = """
import os
import sys

import thematic.store.migrations
from thematic.cli.app import main

try:
    main(["demo", os.devnull])  # imports what lies where nobody else may read
except SystemExit:
    pass
if os.geteuid() == 0:
    os.setuid(65534)  # rights bind everybody but root
main(["demo", sys.argv[1]])
"""


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights on Windows")
@pytest.mark.parametrize("inner", ["", "demo"])
def test_a_folder_that_may_not_be_written_is_said_in_a_sentence(inner):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        target = str(folder / inner)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, target], cwd=ROOT, capture_output=True, encoding="utf-8"
        )
        folder.chmod(0o755)
        assert done.returncode == 1, done.stderr
        *_first_try, error, hint = done.stderr.splitlines()
        assert error.startswith("Error: ")
        assert "cannot be written" in error
        assert folder.name in error
        assert hint.startswith("Hint: ")
        assert list(folder.iterdir()) == []
