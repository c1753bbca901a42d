"""Chapters as Markdown that Quarto and Pandoc set: front matter, pipe tables with captions, notes as footnotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from thematic.report.blocks import Block, Chapter, Heading, Picture, Quotation
from thematic.report.table import Cell, Line, Table

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~^$@#])")
"""Signs that Pandoc's Markdown gives a meaning."""

OPENING = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-+:=])(?=\s|-|=|$)")
"""What at the beginning of a paragraph would make a list, a rule or a heading."""

INDENT = "\N{EM SPACE}"
"""A level in a cell, where Markdown has no lists."""

SIGNS = ("•", "–", "·")


def markdown_text(
    chapters: Sequence[Chapter],
    *,
    title: str,
    subtitle: str = "",
    language: str,
    pictures: Mapping[str, str] | None = None,
) -> str:
    """A Markdown document with front matter, then every chapter. Equal values give equal text.

    Tables are ``#tbl-...`` and pictures ``#fig-...`` by their numbers, so that text can refer to them ("@tbl-3-4").
    ``pictures`` gives the path of the file of each picture by its number.
    """
    front = {"title": title, "subtitle": subtitle, "lang": language}
    lines = ["---", *(f"{name}: {_yaml(value)}" for name, value in front.items() if value), "---", ""]
    for chapter in chapters:
        if chapter.heading:
            lines += [f"# {escaped(chapter.heading)}", ""]
        if chapter.landscape:
            lines += ["::: {.landscape}", ""]
        for place, block in enumerate(chapter.blocks):
            lines += _set(block, pictures or {}, follows=_is_bullet(chapter.blocks, place + 1))
        if chapter.landscape:
            lines += [":::", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """``text`` with every sign that Markdown would take for its own marked, in one line."""
    marked = SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))
    return OPENING.sub(lambda found: _barred(found), marked)


def _barred(found: re.Match[str]) -> str:
    if found[2] is not None:
        return f"{found[1]}{found[2]}\\{found[3]}"
    return f"{found[4]}\\{found[5]}"


def _yaml(text: str) -> str:
    import json

    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _is_bullet(blocks: Sequence[Block], place: int) -> bool:
    if place >= len(blocks):
        return False
    block = blocks[place]
    return isinstance(block, Line) and block.kind == "bullet"


def _set(block: Block, pictures: Mapping[str, str], *, follows: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from (f"{'#' * block.level} {escaped(block.text)}", "")
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Quotation):
        for index, line in enumerate(block.lines):
            yield f"> {_inline(line)}" + ("\\" if index < len(block.lines) - 1 else "")
        yield ""
    elif isinstance(block, Picture):
        alt = block.alt.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
        name = f"#fig-{slug(block.number or block.caption)}"
        yield f'![{escaped(block.caption)}]({pictures.get(block.number, "")}){{{name} fig-alt="{alt}"}}'
        yield ""
    elif block.kind == "bullet":
        yield f"{'  ' * block.level}- {_inline(block)}"
        if not follows:
            yield ""
    else:
        yield from (_inline(block), "")


def _inline(line: Line) -> str:
    text = escaped(line.text)
    if line.kind == "heading" and text:
        text = f"**{text}**"
    parts = [f"**{escaped(line.lead)}**" if line.lead else "", text, escaped(line.tail)]
    marks = f"^{','.join(line.marks)}^" if line.marks else ""
    return " ".join(part for part in parts if part) + marks


def _table(table: Table) -> Iterator[str]:
    """The table; cells of many bullets are parted into rows, and what spans all columns stands in the first."""
    width = len(table.columns)
    rows = [row for cells in table.rows for row in _parted(cells)]
    yield _row([escaped(column.heading) for column in table.columns])
    rules = {"left": (":", "-"), "center": (":", ":"), "right": ("-", ":")}
    ends = [rules[table.align(index)] for index in range(width)]
    whole = sum(column.width for column in table.columns)
    dashes = [max(3, round(column.width / whole * 72)) for column in table.columns]
    yield f"|{'|'.join(left + '-' * many + right for (left, right), many in zip(ends, dashes, strict=True))}|"
    for band in table.bands:
        yield _row([f"**{escaped(band)}**", *[""] * (width - 1)])
    for row in rows:
        cells = [_cell(cell) for cell in row]
        yield _row([*cells, *[""] * (width - len(cells))])
    yield ""
    label = slug(table.number or table.caption)
    mark = f"[^tbl-{label}]" if table.notes else ""
    if table.caption or table.number:
        yield f": {escaped(table.caption)}{mark} {{#tbl-{label}}}"
        yield ""
    if table.notes:
        general = " ".join(escaped(note.text) for note in table.notes if not note.mark)
        marked = " ".join(f"^{note.mark}^ {escaped(note.text)}" for note in table.notes if note.mark)
        yield f"[^tbl-{label}]: {' '.join(filter(None, (general, marked)))}"
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _parted(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Rows of one bullet each, where every cell is a list of several."""
    if not all(isinstance(cell, tuple) for cell in cells) or not any(
        len(_bullets(cell)) > 1 for cell in cells if isinstance(cell, tuple)
    ):
        yield cells
        return
    columns = [_bullets(cell) for cell in cells if isinstance(cell, tuple)]
    yield from zip_longest(*columns, fillvalue=())


def _bullets(cell: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines of a cell, parted where a bullet of the first level begins."""
    parts: list[list[Line]] = []
    for line in cell:
        if not parts or (line.kind == "bullet" and line.level == 0):
            parts.append([])
        parts[-1].append(line)
    return [tuple(part) for part in parts]


def _cell(cell: Cell) -> str:
    if not isinstance(cell, tuple):
        return "" if cell is None else escaped(str(cell))
    return " <br> ".join(_cell_line(line) for line in cell)


def _cell_line(line: Line) -> str:
    sign = f"{SIGNS[min(line.level, 2)]} " if line.kind == "bullet" else ""
    return f"{INDENT * line.level}{sign}{_inline(line)}"


def slug(text: str) -> str:
    """``text`` as a part of an identifier: "3-4", "the-groups"."""
    return re.sub(r"\W+", "-", text.casefold()).strip("-")[:40].strip("-") or "x"
