"""Codebooks as files: YAML and CSV in and out. Themes travel along as plain data for the room above."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from thematic.errors import BadInput, did_you_mean
from thematic.model import Book, CodeEntry, ConceptEntry, ThemeEntry
from thematic.store.names import fold
from thematic.transcripts.sheets import read_sheet, read_yaml

CODE_KEYS = (
    "name",
    "label",
    "definition",
    "include",
    "exclude",
    "example",
    "theme",
    "concept",
    "colour",
    "parked",
    "parent",
    "children",
)
BOOK_KEYS = ("name", "language", "codes", "themes", "concepts")
LANGUAGES = ("nb", "en")
THEME_KEYS = ("name", "label", "parent", "definition", "idea", "scope", "is_not")
CONCEPT_KEYS = ("name", "label")
CSV_COLUMNS = tuple(field.name for field in fields(CodeEntry))


def read_book(path: Path) -> Book:
    """A codebook file, by its ending: .csv, otherwise YAML. Raises BadInput that names the code or line."""
    book = _from_csv(path) if path.suffix.lower() == ".csv" else _from_yaml(path)
    _check(path, book)
    return book


def _from_yaml(path: Path) -> Book:
    content = read_yaml(path)
    if not isinstance(content, dict) or "codes" not in content:
        raise BadInput(f"{path} has no list 'codes'.", hint="Write 'codes:' and a '- name: ...' for each.")
    unknown = next((key for key in content if key not in BOOK_KEYS), None)
    if unknown is not None:
        raise BadInput(f"{path} has an unknown key '{unknown}'.", hint=did_you_mean(str(unknown), BOOK_KEYS))
    themes = [_theme(path, entry) for entry in _list(path, content, "themes")]
    concepts = [_concept(path, entry) for entry in _list(path, content, "concepts")]
    codes = [code for entry in _list(path, content, "codes") for code in _codes(path, entry, "")]
    name, language = _text(path, content, "name"), _text(path, content, "language")
    return Book(name or path.stem, language, tuple(codes), tuple(themes), tuple(concepts))


def _codes(path: Path, entry: Any, parent: str) -> Iterator[CodeEntry]:
    entry = {"name": entry} if isinstance(entry, str) else entry
    _check_keys(path, "code", entry, CODE_KEYS)
    if isinstance(entry.get("theme"), list):
        entry = entry | {"theme": "; ".join(str(theme) for theme in entry["theme"])}
    plain = {key: _text(path, entry, key) for key in CODE_KEYS if key not in ("label", "children", "parent")}
    above = _text(path, entry, "parent")
    if parent and above and fold(parent) != fold(above):
        raise BadInput(
            f"{path}: the code '{plain['name']}' is among the children of '{parent}' but names the parent '{above}'.",
            hint="Leave out one of them.",
        )
    yield CodeEntry(**plain, **_labels(path, entry), parent=parent or above)
    for child in _list(path, entry, "children"):
        yield from _codes(path, child, plain["name"])


def _theme(path: Path, entry: Any) -> ThemeEntry:
    entry = {"name": entry} if isinstance(entry, str) else entry
    _check_keys(path, "theme", entry, THEME_KEYS)
    plain = {key: _text(path, entry, key) for key in THEME_KEYS if key != "label"}
    return ThemeEntry(**plain, **_labels(path, entry))


def _concept(path: Path, entry: Any) -> ConceptEntry:
    entry = {"name": entry} if isinstance(entry, str) else entry
    _check_keys(path, "concept", entry, CONCEPT_KEYS)
    return ConceptEntry(_text(path, entry, "name"), **_labels(path, entry))


def _labels(path: Path, entry: Mapping[str, Any]) -> dict[str, str]:
    label = entry.get("label") or {}
    if not isinstance(label, dict):
        text = _text(path, entry, "label")
        return {"label_nb": text, "label_en": text}
    unknown = next((str(key) for key in label if key not in LANGUAGES), None)
    if unknown is not None:
        raise BadInput(f"{path}: '{entry['name']}' has a label in '{unknown}'.", hint="Labels are in nb and en.")
    return {f"label_{language}": _text(path, label, language, of=str(entry["name"])) for language in LANGUAGES}


def _list(path: Path, entry: Mapping[str, Any], key: str) -> list[Any]:
    value = entry.get(key)
    if value is not None and not isinstance(value, list):
        named = f" of '{entry['name']}'" if key == "children" else ""
        raise BadInput(f"{path}: '{key}'{named} is no list.", hint="Write '- name: ...' for each.")
    return value or []


def _check_keys(path: Path, noun: str, entry: Any, known: Sequence[str]) -> None:
    if not isinstance(entry, dict) or not _text(path, entry, "name"):
        raise BadInput(f"{path}: a {noun} has no name ({str(entry)[:40]}).", hint="Write '- name: ...' for each.")
    unknown = next((str(key) for key in entry if key not in known), None)
    if unknown is not None:
        raise BadInput(
            f"{path}: {noun} '{entry['name']}' has an unknown key '{unknown}'.", hint=did_you_mean(unknown, known)
        )


def _text(path: Path, entry: Mapping[str, Any], key: str, *, of: str = "") -> str:
    value = entry.get(key)
    if isinstance(value, list | dict):
        owner = of or ("" if key == "name" else entry.get("name", ""))
        where = f"'{key}' of '{owner}'" if owner else f"'{key}'"
        raise BadInput(f"{path}: {where} is no plain text.", hint="Write one text.")
    return "" if value is None else str(value).strip()


def _from_csv(path: Path) -> Book:
    sheet = read_sheet(path)
    sheet.require("name")
    unknown = sheet.others(*CSV_COLUMNS)
    if unknown:
        raise BadInput(f"{path} has an unknown column '{unknown[0]}'.", hint=did_you_mean(unknown[0], CSV_COLUMNS))
    nameless = next((line for line, row in sheet.rows if not row["name"]), None)
    if nameless is not None:
        raise BadInput(f"{path}: line {nameless} has no name.")
    return Book(path.stem, "", tuple(CodeEntry(**row) for _line, row in sheet.rows), ())


def _check(path: Path, book: Book) -> None:
    for noun, named in (("code", book.codes), ("theme", book.themes), ("concept", book.concepts)):
        seen: set[str] = set()
        for name in [entry.name for entry in named]:
            if fold(name) in seen:
                raise BadInput(f"{path}: the {noun} '{name}' stands twice.", hint="Rename one of them.")
            seen.add(fold(name))
    for noun, entries in (("code", book.codes), ("theme", book.themes)):
        parents = {fold(entry.name): fold(entry.parent) for entry in entries}
        for entry in entries:
            _check_parents(path, noun, entry.name, parents)


def _check_parents(path: Path, noun: str, name: str, parents: Mapping[str, str]) -> None:
    above = parents[fold(name)]
    for _step in parents:
        if above == fold(name):
            raise BadInput(f"{path}: the {noun} '{name}' stands below itself.", hint="Correct its parent.")
        above = parents.get(above, "")
        if not above:
            return


def write_yaml(book: Book) -> str:
    """A codebook as YAML that ``read_book`` reads back equal; empty fields are left out."""
    import yaml

    class Texts(yaml.SafeDumper):
        """YAML folds the rarer line ends of Unicode unless they are escaped."""

        def represent_text(self, text: str) -> yaml.ScalarNode:
            rare = '"' if any(end in text for end in "\x85\u2028\u2029") else None
            return self.represent_scalar("tag:yaml.org,2002:str", text, style=rare)

    Texts.add_representer(str, Texts.represent_text)
    content: dict[str, Any] = {"name": book.name}
    if book.language:
        content["language"] = book.language
    below: dict[str, list[CodeEntry]] = {}
    for code in book.codes:
        below.setdefault(fold(code.parent), []).append(code)
    names = {fold(code.name) for code in book.codes}
    tops = [code for code in book.codes if fold(code.parent) not in names]
    if book.themes:
        content["themes"] = [_entry(theme, THEME_KEYS, {"parent": theme.parent}) for theme in book.themes]
    if book.concepts:
        content["concepts"] = [_entry(concept, CONCEPT_KEYS, {}) for concept in book.concepts]
    content["codes"] = [_nested(code, below) | ({"parent": code.parent} if code.parent else {}) for code in tops]
    return str(yaml.dump(content, Dumper=Texts, allow_unicode=True, sort_keys=False, width=110))


def _nested(code: CodeEntry, below: Mapping[str, list[CodeEntry]]) -> dict[str, Any]:
    children = [_nested(child, below) for child in below.get(fold(code.name), [])]
    return _entry(code, CODE_KEYS, {"children": children})


def _entry(
    entry: CodeEntry | ThemeEntry | ConceptEntry, keys: Sequence[str], more: Mapping[str, Any]
) -> dict[str, Any]:
    labels = {"nb": entry.label_nb, "en": entry.label_en}
    values: dict[str, Any] = {"label": {key: value for key, value in labels.items() if value}}
    values |= {key: getattr(entry, key) for key in keys if key not in ("label", "children", "parent")}
    values |= more
    return {key: values[key] for key in keys if values.get(key)}


def write_csv(book: Book) -> str:
    """The codes of a codebook as CSV that ``read_book`` reads back.

    Themes' own fields and the labels of concepts have no place in it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    writer.writerows([getattr(code, column) for column in CSV_COLUMNS] for code in book.codes)
    return out.getvalue()
