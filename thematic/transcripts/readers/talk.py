"""Tables in which a row is what somebody says: transcripts as CSV and Excel files have them.

The rendering: a row is a line, its cells joined by tabs, nothing left out; names of speakers and times are
annotations over their cells. Each row is a turn, also where the row above is the same person's: who made the table
parted them. A row that names no speaker goes on with the one above.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.grids import Grid
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.tables import Columns, find_columns, meaning_of, read_row
from thematic.transcripts.readers.times import Time, cell_time
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import Transcript

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_FRAMES = re.compile(r"(\d{1,2}[:;]\d{2}[:;]\d{2})[:;]\d{2,3}")
_SHARE_OF_CELLS = 0.8
_SHARE_ONWARD = 0.9
_SHORTEST = 100
"""A number between the starts of two turns that is larger than this counts milliseconds: nobody speaks so slowly."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The columns of a transcript, and how many milliseconds a plain number among its times stands for."""

    columns: Columns
    unit: int


def find_talk(rows: Sequence[Sequence[str]], *, text: int | None = None) -> Talk | None:
    """The columns of a table that is a transcript; None for any other. ``text``: where the user says the talk is."""
    if len(rows) < 2:
        return None
    return _named(*_headed(rows), text) or (_by_content(rows) if text is None else None)


def read_talk(grid: Grid, first: int, talk: Talk, speakers: Speakers) -> Transcript:
    """The transcript that stands in ``grid`` from row ``first`` on; what is above that belongs to nobody."""
    rendering = Rendering()
    above: str | None = None
    for place, row in enumerate(grid.rows):
        cells = row.cells
        filled = [cell for cell in cells if cell.strip()]
        if place < first:
            rendering.add_lines("\t".join(filled), kind="preamble")
            continue
        if row.whole:
            rendering.add_lines(filled[0], kind="heading", value="1")
            continue
        spans = rendering.write_cells(cells)
        header = talk.columns.header and place == first
        line = read_row(cells, spans, talk.columns, header=header, above=above, clock=clock(talk.unit))
        if line:
            rendering.lines.append(line)
            above = line.speaker or above
    carried = sum(line.row and line.speaker is not None and line.label is None for line in rendering.lines)
    told = [f"Rows without a speaker ({carried}) were given to the speaker above them."] if carried else []
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=grid.reader,
        encoding=grid.encoding,
        annotations=rendering.annotations,
        doubts=[*grid.doubts, *told],
    )


def clock(unit: int) -> Callable[[str], Time | None]:
    """What reads the time in a cell: ``0:01:23``, ``00:01:23:12`` (frames are left out), or a number of ``unit`` ms."""

    def read(cell: str) -> Time | None:
        start = len(cell) - len(cell.lstrip())
        end = len(cell.rstrip())
        if _NUMBER.fullmatch(cell[start:end]):
            return Time(start, end, round(float(cell[start:end].replace(",", ".")) * unit))
        frames = _FRAMES.fullmatch(cell[start:end])
        time = cell_time(frames[1].replace(";", ":") if frames else cell)
        return Time(start, end, time.begins, time.ends) if time else None

    return read


