"""Which coder's codings count in each document: one reading a document, never the union of several.

Documents that two people coded would look richer than the rest if both counted, so that comparing groups needs one
reading each: the consensus where adjudication is finished, else the lead coder's, else the only coder's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thematic.coding.assignments import CONSENSUS, INDEPENDENT, LAYERS
from thematic.coding.blinding import veil_of
from thematic.errors import BadInput, UsageError
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.evidence import Reading, coders_of_documents


def choose_readings(desk: Desk, documents: Iterable[int], *, layer: str | None = None) -> dict[int, Reading]:
    """The reading of each of ``documents`` (ids); ``layer`` forces one layer everywhere.

    Where a lead coder is set, what the lead left blank stays blank. A document that nobody has coded has no reading; in
    layer consensus neither has one whose adjudication is not finished.
    Raises BadInput where several people coded a document and no lead is set, UsageError for an unknown layer.
    """
    readings, unclear = _sort_readings(desk, list(documents), layer)
    if unclear:
        first = next(iter(unclear))
        raise _several(desk, unclear[first], list(unclear))
    return readings


@dataclass(frozen=True, slots=True)
class Seen:
    """What the coder at the desk may count: readings by document, and the documents (ids) left out.

    ``hidden`` are those whose reading a blind study hides; ``unclear`` those that several coded without a lead.
    """

    readings: dict[int, Reading]
    hidden: tuple[int, ...]
    unclear: tuple[int, ...]


def see_readings(desk: Desk, *, layer: str | None = None, strict: bool = True) -> Seen:
    """The reading of every document that the coder at the desk may see.

    Where nothing says whose reading counts it raises BadInput as ``choose_readings`` does, unless not ``strict``: the
    document is then left out.
    """
    documents = desk.store.values("documents", "id", order="id")
    readings, unclear = _sort_readings(desk, documents, layer)
    if unclear and strict:
        choose_readings(desk, documents, layer=layer)
    veil = veil_of(desk)
    hidden = [document for document, reading in readings.items() if veil.hides(document, reading.coder_id or 0)]
    kept = {document: reading for document, reading in readings.items() if document not in hidden}
    return Seen(kept, tuple(hidden), tuple(unclear))


def never_set(desk: Desk, readings: Mapping[int, Reading], documents: Iterable[int]) -> list[str]:
    """Names of those of ``documents`` (ids) that whose reading counts was never set to code.

    Of a document in which nothing is coded, one then cannot tell whether there was nothing, or nobody looked.
    """
    asked = set(documents)
    assigned = {
        (row["document_id"], row["layer"], coder)
        for row in desk.store.rows("assignments", document_id=asked)
        for coder in (row["coder_id"], None)
    }
    never = [
        document
        for document in asked
        if document not in readings or (document, readings[document].layer, readings[document].coder_id) not in assigned
    ]
    return desk.store.values("documents", "name", order="name_key", id=never) if never else []


def _sort_readings(desk: Desk, wanted: list[int], layer: str | None) -> tuple[dict[int, Reading], dict[int, set[int]]]:
    """The readings of documents, and the coders of those where nothing says whose reading counts."""
    if layer not in (None, *LAYERS):
        raise UsageError(f"There is no layer '{layer}'.", hint=f"Layers: {', '.join(LAYERS)}.")
    store = desk.store
    finished = [row for row in store.rows("assignments", document_id=wanted) if row["finished"] is not None]
    settled = {row["document_id"] for row in finished if row["layer"] == CONSENSUS and layer != INDEPENDENT}
    if layer == CONSENSUS:
        return {document: Reading(document, CONSENSUS, None) for document in wanted if document in settled}, {}
    lead = store.one("coders", lead=1)
    coders = coders_of_documents(store)
    for row in finished:
        if row["layer"] == INDEPENDENT:
            coders.setdefault(row["document_id"], set()).add(row["coder_id"])

    readings: dict[int, Reading] = {}
    unclear: dict[int, set[int]] = {}
    for document in wanted:
        own = coders.get(document, set())
        if document in settled:
            readings[document] = Reading(document, CONSENSUS, None)
        elif lead is not None:
            readings[document] = Reading(document, INDEPENDENT, lead["id"])
        elif len(own) == 1:
            readings[document] = Reading(document, INDEPENDENT, *own)
        elif own:
            unclear[document] = own
    return readings, unclear


def _several(desk: Desk, coders: set[int], documents: list[int]) -> BadInput:
    people = " and ".join(desk.store.values("coders", "name", order="name_key", id=coders))
    (name,) = desk.store.values("documents", "name", id=documents[0])
    more = len(documents) - 1
    others = f" ({count(more, 'more document has', 'more documents have')} several coders)" if more else ""
    return BadInput(
        f"{people} have coded '{name}', and nothing says whose reading counts{others}.",
        hint="Name the lead with 'thematic coders lead NAME', or adjudicate the documents.",
    )
