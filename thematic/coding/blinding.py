"""Blind coding: what a coder does not see of a document before having finished it.

While a study is blind, other coders' codings of such a document, and chosen attributes of its group, site and
speakers, are left out of what people read. It is a guard against looking by accident, not a lock: the file holds
everything, and turning it off is one command, which the journal remembers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thematic.coding.assignments import INDEPENDENT
from thematic.errors import Conflict, NotFound
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row

BLIND = "blind"
HIDDEN = "blind_hide"
CASES = ("group", "site", "participant")
VERB = "agreement blind"


@dataclass(frozen=True, slots=True)
class Veil:
    """What is hidden from one coder: others' codings in ``documents`` (ids), and ``attributes`` (folded) of those.

    ``coder`` is the coder's id, None for somebody whom the study does not know. Nothing is hidden where ``documents``
    is empty.
    """

    coder: int | None
    documents: frozenset[int]
    attributes: tuple[str, ...]

    def hides(self, document: int, coder: int) -> bool:
        """Whether this coder's codings of a document are hidden."""
        return document in self.documents and coder != self.coder

    def hides_attribute(self, document: int, attribute: str) -> bool:
        """Whether an attribute (or site, group, participant) of a document is hidden."""
        return document in self.documents and fold(attribute) in self.attributes

    def notice(self, *, codings: bool = True, attributes: Sequence[str] = ()) -> str:
        """One line on what is hidden, of others' codings and of these attributes; '' where nothing is."""
        hidden = [name for name in attributes if fold(name) in self.attributes]
        what = [*(["other coders' codings"] if codings else []), *hidden]
        if not self.documents or not what:
            return ""
        many = count(len(self.documents), "document")
        return f"Blind: {', '.join(what)} hidden in {many} that you have not finished."


def set_blind(desk: Desk, blind: bool, *, hide: Sequence[str] = ()) -> None:
    """Make a study blind, hiding these attributes as well (site, group and participant may be named), or open it.

    Raises NotFound for an unknown attribute.
    """
    store = desk.store
    known = [*CASES, *store.values("attributes", "name", order="id")]
    names = {fold(name): name for name in known}
    unknown = next((name for name in hide if fold(name) not in names), None)
    if unknown is not None:
        raise NotFound.named("attribute", unknown, known)
    with desk.change(VERB) as operation:
        if blind or store.setting(BLIND):
            store.set_setting(BLIND, "on" if blind else "off")
            store.set_setting(HIDDEN, ",".join(dict.fromkeys(names[fold(name)] for name in hide)) if blind else "")
        operation.notes.append(f"Coding is {'blind' if blind else 'open'}.")


def is_blind(desk: Desk) -> bool:
    """Whether coding in this study is blind."""
    return desk.store.setting(BLIND) == "on"


def veil_of(desk: Desk) -> Veil:
    """What is hidden from the coder at the desk; nothing where the study is not blind."""
    store = desk.store
    coder = next(iter(store.values("coders", "id", name_key=fold(desk.coder))), None)
    if not is_blind(desk):
        return Veil(coder, frozenset(), ())
    done = {
        row["document_id"]
        for row in store.rows("assignments", coder_id=coder, layer=INDEPENDENT)
        if row["finished"] is not None
    }
    hidden = tuple(fold(name) for name in store.setting(HIDDEN).split(",") if name)
    return Veil(coder, frozenset(store.values("documents", "id")) - done, hidden)


def notice_on(desk: Desk, document: str) -> str:
    """One line on others' codings being hidden in a document; '' where they are not."""
    row = desk.store.find("documents", document)
    hidden = row["id"] in veil_of(desk).documents
    return f"Blind: other coders' codings are hidden in '{row['name']}', which you have not finished." if hidden else ""


def readable(desk: Desk, rows: Iterable[Row]) -> list[Row]:
    """Rows that tell of several coders' codings, with a column ``document`` (a name), without unfinished documents."""
    hidden = set(desk.store.values("documents", "name", id=veil_of(desk).documents))
    return [row for row in rows if row["document"] not in hidden]


def hidden_memos(desk: Desk) -> set[int]:
    """Memos (ids) on codings that the coder at the desk may not see yet."""
    store, veil = desk.store, veil_of(desk)
    if not veil.documents:
        return set()
    memos = store.rows("memos", ("id", "target_id"), target_table="codings")
    targets = {memo["target_id"] for memo in memos}
    where = {row["id"]: row for row in store.rows("codings", ("id", "document_id", "coder_id"), id=targets)}
    return {
        memo["id"]
        for memo in memos
        if veil.hides(where[memo["target_id"]]["document_id"], where[memo["target_id"]]["coder_id"])
    }


def cover_documents(desk: Desk, rows: Iterable[Mapping[str, object]]) -> list[Row]:
    """Rows with a column ``document`` (a name) without the hidden attributes' values of unfinished documents."""
    veil = veil_of(desk)
    ids = {row["name"]: row["id"] for row in desk.store.rows("documents", ("id", "name"))}
    return [
        {
            name: "" if veil.hides_attribute(ids.get(str(row["document"]), 0), name) else value
            for name, value in row.items()
        }
        for row in rows
    ]


def cover_cases(desk: Desk, rows: Iterable[Mapping[str, object]]) -> list[Row]:
    """Rows of ``list_cases`` without the hidden attributes' values of the cases of unfinished documents."""
    veil = veil_of(desk)
    if not veil.documents or not veil.attributes:
        return [dict(row) for row in rows]
    veiled = _veiled_cases(desk, veil)
    return [
        {
            name: "" if (row["kind"], row["case"]) in veiled and fold(name) in veil.attributes else value
            for name, value in row.items()
        }
        for row in rows
    ]


def _veiled_cases(desk: Desk, veil: Veil) -> set[tuple[object, object]]:
    """(kind, name) of the groups, sites and participants of unfinished documents."""
    store = desk.store
    groups = set(store.values("documents", "group_id", id=veil.documents))
    people = set(store.values("speakers", "participant_id", document_id=veil.documents))
    sites = set(store.values("cases", "parent_id", id=groups - {None}))
    return {(row["kind"], row["name"]) for row in store.rows("cases", id=(groups | people | sites) - {None})}


def refuse_unfinished(desk: Desk, document: int) -> None:
    """Raise Conflict where a reader of a document would see the others' readings before having finished it."""
    veil = veil_of(desk)
    if document not in veil.documents:
        return
    store = desk.store
    own = {"document_id": document, "coder_id": veil.coder, "layer": INDEPENDENT}
    if store.count("assignments", **own) or store.count("codings", **own):
        (name,) = store.values("documents", "name", id=document)
        raise Conflict(
            f"The study is blind, and {desk.coder} has not finished '{name}'.",
            hint=f"'thematic finish {name}' when it is coded to its end.",
        )
