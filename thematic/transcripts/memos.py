"""Memos and decisions: dated, by coder and kind, on anything or on the study as a whole."""

from typing import Any

from thematic.errors import BadInput, NotFound, UsageError
from thematic.store.desk import Desk
from thematic.store.tables import Row

KINDS = ("analytic", "reflexive", "method", "familiarisation", "decision")

TARGETS = {
    "document": "documents",
    "group": "cases",
    "site": "cases",
    "participant": "cases",
    "speaker": "speakers",
    "code": "codes",
    "coding": "codings",
    "theme": "themes",
    "question": "questions",
}
"""What a memo may hang on (as in ``code:tillit``, ``coding:12`` or ``speaker:DOCUMENT/NAME``), and each one's table."""


def add_memo(desk: Desk, text: str, *, on: str = "", kind: str = "analytic") -> int:
    """Write a memo ``on`` "NOUN:NAME", or on the study when that is empty. Returns its id."""
    if not text.strip():
        raise BadInput("A memo needs a text.")
    if kind not in KINDS:
        raise NotFound.named("kind of memo", kind, KINDS)
    table, target = resolve_target(desk, on) if on else ("", None)
    with desk.change("memo add"):
        return desk.store.insert(
            "memos",
            {"kind": kind, "target_table": table, "target_id": target, "text": text.strip(), "coder": desk.coder},
        )


def resolve_target(desk: Desk, on: str) -> tuple[str, int]:
    """The table and row that "NOUN:NAME" names; raises UsageError or NotFound."""
    noun, _colon, name = on.partition(":")
    noun = noun.strip().lower()
    if noun not in TARGETS or not name.strip():
        raise UsageError(
            f"'{on}' does not say what the memo is about.", hint="Write NOUN:NAME; nouns: " + ", ".join(TARGETS) + "."
        )
    table = TARGETS[noun]
    if noun == "coding":
        row = desk.store.one("codings", id=int(name)) if name.strip().isdecimal() else None
        if row is None:
            raise NotFound(f"There is no coding {name.strip()}.", hint="'thematic codings export' shows their ids.")
    elif table == "cases":
        row = desk.store.find("cases", name, kind=noun)
    elif noun == "speaker":
        row = _speaker(desk, name)
    else:
        row = desk.store.find(table, name)
    return table, int(row["id"])


def _speaker(desk: Desk, name: str) -> Row:
    document, slash, speaker = name.partition("/")
    if not slash:
        raise UsageError(f"'{name}' does not say in which document.", hint="Write speaker:DOCUMENT/NAME.")
    document_id = desk.store.find("documents", document)["id"]
    return desk.store.find("speakers", speaker, document_id=document_id)


def delete_memo(desk: Desk, memo: int) -> None:
    """Remove a memo (``undo`` brings it back)."""
    if desk.store.one("memos", id=memo) is None:
        raise NotFound(f"There is no memo {memo}.", hint="'thematic memo list' shows them.")
    with desk.change("memo delete"):
        desk.store.delete("memos", memo)


def list_memos(desk: Desk, *, on: str = "", kind: str = "") -> list[Row]:
    """Memos, oldest first, with what each is about in words."""
    filters: dict[str, Any] = {"kind": kind} if kind else {}
    if on:
        filters["target_table"], filters["target_id"] = resolve_target(desk, on)
    return [
        {
            "id": row["id"],
            "created": row["created"],
            "coder": row["coder"],
            "kind": row["kind"],
            "on": _told(desk, row),
            "text": row["text"],
        }
        for row in desk.store.rows("memos", order="created, id", **filters)
    ]


def _told(desk: Desk, memo: Row) -> str:
    table = memo["target_table"]
    if not table:
        return "study"
    row = desk.store.one(table, id=memo["target_id"]) or {}
    if table == "speakers":
        return f"speaker:{desk.store.values('documents', 'name', id=row['document_id'])[0]}/{row['name']}"
    noun = row["kind"] if table == "cases" else next(noun for noun, name in TARGETS.items() if name == table)
    return f"{noun}:{row['id'] if table == 'codings' else row['name']}"
