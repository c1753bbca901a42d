"""Chapters as Markdown that Quarto and Pandoc set: front matter, pipe tables with captions, notes as footnotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from thematic.report.blocks import Block, Chapter, Heading, Picture, Quotation
from thematic.report.table import Cell, Line, Note, Table

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

    Tables are ``#tbl-...`` and pictures ``#fig-...`` by their numbers, and Quarto numbers them: where a text speaks of
    "Table 3", the number is a reference ("Table [-@tbl-3]"). ``pictures`` gives the path of each picture's file by its
    number.
    """
    front = {"title": title, "subtitle": subtitle, "lang": language}
    lines = ["---", *(f"{name}: {_yaml(value)}" for name, value in front.items() if value), "---", ""]
    writer = _Writer(pictures or {}, _References(chapters))
    for chapter in chapters:
        if chapter.heading:
            lines += [f"# {escaped(chapter.heading)}", ""]
        if chapter.landscape:
            lines += ["::: {.landscape}", ""]
        for place, block in enumerate(chapter.blocks):
            lines += writer.set(block, follows=_is_bullet(chapter.blocks, place + 1))
        if chapter.landscape:
            lines += [":::", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


class _References:
    """Finds where a text speaks of the tables and pictures of a document by their numbers."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        blocks = [block for chapter in chapters for block in chapter.blocks]
        self._kinds: list[tuple[re.Pattern[str], re.Pattern[str], str]] = []
        for kind, nouns, known in (
            ("tbl", "[Tt]abell|[Tt]ables?", {block.number for block in blocks if isinstance(block, Table)}),
            ("fig", "[Ff]igur|[Ff]igures?", {block.number for block in blocks if isinstance(block, Picture)}),
        ):
            numbers = sorted(known - {""}, key=lambda number: (-len(number), number))
            if numbers:
                one = rf"(?:{'|'.join(map(re.escape, numbers))})(?![\w-])"
                many = re.compile(rf"\b(?:{nouns}) {one}(?:(?:, |–| og | and ){one})*")
                self._kinds.append((many, re.compile(rf"(?<![\w-]){one}"), kind))

    def link(self, text: str) -> str:
        """``text`` with its numbers of tables and pictures as references."""
        for many, one, kind in self._kinds:
            text = many.sub(lambda found: one.sub(lambda n: f"[-@{kind}-{slug(n[0])}]", found[0]), text)  # noqa: B023
        return text


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


class _Writer:
    """Sets blocks as lines of Markdown."""

    def __init__(self, pictures: Mapping[str, str], references: _References) -> None:
        self._pictures, self._link = pictures, references.link

    def set(self, block: Block, *, follows: bool) -> Iterator[str]:
        """The lines of a block, an empty one last; ``follows``: another bullet of its list comes after it."""
        if isinstance(block, Heading):
            yield from (f"{'#' * block.level} {escaped(block.text)}", "")
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Quotation):
            for index, line in enumerate(block.lines):
                yield f"> {_inline(line)}" + ("\\" if index < len(block.lines) - 1 else "")
            yield ""
        elif isinstance(block, Picture):
            yield from self._picture(block)
        elif block.kind == "bullet":
            yield f"{'  ' * block.level}- {self._link(_inline(block))}"
            if not follows:
                yield ""
        else:
            yield from (self._link(_inline(block)), "")

    def _picture(self, picture: Picture) -> Iterator[str]:
        alt = " ".join(picture.alt.split()).replace("\\", "\\\\").replace('"', '\\"')
        name = slug(picture.number or picture.caption)
        mark = f"[^fig-{name}]" if picture.notes else ""
        path = self._pictures.get(picture.number, "")
        yield f'![{escaped(picture.caption)}{mark}]({path}){{#fig-{name} fig-alt="{alt}"}}'
        yield ""
        yield from self._notes(f"fig-{name}", picture.notes)

    def _table(self, table: Table) -> Iterator[str]:
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
            cells = [self._link(_cell(cell)) for cell in row]
            yield _row([*cells, *[""] * (width - len(cells))])
        yield ""
        name = f"tbl-{slug(table.number or table.caption)}"
        mark = f"[^{name}]" if table.notes else ""
        if table.caption or table.number:
            yield f": {escaped(table.caption)}{mark} {{#{name}}}"
            yield ""
        yield from self._notes(name, table.notes)

    def _notes(self, name: str, notes: Sequence[Note]) -> Iterator[str]:
        """Notes as the footnote that the caption points to."""
        if notes:
            general = " ".join(escaped(note.text) for note in notes if not note.mark)
            marked = " ".join(f"^{note.mark}^ {escaped(note.text)}" for note in notes if note.mark)
            yield f"[^{name}]: {self._link(' '.join(filter(None, (general, marked))))}"
            yield ""


def _inline(line: Line) -> str:
    text = escaped(line.text)
    if line.kind == "heading" and text:
        text = f"**{text}**"
    parts = [f"**{escaped(line.lead)}**" if line.lead else "", text, escaped(line.tail)]
    marks = f"^{','.join(line.marks)}^" if line.marks else ""
    return " ".join(part for part in parts if part) + marks


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
