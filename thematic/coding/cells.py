"""What a coder writes in a row or an option (a stance, a number, which words), read with its usual spellings."""

from collections.abc import Mapping
from typing import Any

from thematic.coding.anchors import Anchor, Place
from thematic.errors import BadInput, UsageError

STANCES = ("", "+", "-", "±")

_SPELLINGS = {"+-": "±", "+/-": "±", "−": "-", "–": "-", "0": ""}


def locate(
    place: Place, *, quote: str | None = None, turn: int | None = None, span: tuple[int, int] | None = None
) -> Anchor:
    """The one way of naming a segment that was given; raises UsageError for none, or for a span with another."""
    if span is not None:
        if quote is not None or turn is not None:
            raise UsageError("A span stands alone.", hint="Give --span, or --quote (with --turn), or --turn.")
        return place.by_span(*span)
    if quote is not None:
        return place.by_quote(quote, turn)
    if turn is not None:
        return place.by_turn(turn)
    raise UsageError("Nothing says which words are coded.", hint="Give a quote, a turn, or a span START:END.")


def locate_row(place: Place, row: Mapping[str, Any]) -> Anchor:
    """The words that a row names by start and end, by quote (nearly, with a warning) or by turn; raises BadInput.

    An exported row names its turn and quote beside the span: the span is the position, and the quote is checked.
    """
    start, end = read_number(row, "start"), read_number(row, "end")
    if (start is None) != (end is None):
        raise BadInput("A span needs both start and end.")
    turn = read_number(row, "turn")
    quote = read_text(row, "quote")
    if start is not None and end is not None:
        anchor = place.by_span(start, end)
        if quote and not place.same(quote, (start, end)):
            raise BadInput(f"The text at {start}:{end} is not the quote.", hint="Give the span or the quote, not both.")
        return anchor
    if quote:
        return place.by_quote(quote, turn, nearly=True)
    return locate(place, turn=turn)


def read_number(row: Mapping[str, Any], name: str) -> int | None:
    """A whole number, or None for an empty cell; raises BadInput."""
    value: Any = row.get(name)
    if is_blank(value):
        return None
    try:
        number = int(value)
        whole = isinstance(value, str) or number == value
    except (TypeError, ValueError, OverflowError):
        whole = False
    if not whole:
        raise BadInput(f"{name} '{value}' is not a whole number.")
    return number


def read_text(row: Mapping[str, Any], name: str) -> str:
    """A cell without the white space around it, '' for an empty one."""
    value = row.get(name)
    return "" if is_blank(value) else str(value).strip()


def is_blank(value: object) -> bool:
    """Whether a cell is empty: None, blanks, or the NaN that a data frame puts in its place."""
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def read_stance(stance: str) -> str:
    """A stance as stored ('', '+', '-', '±'), from its usual spellings."""
    stance = stance.strip()
    stance = _SPELLINGS.get(stance, stance)
    if stance not in STANCES:
        raise BadInput(f"'{stance}' is no stance.", hint="Use +, -, ± or nothing.")
    return stance
