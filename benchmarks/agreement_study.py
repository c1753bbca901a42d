"""A study that five people coded: 200 documents, 50 codes, about 400,000 spans: PATH CHARACTERS (of a document).

Beside it ``coded.npy``: document, code, coder, start and end of every coding; ``read.npy``: documents x coders.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from studies import digest, invent_talk

from thematic.coding.codings import COLUMNS
from thematic.store.tables import Store
from thematic.study import create_study

CODERS, CODES, DOCUMENTS = 5, 50, 200
PASSAGES = 9
"""Of a code in a document; a coder finds nine in ten of them, and has a few of his own."""

Row = tuple[Any, ...]


def make(path: Path, characters: int) -> int:
    """Returns how many codings there are. The last coder did not read every tenth document."""
    talk = "\n".join(invent_talk(random.Random(5), characters + DOCUMENTS))
    with create_study(path) as study:
        store = study.desk.store
        # A study that nobody will miss needs no rollback file; every trigger, check and index does its work.
        for pragma in ("cache_size = -200000", "synchronous = OFF", "journal_mode = OFF"):
            store.connection.execute(f"PRAGMA {pragma}")
        read = np.ones((DOCUMENTS, CODERS), dtype=bool)
        read[::10, -1] = False
        with study.desk.change("set up"):
            for table, many in (("coders", CODERS), ("codes", CODES), ("documents", DOCUMENTS)):
                names = [f"{table[0]}{number:03}" for number in range(many)]
                store.insert_many(table, ("name", "name_key"), [(name, name) for name in names])
            coded = [
                _code(store, document, talk[document:][:characters], read[document]) for document in range(DOCUMENTS)
            ]
        np.save(path.with_name("coded.npy"), np.array([row for rows in coded for row in rows]))
        np.save(path.with_name("read.npy"), read)
        return store.count("codings")


def _code(store: Store, document: int, text: str, read: NDArray[np.bool_]) -> list[Row]:
    """Give a document its text, readers and codings; returns these as places from 0."""
    store.insert("texts", {"id": document + 1, "text": text, "sha256": digest(text)})
    readers = np.flatnonzero(read).tolist()
    store.insert_many("assignments", ("document_id", "coder_id"), [(document + 1, coder + 1) for coder in readers])
    rows = [
        (document, code, coder, start, end)
        for code in range(CODES)
        for coder, start, end in _spans(np.random.default_rng([document, code]), readers, len(text))
    ]
    new = (
        (one + 1, code + 1, coder + 1, "independent", start, end, "", text[start:end], "", "")
        for one, code, coder, start, end in rows
    )
    store.insert_many("codings", COLUMNS, new)
    return rows


def _spans(rng: np.random.Generator, readers: list[int], characters: int) -> Iterator[tuple[int, int, int]]:
    """As many spans, at other places, whatever the length of the text; a coder's own may overlap."""
    passages = _places(rng, PASSAGES, characters)
    for coder in readers:
        kept = passages[rng.random(PASSAGES) < 0.9]
        moved = kept + rng.integers(-20, 21, kept.shape) * (rng.random(kept.shape) < 0.4)
        own = _places(rng, int(rng.poisson(0.4)), characters)
        given = np.clip(np.concatenate([moved, own]), 0, characters)
        for start, end in sorted({(start, end) for start, end in given.tolist() if start < end}):
            yield coder, start, end


def _places(rng: np.random.Generator, many: int, characters: int) -> NDArray[np.int64]:
    start = rng.integers(0, characters - 300, many)
    return np.stack([start, start + rng.integers(40, 300, many)], axis=1)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
