"""The material of an agreement run: who coded what in which documents, as histograms of patterns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from thematic.agreement.intervals import MOST_CODERS, Histograms, Spans, applied, histograms
from thematic.agreement.patterns import Floats, Ints, Patterns
from thematic.coding.assignments import INDEPENDENT, LAYERS
from thematic.errors import BadInput, UsageError
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.ratings import CodedSpans, load_assigned, load_lengths, load_spans
from thematic.transcripts.units import UNITS, Unit, cut

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Coders, codes and documents by name, in order, and the patterns of every code in every document.

    ``documents`` are those that at least two of the coders read; ``lengths`` counts their units, ``texts``
    their characters; ``read`` has for each the bits of the coders who read it. ``spans`` are the codings there in code
    points, documents, codes and coders as places. ``found`` has a group for every code in every document, codes
    outermost; ``kind`` is for each entry of it the row of ``ratings``. ``blank``: (coder, document) where a reader has
    applied no code at all.
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
    kind: Ints
    ratings: Ints
    blank: tuple[tuple[str, str], ...]

    def patterns(self, code: int) -> tuple[Patterns, Floats]:
        """The patterns of a code, and documents x patterns: units of each in each document."""
        many = len(self.documents)
        here = slice(*np.searchsorted(self.found.group, (code * many, (code + 1) * many)))
        used, place = np.unique(self.kind[here], return_inverse=True)
        cells = (self.found.group[here] - code * many) * len(used) + place
        counted = np.bincount(cells, weights=self.found.length[here], minlength=many * len(used))
        table = np.asarray(counted, dtype=np.float64).reshape(many, len(used))
        return Patterns(self.ratings[used], table.sum(axis=0), 2), table


def gather(
    desk: Desk,
    *,
    coders: Sequence[str] = (),
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    unit: Unit = "character",
    layer: str = INDEPENDENT,
) -> Material:
    """What these coders (by default all who read one of the documents) did with these codes in these documents.

    A coder has read a document that is assigned to them in this layer, or that they have coded in. Codes that none of
    them applied are left out unless they are named. A name with commas that nothing is called is several names.
    Raises NotFound for an unknown name, BadInput where there are no two coders or a name is given twice, UsageError for
    an unknown unit or layer.
    """
    for what, given, among in (("unit", unit, UNITS), ("layer", layer, LAYERS)):
        if given not in among:
            raise UsageError(f"There is no {what} '{given}'.", hint=f"Use {', '.join(among)}.")
    people = _chosen(desk, "coders", coders)
    if len(people) < 2:
        raise _too_few(people.values(), layer, named=bool(coders))
    texts = _chosen(desk, "documents", documents)
    spans = load_spans(desk.store, coders=people, layer=layer, documents=texts)
    readers = _readers(desk, spans, people, texts, layer)
    if not coders:
        active = set().union(*readers.values())
        people = {coder: name for coder, name in people.items() if coder in active}
        if len(people) < 2:
            raise _too_few(people.values(), layer, named=False)
    if len(people) > MOST_CODERS:
        raise UsageError(
            f"At most {MOST_CODERS} coders can be compared at once, not {len(people)}.", hint="Name them with --coders."
        )
    shared = [document for document in texts if len(readers[document]) >= 2]
    here = _kept(spans, np.isin(spans.document, shared))
    blank = _blank(here, readers, shared, people, texts)
    wanted = _chosen(desk, "codes", codes)
    if not codes:
        # Where no document is shared, the codes that they used elsewhere are listed, each as such.
        used = set((here if shared else spans).code.tolist())
        wanted = {code: name for code, name in wanted.items() if code in used}
    here = _kept(here, np.isin(here.code, list(wanted)))
    places = CodedSpans(
        _places(here.document, shared), _places(here.code, wanted), _places(here.coder, people), here.start, here.end
    )
    known = load_lengths(desk.store)
    characters = np.array([known[document] for document in shared], dtype=np.int64)
    counted, lengths = (places, characters) if unit == "character" else _in_units(desk, places, shared, unit)
    found = histograms(
        Spans(counted.code * len(shared) + counted.document, counted.coder, counted.start, counted.end),
        np.tile(lengths, len(wanted)),
        coders=len(people),
    )
    bits = {coder: 1 << place for place, coder in enumerate(people)}
    read = np.array([sum(bits[coder] for coder in readers[document]) for document in shared], dtype=np.int64)
    kind, ratings = _kinds(found, read, coders=len(people))
    return Material(
        coders=tuple(people.values()),
        codes=tuple(wanted.values()),
        documents=tuple(texts[document] for document in shared),
        unit=unit,
        lengths=lengths,
        texts=characters,
        read=read,
        spans=places,
        found=found,
        kind=kind,
        ratings=ratings,
        blank=blank,
    )


def _chosen(desk: Desk, table: str, names: Sequence[str]) -> dict[int, str]:
    """Ids and names, in the order asked for, else in the study's own."""
    store = desk.store
    if not names:
        order = "position, id" if table == "codes" else "name_key" if table == "documents" else "id"
        return {row["id"]: row["name"] for row in store.rows(table, ("id", "name"), order=order)}
    names = _apart(desk, table, names)
    folded = [fold(name) for name in names]
    twice = next((name for name, key in zip(names, folded, strict=True) if folded.count(key) > 1), None)
    if twice is not None:
        raise BadInput(f"'{twice}' is named twice.", hint="Name each once.")
    return {row["id"]: row["name"] for row in (store.find(table, name) for name in names)}


