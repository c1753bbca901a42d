"""From the lines of a rendering to turns: what every format that keeps labels in its text shares.

A turn starts at a label and goes on over the lines below it, blank ones included, until the next label, a
heading or another line that is not talk. Text before the first label, and after a heading without a new one,
belongs to nobody. Where nothing is labelled, each paragraph is a turn without speaker.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from thematic.errors import UnreadableFile
from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.asides import header_length, mark_events
from thematic.transcripts.readers.labels import Labels, Line, find_labels
from thematic.transcripts.readers.numbering import skip_numbers
from thematic.transcripts.readers.times import Time, find_times, find_times_after
from thematic.transcripts.readers.voices import Speakers, Voices
from thematic.transcripts.transcript import Annotation, ReadTurn, Transcript

MAX_LINES = 200_000
"""Ten times a day's talk. Every line costs memory, and a file of line ends alone would cost it all."""

_OVERLAP = re.compile(rf"//[ \t]*(?P<name>{names.NAME}):[^/\n]{{0,2000}}//")
_NOBODY = {
    "preamble": "before the first speaker",
    "unassigned": "after a heading or a table that no label precedes",
}


@dataclass(slots=True)
class _Draft:
    """A turn while its lines are gathered; ``start`` is where the speech may begin."""

    speaker: str | None
    start: int
    end: int
    opened: int
    label: tuple[int, int] | None = None
    time: Time | None = None


def split_lines(text: str, *, name: str = "The text") -> list[Line]:
    """The lines of ``text`` as talk; ``name`` is the document's, for messages.

    Raises UnreadableFile where there are more than a transcript can have.
    """
    number = text.count("\n") + 1
    if number > MAX_LINES:
        raise UnreadableFile(
            f"{name} has {number:,} lines, which no transcript has.", hint=f"At most {MAX_LINES:,} are read."
        )
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line)))
        start += len(line) + 1
    return lines


def build_transcript(
    text: str,
    lines: Sequence[Line],
    *,
    speakers: Speakers,
    reader: str,
    encoding: str,
    annotations: Iterable[Annotation] = (),
    doubts: Iterable[str] = (),
    blocks: bool = False,
) -> Transcript:
    """Turns, times and doubts of a rendering whose ``lines`` are in order and may be blank.

    ``blocks``: where nothing is labelled, a paragraph is a block between blank lines, not a line.
    """
    lines, numbers = skip_numbers(text, mark_events(text, lines))
    full = [line for line in lines if line.speaker or text[line.start : line.end].strip()]
    times = find_times(text, [(line.start, line.end) for line in full if not line.kind])
    named = {fold(name): name for name in speakers}
    header = header_length(text, full, named=named)
    labels = find_labels(
        text,
        [line for line in full[header:] if line.kind in ("", "heading") and not line.speaker],
        times,
        named=named,
        known={fold(line.speaker) for line in lines if line.speaker},
    )
    ends = {line.start: line.end for line in full}
    behind = [(opening.end, ends[at]) for at, opening in labels.openings.items() if not opening.time]
    times = sorted([*times, *find_times_after(text, behind)], key=lambda time: time.start)
    labelled = bool(labels.openings) or any(line.speaker for line in lines)
    stamps = {line for time in times if (line := _line_alone(text, time)) is not None}
    drafts, loose = _drafts(text, full, labels, stamps, labelled=labelled, blocks=blocks)
    over = {opening.time for opening in labels.openings.values() if opening.time} - set(times)
    cells = {line.time for line in lines if line.time} - set(times)
    times = sorted({*times, *over, *cells}, key=lambda time: time.start)

    voices = Voices(speakers)
    turns = _turns(text, drafts, times, voices)
    asides = [Annotation(line.kind, line.start, line.end, line.value) for line in full if line.kind]
    overlaps = [Annotation("overlap", m.start(), m.end(), m["name"]) for m in _OVERLAP.finditer(text)]
    told = [
        *doubts,
        *labels.doubts,
        *_talk_doubts(turns, loose, len(overlaps), labelled=labelled, rows=any(line.row for line in lines)),
        *_numbers_doubts(numbers, turns),
        *voices.doubts(),
    ]
    marks = [*annotations, *numbers, *asides, *overlaps, *loose, *(time.annotation() for time in times)]
    return Transcript(
        text=text,
        turns=tuple(turns),
        annotations=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind))),
        speakers=voices.speakers(),
        reader=reader,
        encoding=encoding,
        doubts=tuple(told),
    )


