"""A codebook table that was edited in Word or Excel: found, read row by row, compared, and taken back."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from thematic.coding.bookdiff import NEW, BookDiff, Edit, Returned, Side, compare_books
from thematic.coding.bookrows import BookRow, Kind, book_rows, read_stamp
from thematic.coding.codebook import add_code, delete_code
from thematic.coding.tree import put_below
from thematic.errors import BadInput, Conflict, UsageError
from thematic.exchange.book_cells import Grid, read_grids
from thematic.plurals import count
from thematic.report.book_tables import KINDS, known_headings
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.segments import code_use
from thematic.themes.themes import add_theme, change_theme, rename_theme, set_status

COLUMNS = ("what", "name", "field", "here", "there", "rule")
"""How a diff is listed."""

_DATED = re.compile(r"id\D*(\d+)?", re.IGNORECASE)


def compare_book_file(desk: Desk, path: Path, *, prefer: str = "", delete_missing: bool = False) -> BookDiff:
    """What a .docx or .xlsx codebook would change, without changing it; see ``bookdiff.compare_books``.

    Raises UnreadableFile, and BadInput that names the table, row and column of what cannot be taken.
    """
    if prefer not in ("", "ours", "theirs"):
        raise UsageError(f"'{prefer}' is no side.", hint="--prefer ours or --prefer theirs.")
    side: Side | Literal[""] = "ours" if prefer == "ours" else "theirs" if prefer == "theirs" else ""
    grids, notes = read_grids(path)
    theirs, exported, more = read_rows(grids, path.name)
    diff = compare_books(
        {kind: book_rows(desk, kind) for kind in KINDS},
        theirs,
        exported=exported,
        prefer=side,
        delete_missing=delete_missing,
        carried={code: codings for code, (codings, _groups) in code_use(desk.store).items()},
    )
    diff.notes[:0] = [*notes, *more]
    return diff


def read_rows(grids: Sequence[Grid], name: str) -> tuple[dict[Kind, list[Returned]], dict[Kind, int | None], list[str]]:
    """The rows of every table of codes or themes, the highest id when they were written, and what was not read.

    A table that goes on under the one before it, without headings of its own, belongs to it.
    """
    found: dict[Kind, list[Returned]] = {}
    exported: dict[Kind, int | None] = {}
    notes: list[str] = []
    last: tuple[Kind, dict[int, str]] | None = None
    for grid in grids:
        head = _find_head(grid)
        if head is None:
            if last is not None and _goes_on(grid, *last):
                found[last[0]] += _rows(grid, 0, *last)
            continue
        number, kind, columns, unread, highest = head
        if unread:
            notes.append(f"{grid.name}: columns that were not read: {', '.join(unread)}.")
        exported[kind] = max(filter(None, (exported.get(kind), highest)), default=None)
        found.setdefault(kind, []).extend(_rows(grid, number, kind, columns))
        last = (kind, columns)
    if not found:
        raise BadInput(
            f"{name} holds no table of codes or themes.",
            hint="A row of headings must name them: Code and Definition, or Theme and Definition.",
        )
    return found, exported, notes


def _find_head(grid: Grid) -> tuple[int, Kind, dict[int, str], list[str], int | None] | None:
    """The row of headings among the first rows: its number, the kind, fields by column, other headings, highest id."""
    for number, cells in grid.rows[:6]:
        for kind in KINDS:
            known = known_headings(kind)
            columns: dict[int, str] = {}
            unread, highest = [], None
            for place, cell in enumerate(cells):
                heading = " ".join(cell.replace("\u00ad", "").split()).strip(" :*")
                dated = _DATED.fullmatch(heading)
                named = "id" if dated else known.get(fold(heading), "")
                if dated and dated[1]:
                    highest = int(dated[1][:15])
                if named and named in columns.values():
                    raise BadInput(f"{grid.name}: the column '{heading}' stands twice.", hint="Take one of them out.")
                if named:
                    columns[place] = named
                elif heading:
                    unread.append(heading)
            if "name" in columns.values() and len(columns) > 1:
                return number, kind, columns, unread, highest
    return None


def _goes_on(grid: Grid, kind: Kind, columns: Mapping[int, str]) -> bool:
    stamped = next((place for place, name in columns.items() if name == "id"), None)
    return stamped is not None and any(
        len(cells) > stamped and read_stamp(cells[stamped], kind) is not None for _number, cells in grid.rows
    )


def _rows(grid: Grid, after: int, kind: Kind, columns: Mapping[int, str]) -> Iterable[Returned]:
    head = next((cells for number, cells in grid.rows if number == after), None)
    found = []
    for number, cells in grid.rows:
        if number <= after or cells == head:
            continue
        place = f"{grid.name}, row {number}"
        values = {name: cells[column] if column < len(cells) else "" for column, name in columns.items()}
        stamp = values.pop("id", "")
        told = {name for name, text in values.items() if text.strip()}
        if not told or (told == {"name"} and not stamp and sum(1 for cell in cells if cell.strip()) == 1):
            # Empty, or one cell across the table: a caption, or a heading that somebody put in.
            if told and len(columns) <= 2:
                found.append(Returned(kind, place, _tidied(values)))
            continue
        identity, base = read_stamp(stamp, kind) or ("", {})
        found.append(Returned(kind, place, _tidied(values), identity, base))
    return found


def _tidied(values: Mapping[str, str]) -> dict[str, str]:
    """No-break spaces that word processors put in become spaces, and names have single ones."""
    plain = {name: text.replace("\N{NO-BREAK SPACE}", " ").strip() for name, text in values.items()}
    plain["name"] = " ".join(plain["name"].split())
    if "parent" in plain:
        plain["parent"] = " ".join(plain["parent"].split())
    return plain


def refuse_conflicts(diff: BookDiff, name: str) -> None:
    """Raise Conflict where something was changed here and there, and no side is preferred."""
    if diff.open:
        raise Conflict(
            f"{name}: {count(diff.open, 'conflict')}; nothing was written.",
            hint="--prefer ours or --prefer theirs settles all of them; a dry run shows how.",
        )


def take_back(desk: Desk, diff: BookDiff, name: str) -> None:
    """Make a diff's edits and deletions, as one operation. Raises Conflict where a row would stand below itself."""
    refuse_conflicts(diff, name)
    with desk.change("codebook import") as operation:
        taking = _Taking(desk)
        for kind in ("theme", "code"):
            taking.take(kind, [edit for edit in diff.edits if edit.kind == kind])
        for row in diff.deleted:
            if row.kind == "code":
                delete_code(desk, row.name)
            else:
                set_status(desk, row.name, "dropped")
        operation.notes.append(_summary(diff))


