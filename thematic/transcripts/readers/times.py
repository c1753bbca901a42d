"""Times as transcripts write them: ``[00:01:23]``, ``(1:23)``, ``#00:01:23-4#``, ``0:03`` before a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from thematic.spans import Span
from thematic.transcripts.transcript import Annotation

CLOCK = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"
"""h:mm:ss or m:ss with an optional fraction of a second, as a regex without groups."""

RANGE = rf"{CLOCK}(?:\s*(?:-->|[-–—])\s*{CLOCK})?"
"""One time or two, as a regex without groups."""

_RANGE = rf"({CLOCK})(?:\s*(?:-->|[-–—])\s*({CLOCK}))?"
_MARK = re.compile(rf"([\[({{#])\s?{_RANGE}(?:-(\d)(?=#))?\s?([\])}}#])")
_PAIRS = {"[": "]", "(": ")", "{": "}", "#": "#"}
_BARE = re.compile(rf"{_RANGE}(?![^\s])")
_SPELLED = re.compile(
    r"[ \t]*(?:(?P<hours>\d{1,2}) (?:hours?|timer?|timar)[ ,]+)?(?:(?P<minutes>\d{1,2}) minut(?:es?|ter|tar?|t)[ ,]+)?"
    r"(?P<seconds>\d{1,2}) (?:seconds?|sekund(?:er)?)[ \t]*"
)
_SHARE_OF_LINES = 10
_EARLY = 6 * 60 * 1000
"""ms: a recording that is stamped by hand has its first time early; the hours of the working day come later."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time, or two, that stands in the text from ``start`` to ``end``; ``begins`` and ``ends`` are ms."""

    start: int
    end: int
    begins: int
    ends: int | None = None

    def annotation(self) -> Annotation:
        """The time as an annotation over its own place."""
        return Annotation("time", self.start, self.end, period(self.begins, self.ends))


def milliseconds(clock: str) -> int | None:
    """``1:23``, ``01:02:03.4`` or ``00:01:23,456`` in ms; None where minutes or seconds cannot be."""
    whole, _, fraction = clock.replace(",", ".").partition(".")
    *hours, minutes, seconds = (int(part) for part in whole.split(":"))
    if seconds > 59 or (hours and minutes > 59):
        return None
    return ((hours[0] if hours else 0) * 3600 + minutes * 60 + seconds) * 1000 + int(fraction.ljust(3, "0"))


def period(begins: int, ends: int | None = None) -> str:
    """Milliseconds as ``hh:mm:ss.mmm``, or two of them around an arrow."""
    return _clock(begins) if ends is None else f"{_clock(begins)} --> {_clock(ends)}"


def find_times(text: str, lines: Sequence[Span]) -> list[Time]:
    """Every bracketed time of ``text``, and the bare ones that open ``lines``, in their order.

    A bare ``10:30`` may well be speech: such times count only where at least two lines, and a tenth of all,
    open with one, none of them goes back, and the first is early, has hours too, or half of all lines have one.
    A line that spells its time ("1 minute 3 seconds") counts where two do.
    """
    bracketed = [time for match in _MARK.finditer(text) if (time := _marked(match))]
    bare = [time for line in lines if (time := bare_time(text, line))]
    clear = bool(bare) and (
        bare[0].begins < _EARLY or len(bare) * 2 > len(lines) or text.count(":", bare[0].start, bare[0].end) > 1
    )
    if not clear or len(bare) * _SHARE_OF_LINES < len(lines) or not _go_on(bare):
        bare = []
    spelled = [time for line in lines if (time := _spelled_time(text, line))]
    return sorted([*bracketed, *bare, *(spelled if _go_on(spelled) else [])], key=lambda time: time.start)


def find_times_after(text: str, places: Sequence[Span]) -> list[Time]:
    """Bare times at the start of the speech in ``places`` (``I: 0:12 Hello``), where half of them have one."""
    bare = [time for place in places if (time := bare_time(text, place))]
    return bare if _go_on(bare) and len(bare) * 2 >= len(places) else []


def _go_on(times: Sequence[Time]) -> bool:
    """Whether there are at least two, none before the one above it."""
    return len(times) > 1 and all(a.begins <= b.begins for a, b in pairwise(times))


def bare_time(text: str, span: Span) -> Time | None:
    """The time without brackets at the very start of a span (blanks before it allowed), if there is one."""
    start, end = span
    while start < end and text[start] in " \t":
        start += 1
    match = _BARE.match(text, start, end)
    return _time(match.start(), match.end(), match[1], match[2]) if match else None


def _spelled_time(text: str, span: Span) -> Time | None:
    match = _SPELLED.fullmatch(text, *span)
    if match is None:
        return None
    hours, minutes, seconds = (int(match[part] or 0) for part in ("hours", "minutes", "seconds"))
    start, end = span
    while start < end and text[start] in " \t":
        start += 1
    return Time(start, start + len(text[start:end].rstrip()), (hours * 3600 + minutes * 60 + seconds) * 1000)


def cell_time(cell: str) -> Time | None:
    """The time that a whole table cell consists of, with or without brackets; positions within the cell."""
    match = _MARK.fullmatch(cell.strip())
    time = _marked(match) if match else None
    if time is None:
        match = re.fullmatch(_RANGE, cell.strip())
        time = _time(match.start(), match.end(), match[1], match[2]) if match else None
    if time is None:
        return None
    indent = len(cell) - len(cell.lstrip())
    return Time(time.start + indent, time.end + indent, time.begins, time.ends)


def _marked(match: re.Match[str]) -> Time | None:
    opening, begins, ends, tenth, closing = match.groups()
    if _PAIRS[opening] != closing:
        return None
    return _time(match.start(), match.end(), f"{begins}.{tenth}" if tenth else begins, ends)


def _time(start: int, end: int, begins: str, ends: str | None) -> Time | None:
    first = milliseconds(begins)
    last = None if ends is None else milliseconds(ends)
    if first is None or (ends is not None and (last is None or last < first)):
        return None
    return Time(start, end, first, last)


def _clock(time: int) -> str:
    seconds, fraction = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}"
