"""A codebook into the study, and out of it, as the plain data of ``bookfile``."""

from collections.abc import Mapping, Sequence

from thematic.coding.codebook import FIELDS, checked_fields
from thematic.coding.tree import put_below, tree
from thematic.errors import BadInput, NotFound, did_you_mean
from thematic.model import Book, CodeEntry, ConceptEntry
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Row

COLUMNS = ("label_nb", "label_en", "definition", "include", "exclude", "example", "concept", "colour", "parked")
NAMED = 12
"""How many renewed codes or themes a note names before it only counts."""


def import_codes(desk: Desk, book: Book) -> tuple[int, int]:
    """Add the codes of a book, and renew those that are there (by name); empty fields of the file change nothing.

    Codes of the study that the book does not hold stay. Returns (new, changed); a note says what changed in which.
    Raises NotFound for a parent that is neither in the book nor in the study, Conflict where a code would come to
    stand below itself.
    """
    store = desk.store
    there = {row["name_key"]: row for row in store.rows("codes")}
    _check_parents(book, there)
    fields = {fold(entry.name): _fields(entry) for entry in book.codes}
    changes: dict[str, list[str]] = {}
    with desk.change("codebook import") as operation:
        position = max((row["position"] for row in there.values()), default=0)
        ids = {key: row["id"] for key, row in there.items()}
        for entry in book.codes:
            key = fold(entry.name)
            if key not in there:
                position += 1
                ids[key] = store.insert("codes", {"name": entry.name.strip(), "position": position} | fields[key])
                continue
            differing = {name: value for name, value in fields[key].items() if there[key][name] != value}
            if differing:
                store.update("codes", ids[key], differing)
                changes[key] = list(differing)
        parents = {ids[fold(entry.name)]: ids[fold(entry.parent)] for entry in book.codes if entry.parent}
        moved = put_below(store, parents)
        for key in there:
            if ids[key] in moved:
                changes.setdefault(key, []).append("parent")
        operation.notes += renewed("codes", {there[key]["name"]: names for key, names in changes.items()})
    return len(ids) - len(there), len(changes)


def import_concepts(desk: Desk, book: Book) -> tuple[int, int]:
    """Name the concepts of a book, and renew those that are named (by name); empty labels of the file change nothing.

    Returns (new, changed); notes say what changed, and which concepts no code of the study has.
    """
    store = desk.store
    there = {row["name_key"]: row for row in store.rows("concepts")}
    used = {fold(concept) for concept in store.values("codes", "concept")}
    changes: dict[str, list[str]] = {}
    with desk.change("codebook import") as operation:
        for entry in book.concepts:
            labels = {"label_nb": entry.label_nb.strip(), "label_en": entry.label_en.strip()}
            row = there.get(fold(entry.name))
            if row is None:
                store.insert("concepts", {"name": entry.name.strip()} | labels)
            elif differing := {name: label for name, label in labels.items() if label and row[name] != label}:
                store.update("concepts", row["id"], differing)
                changes[row["name"]] = list(differing)
        operation.notes += renewed("concepts", changes)
        idle = [entry.name for entry in book.concepts if fold(entry.name) not in used]
        if idle:
            more = f", and {len(idle) - NAMED} more" if len(idle) > NAMED else ""
            operation.notes.append(f"No code has the concept {', '.join(idle[:NAMED])}{more}.")
    return sum(fold(entry.name) not in there for entry in book.concepts), len(changes)


def renewed(noun: str, changes: Mapping[str, Sequence[str]]) -> list[str]:
    """What an import renewed, as a sentence: "Renewed codes: tillit (definition, parent)."; none for nothing."""
    if not changes:
        return []
    told = [f"{name} ({', '.join(fields)})" for name, fields in list(changes.items())[:NAMED]]
    more = f", and {len(changes) - NAMED} more" if len(changes) > NAMED else ""
    return [f"Renewed {noun}: {', '.join(told)}{more}."]


def _check_parents(book: Book, there: Mapping[str, Row]) -> None:
    known = {key: row["name"] for key, row in there.items()} | {fold(entry.name): entry.name for entry in book.codes}
    for entry in book.codes:
        if entry.parent and fold(entry.parent) not in known:
            names = [name for key, name in known.items() if key != fold(entry.name)]
            hint = f"It is named as parent of '{entry.name}'. {did_you_mean(entry.parent, names)}"
            raise NotFound(f"There is no code '{entry.parent}' in the codebook or the study.", hint=hint.strip())


def _fields(entry: CodeEntry) -> dict[str, str]:
    try:
        checked = checked_fields({name: getattr(entry, name) for name in FIELDS})
    except BadInput as error:
        raise BadInput(f"The code '{entry.name}': {error.sentence}", hint=error.hint) from error
    checked["parked"] = entry.parked.strip()
    return {name: value for name, value in checked.items() if value}


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


def export_concepts(desk: Desk) -> tuple[ConceptEntry, ...]:
    """The study's named concepts in the order they came, as a codebook file holds them."""
    rows = desk.store.rows("concepts", ("name", "label_nb", "label_en"), order="id")
    return tuple(ConceptEntry(**row) for row in rows)
