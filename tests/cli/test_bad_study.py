"""A study that cannot be opened or written: one sentence, the right exit code, and the file as it was."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.terminal import ROOT, refused, unchanged
from thematic.store import file
from thematic.study import create_study

COMMANDS = [("doctor",), ("import", "talk"), ("document", "list"), ("history",), ("undo",), ("code", "add", "x")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("content", [b"document,code\n", bytes(range(256)) * 20, b""], ids=["text", "binary", "empty"])
def test_what_is_not_a_study_is_refused_and_stays_as_it_is(empty, run, command, content):
    (empty / "talk").mkdir()
    (empty / "my.thematic").write_bytes(content)
    refused(run(*command), 1, "my.thematic is not a thematic study", "thematic init")
    assert (empty / "my.thematic").read_bytes() == content
    assert sorted(path.name for path in empty.iterdir()) == ["my.thematic", "talk"]


def test_a_folder_or_nothing_at_all_is_not_a_study(empty, run):
    (empty / "folder.thematic").mkdir()
    refused(run("--study", "folder.thematic", "doctor"), 1, "There is no study folder.thematic.", "thematic init")
    refused(run("--study", "none.thematic", "doctor"), 1, "There is no study none.thematic.", "thematic init")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_study_of_a_later_version_is_refused_untouched(study, run, command):
    connection = sqlite3.connect(study)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = study.read_bytes()
    refused(run(*command), 1, "was written by a newer thematic (study version 99", "Upgrade thematic to open it.")
    assert study.read_bytes() == content


@pytest.mark.parametrize(
    "command",
    [
        ("import", "talk/../talk/new.txt"),
        ("apply", "mangel", "nord-hoy", "--turn", "3"),
        ("code", "add", "x"),
        ("codings", "import", "codings.csv"),
        ("undo",),
    ],
    ids=lambda command: command[0],
)
def test_a_locked_study_is_busy_and_can_still_be_read(study, run, empty, monkeypatch, command):
    (empty / "talk" / "new.txt").write_text("Anne: Hei.\nBo: Hei.\nAnne: Ja.\n", encoding="utf-8")
    (empty / "codings.csv").write_text(
        "document,code,quote\nnord-hoy,humor,Det er godt å være her.\n", encoding="utf-8"
    )
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(study, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with unchanged(study):
        refused(run(*command), 4, "small.thematic is in use by another process.", "Try again in a moment.")
        assert len(run("document", "list").rows) == 12
    other.execute("ROLLBACK")
    other.close()
    assert run(*command).code == 0


AS_NOBODY = """
import os
import sys

from thematic.cli.app import main

def command(*arguments):
    try:
        main(list(arguments))
    except SystemExit as ended:
        print(ended.code, flush=True)

study, second = sys.argv[1:]
command("--study", second, "code", "add", "mangel")  # imports what lies where nobody else may read
command("--study", second, "code", "list")
print("---", file=sys.stderr, flush=True)
if os.geteuid() == 0:
    os.setuid(65534)  # rights bind everybody but root
command("--study", study, "code", "add", "mangel")
command("--study", study, "doctor")
"""


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights on Windows")
def test_a_study_in_a_read_only_folder_is_read_and_not_written():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "closed"
        folder.mkdir()
        create_study(folder / "ned").close()
        create_study(Path(name) / "second").close()
        Path(name).chmod(0o755)
        (folder / "ned.thematic").chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(folder / "ned.thematic"), str(Path(name) / "second.thematic")],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
        )
        folder.chmod(0o755)
        assert [path.name for path in folder.iterdir()] == ["ned.thematic"]
        path = folder / "ned.thematic"
    assert done.stdout.split() == ["0", "2", "1", "0"]
    assert done.stderr.split("---\n")[1].splitlines() == [
        f"Error: {path} cannot be written to.",
        "Hint: Check the rights of the file and of its folder.",
        "The study keeps its promises.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        (b"", "bad.txt is empty.", "right file"),
        (b" \n\t\n", "bad.txt is empty.", "right file"),
        (bytes(range(256)) * 12, "bad.txt", ""),
        (b"Anne: hei\nBo: he\x00i\n", "bad.txt holds a NUL character in line 2", "save it as UTF-8 text"),
        (b"%PDF-1.7\n", "bad.txt is damaged or incomplete.", "save it once more"),
        (b"PK\x03\x04rest", "bad.txt is a ZIP archive, and not a document that can be read.", "Unpack it"),
    ],
    ids=["empty", "blank", "binary", "nul", "pdf", "zip"],
)
def test_what_is_not_a_transcript_is_refused_and_the_good_ones_beside_it_wait(
    study, run, empty, content, sentence, hint
):
    (empty / "good.txt").write_text("Anne: Hei.\nBo: Hei.\nAnne: Ja.\n", encoding="utf-8")
    (empty / "bad.txt").write_bytes(content)
    with unchanged(study):
        refused(run("import", "good.txt", "bad.txt"), 1, sentence, hint)


def test_a_transcript_of_300_mb_is_refused(study, run, empty):
    with (empty / "huge.txt").open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    with unchanged(study):
        refused(run("import", "huge.txt"), 1, "huge.txt is larger than the ", "transcribe it first")


def test_a_name_that_is_taken_by_another_text_is_refused(study, run, empty):
    (empty / "nord-lav.txt").write_text("Anne: Noe annet.\nBo: Ja.\nAnne: Ja.\n", encoding="utf-8")
    with unchanged(study):
        answer = run("import", "nord-lav.txt")
        refused(answer, 1, "a document called 'nord-lav' is in the study ", "document rename")
