"""Word documents: paragraphs, tables, line breaks, tracked changes, notes, text boxes and headings.

The rendering: a paragraph is a line, and so is a line break; a row of a transcript table is one line, its
cells joined by tabs (other tables: each paragraph of a cell is a line). Tracked insertions stand, tracked
deletions do not. Text boxes, footnotes and endnotes follow after the talk and belong to nobody. Headers,
footers, comments, hidden text and pictures are left out.
"""

from thematic.transcripts.readers.blocks import left_out, render
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.word import WordFile
from thematic.transcripts.transcript import Transcript

NAME = "docx"
SUFFIXES = (".docx", ".docm")
RANK = 10


def recognises(source: Source) -> bool:
    """A ZIP file with Word's folder in it, or one that is called a Word document and is nothing else either."""
    if not source.data.startswith(b"PK\x03\x04"):
        return False
    folders = {member.partition("/")[0] for member in source.members}
    return "word" in folders or (source.suffix in SUFFIXES and not folders & {"content.xml", "xl", "ppt"})


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, encrypted, hostile, empty or not Word."""
    word = WordFile(source.data, source.name)
    body = list(word.blocks(word.body))
    boxes = [list(word.blocks(box)) for box in word.boxes]
    rendering = render(source.name, body, boxes, note=word.note)
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding=word.encoding,
        annotations=rendering.annotations,
        doubts=left_out(
            rendering, deletions=word.deletions, insertions=word.insertions, comments=word.comments, hidden=word.hidden
        ),
    )
