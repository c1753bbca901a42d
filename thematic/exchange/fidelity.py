"""What became of everything in an import or export: kept, changed or lost, by kind, with examples.

Section 7 of the REFI-QDA standard asks a program to warn about what it loses; here every exchange counts all three.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from thematic.errors import BadInput
from thematic.plurals import count

Fate = Literal["kept", "changed", "lost"]
FATES: tuple[Fate, ...] = ("kept", "changed", "lost")
COLUMNS = ("kind", "fate", "count", "what", "examples")
_EXAMPLES = 3


@dataclass(slots=True)
class FidelityRow:
    """How many things of a kind (a plural noun: "codings") met one fate, what that was, and a few of them."""

    kind: str
    fate: Fate
    what: str = ""
    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Fidelity:
    """The report while an exchange runs. ``direction`` and ``format`` are for its title: import, refi."""

    direction: Literal["import", "export"]
    format: str
    rows: dict[tuple[str, Fate, str], FidelityRow] = field(default_factory=dict)

    def kept(self, kind: str, number: int = 1, *, what: str = "", example: str = "") -> None:
        """``number`` things of a kind came over equal; ``what`` says in which form, where that helps."""
        self._note(kind, "kept", what, number, example)

    def changed(self, kind: str, what: str, *, number: int = 1, example: str = "") -> None:
        """Came over, but not equal: ``what`` is a clause ("became memos", "CR LF line ends became LF")."""
        self._note(kind, "changed", what, number, example)

    def lost(self, kind: str, what: str, *, number: int = 1, example: str = "") -> None:
        """Did not come over: ``what`` says why ("pictures have no place in a study")."""
        self._note(kind, "lost", what, number, example)

    def _note(self, kind: str, fate: Fate, what: str, number: int, example: str) -> None:
        if not number:
            return
        row = self.rows.setdefault((kind, fate, what), FidelityRow(kind, fate, what))
        row.count += number
        if example and example not in row.examples and len(row.examples) < _EXAMPLES:
            row.examples.append(example)

    def table(self) -> list[dict[str, str | int]]:
        """One row a kind, fate and what, in the order in which kinds came, kept first."""
        kinds = {kind: place for place, kind in enumerate(dict.fromkeys(kind for kind, _, _ in self.rows))}
        ordered = sorted(self.rows.values(), key=lambda row: (kinds[row.kind], FATES.index(row.fate)))
        return [
            {
                "kind": row.kind,
                "fate": row.fate,
                "count": row.count,
                "what": row.what,
                "examples": "; ".join(row.examples),
            }
            for row in ordered
        ]

    def losses(self) -> Sequence[FidelityRow]:
        """The rows of what did not come over."""
        return [row for row in self.rows.values() if row.fate == "lost"]

    def refuse_losses(self) -> None:
        """For ``--strict``: raise BadInput, naming what would be lost, where anything would."""
        lost = self.losses()
        if lost:
            told = "; ".join(f"{row.kind} ({row.count:,}: {row.what})" for row in lost[:5])
            more = f" and {count(len(lost) - 5, 'more kind')}" if len(lost) > 5 else ""
            raise BadInput(
                f"This {self.direction} would lose {told}{more}, and --strict was asked for.",
                hint="Without --strict it goes on, and the report says the same.",
            )
