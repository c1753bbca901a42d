"""Quotes as tables: flat for files that programs read, and set for people to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from thematic.coding.tree import tree
from thematic.report.extracts import Extract, Said, find_topic
from thematic.report.files import check_suffix, write_table
from thematic.report.labels import load_labels
from thematic.report.quote_choice import Chosen, Given, choose_quotes
from thematic.report.quotes import shorten
from thematic.report.table import Cell, Column, Line, Note, Table, listing
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk

FLAT = (
    *("number", "topic", "kind", "quote", "said_by", "document", "turn", "turn_end", "group", "site", "codes"),
    *("closeness", "closeness_rank", "closeness_of", "nth_of_site", "nth_of_group", "nth_of_participant", "why"),
)
GLANCE = ("quote", "said_by", "why")


def pick_quotes(desk: Desk, *, theme: str = "", code: str = "", concept: str = "", **options: Any) -> list[Chosen]:
    """Quotes on a theme, code or concept, or on every theme that is not dropped; see ``choose_quotes``."""
    if theme or code or concept:
        return choose_quotes(desk, find_topic(desk, theme=theme, code=code, concept=concept), **options)
    themes = [row for row in desk.store.rows("themes", order="position, name_key") if row["status"] != "dropped"]
    given = Given()
    topics = [find_topic(desk, theme=row["name"]) for _level, row in tree(themes)]
    return [one for topic in topics for one in choose_quotes(desk, topic, given=given, **options)]


def quotes_table(chosen: Sequence[Chosen], *, language: str) -> Table:
    """One row a quote in the columns of ``FLAT``; an exchange is one cell of several lines, each with who says it."""
    words = Words(language)
    return listing(FLAT, (_flat(number, one, words) for number, one in enumerate(chosen, start=1)))


def glance_table(chosen: Sequence[Chosen], *, language: str) -> Table:
    """The quotes as narrow as a terminal."""
    flat = quotes_table(chosen, language=language)
    places = [FLAT.index(name) for name in GLANCE]
    return Table(
        tuple(Column(name, name.replace("_", " ")) for name in GLANCE),
        tuple(tuple(row[place] for place in places) for row in flat.rows),
    )


def quotes_pages(desk: Desk, chosen: Sequence[Chosen], *, language: str) -> Table:
    """The quotes for print: the words, who said them and where, and why they were chosen; a heading for each topic."""
    words = Words(language)
    labels = load_labels(desk.store, language)
    rows: list[tuple[Cell, ...]] = []
    for number, one in enumerate(chosen):
        if number == 0 or one.topic != chosen[number - 1].topic:
            label = labels.row(one.topic.name, one.topic.kind)
            rows.append(((Line(words.say(f"quotes_of_{one.topic.kind}", name=label), "heading"),),))
        where = [Line(", ".join(one.extract.people))]
        where += [
            Line(place, "figures") for place in (one.extract.group or one.extract.document, one.extract.site) if place
        ]
        rows.append((tuple(quote_lines(one.extract, words)), tuple(where), (Line(_why(one, words), "figures"),)))
    return Table(
        (
            Column("quote", words.say("quote"), 9.0),
            Column("said_by", words.say("quote_from"), 3.0),
            Column("why", words.say("quote_why"), 4.0),
        ),
        tuple(rows) or (((Line(words.say("quotes_none")),),),),
        caption=words.say("quotes"),
        notes=(Note(words.say("quotes_note")),),
        alt=words.say("quotes_alt"),
        language=language,
    )


def write_quotes(desk: Desk, chosen: Sequence[Chosen], output: Path, *, language: str) -> None:
    """Write quotes to ``output``: .docx and .md set for reading, .csv, .tsv, .json and .xlsx flat."""
    words = Words(language)
    printed = check_suffix(output) in (".docx", ".md")
    table = quotes_pages(desk, chosen, language=language) if printed else quotes_table(chosen, language=language)
    title = desk.store.setting("title") or words.say("untitled")
    write_table(output, table, heading=words.say("quotes"), title=title)


def quote_lines(extract: Extract, words: Words) -> Iterator[Line]:
    """A single turn in quotation marks; an exchange as a line a turn, each after who says it."""
    if len(extract.said) == 1:
        said = f"{words.say('opening')}{shorten(extract.said[0].text)}{words.say('closing')}"
        yield Line(said, "quote", language=extract.language)
        return
    for part in extract.said:
        yield Line(shorten(part.text), "quote", lead=f"{_speaker(part, words)}:", language=extract.language)


def _speaker(part: Said, words: Words) -> str:
    return words.say("interviewer") if part.asked else part.said_by


def _flat(number: int, one: Chosen, words: Words) -> dict[str, Cell]:
    extract = one.extract
    lines = [shorten(part.text) for part in extract.said]
    if one.exchange:
        lines = [f"{_speaker(part, words)}: {text}" for part, text in zip(extract.said, lines, strict=True)]
    return {
        "number": number,
        "topic": one.topic.name,
        "kind": "exchange" if one.exchange else "single",
        "quote": "\n".join(lines),
        "said_by": "; ".join(extract.people),
        "document": extract.document,
        "turn": extract.said[0].turn,
        "turn_end": extract.said[-1].turn,
        "group": extract.group or None,
        "site": extract.site or None,
        "codes": "; ".join(extract.codes),
        "closeness": None if one.closeness is None else round(one.closeness, 6),
        "closeness_rank": one.rank,
        "closeness_of": one.of,
        "nth_of_site": one.nth_of_site if extract.site else None,
        "nth_of_group": one.nth_of_group,
        "nth_of_participant": one.nth_of_person,
        "why": _why(one, words),
    }


def _why(one: Chosen, words: Words) -> str:
    parts = []
    if one.closeness is not None:
        rank = words.say("closeness_rank", rank=one.rank, of=one.of)
        parts.append(f"{words.say('closeness', value=words.number(one.closeness))} ({rank})")
    if one.extract.site:
        parts.append(words.say("nth_of_site", n=one.nth_of_site, site=one.extract.site))
    parts.append(words.say("nth_of_group", n=one.nth_of_group))
    many = len(one.extract.people) > 1
    parts.append(words.say("nth_of_persons" if many else "nth_of_person", n=one.nth_of_person))
    return f"{capitalised(', '.join(parts))}."
