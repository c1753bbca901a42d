"""What a theme was said to be, version by version: kept whenever its name, wording or definition changes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from thematic.store.desk import Desk
from thematic.store.tables import Row, Store
from thematic.themes.wording import word_diff

FIELDS = ("label_nb", "label_en", "definition", "idea", "scope", "is_not")
"""What ``edit_theme`` can change; the name has a verb of its own."""

KEPT = ("name", *FIELDS)
"""What a version holds."""


def keep_version(desk: Desk, theme: int, *, reason: str = "") -> None:
    """Write down what a theme (by id) is now, inside an operation that is open."""
    row = desk.store.rows("themes", id=theme)[0]
    _keep(desk, row, coder=desk.coder, reason=reason.strip())


def keep_former(desk: Desk, row: Row) -> None:
    """Before the first change that is kept: what the theme had said until then, by whom is not known."""
    if any(row[name] for name in FIELDS) and not desk.store.count("theme_versions", theme_id=row["id"]):
        _keep(desk, row, coder="", reason="", created=row["created"])


def _keep(desk: Desk, row: Row, **more: str) -> None:
    kept = {name: row[name] for name in KEPT}
    desk.store.insert("theme_versions", {"theme_id": row["id"], "theme_guid": row["guid"], **kept, **more})


def list_versions(desk: Desk, theme: str) -> list[Row]:
    """A theme's versions, the oldest first: ``version`` from 1, created, coder, reason, theme (its name then),
    ``field`` and ``change``, the text where it is new, else the words that went and came (see ``wording``); one row
    a field that changed.

    Versions of a theme that was merged into it are told apart by their name, and numbered along by date.
    """
    store = desk.store
    row = store.find("themes", theme)
    before: dict[str, Mapping[str, Any]] = {}
    listed = []
    versions = store.rows("theme_versions", theme_id=row["id"], order="created, id")
    for number, version in enumerate(versions, start=1):
        former = before.get(version["theme_guid"], {})
        changed = [name for name in KEPT if version[name] != former.get(name, "")]
        before[version["theme_guid"]] = version
        for name in changed or [""]:
            listed.append(
                {
                    "version": number,
                    "created": version["created"],
                    "coder": version["coder"],
                    "theme": version["name"],
                    "field": name,
                    "change": _change(former.get(name, ""), version[name]) if name else "",
                    "reason": version["reason"],
                }
            )
    return listed


def _change(before: str, after: str) -> str:
    return word_diff(before, after) if before else after


def count_versions(store: Store) -> dict[int, int]:
    """How many versions of each theme are kept."""
    return Counter(store.values("theme_versions", "theme_id"))
