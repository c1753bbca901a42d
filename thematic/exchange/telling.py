"""What a merge does, in words: one line a difference, with names instead of ids."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thematic.exchange.identity import Key, Snapshot
from thematic.plurals import count
from thematic.store.changes_since import Shape
from thematic.store.tables import NOUNS, Row

NOUN = NOUNS | {
    "settings": "setting",
    "attribute_values": "value",
    "case_attributes": "attribute of a case",
    "texts": "text",
    "turns": "turn",
    "annotations": "annotation",
    "asked": "question asked",
    "codings": "coding",
    "coding_origins": "origin of a coding",
    "assignments": "assignment",
    "decisions": "decision",
    "theme_codes": "code in a theme",
    "document_marks": "mark on a document",
    "theme_reviews": "review of a theme",
    "theme_versions": "definition of a theme",
    "negative_cases": "negative case",
    "checklist_answers": "answer to a checklist",
    "memos": "memo",
}
PLURAL = {
    "attribute of a case": "attributes of cases",
    "question asked": "questions asked",
    "origin of a coding": "origins of codings",
    "code in a theme": "codes in themes",
    "mark on a document": "marks on documents",
    "review of a theme": "reviews of themes",
    "definition of a theme": "definitions of themes",
    "answer to a checklist": "answers to checklists",
}
PARTS = ("texts", "turns", "annotations", "speakers", "coding_origins")
"""Tables whose rows are only counted, and not even that where their document is new."""

NAMING = ("id", "document_id", "coding_id", "theme_id", "case_id", "code_id", "coder_id", "attribute_id", "question_id")
"""Columns whose rows say where a nameless row stands."""

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: ``what`` it is about and which, how it is ``here`` and ``there``, and the ``rule`` that settles it."""

    what: str
    name: str
    here: str
    there: str
    rule: str
    conflict: bool = False


def many(number: int, noun: str) -> str:
    """ "1 code", "2 codes"."""
    return count(number, noun, PLURAL.get(noun, ""))


class Account:
    """Lines on their way to a table; rows that come in great number are counted, by document and coder."""

    def __init__(self, shape: Shape, snapshots: Iterable[Snapshot]) -> None:
        self._shape = shape
        self._snapshots = tuple(snapshots)
        self.conflicts: list[Difference] = []
        self.lines: list[Difference] = []
        self._counted: dict[tuple[str, str, str, bool], Counter[str]] = {}

    def tell(self, table: str, key: Key, rule: str, *, here: str = "", there: str = "") -> None:
        """A line of its own."""
        self.lines.append(Difference(self.noun(table, key), self.name(table, key), here, there, rule))

    def clash(self, what: str, name: str, rule: str, *, here: str = "", there: str = "") -> None:
        """A contradiction that needs an answer."""
        self.conflicts.append(Difference(what, name, here, there, rule, conflict=True))

    def count(self, table: str, key: Key, rule: str, *, here: bool = False) -> None:
        """A row that came in, changed or went (``here``: it was here, not there)."""
        row = self._row(table, key)
        if table == "codings":
            where = f"{self.name('documents', row['document_id'])}, {self.name('coders', row['coder_id'])}"
            self._counted.setdefault((table, where, rule, here), Counter())[self.name("codes", row["code_id"])] += 1
        elif table == "assignments":
            where = self.name("coders", row["coder_id"])
            self._counted.setdefault((table, where, rule, here), Counter())[""] += 1
        elif table in PARTS:
            where = self.name("documents", self._document(table, row))
            self._counted.setdefault((table, where, rule, here), Counter())[""] += 1
        else:
            said = self.summary(table, key)
            self.tell(table, key, rule, here=said if here else "", there="" if here else said)

    def differences(self, *, new_documents: Iterable[Key] = ()) -> tuple[Difference, ...]:
        """Every line: conflicts first, then single rows, then counts."""
        silent = {self.name("documents", key) for key in new_documents}
        counted: list[Difference] = []
        for (table, where, rule, here), counts in self._counted.items():
            if table in PARTS and where in silent:
                continue
            codes = ", ".join(f"{code} {number}" for code, number in sorted(counts.items()) if code)
            said = many(counts.total(), NOUN[table]) + (f" ({codes})" if codes else "")
            counted.append(Difference(NOUN[table], where, said if here else "", "" if here else said, rule))
        return (*self.conflicts, *self.lines, *counted)

    def noun(self, table: str, key: Key) -> str:
        """What a row is."""
        return str(self._row(table, key)["kind"]) if table == "cases" else NOUN[table]

    def name(self, table: str, key: Key) -> str:
        """What a row is called, or where it stands."""
        row = self._row(table, key)
        if table == "speakers":
            return f"{self.name('documents', row['document_id'])}/{row['name']}"
        if "name" in row:
            return str(row["name"])
        if table == "memos":
            target = row["target_table"]
            return f"on {self.name(target, row['target_id'])}" if target else "on the study"
        references = self._shape.references[table]
        known = [column for column in NAMING if column in references and row[column] is not None]
        parts = [self.name(references[column], row[column]) for column in known]
        parts += [f"{row['checklist']} {row['item']}"] if table == "checklist_answers" else []
        parts += [f"turn {row['number']}"] if table == "turns" else []
        parts += [f"{row['start']}:{row['end']}"] if table in ("codings", "decisions", "annotations") else []
        return ", ".join(parts)

    def summary(self, table: str, key: Key) -> str:
        """The gist of a row that stands alone in its line."""
        row = self._row(table, key)
        for column in ("text", "value", "decision", "kind", "idea", "note", "digest"):
            if column in row:
                return self.value(table, column, row)
        return ""

    def cells(self, table: str, columns: Iterable[str], row: Row) -> str:
        """ "definition: ..., label_nb: ..."."""
        return ", ".join(f"{_called(column)}: {self.value(table, column, row)}" for column in columns)

    def value(self, table: str, column: str, row: Row) -> str:
        """One cell, with a name for a key, and cut where it is long."""
        value: Any = row[column]
        target = row["target_table"] if (table, column) == ("memos", "target_id") else None
        target = target or self._shape.references[table].get(column)
        if value is None or value == "":
            return "(empty)"
        said = self.name(target, value) if target else " ".join(str(value).split())
        return said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"

    def _document(self, table: str, row: Row) -> Key:
        if table == "coding_origins":
            return self._row("codings", row["coding_id"])["document_id"]
        return row["id"] if table == "texts" else row["document_id"]

    def _row(self, table: str, key: Key) -> Row:
        return next(snapshot.rows[table][key] for snapshot in self._snapshots if key in snapshot.rows[table])


def _called(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")
