"""EXMARaLDA transcripts (.exb): tiers of events between the points of a common line of time.

Tiers of the type ``t`` are talk of the speaker they name; events of one tier that follow without a gap are one
stretch, as they stand. Tiers of other types that name the same speaker are annotations over it, the rest are left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from thematic.store.names import fold
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.tiers import MOST_SECONDS, Stretch, build_tiers, listed, opens_with
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import tree
from thematic.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from lxml import etree

NAME = "exmaralda"
SUFFIXES = (".exb",)
RANK = 20


def recognises(source: Source) -> bool:
    """XML whose first element is EXMARaLDA's basic transcription."""
    return opens_with(source, b"<basic-transcription")


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, unsafe or without talk."""
    root = tree(source.data, source.name)
    points = [(point.get("id", ""), _milliseconds(point.get("time", ""))) for point in root.iterfind(".//tli")]
    order = {name: number for number, (name, _time) in enumerate(points)}
    times = dict(points)
    called = {one.get("id", ""): (one.findtext("abbreviation") or "").strip() for one in root.iterfind(".//speaker")}
    named = {fold(name) for name in speakers}

    stretches: dict[str, list[Stretch]] = {}
    left: list[str] = []
    hanging: list[str] = []
    asides: list[tuple[str, str, list[tuple[int, str]]]] = []
    for tier in root.iterfind(".//tier"):
        name = tier.get("display-name") or tier.get("category") or tier.get("id") or ""
        speaker = tier.get("speaker") or ""
        if tier.get("type") == "t" or fold(name) in named:
            person = called.get(speaker) or speaker or name
            stretches.setdefault(speaker, []).extend(_stretches(tier, person, order, times))
        else:
            events = [(order.get(one.get("start", ""), -1), _words(one)) for one in tier.iterfind("event")]
            asides.append((name, speaker, [(at, words) for at, words in events if words.strip()]))
    for name, speaker, told in asides:
        if told:
            (hanging if speaker in stretches else left).append(name)
            stretches |= {speaker: _with_notes(stretches[speaker], name, told)} if speaker in stretches else {}
    doubts = []
    if left:
        doubts.append(f"Tiers that are nobody's talk were left out: {listed(left)}.")
    if hanging:
        doubts.append(f"Tiers that hang on the talk are no talk but annotations over it: {listed(hanging)}.")
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    spoken = [one for those in stretches.values() for one in those]
    return build_tiers(source, spoken, speakers, reader=NAME, encoding=encoding, doubts=doubts)


def _stretches(
    tier: "etree._Element", person: str, order: Mapping[str, int], times: Mapping[str, int | None]
) -> list[Stretch]:
    found: list[Stretch] = []
    for event in tier.iterfind("event"):
        start, end = event.get("start", ""), event.get("end", "")
        first, last = (float(order.get(point, len(order))) for point in (start, end))
        if found and found[-1].place[1] == first and found[-1].words.strip() and _words(event).strip():
            above = found.pop()
            words, place = above.words + _words(event), (above.place[0], last)
            found.append(Stretch(person, words, above.begins, times.get(end), place))
        else:
            found.append(Stretch(person, _words(event), times.get(start), times.get(end), (first, last)))
    return found


def _with_notes(stretches: Iterable[Stretch], tier: str, told: Iterable[tuple[int, str]]) -> list[Stretch]:
    """``stretches`` in their order, each with what a tier says of it."""
    ordered = sorted(stretches, key=lambda one: one.place)
    starts = [one.place[0] for one in ordered]
    notes: dict[int, list[tuple[str, str]]] = {}
    for at, words in told:
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < ordered[number].place[1]:
            notes.setdefault(number, []).append((tier, words))
    return [
        Stretch(one.speaker, one.words, one.begins, one.ends, one.place, (*one.notes, *notes.get(number, ())))
        for number, one in enumerate(ordered)
    ]


def _words(event: "etree._Element") -> str:
    return event.text or ""


def _milliseconds(seconds: str) -> int | None:
    try:
        time = float(seconds)
    except ValueError:
        return None
    return round(time * 1000) if 0 <= time < MOST_SECONDS else None
