"""What a contrast counts, read from the study into arrays: codings under one reading a document, and turns."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from thematic.store.tables import Store

Ints = NDArray[np.int64]
Small = NDArray[np.int32]

STANCES = ("", "+", "-", "±")
"""A stance is kept as its place here."""

CHUNK = 10_000
ANYBODY = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose codings count in a document: a layer of it, by one coder, or (None) by anybody."""

    document_id: int
    layer: str
    coder_id: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Codings:
    """Codings in the order of their ids: arrays of one length, ids as the study has them, ``stance`` as a place."""

    id: Ints
    document: Small
    code: Small
    stance: Small
    start: Small
    end: Small


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """Turns by document and position; ``speaker`` is 0 where none is known."""

    document: Small
    start: Small
    end: Small
    words: Small
    speaker: Small


def load_codings(store: Store, readings: Mapping[int, Reading]) -> Codings:
    """The codings that count: those of each document's reading; documents without one have none."""
    unread = max(readings, default=0) + 1
    layer_of, coder_of = np.full(unread + 1, -1), np.full(unread + 1, -1)
    for reading in readings.values():
        layer_of[reading.document_id] = reading.layer == "consensus"
        coder_of[reading.document_id] = reading.coder_id or ANYBODY

    chunks = []
    cursor = store.connection.execute(
        "SELECT id, document_id, code_id, instr('+-±', stance) * (stance <> ''), start, \"end\","
        " layer = 'consensus', coder_id FROM codings ORDER BY id"
    )
    for table in _chunks(cursor, 8):
        document = np.minimum(table[:, 1], unread)
        coder = coder_of[document]
        counts = (table[:, 6] == layer_of[document]) & ((coder == ANYBODY) | (coder == table[:, 7]))
        chunks.append((table[counts, 0], table[counts, 1:6].astype(np.int32)))
    ids = np.concatenate([np.zeros(0, np.int64), *(chunk[0] for chunk in chunks)])
    columns = np.concatenate([np.zeros((0, 5), np.int32), *(chunk[1] for chunk in chunks)])
    return Codings(ids, *(np.ascontiguousarray(column) for column in columns.T))


def load_turns(store: Store) -> Turns:
    """Every turn; a document without turns is one turn of nobody's, from its first to its last character."""
    cursor = store.connection.execute(
        'SELECT document_id, start, "end", words, coalesce(speaker_id, 0) FROM turns ORDER BY document_id, start'
    )
    chunks = [table.astype(np.int32) for table in _chunks(cursor, 5)]
    whole = [
        (document, 0, len(text), len(text.split()), 0)
        for document, text in store.connection.execute(
            "SELECT id, text FROM texts WHERE id NOT IN (SELECT document_id FROM turns)"
        )
    ]
    table = np.concatenate([np.zeros((0, 5), np.int32), *chunks, np.array(whole, np.int32).reshape(-1, 5)])
    return Turns(*(np.ascontiguousarray(column) for column in table[np.lexsort((table[:, 1], table[:, 0]))].T))


def coders_of_documents(store: Store) -> dict[int, set[int]]:
    """Who has codings of their own (layer independent) in each document."""
    found: dict[int, set[int]] = {}
    for document, coder in store.connection.execute(
        "SELECT DISTINCT document_id, coder_id FROM codings WHERE layer = 'independent'"
    ):
        found.setdefault(document, set()).add(coder)
    return found


def _chunks(cursor: sqlite3.Cursor, columns: int) -> Iterator[Ints]:
    while rows := cursor.fetchmany(CHUNK):
        yield np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * columns).reshape(-1, columns)
