"""Speakers' labels in a text, found by recurrence: ``P1: ...``, ``[id1] ...``, ``Name  00:12`` over the speech.

A file has one form of label, the one that opens most lines. In it a family of names ('P1', 'P7') is taken
where it opens at least two lines; the usual words for an interviewer and the names that the user gave are
taken always; beside other labels also a bare speaker's number, and a label with a time (or in bold) where the
others have one too. Where nearly every line (or block between blank lines) opens with a label, a name that stands
there once is a label as well: left as speech, it would give its words to who spoke before. That becomes a doubt, with
its line, and so does what looked like a label and was not taken.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.times import CLOCK, RANGE, Time, milliseconds

_COLON = re.compile(
    rf"(?P<bold>\*{{1,2}})?(?P<name>{names.NAME})(?:\s?(?P<time>[\[(]{RANGE}[\])]))?(?(bold)\*{{0,2}})[ \t]?"
    r"[:：](?(bold)\*{0,2})(?![\d/\\:)])"
)
_BRACKET = re.compile(rf"(?:[\[(](?P<voice>{names.VOICE})[\])]|\[(?P<name>{names.NAME})\]):?(?=[ \t]|$)", re.MULTILINE)
_SENT = re.compile(
    rf"(?:from|fra|frå)[ \t]+(?P<name>{names.NAME})(?:[ \t]+(?:to|til)[ \t]+[^\n:]{{1,150}}?)?[ \t]*:[ \t]?",
    re.IGNORECASE,
)
"""A message in a meeting's chat: ``From Kari Nordmann to Everyone:``."""
_OVER = re.compile(
    rf"(?P<bold>\*{{2}})?(?P<name>{names.NAME})(?(bold)\*{{2}})(?:[ \t]+[-–—|])?[ \t]+"
    rf"(?P<time>[\[(*]?(?P<clock>{CLOCK})(?:\s*[-–—]\s*{CLOCK})?[\])*]?)"
)
_TABBED = re.compile(rf"(?P<name>{names.NAME})[ ]*\t(?=[^\n\t])")
_ALONE = re.compile(rf"(?P<bold>\*{{2}})?(?P<name>{names.NAME})(?(bold)\*{{2}})")
_DASH = re.compile(r"[-–—|][ \t]+")
_TIMED = ("over", "under time", "above time")
_LONGEST_OVER = names.MAX_NAME + 40
_SHARE_OF_BLOCKS = 0.8
_SHARE_OF_OPENINGS = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a rendering, before anybody knows who says it.

    ``kind`` is empty for what may be talk; any other kind belongs to nobody and becomes an annotation with
    ``value``. A ``row`` of a table is a turn by itself; its speaker, label and time may be known already.
    """

    start: int
    end: int
    kind: str = ""
    value: str = ""
    row: bool = False
    speaker: str | None = None
    label: tuple[int, int] | None = None
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What may be a label at the start of a line: its name as written, its form and place.

    The speech starts at ``end``, or after ``time`` where that stands behind the name without brackets.
    ``marked`` says that a time stands before, in or right behind the label, or that it is bold in Markdown.
    """

    name: str
    form: str
    start: int
    end: int
    time: Time | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels taken, by the start of their line; and sentences on what was not taken."""

    openings: dict[int, Opening]
    doubts: tuple[str, ...]


def find_labels(
    text: str,
    lines: Sequence[Line],
    times: Sequence[Time],
    *,
    named: Mapping[str, str],
    known: Set[str] = frozenset(),
    every_line: bool = False,
) -> Labels:
    """Which of ``lines`` (none of them blank) open with a speaker's label.

    ``named``: names that the user gave, by their folded form; ``known``: folded names of speakers that the
    format itself gives, which are labels before a colon too. ``every_line``: where all lines open with what
    can be a label, all are (captions of one program); without it that holds only where no label recurs.
    """
    by_start = {time.start: time for time in times}
    lines, found = _openings(text, lines, by_start, named)
    openings = [opening for opening in found if opening]
    sure = {id(opening) for opening in openings if fold(opening.name) in named}
    sure |= {id(opening) for opening in openings if opening.form == "colon" and fold(opening.name) in known}

    candidates = {
        "colon": [opening for opening in openings if opening.form == "colon"],
        "bracket": [opening for opening in openings if opening.form == "bracket" and _is_voice(text, opening)],
        "tab": _columns(openings, lines),
        "over": [opening for opening in openings if opening.form == "over"],
        "under time": _over_speech(found, lines, by_start),
        "above time": [opening for opening in openings if opening.form == "above time"],
        "alone": _heads_of_blocks(text, found, lines),
    }
    taken = {
        form: _over(text, those) if form in ("over", "above time") else _recurring(those)
        for form, those in candidates.items()
    }
    lines_of = {form: sum(fold(o.name) in taken[form] for o in those) for form, those in candidates.items()}
    form = max(taken, key=lambda form: (lines_of[form], lines_of[form] and form in _TIMED))
    keys = taken[form] | _marked_alike(candidates[form], taken[form])
    below = _over_their_speech(text, lines, found) if form == "colon" else None
    if below:
        keys &= below
    counts = Counter(fold(opening.name) for opening in candidates[form])
    all_labelled = all(opening and opening.form == "colon" for opening in found) and len(found) > 1
    covered = form == "colon" and all_labelled and (every_line or max(counts.values()) == 1)
    if covered:
        keys = set(counts)

    chosen = {
        line.start: opening
        for line, opening in zip(lines, found, strict=True)
        if opening and (id(opening) in sure or (opening.form == form and fold(opening.name) in keys))
    }
    alone = _lone_names(text, found, lines, chosen) if form == "colon" and not below else {}
    chosen |= alone
    doubts = [*_taken(text, alone), *_passed_over(text, candidates[form], chosen), *_not_there(named, chosen, known)]
    if covered and not every_line:
        doubts.insert(0, "No label stands twice; they were taken as speakers because every line has one.")
    return Labels(chosen, tuple(doubts))


def _openings(
    text: str, lines: Sequence[Line], by_start: Mapping[int, Time], named: Mapping[str, str]
) -> tuple[list[Line], list[Opening | None]]:
    """What each line opens with; lines of times alone are left out, and mark the label beside them."""
    stamps = [_after_times(text, line, by_start)[0] >= line.end for line in lines]
    kept, found = [], []
    for number, line in enumerate(lines):
        if stamps[number]:
            continue
        opening = _opening(text, line, by_start, named)
        if opening and opening.form == "alone" and stamps[number + 1 : number + 2] == [True]:
            opening = replace(opening, form="above time", marked=True)
        elif opening and number and stamps[number - 1]:
            opening = replace(opening, marked=True)
        kept.append(line)
        found.append(opening)
    return kept, found


def _after_times(text: str, line: Line, by_start: Mapping[int, Time]) -> tuple[int, bool]:
    """Where the line goes on after the times and blanks that open it, and whether there are times."""
    start, timed = line.start, False
    while start < line.end and (text[start].isspace() or start in by_start):
        timed = timed or start in by_start
        start = by_start[start].end if start in by_start else start + 1
    dash = _DASH.match(text, start, line.end) if timed else None
    return (dash.end() if dash else start), timed


def _opening(text: str, line: Line, by_start: Mapping[int, Time], named: Mapping[str, str]) -> Opening | None:
    start, timed = _after_times(text, line, by_start)
    match = _SENT.match(text, start, line.end) if timed else None
    if match and _may_be(match["name"], named):
        return Opening(match["name"].strip(), "colon", start, match.end(), marked=True)
    match = _COLON.match(text, start, line.end)
    if match and _may_be(match["name"], named):
        marked = timed or bool(match["time"] or match["bold"])
        marked = marked or _next_word(text, match.end(), line.end) in by_start
        return Opening(names.without_remark(match["name"].strip()), "colon", start, match.end(), marked=marked)
    match = _BRACKET.match(text, start, line.end)
    name = match and (match["name"] or match["voice"])
    if match and name and _may_be(name, named):
        return Opening(name.strip(), "bracket", start, match.end(), marked=timed)
    match = _TABBED.match(text, start, line.end)
    if match and _may_be(match["name"], named) and not line.row:
        return Opening(match["name"].strip(), "tab", start, start + len(match["name"].rstrip()), marked=timed)
    if line.row or line.kind or line.end - start > _LONGEST_OVER:
        return None
    alone = text[start : line.end].rstrip()
    match = _OVER.fullmatch(alone)
    if match and _may_be(match["name"].replace(",", ""), named):  # meeting programs write "Surname, Name"
        begins = milliseconds(match["clock"])
        stamp = by_start.get(start + match.start("time"))
        if stamp is None and begins is not None:
            stamp = Time(start + match.start("time"), start + match.end("time"), begins)
        end = start + match.end("name") + len(match["bold"] or "")
        return Opening(match["name"].strip(), "over", start, end, stamp, marked=True)
    match = _ALONE.fullmatch(alone)
    if match and _may_be(match["name"], named):
        form = "under time" if timed else "alone"
        return Opening(match["name"], form, start, start + len(alone), marked=timed)
    return None


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _is_voice(text: str, opening: Opening) -> bool:
    """Whether a name in brackets is a speaker's: it is numbered, an interviewer's, or stands before a colon."""
    before_colon = text[opening.end - 1] == ":" and opening.name[0].isupper()
    return before_colon or any(map(str.isdigit, opening.name)) or names.guess_role(opening.name) == "interviewer"


def _may_be(name: str, named: Mapping[str, str]) -> bool:
    return names.is_name(name.strip()) or fold(name) in named


def _recurring(openings: Sequence[Opening]) -> set[str]:
    """Folded names that are taken among ``openings``; words like 'altså' only among their like."""
    families = Counter(names.family(opening.name) for opening in openings)
    kept = [
        opening
        for opening in openings
        if families[names.family(opening.name)] > 1 or names.guess_role(opening.name) == "interviewer"
    ]
    if kept:
        kept += [opening for opening in openings if names.is_number(opening.name) or names.is_several(opening.name)]
    spoken = [opening for opening in kept if names.looks_spoken(opening.name)]
    if len(spoken) * 2 <= len(kept):
        kept = [opening for opening in kept if not names.looks_spoken(opening.name)]
    return {fold(opening.name) for opening in kept}


def _columns(openings: Sequence[Opening], lines: Sequence[Line]) -> list[Opening]:
    """Names before a tab, where half of all lines have one and none looks like speech."""
    tabbed = [
        opening
        for opening in openings
        if opening.form == "tab" and (names.is_proper(opening.name) or names.guess_role(opening.name) == "interviewer")
    ]
    return tabbed if len(tabbed) * 2 >= len(lines) else []


def _over(text: str, openings: Sequence[Opening]) -> set[str]:
    """Names beside a time of their own, of which one recurs or stands well apart from its time: 'Joh 3:16' is none."""
    apart = [opening for opening in openings if not opening.time or opening.time.start - opening.end > 1]
    counts = Counter(fold(opening.name) for opening in openings)
    sure = len(openings) > 1 and (len(apart) == len(openings) or max(counts.values()) > 1)
    return set(counts) if sure else set()


def _marked_alike(openings: Sequence[Opening], taken: Set[str]) -> set[str]:
    """Where most labels that were taken are marked, another marked one is a label though it stands once."""
    marked = [opening.marked for opening in openings if fold(opening.name) in taken]
    if sum(marked) * 2 <= len(marked):
        return set()
    return {fold(opening.name) for opening in openings if opening.marked}


def _over_speech(found: Sequence[Opening | None], lines: Sequence[Line], by_start: Mapping[int, Time]) -> list[Opening]:
    """Names alone behind a time whose next line carries no time: ``[00:12] Kari`` over Kari's words."""
    return [
        opening
        for opening, following in zip(found, lines[1:], strict=False)
        if opening and opening.form == "under time" and following.start not in by_start
    ]


