"""What was decided on a passage, and the codings that follow from it; as kept in the study."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thematic.agreement.passages import Mark, Passage, Readings, agreed, common_stance, together
from thematic.spans import Span
from thematic.store.desk import Desk
from thematic.store.tables import Row

DECISIONS = ("keep", "both", "new", "neither", "defer")

Placed = tuple[int, int, int, str]
"""A coding of the consensus: code, start, end and stance."""

Key = tuple[int, str]
"""The code of a passage and the readings of it: what a verdict is a verdict on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``decision`` is one of DECISIONS, or agreed; ``kept`` the coder whose reading is kept; ``code`` (an id) and
    ``span`` where the new one goes."""

    decision: str
    kept: str = ""
    code: int | None = None
    span: Span | None = None


AGREED = Verdict("agreed")


def outcome(code: int, readings: Readings, verdict: Verdict) -> frozenset[Placed]:
    """The codings that a verdict on a passage puts into the consensus."""
    marks: Iterable[Mark] = ()
    if verdict.decision == "agreed":
        marks = agreed(readings) or ()
    elif verdict.decision == "keep":
        marks = readings[verdict.kept]
    elif verdict.decision == "both":
        marks = together(readings)
    elif verdict.decision == "new" and verdict.code is not None and verdict.span is not None:
        # Of another code nobody has said which way it goes.
        said = [stance for given in readings.values() for _start, _end, stance in given if verdict.code == code]
        stance = common_stance(said)
        return frozenset({(verdict.code, *verdict.span, stance)})
    return frozenset((code, start, end, stance) for start, end, stance in marks)


def written(passage: Passage) -> str:
    """The readings of a passage as the study keeps them: by coder, so that a changed reading is a new passage."""
    return json.dumps({coder: passage.readings[coder] for coder in sorted(passage.readings)}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Record:
    """A verdict that stands in the study."""

    id: int
    code: int
    readings: str
    span: Span
    verdict: Verdict
    settled: bool

    @property
    def key(self) -> Key:
        """What it is a verdict on."""
        return self.code, self.readings

    @property
    def codings(self) -> frozenset[Placed]:
        """What it put into the consensus."""
        return outcome(self.code, json.loads(self.readings), self.verdict)


def key_of(passage: Passage) -> Key:
    """The key of a verdict on this passage."""
    return passage.code, written(passage)


def load_records(desk: Desk, document: int) -> list[Record]:
    """Every verdict on a document, those on readings that have changed since included."""
    return [record_of(row) for row in desk.store.rows("decisions", document_id=document, order="id")]


def record_of(row: Row) -> Record:
    """A row of the study as a verdict."""
    span = (row["new_start"], row["new_end"]) if row["decision"] == "new" else None
    return Record(
        row["id"],
        row["code_id"],
        row["readings"],
        (row["start"], row["end"]),
        Verdict(row["decision"], row["kept"], row["new_code_id"], span),
        row["settled"] is not None,
    )


def columns_of(passage: Passage, verdict: Verdict, *, kind: str, document: int, coder: int) -> dict[str, Any]:
    """A verdict as a row of the study."""
    start, end = passage.span
    new_start, new_end = verdict.span or (None, None)
    return {
        "document_id": document,
        "code_id": passage.code,
        "start": start,
        "end": end,
        "readings": written(passage),
        "kind": kind,
        "decision": verdict.decision,
        "kept": verdict.kept,
        "new_code_id": verdict.code,
        "new_start": new_start,
        "new_end": new_end,
        "coder_id": coder,
    }
