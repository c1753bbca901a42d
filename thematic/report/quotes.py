"""Which words to print as an example: short enough, spread over groups and people, never used twice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thematic.spans import Span, overlap
from thematic.store.segments import Segment

SHORTEST, LONGEST = 8, 45
"""Words of a good quote."""

CANDIDATES = 400
"""From how many codings a quote is chosen."""

ELLIPSIS = "[…]"
"""Marks what was left out of a quote; nothing else of it is ever changed."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words from a transcript, whole or cut with marked ellipses, and the id of who said them."""

    text: str
    said_by: str
    segment: Segment


@dataclass(slots=True)
class Quotes:
    """Chooses quotes for one report, and remembers which it has given."""

    _used: dict[str, list[Span]] = field(default_factory=dict)
    _people: Counter[str] = field(default_factory=Counter)
    _groups: Counter[str] = field(default_factory=Counter)

    def choose(self, segments: Iterable[Segment]) -> Quote | None:
        """The best segment not yet used, or None when there is none.

        In this order: between ``SHORTEST`` and ``LONGEST`` words, people quoted least so far, groups quoted
        least, nearest to the right length, in one piece (no line break), first in the material. So equal
        studies give equal quotes.
        """
        left = [segment for segment in segments if not self._is_used(segment) and segment.text.strip()]
        if not left:
            return None
        best = min(left, key=self._rank)
        self._used.setdefault(best.document, []).append((best.start, best.end))
        self._people[best.said_by] += 1
        self._groups[best.group or best.document] += 1
        return Quote(shorten(best.text.strip()), best.said_by, best)

    def skip(self, document: str, spans: Iterable[Span]) -> None:
        """Leave words out that are quoted elsewhere."""
        self._used.setdefault(document, []).extend(spans)

    def _is_used(self, segment: Segment) -> bool:
        """A quote is used when any of its words stand in one given before."""
        span = segment.start, segment.end
        return any(overlap(span, used) for used in self._used.get(segment.document, ()))

    def _rank(self, segment: Segment) -> tuple[object, ...]:
        words = len(segment.text.split())
        off = max(SHORTEST - words, words - LONGEST, 0)
        return (
            off > 0,
            self._people[segment.said_by],
            self._groups[segment.group or segment.document],
            off,
            "\n" in segment.text.strip(),
            segment.document,
            segment.start,
            segment.coding,
        )


def spread(codings: Sequence[int]) -> Sequence[int]:
    """At most ``CANDIDATES`` of many ids, evenly spread: enough to choose a quote from."""
    return codings[:: -(-len(codings) // CANDIDATES) or 1]


def shorten(text: str, *, longest: int = LONGEST) -> str:
    """``text`` as it is, or its beginning up to ``longest`` words and a marked ellipsis.

    It is cut after the last whole sentence that fits, where that keeps at least half of the words allowed.
    """
    import re

    words = list(re.finditer(r"\S+", text))
    if len(words) <= longest:
        return text
    ends = [index for index in range(longest) if words[index][0][-1] in ".!?…"]
    last = ends[-1] if ends and ends[-1] + 1 >= longest / 2 else longest - 1
    return f"{text[: words[last].end()]} {ELLIPSIS}"
