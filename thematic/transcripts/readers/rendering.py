"""The text of a document while it is put together line by line, with what is known of each line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thematic.spans import Span
from thematic.transcripts.readers.labels import Line
from thematic.transcripts.transcript import Annotation


@dataclass(slots=True)
class Rendering:
    """Text that grows at its end; LF stands between lines, not after the last one."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)

    def write(self, piece: str) -> Span:
        """Append ``piece`` as it is; its span."""
        start = self.length
        self.pieces.append(piece)
        self.length += len(piece)
        return start, self.length

    def write_cells(self, cells: Sequence[str]) -> list[Span]:
        """Append a line of cells joined by tabs; the spans of the cells."""
        self.begin()
        spans = []
        for number, cell in enumerate(cells):
            if number:
                self.write("\t")
            spans.append(self.write(cell))
        return spans

    def begin(self) -> None:
        """Start a new line."""
        if self.pieces:
            self.write("\n")

    def add_lines(self, text: str, *, kind: str = "", value: str = "") -> int:
        """Append ``text`` as lines of one kind; where it starts."""
        self.begin()
        start, end = self.write(text)
        if kind:
            self.lines.append(Line(start, end, kind, value))
            return start
        at = start
        for line in text.split("\n"):
            self.lines.append(Line(at, at + len(line)))
            at += len(line) + 1
        return start
