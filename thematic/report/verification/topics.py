"""Which row of a contrast a sentence is about, by the words of the rows' labels.

A label is found by its content words, whatever their endings: the share of its words that stand near each other in the
sentence, each weighted by how few labels have it. The row is clear where its label has at least ``COVERED`` of its
weight there and no other label comes near it; else the sentence has candidates, and no row.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log

from thematic.report.verification.lexicon import Lexicon
from thematic.report.verification.sides import words_of
from thematic.store.tables import Store

COVERED = 0.5
"""The share of a label's weight that must stand in the sentence."""

TOLD = 0.35
"""The share of it that must be words which do not only say who is spoken of."""

NEAR = 0.75
"""A second label with this share of the first one's evidence makes the row unclear."""

SPREAD = 2.5
"""In how many times its own number of words a label may be spread over the sentence."""

PREFIX = 5
"""Two long words with this many first letters in common are forms of one word, if they end at most so much apart."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A row as the codebook names it: kind "code", "concept" or "theme"; ``labels`` in any language, and its name."""

    kind: str
    name: str
    labels: tuple[str, ...]
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A label found in a sentence: ``covered`` (0-1), the ``evidence``, and the places of the sentence's words used.

    ``words``: how many content words of the label stand there; a single one may be just a word of the language.
    """

    topic: Topic
    covered: float
    evidence: float
    used: tuple[int, ...]
    words: int


class Topics:
    """The rows of a study, by their labels."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._stop = lexicon.sets["stop"]
        self._endings = tuple(ending for words in lexicon.languages for ending in words.endings)
        self.topics = _load(store)
        self._labels = [
            (topic, self._content(words_of(label)), words_of(label)) for topic in self.topics for label in topic.labels
        ]
        held: dict[str, int] = {}
        for _topic, content, _all in self._labels:
            for stem in {self.stem(word) for word in content}:
                held[stem] = held.get(stem, 0) + 1
        total = len(self._labels) or 1
        self._weight = {stem: log(1 + total / count) for stem, count in held.items()}
        self._by_stem: dict[str, set[str]] = {}
        self._by_prefix: dict[str, set[str]] = {}
        for word in {word for _topic, content, _all in self._labels for word in content}:
            self._by_stem.setdefault(self.stem(word), set()).add(word)
            if len(word) >= PREFIX:
                self._by_prefix.setdefault(word[:PREFIX], set()).add(word)

    def _content(self, words: Sequence[str]) -> list[str]:
        """The words of a label that say what it is about, each once, whatever its form."""
        by_stem: dict[str, str] = {}
        for word in [word for word in words if word not in self._stop] or words:
            by_stem.setdefault(self.stem(word), word)
        return list(by_stem.values())

    def stem(self, word: str) -> str:
        """A word without its ending, as far as an ending can be told without a dictionary."""
        for ending in sorted(self._endings, key=len, reverse=True):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
        return word

    def alike(self, one: str, other: str) -> bool:
        """Whether two folded words are forms of one word."""
        if one == other or self.stem(one) == self.stem(other):
            return True
        common = 0
        for a, b in zip(one, other, strict=False):
            if a != b:
                break
            common += 1
        return common >= PREFIX and max(len(one), len(other)) - common <= 3

    def ties(self, words: Sequence[str], aside: Collection[int] = ()) -> list[Tie]:
        """The labels that stand in a sentence of folded ``words``, the best first, one a row.

        Words at the places ``aside`` say who is spoken of; a label needs others as well to be the topic.
        """
        best: dict[tuple[str, str], Tie] = {}
        stand = self._places(words)
        for topic, content, everything in self._labels:
            tie = self._tie(topic, content, everything, words, stand, aside)
            key = topic.kind, topic.name
            if tie is not None and (key not in best or tie.evidence > best[key].evidence):
                best[key] = tie
        return sorted(best.values(), key=lambda tie: -tie.evidence)

    def _places(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Where the words of labels stand in a sentence, in any form."""
        stand: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            known = set(self._by_stem.get(self.stem(word), ()))
            known |= {other for other in self._by_prefix.get(word[:PREFIX], ()) if self.alike(word, other)}
            for other in known:
                stand.setdefault(other, []).append(at)
        return stand

    def _tie(
        self,
        topic: Topic,
        content: Sequence[str],
        everything: Sequence[str],
        words: Sequence[str],
        stand: dict[str, list[int]],
        aside: Collection[int],
    ) -> Tie | None:
        hits = [stand.get(wanted, []) for wanted in content]
        if not any(hits):
            return None
        weights = [self._weight.get(self.stem(word), 1.0) for word in content]
        total = sum(weights)
        if sum(weight for weight, found in zip(weights, hits, strict=True) if found) < COVERED * total:
            return None
        reach = int(len(everything) * SPREAD) + 3
        most, window = 0.0, (0, 0)
        for start in sorted({at for found in hits for at in found}):
            nearest = [next((at for at in found if start <= at < start + reach), None) for found in hits]
            held = sum(weight for weight, at in zip(weights, nearest, strict=True) if at is not None)
            end = max(at for at in nearest if at is not None) + 1
            if held > most + 1e-9 or (held > most - 1e-9 and end - start < window[1] - window[0]):
                most, window = held, (start, end)
        told = sum(
            weight
            for weight, found in zip(weights, hits, strict=True)
            if any(window[0] <= at < window[1] and at not in aside for at in found)
        )
        if most < COVERED * total or told < TOLD * total:
            return None
        inside = {at for found in hits for at in found if window[0] <= at < window[1]}
        used = [at for at in range(*window) if at in inside or words[at] in everything]
        met = sum(any(window[0] <= at < window[1] for at in found) for found in hits)
        return Tie(topic, most / total, most * most / total, tuple(used), met)


def _load(store: Store) -> list[Topic]:
    topics = []
    for code in store.rows("codes", order="position, name_key"):
        topics.append(Topic("code", code["name"], _labels(code), code["concept"]))
    named = {row["name_key"]: row for row in store.rows("concepts", order="name_key")}
    from thematic.store.names import fold

    concepts = dict.fromkeys(topic.concept for topic in topics if topic.concept)
    for name in {fold(concept): concept for concept in concepts}.values():
        topics.append(Topic("concept", name, _labels(named.get(fold(name), {"name": name})), name))
    for theme in store.rows("themes", order="position, name_key"):
        if theme["status"] != "dropped":
            topics.append(Topic("theme", theme["name"], _labels(theme)))
    return topics


def _labels(row: dict[str, object]) -> tuple[str, ...]:
    texts = [str(row.get(name) or "") for name in ("label_nb", "label_en", "name")]
    return tuple(dict.fromkeys(text for text in texts if text))


def settled(ties: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    """The ties that are as good as the best one, and those of them that are about another matter than it is.

    Rows of one concept, and the concept itself, are one matter: which of them a sentence means depends on who speaks.
    """
    if not ties:
        return [], []
    near = [tie for tie in ties if tie.evidence >= NEAR * ties[0].evidence]
    concept = ties[0].topic.concept
    apart = [tie for tie in near[1:] if not concept or tie.topic.concept != concept]
    return near, apart


def names_of(ties: Iterable[Tie], most: int = 3) -> str:
    """The names of some rows, for a sentence."""
    return ", ".join(dict.fromkeys(tie.topic.name for tie in list(ties)[:most]))
