"""Numbers before lines: a transcription service's line numbers, and headings such as ``2. Work and leave``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thematic.transcripts.readers.labels import Line
from thematic.transcripts.readers.times import CLOCK
from thematic.transcripts.transcript import Annotation

_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,5})(?P<mark>[.):]?)(?=[ \t]|\Z)[ \t]*")
_HEADING = re.compile(r"(?P<number>\d{1,2})(?P<under>(?:\.\d{1,2})*)[.)]?[ \t]+(?=[^\W\d_])[^\n]{1,120}")
_LABELLED = re.compile(rf"[^\n:]{{1,63}}:(?:[ \t]|$)|[^\n]*[ \t]{CLOCK}[ \t]*$")
_SHARE = 0.9
_FEWEST = 3
_LONGEST_STEP = 3


def skip_numbers(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Annotation]]:
    """``lines`` without the numbers that open them, and the numbers as annotations (kind ``line-number``).

    Lines are numbered where nine tenths of those that are not blank (three at the least) open with a number,
    and nine tenths of the numbers are one to three more than the one before, or start again on a new page.
    A line with a number alone becomes blank. The text keeps its numbers.
    """
    full = [line for line in lines if text[line.start : line.end].strip()]
    plain = [line for line in full if not line.kind and not line.row]
    matches = {line.start: match for line in plain if (match := _NUMBER.match(text[line.start : line.end]))}
    numbers = [int(match["number"]) for match in matches.values()]
    steps = [0 < b - a <= _LONGEST_STEP or b == 1 < a for a, b in pairwise(numbers)]
    if len(matches) < max(_FEWEST, _SHARE * len(plain)) or sum(steps) < _SHARE * len(steps):
        return list(lines), []
    marks = [
        Annotation("line-number", start + match.start("number"), start + match.end("mark"), match["number"])
        for start, match in matches.items()
    ]
    moved = [
        replace(line, start=line.start + matches[line.start].end()) if line.start in matches else line for line in lines
    ]
    return moved, marks


def mark_headings(text: str, lines: Sequence[Line]) -> list[Line]:
    """``lines`` with numbered headings marked: alone between blank lines, counted from the first one upwards.

    At least two are needed, none may look like a speaker's line, and they must be the fewer blocks by far.
    """
    full = [line for line in lines if text[line.start : line.end].strip()]
    gaps = [True, *(text.count("\n", a.end, b.start) > 1 for a, b in pairwise(full)), True]
    alone = [line for line, above, below in zip(full, gaps, gaps[1:], strict=False) if above and below]
    found = {line.start: match for line in alone if (match := _HEADING.fullmatch(text, line.start, line.end))}
    chapters = [int(match["number"]) for match in found.values() if not match["under"]]
    counted = all(b == a + 1 for a, b in pairwise(chapters)) and chapters[:1] in ([0], [1])
    labelled = any(_LABELLED.match(match.group().split(maxsplit=1)[1]) for match in found.values())
    if len(chapters) < 2 or not counted or labelled or len(found) * 2 > sum(gaps[:-1]):
        return list(lines)
    return [
        replace(line, kind="heading", value=str(1 + found[line.start]["under"].count(".")))
        if line.start in found
        else line
        for line in lines
    ]
