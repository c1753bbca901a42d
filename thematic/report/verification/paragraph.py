"""One paragraph of a manuscript."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "block", "set in", "heading", "cell", "note"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` without markup (a line end is a blank), ``place`` for people ("line 32"), and what it is.

    "block": marked as a quotation. "set in": only set in from the left, so perhaps one. "cell": of a table.
    ``line``: the first line, from 1, where the lines of the text are those of the file.
    """

    text: str
    place: str
    kind: Kind = "text"
    line: int = 0

    def place_of(self, offset: int) -> str:
        """Where the character at ``offset`` of the text stands: in Markdown its own line."""
        return f"line {self.line + self.text.count(chr(10), 0, offset)}" if self.line else self.place
