"""The material of an agreement run: who coded what in which documents, as histograms of patterns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thematic.agreement.intervals import Histograms, Spans, applied, histograms
from thematic.agreement.patterns import Floats, Ints, Patterns
from thematic.coding.assignments import INDEPENDENT
from thematic.errors import BadInput
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.ratings import CodedSpans, load_lengths, load_readers, load_spans
from thematic.transcripts.units import Unit, cut


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Coders, codes and documents by name, in order, and the patterns of every code in every document.

    ``documents`` are those that at least two of the coders read; ``lengths`` counts their units, ``texts``
    their characters; ``read`` has for each the bits of the coders who read it. ``spans`` are the codings there in code
    points, documents, codes and coders as places.
    """

    coders: tuple[str, ...]
    codes: tuple[str, ...]
    documents: tuple[str, ...]
    unit: Unit
    lengths: Ints
    texts: Ints
    read: Ints
    spans: CodedSpans
    found: Histograms

    def patterns(self, code: int) -> tuple[Patterns, Floats]:
        """The patterns of a code with no weight yet, and documents x patterns: units of each in each document."""
        many = len(self.documents)
        here = slice(*np.searchsorted(self.found.group, (code * many, (code + 1) * many)))
        document, mask = self.found.group[here] - code * many, self.found.mask[here]
        keys = np.stack([self.read[document], mask], axis=1)
        kinds, place = np.unique(keys, axis=0, return_inverse=True)
        table = np.zeros((len(self.documents), len(kinds)))
        np.add.at(table, (document, place.ravel()), self.found.length[here])
        ratings = applied(kinds[:, 1], coders=len(self.coders), read=kinds[:, 0])
        return Patterns(ratings, table.sum(axis=0), 2), table


def gather(
    desk: Desk,
    *,
    coders: Sequence[str] = (),
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    unit: Unit = "character",
    layer: str = INDEPENDENT,
) -> Material:
    """What these coders (all of them by default) did with these codes in these documents.

    Codes that none of them applied are left out unless they are named. Raises NotFound for an unknown name, BadInput
    where there are no two coders, or a name is given twice.
    """
    store = desk.store
    people = _chosen(desk, "coders", coders)
    if len(people) < 2:
        raise BadInput(
            "Agreement needs two coders" + (f", and there is only {next(iter(people.values()))}." if people else "."),
            hint="Add one with 'thematic coders add', or bring in a copy's codings.",
        )
    readers = load_readers(store, layer=layer)
    if not coders:
        active = set().union(*readers.values()) if readers else set()
        people = {coder: name for coder, name in people.items() if coder in active} or people
    texts = _chosen(desk, "documents", documents)
    shared = [document for document in texts if len(readers.get(document, set()) & people.keys()) >= 2]
    spans = load_spans(store, coders=people, layer=layer)
    spans = _kept(spans, np.isin(spans.document, shared))
    wanted = _chosen(desk, "codes", codes)
    if not codes:
        used = set(spans.code.tolist())
        wanted = {code: name for code, name in wanted.items() if code in used}
    spans = _kept(spans, np.isin(spans.code, list(wanted)))
    spans = CodedSpans(
        spans.id,
        _places(spans.document, shared),
        _places(spans.code, list(wanted)),
        _places(spans.coder, list(people)),
        spans.start,
        spans.end,
    )
    bits = {coder: 1 << place for place, coder in enumerate(people)}
    known = load_lengths(store)
    counted, lengths = _in_units(desk, spans, shared, unit)
    groups = len(shared) * len(wanted)
    return Material(
        coders=tuple(people.values()),
        codes=tuple(wanted.values()),
        documents=tuple(texts[document] for document in shared),
        unit=unit,
        lengths=lengths,
        texts=np.array([known[document] for document in shared], dtype=np.int64),
        read=np.array(
            [sum(bits[coder] for coder in readers[document] & people.keys()) for document in shared], np.int64
        ),
        spans=spans,
        found=histograms(
            Spans(counted.code * max(len(shared), 1) + counted.document, counted.coder, counted.start, counted.end),
            np.tile(lengths, len(wanted))[:groups],
            coders=len(people),
        ),
    )


def _chosen(desk: Desk, table: str, names: Sequence[str]) -> dict[int, str]:
    """Ids and names, in the order asked for, else in the study's own."""
    store = desk.store
    if not names:
        order = "position, id" if table == "codes" else "name_key" if table == "documents" else "id"
        return {row["id"]: row["name"] for row in store.rows(table, ("id", "name"), order=order)}
    twice = next((name for name in names if [fold(one) for one in names].count(fold(name)) > 1), None)
    if twice is not None:
        raise BadInput(f"'{twice}' is named twice.", hint="Name each once.")
    return {row["id"]: row["name"] for row in (store.find(table, name) for name in names)}


def _kept(spans: CodedSpans, keep: np.ndarray) -> CodedSpans:
    return CodedSpans(*(getattr(spans, name)[keep] for name in CodedSpans.__slots__))


def _places(ids: Ints, order: Sequence[int]) -> Ints:
    """The place of each id in ``order``."""
    known = np.asarray(order, dtype=np.int64)
    sorting = np.argsort(known)
    return np.asarray(sorting[np.searchsorted(known, ids, sorter=sorting)], dtype=np.int64)


def _in_units(desk: Desk, spans: CodedSpans, documents: Sequence[int], unit: Unit) -> tuple[CodedSpans, Ints]:
    """The spans as ranges of units that they touch, and the number of units of each document."""
    if unit == "character":
        known = load_lengths(desk.store)
        return spans, np.array([known[document] for document in documents], dtype=np.int64)
    start, end = spans.start.copy(), spans.end.copy()
    lengths = np.zeros(len(documents), dtype=np.int64)
    for place, document in enumerate(documents):
        bounds = np.asarray(cut(desk, document, unit), dtype=np.int64).reshape(-1, 2)
        here = spans.document == place
        lengths[place] = len(bounds)
        start[here] = np.searchsorted(bounds[:, 1], spans.start[here], side="right")
        end[here] = np.searchsorted(bounds[:, 0], spans.end[here], side="left")
    touched = CodedSpans(spans.id, spans.document, spans.code, spans.coder, start, end)
    return _kept(touched, start < end), lengths
