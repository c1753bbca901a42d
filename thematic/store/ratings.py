"""What agreement is measured on, read from the study into arrays: coded spans, and who read which document."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    """The codings of these coders in these documents and this layer, by document and code.

    A group's codings come as one text of numbers ("coder start*2^32+end" each), since making a Python object of every
    cell would cost three times as much as all that is computed from them.
    """
    people, texts = (", ".join(str(int(one)) for one in ids) for ids in (coders, documents))
    # The plus keeps SQLite on the index that holds all of these columns in this order, and off the wide rows.
    groups = store.connection.execute(
        "SELECT document_id, code_id, count(*), group_concat(coder_id || ' ' || ((start << 32) | \"end\"), ' ')"
        f" FROM codings WHERE layer = ? AND +coder_id IN ({people}) AND document_id IN ({texts})"
        " GROUP BY document_id, code_id",
        (layer,),
    ).fetchall()
    many = np.array([group[2] for group in groups], dtype=np.int64)
    document, code = (np.repeat(np.array([group[n] for group in groups], dtype=np.int64), many) for n in (0, 1))
    coder, span = np.fromstring(" ".join(group[3] for group in groups), dtype=np.int64, sep=" ").reshape(-1, 2).T
    return CodedSpans(document, code, np.ascontiguousarray(coder), span >> 32, span & 0xFFFFFFFF)


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


def load_lengths(store: Store) -> dict[int, int]:
    """The length of each document's text in code points, from an index that holds it: no text is read."""
    return dict(store.connection.execute("SELECT id, length(text) FROM texts ORDER BY length(text)").fetchall())
