"""A study made again from its folder, as one operation in a study that is still empty."""

from pathlib import Path

from thematic.errors import BadInput
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.identity import Snapshot, identify
from thematic.exchange.plain.cells import read_rows
from thematic.exchange.plain.exporting import HISTORY, tell_tables
from thematic.exchange.plain.reading import Folder
from thematic.exchange.threeway import Tables
from thematic.exchange.writing import Writer, find_changes
from thematic.plurals import count
from thematic.store.changes_since import read_shape, read_state
from thematic.store.desk import Desk
from thematic.store.names import fold

BEGUN = ("settings", "coders")
"""Tables in which a study that was just begun has rows."""


def import_folder(desk: Desk, path: Path, *, strict: bool = False) -> Fidelity:
    """Make the study that the folder ``path`` holds, with the guids it had. Nothing is written unless all is good.

    The study must be empty: settings are taken from the folder, and coders that it does not know stay. Raises
    BadInput, BadRows and UnreadableFile, which name file and line; ``strict`` refuses a folder whose history would
    stay behind.
    """
    store = desk.store
    shape = read_shape(store)
    state = read_state(store)
    held = next((table for table, rows in state.items() if rows and table not in BEGUN), None)
    if held is not None:
        raise BadInput(
            f"A study folder makes a whole study, and {store.path.name} is not empty.",
            hint="'thematic init NEW.thematic', import the folder there, and bring it in with 'thematic merge'.",
        )
    folder = Folder(path, shape)
    folder.read()
    ours = identify(state, shape, {})
    fidelity = _told(path, folder, ours)
    if strict:
        fidelity.refuse_losses()
    rows = _with_coders(folder.rows, ours)
    changes = find_changes(state, ours, rows, {})
    with desk.change("import", reason=path.name) as operation:
        if changes:
            Writer(store, shape, ours, rows, changes).write()
        numbers = (count(len(rows[table]), noun) for table, noun in (("documents", "document"), ("codings", "coding")))
        operation.notes.append(f"From the folder {path.name}: {', '.join(numbers)}.")
    return fidelity


def _with_coders(rows: Tables, ours: Snapshot) -> Tables:
    """Coders of ours whom the folder does not know stay, and so does who is at the desk by default."""
    known = {fold(row["name"]) for row in rows["coders"].values()}
    led = any(row["lead"] for row in rows["coders"].values())
    for key, row in ours.rows["coders"].items():
        if fold(row["name"]) not in known:
            rows["coders"][key] = row | {"lead": 0 if led else row["lead"]}
    for key, row in ours.rows["settings"].items():
        if row["name"] == "default_coder":
            rows["settings"].setdefault(key, row)
    return rows


def _told(path: Path, folder: Folder, ours: Snapshot) -> Fidelity:
    fidelity = tell_tables(Fidelity("import", "study folder"), Snapshot(folder.rows, ours.ids))
    if folder.anchored:
        fidelity.changed("codings", "placed by their quote", number=folder.anchored)
    if folder.doubts:
        fidelity.changed(
            "codings", "the quote stands there only nearly", number=len(folder.doubts), example=folder.doubts[0]
        )
    history = path / HISTORY
    if history.is_file() and not history.is_symlink():
        _headings, operations = read_rows(history)
        fidelity.lost("operations", "the history stays in history.csv", number=len(operations))
    return fidelity
