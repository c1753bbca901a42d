"""An import that is broken off, for whatever reason, leaves the study as it was."""

import signal
import sqlite3
import subprocess
import sys

import pytest

from tests.store.rows import every_row
from tests.transcripts.conftest import LEADERS, TALK
from tests.transcripts.journal import nothing_written
from thematic.errors import Busy, StudyFileError
from thematic.store.doctor import examine
from thematic.store.file import open_store
from thematic.transcripts.importing import import_documents

KILLED = """
import os, signal, sys
from pathlib import Path
from thematic.store.desk import Desk
from thematic.store.file import open_store
from thematic.transcripts.importing import import_documents

desk = Desk(open_store(Path(sys.argv[1])), "kari")
desk.store.connection.execute("PRAGMA cache_size = 5")
with desk.change("import"):
    import_documents(desk, [Path(sys.argv[2])])
    assert desk.store.count("documents") == 2
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


def test_a_full_disk_is_told_and_nothing_is_written(desk, write):
    path = write("lang.txt", "".join(f"I: Spørsmål {n}?\nP1: Svar nummer {n}.\n" for n in range(2000)))
    connection = desk.store.connection
    room = connection.execute("PRAGMA page_count").fetchone()[0] + 20
    connection.execute(f"PRAGMA max_page_count = {room}")
    with nothing_written(desk), pytest.raises(StudyFileError, match="There is no room left") as error:
        import_documents(desk, [write("a.txt", TALK), path])
    assert error.value.hint == "Free some space and try again."
    connection.execute("PRAGMA max_page_count = 1000000")
    assert len(import_documents(desk, [path])) == 1


def test_control_c_leaves_nothing_behind(desk, write):
    with nothing_written(desk), pytest.raises(KeyboardInterrupt), desk.change("import"):
        import_documents(desk, [write("a.txt", TALK)])
        signal.raise_signal(signal.SIGINT)
    assert import_documents(desk, [write("a.txt", TALK)])[0].status == "imported"


def test_a_process_that_is_killed_leaves_nothing_behind(desk, study_path, write):
    import_documents(desk, [write("a.txt", TALK)])
    before = every_row(desk.store)
    long = write("b.txt", LEADERS + "".join(f"Leder 1: Vi gjorde {n} ting.\n" for n in range(2000)))
    ran = subprocess.run([sys.executable, "-c", KILLED, str(study_path), str(long)], capture_output=True, check=False)
    assert ran.returncode != 0
    assert ran.stderr == b""
    store = open_store(study_path)
    assert every_row(store) == before
    assert examine(store) == []
    store.close()
    assert import_documents(desk, [long])[0].status == "imported"


def test_while_another_writes_the_import_waits_its_time_and_is_told(desk, study_path, write):
    other = sqlite3.connect(study_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.store.connection.execute("PRAGMA busy_timeout = 1")
    with nothing_written(desk), pytest.raises(Busy, match="in use by another process"):
        import_documents(desk, [write("a.txt", TALK)])
    other.close()
    assert import_documents(desk, [write("a.txt", TALK)])[0].status == "imported"
