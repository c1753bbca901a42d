"""What nobody has coded yet: stretches of participants' talk without a coding."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from thematic.coding.assignments import CONSENSUS
from thematic.coding.blinding import veil_of
from thematic.spans import Span, overlap, subtract, trim, union
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.transcripts.documents import read_turns

Speech = tuple[int | None, str, Span]
"""A turn's number (None without turns), its speaker, and where it stands."""

Run = tuple[int, int | None]
"""How many words in a row are uncoded, and in which turn."""


def uncoded(desk: Desk, *, document: str = "", coder: str = "", least_words: int = 5) -> list[Row]:
    """Uncoded stretches of at least ``least_words`` words in participants' turns, in reading order.

    ``coder`` asks what that coder has not coded; otherwise what nobody has. A document without turns is one
    stretch of nobody's (turn None). In a blind study it is what the coder at the desk has not coded, in documents that
    the coder has not finished.
    """
    found: list[Row] = []
    for name, text, said, coded in _talks(desk, document=document, coder=coder):
        for number, speaker, speech in said:
            for span in subtract([speech], coded):
                start, end = trim(text, span)
                words = len(text[start:end].split())
                if words >= least_words:
                    found.append(
                        {
                            "document": name,
                            "turn": number,
                            "speaker": speaker,
                            "start": start,
                            "end": end,
                            "words": words,
                            "text": text[start:end],
                        }
                    )
    return found


def _talks(desk: Desk, *, document: str, coder: str) -> Iterator[tuple[str, str, list[Speech], list[Span]]]:
    """Documents by name: text, participants' speeches, and what is coded of it, as sorted, disjoint spans."""
    store, veil = desk.store, veil_of(desk)
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    by = {"coder_id": store.find("coders", coder)["id"]} if coder else {}
    for row in store.rows("documents", ("id", "name"), order="name_key", **chosen):
        if coder and veil.hides(row["id"], by["coder_id"]):
            continue
        text = store.text(row["id"])
        coded = [
            (coding["start"], coding["end"])
            for coding in store.rows("codings", ("coder_id", "start", "end"), document_id=row["id"], **by)
            if not veil.hides(row["id"], coding["coder_id"])
        ]
        said: list[Speech] = [
            (turn.number, turn.speaker, (turn.start, turn.end))
            for turn in read_turns(desk, row["name"])
            if turn.role == "participant"
        ]
        if not store.count("turns", document_id=row["id"]):
            said = [(None, "", (0, len(text)))]
        yield row["name"], text, said, union(coded)


SUMMARY = (
    *("document", "participant_words", "uncoded_words", "uncoded_share", "stretches", "longest", "longest_turn"),
)


def summarise(desk: Desk, *, document: str = "", coder: str = "") -> list[Row]:
    """For every document how many of the participants' words nobody (or not ``coder``) has coded, and a row for all.

    A word is uncoded where no coding touches it. ``stretches`` are runs of uncoded words within a turn, ``longest`` the
    words of the longest, which stands in turn ``longest_turn``. ``uncoded_share`` is None where nothing is said. The
    last row's document is ``*``. Blind as ``uncoded`` is.
    """
    rows: list[Row] = []
    every: list[tuple[int, list[Run]]] = []
    for name, text, said, coded in _talks(desk, document=document, coder=coder):
        words = 0
        runs: list[Run] = []
        for number, _speaker, speech in said:
            spans = [(match.start(), match.end()) for match in re.compile(r"\S+").finditer(text, *speech)]
            words += len(spans)
            run = 0
            for span in [*spans, None]:
                if span is not None and not _touched(span, coded):
                    run += 1
                elif run:
                    runs.append((run, number))
                    run = 0
        rows.append(_summary(name, words, runs))
        every.append((words, runs))
    if rows:
        together = [run for _words, runs in every for run in runs]
        rows.append(_summary("*", sum(words for words, _runs in every), together) | {"longest_turn": None})
    return rows


def _summary(name: str, words: int, runs: list[Run]) -> Row:
    uncoded_words = sum(run for run, _turn in runs)
    longest, turn = max(runs, key=lambda run: run[0], default=(0, None))
    return {
        "document": name,
        "participant_words": words,
        "uncoded_words": uncoded_words,
        "uncoded_share": round(uncoded_words / words, 3) if words else None,
        "stretches": len(runs),
        "longest": longest,
        "longest_turn": turn,
    }


def _touched(word: Span, coded: list[Span]) -> bool:
    """Whether one of ``coded``, which are sorted and disjoint, shares a character with a word."""
    place = bisect_right(coded, (word[0], word[1]))
    return any(overlap(word, span) for span in coded[max(0, place - 1) : place + 1])


def codes_by_turn(desk: Desk, document: str) -> dict[int, list[str]]:
    """For each turn number the codes on it, as "code (coder, consensus, stance)", in order of position.

    In a blind study others' codes are left out where the coder at the desk has not finished the document.
    """
    store, veil = desk.store, veil_of(desk)
    row = store.find("documents", document)
    codes = {code["id"]: code["name"] for code in store.rows("codes", ("id", "name"))}
    coders = {coder["id"]: coder["name"] for coder in store.rows("coders", ("id", "name"))}
    codings = [
        coding
        for coding in store.rows("codings", document_id=row["id"], order='start, "end", id')
        if not veil.hides(row["id"], coding["coder_id"])
    ]
    margin: dict[int, list[str]] = {}
    for turn in store.rows("turns", document_id=row["id"], order="number"):
        here = [coding for coding in codings if coding["start"] < turn["end"] and turn["start"] < coding["end"]]
        if here:
            margin[turn["number"]] = [
                f"{codes[coding['code_id']]} ({', '.join(_facts(coding, coders))})" for coding in here
            ]
    return margin


def _facts(coding: Row, coders: dict[int, str]) -> list[str]:
    layer = CONSENSUS if coding["layer"] == CONSENSUS else ""
    return [fact for fact in (coders[coding["coder_id"]], layer, coding["stance"]) if fact]
