"""A manuscript as paragraphs: Word (.docx) or Markdown (.md, .qmd, .txt), with what is set as a block quotation.

Of a Word file: body, tables, footnotes, endnotes and text boxes, tracked insertions as they stand and tracked
deletions left out. A block quotation is a paragraph in a style whose name says so (Quote, Intense Quote, Block Text,
Quotations, Sitat ...), or one that is set in from the left where most are not and that is no item of a list.
What stands under a heading such as References or Litteratur is left out, as are headers, footers and comments.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thematic.errors import BadInput, UnreadableFile
from thematic.report.verification.markdown import read_markdown
from thematic.report.verification.paragraph import Kind, Paragraph

MAX_BYTES = 64 * 1024 * 1024
"""Room for a Word manuscript with pictures."""

MAX_TEXT_BYTES = 8 * 1024 * 1024
"""Several thousand pages."""

SET_IN = 280
"""Twentieths of a point (half a centimetre) from which a paragraph counts as set in."""

_QUOTE_STYLE = re.compile(r"quot|block ?text|sitat|blokk", re.IGNORECASE)
_REFERENCES = re.compile(
    r"^[\d.\s]*(references|reference list|bibliography|works cited|literature( cited)?|litteratur(liste|referanser)?"
    r"|referanse(r|liste)|kilder|kildeliste|bibliografi)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript's paragraphs in order; notes and text boxes follow after the text."""

    name: str
    kind: Literal["docx", "md"]
    paragraphs: tuple[Paragraph, ...]


def read_manuscript(path: Path) -> Manuscript:
    """Read a manuscript; raises BadInput for another kind of file, UnreadableFile for an empty or damaged one."""
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".docm", ".md", ".markdown", ".qmd", ".rmd", ".txt"):
        raise BadInput(f"'{path.name}' is no manuscript that can be read.", hint="Save it as .docx or .md.")
    try:
        word = suffix in (".docx", ".docm")
        most = MAX_BYTES if word else MAX_TEXT_BYTES
        if path.stat().st_size > most:
            raise UnreadableFile(
                f"{path.name} is larger than {most // 1024**2} MB.", hint="Leave out what is no text, and try again."
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).", hint="Check the name.") from error
    if word:
        paragraphs: Iterable[Paragraph] = _read_word(data, path.name)
    else:
        from thematic.transcripts.readers.source import decode

        paragraphs = read_markdown(decode(data, path.name).text)
    body = tuple(_without_references(paragraphs))
    if not any(paragraph.text.strip() for paragraph in body):
        raise UnreadableFile(f"{path.name} holds no text.", hint="Check that the right file was saved.")
    return Manuscript(path.name, "docx" if word else "md", body)


def _read_word(data: bytes, name: str) -> list[Paragraph]:
    from thematic.transcripts.readers.word import Paragraph as WordParagraph
    from thematic.transcripts.readers.word import WordFile, flatten

    if not data:
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    word = WordFile(data, name)
    blocks = list(word.blocks(word.body))
    loose = [block for block in blocks if isinstance(block, WordParagraph)]
    ordinary = [block for block in loose if block.text.strip() and not block.level]
    deep = sum(block.indent >= SET_IN for block in ordinary)
    set_in = deep * 2 < len(ordinary) or len(ordinary) < 3
    read: list[Paragraph] = []
    marks = []
    for number, block in enumerate(blocks, start=1):
        place = f"paragraph {number}"
        if isinstance(block, WordParagraph):
            read.append(Paragraph(block.text, place, _kind(block, set_in=set_in)))
            marks += block.marks
            continue
        for paragraph in flatten([block]):
            read.append(Paragraph(paragraph.text, f"table at paragraph {number}", "cell"))
            marks += paragraph.marks
    for mark in marks:
        read += _lines(word.note(mark), mark.kind, "note")
    for box in word.boxes:
        read += _lines("\n".join(line.text for line in flatten(word.blocks(box))), "text box", "text")
    return read


def _kind(paragraph: object, *, set_in: bool) -> Kind:
    from thematic.transcripts.readers.word import Paragraph as WordParagraph

    assert isinstance(paragraph, WordParagraph)
    if paragraph.level:
        return "heading"
    if _QUOTE_STYLE.search(paragraph.style):
        return "block"
    return "set in" if set_in and paragraph.indent >= SET_IN and not paragraph.listed else "text"


def _lines(text: str, place: str, kind: Kind) -> list[Paragraph]:
    return [Paragraph(line, place, kind) for line in text.split("\n") if line.strip()]


def _without_references(paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
    """The paragraphs without those between a heading for the literature and the next heading."""
    left_out = False
    for paragraph in paragraphs:
        names_them = bool(_REFERENCES.match(paragraph.text.strip()))
        if paragraph.kind == "heading" or names_them:
            left_out = names_them
        if paragraph.kind == "note" or not left_out:
            yield paragraph
