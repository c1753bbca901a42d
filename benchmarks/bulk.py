"""Bulk work: 10,000 codings as one operation, against a bare ``executemany`` that keeps no journal."""

import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from studies import CODER, make_study, pick_spans, texts_of
from timing import Line, compared, in_turns, seconds

from thematic.coding.codings import COLUMNS
from thematic.store.file import open_store
from thematic.study import open_study

CODINGS = 10_000
CODES = 134
ROUNDS = 7
Rows = Sequence[dict[str, Any]]


def run(folder: Path) -> Iterator[Line]:
    """Every round starts from a fresh copy of the same study, already open; ours also finds names and texts."""
    for documents, characters in ((36, 7_000), (10, 60_000)):
        here = folder / str(characters)
        here.mkdir()
        path = make_study(here, documents=documents, characters=characters, codes=CODES)
        rows, values = _rows(path)
        ours = partial(_add_codings, path, [_only(row, "start", "end") for row in rows])
        bare = _without_journal(path)
        journalled, unjournalled = in_turns(ours, partial(_executemany, bare, values), rounds=ROUNDS)
        size = f"{documents} documents of {characters:,} characters"
        yield compared(f"{CODINGS:,} codings by position", journalled, "executemany", unjournalled, most=3, note=size)

    quotes = [_only(row, "quote") for row in rows]
    by_quote, by_position = in_turns(partial(_add_codings, path, quotes), ours, rounds=ROUNDS)
    yield compared(f"{CODINGS:,} codings by exact quote", by_quote, "by position", by_position, note=size)


def _rows(path: Path) -> tuple[Rows, list[tuple[Any, ...]]]:
    """The codings as a user hands them in, and as they are stored."""
    with open_study(path) as study:
        rows = pick_spans(texts_of(study), codes=CODES, count=CODINGS)
        study.add_codings(_only(row, "start", "end") for row in rows)
        store = study.desk.store
        values = [tuple(row[name] for name in COLUMNS) for row in store.rows("codings", order="id")]
        study.undo()
    assert len(values) == CODINGS
    return rows, values


def _only(row: dict[str, Any], *place: str) -> dict[str, Any]:
    return {name: row[name] for name in ("document", "code", *place)}


def _without_journal(path: Path) -> Path:
    """A copy with every table, check, index and guard of a study, but no journal."""
    bare = path.with_name("bare.thematic")
    shutil.copy(path, bare)
    store = open_store(bare)
    journal = store.rows("sqlite_schema", ("name",), type="trigger")
    for trigger in journal:
        if trigger["name"].startswith("journal_"):
            store.connection.execute(f'DROP TRIGGER "{trigger["name"]}"')
    store.close()
    return bare


def _add_codings(path: Path, rows: Rows) -> float:
    copy = path.with_name("round.thematic")
    shutil.copy(path, copy)
    with open_study(copy, coder=CODER) as study:
        took = seconds(lambda: study.add_codings(rows))
        assert study.desk.store.count("codings") == CODINGS
    return took


def _executemany(path: Path, values: list[tuple[Any, ...]]) -> float:
    copy = path.with_name("round.thematic")
    shutil.copy(path, copy)
    store = open_store(copy)

    def insert() -> None:
        store.connection.execute("BEGIN IMMEDIATE")
        store.insert_many("codings", COLUMNS, values)
        store.connection.execute("COMMIT")

    took = seconds(insert)
    assert store.count("codings") == CODINGS
    store.close()
    return took
