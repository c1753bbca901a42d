"""Writing attributes of cases: names and values compare by their folded form, and one spelling stands for each."""

import unicodedata

from thematic.errors import BadInput
from thematic.store.names import fold
from thematic.store.tables import Store

NOUNS = ("case", "document", "documents", "group", "kind", "participant", "site", "speaker")
"""Columns of listings that an attribute of the same name would hide."""


def refuse_nouns(source: str, *names: str) -> None:
    """Raise BadInput where one of ``names`` cannot be an attribute's."""
    for name in names:
        if fold(name) in NOUNS:
            raise BadInput(
                f"{source}: '{name}' cannot be the name of an attribute.", hint="Leave it out, or call it otherwise."
            )


class AttributeWriter:
    """Values on their way to cases, inside the caller's operation; each attribute is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: dict[str, int] = {}
        self._holders: dict[int, dict[str, dict[int, str]]] = {}

    def write(self, case: int, name: str, value: str) -> None:
        """Give a case a value; an empty one takes it away.

        A value that other cases have in another spelling ("Low" for "low") is written as they have it, since a
        comparison would take the two for different groups.
        """
        attribute = self._attribute(name)
        value = unicodedata.normalize("NFC", value.strip())
        there = self._store.one("case_attributes", case_id=case, attribute_id=attribute)
        holders = self._holders[attribute].setdefault(fold(value), {})
        value = next((spelling for holder, spelling in holders.items() if holder != case), value)
        holders[case] = value
        if there is None and value:
            self._store.insert("case_attributes", {"case_id": case, "attribute_id": attribute, "value": value})
        elif there is not None and not value:
            self._store.delete("case_attributes", there["id"])
        elif there is not None and there["value"] != value:
            self._store.update("case_attributes", there["id"], {"value": value})

    def _attribute(self, name: str) -> int:
        key = fold(name)
        if key not in self._ids:
            row = self._store.one("attributes", name_key=key)
            self._ids[key] = row["id"] if row else self._store.insert("attributes", {"name": name})
            holders = self._holders[self._ids[key]] = {}
            for row in self._store.rows("case_attributes", order="id", attribute_id=self._ids[key]):
                holders.setdefault(fold(row["value"]), {})[row["case_id"]] = row["value"]
        return self._ids[key]
