"""The theme tree: themes added, described, moved, merged and dropped, and the codes assigned to them."""

from collections.abc import Sequence

from thematic.coding.book import renewed
from thematic.coding.tree import descendants, put_below, tree
from thematic.errors import BadInput, Conflict, NotFound
from thematic.model import Book, ThemeEntry
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row, Store
from thematic.themes.reviewed import reviewers
from thematic.themes.versions import FIELDS, count_versions, keep_former, keep_version

STATUSES = ("candidate", "reviewed", "defined", "dropped")


def add_theme(desk: Desk, name: str, *, parent: str = "", **fields: str) -> int:
    """Add a candidate theme, below ``parent`` if given; ``fields`` as in ``versions.FIELDS``. Returns its id."""
    store = desk.store
    _refuse_name(store, name)
    parent_id = store.find("themes", parent)["id"] if parent else None
    with desk.change("theme add"):
        last = max(store.values("themes", "position"), default=0)
        row = {"name": name.strip(), "parent_id": parent_id, "position": last + 1}
        identity = store.insert("themes", row | checked_fields(fields))
        if any(fields.values()):
            keep_version(desk, identity)
    return identity


def edit_theme(desk: Desk, theme: str, **fields: str) -> None:
    """Change labels, definition, central organising idea, scope, or what the theme is not; a version is kept."""
    row = desk.store.find("themes", theme)
    changed = {name: value for name, value in checked_fields(fields).items() if row[name] != value}
    if changed:
        with desk.change("theme edit"):
            change_theme(desk, row, changed)


def define_theme(desk: Desk, theme: str, *, reason: str = "", **fields: str) -> None:
    """Say what a theme is (``fields`` as in ``versions.FIELDS``) and set it to defined; a version is kept.

    Raises BadInput where the theme has no central organising idea and none is given.
    """
    store = desk.store
    row = store.find("themes", theme)
    changed = {name: value for name, value in checked_fields(fields).items() if row[name] != value}
    if not {**row, **changed}["idea"]:
        raise BadInput(
            f"'{row['name']}' has no central organising idea yet.", hint="Say it in a sentence or two with --idea TEXT."
        )
    with desk.change("theme define", reason=reason.strip()):
        if changed:
            change_theme(desk, row, changed, reason=reason)
        elif not store.count("theme_versions", theme_id=row["id"]):
            keep_version(desk, row["id"], reason=reason)
        if row["status"] != "defined":
            store.update("themes", row["id"], {"status": "defined"})


def change_theme(desk: Desk, row: Row, changed: dict[str, str], *, reason: str = "") -> None:
    """Write ``changed`` into a theme's ``row`` and keep the version, inside an operation that is open."""
    keep_former(desk, row)
    desk.store.update("themes", row["id"], changed)
    keep_version(desk, row["id"], reason=reason)


def rename_theme(desk: Desk, theme: str, name: str) -> None:
    """Give a theme another name; questions of the guide that name it follow."""
    store = desk.store
    row = store.find("themes", theme)
    if fold(name) != row["name_key"]:
        _refuse_name(store, name)
    with desk.change("theme rename"):
        if name.strip() != row["name"]:
            change_theme(desk, row, {"name": name.strip()})
            _rename_in_guide(store, row["name"], name.strip())


def set_status(desk: Desk, theme: str, status: str, *, reason: str = "") -> None:
    """Set a theme's status: candidate, reviewed, defined or dropped. Going back is normal, and journalled."""
    if status not in STATUSES:
        raise NotFound.named("status", status, STATUSES)
    row = desk.store.find("themes", theme)
    with desk.change("theme status", reason=reason):
        if row["status"] != status:
            desk.store.update("themes", row["id"], {"status": status})


def move_theme(desk: Desk, theme: str, parent: str) -> None:
    """Put a theme under another, or at the top when ``parent`` is empty."""
    store = desk.store
    row = store.find("themes", theme)
    parent_id = store.find("themes", parent)["id"] if parent else None
    if parent_id is not None and parent_id in descendants(store, row["id"], table="themes"):
        raise Conflict(f"'{parent}' is '{theme}' itself or below it.", hint="Move it somewhere else first.")
    with desk.change("theme move"):
        if parent_id != row["parent_id"]:
            store.update("themes", row["id"], {"parent_id": parent_id})


