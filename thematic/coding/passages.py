"""Participants' coded passages as arrays: the codings of the readings that count, met with the turns they touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thematic.store.desk import Desk
from thematic.store.evidence import Reading, load_codings, load_turns

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """The parts of passages that lie in one participant's turn: arrays of one length, by code, document and place.

    ``passage`` is the same number for the parts of one span of one code in one document, from 0; a span that is coded
    twice (with two stances) is one passage. ``turn`` numbers participants' turns over all documents. ``start`` and
    ``end`` are code points of the document.
    """

    passage: Ints
    code: Ints
    document: Ints
    turn: Ints
    start: Ints
    end: Ints


def load_segments(desk: Desk, readings: Mapping[int, Reading], *, codes: Iterable[int] | None = None) -> Segments:
    """What participants say in the codings of ``readings`` (with these ``codes`` only, where they are named).

    The interviewer's part of a coding is left out, and so is a coding that no participant's turn touches; a document
    without turns is one turn of nobody's.
    """
    store = desk.store
    codings, turns = load_codings(store, readings), load_turns(store)
    others = store.values("speakers", "id", role=("interviewer", "other"))
    spoken = ~np.isin(turns.speaker, np.array(others, dtype=np.int64)) & (turns.end > turns.start)
    turn_document, turn_start, turn_end = (
        column[spoken].astype(np.int64) for column in (turns.document, turns.start, turns.end)
    )
    kept = np.ones(len(codings.id), dtype=bool)
    if codes is not None:
        kept = np.isin(codings.code, np.array(list(codes), dtype=np.int64))
    spans = np.unique(
        np.stack(
            [column[kept].astype(np.int64) for column in (codings.code, codings.document, codings.start, codings.end)]
        ),
        axis=1,
    )
    code, document, start, end = spans
    width = int(max(end.max(initial=0), turn_end.max(initial=0))) + 1
    first = np.searchsorted(turn_document * width + turn_end, document * width + start, side="right")
    after = np.searchsorted(turn_document * width + turn_start, document * width + end, side="left")
    passage, turn = expand(first, after)
    return Segments(
        passage=passage,
        code=code[passage],
        document=document[passage],
        turn=turn,
        start=np.maximum(start[passage], turn_start[turn]),
        end=np.minimum(end[passage], turn_end[turn]),
    )


def expand(first: Ints, after: Ints) -> tuple[Ints, Ints]:
    """Every (row, place) with ``first[row] <= place < after[row]``, as two arrays, by row and place."""
    many = np.maximum(after - first, 0)
    row = np.repeat(np.arange(len(many)), many)
    return row, np.arange(len(row)) + np.repeat(first - (np.cumsum(many) - many), many)
