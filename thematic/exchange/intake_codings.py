"""Codings and memos of a project into a study: exact places, nothing moved, nothing written twice."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from thematic.coding.anchors import CONTEXT, Place, open_place
from thematic.coding.assignments import INDEPENDENT, LAYERS, assign
from thematic.coding.cells import STANCES
from thematic.coding.codings import COLUMNS
from thematic.exchange.arrival import Arrival, Guids, Landed, guid_of, moment, storable, tidy
from thematic.exchange.project import ProjectCoding, ProjectMemo, Thing
from thematic.store.bulk import unused_ids
from thematic.store.operations import now
from thematic.transcripts.memos import KINDS

Passage = tuple[int, int, int, str, int, int, str]
"""Document, code, coder, layer, start, end and stance: what makes two codings one."""

_LINE = 60


def take_codings(arrival: Arrival) -> Counter[int]:
    """Write all codings at once; returns how many each document (by id) gained.

    A place outside the text, or without a character, is lost and said: it is never moved to one that would fit.
    Coders are assigned to the documents that they coded.
    """
    store, fidelity = arrival.store, arrival.fidelity
    known: dict[Passage, int] = {}
    guids: dict[str, tuple[int, Passage]] = {}
    for row in store.rows("codings", ("id", "guid", *COLUMNS[:7])):
        passage = tuple(row[column] for column in COLUMNS[:7])
        known[passage] = row["id"]
        guids[row["guid"]] = (row["id"], passage)
    before = set(known.values())
    identity = unused_ids(store)["codings"]
    stamp = now()
    fresh: list[tuple[Any, ...]] = []
    for coding in arrival.project.codings:
        landed, code = arrival.documents.get(coding.document), arrival.codes.get(coding.code)
        if landed is None or code is None:
            what = "the document did not come over" if landed is None else "the code did not come over"
            fidelity.lost("codings", what, example=f"{coding.document} {coding.start}-{coding.end}")
            continue
        text, start, end = landed.text, coding.start, coding.end
        if not 0 <= start < end <= len(text):
            what = "a place without a character" if start == end else "a place outside the text"
            fidelity.lost("codings", what, example=_place(arrival, coding, landed))
            continue
        stance, layer = _stance(arrival, coding), _layer(arrival, coding)
        passage = (landed.id, code, arrival.coders[coding.coder], layer, start, end, stance)
        guid = guid_of(coding.key)
        there = known.get(passage)
        if there is None and guid in guids and guids[guid][1][0] == landed.id:
            there = guids[guid][0]
            fidelity.changed(
                "codings", "changed in the study since; the study's own stay", example=_quote(text, start, end)
            )
        elif there in before:
            fidelity.kept("codings", what="in the study already")
        elif there is not None:
            fidelity.changed("codings", "stood there twice, kept once", example=_quote(text, start, end))
        if there is not None:
            arrival.codings[coding.key] = there
            continue
        if not guid or guid in guids:
            guid = uuid4().hex
        guids[guid] = (identity, passage)
        known[passage] = arrival.codings[coding.key] = identity
        created = moment(coding.created) if coding.created else ""
        fresh.append(
            (
                identity,
                guid,
                created or stamp,
                *passage,
                text[start:end],
                text[max(0, start - CONTEXT) : start],
                text[end : end + CONTEXT],
            )
        )
        fidelity.kept("codings")
        identity += 1
    store.insert_many("codings", ("id", "guid", "created", *COLUMNS), fresh)
    arrival.unheard = _unheard(arrival, [(row[3], row[7], row[8]) for row in fresh])
    _take_assignments(arrival, {(row[3], row[5], row[6]) for row in fresh})
    return Counter(row[3] for row in fresh)


def _unheard(arrival: Arrival, spans: Iterable[tuple[int, int, int]]) -> int:
    """How many of these codings (document, start, end) hold no participant's word."""
    names = {landed.id: landed.name for landed in arrival.documents.values()}
    places: dict[int, Place] = {}
    number = 0
    for document, start, end in spans:
        if document not in places:
            places[document] = open_place(arrival.desk, names[document])
        number += places[document].unheard(start, end) is not None
    return number


