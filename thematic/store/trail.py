"""The journal read as a trail: what every operation added, changed and removed, with the rows that have a name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thematic.store.tables import NOUNS, Store

State = Literal["live", "undone", "folded"]

WORDED = (
    *("settings", "coders", "cases", "attributes", "documents", "speakers", "questions", "codes", "concepts"),
    *("themes", "theme_codes", "document_marks", "theme_reviews", "theme_versions", "negative_cases"),
    *("snapshots", "checklist_answers", "memos"),
)
"""Tables whose rows a trail can tell of one by one; the others (turns, codings, ...) are only counted."""

NAMED = tuple(table for table in WORDED if table in NOUNS)
"""Those of them whose rows have a name."""

OPERATIONS = """
SELECT id, started, coder, verb, phase, reason, summary, undoes, undone_by,
       CASE WHEN undone_by IS NOT NULL THEN 'undone' WHEN first_entry = 0 THEN 'folded' ELSE 'live' END
FROM operations WHERE finished IS NOT NULL ORDER BY id
"""

COUNTS = """
WITH ends AS (
  SELECT operation_id, table_name, min(id) AS first, max(id) AS last
  FROM journal GROUP BY operation_id, table_name, row_id
)
SELECT ends.operation_id, ends.table_name,
       sum(opening.before IS NULL AND closing.after IS NOT NULL),
       sum(opening.before IS NOT NULL AND closing.after IS NOT NULL),
       sum(opening.before IS NOT NULL AND closing.after IS NULL)
FROM ends JOIN journal AS opening ON opening.id = ends.first JOIN journal AS closing ON closing.id = ends.last
GROUP BY ends.operation_id, ends.table_name
"""
"""What became of each row in the end: one that an operation made and then changed was added."""

CODED = """
SELECT DISTINCT operation_id, json_extract(coalesce(after, before), '$.document_id'),
       json_extract(coalesce(after, before), '$.code_id'), json_extract(before, '$.code_id'),
       json_extract(coalesce(after, before), '$.coder_id')
FROM journal WHERE table_name = 'codings'
"""

ROWS = """
SELECT operation_id, table_name, row_id, before, after FROM journal
WHERE table_name IN (SELECT value FROM json_each(?)) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of one table that an operation added, changed and removed."""

    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Touch:
    """One row of a worded table: ``before`` and ``after`` are its images, empty where it was not, or is no more."""

    table: str
    row_id: int
    before: Mapping[str, object]
    after: Mapping[str, object]

    @property
    def event(self) -> Literal["added", "changed", "removed"]:
        """What happened to the row."""
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def row(self) -> Mapping[str, object]:
        """The row as it then was, or had been."""
        return self.after or self.before

    @property
    def changed(self) -> tuple[str, ...]:
        """The columns that changed, in the table's order."""
        return tuple(name for name, value in self.after.items() if self.before and self.before.get(name) != value)


@dataclass(slots=True)
class Step:
    """One operation. ``documents``, ``codes`` and ``coders`` hold the ids that its codings stand in, have and are of,
    ``former`` the codes that codings were taken from; ``undoes``: the operation that it took back.
    """

    id: int
    started: str
    coder: str
    verb: str
    phase: int | None
    reason: str
    summary: str
    undoes: int | None
    undone_by: int | None
    state: State
    tallies: dict[str, Tally] = field(default_factory=dict)
    touches: list[Touch] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    codes: set[int] = field(default_factory=set)
    coders: set[int] = field(default_factory=set)
    former: set[int] = field(default_factory=set)

    @property
    def day(self) -> str:
        """The date, as in 2026-11-25."""
        return self.started[:10]

    @property
    def is_work(self) -> bool:
        """Whether it is neither an undo or redo nor the making of the study."""
        return self.undoes is None and self.verb != "init"


@dataclass(frozen=True, slots=True)
class Trail:
    """Every operation, the first first, and for the named tables what each row was last called, gone ones included."""

    steps: tuple[Step, ...]
    names: Mapping[str, Mapping[int, str]]

    def name(self, table: str, row_id: object) -> str:
        """What a row is, or was last, called."""
        return self.names.get(table, {}).get(int(str(row_id)), "?") if row_id is not None else ""


def read_steps(store: Store) -> list[Step]:
    """Every operation, the first first, without what it touched: quick, however long the journal is."""
    return [Step(*row) for row in store.connection.execute(OPERATIONS)]


def read_trail(store: Store) -> Trail:
    """The whole journal as operations; of folded ones only who, when, what and why are known."""
    steps = {step.id: step for step in read_steps(store)}
    for operation, table, added, changed, removed in store.connection.execute(COUNTS):
        if operation in steps and (added or changed or removed):
            steps[operation].tallies[table] = Tally(added, changed, removed)
    for operation, document, code, former, coder in store.connection.execute(CODED):
        if operation in steps:
            steps[operation].documents.add(document)
            steps[operation].codes.add(code)
            steps[operation].coders.add(coder)
            if former not in (None, code):
                steps[operation].former.add(former)
    names: dict[str, dict[int, str]] = {}
    images: dict[tuple[int, str, int], tuple[str | None, str | None]] = {}
    for operation, table, row_id, before, after in store.connection.execute(ROWS, (json.dumps(WORDED),)):
        first = images.get((operation, table, row_id), (before,))[0]
        images[operation, table, row_id] = first, after
    for (operation, table, row_id), (before, after) in images.items():
        touch = Touch(table, row_id, json.loads(before or "{}"), json.loads(after or "{}"))
        if "name" in touch.row:
            names.setdefault(table, {})[row_id] = str(touch.row["name"])
        if operation in steps and touch.row:
            steps[operation].touches.append(touch)
    for table in NAMED:
        names.setdefault(table, {}).update({row["id"]: row["name"] for row in store.rows(table, ("id", "name"))})
    return Trail(tuple(steps.values()), names)
