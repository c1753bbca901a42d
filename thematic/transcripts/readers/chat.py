"""CHAT transcripts (.cha) as TalkBank and CLAN keep them.

The text stays the file's, whole. ``*CHI:`` and the lines that a tab carries on are a turn, up to the times
between U+0015 that close it. ``@`` headers above the talk are a preamble, later ones events (gems are headings),
and ``%mor:`` and other dependent tiers annotations: all of them outside the talk.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.times import period
from thematic.transcripts.readers.voices import Speakers, Voices
from thematic.transcripts.transcript import Annotation, ReadTurn, Role, Transcript

NAME = "chat"
SUFFIXES = (".cha",)
RANK = 40

_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?(?:@[^\r\n]*[\r\n]+){0,20}@Begin[ \t]*(?:[\r\n]|\Z)")
_MAIN = re.compile(r"\*(?P<code>[^\s:*]{1,30}):[ \t]*")
_TIER = re.compile(r"%(?P<tier>[^\s:%]{1,30}):")
_HEADER = re.compile(r"@(?P<name>[^:\n]{1,60})(?::[ \t]*(?P<value>[^\n]*))?")
_BULLET = re.compile(r"\x15(?:%\w{3}:\"[^\"\x15\n]{0,200}\"_)?(?P<begins>\d{1,9})_(?P<ends>\d{1,9})-?\x15")
_GEMS = frozenset(("bg", "g"))
_ROLES: dict[str, Role] = {
    "investigator": "interviewer",
    "interviewer": "interviewer",
    "examiner": "interviewer",
    "clinician": "interviewer",
    "therapist": "interviewer",
    "narrator": "other",
    "media": "other",
    "environment": "other",
    "text": "other",
    "observer": "other",
}
_ALIKE = 5


@dataclass(frozen=True, slots=True)
class _Block:
    """A line and those that a tab carries on; its end is that of the last one."""

    start: int
    end: int


def recognises(source: Source) -> bool:
    """Text that opens with CHAT's headers down to ``@Begin``."""
    return bool(_BEGIN.match(source.data[:8192]))


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``. A speaker is called by code, name and role: ``MOT Kari (Mother)``; the user may say ``MOT``.

    Investigators and interviewers are interviewers, media and narrators are neither they nor participants.
    """
    text = source.decoded.text
    called, roles = _participants(text)
    named = {fold(name): role for name, role in speakers.items()}
    turns: list[ReadTurn] = []
    marks: list[Annotation] = []
    said: dict[str, None] = {}
    stray = 0
    for block in _blocks(text):
        main = _MAIN.match(text, block.start, block.end)
        if main:
            said.setdefault(main["code"])
            turn, times = _turn(text, block, main, called.get(main["code"], main["code"]))
            turns.append(turn)
            marks += times
        else:
            mark = _aside(text, block, spoken=bool(turns))
            stray += mark.kind == "unassigned"
            marks.append(mark)
    given = {
        called.get(code, code): role
        for code in said
        if (role := named.get(fold(code)) or named.get(fold(called.get(code, code))))
    }
    guessed = {called.get(code, code): roles[code] for code in said if code in roles}
    voices = Voices(guessed | given)
    for turn in turns:
        if turn.speaker:
            voices.called(turn.speaker)
    doubts = [*source.decoded.doubts, *_doubts(said, called, speakers, stray, turns)]
    if turns and not speakers and all(speaker.role != "interviewer" for speaker in voices.speakers()):
        doubts += Voices({}, voices.names).doubts()
    return Transcript(
        text=text,
        turns=tuple(turns),
        annotations=tuple(sorted(_joined(text, marks), key=lambda mark: (mark.start, mark.end, mark.kind))),
        speakers=voices.speakers(),
        reader=NAME,
        encoding=source.decoded.encoding,
        doubts=tuple(doubts),
    )


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line.rstrip())
        if blocks and line.startswith(("\t", "    ")) and line.strip():
            blocks[-1] = _Block(blocks[-1].start, end)
        elif line.strip():
            blocks.append(_Block(start, end))
        start += len(line) + 1
    return blocks


def _participants(text: str) -> tuple[dict[str, str], dict[str, Role]]:
    """What each code is called, and the roles of those that are no participants, from ``@Participants`` and ``@ID``."""
    called: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for block in _blocks(text[: text.find("\n*") + 1] if "\n*" in text else text):
        line = " ".join(text[block.start : block.end].split())
        header = _HEADER.fullmatch(line)
        value = (header and header["value"]) or ""
        if line.startswith("@Participants:"):
            for entry in value.split(","):
                code, *rest = entry.split()[:3] or [""]
                if code:
                    kinds[code] = rest[-1] if rest else ""
                    called[code] = _called(code, rest)
        elif line.startswith("@ID:"):
            fields = [field.strip() for field in value.split("|")]
            code, kind = (fields[2], fields[7]) if len(fields) > 7 else ("", "")
            if code and not kinds.get(code):
                kinds[code], called[code] = kind, _called(code, [kind] if kind else [])
    roles = {code: _ROLES[fold(kind)] for code, kind in kinds.items() if fold(kind) in _ROLES}
    return called, roles


def _called(code: str, rest: Sequence[str]) -> str:
    *name, kind = [part.replace("_", " ") for part in rest] or [""]
    return " ".join([code, *name, *([f"({kind})"] if kind else [])])[: names.MAX_NAME]


def _turn(text: str, block: _Block, main: re.Match[str], speaker: str) -> tuple[ReadTurn, list[Annotation]]:
    """The turn of a main line, and its times; the speech ends before the times that close the line."""
    bullets = list(_BULLET.finditer(text, main.end(), block.end))
    ends = {bullet.end(): bullet.start() for bullet in bullets}
    end = block.end
    while end > main.end() and (text[end - 1].isspace() or end in ends):
        end = ends.get(end, end - 1)
    start = min(main.end(), block.end)
    while start < end and text[start].isspace():
        start += 1
    turn = ReadTurn(
        speaker,
        start,
        max(start, end),
        block.start,
        main.start() + len(main[0].rstrip()),
        time_start=int(bullets[0]["begins"]) if bullets else None,
        time_end=int(bullets[-1]["ends"]) if bullets else None,
    )
    times = [
        Annotation("time", bullet.start(), bullet.end(), period(int(bullet["begins"]), int(bullet["ends"])))
        for bullet in bullets
    ]
    return turn, times


def _aside(text: str, block: _Block, *, spoken: bool) -> Annotation:
    tier = _TIER.match(text, block.start, block.end)
    if tier:
        return Annotation("tier", block.start, block.end, tier["tier"])
    header = _HEADER.match(text, block.start, block.end)
    if header and fold(header["name"]) in _GEMS and header["value"]:
        return Annotation("heading", block.start, block.end, "1")
    if not spoken:
        return Annotation("preamble", block.start, block.end)
    return Annotation("event" if header else "unassigned", block.start, block.end, header["name"] if header else "")


def _joined(text: str, marks: Iterable[Annotation]) -> list[Annotation]:
    """The lines of the preamble as one stretch, as in other transcripts."""
    joined: list[Annotation] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.kind == mark.kind == "preamble" and not text[last.end : mark.start].strip():
            joined[-1] = Annotation("preamble", last.start, mark.end)
        else:
            joined.append(mark)
    return joined


def _doubts(
    said: Iterable[str], called: dict[str, str], named: Speakers, stray: int, turns: Sequence[ReadTurn]
) -> list[str]:
    doubts = []
    unknown = [f"'{code}'" for code in said if code not in called]
    known = {fold(name) for code in said for name in (code, called.get(code, code))}
    if not turns:
        doubts.append("No talk was found in this file.")
    if unknown:
        more = f" and {len(unknown) - _ALIKE} more" if len(unknown) > _ALIKE else ""
        doubts.append(f"@Participants does not name {', '.join(unknown[:_ALIKE])}{more}.")
    if stray:
        doubts.append(f"Lines that are neither talk, header nor tier ({stray}) belong to nobody.")
    silent = sum(turn.start == turn.end for turn in turns)
    if silent:
        doubts.append(f"Labels without speech ({silent}) are empty turns.")
    return [*doubts, *(f"No line is labelled '{name}'." for name in named if fold(name) not in known)]
