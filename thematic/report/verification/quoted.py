"""A quotation taken apart: the stretches that must stand in the transcript, and the marked gaps between them."""

import re
import unicodedata
from dataclasses import dataclass

from thematic.report.verification.tokens import ELLIPSIS, Token, tokenise

_INSERTION = re.compile(r"\[(?!\s*(?:\.|…|[-–—]))([^\[\]\n]{1,80})\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_TRIMMED = frozenset(".,;:!?-…")


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens that stand side by side. ``gap`` is what stands before them: "" (nothing), an ellipsis, or "[]".

    ``inserted`` holds the author's own words where the gap is "[]".
    """

    tokens: tuple[Token, ...]
    gap: str = ""
    inserted: str = ""

    @property
    def keys(self) -> list[str]:
        """The words alone, case folded."""
        return [token.key for token in self.tokens if token.word]


@dataclass(frozen=True, slots=True)
class Wording:
    """What is quoted: ``text`` in normal form C, its ``parts``, and the author's ``insertions`` in brackets."""

    text: str
    parts: tuple[Part, ...]
    insertions: tuple[str, ...]

    @property
    def keys(self) -> list[str]:
        """All words of the parts, case folded."""
        return [key for part in self.parts for key in part.keys]

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return sum(len(part.keys) for part in self.parts)


def take_apart(text: str) -> Wording:
    """The wording of a quotation: parted at marked ellipses and at words in brackets."""
    text = unicodedata.normalize("NFC", text)
    capitals = {match.start() for match in _CAPITAL.finditer(text)}
    flat = _CAPITAL.sub(r"\1", text)
    parts: list[Part] = []
    insertions: list[str] = []
    shifted = {at - 2 * number for number, at in enumerate(sorted(capitals))}
    gap, inserted, at = "", "", 0
    for match in _INSERTION.finditer(flat):
        parts += _parts(flat, at, match.start(), gap, inserted, shifted)
        gap, inserted, at = "[]", match[1].strip(), match.end()
        insertions.append(match[1].strip())
    parts += _parts(flat, at, len(flat), gap, inserted, shifted)
    return Wording(flat, tuple(_ends_trimmed(parts)), tuple(insertions))


def _parts(text: str, start: int, end: int, gap: str, inserted: str, capitals: set[int]) -> list[Part]:
    """The parts between two insertions."""
    found: list[Part] = []
    current: list[Token] = []
    for token in tokenise(text[start:end]):
        if token.form == ELLIPSIS:
            found.append(Part(tuple(current), gap, inserted))
            current, gap, inserted = [], ELLIPSIS, ""
        else:
            at = start + token.start
            moved = Token(token.form, token.key, at, start + token.end, token.word, at in capitals)
            current.append(moved)
    found.append(Part(tuple(current), gap, inserted))
    return found


def _ends_trimmed(parts: list[Part]) -> list[Part]:
    """The parts that hold words, without punctuation at the ends of the quotation and beside its ellipses."""
    kept: list[Part] = []
    pending = ""
    for number, part in enumerate(parts):
        gap = ELLIPSIS if ELLIPSIS in (part.gap, pending) else part.gap or pending
        after = parts[number + 1].gap if number + 1 < len(parts) else ELLIPSIS
        tokens = list(part.tokens)
        while (not kept or gap == ELLIPSIS) and tokens and tokens[0].form in _TRIMMED:
            tokens.pop(0)
        while after == ELLIPSIS and tokens and tokens[-1].form in _TRIMMED:
            tokens.pop()
        if not any(token.word for token in tokens):
            pending = gap
            continue
        if gap or not kept:
            tokens[0] = tokens[0].loosened()
        kept.append(Part(tuple(tokens), gap if kept else "", part.inserted))
        pending = ""
    return kept
