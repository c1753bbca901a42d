"""What a sentence asserts: more on one side, most, all, none, both, no difference, and figures.

Only words outside the row's own label and outside quotations are read, so that a label such as "when many are off" is
no claim that many groups said so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.report.verification.counts import Count
from thematic.report.verification.lexicon import Lexicon
from thematic.report.verification.sides import Mention

Kind = Literal[
    "more",
    "not_more",
    "alike",
    "both",
    "most",
    "half",
    "every",
    "nearly",
    "none",
    "many",
    "few",
    "minority",
    "only",
    "times",
]

STRONG: frozenset[Kind] = frozenset({"more", "not_more", "alike", "times"})
"""What is a claim about the groups even where no row can be found for it."""

_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|sammenlignet med|sammenliknet med|i motsetning til|unlike|in contrast to|framfor)\s+"
    r"(?:[\w-]+[ -]){0,5}$",
    re.IGNORECASE,
)
_TIMES = {"to": 2, "dobbelt": 2, "tre": 3, "fire": 4, "fem": 5, "twice": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that is asserted. ``side``: of which value ("" for none, or for both). ``word``: how it is put.

    "more" may be only ``weakly`` put ("especially"). ``times``: how many times as many.
    """

    kind: Kind
    side: str
    word: str
    times: int = 1
    people: bool = False


class Assertions:
    """Reads assertions in sentences of either language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(
        self, text: str, mentions: Sequence[Mention], values: Sequence[str], counts: Sequence[Count]
    ) -> list[Assertion]:
        """What ``text`` asserts of the ``values`` of the compared attribute, whose ``mentions`` these are."""
        lexicon = self._lexicon
        found: list[Assertion] = []
        negated = lexicon.not_more.search(text)
        times = lexicon.twice.search(text)
        alike = None if times else lexicon.alike.search(text)
        if alike:
            found.append(Assertion("alike", "", alike.group()))
            text = text[: alike.start()] + "_" * len(alike.group()) + text[alike.end() :]
        if times:
            word = next(part for part in times.groupdict().values() if part).split()[0].casefold()
            side = self._subject(text, times.start(), mentions, values)
            found.append(Assertion("times", side, times.group(), times=_TIMES.get(word, 2)))
        if negated and not alike:
            side = self._subject(text, negated.start(), mentions, values)
            found.append(Assertion("not_more", side, negated.group()))
        elif not alike and not times:
            found += self._more(text, mentions, values)
        for kind in ("most", "half", "nearly", "every", "none", "many", "few", "minority"):
            match = getattr(lexicon, "nearly_every" if kind == "nearly" else kind).search(text)
            if match and not (kind == "every" and lexicon.nearly_every.search(text)) and not _overlaps(match, counts):
                people = bool(
                    re.match(
                        r"\W*(?:\w+\W+){0,3}?(?:deltak|deltager|informant|participant|respondent)", text[match.end() :]
                    )
                )
                found.append(Assertion(kind, self._after(text, match.end(), mentions), match.group(), people=people))
        both = lexicon.both.search(text)
        if both and not alike:
            found.append(Assertion("both", "", both.group()))
        only = lexicon.only.search(text)
        if only and not any(0 <= count.start - only.end() <= 12 for count in counts):
            side = self._after(text, only.end(), mentions)
            if side and not lexicon.both.search(text):
                found.append(Assertion("only", side, only.group()))
        return found

    def _more(self, text: str, mentions: Sequence[Mention], values: Sequence[str]) -> list[Assertion]:
        more, less = self._lexicon.more.search(text), self._lexicon.less.search(text)
        match = more or less or self._lexicon.weakly_more.search(text)
        if match is None:
            return []
        side = self._subject(text, match.start(), mentions, values)
        if less is not None and (more is None or less.start() <= more.start()):
            match = less
            side = _other(self._subject(text, match.start(), mentions, values), values)
        weak = more is None and less is None
        return [Assertion("more", side, match.group())] if not weak or side else []

    def _subject(self, text: str, cue: int, mentions: Sequence[Mention], values: Sequence[str]) -> str:
        """The value that a comparison is said of: the one that does not stand after "than" or "compared with"."""
        than = self._lexicon.than.search(text, cue)
        limit = than.start() if than else len(text)
        own = [mention for mention in mentions if mention.start < limit and not _COMPARED.search(text[: mention.start])]
        named = list(dict.fromkeys(mention.value.value for mention in own))
        if len(named) == 1:
            return named[0]
        if not named:
            after = list(dict.fromkeys(mention.value.value for mention in mentions))
            return _other(after[0], values) if len(after) == 1 else ""
        return min(own, key=lambda mention: min(abs(mention.start - cue), abs(mention.end - cue))).value.value

    def _after(self, text: str, at: int, mentions: Sequence[Mention]) -> str:
        """The value named after a quantifier, in the same clause; else the only one of the sentence."""
        for mention in mentions:
            if mention.start >= at - 1 and len(text[at : mention.start].split()) <= 8:
                if not re.search(r"[;()]|,", text[at : mention.start]):
                    return mention.value.value
                break
        named = list(dict.fromkeys(mention.value.value for mention in mentions))
        return named[0] if len(named) == 1 else ""


def _other(value: str, values: Sequence[str]) -> str:
    rest = [other for other in values if other != value]
    return rest[0] if value and len(rest) == 1 else ""


def _overlaps(match: re.Match[str], counts: Sequence[Count]) -> bool:
    """Whether a quantifier is part of a figure ("none" in "none of the nine")."""
    return any(count.start <= match.start() < count.end for count in counts)
