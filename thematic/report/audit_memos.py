"""Memos in the audit trail: decisions, method and reflexive memos whole, the others by number."""

from collections.abc import Iterator

from thematic.coding.blinding import hidden_memos
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
    hidden = hidden_memos(desk)
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


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 4].rstrip() + " […]"
