"""The colours of pictures: one dark hue and greys, each told apart by lightness alone, so that grey print says all."""

INK, GREY, RULE, FAINT, BAND = "#1F2933", "#52606D", "#9AA5B1", "#D5DBE1", "#EDF1F5"
"""Type, lesser type, rules, faint rules and backgrounds."""

DARK, MIDDLE, PALE = "#134074", "#8DA9C4", "#CFDDEA"
"""What is meant to be seen: firm, middling and faint."""

WHITE = "#FFFFFF"

RAMP = ("#EEF3F8", "#D3DFEA", "#B5CADC", "#94B1CC", "#3C6894", "#134074")
"""From little to much; type is readable on each."""


def shade(share: float) -> str:
    """The colour of a share between 0 and 1."""
    return RAMP[min(int(share * len(RAMP)), len(RAMP) - 1)]


def ink_on(fill: str) -> str:
    """The colour of type that is readable on ``fill``."""
    return max((INK, WHITE), key=lambda ink: contrast_between(ink, fill))


def lightness(colour: str) -> float:
    """How light a colour prints in grey, 0 (black) to 1 (white): the luma of ITU-R BT.601."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def contrast_between(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it; type wants 4.5."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
