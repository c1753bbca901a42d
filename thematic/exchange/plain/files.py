"""A study's rows as the files of a study folder: pure text by name, nothing of it written yet."""

from collections.abc import Callable, Iterator
from typing import Any

from thematic.coding.anchors import CONTEXT
from thematic.exchange.identity import Key, Snapshot
from thematic.exchange.plain.cells import csv_text, yaml_text
from thematic.exchange.plain.layout import (
    AFTER,
    BEFORE,
    FILE,
    FORMAT,
    GUID,
    LISTINGS,
    MARK,
    MEMO_FIELDS,
    MEMOS,
    SNAPSHOTS,
    TEXT_SHA256,
    TRANSCRIPTS,
    VERSION,
    Field,
    Listing,
)
from thematic.exchange.plain.names import FileNames
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.memos import TARGETS

CASES = ("site", "group", "participant")


class Files:
    """The files of a study, in the order in which a person reads them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._rows = snapshot.rows
        self._folded: dict[tuple[str, Key], str] = {}
        self._places: dict[str, FileNames] = {folder: FileNames() for folder in (TRANSCRIPTS, MEMOS, SNAPSHOTS)}
        self._documents = {
            key: self._places[TRANSCRIPTS].name(row["name"], fallback="document")
            for key, row in self._ordered("documents")
        }
        self._snapshots = {
            key: self._places[SNAPSHOTS].name(row["name"], fallback="snapshot")
            for key, row in self._ordered("snapshots")
        }

        self._by_document: dict[str, dict[Key, list[Row]]] = {}
        for listing in LISTINGS:
            if listing.within:
                grouped = self._by_document[listing.table] = {}
                for _key, row in self._ordered(listing.table):
                    grouped.setdefault(row["document_id"], []).append(row)

    def all(self, *, written_by: str) -> Iterator[tuple[str, str]]:
        """(name, text) of every file; ``study.yml``, which lists the tables, comes last."""
        tables: list[str] = []
        for name, text in self._tables():
            tables.append(name)
            yield name, text
        for key, file in self._documents.items():
            yield f"{TRANSCRIPTS}/{file}.txt", self._rows["texts"][(key,)]["text"]
            yield from self._within(key, file)
        for key, file in self._snapshots.items():
            yield f"{SNAPSHOTS}/{file}.json", self._rows["snapshots"][key]["content"]
        yield from self._memos()
        content = {
            "format": FORMAT,
            "version": VERSION,
            "written_by": written_by,
            "settings": {row["name"]: row["value"] for row in self._rows["settings"].values()},
            "files": tables,
        }
        yield MARK, yaml_text(content)

    # tables ------------------------------------------------------------------------------------------

    def _tables(self) -> Iterator[tuple[str, str]]:
        documents: dict[str, dict[str, Any]] = {}
        for listing in LISTINGS:
            if listing.within or not self._rows[listing.table]:
                continue
            if listing.under:
                entries = [self._entry(listing, key, row) for key, row in self._ordered(listing.table)]
                documents.setdefault(listing.file, {})[listing.under] = entries
            else:
                yield listing.file, self._csv(listing)
        for file, content in documents.items():
            yield file, yaml_text(content)

    def _csv(self, listing: Listing) -> str:
        fields = list(listing.fields)
        if listing.table == "codings" and any(self._has_own_context(row) for row in self._rows["codings"].values()):
            fields[-2:-2] = [BEFORE, AFTER]
        more = self._more_columns(listing)
        last = fields.pop() if listing.fields[-1] is GUID else None
        headings = [*(field.heading for field in fields), *more, *([last.heading] if last else [])]
        rows = (
            [
                *(self._cell(field, row) for field in fields),
                *(cells.get(key, "") for cells in more.values()),
                *([self._cell(last, row)] if last else []),
            ]
            for key, row in self._ordered(listing.table)
        )
        return csv_text(headings, rows)

    def _more_columns(self, listing: Listing) -> dict[str, dict[Key, str]]:
        """Columns by heading that do not come from the table itself."""
        if listing.table == "documents":
            hashes = {key[0]: row["sha256"] for key, row in self._rows["texts"].items()}
            return {FILE: self._documents, TEXT_SHA256: hashes}
        if listing.table == "snapshots":
            return {FILE: self._snapshots}
        if listing.table == "cases":
            wide: dict[str, dict[Key, str]] = {
                attribute_heading(row["name"]): {} for row in self._rows["attributes"].values()
            }
            for row in self._rows["case_attributes"].values():
                name = self._rows["attributes"][row["attribute_id"]]["name"]
                wide[attribute_heading(name)][row["case_id"]] = row["value"]
            return wide
        return {}

    def _has_own_context(self, row: Row) -> bool:
        text = self._rows["texts"][(row["document_id"],)]["text"]
        return (row["before"], row["after"]) != context(text, row["start"], row["end"])

    def _entry(self, listing: Listing, key: Key, row: Row) -> dict[str, Any]:
        """A row as a YAML mapping: empty fields are left out."""
        entry: dict[str, Any] = {}
        for field in listing.fields:
            text = self._cell(field, row)
            if text:
                entry[field.heading] = row[field.column] if field.kind == "number" else text
        if listing.table == "themes":
            links = (link["code_id"] for link in self._rows["theme_codes"].values() if link["theme_id"] == key)
            names = [self._rows["codes"][code]["name"] for code in links]
            guid = entry.pop("guid")
            entry |= {"codes": names} if names else {}
            entry["guid"] = guid
        return entry

    def _cell(self, field: Field, row: Row) -> str:
        value = row[field.column]
        if value is None:
            return ""
        if field.kind == "yes":
            return "yes" if value else ""
        if field.refers and field.kind != "key":
            return str(self._rows[field.refers][value]["name"])
        return str(value)

    def _within(self, document: Key, file: str) -> Iterator[tuple[str, str]]:
        for listing in LISTINGS:
            if listing.within:
                rows = self._by_document[listing.table].get(document)
                if rows:
                    cells = ([self._cell(field, row) for field in listing.fields] for row in rows)
                    yield f"{TRANSCRIPTS}/{file}{listing.file}", csv_text(listing.headings, cells)

    # memos -------------------------------------------------------------------------------------------

    def _memos(self) -> Iterator[tuple[str, str]]:
        for _key, row in self._ordered("memos"):
            head = {field.heading: self._cell(field, row) for field in MEMO_FIELDS}
            about, words = self._about(row)
            file = self._places[MEMOS].name("-".join([row["created"][:10], *words][:3]), fallback="memo")
            head = {**about, **head}
            yield f"{MEMOS}/{file}.md", f"---\n{yaml_text(head)}---\n\n{row['text']}\n"

    def _about(self, row: Row) -> tuple[dict[str, str], list[str]]:
        """What a memo is about, for its head and for its file's name."""
        table, key = row["target_table"], row["target_id"]
        if not table:
            return {}, ["study"]
        target = self._rows[table][key]
        noun = target["kind"] if table == "cases" else next(noun for noun, of in TARGETS.items() if of == table)
        if table == "codings":
            document = self._rows["documents"][target["document_id"]]["name"]
            code = self._rows["codes"][target["code_id"]]["name"]
            about = {"document": document, "code": code, "quote": target["quote"]}
            return {"on": noun, "name": target["guid"], **about}, [noun, code]
        about = {"on": noun, "name": target["name"]}
        if table == "speakers":
            about["document"] = self._rows["documents"][target["document_id"]]["name"]
        return about, [noun, target["name"]]

    # order -------------------------------------------------------------------------------------------

    def _ordered(self, table: str) -> list[tuple[Key, Row]]:
        """Rows as a person looks for them; what is alike stands as it does in the study."""
        rows = list(self._rows[table].items())
        if table in ("codes", "themes"):
            return self._as_tree(table)
        order = self._orders().get(table)
        return sorted(rows, key=lambda item: order(item[1])) if order else rows

    def _orders(self) -> dict[str, Callable[[Row], Any]]:
        """By what the rows of a table are sorted."""
        return {
            "cases": lambda row: (CASES.index(row["kind"]), fold(row["name"])),
            "documents": lambda row: fold(row["name"]),
            "snapshots": lambda row: row["created"],
            "questions": lambda row: (row["position"], fold(row["name"])),
            "concepts": lambda row: fold(row["name"]),
            "speakers": lambda row: self._document_name(row),
            "turns": lambda row: row["number"],
            "annotations": lambda row: row["start"],
            "asked": lambda row: (self._document_name(row), self._name("questions", row["question_id"])),
            "codings": lambda row: (
                *(self._document_name(row), row["start"], row["end"], self._name("codes", row["code_id"])),
                *(self._coder(row), row["layer"], row["stance"]),
            ),
            "assignments": lambda row: (self._document_name(row), self._coder(row), row["layer"]),
            "decisions": lambda row: (self._document_name(row), row["start"], row["end"]),
            "document_marks": lambda row: (self._document_name(row), self._coder(row), row["kind"]),
            "theme_reviews": lambda row: (self._name("themes", row["theme_id"]), self._coder(row)),
            "theme_versions": lambda row: self._name("themes", row["theme_id"]),
            "checklist_answers": lambda row: (row["checklist"], row["item"]),
            "memos": lambda row: (row["created"], row["guid"]),
        }

    def _as_tree(self, table: str) -> list[tuple[Key, Row]]:
        """Parents before children, siblings in their order."""
        rows = self._rows[table]
        below: dict[Key, list[Key]] = {}
        for key, row in sorted(rows.items(), key=lambda item: (item[1]["position"], fold(item[1]["name"]))):
            below.setdefault(row["parent_id"], []).append(key)
        ordered: list[Key] = []
        waiting = list(reversed(below.get(None, [])))
        while waiting:
            key = waiting.pop()
            ordered.append(key)
            waiting.extend(reversed(below.get(key, [])))
        return [(key, rows[key]) for key in ordered]

    def _document_name(self, row: Row) -> str:
        return self._name("documents", row["document_id"])

    def _coder(self, row: Row) -> str:
        return self._name("coders", row["coder_id"])

    def _name(self, table: str, key: Key) -> str:
        if (table, key) not in self._folded:
            self._folded[table, key] = fold(self._rows[table][key]["name"])
        return self._folded[table, key]


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words around a coding, as it keeps them."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


FIXED = frozenset(fold(field.heading) for listing in LISTINGS if listing.table == "cases" for field in listing.fields)


def attribute_heading(name: str) -> str:
    """The column of an attribute in ``cases.csv``: its name, unless another column is called so."""
    return f"attribute_{name}" if fold(name) in FIXED else name
