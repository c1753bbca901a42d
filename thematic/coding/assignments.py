"""Who was to code what, and who has finished: so that "found nothing" is not "never saw it"."""

from collections.abc import Iterable, Sequence

from thematic.coding.coders import require_coder
from thematic.errors import BadInput
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.operations import now

INDEPENDENT = "independent"
CONSENSUS = "consensus"
LAYERS = (INDEPENDENT, CONSENSUS)


def read_layer(layer: str) -> str:
    """A layer's name; raises BadInput."""
    if layer not in LAYERS:
        raise BadInput(f"'{layer}' is no layer.", hint="Layers are independent and consensus.")
    return layer


def assign(desk: Desk, pairs: Iterable[tuple[int, int, str]]) -> int:
    """Record (document id, coder id, layer) as assigned where it is not; returns how many were new."""
    store = desk.store
    wanted = set(pairs)
    there = {
        (row["document_id"], row["coder_id"], row["layer"])
        for row in store.rows("assignments", document_id={document for document, _coder, _layer in wanted})
    }
    new = sorted(wanted - there)
    store.insert_many("assignments", ("document_id", "coder_id", "layer"), new)
    return len(new)


def assign_documents(desk: Desk, coder: str, documents: Sequence[str], *, layer: str = INDEPENDENT) -> int:
    """Record that a coder is to code these documents; returns how many were new. Raises NotFound, BadInput (layer)."""
    store = desk.store
    read_layer(layer)
    found = store.find("coders", coder)
    ids = [store.find("documents", document)["id"] for document in documents]
    with desk.change("agreement assign") as operation:
        new = assign(desk, [(document, found["id"], layer) for document in ids])
        operation.notes.append(f"{count(new, 'document')} assigned to {found['name']}.")
    return new


def finish(desk: Desk, document: str, *, layer: str = INDEPENDENT, finished: bool = True) -> None:
    """Mark a document as coded to its end by this coder (or open it again). Raises BadInput for an unknown layer."""
    store = desk.store
    found = store.find("documents", document)
    with desk.change("finish") as operation:
        coder = require_coder(desk, desk.coder)
        assign(desk, [(found["id"], coder, read_layer(layer))])
        row = store.one("assignments", document_id=found["id"], coder_id=coder, layer=layer) or {}
        if bool(row["finished"]) != finished:
            store.update("assignments", row["id"], {"finished": now() if finished else None})
        operation.notes.append(f"'{found['name']}' is {'finished' if finished else 'open'}.")
