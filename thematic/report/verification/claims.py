"""The claims of a manuscript: sentences that compare the groups of the study, or count them.

A sentence is one if it compares (more often, twice as many, no difference ...) or counts (7 of 9 groups) and names a
side of the study or a row of the codebook, or if it says most, all, none, many, both of groups and names a row. What it
does not catch: claims spread over several sentences, in tables and headings, by pronouns alone ("the former"), and
comparisons in words that the lexicon does not list. A row is known by the words of its label, not by paraphrase.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thematic.report.verification.lexicon import Lexicon, matches
from thematic.report.verification.marks import find_quoted
from thematic.report.verification.paragraph import Paragraph
from thematic.report.verification.sentences import split_sentences
from thematic.report.verification.sides import Mention, Sides, words_of
from thematic.report.verification.topics import Tie, Topics

_WORD = re.compile(r"[^\W_]+")
QUOTED_WORDS = 4
"""A quoted passage of so many words is left out of what is read, unless it is a row's label."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may hold a claim: as written, and ``read``: without quotations and without the row's label.

    ``read`` has the same positions as ``text``. ``ties``: the rows it may be about, best first.
    """

    text: str
    place: str
    read: str
    ties: tuple[Tie, ...]
    mentions: tuple[Mention, ...]


class Reader:
    """Reads sentences for claims."""

    def __init__(self, topics: Topics, sides: Sides, lexicon: Lexicon) -> None:
        self._topics = topics
        self._sides = sides
        self._lexicon = lexicon

    def sentences(self, paragraphs: Iterable[Paragraph]) -> Iterable[Sentence]:
        """Every sentence of the text and the notes that compares or counts in any way."""
        for paragraph in paragraphs:
            if paragraph.kind not in ("text", "note"):
                continue
            quoted = find_quoted(paragraph.text)
            spans = [(one.start, one.end) for one in quoted]
            for start, end in split_sentences(paragraph.text, spans):
                inner = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
                text = paragraph.text[start:end].replace("\n", " ")
                if self._speaks_of_groups(text):
                    yield self._sentence(text, paragraph.place_of(start), inner)

    def _speaks_of_groups(self, text: str) -> bool:
        """A first, cheap look: a cue and somebody or something to say it of."""
        lexicon = self._lexicon
        cues = (
            *(lexicon.more, lexicon.less, lexicon.not_more, lexicon.alike, lexicon.both, lexicon.most, lexicon.half),
            *(
                lexicon.every,
                lexicon.nearly_every,
                lexicon.none,
                lexicon.many,
                lexicon.few,
                lexicon.only,
                lexicon.twice,
            ),
            *(lexicon.weakly_more, lexicon.not_one, lexicon.per_cent),
        )
        if any(cue.search(text) for cue in cues):
            return True
        return bool(re.search(r"\d", text)) or any(lexicon.number_words.get(word, 1) != 1 for word in words_of(text))

    def _sentence(self, text: str, place: str, quoted: Sequence[tuple[int, int]]) -> Sentence:
        masked = text
        for start, end in quoted:
            if len(words_of(text[start:end])) >= QUOTED_WORDS and not self._is_label(text[start:end]):
                masked = masked[:start] + " " * (end - start) + masked[end:]
        words = [(match.start(), match.end()) for match in _WORD.finditer(masked)]
        sides = [(mention.start, mention.end) for mention in self._sides.mentions(masked)]
        aside = {at for at, (start, end) in enumerate(words) if any(a <= start and end <= b for a, b in sides)}
        ties = self._topics.ties([words_of(masked[start:end])[0] for start, end in words], aside)
        read = masked
        for at in ties[0].used if ties else ():
            start, end = words[at]
            read = read[:start] + "_" * (end - start) + read[end:]
        mentions = [mention for mention in self._sides.mentions(read) if not mention.one]
        return Sentence(text, place, read, tuple(ties), tuple(mentions))

    def _is_label(self, text: str) -> bool:
        ties = self._topics.ties(words_of(text))
        return bool(ties) and ties[0].covered > 0.9 and len(ties[0].used) * 2 > len(words_of(text))

    def names_people(self, text: str) -> bool:
        """Whether groups, places or people as such are named."""
        listed = (*self._lexicon.sets["groups"], *self._lexicon.sets["people"], *self._lexicon.sets["sites"])
        return any(matches(word, listed) or "grupp" in word for word in words_of(text))
