"""A drawing as a frozen value: what stands where, in points from the upper left corner.

The kinds of picture make such values without a graphics library, so that a test can count and measure what is drawn;
``rendering`` turns one into SVG and PNG.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

WIDTH = 16.0
"""The width of every picture in cm: the text of an A4 page with margins of 2.5 cm."""

POINTS = 72 / 2.54
"""Points in a centimetre."""

TALLEST = 22.0
"""The height in cm that still goes on an A4 page with the caption under it; longer pictures are parted."""

SMALLEST = 7.0
"""The smallest type in points; pictures are printed at the size they are drawn in."""

Shape = Literal["circle", "square", "diamond", "triangle", "cross"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its upper left corner at ``x``, ``y``; "" for no ``fill`` or no ``edge``. Hatched: strokes."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    line: float = 0.5
    hatched: bool = False
    dashed: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through ``points``."""

    points: tuple[tuple[float, float], ...]
    colour: str
    line: float = 0.5
    dashed: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A marker centred on ``x``, ``y``, ``size`` points across."""

    x: float
    y: float
    shape: Shape
    size: float
    fill: str
    edge: str
    line: float = 0.8
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of type on the baseline ``y``; ``turned`` text runs upwards from ``x``, ``y``."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    turned: bool = False
    name: str = ""


Mark = Box | Stroke | Area | Sign | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in the order in which they are drawn, on a sheet of ``width`` x ``height`` points."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    def named(self, start: str) -> list[Mark]:
        """The marks whose name begins with ``start``."""
        return [mark for mark in self.marks if mark.name.startswith(start)]

    @property
    def texts(self) -> list[str]:
        """Every line of type, in the order in which it is drawn."""
        return [mark.text for mark in self.marks if isinstance(mark, Text)]


@dataclass(slots=True)
class Sheet:
    """A drawing in the making, as wide as every picture; its height comes last."""

    marks: list[Mark] = field(default_factory=list)
    width: float = WIDTH * POINTS

    def add(self, *marks: Mark) -> None:
        """Draw these on top of what is there."""
        self.marks += marks

    def finish(self, height: float) -> Drawing:
        """The drawing, ``height`` points tall."""
        return Drawing(round(self.width, 3), round(height, 3), tuple(self.marks))


def hatching(box: Box, *, gap: float = 4.0) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The slanting strokes of a hatched box, from its left or upper edge to its lower or right one."""
    offset = gap
    while offset < box.width + box.height:
        start = (box.x + max(0.0, offset - box.height), box.y + min(offset, box.height))
        end = (box.x + min(offset, box.width), box.y + max(0.0, offset - box.width))
        yield start, end
        offset += gap
