"""The rows of a study file by what they are, not by their ids, so that two files can be laid side by side."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thematic.store.changes_since import Shape, State
from thematic.store.tables import Row

Key = Any
"""A guid; where a table has none, the tuple of columns that makes its rows unique."""

Aliases = Mapping[str, Mapping[str, str]]
"""For a table, guids that stand for a row which goes by another guid."""

NATURAL: dict[str, tuple[str, ...]] = {
    "settings": ("name",),
    "attribute_values": ("attribute_id", "value"),
    "case_attributes": ("case_id", "attribute_id"),
    "texts": ("id",),
    "turns": ("document_id", "number"),
    "asked": ("document_id", "question_id"),
    "assignments": ("document_id", "coder_id", "layer"),
    "theme_codes": ("theme_id", "code_id"),
    "document_marks": ("document_id", "coder_id", "kind"),
    "theme_reviews": ("theme_id", "coder_id"),
    "checklist_answers": ("checklist", "item"),
}
"""What makes a row without a guid unique. Tables that stand neither here nor have a guid: all that the row holds."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rows by table and key, with keys where ids were; a memo's target is a pair of table and key. ``ids`` are theirs
    in the file they come from."""

    rows: dict[str, dict[Key, Row]]
    ids: dict[str, dict[Key, int]]


def identify(state: State, shape: Shape, aliases: Aliases) -> Snapshot:
    """The rows of a file by key. ``name_key`` is left out: it follows from the name."""
    keys: dict[str, dict[int, Key]] = {}
    rows: dict[str, dict[Key, Row]] = {}
    ids: dict[str, dict[Key, int]] = {}
    for table, raws in state.items():
        references = shape.references[table]
        guided = "guid" in shape.columns[table]
        other = aliases.get(table, {})
        own = keys[table] = {raw["id"]: other.get(raw["guid"], raw["guid"]) for raw in raws} if guided else {}
        columns = tuple(c for c in shape.columns[table] if c != "name_key" and (c != "id" or c in references))
        natural = NATURAL.get(table, columns)
        seen: Counter[Key] = Counter()
        held = rows[table] = {}
        place = ids[table] = {}
        for raw in raws:
            row = {column: raw[column] for column in columns}
            for column, target in references.items():
                if row[column] is not None:
                    row[column] = keys[target][row[column]]
            if table == "memos":
                row["target_id"] = keys[row["target_table"]][row["target_id"]] if row["target_table"] else None
            if guided:
                key = row["guid"] = own[raw["id"]]
            else:
                key = tuple(row[column] for column in natural)
                if table not in NATURAL:
                    seen[key] += 1
                    key = (*key, seen[key])
                own[raw["id"]] = key
            held[key] = row
            place[key] = raw["id"]
    return Snapshot(rows, ids)


def points_to(table: str, row: Row, shape: Shape) -> list[tuple[str, str, Key]]:
    """(column, table, key) of every row that this one depends on."""
    found = [(c, target, row[c]) for c, target in shape.references[table].items() if row[c] is not None]
    if table == "memos" and row["target_table"]:
        found.append(("target_id", row["target_table"], row["target_id"]))
    return found
