"""Who speaks: how many people some codes are said by, and how many groups, sites and people a study has."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thematic.store.segments import READ

if TYPE_CHECKING:
    from thematic.store.evidence import Reading
    from thematic.store.tables import Store

SPOKEN = """
SELECT documents.group_id, documents.id, groups.parent_id, speakers.participant_id, speakers.id,
       coalesce(turns.words, 0)
FROM documents
LEFT JOIN cases AS groups ON groups.id = documents.group_id
LEFT JOIN speakers ON speakers.document_id = documents.id AND speakers.role = 'participant'
LEFT JOIN turns ON turns.speaker_id = speakers.id
"""

PEOPLE = (
    READ
    + """
SELECT count(DISTINCT coalesce('case ' || speakers.participant_id, 'speaker ' || speakers.id))
FROM read
JOIN turns ON turns.document_id = read.document_id AND turns.start < read."end" AND turns."end" > read.start
JOIN speakers ON speakers.id = turns.speaker_id AND speakers.role = 'participant'
"""
)

WHERE_USED = (
    READ
    + """
SELECT DISTINCT read.code_id, documents.group_id FROM read JOIN documents ON documents.id = read.document_id
"""
)


@dataclass(frozen=True, slots=True)
class Scope:
    """How large a study, or a part of it, is. ``people`` have speakers of their own, ``silent`` of them say nothing.

    A document without a group counts as a group of its own; ``words`` are participants'.
    """

    documents: int
    groups: int
    sites: int
    people: int
    silent: int
    words: int
    people_by_group: tuple[int, ...]


def scope(store: "Store", documents: Iterable[int] | None = None) -> Scope:
    """The size of the study, or of some ``documents`` (ids); people in each group in ascending order."""
    wanted = set(documents) if documents is not None else None
    groups: dict[tuple[str, int], set[tuple[str, int]]] = {}
    sites, seen, words = set(), set(), dict[tuple[str, int], int]()
    for group, document, site, participant, speaker, said in store.connection.execute(SPOKEN):
        if wanted is not None and document not in wanted:
            continue
        seen.add(document)
        unit = ("group", group) if group is not None else ("document", document)
        here = groups.setdefault(unit, set())
        if site is not None:
            sites.add(site)
        if speaker is not None:
            person = ("case", participant) if participant is not None else ("speaker", speaker)
            here.add(person)
            words[person] = words.get(person, 0) + said
    return Scope(
        documents=len(seen),
        groups=len(groups),
        sites=len(sites),
        people=len(words),
        silent=sum(not said for said in words.values()),
        words=sum(words.values()),
        people_by_group=tuple(sorted(len(people) for people in groups.values())),
    )


def people_behind(store: "Store", codes: Iterable[int], readings: Iterable["Reading"]) -> int:
    """How many participants speak in what is coded with ``codes`` in the readings that count."""
    return int(store.connection.execute(PEOPLE, _arrays(readings, codes)).fetchone()[0])


def groups_of_codes(store: "Store", readings: Iterable["Reading"]) -> dict[int, set[int]]:
    """For every code in use, the ids of the groups in which participants say it; documents without a group not."""
    found: dict[int, set[int]] = {}
    codes = [row[0] for row in store.connection.execute("SELECT id FROM codes")]
    for code, group in store.connection.execute(WHERE_USED, _arrays(readings, codes)):
        if group is not None:
            found.setdefault(code, set()).add(group)
    return found


def _arrays(readings: Iterable["Reading"], codes: Iterable[int]) -> tuple[str, str]:
    read = [[reading.document_id, reading.layer, reading.coder_id] for reading in readings]
    return json.dumps(read), json.dumps([int(code) for code in codes])
