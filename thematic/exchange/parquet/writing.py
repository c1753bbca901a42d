"""Parquet files written from a study into a folder of their own."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thematic.coding.blinding import veil_of
from thematic.errors import BadInput, Conflict
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.folders import new_folder
from thematic.exchange.parquet.columns import TABLES, ParquetTable
from thematic.exchange.parquet.rows import Material, Record, document_key
from thematic.plurals import count
from thematic.store.desk import Desk

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "manifest.json"
FORMAT, VERSION = "thematic parquet", 1
LEFT_OUT = {
    "memos": "memos",
    "annotations": "marks in transcripts (headings, times)",
    "decisions": "decisions of adjudication",
    "snapshots": "snapshots",
    "theme_versions": "versions of themes",
    "theme_reviews": "reviews of themes",
    "negative_cases": "negative cases",
    "checklist_answers": "answers to checklists",
    "document_marks": "marks that a document was read or checked",
}
"""Tables of a study that have no place in these files, and what they are called in the report."""


def export_parquet(desk: Desk, folder: Path, *, force: bool = False, strict: bool = False) -> Fidelity:
    """Write the study as Parquet files into ``folder``, which must be new or empty, or (``force``) hold such files.

    One document is held in memory at a time. Equal studies give equal bytes. ``strict`` refuses what would be lost.
    Raises Conflict in a blind study with documents that the coder at the desk has not finished, and BadInput.
    """
    refuse_blind(desk)
    material = Material(desk)
    if not material.documents:
        raise BadInput("The study has no documents to export.", hint="Bring some in with 'thematic import'.")
    losses = _losses(desk)
    if strict:
        losses.refuse_losses()
    rows: dict[str, int] = {}
    schemas = {table.name: schema_of(table, material.attributes) for table in TABLES}
    with new_folder(folder, known_by=MANIFEST, force=force) as building:
        for table in TABLES:
            if not table.partitioned:
                records = material.small(table.name)
                rows[table.name] = len(records)
                _write(building / f"{table.name}.parquet", schemas[table.name], records)
        for document in material.documents:
            for name, records in material.of_document(document).items():
                rows[name] = rows.get(name, 0) + len(records)
                part = building / name / f"document={document_key(document['guid'])}"
                part.mkdir(parents=True)
                _write(part / "part-0.parquet", schemas[name], records)
        _write_manifest(building / MANIFEST, desk, rows)
    return _report(desk, material, rows, losses)


def _report(desk: Desk, material: Material, rows: Mapping[str, int], losses: Fidelity) -> Fidelity:
    fidelity = Fidelity("export", "parquet")
    for name in ("documents", "turns", "codings", "codes", "themes", "questions", "cases", "assignments"):
        fidelity.kept(name, rows[name])
    if material.readings.unclear:
        names = desk.store.values("documents", "name", order="name_key", id=material.readings.unclear)
        fidelity.changed(
            "documents",
            "several people coded them and nothing says whose reading counts: 'counts' is empty",
            number=len(names),
            example=", ".join(names[:3]),
        )
    fidelity.rows |= losses.rows
    return fidelity


def refuse_blind(desk: Desk) -> None:
    """Raise Conflict where a whole export would show what a blind study hides from the coder at the desk."""
    hidden = veil_of(desk).documents
    if hidden:
        raise Conflict(
            f"The study is blind, and {desk.coder} has not finished {count(len(hidden), 'document')}: the export would"
            " show the others' codings of them.",
            hint="'thematic agreement blind off' opens the study, when everybody is done.",
        )


def _losses(desk: Desk) -> Fidelity:
    fidelity = Fidelity("export", "parquet")
    for table, kind in LEFT_OUT.items():
        fidelity.lost(kind, "these files hold no such table", number=desk.store.count(table))
    return fidelity


def schema_of(table: ParquetTable, attributes: Sequence[str]) -> "pa.Schema":
    """The columns of a table, each with what it means as metadata."""
    import pyarrow as pa

    fields = [
        pa.field(
            column.name,
            getattr(pa, "bool_" if column.type == "bool" else column.type)(),
            nullable=column.optional,
            metadata={"description": column.says},
        )
        for column in table.columns
        if not (table.partitioned and column.name == "document")
    ]
    if table.attributes:
        fields += [
            pa.field(
                name, pa.string(), nullable=True, metadata={"description": f"the attribute '{attribute}' of the case"}
            )
            for attribute, name in table.wide(attributes).items()
        ]
    return pa.schema(fields, metadata={"description": table.says})


def _write(path: Path, schema: "pa.Schema", records: list[Record]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {name: [record[name] for record in records] for name in schema.names}
    pq.write_table(pa.table(columns, schema=schema), path, compression="zstd")


def _write_manifest(path: Path, desk: Desk, rows: Mapping[str, int]) -> None:
    from thematic import __version__

    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "written_by": f"thematic {__version__}",
        "study": desk.store.setting("title"),
        "tables": {
            table.name: {
                "says": table.says,
                "rows": rows[table.name],
                "partitioned_by": ["document"] if table.partitioned else [],
            }
            for table in TABLES
        },
    }
    path.write_bytes((json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
