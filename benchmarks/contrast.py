"""A contrast table, chance baseline included, over a generated study of 1,000,000 codings, 2,000 groups, 200 codes.

Each contrast is a process of its own; its peak memory holds the interpreter and its libraries (about 60 MB) too. It
runs for seconds at a time, so that what is compared is its processor time on one thread, which other programs disturb
less; the time on the clock stands beside it. 40 of the 200 codes were planted and come out clear, and each of those is
judged again without every one of the 125 sites.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from large import CODES, GROUPS, regroup, share_concepts
from timing import Line, compared, in_turns

ROUNDS = 3
EACH = 500
"""Codings a document: a million in all."""


def run(folder: Path) -> Iterator[Line]:
    """The million codings stay; then the documents are put into fewer groups, and the codes into fewer rows."""
    once, twice = folder / "once.thematic", folder / "twice.thematic"
    codings = _write(once, 0, EACH)
    shutil.copy(once, twice)
    doubled = _write(twice, EACH, 2 * EACH)
    told: dict[Path, list[dict[str, Any]]] = {once: [], twice: []}

    def contrast(path: Path) -> float:
        told[path].append(_contrast(path))
        return float(told[path][-1]["cpu"])

    single, double = in_turns(partial(contrast, once), partial(contrast, twice), rounds=ROUNDS, warm=True)
    size = f"{GROUPS:,} groups, {CODES} rows"
    yield Line(f"contrast of {codings:,} codings", median(single), note=f"{size}; {_note(told[once][-1])}")
    yield compared(
        f"contrast of {doubled:,} codings", double, "of half of them", single, most=2.2, note=_note(told[twice][-1])
    )
    twice.unlink()
    for groups in (GROUPS // 4, GROUPS // 2):
        regroup(once, groups)
        yield _grown(f"in {groups:,} groups, {CODES} rows", _contrast(once))
    regroup(once, GROUPS)
    for rows in (CODES // 4, CODES // 2, CODES):
        share_concepts(once, rows)
        yield _grown(f"in {GROUPS:,} groups, {rows} rows (concepts)", _contrast(once, rows="concept"))


def _write(study: Path, first: int, last: int) -> int:
    """In a process of its own: a child's peak memory starts from what its parent had at most."""
    command = [sys.executable, str(Path(__file__).with_name("large.py")), str(study), str(first), str(last)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _contrast(path: Path, *, rows: str = "code") -> dict[str, Any]:
    script = Path(__file__).with_name("contrast_process.py")
    command = [sys.executable, str(script), str(path), rows]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _grown(what: str, found: dict[str, Any]) -> Line:
    return Line(what, found["cpu"], note=_note(found))


def _note(found: dict[str, Any]) -> str:
    rows = f"{found['shown']} of {found['rows']} rows clear or tendency"
    return f"{rows}; peak {found['peak']:.0f} MB; {found['seconds']:.1f} s on the clock"
