"""What is kept while an RTF document is read: a group's state, styles, and stretches of text as blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thematic.transcripts.readers.blocks import Block, NoteMark, Paragraph, Table, flatten


@dataclass(slots=True)
class State:
    """What a group inherits and may change for itself; numbers of -1 are not said."""

    font: int = -1
    blanks: int = 1
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    style: int = 0
    level: int = -1
    in_table: bool = False
    place: str = ""

    def copy(self) -> "State":
        """The same for a group inside this one."""
        return State(
            self.font,
            self.blanks,
            self.hidden,
            self.deleted,
            self.revised,
            self.style,
            self.level,
            self.in_table,
            self.place,
        )


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, outline level (0 for text) and the number of the style it builds on."""

    name: str = ""
    level: int = -1
    above: int = -1


@dataclass(slots=True)
class Stretch:
    """Where text goes: ``kind`` is body, footnote, endnote, textbox or margin. Blocks, and what is not closed yet."""

    kind: str = "body"
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)
    cells: list[list[Paragraph]] = field(default_factory=list)
    rows: list[list[list[Paragraph]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All paragraphs as lines."""
        return "\n".join(paragraph.text for paragraph in flatten(self.blocks)).strip()

    def end_paragraph(self, level: str, *, in_table: bool) -> None:
        """Close the paragraph; one outside a table closes the table before it."""
        paragraph = Paragraph("".join(self.pieces), level, self.marks)
        self.pieces, self.marks = [], []
        if in_table:
            self.cell.append(paragraph)
        else:
            self.end_table()
            self.blocks.append(paragraph)

    def end_cell(self) -> None:
        """Close a cell with the paragraph in it."""
        self.end_paragraph("", in_table=True)
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, merged: Sequence[bool]) -> None:
        """Close a row; cells that are ``merged`` into the one on their left are none."""
        covered = [*merged, *(False for _ in self.cells)]
        if self.cells:
            self.rows.append([cell for cell, gone in zip(self.cells, covered, strict=False) if not gone])
        self.cells = []

    def end(self, level: str = "") -> None:
        """Close what is open."""
        if self.pieces or self.marks:
            self.end_paragraph(level, in_table=False)
        self.end_table()

    def end_table(self) -> None:
        """Close the table, also one that was broken off."""
        if self.cell or self.cells:
            self.rows.append([*self.cells, self.cell] if self.cell else self.cells)
            self.cell, self.cells = [], []
        if self.rows:
            self.blocks.append(Table(self.rows))
            self.rows = []


def heading_level(state: State, styles: Mapping[int, Style]) -> str:
    """The heading level of a paragraph by its own outline level, else by its style or those that it builds on."""
    if state.level >= 0:
        return str(state.level or "")
    number, seen = state.style, set[int]()
    while number not in seen and (style := styles.get(number)):
        seen.add(number)
        name = style.name.strip(" ;").lower()
        if style.level > 0:
            return str(style.level)
        if name.startswith("heading ") and name[8:].isdigit():
            return name[8:]
        if name == "title":
            return "1"
        number = style.above
    return ""
