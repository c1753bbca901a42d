"""1,000 coded turns, against qualitative-coding and Taguette (from PyPI, each in an environment of its own).

All run inside an open process, each round on a fresh copy of the same 20 transcripts and 60 codes:
- thematic: study.add_codings, or import_codings of a CSV, as one journalled operation; "one by one": study.apply.
- qualitative-coding: QCCorpus.update_coded_lines, which its coding editor calls, once a document with all its lines.
- Taguette: its database layer, all Highlight, tag and Command rows in one session and one commit, snippets given
  ready-made. Its web application, the documented way in, commits a highlight a request: "one by one", without HTTP.
Neither of them reads codings from CSV: there the file is read with Python's csv, and then stored in the same way.
"""

import csv
import json
import random
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from studies import CODER, make_study
from timing import Line, compared, in_turns, seconds

from thematic.coding.codingsfile import import_codings
from thematic.study import Study, open_study
from thematic.transcripts.documents import read_turns

CODINGS = 1_000
CODES = 60
ROUNDS = 5
HERE = Path(__file__).parent
PEERS = {"qualitative-coding": HERE / "peer_qualitative_coding.py", "taguette": HERE / "peer_taguette.py"}
WAYS = {"api": "by the Python API", "csv": "by CSV", "each": "one by one, each committed"}
Row = dict[str, Any]
Ask = Callable[[str], Any]


class NotMeasured(Exception):
    """A peer cannot be installed (no network, no registry, no release for this Python), or does not run."""


def run(folder: Path) -> Iterator[Line]:
    """A peer that cannot be measured is told of and left out."""
    study = make_study(folder, documents=20, characters=7_000, codes=CODES)
    rows = _rows(study)
    _write_csv(folder / "peers.csv", rows, ("document", "code", "line", "start", "end", "words"))
    for name, script in PEERS.items():
        try:
            with peer(name, script, folder) as (release, ask):
                for way in WAYS if name == "taguette" else ("api", "csv"):
                    ours, theirs = in_turns(partial(_store, study, rows, way), partial(ask, way), rounds=ROUNDS)
                    most = None if way == "each" else 1.0
                    yield compared(f"{CODINGS:,} codings {WAYS[way]}", ours, f"{name} {release}", theirs, most=most)
        except NotMeasured as error:
            yield Line(f"{CODINGS:,} codings", against=name, note=f"not measured: {error}")


def _rows(path: Path) -> list[Row]:
    """Codings of whole turns, with everything that any of the programs names them by."""
    rng = random.Random(3)
    turns = []
    with open_study(path) as study:
        for document in study.desk.store.values("documents", "name", order="id"):
            lines = (path.parent / "transcripts" / f"{document}.txt").read_text(encoding="utf-8").split("\n\n")
            at = 0
            for line, turn in zip(lines, read_turns(study.desk, document), strict=True):
                end = at + len(line.strip().encode())
                place = {"turn": turn.number, "line": 2 * (turn.number - 1), "start": at, "end": end}
                turns.append({"document": document, **place, "words": turn.text})
                at = end
    pairs = [(turn, f"k{code + 1}") for turn in turns for code in range(CODES)]
    return [{"code": code, **turn} for turn, code in rng.sample(pairs, CODINGS)]


def _store(study: Path, rows: list[Row], way: str) -> float:
    """Seconds that thematic needs, in a fresh copy."""
    copy = study.with_name("round.thematic")
    shutil.copy(study, copy)
    sheet = study.with_name("codings.csv")
    _write_csv(sheet, rows, ("document", "code", "turn"))
    places = [{name: row[name] for name in ("document", "code", "turn")} for row in rows]

    def one_by_one(opened: Study) -> None:
        for row in rows:
            opened.apply(row["code"], row["document"], turn=row["turn"])

    with open_study(copy, coder=CODER) as opened:
        ways = {
            "api": lambda: opened.add_codings(places),
            "csv": lambda: import_codings(opened.desk, sheet),
            "each": lambda: one_by_one(opened),
        }
        took = seconds(ways[way])
        assert opened.desk.store.count("codings") == CODINGS
    return took


def _write_csv(path: Path, rows: list[Row], columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


@contextmanager
def peer(
    name: str, script: Path, folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, Ask]]:
    """A running peer: its release, and what asks it to do its work once and says what it answers: how long that took.

    Raises NotMeasured where it cannot be installed, or stops.
    """
    command = [str(_environment(name)), str(script), *arguments]
    with (
        (folder / f"{name}.log").open("w+", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        asking, answers = process.stdin, process.stdout
        assert asking is not None and answers is not None

        def answer() -> Any:
            line = answers.readline()
            if not line:
                log.seek(0)
                raise NotMeasured(f"{name} has stopped: {log.read().strip()[-500:]}")
            return json.loads(line)

        def ask(way: str) -> Any:
            asking.write(f"{way}\n")
            asking.flush()
            return answer()

        yield str(answer()), ask
        asking.close()


def _environment(name: str) -> Path:
    """The interpreter that has the peer, installed from PyPI if it is not there yet."""
    place = HERE / ".env" / name
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    finished = place / "installed"
    if not finished.exists():
        venv.create(place, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", name]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotMeasured(f"pip could not install {name}: {done.stderr.strip().splitlines()[-1]}")
        finished.touch()
    return python
