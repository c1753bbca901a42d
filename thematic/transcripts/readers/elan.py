"""ELAN transcripts (.eaf): tiers of speakers on a line of time.

A tier that hangs on no other is talk, of the person in its ``PARTICIPANT`` or else of its own name; where some tiers
have a participant, those without are notes and left out unless the user names them. Tiers that hang on a
talk tier are annotations over its words. Where the top tier only numbers the stretches, as Toolbox and FLEx write
it, the talk is the tier below with the most words.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thematic.store.names import fold
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.tiers import MOST_SECONDS, Stretch, build_tiers, listed, opens_with
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import damaged, tree
from thematic.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from lxml import etree

NAME = "elan"
SUFFIXES = (".eaf",)
RANK = 20

_SHARE_OF_NUMBERS = 0.9


@dataclass(slots=True)
class _Note:
    """An annotation: its words, what it hangs on, and its two slots on the line of time."""

    id: str
    words: str
    above: str = ""
    slots: tuple[str, str] = ("", "")


@dataclass(slots=True)
class _Tier:
    name: str
    participant: str
    parent: str
    notes: list[_Note] = field(default_factory=list)


def recognises(source: Source) -> bool:
    """XML whose first element is ELAN's."""
    return opens_with(source, b"<ANNOTATION_DOCUMENT")


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, unsafe or without talk."""
    root = tree(source.data, source.name)
    times, places = _line_of_time(root)
    tiers = {tier.name: tier for tier in map(_tier, root.findall("TIER"))}
    if not tiers:
        raise damaged(source.name)
    named = {fold(name) for name in speakers}
    tops = [tier for tier in tiers.values() if tier.parent not in tiers]
    someone = any(tier.participant for tier in tops)
    talk = [tier for tier in tops if tier.participant or not someone or fold(tier.name) in named]
    below: dict[str, list[_Tier]] = {}
    for tier in tiers.values():
        below.setdefault(tier.parent, []).append(tier)

    stretches: list[Stretch] = []
    numbered: list[str] = []
    hanging: list[str] = []
    for top in talk:
        family = list(_under(top, below))
        spoken = _spoken(top, family)
        numbered += [spoken.name] if spoken is not top else []
        others = [tier for tier in family if tier is not spoken and _words(tier)]
        hanging += [tier.name for tier in others]
        stretches += _stretches(top, spoken, others, times, places)
    doubts = _doubts(talk, [tier for tier in tops if tier not in talk and _words(tier)], numbered, hanging)
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    return build_tiers(source, stretches, speakers, reader=NAME, encoding=encoding, doubts=doubts)


def _line_of_time(root: "etree._Element") -> tuple[dict[str, int | None], dict[str, float]]:
    """The times of the slots (ms), and their places: those without a time lie evenly between their neighbours."""
    slots = [
        (slot.get("TIME_SLOT_ID", ""), slot.get("TIME_VALUE", "")) for slot in root.iterfind("TIME_ORDER/TIME_SLOT")
    ]
    times = {name: _milliseconds(value) for name, value in slots}
    places: dict[str, float] = {}
    waiting: list[str] = []
    last = 0.0
    for name, time in times.items():
        waiting.append(name)
        if time is not None:
            step = (time - last) / len(waiting)
            places |= {slot: last + step * number for number, slot in enumerate(waiting, start=1)}
            waiting, last = [], float(time)
    places |= {slot: last + number for number, slot in enumerate(waiting, start=1)}
    return times, places


def _milliseconds(value: str) -> int | None:
    known = value.isascii() and value.isdigit() and len(value) < 12
    return int(value) if known and int(value) < MOST_SECONDS * 1000 else None


def _tier(element: "etree._Element") -> _Tier:
    tier = _Tier(element.get("TIER_ID", ""), element.get("PARTICIPANT", "").strip(), element.get("PARENT_REF", ""))
    for note in element.iterfind("ANNOTATION/*"):
        words = note.findtext("ANNOTATION_VALUE", "")
        slots = (note.get("TIME_SLOT_REF1", ""), note.get("TIME_SLOT_REF2", ""))
        tier.notes.append(_Note(note.get("ANNOTATION_ID", ""), words, note.get("ANNOTATION_REF", ""), slots))
    return tier


def _under(top: _Tier, below: Mapping[str, Sequence[_Tier]]) -> Iterable[_Tier]:
    """``top`` and all tiers that hang on it, directly or not; each once."""
    found, waiting = {top.name: top}, [top]
    while waiting:
        for tier in below.get(waiting.pop(0).name, ()):
            if tier.name not in found:
                found[tier.name] = tier
                waiting.append(tier)
    return found.values()


def _words(tier: _Tier) -> int:
    return sum(len(note.words.split()) for note in tier.notes)


def _spoken(top: _Tier, family: Sequence[_Tier]) -> _Tier:
    """The tier with the talk: ``top``, or one right below it where ``top`` holds numbers or nothing."""
    told = [note.words.strip() for note in top.notes]
    numbers = sum(not words or (len(words.split()) == 1 and any(map(str.isdigit, words))) for words in told)
    children = [tier for tier in family if tier.parent == top.name and _words(tier) > len(tier.notes)]
    if not told or numbers < _SHARE_OF_NUMBERS * len(told) or not children:
        return top
    return max(children, key=_words)


def _stretches(
    top: _Tier,
    spoken: _Tier,
    others: Iterable[_Tier],
    times: Mapping[str, int | None],
    places: Mapping[str, float],
) -> list[Stretch]:
    spans = {note.id: note.slots for note in top.notes}
    heads = {note.id: note.id for note in top.notes}
    notes: dict[str, list[tuple[str, str]]] = {}
    starts = sorted((places.get(note.slots[0], 0.0), places.get(note.slots[1], 0.0), note.id) for note in top.notes)
    rest = sorted([*others, *([] if spoken is top else [spoken])], key=lambda tier: tier.parent != top.name)
    for tier in rest:
        for note in tier.notes:
            head = heads.get(note.above) or _head_in_time(places.get(note.slots[0]), starts)
            heads[note.id] = head
            if tier is not spoken and note.words.strip() and head:
                notes.setdefault(head, []).append((tier.name, note.words))
    speaker = top.participant or top.name
    last = float(len(places))
    found = []
    for note in spoken.notes:
        first, second = spans.get(heads.get(note.id, ""), note.slots)
        place = (places.get(first, last), places.get(second, last))
        about = tuple(notes.pop(heads.get(note.id, ""), ()))
        found.append(Stretch(speaker, note.words, times.get(first), times.get(second), place, about))
    return found


def _head_in_time(at: float | None, starts: Sequence[tuple[float, float, str]]) -> str:
    """The annotation within which a note starts at ``at``; ``starts``: start, end and name of each, in order."""
    if at is None:
        return ""
    found = bisect_right(starts, at, key=lambda one: one[0]) - 1
    return starts[found][2] if found >= 0 and at < starts[found][1] else ""


def _doubts(talk: Sequence[_Tier], left: Sequence[_Tier], numbered: Sequence[str], hanging: Sequence[str]) -> list[str]:
    doubts = []
    if left:
        names = [tier.name for tier in left]
        doubts.append(
            f"Tiers without a participant were left out: {listed(names)}. If one is talk, name it with "
            f'--speakers "{names[0]}=participant".'
        )
    shared = Counter(tier.participant for tier in talk if tier.participant and _words(tier))
    for person, count in shared.items():
        if count > 1:
            names = [tier.name for tier in talk if tier.participant == person]
            doubts.append(f"Several tiers are talk of '{person}': {listed(names)}.")
    if numbered:
        doubts.append(f"Read as talk, since the tier above only numbers it: {listed(numbered)}.")
    if hanging:
        doubts.append(f"Tiers that hang on the talk are no talk but annotations over it: {listed(hanging)}.")
    return doubts
