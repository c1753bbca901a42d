"""Two copies against what they were when they were last one: row by row, each under the rule that fits.

Changed in one copy only: that copy is right. Changed in both: column by column (``rules``). Deleted in one and changed
in the other: a conflict. Made in one only: it is in.
"""

from collections.abc import Mapping

from thematic.coding.assignments import CONSENSUS
from thematic.exchange.ancestry import MERGED, Kinship
from thematic.exchange.identity import Key, Snapshot
from thematic.exchange.rules import Side, document_of, weigh
from thematic.exchange.telling import Account, many
from thematic.store.tables import Row

WHOLE = ("texts", "turns", "annotations", "speakers", "codings", "decisions")
"""What stands on a document's text."""

AGREED = ("codings", "assignments", "decisions")
"""What the consensus of a document consists of."""

ORDERED = ("codes", "themes")
"""New rows of these go after ours, in their own order."""

Tables = dict[str, dict[Key, Row]]


class Weighing:
    """The rows of both copies on their way to one. ``rows`` is how our copy will be; conflicts go to ``account``.

    ``prefer`` settles conflicts; while nobody has said, ``side`` is ours, so that all that follows can still be seen.
    ``united``: guids of rows made apart that are one. ``renounced``: rows that a settled conflict has taken away, and
    whatever hangs on them goes without another question; ``kept``: rows that one copy deleted and that stay all the
    same. ``removed`` and ``added``: rows that only theirs deleted or made, told at the end, for some come back or go;
    ``returned``: rows that ours had deleted and that come back with what needs them. ``unanswerable`` counts
    conflicts that no side settles.
    """

    def __init__(
        self,
        ours: Snapshot,
        theirs: Snapshot,
        base: Snapshot | None,
        *,
        kinship: Kinship,
        united: Mapping[str, set[str]],
        prefer: Side | None,
        account: Account,
    ) -> None:
        self.ours, self.theirs = ours.rows, theirs.rows
        self.base: Tables = base.rows if base else {table: {} for table in ours.rows}
        self.known = kinship == "shared"
        self.kinship = kinship
        self.united = united
        self.prefer = prefer or ""
        self.side: Side = prefer or "ours"
        self.account = account
        self.rows: Tables = {}
        self.renounced: set[tuple[str, Key]] = set()
        self.kept: list[tuple[str, Key]] = []
        self.removed: list[tuple[str, Key]] = []
        self.added: list[tuple[str, Key]] = []
        self.returned: list[tuple[str, Key]] = []
        self.locks: dict[Key, tuple[str, ...]] = {}
        self.unanswerable = 0
        self._ordered: dict[str, int] = {}

    @property
    def preferred(self) -> Tables:
        """The rows of the side that settles conflicts."""
        return self.ours if self.side == "ours" else self.theirs

    @property
    def verdict(self) -> str:
        """How the rule of a conflict begins: by whom it is settled, if by anybody."""
        return {"ours": "conflict, as here", "theirs": "conflict, as there"}.get(self.prefer, "conflict")

    def weigh_all(self) -> None:
        """Fill ``rows``."""
        self._find_locks()
        for table in self.ours:
            self.rows[table] = dict(self.ours[table])
            if table == "settings":
                self._settings()
            else:
                self._weigh_table(table)
        for document, tables in self.locks.items():
            self._take_whole(document, tables)

    # rows --------------------------------------------------------------------------------------------

    def _weigh_table(self, table: str) -> None:
        ours, theirs, base, rows = self.ours[table], self.theirs[table], self.base[table], self.rows[table]
        for key, other in theirs.items():
            mine = ours.get(key)
            if mine == other or (self.locks and self._is_locked(table, other)):
                continue
            if self._stays_as_here(table, other):
                if table != "speakers":
                    self.account.count(table, key, "as here")
                continue
            before = base.get(key)
            if mine is None:
                self._only_there(table, key, before, other)
            elif before is not None and mine == before:
                rows[key] = other
                self._changed(table, key, mine, other)
            elif before is None or other != before:
                self._weigh_row(table, key, before, mine, other)
        for key in base.keys() - theirs.keys():
            mine = ours.get(key)
            if mine is None or (self.locks and self._is_locked(table, mine)):
                continue
            if mine == base[key]:
                del rows[key]
                self.removed.append((table, key))
            else:
                self._changed_and_deleted(table, key, mine, deleted_here=False)

    def _only_there(self, table: str, key: Key, before: Row | None, other: Row) -> None:
        if before is None:
            self.rows[table][key] = self._after_ours(table, other)
            self.added.append((table, key))
        elif before != other:
            self._changed_and_deleted(table, key, other, deleted_here=True)

    def _weigh_row(self, table: str, key: Key, before: Row | None, mine: Row, other: Row) -> None:
        made_apart = self.kinship != "folded" and ("guid" not in mine or key in self.united.get(table, ()))
        weighed = weigh(table, before, mine, other, made_apart=made_apart, side=self.side)
        for columns in weighed.clashes:
            self.account.clash(
                self.account.noun(table, key),
                self.account.name(table, key),
                f"{self.verdict}: changed in both copies" if self.known else f"{self.verdict}: not the same",
                here=self.account.cells(table, columns, mine),
                there=self.account.cells(table, columns, other),
            )
        self.rows[table][key] = weighed.row
        clashing = {column for columns in weighed.clashes for column in columns}
        if any(weighed.row[column] != mine[column] for column in mine if column not in clashing):
            self._changed(table, key, mine, {**weighed.row, **{column: mine[column] for column in clashing}})

    def _changed(self, table: str, key: Key, mine: Row, new: Row) -> None:
        columns = [
            column for column in mine if mine[column] != new[column] and column not in ("guid", "before", "after")
        ]
        account = self.account
        if table in ("texts", "turns"):
            account.count(table, key, "as there")
            return
        here, there = (account.cells(table, columns, row) for row in (mine, new))
        account.tell(table, key, "as there", here=here, there=there)

    def _changed_and_deleted(self, table: str, key: Key, row: Row, *, deleted_here: bool) -> None:
        keep = (self.side == "theirs") if deleted_here else (self.side == "ours")
        if keep:
            self.rows[table][key] = row
            self.kept.append((table, key))
        else:
            self.rows[table].pop(key, None)
            self.renounced.add((table, key))
        before = self.base[table][key]
        columns = [column for column in row if row[column] != before[column]]
        said = "changed: " + self.account.cells(table, columns, row)
        self.account.clash(
            self.account.noun(table, key),
            self.account.name(table, key),
            f"{self.verdict}: deleted in one copy, changed in the other",
            here="deleted" if deleted_here else said,
            there=said if deleted_here else "deleted",
        )

    def _after_ours(self, table: str, row: Row) -> Row:
        if table not in ORDERED:
            return row
        if table not in self._ordered:
            last, former = (
                max((each["position"] for each in tables[table].values()), default=0)
                for tables in (self.ours, self.base)
            )
            self._ordered[table] = max(0, last - former)
        return row | {"position": row["position"] + self._ordered[table]}

    def _stays_as_here(self, table: str, row: Row) -> bool:
        """Turns and annotations of a text that both have read themselves: ours stay, as do its speakers."""
        if table not in ("turns", "annotations", "speakers") or row["document_id"] not in self.united["documents"]:
            return False
        return table != "speakers" or (
            row["guid"] not in self.ours["speakers"]
            and not any(
                memo["target_table"] == "speakers" and memo["target_id"] == row["guid"]
                for memo in self.theirs["memos"].values()
            )
        )

    def _settings(self) -> None:
        for key, other in self.theirs["settings"].items():
            mine, before = self.ours["settings"].get(key), self.base["settings"].get(key)
            if not other["name"].startswith(MERGED) and other != mine and other != before:
                value = self.account.value("settings", "value", mine) if mine else "(empty)"
                self.account.tell("settings", key, "as here", here=value, there=other["value"])

    # whole documents ---------------------------------------------------------------------------------

    def _find_locks(self) -> None:
        for key in self.ours["texts"].keys() & self.theirs["texts"].keys():
            mine, other = (side["texts"][key]["text"] for side in (self.ours, self.theirs))
            if mine != other and self._both_changed(key[0]):
                self.locks[key[0]] = WHOLE
                self._clash_of_document("text", key[0], "one text, and all that stands on it")
        for key in self.ours["decisions"].keys() & self.theirs["decisions"].keys():
            mine_row, other_row = self.ours["decisions"][key], self.theirs["decisions"][key]
            document = mine_row["document_id"]
            if document in self.locks or mine_row == other_row:
                continue
            made_apart = key in self.united.get("decisions", ())
            before = self.base["decisions"].get(key)
            if weigh("decisions", before, mine_row, other_row, made_apart=made_apart, side=self.side).clashes:
                self.locks[document] = AGREED
                self._clash_of_document("consensus", document, "a passage was decided otherwise; one consensus")

    def _both_changed(self, document: Key) -> bool:
        if document not in self.base["documents"]:
            return True
        before, mine, other = (
            {
                (table, key): row
                for table in WHOLE
                for key, row in tables[table].items()
                if document_of(table, row) == document
            }
            for tables in (self.base, self.ours, self.theirs)
        )
        return mine != before and other != before

    def _clash_of_document(self, what: str, document: Key, why: str) -> None:
        here, there = (
            sum(
                row["document_id"] == document and (what == "text" or row["layer"] == CONSENSUS)
                for row in tables["codings"].values()
            )
            for tables in (self.ours, self.theirs)
        )
        name = self.account.name("documents", document)
        rule = f"{self.verdict}: {why} is taken whole"
        self.account.clash(what, name, rule, here=many(here, "coding"), there=many(there, "coding"))

    def _is_locked(self, table: str, row: Row) -> bool:
        tables = self.locks.get(document_of(table, row), ())
        return table in tables and (tables is not AGREED or row.get("layer", CONSENSUS) == CONSENSUS)

    def _take_whole(self, document: Key, tables: tuple[str, ...]) -> None:
        for table in tables:
            for side in (self.ours, self.theirs):
                for key, row in side[table].items():
                    if document_of(table, row) == document and self._is_locked(table, row):
                        self._take(table, key)

    def _take(self, table: str, key: Key) -> None:
        chosen = self.preferred[table].get(key)
        if chosen is None:
            self.rows[table].pop(key, None)
            self.renounced.add((table, key))
        else:
            self.rows[table][key] = chosen
