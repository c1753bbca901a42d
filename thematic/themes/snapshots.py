"""Snapshots: the codebook and the themes as they were at one moment, as canonical JSON with its SHA-256.

Equal codebooks give equal bytes: rows by guid (which stays the same in every copy of a study), keys sorted, no
white space, all text in normal form C. Codings, memos and dates are not part of it.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from thematic.errors import BadInput, Conflict
from thematic.phases import phase_of
from thematic.store.desk import Desk
from thematic.store.history import operations
from thematic.store.names import fold
from thematic.store.tables import Row, Store

Content = dict[str, Any]
"""``codes``, ``themes`` and ``concepts`` by guid, ``links`` as [theme, code] guids, and the ``format``."""

FORMAT = 1
NOW = "now"
"""In place of a snapshot's name: the study as it is."""

CODE = ("name", "label_nb", "label_en", "definition", "include", "exclude", "example", "concept", "colour", "parked")
THEME = ("name", "status", "label_nb", "label_en", "definition", "idea", "scope", "is_not")
CONCEPT = ("name", "label_nb", "label_en")


def take_snapshot(desk: Desk, name: str = "", *, note: str = "") -> Row:
    """Freeze the codebook and the themes; returns the snapshot's row, with ``new`` saying whether it was made.

    One that is identical is returned instead of made again. Without ``name``: "phase-N-YYYY-MM-DD", N the phase of the
    last operation that has one, and a number where that name is taken. Raises Conflict where ``name`` is taken,
    BadInput for one that cannot be.
    """
    store = desk.store
    if fold(name) == NOW:
        raise BadInput(f"'{name}' stands for the study as it is.", hint="Choose another name.")
    text = canonical(freeze(store))
    digest = digest_of(text)
    there = store.one("snapshots", digest=digest)
    taken = store.one("snapshots", name_key=fold(name)) if name.strip() else None
    if taken is not None and taken["digest"] != digest:
        raise Conflict(f"There is a snapshot '{taken['name']}' already.", hint="Choose another name.")
    if there is not None:
        return there | {"new": False}
    phase = _phase(store)
    with desk.change("snapshot") as operation:
        named = name.strip() or _free_name(store, phase)
        row: dict[str, str | int | None] = {"name": named, "phase": phase, "digest": digest, "content": text}
        identity = store.insert("snapshots", row | {"note": note.strip(), "coder": desk.coder})
        operation.notes.append(f"Snapshot {named}: {digest[:12]}.")
        return store.rows("snapshots", id=identity)[0] | {"new": True}


def delete_snapshot(desk: Desk, name: str) -> None:
    """Remove a snapshot (``undo`` brings it back)."""
    row = desk.store.find("snapshots", name)
    with desk.change("snapshot"):
        desk.store.delete("snapshots", row["id"])


def list_snapshots(desk: Desk) -> list[Row]:
    """Snapshots, the oldest first, with what each holds, and whether the study is the same now."""
    current = digest_of(canonical(freeze(desk.store)))
    return [
        {
            "snapshot": row["name"],
            "created": row["created"],
            "coder": row["coder"],
            "phase": row["phase"],
            **counts(json.loads(row["content"])),
            "digest": row["digest"],
            "same_as_now": "yes" if row["digest"] == current else "",
            "note": row["note"],
        }
        for row in desk.store.rows("snapshots", order="id")
    ]


def read_snapshot(desk: Desk, name: str) -> Content:
    """What a snapshot holds; "now" is the study as it is. Raises NotFound."""
    if fold(name) == NOW:
        content: Content = json.loads(canonical(freeze(desk.store)))
    else:
        content = json.loads(desk.store.find("snapshots", name)["content"])
    return content


def export_snapshot(desk: Desk, name: str) -> str:
    """A snapshot's canonical JSON, the very text that its digest is of."""
    if fold(name) == NOW:
        return canonical(freeze(desk.store))
    return str(desk.store.find("snapshots", name)["content"])


def counts(content: Content) -> dict[str, int]:
    """How many codes, themes, links and concepts a snapshot holds."""
    return {kind: len(content[kind]) for kind in ("codes", "themes", "links", "concepts")}


def freeze(store: Store) -> Content:
    """The codebook and the themes of a study as they are."""
    guids = {
        table: {row["id"]: row["guid"] for row in store.rows(table, ("id", "guid"))} for table in ("codes", "themes")
    }

    def frozen(table: str, columns: tuple[str, ...]) -> dict[str, Row]:
        return {
            row["guid"]: {name: row[name] for name in columns}
            | ({"parent": guids[table].get(row["parent_id"]), "position": row["position"]} if table in guids else {})
            for row in store.rows(table)
        }

    links = [[guids["themes"][link["theme_id"]], guids["codes"][link["code_id"]]] for link in store.rows("theme_codes")]
    return {
        "format": FORMAT,
        "codes": frozen("codes", CODE),
        "themes": frozen("themes", THEME),
        "concepts": frozen("concepts", CONCEPT),
        "links": sorted(links),
    }


def normalised(value: Any) -> Any:
    """A JSON value with all its text in normal form C."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {key: normalised(item) for key, item in value.items()}
    return [normalised(item) for item in value] if isinstance(value, list) else value


def canonical(content: Content) -> str:
    """The one text of a snapshot's content."""
    return json.dumps(normalised(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _phase(store: Store) -> int | None:
    live = (operation for operation in operations(store) if operation["state"] != "undone")
    return next((phase for operation in live if (phase := phase_of(operation["verb"])) is not None), None)


def _free_name(store: Store, phase: int | None) -> str:
    today = datetime.now(UTC).date().isoformat()
    name = f"phase-{phase}-{today}" if phase is not None else today
    taken = set(store.values("snapshots", "name_key"))
    number = 1
    while fold(name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return name if number == 1 else f"{name}-{number}"
