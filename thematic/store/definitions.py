"""What the journal says of codes whose meaning changed, and of when each coding came to its code."""

import json
from collections.abc import Iterable

from thematic.store.tables import Row, Store

MEANING = ("definition", "include", "exclude")
"""What a code means, and when it applies."""

CHANGED = """
SELECT row_id, operation_id, before FROM journal
WHERE table_name = 'codes' AND before IS NOT NULL AND after IS NOT NULL AND (
  json_extract(before, '$.definition') <> json_extract(after, '$.definition')
  OR json_extract(before, '$.include') <> json_extract(after, '$.include')
  OR json_extract(before, '$.exclude') <> json_extract(after, '$.exclude'))
ORDER BY id
"""

CAME = """
SELECT codings.code_id, coalesce(uses.operation, 0) FROM codings LEFT JOIN (
  SELECT row_id, json_extract(after, '$.code_id') AS code, min(operation_id) AS operation FROM journal
  WHERE table_name = 'codings' AND after IS NOT NULL GROUP BY row_id, code
) AS uses ON uses.row_id = codings.id AND uses.code = codings.code_id
WHERE codings.code_id IN (SELECT value FROM json_each(?)) ORDER BY codings.id
"""


def meanings_before(store: Store) -> dict[int, list[tuple[int, Row]]]:
    """For codes whose definition or rules changed: (operation, the code's row before it) of each change, in order."""
    found: dict[int, list[tuple[int, Row]]] = {}
    for code, operation, before in store.connection.execute(CHANGED):
        found.setdefault(code, []).append((operation, json.loads(before)))
    return found


def came_to_code(store: Store, codes: Iterable[int]) -> dict[int, list[int]]:
    """For each of ``codes`` the operations in which its codings came to it; 0 where the journal was folded away."""
    found: dict[int, list[int]] = {}
    for code, operation in store.connection.execute(CAME, (json.dumps([int(code) for code in codes]),)):
        found.setdefault(code, []).append(operation)
    return found


def is_folded(store: Store) -> bool:
    """Whether row images of some operations were folded away."""
    return store.count("operations", first_entry=0) > 0
