"""Which codes a theme reaches: its own, those of its subthemes, and every code below these."""

from thematic.coding.tree import subtrees
from thematic.store.tables import Store


def subthemes(store: Store) -> dict[int, set[int]]:
    """For every theme its id and those of the themes below it; a dropped theme counts for none but itself."""
    rows = store.rows("themes", ("id", "parent_id", "status"))
    return subtrees(row | {"parent_id": None if row["status"] == "dropped" else row["parent_id"]} for row in rows)


def reach(store: Store) -> dict[int, set[int]]:
    """For every theme the ids of the codes it reaches."""
    below = subtrees(store.rows("codes", ("id", "parent_id")))
    own: dict[int, set[int]] = {}
    for link in store.rows("theme_codes", ("theme_id", "code_id")):
        own.setdefault(link["theme_id"], set()).add(link["code_id"])
    return {
        theme: set[int]().union(*(below[code] for part in parts for code in own.get(part, ())))
        for theme, parts in subthemes(store).items()
    }