def assign_codes(desk: Desk, theme: str, codes: Sequence[str]) -> int:
    """Link codes to a theme; a code may stand under several while candidates compete. Returns how many were new."""
    store = desk.store
    row = store.find("themes", theme)
    ids = dict.fromkeys(store.find("codes", code)["id"] for code in codes)
    has = set(store.values("theme_codes", "code_id", theme_id=row["id"]))
    new = [code for code in ids if code not in has]
    with desk.change("theme assign"):
        store.insert_many("theme_codes", ("theme_id", "code_id"), [(row["id"], code) for code in new])
    return len(new)


def unassign_codes(desk: Desk, theme: str, codes: Sequence[str]) -> int:
    """Take codes out of a theme. Raises NotFound for a code that is not in it."""
    store = desk.store
    row = store.find("themes", theme)
    names = {code["id"]: code["name"] for code in (store.find("codes", code) for code in codes)}
    links = {link["code_id"]: link["id"] for link in store.rows("theme_codes", theme_id=row["id"])}
    absent = next((name for identity, name in names.items() if identity not in links), None)
    if absent is not None:
        raise NotFound(
            f"The code '{absent}' is not in the theme '{row['name']}'.", hint="'thematic theme list' shows it."
        )
    with desk.change("theme unassign"):
        store.delete("theme_codes", [links[identity] for identity in names])
    return len(names)


def merge_themes(desk: Desk, sources: Sequence[str], *, into: str, reason: str) -> int:
    """Give the codes, subthemes, memos, versions, negative cases and guide questions of ``sources`` to ``into``.

    The sources go. That somebody reviewed them says nothing of what they became, so these marks go too.

    Returns how many codes ``into`` gained. Raises BadInput without a reason.
    """
    if not reason.strip():
        raise BadInput("A merge needs a reason.", hint="Say why with --reason; it stands in the audit trail.")
    store = desk.store
    target = store.find("themes", into)
    rows = list({row["id"]: row for row in (store.find("themes", source) for source in sources)}.values())
    if any(row["id"] == target["id"] for row in rows):
        raise BadInput(f"'{into}' cannot be merged into itself.")
    gained = 0
    with desk.change("theme merge", reason=reason.strip()) as operation:
        for row in rows:
            if target["id"] in descendants(store, row["id"], table="themes"):
                store.update("themes", target["id"], {"parent_id": row["parent_id"]})
            children = [c for c in store.values("themes", "id", parent_id=row["id"]) if c != target["id"]]
            store.update_many("themes", {"parent_id": target["id"]}, children)
            has = set(store.values("theme_codes", "code_id", theme_id=target["id"]))
            links = store.rows("theme_codes", theme_id=row["id"])
            moving = [link["id"] for link in links if link["code_id"] not in has]
            store.update_many("theme_codes", {"theme_id": target["id"]}, moving)
            store.delete("theme_codes", [link["id"] for link in links if link["code_id"] in has])
            memos = store.values("memos", "id", target_table="themes", target_id=row["id"])
            store.update_many("memos", {"target_id": target["id"]}, memos)
            if not store.count("theme_versions", theme_id=row["id"]):
                keep_version(desk, row["id"], reason=reason)
            for table in ("theme_versions", "negative_cases"):
                store.update_many(table, {"theme_id": target["id"]}, store.values(table, "id", theme_id=row["id"]))
            store.delete("theme_reviews", store.values("theme_reviews", "id", theme_id=row["id"]))
            _rename_in_guide(store, row["name"], target["name"])
            store.delete("themes", row["id"])
            gained += len(moving)
        operation.notes.append(
            f"{', '.join(row['name'] for row in rows)} into {target['name']}: {count(gained, 'code')} gained."
        )
    return gained


