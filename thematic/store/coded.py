"""Coded segments joined with where they stand, who said them, and attributes."""

from collections.abc import Sequence
from typing import Any

from thematic.store.tables import Store

_SEGMENTS = """
SELECT codings.id, documents.name, first.number, last.number, speakers.name, codings.start, codings."end",
       codings.quote, codes.name, codings.stance, coders.name, codings.layer, codings.created,
       (SELECT group_concat(text, ' / ') FROM (
          SELECT text FROM memos WHERE target_table = 'codings' AND target_id = codings.id ORDER BY created, id)),
       speakers.role, codings.code_id, speakers.participant_id, documents.group_id, groups.parent_id
FROM codings
JOIN documents ON documents.id = codings.document_id
JOIN codes ON codes.id = codings.code_id
JOIN coders ON coders.id = codings.coder_id
LEFT JOIN cases AS groups ON groups.id = documents.group_id
LEFT JOIN turns AS first ON first.id = (
  SELECT id FROM turns WHERE document_id = codings.document_id AND "end" > codings.start
  ORDER BY "end" LIMIT 1) AND first.start < codings."end"
LEFT JOIN turns AS last ON last.id = (
  SELECT id FROM turns WHERE document_id = codings.document_id AND start < codings."end"
  ORDER BY start DESC LIMIT 1) AND last."end" > codings.start
LEFT JOIN speakers ON speakers.id = first.speaker_id
"""

_LINKS = """
SELECT theme_codes.code_id, themes.name FROM theme_codes JOIN themes ON themes.id = theme_codes.theme_id
WHERE themes.status <> 'dropped' ORDER BY themes.position, themes.name_key
"""

_CASES = ("participant", "group", "site")

_MEMO, _ROLE, _CODE = 13, 14, 15
"""Places in a row of what is fetched."""


def coded_segments(
    store: Store, *, attributes: Sequence[str] = (), joined: bool = False, **equals: int | str
) -> list[tuple[object, ...]]:
    """One row a coding by document and position: id, document, first and last turn, speaker (of the first),
    start, end, quote, code, stance, coder, layer, created, memo, then a value for each of ``attributes``.

    ``equals`` restricts columns of codings. An attribute is looked up at the participant, the group, the site. With
    ``joined`` the attributes follow upon the speaker's role, the code's themes and the words of the quote; a code
    without a theme has those of the nearest code above it that has some.
    """
    condition = " AND ".join(f'codings."{column}" = ?' for column in equals)
    where = f" WHERE {condition}" if condition else ""
    order = ' ORDER BY documents.name_key, codings.start, codings."end", codes.name_key, codings.id'
    cursor = store.connection.execute(_SEGMENTS + where + order, tuple(equals.values()))
    names = dict(store.connection.execute("SELECT id, name FROM cases"))
    values = {
        (case, name): value
        for case, name, value in store.connection.execute(
            "SELECT case_id, attributes.name, value FROM case_attributes"
            " JOIN attributes ON attributes.id = attribute_id"
        )
    }
    themes = themes_of_codes(store) if joined else {}

    def look_up(attribute: str, cases: tuple[int | None, ...]) -> str:
        if attribute in _CASES:
            return str(names.get(cases[_CASES.index(attribute)], ""))
        return str(next((values[case, attribute] for case in cases if (case, attribute) in values), ""))

    def join(row: tuple[Any, ...]) -> tuple[object, ...]:
        return (row[_ROLE] or "", "; ".join(themes[row[_CODE]]), len(row[7].split())) if joined else ()

    return [
        (*row[:_MEMO], row[_MEMO] or "", *join(row), *(look_up(name, row[-3:]) for name in attributes))
        for row in cursor
    ]


def themes_of_codes(store: Store) -> dict[int, tuple[str, ...]]:
    """The names of every code's themes in their order, dropped ones left out: its own, else those of the code above."""
    parents = dict(store.connection.execute("SELECT id, parent_id FROM codes"))
    linked: dict[int, list[str]] = {}
    for code, theme in store.connection.execute(_LINKS):
        linked.setdefault(code, []).append(theme)
    found: dict[int, tuple[str, ...]] = {}
    for code in parents:
        near: int | None = code
        while near is not None and near not in linked:
            near = parents[near]
        found[code] = tuple(linked[near]) if near is not None else ()
    return found
