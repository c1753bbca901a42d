"""Who mentioned what: codings met with the turns of the people who are counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thematic.contrast.rows import RowSpec
from thematic.contrast.sheet import Bools, Ints, Voices
from thematic.contrast.units import Member
from thematic.store.evidence import Codings, Turns


@dataclass(frozen=True, slots=True, eq=False)
class Talk:
    """The turns that are counted, by document and position, with the place of their unit and of their person."""

    turns: Turns
    unit: Ints
    person: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Codings x the counted turns they touch: arrays of one length, in the order of codes.

    ``passage`` is the same number for codings of one span. ``rows`` says what each row of the contrast counts.
    """

    id: Ints
    code: NDArray[np.int32]
    stance: NDArray[np.int32]
    passage: Ints
    unit: Ints
    person: Ints
    rows: tuple[RowSpec, ...]

    def of_row(self, row: int) -> Ints:
        """The places of all that a row counts."""
        spec = self.rows[row]
        codes = np.array(spec.codes, dtype=np.int32)
        starts, ends = np.searchsorted(self.code, codes), np.searchsorted(self.code, codes, side="right")
        places = np.concatenate(
            [np.arange(0), *(np.arange(start, end) for start, end in zip(starts, ends, strict=True))]
        )
        return places if spec.stance is None else places[self.stance[places] == spec.stance]

    def codings(self, row: int, units: Bools) -> Ints:
        """Ids of the codings that a row counts in the units where ``units`` is true, ascending."""
        places = self.of_row(row)
        return np.unique(self.id[places[units[self.unit[places]]]])

    def count(self, units: int) -> tuple[Ints, Voices]:
        """Mentions, (units, rows), and who made them. A passage is one mention of a row, whatever its codes."""
        mentions = np.zeros((units, len(self.rows)), dtype=np.int64)
        people = int(self.person.max(initial=0)) + 1
        heard = []
        for row in range(len(self.rows)):
            places = self.of_row(row)
            passages = np.unique(self.passage[places] * units + self.unit[places])
            mentions[:, row] = np.bincount(passages % units, minlength=units)
            heard.append(np.unique(self.unit[places] * people + self.person[places]))
        voices = np.concatenate([np.zeros(0, np.int64), *heard])
        row_of = np.repeat(np.arange(len(heard)), [len(row) for row in heard])
        return mentions, Voices(voices // people, row_of, voices % people)


def find_talk(turns: Turns, members: Sequence[Member]) -> Talk:
    """The turns of the members' voices, but for those in which nothing is said.

    A participant is one person in all groups, an unnamed voice one a document.
    """
    people: dict[tuple[str, int | None], int] = {}
    speakers, documents = (
        np.full((int(column.max(initial=0)) + 1, 2), -1) for column in (turns.speaker, turns.document)
    )
    for unit, member in enumerate(members):
        for voice in member.voices:
            if voice.participant is not None:
                key = ("participant", voice.participant)
            elif voice.speaker:
                key = ("speaker", voice.speaker)
            else:
                key = ("document", voice.document)
            person = people.setdefault(key, len(people))
            table, index = (speakers, voice.speaker) if voice.speaker else (documents, voice.document)
            if index < len(table):
                table[index] = unit, person
    found = np.where(turns.speaker[:, None] > 0, speakers[turns.speaker], documents[turns.document])
    counted = (found[:, 0] >= 0) & (turns.end > turns.start)
    kept = Turns(*(getattr(turns, name)[counted] for name in Turns.__dataclass_fields__))
    return Talk(kept, found[counted, 0], found[counted, 1])


def find_mentions(codings: Codings, talk: Talk, rows: Sequence[RowSpec]) -> Mentions:
    """Meet every coding with the counted turns that it shares a character with; other codings count nowhere."""
    turns = talk.turns
    width = int(max(codings.end.max(initial=0), turns.end.max(initial=0))) + 1
    document = codings.document.astype(np.int64) * width
    first = np.searchsorted(turns.document * np.int64(width) + turns.end, document + codings.start, side="right")
    after = np.searchsorted(turns.document * np.int64(width) + turns.start, document + codings.end, side="left")
    touched = np.maximum(after - first, 0)
    coding = np.repeat(np.arange(len(touched)), touched)
    turn = np.arange(len(coding)) + np.repeat(first - (np.cumsum(touched) - touched), touched)

    starts = np.unique(document + codings.start, return_inverse=True)[1]
    passage = np.unique(starts * np.int64(width) + codings.end, return_inverse=True)[1]
    order = np.argsort(codings.code[coding], kind="stable")
    coding, turn = coding[order], turn[order]
    return Mentions(
        id=codings.id[coding],
        code=codings.code[coding],
        stance=codings.stance[coding],
        passage=passage[coding],
        unit=talk.unit[turn],
        person=talk.person[turn],
        rows=tuple(rows),
    )
