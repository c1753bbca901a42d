"""Blocks of a document - paragraphs and tables - and how they are written down as lines.

What word processors' formats share: a paragraph is a line, and so is a line break; a row of a transcript table is one
line, its cells joined by tabs (other tables: each paragraph of a cell is a line). Text boxes and notes follow after the
talk and belong to nobody.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.source import check_length
from thematic.transcripts.readers.tables import find_columns, read_row
from thematic.transcripts.transcript import Annotation


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a paragraph refers to a note: offset in the paragraph, ``footnote`` or ``endnote``, Word's id."""

    offset: int
    kind: str
    note: str


@dataclass(slots=True)
class Paragraph:
    """One paragraph; ``level`` is the heading level, empty for ordinary text.

    ``style`` is the name of its style (Word's own are English in every language), ``indent`` how far it is set in from
    the left, its own or its style's, in twentieths of a point; ``listed`` whether it is an item of a list.
    """

    text: str
    level: str = ""
    marks: list[NoteMark] = field(default_factory=list)
    style: str = ""
    indent: int = 0
    listed: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells, each a list of paragraphs; nested tables stand in their cell as paragraphs.

    ``spans`` says of every cell how many columns it takes, where the reader knows.
    """

    rows: list[list[list[Paragraph]]]
    spans: list[list[int]] = field(default_factory=list)


Block = Paragraph | Table


def flatten(blocks: Iterable[Block]) -> list[Paragraph]:
    """Blocks as paragraphs alone: those of a table row by row."""
    flat: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            flat.append(block)
        else:
            flat.extend(paragraph for row in block.rows for cell in row for paragraph in cell)
    return flat


def render(
    name: str, body: Iterable[Block], boxes: Sequence[Sequence[Block]] = (), *, note: Callable[[NoteMark], str]
) -> Rendering:
    """A document's text: its ``body``, then text boxes and notes; of a layout of text boxes alone, those.

    Raises UnreadableFile, with the file's ``name``, where it is empty or longer than a transcript may be.
    """
    rendering = Rendering()
    marks = write_blocks(rendering, body)
    if rendering.text.strip():
        write_asides(rendering, boxes=boxes, marks=marks, note=note)
    else:
        rendering = Rendering()
        for box in boxes:
            write_blocks(rendering, box)
    if not rendering.text.strip():
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    check_length(rendering.length, name)
    return rendering


def write_blocks(rendering: Rendering, blocks: Iterable[Block]) -> list[tuple[int, NoteMark]]:
    """Write ``blocks``; where in the text which notes are referred to."""
    marks: list[tuple[int, NoteMark]] = []
    for block in blocks:
        if isinstance(block, Table):
            marks += _write_table(rendering, block)
        else:
            marks += _write_paragraph(rendering, block)
    return marks


def _write_paragraph(rendering: Rendering, paragraph: Paragraph) -> list[tuple[int, NoteMark]]:
    kind = "heading" if paragraph.level else ""
    start = rendering.add_lines(paragraph.text, kind=kind, value=paragraph.level)
    return [(start + mark.offset, mark) for mark in paragraph.marks]


def _write_table(rendering: Rendering, table: Table) -> list[tuple[int, NoteMark]]:
    rows = [["\n".join(paragraph.text for paragraph in cell) for cell in row] for row in table.rows]
    columns = find_columns(rows)
    if columns is None:
        cells = (paragraph for row in table.rows for cell in row for paragraph in cell)
        return [mark for paragraph in cells for mark in _write_paragraph(rendering, paragraph)]
    marks: list[tuple[int, NoteMark]] = []
    above: str | None = None
    for number, (row, cells_text) in enumerate(zip(table.rows, rows, strict=True)):
        if not cells_text:
            continue
        spans = rendering.write_cells(cells_text)
        line = read_row(cells_text, spans, columns, header=columns.header and number == 0, above=above)
        if line:
            rendering.lines.append(line)
            above = line.speaker or above
        for cell, (start, _end) in zip(row, spans, strict=True):
            for paragraph in cell:
                marks += [(start + mark.offset, mark) for mark in paragraph.marks]
                start += len(paragraph.text) + 1
    return marks


def write_asides(
    rendering: Rendering,
    *,
    boxes: Iterable[Sequence[Block]] = (),
    marks: Iterable[tuple[int, NoteMark]] = (),
    note: Callable[[NoteMark], str],
) -> None:
    """Text boxes and notes, each a stretch of its own after the talk; notes are numbered by kind.

    ``note`` gives the text of one; an empty one is left out.
    """
    for box in boxes:
        text = "\n".join(paragraph.text for paragraph in flatten(box))
        if text.strip():
            rendering.add_lines(text, kind="textbox")
    count = Counter[str]()
    for position, mark in marks:
        text = note(mark)
        if text:
            count[mark.kind] += 1
            value = str(count[mark.kind])
            rendering.annotations.append(Annotation(f"{mark.kind}-reference", position, position, value))
            rendering.add_lines(text, kind=mark.kind, value=value)


def left_out(
    rendering: Rendering,
    *,
    deletions: int = 0,
    insertions: int = 0,
    comments: int = 0,
    hidden: int = 0,
    margins: int = 0,
) -> list[str]:
    """Sentences on what a document holds and the text does not, or holds in another place; numbers of each."""
    doubts = []
    if deletions:
        doubts.append(f"Tracked deletions were left out ({deletions}): they are not in the text.")
    if insertions:
        doubts.append(f"Tracked insertions were kept ({insertions}), as if they had been accepted.")
    if comments:
        doubts.append(f"Comments in the margin were left out ({comments}).")
    if hidden:
        doubts.append(f"Hidden text was left out ({hidden}).")
    if margins:
        doubts.append(f"Headers and footers were left out ({margins}).")
    asides = sum(line.kind in ("textbox", "footnote", "endnote") for line in rendering.lines)
    if asides:
        doubts.append(f"Text boxes and notes ({asides}) stand after the talk and belong to nobody.")
    carried = sum(line.row and line.speaker is not None and line.label is None for line in rendering.lines)
    if carried:
        doubts.append(f"Table rows without a speaker ({carried}) were given to the speaker above them.")
    return doubts
