"""Agreement of 5 coders on 50 codes in 200 documents of 60,000 characters, about 400,000 coded spans.

Alpha per code for all codes, each with 1,000 bootstraps over documents, from the study file; against krippendorff (from
PyPI, in an environment of its own) on the same codings expanded to characters: the point value alone, of as many codes
as there are rounds, its matrix given ready-made. Each run of ours is a process of its own; peak memory holds the
interpreter and its libraries too. Compared is processor time on one thread. Then the same at other lengths of text,
none of which is read: an index holds how long each is.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from agreement_study import CODES
from peers import NotMeasured, peer
from timing import Line, compared, in_turns

CHARACTERS = 60_000
SHORT, LONG = 6_000, 600_000
ROUNDS = 9
FASTER = 200
MEGABYTES = 600
HERE = Path(__file__).parent
THREAD = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def run(folder: Path) -> Iterator[Line]:
    """Studies of three lengths are written first; their quotes are checked as always, which takes minutes."""
    studies = {characters: folder / str(characters) / "study.thematic" for characters in (SHORT, CHARACTERS, LONG)}
    spans = {characters: _write(path, characters) for characters, path in studies.items()}
    runs: list[dict[str, Any]] = []

    def ours(characters: int) -> float:
        runs.append(_agree(studies[characters]))
        return float(runs[-1]["cpu"]) / CODES

    yield from _against_peer(studies[CHARACTERS], partial(ours, CHARACTERS), spans[CHARACTERS], runs)
    found = in_turns(*(partial(ours, characters) for characters in studies), rounds=ROUNDS)
    for characters, times in zip(studies, found, strict=True):
        if characters != CHARACTERS:
            what = f"{characters:,} characters a document, a code"
            note = f"{spans[characters]:,} spans"
            yield compared(what, times, f"{CHARACTERS:,} characters", found[1], most=1.25, note=note)
    most = max(one["peak"] for one in runs)
    yield Line("most memory held", ratio=most / MEGABYTES, against=f"{MEGABYTES} MB", most=1.0, note=f"{most:.0f} MB")


def _against_peer(study: Path, ours: Any, spans: int, runs: list[dict[str, Any]]) -> Iterator[Line]:
    script = HERE / "peer_krippendorff.py"
    codes, alphas = count(), []
    try:
        with peer("krippendorff", script, study.parent, str(CHARACTERS), environment=THREAD) as (release, ask):

            def theirs() -> float:
                answer = ask(str(next(codes)))
                alphas.append(answer["alpha"])
                return float(answer["cpu"])

            mine, other = in_turns(ours, theirs, rounds=ROUNDS)
    except NotMeasured as error:
        yield Line("alpha of a code", against="krippendorff", note=f"not measured: {error}")
        return
    whole = median(one["seconds"] for one in runs)
    note = f"{spans:,} spans; all {CODES} codes in {whole:.2f} s on the clock"
    yield compared("alpha of a code", mine, f"krippendorff {release}", other, most=1 / FASTER, note=note)
    apart = max(abs(one - theirs) for one, theirs in zip(runs[-1]["values"], alphas, strict=False))
    note = f"{len(alphas)} codes; the largest difference is {apart:.0e}"
    yield Line("difference of their values", against="1e-9", ratio=apart / 1e-9, most=1.0, note=note)


def _write(study: Path, characters: int) -> int:
    """In a process of its own: a child's peak memory starts from what its parent had at most."""
    study.parent.mkdir()
    command = [sys.executable, str(HERE / "agreement_study.py"), str(study), str(characters)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _agree(study: Path) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "agreement_process.py"), str(study)]
    done = subprocess.run(command, env=THREAD, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
