"""A reader of somebody else's package is found by its entry point and really used; nothing is installed for that."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

READER = """
from thematic.transcripts.readers.script import build_transcript, split_lines

NAME, SUFFIXES, RANK = "minutes", (".minutes",), 40


def recognises(source):
    return source.data.startswith(b"MINUTES")


def read(source, speakers):
    text = source.decoded.text
    return build_transcript(text, split_lines(text), speakers=speakers, reader=NAME, encoding=source.decoded.encoding)
"""

SCRIPT = """
import sys
from pathlib import Path

import thematic

with thematic.create_study(Path("ny"), coder="kari") as study:
    for report in study.import_documents([Path("inn")]):
        print(report.file, report.reader, report.turns, report.speakers, report.status)
"""


def test_a_package_with_an_entry_point_is_asked_like_any_other(tmp_path):
    site = tmp_path / "site"
    meta = site / "my_minutes-1.0.dist-info"
    meta.mkdir(parents=True)
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: my-minutes\nVersion: 1.0\n", encoding="utf-8")
    (meta / "entry_points.txt").write_text("[thematic.readers]\nminutes = my_minutes\n", encoding="utf-8")
    (site / "my_minutes.py").write_text(READER, encoding="utf-8")
    talk = tmp_path / "inn"
    talk.mkdir()
    (talk / "a.minutes").write_text("MINUTES\nLeder: Hei.\nKari: Ja.\nLeder: Nå.\nKari: Nei.\n", encoding="utf-8")
    (talk / "b.txt").write_text("Leder: Hei.\nKari: Ja.\nLeder: Nå.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{site}:{ROOT}" if sys.platform != "win32" else f"{site};{ROOT}", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{Path('inn', 'a.minutes')} minutes 4 Leder, Kari imported",
        f"{Path('inn', 'b.txt')} plain 3 Leder, Kari imported",
    ]


def test_the_reader_that_the_page_shows_is_the_one_tried_here():
    assert READER.strip() in (ROOT / "docs" / "transcripts.md").read_text(encoding="utf-8")
