"""A check of the whole study file: what is wrong, and what could go wrong."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from thematic.store import schema
from thematic.store.tables import Store
from thematic.store.triggers import MEMO_TARGETS, TREES, guard_triggers, journal_triggers

SYNCING = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "google disk",
    "icloud",
    "clouddocs",
    "nextcloud",
    "owncloud",
    "box sync",
)
"""Folder names that betray a program which copies files behind SQLite's back."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``grave`` findings mean that the file breaks a promise; others are warnings."""

    check: str
    sentence: str
    grave: bool


def examine(store: Store) -> list[Finding]:
    """Every finding, grave ones first; an empty list means that the study keeps its promises."""
    damage = _integrity(store)
    if damage:
        return damage + _folder(store.path)
    return [
        *_foreign_keys(store),
        *_quotes(store),
        *_turns(store),
        *_memos(store),
        *_trees(store),
        *_triggers(store),
        *_unfinished(store),
        *_folder(store.path),
    ]


def _integrity(store: Store) -> list[Finding]:
    try:
        rows = store.connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        rows = [(str(error),)]
    return [Finding("integrity", str(row[0]), True) for row in rows if row[0] != "ok"]


def _foreign_keys(store: Store) -> list[Finding]:
    rows = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    return [
        Finding("foreign keys", f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is gone.", True)
        for row in rows
    ]


def _quotes(store: Store) -> list[Finding]:
    rows = store.connection.execute(
        'SELECT codings.id, documents.name, codings.start, codings."end" FROM codings'
        " LEFT JOIN documents ON documents.id = codings.document_id"
        " LEFT JOIN texts ON texts.id = codings.document_id WHERE texts.text IS NULL"
        ' OR substr(texts.text, codings.start + 1, codings."end" - codings.start) <> codings.quote'
    ).fetchall()
    return [
        Finding("quotes", f"Coding {row[0]} in {row[1]} at {row[2]}:{row[3]} does not hold the text there.", True)
        for row in rows
    ]


def _turns(store: Store) -> list[Finding]:
    rows = store.connection.execute(
        # Each text is measured once, not once a turn.
        "WITH lengths AS MATERIALIZED (SELECT id, length(text) AS length FROM texts)"
        " SELECT documents.name, turns.number FROM turns JOIN documents ON documents.id = turns.document_id"
        ' JOIN lengths ON lengths.id = turns.document_id WHERE turns."end" > lengths.length'
    ).fetchall()
    return [Finding("turns", f"Turn {row[1]} of {row[0]} ends after the text.", True) for row in rows]


def _memos(store: Store) -> list[Finding]:
    return [
        Finding("memos", f"Memo {memo} hangs on row {row} of {table}, which is gone.", True)
        for table in MEMO_TARGETS
        for memo, row in store.connection.execute(
            "SELECT id, target_id FROM memos WHERE target_table = ?"
            f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.id = target_id)",
            (table,),
        )
    ]


def _trees(store: Store) -> list[Finding]:
    return [
        Finding("trees", f"'{name}' stands below itself among the {table}.", True)
        for table in TREES
        for (name,) in store.connection.execute(
            f"WITH RECURSIVE above(start, id) AS (SELECT id, parent_id FROM {table} UNION"
            f" SELECT start, {table}.parent_id FROM above JOIN {table} USING (id))"
            f" SELECT name FROM above JOIN {table} USING (id) WHERE start = id ORDER BY name"
        )
    ]


def _triggers(store: Store) -> list[Finding]:
    connection = store.connection
    columns = {
        table: [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        for table in schema.TRACKED
    }
    wanted = {sql.split()[2]: sql for sql in (*journal_triggers(columns), *guard_triggers())}
    present = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    return [
        Finding("triggers", f"The trigger {name} is {'changed' if name in present else 'gone'}.", True)
        for name, sql in sorted(wanted.items())
        if present.get(name) != sql
    ]


def _unfinished(store: Store) -> list[Finding]:
    rows = store.connection.execute("SELECT id, verb FROM operations WHERE finished IS NULL").fetchall()
    return [Finding("journal", f"Operation {row[0]} ({row[1]}) never ended.", True) for row in rows]


def _folder(path: Path) -> list[Finding]:
    parts = [part.casefold() for part in path.resolve().parent.parts]
    return [
        Finding(
            "folder",
            f"{path.name} lies in a folder that seems to be synchronised ({name}): such programs can damage a"
            " study that is in use, and may send it off this machine.",
            False,
        )
        for name in SYNCING
        if any(name in part for part in parts)
    ]
