"""Imports of damaged files, one after the other: in the suite a few hundred, by ``make fuzz`` for as long as is asked.

``python -m tests.exchange.fuzzing [--minutes N] [--kind NAME] [--seed N]`` prints every attempt that ends in anything
but a study or a clean error, with the seed that gives it again, and at the end what was slowest for each kind.
"""

import argparse
import random
import shutil
import sys
import traceback
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from tests.exchange import kinds
from tests.exchange.mutations import damage
from thematic.errors import ThematicError
from thematic.exchange.plain.reading import is_study_folder
from thematic.exchange.projects import find_reader
from thematic.study import create_study


@dataclass(frozen=True, slots=True)
class Attempt:
    """How an import ended: read, refused (with the error's sentence) or crashed (with the traceback)."""

    outcome: str
    told: str = ""


def mutated(path, folder, seed):
    """A damaged copy of the file at ``path``, or of the folder with one of its files damaged; under the same name."""
    rng = random.Random(seed)
    copy = folder / path.name
    if path.is_dir():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(path, copy)
        target = rng.choice(sorted(file for file in copy.rglob("*") if file.is_file()))
    else:
        target = copy
    original = path / target.relative_to(copy) if path.is_dir() else path
    target.write_bytes(damage(original.read_bytes(), rng))
    return copy


def bring_in(study, path):
    """Import one path as ``thematic import`` does: a project as one, anything else as a transcript."""
    if is_study_folder(path):
        study.import_folder(path)
    elif find_reader(path):
        study.import_project(path)
    else:
        study.import_documents([path])


def attempt(study, path):
    """Import, see what came of it, and take it back. The study must then be as empty as before."""
    before = study.desk.store.count("operations")
    study.operations.clear()
    try:
        bring_in(study, path)
    except ThematicError as error:
        if study.desk.store.count("operations") != before:
            return Attempt("crashed", f"An error after something was written: {error.sentence}")
        if not error.sentence or "Traceback" in error.sentence:
            return Attempt("crashed", "An error without a sentence.")
        return Attempt("refused", error.sentence)
    except Exception:
        return Attempt("crashed", traceback.format_exc())
    for operation in [one for one in study.operations if one.changes]:
        study.undo(operation.id)
    left = {table: number for table in ("documents", "codes", "codings") if (number := study.desk.store.count(table))}
    return Attempt("crashed", f"Not taken back: {left}") if left else Attempt("read")


def seeds(kind, number):
    """Seeds that differ from kind to kind and stay the same from run to run."""
    return (zlib.crc32(kind.encode()) + place for place in range(number))


def main(arguments=None):
    """Returns 1 if anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--kind", choices=kinds.KINDS)
    parser.add_argument("--seed", type=int, help="Only this one, of --kind.")
    asked = parser.parse_args(arguments)
    chosen = [asked.kind] if asked.kind else list(kinds.KINDS)
    stop = monotonic() + 60 * asked.minutes
    outcomes = Counter()
    slowest = defaultdict(float)
    with TemporaryDirectory() as place, create_study(Path(place) / "s.thematic", coder="kari") as study:
        folder = Path(place)
        built = {}
        for kind in chosen:
            (folder / kind).mkdir()
            built[kind] = kinds.build(kind, folder / kind)
        (folder / "damaged").mkdir()
        for number in [asked.seed] if asked.seed is not None else count():
            for kind, path in built.items():
                seed = number if asked.seed is not None else zlib.crc32(kind.encode()) + number
                start = process_time()
                found = attempt(study, mutated(path, folder / "damaged", seed))
                slowest[kind] = max(slowest[kind], process_time() - start)
                outcomes[kind, found.outcome] += 1
                if found.outcome == "crashed" or asked.seed is not None:
                    _say(f"{kind} --seed {seed}: {found.outcome} {found.told}")
            if monotonic() > stop:
                break
    for kind in chosen:
        told = ", ".join(f"{outcomes[kind, outcome]} {outcome}" for outcome in ("read", "refused", "crashed"))
        _say(f"{kind}: {told}; slowest {slowest[kind]:.1f} s")
    return 1 if any(outcome == "crashed" for _kind, outcome in outcomes) else 0


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
