"""A codebook into the study, and out of it, as the plain data of ``bookfile``."""

from thematic.coding.codebook import checked_fields
from thematic.coding.tree import tree
from thematic.errors import NotFound
from thematic.model import Book, CodeEntry
from thematic.store.desk import Desk
from thematic.store.names import fold

COLUMNS = ("label_nb", "label_en", "definition", "include", "exclude", "example", "concept", "colour")


def import_codes(desk: Desk, book: Book) -> tuple[int, int]:
    """Add the codes of a book, and renew those that are there (by name); empty fields of the file change nothing.

    Codes of the study that the book does not hold stay. Returns (new, changed). Raises NotFound for a parent
    that is neither in the book nor in the study.
    """
    store = desk.store
    ids = {row["name_key"]: row for row in store.rows("codes")}
    for entry in book.codes:
        if (
            entry.parent
            and fold(entry.parent) not in ids
            and not any(fold(other.name) == fold(entry.parent) for other in book.codes)
        ):
            raise NotFound.named("code", entry.parent, [row["name"] for row in ids.values()])
    new = changed = 0
    with desk.change("codebook import") as operation:
        position = max((row["position"] for row in ids.values()), default=0)
        made: dict[str, int] = {key: row["id"] for key, row in ids.items()}
        for entry in book.codes:
            values = {name: value for name, value in _fields(entry).items() if value}
            there = ids.get(fold(entry.name))
            if there is None:
                position += 1
                made[fold(entry.name)] = store.insert("codes", {"name": entry.name, "position": position} | values)
                new += 1
            else:
                differing = {name: value for name, value in values.items() if there[name] != value}
                if differing:
                    store.update("codes", there["id"], differing)
                    changed += 1
        for entry in book.codes:
            if entry.parent:
                parent, code = made[fold(entry.parent)], made[fold(entry.name)]
                if store.one("codes", id=code, parent_id=parent) is None:
                    store.update("codes", code, {"parent_id": parent})
        operation.notes.append(f"{new} new codes, {changed} changed.")
    return new, changed


def _fields(entry: CodeEntry) -> dict[str, str]:
    return checked_fields({name: getattr(entry, name) for name in COLUMNS})


def export_codes(desk: Desk) -> tuple[CodeEntry, ...]:
    """The study's codes in tree order, as a codebook file holds them; ``theme`` names joined with "; "."""
    store = desk.store
    rows = store.rows("codes", order="position, id")
    names = {row["id"]: row["name"] for row in rows}
    themes = {row["id"]: row["name"] for row in store.rows("themes", ("id", "name"))}
    links: dict[int, list[str]] = {}
    for link in store.rows("theme_codes", order="theme_id"):
        links.setdefault(link["code_id"], []).append(themes[link["theme_id"]])
    return tuple(
        CodeEntry(
            name=row["name"],
            parent=names.get(row["parent_id"], ""),
            theme="; ".join(links.get(row["id"], [])),
            **{name: row[name] for name in COLUMNS},
        )
        for _depth, row in tree(rows)
    )
