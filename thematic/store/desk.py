"""The desk: who works on which study, in which language. Every room's functions take one first."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from thematic.store.operations import Operation, operate
from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """A store, the coder's name, the language of tables and reports, and whether changes are only tried."""

    store: Store
    coder: str = ""
    language: str = "nb"
    dry_run: bool = False

    def change(self, verb: str, *, reason: str = "") -> AbstractContextManager[Operation]:
        """An operation in this coder's name (see ``operations.operate``); inside another it joins that."""
        return operate(self.store, verb, coder=self.coder, reason=reason, dry_run=self.dry_run)
