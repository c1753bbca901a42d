"""What a study's file shows of how it was done: counted once, for checklists and for claims of a method text."""

from dataclasses import dataclass
from functools import cached_property

from thematic.coding.assignments import CONSENSUS, INDEPENDENT
from thematic.coding.blinding import BLIND
from thematic.coding.readings import choose_readings
from thematic.coding.tree import tree
from thematic.store.desk import Desk
from thematic.store.portrait import DocumentFigures, document_figures
from thematic.store.tables import Row
from thematic.store.trail import Step, Trail, read_steps, read_trail

MINUTE = 60_000


@dataclass(frozen=True)
class Facts:
    """Facts of the study on a desk, each worked out when it is first asked for."""

    desk: Desk

    # the sample ----------------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> list[DocumentFigures]:
        """Every document with its figures."""
        return document_figures(self.desk.store)

    @property
    def words(self) -> int:
        """Participants' words in all documents."""
        return sum(document.words for document in self.documents)

    @cached_property
    def cases(self) -> dict[str, int]:
        """How many sites, groups and participants there are; people without a case of their own count as speakers."""
        store = self.desk.store
        counted = {kind: store.count("cases", kind=kind) for kind in ("site", "group", "participant")}
        if not counted["participant"]:
            counted["participant"] = store.count("speakers", role="participant")
        return counted

    @cached_property
    def attributes(self) -> list[tuple[Row, str, dict[str, int]]]:
        """Every attribute with the kind of case that carries it, and how many cases have each value."""
        store = self.desk.store
        kinds = {row["id"]: row["kind"] for row in store.rows("cases", ("id", "kind"))}
        found = []
        for attribute in store.rows("attributes", order="id"):
            values: dict[str, int] = {}
            carriers = set()
            for row in store.rows("case_attributes", attribute_id=attribute["id"], order="value"):
                values[row["value"]] = values.get(row["value"], 0) + 1
                carriers.add(kinds[row["case_id"]])
            if len(carriers) == 1:
                found.append((attribute, carriers.pop(), values))
        return found

    @property
    def minutes(self) -> list[int]:
        """How long each document with times lasts, in whole minutes, ascending."""
        return sorted(round(one.milliseconds / MINUTE) for one in self.documents if one.milliseconds)

    # coding --------------------------------------------------------------------------------------------

    @cached_property
    def coders(self) -> dict[str, int]:
        """Who has codings of their own, or has finished a document, and in how many documents."""
        store = self.desk.store
        names = {row["id"]: row["name"] for row in store.rows("coders", ("id", "name"), order="id")}
        read = {(document.id, coder) for document in self.documents for coder in document.codings}
        read |= self._finished
        return {name: n for one, name in names.items() if (n := sum(coder == one for _document, coder in read))}

    @cached_property
    def _finished(self) -> set[tuple[int, int]]:
        rows = self.desk.store.rows("assignments", layer=INDEPENDENT)
        return {(row["document_id"], row["coder_id"]) for row in rows if row["finished"] is not None}

    def coded_by(self, least: int) -> int:
        """How many documents at least so many coders have coded, or finished."""
        finished: dict[int, set[int]] = {}
        for document, coder in self._finished:
            finished.setdefault(document, set()).add(coder)
        return sum(len(finished.get(one.id, set()) | one.codings.keys()) >= least for one in self.documents)

    @property
    def finished_documents(self) -> int:
        """How many documents somebody has marked as coded to their end."""
        return len({document for document, _coder in self._finished})

    @property
    def settled(self) -> int:
        """How many documents have a finished consensus."""
        rows = self.desk.store.rows("assignments", layer=CONSENSUS)
        return len({row["document_id"] for row in rows if row["finished"] is not None})

    @cached_property
    def rates(self) -> list[tuple[float, str]]:
        """Codings per 1000 participant words in the one reading of each document, with its name, ascending.

        Raises BadInput where several people coded a document and nothing says whose reading counts.
        """
        readings = choose_readings(self.desk, [one.id for one in self.documents])
        rates = []
        for one in self.documents:
            reading = readings.get(one.id)
            if reading is None:
                n = 0
            elif reading.layer == CONSENSUS:
                n = one.settled
            else:
                n = one.codings.get(reading.coder_id or 0, 0)
            if one.words:
                rates.append((1000 * n / one.words, one.name))
        return sorted(rates)

    @cached_property
    def codes(self) -> list[tuple[int, Row]]:
        """Every code with its depth in the tree, from 0."""
        return list(tree(self.desk.store.rows("codes", order="position, id")))

    @cached_property
    def themes(self) -> list[Row]:
        """Every theme that is not dropped."""
        return [row for row in self.desk.store.rows("themes", order="position, id") if row["status"] != "dropped"]

    @cached_property
    def loose_codes(self) -> list[str]:
        """Codes that neither stand under a theme (themselves or through a code above) nor are parked."""
        placed = set(self.desk.store.values("theme_codes", "code_id"))
        loose, under = [], set(placed)
        for _depth, row in self.codes:
            if row["parent_id"] in under:
                under.add(row["id"])
            if row["id"] not in under and not row["parked"]:
                loose.append(row["name"])
        return loose

    # the journal ---------------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> list[Step]:
        """Every operation, without what it touched."""
        return read_steps(self.desk.store)

    @cached_property
    def trail(self) -> Trail:
        """The journal."""
        return read_trail(self.desk.store)

    @cached_property
    def live(self) -> list[Step]:
        """The operations that stand and are work."""
        return [step for step in self.trail.steps if step.is_work and step.undone_by is None]

    @cached_property
    def first_coding(self) -> Step | None:
        """The first operation that added codings; None where nothing was coded, or where the journal was folded."""
        return next((step for step in self.live if "codings" in step.tallies and step.tallies["codings"].added), None)

    @property
    def folded(self) -> bool:
        """Whether part of the journal is folded away, so that what was first can no longer be told."""
        return any(step.state == "folded" for step in self.live)

    def codes_made(self) -> tuple[int, int]:
        """How many codes were made before the first coding and from then on."""
        first = self.first_coding.id if self.first_coding else None
        before = after = 0
        for step in self.live:
            added = step.tallies["codes"].added if "codes" in step.tallies else 0
            if first is None or step.id < first:
                before += added
            else:
                after += added
        return before, after

    def book_before(self) -> bool:
        """Whether a codebook file was read in before anything was coded."""
        first = self.first_coding
        return any(step.verb == "codebook import" and (first is None or step.id < first.id) for step in self.live)

    def days(self, phase: int) -> int:
        """On how many days something was done in a phase."""
        return len({step.day for step in self.live if step.phase == phase})

    def blind(self) -> bool | None:
        """Whether coding was ever blind: True if it is now or the journal shows it, None where that is folded away."""
        if self.desk.store.setting(BLIND) == "on":
            return True
        shown = any(
            touch.table == "settings" and touch.row.get("name") == BLIND and touch.row.get("value") == "on"
            for step in self.live
            for touch in step.touches
        )
        return True if shown else None if self.folded else False

    def memos(self, *kinds: str) -> list[int]:
        """Ids of the memos of some kinds."""
        return list(self.desk.store.values("memos", "id", kind=kinds, order="id"))
