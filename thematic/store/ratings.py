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

    id: Ints
    document: Ints
    code: Ints
    coder: Ints
    start: Ints
    end: Ints


def load_spans(store: Store, *, coders: Iterable[int], layer: str) -> CodedSpans:
    """The codings of these coders in a layer, by document, code and coder."""
    marks = ", ".join(str(int(coder)) for coder in coders)
    rows = store.connection.execute(
        'SELECT id, document_id, code_id, coder_id, start, "end" FROM codings'
        f" WHERE layer = ? AND coder_id IN ({marks}) ORDER BY document_id, code_id, coder_id, start, id",
        (layer,),
    ).fetchall()
    table = np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * 6).reshape(-1, 6)
    return CodedSpans(*(np.ascontiguousarray(column) for column in table.T))


def load_readers(store: Store, *, layer: str) -> dict[int, set[int]]:
    """For each document the coders who read it: assigned in this layer, or with codings of their own there."""
    readers: dict[int, set[int]] = {}
    for document, coder in store.connection.execute(
        "SELECT document_id, coder_id FROM assignments WHERE layer = :layer"
        " UNION SELECT document_id, coder_id FROM codings WHERE layer = :layer",
        {"layer": layer},
    ):
        readers.setdefault(document, set()).add(coder)
    return readers


def load_lengths(store: Store) -> dict[int, int]:
    """The length of each document's text in code points."""
    return dict(store.connection.execute("SELECT id, length(text) FROM texts").fetchall())
