"""What differs between two snapshots: codes, themes, concepts and links, matched by guid, so that a renamed code is
the same code."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.origins import deleted_codes, ways_of_codings
from thematic.store.tables import Row
from thematic.themes.snapshots import CODE, CONCEPT, THEME, Content, read_snapshot
from thematic.themes.wording import word_diff

COLUMNS = ("kind", "change", "name", "before", "after", "words")
KINDS = {"codes": ("code", CODE), "themes": ("theme", THEME), "concepts": ("concept", CONCEPT)}
PROSE = frozenset({"definition", "include", "exclude", "example", "idea", "scope", "is_not", "label_nb", "label_en"})
"""Fields whose changes are shown word by word."""


def diff(desk: Desk, a: str, b: str) -> list[Row]:
    """What changed from snapshot ``a`` to ``b`` ("now" is the study as it is), as rows of ``COLUMNS``.

    ``change`` is added, removed, "merged into" (``after`` says where the codings of a removed code, or the versions of
    a removed theme, went), renamed, moved, the field that changed, or for a code under other themes than before linked,
    unlinked or relinked. ``words`` are the words that went [-so-] and came {+so+}. Raises NotFound.
    """
    before, after = read_snapshot(desk, a), read_snapshot(desk, b)
    merged = {"codes": _merged_codes(desk, before, after), "themes": _merged_themes(desk, after)}
    rows = [
        row
        for kind, (noun, fields) in KINDS.items()
        for row in _compare(noun, fields, before[kind], after[kind], merged.get(kind, {}))
    ]
    return [*rows, *_links(before, after)]


def _compare(
    noun: str, fields: tuple[str, ...], before: Mapping[str, Row], after: Mapping[str, Row], merged: Mapping[str, str]
) -> Iterator[Row]:
    for guid in sorted(before.keys() | after.keys(), key=lambda guid: _order(before.get(guid), after.get(guid))):
        old, new = before.get(guid), after.get(guid)
        if old is None and new is not None:
            yield _row(
                noun, "added", new["name"], "", str(new["label_nb"] or new["label_en"] or new.get("definition", ""))
            )
        elif new is None and old is not None:
            into = merged.get(guid, "")
            yield _row(noun, "merged into" if into else "removed", old["name"], old["name"], into)
        elif old is not None and new is not None:
            yield from _changed(noun, fields, old, new, before, after)


def _changed(
    noun: str, fields: tuple[str, ...], old: Row, new: Row, before: Mapping[str, Row], after: Mapping[str, Row]
) -> Iterator[Row]:
    if old["name"] != new["name"]:
        yield _row(noun, "renamed", new["name"], old["name"], new["name"])
    if old.get("parent") != new.get("parent"):
        above, below = _name(before, old["parent"]), _name(after, new["parent"])
        yield _row(noun, "moved", new["name"], above or "(top)", below or "(top)")
    for field in fields[1:]:
        if old[field] != new[field]:
            words = word_diff(old[field], new[field]) if field in PROSE and old[field] and new[field] else ""
            yield _row(noun, field, new["name"], old[field], new[field], words)


def _links(before: Content, after: Content) -> Iterator[Row]:
    """A row for each code that is in both and stands under other themes than before."""
    old, new = _themes_of(before), _themes_of(after)
    for guid in sorted(
        before["codes"].keys() & after["codes"].keys(), key=lambda guid: _order(None, after["codes"][guid])
    ):
        was, will = old.get(guid, {}), new.get(guid, {})
        if was.keys() != will.keys():
            change = "linked" if was.keys() < will.keys() else "unlinked" if will.keys() < was.keys() else "relinked"
            yield _row("link", change, after["codes"][guid]["name"], "; ".join(was.values()), "; ".join(will.values()))


def _themes_of(content: Content) -> dict[str, dict[str, str]]:
    """For every code the themes that it stands under: guid and name, in the themes' order."""
    themes = content["themes"]
    found: dict[str, dict[str, str]] = {}
    for theme, code in sorted(content["links"], key=lambda link: _order(None, themes[link[0]])):
        found.setdefault(code, {})[theme] = themes[theme]["name"]
    return found


def _merged_themes(desk: Desk, after: Content) -> dict[str, str]:
    """For each theme (guid) whose versions have gone to another theme: the name that one has in ``after``."""
    guids = {row["id"]: row["guid"] for row in desk.store.rows("themes", ("id", "guid"))}
    went = {row["theme_guid"]: guids[row["theme_id"]] for row in desk.store.rows("theme_versions")}
    return {gone: after["themes"][to]["name"] for gone, to in went.items() if gone != to and to in after["themes"]}


def _merged_codes(desk: Desk, before: Content, after: Content) -> dict[str, str]:
    """For each code (guid) of ``before`` that ``after`` lacks: the codes of ``after`` that its codings went to, and how
    many went to each.

    A coding may have gone on since; what counts is the first code on its way that ``after`` has.
    """
    gone = before["codes"].keys() - after["codes"].keys()
    if not gone:
        return {}
    known = {fold(code["name"]): guid for content in (after, before) for guid, code in content["codes"].items()}
    known |= deleted_codes(desk.store)
    went: dict[str, Counter[str]] = {}
    for way in ways_of_codings(desk.store):
        steps = [known.get(name, "") for name in way.former] + [way.guid]
        for place, guid in enumerate(steps[:-1]):
            target = next((later for later in steps[place + 1 :] if later in after["codes"]), None)
            if guid in gone and target is not None:
                went.setdefault(guid, Counter())[after["codes"][target]["name"]] += 1
    return {
        guid: "; ".join(f"{name} ({many})" for name, many in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
        for guid, counted in went.items()
    }


def _row(noun: str, change: str, name: str, before: str, after: str, words: str = "") -> Row:
    return {"kind": noun, "change": change, "name": name, "before": before, "after": after, "words": words}


def _order(old: Row | None, new: Row | None) -> tuple[Any, ...]:
    row = new or old or {}
    return row.get("position", 0), fold(row["name"])


def _name(rows: Mapping[str, Row], guid: str | None) -> str:
    return str(rows[guid]["name"]) if guid else ""
