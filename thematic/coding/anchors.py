"""From what a coder names (a quote, a turn, a span) to a position in the document's text."""

import unicodedata
from dataclasses import dataclass

from thematic.errors import BadInput
from thematic.spans import normal_form, trim
from thematic.store.desk import Desk
from thematic.store.tables import Row

CONTEXT = 40
"""Code points of context kept on each side of a coding."""

ALIKE = 88.0
"""Similarity (0-100) from which a quote that does not stand exactly is taken, with a warning.

Between the 85 and 90 that separate altered quotes from absent ones in real transcripts."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A position in code points, and a warning when it was found only nearly."""

    start: int
    end: int
    warning: str = ""


@dataclass(slots=True)
class Place:
    """A document opened for anchoring: its text and turns are read once, whatever the number of codings."""

    id: int
    name: str
    text: str
    turns: list[Row]

    def turn(self, number: int) -> Row:
        """Turn ``number`` (from 1); raises BadInput."""
        if not 1 <= number <= len(self.turns):
            raise BadInput(f"'{self.name}' has {len(self.turns)} turns, so there is no turn {number}.")
        return self.turns[number - 1]

    def by_turn(self, number: int) -> Anchor:
        """The speech of a turn, without its label."""
        turn = self.turn(number)
        start, end = trim(self.text, (turn["start"], turn["end"]))
        if start == end:
            raise BadInput(f"Turn {number} of '{self.name}' holds no speech.")
        return Anchor(start, end)

    def by_span(self, start: int, end: int) -> Anchor:
        """Exactly these code points; raises BadInput where they are empty or past the end."""
        if start < 0 or end <= start:
            raise BadInput(
                f"The span {start}:{end} is empty.", hint="Write START:END, counted from 0, END not included."
            )
        if end > len(self.text):
            raise BadInput(f"The span {start}:{end} ends after '{self.name}', which has {len(self.text)} characters.")
        return Anchor(start, end)

    def by_quote(self, quote: str, number: int | None = None) -> Anchor:
        """Where ``quote`` stands, in turn ``number`` or anywhere: exactly (NFC and NFD alike), else nearly.

        Raises BadInput when it is nowhere, or in several places.
        """
        first, last = 0, len(self.text)
        if number is not None:
            turn = self.turn(number)
            first, last = turn["start"], turn["end"]
        where = f"turn {number} of '{self.name}'" if number is not None else f"'{self.name}'"
        quote = quote.strip()
        if not quote:
            raise BadInput("The quote is empty.")
        at = self.text.find(quote, first, last)
        if at >= 0:
            if self.text.find(quote, at + 1, last) >= 0:
                raise _several(quote, where)
            return Anchor(at, at + len(quote))
        return _alike(self.text, first, last, quote, where)


def open_place(desk: Desk, document: str) -> Place:
    """The document called ``document``, ready for anchoring."""
    store = desk.store
    row = store.find("documents", document)
    turns = store.rows("turns", ("id", "number", "start", "end"), document_id=row["id"], order="number")
    return Place(row["id"], row["name"], store.text(row["id"]), turns)


def _alike(text: str, first: int, last: int, quote: str, where: str) -> Anchor:
    normal, positions = normal_form(text[first:last])
    wanted = unicodedata.normalize("NFC", quote)
    at = normal.find(wanted)
    if at >= 0:
        if normal.find(wanted, at + 1) >= 0:
            raise _several(quote, where)
        return Anchor(first + positions[at], first + positions[at + len(wanted)])
    from rapidfuzz import fuzz

    best = fuzz.partial_ratio_alignment(wanted, normal, score_cutoff=ALIKE) if len(wanted) <= len(normal) else None
    if best is None or best.dest_end <= best.dest_start:
        raise BadInput(
            f"{_shown(quote)} does not stand in {where}.", hint="'thematic search --fuzzy' finds what comes near it."
        )
    start, end = trim(text, (first + positions[best.dest_start], first + positions[best.dest_end]))
    rest = fuzz.partial_ratio_alignment(
        wanted,
        normal[: best.dest_start] + "\0" * (best.dest_end - best.dest_start) + normal[best.dest_end :],
        score_cutoff=max(ALIKE, best.score - 1),
    )
    if rest is not None:
        raise _several(quote, where)
    return Anchor(start, end, f"{_shown(quote)} was taken as {_shown(text[start:end])} ({best.score:.0f} % alike).")


def _several(quote: str, where: str) -> BadInput:
    return BadInput(f"{_shown(quote)} stands in several places of {where}.", hint="Name the turn, or a longer quote.")


def _shown(quote: str) -> str:
    flat = " ".join(quote.split())
    return f"«{flat if len(flat) <= 60 else flat[:57] + '...'}»"
