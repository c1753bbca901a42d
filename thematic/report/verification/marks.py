"""Quotation marks: which stretches of a paragraph are quoted, whatever marks the author uses.

Pairs: « », » «, “ ”, ” ”, „ “, „ ”, ‹ ›, " ", ‘ ’, ' '. Marks inside other marks belong to the outer quotation. A
single mark is an apostrophe unless it opens before a word and another one closes after one.
"""

from dataclasses import dataclass

CLOSERS = {
    "«": "»",
    "»": "«",
    "“": "”",
    "”": "”",
    "„": "“”",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’",
    "'": "'",
    "‚": "‘’",
}
SINGLE = "‘'‚‹›"
LONGEST = 20_000
"""Characters after which a mark that nothing has closed is left open."""

ELISIONS = frozenset(("em", "til", "cause", "n", "tis", "twas", "bout", "round", "cos", "coz", "er", "ere", "tha"))
"""What is written with an apostrophe in front."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: ``start`` and ``end`` with the marks. ``closed`` is False where no mark ends it."""

    start: int
    end: int
    closed: bool = True
    single: bool = False

    def inner(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.start + 1 : self.end - 1 if self.closed else self.end]


def find_quoted(text: str) -> list[Quoted]:
    """The outermost quoted stretches of a paragraph, in order."""
    found: list[Quoted] = []
    at = 0
    while at < len(text):
        mark = text[at]
        if mark in CLOSERS and _opens(text, at):
            end = _closing(text, at)
            if end is not None:
                found.append(Quoted(at, end + 1, single=mark in SINGLE))
                at = end + 1
                continue
            if mark in "«“„" and not _is_inch(text, at):
                found.append(Quoted(at, len(text), closed=False))
                return found
        at += 1
    return found


def _opens(text: str, at: int) -> bool:
    """Whether the mark at a place can open: white space or an opening sign before it, a word (or [, …) after it."""
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "«“„":
        return mark != "“" or not after.isspace() or before.isspace()
    if after.isspace() or not (before.isspace() or before in '([{–—-/:«“"„‘'):
        return False
    if mark not in SINGLE:
        return True
    word = ""
    for char in text[at + 1 : at + 12]:
        if not char.isalpha():
            break
        word += char
    return word.casefold() not in ELISIONS and not after.isdigit()


def _closing(text: str, at: int) -> int | None:
    """Where the mark that opens at ``at`` is closed; other pairs inside it are passed over."""
    mark = text[at]
    closers = CLOSERS[mark]
    depth, place, inside = 0, at + 1, ""
    fallback: int | None = None
    while place < min(len(text), at + LONGEST):
        char = text[place]
        if char in closers and not inside and _closes(text, place, mark):
            if depth == 0:
                if mark not in SINGLE or not _possessive(text, place):
                    return place
                fallback = place if fallback is None else fallback
            else:
                depth -= 1
        elif char == mark and mark not in closers and mark not in SINGLE:
            depth += 1
        elif mark in SINGLE and char in '«“„"' and not inside and _opens(text, place):
            inside = CLOSERS[char]
        elif inside and char in inside:
            inside = ""
        place += 1
    return fallback


def _closes(text: str, place: int, mark: str) -> bool:
    """Whether the mark at a place can close: something before it, no letter after it (for marks that open as well)."""
    if mark in "«„“‹" and mark not in SINGLE:
        return True
    before = text[place - 1]
    after = text[place + 1] if place + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _possessive(text: str, place: int) -> bool:
    """Whether a single mark looks like that of "the nurses' room": an s before it, a small letter after the blank."""
    return text[place - 1] in "sS" and text[place + 1 : place + 2].isspace() and text[place + 2 : place + 3].islower()


def _is_inch(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()
