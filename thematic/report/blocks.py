"""What a document is made of: frozen chapters of blocks, which Word, Markdown and HTML all set."""

from dataclasses import dataclass

from thematic.report.table import Line, Note, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter, whose own heading is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words set apart from the text: a line a turn, with who said it in the line's ``tail`` or ``lead``."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with what stands round it. ``svg`` and ``png`` are the same picture, ``width`` its width in cm.

    ``number``, ``caption`` and ``notes`` stand below it; ``alt`` tells it to who cannot see it.
    """

    svg: bytes
    png: bytes
    alt: str
    caption: str
    number: str = ""
    width: float = 16.0
    language: str = "en"
    notes: tuple[Note, ...] = ()


Block = Heading | Line | Table | Quotation | Picture
"""A heading, a paragraph (a line of any kind but "heading"), a table, a quotation or a picture."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks under one heading ("" for none), upright or, for wide tables, on pages turned to landscape."""

    heading: str
    blocks: tuple[Block, ...]
    landscape: bool = False
