"""Rows that were made apart and are one: documents with one text, codes with one name, codings of one passage."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thematic.coding.assignments import CONSENSUS
from thematic.store.changes_since import Shape, State
from thematic.store.tables import Row

Ids = Mapping[str, Mapping[int, Any]]
"""For a table, the key of each row of one file."""

ASKED = ("documents", "codes", "themes", "coders", "cases", "attributes", "questions")
"""Tables whose matches are shown and must be confirmed."""

Likeness = Callable[[Row, Ids], tuple[Any, ...]]

LIKE: dict[str, Likeness] = {
    "coders": lambda row, _ids: (row["name_key"],),
    "cases": lambda row, _ids: (row["kind"], row["name_key"]),
    "attributes": lambda row, _ids: (row["name_key"],),
    "speakers": lambda row, ids: (ids["documents"][row["document_id"]], row["name_key"]),
    "questions": lambda row, _ids: (row["name_key"],),
    "codes": lambda row, _ids: (row["name_key"],),
    "codings": lambda row, ids: (
        ids["documents"][row["document_id"]],
        ids["codes"][row["code_id"]],
        # The consensus is nobody's own: the same passage agreed on in both copies is one.
        None if row["layer"] == CONSENSUS else ids["coders"][row["coder_id"]],
        *(row[column] for column in ("layer", "start", "end", "stance")),
    ),
    "decisions": lambda row, ids: (
        ids["documents"][row["document_id"]],
        ids["codes"][row["code_id"]],
        row["readings"],
    ),
    "themes": lambda row, _ids: (row["name_key"],),
    "memos": lambda row, ids: (
        row["target_table"],
        ids[row["target_table"]].get(row["target_id"]) if row["target_table"] else None,
        *(row[column] for column in ("kind", "text", "coder")),
    ),
}
"""By what two rows of different guids are alike; documents by their text, and by name where texts stand twice."""


@dataclass(slots=True)
class Matches:
    """``aliases`` maps guids to the one that stands for both; ``pairs`` are new matches: table, our row, their row."""

    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    pairs: list[tuple[str, Row, Row]] = field(default_factory=list)

    def united(self, table: str) -> set[str]:
        """Keys of rows of a table that are matched for the first time."""
        other = self.aliases.get(table, {})
        guids = (str(ours["guid"]) for name, ours, _theirs in self.pairs if name == table)
        return {other.get(guid, guid) for guid in guids}


def match(ours: State, theirs: State, base: State | None, shape: Shape, *, apart: Iterable[str] = ()) -> Matches:
    """Match rows that only one file has with rows that only the other has; ``apart`` names tables without new matches.

    Of two guids the one that the common history does not know stands for both; where neither is known, ours. (The one
    that it knows went in one copy, and something like it was made anew there.)
    """
    matches = Matches()
    keys: tuple[dict[str, dict[int, Any]], dict[str, dict[int, Any]]] = ({}, {})
    left = set(apart)
    for table in ours:
        if "guid" not in shape.columns[table]:
            continue
        if table in LIKE or table == "documents":
            known = {row["guid"] for row in base[table]} if base else set()
            aliases = matches.aliases.setdefault(table, {})
            for mine, other in _alike(table, ours, theirs, keys):
                new = not {mine["guid"], other["guid"]} & known
                if new and table in left:
                    continue
                if mine["guid"] not in known:
                    aliases[other["guid"]] = mine["guid"]
                elif other["guid"] not in known:
                    aliases[mine["guid"]] = other["guid"]
                else:
                    continue
                if new:
                    matches.pairs.append((table, mine, other))
        other_names = matches.aliases.get(table, {})
        for side, state in zip(keys, (ours, theirs), strict=True):
            side[table] = {row["id"]: other_names.get(row["guid"], row["guid"]) for row in state[table]}
    return matches


def _alike(table: str, ours: State, theirs: State, keys: tuple[Ids, Ids]) -> Iterable[tuple[Row, Row]]:
    mine, other = _only(ours, theirs, table), _only(theirs, ours, table)
    if not mine or not other:
        return []
    if table == "documents":
        return _same_texts(mine, other, ours, theirs)
    like = LIKE[table]
    found = _pairs(mine, other, lambda row: like(row, keys[0]), lambda row: like(row, keys[1]))
    if table == "speakers":
        done = {row["id"] for row, _other in found}, {row["id"] for _row, row in found}
        said = _spoken(ours, keys[0]), _spoken(theirs, keys[1])
        left = [row for row in mine if row["id"] not in done[0]], [row for row in other if row["id"] not in done[1]]
        left = [row for row in left[0] if row["id"] in said[0]], [row for row in left[1] if row["id"] in said[1]]
        found += _pairs(*left, lambda row: said[0][row["id"]], lambda row: said[1][row["id"]])
    return found


def _only(state: State, other: State, table: str) -> list[Row]:
    there = {row["guid"] for row in other[table]}
    return [row for row in state[table] if row["guid"] not in there]


def _pairs(
    mine: list[Row], other: list[Row], like: Callable[[Row], Any], like_other: Callable[[Row], Any]
) -> list[tuple[Row, Row]]:
    """Rows that are alike, each in one pair only."""
    waiting: dict[Any, list[Row]] = {}
    for row in reversed(mine):
        waiting.setdefault(like(row), []).append(row)
    return [(there.pop(), row) for row in other if (there := waiting.get(like_other(row)))]


def _same_texts(mine: list[Row], other: list[Row], ours: State, theirs: State) -> list[tuple[Row, Row]]:
    texts = [{row["id"]: row["text"] for row in state["texts"]} for state in (ours, theirs)]
    named = _pairs(
        mine,
        other,
        lambda row: (texts[0].get(row["id"]), row["name_key"]),
        lambda row: (texts[1].get(row["id"]), row["name_key"]),
    )
    done = {row["id"] for row, _other in named}, {row["id"] for _row, row in named}
    left = [row for row in mine if row["id"] not in done[0]], [row for row in other if row["id"] not in done[1]]
    return named + _pairs(*left, lambda row: texts[0].get(row["id"]), lambda row: texts[1].get(row["id"]))


def _spoken(state: State, keys: Ids) -> dict[int, tuple[Any, ...]]:
    """What each speaker says, as document and numbers of turns: a speaker who was renamed is known by it."""
    said: dict[int, list[int]] = {}
    document: dict[int, Any] = {}
    for turn in state["turns"]:
        if turn["speaker_id"] is not None:
            said.setdefault(turn["speaker_id"], []).append(turn["number"])
            document[turn["speaker_id"]] = keys["documents"][turn["document_id"]]
    return {speaker: (document[speaker], *sorted(numbers)) for speaker, numbers in said.items()}
