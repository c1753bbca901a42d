"""What a transcript file says about itself: header blocks, and the lines that a recording program adds.

A header block stands above the talk and looks like it: ``Date: 3 May``, ``Interviewer: Kari Nordmann``,
``P1: leader, 45``. None of its lines is a turn. Lines of a program are its own wherever they stand
("Kari Nordmann started transcription"), some only at the very end ("Transcribed by ...").
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from thematic.store.names import fold
from thematic.transcripts.readers import names
from thematic.transcripts.readers.labels import Line
from thematic.transcripts.readers.times import CLOCK

_EVENT = re.compile(
    r".{0,80}\b(?:started|stopped|startet|stoppet|starta|stoppa) (?:the )?(?:transcription|transkripsjon(?:en)?)\.?"
    rf"|trans(?:cription|kripsjonen) (?:ended|started|ble avsluttet|vart avslutta) (?:after|at|etter|ved) {CLOCK}"
    r"|this editable transcript was computer generated.{0,150}"
    r"|(?:the )?(?:end|start|slutt|start) (?:of|på) (?:the )?"
    r"(?:recording|interview|transcript(?:ion)?|audio|opptak(?:et)?|intervju(?:et)?|transkripsjon(?:en)?|lydfil(?:a|en)?)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:(?:automatically )?transcribed (?:by|with|using)|transkribert (?:av|med)"
    r"|(?:this )?transcript (?:was )?(?:generated|created|produced|exported) (?:by|with|from)) .{1,150}",
    re.IGNORECASE,
)
_AROUND = " \t\u00a0[](){}*_#-–—=.<>"
_LONGEST = 240
_LINES_OF_FOOTER = 3

_PAIR = re.compile(r"[*_]{0,2}(?P<key>[^\n\t:：]{1,40}?)[*_]{0,2}[ \t]*[:：][*_]{0,2}(?:[ \t]+(?P<value>.*)|$)")
_TALK = re.compile(rf"[.?!…](?:\s|$)|[\[\]#]|{CLOCK}")
_WORDS = {
    "keys": "dato date sted stad place location lokasjon tid tidspunkt time klokkeslett varighet lengde duration "
    "length prosjekt project studie study tittel title overskrift fil file filnavn filename lydfil audio "
    "opptak recording opptaksdato språk language deltakere deltakarar deltagere participants attendees "
    "informanter informantar speakers talere talarar respondents respondenter interviewers intervjuere "
    "intervjuarar present tilstede transkribert transcribed transcriber transkribent transkripsjonsnøkkel "
    "tegnforklaring teiknforklaring legend key forkortelser forkortingar abbreviations versjon version setting "
    "kontekst context emne subject møte meeting fokusgruppe intervju interview intervjunummer kjønn gender "
    "alder age yrke occupation stilling position bransje sector bedrift company navn namn name",
    "go on": "of for av på ved no nr nummer number id til to og and i in",
    "greet": "hei heisann hallo hello hi hey velkommen welcome takk thanks thank god good morn da så so well now nå no",
}
_KEYS, _GO_ON, _GREETINGS = (frozenset(words.split()) for words in _WORDS.values())
_MOST_LINES = 60
_LONGEST_VALUE = 80


def mark_events(text: str, lines: Sequence[Line]) -> list[Line]:
    """``lines`` where those of a recording program are of the kind ``event``."""
    full = [line for line in lines if text[line.start : line.end].strip()]
    last = {line.start for line in full[-_LINES_OF_FOOTER:]}
    return [replace(line, kind="event") if _is_event(text, line, last=line.start in last) else line for line in lines]


def _is_event(text: str, line: Line, *, last: bool) -> bool:
    if line.kind not in ("", "heading") or line.row or line.end - line.start > _LONGEST:
        return False
    said = text[line.start : line.end].strip(_AROUND)
    return bool(_EVENT.fullmatch(said) or (last and _FOOTER.fullmatch(said)))


def header_length(text: str, lines: Sequence[Line], *, named: Container[str] = frozenset()) -> int:
    """How many of ``lines`` (none blank) at the top are a header block, or titles above and within it.

    A line with a usual key ('Date', 'Participants') is one, with all ``key: value`` lines above it. Lines below
    belong to it where their value describes a person ('Interviewer: Kari Nordmann', 'P1: woman, 45'), or where
    the key before them opened a list ('Participants:'). ``named``: folded labels that the user gave.
    """
    length, known, listing, before = 0, False, False, 0
    listed: set[str] = set()
    pending: list[int] = []
    for number, line in enumerate(lines[:_MOST_LINES]):
        if line.row or line.speaker:
            break
        gap = number > 0 and text.count("\n", lines[number - 1].end, line.start) > 1
        if gap:
            if pending and not _is_cast(pending):
                return length
            if pending:
                length, known = pending[-1], True
            pending, listing, listed = [], False, set()
        match = _PAIR.fullmatch(text[line.start : line.end].strip())
        if line.kind or not match:
            length = number + 1 if listing else length
            continue
        key, value = match["key"].strip(), (match["value"] or "").strip()
        if _is_key(key, named):
            before = before if listing else number + 1
            length, known, listing, pending = number + 1, True, listing or not value, []
        elif not value or value[-1] in ".?!…" or len(value) > _LONGEST_VALUE or fold(key) in listed:
            return length
        elif listing or (known and not pending and _describes(key, value)):
            length = number + 1
            listed.add(fold(key))
        else:
            pending.append(number + 1 if names.is_role(key) and _describes(key, value) else 0)
            listed.add(fold(key))
    return before if listing else length


def _is_key(key: str, named: Container[str]) -> bool:
    words = [word for word in re.split(r"\W+", fold(key)) if word]
    if not 0 < len(words) <= 4 or fold(key) in named:
        return False
    return words[-1] in _KEYS or (words[0] in _KEYS and (words[1] in _GO_ON or words[1].isdigit()))


def _is_cast(pending: Sequence[int]) -> bool:
    """Whether a block says who took part and nothing else; its lines have their number where they do."""
    return len(pending) > 1 and all(pending)


def _describes(key: str, value: str) -> bool:
    """Whether ``value`` is who somebody is, and not what somebody says."""
    words = [word for word in re.split(r"[\s,;()/]+", value) if word]
    if not words or _TALK.search(value) or fold(words[0]) in _GREETINGS or not names.is_description(words):
        return False
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return True
    listed = any(char in ",;(/" or char.isdigit() for char in value)
    return (len(words) <= 6 and listed) or (len(words) == 1 and names.is_role(key) and words[0][0].isupper())
