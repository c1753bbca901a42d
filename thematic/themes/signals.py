"""What a theme shows when it is looked at as a whole: how far it reaches, who says it, and how alike its extracts are.

Signals, never gates or scores: each is a count with its denominator, and a person decides what it means.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thematic.store.desk import Desk
from thematic.store.extracts import Said
from thematic.store.later import Change
from thematic.themes.extracts import STANCES, Extract, extracts_of, spoken
from thematic.themes.likeness import middle_of
from thematic.themes.material import Material, gather
from thematic.themes.negative import NegativeCase, answers
from thematic.themes.overlap import Overlap, compare_themes, live_themes
from thematic.themes.reviewed import Mark, changes_since_answers, review_marks

HALF = 0.5
"""Above this share of a theme's extracts, one person's voice is worth a look."""


class Count(NamedTuple):
    """``n`` of ``of``."""

    n: int
    of: int

    @property
    def share(self) -> float | None:
        """n / of, None where there is nothing to count."""
        return self.n / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Signals:
    """A theme's signals, its codes and extracts.

    ``groups``, ``sites`` and ``participants`` count those in which or by whom something of it is said, of all that
    speak in the study; ``top`` is who speaks in most of its extracts, in how many of them; ``words`` of all
    participants' words. ``median`` is the extracts' median typicality, None where none has one. ``overlaps`` are seen
    from this theme, the largest first. ``changed`` has, by the id of a negative case's answer, the last change since.
    """

    theme: str
    status: str
    codes: tuple[str, ...]
    extracts: tuple[Extract, ...]
    groups: Count
    sites: Count
    participants: Count
    top_speaker: str
    top: Count
    words: Count
    median: float | None
    stances: Mapping[str, int]
    overlaps: tuple[Overlap, ...]
    negative: tuple[NegativeCase, ...]
    changed: Mapping[int, Change]
    marks: tuple[Mark, ...]
    uncoded: int
    notice: str

    @property
    def outlying(self) -> int:
        """How many extracts are far from the rest."""
        return sum(extract.outlying for extract in self.extracts)

    @property
    def one_voice(self) -> bool:
        """Whether one person speaks in more than half of the extracts."""
        return (self.top.share or 0) > HALF


def review_theme(desk: Desk, theme: str) -> Signals:
    """The signals and extracts of one theme, also of a dropped one. Raises NotFound, and what ``gather`` raises."""
    row = desk.store.find("themes", theme)
    return _review(desk, gather(desk), {row["id"]: row["name"]})[0]


def review_themes(desk: Desk) -> list[Signals]:
    """The signals of every theme that is not dropped, in tree order; raises what ``gather`` raises."""
    return _review(desk, gather(desk), {row["id"]: row["name"] for row in live_themes(desk.store)})


def _review(desk: Desk, material: Material, themes: Mapping[int, str]) -> list[Signals]:
    store = desk.store
    known, pairs = spoken(material), compare_themes(store, material)
    negative, marks, changed = answers(store, "theme"), review_marks(desk), changes_since_answers(desk)
    statuses = {row["id"]: row["status"] for row in store.rows("themes", ("id", "status"))}
    codes = store.rows("codes", ("id", "name"), order="position, name_key")
    talk = material.talk
    everybody = {said.said_by for said in talk}
    groups, sites = {said.unit for said in talk}, {said.site for said in talk} - {""}
    words = sum(said.words for said in talk)
    turns = Turns(talk)
    found = []
    for theme, name in themes.items():
        extracts = extracts_of(store, material.of_theme(theme), known=known)
        voices = Counter(person for extract in extracts for person in extract.said_by)
        loudest = min(voices, key=lambda person: (-voices[person], person), default="")
        found.append(
            Signals(
                theme=name,
                status=statuses[theme],
                codes=tuple(code["name"] for code in codes if code["id"] in material.reach[theme]),
                extracts=tuple(extracts),
                groups=Count(len({extract.unit for extract in extracts}), len(groups)),
                sites=Count(len({extract.site for extract in extracts} - {""}), len(sites)),
                participants=Count(len(voices), len(everybody)),
                top_speaker=loudest,
                top=Count(voices[loudest], len(extracts)),
                words=Count(turns.words_in(part for extract in extracts for part in extract.parts), words),
                median=middle_of([extract.typicality for extract in extracts]),
                stances={s: n for s in STANCES if (n := sum(s in extract.stances for extract in extracts))},
                overlaps=tuple(pair.seen_from(name) for pair in pairs if name in (pair.a, pair.b)),
                negative=negative.get(theme, ()),
                changed={case.id: changed[case.id] for case in negative.get(theme, ()) if case.id in changed},
                marks=tuple(marks.get(theme, ())),
                uncoded=material.uncoded,
                notice=material.notice,
            )
        )
    return found


class Turns:
    """The words of every turn, to count how many of them some passages touch."""

    def __init__(self, talk: Sequence[Said]) -> None:
        self._talk = {(said.document_id, said.turn): said for said in talk}
        self._words: dict[tuple[int, int | None], tuple[list[int], list[int]]] = {}

    def words_in(self, parts: Iterable[Said]) -> int:
        """How many words lie in these parts of turns, wholly or with a part, each once."""
        spans: dict[tuple[int, int | None], set[tuple[int, int]]] = defaultdict(set)
        for part in parts:
            spans[part.document_id, part.turn].add((part.start, part.end))
        touched = 0
        for turn, own in spans.items():
            starts, ends = self._of(turn)
            counted = 0
            for start, end in sorted(own):
                first, after = max(bisect_right(ends, start), counted), bisect_left(starts, end)
                touched += max(after - first, 0)
                counted = max(counted, after)
        return touched

    def _of(self, turn: tuple[int, int | None]) -> tuple[list[int], list[int]]:
        if turn not in self._words:
            said = self._talk[turn]
            words = [word.span() for word in re.finditer(r"\S+", said.text)]
            self._words[turn] = ([said.start + at for at, _end in words], [said.start + end for _at, end in words])
        return self._words[turn]
