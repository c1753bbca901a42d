"""OpenDocument texts (LibreOffice): paragraphs, lists, tables, tracked changes, notes, text boxes and headings.

The rendering is that of Word files: a paragraph is a line, and so is a line break; a row of a transcript table is one
line, its cells joined by tabs. Tracked insertions stand, tracked deletions do not. Text boxes, footnotes and endnotes
follow after the talk and belong to nobody. Comments, hidden text, headers and footers are left out, and said.
"""

from thematic.transcripts.readers.blocks import left_out, render
from thematic.transcripts.readers.opendocument import OpenText, is_text
from thematic.transcripts.readers.script import build_transcript
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import opening_tag
from thematic.transcripts.transcript import Transcript

NAME = "odt"
SUFFIXES = (".odt", ".ott", ".fodt")
RANK = 10


def recognises(source: Source) -> bool:
    """A ZIP file with the parts of an OpenDocument text, one that is called so and damaged, or a flat one in XML."""
    if source.data.startswith(b"PK\x03\x04"):
        if "content.xml" in source.members or "encrypted-package" in source.members:
            return not source.package or is_text(source.package)
        return source.suffix in SUFFIXES and not any(name.startswith(("word/", "xl/")) for name in source.members)
    tag = opening_tag(source.data) if b"<" in source.data[:4] else b""
    return tag.startswith(b"<office:document") and b"opendocument.text" in tag


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``; raises UnreadableFile where it is damaged, encrypted, hostile, empty or no text document."""
    document = OpenText(source.data, source.name)
    body = list(document.blocks(document.body))
    boxes = [list(document.blocks(box)) for box in document.boxes]
    rendering = render(source.name, body, boxes, note=document.note)
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
