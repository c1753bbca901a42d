"""Who was to code what, and who has finished: so that "found nothing" is not "never saw it"."""

from collections.abc import Iterable

from thematic.coding.coders import require_coder
from thematic.store.desk import Desk
from thematic.store.operations import now

INDEPENDENT = "independent"
CONSENSUS = "consensus"


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


def finish(desk: Desk, document: str, *, layer: str = INDEPENDENT, finished: bool = True) -> None:
    """Mark a document as coded to its end by this coder (or open it again)."""
    store = desk.store
    document_id = store.find("documents", document)["id"]
    with desk.change("finish") as operation:
        coder = require_coder(desk, desk.coder)
        assign(desk, [(document_id, coder, layer)])
        row = store.one("assignments", document_id=document_id, coder_id=coder, layer=layer) or {}
        if bool(row["finished"]) != finished:
            store.update("assignments", row["id"], {"finished": now() if finished else None})
        operation.notes.append(f"{document} is {'finished' if finished else 'open again'}.")
