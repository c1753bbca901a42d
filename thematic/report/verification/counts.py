"""The figures of a sentence: "7 of 9 groups", "sju av ni", "ingen av", "78 %", each with the side it is said of.

A figure belongs to the side named right after it ("six of nine groups with high absence"), inside it ("seven
low-absence groups"), or, in a parenthesis, to the one named before; else to the one named since the figure before it;
the second of two figures that are set against each other ("7 of 9 against 1 of 9") to the other side.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thematic.report.verification.lexicon import Lexicon, matches
from thematic.report.verification.sides import Mention, words_of

Unit = Literal["group", "site", "person", "share"]

_BREAK = re.compile(r"[;:()]|,(?!\d)")


@dataclass(frozen=True, slots=True)
class Count:
    """``number`` of ``of`` (None: not said). ``side``: a value of the compared attribute, "other", "each" or "".
    "?low": of whom the sentence speaks, or of low if that cannot be told.

    ``start``, ``end``: where it stands. A "share" is a percentage of groups. ``bound``: "" for exactly so many, or
    ">=", ">", "<=", "<" for "at least", "more than", "at most", "fewer than".
    """

    number: float
    of: int | None
    unit: Unit
    start: int
    end: int
    text: str
    side: str = ""
    bound: str = ""

    def met(self, number: float) -> bool:
        """Whether ``number`` is what the figure says."""
        return {
            "": number == self.number,
            ">=": number >= self.number,
            ">": number > self.number,
            "<=": number <= self.number,
            "<": number < self.number,
        }[self.bound]


class Counter:
    """Finds figures in sentences of either language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = sorted(lexicon.number_words, key=len, reverse=True)
        number = rf"(?:\d{{1,4}}|{'|'.join(map(re.escape, words))})"
        out_of = f"(?:{lexicon.out_of.pattern})"
        stems = r"[\w-]*(?:grupp|group|samtal|conversation|intervju|interview|enhet|unit)\w*"
        places = r"(?:sted|steder|stader|arbeidsplass\w*|virksomhet\w*|kommun\w*|sites?|places?|workplaces?|locations?)"
        people = r"(?:deltak\w*|deltager\w*|informant\w*|person\w*|participants?|respondents?|people|interviewees?)"
        noun = f"{stems}|{places}|{people}"
        word = rf"(?!(?:{number}|{lexicon.against.pattern})(?![\w-]))[\w-]+"
        between = r"(?:[\w-]+\s+){0,3}?"
        self._pattern = re.compile(
            rf"(?<![\w,.-])(?:"
            rf"(?P<share>\d{{1,3}}(?:[.,]\d+)?)\s*(?:{lexicon.per_cent.pattern})"
            rf"|(?P<a>{number})\s+(?:{word}\s+|\(\d+\s?%\)\s+){{0,2}}?{out_of}\s+(?P<b>{number})(?![\w-])(?:\s+{between}(?P<noun_b>{noun}))?"
            rf"|(?P<x>\d{{1,3}})\s*/\s*(?P<y>\d{{1,3}})(?!\d)(?:\s+{between}(?P<noun_y>{noun}))?"
            rf"|(?P<whole>none|ingen|all|alle|samtlige)\s+(?:{out_of}\s+|de\s+|dei\s+|the\s+)?(?P<w>{number})(?![\w-])"
            rf"(?:\s+{between}(?P<noun_w>{noun}))?"
            rf"|(?P<notone>{lexicon.not_one.pattern})"
            rf"|(?P<alone>{number})(?![\w-])\s+{between}(?P<noun>{noun})"
            rf")",
            re.IGNORECASE,
        )
        self._bounds = re.compile(rf"\b(?:{lexicon.bounds.pattern})\s+$", re.IGNORECASE)
        self._first = re.compile(
            rf"(?<![\w.,])(?P<first>{number})\s+(?:{lexicon.against.pattern})\.?\s+(?:only |just |bare |kun )?$",
            re.IGNORECASE,
        )
        self._bare = re.compile(
            r"(?:\b(?:mot|against|versus|vs\.?|and only|and just|og bare|og kun|but only|but|men bare)\s+(?:in?\s+)?"
            rf"(?:only |just |bare |kun )?)(?P<bare>{number})(?![\w-])(?!\s+(?:{out_of}))"
            rf"|(?<![\w-])(?P<with>{number})\s+(?=(?:med|with)\s)",
            re.IGNORECASE,
        )

    def find(self, text: str, mentions: Sequence[Mention]) -> list[Count]:
        """The figures of ``text``; ``mentions`` are those of the compared attribute in it."""
        found = [count for match in self._pattern.finditer(text) if (count := self._read(match)) is not None]
        taken = [(count.start, count.end) for count in found]
        pairs = [pair for count in found for pair in self._paired(text, count)]
        found += [pair for pair in pairs if not any(first <= pair.start < last for first, last in taken)]
        for match in self._bare.finditer(text):
            name = "bare" if match["bare"] else "with"
            start, end = match.span(name)
            if not any(first < end and start < last for first, last in taken):
                found.append(Count(self._number(match[name]), None, "group", start, end, match[name]))
        found = sorted(found, key=lambda count: count.start)
        return [
            replace(count, side=self._side(text, found, place, mentions), bound=self._bound(text, count))
            for place, count in enumerate(found)
        ]

    def _paired(self, text: str, count: Count) -> list[Count]:
        """The first of two figures with one denominator: "7 vs. 1 of 9"."""
        match = self._first.search(text, max(0, count.start - 30), count.start) if count.of is not None else None
        if match is None:
            return []
        return [replace(count, number=self._number(match["first"]), start=match.start("first"), end=match.end("first"))]

    def _read(self, match: re.Match[str]) -> Count | None:
        start, end, text = match.start(), match.end(), match.group()
        if match["share"]:
            return Count(float(match["share"].replace(",", ".")), None, "share", start, end, text)
        if match["notone"]:
            return Count(0, None, "group", start, end, text)
        unit = self._unit(match["noun_b"] or match["noun_y"] or match["noun_w"] or match["noun"] or "")
        if match["whole"]:
            of = self._number(match["w"])
            none = match["whole"].casefold() in ("none", "ingen")
            return Count(0 if none else of, int(of), unit, start, end, text)
        if match["a"]:
            return Count(self._number(match["a"]), int(self._number(match["b"])), unit, start, end, text)
        if match["x"]:
            return Count(int(match["x"]), int(match["y"]), unit, start, end, text)
        if match["alone"].casefold() in ("en", "et", "ei", "ein", "one", "ett") and not match["noun"].endswith("er"):
            return None
        return Count(self._number(match["alone"]), None, unit, start, end, text)

    def _unit(self, noun: str) -> Unit:
        folded = words_of(noun)[-1] if words_of(noun) else ""
        if matches(folded, self._lexicon.sets["sites"]):
            return "site"
        return "person" if matches(folded, self._lexicon.sets["people"]) else "group"

    def _number(self, word: str) -> float:
        return float(word) if word.isdecimal() else float(self._lexicon.number_words[word.casefold()])

    def _bound(self, text: str, count: Count) -> str:
        for match in self._bounds.finditer(text, max(0, count.start - 20), count.start):
            kind = next(name for name, found in match.groupdict().items() if found).partition("_")[0]
            return {"least": ">=", "over": ">", "most": "<=", "under": "<"}[kind]
        return ""

    def _side(self, text: str, counts: Sequence[Count], place: int, mentions: Sequence[Mention]) -> str:
        count = counts[place]
        named = list(dict.fromkeys(mention.value.value for mention in mentions))
        if len(named) == len(counts) == 2 and self._lexicon.in_turn.search(text):
            return named[place]
        stop = counts[place + 1].start if place + 1 < len(counts) else len(text)
        inside = [mention for mention in mentions if count.start <= mention.start < count.end]
        if inside:
            return inside[0].value.value
        after = [mention for mention in mentions if count.end <= mention.start < stop]
        if after and self._touches(text[count.end : after[0].start]):
            return after[0].value.value
        each = self._lexicon.each_side.search(text, count.end, min(len(text), count.end + 60))
        if each and not _BREAK.search(text[count.end : each.start()]):
            return "each"
        since = counts[place - 1].end if place else 0
        before = [mention for mention in mentions if since <= mention.end <= count.start]
        values = list(dict.fromkeys(mention.value.value for mention in before))
        if len(values) > 1 and place + 1 < len(counts) and self._set_against(text, counts, place + 1):
            return f"?{values[0]}"
        if values:
            return before[-1].value.value
        return (
            "other" if place and counts[place - 1].unit == count.unit and self._set_against(text, counts, place) else ""
        )

    def _touches(self, between: str) -> bool:
        return not _BREAK.search(between) and not self._lexicon.against.search(between) and len(between.split()) <= 6

    def _set_against(self, text: str, counts: Sequence[Count], place: int) -> bool:
        between = text[counts[place - 1].end : counts[place].start]
        return len(between) < 60 and (
            not between.strip() or bool(self._lexicon.against.search(between)) or "," in between
        )
