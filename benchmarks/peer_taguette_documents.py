"""Transcripts into Taguette: its own conversion of HTML and captions, and its database layer, in one commit."""

import asyncio
import gc
import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from taguette import convert, database

USER = "admin"
logging.disable(logging.WARNING)


def store(path: Path, files: list[Path]) -> float:
    """Seconds that a new project needs to take the files in."""
    path.unlink(missing_ok=True)
    db = database.connect(f"sqlite:///{path}")()
    db.add(database.User(login=USER))
    project = database.Project(name="NED", description="")
    db.add(project)
    db.flush()
    gc.collect()
    start = perf_counter()
    for file in files:
        contents = asyncio.run(convert.to_html_chunks(file.read_bytes(), "", file.name, {}))
        document = database.Document(
            project=project,
            name=file.stem,
            filename=file.name,
            description="",
            contents=contents,
            text_direction=database.TextDirection.LEFT_TO_RIGHT,
        )
        db.add(document)
        db.flush()
        db.add(database.Command.document_add(USER, document))
    db.commit()
    took = perf_counter() - start
    db.close()
    return took


if __name__ == "__main__":
    answers, sys.stdout = sys.stdout, sys.stderr
    listed = [Path(name) for name in json.loads(Path("documents.json").read_text(encoding="utf-8"))]
    print(json.dumps(version("taguette")), file=answers, flush=True)
    for number, _way in enumerate(map(str.strip, sys.stdin)):
        print(json.dumps(store(Path(f"documents-{number}.sqlite3"), listed)), file=answers, flush=True)
