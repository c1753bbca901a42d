"""The talk of a study and what is coded of it, turn by turn, as themes are read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Said:
    """A participant's turn with the names of who said it, where; empty where the study does not know them.

    ``start`` and ``end`` are code points of the document; ``turn`` is None in a text without turns. ``document_id``
    and ``group_id`` (None without a group) tell documents and groups apart.
    """

    document_id: int
    document: str
    group_id: int | None
    group: str
    site: str
    turn: int | None
    speaker: str
    participant: str
    words: int
    start: int
    end: int
    text: str

    @property
    def said_by(self) -> str:
        """The participant's id, else the speaker in the document, else the document."""
        if self.participant:
            return self.participant
        return f"{self.document}, {self.speaker}" if self.speaker else self.document

    @property
    def unit(self) -> str:
        """What counts as one group: the group, else the document itself."""
        return self.group or self.document


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding as it stands: which code, by whom, where, with which stance."""

    id: int
    document_id: int
    code_id: int
    coder_id: int
    stance: str
    start: int
    end: int


_TALK = """
SELECT documents.id, documents.name, documents.group_id, coalesce(groups.name, ''), coalesce(sites.name, ''),
       turns.number, coalesce(speakers.name, ''), coalesce(participants.name, ''), turns.words, turns.start,
       turns."end"
FROM documents
LEFT JOIN turns ON turns.document_id = documents.id
LEFT JOIN speakers ON speakers.id = turns.speaker_id
LEFT JOIN cases AS groups ON groups.id = documents.group_id
LEFT JOIN cases AS sites ON sites.id = groups.parent_id
LEFT JOIN cases AS participants ON participants.id = speakers.participant_id
WHERE coalesce(speakers.role, 'participant') = 'participant'
ORDER BY documents.name_key, turns.start, turns.number
"""


def participants_talk(store: Store) -> list[Said]:
    """Every turn of participants in which something is said, in the order of documents and text.

    Speech without a speaker counts as participants'; a text without turns is one turn of nobody's.
    """
    talk = []
    for document, rows in groupby(store.connection.execute(_TALK), key=lambda row: row[0]):
        text = store.text(document)
        for row in rows:
            words, start, end = row[8:]
            if row[5] is None:
                words, start, end = len(text.split()), 0, len(text)
            if start < end:
                talk.append(Said(*(*row[:8], words, start, end, text[start:end])))
    return talk


def codings_by_id(store: Store, codings: Iterable[int]) -> list[Coded]:
    """The codings with these ids, in the order of documents and text."""
    rows = store.connection.execute(
        'SELECT codings.id, document_id, code_id, coder_id, stance, start, "end" FROM codings'
        " JOIN documents ON documents.id = document_id"
        " WHERE codings.id IN (SELECT value FROM json_each(?))"
        ' ORDER BY documents.name_key, start, "end", codings.id',
        (json.dumps([int(coding) for coding in codings]),),
    )
    return [Coded(*row) for row in rows]
