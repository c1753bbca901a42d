"""Building and upgrading the schema: the one place that uses sqlite-utils.

Importing sqlite-utils imports pandas where that is installed, so this module is loaded only when a study
is made, upgraded, or inspected.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from thematic.store import schema, schema_2
from thematic.store.triggers import guard_triggers, journal_triggers

STEPS = Migrations("thematic")


@STEPS(name="0001 first schema")
def first_schema(database: Database) -> None:
    """Version 1: every table, view and trigger."""
    for statement in statements(schema.TABLES + schema.VIEWS):
        database.execute(statement)
    build_triggers(database)


@STEPS(name="0002 the six phases")
def six_phases(database: Database) -> None:
    """Version 2: what people record while they review, define and report."""
    for statement in statements(schema_2.TABLES):
        database.execute(statement)
    build_triggers(database)


def build_triggers(database: Database) -> None:
    """Drop and rebuild every trigger from the tables as they are (sqlite-utils' transform drops them)."""
    for trigger in database.triggers:
        database.execute(f'DROP TRIGGER "{trigger.name}"')
    there = set(database.table_names())
    tracked = [name for name in schema.TRACKED if name in there]
    columns = {name: [column.name for column in database.table(name).columns] for name in tracked}
    for statement in (*journal_triggers(columns), *guard_triggers()):
        database.execute(statement)


def apply_steps(connection: sqlite3.Connection, *, steps: Migrations = STEPS, version: int = schema.VERSION) -> None:
    """Run the steps that this file has not had, then stamp it: all in one transaction, or the file stays as it was."""
    database = Database(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(database)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def upgrade(
    connection: sqlite3.Connection, path: Path, *, steps: Migrations = STEPS, version: int = schema.VERSION
) -> Path:
    """Bring an older study up to ``version``; a copy from before is written first and its path returned."""
    from thematic.store.backup import copy_study

    # The copy does not end in .thematic, so that the study stays the only one in its folder.
    old = connection.execute("PRAGMA user_version").fetchone()[0]
    kept = path.with_name(f"{path.name}.v{old}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.v{old}-{number}")
    copy_study(connection, kept)
    apply_steps(connection, steps=steps, version=version)
    return kept


def statements(script: str) -> Iterator[str]:
    """The single statements of a script, so that they can run inside one transaction."""
    pending = ""
    for piece in script.split(";"):
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            if pending.strip(" \n;"):
                yield pending.strip()
            pending = ""
