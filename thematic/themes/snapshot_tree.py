"""A snapshot laid out for reading: themes in tree order, each with its codes."""

from collections.abc import Iterator
from typing import Any

from thematic.coding.tree import tree
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.themes.snapshots import Content

COLUMNS = ("theme", "depth", "status", "code", "label", "definition")


def tree_rows(content: Content) -> list[Row]:
    """A row a theme, followed by one for each of its codes; codes without a theme come last."""
    codes: dict[str, Row] = content["codes"]
    links: dict[str, list[str]] = {}
    for theme, code in content["links"]:
        links.setdefault(theme, []).append(code)
    rows = []
    for depth, theme in tree(_rows(content["themes"])):
        rows.append(_told(theme, depth, theme["name"], ""))
        for guid in sorted(links.get(theme["id"], []), key=lambda guid: _place(codes[guid])):
            rows.append(_told(codes[guid], depth + 1, theme["name"], codes[guid]["name"]))
    linked = {code for own in links.values() for code in own}
    left = sorted((code for guid, code in codes.items() if guid not in linked), key=_place)
    return rows + [_told(code, 0, "", code["name"]) for code in left]


def _rows(themes: dict[str, Row]) -> Iterator[Row]:
    for guid in sorted(themes, key=lambda guid: _place(themes[guid])):
        yield {"id": guid, "parent_id": themes[guid]["parent"], **themes[guid]}


def _place(row: Row) -> tuple[Any, ...]:
    return row["position"], fold(row["name"])


def _told(row: Row, depth: int, theme: str, code: str) -> Row:
    return {
        "theme": theme,
        "depth": depth,
        "status": row.get("status", ""),
        "code": code,
        "label": row["label_nb"] or row["label_en"],
        "definition": row["definition"],
    }