def _over_their_speech(text: str, lines: Sequence[Line], found: Sequence[Opening | None]) -> set[str] | None:
    """The names before a colon at the end of a line, where half of all labels stand there, over their speech.

    What then stands before a colon within a line is part of the speech below a label.
    """
    colons = [
        (line, opening) for line, opening in zip(lines, found, strict=True) if opening and opening.form == "colon"
    ]
    below = [opening for line, opening in colons if not text[opening.end : line.end].strip()]
    return {fold(opening.name) for opening in below} if len(below) > 1 and len(below) * 2 >= len(colons) else None


def _heads_of_blocks(text: str, found: Sequence[Opening | None], lines: Sequence[Line]) -> list[Opening]:
    """Names alone on the first line of nearly every block between blank lines, with speech below.

    Without such blocks, voices and roles alone on a line ('SPEAKER_00', 'INFORMANT 1'), never two of them in a row.
    """
    gaps = [text.count("\n", a.end, b.start) > 1 for a, b in pairwise(lines)]
    heads = [
        opening
        for opening, opens, closes in zip(found, [True, *gaps], [*gaps, True], strict=False)
        if opening and opening.form == "alone" and opens and not closes
    ]
    if any(gaps) and len(heads) >= _SHARE_OF_BLOCKS * (1 + sum(gaps)):
        return heads
    voices = [
        bool(opening and opening.form == "alone" and (names.is_voice(opening.name) or names.is_role(opening.name)))
        for opening in found
    ]
    if any(a and b for a, b in pairwise(voices)):
        return []
    return [opening for opening, voice in zip(found, voices, strict=True) if opening and voice]


