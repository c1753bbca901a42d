"""Real processes on one study: several that write at once, and one that is stopped in the middle."""

import os
import signal
import subprocess
import sys
import time

import pytest

import thematic
from tests.cli.terminal import ROOT, everything
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and limits")

WRITER = """
import sys
import thematic
path, coder = sys.argv[1:]
with thematic.open_study(path, coder=coder) as study:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(500):
        study.apply("mangel", "a", span=(number, number + 4))
"""

IMPORT = """
import sys
import time
from pathlib import Path
from thematic.transcripts import importing
from thematic.cli.app import main

study, folder, stop_at = sys.argv[1:]
read = importing.read_documents

def read_documents(path, **options):
    found = read(path, **options)
    if path.stem == stop_at:
        print("reading", flush=True)
        time.sleep(float(sys.stdin.readline()))
    return found

importing.read_documents = read_documents
main(["--study", study, "import", folder])
"""

LIMITED = """
import resource
import sys
from thematic.cli.app import main

resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
main(["--study", sys.argv[1], "import", sys.argv[2]])
"""


@pytest.fixture
def path(tmp_path):
    with thematic.create_study(tmp_path / "ned", coder="kari") as study:
        add_code(study.desk, "mangel")
    return study.path


@pytest.fixture
def talk(tmp_path):
    """Twenty transcripts of 90,000 characters each."""
    folder = tmp_path / "talk"
    folder.mkdir()
    for number in range(20):
        lines = [f"Anne: Nå sier jeg dette på linje {line} av {number}{', og så' * 25}." for line in range(400)]
        (folder / f"d{number:02}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def start(script, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def sound(path):
    with thematic.open_study(path) as study:
        return study.doctor() == []


def test_four_processes_that_write_500_codings_each_lose_none(path, tmp_path):
    (tmp_path / "a.txt").write_text("Anne: " + "ord " * 200, encoding="utf-8")
    coders = ("kari", "ola", "siri", "per")
    with thematic.open_study(path) as study:
        study.import_documents([tmp_path / "a.txt"])
        for coder in coders[1:]:
            add_coder(study.desk, coder)
        before = len(study.history())
    writers = [start(WRITER, path, coder) for coder in coders]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=300) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0], told
    with thematic.open_study(path) as study:
        store = study.desk.store
        for coder in coders:
            spans = store.rows("codings", ("start", "end"), coder_id=store.find("coders", coder)["id"])
            assert {(row["start"], row["end"]) for row in spans} == {(at, at + 4) for at in range(500)}
            assert len(study.history(coder=coder)) - (before if coder == "kari" else 0) == 500
        assert len(study.history()) == before + 2000
        assert {row["state"] for row in study.history()} == {"live"}
        assert study.doctor() == []
        study.undo(study.history(coder="siri")[0]["id"])
        assert store.count("codings") == 1999


@posix
@pytest.mark.parametrize("stop_at", ["d00", "d10", "d19"])
def test_an_interrupted_import_leaves_nothing_and_says_so(path, talk, stop_at):
    before = everything(path)
    importer = start(IMPORT, path, talk, stop_at)
    assert importer.stdout.readline() == "reading\n"
    importer.send_signal(signal.SIGINT)
    out, err = importer.communicate("0\n", timeout=60)
    assert (importer.returncode, out) == (130, "")
    assert err == "Interrupted; what was under way was taken back.\n"
    assert everything(path) == before
    assert sound(path)


@posix
@pytest.mark.parametrize("stop_at", ["d00", "d19"])
def test_an_import_that_is_killed_leaves_nothing_and_the_study_is_free_at_once(path, talk, stop_at):
    before = everything(path)
    importer = start(IMPORT, path, talk, stop_at)
    assert importer.stdout.readline() == "reading\n"
    importer.kill()
    importer.communicate(timeout=60)
    assert importer.returncode == -signal.SIGKILL
    assert everything(path) == before
    assert sound(path)
    with thematic.open_study(path) as study:
        assert len(study.import_documents([talk])) == 20


@posix
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.1, 0.5])
def test_an_import_that_is_killed_at_its_end_has_left_nothing_or_all(path, talk, delay):
    before = everything(path)
    importer = start(IMPORT, path, talk, "d19")
    assert importer.stdout.readline() == "reading\n"
    importer.stdin.write("0\n")
    importer.stdin.flush()
    time.sleep(delay)
    importer.kill()
    importer.communicate(timeout=60)
    after = everything(path)
    if after != before:
        assert [len(after[table]) for table in ("documents", "texts", "turns")] == [20, 20, 8000]
        assert [row["verb"] for row in after["operations"]][-1] == "import"
    assert sound(path)


@posix
def test_a_disk_that_fills_up_in_the_middle_of_an_import_leaves_nothing(path, talk):
    before = everything(path)
    importer = start(LIMITED, path, talk)
    out, err = importer.communicate(timeout=60)
    assert (importer.returncode, out) == (1, "")
    assert err.splitlines() == [
        "Error: There is no room left for ned.thematic; nothing was changed.",
        "Hint: Free some space and try again.",
    ]
    assert everything(path) == before
    assert sound(path)
    with thematic.open_study(path) as study:
        assert len(study.import_documents([talk])) == 20
