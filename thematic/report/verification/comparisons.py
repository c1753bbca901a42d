"""The contrasts that claims are held against, each worked out once, when a sentence first asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thematic.contrast.result import Contrast, ContrastRow
from thematic.contrast.rows import Kind
from thematic.errors import ThematicError
from thematic.report.verification.topics import Topic
from thematic.store.desk import Desk
from thematic.store.names import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """A comparison that the reader of a manuscript may mean: ``by`` and its ``values`` (None: all), and ``where``."""

    by: str
    values: tuple[str, ...] | None = None
    where: Mapping[str, str] | None = None


class Comparisons:
    """The contrasts of a study by what they compare. ``asked``: those named by the user; without, the design's.

    ``reason`` says why there is none at all, if so.
    """

    def __init__(self, desk: Desk, asked: Sequence[Asked] = ()) -> None:
        self._desk = desk
        self._made: dict[tuple[object, ...], Contrast | ThematicError] = {}
        store = desk.store
        attributes = store.rows("attributes", order="id")
        self.asked = tuple(asked)
        self.declared = [row["name"] for row in attributes if row["design"]]
        self.named = list(dict.fromkeys(one.by for one in asked)) or self.declared
        self.reason = ""
        if not self.named:
            self.reason = "the study has no design to compare by ('thematic cases design', or --by)"
        elif not store.count("codings"):
            self.reason = "nothing in the study is coded yet"

    def check(self) -> None:
        """Raise what is wrong with a comparison that the user named; one that the design gives fails in silence."""
        for one in self.asked:
            made = self._contrast(one.by, one.values, one.where or {}, "code")
            if isinstance(made, ThematicError):
                raise made

    def values(self, attribute: str) -> tuple[str, ...]:
        """The values compared of an attribute, in the study's order."""
        for one in self.asked:
            if fold(one.by) == fold(attribute) and one.values:
                return one.values
        from thematic.transcripts.case_values import Cases

        cases = Cases(self._desk.store)
        found = cases.attribute(attribute)
        carried = self._desk.store.values("case_attributes", "value", attribute_id=found["id"])
        return tuple(cases.ordered(found, carried))

    def row(self, topic: Topic, by: str, where: Mapping[str, str], side: str = "") -> ContrastRow | str:
        """The row of a topic in the comparison by an attribute among the groups of ``where``; else why there is none.

        ``side``: the value that is compared with the rest where there are more than two.
        """
        made = self._contrast(by, self._values_asked(by), where, topic.kind)  # type: ignore[arg-type]
        if isinstance(made, ThematicError):
            return made.sentence.rstrip(".")
        rows = [row for row in made.all_rows if fold(row.row) == fold(topic.name)]
        if len(made.values) > 2:
            rows = [row for row in rows if row.compared.split("/")[0] == side]
        return rows[0] if rows else f"'{topic.name}' is no row of the comparison by {by}"

    def divides(self, topic: Topic, by: str) -> bool:
        """Whether the codebook itself parts an attribute's values: each code of the topic's concept has one side."""
        made = self._contrast(by, self._values_asked(by), {}, "code")
        if isinstance(made, ThematicError):
            return False
        concept = {
            fold(row["name"])
            for row in self._desk.store.rows("codes", ("name", "concept"))
            if row["concept"] and fold(row["concept"]) == fold(topic.concept)
        }
        rows = [row for row in made.all_rows if fold(row.row) in concept]
        return all(0 in (row.groups_a + row.raised_unasked_a, row.groups_b + row.raised_unasked_b) for row in rows)

    def wheres(self, by: str) -> list[Mapping[str, str]]:
        """The filters that the user named for a comparison by an attribute; none: those of the design."""
        return [one.where or {} for one in self.asked if fold(one.by) == fold(by)]

    def _values_asked(self, by: str) -> tuple[str, ...] | None:
        return next((one.values for one in self.asked if fold(one.by) == fold(by)), None)

    def _contrast(
        self, by: str, values: tuple[str, ...] | None, where: Mapping[str, str], kind: Kind
    ) -> Contrast | ThematicError:
        key = fold(by), values, tuple(sorted(where.items())), kind
        if key not in self._made:
            from thematic.contrast.compare import compare

            try:
                self._made[key] = compare(self._desk, by=by, values=values, where=where, rows=kind, baseline=0)
            except ThematicError as error:
                self._made[key] = error
        return self._made[key]
