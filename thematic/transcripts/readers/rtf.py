"""RTF documents as Word, LibreOffice, WordPad and TextEdit write them, whatever they are called.

The rendering is that of Word files: a paragraph is a line, and so is a line break; a row of a transcript table is one
line, its cells joined by tabs. Tracked insertions stand, tracked deletions do not. Text boxes, footnotes and endnotes
follow after the talk and belong to nobody. Comments, hidden text, headers, footers and pictures are left out.
"""

from thematic.transcripts.readers.blocks import left_out, render
from thematic.transcripts.readers.richtext import RichText
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source
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
    rendering = render(source.name, document.body, document.boxes, note=document.note)
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
