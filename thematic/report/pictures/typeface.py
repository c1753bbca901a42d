"""How wide type runs, and where a label breaks: measured in the typeface that the pictures are set in."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from thematic.report.pictures.drawing import Anchor, Text

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

TYPEFACE = "DejaVu Sans"
"""Comes with matplotlib, so that a label breaks at the same place everywhere; it has every European letter."""

LEADING = 1.22
"""From one baseline to the next, in sizes of the type."""

RISE = 0.76
"""From the top of a line to its baseline, in sizes of the type."""


THINNEST = 0.2
"""No letter is narrower, in sizes of the type; marks that stand above others aside."""

BREAKS = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
"""Where a line may end."""


@lru_cache
def _measure() -> "TextToPath":
    from thematic.report.pictures.library import load

    load()
    from matplotlib.textpath import TextToPath

    return TextToPath()


@lru_cache
def font(bold: bool) -> "FontProperties":
    """The typeface at 100 points."""
    from thematic.report.pictures.library import load

    load()
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=TYPEFACE, weight="bold" if bold else "normal", size=100)


@lru_cache(maxsize=20_000)
def _width(text: str, bold: bool) -> float:
    return float(_measure().get_text_width_height_descent(text, font(bold), False)[0])


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many points ``text`` takes in one line."""
    return _width(text, bold) * size / 100


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``width`` points; a word that is wider is parted. Nothing is cut off.

    Lines end at spaces, and after a hyphen or a slash inside a word where the word alone would not fit.
    """
    lines: list[str] = []
    for word in filter(None, BREAKS.split(text)):
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(tried, size, bold=bold) <= width:
            lines[-1] = tried
        elif width_of(word, size, bold=bold) <= width:
            lines.append(word)
        else:
            lines += _parted(word, width, size, bold)
    return lines or [""]


def _parted(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word in pieces that fit: after its own hyphens and slashes where that is possible, else with a hyphen."""
    pieces: list[str] = []
    while word:
        end = min(len(word), int(width / (size * THINNEST)) + 1)
        while end > 1 and width_of(word[:end], size, bold=bold) > width:
            end -= 1
        hyphen = ""
        if end < len(word):
            own = max(word.rfind(sign, 0, end) for sign in "-/_.")
            if own > 0:
                end = own + 1
            else:
                while end > 1 and width_of(word[:end] + "-", size, bold=bold) > width:
                    end -= 1
                hyphen = "-" if width_of(word[:end] + "-", size, bold=bold) <= width else ""
        pieces.append(word[:end] + hyphen)
        word = word[end:]
    return pieces


def set_lines(
    lines: list[str],
    x: float,
    top: float,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: Anchor = "start",
    name: str = "",
) -> list[Text]:
    """Lines of type from ``top`` downwards."""
    return [
        Text(x, top + size * (RISE + LEADING * place), line, size, colour, bold=bold, anchor=anchor, name=name)
        for place, line in enumerate(lines)
    ]


def height_of(lines: int, size: float) -> float:
    """How many points so many lines of type take."""
    return lines * size * LEADING
