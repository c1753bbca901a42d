"""Coded segments with where and by whom they were said, and how far a set of codes reaches."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thematic.store.evidence import Reading
    from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a coding that lies in one participant's turn, exactly as it stands in the transcript.

    ``start`` and ``end`` are code points of the document. ``group``, ``site``, ``speaker``, ``participant`` and
    ``code`` are names, empty where the study does not know them; ``language`` is the document's, or the study's.
    """

    coding: int
    document: str
    group: str
    site: str
    speaker: str
    participant: str
    start: int
    end: int
    text: str
    code: str = ""
    language: str = ""

    @property
    def said_by(self) -> str:
        """The participant's id, else the speaker in the document, else the document."""
        if self.participant:
            return self.participant
        return f"{self.document}, {self.speaker}" if self.speaker else self.document


@dataclass(frozen=True, slots=True)
class Extent:
    """How many segments (a passage once, however many codes it has), groups and sites some codes are found in."""

    segments: int
    groups: int
    sites: int


SEGMENTS = """
SELECT codings.id, documents.name, coalesce(groups.name, ''), coalesce(sites.name, ''),
       coalesce(speakers.name, ''), coalesce(participants.name, ''),
       max(codings.start, coalesce(turns.start, codings.start)),
       min(codings."end", coalesce(turns."end", codings."end")), codings.start, codings.quote, codes.name,
       coalesce(nullif(documents.language, ''), (SELECT value FROM settings WHERE name = 'language'), '')
FROM codings
JOIN codes ON codes.id = codings.code_id
JOIN documents ON documents.id = codings.document_id
LEFT JOIN turns ON turns.document_id = codings.document_id
  AND turns.start < codings."end" AND turns."end" > codings.start
LEFT JOIN speakers ON speakers.id = turns.speaker_id
LEFT JOIN cases AS groups ON groups.id = documents.group_id
LEFT JOIN cases AS sites ON sites.id = groups.parent_id
LEFT JOIN cases AS participants ON participants.id = speakers.participant_id
WHERE codings.id IN (SELECT value FROM json_each(?)) AND coalesce(speakers.role, 'participant') = 'participant'
  AND (turns.id IS NOT NULL OR codings.document_id NOT IN (SELECT document_id FROM turns))
ORDER BY documents.name, codings.start, codings.id, turns.number
"""

READ = """
WITH reading(document_id, layer, coder_id) AS MATERIALIZED (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)
), read AS (
  SELECT codings.* FROM codings JOIN reading
    ON reading.document_id = codings.document_id AND reading.layer = codings.layer
    AND coalesce(reading.coder_id, codings.coder_id) = codings.coder_id
  WHERE code_id IN (SELECT value FROM json_each(?)) AND (
    codings.document_id NOT IN (SELECT document_id FROM turns) OR EXISTS (
      SELECT 1 FROM turns LEFT JOIN speakers ON speakers.id = turns.speaker_id
      WHERE turns.document_id = codings.document_id AND turns.start < codings."end"
        AND turns."end" > codings.start AND coalesce(speakers.role, 'participant') = 'participant'))
)
"""
"""The codings of some codes (second value) in the readings that count (first), where a participant speaks."""

EXTENT = (
    READ
    + """
SELECT count(*), count(DISTINCT coalesce(documents.group_id, -documents.id)), count(DISTINCT groups.parent_id)
FROM (SELECT DISTINCT document_id, start, "end" FROM read) AS passages
JOIN documents ON documents.id = passages.document_id
LEFT JOIN cases AS groups ON groups.id = documents.group_id
"""
)

USE = """
SELECT codings.code_id, count(*), count(DISTINCT coalesce(documents.group_id, -documents.id))
FROM codings JOIN documents ON documents.id = codings.document_id
WHERE codings.coder_id IS ? OR codings.document_id NOT IN (SELECT value FROM json_each(?))
GROUP BY codings.code_id
"""


def load_segments(store: "Store", codings: Iterable[int]) -> list[Segment]:
    """What participants say in ``codings`` (ids), in the order of documents and text.

    A coding over several turns gives a segment for each of its participants' turns; the interviewer's part
    gives none; speech without a speaker and texts without turns count as participants'.
    """
    ids = json.dumps([int(coding) for coding in codings])
    rows = store.connection.execute(SEGMENTS, (ids,))
    return [
        Segment(
            coding,
            document,
            group,
            site,
            speaker,
            participant,
            start,
            end,
            quote[start - at : end - at],
            code,
            language,
        )
        for coding, document, group, site, speaker, participant, start, end, at, quote, code, language in rows
    ]


def codings_read(store: "Store", codes: Iterable[int], readings: Iterable["Reading"]) -> list[int]:
    """Ids of the participants' codings of ``codes`` in the readings that count."""
    found = store.connection.execute(READ + "SELECT id FROM read ORDER BY id", _arrays(readings, codes))
    return [row[0] for row in found]


def extent(store: "Store", codes: Iterable[int], readings: Iterable["Reading"]) -> Extent:
    """How far ``codes`` reach in the readings that count; a document without a group counts as one of its own."""
    return Extent(*store.connection.execute(EXTENT, _arrays(readings, codes)).fetchone())


def code_use(store: "Store", *, unseen: Iterable[int] = (), coder: int | None = None) -> dict[int, tuple[int, int]]:
    """For every code that is used: its codings, by all coders, and the groups they stand in.

    In ``unseen`` documents (ids) only the codings of ``coder`` (an id) count.
    """
    rows = store.connection.execute(USE, (coder, json.dumps(sorted(unseen))))
    return {code: (codings, groups) for code, codings, groups in rows}


def _arrays(readings: Iterable["Reading"], codes: Iterable[int]) -> tuple[str, str]:
    read = [[reading.document_id, reading.layer, reading.coder_id] for reading in readings]
    return json.dumps(read), json.dumps([int(code) for code in codes])