def _take_assignments(arrival: Arrival, coded: set[tuple[int, int, str]]) -> None:
    """Who was to code what, by document, coder and layer: what the project says, and whoever has coded."""
    store, fidelity = arrival.store, arrival.fidelity
    there = {(row["document_id"], row["coder_id"], row["layer"]): row for row in store.rows("assignments")}
    stamp = now()
    new: list[tuple[Any, ...]] = []
    for one in arrival.project.assignments:
        landed, coder = arrival.documents.get(one.document), arrival.coders.get(one.coder)
        if landed is None or coder is None or one.layer not in LAYERS:
            fidelity.lost("assignments", "the document or coder did not come over", example=one.document)
            continue
        key, finished = (landed.id, coder, one.layer), moment(one.finished) if one.finished else ""
        row = there.get(key)
        if row is None:
            new.append((*key, (moment(one.assigned) if one.assigned else "") or stamp, finished or None))
            there[key] = {"finished": finished or None}
            fidelity.kept("assignments")
        elif (row["finished"] is not None) != bool(finished) and "id" in row:
            fidelity.changed("assignments", "the study's own stay, finished or open", example=landed.name)
        else:
            fidelity.kept("assignments", what="in the study already")
    store.insert_many("assignments", ("document_id", "coder_id", "layer", "assigned", "finished"), new)
    assign(arrival.desk, coded)


def _stance(arrival: Arrival, coding: ProjectCoding) -> str:
    if coding.stance in STANCES:
        return coding.stance
    arrival.fidelity.lost("stances", "none of +, - and ±", example=coding.stance)
    return ""


def _layer(arrival: Arrival, coding: ProjectCoding) -> str:
    if coding.layer in LAYERS:
        return coding.layer
    arrival.fidelity.changed("layers", "unknown, taken as independent", example=coding.layer)
    return INDEPENDENT


def _place(arrival: Arrival, coding: ProjectCoding, landed: Landed) -> str:
    return f"{landed.name} {coding.start}-{coding.end} of {len(landed.text)}"


def _quote(text: str, start: int, end: int) -> str:
    return tidy(text[start : min(end, start + _LINE)])


def take_memos(arrival: Arrival) -> None:
    """Memos with kind, coder and date, on what they were on; on the study where that did not come over."""
    store, fidelity = arrival.store, arrival.fidelity
    there = {
        (row["target_table"], row["target_id"], row["kind"], row["text"], row["coder"])
        for row in store.rows("memos", ("target_table", "target_id", "kind", "text", "coder"))
    }
    before = set(there)
    guids = Guids.of(store, "memos")
    stamp = now()
    fresh: list[tuple[Any, ...]] = []
    for memo in arrival.project.memos:
        text = storable(memo.text)
        if not text.strip():
            continue
        if guids.row(memo.key):
            fidelity.kept("memos", what="in the study already")
            continue
        target = _target(arrival, memo)
        kind = memo.kind if memo.kind in KINDS else KINDS[0]
        key = (*target, kind, text, tidy(memo.coder) or arrival.desk.coder)
        if key in there:
            what = "in the study already" if key in before else "said twice, kept once"
            fidelity.kept("memos", what=what)
            continue
        there.add(key)
        created = (moment(memo.created) if memo.created else "") or stamp
        fresh.append((guids.claim(memo.key) or uuid4().hex, *key, created))
        if memo.on[0] and not target[0]:
            fidelity.changed("memos", _astray(memo.on[0]), example=text[:_LINE])
        else:
            fidelity.kept("memos")
    store.insert_many("memos", ("guid", "target_table", "target_id", "kind", "text", "coder", "created"), fresh)


def _target(arrival: Arrival, memo: ProjectMemo) -> tuple[str, int | None]:
    thing, key = memo.on
    return (arrival.target(thing, key) if thing else None) or ("", None)


def _astray(thing: Thing) -> str:
    if thing == "coder":
        return "on coders became memos on the study"
    return f"on a {thing} that did not come over, now on the study"
