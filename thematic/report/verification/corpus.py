"""The transcripts as one long row of tokens, with an index of words and of pairs of words.

A hundred long conversations are about a million words. Each is a number here, and the places of every word and every
pair are found by bisection in two sorted arrays, so that a quotation is looked up in about a millisecond.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from thematic.report.verification.tokens import tokenise
from thematic.spans import subtract
from thematic.store.tables import Row, Store

Ints = NDArray[np.int64]

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` to ``last`` (not included) of the corpus: one turn, or text that is in none (``turn`` None).

    ``speaker_id`` and names are empty where nobody is known; ``role`` is then "participant" in a document without turns
    and "other" elsewhere. ``at`` and ``end`` are code points of the document's text.
    """

    document_id: int
    document: str
    turn: int | None
    speaker_id: int | None
    speaker: str
    role: str
    participant: str
    group: str
    site: str
    first: int
    last: int
    at: int
    end: int


class Corpus:
    """Every document of a study, ready to be looked up."""

    def __init__(self, store: Store) -> None:
        self.forms: list[str] = []
        self.stretches: list[Stretch] = []
        self.texts: dict[int, str] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._ids: list[int] = []
        self._words: list[bool] = []
        self._vocabulary: dict[str, int] = {}
        people = {row["id"]: row for row in store.rows("speakers")}
        cases = {row["id"]: row for row in store.rows("cases", ("id", "name", "parent_id"))}
        turns: dict[int, list[Row]] = {}
        for turn in store.rows("turns", order="document_id, number"):
            turns.setdefault(turn["document_id"], []).append(turn)
        for document in store.rows("documents", ("id", "name", "group_id"), order="name_key"):
            self._add(document, store.text(document["id"]), turns.get(document["id"], []), people, cases)
        self._firsts = [stretch.first for stretch in self.stretches]

    def _add(
        self, document: Row, text: str, turns: Sequence[Row], people: dict[int, Row], cases: dict[int, Row]
    ) -> None:
        self.texts[document["id"]] = text
        tokens = tokenise(text)
        begins = [token.start for token in tokens]
        group = cases.get(document["group_id"] or 0, {})
        site = cases.get(group.get("parent_id") or 0, {})
        spoken: list[tuple[int, int, Row | None]] = [(turn["start"], turn["end"], turn) for turn in turns]
        taken = [(start, end) for start, end, _turn in spoken]
        taken += [(turn["label_start"], turn["label_end"]) for turn in turns if turn["label_start"] is not None]
        spoken += [(start, end, None) for start, end in subtract([(0, len(text))], taken)]
        for start, end, turn in sorted(spoken, key=lambda one: one[:2]):
            low, high = bisect_left(begins, start), bisect_left(begins, end)
            if low == high:
                continue
            first = len(self.forms)
            for token in tokens[low:high]:
                self.forms.append(token.form)
                self._starts.append(token.start)
                self._ends.append(token.end)
                self._ids.append(self._vocabulary.setdefault(token.key, len(self._vocabulary)))
                self._words.append(token.word)
            person = people.get(turn["speaker_id"], {}) if turn else {}
            self.stretches.append(
                Stretch(
                    document_id=document["id"],
                    document=document["name"],
                    turn=turn["number"] if turn else None,
                    speaker_id=person.get("id"),
                    speaker=person.get("name", ""),
                    role=person.get("role", "participant" if turn or not turns else "other"),
                    participant=cases.get(person.get("participant_id") or 0, {}).get("name", ""),
                    group=group.get("name", ""),
                    site=site.get("name", ""),
                    first=first,
                    last=len(self.forms),
                    at=start,
                    end=end,
                )
            )

    # what stands where ----------------------------------------------------------------------------------

    def stretch_at(self, token: int) -> int:
        """The place in ``stretches`` of the one that holds a token."""
        return bisect_right(self._firsts, token) - 1

    def across(self, first: int, last: int) -> list[Stretch]:
        """The stretches that tokens ``first`` to ``last`` (not included) touch."""
        return self.stretches[self.stretch_at(first) : self.stretch_at(last - 1) + 1]

    def document_range(self, token: int) -> tuple[int, int]:
        """The first and the last token (not included) of the document that holds a token."""
        here = self.stretch_at(token)
        document = self.stretches[here].document_id
        low = high = here
        while low > 0 and self.stretches[low - 1].document_id == document:
            low -= 1
        while high + 1 < len(self.stretches) and self.stretches[high + 1].document_id == document:
            high += 1
        return self.stretches[low].first, self.stretches[high].last

    def surface(self, first: int, last: int) -> str:
        """The text from token ``first`` to ``last`` (not included) of one document, as it is stored."""
        if first >= last:
            return ""
        document = self.stretches[self.stretch_at(first)].document_id
        return self.texts[document][self._starts[first] : self._ends[last - 1]]

    def is_word(self, token: int) -> bool:
        """Whether a token is a word or a number."""
        return self._words[token]

    # the index ------------------------------------------------------------------------------------------

    @cached_property
    def ids(self) -> Ints:
        """The number of every token's word."""
        return np.array(self._ids, dtype=np.int64)

    @cached_property
    def words(self) -> Ints:
        """The tokens that are words, so that a word has a place among words and a token of its own."""
        return np.flatnonzero(np.array(self._words, dtype=bool))

    @cached_property
    def _word_ids(self) -> Ints:
        return self.ids[self.words]

    @cached_property
    def _by_word(self) -> tuple[Ints, Ints]:
        order = np.argsort(self._word_ids, kind="stable")
        return order, self._word_ids[order]

    @cached_property
    def _by_pair(self) -> tuple[Ints, Ints]:
        pairs = self._word_ids[:-1] * len(self._vocabulary) + self._word_ids[1:]
        order = np.argsort(pairs, kind="stable")
        return order, pairs[order]

    def number(self, key: str) -> int:
        """The number of a folded word; ``UNKNOWN`` where nobody ever said it."""
        return self._vocabulary.get(key, UNKNOWN)

    def places_of(self, *numbers: int) -> Ints:
        """Where, among the words, one word or two words in a row stand, ascending."""
        if UNKNOWN in numbers or len(self.words) < len(numbers):
            return np.zeros(0, dtype=np.int64)
        if len(numbers) == 1:
            (order, keys), wanted = self._by_word, numbers[0]
        else:
            (order, keys), wanted = self._by_pair, numbers[0] * len(self._vocabulary) + numbers[1]
        low, high = np.searchsorted(keys, (wanted, wanted + 1))
        return order[low:high]

    def row_of(self, numbers: Sequence[int]) -> Ints:
        """Where, among the words, these words stand in a row: the first of each, ascending."""
        if not numbers or UNKNOWN in numbers:
            return np.zeros(0, dtype=np.int64)
        if len(numbers) == 1:
            return self.places_of(numbers[0])
        found = [(at, self.places_of(*numbers[at : at + 2])) for at in range(len(numbers) - 1)]
        offset, rarest = min(found, key=lambda one: len(one[1]))
        begins = rarest - offset
        begins = begins[(begins >= 0) & (begins + len(numbers) <= len(self.words))]
        for place, number in enumerate(numbers):
            begins = begins[self._word_ids[begins + place] == number]
        return begins
