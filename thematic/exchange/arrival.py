"""A project on its way into a study: what each of its things became, and names and texts as a study takes them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from thematic.exchange.fidelity import Fidelity
from thematic.exchange.project import Project, Thing
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Store

_GUID = re.compile(r"[0-9a-f]{32}")
_STORED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Landed:
    """A document of the project as it stands in the study: its row, its name and text, and whether it is new."""

    id: int
    name: str
    text: str
    new: bool


@dataclass(slots=True)
class Arrival:
    """The desk, the project and its fidelity report; for each kind of thing the row that each key became.

    A case may be of two kinds (somebody interviewed alone is a group and a participant). ``unheard`` counts the new
    codings that hold no participant's word.
    """

    desk: Desk
    project: Project
    fidelity: Fidelity
    coders: dict[str, int] = field(default_factory=dict)
    cases: dict[str, dict[str, int]] = field(default_factory=dict)
    documents: dict[str, Landed] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    codings: dict[str, int] = field(default_factory=dict)
    unheard: int = 0

    @property
    def store(self) -> Store:
        """The study's rows."""
        return self.desk.store

    def target(self, thing: Thing, key: str) -> tuple[str, int] | None:
        """The table and row that a memo on this thing hangs on; None where a study has no such row."""
        if thing == "document":
            landed = self.documents.get(key)
            return ("documents", landed.id) if landed else None
        if thing == "case":
            rows = self.cases.get(key)
            return ("cases", next(iter(rows.values()))) if rows else None
        if thing == "speaker":
            document, _slash, name = key.partition("/")
            landed = self.documents.get(document)
            row = self.store.one("speakers", document_id=landed.id, name_key=fold(name)) if landed else None
            return ("speakers", row["id"]) if row else None
        if thing == "question":
            row = self.store.one("questions", name_key=fold(key))
            return ("questions", row["id"]) if row else None
        ids = {"code": self.codes, "coding": self.codings, "theme": self.themes}.get(thing, {})
        return (f"{thing}s", ids[key]) if key in ids else None


class Guids:
    """The guids of a table, so that a key that is one is kept where it is free."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = dict(rows)

    @classmethod
    def of(cls, store: Store, table: str) -> "Guids":
        """Those of a table's rows."""
        return cls({row["guid"]: row["id"] for row in store.rows(table, ("guid", "id"))})

    def row(self, key: str) -> int | None:
        """The id of the row that the key names."""
        return self._rows.get(guid_of(key))

    def claim(self, key: str) -> str:
        """The key as a guid, if it is one that no row has; else ""."""
        guid = guid_of(key)
        if not guid or guid in self._rows:
            return ""
        self._rows[guid] = 0
        return guid


def guid_of(key: str) -> str:
    """A GUID in any of its spellings as a study writes it (32 lower-case hexadecimal digits), "" where it is none."""
    bare = key.strip().strip("{}").replace("-", "").lower()
    return bare if _GUID.fullmatch(bare) else ""


def moment(text: str) -> str:
    """A date and time as a study holds it: ISO 8601 in UTC, "" where it is none. Without a zone it is taken as UTC."""
    if _STORED.fullmatch(text):
        return text
    try:
        read = datetime.fromisoformat(text.strip())
        read = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return ""
    return read.isoformat(timespec="milliseconds" if read.microsecond else "seconds").replace("+00:00", "Z")


def storable(text: str) -> str:
    """A text without what a database cannot hold (NUL, halves of surrogate pairs): each becomes U+FFFD in its place."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    return text if text.isascii() or not _HALF.search(text) else _HALF.sub("\ufffd", text)


def tidy(name: str) -> str:
    """A name on one line with single spaces, otherwise as it was written."""
    return _BREAKS.sub(" ", storable(name)).strip()


def candidates(name: str, *more: str) -> Iterator[str]:
    """What a thing may be called where others have its name: NAME, NAME (MORE), NAME (2), NAME (3), ..."""
    yield name
    for word in more:
        if word:
            yield f"{name} ({word})"
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def free_name(name: str, taken: Iterable[str] | set[str], *more: str) -> str:
    """The first of ``candidates`` whose folded form is not in ``taken``."""
    keys = taken if isinstance(taken, set) else set(taken)
    return next(one for one in candidates(name, *more) if fold(one) not in keys)


def same_text(one: str, other: str) -> bool:
    """Whether two values differ in nothing but normal form and the space around them."""
    return unicodedata.normalize("NFC", one.strip()) == unicodedata.normalize("NFC", other.strip())


def sound_parents(parents: Mapping[str, str], order: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """``parents`` (key to key) without those that are not in ``order`` and those that close a circle; and the keys
    that lost theirs."""
    known, sound, torn = set(order), dict[str, str](), list[str]()
    for key in order:
        parent = parents.get(key, "")
        if not parent:
            continue
        above, seen = parent, {key}
        while above in sound and above not in seen:
            seen.add(above)
            above = sound[above]
        if parent not in known or above in seen:
            torn.append(key)
        else:
            sound[key] = parent
    return sound, torn
