"""Which contrasts a chapter prints when no plan says so: each design attribute, theme by theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from thematic.coding.readings import choose_readings
from thematic.coding.tree import tree
from thematic.contrast.compare import compare
from thematic.contrast.result import Contrast
from thematic.report.numbering import Numbers
from thematic.report.tables import Planned
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.store.voices import groups_of_codes
from thematic.transcripts.case_values import Cases

LEAST = 3
"""A code in fewer groups does not tell whether the codebook is divided."""

DIVIDED = 0.8
"""A codebook is divided by an attribute when at least this share of its codes is used with one value only."""


@dataclass(frozen=True, slots=True)
class Division:
    """How many ``of`` the codes in ``LEAST`` groups or more are used with one of the ``values`` of ``attribute`` only.

    ``values`` is how many the groups have.
    """

    attribute: str
    values: int
    one_sided: int
    of: int

    @property
    def divides(self) -> bool:
        """Whether comparing the attribute's values code by code would compare the codebook with itself."""
        return self.of > 0 and self.one_sided >= DIVIDED * self.of


def divisions(desk: Desk) -> list[Division]:
    """For every declared design attribute of groups with two values or more, how far the codebook is divided by it."""
    store = desk.store
    cases = Cases(store)
    readings = choose_readings(desk, store.values("documents", "id"))
    used = groups_of_codes(store, readings.values())
    found = []
    for attribute in cases.declared():
        values = _values(desk, cases, attribute)
        if len(values) < 2 or cases.level(attribute) == {"participant"}:
            continue
        told = [groups for groups in used.values() if len(groups) >= LEAST]
        sides = [{cases.of_group(attribute, group) for group in groups} for groups in told]
        found.append(Division(attribute["name"], len(values), sum(len(side) == 1 for side in sides), len(sides)))
    return found


def default_contrasts(desk: Desk, numbers: Numbers) -> list[Planned]:
    """The contrasts of every theme, theme by theme.

    Every design attribute that does not divide the codebook is compared: within each value of those that do, over all
    groups (with the other attributes as strata) where none does. A theme has a table where a code of its own was
    raised; it then holds the rows of its subthemes too, which have none of their own.
    """
    store, cases = desk.store, Cases(desk.store)
    known = divisions(desk)
    fixed = [store.find("attributes", one.attribute) for one in known if one.divides]
    compared = [one.attribute for one in known if not one.divides]
    choices = [[(layer["name"], value) for value in _values(desk, cases, layer)] for layer in fixed]
    wheres = [dict(choice) for choice in product(*choices)]
    themes = [row for row in store.rows("themes", order="position, name_key") if row["status"] != "dropped"]
    own = {
        (by, place): _raised(compare(desk, by=by, where=where, baseline=0))
        for by in compared
        for place, where in enumerate(wheres)
        if _comparable(desk, cases, by, where)
    }
    planned = []
    parents = {row["id"]: row["parent_id"] for row in themes}
    names = {row["id"]: row["name"] for row in themes}
    for _level, theme in tree(themes):
        above = [names[parent] for parent in _above(theme["id"], parents)]
        for (by, place), raised in own.items():
            if theme["name"] in raised and not raised & set(above):
                contrast = compare(desk, by=by, where=wheres[place], theme=theme["name"])
                planned.append(Planned(contrast, numbers.next()))
    return planned


def _values(desk: Desk, cases: Cases, attribute: Row) -> list[str]:
    groups = desk.store.values("documents", "group_id")
    found = {cases.of_group(attribute, group) for group in groups}
    return cases.ordered(attribute, [value for value in found if value is not None])


def _comparable(desk: Desk, cases: Cases, by: str, where: Mapping[str, str]) -> bool:
    """Whether groups with these values stand on two sides at least."""
    attribute = cases.attribute(by)
    fixed = [(cases.attribute(name), value) for name, value in where.items()]
    groups = [
        group
        for group in set(desk.store.values("documents", "group_id"))
        if all(cases.of_group(layer, group) == value for layer, value in fixed)
    ]
    return len({cases.of_group(attribute, group) for group in groups} - {None}) > 1


def _raised(contrast: Contrast) -> set[str]:
    """The names of the themes that a raised row stands under."""
    rows = (row for row in contrast.all_rows if row.groups_a or row.groups_b)
    return {name for row in rows for name in row.theme.split("; ") if name}


def _above(theme: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    parent = parents[theme]
    while parent is not None and parent in parents:
        yield parent
        parent = parents[parent]
