"""A map of nodes and edges as text that Mermaid or Graphviz draws; what came and went shows without colour."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FORMS = ("mermaid", "graphviz")
DASHED = ("dropped", "parked")
"""Kinds of node that are drawn with a broken line."""

_ENTITIES = {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
"""What Mermaid would read as an entity, HTML, the end of the label, Markdown or a line break."""

_ARROWS = {"": "-->", "added": "==>", "removed": "-.->"}
_CLASSES = {
    "dashed": "stroke-dasharray: 4 3",
    "added": "stroke-width: 4px",
    "removed": "stroke-dasharray: 1 3",
    "changed": "stroke-width: 2px",
}
_STYLES = {"added": "bold", "removed": "dotted"}


@dataclass(frozen=True, slots=True)
class Node:
    """A theme (``kind`` is its status), a "code", or the codes without a theme ("parked"), in a language.

    ``change`` is "added", "removed" or "changed" in a map of a change, else ''.
    """

    name: str
    text: str
    kind: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """From a theme to its subtheme or its code; ``change`` is "added", "removed" or ''."""

    source: str
    target: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """Nodes, themes before codes, and edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(drawn: Map, form: str) -> str:
    """The map as text in one of FORMS."""
    return _graphviz(drawn) if form == "graphviz" else _mermaid(drawn)


def _mermaid(drawn: Map) -> str:
    lines = ["graph LR"]
    for node in drawn.nodes:
        quoted = _escaped(node.text, _ENTITIES).replace("%%", "#37;#37;")
        lines.append(f'  {node.name}("{quoted}")' if node.kind == "code" else f'  {node.name}["{quoted}"]')
    lines += [f"  {edge.source} {_ARROWS[edge.change]} {edge.target}" for edge in drawn.edges]
    for style, rule in _CLASSES.items():
        if named := [node.name for node in drawn.nodes if style in _styles(node)]:
            lines += [f"  classDef {style} {rule}", f"  class {','.join(named)} {style}"]
    return "\n".join(lines) + "\n"


def _styles(node: Node) -> Sequence[str]:
    """One class a node: Mermaid draws the last one only where two set the same line."""
    if node.change in ("added", "removed"):
        return (node.change,)
    return ("dashed",) if node.kind in DASHED else (node.change,)


def _graphviz(drawn: Map) -> str:
    lines = ["digraph themes {", "  rankdir=LR;", "  node [shape=box];"]
    for node in drawn.nodes:
        escaped = _escaped(node.text, {"\\": "\\\\", '"': '\\"', "&": "&amp;"})
        styles = ["rounded"] if node.kind == "code" else []
        if node.change in _STYLES:
            styles.append(_STYLES[node.change])
        elif node.kind in DASHED:
            styles.append("dashed")
        style = f', style="{",".join(styles)}"' if styles else ""
        lines.append(f'  {node.name} [label="{escaped}"{style}];')
    for edge in drawn.edges:
        style = f' [style="{_STYLES[edge.change]}"]' if edge.change else ""
        lines.append(f"  {edge.source} -> {edge.target}{style};")
    return "\n".join([*lines, "}"]) + "\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return re.sub("|".join(map(re.escape, escapes)), lambda match: escapes[match[0]], text)
