"""Pure algebra of spans: 0-based, half-open intervals of Unicode code points."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share (0 when they only touch)."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def union(spans: Iterable[Span]) -> list[Span]:
    """The same points as ``spans``, as sorted spans that neither overlap nor touch; empty ones vanish."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The points of ``spans`` that lie in none of ``holes``, as sorted, disjoint spans."""
    cut = union(holes)
    rest: list[Span] = []
    for start, end in union(spans):
        at = start
        for hole_start, hole_end in cut:
            if hole_end <= at:
                continue
            if hole_start >= end:
                break
            if hole_start > at:
                rest.append((at, hole_start))
            at = max(at, hole_end)
        if at < end:
            rest.append((at, end))
    return rest


def length(spans: Iterable[Span]) -> int:
    """How many code points ``spans`` cover, each counted once."""
    return sum(end - start for start, end in union(spans))


def trim(text: str, span: Span) -> Span:
    """``span`` without white space at its ends; an all-blank span becomes empty at its start."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def snap_to_words(text: str, span: Span) -> Span:
    """``span`` grown outwards so that it cuts no word (letters, digits, marks, apostrophes, hyphens)."""
    start, end = trim(text, span)
    while start > 0 and start < end and _in_word(text, start - 1) and _in_word(text, start):
        start -= 1
    while start < end < len(text) and _in_word(text, end - 1) and _in_word(text, end):
        end += 1
    return start, end


def _in_word(text: str, index: int) -> bool:
    import unicodedata

    char = text[index]
    return char.isalnum() or char in "'’-" or unicodedata.category(char).startswith("M")


def utf16_offsets(text: str, positions: Sequence[int]) -> list[int]:
    """Code point positions as UTF-16 unit positions (what JavaScript and NVivo count)."""
    wide = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
    from bisect import bisect_left

    return [position + bisect_left(wide, position) for position in positions]


def code_points(text: str, utf16_positions: Sequence[int]) -> list[int]:
    """UTF-16 unit positions as code point positions; a position inside a pair goes to its character's start."""
    if text.isascii():
        return [max(0, min(position, len(text))) for position in utf16_positions]
    from bisect import bisect_right

    starts: list[int] = []
    unit = 0
    for char in text:
        starts.append(unit)
        unit += 2 if ord(char) > 0xFFFF else 1
    starts.append(unit)
    return [max(0, bisect_right(starts, min(position, unit)) - 1) for position in utf16_positions]


def normal_form(text: str) -> tuple[str, Sequence[int]]:
    """``text`` in normal form C, and for each of its positions (the end included) the position in ``text``.

    A search in the first can so be told as a span of the second, whatever form the text is stored in.
    """
    import unicodedata

    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    pieces: list[str] = []
    positions: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        piece = unicodedata.normalize("NFC", text[at])
        while end < len(text) and not text[end].isascii():
            longer = unicodedata.normalize("NFC", text[at : end + 1])
            # A character that stands alone may still come apart into marks, which then belong to what stands before.
            mark = unicodedata.combining(unicodedata.normalize("NFD", text[end])[0])
            if not mark and longer == piece + unicodedata.normalize("NFC", text[end]):
                break
            piece = longer
            end += 1
        pieces.append(piece)
        marks = min(len(piece), end - at) - 1
        positions.extend([at] * (len(piece) - marks))
        positions.extend(range(end - marks, end))
        at = end
    positions.append(len(text))
    return "".join(pieces), positions
