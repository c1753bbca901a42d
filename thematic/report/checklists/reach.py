"""How far each theme reaches: extracts, groups, and who speaks in most of them."""

from collections import Counter
from dataclasses import dataclass

from thematic.coding.readings import choose_readings
from thematic.coding.tree import subtrees
from thematic.store.desk import Desk
from thematic.store.segments import codings_read, load_segments


@dataclass(frozen=True, slots=True)
class Reach:
    """A theme's extracts (a passage of a turn once), the groups they stand in, and the most that one person says."""

    theme: str
    segments: int
    groups: int
    top: int


def theme_reach(desk: Desk) -> list[Reach]:
    """Every theme that is not dropped and has codes, subthemes included; one reading a document.

    Raises BadInput where several people coded a document and nothing says whose reading counts.
    """
    store = desk.store
    themes = [row for row in store.rows("themes", order="position, id") if row["status"] != "dropped"]
    below_codes, below_themes = subtrees(store.rows("codes")), subtrees(themes)
    own: dict[int, set[int]] = {theme["id"]: set() for theme in themes}
    for link in store.rows("theme_codes", theme_id=list(own)):
        own[link["theme_id"]].add(link["code_id"])
    readings = list(choose_readings(desk, store.values("documents", "id")).values())
    found = []
    for theme in themes:
        assigned = set[int]().union(*(own[part] for part in below_themes[theme["id"]]))
        if not assigned:
            continue
        codes = set[int]().union(*(below_codes[code] for code in assigned))
        segments = load_segments(store, codings_read(store, codes, readings))
        said = {(one.document, one.start, one.end): one for one in segments}.values()
        people = Counter(one.said_by for one in said)
        groups = {one.group or one.document for one in said}
        found.append(Reach(theme["name"], len(said), len(groups), max(people.values(), default=0)))
    return found