def _headed(rows: Sequence[Sequence[str]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """The headings and the rows below them; a second row of headings, as under merged ones, completes the first."""
    header, below = rows[0], rows[1]
    filled = [cell for cell in below if cell.strip()]
    if len(rows) < 3 or not filled or not all(map(meaning_of, filled)) or all(cell.strip() for cell in below):
        return header, rows[1:]
    return [under if under.strip() else over for over, under in zip(header, below, strict=True)], rows[2:]


def _named(header: Sequence[str], rows: Sequence[Sequence[str]], text: int | None) -> Talk | None:
    found: dict[str, int] = {}
    for number, cell in enumerate(header):
        meaning = meaning_of(cell)
        if meaning and number != text:
            found.setdefault(meaning, number)
    talk = found.get("text") if text is None else text
    speaker, time, end = (found.get(column) for column in ("speaker", "time", "end"))
    unit = _unit(header, rows, time, end)
    if time is not None and not _go_on(rows, time, unit):
        time = end = None
    if talk is None and speaker is not None and time is not None:
        rest = [number for number in range(len(header)) if number not in (speaker, time, end)]
        talk = max(rest, key=lambda number: sum(len(row[number]) for row in rows), default=None)
    if talk is None and speaker is not None and _take_turns(header, rows, speaker):
        talk = _only_words(header, rows, speaker)
    if talk is None or (speaker is None and time is None):
        return None
    if time is None and speaker is not None and len(rows) > 2 and not _recur(rows, speaker):
        return None
    return Talk(Columns(talk, speaker, time, end, header=True), unit)


def _by_content(rows: Sequence[Sequence[str]]) -> Talk | None:
    """Columns without headings that say what they hold; only where a first row of headings cannot be meant."""
    columns = find_columns(rows)
    if columns is None or columns.header or len(rows) < 3:
        return None
    time, speaker = columns.time, columns.speaker
    if time is not None and _go_on(rows[1:], time, 1):
        return Talk(Columns(columns.text, speaker, time, columns.end, header=not cell_time(rows[0][time])), 1)
    if time is None and speaker is not None and fold(rows[0][speaker]) in {fold(row[speaker]) for row in rows[1:]}:
        return Talk(columns, 1)
    return None


def _take_turns(header: Sequence[str], rows: Sequence[Sequence[str]], speaker: int) -> bool:
    """Whether a column called 'Who' alone holds labels of a conversation, which a choice in a survey does not."""
    called = [" ".join(row[speaker].split()) for row in rows if row[speaker].strip()]
    labels = any(names.guess_role(name) == "interviewer" or names.is_voice(name) for name in called)
    return labels and len(header[speaker].split()) == 1 and _recur(rows, speaker) and all(map(names.is_name, called))


def _only_words(header: Sequence[str], rows: Sequence[Sequence[str]], speaker: int) -> int | None:
    """The one column besides the speaker's that holds words, where no heading asks anything; None for several."""
    wordy = [
        number
        for number in range(len(header))
        if number != speaker and any(any(map(str.isalpha, row[number])) for row in rows)
    ]
    return wordy[0] if len(wordy) == 1 and not header[wordy[0]].rstrip().endswith("?") else None


def _recur(rows: Sequence[Sequence[str]], column: int) -> bool:
    return max(Counter(fold(row[column]) for row in rows if row[column].strip()).values(), default=0) > 1


def _go_on(rows: Sequence[Sequence[str]], column: int, unit: int) -> bool:
    """Whether a column holds times, and they go on from row to row."""
    cells = [row[column] for row in rows if row[column].strip()]
    times = [time.begins for cell in cells if (time := clock(unit)(cell))]
    if not times or len(times) < _SHARE_OF_CELLS * len(cells):
        return False
    return sum(a <= b for a, b in pairwise(times)) >= _SHARE_ONWARD * (len(times) - 1)


def _unit(header: Sequence[str], rows: Sequence[Sequence[str]], time: int | None, end: int | None) -> int:
    """1 where numbers count milliseconds, 1000 where they count seconds: by the heading, else by their distances."""
    if time is None:
        return 1
    words = set(re.split(r"[\W_]+", fold(header[time])))
    if words & {"ms", "millisecond", "milliseconds", "millisekunder", "millisekund"}:
        return 1
    if words & {"s", "sec", "secs", "sek", "second", "seconds", "sekund", "sekunder"}:
        return 1000
    begins = [row[time].strip() for row in rows if row[time].strip()]
    if not all(_NUMBER.fullmatch(cell) for cell in begins) or any("." in cell or "," in cell for cell in begins):
        return 1000
    if end is not None:
        pairs = [(row[time].strip(), row[end].strip()) for row in rows]
        spans = [int(b) - int(a) for a, b in pairs if a.isdecimal() and b.isdecimal()]
    else:
        spans = [int(b) - int(a) for a, b in pairwise(begins)]
    return 1 if spans and median(spans) > _SHORTEST else 1000
