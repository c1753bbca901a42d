"""Codings into qualitative-coding, through the class that its own commands use."""

import logging
import shutil
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import structlog
from peer_process import Ready, Row, serve
from qualitative_coding.corpus import QCCorpus
from sqlalchemy import text

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


def make_project(folder: Path) -> None:
    """A project with the transcripts, one paragraph a turn."""
    folder.mkdir()
    QCCorpus.initialize(folder / "settings.yaml")
    corpus = QCCorpus(folder / "settings.yaml")
    with corpus.session():
        for path in sorted(Path("transcripts").iterdir()):
            corpus.import_media(path, importer="verbatim")


def ready(number: int) -> Ready:
    """A copy of the project, opened."""
    copy = Path(f"qualitative-coding-{number}")
    shutil.copytree("qualitative-coding", copy)
    corpus = QCCorpus(copy / "settings.yaml")

    def store(rows: list[Row], each: bool) -> None:
        assert not each
        lines = defaultdict(list)
        for row in rows:
            lines[row["document"]].append({"line": row["line"], "code_id": row["code"]})
        with corpus.session():
            for document, coded in lines.items():
                corpus.update_coded_lines(f"{document}.txt", "kari", coded)
        with corpus.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM coded_line")).scalar() == len(rows)

    return store


if __name__ == "__main__":
    make_project(Path("qualitative-coding"))
    serve(version("qualitative-coding"), ready)
