"""The legend at the foot of a picture: keys with what they mean, as many a line as fit, then sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from thematic.report.pictures.drawing import SMALLEST, Box, Shape, Sheet, Sign, Stroke, Text
from thematic.report.pictures.palette import INK
from thematic.report.pictures.typeface import LEADING, width_of, wrap

AFTER, BETWEEN = 4.0, 14.0
"""White after a key, and after its text."""

EDGE = 1.5
"""How far everything stands from the sides of the sheet."""


@dataclass(slots=True)
class Legend:
    """Draws on ``sheet`` from ``y`` downwards; ``bottom`` is where it ends."""

    sheet: Sheet
    y: float
    _x: float = EDGE

    def __post_init__(self) -> None:
        self.y += SMALLEST

    @property
    def bottom(self) -> float:
        """Below the last line."""
        return self.y + 4

    def sign(self, shape: Shape, size: float, fill: str, edge: str, text: str) -> None:
        """A marker and what it means."""
        x = self._step(text, 8)
        self.sheet.add(Sign(x + 4, self._middle, shape, size, fill, edge, 1.2, name="key"))

    def line(self, colour: str, text: str, *, line: float = 1.3, dashed: bool = False) -> None:
        """A line and what it means."""
        x = self._step(text, 16)
        self.sheet.add(Stroke(((x, self._middle), (x + 16, self._middle)), colour, line, dashed, name="key"))

    def stroke(self, colour: str, text: str) -> None:
        """A short slanting stroke and what it means."""
        x = self._step(text, 8)
        self.sheet.add(Stroke(((x + 2, self._middle + 2), (x + 6, self._middle - 2)), colour, 0.6, name="key"))

    def box(
        self, fill: str, edge: str, text: str, *, line: float = 0.5, hatched: bool = False, dashed: bool = False
    ) -> None:
        """A rectangle and what it means."""
        x = self._step(text, 12)
        top = self._middle - SMALLEST / 2
        self.sheet.add(Box(x, top, 12, SMALLEST, fill, edge, line, hatched=hatched, dashed=dashed, name="key"))

    def text(self, text: str) -> None:
        """Words that explain the key before them."""
        self._step(text, 0)

    def ramp(self, colours: Sequence[str], little: str, much: str) -> None:
        """A scale of colours from little to much, with what its ends mean."""
        x = self._step(little, 0)
        self._x = x + AFTER + width_of(little, SMALLEST) + AFTER
        for colour in colours:
            self.sheet.add(Box(self._x, self._middle - SMALLEST / 2, 12, SMALLEST, colour, name="key"))
            self._x += 12
        self._step(much, 0)

    def sentence(self, text: str, *, letter: str = "") -> None:
        """A sentence on lines of its own, after the letter that points to it."""
        hang = 8.0 if letter else 0.0
        for place, line in enumerate(wrap(text, self.sheet.width - 2 * EDGE - hang, SMALLEST)):
            self._break(3 if place == 0 else 0)
            if letter and place == 0:
                self.sheet.add(Text(EDGE, self.y, letter, SMALLEST, INK, name="letter"))
            self.sheet.add(Text(EDGE + hang, self.y, line, SMALLEST, INK, name="legend"))
            self._x = self.sheet.width

    @property
    def _middle(self) -> float:
        return self.y - SMALLEST * 0.36

    def _step(self, text: str, key: float) -> float:
        """Set the text where there is room for it and its key; returns where the key begins."""
        needed = key + AFTER + width_of(text, SMALLEST)
        if self._x > EDGE and self._x + needed > self.sheet.width:
            self._break(3)
        at = self._x
        for place, line in enumerate(wrap(text, self.sheet.width - at - key - AFTER, SMALLEST)):
            if place:
                self._break(0)
            self.sheet.add(Text(at + key + AFTER, self.y, line, SMALLEST, INK, name="legend"))
        self._x = at + needed + BETWEEN
        return at

    def _break(self, more: float) -> None:
        """Begin a new line, unless nothing stands on this one yet."""
        if self._x > EDGE:
            self._x = EDGE
            self.y += SMALLEST * LEADING + more
