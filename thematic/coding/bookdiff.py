"""A codebook that comes back, held against the study row by row and field by field, before anything is changed.

Each row's stamp says what it was when it left. Changed there only: theirs is taken. Changed here only: ours stays.
Changed in both, and not to the same: a conflict, which one side must settle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from thematic.coding.bookrows import FIELDS, REFERRING, BookRow, Kind, digest, said
from thematic.coding.codebook import checked_fields
from thematic.errors import BadInput, did_you_mean
from thematic.store.names import fold

Side = Literal["ours", "theirs"]
NEW = "new:"
"""Before the folded name of a row that the study does not hold yet, where others hold an identity."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of a table that came back: where it stood, what its cells say (only columns that were there), its stamp.

    ``identity`` is "" where it has no stamp, ``base`` {} where it does not tell what the row was.
    """

    kind: Kind
    place: str
    values: Mapping[str, str]
    identity: str = ""
    base: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it is called now."""
        return self.values["name"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what would change: which row and field, how it is here and there, and what comes of it."""

    what: Kind
    name: str
    field: str
    here: str
    there: str
    rule: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What a row becomes: ``row`` None for a new one; ``referred`` are identities, or "new:" and a folded name."""

    kind: Kind
    row: BookRow | None
    values: Mapping[str, str]
    referred: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class BookDiff:
    """What a codebook that came back would change: lines to show, edits and deletions to make, and what to tell."""

    lines: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    deleted: list[BookRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def open(self) -> int:
        """Conflicts that nobody has settled."""
        return sum(line.rule == "conflict" for line in self.lines)

    @property
    def changes(self) -> int:
        """How many lines change something in the study."""
        return sum(not line.rule.endswith(("conflict", "as here", "stays")) for line in self.lines)


class Comparing:
    """One kind of row on its way to a diff. Themes must be compared first: codes name them."""

    def __init__(
        self,
        kind: Kind,
        ours: Sequence[BookRow],
        theirs: Sequence[Returned],
        *,
        themes: "Comparing | None",
        prefer: Side | Literal[""],
        diff: BookDiff,
    ) -> None:
        self.kind, self.ours, self.theirs = kind, ours, theirs
        self.themes, self.prefer, self.diff = themes, prefer, diff
        self.by_identity = {row.identity: row for row in ours}
        self.pairs: list[tuple[BookRow | None, Returned]] = []
        self._match()
        self.names = self._find_names()
        self.implied: dict[str, str] = {}

    def _match(self) -> None:
        """Rows by their stamps; what has none, or one that another row has too, by name."""
        claimed: dict[str, Returned] = {}
        for row in self.theirs:
            mine = self.by_identity.get(row.identity)
            if mine is None:
                continue
            other = claimed.get(row.identity)
            if other is None or (not self._keeps_name(mine, other) and self._keeps_name(mine, row)):
                claimed[row.identity] = row
        copied = {id(row) for row in self.theirs if row.identity in claimed and claimed[row.identity] is not row}
        if copied:
            names = ", ".join(row.name for row in self.theirs if id(row) in copied)
            self.diff.notes.append(f"Copied from another row, and not taken for it: {names}.")
        left = {fold(mine.name): mine for mine in self.ours if mine.identity not in claimed}
        for row in self.theirs:
            if claimed.get(row.identity) is row:
                self.pairs.append((self.by_identity[row.identity], row))
            else:
                own = Returned(row.kind, row.place, row.values) if id(row) in copied else row
                self.pairs.append((left.pop(fold(row.name), None), own))

    @staticmethod
    def _keeps_name(mine: BookRow, row: Returned) -> bool:
        return fold(row.name) == fold(mine.name) or row.base.get("name") == digest(said("name", row.name))

    def _find_names(self) -> dict[str, str]:
        """Identities by folded name: as the file calls its rows, else as it did before, else as the study does."""
        names = {fold(mine.name): mine.identity for mine in self.ours}
        for mine, row in self.pairs:
            names[fold(row.name)] = mine.identity if mine is not None else NEW + fold(row.name)
        return names

    def compare(self) -> None:
        """Fill the diff with the lines and edits of this kind."""
        self._check_names()
        for mine, row in self.pairs:
            if mine is None:
                self._add(row)
            else:
                self._weigh(mine, row)

    def _check_names(self) -> None:
        seen: dict[str, str] = {}
        for _mine, row in self.pairs:
            if not row.name:
                raise BadInput(f"{row.place}: the {self.kind} has no name.", hint="Fill it in, or take the row out.")
            if fold(row.name) in seen:
                raise BadInput(
                    f"{row.place}: the {self.kind} '{row.name}' stands in {seen[fold(row.name)]} already.",
                    hint="Rename one of them.",
                )
            seen[fold(row.name)] = row.place
            if self.kind == "theme" and ";" in row.name:
                raise BadInput(f"{row.place}: '{row.name}' cannot be a theme's name.", hint="Leave out the ';'.")
        matched = {mine.identity for mine, _row in self.pairs if mine is not None}
        for mine in self.ours:
            if mine.identity not in matched and fold(mine.name) in seen:
                raise BadInput(
                    f"{seen[fold(mine.name)]}: the study has another {self.kind} '{mine.name}', not in the file.",
                    hint="Choose another name.",
                )

    def _add(self, row: Returned) -> None:
        values, referred = self._checked(row), self._referred(row)
        if row.base and self._unedited(row, values):
            self.diff.notes.append(
                f"The {self.kind} '{row.name}' was taken out here and not changed there: it stays out."
            )
            return
        if row.base:
            rule = {"ours": "conflict, as here", "theirs": "conflict, as there"}.get(self.prefer, "conflict")
            self.diff.lines.append(Change(self.kind, row.name, "", "taken out", "changed", rule, conflict=True))
            if self.prefer != "theirs":
                return
        else:
            told = values.get("definition") or values.get("label_nb") or values.get("label_en") or ""
            self.diff.lines.append(Change(self.kind, row.name, "", "", told, "new"))
        self.diff.edits.append(Edit(self.kind, None, values, referred))

    def _unedited(self, row: Returned, values: Mapping[str, str]) -> bool:
        return all(digest(said(name, value)) == row.base[name] for name, value in values.items() if name in row.base)

    def _weigh(self, mine: BookRow, row: Returned) -> None:
        values, referred = self._checked(row), self._referred(row)
        taken: dict[str, str] = {}
        turned: dict[str, tuple[str, ...]] = {}
        for name in FIELDS[self.kind]:
            if name in REFERRING:
                if name not in referred:
                    continue
                same = sorted(referred[name]) == sorted(mine.referred[name])
                theirs = digest(",".join(sorted(referred[name])))
            elif name in values:
                there = said(name, values[name])
                same, theirs = there == said(name, mine.values[name]), digest(there)
            else:
                continue
            before = row.base.get(name)
            if same or before == theirs:
                continue
            conflict = before is not None and before != mine.digest(name)
            rule = _RULES.get(name, "changed")
            if conflict:
                rule = {"ours": "conflict, as here", "theirs": "conflict, as there"}.get(self.prefer, "conflict")
            self.diff.lines.append(
                Change(self.kind, mine.name, name, mine.values[name], row.values[name], rule, conflict=conflict)
            )
            if conflict and self.prefer != "theirs":
                continue
            if name in REFERRING:
                turned[name] = referred[name]
            else:
                taken[name] = values[name]
        if taken or turned:
            self.diff.edits.append(Edit(self.kind, mine, taken, turned))

    def _checked(self, row: Returned) -> dict[str, str]:
        """The plain fields of a row as the study would store them."""
        plain = {name: text.strip() for name, text in row.values.items() if name not in REFERRING}
        if self.kind == "code":
            try:
                checked_fields({"colour": plain.get("colour", "")})
            except BadInput as error:
                raise BadInput(f"{row.place}, colour: {error.sentence}", hint=error.hint) from error
        return plain

    def _referred(self, row: Returned) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        if "parent" in row.values:
            parent = row.values["parent"].strip()
            found["parent"] = (self._named(parent, row),) if parent else ()
        if "theme" in row.values and self.themes is not None:
            names = [name for part in row.values["theme"].split(";") for name in self.themes.parted(part)]
            found["theme"] = tuple(dict.fromkeys(self.themes.theme(name) for name in names))
        return found

    def _named(self, name: str, row: Returned) -> str:
        known = self.names.get(fold(name))
        if known is None:
            names = [mine.name for mine in self.ours] + [other.name for other in self.theirs]
            raise BadInput(
                f"{row.place}, parent: there is no {self.kind} '{name}'.",
                hint=did_you_mean(name, dict.fromkeys(names)),
            )
        return known

    def parted(self, text: str) -> list[str]:
        """The names in a stretch without a semicolon: one that is known, else one a line."""
        if fold(text) in self.names:
            return [text.strip()]
        return [line.strip() for line in text.splitlines() if line.strip()]

    def theme(self, name: str) -> str:
        """The identity of a theme that a code names; one that nobody knows is made."""
        known = self.names.get(fold(name))
        if known is None:
            known = self.names[fold(name)] = NEW + fold(name)
            self.implied[fold(name)] = name
            self.diff.lines.append(Change("theme", name, "", "", "", "new"))
            self.diff.edits.append(Edit("theme", None, {"name": name}, {}))
        return known

    def missing(self, exported: int | None) -> list[BookRow]:
        """Rows of the study that the file does not hold, though they were there when it left: ids to ``exported``."""
        held = {mine.identity for mine, _row in self.pairs if mine is not None}
        return [mine for mine in self.ours if mine.identity not in held and (exported is None or mine.id <= exported)]


_RULES = {"name": "renamed", "parent": "moved", "theme": "themes"}


def compare_books(
    ours: Mapping[Kind, Sequence[BookRow]],
    theirs: Mapping[Kind, Sequence[Returned]],
    *,
    exported: Mapping[Kind, int | None],
    prefer: Side | Literal[""] = "",
    delete_missing: bool = False,
    carried: Mapping[int, int] | None = None,
) -> BookDiff:
    """What the rows of a file would change in those of the study.

    A kind that ``theirs`` lacks is left as it is. ``exported`` holds the highest id of each kind when the file was
    written (None: not known), ``carried`` how many codings each code (by id) has. With ``delete_missing`` codes
    without codings that the file no longer holds go, and themes are dropped; otherwise they are only listed.
    Raises BadInput that names the row and column.
    """
    diff = BookDiff()
    stamped = [row for rows in theirs.values() for row in rows if row.identity]
    known = {row.identity for rows in ours.values() for row in rows}
    if stamped and not any(row.identity in known for row in stamped):
        diff.notes.append("The file comes from another study: its rows are matched by name.")
        theirs = {kind: [Returned(row.kind, row.place, row.values) for row in rows] for kind, rows in theirs.items()}
        exported = {}
    themes = Comparing("theme", ours["theme"], theirs.get("theme", ()), themes=None, prefer=prefer, diff=diff)
    codes = Comparing("code", ours["code"], theirs.get("code", ()), themes=themes, prefer=prefer, diff=diff)
    themes.compare()
    codes.compare()
    for comparing in (codes, themes):
        if comparing.kind in theirs:
            _tell_missing(diff, comparing.missing(exported.get(comparing.kind)), carried or {}, delete=delete_missing)
    return diff


def _tell_missing(diff: BookDiff, rows: Iterable[BookRow], carried: Mapping[int, int], *, delete: bool) -> None:
    for row in rows:
        codings = carried.get(row.id, 0) if row.kind == "code" else 0
        if not delete:
            rule = "not in the file: stays"
        elif codings:
            rule = f"not in the file, has {codings:,} codings: stays"
        else:
            rule = "not in the file: deleted" if row.kind == "code" else "not in the file: dropped"
            diff.deleted.append(row)
        diff.lines.append(Change(row.kind, row.name, "", row.values["definition"], "", rule))
