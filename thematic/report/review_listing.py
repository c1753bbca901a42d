"""Reviews as flat listings: one row an extract, one row a theme, one row a pair of themes."""

from collections.abc import Iterable, Mapping, Sequence

from thematic.report.table import Cell, Table, listing
from thematic.report.words import Words
from thematic.themes.overlap import Overlap
from thematic.themes.signals import Signals

EXTRACTS = (
    *("theme", "group", "site", "document", "turn", "turn_end", "said_by", "start", "end"),
    *("codes", "stance", "codings", "typicality", "outlying", "text"),
)
THEMES = (
    *("theme", "status", "codes", "extracts", "groups", "groups_of", "sites", "sites_of", "participants"),
    *("participants_of", "top_speaker", "top_extracts", "words", "words_of", "median_typicality", "outlying"),
    *("most_shared_with", "passages_shared", "passages_either", "negative_cases", "reviewed_by", "review_outdated"),
)
SHORT = ("theme", "extracts", "groups", "sites", "people", "top", "negative", "reviewed")
OVERLAPS = (
    *("theme_a", "theme_b", "passages_a", "passages_b", "passages_shared", "passages_either", "jaccard_passages"),
    *("characters_shared", "characters_either", "jaccard_characters"),
    *("groups_a", "groups_b", "groups_shared", "groups_either", "jaccard_groups"),
)
OVERLAPS_SHORT = {
    "theme_a": "theme a",
    "theme_b": "theme b",
    "passages": "passages",
    "index_passages": "Jaccard",
    "groups": "groups",
    "index_groups": "Jaccard",
    "characters": "characters",
}
SPARE = ("sites", "top", "characters")
"""Columns that a narrow terminal may do without."""


def extracts_listing(found: Signals) -> Table:
    """One row an extract, in the order of the page; ``codings`` are ids, ``outlying`` is yes or empty."""
    return listing(
        EXTRACTS,
        (
            {
                "theme": found.theme,
                "group": extract.group,
                "site": extract.site,
                "document": extract.document,
                "turn": extract.parts[0].turn,
                "turn_end": extract.parts[-1].turn,
                "said_by": "; ".join(extract.said_by),
                "start": extract.start,
                "end": extract.end,
                "codes": "; ".join(extract.codes),
                "stance": "".join(extract.stances),
                "codings": " ".join(map(str, extract.codings)),
                "typicality": _rounded(extract.typicality),
                "outlying": "yes" if extract.outlying else "",
                "text": extract.text,
            }
            for extract in found.extracts
        ),
    )


def themes_listing(reviewed: Iterable[Signals], *, short: bool = False) -> Table:
    """One row a theme with its signals; ``short`` has each figure with its denominator, for the terminal."""
    rows: list[dict[str, Cell]] = []
    for found in reviewed:
        nearest = next((pair for pair in found.overlaps if pair.passages.both), None)
        coders = [mark.coder for mark in found.marks]
        outdated = [mark.coder for mark in found.marks if mark.changed]
        rows.append(
            {
                "theme": found.theme,
                "status": found.status,
                "codes": len(found.codes),
                "extracts": len(found.extracts),
                "groups": _said(found.groups, short),
                "groups_of": found.groups.of,
                "sites": _said(found.sites, short),
                "sites_of": found.sites.of,
                "participants": _said(found.participants, short),
                "people": _said(found.participants, short),
                "participants_of": found.participants.of,
                "top_speaker": found.top_speaker or None,
                "top_extracts": found.top.n,
                "top": f"{found.top_speaker} {found.top.n}" + ("!" if found.one_voice else ""),
                "words": found.words.n,
                "words_of": found.words.of,
                "median_typicality": _rounded(found.median),
                "outlying": found.outlying,
                "most_shared_with": nearest.b if nearest else None,
                "passages_shared": nearest.passages.both if nearest else None,
                "passages_either": nearest.passages.either if nearest else None,
                "negative_cases": found.negative[0].answer if found.negative else "open",
                "negative": found.negative[0].answer if found.negative else "open",
                "reviewed_by": ", ".join(coders),
                "review_outdated": ", ".join(outdated),
                "reviewed": ", ".join(f"{coder} (older)" if coder in outdated else coder for coder in coders),
            }
        )
    return listing(SHORT if short else THEMES, rows)


def overlaps_listing(pairs: Iterable[Overlap], *, short: bool = False) -> Table:
    """One row a pair of themes; ``short`` has what is shared of what is in either, and Jaccard's index."""
    columns: Sequence[str] | Mapping[str, str] = OVERLAPS_SHORT if short else OVERLAPS
    rows: list[dict[str, Cell]] = []
    for pair in pairs:
        row: dict[str, Cell] = {"theme_a": pair.a, "theme_b": pair.b}
        for name, shared in (("passages", pair.passages), ("characters", pair.characters), ("groups", pair.groups)):
            row |= {
                f"{name}_a": shared.a,
                f"{name}_b": shared.b,
                f"{name}_shared": shared.both,
                f"{name}_either": shared.either,
                f"jaccard_{name}": _rounded(shared.jaccard),
                name: f"{shared.both}/{shared.either}",
                f"index_{name}": Words("en").number(shared.jaccard),
            }
        rows.append(row)
    return listing(columns, rows)


def _said(count: tuple[int, int], short: bool) -> int | str:
    return f"{count[0]}/{count[1]}" if short else count[0]


def _rounded(value: float | None) -> float | None:
    """To six digits: enough for any use, and the same on every machine."""
    return None if value is None else round(value, 6)
