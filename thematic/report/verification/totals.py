"""Figures about the material itself: how many groups, sites, documents and participants the study has."""

from collections.abc import Sequence

from thematic.report.verification.counts import Count
from thematic.report.verification.lexicon import Lexicon
from thematic.store.tables import Store


class Totals:
    """The totals of a study."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        documents = store.rows("documents", ("id", "group_id"))
        groups = {row["group_id"] for row in documents} - {None}
        sites = {row["parent_id"] for row in store.rows("cases", ("id", "parent_id"), id=groups)} - {None}
        people = store.values("speakers", "participant_id", role="participant")
        nameless = sum(person is None for person in people)
        self.known = {
            "group": (len(groups) or len(documents), "groups"),
            "site": (len(sites), "sites"),
            "person": (len(set(people) - {None}) + nameless, "participants"),
        }
        self._documents = len(documents)

    def judge(self, text: str, counts: Sequence[Count]) -> tuple[str, str] | None:
        """Whether figures about the material are right; None where the sentence is not about the material.

        A figure that no total fits may be about a part of the material, so that it fails only in a sentence that says
        that it tells of all ("in all", "the material consists of"), and only if it is no part of another figure.
        """
        plain = [count for count in counts if count.of is None and count.unit in self.known]
        if not plain or not self._lexicon.material.search(text):
            return None
        wrong, right = [], []
        for unit in dict.fromkeys(count.unit for count in plain):
            total, noun = self.known[unit]
            said = [count for count in plain if count.unit == unit]
            if any(count.number == total or (unit == "group" and count.number == self._documents) for count in said):
                right.append(f"{total} {noun}")
            elif total and len(said) == 1:
                wrong.append(f"{total} {noun}, not {said[0].number:g}")
        if wrong:
            return "fails", f"The study has {'; '.join(wrong)}."
        return ("holds", f"The study has {', '.join(right)}.") if right else None
