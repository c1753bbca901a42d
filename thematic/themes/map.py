"""The theme map as text that Mermaid or Graphviz draws: themes, subthemes and their codes."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.store.tables import Row

FORMS = ("mermaid", "graphviz")
DASHED = ("dropped", "parked")
"""Kinds of node that are drawn with a broken line."""

_ENTITIES = {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
"""What Mermaid would read as an entity, HTML, the end of the label, Markdown or a line break."""


class _Node(NamedTuple):
    name: str
    text: str
    kind: str


def theme_map(desk: Desk, *, form: str = "mermaid", codes: bool = True) -> str:
    """The map of the study's themes, in the desk's language; ``form`` is mermaid or graphviz.

    Codes that stand under no theme are gathered in a node of their own, so that none is forgotten. Raises
    UsageError for another form.
    """
    if form not in FORMS:
        raise UsageError(f"There is no form '{form}'.", hint="Use mermaid or graphviz.")
    store = desk.store
    themes = store.rows("themes", order="position, id")
    links = store.rows("theme_codes", order="id") if codes else []
    linked = {link["code_id"] for link in links}
    named = store.rows("codes", order="position, id") if codes else []
    nodes = [_Node(f"t{row['id']}", _label(desk, row), row["status"]) for row in themes]
    nodes += [_Node(f"c{row['id']}", _label(desk, row), "code") for row in named if row["id"] in linked]
    edges = [(f"t{row['parent_id']}", f"t{row['id']}") for row in themes if row["parent_id"]]
    edges += [(f"t{link['theme_id']}", f"c{link['code_id']}") for link in links]
    parked = [row["name"] for row in named if row["id"] not in linked]
    if parked:
        heading = "Koder uten tema" if desk.language == "nb" else "Codes without a theme"
        nodes.append(_Node("parked", _one_line(f"{heading}: {', '.join(parked)}"), "parked"))
    return _graphviz(nodes, edges) if form == "graphviz" else _mermaid(nodes, edges)


def _label(desk: Desk, row: Row) -> str:
    return _one_line(row[f"label_{desk.language}"] or row["name"])


def _one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def _mermaid(nodes: list[_Node], edges: list[tuple[str, str]]) -> str:
    lines = ["graph LR"]
    for node in nodes:
        quoted = _escaped(node.text, _ENTITIES).replace("%%", "#37;#37;")
        lines.append(f'  {node.name}("{quoted}")' if node.kind == "code" else f'  {node.name}["{quoted}"]')
    lines += [f"  {source} --> {target}" for source, target in edges]
    dashed = [node.name for node in nodes if node.kind in DASHED]
    if dashed:
        lines += ["  classDef dashed stroke-dasharray: 4 3", f"  class {','.join(dashed)} dashed"]
    return "\n".join(lines) + "\n"


def _graphviz(nodes: list[_Node], edges: list[tuple[str, str]]) -> str:
    lines = ["digraph themes {", "  rankdir=LR;", "  node [shape=box];"]
    for node in nodes:
        escaped = _escaped(node.text, {"\\": "\\\\", '"': '\\"', "&": "&amp;"})
        style = ', style="rounded"' if node.kind == "code" else ', style="dashed"' if node.kind in DASHED else ""
        lines.append(f'  {node.name} [label="{escaped}"{style}];')
    lines += [f"  {source} -> {target};" for source, target in edges]
    return "\n".join([*lines, "}"]) + "\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return re.sub("|".join(map(re.escape, escapes)), lambda match: escapes[match[0]], text)
