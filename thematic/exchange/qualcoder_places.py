"""Where QualCoder's codings lie in a text as it is stored here.

The program cuts its text by Python's code points, but takes positions from an editor that counts UTF-16 units and one
for each line end, and corrects that in some versions only. What a coding noted of its own words decides.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from thematic.spans import Span

_BOM = "\ufeff"
Counting = tuple[str, bool, bool]
"""The unit (code points or UTF-16 units), whether CR LF counts as two, whether a byte order mark counts."""

_OWN: Counting = ("code points", True, True)
_ALL = tuple(product(("code points", "UTF-16 units"), (True, False), (True, False)))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch in code points of the stored text (it may lie outside), and what is to be said of it."""

    start: int
    end: int
    told: str = ""


class Places:
    """A text as the program holds it, the same as stored here (``text``), and the ways between their positions."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self.text = raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
        marked = raw.startswith(_BOM)
        what = [name for name, there in (("CR", "\r" in raw), ("the byte order mark", marked)) if there]
        self.changed = f"{' and '.join(what)} became {'LF' if what[0] == 'CR' else 'nothing'}" if what else ""
        wide = not raw.isascii() and max(raw) > "\uffff"
        units = ("code points", "UTF-16 units") if wide else ("code points",)
        crlf = (True, False) if "\r\n" in raw else (True,)
        bom = (True, False) if marked else (True,)
        self._countings = [one for one in _ALL if one[0] in units and one[1] in crlf and one[2] in bom]
        self._usual = _OWN
        self._indices: dict[Counting, array[int]] = {}

    def learn(self, codings: Iterable[tuple[int, int, str]]) -> None:
        """From (start, end, words) of the text's codings: the way of counting that finds the most of them."""
        if len(self._countings) == 1:
            return
        hits: Counter[Counting] = Counter()
        for start, end, words in codings:
            for counting in self._countings:
                hits[counting] += self._says(*self._stored(start, end, counting), words)
        self._usual = max(self._countings, key=lambda one: (hits[one], one == _OWN))

    def find(self, start: int, end: int, words: str) -> Place:
        """A coding's place: where its words stand by one of the countings, else by that of most of the text's."""
        others = [one for one in self._countings if one != self._usual]
        for counting in [self._usual, *others] if words else [self._usual]:
            place = self._stored(start, end, counting)
            if not words or self._says(*place, words):
                return Place(*place, _told(counting))
        place = self._stored(start, end, self._usual)
        if not 0 <= place[0] < place[1] <= len(self.text):
            return Place(*place)
        return Place(*place, "the words noted with the coding are not those at its place, which is kept")

    def _says(self, start: int, end: int, words: str) -> bool:
        return bool(words) and 0 <= start < end and self.text[start:end] == _plain(words)

    def _stored(self, start: int, end: int, counting: Counting) -> Span:
        """Positions of the program as positions in ``text``; what lies outside stays outside."""
        if self._raw == self.text and counting[0] == _OWN[0]:
            return start, end
        index = self._indices.get(counting)
        if index is None:
            index = self._indices[counting] = _index(self._raw, counting)
        if start < 0 or not start <= end < len(index):
            return start, max(end, len(self.text) + 1)
        return index[start], index[end]


def _index(raw: str, counting: Counting) -> "array[int]":
    """For each position as the program counts, the end included, the position in the stored text."""
    unit, two, mark = counting
    index, at = array("l"), 0
    for place, char in enumerate(raw):
        if place == 0 and char == _BOM:
            if mark:
                index.append(0)
        elif char == "\r" and raw.startswith("\n", place + 1):
            if two:
                index.append(at)
        else:
            index.append(at)
            if char > "\uffff" and unit != _OWN[0]:
                index.append(at)
            at += 1
    index.append(at)
    return index


def _plain(text: str) -> str:
    """Text with LF for every kind of line end, among them those that an editor shows."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")


def _told(counting: Counting) -> str:
    unit, two, _mark = counting
    if unit != "code points":
        return "were counted in UTF-16 units"
    return "" if two else "were counted with CR LF as one"
