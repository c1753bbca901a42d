"""Exchanges: stretches of talk in which several participants make one point together, turn by turn."""

from collections.abc import Iterator, Mapping, Sequence

from thematic.report.extracts import Extract, Said
from thematic.store.desk import Desk
from thematic.store.tables import Row

MOST = 5
"""Turns of an exchange, the interviewer's among them."""


def find_exchanges(desk: Desk, extracts: Sequence[Extract]) -> list[Extract]:
    """Exchanges of 2 to ``MOST`` turns among ``extracts``, by document and place.

    The turns follow each other, are of at least two participants and share a code; between two of them an interviewer
    may speak, whose turn is shown whole and marked as ``asked``. A longer run is parted from its beginning. Where two
    codes give exchanges that overlap, the one with more turns is kept, the earlier one where they have as many.
    """
    store = desk.store
    found: list[Extract] = []
    for document in dict.fromkeys(extract.document for extract in extracts):
        here = [extract for extract in extracts if extract.document == document and extract.said[0].turn is not None]
        if not here:
            continue
        (identity,) = store.values("documents", "id", name=document)
        turns = {row["number"]: row for row in store.rows("turns", document_id=identity)}
        asked = set(store.values("speakers", "id", document_id=identity, role="interviewer"))
        names = {row["id"]: row["name"] for row in store.rows("speakers", document_id=identity)}
        text = store.text(identity)
        runs: list[Extract] = []
        for code in dict.fromkeys(code for extract in here for code in extract.codes):
            parts = _by_turn(here, code)
            for numbers in _runs(sorted(parts), turns, asked):
                said = tuple(parts.get(number) or _asked(turns[number], text, names) for number in numbers)
                first = next(extract for extract in here if extract.said[0] == said[0])
                runs.append(Extract(document, first.group, first.site, first.cell, said, (code,), first.language))
        found += _apart([run for run in runs if len(run.people) > 1])
    return found


def _by_turn(extracts: Sequence[Extract], code: str) -> dict[int, Said]:
    """The longest part of each turn with the code."""
    parts: dict[int, Said] = {}
    for extract in extracts:
        part = extract.said[0]
        if code in extract.codes and part.turn is not None:
            there = parts.get(part.turn)
            if there is None or part.end - part.start > there.end - there.start:
                parts[part.turn] = part
    return parts


def _runs(coded: Sequence[int], turns: Mapping[int, Row], asked: set[int]) -> Iterator[list[int]]:
    """Numbers of turns that follow each other, an interviewer's in between included; each run begins and ends coded."""
    run: list[int] = []
    for number in coded:
        between = range(run[-1] + 1, number) if run else range(0)
        joins = run and len(between) <= 1 and all(turns[turn]["speaker_id"] in asked for turn in between)
        if joins and len(run) + len(between) + 1 <= MOST:
            run += [*between, number]
        else:
            if len(run) > 1:
                yield run
            run = [number]
    if len(run) > 1:
        yield run


def _asked(turn: Row, text: str, names: Mapping[int, str]) -> Said:
    said = text[turn["start"] : turn["end"]]
    return Said(turn["number"], turn["start"], turn["end"], said, names[turn["speaker_id"]], asked=True)


def _apart(runs: Sequence[Extract]) -> list[Extract]:
    """Exchanges that share no turn, those with more turns first to be kept, in the order of the text."""
    kept: dict[int, Extract] = {}
    for run in sorted(runs, key=lambda run: (-len(run.said), run.start)):
        numbers = [part.turn for part in run.said if part.turn is not None]
        if not any(number in kept for number in numbers):
            kept |= dict.fromkeys(numbers, run)
    return sorted(dict.fromkeys(kept.values()), key=lambda run: run.start)
