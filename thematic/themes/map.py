"""The theme map: themes, subthemes and their codes as nodes and edges, of now, of a snapshot, or of what changed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Store
from thematic.themes.map_text import FORMS, Edge, Map, Node, draw
from thematic.themes.snapshots import NOW, Content, read_snapshot

__all__ = ["FORMS", "Edge", "Map", "Node", "map_of", "map_of_change", "theme_map"]

GONE, CAME = "− ", "+ "
"""What stands before the names of nodes that went and came."""


def theme_map(
    desk: Desk, *, form: str = "mermaid", codes: bool = True, at: str = "", change: tuple[str, str] | None = None
) -> str:
    """The map of the study's themes as text, in the desk's language; ``form`` is mermaid or graphviz.

    ``at`` names a snapshot; ``change`` names two, and the map shows what came and went from one to the other. Raises
    UsageError for another form, NotFound for an unknown snapshot.
    """
    if form not in FORMS:
        raise UsageError(f"There is no form '{form}'.", hint="Use mermaid or graphviz.")
    return draw(map_of_change(desk, *change, codes=codes) if change else map_of(desk, at=at, codes=codes), form)


def map_of(desk: Desk, *, at: str = "", codes: bool = True) -> Map:
    """The map now, or ``at`` a snapshot. Codes that stand under no theme are gathered in a node of their own, so that
    none is forgotten."""
    content = read_snapshot(desk, at or NOW)
    return _Plan(desk, [content]).map_of(content, codes=codes)


def map_of_change(desk: Desk, before: str, after: str, *, codes: bool = True) -> Map:
    """Both maps in one: what only the first has is "removed", what only the second has "added", another name or status
    "changed"."""
    old, new = read_snapshot(desk, before), read_snapshot(desk, after)
    plan = _Plan(desk, [old, new])
    first, second = plan.map_of(old, codes=codes), plan.map_of(new, codes=codes)
    was, will = {node.name: node for node in first.nodes}, {node.name: node for node in second.nodes}
    nodes = [
        replace(node, change="added", text=CAME + node.text) if node.name not in was else _changed(was[node.name], node)
        for node in second.nodes
    ]
    nodes += [replace(node, change="removed", text=GONE + node.text) for node in first.nodes if node.name not in will]
    ends = {(edge.source, edge.target) for edge in first.edges}, {(edge.source, edge.target) for edge in second.edges}
    edges = [edge if (edge.source, edge.target) in ends[0] else replace(edge, change="added") for edge in second.edges]
    edges += [replace(edge, change="removed") for edge in first.edges if (edge.source, edge.target) not in ends[1]]
    return Map(tuple(nodes), tuple(edges))


def _changed(old: Node, new: Node) -> Node:
    if old.text == new.text and old.kind == new.kind:
        return new
    text = new.text if old.text == new.text or new.kind == "parked" else f"{new.text} ← {old.text}"
    return replace(new, change="changed", text=text)


class _Plan:
    """Gives nodes the same names in every map of a study: by id, and after the last id what is no more."""

    def __init__(self, desk: Desk, contents: list[Content]) -> None:
        self._language = desk.language
        self._numbers = {
            table: _numbers(desk.store, table, [guid for content in contents for guid in _ordered(content[table])])
            for table in ("themes", "codes")
        }

    def map_of(self, content: Content, *, codes: bool) -> Map:
        themes, named = content["themes"], content["codes"]
        order = {guid: place for place, guid in enumerate(_ordered(themes))}
        below = {guid: place for place, guid in enumerate(_ordered(named))}
        links = sorted(content["links"], key=lambda link: (order[link[0]], below[link[1]])) if codes else []
        linked = {code for _theme, code in links}
        nodes = [Node(self._theme(guid), self._label(themes[guid]), themes[guid]["status"]) for guid in order]
        edges = [
            Edge(self._theme(themes[guid]["parent"]), self._theme(guid)) for guid in order if themes[guid]["parent"]
        ]
        if codes:
            nodes += [Node(self._code(guid), self._label(named[guid]), "code") for guid in below if guid in linked]
            edges += [Edge(self._theme(theme), self._code(code)) for theme, code in links]
            nodes += self._left_over([named[guid] for guid in below if guid not in linked])
        return Map(tuple(nodes), tuple(edges))

    def _left_over(self, codes: list[dict[str, Any]]) -> Iterator[Node]:
        if codes:
            heading = "Koder uten tema" if self._language == "nb" else "Codes without a theme"
            yield Node("parked", _one_line(f"{heading}: {', '.join(code['name'] for code in codes)}"), "parked")

    def _theme(self, guid: str) -> str:
        return f"t{self._numbers['themes'][guid]}"

    def _code(self, guid: str) -> str:
        return f"c{self._numbers['codes'][guid]}"

    def _label(self, row: dict[str, Any]) -> str:
        return _one_line(row[f"label_{self._language}"] or row["name"])


def _numbers(store: Store, table: str, guids: list[str]) -> dict[str, int]:
    numbers = {row["guid"]: int(row["id"]) for row in store.rows(table, ("guid", "id"))}
    last = max(numbers.values(), default=0)
    for guid in guids:
        if guid not in numbers:
            last += 1
            numbers[guid] = last
    return numbers


def _ordered(rows: dict[str, dict[str, Any]]) -> list[str]:
    return sorted(rows, key=lambda guid: (rows[guid]["position"], fold(rows[guid]["name"])))


def _one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()
