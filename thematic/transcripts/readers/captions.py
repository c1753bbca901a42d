"""From cues to turns: what WebVTT and SRT share.

The rendering: the speech alone, one line a turn. Consecutive cues of one speaker are one turn, joined by a
space; cue numbers, times, tags and labels are not written into the text. Cues of nobody stay apart.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from thematic.errors import UnreadableFile
from thematic.store.names import fold
from thematic.transcripts.readers.labels import find_labels
from thematic.transcripts.readers.script import split_lines
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.times import CLOCK, milliseconds, period
from thematic.transcripts.readers.voices import Speakers, Voices
from thematic.transcripts.transcript import Annotation, ReadTurn, Transcript

_TIMING = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})(?![\d:])")
_NOT_TALK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of a recording: its times in ms (None: not known), and its lines as they stand in the file."""

    begins: int | None
    ends: int | None
    payload: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A line that one person says in a cue; ``speaker`` is None where the format does not name one."""

    cue: Cue
    text: str
    speaker: str | None = None


def has_timing(text: str) -> bool:
    """Whether one of the first lines is the timing of a cue."""
    return any(_TIMING.match(line) for line in text[:2000].split("\n"))


def find_cues(text: str) -> list[Cue]:
    """The cues of ``text``. A blank line inside a payload loses nothing; NOTE, STYLE and REGION are skipped."""
    lines = text.split("\n")
    timings = [(number, match) for number, line in enumerate(lines) if (match := _TIMING.match(line))]
    heads = [_head(lines, number) for number, _match in timings] + [len(lines)]
    cues = []
    for (number, match), stop in zip(timings, heads[1:], strict=True):
        begins, ends = milliseconds(match[1]), milliseconds(match[2])
        if begins is not None and ends is not None:
            cues.append(Cue(begins, ends, tuple(_payload(lines[number + 1 : stop]))))
    return cues


def _head(lines: Sequence[str], timing: int) -> int:
    """The line where a cue starts: its number or id, where it has one, else its timing."""
    named = timing > 0 and lines[timing - 1].strip()
    apart = timing < 2 or not lines[timing - 2].strip()
    return timing - 1 if named and (apart or lines[timing - 1].strip().isdigit()) else timing


def _payload(lines: Iterable[str]) -> Iterable[str]:
    skipping, blank = False, False
    for line in lines:
        if not line.strip():
            skipping, blank = False, True
            continue
        skipping = skipping or (blank and bool(_NOT_TALK.match(line)))
        blank = False
        if not skipping:
            yield line


def read_captions(
    source: Source, speakers: Speakers, *, reader: str, speech: Callable[[Cue], Iterable[Utterance]]
) -> Transcript:
    """Read the cues of ``source``; ``speech`` says what is said in a cue, without the format's own tags.

    Raises UnreadableFile where no cue holds any speech.
    """
    cues = find_cues(source.decoded.text)
    utterances = [utterance for cue in cues for utterance in speech(cue) if utterance.text]
    if not utterances:
        raise UnreadableFile(
            f"{source.name} holds no captions with speech.", hint="Check that the right file was saved."
        )
    utterances, doubts = _labelled(utterances, speakers)
    voices = Voices(speakers)
    text, turns, annotations = join_utterances(utterances, voices)
    nobody = sum(turn.speaker is None for turn in turns)
    if nobody == len(turns):
        doubts = [*doubts, "No speaker is named: each cue is a turn without speaker."]
    elif nobody:
        doubts = [*doubts, f"Turns without a speaker ({nobody}) count as participants' talk."]
    return Transcript(
        text=text,
        turns=tuple(turns),
        annotations=tuple(sorted(annotations, key=lambda mark: (mark.start, mark.end, mark.kind))),
        speakers=voices.speakers(),
        reader=reader,
        encoding=source.decoded.encoding,
        doubts=(*source.decoded.doubts, *doubts, *voices.doubts()),
    )


def _labelled(utterances: Sequence[Utterance], speakers: Speakers) -> tuple[list[Utterance], list[str]]:
    """Utterances whose "Name: " has become their speaker; lines below a name in this form are the same person's."""
    text = "\n".join(utterance.text for utterance in utterances)
    labels = find_labels(
        text,
        split_lines(text),
        (),
        named={fold(name): name for name in speakers},
        known={fold(utterance.speaker) for utterance in utterances if utterance.speaker},
        every_line=True,
    )
    labelled: list[Utterance] = []
    current: str | None = None
    for line, utterance in zip(split_lines(text), utterances, strict=True):
        opening = labels.openings.get(line.start)
        if utterance.speaker is None:
            current = opening.name if opening else current
        elif opening and fold(opening.name) != fold(utterance.speaker):
            opening = None
        speaker = utterance.speaker or current
        current = None if utterance.speaker else current
        speech = text[opening.end : line.end].strip() if opening else utterance.text
        if speech:
            labelled.append(Utterance(utterance.cue, speech, speaker))
    return labelled, list(labels.doubts)


def join_utterances(utterances: Iterable[Utterance], voices: Voices) -> tuple[str, list[ReadTurn], list[Annotation]]:
    """The text, its turns, and the times of cues and names of speakers over it: one line a turn."""
    pieces: list[str] = []
    turns: list[ReadTurn] = []
    times: list[Annotation] = []
    length = 0
    last: Utterance | None = None
    for said in utterances:
        speaker = None if said.speaker is None else voices.called(said.speaker)
        goes_on = last is not None and turns[-1].speaker == speaker and (speaker is not None or last.cue is said.cue)
        start = length + bool(pieces)
        end = start + len(said.text)
        pieces.append(f"{' ' if goes_on else chr(10)}{said.text}" if pieces else said.text)
        if last is not None and goes_on and last.cue is said.cue and times and times[-1].end == length:
            times[-1] = replace(times[-1], end=end)
        elif said.cue.begins is not None:
            times.append(Annotation("time", start, end, period(said.cue.begins, said.cue.ends)))
        if goes_on:
            turns[-1] = replace(turns[-1], end=end, time_end=said.cue.ends)
        else:
            turns.append(ReadTurn(speaker, start, end, time_start=said.cue.begins, time_end=said.cue.ends))
        length, last = end, said
    named = [Annotation("label", turn.start, turn.end, turn.speaker) for turn in turns if turn.speaker]
    return "".join(pieces), turns, [*times, *named]