def _lone_names(
    text: str, found: Sequence[Opening | None], lines: Sequence[Line], chosen: Mapping[int, Opening]
) -> dict[int, Opening]:
    """Proper names before a colon that stand once, where nearly every line or every block opens with a label."""
    names_at = {
        line.start: opening
        for line, opening in zip(lines, found, strict=True)
        if opening and opening.form == "colon" and names.is_proper(opening.name) and line.start not in chosen
    }
    first = min(chosen, default=0)
    talk = [line for line in lines if line.start >= first and not line.kind]
    blocks = talk[:1] + [b for a, b in pairwise(talk) if text.count("\n", a.end, b.start) > 1]
    for heads in (talk, blocks):
        known = sum(line.start in chosen for line in heads)
        labelled = known + sum(line.start in names_at for line in heads)
        if known * 2 > len(heads) and labelled >= _SHARE_OF_OPENINGS * len(heads):
            return {line.start: names_at[line.start] for line in heads if line.start in names_at}
    return {}


def _taken(text: str, alone: Mapping[int, Opening]) -> list[str]:
    if not alone:
        return []
    return [
        f"Taken as a speaker's label, though it stands once: {_with_lines(text, alone.values())}. "
        "If it is none, give the words to who said them with 'thematic speakers merge'."
    ]


