"""Matrices of codes and documents or cases, to files that say what their cells count."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from thematic.contrast.crossing import Across, Counted, Crossing, cross
from thematic.contrast.rows import Kind
from thematic.report.files import check_suffix, write_whole
from thematic.report.labels import load_labels
from thematic.report.table import Cell, Column, Line, Note, Table, render
from thematic.report.words import Words
from thematic.store.desk import Desk

SUFFIXES = (".csv", ".tsv", ".xlsx", ".json", ".md", ".docx")
NAMED = 8
"""How many names a note gives before it says how many more there are."""

BEFORE = ("row", "stance", "parent", "theme")
AFTER = ("total", "present", "of", "raised_unasked", "not_asked_in")
"""Columns before and after those of documents or cases."""


def export_matrix(
    desk: Desk,
    output: Path,
    *,
    rows: Kind = "code",
    across: Across = "document",
    counted: Counted = "mentions",
    layer: str | None = None,
    language: str = "",
) -> tuple[str, ...]:
    """Write a matrix to ``output``, the kind by its suffix; returns what its cells count, and what is left out.

    Raises UsageError for another suffix, BadInput where the folder cannot be written, and what ``cross`` raises.
    """
    suffix = check_suffix(output, known=SUFFIXES)
    words = Words(language or desk.language)
    found = cross(desk, rows=rows, across=across, counted=counted, layer=layer)
    notes = tell_counts(found, words, layer=layer)
    if suffix == ".json":
        content = _json(found, notes).encode()
    elif suffix == ".xlsx":
        from thematic.report.excel import workbook_bytes

        told = Table((Column("note", words.say("cross_notes")),), tuple((note,) for note in notes))
        sheets = [(words.say("cross_sheet"), matrix_table(found, words)), (words.say("cross_notes"), told)]
        content = workbook_bytes(sheets, title=words.say("cross_title"))
    elif suffix == ".docx":
        content = _document(desk, found, notes, words)
    else:
        table = matrix_table(found, words)
        content = render(table if suffix == ".md" else _with_kinds(found, table), suffix[1:]).encode()
        if suffix == ".md":
            content += "".join(f"\n{note}\n" for note in notes).encode()
    write_whole(output, content)
    return notes


def matrix_table(found: Crossing, words: Words) -> Table:
    """The matrix with its totals: two rows below the others hold all that is coded, and participants' words."""
    headings = {
        "row": f"cross_row_{found.kind}",
        "present": "cross_present",
        "not_asked_in": "cross_unasked",
    }
    before, after = (
        [Column(name, words.say(headings.get(name, f"cross_{name}"))) for name in _kept(found, names)]
        for names in (BEFORE, AFTER)
    )
    taken = {"kind", *BEFORE, *AFTER}
    names = [column.name if column.name not in taken else f"{found.across} {column.name}" for column in found.columns]
    columns = (*before, *(Column(name, name) for name in names), *after)
    rows: list[tuple[Cell, ...]] = []
    for row in found.rows:
        fields: dict[str, Cell] = {
            "row": row.name,
            "stance": row.stance,
            "parent": row.parent,
            "theme": row.theme,
            "total": row.total,
            "present": row.present,
            "of": row.of,
            "raised_unasked": row.raised_unasked,
            "not_asked_in": "; ".join(row.unasked),
        }
        rows.append((*(fields[c.name] for c in before), *row.cells, *(fields[c.name] for c in after)))
    blank: list[Cell] = [None] * (len(before) - 1)
    rest: list[Cell] = [None] * (len(after) - 1)
    for label, figures, total in (
        ("cross_any", [column.coded for column in found.columns], found.coded),
        ("cross_words", [column.words for column in found.columns], sum(column.words for column in found.columns)),
    ):
        rows.append((words.say(label), *blank, *figures, total, *rest))
    return Table(columns, tuple(rows), alt=words.say("cross_alt"), language=words.language)


def _with_kinds(found: Crossing, table: Table) -> Table:
    """With a first column that tells rows (code, theme ...) from the two below them (total, words): for programs."""
    kinds = [found.kind] * len(found.rows) + ["total", "words"]
    rows = tuple((kind, *row) for kind, row in zip(kinds, table.rows, strict=True))
    return replace(table, columns=(Column("kind", "kind"), *table.columns), rows=rows)


