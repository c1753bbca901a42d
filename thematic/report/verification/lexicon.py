"""The words by which a manuscript says who speaks and what is compared, in both languages.

Everything that is a matter of language and not of rules stands in ``lexicon_nb`` and ``lexicon_en``; a manuscript may
mix the two, so that each list is looked up in both. Words are folded; a trailing * stands for any ending.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property


@dataclass(frozen=True)
class Words:
    """One language's words by what they say.

    ``numbers`` in words. ``people``: nouns for people as such; ``interviewers``; ``groups``: nouns for a group;
    ``sites``: nouns for a place; ``speech``: verbs of saying; ``titles``: what a title, term or question is called.
    ``kin``: nouns that mean the same kind of person. ``levels``: adjectives that mean the same level.
    The rest are regular expressions for what a sentence claims.
    """

    numbers: Mapping[str, int]
    people: frozenset[str]
    interviewers: frozenset[str]
    groups: frozenset[str]
    sites: frozenset[str]
    speech: frozenset[str]
    titles: frozenset[str]
    kin: tuple[frozenset[str], ...]
    levels: tuple[frozenset[str], ...]
    stop: frozenset[str]
    endings: tuple[str, ...]
    more: str
    less: str
    weakly_more: str
    than: str
    not_more: str
    alike: str
    both: str
    each_side: str
    most: str
    half: str
    every: str
    nearly_every: str
    none: str
    many: str
    few: str
    minority: str
    bounds: str
    only: str
    twice: str
    out_of: str
    not_one: str
    per_cent: str
    against: str
    material: str
    in_turn: str
    article: str


def split(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


class Lexicon:
    """Both languages at once."""

    def __init__(self, languages: Iterable[Words]) -> None:
        self.languages = tuple(languages)

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """The expression called ``name`` in either language, compiled."""
        if name.startswith("_") or name not in {field.name for field in fields(Words)}:
            raise AttributeError(name)
        patterns = [getattr(words, name) for words in self.languages]
        compiled = re.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern), re.IGNORECASE)
        self.__dict__[name] = compiled
        return compiled

    @cached_property
    def number_words(self) -> dict[str, int]:
        """Numbers by their word."""
        return {word: number for words in self.languages for word, number in words.numbers.items()}

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """The lists of words, both languages together."""
        names = ("people", "interviewers", "groups", "sites", "speech", "titles", "stop")
        return {name: frozenset().union(*(getattr(words, name) for words in self.languages)) for name in names}

    @cached_property
    def alternatives(self) -> tuple[frozenset[str], ...]:
        """Words that stand for each other, kinds of people and levels alike, both languages together."""
        gathered: list[set[str]] = []
        for position in range(max(len(words.kin) for words in self.languages)):
            gathered.append(
                set().union(*(words.kin[position] for words in self.languages if position < len(words.kin)))
            )
        for position in range(max(len(words.levels) for words in self.languages)):
            gathered.append(
                set().union(*(words.levels[position] for words in self.languages if position < len(words.levels)))
            )
        return tuple(frozenset(words) for words in gathered)


def matches(word: str, listed: Iterable[str]) -> bool:
    """Whether a folded word is in a list whose entries may end in *."""
    return any(word.startswith(entry[:-1]) if entry.endswith("*") else word == entry for entry in listed)


def load_lexicon() -> Lexicon:
    """Norwegian and English."""
    from thematic.report.verification import lexicon_en, lexicon_nb

    return Lexicon((lexicon_nb.WORDS, lexicon_en.WORDS))
