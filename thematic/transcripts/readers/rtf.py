"""RTF documents as Word, LibreOffice, WordPad and TextEdit write them, whatever they are called.

The rendering is that of Word files: a paragraph is a line, and so is a line break; a row of a transcript table is one
line, its cells joined by tabs. Tracked insertions stand, tracked deletions do not. Text boxes, footnotes and endnotes
follow after the talk and belong to nobody. Comments, hidden text, headers, footers and pictures are left out.
"""

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.blocks import left_out, write_asides, write_blocks
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.richtext import RichText
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source, check_length
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.transcript import Transcript

NAME = "rtf"
SUFFIXES = (".rtf",)
RANK = 10


def recognises(source: Source) -> bool:
    """A file that begins as RTF does."""
    return source.data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf")


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is empty, too deeply nested or too large."""
    document = RichText(source.data.lstrip(b"\xef\xbb\xbf \r\n\t"), source.name)
    rendering = Rendering()
    marks = write_blocks(rendering, document.body)
    if rendering.text.strip():
        write_asides(rendering, boxes=document.boxes, marks=marks, note=document.note)
    else:  # a layout of text boxes alone
        rendering = Rendering()
        for box in document.boxes:
            write_blocks(rendering, box)
    if not rendering.text.strip():
        raise UnreadableFile(f"{source.name} is empty.", hint="Check that the right file was saved.")
    check_length(rendering.length, source.name)
    doubts = left_out(
        rendering,
        deletions=document.deletions,
        insertions=document.insertions,
        comments=document.comments,
        hidden=document.hidden,
        margins=document.margins,
    )
    if document.beyond:
        doubts.insert(0, f"The file goes on after its end ({document.beyond:,} bytes): something of it may be missing.")
    if document.unclosed:
        doubts.insert(0, "The file ends in the middle of something: check that its last words are there.")
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding=document.encoding,
        annotations=rendering.annotations,
        doubts=doubts,
    )
