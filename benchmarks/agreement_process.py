"""One agreement run in a process of its own, whose peak memory is then the run's (Linux and macOS): STUDY."""

import json
import sys
from time import perf_counter, process_time

from contrast_process import peak

from thematic.study import open_study

if __name__ == "__main__":
    with open_study(sys.argv[1]) as study:
        start, cpu = perf_counter(), process_time()
        found = study.agreement(coefficients=["krippendorff_alpha"])
        took, cpu = perf_counter() - start, process_time() - cpu
    rows = [row for row in found.rows if row.code != "*"]
    assert all(row.ci_low is not None for row in rows)
    told = {"seconds": took, "cpu": cpu, "peak": peak(), "values": [row.value for row in rows]}
    print(json.dumps(told))
