"""Rows for the tests of the store: what a study needs before something can be coded, and all that it holds."""

from dataclasses import dataclass

from thematic.store import schema
from thematic.store.desk import Desk

TEXT = "Vi mangler folk. Hun står på, i snø og vind 🙂 hver dag."


@dataclass(frozen=True)
class Seed:
    """Ids of the rows that ``seed`` makes."""

    coder: int
    code: int
    document: int
    coding: int


def seed(desk: Desk, *, text: str = TEXT) -> Seed:
    """A coder, a code, a document with a text, and a coding of its first two words; one operation."""
    store = desk.store
    with desk.change("seed"):
        coder = store.insert("coders", {"name": desk.coder})
        code = store.insert("codes", {"name": "mangel"})
        document = add_document(desk, "a", text=text)
        coding = store.insert("codings", coding_of(text, 0, 10, document=document, code=code, coder=coder))
    return Seed(coder, code, document, coding)


def add_document(desk: Desk, name: str, *, text: str = TEXT) -> int:
    """A document and its text."""
    with desk.change("import"):
        document = desk.store.insert("documents", {"name": name})
        desk.store.insert("texts", {"id": document, "text": text, "sha256": ""})
    return document


def add_code(desk: Desk, name: str, *, parent: int | None = None) -> int:
    """A code, in an operation of its own."""
    with desk.change("code add"):
        return desk.store.insert("codes", {"name": name, "parent_id": parent})


def coding_of(text: str, start: int, end: int, *, document: int, code: int, coder: int) -> dict[str, str | int]:
    """The columns of a coding whose quote is right."""
    where = {"document_id": document, "code_id": code, "coder_id": coder}
    return {**where, "start": start, "end": end, "quote": text[start:end]}


def every_row(store) -> dict[str, list[dict[str, object]]]:
    """All rows of all tracked tables, by id."""
    return {table: store.rows(table, order="id") for table in schema.TRACKED}