def _passed_over(text: str, candidates: Sequence[Opening], chosen: Mapping[int, Opening]) -> list[str]:
    if not chosen:
        return []
    first = min(opening.start for opening in chosen.values())
    places = {opening.start for opening in chosen.values()}
    passed = [opening for opening in candidates if opening.start > first and opening.start not in places]
    if not passed:
        return []
    return [
        f"{_with_lines(text, passed)} could be a speaker's label but was read as words of the turn before: "
        f'if it is one, name it with --speakers "{passed[0].name}=participant".'
    ]


def _with_lines(text: str, openings: Iterable[Opening]) -> str:
    """Names with the lines they stand in, the first few of each."""
    lines: dict[str, list[int]] = {}
    for opening in openings:
        lines.setdefault(opening.name, []).append(text.count("\n", 0, opening.start) + 1)
    shown = [f"'{name}' ({_lines(at)})" for name, at in list(lines.items())[:5]]
    return ", ".join(shown) + (f" and {len(lines) - 5} more" if len(lines) > 5 else "")


def _lines(at: Sequence[int]) -> str:
    shown = ", ".join(str(line) for line in at[:3])
    more = f" and {len(at) - 3} more" if len(at) > 3 else ""
    return f"{'line' if len(at) == 1 else 'lines'} {shown}{more}"


def _not_there(named: Mapping[str, str], chosen: Mapping[int, Opening], known: Set[str]) -> list[str]:
    there = known | {fold(opening.name) for opening in chosen.values()}
    return [f"No line is labelled '{name}'." for key, name in named.items() if key not in there]
