"""What two copies of a study were when they were last one: by a copied file, or by an earlier merge.

A merge leaves a setting ``merged:GUID`` with the guid of the last operation that it took in. So the next merge of the
same two copies begins from there, and what was deleted since is not brought back.
"""

from dataclasses import dataclass
from typing import Literal

from thematic.store.changes_since import Past, State, read_past, read_state, state_at
from thematic.store.tables import Store

MERGED = "merged:"

Kinship = Literal["shared", "apart", "folded"]
"""Whether the common history is known, there is none (begun apart), or its journal was folded away."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the two files: its rows and its operations."""

    store: Store
    state: State
    past: tuple[Past, ...]

    @property
    def newest(self) -> Past:
        """Its last operation."""
        return self.past[-1]

    @property
    def merged(self) -> set[str]:
        """Guids of operations of other copies up to which they were taken in."""
        names = (row["name"] for row in self.state["settings"])
        return {name.removeprefix(MERGED) for name in names if name.startswith(MERGED)}


@dataclass(frozen=True, slots=True)
class Ancestor:
    """The rows that both copies began from (none where that is unknown), and why they are not nearer."""

    kinship: Kinship
    state: State | None
    note: str = ""


def read_copy(store: Store) -> Copy:
    """Everything of a study that a merge looks at."""
    return Copy(store, read_state(store), tuple(read_past(store)))


def find_ancestor(ours: Copy, theirs: Copy) -> Ancestor:
    """The latest state that both copies hold."""
    here = {past.guid: past.id for past in ours.past}
    there = {past.guid: past.id for past in theirs.past}
    shared = [guid for guid in here if guid in there]
    copied_here, copied_there = (here[shared[-1]], there[shared[-1]]) if shared else (0, 0)
    taken_in = max((there[guid] for guid in ours.merged if guid in there), default=0)
    taken_out = max((here[guid] for guid in theirs.merged if guid in here), default=0)

    candidates: list[tuple[Copy, int]] = []
    if taken_in > copied_there:
        candidates.append((theirs, taken_in))
    if taken_out > copied_here:
        nearer = not candidates or _holds_merge(ours, taken_out, theirs=theirs, taken_in=taken_in)
        candidates.insert(0 if nearer else 1, (ours, taken_out))
    note = ""
    for copy, operation in candidates:
        state = state_at(copy.store, operation, copy.state)
        if state is not None:
            return Ancestor("shared", state, note)
        note = "The journal was folded since the last merge; what was deleted since then may come back."
    for copy, operation in ((ours, copied_here), (theirs, copied_there)):
        state = state_at(copy.store, operation, copy.state) if operation else None
        if state is not None:
            return Ancestor("shared", state, note)
    if shared or candidates:
        return Ancestor(
            "folded",
            None,
            "The journal of both copies was folded, so what one of them deleted cannot be told from what the other"
            " added: nothing is deleted.",
        )
    return Ancestor(
        "apart", None, "The copies were begun apart: documents are matched by their text, the rest by name."
    )


def _holds_merge(ours: Copy, operation: int, *, theirs: Copy, taken_in: int) -> bool:
    """Whether our copy had taken in theirs up to ``taken_in`` by the time of ``operation``."""
    state = state_at(ours.store, operation, ours.state)
    wanted = {MERGED + past.guid for past in theirs.past if past.id == taken_in}
    return state is not None and any(row["name"] in wanted for row in state["settings"])
