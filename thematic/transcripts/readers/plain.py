"""Plain text and Markdown: the text stays whole, with its labels, times and headings as annotations."""

import re
from dataclasses import replace

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.labels import Line
from thematic.transcripts.readers.numbering import mark_headings
from thematic.transcripts.readers.script import build_transcript, split_lines
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.xmltree import declares_doctype, unsafe
from thematic.transcripts.transcript import Transcript

NAME = "plain"
SUFFIXES = (".txt", ".text", ".md", ".markdown")
RANK = 90

_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_WRAPPED = 120


def recognises(source: Source) -> bool:
    """Any text at all, so this reader is asked last; raises UnreadableFile for what is no text, XML or JSON."""
    if source.head.lstrip("\ufeffï»¿ \t\r\n").startswith("<?xml"):
        if declares_doctype(source.data):
            raise unsafe(source.name, "it declares a DOCTYPE")
        raise UnreadableFile(
            f"{source.name} is XML of a kind that is not known.", hint="Export the transcript as text or .docx instead."
        )
    if source.suffix == ".json":
        raise UnreadableFile(
            f"{source.name} is JSON of a kind that is not known.",
            hint="Export the transcript as .vtt, .srt, text or .docx instead.",
        )
    return bool(source.decoded.text)


def read(source: Source, speakers: Speakers) -> Transcript:
    """Read ``source``. ``# Heading`` counts in Markdown files only: elsewhere # may mark a pause, and a heading
    is a numbered line by itself.

    Unlabelled text: a paragraph is a line, or a block between blank lines where lines are wrapped (there are
    blank lines, and no line is longer than 120 characters).
    """
    text = source.decoded.text
    lines = split_lines(text, name=source.name)
    wrapped = all(line.end - line.start <= _WRAPPED for line in lines) and "\n\n" in text.strip()
    if source.suffix in (".md", ".markdown"):
        lines = [_heading(text, line) for line in lines]
    else:
        lines = mark_headings(text, lines)
    return build_transcript(
        text,
        lines,
        speakers=speakers,
        reader=NAME,
        encoding=source.decoded.encoding,
        doubts=source.decoded.doubts,
        blocks=wrapped,
    )


def _heading(text: str, line: Line) -> Line:
    match = _HEADING.match(text, line.start, line.end)
    return replace(line, kind="heading", value=str(len(match[1]))) if match else line
