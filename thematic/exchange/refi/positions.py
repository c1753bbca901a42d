"""How a project may count positions, and texts measured by it.

A convention says whether positions count code points or UTF-16 units, whether a CR LF counts one or two (or every
line end two, where a program counts CR LF and writes LF), whether a byte order mark counts, and whether the end is
the last character or the place behind it. The standard speaks of code points and leaves the rest open.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from thematic.errors import UsageError, did_you_mean
from thematic.spans import Span

Unit = Literal["codepoint", "utf16"]
Breaks = Literal["crlf1", "crlf2", "lf2"]

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_BREAK = re.compile("\r\n?|\n")
_WORDS = {
    "codepoint": ("unit", "codepoint"),
    "codepoints": ("unit", "codepoint"),
    "utf16": ("unit", "utf16"),
    "utf-16": ("unit", "utf16"),
    "crlf1": ("breaks", "crlf1"),
    "crlf2": ("breaks", "crlf2"),
    "lf2": ("breaks", "lf2"),
    "bom": ("bom", True),
    "nobom": ("bom", False),
    "inclusive": ("inclusive", True),
    "exclusive": ("inclusive", False),
}


@dataclass(frozen=True, slots=True)
class Convention:
    """One way to count."""

    unit: Unit = "codepoint"
    breaks: Breaks = "crlf2"
    bom: bool = False
    inclusive: bool = False

    def words(self) -> str:
        """As ``read_positions`` takes it."""
        ends = "inclusive" if self.inclusive else "exclusive"
        return f"{self.unit} {self.breaks} {'bom' if self.bom else 'nobom'} {ends}"

    def told(self, *, breaks: bool = True, mark: bool = True) -> str:
        """In words; without ``breaks`` and ``mark`` nothing is said of what the texts do not hold."""
        parts = ["code points" if self.unit == "codepoint" else "UTF-16 units"]
        if breaks or self.breaks == "lf2":
            parts.append({"crlf1": "CR LF as one", "crlf2": "CR LF as two", "lf2": "a line end as two"}[self.breaks])
        if mark and self.bom:
            parts.append("the byte order mark counted")
        parts.append("ends included" if self.inclusive else "ends excluded")
        return ", ".join(parts)


CONVENTIONS = tuple(
    Convention(unit, breaks, bom, inclusive)
    for inclusive in (False, True)
    for bom in (False, True)
    for unit in ("codepoint", "utf16")
    for breaks in ("crlf2", "crlf1", "lf2")
)
"""All of them, those nearest to the standard first: it speaks of code points of the text as it lies in its file."""


def read_positions(words: str) -> tuple[Convention, ...]:
    """The conventions that ``words`` leave ("utf16 crlf2"; "" leaves all). Raises UsageError for an unknown word."""
    said: dict[str, object] = {}
    for word in re.split(r"[\s,+;]+", words.strip().lower()):
        if word and word not in _WORDS:
            raise UsageError(
                f"'{word}' does not say how positions are counted.",
                hint=did_you_mean(word, _WORDS) + " Words: " + ", ".join(w for w in _WORDS if w != "utf-16") + ".",
            )
        if word:
            part, value = _WORDS[word]
            if said.setdefault(part, value) != value:
                raise UsageError(f"'{words}' says two things about how positions are counted.", hint="Say one.")
    return tuple(one for one in CONVENTIONS if all(getattr(one, part) == value for part, value in said.items()))


class Measure:
    """A text and its positions under any convention. ``raw`` is as in the file, without byte order mark.

    ``text`` has LF line ends; spans are half-open, in code points of it. ``crlf`` is where line ends stand in it that
    are CR LF in the file.
    """

    def __init__(self, raw: str, *, bom: bool = False) -> None:
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        self.bom = bom
        self.crlf = _crlf(raw)
        self._extra: dict[tuple[Unit, Breaks], tuple[list[int], int]] = {}

    @cached_property
    def wide(self) -> list[int]:
        """Where characters outside the basic plane stand, which are two units of UTF-16."""
        return [] if self.text.isascii() else [match.start() for match in _WIDE.finditer(self.text)]

    def key(self, convention: Convention) -> tuple[object, ...]:
        """Equal for conventions under which every position of this text is the same."""
        breaks: Breaks | Literal[""] = convention.breaks
        if (breaks == "crlf2" and not self.crlf) or (breaks == "lf2" and "\n" not in self.text):
            breaks = "crlf1"
        if breaks == "lf2" and len(self.crlf) == self.text.count("\n"):
            breaks = "crlf2"
        unit = convention.unit if self.wide else "codepoint"
        return (unit, breaks, convention.bom and self.bom, convention.inclusive)

    def span(self, start: int, end: int, convention: Convention) -> tuple[Span, bool] | None:
        """Where a selection lies, and whether it had to grow to whole characters; None where it lies outside."""
        starts, length = self._extras(convention)
        shift = 1 if convention.bom and self.bom else 0
        first, last = start - shift, end - shift + convention.inclusive
        if first < 0 or last < first or last > length:
            return None
        before = bisect_left(starts, first)
        cut_first = bool(before) and starts[before - 1] + 1 == first
        after = bisect_left(starts, last)
        cut_last = bool(after) and starts[after - 1] + 1 == last
        # Inside a pair of units: out to the character's own ends, which the other unit would have been.
        return (first - before, last - after + cut_last), cut_first or cut_last

    def _extras(self, convention: Convention) -> tuple[list[int], int]:
        """Where, as the convention counts, each character of two units begins, and how long the text is."""
        key = (convention.unit, convention.breaks)
        found = self._extra.get(key)
        if found is None:
            wide = self.wide if convention.unit == "utf16" else []
            breaks = self.crlf if convention.breaks == "crlf2" else []
            if convention.breaks == "lf2":
                breaks = [match.start() for match in re.finditer("\n", self.text)]
            places = sorted([*wide, *breaks]) if wide and breaks else wide or breaks
            found = ([place + number for number, place in enumerate(places)], len(self.text) + len(places))
            self._extra[key] = found
        return found

    def starts_word(self, at: int) -> bool:
        """Whether a selection that starts here cuts no word."""
        text = self.text
        if at >= len(text) or text[at].isspace() or _is_mark(text[at]):
            return False
        return at == 0 or not (text[at].isalnum() and _in_word(text[at - 1]))

    def ends_word(self, at: int) -> bool:
        """Whether a selection that ends before ``at`` cuts no word."""
        text = self.text
        if at <= 0 or text[at - 1].isspace():
            return False
        return at == len(text) or not (_in_word(text[at - 1]) and _in_word(text[at]))


def _crlf(raw: str) -> list[int]:
    found: list[int] = []
    if "\r\n" in raw:
        for match in _BREAK.finditer(raw):
            if match.group() == "\r\n":
                found.append(match.start() - len(found))
    return found


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.combining(char) > 0


def _in_word(char: str) -> bool:
    return char.isalnum() or _is_mark(char)
