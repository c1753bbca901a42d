"""The design grid: which kinds of groups the study has at which site, how much is said there, and who never speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row, Store
from thematic.store.talk import Spoken, load_spoken
from thematic.transcripts.case_values import CaseId, Cases

ALL = "*"
"""What the row of totals is called in every column of the design."""

FIGURES = ("groups", "documents", "participants", "silent", "words", "moderator_share")
"""What a cell counts, and what ``Grid.matrix`` can show."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind of group at a site. ``values`` has one of each of the grid's attributes, '' where it is not known.

    ``participants`` are people: whoever speaks in two groups is one. ``silent`` names those of them without a word,
    as "document: speaker", or by their participant's name. ``words`` are participants'; ``moderator_words`` the
    interviewers' and ``all_words`` everybody's.
    """

    site: str
    values: tuple[str, ...]
    groups: tuple[str, ...]
    documents: tuple[str, ...]
    participants: int
    silent: tuple[str, ...]
    words: int
    moderator_words: int
    all_words: int

    @property
    def moderator_share(self) -> float | None:
        """The interviewers' words among all words, 0 to 1; None where nothing is said."""
        return self.moderator_words / self.all_words if self.all_words else None

    def figure(self, name: str) -> int | float | None:
        """One of ``FIGURES`` as a number; None where it is not defined."""
        value = getattr(self, name)
        return len(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by site and value, the empty ones included, and all of them as one.

    ``attributes`` are the names of the design's attributes, or ("group",) where none is declared: a cell is then a
    group. ``levels`` are their values in order. ``below`` names design attributes that belong to participants, and so
    to no cell; ``outside`` the documents that belong to no group (they stand in a cell without site and values).
    """

    attributes: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    cells: tuple[Cell, ...]
    total: Cell
    below: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def empty(self) -> tuple[Cell, ...]:
        """The cells that no group fills."""
        return tuple(cell for cell in self.cells if not cell.documents)

    def matrix(
        self, figure: str = "groups"
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[int | float | None, ...], ...]]:
        """The grid for a heat map: the sites (rows), the kinds of groups (columns, as tuples of values), and a figure.

        None where the design has no such cell (an attribute of sites), or where the figure is not defined.
        """
        sites = tuple(dict.fromkeys(cell.site for cell in self.cells))
        kinds = tuple(dict.fromkeys(cell.values for cell in self.cells))
        kinds = tuple(sorted(kinds, key=lambda kind: place_of(kind, self.levels)))
        there = {(cell.site, cell.values): cell.figure(figure) for cell in self.cells}
        return sites, kinds, tuple(tuple(there.get((site, kind)) for kind in kinds) for site in sites)


def design_grid(desk: Desk, *, without: Iterable[str] = ()) -> Grid:
    """The grid of sites x every declared design attribute of groups and sites.

    A cell stands for each value that some group has at each site, or could have: an attribute that only sites carry has
    one value a site. ``without`` names attributes (or site, group) that are not to be told apart.
    """
    store, cases = desk.store, Cases(desk.store)
    unseen = {fold(name) for name in without}
    layers = [row for row in cases.declared() if fold(row["name"]) not in unseen]
    below = tuple(row["name"] for row in layers if cases.level(row) == {"participant"})
    layers = [row for row in layers if row["name"] not in below]
    documents = store.rows("documents", ("id", "name", "group_id"), order="id")
    keys = {row["id"]: _key(cases, row["group_id"], layers, unseen) for row in documents}
    levels = [
        cases.ordered(layer, {keys[row["id"]][1][place] for row in documents} - {""})
        for place, layer in enumerate(layers)
    ]
    if not layers:
        levels = [sorted({values[0] for _site, values in keys.values()} - {""}, key=fold)]
    wanted = dict.fromkeys(_possible(cases, layers, levels, keys.values()) if layers else [])
    wanted |= dict.fromkeys(keys.values())
    order = sorted(wanted, key=lambda key: (not key[0], fold(key[0]), place_of(key[1], levels)))
    spoken = load_spoken(store)
    told = _Telling(store, cases, documents, spoken)
    cells = tuple(told.cell(*key, {document for document, found in keys.items() if found == key}) for key in order)
    total = told.cell(ALL, (ALL,) * max(len(layers), 1), set(keys))
    return Grid(
        attributes=tuple(row["name"] for row in layers) or ("group",),
        levels=tuple(map(tuple, levels)),
        cells=cells,
        total=total,
        below=below,
        outside=tuple(row["name"] for row in documents if row["group_id"] is None),
    )


Key = tuple[str, tuple[str, ...]]


def _key(cases: Cases, group: CaseId, layers: Sequence[Row], unseen: set[str]) -> Key:
    """The site and the values of a group, as names."""
    site = "" if "site" in unseen else cases.name(cases.site_of(group))
    if layers:
        return site, tuple(cases.of_group(layer, group) or "" for layer in layers)
    return site, ("" if "group" in unseen else cases.name(group),)


def _possible(
    cases: Cases, layers: Sequence[Row], levels: Sequence[Sequence[str]], keys: Iterable[Key]
) -> Iterable[Key]:
    """Every site with every value that its groups could have; an attribute of sites is what it is there."""
    found: dict[str, list[set[str]]] = {}
    for site, values in keys:
        if site:
            held = found.setdefault(site, [set() for _layer in layers])
            for place, value in enumerate(values):
                held[place].add(value)
    fixed = [cases.level(layer) == {"site"} for layer in layers]
    for site, held in found.items():
        choices = [
            [value for value in level if value in own] if bound else level
            for level, own, bound in zip(levels, held, fixed, strict=True)
        ]
        yield from ((site, values) for values in product(*choices))


def place_of(values: Sequence[str], levels: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Where values stand in the order of their attributes; what is not known comes last."""
    return tuple(
        level.index(value) if value in level else len(level) for value, level in zip(values, levels, strict=True)
    )


class _Telling:
    """Counts what is said in some documents."""

    def __init__(self, store: Store, cases: Cases, documents: Sequence[Row], spoken: Sequence[Spoken]) -> None:
        self._cases = cases
        self._documents = documents
        self._spoken = spoken
        self._names = {row["id"]: row["name"] for row in documents}

    def cell(self, site: str, values: tuple[str, ...], documents: set[int]) -> Cell:
        here = [spoken for spoken in self._spoken if spoken.document in documents]
        people: dict[object, int] = {}
        names: dict[object, str] = {}
        for spoken in here:
            if spoken.role == "participant" and spoken.speaker is not None:
                person: object = ("case", spoken.participant) if spoken.participant else ("speaker", spoken.speaker)
                people[person] = people.get(person, 0) + spoken.words
                names[person] = (
                    self._cases.name(spoken.participant)
                    if spoken.participant
                    else f"{self._names[spoken.document]}: {spoken.name}"
                )
        rows = [row for row in self._documents if row["id"] in documents]
        groups = dict.fromkeys(row["group_id"] for row in rows if row["group_id"] is not None)
        return Cell(
            site=site,
            values=values,
            groups=tuple(self._cases.name(group) for group in groups),
            documents=tuple(row["name"] for row in rows),
            participants=len(people),
            silent=tuple(names[person] for person, words in people.items() if not words),
            words=sum(spoken.words for spoken in here if spoken.role == "participant"),
            moderator_words=sum(spoken.words for spoken in here if spoken.role == "interviewer"),
            all_words=sum(spoken.words for spoken in here),
        )


def grid_columns(grid: Grid) -> tuple[str, ...]:
    """The columns of ``grid_rows``."""
    return ("site", *grid.attributes, *FIGURES, "silent_names")


def grid_rows(grid: Grid) -> list[Row]:
    """One row a cell, and a last one (``ALL`` in the columns of the design) for all of them.

    ``moderator_share`` is rounded to three decimals, and None where nothing is said.
    """
    return [
        {"site": cell.site}
        | dict(zip(grid.attributes, cell.values, strict=True))
        | {name: cell.figure(name) for name in FIGURES[:-1]}
        | {
            "moderator_share": None if cell.moderator_share is None else round(cell.moderator_share, 3),
            "silent_names": "; ".join(cell.silent),
        }
        for cell in (*grid.cells, grid.total)
    ]
