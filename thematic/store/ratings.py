"""What agreement is measured on, read from the study into arrays: coded spans, and who read which document."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from thematic.store.tables import Store

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class CodedSpans:
    """Codings as arrays of one length, with the ids that the study has; ``start`` and ``end`` in code points."""

    document: Ints
    code: Ints
    coder: Ints
    start: Ints
    end: Ints


def load_spans(store: Store, *, coders: Iterable[int], layer: str, documents: Iterable[int]) -> CodedSpans:
    """The codings of these coders in these documents and this layer, by document, code, coder and start."""
    people, texts = (", ".join(str(int(one)) for one in ids) for ids in (coders, documents))
    # The plus keeps SQLite on the index that holds all of these columns in this order, and off the wide rows.
    rows = store.connection.execute(
        'SELECT document_id, code_id, coder_id, start, "end" FROM codings'
        f" WHERE layer = ? AND +coder_id IN ({people}) AND document_id IN ({texts})"
        " ORDER BY document_id, code_id, coder_id, layer, start",
        (layer,),
    )
    table = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 5)
    return CodedSpans(*(np.ascontiguousarray(column) for column in table.T))


def load_assigned(store: Store, *, layer: str) -> dict[int, set[int]]:
    """For each document the coders it was assigned to in this layer."""
    assigned: dict[int, set[int]] = {}
    for document, coder in store.connection.execute(
        "SELECT document_id, coder_id FROM assignments WHERE layer = ?", (layer,)
    ):
        assigned.setdefault(document, set()).add(coder)
    return assigned


def load_readers(store: Store, *, layer: str) -> dict[int, set[int]]:
    """For each document the coders who read it: assigned in this layer, or with codings of their own there."""
    readers = load_assigned(store, layer=layer)
    for document, coder in store.connection.execute(
        "SELECT DISTINCT document_id, coder_id FROM codings WHERE layer = ?", (layer,)
    ):
        readers.setdefault(document, set()).add(coder)
    return readers


def load_lengths(store: Store, documents: Iterable[int]) -> dict[int, int]:
    """The length of each of these documents' texts in code points."""
    texts = ", ".join(str(int(one)) for one in documents)
    return dict(store.connection.execute(f"SELECT id, length(text) FROM texts WHERE id IN ({texts})").fetchall())
