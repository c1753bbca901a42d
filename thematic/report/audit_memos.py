"""Memos in the audit trail: decisions, method and reflexive memos whole, the others by number."""

from collections.abc import Iterator
from typing import Any

from thematic.report.table import Line
from thematic.report.trail_words import Teller
from thematic.store.desk import Desk
from thematic.transcripts.memos import list_memos

WHOLE = ("decision", "method", "reflexive")
"""Kinds of memo that are quoted; they say why something was done."""

LONGEST = 600
"""Characters after which a quoted memo is cut, with a mark."""


def memo_lines(desk: Desk, teller: Teller, *, since: str = "") -> Iterator[Line]:
    """Every memo of the trail's time: the kinds of ``WHOLE`` with their text, the ids of the others."""
    words = teller.words
    memos = [memo for memo in list_memos(desk) if memo["created"][:10] >= since]
    hidden = _hidden(desk, teller)
    shown = [memo for memo in memos if memo["id"] not in hidden]
    for memo in shown:
        if memo["kind"] in WHOLE:
            lead = words.say(
                "audit_memo_lead",
                id=memo["id"],
                kind=words.say(f"audit_memo_kind_{memo['kind']}"),
                who=memo["coder"],
                day=teller.day(memo["created"]),
                on=words.say("audit_on_study") if memo["on"] == "study" else memo["on"],
            )
            yield Line(teller.quoted(_cut(memo["text"])), lead=lead)
    others = [memo["id"] for memo in shown if memo["kind"] not in WHOLE]
    if others:
        ids = teller.some([str(one) for one in others], most=20)
        yield Line(words.say("audit_memos_more", n=teller.count(len(others), "row_memo"), ids=ids))
    if len(memos) > len(shown):
        yield Line(words.say("audit_memos_hidden", n=teller.count(len(memos) - len(shown), "row_memo")))


def _hidden(desk: Desk, teller: Teller) -> set[int]:
    """Memos on other coders' codings that the coder at the desk may not see yet."""
    store, veil = desk.store, teller.veil
    if not veil.documents:
        return set()
    on_codings: list[dict[str, Any]] = store.rows("memos", ("id", "target_id"), target_table="codings")
    targets = {memo["target_id"] for memo in on_codings}
    where = {row["id"]: row for row in store.rows("codings", ("id", "document_id", "coder_id"), id=targets)}
    return {
        memo["id"]
        for memo in on_codings
        if veil.hides(where[memo["target_id"]]["document_id"], where[memo["target_id"]]["coder_id"])
    }


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 4].rstrip() + " […]"
