"""Coders: who they are, and who leads."""

from thematic.errors import BadInput, Conflict, NotFound, did_you_mean
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row


def add_coder(desk: Desk, name: str, *, lead: bool = False) -> int:
    """Add a coder; returns the id. Raises Conflict when the name is taken."""
    if not name.strip():
        raise BadInput("A coder needs a name.")
    store = desk.store
    if store.one("coders", name_key=fold(name)):
        raise Conflict(f"There is a coder '{name}' already.")
    with desk.change("coders add"):
        coder = store.insert("coders", {"name": name.strip()})
        if lead:
            set_lead(desk, name)
    return coder


def set_lead(desk: Desk, name: str) -> None:
    """Make this coder's reading the one that counts; the operation's notes say what that leaves out.

    It counts in every document whose consensus is not finished, also where the lead has coded nothing.
    """
    store = desk.store
    row = store.find("coders", name)
    with desk.change("coders lead") as operation:
        others = [coder for coder in store.values("coders", "id", lead=1) if coder != row["id"]]
        store.update_many("coders", {"lead": 0}, others)
        if not row["lead"]:
            store.update("coders", row["id"], {"lead": 1})
        operation.notes += _what_it_means(desk, row)


def _what_it_means(desk: Desk, lead: Row) -> list[str]:
    """Whose codings do not count under this lead, and where nothing counts; a finished consensus goes before."""
    from thematic.store.evidence import coders_of_documents

    store, name = desk.store, lead["name"]
    done = [row for row in store.rows("assignments") if row["finished"] is not None]
    settled = {row["document_id"] for row in done if row["layer"] == "consensus"}
    coders = {document: them for document, them in coders_of_documents(store).items() if document not in settled}
    read = {document for document, them in coders.items() if lead["id"] in them}
    read |= {row["document_id"] for row in done if row["coder_id"] == lead["id"] and row["layer"] == "independent"}
    others = {document for document, them in coders.items() if them - {lead["id"]}}
    blank = set(store.values("documents", "id")) - read - settled
    notes = []
    if others:
        notes.append(
            f"What others have coded in {count(len(others), 'document')} does not count: {name}'s reading does."
        )
    if blank:
        they = f"{count(len(blank), 'document')} that {name} has not coded {'counts' if len(blank) == 1 else 'count'}"
        coded = f" (coded by others: {len(blank & others)})" if blank & others else ""
        notes.append(f"{they} as blank{coded}.")
    return notes


def require_coder(desk: Desk, name: str) -> int:
    """The id of a coder. The first coder of a study is added by using it; a later unknown one is an error."""
    store = desk.store
    row = store.one("coders", name_key=fold(name))
    if row is not None:
        return int(row["id"])
    if not name.strip():
        raise BadInput("Nobody is named as coder.", hint="Give --coder NAME, or set THEMATIC_CODER.")
    known = store.values("coders", "name", order="name_key")
    if known:
        hint = f"{did_you_mean(name, known)} A new one is added with 'thematic coders add'."
        raise NotFound(f"There is no coder '{name}' in this study.", hint=hint.strip())
    return store.insert("coders", {"name": name.strip()})


def list_coders(desk: Desk) -> list[Row]:
    """Coders with their own codings and the documents they are assigned to; adjudication is not counted."""
    store = desk.store
    return [
        {
            "coder": row["name"],
            "lead": "yes" if row["lead"] else "",
            "codings": store.count("codings", coder_id=row["id"], layer="independent"),
            "documents": store.count("assignments", coder_id=row["id"], layer="independent"),
        }
        for row in store.rows("coders", order="id")
    ]
