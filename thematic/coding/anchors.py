"""From what a coder names (a quote, a turn, a span) to a position in the document's text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from thematic.errors import BadInput
from thematic.plurals import count
from thematic.spans import Span, normal_form, snap_to_words, trim
from thematic.store.desk import Desk
from thematic.store.tables import Row

CONTEXT = 40
"""Code points of context kept on each side of a coding."""

ALIKE = 88.0
"""Similarity (0-100) from which a quote that does not stand exactly is taken, with a warning.

Between the 85 and 90 that separate altered quotes from absent ones in real transcripts."""

NEAR = 60.0
"""Similarity from which a passage is worth suggesting."""


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
    silent: Mapping[int, str] = field(default_factory=dict)
    """Who is heard but never counted as evidence, by the speaker's id: "Anne (interviewer)"."""
    _normal: tuple[str, Sequence[int]] | None = None
    _ends: list[int] | None = None

    def turn(self, number: int) -> Row:
        """Turn ``number`` (from 1); raises BadInput."""
        if not 1 <= number <= len(self.turns):
            raise BadInput(f"'{self.name}' has {count(len(self.turns), 'turn')}, so there is no turn {number}.")
        return self.turns[number - 1]

    def by_turn(self, number: int) -> Anchor:
        """The speech of a turn, without its label."""
        turn = self.turn(number)
        start, end = trim(self.text, (turn["start"], turn["end"]))
        if start == end:
            raise BadInput(f"Turn {number} of '{self.name}' holds no speech.")
        return Anchor(start, end)

    def by_span(self, start: int, end: int) -> Anchor:
        """Exactly these code points; raises BadInput where they are empty, reversed or not in the text."""
        hint = "Write START:END, counted from 0, END not included."
        if start < 0:
            raise BadInput(f"The span {start}:{end} begins before the text.", hint=hint)
        if start == end:
            raise BadInput(f"The span {start}:{end} is empty.", hint=hint)
        if end < start:
            raise BadInput(f"The span {start}:{end} ends before it begins.", hint=hint)
        if end > len(self.text):
            long = count(len(self.text), "character")
            raise BadInput(f"The span {start}:{end} ends after '{self.name}', which has {long}.")
        return Anchor(start, end)

    def by_quote(self, quote: str, number: int | None = None, *, nearly: bool = False) -> Anchor:
        """Where ``quote`` stands, in turn ``number`` or anywhere: exactly, NFC and NFD and all white space alike.

        ``nearly`` takes what is almost the same, with a warning. Raises BadInput when the quote is nowhere (the
        hint says what comes near), or in several places (it says where).
        """
        wanted = unicodedata.normalize("NFC", quote.strip())
        if not wanted:
            raise BadInput("The quote is empty.")
        turn = self.turn(number) if number is not None else None
        within = (turn["start"], turn["end"]) if turn else (0, len(self.text))
        where = f"turn {number} of '{self.name}'" if turn else f"'{self.name}'"
        places = self._exactly(wanted, within)
        found = next(places, None)
        if found is None:
            return self._nearly(wanted, within, where, take=nearly)
        if next(places, None) is not None:
            raise self._several(wanted, list(self._exactly(wanted, within)), where)
        return Anchor(*found)

    def unheard(self, start: int, end: int) -> str | None:
        """Whose words all of a passage is, where nobody in it counts as evidence; "" outside of all turns."""
        if self._ends is None:
            self._ends = [turn["end"] for turn in self.turns]
        people: dict[str, None] = {}
        for turn in islice(self.turns, bisect_right(self._ends, start), None):
            if turn["start"] >= end:
                break
            if turn["start"] < turn["end"]:
                who = self.silent.get(turn["speaker_id"])
                if who is None:
                    return None
                people[who] = None
        return " and ".join(people)

    def same(self, quote: str, span: Span) -> bool:
        """Whether ``quote`` is what stands at ``span``, white space aside."""
        return _flat(quote) == _flat(self.text[span[0] : span[1]])

    def _normal_form(self) -> tuple[str, Sequence[int]]:
        if self._normal is None:
            self._normal = normal_form(self.text)
        return self._normal

    def _exactly(self, wanted: str, within: Span) -> Iterator[Span]:
        """Every place of ``wanted`` as it stands; where there is none, every place with other white space."""
        normal, positions = self._normal_form()
        first, last = bisect_left(positions, within[0]), bisect_left(positions, within[1])
        at = normal.find(wanted, first, last)
        if at < 0 and len(words := wanted.split()) > 1:
            spaced = re.compile(r"\s+".join(re.escape(word) for word in words))
            for match in spaced.finditer(normal, first, last):
                yield positions[match.start()], positions[match.end()]
        while at >= 0:
            yield positions[at], positions[at + len(wanted)]
            at = normal.find(wanted, at + 1, last)

    def _nearly(self, wanted: str, within: Span, where: str, *, take: bool) -> Anchor:
        from rapidfuzz import fuzz

        normal, positions = self._normal_form()
        first, last = bisect_left(positions, within[0]), bisect_left(positions, within[1])
        part = normal[first:last]
        best = fuzz.partial_ratio_alignment(wanted, part, score_cutoff=NEAR) if len(wanted) <= len(part) else None
        if best is None or best.dest_end <= best.dest_start:
            raise self._absent(wanted, within, where)
        found = (positions[first + best.dest_start], positions[first + best.dest_end])
        start, end = snap_to_words(self.text, found)
        start, end = max(start, within[0]), min(end, within[1])
        if not take or best.score < ALIKE:
            raise self._absent(wanted, within, where, near=(start, end))
        blank = "\0" * (best.dest_end - best.dest_start)
        others = part[: best.dest_start] + blank + part[best.dest_end :]
        again = fuzz.partial_ratio_alignment(wanted, others, score_cutoff=max(ALIKE, best.score - 1))
        if again is not None:
            second = (positions[first + again.dest_start], positions[first + again.dest_end])
            raise self._several(wanted, [found, second], where)
        taken = _shown(self.text[start:end])
        return Anchor(start, end, f"{_shown(wanted)} was taken as {taken} ({best.score:.0f} % alike).")

    def _absent(self, quote: str, within: Span, where: str, *, near: Span | None = None) -> BadInput:
        elsewhere = next(self._exactly(quote, (0, len(self.text))), None)
        if elsewhere is not None:
            hint = f"It stands in {self._told([elsewhere])}."
        elif near is not None:
            number = f" ({self._told([near])})" if within == (0, len(self.text)) and self.turns else ""
            hint = f"Did you mean {_shown(self.text[near[0] : near[1]], longest=300)}{number}?"
        else:
            hint = "'thematic search --fuzzy' finds what comes near it."
        return BadInput(f"{_shown(quote)} does not stand in {where}.", hint=hint)

    def _several(self, quote: str, found: Sequence[Span], where: str) -> BadInput:
        told = self._told(found)
        one_turn = not self.turns or " and " not in told
        hint = "Name a longer quote." if one_turn else f"It stands in {told}: name the turn, or a longer quote."
        return BadInput(f"{_shown(quote)} stands in several places of {where}.", hint=hint)

    def _told(self, found: Sequence[Span]) -> str:
        """The turns of some places, in words."""
        ends = [turn["end"] for turn in self.turns]
        numbers = sorted({min(bisect_right(ends, start) + 1, len(ends)) for start, _end in found})
        if not ends:
            return "the text"
        named = [str(number) for number in numbers[:5]] + (["others"] if len(numbers) > 5 else [])
        return f"turn {named[0]}" if len(named) == 1 else f"turns {', '.join(named[:-1])} and {named[-1]}"


def open_place(desk: Desk, document: str) -> Place:
    """The document called ``document``, ready for anchoring."""
    store = desk.store
    row = store.find("documents", document)
    turns = store.rows("turns", ("id", "number", "start", "end", "speaker_id"), document_id=row["id"], order="number")
    silent = {
        speaker["id"]: f"{speaker['name']} ({speaker['role']})"
        for speaker in store.rows("speakers", document_id=row["id"])
        if speaker["role"] != "participant"
    }
    return Place(row["id"], row["name"], store.text(row["id"]), turns, silent)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _shown(quote: str, *, longest: int = 60) -> str:
    flat = _flat(quote)
    return f"«{flat if len(flat) <= longest else flat[: longest - 3] + '...'}»"
