"""Codes and themes as rows of a table that goes out and comes back, each with a stamp of what it was when it left."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from thematic.coding.tree import tree
from thematic.store.desk import Desk
from thematic.store.tables import Row

Kind = Literal["code", "theme"]

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "code": (
        *("name", "parent", "label_nb", "label_en", "definition", "include", "exclude", "example"),
        *("concept", "theme", "colour", "parked"),
    ),
    "theme": ("name", "parent", "label_nb", "label_en", "definition", "idea", "scope", "is_not"),
}
"""What a row of each kind says, in the order of its stamp."""

REFERRING = ("parent", "theme")
"""Fields that name other rows: compared by which rows these are, so that renaming one changes nothing else."""

MARKS: Mapping[Kind, str] = {"code": "c", "theme": "t"}
_IDENTITY, _DIGEST = 12, 4
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_STAMP = re.compile(rf"[ct][0-9a-f]{{{_IDENTITY}}}(?:[a-z2-7]{{{_DIGEST}}})*")


@dataclass(frozen=True, slots=True)
class BookRow:
    """A code or theme of the study. ``values`` are as it says them, ``referred`` the identities that a field names."""

    kind: Kind
    id: int
    identity: str
    values: Mapping[str, str]
    referred: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.values["name"]

    def digest(self, field: str) -> str:
        """Four letters that tell whether a field is as it was."""
        named = self.referred.get(field)
        return digest(said(field, self.values[field]) if named is None else ",".join(sorted(named)))

    @property
    def stamp(self) -> str:
        """Who the row is and what it says, for a cell: groups of eight letters, so that it breaks anywhere."""
        whole = MARKS[self.kind] + self.identity + "".join(self.digest(field) for field in FIELDS[self.kind])
        return " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))


def digest(text: str) -> str:
    """Four letters (20 bits) for a text, the same for texts that ``alike`` takes for one."""
    return base64.b32encode(hashlib.sha256(alike(text).encode("utf-8", "replace")).digest())[:_DIGEST].decode().lower()


def alike(text: str) -> str:
    """A text without what programs change of their own accord.

    That is the normal form, the kind of line end, white space beside another, no-break spaces, and signs that a file
    cannot hold.
    """
    kept = _UNWRITABLE.sub("", _BLANKS.sub(" ", text))
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", kept).splitlines())
    return "\n".join(line for line in lines if line)


def said(field: str, text: str) -> str:
    """What is compared of a plain field: names stand in one line, whatever parts their words."""
    return alike(" ".join(text.split()) if field == "name" else text)


def read_stamp(cell: str, kind: Kind) -> tuple[str, dict[str, str]] | None:
    """The identity in a stamp, and the digest of every field ({} where these are damaged); None for no stamp."""
    whole = "".join(cell.split()).lower()
    if whole[:1] != MARKS[kind] or not re.fullmatch(r"[0-9a-f]+", whole[1 : 1 + _IDENTITY]):
        return None
    fields = FIELDS[kind]
    identity, rest = whole[1 : 1 + _IDENTITY], whole[1 + _IDENTITY :]
    if len(identity) < _IDENTITY:
        return None
    if not _STAMP.fullmatch(whole) or len(rest) != _DIGEST * len(fields):
        return identity, {}
    return identity, {field: rest[_DIGEST * at : _DIGEST * (at + 1)] for at, field in enumerate(fields)}


def identity_of(guid: str) -> str:
    """Twelve signs for a row's guid, whatever that looks like."""
    return hashlib.sha256(guid.encode()).hexdigest()[:_IDENTITY]


def book_rows(desk: Desk, kind: Kind) -> list[BookRow]:
    """The codes or themes of the study in tree order."""
    store = desk.store
    codes = store.rows("codes", order="position, id")
    themes = store.rows("themes", order="position, id")
    rows = codes if kind == "code" else themes
    by_id = {row["id"]: row for row in rows}
    theme_by_id = {row["id"]: row for row in themes}
    linked: dict[int, list[Row]] = {}
    if kind == "code":
        for link in store.rows("theme_codes", order="theme_id"):
            linked.setdefault(link["code_id"], []).append(theme_by_id[link["theme_id"]])
    found = []
    for _depth, row in tree(rows):
        above = [by_id[row["parent_id"]]] if row["parent_id"] is not None else []
        values = {field: row[field] for field in FIELDS[kind] if field not in REFERRING}
        values["parent"] = _names(above)
        referred = {"parent": _identities(above)}
        if kind == "code":
            values["theme"] = _names(linked.get(row["id"], ()))
            referred["theme"] = _identities(linked.get(row["id"], ()))
        found.append(BookRow(kind, row["id"], identity_of(row["guid"]), values, referred))
    return found


def _names(rows: Iterable[Row]) -> str:
    return "; ".join(row["name"] for row in rows)


def _identities(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(identity_of(row["guid"]) for row in rows)
