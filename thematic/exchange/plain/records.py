"""The rows of one file of a study folder as they stand there, each with its place, and what is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thematic.errors import BadInput, BadRows, ThematicError, did_you_mean
from thematic.exchange.plain.cells import MAX_YAML, read_rows, read_text
from thematic.exchange.plain.layout import Listing
from thematic.store.names import fold
from thematic.transcripts.sheets import read_yaml


@dataclass(slots=True)
class Records:
    """The records of a file: (line of a CSV, or number of an entry of a YAML list, {heading: text}).

    ``complaints`` are gathered while they are taken, so that all of a file are told at once.
    """

    path: Path
    rows: list[tuple[int, dict[str, str]]]
    entries: bool = False
    complaints: list[tuple[int, str]] = field(default_factory=list)

    def complain(self, place: int, error: ThematicError | str) -> None:
        """Note what is wrong with a row."""
        said = error if isinstance(error, str) else error.sentence + (f" {error.hint}" if error.hint else "")
        self.complaints.append((place, said))

    def settle(self) -> None:
        """Raise what was noted: BadRows with the lines, or BadInput with the first entry."""
        if not self.complaints:
            return
        if not self.entries:
            raise BadRows(str(self.path), self.complaints)
        place, said = self.complaints[0]
        more = f" {len(self.complaints) - 1} more entries are wrong." if len(self.complaints) > 1 else ""
        raise BadInput(f"{self.path}: entry {place}: {said}{more}", hint="Nothing was written.")


def read_listing(folder: Path, listing: Listing, *, name: str = "", more: Sequence[str] = ()) -> Records | None:
    """The records of a listing, with ``more`` headings than its own; None where the file is not there.

    ``name`` names the file where the listing only says how its name ends. Raises BadInput, UnreadableFile.
    """
    path = folder / (name or listing.file)
    if not (path.exists() or path.is_symlink()):
        return None
    if listing.under:
        return Records(path, list(_entries(path, listing)), entries=True)
    headings, rows = read_rows(path)
    check_headings(path, headings, listing, more)
    return Records(path, [(line, dict(zip(headings, cells, strict=True))) for line, cells in rows])


def check_headings(path: Path, headings: Sequence[str], listing: Listing, more: Sequence[str]) -> None:
    """Raise BadInput for a heading that is twice there, not known, or missing."""
    known = [*listing.headings, *more]
    for heading in headings:
        if headings.count(heading) > 1:
            raise BadInput(f"{path}: the column '{heading}' stands twice.", hint="Leave one of them out.")
        if heading not in known:
            raise BadInput(f"{path} has an unknown column '{heading}'.", hint=did_you_mean(heading, known))
    missing = next((field.heading for field in listing.fields if field.needed and field.heading not in headings), None)
    if missing is not None:
        raise BadInput(f"{path}: the column '{missing}' is missing.", hint=f"Columns: {', '.join(known)}.")


def _entries(path: Path, listing: Listing) -> Iterator[tuple[int, dict[str, str]]]:
    content = read_mapping(path)
    found = content.get(listing.under)
    if found is None:
        return
    if not isinstance(found, list):
        raise BadInput(f"{path}: '{listing.under}' is no list.", hint="Write '- name: ...' for each.")
    known = {*listing.headings, *(["codes"] if listing.table == "themes" else [])}
    for number, entry in enumerate(found, start=1):
        if not isinstance(entry, dict):
            raise BadInput(f"{path}: entry {number} of '{listing.under}' is no mapping.", hint="Write 'name: ...'.")
        unknown = next((str(key)[:60] for key in entry if key not in known), None)
        if unknown is not None:
            raise BadInput(
                f"{path}: entry {number} of '{listing.under}' has an unknown key '{unknown}'.",
                hint=did_you_mean(unknown, sorted(known)),
            )
        yield number, {key: value for key, value in entry.items() if key == "codes" or _is_text(path, key, value)}


def _is_text(path: Path, key: str, value: object) -> bool:
    if value is not None and not isinstance(value, str):
        raise BadInput(f"{path}: '{key}' is no text.", hint="Put it in quotes on one line, or as a block after '|'.")
    return value is not None


def read_mapping(path: Path) -> dict[str, Any]:
    """A YAML file that holds a mapping, each scalar as text; raises BadInput, UnreadableFile."""
    read_text(path, MAX_YAML)
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise BadInput(f"{path} is not as 'thematic export study' writes it.", hint="Compare it with a new export.")
    return content


def read_links(records: Records) -> list[tuple[int, str, list[str]]]:
    """The codes of each theme: (entry, theme's name, codes' names)."""
    links = []
    for number, entry in records.rows:
        codes: Any = entry.pop("codes", None) or []
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise BadInput(f"{records.path}: entry {number}: 'codes' is no list of names.")
        links.append((number, entry.get("name", ""), codes))
    return links


class Names:
    """Which row a name stands for, in every table that has names."""

    def __init__(self) -> None:
        self._keys: dict[str, dict[tuple[Any, ...], str]] = {}
        self._spelled: dict[str, list[str]] = {}

    def add(self, table: str, name: str, key: str, *beside: Any) -> None:
        """``beside`` is what the name stands in: a speaker's document, the kind of a case. Raises BadInput for two."""
        place = (*beside, fold(name))
        held = self._keys.setdefault(table, {})
        if place in held:
            raise BadInput(f"'{name}' stands twice.")
        held[place] = key
        self._spelled.setdefault(table, []).append(name)

    def find(self, table: str, noun: str, name: str, *beside: Any) -> str:
        """The row's key; raises BadInput with a suggestion."""
        key = self._keys.get(table, {}).get((*beside, fold(name)))
        if key is None:
            shown = name if len(name) <= 60 else name[:57] + "..."
            raise BadInput(f"There is no {noun} '{shown}' in this folder.", hint=self._near(table, name))
        return key

    def _near(self, table: str, name: str) -> str:
        return did_you_mean(name[:100], self._spelled.get(table, [])[:5000])

    def keys(self, table: str) -> Mapping[tuple[Any, ...], str]:
        """Every name of a table, folded, with its key."""
        return self._keys.get(table, {})
