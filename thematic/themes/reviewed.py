"""Who has reviewed which theme, and whether the codes or codings under it have changed since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from thematic.coding.coders import require_coder
from thematic.coding.readings import choose_readings
from thematic.errors import BadInput, NotFound
from thematic.store.desk import Desk
from thematic.store.evidence import Reading
from thematic.store.later import Change, changes_after, written_by
from thematic.store.operations import now
from thematic.store.tables import Store
from thematic.themes.reach import reach, subthemes

WATCHED = ("codings", "codes", "theme_codes", "themes")


@dataclass(frozen=True, slots=True)
class Mark:
    """A coder's mark on a theme. ``changed`` is the last operation since then that changed what stands under the
    theme, None where there is none."""

    theme: int
    coder: str
    created: str
    note: str
    changed: Change | None = None


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under a theme: its codes and subthemes (ids), and the readings that count."""

    codes: set[int]
    themes: set[int]
    readings: Mapping[int, Reading]

    def is_touched(self, change: Change) -> bool:
        """Whether a change is one of a coding that counts, a code, a link or a subtheme under the theme."""
        images = [image for image in (change.before, change.after) if image]
        if change.table == "codings":
            return any(image["code_id"] in self.codes and self._counts(image) for image in images)
        if change.table == "codes":
            return change.row_id in self.codes or any(image["parent_id"] in self.codes for image in images)
        if change.table == "theme_codes":
            return any(image["theme_id"] in self.themes for image in images)
        dropped = {image.get("status") == "dropped" for image in (change.before, change.after)}
        moved = change.before.get("parent_id") != change.after.get("parent_id") or len(dropped) == 2
        return moved and any(image["parent_id"] in self.themes for image in images)

    def _counts(self, coding: Mapping[str, object]) -> bool:
        reading = self.readings.get(int(str(coding["document_id"])))
        if reading is None or reading.layer != coding["layer"]:
            return False
        return reading.coder_id in (None, coding["coder_id"])


def mark_reviewed(desk: Desk, theme: str, *, note: str = "", reviewed: bool = True) -> None:
    """Set the coder's mark on a theme, anew where there is one, or take it away.

    The first mark makes a candidate a reviewed theme; with the last one it is a candidate again. Raises NotFound where
    there is no mark to take away.
    """
    store = desk.store
    row = store.find("themes", theme)
    if row["status"] == "dropped" and reviewed:
        raise BadInput(
            f"'{row['name']}' is dropped.",
            hint=f"Take it up again with 'thematic theme status {row['name']} candidate'.",
        )
    with desk.change("theme reviewed") as operation:
        mark = {"theme_id": row["id"], "coder_id": require_coder(desk, desk.coder)}
        there = store.one("theme_reviews", **mark)
        if not reviewed:
            if there is None:
                raise NotFound(
                    f"{desk.coder} has no mark on '{row['name']}'.", hint="'thematic theme review' shows them."
                )
            store.delete("theme_reviews", there["id"])
            status = "candidate" if not store.count("theme_reviews", theme_id=row["id"]) else row["status"]
            if row["status"] == "reviewed" != status:
                store.update("themes", row["id"], {"status": status})
                operation.notes.append(f"'{row['name']}' is a candidate again.")
            return
        if there is None:
            store.insert("theme_reviews", {**mark, "note": note.strip()})
        else:
            kept = note.strip() or there["note"]
            store.update("theme_reviews", there["id"], {"note": kept, "created": now()[:19] + "Z"})
        if row["status"] == "candidate":
            store.update("themes", row["id"], {"status": "reviewed"})
            operation.notes.append(f"'{row['name']}' is a reviewed theme now.")


def review_marks(desk: Desk) -> dict[int, list[Mark]]:
    """The marks of every theme that has any, by coder."""
    store = desk.store
    rows = store.rows("theme_reviews", order="theme_id, coder_id")
    coders = {row["id"]: row["name"] for row in store.rows("coders", ("id", "name"))}
    latest = _latest_changes(desk, "theme_reviews", {row["id"]: row["theme_id"] for row in rows})
    marks: dict[int, list[Mark]] = {}
    for row in rows:
        mark = Mark(row["theme_id"], coders[row["coder_id"]], row["created"], row["note"], latest(row["id"]))
        marks.setdefault(row["theme_id"], []).append(mark)
    return marks


def reviewers(store: Store) -> dict[int, list[str]]:
    """Who has a mark on each theme that has any."""
    coders = {row["id"]: row["name"] for row in store.rows("coders", ("id", "name"))}
    found: dict[int, list[str]] = {}
    for row in store.rows("theme_reviews", order="theme_id, coder_id"):
        found.setdefault(row["theme_id"], []).append(coders[row["coder_id"]])
    return found


def changes_since_answers(desk: Desk) -> dict[int, Change]:
    """For each negative case recorded on a theme (id) the last change of what stands under it, where there is one."""
    cases = desk.store.rows("negative_cases", ("id", "theme_id"))
    themes = {case["id"]: case["theme_id"] for case in cases if case["theme_id"] is not None}
    latest = _latest_changes(desk, "negative_cases", themes)
    return {case: change for case in themes if (change := latest(case)) is not None}


def _latest_changes(desk: Desk, table: str, theme_of: Mapping[int, int]) -> Callable[[int], Change | None]:
    """The last change under a row's theme after the row was written; a folded journal remembers what came after."""
    store = desk.store
    if not theme_of:
        return lambda row: None
    written = written_by(store, table)
    changes = changes_after(store, min(written.get(row, 0) for row in theme_of), WATCHED)
    codes, themes = reach(store), subthemes(store)
    readings = choose_readings(desk, store.values("documents", "id"))

    def latest(row: int) -> Change | None:
        under = Under(codes[theme_of[row]], themes[theme_of[row]], readings)
        since = written.get(row, 0)
        return next((c for c in reversed(changes) if c.is_later(since) and under.is_touched(c)), None)

    return latest