def _apart(desk: Desk, table: str, names: Sequence[str]) -> list[str]:
    """Names one by one: "a,b" is two where nothing is called that."""
    if not any("," in name for name in names):
        return list(names)
    known = set(desk.store.values(table, "name_key"))
    listed = [[name] if fold(name) in known else name.split(",") for name in names]
    return [part.strip() for parts in listed for part in parts if part.strip()]


def _too_few(names: Iterable[str], layer: str, *, named: bool) -> BadInput:
    only = next(iter(names), None)
    if named:
        return BadInput(f"Agreement needs two coders, and only {only} is named.", hint="Name two: --coders A,B.")
    where = "" if layer == INDEPENDENT else f" in layer {layer}"
    read = f"only {only} has coded or been assigned documents" if only else "nobody has coded anything"
    return BadInput(
        f"Agreement needs two coders, and {read}{where}.",
        hint="'thematic agreement assign' says who reads what; 'thematic merge' brings in a copy's codings.",
    )


def _readers(desk: Desk, spans: CodedSpans, people: Names, texts: Names, layer: str) -> dict[int, set[int]]:
    """Who of these coders read each document."""
    assigned = load_assigned(desk.store, layer=layer)
    readers = {document: assigned.get(document, set()) & people.keys() for document in texts}
    step = max(people) + 1
    for key in np.unique(spans.document * step + spans.coder).tolist():
        readers[key // step].add(key % step)
    return readers


def _blank(
    spans: CodedSpans, readers: Mapping[int, set[int]], shared: Sequence[int], people: Names, texts: Names
) -> tuple[tuple[str, str], ...]:
    step = max(people) + 1
    coded = set(np.unique(spans.document * step + spans.coder).tolist())
    return tuple(
        (name, texts[document])
        for coder, name in people.items()
        for document in shared
        if coder in readers[document] and document * step + coder not in coded
    )


def _kept(spans: CodedSpans, keep: NDArray[np.bool_]) -> CodedSpans:
    return CodedSpans(*(getattr(spans, field.name)[keep] for field in fields(CodedSpans)))


def _places(ids: Ints, order: Iterable[int]) -> Ints:
    """The place of each id in ``order``."""
    known = np.array(list(order), dtype=np.int64)
    sorting = np.argsort(known)
    return np.asarray(sorting[np.searchsorted(known, ids, sorter=sorting)], dtype=np.int64)


def _in_units(desk: Desk, spans: CodedSpans, documents: Sequence[int], unit: Unit) -> tuple[CodedSpans, Ints]:
    """The spans as ranges of units that they touch, and the number of units of each document."""
    start, end = spans.start.copy(), spans.end.copy()
    lengths = np.zeros(len(documents), dtype=np.int64)
    for place, document in enumerate(documents):
        bounds = np.asarray(cut(desk, document, unit), dtype=np.int64).reshape(-1, 2)
        here = spans.document == place
        lengths[place] = len(bounds)
        start[here] = np.searchsorted(bounds[:, 1], spans.start[here], side="right")
        end[here] = np.searchsorted(bounds[:, 0], spans.end[here], side="left")
    touched = CodedSpans(spans.document, spans.code, spans.coder, start, end)
    return _kept(touched, start < end), lengths


def _kinds(found: Histograms, read: Ints, *, coders: int) -> tuple[Ints, Ints]:
    """For each entry of the histograms the number of its kind, and kinds x coders: the ratings of each kind.

    Entries are of one kind where the same coders read the document and the same of them applied the code.
    """
    if not len(read):
        return np.zeros(0, dtype=np.int64), np.zeros((0, coders), dtype=np.int64)
    groups, group = np.unique(read, return_inverse=True)
    masks, mask = np.unique(found.mask, return_inverse=True)
    pairs, kind = np.unique(group[found.group % len(read)] * len(masks) + mask, return_inverse=True)
    ratings = applied(masks[pairs % len(masks)], coders=coders, read=groups[pairs // len(masks)])
    return np.asarray(kind, dtype=np.int64), ratings
