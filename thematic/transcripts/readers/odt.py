"""OpenDocument texts (LibreOffice): paragraphs, lists, tables, tracked changes, notes, text boxes and headings.

The rendering is that of Word files: a paragraph is a line, and so is a line break; a row of a transcript table is one
line, its cells joined by tabs. Tracked insertions stand, tracked deletions do not. Text boxes, footnotes and endnotes
follow after the talk and belong to nobody. Comments, hidden text, headers and footers are left out, and said.
"""

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.blocks import left_out, write_asides, write_blocks
from thematic.transcripts.readers.opendocument import OpenText, is_text
from thematic.transcripts.readers.rendering import Rendering
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source, check_length
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import opening_tag
from thematic.transcripts.transcript import Transcript

NAME = "odt"
SUFFIXES = (".odt", ".ott", ".fodt")
RANK = 10


def recognises(source: Source) -> bool:
    """A ZIP file with the parts of an OpenDocument text, one that is called so and damaged, or a flat one in XML."""
    if source.data.startswith(b"PK\x03\x04"):
        stored = source.data[8:10] == b"\0\0"  # some programs pack the mimetype as well, and it says nothing then
        declared = source.data[38:138] if stored and source.data[30:38] == b"mimetype" else b""
        if "content.xml" in source.members or "encrypted-package" in source.members:
            return not declared or is_text(declared.decode("latin-1"))
        return source.suffix in SUFFIXES and not any(name.startswith(("word/", "xl/")) for name in source.members)
    tag = opening_tag(source.data) if b"<" in source.data[:4] else b""
    return tag.startswith(b"<office:document") and b"opendocument.text" in tag


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, encrypted, hostile, empty or no text document."""
    document = OpenText(source.data, source.name)
    rendering = Rendering()
    marks = write_blocks(rendering, list(document.blocks(document.body)))
    boxes = [list(document.blocks(box)) for box in document.boxes]
    if rendering.text.strip():
        write_asides(rendering, boxes=boxes, marks=marks, note=document.note)
    else:  # a layout of text boxes alone
        rendering = Rendering()
        for box in boxes:
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
    return build_transcript(
        rendering.text,
        rendering.lines,
        speakers=speakers,
        reader=NAME,
        encoding=document.encoding,
        annotations=rendering.annotations,
        doubts=doubts,
    )
