"""The code tree: codes added, edited, renamed, moved and deleted."""

import re

from thematic.coding.blinding import veil_of
from thematic.coding.codings import remove
from thematic.coding.tree import descendants, tree
from thematic.errors import BadInput, Conflict
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row, Store

FIELDS = ("label_nb", "label_en", "definition", "include", "exclude", "example", "concept", "colour")
"""What ``edit_code`` can change (besides name and parent, which have verbs of their own)."""


def add_code(desk: Desk, name: str, *, parent: str = "", **fields: str) -> int:
    """Add a code, below ``parent`` if given; ``fields`` as in FIELDS. Returns its id."""
    store = desk.store
    _refuse_name(store, name)
    parent_id = store.find("codes", parent)["id"] if parent else None
    with desk.change("code add"):
        last = max(store.values("codes", "position"), default=0)
        row = {"name": name.strip(), "parent_id": parent_id, "position": last + 1}
        return store.insert("codes", row | checked_fields(fields))


def edit_code(desk: Desk, code: str, **fields: str) -> None:
    """Change definition, rules, labels, concept or colour of a code."""
    row = desk.store.find("codes", code)
    changed = {name: value for name, value in checked_fields(fields).items() if row[name] != value}
    if changed:
        with desk.change("code edit"):
            desk.store.update("codes", row["id"], changed)


def rename_code(desk: Desk, code: str, name: str) -> None:
    """Give a code another name; its codings stay."""
    store = desk.store
    row = store.find("codes", code)
    if fold(name) != row["name_key"]:
        _refuse_name(store, name)
    with desk.change("code rename"):
        if name.strip() != row["name"]:
            store.update("codes", row["id"], {"name": name.strip()})


def move_code(desk: Desk, code: str, parent: str) -> None:
    """Put a code (with what is below it) under another, or at the top when ``parent`` is empty."""
    store = desk.store
    row = store.find("codes", code)
    parent_id = store.find("codes", parent)["id"] if parent else None
    if parent_id is not None and parent_id in descendants(store, row["id"]):
        raise Conflict(f"'{parent}' is '{code}' itself or below it.", hint="Move it somewhere else first.")
    with desk.change("code move"):
        if parent_id != row["parent_id"]:
            store.update("codes", row["id"], {"parent_id": parent_id})


def delete_code(desk: Desk, code: str, *, with_codings: bool = False) -> int:
    """Remove a code; its children move up to its parent. Returns how many codings went along.

    Raises Conflict when it carries codings and ``with_codings`` is not given.
    """
    store = desk.store
    row = store.find("codes", code)
    codings = store.values("codings", "id", code_id=row["id"])
    if codings and not with_codings:
        raise Conflict(
            f"'{row['name']}' carries {count(len(codings), 'coding')}.",
            hint="Merge it into another code, or add --with-codings to delete them as well.",
        )
    with desk.change("code delete") as operation:
        remove(desk, codings)
        store.update_many("codes", {"parent_id": row["parent_id"]}, store.values("codes", "id", parent_id=row["id"]))
        store.delete("theme_codes", store.values("theme_codes", "id", code_id=row["id"]))
        store.delete("memos", store.values("memos", "id", target_table="codes", target_id=row["id"]))
        store.delete("negative_cases", store.values("negative_cases", "id", code_id=row["id"]))
        store.delete("decisions", store.values("decisions", "id", code_id=row["id"]))
        store.delete("decisions", store.values("decisions", "id", new_code_id=row["id"]))
        store.delete("codes", row["id"])
        operation.notes.append(f"'{row['name']}' went with {count(len(codings), 'coding')}.")
    return len(codings)


def list_codes(desk: Desk) -> list[Row]:
    """Codes in tree order (parents first), with depth, codings, documents, themes, and why each is parked.

    Codings that a blind study hides from the coder at the desk are not counted.
    """
    store, veil = desk.store, veil_of(desk)
    counts: dict[int, int] = {}
    documents: dict[int, set[int]] = {}
    for coding in store.rows("codings", ("code_id", "document_id", "coder_id")):
        if veil.hides(coding["document_id"], coding["coder_id"]):
            continue
        counts[coding["code_id"]] = counts.get(coding["code_id"], 0) + 1
        documents.setdefault(coding["code_id"], set()).add(coding["document_id"])
    themes = {row["id"]: row["name"] for row in store.rows("themes", ("id", "name"))}
    links: dict[int, list[str]] = {}
    for link in store.rows("theme_codes", order="theme_id"):
        links.setdefault(link["code_id"], []).append(themes[link["theme_id"]])
    label = f"label_{desk.language}"
    return [
        {
            "code": row["name"],
            "depth": depth,
            "label": row[label],
            "concept": row["concept"],
            "theme": "; ".join(links.get(row["id"], [])),
            "codings": counts.get(row["id"], 0),
            "documents": len(documents.get(row["id"], ())),
            "parked": row["parked"],
        }
        for depth, row in tree(store.rows("codes", order="position, id"))
    ]


def checked_fields(fields: dict[str, str]) -> dict[str, str]:
    """Fields of a code as stored; raises BadInput for a colour that is none."""
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise BadInput(f"A code has no '{unknown.pop()}'.", hint=f"Known: {', '.join(FIELDS)}.")
    values = {name: value.strip() for name, value in fields.items()}
    colour = values.get("colour", "")
    if colour and not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise BadInput(f"'{colour}' is no colour.", hint="Write #RRGGBB.")
    return values


def _refuse_name(store: Store, name: str) -> None:
    if not name.strip():
        raise BadInput("A code needs a name.")
    there = store.one("codes", name_key=fold(name))
    if there is not None:
        raise Conflict(f"There is a code '{there['name']}' already.", hint="Choose another name, or merge.")
