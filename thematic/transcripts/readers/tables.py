"""Tables that hold a transcript: which column is the time, the speaker, the talk."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from thematic.spans import Span
from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.labels import Line
from thematic.transcripts.readers.times import CLOCK, Time, cell_time

_HEADINGS = {
    "time": "tid tidspunkt tidskode tidsstempel tidsmerke starttid start time timestamp timecode timespan from "
    "fra frå klokkeslett",
    "end": "slutt sluttid stopp end to til",
    "speaker": "taler talar speaker navn namn name hvem kven who deltaker deltakar participant informant person "
    "respondent stemme",
    "text": "tekst text innhold innhald content utsagn utsegn ytring transkripsjon transkript transcript "
    "transcription speech tale sagt said utterance replikk",
}
_MEANING = {word: column for column, words in _HEADINGS.items() for word in words.split()}
_LONGEST_HEADING = 3
_SHARE_OF_CELLS = 0.8
_AROUND_NAME = re.compile(rf"^\s*[\[(]?{CLOCK}[\])]?\s*|\s*[\[(]?{CLOCK}[\])]?\s*:?\s*$|\s*:\s*$")
_CLOCK = re.compile(rf"\[{CLOCK}\]|\({CLOCK}\)|{CLOCK}")
_LABELLED = re.compile(rf"{names.NAME}:\s")


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers from 0; ``header`` says that the first row names the columns."""

    text: int
    speaker: int | None = None
    time: int | None = None
    end: int | None = None
    header: bool = False


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a transcript table, by the words of its first row, else by content; None for other tables.

    A transcript has talk and speakers or times. By content, speakers are names that recur, times fill four
    fifths of their column, and talk is the longest of the other columns; numbered lines count where the talk
    brings its own labels.
    """
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    full = [row for row in rows if len(row) == width]
    return _named(rows[0], full[1:]) or _by_content(full)


def read_row(
    cells: Sequence[str],
    spans: Sequence[Span],
    columns: Columns,
    *,
    header: bool,
    above: str | None,
    clock: Callable[[str], Time | None] = cell_time,
) -> Line | None:
    """The line of one row whose cells stand at ``spans``; None where nothing is said in it.

    A cell merged across the whole table is a heading. A row that names no speaker continues the one
    ``above``: then the line has a speaker and no label. ``clock`` reads the time of a cell.
    """
    whole = (spans[0][0], spans[-1][1])
    if header:
        return Line(*whole, "table-header")
    if len(cells) == 1:
        return Line(*whole, "heading")
    if columns.text >= len(cells):
        return Line(*whole)
    label = None
    speaker = above
    if columns.speaker is not None and columns.speaker < len(cells):
        name = _AROUND_NAME.sub("", cells[columns.speaker]).strip()
        if name:
            speaker, label = " ".join(name.split()), spans[columns.speaker]
    if label is None and not cells[columns.text].strip():
        return None
    time = _time(cells, spans, columns, clock)
    if time is None and label is not None and columns.speaker is not None:
        time = _time_by_name(cells[columns.speaker], label[0])
    return Line(*spans[columns.text], row=True, speaker=speaker, label=label, time=time)


def _time_by_name(cell: str, start: int) -> Time | None:
    """The time that stands in the cell of a speaker, before or after the name."""
    match = next((match for match in _AROUND_NAME.finditer(cell) if _CLOCK.search(match.group())), None)
    found = _CLOCK.search(cell, match.start(), match.end()) if match else None
    time = cell_time(found.group()) if found else None
    return Time(start + found.start(), start + found.end(), time.begins) if found and time else None


def meaning_of(heading: str) -> str:
    """What the heading of a column says that it holds: time, end, speaker, text, or nothing that is known."""
    words = [word for word in re.split(r"[\W_]+", fold(heading)) if word]
    known = next((_MEANING[word] for word in words if word in _MEANING), "")
    return known if len(words) <= _LONGEST_HEADING else ""


def _named(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns | None:
    found: dict[str, int] = {}
    for number, cell in enumerate(heading):
        meaning = meaning_of(cell)
        if meaning and fold(cell) not in {fold(row[number]) for row in rows}:
            found.setdefault(meaning, number)
    speaker, time, end, text = (found.get(column) for column in ("speaker", "time", "end", "text"))
    if speaker is None:
        others = (number for number in range(len(heading)) if number not in found.values())
        speaker = next((number for number in others if _are_speakers(rows, number)), None)
    if text is None and speaker is not None and time is not None:
        text = _longest(rows, [number for number in range(len(heading)) if number not in (speaker, time, end)])
    if text is None or (speaker is None and time is None):
        return None
    return Columns(text, speaker, time, end, header=True)


def _by_content(rows: Sequence[Sequence[str]]) -> Columns | None:
    columns = range(len(rows[0])) if len(rows) > 1 else range(0)
    times = [number for number in columns if _share(rows, number, lambda cell: bool(cell_time(cell)))]
    counted = [number for number in columns if _share(rows, number, lambda cell: cell.strip(" .:").isdigit())]
    rest = [number for number in columns if number not in times and number not in counted]
    text = _longest(rows, rest)
    if text is None:
        return None
    speaker = next((number for number in rest if number != text and _are_speakers(rows, number)), None)
    labelled = bool(counted) and _share(rows, text, lambda cell: bool(_LABELLED.match(cell)))
    if speaker is None and not times and not labelled:
        return None
    time, end = [*times, None, None][:2]
    return Columns(text, speaker, time, end)


def _are_speakers(rows: Sequence[Sequence[str]], number: int) -> bool:
    called = [_AROUND_NAME.sub("", row[number]).strip() for row in rows if row[number].strip()]
    recurring = max(Counter(fold(name) for name in called).values(), default=0) > 1
    return recurring and _share(rows, number, lambda cell: names.is_name(_AROUND_NAME.sub("", cell).strip()))


def _share(rows: Sequence[Sequence[str]], number: int, fits: Callable[[str], bool]) -> bool:
    cells = [row[number] for row in rows if row[number].strip()]
    return bool(cells) and sum(map(fits, cells)) >= _SHARE_OF_CELLS * len(cells)


def _longest(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> int | None:
    if not rows or not columns:
        return None
    return max(columns, key=lambda number: sum(len(row[number]) for row in rows))


def _time(
    cells: Sequence[str], spans: Sequence[Span], columns: Columns, clock: Callable[[str], Time | None]
) -> Time | None:
    if columns.time is None or columns.time >= len(cells):
        return None
    time = clock(cells[columns.time])
    if time is None:
        return None
    ends = clock(cells[columns.end]) if columns.end is not None and columns.end < len(cells) else None
    at = spans[columns.time][0]
    return Time(at + time.start, at + time.end, time.begins, ends.begins if ends else time.ends)
