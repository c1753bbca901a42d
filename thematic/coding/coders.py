"""Coders: who they are, and who leads."""

from thematic.errors import BadInput, Conflict, NotFound, did_you_mean
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
    """Make this coder's reading the one that counts where several coded a document."""
    store = desk.store
    row = store.find("coders", name)
    with desk.change("coders lead"):
        others = [coder for coder in store.values("coders", "id", lead=1) if coder != row["id"]]
        store.update_many("coders", {"lead": 0}, others)
        if not row["lead"]:
            store.update("coders", row["id"], {"lead": 1})


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
