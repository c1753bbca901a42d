"""The merged rows into our file: ids given, and every step in an order that the file's own rules allow."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from thematic.exchange.identity import Aliases, Key, Snapshot
from thematic.exchange.threeway import Tables
from thematic.store.bulk import set_columns, unused_ids
from thematic.store.changes_since import Shape, State
from thematic.store.names import fold
from thematic.store.tables import NOUNS, Row, Store
from thematic.store.triggers import TREES

PASSAGE = ("document_id", "code_id", "coder_id", "layer", "start", "end", "stance")


@dataclass(slots=True)
class Changes:
    """What has to be written: new rows, columns of rows that are there, and rows that go."""

    new: dict[str, list[Key]] = field(default_factory=dict)
    changed: dict[str, dict[Key, Row]] = field(default_factory=dict)
    gone: dict[str, list[Key]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(any(part.values()) for part in (self.new, self.changed, self.gone))

    def counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How many rows of each table are new, changed and gone."""
        new, changed, gone = (
            Counter({table: len(keys) for table, keys in part.items() if keys})
            for part in (self.new, self.changed, self.gone)
        )
        return new, changed, gone


def find_changes(state: State, ours: Snapshot, rows: Tables, aliases: Aliases) -> Changes:
    """From what our file holds (``state``, and ``ours`` by key) to what it shall hold, guids included."""
    changes = Changes()
    for table, wanted in rows.items():
        held = ours.rows[table]
        changes.new[table] = [key for key in wanted if key not in held]
        changes.gone[table] = [key for key in held if key not in wanted]
        other = aliases.get(table)
        renamed = {other[row["guid"]] for row in state[table] if row["guid"] in other} if other else set()
        changed = changes.changed[table] = {}
        for key, row in wanted.items():
            there = held.get(key)
            if there is not None and there is not row and there != row:
                changed[key] = {column: value for column, value in row.items() if there[column] != value}
        for key in renamed & wanted.keys():
            changed.setdefault(key, {})["guid"] = key
    return changes


class Writer:
    """Writes changes inside the caller's operation."""

    def __init__(self, store: Store, shape: Shape, ours: Snapshot, rows: Tables, changes: Changes) -> None:
        self._store, self._shape = store, shape
        self._ours, self._rows, self._changes = ours, rows, changes
        unused = unused_ids(store)
        self._ids: dict[str, dict[Key, int]] = {}
        for table in rows:
            ids = self._ids[table] = dict(ours.ids[table])
            for number, key in enumerate(changes.new[table], start=unused[table]):
                ids[key] = self._ids["documents"][key[0]] if table == "texts" else number

    def write(self) -> None:
        """Memos let go of what they hang on, what goes goes, what would be in the way steps aside, the rest follows.

        Memos come last, since they must hang on something that is there.
        """
        hanging = self._changes.changed["memos"]
        moving = [key for key, cells in hanging.items() if cells.keys() & {"target_table", "target_id"}]
        self._set("memos", {key: {"target_table": "", "target_id": None} for key in moving})
        for table in reversed(list(self._rows)):
            self._store.delete(table, [self._ours.ids[table][key] for key in self._changes.gone[table]])
        self._step_aside()
        *others, memos = self._rows
        for tables in (others, [memos]):
            for table in tables:
                changed = self._changes.changed[table]
                self._set(table, {key: self._cells(table, key, cells) for key, cells in changed.items()})
            for table in tables:
                self._insert(table)

    def _cells(self, table: str, key: Key, cells: Mapping[str, Any]) -> dict[str, Any]:
        """Changed cells as the file holds them: ids for keys, and a key for a name."""
        row = self._rows[table][key]
        wanted = dict(cells)
        if table == "memos" and wanted.keys() & {"target_table", "target_id"}:
            wanted |= {column: row[column] for column in ("target_table", "target_id")}
        for column, target in self._shape.references[table].items():
            if wanted.get(column) is not None:
                wanted[column] = self._ids[target][wanted[column]]
        if table == "memos" and wanted.get("target_table"):
            wanted["target_id"] = self._ids[row["target_table"]][row["target_id"]]
        if table in NOUNS and "name" in wanted:
            wanted["name_key"] = fold(wanted["name"])
        return wanted

    def _set(self, table: str, cells: Mapping[Key, Mapping[str, Any]]) -> None:
        by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        # A lead steps down before another one is named.
        for key, values in sorted(cells.items(), key=lambda item: item[1].get("lead", 0)):
            by_columns.setdefault(tuple(values), []).append((*values.values(), self._ids[table][key]))
        for columns, rows in by_columns.items():
            set_columns(self._store, table, columns, rows)

    def _insert(self, table: str) -> None:
        new = self._changes.new[table]
        if not new:
            return
        rows = [{**self._cells(table, key, self._rows[table][key]), "id": self._ids[table][key]} for key in new]
        columns = tuple(rows[0])
        self._store.insert_many(table, columns, [tuple(row[column] for column in columns) for row in rows])

    def _step_aside(self) -> None:
        """Names, places and parents that change hands are given up first, so that no step breaks a rule on its way."""
        changed = self._changes.changed
        for table in NOUNS:
            self._set(
                table, {key: {"name_key": f"\0{key}"} for key, cells in changed[table].items() if "name" in cells}
            )
        for table in TREES:
            held = self._ours.rows[table]
            moved = [key for key, cells in changed[table].items() if "parent_id" in cells]
            self._set(table, {key: {"parent_id": None} for key in moved if held[key]["parent_id"] is not None})
        self._set("coders", {key: {"lead": 0} for key, cells in changed["coders"].items() if cells.get("lead") == 0})
        aside = dict(self._codings_in_the_way())
        self._set("codings", aside)
        for key in aside:
            changed["codings"][key]["layer"] = self._rows["codings"][key]["layer"]

    def _codings_in_the_way(self) -> Iterator[tuple[Key, Row]]:
        held, wanted = self._ours.rows["codings"], self._rows["codings"]
        moving = [key for key, cells in self._changes.changed["codings"].items() if cells.keys() & set(PASSAGE)]
        before = {tuple(held[key][column] for column in PASSAGE): key for key in moving}
        for key in moving:
            other = before.get(tuple(wanted[key][column] for column in PASSAGE))
            if other is not None and other != key:
                layer = held[other]["layer"]
                yield other, {"layer": "consensus" if layer == "independent" else "independent"}
