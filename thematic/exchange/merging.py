"""Coders' copies of one study brought together: compared first, then written as one operation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thematic.errors import BadInput, Conflict, UsageError
from thematic.exchange.ancestry import MERGED, Ancestor, Copy, find_ancestor, read_copy
from thematic.exchange.identity import Snapshot, identify
from thematic.exchange.matching import ASKED, Matches, match
from thematic.exchange.mending import mend
from thematic.exchange.naming import tell_names_apart
from thematic.exchange.rules import SIDES
from thematic.exchange.telling import NOUN, Account, Difference, many
from thematic.exchange.threeway import Tables, Weighing
from thematic.exchange.writing import Changes, Writer, find_changes
from thematic.store.bulk import newest_operation
from thematic.store.changes_since import Shape, read_shape
from thematic.store.copies import opened_copy
from thematic.store.desk import Desk

COLUMNS = ("what", "name", "here", "there", "rule")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a merge would do, and what it needs to know first.

    ``conflicts`` need a side that is preferred; ``refusals`` of them no side settles. ``matches`` are rows made apart
    that would become one, and need a yes.
    """

    other: Path
    differences: tuple[Difference, ...]
    conflicts: int
    refusals: int
    matches: int
    prefer: str
    notes: tuple[str, ...]
    _newest: int
    _shape: Shape
    _ours: Snapshot
    _rows: Tables
    _changes: Changes

    @property
    def open(self) -> int:
        """Conflicts without an answer."""
        return self.refusals if self.prefer else self.conflicts

    @property
    def changes(self) -> bool:
        """Whether the merge would change anything."""
        return bool(self._changes)


def compare(
    desk: Desk,
    other: Path,
    *,
    prefer: str = "",
    rename_codes: bool = False,
    rename_documents: bool = False,
    unrelated: bool = False,
) -> Comparison:
    """What merging the study file ``other`` into this one would do; neither file is changed.

    ``prefer`` ("ours" or "theirs") settles conflicts. ``rename_codes``: codes of one name that were made apart stay
    two; ``rename_documents``: theirs of our name with another text comes in beside ours. ``unrelated`` takes a study
    that was begun apart and shares no document with this one. Raises BadInput, UsageError, StudyFileError.
    """
    side = next((side for side in SIDES if side == prefer), None)
    if prefer and side is None:
        raise UsageError(f"'{prefer}' is no side.", hint="Sides are ours and theirs.")
    store = desk.store
    if other.exists() and other.samefile(store.path):
        raise UsageError(f"{other} is this study itself.", hint="Name the other coder's copy.")
    newest = newest_operation(store)
    ours, shape = read_copy(store), read_shape(store)
    with opened_copy(other) as opened:
        theirs = read_copy(opened)
        ancestor = find_ancestor(ours, theirs)
    if ancestor.kinship == "apart" and not unrelated:
        _refuse_stranger(ours, theirs, other)
    matches = match(ours.state, theirs.state, ancestor.state, shape, apart=("codes",) if rename_codes else ())
    here, there = (identify(copy.state, shape, matches.aliases) for copy in (ours, theirs))
    base = identify(ancestor.state, shape, matches.aliases) if ancestor.state is not None else None
    account = Account(shape, [here, there, *([base] if base else [])])
    asked = _tell_matches(account, matches)
    weighing = Weighing(
        here,
        there,
        base,
        kinship=ancestor.kinship,
        united={table: matches.united(table) for table in ours.state},
        prefer=side,
        account=account,
    )
    weighing.weigh_all()
    mend(weighing, shape)
    for rule, told in (("added", weighing.added), ("comes back with it", weighing.returned)):
        for table, key in told:
            if key in weighing.rows[table]:
                account.count(table, key, rule)
    for table, key in weighing.removed:
        stays = key in weighing.rows[table]
        account.count(table, key, "stays with what needs it" if stays else "removed", here=True)
    renamed = [table for table, wanted in (("codes", rename_codes), ("documents", rename_documents)) if wanted]
    tell_names_apart(weighing, here=store.path.stem, there=other.stem, rename=renamed)
    changes = find_changes(ours.state, here, weighing.rows, matches.aliases)
    _leave_record(weighing, ours, theirs, changes, other)
    return Comparison(
        other=other,
        differences=account.differences(new_documents=changes.new["documents"]),
        conflicts=len(account.conflicts),
        refusals=weighing.unanswerable,
        matches=asked,
        prefer=prefer,
        notes=_notes(ancestor, changes, other),
        _newest=newest,
        _shape=shape,
        _ours=here,
        _rows=weighing.rows,
        _changes=changes,
    )


