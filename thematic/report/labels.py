"""What codes, themes, concepts, attributes and their values are called in print, in the report's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.store.tables import Store


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by folded name; what has none is called by its name."""

    codes: Mapping[str, str]
    themes: Mapping[str, str]
    concepts: Mapping[str, str]
    attributes: Mapping[str, str]
    values: Mapping[tuple[str, str], str]

    def row(self, name: str, kind: str) -> str:
        """The label of a contrast row: a theme's, a code's or a concept's."""
        if kind == "concept":
            return self.concept(name)
        return (self.themes if kind == "theme" else self.codes).get(fold(name), name)

    def theme(self, names: str) -> str:
        """The labels of one theme, or of several joined with "; "."""
        return "; ".join(self.themes.get(fold(name), name) for name in names.split("; "))

    def concept(self, name: str) -> str:
        """The label of a concept, else its name with hyphens as spaces."""
        return self.concepts.get(fold(name), "") or name.replace("-", " ").replace("_", " ")

    def attribute(self, name: str) -> str:
        """The label of an attribute."""
        return self.attributes.get(fold(name), name)

    def stratum(self, name: str, words: Words) -> str:
        """What a stratum is made of: the site, the group, or a design attribute."""
        return words.say(name) if name in ("site", "group") else self.attribute(name)

    def value(self, attribute: str, value: str, words: Words) -> str:
        """The label of an attribute's value; "rest" is what is left when one value meets all others."""
        known = self.values.get((fold(attribute), value))
        return known or (words.say("rest") if value == "rest" else value)


def load_labels(store: Store, language: str) -> Labels:
    """Every label of the study in ``language`` ("nb" or "en"), else in the other one, else the name."""
    attributes = store.rows("attributes", ("id", "name_key", "name", "label_nb", "label_en"))
    keys = {row["id"]: row["name_key"] for row in attributes}
    return Labels(
        codes=_named(store.rows("codes", ("name_key", "name", "label_nb", "label_en")), language),
        themes=_named(store.rows("themes", ("name_key", "name", "label_nb", "label_en")), language),
        concepts=_named(store.rows("concepts", ("name_key", "label_nb", "label_en")), language),
        attributes=_named(attributes, language),
        values={
            (keys[row["attribute_id"]], row["value"]): label_of(row, language) or row["value"]
            for row in store.rows("attribute_values")
        },
    )


def labels_of(desk: Desk) -> Labels:
    """Every label of the study in the desk's language."""
    return load_labels(desk.store, desk.language)


def label_of(row: Mapping[str, Any], language: str) -> str:
    """The label of a row in ``language``, else in the other language, else its name if it has one."""
    other = "en" if language == "nb" else "nb"
    return str(row[f"label_{language}"] or row[f"label_{other}"] or row.get("name", ""))


def _named(rows: Iterable[Mapping[str, Any]], language: str) -> dict[str, str]:
    return {row["name_key"]: label_of(row, language) for row in rows}
