"""How far themes share passages, words and groups: all pairs, by Jaccard's index.

Jaccard (1912): what is in both over what is in either. 1 is the same, 0 nothing shared, undefined where neither has
anything. Passages are compared as they were coded (same document, start and end), characters wherever passages overlap.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from thematic.coding.tree import tree
from thematic.store.desk import Desk
from thematic.store.tables import Row, Store
from thematic.themes.material import Material, Passage, gather
from thematic.themes.reach import subthemes

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of something is in ``both`` of two themes, in ``either``, in the first (``a``) and in the second."""

    both: int
    either: int
    a: int
    b: int

    @property
    def jaccard(self) -> float | None:
        """both / either, None where neither theme has any."""
        return self.both / self.either if self.either else None

    def turned(self) -> "Shared":
        """The same, seen from the other theme."""
        return Shared(self.both, self.either, self.b, self.a)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two themes (names), and what they share."""

    a: str
    b: str
    passages: Shared
    characters: Shared
    groups: Shared

    def seen_from(self, theme: str) -> "Overlap":
        """The pair with ``theme`` first."""
        if theme == self.a:
            return self
        return Overlap(self.b, self.a, self.passages.turned(), self.characters.turned(), self.groups.turned())


def overlaps(desk: Desk, *, theme: str = "") -> list[Overlap]:
    """All pairs of themes that are not dropped, those that share most passages first; ``theme`` asks for its own.

    A theme and what stands below it are no pair: the lower one is part of the higher. Raises NotFound for an unknown
    theme, and what ``gather`` raises.
    """
    wanted = desk.store.find("themes", theme)["name"] if theme else ""
    pairs = compare_themes(desk.store, gather(desk))
    return [pair.seen_from(wanted) for pair in pairs if wanted in (pair.a, pair.b)] if wanted else pairs


def compare_themes(store: Store, material: Material) -> list[Overlap]:
    """The pairs of ``overlaps``, from material already gathered."""
    themes = live_themes(store)
    passages = {row["id"]: material.of_theme(row["id"]) for row in themes}
    order = [row["id"] for row in themes]
    kinds = [
        _shared(order, {theme: [(p.document_id, p.start, p.end) for p in own] for theme, own in passages.items()}),
        _shared_characters(order, passages),
        _shared(order, {theme: [p.unit for p in own] for theme, own in passages.items()}),
    ]
    below = subthemes(store)
    pairs = [
        Overlap(themes[a]["name"], themes[b]["name"], *(kind[a, b] for kind in kinds))
        for a, b in combinations(range(len(themes)), 2)
        if order[a] not in below[order[b]] and order[b] not in below[order[a]]
    ]
    return sorted(pairs, key=lambda pair: (-(pair.passages.jaccard or 0), -(pair.characters.jaccard or 0)))


def live_themes(store: Store) -> list[Row]:
    """The themes that are not dropped, in tree order."""
    rows = [row for row in store.rows("themes", order="position, id") if row["status"] != "dropped"]
    return [row for _depth, row in tree(rows)]


def _shared(order: Sequence[int], held: Mapping[int, Iterable[Hashable]]) -> dict[tuple[int, int], Shared]:
    """For every pair of places in ``order`` how many keys are held by both."""
    places: dict[Hashable, int] = {}
    found = [{places.setdefault(key, len(places)) for key in held[theme]} for theme in order]
    table = np.zeros((len(order), len(places)), dtype=np.int64)
    for row, columns in enumerate(found):
        table[row, list(columns)] = 1
    return _pairs(table, np.ones(len(places), dtype=np.int64))


def _shared_characters(order: Sequence[int], held: Mapping[int, Sequence[Passage]]) -> dict[tuple[int, int], Shared]:
    """For every pair of places how many code points of participants' words lie in both.

    The talk is cut wherever a passage begins or ends, so that each piece lies wholly in a theme or wholly outside.
    """
    spans = [
        {(passage.document_id, part.start, part.end) for passage in held[theme] for part in passage.parts}
        for theme in order
    ]
    width = max((end for own in spans for _document, _start, end in own), default=0) + 1
    edges = np.unique(
        np.array([d * width + at for own in spans for d, start, end in own for at in (start, end)], dtype=np.int64)
    )
    table = np.zeros((len(order), max(len(edges) - 1, 0)), dtype=np.int64)
    for row, own in enumerate(spans):
        depth = np.zeros(len(edges), dtype=np.int64)
        np.add.at(depth, np.searchsorted(edges, [d * width + start for d, start, _end in own]), 1)
        np.add.at(depth, np.searchsorted(edges, [d * width + end for d, _start, end in own]), -1)
        table[row] = np.cumsum(depth)[:-1] > 0
    return _pairs(table, np.diff(edges))


def _pairs(table: Ints, size: Ints) -> dict[tuple[int, int], Shared]:
    weighed = table * size
    both = weighed @ table.T
    own = weighed.sum(axis=1)
    return {
        (a, b): Shared(int(both[a, b]), int(own[a] + own[b] - both[a, b]), int(own[a]), int(own[b]))
        for a, b in combinations(range(len(table)), 2)
    }