def tell_counts(found: Crossing, words: Words, *, layer: str | None = None) -> tuple[str, ...]:
    """What a cell counts, what an empty one means, and what is left out."""
    says = "cross_in_words" if found.counted == "words" else f"cross_{found.counted}"
    notes = [words.say(says), words.say("cross_reading")]
    if layer:
        notes.append(words.say("cross_layer", layer=layer))
    if any(row.unasked for row in found.rows):
        notes.append(words.say("cross_blank"))
    if found.rows and found.counted != "presence":
        notes.append(words.say("cross_sums"))
    if found.across == "participant":
        notes.append(words.say("cross_people"))
    if found.unread:
        notes.append(words.say("cross_unread", names=_named(found.unread, words)))
    if found.blank:
        notes.append(words.say("cross_never", names=_named(found.blank, words)))
    if found.outside:
        notes.append(words.say(f"cross_outside_{found.across}", names=_named(found.outside, words)))
    if found.hidden:
        notes.append(words.say("cross_hidden", n=found.hidden))
    if not found.rows:
        notes.append(words.say("cross_none"))
    return tuple(notes)


def _kept(found: Crossing, names: Sequence[str]) -> list[str]:
    """Columns that say something of this matrix."""
    silent = set()
    if found.kind != "code-stance":
        silent.add("stance")
    if found.kind == "concept":
        silent.add("parent")
    if found.kind == "theme":
        silent.add("theme")
    if not any(row.unasked for row in found.rows):
        silent |= {"raised_unasked", "not_asked_in"}
    return [name for name in names if name not in silent]


def _named(names: Sequence[str], words: Words) -> str:
    rest = len(names) - NAMED
    return words.joined([*names[:NAMED], *([f"+ {rest}"] if rest > 0 else [])])


def _json(found: Crossing, notes: Sequence[str]) -> str:
    import json

    names = [column.name for column in found.columns]
    whole: dict[str, Any] = {
        "rows_are": found.kind,
        "columns_are": found.across,
        "cells_are": found.counted,
        "notes": list(notes),
        "columns": [
            {"name": column.name, "participant_words": column.words, "coded": column.coded} for column in found.columns
        ],
        "rows": [
            {
                "row": row.name,
                "stance": row.stance,
                "parent": row.parent,
                "theme": row.theme,
                "cells": dict(zip(names, row.cells, strict=True)),
                "total": row.total,
                "present": row.present,
                "of": row.of,
                "raised_unasked": row.raised_unasked,
                "not_asked_in": list(row.unasked),
            }
            for row in found.rows
        ],
        "coded": found.coded,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _document(desk: Desk, found: Crossing, notes: Sequence[str], words: Words) -> bytes:
    """A Word table for as many columns as a page is wide; more of them stand in tables below each other."""
    from thematic.report.blocks import Chapter
    from thematic.report.word import document_bytes

    whole = matrix_table(found, words)
    labels, kind = load_labels(desk.store, words.language), "code" if found.kind == "code-stance" else found.kind
    named: list[tuple[Cell, ...]] = [
        (labels.row(row.name, kind), *cells[1:]) for row, cells in zip(found.rows, whole.rows, strict=False)
    ]
    whole = replace(whole, rows=(*named, *whole.rows[len(found.rows) :]))
    lead = len(_kept(found, BEFORE))
    tail = len(_kept(found, AFTER))
    places = list(range(lead, lead + len(found.columns))) or [lead]
    parts = [places[at : at + 12] for at in range(0, len(places), 12)]
    blocks: list[Table | Line] = []
    for part in parts:
        shown = [0, *([1] if whole.columns[1].name == "stance" else []), *part]
        if part is parts[-1]:
            shown += range(len(whole.columns) - tail, len(whole.columns) - tail + 3)
        shown = list(dict.fromkeys(place for place in shown if place < len(whole.columns)))
        columns = tuple(replace(whole.columns[place], width=4 if place == 0 else 1.4) for place in shown)
        table = Table(
            columns,
            tuple(tuple(row[place] for place in shown) for row in whole.rows),
            caption=words.say("cross_title"),
            notes=tuple(Note(note) for note in notes) if part is parts[-1] else (),
            alt=whole.alt,
            language=words.language,
        )
        blocks.append(table)
    title = desk.store.setting("title") or words.say("untitled")
    chapter = Chapter(words.say("cross_title"), tuple(blocks), landscape=True)
    return document_bytes([chapter], title=title, language=words.language)
