"""One contrast in a process of its own, whose peak memory is then the contrast's (Linux and macOS): STUDY ROWS."""

import json
import resource
import sys
from time import perf_counter, process_time

from thematic.study import open_study


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    path, rows = sys.argv[1:]
    with open_study(path) as study:
        start, cpu = perf_counter(), process_time()
        found = study.contrast(by="absence", rows=rows)
        took, cpu = perf_counter() - start, process_time() - cpu
    shown = sum(row.label in ("clear", "tendency") for row in found.all_rows)
    told = {"seconds": took, "cpu": cpu, "peak": peak(), "rows": len(found.all_rows), "shown": shown}
    print(json.dumps(told))
