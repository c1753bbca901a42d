"""What a row of a contrast is: a code, a code with a stance, a concept or a theme, with all the codes it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.errors import UsageError
from thematic.store.evidence import STANCES
from thematic.store.names import fold
from thematic.store.tables import Row, Store

Kind = Literal["code", "code-stance", "concept", "theme"]
KINDS: tuple[Kind, ...] = ("code", "code-stance", "concept", "theme")


@dataclass(frozen=True, slots=True)
class RowSpec:
    """A row before anything is counted. ``stance`` is a place in ``STANCES``, or None for codings of any stance.

    ``themes``: ids of the themes that the row is about, which decide where its topic was asked.
    """

    name: str
    stance: int | None
    codes: tuple[int, ...]
    themes: tuple[int, ...]
    parent: str

    @property
    def sign(self) -> str:
        """The stance as it is written; "" for none, or for any."""
        return STANCES[self.stance or 0]


class Tree:
    """Named rows with a parent, walked in their order."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row["id"]: row for row in rows}
        self._children: dict[int | None, list[int]] = {}
        for row in rows:
            self._children.setdefault(row["parent_id"], []).append(row["id"])

    def walk(self, root: int | None = None) -> Iterator[int]:
        """Depth first, parents before children: all, or ``root`` and what is under it."""
        if root is not None:
            yield root
        for child in self._children.get(root, ()):
            yield from self.walk(child)

    def above(self, row: int) -> Iterator[int]:
        """A row's parent, its parent, and so on."""
        parent = self.rows[row]["parent_id"]
        while parent is not None:
            yield parent
            parent = self.rows[parent]["parent_id"]

    def parent_name(self, row: int) -> str:
        """The name of the row above, or ""."""
        return next((str(self.rows[parent]["name"]) for parent in self.above(row)), "")


class Codebook:
    """Codes and themes as trees, and which codes stand under which themes; dropped themes are left out."""

    def __init__(self, store: Store) -> None:
        self.codes = Tree(
            store.rows("codes", ("id", "name", "parent_id", "concept", "position"), order="position, name_key")
        )
        self.themes = Tree(store.rows("themes", ("id", "name", "parent_id", "status"), order="position, name_key"))
        self.linked: dict[int, set[int]] = {}
        for link in store.rows("theme_codes", ("theme_id", "code_id")):
            if self.themes.rows[link["theme_id"]]["status"] != "dropped":
                self.linked.setdefault(link["code_id"], set()).add(link["theme_id"])

    def themes_of(self, code: int) -> set[int]:
        """A code's own themes, else those of the nearest code above that has some."""
        return next((self.linked[near] for near in (code, *self.codes.above(code)) if near in self.linked), set())

    def specs(self, kind: Kind) -> list[RowSpec]:
        """Every row of a kind, in the order of themes and codebook."""
        if kind not in KINDS:
            raise UsageError(f"There are no rows of '{kind}'.", hint=f"Rows: {', '.join(KINDS)}.")
        if kind == "theme":
            return list(self._theme_rows())
        place = {theme: number for number, theme in enumerate(self.themes.walk())}
        rows = self._concept_rows(place) if kind == "concept" else self._code_rows(kind, place)
        return sorted(rows, key=lambda row: min((place[theme] for theme in row.themes), default=len(place)))

    def _code_rows(self, kind: Kind, place: dict[int, int]) -> Iterator[RowSpec]:
        for code in self.codes.walk():
            name, parent = self.codes.rows[code]["name"], self.codes.parent_name(code)
            codes = tuple(self.codes.walk(code))
            themes = tuple(sorted(self.themes_of(code), key=place.__getitem__))
            for stance in range(len(STANCES)) if kind == "code-stance" else (None,):
                yield RowSpec(name, stance, codes, themes, parent)

    def _concept_rows(self, place: dict[int, int]) -> Iterator[RowSpec]:
        """One row a concept; codes without a concept, and without one above, are in none."""
        members: dict[str, list[int]] = {}
        for code in self.codes.walk():
            concept = fold(self.codes.rows[code]["concept"])
            if concept:
                members.setdefault(concept, []).append(code)
        for codes in members.values():
            below = dict.fromkeys(below for code in codes for below in self.codes.walk(code))
            themes = {theme for code in codes for theme in self.themes_of(code)}
            name = self.codes.rows[codes[0]]["concept"]
            yield RowSpec(name, None, tuple(below), tuple(sorted(themes, key=place.__getitem__)), "")

    def _theme_rows(self) -> Iterator[RowSpec]:
        for theme in self.themes.walk():
            row = self.themes.rows[theme]
            if row["status"] != "dropped":
                under = set(self.themes.walk(theme))
                linked = (code for code in self.codes.walk() if self.linked.get(code, set()) & under)
                codes = dict.fromkeys(below for code in linked for below in self.codes.walk(code))
                yield RowSpec(row["name"], None, tuple(codes), (theme,), self.themes.parent_name(theme))
