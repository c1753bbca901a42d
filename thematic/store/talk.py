"""How many words each speaker of each document says."""

from dataclasses import dataclass

from thematic.store.tables import Store

SPOKEN = """
SELECT documents.id, speakers.id, coalesce(speakers.name, ''), coalesce(speakers.role, 'participant'),
       speakers.participant_id, coalesce(turns.words, 0)
FROM documents
JOIN speakers ON speakers.document_id = documents.id
LEFT JOIN (SELECT speaker_id, sum(words) AS words FROM turns GROUP BY speaker_id) AS turns
  ON turns.speaker_id = speakers.id
UNION ALL
SELECT document_id, NULL, '', 'participant', NULL, sum(words)
FROM turns WHERE speaker_id IS NULL GROUP BY document_id
"""

WHOLE = "SELECT id, text FROM texts WHERE id NOT IN (SELECT document_id FROM turns) ORDER BY id"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker's words in a document. ``speaker`` is None (and the role participant) where nobody is named."""

    document: int
    speaker: int | None
    name: str
    role: str
    participant: int | None
    words: int


def load_spoken(store: Store) -> list[Spoken]:
    """Every speaker of every document, those who say nothing included, and the talk of nobody named.

    A document without turns is talk of nobody's from its first to its last word.
    """
    found = [Spoken(*row) for row in store.connection.execute(SPOKEN)]
    for document, text in store.connection.execute(WHOLE):
        found.append(Spoken(document, None, "", "participant", None, len(text.split())))
    return sorted(found, key=lambda spoken: (spoken.document, spoken.speaker or 0))


def participant_words(store: Store) -> dict[int, int]:
    """Participants' words by document: what every rate of the study has below its line."""
    words: dict[int, int] = dict.fromkeys(store.values("documents", "id", order="id"), 0)
    for spoken in load_spoken(store):
        if spoken.role == "participant":
            words[spoken.document] += spoken.words
    return words
