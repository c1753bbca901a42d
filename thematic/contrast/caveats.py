"""What a reader of a contrast must know before believing it, as values that can be said in nb and en."""

from collections.abc import Mapping
from dataclasses import dataclass

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "words_differ": "The median {unit} says {ratio} times as many words on the side “{side}” ({more} against"
        " {less}), which gives that side an advantage.",
        "no_value": "Left out, because “{attribute}” is not known for them: {names}.",
        "no_group": "Left out, because they belong to no group: {names}.",
        "no_talk": "Left out, because nobody chosen by the filters speaks there: {names}.",
        "no_site": "No site is known for {names}; together they count as one site.",
        "one_sided": "Only one side is present in {names}: these groups are counted, but say nothing to the test.",
        "untestable": "No stratum holds both sides, so that no row can be a tendency or clear.",
        "blank": "Counted as coded and found empty, although the coder who counts was never set to code them: {names}.",
        "no_consensus": "Left out, because their consensus is not finished: {names}.",
        "no_participant": "Left out, because they are tied to no participant: {names}.",
        "same_group": "Groups with several documents: {groups} ({names}; {documents} of {of} documents). The test takes"
        " documents as independent, and these are not: differences look surer than they are. Groups as units count each"
        " group once.",
        "one_side_coded": "Coded on one side only: {rows}. The table cannot tell whether the other side never said it"
        " or the codebook has no code for it there.",
    },
    "nb": {
        "words_differ": "Medianen av ord per {unit} er {ratio} ganger så høy på siden «{side}» ({more} mot {less}),"
        " og det gir den siden en fordel.",
        "no_value": "Holdt utenfor fordi «{attribute}» ikke er kjent: {names}.",
        "no_group": "Holdt utenfor fordi de ikke hører til noen gruppe: {names}.",
        "no_talk": "Holdt utenfor fordi ingen av dem som er valgt ut, snakker der: {names}.",
        "no_site": "Sted er ikke kjent for {names}; de regnes samlet som ett sted.",
        "one_sided": "Bare den ene siden finnes i {names}: gruppene telles, men sier ingenting i testen.",
        "untestable": "Ingen strata har begge sider, så ingen rad kan bli tendens eller tydelig.",
        "blank": "Regnet som kodet uten funn, selv om den som teller, aldri ble satt til å kode dem: {names}.",
        "no_consensus": "Holdt utenfor fordi konsensus ikke er ferdig for dem: {names}.",
        "no_participant": "Holdt utenfor fordi de ikke er knyttet til noen deltaker: {names}.",
        "same_group": "Grupper med flere dokumenter: {groups} ({names}; {documents} av {of} dokumenter). Testen regner"
        " dokumenter som uavhengige, og det er ikke disse: forskjeller ser sikrere ut enn de er. Med grupper som enhet"
        " teller hver gruppe én gang.",
        "one_side_coded": "Bare kodet på én side: {rows}. Tabellen kan ikke si om den andre siden aldri sa det, eller"
        " om kodeboka ikke har noen kode for det der.",
    },
}

UNITS = {
    "en": {"group": "group", "participant": "participant", "document": "document"},
    "nb": {"group": "gruppe", "participant": "deltaker", "document": "dokument"},
}

NAMED = 8
"""How many names a sentence gives before it says how many more there are; rows are all named."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """One warning: its ``kind`` (a key of ``SENTENCES``) and the names and figures that the sentence needs."""

    kind: str
    figures: Mapping[str, str | int | float | tuple[str, ...]]

    def say(self, language: str) -> str:
        """The sentence in "nb" or "en"."""
        shown = {name: _shown(name, value, language) for name, value in self.figures.items()}
        return SENTENCES[language][self.kind].format(**shown)

    def __str__(self) -> str:
        return self.say("en")


def _shown(name: str, value: str | int | float | tuple[str, ...], language: str) -> str:
    if isinstance(value, tuple) and name == "rows":
        return "; ".join(value)
    if isinstance(value, tuple):
        rest = len(value) - NAMED
        more = (f" og {rest} til" if language == "nb" else f" and {rest} more") if rest > 0 else ""
        return ", ".join(value[:NAMED]) + more
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", "," if language == "nb" else ".")
    return UNITS[language][str(value)] if name == "unit" else str(value)
