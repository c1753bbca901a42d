"""The colours of pictures: one dark hue and greys, each told apart by lightness alone, so that grey print says all."""

INK, GREY, RULE, FAINT, BAND = "#1F2933", "#52606D", "#9AA5B1", "#D5DBE1", "#EDF1F5"
"""Type, lesser type, rules, faint rules and backgrounds."""

DARK, MIDDLE, PALE = "#134074", "#8DA9C4", "#DCE6F0"
"""What is meant to be seen: firm, middling and faint."""

WHITE = "#FFFFFF"

RAMP = ("#EEF3F8", "#C9D8E6", "#9DB7D0", "#6B90B4", "#3C6894", "#134074")
"""From little to much."""


def shade(share: float) -> str:
    """The colour of a share between 0 and 1."""
    return RAMP[min(int(share * len(RAMP)), len(RAMP) - 1)]


def ink_on(fill: str) -> str:
    """The colour of type that is readable on ``fill``."""
    return WHITE if lightness(fill) < 0.45 else INK


def lightness(colour: str) -> float:
    """How light a colour prints in grey, 0 (black) to 1 (white): the luma of ITU-R BT.601."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
