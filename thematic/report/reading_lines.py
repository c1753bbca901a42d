"""A transcript as numbered lines of print, broken where they are full: what margin stripes are drawn beside."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from thematic.store.desk import Desk
from thematic.transcripts.documents import read_turns

WIDTHS = {
    278: " !,./:;I[\\]ft",
    222: "ijl‘’",
    191: "'",
    260: "|",
    333: "()-`r“”{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$?0123456789L_abdeghnopqu«»–",
    584: "+<=>~",
    611: "FTZø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "Æ—…",
    1015: "@",
}
"""Thousandths of the type size that letters of Helvetica and Arial take."""

ADVANCE = {letter: width for width, letters in WIDTHS.items() for letter in letters} | {"\t": 4 * 278}
WIDE, OTHER = 1200, 620
HIDDEN = ("label", "time", "table-header")
"""Annotations whose text is shown otherwise, or not at all."""


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A line of print: ``start`` and ``end`` in code points; ``turn`` is 0 for what stands outside turns.

    ``first`` lines begin a turn (or what stands outside); they carry the speaker and the ``time`` in milliseconds.
    """

    start: int
    end: int
    turn: int
    first: bool
    speaker: str
    role: str
    time: int | None


def width_of(text: str) -> int:
    """How wide a text runs, in thousandths of the type size."""
    return sum(_advance(letter) for letter in text)


def _advance(letter: str) -> int:
    known = ADVANCE.get(letter)
    if known is None:
        base = unicodedata.normalize("NFD", letter)[0]
        if unicodedata.combining(letter) or letter in "\u200d\ufe0f":
            known = 0
        elif base in ADVANCE:
            known = ADVANCE[base]
        else:
            known = WIDE if unicodedata.east_asian_width(letter) in "WF" or letter > "\u2fff" else OTHER
        ADVANCE[letter] = known
    return known


def print_lines(desk: Desk, document: str, *, width: int) -> list[PrintLine]:
    """The lines of a document, none wider than ``width`` thousandths of the type size unless a word is.

    Turn by turn; what stands outside turns (headings, what was said before anybody is named) has lines of its own.
    """
    row = desk.store.find("documents", document)
    text = desk.store.text(row["id"])
    lines: list[PrintLine] = []
    turns = read_turns(desk, document)
    labels = {turn["number"]: turn for turn in desk.store.rows("turns", document_id=row["id"])}
    aside = sorted(
        [(note["start"], note["end"]) for note in desk.store.rows("annotations", document_id=row["id"], kind=HIDDEN)]
        + [(t["label_start"], t["label_end"]) for t in labels.values() if t["label_start"] is not None]
    )
    at = 0
    for turn in turns:
        lines += _outside(text, at, turn.start, aside, width)
        spans = list(break_lines(text, turn.start, turn.end, width)) or [(turn.start, turn.end)]
        for number, (start, end) in enumerate(spans):
            first = number == 0
            lines.append(PrintLine(start, end, turn.number, first, turn.speaker, turn.role, turn.time_start))
        at = max(at, turn.end)
    return lines + _outside(text, at, len(text), aside, width)


def _outside(text: str, start: int, end: int, aside: Sequence[tuple[int, int]], width: int) -> list[PrintLine]:
    """Lines of what stands between turns, but for labels, times and bare signs."""
    found: list[PrintLine] = []
    for left, right in _without(start, end, aside):
        for begins, ends in break_lines(text, left, right, width):
            if any(letter.isalnum() for letter in text[begins:ends]):
                found.append(PrintLine(begins, ends, 0, not found, "", "", None))
    return found


def _without(start: int, end: int, aside: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in aside[max(bisect_left(aside, (start, 0)) - 1, 0) :]:
        if left >= end:
            break
        if right > start:
            if left > start:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def break_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of ``text[start:end]`` begin and end, line ends and the white space at a break left out."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield from _filled(text, start, stop, width)
        start = stop + 1


def _filled(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        taken, at, space = 0, start, -1
        while at < end:
            taken += _advance(text[at])
            if taken > width and at > start:
                break
            if text[at] in " \t" and at > start:
                space = at
            at += 1
        if at >= end:
            yield start, end
            return
        if text[at] in " \t":
            space = at
        cut = space if space > start else at
        yield start, cut
        start = cut
        while start < end and text[start] in " \t":
            start += 1


class Lines:
    """Finds the lines that a stretch of a document touches."""

    def __init__(self, lines: Sequence[PrintLine]) -> None:
        self._starts = [line.start for line in lines]
        self._ends = [line.end for line in lines]

    def touched(self, start: int, end: int) -> tuple[int, int]:
        """First and last line (places); where nothing of it is printed, the line that follows, or the last one."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if first > last:
            first = last = min(first, len(self._starts) - 1)
        return first, last


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span of lines (both ends included), no two of a lane sharing a line: as few as there can be.

    Longer spans that begin together come first, so that they stand nearest to the text.
    """
    order = sorted(range(len(spans)), key=lambda place: (spans[place][0], -spans[place][1], place))
    found = [0] * len(spans)
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    used = 0
    for place in order:
        first, last = spans[place]
        while busy and busy[0][0] < first:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, used = used, used + 1
        found[place] = lane
        heappush(busy, (last, lane))
    return found
