"""The nouns that walk between rooms, as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: ``number`` from 1, ``start``/``end`` in code points of the text (speech only)."""

    id: int
    number: int
    speaker: str
    role: str
    start: int
    end: int
    text: str
    time_start: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found in a document, with its context. ``score`` is 100 where the match is exact."""

    document: str
    turn: int | None
    speaker: str
    start: int
    end: int
    before: str
    match: str
    after: str
    score: float


@dataclass(frozen=True, slots=True)
class Coding:
    """A coded segment, as ``apply`` returns it. ``new`` is False where the same coding stood there already."""

    id: int
    document: str
    code: str
    coder: str
    layer: str
    start: int
    end: int
    quote: str
    stance: str
    new: bool


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code as a codebook file gives it; ``parent`` and ``theme`` are names, '' for none, ``parked`` why it is."""

    name: str
    parent: str = ""
    label_nb: str = ""
    label_en: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    theme: str = ""
    concept: str = ""
    colour: str = ""
    parked: str = ""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme as a codebook file gives it; ``parent`` is a name, '' for none, ``idea`` its central organising idea."""

    name: str
    parent: str = ""
    label_nb: str = ""
    label_en: str = ""
    definition: str = ""
    idea: str = ""
    scope: str = ""
    is_not: str = ""


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """What a concept is called in print, as a codebook file gives it; codes have a concept by its ``name``."""

    name: str
    label_nb: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A codebook file: its name and language, its codes in order (parents first), its themes, and named concepts."""

    name: str
    language: str
    codes: tuple[CodeEntry, ...]
    themes: tuple[ThemeEntry, ...]
    concepts: tuple[ConceptEntry, ...] = ()
