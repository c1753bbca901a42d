"""Small studies that several coders read, written straight into the rows that agreement is taken from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from thematic.agreement.run import Agreement, AgreementRow
from thematic.store.desk import Desk
from thematic.store.file import create

Coded = tuple[str, int, int]
"""Code, start and end."""

Readings = Mapping[str, Sequence[Coded]]
"""For each coder who read a document what the coder coded there."""


def fill(
    desk: Desk, documents: Mapping[str, Readings], *, length: int = 100, layer: str = "independent", assign: bool = True
) -> None:
    """Documents of ``length`` characters with their readings. All of a document's readers are assigned to it, or none.

    Call it again to add to the same study; a document that is there keeps its text.
    """
    store = desk.store
    with desk.change("set up"):
        for name, readings in documents.items():
            document = _row(desk, "documents", name)
            if store.one("texts", id=document) is None:
                store.insert("texts", {"id": document, "text": text(length), "sha256": ""})
            for coder, coded in readings.items():
                who = {"document_id": document, "coder_id": _row(desk, "coders", coder), "layer": layer}
                if assign and store.one("assignments", **who) is None:
                    store.insert("assignments", who)
                for code, start, end in coded:
                    span = {"start": start, "end": end, "quote": store.text(document)[start:end]}
                    store.insert("codings", {**who, "code_id": _row(desk, "codes", code), **span})


def _row(desk: Desk, table: str, name: str) -> int:
    row = desk.store.one(table, name=name)
    return row["id"] if row else desk.store.insert(table, {"name": name})


def text(length: int) -> str:
    """So many characters, of which some take several bytes."""
    return ("æ🙂 så " * (length // 6 + 1))[:length]


@contextmanager
def study_of(documents: Mapping[str, Readings], *, length: int = 100) -> Iterator[Desk]:
    """A study in a file of its own, for as long as it is needed."""
    with TemporaryDirectory() as folder:
        store = create(Path(folder) / "s.thematic", title="S", coder="kari")
        try:
            desk = Desk(store, "kari")
            fill(desk, documents, length=length)
            yield desk
        finally:
            store.close()


def row_of(found: Agreement, code: str, coefficient: str = "krippendorff_alpha") -> AgreementRow:
    """The one row of a code and coefficient."""
    (row,) = [row for row in found.rows if (row.code, row.coefficient) == (code, coefficient)]
    return row


def ratings_of(
    documents: Mapping[str, Readings], code: str, *, coders: Iterable[str], length: int
) -> list[list[int | None]]:
    """The same as characters: for each coder 1, 0, or None where the coder did not read, document after document."""
    table: list[list[int | None]] = []
    for coder in coders:
        row: list[int | None] = []
        for readings in documents.values():
            if coder not in readings:
                row += [None] * length
                continue
            mine = [(start, end) for name, start, end in readings[coder] if name == code]
            row += [int(any(start <= place < end for start, end in mine)) for place in range(length)]
        table.append(row)
    return table
