"""The theme map as text that Mermaid or Graphviz draws: themes, subthemes and their codes."""

from thematic.store.desk import Desk
from thematic.store.tables import Row

DASHED = "dropped"


def theme_map(desk: Desk, *, form: str = "mermaid", codes: bool = True) -> str:
    """The map of the study's themes, in the desk's language; ``form`` is mermaid or graphviz.

    Codes that stand under no theme are gathered in a node of their own, so that none is forgotten.
    """
    store = desk.store
    themes = store.rows("themes", order="position, id")
    links = store.rows("theme_codes", order="id") if codes else []
    linked = {link["code_id"] for link in links}
    named = store.rows("codes", order="position, id") if codes else []
    label = f"label_{desk.language}"
    nodes = [(f"t{row['id']}", row[label] or row["name"], row["status"]) for row in themes]
    nodes += [(f"c{row['id']}", row[label] or row["name"], "code") for row in named if row["id"] in linked]
    edges = [(f"t{row['parent_id']}", f"t{row['id']}") for row in themes if row["parent_id"]]
    edges += [(f"t{link['theme_id']}", f"c{link['code_id']}") for link in links]
    parked = [row for row in named if row["id"] not in linked]
    if parked:
        nodes.append(("parked", _parked(desk, parked), "parked"))
    return _graphviz(nodes, edges) if form == "graphviz" else _mermaid(nodes, edges)


def _parked(desk: Desk, rows: list[Row]) -> str:
    heading = "Koder uten tema" if desk.language == "nb" else "Codes without a theme"
    return f"{heading}: {', '.join(row['name'] for row in rows)}"


def _mermaid(nodes: list[tuple[str, str, str]], edges: list[tuple[str, str]]) -> str:
    lines = ["graph LR"]
    for name, text, kind in nodes:
        quoted = text.replace('"', "#quot;")
        lines.append(f'  {name}("{quoted}")' if kind == "code" else f'  {name}["{quoted}"]')
    lines += [f"  {source} --> {target}" for source, target in edges]
    dropped = [name for name, _text, kind in nodes if kind in (DASHED, "parked")]
    if dropped:
        lines += ["  classDef dashed stroke-dasharray: 4 3", f"  class {','.join(dropped)} dashed"]
    return "\n".join(lines) + "\n"


def _graphviz(nodes: list[tuple[str, str, str]], edges: list[tuple[str, str]]) -> str:
    lines = ["digraph themes {", "  rankdir=LR;", "  node [shape=box];"]
    for name, text, kind in nodes:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        style = ', style="rounded"' if kind == "code" else ', style="dashed"' if kind in (DASHED, "parked") else ""
        lines.append(f'  {name} [label="{escaped}"{style}];')
    lines += [f"  {source} -> {target};" for source, target in edges]
    return "\n".join([*lines, "}"]) + "\n"