def merge(desk: Desk, comparison: Comparison, *, yes: bool = False) -> None:
    """Write a comparison as one operation; ``yes`` says that its matches are right.

    Raises Conflict where conflicts are open or the study was changed since the comparison, UsageError without a yes.
    """
    refuse_conflicts(comparison)
    if comparison.matches and not yes:
        raise UsageError(
            f"{comparison.other.name}: what was made apart and is alike would become one, and nobody said yes.",
            hint="Look at them with a dry run, and add --yes.",
        )
    with desk.change("merge", reason=comparison.other.name) as operation:
        if newest_operation(desk.store) != comparison._newest:
            raise Conflict("The study was changed while it was compared.", hint="Try again.")
        if comparison.changes:
            Writer(desk.store, comparison._shape, comparison._ours, comparison._rows, comparison._changes).write()
            operation.notes.extend(comparison.notes)


def refuse_conflicts(comparison: Comparison) -> None:
    """Raise Conflict where a question is left open."""
    if comparison.refusals:
        raise Conflict(
            f"{comparison.other.name}: {many(comparison.refusals, 'document')} of ours and theirs share a name and"
            " differ in the text; nothing was written.",
            hint="--rename-documents brings theirs in under another name.",
        )
    if comparison.open:
        raise Conflict(
            f"{comparison.other.name}: {many(comparison.open, 'conflict')}; nothing was written.",
            hint="--prefer ours or --prefer theirs settles all of them; a dry run shows how.",
        )


def _refuse_stranger(ours: Copy, theirs: Copy, other: Path) -> None:
    mine, their = ({row["text"] for row in copy.state["texts"]} for copy in (ours, theirs))
    if not mine & their:
        raise BadInput(
            f"{other} seems to be another study: it shares neither a history nor a document with this one.",
            hint="Add --unrelated to take it in all the same.",
        )


def _tell_matches(account: Account, matches: Matches) -> int:
    """A line for every match that must be confirmed; the others are counted."""
    asked = 0
    for table, mine, other in matches.pairs:
        key = matches.aliases[table].get(mine["guid"], mine["guid"])
        if table in ASKED:
            asked += 1
            rule = "the same (one text)" if table == "documents" else "the same (one name)"
            account.tell(table, key, rule, here=mine["name"], there=other["name"])
        elif table == "codings":
            account.count(table, key, "the same", here=True)
    return asked


def _leave_record(weighing: Weighing, ours: Copy, theirs: Copy, changes: Changes, other: Path) -> None:
    """Note what this merge takes in, and what theirs had taken in before; if it neither changes nor settles anything,
    nothing."""
    known = {past.guid for past in ours.past} | ours.merged
    for guid in sorted({theirs.newest.guid, *theirs.merged} - known) if changes or weighing.account.conflicts else ():
        key = (MERGED + guid,)
        weighing.rows["settings"][key] = {"name": MERGED + guid, "value": other.name}
        changes.new["settings"].append(key)


def _notes(ancestor: Ancestor, changes: Changes, other: Path) -> tuple[str, ...]:
    notes = [ancestor.note] if ancestor.note else []
    new, changed, gone = changes.counts()
    if changes:
        said = (_counted(counts, word) for counts, word in ((new, "added"), (changed, "changed"), (gone, "removed")))
        notes.append(f"From {other.name}: {'; '.join(part for part in said if part) or 'nothing new'}.")
    return tuple(notes)


def _counted(counts: Counter[str], word: str) -> str:
    told = [many(number, NOUN[table]) for table, number in counts.items() if table != "settings"]
    return f"{_listed(told)} {word}" if told else ""


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else str(last)
