"""Printed pages as text: running headers and page numbers set apart, and lines put together as paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thematic.transcripts.readers import names
from thematic.transcripts.readers.times import CLOCK

Page = Sequence[str]
"""The lines of one page from top to bottom, as printed."""

Row = tuple[str, str, str, str]
"""A row of a table that was printed: its number (empty where rows have none), its time, who speaks, what is said."""

_EDGE = 3
"""How many lines at the top and the bottom of a page may be furniture."""

_NUMBER = re.compile(
    r"[-–—\s]*(?:side|page|s\.|p\.|sida)?\s*\d{1,4}\s*(?:(?:av|of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_OF = re.compile(r"(?:side|page|sida)\s*\d{1,4}\s*(?:(?:av|of|/)\s*\d{1,4})?", re.IGNORECASE)
_OPENING = re.compile(
    rf"\s*(?:[\[(#{{]?{CLOCK}|[\[(](?:{names.NAME})[\])]|[-–—•*]\s|\d{{1,3}}[.)]\s|(?P<name>{names.NAME})\s?(?:[\[(]{CLOCK}[\])]\s?)?[:：](?!\d))"
)
_NAME_AND_TIME = re.compile(rf"\s*(?P<name>{names.NAME})\s+(?:[\[(]{CLOCK}[\])]|{CLOCK})\s*")
_TIMED = re.compile(rf"(?:\d{{1,4}}\.?\s+)?[\[(]?{CLOCK}[\])]?\s")
_ROW = re.compile(
    rf"(?:(?P<number>\d{{1,4}}\.?)\s+)?(?P<time>[\[(]?{CLOCK}[\])]?)\s+(?P<name>[^\W_a-z][\w.-]{{0,20}}(?:\s\d{{1,3}})?)\s(?P<text>.+)"
)
_LEAST_ROWS = 4
_SHARE_OF_ROWS = 0.8
_DIVIDED = re.compile(r"(\S*[^\W\d_])[-\u00ad\u2010]$")
_SHARE_OF_WIDTH = 0.85
_LEAST_WIDTH = 30


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands on pages; ``furniture`` with page numbers from 1; words ``divided`` at a line's end."""

    paragraphs: tuple[str, ...]
    furniture: tuple[tuple[int, str], ...]
    divided: tuple[str, ...]
    rows: tuple[Row, ...] = ()


def read_pages(pages: Sequence[Page]) -> Pages:
    """Put the lines of ``pages`` together.

    A line goes on with the next one where that one's first word would not have fitted on it, also across pages. A line
    that opens as a label, a time or an item of a list does starts a paragraph of its own, and a word divided at
    the end of a line stays divided, with its line break: whether its hyphen is the word's own cannot be told.
    Where most lines with a time go on with a name that recurs, they are rows of a table, each with the lines below it.
    """
    kept, furniture = _without_furniture([[line.rstrip() for line in page] for page in pages])
    lines = [line.strip() for page in kept for line in page if line.strip()]
    if (first := _find_rows(lines)) is not None:
        return Pages(tuple(lines[:first]), tuple(furniture), (), tuple(_rows(lines[first:])))
    paragraphs: list[str] = []
    divided: list[str] = []
    open_end = False
    before, width = "", 0
    for page in kept:
        here = _width(page)
        for line in page:
            if not line.strip():
                open_end = False
                continue
            if open_end and not _opens(line) and _is_full(before, line, width):
                word = _DIVIDED.search(before)
                if word and line.lstrip()[:1].islower():
                    divided.append(f"{word[1]}-/{line.split()[0]}")
                    paragraphs[-1] += f"\n{line.strip()}"
                else:
                    paragraphs[-1] += f" {line.strip()}"
            else:
                paragraphs.append(line.strip())
            before, width, open_end = line, here, True
    return Pages(tuple(paragraphs), tuple(furniture), tuple(divided))


def _find_rows(lines: Sequence[str]) -> int | None:
    """The first line of a table whose rows were printed as time, speaker and speech; None where there is none."""
    starts = [(at, match) for at, line in enumerate(lines) if (match := _ROW.match(line))]
    counts = Counter(match["name"] for _at, match in starts)
    timed = sum(bool(_TIMED.match(line)) for line in lines)
    sure = sum(counts[match["name"]] > 1 and _is_speaker(match["name"]) for _at, match in starts)
    return starts[0][0] if sure > _LEAST_ROWS and sure >= _SHARE_OF_ROWS * timed else None


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    row: list[str] = []
    for line in lines:
        match = _ROW.match(line)
        if match:
            if row:
                yield row[0], row[1], row[2], " ".join(row[3:])
            row = [match["number"] or "", match["time"], match["name"], match["text"]]
        else:
            row.append(line)
    yield row[0], row[1], row[2], " ".join(row[3:])


def _is_speaker(name: str) -> bool:
    return names.is_name(name) and names.is_proper(name)


def _without_furniture(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """Pages without the lines at their edges that recur (numbers apart) on most of them, and there alone; and those."""
    edges = [_edges(page) for page in pages]
    counts = Counter(
        key for page, both in zip(pages, edges, strict=True) for key in {_key(page[at]) for edge in both for at in edge}
    )
    within = Counter(_key(line) for page in pages for line in page)
    counts = Counter({key: times for key, times in counts.items() if key == "#" or within[key] <= times})
    kept: list[list[str]] = []
    furniture: list[tuple[int, str]] = []
    for number, (page, both) in enumerate(zip(pages, edges, strict=True), start=1):
        gone = {at for edge in both for at in _furniture(page, edge, counts, len(pages))}
        furniture += [(number, page[at].strip()) for at in sorted(gone)]
        kept.append([line for at, line in enumerate(page) if at not in gone])
    return kept, furniture


def _edges(page: Page) -> tuple[list[int], list[int]]:
    """The lines at the top and at the bottom of a page, from its edge inwards."""
    full = [at for at, line in enumerate(page) if line.strip()]
    return full[:_EDGE], full[: -_EDGE - 1 : -1]


def _furniture(page: Page, edge: Sequence[int], counts: Mapping[str, int], pages: int) -> Iterator[int]:
    """The lines from an edge inwards that recur, up to the first that does not; of two pages only the outermost."""
    for at in edge:
        line = page[at].strip()
        times = counts[_key(line)]
        if _NUMBER.fullmatch(line):
            recurs = (times > 1 and times * 2 >= pages) or bool(_OF.fullmatch(line))
        else:
            recurs = times >= max(2, min(pages, 3), pages * 0.6)
        if recurs and pages == 2 and not _OF.fullmatch(line):  # what stands on two pages may be said twice
            recurs = at == edge[0] and (edge[0] < edge[-1] or not _opens(line))
        if not recurs:
            return
        yield at


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _opens(line: str) -> bool:
    """Whether a line begins as a turn, a time or an item of a list does, and so never goes on with the one above."""
    label = _NAME_AND_TIME.fullmatch(line)
    if label is not None and _is_speaker(label["name"]):
        return True
    match = _OPENING.match(line)
    return match is not None and (match["name"] is None or names.is_name(match["name"].strip()))


def _width(page: Page) -> int:
    """How many characters the wide lines of a page have."""
    lengths = sorted(len(line) for line in page if line.strip())
    return max(lengths[len(lengths) * 9 // 10], _LEAST_WIDTH) if lengths else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split()[0]) >= _SHARE_OF_WIDTH * width