def import_themes(desk: Desk, book: Book) -> tuple[int, int]:
    """Add or renew the themes of a codebook file, and link its codes to them. Returns (new themes, new links).

    A theme that a code names and the file does not describe is made as a candidate. A note says what was renewed.
    Raises NotFound for an unknown parent, Conflict where a theme would come to stand below itself.
    """
    store = desk.store
    by_key = {fold(theme.name): theme for theme in book.themes}
    for code in book.codes:
        for name in theme_names(code.theme):
            by_key.setdefault(fold(name), ThemeEntry(name))
    entries = list(by_key.values())
    there = {row["name_key"]: row for row in store.rows("themes")}
    new = links = 0
    changes: dict[str, list[str]] = {}
    with desk.change("codebook import") as operation:
        for entry in entries:
            fields = {name: value for name in FIELDS if (value := getattr(entry, name))}
            row = there.get(fold(entry.name))
            if row is None:
                add_theme(desk, entry.name, **fields)
                new += 1
            elif differing := [name for name, value in fields.items() if row[name] != value]:
                edit_theme(desk, entry.name, **fields)
                changes[row["name"]] = differing
        ids = {row["name_key"]: row["id"] for row in store.rows("themes", ("id", "name_key"))}
        below = [entry for entry in entries if entry.parent]
        parents = {ids[fold(entry.name)]: int(store.find("themes", entry.parent)["id"]) for entry in below}
        moved = put_below(store, parents, table="themes")
        for row in there.values():
            if row["id"] in moved:
                changes.setdefault(row["name"], []).append("parent")
        operation.notes += renewed("themes", changes)
        by_theme: dict[str, list[str]] = {}
        for code in book.codes:
            for name in theme_names(code.theme):
                by_theme.setdefault(name, []).append(code.name)
        for name, codes in by_theme.items():
            links += assign_codes(desk, name, codes)
    return new, links


def theme_names(cell: str) -> list[str]:
    """The theme names of a code's ``theme`` field: "a" or "a; b"."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def export_themes(desk: Desk) -> tuple[ThemeEntry, ...]:
    """The study's themes in tree order, as a codebook file holds them."""
    rows = desk.store.rows("themes", order="position, id")
    names = {row["id"]: row["name"] for row in rows}
    return tuple(
        ThemeEntry(row["name"], names.get(row["parent_id"], ""), **{name: row[name] for name in FIELDS})
        for _depth, row in tree(rows)
    )


def list_themes(desk: Desk) -> list[Row]:
    """Themes in tree order, with depth, status, versions kept, who has reviewed each, and their own codes."""
    store = desk.store
    versions, marks = count_versions(store), reviewers(store)
    codes = {row["id"]: row["name"] for row in store.rows("codes", ("id", "name"))}
    links: dict[int, list[str]] = {}
    for link in store.rows("theme_codes", order="id"):
        links.setdefault(link["theme_id"], []).append(codes[link["code_id"]])
    return [
        {
            "theme": row["name"],
            "depth": depth,
            "label": row[f"label_{desk.language}"],
            "status": row["status"],
            "versions": versions.get(row["id"], 0),
            "reviewed_by": ", ".join(marks.get(row["id"], ())),
            "codes": len(links.get(row["id"], [])),
            "code_names": ", ".join(links.get(row["id"], [])),
        }
        for depth, row in tree(store.rows("themes", order="position, id"))
    ]


def checked_fields(fields: dict[str, str]) -> dict[str, str]:
    """Fields of a theme as stored; raises BadInput for one that it does not have."""
    unknown = next((name for name in fields if name not in FIELDS), None)
    if unknown is not None:
        raise BadInput(f"A theme has no '{unknown}'.", hint=f"Known: {', '.join(FIELDS)}.")
    return {name: value.strip() for name, value in fields.items()}


def _rename_in_guide(store: Store, name: str, new: str) -> None:
    questions = [row["id"] for row in store.rows("questions") if fold(row["theme"]) == fold(name)]
    store.update_many("questions", {"theme": new}, questions)


def _refuse_name(store: Store, name: str) -> None:
    if not name.strip():
        raise BadInput("A theme needs a name.")
    if ";" in name:
        raise BadInput(f"'{name}' cannot be a theme's name.", hint="';' stands between themes in codebook files.")
    there = store.one("themes", name_key=fold(name))
    if there is not None:
        raise Conflict(f"There is a theme '{there['name']}' already.", hint="Choose another name, or merge.")
