"""Run the benchmarks: all of them, or those named on the command line.

They are startup, bulk, peers, contrast, agreement, manuscripts and intake.

Prints what was measured beside its target, and writes the same as JSON to benchmarks/results/.
"""

import importlib
import json
import platform
import sqlite3
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from timing import Line

ALL = ("startup", "bulk", "peers", "contrast", "agreement", "manuscripts", "intake")
RESULTS = Path(__file__).parent / "results"
COLUMNS = f"{'what':<44} {'ours':>9} {'other':>9}  {'against':<34} {'ratio':>7} {'quartiles':>13} {'target':>7}"


def main(names: list[str]) -> int:
    """Returns 1 if a target was missed."""
    unknown = set(names) - set(ALL)
    if unknown:
        print(f"No benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    missed = False
    for name in names or ALL:
        print(f"\n{name}: {importlib.import_module(name).__doc__}")
        print(COLUMNS)
        start = perf_counter()
        lines = []
        with TemporaryDirectory(prefix="thematic-bench-") as folder:
            for line in importlib.import_module(name).run(Path(folder)):
                lines.append(line)
                print(told(line), flush=True)
        print(f"({perf_counter() - start:.0f} s)")
        write(name, lines)
        missed |= any(line.held is False for line in lines)
    return 1 if missed else 0


def told(line: Line) -> str:
    """A line of the table, with its note below it."""
    ours, other = ("" if time is None else f"{time:.3f} s" for time in (line.ours, line.other))
    ratio = "" if line.ratio is None else _ratio(line.ratio)
    quartiles = "" if line.quartiles is None else "-".join(map(_ratio, line.quartiles))
    target = "" if line.most is None else f"<= {line.most:g}"
    text = f"{line.what:<44} {ours:>9} {other:>9}  {line.against:<34} {ratio:>7} {quartiles:>13} {target:>7}"
    text = f"{text} {line.verdict}".rstrip()
    return f"{text}\n    {line.note}" if line.note else text


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.4f}"


def write(name: str, lines: list[Line]) -> None:
    """The same as JSON, with the machine it was measured on."""
    RESULTS.mkdir(exist_ok=True)
    found = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "machine": f"{platform.system()} {platform.machine()}",
        "lines": [asdict(line) | {"held": line.held} for line in lines],
    }
    (RESULTS / f"{name}.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
