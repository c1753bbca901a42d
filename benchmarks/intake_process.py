"""One import into a new study, in a process of its own (Linux and macOS): STUDY, FILE that lists the paths as JSON."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from contrast_process import peak

from thematic.exchange.refi.export import export_refi
from thematic.study import create_study

if __name__ == "__main__":
    path = Path(sys.argv[1])
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    files = [Path(name) for name in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))]
    with create_study(path, coder="kari") as study:
        start, cpu = perf_counter(), process_time()
        if files[0].suffix == ".qdpx":
            study.import_project(files[0])
        else:
            study.import_documents(files)
        took, cpu, held = perf_counter() - start, process_time() - cpu, peak()
        store = study.desk.store
        start = process_time()
        if files[0].suffix == ".qdpx":
            export_refi(study.desk, path.with_suffix(".qdpx"))
        written = process_time() - start
        told = {
            "seconds": took,
            "cpu": cpu,
            "written": written,
            "peak": held,
            "documents": store.count("documents"),
            "codings": store.count("codings"),
            "characters": sum(len(store.text(number)) for number in store.values("documents", "id")),
        }
    print(json.dumps(told))
