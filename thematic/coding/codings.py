"""Coded segments: applied one by one or in bulk, and taken away again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thematic.coding.anchors import CONTEXT, Place, open_place
from thematic.coding.assignments import INDEPENDENT, LAYERS, assign, read_layer
from thematic.coding.cells import STANCES, is_blank, locate, locate_row, read_stance, read_text
from thematic.coding.coders import require_coder
from thematic.errors import BadInput, BadRows, NotFound, ThematicError
from thematic.model import Coding
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.memos import add_memo

COLUMNS = ("document_id", "code_id", "coder_id", "layer", "start", "end", "stance", "quote", "before", "after")

Key = tuple[int, int, int, str, int, int]
"""Document, code, coder, layer, start and end: what makes two codings one."""


def apply(
    desk: Desk,
    code: str,
    document: str,
    *,
    quote: str | None = None,
    turn: int | None = None,
    span: tuple[int, int] | None = None,
    stance: str = "",
    layer: str = INDEPENDENT,
    memo: str = "",
) -> Coding:
    """Code one segment: a quote exactly (in a turn, if given), a whole turn, or a span in code points.

    The coder is the desk's, and is assigned to the document. A coding that stands already is returned with
    ``new`` False, and keeps its stance. Raises BadInput, NotFound, or UsageError where it is not one of the three.
    """
    store = desk.store
    code_row = store.find("codes", code)
    place = open_place(desk, document)
    anchor = locate(place, quote=quote, turn=turn, span=span)
    stance = read_stance(stance)
    with desk.change("apply") as operation:
        coder = require_coder(desk, desk.coder)
        key = {"document_id": place.id, "code_id": code_row["id"], "coder_id": coder, "layer": read_layer(layer)}
        twins = store.rows("codings", **key, start=anchor.start, end=anchor.end)
        there = next((twin for twin in twins if twin["stance"] == stance), twins[0] if twins else None)
        if there is None:
            row = key | {"start": anchor.start, "end": anchor.end, "stance": stance}
            identity = store.insert("codings", row | _words(place.text, anchor.start, anchor.end))
            assign(desk, [(place.id, coder, layer)])
        else:
            identity = there["id"]
            if there["stance"] != stance:
                operation.notes.append(_other_stance(there["stance"], stance, f"Coding {identity}"))
            stance = there["stance"]
        if memo and memo.strip() not in _memos(desk, identity):
            add_memo(desk, memo, on=f"coding:{identity}")
        whose = place.unheard(anchor.start, anchor.end)
        if there is None and whose is not None:
            where = f"is all of {whose}" if whose else "lies outside everybody's speech"
            operation.notes.append(f"The passage {where}, so that it counts as nobody's evidence.")
        (name,) = store.values("coders", "name", id=coder)
    return Coding(
        id=identity,
        document=place.name,
        code=code_row["name"],
        coder=name,
        layer=layer,
        start=anchor.start,
        end=anchor.end,
        quote=place.text[anchor.start : anchor.end],
        stance=stance,
        new=there is None,
    )


def unapply(desk: Desk, codings: Iterable[int]) -> int:
    """Take codings away by id, with the memos on them; returns how many. Raises NotFound for an unknown id."""
    store = desk.store
    ids = list(dict.fromkeys(codings))
    there = set(store.values("codings", "id", id=ids))
    missing = next((identity for identity in ids if identity not in there), None)
    if missing is not None:
        raise NotFound(f"There is no coding {missing}.", hint="'thematic codings export' shows their ids.")
    with desk.change("unapply"):
        remove(desk, ids)
    return len(ids)


def remove(desk: Desk, ids: list[int]) -> None:
    """Delete codings and what hangs on them (memos, origins), inside the caller's operation.

    A negative case that was answered with one of them keeps its answer.
    """
    store = desk.store
    store.update_many("negative_cases", {"coding_id": None}, store.values("negative_cases", "id", coding_id=ids))
    store.delete("memos", store.values("memos", "id", target_table="codings", target_id=ids))
    store.delete("coding_origins", store.values("coding_origins", "id", coding_id=ids))
    store.delete("codings", ids)


@dataclass(slots=True)
class Added:
    """What a bulk import did: new codings, skipped twins, and per row a warning or the reason it is bad."""

    new: int = 0
    skipped: int = 0
    warnings: list[tuple[int, str]] = field(default_factory=list)
    bad: list[tuple[int, str]] = field(default_factory=list)


def add_codings(
    desk: Desk, rows: Iterable[tuple[int, Mapping[str, Any]]], *, source: str = "codings", skip_bad: bool = False
) -> Added:
    """Code many segments as one operation.

    ``rows`` are (row number for messages, {document, code, and quote | turn | start and end; optional coder,
    stance, layer, memo}). One bad row means that nothing is written and BadRows tells every one, unless
    ``skip_bad``, which leaves them out and returns them. Cost: one look-up in memory per row; each document is
    read once.
    """
    added = Added()
    with desk.change("codings import") as operation:
        batch = _Batch(desk, added)
        for number, row in rows:
            try:
                batch.take(number, row)
            except ThematicError as error:
                added.bad.append((number, error.sentence + (f" {error.hint}" if error.hint else "")))
        if added.bad and not skip_bad:
            raise BadRows(source, added.bad, hint="--skip-bad takes the others and lists what was left out.")
        batch.write()
        there = count(added.skipped, "was", "were")
        operation.notes.append(f"{count(added.new, 'coding')}, {there} there already, {len(added.bad)} left out.")
        if batch.unheard:
            operation.notes.append(f"Outside all participants' words, so nobody's evidence: {batch.unheard} of them.")
    return added


class _Batch:
    """Rows on their way in: names resolved once each, twins found in memory."""

    def __init__(self, desk: Desk, added: Added) -> None:
        self.desk = desk
        self.added = added
        self.codes = {row["name_key"]: row["id"] for row in desk.store.rows("codes", ("id", "name_key"))}
        self.coders: dict[Any, int] = {}
        self.places: dict[str, Place] = {}
        self.seen: dict[Key, str] = {}
        self.rows: list[tuple[Any, ...]] = []
        self.memos: dict[Key, str] = {}
        self.unheard = 0

    def take(self, number: int, row: Mapping[str, Any]) -> None:
        place = self._place(row.get("document"))
        code = self._code(row.get("code"))
        stance, layer = row.get("stance") or "", row.get("layer") or INDEPENDENT
        if stance not in STANCES:
            stance = read_stance(read_text(row, "stance"))
        if layer not in LAYERS:
            layer = read_layer(read_text(row, "layer") or INDEPENDENT)
        start, end, quote = row.get("start"), row.get("end"), row.get("quote")
        if type(start) is int and type(end) is int and 0 <= start < end <= len(place.text) and not quote:
            anchor_start, anchor_end = start, end
        else:
            anchor = locate_row(place, row)
            anchor_start, anchor_end = anchor.start, anchor.end
            if anchor.warning:
                self.added.warnings.append((number, anchor.warning))
        # Last of all, so that a row left out for its words does not bring its coder into the study.
        coder = self._coder(row.get("coder"))
        key = (place.id, code, coder, layer, anchor_start, anchor_end)
        if key in self.seen:
            self._skip(number, row, key, stance)
            return
        self.seen[key] = stance
        text = place.text
        before = text[anchor_start - CONTEXT if anchor_start > CONTEXT else 0 : anchor_start]
        quote, after = text[anchor_start:anchor_end], text[anchor_end : anchor_end + CONTEXT]
        self.rows.append((*key, stance, quote, before, after))
        self.added.new += 1
        self.unheard += place.unheard(anchor_start, anchor_end) is not None
        if row.get("memo") and (memo := read_text(row, "memo")):
            self.memos[key] = memo

    def _skip(self, number: int, row: Mapping[str, Any], key: Key, stance: str) -> None:
        """Count a coding that stands already; what it would have added is said, not lost in silence."""
        self.added.skipped += 1
        if stance == self.seen[key] and not row.get("memo"):
            return
        twins = self._twins(key)
        stances = [twin["stance"] for twin in twins] or [self.seen[key]]
        if stance not in stances:
            self.added.warnings.append((number, _other_stance(stances[0], stance)))
        memo = read_text(row, "memo")
        memos = [memo for twin in twins for memo in _memos(self.desk, twin["id"])] or [self.memos.get(key, "")]
        if memo and memo not in (*memos, " / ".join(memos)):
            self.added.warnings.append((number, "The same coding stands already; this row's memo was left out."))

    def write(self) -> None:
        store = self.desk.store
        store.insert_many("codings", COLUMNS, self.rows)
        assign(self.desk, {(row[0], row[2], row[3]) for row in self.rows})
        for key, memo in self.memos.items():
            add_memo(self.desk, memo, on=f"coding:{self._twins(key)[0]['id']}")

    def _twins(self, key: Key) -> list[Row]:
        return self.desk.store.rows("codings", **dict[str, Any](zip(COLUMNS, key, strict=False)))

    def _place(self, document: Any) -> Place:
        place = self.places.get(document)
        if place is None:
            if is_blank(document):
                raise BadInput("No document is named.")
            place = next((known for known in self.places.values() if fold(known.name) == fold(str(document))), None)
            if place is None:
                place = open_place(self.desk, str(document))
                for row in self.desk.store.rows("codings", document_id=place.id):
                    key = (row["document_id"], row["code_id"], row["coder_id"], row["layer"], row["start"], row["end"])
                    self.seen[key] = row["stance"]
            self.places[document] = place
        return place

    def _code(self, code: Any) -> int:
        found = self.codes.get(code)
        if found is None:
            if is_blank(code):
                raise BadInput("No code is named.")
            found = self.codes.get(fold(str(code)))
            if found is None:
                found = int(self.desk.store.find("codes", str(code))["id"])
            self.codes[code] = found
        return found

    def _coder(self, coder: Any) -> int:
        known = self.coders.get(coder)
        if known is None:
            name = self.desk.coder if is_blank(coder) else str(coder)
            known = self.coders[coder] = require_coder(self.desk, name)
        return known


def _memos(desk: Desk, coding: int) -> list[str]:
    return desk.store.values("memos", "text", order="id", target_table="codings", target_id=coding)


def _other_stance(there: str, stance: str, which: str = "The same coding") -> str:
    return f"{which} stands already with {_said(there)}, so {_said(stance)} was left out."


def _said(stance: str) -> str:
    return f"stance {stance}" if stance else "no stance"


def _words(text: str, start: int, end: int) -> dict[str, str]:
    return {
        "quote": text[start:end],
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[end : end + CONTEXT],
    }
