"""Codings into Taguette, through its database layer: below its web application, and so faster than any way in."""

import logging
import shutil
from importlib.metadata import version
from pathlib import Path

from peer_process import Ready, Row, read_rows, serve
from taguette import database

USER = "admin"
logging.disable(logging.WARNING)


def make_project(path: Path) -> None:
    """A project with the transcripts as HTML, one paragraph a turn, and a tag for every code."""
    db = database.connect(f"sqlite:///{path}")()
    db.add(database.User(login=USER))
    project = database.Project(name="NED", description="")
    db.add(project)
    db.flush()
    db.add(database.ProjectMember(project=project, user_login=USER, privileges=database.Privileges.ADMIN))
    for transcript in sorted(Path("transcripts").iterdir()):
        turns = transcript.read_text(encoding="utf-8").split("\n\n")
        contents = "".join(f"<p>{turn.strip()}</p>" for turn in turns)
        names = {"name": transcript.stem, "filename": transcript.name, "description": ""}
        direction = database.TextDirection.LEFT_TO_RIGHT
        db.add(database.Document(project=project, contents=contents, text_direction=direction, **names))
    for code in sorted({row["code"] for row in read_rows(Path("peers.csv"))}):
        db.add(database.Tag(project=project, path=code, description=""))
    db.commit()


def ready(number: int) -> Ready:
    """A copy of the project, opened."""
    copy = Path(f"taguette-{number}.sqlite3")
    shutil.copy("taguette.sqlite3", copy)
    db = database.connect(f"sqlite:///{copy}")()

    def store(rows: list[Row], each: bool) -> None:
        documents = {document.name: document for document in db.query(database.Document)}
        tags = {tag.path: tag.id for tag in db.query(database.Tag)}
        for batch in [[row] for row in rows] if each else [rows]:
            highlights = [
                database.Highlight(
                    document_id=documents[row["document"]].id,
                    start_offset=row["start"],
                    end_offset=row["end"],
                    snippet=row["words"],
                )
                for row in batch
            ]
            db.add_all(highlights)
            db.flush()
            pairs = [(highlight, tags[row["code"]]) for highlight, row in zip(highlights, batch, strict=True)]
            links = [{"highlight_id": highlight.id, "tag_id": tag} for highlight, tag in pairs]
            db.execute(database.highlight_tags.insert(), links)
            db.add_all(
                database.Command.highlight_add(USER, documents[row["document"]], highlight, [tag])
                for row, (highlight, tag) in zip(batch, pairs, strict=True)
            )
            db.commit()
        assert db.query(database.Highlight).count() == len(rows)
        db.close()

    return store


if __name__ == "__main__":
    make_project(Path("taguette.sqlite3"))
    serve(version("taguette"), ready)
