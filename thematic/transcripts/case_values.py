"""Sites, groups and participants with their attributes, looked up nearest first."""

from collections.abc import Iterable

from thematic.errors import BadInput, NotFound, did_you_mean
from thematic.store.names import fold
from thematic.store.tables import Row, Store

CaseId = int | None


class Cases:
    """The cases of a study in memory: a few thousand rows that every lookup of a comparison goes through."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cases = {row["id"]: row for row in store.rows("cases", ("id", "kind", "name", "parent_id"))}
        self._values: dict[int, dict[int, str]] = {}
        for row in store.rows("case_attributes", ("case_id", "attribute_id", "value")):
            self._values.setdefault(row["attribute_id"], {})[row["case_id"]] = row["value"]

    def attribute(self, name: str) -> Row:
        """The attribute called ``name``; raises NotFound with a suggestion."""
        return self._store.find("attributes", name)

    def declared(self) -> list[Row]:
        """The attributes that the study was designed on."""
        return self._store.rows("attributes", design=1, order="id")

    def name(self, case: CaseId) -> str:
        """The name of a case; none has none."""
        return "" if case is None else str(self._cases[case]["name"])

    def site_of(self, group: CaseId) -> CaseId:
        """The site that a group belongs to, if that is known."""
        site: CaseId = None if group is None else self._cases[group]["parent_id"]
        return site

    def nearest(self, attribute: Row, *cases: CaseId) -> str | None:
        """The value of the first of ``cases`` that has one."""
        values = self._values.get(attribute["id"], {})
        return next((values[case] for case in cases if case in values), None)

    def of_group(self, attribute: Row, group: CaseId) -> str | None:
        """A group's value: its own, else its site's."""
        return self.nearest(attribute, group, self.site_of(group))

    def level(self, attribute: Row) -> set[str]:
        """The kinds of case (site, group, participant) that carry the attribute."""
        return {self._cases[case]["kind"] for case in self._values.get(attribute["id"], {})}

    def ordered(self, attribute: Row, values: Iterable[str]) -> list[str]:
        """Values in the order in which the study declares them, then by name."""
        declared = self._store.values("attribute_values", "value", attribute_id=attribute["id"], order="id")
        found = set(values)
        return [value for value in declared if value in found] + sorted(found.difference(declared))

    def value(self, attribute: Row, text: str) -> str:
        """The value that ``text`` names, as the study writes it; raises NotFound with a suggestion."""
        known = self.ordered(attribute, self._values.get(attribute["id"], {}).values())
        for value in known:
            if fold(value) == fold(text):
                return value
        if not known:
            raise BadInput(f"No case has a value of '{attribute['name']}'.", hint="Set it with 'thematic cases set'.")
        raise NotFound(f"'{attribute['name']}' is never '{text}'.", hint=did_you_mean(text, known))
