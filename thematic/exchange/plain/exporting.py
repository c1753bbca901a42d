"""A study written as a folder of plain files, and read back before it is put in its place."""

from pathlib import Path
from typing import Any

from thematic.errors import StudyFileError, ThematicError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.folders import new_folder
from thematic.exchange.identity import Snapshot, identify
from thematic.exchange.parquet.writing import refuse_blind
from thematic.exchange.plain.cells import csv_text
from thematic.exchange.plain.files import Files
from thematic.exchange.plain.layout import MARK
from thematic.exchange.plain.reading import Folder
from thematic.exchange.plain.readme import NAME, readme
from thematic.store.changes_since import read_shape, read_state
from thematic.store.desk import Desk
from thematic.store.history import operations

HISTORY = "history.csv"
HISTORY_COLUMNS = ("operation", "started", "coder", "verb", "phase", "reason", "summary", "changes", "state")
KINDS = {
    "settings": "settings",
    "coders": "coders",
    "cases": "cases",
    "attributes": "attributes",
    "case_attributes": "values of attributes",
    "documents": "documents",
    "turns": "turns",
    "annotations": "marks in transcripts",
    "questions": "questions",
    "asked": "entries of the log of questions",
    "codes": "codes",
    "concepts": "concepts",
    "codings": "codings",
    "assignments": "assignments",
    "decisions": "decisions of adjudication",
    "themes": "themes",
    "theme_versions": "versions of themes",
    "theme_reviews": "reviews of themes",
    "negative_cases": "negative cases",
    "snapshots": "snapshots",
    "checklist_answers": "answers to checklists",
    "memos": "memos",
}
"""What the report tells of, and by which name."""


def export_study(desk: Desk, folder: Path, *, force: bool = False, strict: bool = False) -> Fidelity:
    """Write the whole study as plain files into ``folder``, from which ``import_folder`` makes it again.

    ``folder`` must be new or empty, or (``force``) hold such an export. Before it is put in its place it is read back
    and compared row by row. Studies of equal rows give equal bytes, ``history.csv`` aside. ``strict`` refuses since
    the journal stays behind. Raises Conflict in a blind study with documents that the coder has not finished, BadInput,
    and StudyFileError where the study holds something that does not come back equal.
    """
    from thematic import __version__

    refuse_blind(desk)
    store = desk.store
    shape = read_shape(store)
    snapshot = identify(read_state(store), shape, {})
    fidelity = tell_tables(Fidelity("export", "study folder"), snapshot)
    history = operations(store)
    fidelity.lost("operations", "they stand in history.csv to be read, and cannot be undone", number=len(history))
    if strict:
        fidelity.refuse_losses()
    with new_folder(folder, known_by=MARK, force=force) as building:
        written = []
        for name, text in Files(snapshot).all(written_by=f"thematic {__version__}"):
            _write(building / name, text)
            written.append(name)
        _write(building / HISTORY, _history(history))
        _write(
            building / NAME, readme(" ".join(store.setting("title").split()) or store.path.stem, [*written, HISTORY])
        )
        # Git would turn the line ends on Windows, and with them every position.
        _write(building / ".gitattributes", "* -text\n")
        _compare(building, snapshot, Folder(building, shape))
    return fidelity


def tell_tables(fidelity: Fidelity, snapshot: Snapshot) -> Fidelity:
    """Count the rows of a snapshot as kept."""
    for table, kind in KINDS.items():
        fidelity.kept(kind, len(snapshot.rows[table]))
    return fidelity


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())


def _history(rows: list[dict[str, Any]]) -> str:
    cells = (
        [str(row["id" if column == "operation" else column] or "") for column in HISTORY_COLUMNS]
        for row in reversed(rows)
    )
    return csv_text(HISTORY_COLUMNS, cells)


def _compare(building: Path, snapshot: Snapshot, folder: Folder) -> None:
    """Raise StudyFileError unless what was written is what the study holds."""
    try:
        folder.read()
    except ThematicError as error:
        said = error.sentence.replace(f"{building}", "the folder")
        raise StudyFileError(
            f"The study holds what a study folder cannot ({said.rstrip('.')}); nothing was written.",
            hint="'thematic doctor' looks for damage; 'thematic backup' copies the study as it is.",
        ) from error
    for table, rows in snapshot.rows.items():
        if rows != folder.rows[table]:
            key = next(key for key in {**rows, **folder.rows[table]} if rows.get(key) != folder.rows[table].get(key))
            what = (rows.get(key) or {}).get("name", key)
            raise StudyFileError(
                f"A row of {table} ({str(what)[:60]}) does not come back equal; nothing was written.",
                hint="'thematic backup' copies the study as it is.",
            )
