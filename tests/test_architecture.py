"""The house keeps its order: who imports whom, where SQL stands, what is loaded late, how long a file may be."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1] / "thematic"
FILES = sorted(ROOT.rglob("*.py"))
FLOORS = (
    {"plurals"},
    {"errors", "model", "spans", "phases", ""},
    {"store"},
    {"transcripts"},
    {"coding"},
    {"themes"},
    {"contrast", "agreement"},
    {"report"},
    {"exchange"},
    {"study"},
    {"demo"},
    {"cli", "web"},
)
"""From the ground up; a room imports from its own floor's room and from below. "" is ``thematic`` itself."""

LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
LATE = (
    *("spacy", "pandas", "scipy", "docx", "rapidfuzz", "yaml"),
    *("xlsxwriter", "rich", "charset_normalizer", "matplotlib", "openpyxl", "pyarrow", "pypdf", "lxml"),
)
"""Third-party packages that only functions import; the arithmetic of ``contrast`` is loaded late as a whole."""

SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|VIEW|TRIGGER|INDEX|UNIQUE)"
    r"|DROP\s+(TABLE|VIEW|TRIGGER)|ALTER\s+TABLE|PRAGMA\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED)|SAVEPOINT\s|ATTACH\s)"
    r"|.*\s(FROM\s+\w+\s+(WHERE|JOIN)\s|ORDER\s+BY\s|GROUP\s+BY\s)"
)


def name_of(path):
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module):
    """The room that a module of ours stands in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


MODULES = {name_of(path): path for path in FILES}


def _is_late(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))


def _is_typing(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def imports(node, *, late=True, typing=True):
    """Modules that a tree imports; without ``late`` only those at import time, without ``typing`` those at run time."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield child.module or ""
            for alias in child.names:
                if f"{child.module}.{alias.name}" in MODULES:
                    yield f"{child.module}.{alias.name}"
        elif not ((_is_late(child) and not late) or (_is_typing(child) and not typing)):
            yield from imports(child, late=late, typing=typing)


def ours(path, **which):
    return {module for module in imports(tree_of(path), **which) if module.split(".")[0] == "thematic"}


def test_every_room_has_its_floor():
    assert {room_of(name) for name in MODULES} <= LEVEL.keys(), "draw a new room in DESIGN and here"


def test_a_room_imports_only_itself_and_what_lies_below():
    wrong = [
        f"{name} imports {module}"
        for name, path in MODULES.items()
        for module in ours(path)
        if name != "thematic" and room_of(module) != room_of(name) and LEVEL[room_of(module)] >= LEVEL[room_of(name)]
    ]
    assert wrong == []


def test_imports_are_absolute():
    nodes = [node for path in FILES for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom)]
    assert [node.module for node in nodes if node.level] == []


def test_the_command_line_and_the_web_never_import_the_store_nor_each_other():
    for path in FILES:
        room = room_of(name_of(path))
        if room in ("cli", "web"):
            rooms = {room_of(module) for module in ours(path)}
            assert not rooms & ({"store", "cli", "web"} - {room}), name_of(path)


def test_nothing_but_what_composes_the_rooms_imports_the_study():
    for path in FILES:
        if "study" in {room_of(module) for module in ours(path)}:
            assert room_of(name_of(path)) in ("", "study", "demo", "cli", "web"), name_of(path)


def test_no_module_imports_itself_by_a_way_round():
    graph = {name: ours(path, late=False, typing=False) & MODULES.keys() for name, path in MODULES.items()}
    done = set()

    def walk(name, way):
        assert name not in way, " -> ".join([*way[way.index(name) :], name])
        if name not in done:
            for module in sorted(graph[name]):
                walk(module, [*way, name])
            done.add(name)

    for name in graph:
        walk(name, [])


def strings(tree):
    """The texts of a tree besides docstrings; what an f-string fills in is told as "x"."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def test_sql_stands_in_the_store_only():
    wrong = [
        (name, text)
        for name, path in MODULES.items()
        if room_of(name) != "store"
        for text in strings(tree_of(path))
        if SQL.match(text)
    ]
    assert wrong == []


def test_what_looks_like_sql_is_recognised():
    for text in (
        "SELECT 1",
        "  DELETE FROM codes WHERE id = ?",
        ", name FROM codes JOIN x",
        "PRAGMA foreign_keys = ON",
    ):
        assert SQL.match(text), text
    for text in ("Select the codes.", "Update it with 'thematic import'.", "from codes", "Delete the file instead."):
        assert not SQL.match(text), text
    assert [text for text in strings(ast.parse('"""SELECT 1"""\nf"UPDATE {a} SET b = 1"')) if SQL.match(text)] == [
        "UPDATE x SET b = 1"
    ]
    store = [text for path in FILES if room_of(name_of(path)) == "store" for text in strings(tree_of(path))]
    assert sum(bool(SQL.match(text)) for text in store) > 50


def test_connections_are_opened_in_the_store_only():
    for path in FILES:
        if "sqlite3" in set(imports(tree_of(path))):
            assert room_of(name_of(path)) == "store", name_of(path)


def test_sqlite_utils_is_imported_in_one_file():
    found = [name_of(path) for path in FILES if any(m.split(".")[0] == "sqlite_utils" for m in imports(tree_of(path)))]
    assert found == ["thematic.store.migrations"]


def test_heavy_packages_are_imported_inside_functions():
    """``report`` may name docx, and ``contrast`` scipy, since both rooms are themselves loaded late."""
    allowed = {"report": {"docx", "rich"}, "contrast": {"scipy"}}
    wrong = [
        (name, early)
        for name, path in MODULES.items()
        for early in {module.split(".")[0] for module in imports(tree_of(path), late=False, typing=False)}
        if early in LATE and early not in allowed.get(room_of(name), set())
    ]
    assert wrong == []


def test_a_file_is_short_and_begins_with_a_sentence():
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 400, name
        said = ast.get_docstring(ast.parse(text))
        assert said, name
        assert said.split("\n\n")[0].endswith((".", "?")), name


def test_no_module_is_a_drawer():
    drawers = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert [name for name in MODULES if drawers & set(name.split("."))] == []


def test_nothing_prints_and_nothing_reaches_the_network():
    network = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "ssl", "asyncio"}
    for name, path in MODULES.items():
        tree = tree_of(path)
        assert not network & {module.split(".")[0] for module in imports(tree)}, name
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "eval", "exec"), f"{name}, line {node.lineno}"
