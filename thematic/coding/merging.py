"""Codes merged and split: every coding stays, and where each came from is recorded."""

from collections.abc import Sequence

from thematic.coding.codebook import add_code
from thematic.coding.codings import remove
from thematic.coding.tree import ancestors
from thematic.errors import BadInput, Conflict
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row, Store

SAME = ("document_id", "coder_id", "layer", "start", "end", "stance")
"""What makes two codings of one code the same coding."""


def merge_codes(desk: Desk, sources: Sequence[str], *, into: str, reason: str) -> tuple[int, int]:
    """Give every coding of ``sources`` to ``into`` and remove them: their children, themes and memos move too.

    Codings that are then identical (document, coder, layer, span, stance) become one; where each came from is
    recorded. One operation. Returns (codings moved, codings united). Raises BadInput without a reason.
    """
    if not reason.strip():
        raise BadInput("A merge needs a reason.", hint="Say why with --reason; it stands in the audit trail.")
    store = desk.store
    target = store.find("codes", into)
    rows = list({row["id"]: row for row in (store.find("codes", source) for source in sources)}.values())
    if any(row["id"] == target["id"] for row in rows):
        raise BadInput(f"'{into}' cannot be merged into itself.")
    moved = united = 0
    with desk.change("merge codes", reason=reason.strip()) as operation:
        for row in rows:
            if row["id"] in ancestors(store, target["id"]):
                store.update("codes", target["id"], {"parent_id": row["parent_id"]})
            more, fewer = _move_codings(desk, row, target["id"], reason.strip())
            moved, united = moved + more, united + fewer
            _hand_over(store, row["id"], target["id"])
            store.delete("codes", row["id"])
        names = ", ".join(row["name"] for row in rows)
        operation.notes.append(f"{names} into {target['name']}: {count(moved, 'coding')} moved, {united} united.")
    return moved, united


def _move_codings(desk: Desk, source: Row, target: int, reason: str) -> tuple[int, int]:
    store = desk.store
    there = {tuple(row[name] for name in SAME): row["id"] for row in store.rows("codings", code_id=target)}
    origins: list[tuple[int, str, str, str]] = []
    moving: list[int] = []
    twins: list[int] = []
    for row in store.rows("codings", code_id=source["id"], order="id"):
        twin = there.get(tuple(row[name] for name in SAME))
        kept = row["id"] if twin is None else twin
        origins.append((kept, row["guid"], source["name"], reason))
        if twin is None:
            moving.append(row["id"])
        else:
            twins.append(row["id"])
            memos = store.values("memos", "id", target_table="codings", target_id=row["id"])
            store.update_many("memos", {"target_id": twin}, memos)
            former = store.values("coding_origins", "id", coding_id=row["id"])
            store.update_many("coding_origins", {"coding_id": twin}, former)
            answered = store.values("negative_cases", "id", coding_id=row["id"])
            store.update_many("negative_cases", {"coding_id": twin}, answered)
    store.update_many("codings", {"code_id": target}, moving)
    store.insert_many("coding_origins", ("coding_id", "former_guid", "former_code", "reason"), origins)
    remove(desk, twins)
    return len(moving), len(twins)


def _hand_over(store: Store, source: int, target: int) -> None:
    store.update_many("codes", {"parent_id": target}, store.values("codes", "id", parent_id=source))
    has = set(store.values("theme_codes", "theme_id", code_id=target))
    for link in store.rows("theme_codes", code_id=source):
        if link["theme_id"] in has:
            store.delete("theme_codes", link["id"])
        else:
            store.update("theme_codes", link["id"], {"code_id": target})
    memos = store.values("memos", "id", target_table="codes", target_id=source)
    store.update_many("memos", {"target_id": target}, memos)
    store.update_many("negative_cases", {"code_id": target}, store.values("negative_cases", "id", code_id=source))
    store.update_many("decisions", {"code_id": target}, store.values("decisions", "id", code_id=source))
    store.update_many("decisions", {"new_code_id": target}, store.values("decisions", "id", new_code_id=source))


def split_code(desk: Desk, code: str, into: str, codings: Sequence[int], *, reason: str = "") -> int:
    """Give some of a code's codings to ``into``, which is made beside it when it is new. Returns how many.

    Where they came from is recorded. Raises BadInput for a coding of another code.
    """
    store = desk.store
    row = store.find("codes", code)
    ids = list(dict.fromkeys(codings))
    own = {coding["id"]: coding for coding in store.rows("codings", id=ids, code_id=row["id"])}
    wrong = next((identity for identity in ids if identity not in own), None)
    if wrong is not None or not ids:
        said = "No coding is named to split off." if wrong is None else f"Coding {wrong} is not one of '{code}'."
        raise BadInput(said, hint=f"'thematic codings export --code {row['name']}' lists them with their ids.")
    with desk.change("code split", reason=reason) as operation:
        there = store.one("codes", name_key=fold(into))
        taken: set[tuple[object, ...]] = set()
        if there is not None and there["id"] == row["id"]:
            raise BadInput(f"'{code}' cannot be split into itself.")
        if there is None:
            target = add_code(desk, into, concept=row["concept"])
            store.update("codes", target, {"parent_id": row["parent_id"]})
            themes = store.values("theme_codes", "theme_id", code_id=row["id"])
            store.insert_many("theme_codes", ("theme_id", "code_id"), [(theme, target) for theme in themes])
        else:
            target = there["id"]
            taken = {tuple(other[name] for name in SAME) for other in store.rows("codings", code_id=target)}
        clash = next((c for c in own.values() if tuple(c[name] for name in SAME) in taken), None)
        if clash is not None:
            raise Conflict(
                f"Coding {clash['id']} stands under '{into}' already.",
                hint=f"Take it away with 'unapply {clash['id']}'.",
            )
        store.update_many("codings", {"code_id": target}, ids)
        origins = [(identity, own[identity]["guid"], row["name"], reason) for identity in ids]
        store.insert_many("coding_origins", ("coding_id", "former_guid", "former_code", "reason"), origins)
        operation.notes.append(f"{count(len(ids), 'coding')} of {row['name']} went to {into}.")
    return len(ids)
