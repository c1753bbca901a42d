"""Figures of a study as it stands: how much was said, coded and by whom, document by document."""

from dataclasses import dataclass

from thematic.store.tables import Store

DOCUMENTS = """
SELECT documents.id, documents.name, documents.group_id,
       (SELECT coalesce(sum(turns.words), 0) FROM turns LEFT JOIN speakers ON speakers.id = turns.speaker_id
        WHERE turns.document_id = documents.id AND coalesce(speakers.role, 'participant') = 'participant'),
       (SELECT max(time_end) - min(time_start) FROM turns WHERE turns.document_id = documents.id),
       (SELECT count(*) FROM turns WHERE turns.document_id = documents.id)
FROM documents ORDER BY documents.name_key
"""

CODED = """
SELECT document_id, layer, coder_id, count(*) FROM codings GROUP BY document_id, layer, coder_id
"""


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: participants' ``words``, ``milliseconds`` from the first to the last time (None without times),
    for every coder (id) the codings that are that coder's own, and ``settled`` the codings of the consensus layer.
    """

    id: int
    name: str
    group: int | None
    words: int
    milliseconds: int | None
    turns: int
    codings: dict[int, int]
    settled: int


def document_figures(store: Store) -> list[DocumentFigures]:
    """Every document by name; one without turns counts all its words as participants'."""
    coded: dict[int, dict[int, int]] = {}
    settled: dict[int, int] = {}
    for document, layer, coder, n in store.connection.execute(CODED):
        if layer == "independent":
            coded.setdefault(document, {})[coder] = n
        else:
            settled[document] = settled.get(document, 0) + n
    return [
        DocumentFigures(
            document,
            name,
            group,
            words if turns else len(store.text(document).split()),
            lasting,
            turns,
            coded.get(document, {}),
            settled.get(document, 0),
        )
        for document, name, group, words, lasting, turns in store.connection.execute(DOCUMENTS).fetchall()
    ]