def _summary(diff: BookDiff) -> str:
    new = [sum(edit.row is None and edit.kind == kind for edit in diff.edits) for kind in KINDS]
    changed = [sum(edit.row is not None and edit.kind == kind for edit in diff.edits) for kind in KINDS]
    told = [f"{count(n, f'new {kind}')}, {c} changed" for n, c, kind in zip(new, changed, KINDS, strict=True) if n or c]
    if diff.deleted:
        told.append(f"{len(diff.deleted)} taken out")
    return "; ".join(told) + "." if told else "Nothing to change."


class _Taking:
    """Edits into the study: new rows and names first, so that whatever is named is there."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store
        self.ids: dict[str, int] = {row.identity: row.id for kind in KINDS for row in book_rows(desk, kind)}
        self.new: dict[tuple[Kind, str], int] = {}

    def take(self, kind: Kind, edits: Sequence[Edit]) -> None:
        """Take the edits of one kind."""
        self._rename(kind, {e.row.id: e.values["name"] for e in edits if e.row is not None and "name" in e.values})
        for edit in edits:
            fields = {name: text for name, text in edit.values.items() if name != "name"}
            if edit.row is None:
                self.new[kind, fold(edit.values["name"])] = self._add(kind, edit.values["name"], fields)
            elif fields:
                self._change(kind, edit.row, fields)
        self._move(kind, edits)
        if kind == "code":
            for edit in edits:
                if "theme" in edit.referred:
                    self._link(self._id_of(edit), [self._resolve("theme", name) for name in edit.referred["theme"]])

    def _id_of(self, edit: Edit) -> int:
        return edit.row.id if edit.row is not None else self.new[edit.kind, fold(edit.values["name"])]

    def _resolve(self, kind: Kind, identity: str) -> int:
        if identity.startswith(NEW):
            return self.new[kind, identity.removeprefix(NEW)]
        return self.ids[identity]

    def _rename(self, kind: Kind, names: dict[int, str]) -> None:
        """Names may change places: one whose name is still taken waits, and a ring is broken by a name for the time."""
        table = f"{kind}s"
        waiting = dict(names)
        while waiting:
            taken = {row["name_key"]: row["id"] for row in self.store.rows(table, ("id", "name_key"))}
            free = [i for i, name in waiting.items() if taken.get(fold(name), i) == i]
            if not free:
                first = next(iter(waiting))
                passing = f"\N{NULL}{first}"
                self.store.update(table, first, {"name": passing, "name_key": passing})
                continue
            for identity in free:
                name = waiting.pop(identity)
                if kind == "theme":
                    (former,) = self.store.values(table, "name", id=identity)
                    rename_theme(self.desk, former, name)
                else:
                    self.store.update(table, identity, {"name": name})

    def _add(self, kind: Kind, name: str, fields: Mapping[str, str]) -> int:
        if kind == "theme":
            return add_theme(self.desk, name, **fields)
        identity = add_code(self.desk, name, **{field: text for field, text in fields.items() if field != "parked"})
        if fields.get("parked"):
            self.store.update("codes", identity, {"parked": fields["parked"]})
        return identity

    def _change(self, kind: Kind, row: BookRow, fields: dict[str, str]) -> None:
        if kind == "theme":
            (now,) = self.store.rows("themes", id=row.id)
            change_theme(self.desk, now, fields)
        else:
            self.store.update("codes", row.id, fields)

    def _move(self, kind: Kind, edits: Sequence[Edit]) -> None:
        moving = {self._id_of(edit): edit.referred["parent"] for edit in edits if "parent" in edit.referred}
        table = f"{kind}s"
        tops = [identity for identity, parents in moving.items() if not parents]
        was = {row["id"]: row["parent_id"] for row in self.store.rows(table, ("id", "parent_id"))}
        self.store.update_many(table, {"parent_id": None}, [i for i in tops if was[i] is not None])
        below = {identity: self._resolve(kind, parents[0]) for identity, parents in moving.items() if parents}
        put_below(self.store, below, table=table)

    def _link(self, code: int, themes: Sequence[int]) -> None:
        links = {link["theme_id"]: link["id"] for link in self.store.rows("theme_codes", code_id=code)}
        self.store.delete("theme_codes", [link for theme, link in links.items() if theme not in themes])
        self.store.insert_many(
            "theme_codes", ("theme_id", "code_id"), [(theme, code) for theme in themes if theme not in links]
        )
