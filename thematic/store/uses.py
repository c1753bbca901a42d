"""How often each coder codes what participants say, and where each code is used."""

from thematic.store.tables import Store

SPOKEN = """
codings.document_id NOT IN (SELECT document_id FROM turns) OR EXISTS (
  SELECT 1 FROM turns LEFT JOIN speakers ON speakers.id = turns.speaker_id
  WHERE turns.document_id = codings.document_id AND turns.start < codings."end" AND turns."end" > codings.start
  AND coalesce(speakers.role, 'participant') = 'participant')
"""

COUNTS = f"""
SELECT document_id, coder_id, count(*) FROM codings WHERE layer = 'independent' AND ({SPOKEN})
GROUP BY document_id, coder_id
"""


def codings_by_coder(store: Store) -> dict[tuple[int, int], int]:
    """For (document, coder) the coder's own codings in which a participant speaks; nothing for who has none."""
    return {(document, coder): many for document, coder, many in store.connection.execute(COUNTS)}
