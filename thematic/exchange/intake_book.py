"""Codes and themes of a project into a study: trees whose rows are found by guid or name, or made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thematic.coding.codebook import FIELDS as CODE_FIELDS
from thematic.coding.tree import put_below
from thematic.exchange.arrival import Arrival, Guids, candidates, sound_parents, storable, tidy
from thematic.exchange.intake_cases import label_row
from thematic.exchange.project import ProjectCode, ProjectTheme
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.themes.themes import STATUSES
from thematic.themes.versions import FIELDS as THEME_FIELDS
from thematic.themes.versions import keep_version

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
Entry = ProjectCode | ProjectTheme


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The rows of a tree as they were, and the row that each key of the project became."""

    rows: dict[int, Row]
    ids: dict[str, int]
    new: set[int]


def take_codes(arrival: Arrival) -> None:
    """Codes with definition, rules, labels, concept, colour and parent; a code of that name takes what it lacks."""
    fidelity = arrival.fidelity
    cells: dict[str, dict[str, str]] = {}
    for code in arrival.project.codes:
        held = {"definition": code.definition, "colour": code.colour, **code.fields}
        cells[code.key] = {name: storable(held[name]) for name in (*CODE_FIELDS, "parked") if held.get(name)}
        if "colour" in cells[code.key] and not _COLOUR.fullmatch(cells[code.key]["colour"]):
            fidelity.lost("colours of codes", "not #RRGGBB", example=f"{code.name}: {cells[code.key].pop('colour')}")
    arrival.codes = _take(arrival, "codes", arrival.project.codes, cells).ids
    _take_concepts(arrival)


def _take_concepts(arrival: Arrival) -> None:
    """The names and labels of concepts; which code has which stands on the code."""
    store = arrival.store
    there = {row["name_key"]: row for row in store.rows("concepts")}
    for concept in arrival.project.concepts:
        name, labels = tidy(concept.name), {"label_nb": concept.label_nb, "label_en": concept.label_en}
        row = there.get(fold(name))
        if row is not None:
            label_row(arrival, "concepts", row, labels)
        elif name:
            stored = {column: storable(label) for column, label in labels.items()}
            identity = store.insert("concepts", {"name": name, **stored})
            there[fold(name)] = {"id": identity, "name": name, **stored}
            arrival.fidelity.kept("concepts")


def take_themes(arrival: Arrival) -> None:
    """Themes with their wording, status, parents and codes; what a new one says is kept as its first version."""
    store, fidelity, themes = arrival.store, arrival.fidelity, arrival.project.themes
    cells: dict[str, dict[str, str]] = {}
    for theme in themes:
        held = {"definition": theme.definition, **theme.fields}
        cells[theme.key] = {name: storable(held[name]) for name in (*THEME_FIELDS, "status") if held.get(name)}
        if cells[theme.key].get("status", STATUSES[0]) not in STATUSES:
            told = f"{theme.name}: {cells[theme.key].pop('status')}"
            fidelity.lost("statuses of themes", f"none of {', '.join(STATUSES)}", example=told)
    shelf = _take(arrival, "themes", themes, cells)
    arrival.themes = shelf.ids
    there = {(row["theme_id"], row["code_id"]) for row in store.rows("theme_codes")}
    new: dict[tuple[int, int], None] = {}
    for theme in themes:
        for code in theme.codes:
            if code not in arrival.codes:
                fidelity.lost("codes of themes", "the code is not in the project", example=theme.name)
                continue
            link = (shelf.ids[theme.key], arrival.codes[code])
            fidelity.kept("codes of themes")
            if link not in there:
                new[link] = None
        if shelf.ids[theme.key] in shelf.new and any(name in cells[theme.key] for name in THEME_FIELDS):
            keep_version(arrival.desk, shelf.ids[theme.key])
    store.insert_many("theme_codes", ("theme_id", "code_id"), list(new))


def _take(
    arrival: Arrival,
    table: Literal["codes", "themes"],
    entries: Sequence[Entry],
    cells: Mapping[str, Mapping[str, str]],
) -> _Shelf:
    """Find or make a row for each entry; ``cells`` holds for each key the columns it brings."""
    store, fidelity = arrival.store, arrival.fidelity
    rows = {row["id"]: row for row in store.rows(table)}
    shelf = _Shelf(rows, {}, set())
    guids = Guids({row["guid"]: row["id"] for row in rows.values()})
    names = {row["name_key"]: row["id"] for row in rows.values()}
    claimed = {row for entry in entries if (row := guids.row(entry.key))}
    known = {entry.key: row for entry in entries if (row := guids.row(entry.key))}
    called = {entry.key: tidy(entry.name) for entry in entries}
    position = max((row["position"] for row in rows.values()), default=0)
    for entry in entries:
        plain = _name(entry, table)
        identity, name = known.get(entry.key), plain
        if identity is None:
            for name in candidates(plain, called.get(entry.parent, "")):
                identity = names.get(fold(name))
                if identity is None or (identity in rows and identity not in claimed):
                    break
        if identity is None:
            position += 1
            values = {"name": name, "position": position, **cells[entry.key]}
            identity = store.insert(table, values | ({"guid": guid} if (guid := guids.claim(entry.key)) else {}))
            names[fold(name)] = identity
            shelf.new.add(identity)
            if name == entry.name:
                fidelity.kept(table)
            else:
                fidelity.changed(table, "have another name in the study", example=f"{entry.name}: {name}")
        claimed.add(identity)
        shelf.ids[entry.key] = identity
    _renew(arrival, table, entries, cells, shelf)
    return shelf


def _name(entry: Entry, table: str) -> str:
    name = tidy(entry.name) or table[:-1]
    return name.replace(";", ",") if table == "themes" else name


def _renew(
    arrival: Arrival,
    table: Literal["codes", "themes"],
    entries: Sequence[Entry],
    cells: Mapping[str, Mapping[str, str]],
    shelf: _Shelf,
) -> None:
    """Parents of new rows; rows that were there take what they lack, and keep what they say otherwise."""
    store, fidelity = arrival.store, arrival.fidelity
    parents, torn = sound_parents({entry.key: entry.parent for entry in entries}, [entry.key for entry in entries])
    names = {entry.key: entry.name for entry in entries}
    for key in torn:
        fidelity.changed(table, "stood below themselves or below nothing, now at the top", example=names[key])
    put_below(
        store,
        {shelf.ids[key]: shelf.ids[parent] for key, parent in parents.items() if shelf.ids[key] in shelf.new},
        table=table,
    )
    for entry in entries:
        row = shelf.rows.get(shelf.ids[entry.key])
        if row is None:
            continue
        brought = cells[entry.key]
        standard = {"status": STATUSES[0]}
        lacking = {name: text for name, text in brought.items() if row[name] == standard.get(name, "")}
        lacking = {name: text for name, text in lacking.items() if text != row[name]}
        if lacking:
            store.update(table, row["id"], lacking)
        other = [name for name, text in brought.items() if text != row[name] and name not in lacking]
        if fold(row["name"]) != fold(_name(entry, table)):
            other.insert(0, "name")
        if entry.parent and row["parent_id"] != shelf.ids.get(parents.get(entry.key, "")):
            other.append("parent")
        if other:
            told = f"{row['name']} ({', '.join(other)})"
            fidelity.changed(table, "are in the study and differ there; the study's own stay", example=told)
        else:
            fidelity.kept(table, what="in the study already")
