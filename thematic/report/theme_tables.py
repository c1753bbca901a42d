"""The themes as a table: what each is, its codes, how far it reaches, and one quote."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thematic.coding.readings import see_readings
from thematic.coding.tree import tree
from thematic.report.files import check_suffix, write_table
from thematic.report.labels import label_of
from thematic.report.quotes import Quotes, spread
from thematic.report.table import Cell, Column, Line, Note, Table
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.segments import codings_read, extent, load_segments
from thematic.store.voices import people_behind, scope
from thematic.themes.reach import reach
from thematic.themes.reviewed import reviewers
from thematic.themes.versions import count_versions

ORDER = "position, name_key"
"""How siblings follow each other."""

FLAT = (
    *(
        "theme",
        "parent",
        "level",
        "status",
        "versions",
        "reviewed_by",
        "label",
        "definition",
        "idea",
        "scope",
        "is_not",
    ),
    *("codes", "groups", "sites", "segments", "example", "said_by"),
    *("participants", "of_groups", "of_sites", "of_participants"),
)


def export_themes(desk: Desk, output: Path, *, language: str = "") -> None:
    """Write the theme tree to ``output``: .docx set for reading, .xlsx, .csv, .tsv, .json and .md flat.

    Raises UsageError for another suffix, BadInput where the folder cannot be written, or where several people
    coded a document and nothing says whose reading counts.
    """
    words = Words(language or desk.language)
    build = theme_pages if check_suffix(output) == ".docx" else theme_table
    write_table(
        output,
        build(desk, language=words.language),
        heading=words.say("themes"),
        title=desk.store.setting("title") or words.say("untitled"),
    )


def theme_table(desk: Desk, *, language: str = "") -> Table:
    """One row a theme that is not dropped, parents before subthemes, in the columns of ``FLAT``.

    ``codes`` are the labels of the codes assigned to the theme itself. ``groups``, ``sites``, ``participants`` and
    ``segments`` count where, and by how many, that was said which is coded with these, with codes below them, or in a
    subtheme; one reading a document, a passage once. ``of_groups`` and so on are all that the study has. Readings that
    a blind study hides from the coder at the desk count for nothing.
    """
    words = Words(language or desk.language)
    headings = {name: f"h_{name}" for name in ("groups", "sites", "participants")}
    headings |= {"scope": "review_scope", "is_not": "review_is_not"}
    columns = tuple(Column(name, words.say(headings.get(name, name))) for name in FLAT)
    rows = (row | {"codes": "; ".join(row["codes"]) or None} for row in theme_rows(desk, words))
    return Table(columns, tuple(tuple(row[name] for name in FLAT) for row in rows), language=words.language)


def theme_pages(desk: Desk, *, language: str = "") -> Table:
    """The themes for print: subthemes indented, the quote with who said it, a theme's codes in a row below it."""
    words = Words(language or desk.language)
    rows: list[tuple[Cell, ...]] = []
    kept: set[int] = set()
    for row in theme_rows(desk, words):
        if row["codes"]:
            kept.add(len(rows))
        rows += _set(row, words)
    return Table(
        columns=(
            Column("theme", words.say("theme"), 4.0),
            Column("definition", words.say("definition"), 8.4),
            Column("codes", words.say("codes"), 1.6, "center"),
            Column("groups", words.say("h_groups"), 1.8, "center"),
            Column("sites", words.say("h_sites"), 1.6, "center"),
            Column("segments", words.say("segments"), 2.3, "center"),
            Column("example", words.say("example"), 6.0),
        ),
        rows=tuple(rows),
        kept=frozenset(kept),
        caption=words.say("themes_caption"),
        notes=(Note(words.say("themes_note")),),
        alt=words.say("themes_alt"),
        language=words.language,
    )


def theme_rows(desk: Desk, words: Words) -> Iterator[dict[str, Any]]:
    """What ``theme_table`` shows of each theme, its ``id`` and all its ``reached`` codes (ids) besides."""
    store = desk.store
    whole = scope(store)
    themes = [theme for theme in store.rows("themes", order=ORDER) if theme["status"] != "dropped"]
    names = {theme["id"]: theme["name"] for theme in themes}
    codes = store.rows("codes", order=ORDER)
    labels = {code["id"]: label_of(code, words.language) for _level, code in tree(codes)}
    own: dict[int, set[int]] = {theme["id"]: set() for theme in themes}
    for link in store.rows("theme_codes", theme_id=list(own)):
        own[link["theme_id"]].add(link["code_id"])
    reached, versions, marks = reach(store), count_versions(store), reviewers(store)
    readings = see_readings(desk).readings.values()
    quotes = Quotes()
    for level, theme in tree(themes):
        found = extent(store, reached[theme["id"]], readings)
        quote = quotes.choose(load_segments(store, spread(codings_read(store, reached[theme["id"]], readings))))
        yield {
            "theme": theme["name"],
            "parent": names.get(theme["parent_id"]),
            "level": level,
            "status": words.say(theme["status"]),
            "versions": versions.get(theme["id"], 0),
            "reviewed_by": ", ".join(marks.get(theme["id"], ())) or None,
            "label": label_of(theme, words.language),
            "definition": theme["definition"] or None,
            "idea": theme["idea"] or None,
            "scope": theme["scope"] or None,
            "is_not": theme["is_not"] or None,
            "codes": [label for code, label in labels.items() if code in own[theme["id"]]],
            "groups": found.groups,
            "sites": found.sites,
            "segments": found.segments,
            "example": quote.text if quote else None,
            "said_by": quote.said_by if quote else None,
            "participants": people_behind(store, reached[theme["id"]], readings),
            "of_groups": whole.groups,
            "of_sites": whole.sites,
            "of_participants": whole.people,
            "id": theme["id"],
            "reached": reached[theme["id"]],
            "language": quote.segment.language if quote else "",
        }


def _set(row: Mapping[str, Any], words: Words) -> Iterator[tuple[Cell, ...]]:
    quote = f"{words.say('opening')}{row['example']}{words.say('closing')}"
    status = (
        words.say("status_by", status=row["status"], coders=row["reviewed_by"]) if row["reviewed_by"] else row["status"]
    )
    yield (
        (Line(row["label"], "heading", row["level"]), Line(status, "figures", row["level"])),
        tuple(Line(row[part]) for part in ("definition", "idea") if row[part]),
        len(row["codes"]),
        row["groups"],
        row["sites"],
        row["segments"],
        (Line(quote, "quote", tail=f"({row['said_by']})", language=row["language"]),) if row["example"] else (),
    )
    if row["codes"]:
        lead = words.say("codes_in", n=len(row["codes"]))
        yield ((Line("; ".join(row["codes"]), "figures", row["level"], lead=lead),),)
