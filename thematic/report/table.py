"""A table as a frozen value, and its plain renderings: TSV, CSV, JSON and Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.errors import UsageError

Kind = Literal["text", "heading", "bullet", "figures", "quote"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a rich cell.

    ``kind`` says how it is set (a heading, a bullet, the figures or a quote under a bullet, plain text),
    ``level`` how far it is indented (0, 1, ...), ``marks`` which notes it carries ("a", "ab"). ``lead`` and
    ``tail`` stand upright before and after the text: what it is ("Include:"), who said it. ``language`` is the text's,
    where it may be another than the table's.
    """

    text: str
    kind: Kind = "text"
    level: int = 0
    marks: str = ""
    lead: str = ""
    tail: str = ""
    language: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.lead, self.text, self.tail) if part)


Cell = str | int | float | None | tuple[Line, ...]
"""A plain value, or a rich cell: the paragraphs that stand in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A key (``name``, in files), a ``heading`` (for people), a relative ``width`` and an alignment.

    Without ``align``, a column of numbers goes to the right and any other to the left.
    """

    name: str
    heading: str
    width: float = 1.0
    align: Literal["", "left", "center", "right"] = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under a table; ``mark`` is the letter that points to it, or empty for a general note."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows of cells, and what surrounds them in print.

    A row has a cell for every column, or a single one that spans them all. ``bands`` are headings that span
    the columns above their own headings; ``kept`` holds the places of rows that go with the one below;
    ``number`` and ``caption`` stand below the table ("3-4", "Employees' experience of ..."); ``alt`` describes the
    table to who cannot see it; ``language`` is "nb" or "en".
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bands: tuple[str, ...] = ()
    kept: frozenset[int] = frozenset()
    number: str = ""
    caption: str = ""
    notes: tuple[Note, ...] = ()
    alt: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) not in (1, len(self.columns)):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")

    def align(self, index: int) -> Literal["left", "center", "right"]:
        """How the column at ``index`` is set: as it says itself, else numbers to the right."""
        said = self.columns[index].align
        if said:
            return said
        cells = [row[index] for row in self.rows if len(row) == len(self.columns)]
        held = [cell for cell in cells if cell is not None]
        return "right" if held and all(isinstance(cell, int | float) for cell in held) else "left"


def listing(columns: Sequence[str] | Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> Table:
    """A flat table of mappings; ``columns`` are their keys in order, or {key: heading}.

    A key without a heading is its own, with spaces for underscores; a key that a row lacks is an empty cell.
    """
    headings = columns if isinstance(columns, Mapping) else {name: name.replace("_", " ") for name in columns}
    return Table(
        tuple(Column(name, heading) for name, heading in headings.items()),
        tuple(tuple(row.get(name) for name in headings) for row in rows),
    )


def plain(cell: Cell) -> str | int | float | None:
    """A cell without its setting: rich cells become lines of text, with bullets as characters."""
    if not isinstance(cell, tuple):
        return cell
    return "\n".join("  " * line.level + ("• " if line.kind == "bullet" else "") + str(line) for line in cell)


def render(table: Table, format: str) -> str:
    """The table as text, ending in a line end (an empty JSON list too).

    ``csv`` (RFC 4180 quoting, "\\n" line ends) and ``json`` (a list of objects; null for an empty cell) hold
    every value exactly, also text that Excel would take for a formula ("=", "+", "-", "@"): speech begins so, and
    what was exported must read back as it was. Who opens tables in Excel writes .xlsx, where text stays text.
    ``tsv`` keeps one line a row: white space inside a cell becomes a single space.
    ``md`` is a pipe table with the headings that people read. Raises UsageError for any other format.
    """
    renderers = {"tsv": _tsv, "csv": _csv, "json": _json, "md": _markdown}
    if format not in renderers:
        raise UsageError(f"There is no format '{format}'.", hint=f"Formats: {', '.join(renderers)}.")
    return renderers[format](table)


def full_rows(table: Table) -> list[list[str | int | float | None]]:
    """Every row as plain cells, one a column."""
    width = len(table.columns)
    return [[plain(cell) for cell in row] + [None] * (width - len(row)) for row in table.rows]


def _tsv(table: Table) -> str:
    rows: list[list[str | int | float | None]] = [
        [column.name for column in table.columns],
        *full_rows(table),
    ]
    lines = ("\t".join(" ".join(str(_or_empty(cell)).split()) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _csv(table: Table) -> str:
    import csv

    # The writer quotes a cell for a line end only when that is part of its own; so it writes the usual
    # "\r\n", one row at a time, and only that end of the row is shortened.
    lines: list[str] = []
    writer = csv.writer(_Sink(lines))
    writer.writerow([column.name for column in table.columns])
    writer.writerows(full_rows(table))
    return "".join(line.removesuffix("\r\n") + "\n" for line in lines)


class _Sink:
    """A file to the csv writer: every write is one row."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def _json(table: Table) -> str:
    import json

    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in full_rows(table)]
    return json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _markdown(table: Table) -> str:
    rules = {"left": ":---", "center": ":---:", "right": "---:"}
    rows = [
        [_in_markdown(column.heading) for column in table.columns],
        [rules[table.align(index)] for index in range(len(table.columns))],
        *([_in_markdown(_or_empty(cell)) for cell in row] for row in full_rows(table)),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _in_markdown(value: str | int | float) -> str:
    import re

    return "<br>".join(re.sub(r"([\\|<`*])", r"\\\1", line) for line in str(value).splitlines())


def _or_empty(value: str | int | float | None) -> str | int | float:
    return "" if value is None else value
