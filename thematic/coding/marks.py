"""Marks on documents: who has read a transcript through, and who has checked it against the recording."""

from collections.abc import Sequence

from thematic.coding.coders import require_coder
from thematic.errors import NotFound
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.tables import Row

KINDS = ("read", "checked")
COLUMNS = ("document", "mark", "coder", "date")


def mark_documents(desk: Desk, documents: Sequence[str], kind: str, *, marked: bool = True) -> int:
    """Record that the coder at the desk has read or checked these documents, or take the marks away again.

    A mark that stands keeps its date. Returns how many marks were made or taken. Raises NotFound.
    """
    store = desk.store
    if kind not in KINDS:
        raise NotFound.named("mark", kind, KINDS)
    wanted = list(dict.fromkeys(store.find("documents", document)["id"] for document in documents))
    with desk.change(f"document {kind}") as operation:
        coder = require_coder(desk, desk.coder)
        there = {
            row["document_id"]: row["id"]
            for row in store.rows("document_marks", document_id=wanted, coder_id=coder, kind=kind)
        }
        if marked:
            new = [(document, coder, kind) for document in wanted if document not in there]
            store.insert_many("document_marks", ("document_id", "coder_id", "kind"), new)
        else:
            store.delete("document_marks", there.values())
        changed = len(wanted) - len(there) if marked else len(there)
        operation.notes.append(f"{count(changed, 'document')} {'' if marked else 'not '}{kind} by {desk.coder}.")
    return changed


def list_marks(desk: Desk, *, document: str = "") -> list[Row]:
    """Every mark by document, kind and date, in the columns ``COLUMNS``."""
    store = desk.store
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    names = {row["id"]: row["name"] for row in store.rows("documents", ("id", "name"), order="name_key", **chosen)}
    coders = dict(
        zip(store.values("coders", "id", order="id"), store.values("coders", "name", order="id"), strict=True)
    )
    places = {identity: place for place, identity in enumerate(names)}
    marks = store.rows("document_marks", document_id=list(names), order="created, id")
    marks.sort(key=lambda row: (places[row["document_id"]], KINDS.index(row["kind"])))
    return [
        {
            "document": names[row["document_id"]],
            "mark": row["kind"],
            "coder": coders[row["coder_id"]],
            "date": row["created"],
        }
        for row in marks
    ]


def with_marks(desk: Desk, rows: Sequence[Row]) -> list[Row]:
    """Rows that have a column ``document`` (a name), each with a column a kind of mark: the coders who made it."""
    marks: dict[tuple[str, str], list[str]] = {}
    for row in list_marks(desk):
        marks.setdefault((row["document"], row["mark"]), []).append(row["coder"])
    return [row | {kind: ", ".join(marks.get((row["document"], kind), [])) for kind in KINDS} for row in rows]