def _drafts(
    text: str, lines: Sequence[Line], labels: Labels, stamps: Set[int], *, labelled: bool, blocks: bool
) -> tuple[list[_Draft], list[Annotation]]:
    """Turns as stretches of lines, and the stretches that belong to nobody.

    ``stamps``: starts of lines that hold a time and nothing else; before a turn they belong to it.
    """
    drafts: list[_Draft] = []
    loose: list[Annotation] = []
    current: _Draft | None = None
    adrift = False
    stamp: int | None = None
    for line in lines:
        opening = labels.openings.get(line.start)
        opened = line.start if stamp is None else stamp
        goes_on = labelled or (blocks and current is not None and text.count("\n", current.end, line.start) == 1)
        if opening:
            speech = max(opening.end, opening.time.end if opening.time else 0)
            current = _Draft(opening.name, speech, line.end, opened, (opening.start, opening.end), line.time)
        elif line.kind:
            current, adrift, stamp = None, False, None
            continue
        elif line.row:
            current = _Draft(line.speaker, line.start, line.end, opened, line.label, line.time)
        elif current and goes_on:
            current.end = line.end
            continue
        elif line.start in stamps:
            stamp = opened
            continue
        elif not labelled:
            current = _Draft(None, line.start, line.end, opened)
        else:
            if adrift:
                loose[-1] = replace(loose[-1], end=line.end)
            else:
                loose.append(Annotation("unassigned" if drafts else "preamble", line.start, line.end))
            adrift, stamp = True, None
            continue
        drafts.append(current)
        adrift, stamp = False, None
        if line.row:
            current = None
    return drafts, loose


def _turns(text: str, drafts: Sequence[_Draft], times: Sequence[Time], voices: Voices) -> list[ReadTurn]:
    """Finished turns: white space and times are trimmed off the speech and become the turn's own times.

    A time alone on the last line of a turn says when the next one begins.
    """
    starts = [time.start for time in times]
    by_end = {time.end: time for time in times}
    by_start = {time.start: time for time in times}
    turns: list[ReadTurn] = []
    handed_on: Time | None = None
    for draft in drafts:
        start, end = draft.start, draft.end
        while start < end and (text[start].isspace() or start in by_start):
            start = min(end, by_start[start].end) if start in by_start else start + 1
        before = [
            time for time in times[bisect_left(starts, draft.opened) : bisect_right(starts, start)] if time.end <= start
        ]
        first = draft.time or (before[0] if before else handed_on)
        last: Time | None = None
        handed_on = None
        while end > start and (text[end - 1].isspace() or (end in by_end and by_end[end].start >= start)):
            time = by_end.get(end)
            if time is None or time.start < start:
                end -= 1
                continue
            if _line_alone(text, time) is not None:
                handed_on = time
            elif last is None:
                last = time
            end = time.start
        closes = last.ends or last.begins if last else first.ends if first else None
        turns.append(
            ReadTurn(
                speaker=None if draft.speaker is None else voices.called(draft.speaker),
                start=start,
                end=end,
                label_start=draft.label[0] if draft.label else None,
                label_end=draft.label[1] if draft.label else None,
                time_start=first.begins if first else None,
                time_end=closes,
            )
        )
    return turns


def _line_alone(text: str, time: Time) -> int | None:
    """The start of a line that holds this time and nothing else."""
    start, end = time.start, time.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    opens = start == 0 or text[start - 1] == "\n"
    closes = end == len(text) or text[end] == "\n"
    return start if opens and closes else None


def _talk_doubts(
    turns: Sequence[ReadTurn], loose: Sequence[Annotation], overlaps: int, *, labelled: bool, rows: bool
) -> list[str]:
    doubts = []
    if not turns:
        doubts.append("No talk was found in this file.")
    elif not labelled:
        stretch = "row" if rows else "paragraph"
        doubts.append(f"No speaker's label was found: each {stretch} is a turn without speaker.")
    elif nobody := sum(turn.speaker is None for turn in turns):
        doubts.append(f"Turns without a speaker ({nobody}) count as participants' talk.")
    for kind, where in _NOBODY.items():
        length = sum(mark.end - mark.start for mark in loose if mark.kind == kind)
        if length:
            doubts.append(f"The text {where} ({length:,} characters) belongs to nobody.")
    silent = sum(turn.start == turn.end for turn in turns)
    if silent:
        doubts.append(f"Labels without speech ({silent}) are empty turns.")
    if overlaps:
        doubts.append(f"Overlapping speech between // ({overlaps}) is part of the turn in which it stands.")
    return doubts


def _numbers_doubts(numbers: Sequence[Annotation], turns: Sequence[ReadTurn]) -> list[str]:
    if not numbers:
        return []
    starts = [turn.start for turn in turns]
    within = sum(
        number.start < turns[at].end for number in numbers if (at := bisect_right(starts, number.start) - 1) >= 0
    )
    if not within:
        return [f"The lines are numbered ({len(numbers)}); the numbers are no speech."]
    return [
        f"The lines are numbered ({len(numbers)}): numbers in the middle of a turn ({within}) are still part of its "
        "text. A copy without line numbers reads better."
    ]
