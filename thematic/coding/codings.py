"""Coded segments: applied one by one or in bulk, and taken away again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thematic.coding.anchors import CONTEXT, Anchor, Place, open_place
from thematic.coding.assignments import INDEPENDENT, assign
from thematic.coding.coders import require_coder
from thematic.errors import BadInput, BadRows, NotFound, ThematicError
from thematic.model import Coding
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.transcripts.memos import add_memo

STANCES = ("", "+", "-", "±")
LAYERS = ("independent", "consensus")
COLUMNS = ("document_id", "code_id", "coder_id", "layer", "start", "end", "stance", "quote", "before", "after")

_SPELLINGS = {"+-": "±", "+/-": "±", "−": "-", "–": "-", "0": ""}


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
    """Code one segment: a quote (in a turn, if given), a whole turn, or a span in code points.

    The coder is the desk's, and is assigned to the document. A coding that stands already is returned with
    ``new`` False. Raises BadInput or NotFound.
    """
    store = desk.store
    code_row = store.find("codes", code)
    place = open_place(desk, document)
    anchor = locate(place, quote=quote, turn=turn, span=span)
    stance = read_stance(stance)
    with desk.change("apply") as operation:
        coder = require_coder(desk, desk.coder)
        key = {"document_id": place.id, "code_id": code_row["id"], "coder_id": coder, "layer": read_layer(layer)}
        there = store.one("codings", **key, start=anchor.start, end=anchor.end)
        if there is None:
            row = key | {"start": anchor.start, "end": anchor.end, "stance": stance}
            identity = store.insert("codings", row | _words(place.text, anchor.start, anchor.end))
            assign(desk, [(place.id, coder, layer)])
        else:
            identity, stance = there["id"], there["stance"]
        if memo:
            add_memo(desk, memo, on=f"coding:{identity}")
        if anchor.warning:
            operation.notes.append(anchor.warning)
    quoted = place.text[anchor.start : anchor.end]
    name = code_row["name"]
    return Coding(
        identity, place.name, name, desk.coder, layer, anchor.start, anchor.end, quoted, stance, there is None
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
    """Delete codings and what hangs on them (memos, origins), inside the caller's operation."""
    store = desk.store
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
        operation.notes.append(f"{added.new} codings, {added.skipped} were there already, {len(added.bad)} left out.")
    return added


class _Batch:
    """Rows on their way in: names resolved once each, twins found in memory."""

    def __init__(self, desk: Desk, added: Added) -> None:
        self.desk = desk
        self.added = added
        self.codes = {row["name_key"]: row["id"] for row in desk.store.rows("codes", ("id", "name_key"))}
        self.ids: dict[tuple[str, str], int] = {}
        self.places: dict[str, Place] = {}
        self.seen: dict[tuple[int, int, int, str, int, int], str] = {}
        self.rows: list[tuple[Any, ...]] = []
        self.memos: list[tuple[tuple[Any, ...], str]] = []

    def take(self, number: int, row: Mapping[str, Any]) -> None:
        place = self._place(row["document"])
        code = self._code(row["code"])
        coder = self._coder(row.get("coder") or self.desk.coder)
        stance, layer = read_stance(row.get("stance") or ""), read_layer(row.get("layer") or INDEPENDENT)
        start, end = row.get("start"), row.get("end")
        if type(start) is int and type(end) is int and 0 <= start < end <= len(place.text):
            anchor_start, anchor_end = start, end
        else:
            anchor = _locate_row(place, row)
            anchor_start, anchor_end = anchor.start, anchor.end
            if anchor.warning:
                self.added.warnings.append((number, anchor.warning))
        key = (place.id, code, coder, layer, anchor_start, anchor_end)
        there = self.seen.get(key)
        if there is not None:
            self.added.skipped += 1
            if there != stance:
                said = f"the same coding stands already with stance '{there}', so '{stance}' was left out."
                self.added.warnings.append((number, said))
            return
        self.seen[key] = stance
        text = place.text
        before = text[anchor_start - CONTEXT if anchor_start > CONTEXT else 0 : anchor_start]
        quote, after = text[anchor_start:anchor_end], text[anchor_end : anchor_end + CONTEXT]
        self.rows.append((*key, stance, quote, before, after))
        self.added.new += 1
        if row.get("memo"):
            self.memos.append((key, str(row["memo"])))

    def write(self) -> None:
        store = self.desk.store
        store.insert_many("codings", COLUMNS, self.rows)
        assign(self.desk, {(row[0], row[2], row[3]) for row in self.rows})
        for (document, code, coder, layer, start, end), memo in self.memos:
            found = store.one(
                "codings", document_id=document, code_id=code, coder_id=coder, layer=layer, start=start, end=end
            )
            add_memo(self.desk, memo, on=f"coding:{found['id'] if found else 0}")

    def _place(self, document: Any) -> Place:
        place = self.places.get(document)
        if place is None:
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
            found = self.codes.get(fold(str(code)))
            if found is None:
                found = int(self.desk.store.find("codes", str(code))["id"])
            self.codes[code] = found
        return found

    def _coder(self, coder: Any) -> int:
        known = self.ids.get(("coder", coder))
        if known is None:
            known = self.ids["coder", coder] = require_coder(self.desk, str(coder))
        return known


def locate(
    place: Place, *, quote: str | None = None, turn: int | None = None, span: tuple[int, int] | None = None
) -> Anchor:
    """The one way of naming a segment that was given; raises BadInput for none, or for a span with another."""
    if span is not None:
        if quote is not None or turn is not None:
            raise BadInput("A span stands alone.", hint="Give --span, or --quote (with --turn), or --turn.")
        return place.by_span(*span)
    if quote is not None:
        return place.by_quote(quote, turn)
    if turn is not None:
        return place.by_turn(turn)
    raise BadInput("Nothing says which words are coded.", hint="Give a quote, a turn, or a span START:END.")


def _locate_row(place: Place, row: Mapping[str, Any]) -> Anchor:
    start, end = _number(row, "start"), _number(row, "end")
    if (start is None) != (end is None):
        raise BadInput("A span needs both start and end.")
    turn = _number(row, "turn")
    quote = row.get("quote") or None
    if start is not None and end is not None:
        anchor = place.by_span(start, end)
        if quote is not None and place.text[start:end] != quote:
            raise BadInput(f"The text at {start}:{end} is not the quote.", hint="Give the span or the quote, not both.")
        return anchor
    return locate(place, quote=quote, turn=turn)


def _number(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    try:
        return int(value)
    except ValueError as error:
        raise BadInput(f"{name} '{value}' is not a whole number.") from error


def read_stance(stance: str) -> str:
    """A stance as stored ('', '+', '-', '±'), from its usual spellings."""
    stance = stance.strip()
    stance = _SPELLINGS.get(stance, stance)
    if stance not in STANCES:
        raise BadInput(f"'{stance}' is no stance.", hint="Use +, -, ± or nothing.")
    return stance


def read_layer(layer: str) -> str:
    """A layer's name; raises BadInput."""
    if layer not in LAYERS:
        raise BadInput(f"'{layer}' is no layer.", hint="Layers are independent and consensus.")
    return layer


def _words(text: str, start: int, end: int) -> dict[str, str]:
    return {
        "quote": text[start:end],
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[end : end + CONTEXT],
    }
