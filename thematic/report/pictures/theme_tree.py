"""The themes as a tree with their codes, and in how many groups each was raised: what the theme map draws."""

from dataclasses import dataclass

from thematic.coding.readings import choose_readings
from thematic.contrast.rows import Codebook
from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.store.desk import Desk
from thematic.store.segments import extent


@dataclass(frozen=True, slots=True)
class TreeCode:
    """A code, ``level`` codes below another one of the same theme. ``parked``: put aside."""

    label: str
    level: int
    groups: int
    parked: bool


@dataclass(frozen=True, slots=True)
class TreeTheme:
    """A theme with its own codes and the themes below it; ``groups`` counts what is below as well.

    ``status`` is candidate, reviewed or defined; "" is the place of the codes without a theme.
    """

    name: str
    label: str
    status: str
    groups: int
    codes: tuple[TreeCode, ...]
    themes: "tuple[TreeTheme, ...]"

    @property
    def depth(self) -> int:
        """How many levels of themes there are from here."""
        return 1 + max((theme.depth for theme in self.themes), default=0)

    @property
    def everything(self) -> "list[TreeTheme]":
        """The theme and all below it, in their order."""
        return [self, *(below for theme in self.themes for below in theme.everything)]


@dataclass(frozen=True, slots=True)
class ThemeTree:
    """The themes that are not dropped, then the codes without one; ``of`` is how many groups the study has.

    A document without a group counts as a group of its own.
    """

    themes: tuple[TreeTheme, ...]
    of: int


def theme_tree(desk: Desk, labels: Labels, *, loose: str, theme: str | None = None) -> ThemeTree:
    """The tree of the study, or of ``theme``; ``loose`` names the place of the codes without a theme.

    Groups are counted as in ``theme_table``: participants' words in the one reading of each document that counts.
    Raises NotFound for an unknown theme, BadInput where there are no themes, and what ``choose_readings`` raises.
    """
    store, codebook = desk.store, Codebook(desk.store)
    documents = store.rows("documents", ("id", "group_id"))
    readings = choose_readings(desk, [row["id"] for row in documents]).values()
    parked = {row["id"] for row in store.rows("codes", ("id", "parked")) if row["parked"]}
    live = [theme for theme in codebook.themes.walk() if codebook.themes.rows[theme]["status"] != "dropped"]
    if not live:
        raise BadInput("The study has no themes to draw.", hint="Make one with 'thematic theme add NAME'.")
    counted: dict[tuple[int, ...], int] = {}

    def groups(codes: list[int]) -> int:
        key = tuple(sorted(set(codes)))
        if key not in counted:
            counted[key] = extent(store, key, readings).groups
        return counted[key]

    def below(codes: list[int]) -> list[int]:
        return [found for code in codes for found in codebook.codes.walk(code)]

    def codes_of(own: list[int]) -> tuple[TreeCode, ...]:
        held = set(own)
        return tuple(
            TreeCode(
                labels.row(codebook.codes.rows[code]["name"], "code"),
                sum(1 for above in codebook.codes.above(code) if above in held),
                groups(below([code])),
                code in parked,
            )
            for code in own
        )

    order = list(codebook.codes.walk())
    themes_of = {code: codebook.themes_of(code) for code in order}

    def branch(place: int) -> TreeTheme:
        row = codebook.themes.rows[place]
        under = set(codebook.themes.walk(place))
        linked = [code for code in order if codebook.linked.get(code, set()) & under]
        return TreeTheme(
            row["name"],
            labels.theme(row["name"]),
            row["status"],
            groups(below(linked)),
            codes_of([code for code in order if place in themes_of[code]]),
            tuple(branch(child) for child in live if _parent(codebook, child, live) == place),
        )

    if theme is not None:
        top = [store.find("themes", theme)["id"]]
    else:
        top = [place for place in live if _parent(codebook, place, live) is None]
    themes = [branch(place) for place in top]
    without = [code for code in order if not themes_of[code]] if theme is None else []
    if without:
        themes.append(TreeTheme("", loose, "", groups(below(without)), codes_of(without), ()))
    return ThemeTree(tuple(themes), len({row["group_id"] or -row["id"] for row in documents}))


def _parent(codebook: Codebook, theme: int, live: list[int]) -> int | None:
    """The nearest theme above that is not dropped."""
    return next((above for above in codebook.themes.above(theme) if above in live), None)
