"""The results of a study theme by theme: what each is, how far it reaches, quotes, negative cases and contrasts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thematic.coding.tree import descendants
from thematic.contrast.compare import compare
from thematic.contrast.result import Contrast, ContrastRow
from thematic.report.blocks import Block, Heading, Picture, Quotation
from thematic.report.contrast_columns import Setting, row_text, sides
from thematic.report.extracts import Topic
from thematic.report.labels import Labels
from thematic.report.quote_choice import Chosen, Given, choose_quotes, talk_of
from thematic.report.quote_tables import quote_lines
from thematic.report.quotes import shorten
from thematic.report.table import Cell, Column, Line, Note, Table
from thematic.report.theme_tables import theme_rows
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.segments import load_segments
from thematic.themes.negative import NONE_FOUND, answers, negative_cases

QUOTED = 3
"""Quotes of a theme."""

NAMED = 3
"""Rows of each side that the text names; the table has the rest."""


@dataclass(frozen=True, slots=True)
class Section:
    """A theme as it is reported: its row of the theme table and the quotes chosen for it."""

    row: Mapping[str, Any]
    quotes: tuple[Chosen, ...]
    parent: bool


def find_sections(desk: Desk, words: Words, given: Given) -> list[Section]:
    """Every theme that is not dropped, in tree order; ``given`` gains the words quoted.

    A theme above others is quoted on its own codes only: those of its subthemes are quoted there.
    """
    store = desk.store
    rows = list(theme_rows(desk, words))
    parents = {row["parent"] for row in rows if row["parent"]}
    spoken = talk_of(desk)
    sections = []
    for row in rows:
        linked = store.values("theme_codes", "code_id", theme_id=row["id"])
        own = frozenset[int]().union(*(descendants(store, code) for code in linked))
        topic = Topic("theme", row["theme"], own)
        quotes = choose_quotes(desk, topic, count=QUOTED, exchanges=True, given=given, spoken=spoken) if own else []
        sections.append(Section(row, tuple(quotes), row["theme"] in parents))
    return sections


def overview_table(sections: Sequence[Section], words: Words, *, number: str) -> Table:
    """The themes with how many raise them, of how many."""
    rows: list[tuple[Cell, ...]] = []
    for section in sections:
        row = section.row
        shares = [
            words.say("share_of", n=row[name], of=row[f"of_{name}"]) for name in ("groups", "sites", "participants")
        ]
        label = (Line(row["label"], "heading" if row["level"] == 0 else "text", row["level"]),)
        rows.append((label, len(row["codes"]), *shares, row["segments"]))
    return Table(
        (
            Column("theme", words.say("theme"), 6.0),
            Column("codes", words.say("codes"), 1.6, "right"),
            Column("groups", words.say("h_groups"), 2.3, "right"),
            Column("sites", words.say("h_sites"), 2.0, "right"),
            Column("participants", words.say("h_participants"), 2.8, "right"),
            Column("segments", words.say("passages"), 2.2, "right"),
        ),
        tuple(rows),
        number=number,
        caption=words.say("overview_caption"),
        notes=(Note(words.say("overview_note")),),
        alt=words.say("overview_alt"),
        language=words.language,
    )


def reach_by_side(desk: Desk, attributes: Sequence[str]) -> list[Contrast]:
    """In how many groups of each side every theme is raised: the contrast of themes, by each attribute."""
    return [compare(desk, by=attribute, rows="theme", baseline=0) for attribute in attributes]


def theme_section(
    desk: Desk,
    section: Section,
    words: Words,
    labels: Labels,
    *,
    by_side: Sequence[Contrast],
    contrasts: Sequence[tuple[Contrast, Table, Sequence[Picture]]],
    setting: Setting,
) -> Iterator[Block]:
    """A theme: what it is, how far it reaches, its quotes, negative cases as recorded, and its contrasts."""
    row = section.row
    theme = desk.store.one("themes", id=row["id"]) or {}
    yield Heading(row["label"], 2 if row["level"] == 0 else 3)
    if theme["definition"]:
        yield Line(theme["definition"])
    for name in ("idea", "scope", "is_not"):
        if theme[name]:
            yield Line(theme[name], lead=words.say(f"theme_{name}"))
    yield Line(" ".join(_reach(section, words, labels, by_side)))
    yield from (Quotation(tuple(quote_lines(one.extract, words, said_by=True))) for one in section.quotes)
    yield from _negative_cases(desk, row, words, labels)
    for contrast, table, pictures in contrasts:
        yield from contrast_blocks(contrast, table, pictures, setting)


def _reach(section: Section, words: Words, labels: Labels, by_side: Sequence[Contrast]) -> Iterator[str]:
    row = section.row
    if not row["segments"]:
        yield words.say("theme_nothing")
        return
    names = ("groups", "sites", "participants", "of_groups", "of_sites", "of_participants", "segments")
    yield words.say("theme_reach" if row["of_sites"] else "theme_reach_no_sites", **{name: row[name] for name in names})
    if section.parent:
        yield words.say("theme_with")
    unasked = 0
    for contrast in by_side:
        found = [one for one in contrast.all_rows if one.row == row["theme"]]
        counts = _side_counts(contrast, found)
        if any(n < of for n, of in counts):
            sides = [
                words.say("theme_side", value=labels.value(contrast.by, value, words), n=n, of=of)
                for value, (n, of) in zip(contrast.values, counts, strict=True)
            ]
            yield words.say("theme_by", attribute=labels.attribute(contrast.by), sides=words.joined(sides))
            unasked = max(unasked, sum(one.raised_unasked_a + one.raised_unasked_b for one in found[:1]))
    if unasked:
        yield words.say("theme_by_asked", groups=words.count(unasked, "group"))


def _side_counts(contrast: Contrast, rows: Sequence[ContrastRow]) -> list[tuple[int, int]]:
    """The groups of each value, of how many; of two values one row tells both, of more each has its own."""
    if len(contrast.values) == 2:
        return [(side[0], side[1]) for row in rows for side in ((row.groups_a, row.of_a), (row.groups_b, row.of_b))]
    return [(row.groups_a, row.of_a) for row in rows]


def _negative_cases(desk: Desk, row: Mapping[str, Any], words: Words, labels: Labels) -> Iterator[Block]:
    """What people have recorded on the theme and its codes, in their words, with the passages that they point to."""
    store = desk.store
    names = {one["id"]: one["name"] for one in store.rows("codes", ("id", "name"), id=row["reached"])}
    on_codes = answers(store, "code")
    found = [("", case) for case in negative_cases(store, "theme", row["id"])]
    found += [(name, case) for code, name in names.items() for case in on_codes.get(code, ())]
    for place, (code, case) in enumerate(found):
        if case.answer == NONE_FOUND:
            text = f"{words.say('negative_none_found', coder=case.coder)} {case.text}".strip()
        else:
            text = case.text or words.say("negative_handled")
        if code:
            text = words.say("negative_on", label=labels.row(code, "code"), text=text)
        yield Line(text, lead=words.say("negative_cases") if place == 0 else "")
        if case.coding is not None:
            for segment in load_segments(store, [case.coding]):
                said = f"{words.say('opening')}{shorten(segment.text.strip())}{words.say('closing')}"
                line = Line(said, "quote", tail=f"({segment.said_by})", language=segment.language)
                yield Quotation((line,))


def contrast_blocks(contrast: Contrast, table: Table, pictures: Sequence[Picture], setting: Setting) -> Iterator[Block]:
    """What a contrast shows in words, its table, and its pictures."""
    told = list(_told(contrast, table.number, setting))
    told += [setting.words.say("pair_picture", number=one.number) for one in pictures[:1]]
    yield Line(" ".join(told))
    yield table
    yield from pictures


def _told(contrast: Contrast, number: str, setting: Setting) -> Iterator[str]:
    """What a contrast's table shows: how many rows, and on each side those that differ most."""
    words, labels = setting.words, setting.labels
    where = ", ".join(labels.value(name, value, words) for name, value in contrast.where.items())
    if len(contrast.values) == 2:
        a, b = (labels.value(contrast.by, value, words) for value in contrast.values)
        yield words.say("pair_intro_where" if where else "pair_intro", number=number, a=a, b=b, where=where)
    else:
        yield words.say("each_intro", number=number, by=labels.attribute(contrast.by))
    raised = [row for row in contrast.all_rows if row.groups_a or row.groups_b]
    counts = {label: sum(row.label == label for row in raised) for label in ("clear", "tendency", "shared")}
    told = [words.say(f"pair_{label}", n=n) for label, n in counts.items() if n or label == "clear"]
    said = words.joined(told) if any(counts.values()) else words.say("pair_none")
    yield words.say("pair_counts", rows=words.count(len(raised), "row"), counts=said)
    rest = len(raised) - sum(counts.values())
    if rest and any(counts.values()):
        yield words.say("pair_rest", n=rest)
    for side in sides(contrast):
        rows = [
            row
            for row in contrast.all_rows
            if row.compared == side.compared and row.more_often == side.value and row.label in ("clear", "tendency")
        ]
        if rows:
            widest = sorted(rows, key=lambda row: -abs(row.difference or 0.0))[:NAMED]
            named = "; ".join(_named(row, contrast, side.first, setting) for row in widest)
            yield words.say("pair_side", rows=named, value=labels.value(contrast.by, side.value, words))


def _named(row: ContrastRow, contrast: Contrast, first: bool, setting: Setting) -> str:
    here, there = (row.groups_a, row.of_a), (row.groups_b, row.of_b)
    if not first:
        here, there = there, here
    label = row_text(row, contrast, setting)
    return setting.words.say("pair_row", label=label, n=here[0], of=here[1], m=there[0], of_other=there[1])
