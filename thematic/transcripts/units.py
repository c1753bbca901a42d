"""The units that a transcript can be cut into: characters, sentences, turns, the whole document."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from thematic.store.desk import Desk

if TYPE_CHECKING:
    from spacy.language import Language

Unit = Literal["character", "sentence", "turn", "document"]
UNITS: tuple[Unit, ...] = get_args(Unit)

Bounds = list[tuple[int, int]]


def cut(desk: Desk, document_id: int, unit: Unit) -> Bounds | None:
    """Start and end of every unit in code points, in order; None for characters, which need no list.

    A turn's unit is its speech; sentences never cross turns. What lies outside turns (labels, headings) is in none of
    them. A document without turns is one.
    """
    if unit == "character":
        return None
    store = desk.store
    text = store.text(document_id)
    if unit == "document":
        return [(0, len(text))]
    turns = [(row["start"], row["end"]) for row in store.rows("turns", document_id=document_id, order="number")]
    turns = [turn for turn in turns if turn[0] < turn[1]] or [(0, len(text))]
    if unit == "turn":
        return turns
    language = store.values("documents", "language", id=document_id)[0]
    return list(sentences(text, turns, language or store.setting("language", "nb")))


def sentences(text: str, stretches: Iterable[tuple[int, int]], language: str) -> Iterable[tuple[int, int]]:
    """The sentences inside stretches of ``text``, without white space around them.

    spaCy's tokens of the language (a blank pipeline, no model) and its rule: a sentence ends after . ! ? and their
    like. Nynorsk is cut as Bokmål is, a language that spaCy does not know by the tokens that all have in common.
    """
    pipeline = _pipeline({"nn": "nb", "no": "nb", "": "nb"}.get(language, language))
    pipeline.max_length = max(len(text) + 1, pipeline.max_length)
    parts = list(stretches)
    for (start, _end), parsed in zip(parts, pipeline.pipe(text[start:end] for start, end in parts), strict=True):
        for sentence in parsed.sents:
            said = sentence.text
            lead = len(said) - len(said.lstrip())
            first = start + sentence.start_char + lead
            last = start + sentence.start_char + len(said.rstrip())
            if first < last:
                yield first, last


@cache
def _pipeline(language: str) -> "Language":
    import spacy

    try:
        pipeline = spacy.blank(language)
    except ImportError:
        pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer")
    return pipeline
