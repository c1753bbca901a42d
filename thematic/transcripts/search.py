"""Search in the transcripts: literal, regular expression, or nearly alike; each hit in its context."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from thematic.errors import BadInput, NotFound, UsageError
from thematic.model import Hit
from thematic.spans import normal_form
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.transcripts.speakers import ROLES

CONTEXT = 60
"""Code points shown on each side of a hit."""

NEARLY = 80.0
"""Similarity (0-100, of the best window of a turn) from which a fuzzy hit counts."""


def search(
    desk: Desk,
    pattern: str,
    *,
    regex: bool = False,
    fuzzy: bool = False,
    case_sensitive: bool = False,
    document: str = "",
    speaker_role: str = "",
    nearly: float = NEARLY,
) -> list[Hit]:
    """Every hit, by document and position; fuzzy ones best first. NFC and NFD spellings find each other.

    ``pattern`` is plain text (its blanks match any white space, line ends too) unless ``regex``, where ^ and $ are
    those of lines. Speakers' labels are no talk and are not searched. Fuzzy search gives the best place of each turn,
    whatever the case. ``speaker_role`` keeps hits in turns of that role. Raises BadInput for an empty pattern or a
    broken regular expression, NotFound for another role.
    """
    if not pattern.strip():
        raise BadInput("There is nothing to search for.")
    if speaker_role and speaker_role not in ROLES:
        raise NotFound.named("role", speaker_role, ROLES)
    if regex and fuzzy:
        raise UsageError("A search is by regular expression or fuzzy, not both.")
    wanted = unicodedata.normalize("NFC", pattern)
    expression = wanted if regex else re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(wanted))
    try:
        compiled = re.compile(expression, re.MULTILINE | (0 if case_sensitive else re.IGNORECASE))
    except re.error as error:
        raise BadInput(
            f"The regular expression is broken: {error}.", hint="Leave out --regex to search for it as it stands."
        ) from error
    store = desk.store
    chosen = {"id": store.find("documents", document)["id"]} if document else {}
    hits: list[Hit] = []
    for row in store.rows("documents", ("id", "name"), order="name_key", **chosen):
        text = store.text(row["id"])
        turns = store.rows("turns", document_id=row["id"], order="number")
        speakers = {speaker["id"]: speaker for speaker in store.rows("speakers", document_id=row["id"])}
        ends = [turn["end"] for turn in turns]
        found = _nearly(text, turns, wanted, nearly) if fuzzy else _exactly(text, compiled)
        for start, end, score in found:
            after = next(iter(turns[bisect_right(ends, start) :]), None)
            if after and after["label_start"] is not None and end <= after["label_end"]:
                continue
            turn = after if after and after["start"] < end else None
            speaker = speakers.get(turn["speaker_id"]) if turn else None
            talk = "participant" if turn or not turns else ""
            if not speaker_role or (speaker["role"] if speaker else talk) == speaker_role:
                hits.append(_hit(row["name"], text, start, end, score, turn, speaker))
    return sorted(hits, key=lambda hit: -hit.score) if fuzzy else hits


def _exactly(text: str, compiled: re.Pattern[str]) -> Iterator[tuple[int, int, float]]:
    normal, positions = normal_form(text)
    for match in compiled.finditer(normal):
        start, end = positions[match.start()], positions[match.end()]
        if end > start:
            yield start, end, 100.0


def _nearly(text: str, turns: list[Row], wanted: str, nearly: float) -> Iterator[tuple[int, int, float]]:
    from rapidfuzz import fuzz

    folded = wanted.lower()
    for first, last in [(turn["start"], turn["end"]) for turn in turns] or [(0, len(text))]:
        normal, positions = normal_form(text[first:last])
        lowered = normal.lower()
        if len(lowered) != len(normal):
            lowered = normal
        if len(lowered) < len(folded):
            score = fuzz.ratio(folded, lowered)
            if score >= nearly:
                yield first, last, score
            continue
        best = fuzz.partial_ratio_alignment(folded, lowered, score_cutoff=nearly)
        if best is not None and best.dest_end > best.dest_start:
            yield first + positions[best.dest_start], first + positions[best.dest_end], best.score


def _hit(name: str, text: str, start: int, end: int, score: float, turn: Row | None, speaker: Row | None) -> Hit:
    return Hit(
        document=name,
        turn=turn["number"] if turn else None,
        speaker=speaker["name"] if speaker else "",
        start=start,
        end=end,
        before=text[max(0, start - CONTEXT) : start].replace("\n", " "),
        match=text[start:end].replace("\n", " "),
        after=text[end : end + CONTEXT].replace("\n", " "),
        score=round(score, 1),
    )
