"""The attribute values of a study in running text: "medarbeidergruppene med lavt fravær", "leaders", "low absence".

A value is known by its name and labels, by words that mean the same kind of person or level in either language, and in
compounds and inflections. Of a level ("lavt fravær") the level alone is enough where the rest stands in the sentence.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thematic.report.verification.lexicon import Lexicon, matches, split
from thematic.store.names import fold
from thematic.store.tables import Store
from thematic.transcripts.case_values import Cases

_WORD = re.compile(r"[^\W_]+")
_NEAR = 3
_WITH = split("med with de dei dem the those den hos among blant in i from fra")
_SINGULAR = split(
    "leder leiar leader manager employee ansatt medarbeider medarbeidar worker supervisor mellomleder tilsett"
)
_HEADS = ("grupp", "group", "samtal", "intervju", "interview", "unit", "enhet")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an attribute: its words, one set of alternatives for each, and which cases carry it.

    ``context``: words that all values of the attribute share ("fravær"), one of which must be near a level.
    """

    attribute: str
    value: str
    design: bool
    phrases: tuple[tuple[tuple[str, ...], ...], ...]
    context: tuple[str, ...]
    level: bool
    documents: frozenset[int]
    speakers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a value. ``one``: a single person of that kind."""

    value: Value
    start: int
    end: int
    one: bool


class Sides:
    """The values of all attributes of a study."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.values = tuple(self._load(store))

    def _load(self, store: Store) -> list[Value]:
        cases = Cases(store)
        documents = store.rows("documents", ("id", "group_id"))
        speakers = store.rows("speakers", ("id", "document_id", "participant_id"))
        labels = {(row["attribute_id"], row["value"]): row for row in store.rows("attribute_values")}
        kinds = {row["id"]: row["kind"] for row in store.rows("cases", ("id", "kind"))}
        found: list[Value] = []
        for attribute in store.rows("attributes", order="id"):
            carried = store.rows("case_attributes", ("case_id", "value"), attribute_id=attribute["id"])
            values = cases.ordered(attribute, [row["value"] for row in carried])
            of_people = bool(carried) and all(kinds[row["case_id"]] == "participant" for row in carried)
            texts = {value: _texts(value, labels.get((attribute["id"], value), {})) for value in values}
            shared = _shared(texts, attribute)
            for value in values:
                phrases = [self._phrase(text, shared) for text in texts[value]]
                held = [row["id"] for row in documents if cases.of_group(attribute, row["group_id"]) == value]
                people = [row["id"] for row in speakers if cases.nearest(attribute, row["participant_id"]) == value]
                here = frozenset(held)
                found.append(
                    Value(
                        attribute=attribute["name"],
                        value=value,
                        design=bool(attribute["design"]),
                        phrases=tuple(phrase for phrase in dict.fromkeys(phrases) if phrase),
                        context=tuple(sorted(shared)),
                        level=bool(shared),
                        documents=here,
                        speakers=frozenset(people)
                        if of_people
                        else frozenset(row["id"] for row in speakers if row["document_id"] in here),
                    )
                )
        return found

    def _phrase(self, text: str, shared: set[str]) -> tuple[tuple[str, ...], ...]:
        """The words of a label that are its own, each with what may stand for it."""
        own = [word for word in words_of(text) if word not in shared]
        return tuple(self._alternatives(word) for word in own)

    def _alternatives(self, word: str) -> tuple[str, ...]:
        for listed in self._lexicon.alternatives:
            if matches(word, listed):
                return tuple(sorted(listed))
        return (f"{word}*",) if len(word) > 4 else (word,)

    def mentions(self, text: str, *, design: bool | None = None) -> list[Mention]:
        """The values that ``text`` names, in order; ``design`` keeps those of (un)declared attributes."""
        words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(_normal(text))]
        found: list[Mention] = []
        for value in self.values:
            if design is None or value.design == design:
                found += self._of(value, words)
        return sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end))

    def _of(self, value: Value, words: Sequence[tuple[int, int, str]]) -> list[Mention]:
        found = []
        for at in range(len(words)):
            for phrase in value.phrases:
                if at + len(phrase) <= len(words) and all(
                    matches(words[at + place][2], listed) for place, listed in enumerate(phrase)
                ):
                    end = at + len(phrase)
                    if value.level and not _in_context(words, at, end, value.context):
                        continue
                    one = words[end - 1][2] in _SINGULAR and not (end < len(words) and words[end][2].startswith(_HEADS))
                    if value.level:
                        end = next((to for to in range(end + 1, end + 3) if _shares(words, to - 1, value.context)), end)
                    found.append(Mention(value, words[at][0], words[end - 1][1], one))
                    break
        return found


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return [fold(match.group()) for match in _WORD.finditer(_normal(text))]


def _normal(text: str) -> str:
    """Normal form C where that keeps every position; a text that it would shorten stays as it is."""
    normal = unicodedata.normalize("NFC", text)
    return normal if len(normal) == len(text) else text


def _texts(value: str, labels: Mapping[str, object]) -> list[str]:
    return [value, str(labels.get("label_nb") or ""), str(labels.get("label_en") or "")]


def _shared(texts: Mapping[str, Sequence[str]], attribute: Mapping[str, object]) -> set[str]:
    """Words that the labels of at least two values have in common in one language."""
    if len(texts) < 2:
        return set()
    shared: set[str] = set()
    for position in range(3):
        shared |= set.intersection(*(set(words_of(found[position])) for found in texts.values()))
    if shared:
        shared.update(word for name in ("label_nb", "label_en") for word in words_of(str(attribute[name] or "")))
    return shared


def _in_context(words: Sequence[tuple[int, int, str]], at: int, end: int, context: Sequence[str]) -> bool:
    """Whether what all values share stands near, or somewhere in the text with "with" or "those" before the level."""

    if any(_shares(words, place, context) for place in range(max(0, at - _NEAR), end + _NEAR)):
        return True
    before = words[at - 1][2] if at else ""
    return before in _WITH and any(_shares(words, place, context) for place in range(len(words)))


def _shares(words: Sequence[tuple[int, int, str]], at: int, context: Sequence[str]) -> bool:
    """Whether the word at a place holds one that all values of an attribute share; no word, no."""
    return at < len(words) and any(shared in words[at][2] for shared in context if len(shared) > 3)
