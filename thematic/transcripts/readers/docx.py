"""Word documents: paragraphs, tables, line breaks, tracked changes, notes, text boxes and headings.

The rendering: a paragraph is a line, and so is a line break; a row of a transcript table is one line, its
cells joined by tabs (other tables: each paragraph of a cell is a line). Tracked insertions stand, tracked
deletions do not. Text boxes, footnotes and endnotes follow after the talk and belong to nobody. Headers,
footers, comments and pictures are left out.
"""

from collections import Counter
from collections.abc import Iterable

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.tables import find_columns, read_row
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.word import Block, NoteMark, Paragraph, Table, WordFile, flatten
from thematic.transcripts.transcript import Annotation, Transcript

NAME = "docx"
SUFFIXES = (".docx", ".docm")
RANK = 10


def recognises(source: Source) -> bool:
    """A ZIP file that is called a Word document or has Word's folder in it."""
    return source.data.startswith(b"PK\x03\x04") and (source.suffix in SUFFIXES or b"word/" in source.data)


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, encrypted, hostile, empty or not Word."""
    word = WordFile(source.data, source.name)
    body = list(word.blocks(word.body))
    boxes = [list(word.blocks(box)) for box in word.boxes]
    rendering = Rendering()
    marks = _write_blocks(rendering, body)
    if rendering.text.strip():
        _write_asides(rendering, word, boxes, marks)
    else:  # a layout of text boxes alone
        rendering = Rendering()
        for box in boxes:
            _write_blocks(rendering, box)
    if not rendering.text.strip():
        raise UnreadableFile(f"{source.name} is empty.", hint="Check that the right file was saved.")
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding=word.encoding,
        annotations=rendering.annotations,
        doubts=_doubts(word, rendering),
    )


def _write_blocks(rendering: Rendering, blocks: Iterable[Block]) -> list[tuple[int, NoteMark]]:
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


def _write_asides(
    rendering: Rendering, word: WordFile, boxes: Iterable[list[Block]], marks: Iterable[tuple[int, NoteMark]]
) -> None:
    """Text boxes and notes, each a stretch of its own after the talk; notes are numbered by kind."""
    for box in boxes:
        text = "\n".join(paragraph.text for paragraph in flatten(box))
        if text.strip():
            rendering.add_lines(text, kind="textbox")
    count = Counter[str]()
    for position, mark in marks:
        text = word.note(mark)
        if text:
            count[mark.kind] += 1
            value = str(count[mark.kind])
            rendering.annotations.append(Annotation(f"{mark.kind}-reference", position, position, value))
            rendering.add_lines(text, kind=mark.kind, value=value)


def _doubts(word: WordFile, rendering: Rendering) -> list[str]:
    doubts = []
    if word.deletions:
        doubts.append(f"Tracked deletions were left out ({word.deletions}): they are not in the text.")
    if word.insertions:
        doubts.append(f"Tracked insertions were kept ({word.insertions}), as if they had been accepted.")
    if word.comments:
        doubts.append(f"Comments in the margin were left out ({word.comments}).")
    asides = sum(line.kind in ("textbox", "footnote", "endnote") for line in rendering.lines)
    if asides:
        doubts.append(f"Text boxes and notes ({asides}) stand after the talk and belong to nobody.")
    carried = sum(line.row and line.speaker is not None and line.label is None for line in rendering.lines)
    if carried:
        doubts.append(f"Table rows without a speaker ({carried}) were given to the speaker above them.")
    return doubts
