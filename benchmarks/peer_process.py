"""The part of a measured program that runs in that program's own environment: no import of thematic here."""

import csv
import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

Row = dict[str, Any]
Ready = Callable[[list[Row], bool], None]


def read_rows(path: Path) -> list[Row]:
    """The codings as a script would read them from a CSV."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            row | {"line": int(row["line"]), "start": int(row["start"]), "end": int(row["end"])}
            for row in csv.DictReader(stream)
        ]


def serve(version: str, ready: Callable[[int], Ready]) -> None:
    """Answer each line on stdin (api, csv or each) with the seconds that storing took, as JSON on stdout.

    ``ready`` opens the fresh copy of that round and returns what stores the codings, committing one by one or at once.
    """
    answers, sys.stdout = sys.stdout, sys.stderr
    path = Path("peers.csv")
    rows = read_rows(path)
    print(json.dumps(version), file=answers, flush=True)
    for number, way in enumerate(map(str.strip, sys.stdin)):
        store = ready(number)
        gc.collect()
        start = perf_counter()
        store(read_rows(path) if way == "csv" else rows, way == "each")
        print(json.dumps(perf_counter() - start), file=answers, flush=True)
