"""The codebook as a table: flat for files that programs read, and set for people to read in Word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from thematic.coding.blinding import veil_of
from thematic.coding.tree import tree
from thematic.report.files import check_suffix, write_table
from thematic.report.labels import label_of, load_labels
from thematic.report.table import Cell, Column, Line, Note, Table
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.segments import code_use

FLAT = (
    *("code", "parent", "level", "label", "definition", "include", "exclude", "example", "concept", "theme"),
    *("codings", "groups"),
)


def export_codebook(desk: Desk, output: Path, *, language: str = "") -> None:
    """Write the code tree to ``output``: .docx set for reading, .xlsx, .csv, .tsv, .json and .md flat.

    Raises UsageError for another suffix and BadInput where the folder cannot be written.
    """
    words = Words(language or desk.language)
    build = codebook_pages if check_suffix(output) == ".docx" else codebook_table
    write_table(
        output,
        build(desk, language=words.language),
        heading=words.say("codebook"),
        title=desk.store.setting("title") or words.say("untitled"),
    )


def codebook_table(desk: Desk, *, language: str = "") -> Table:
    """One row a code, parents before children, in the columns of ``FLAT``.

    ``level`` is 0 at the top; ``theme`` joins the labels of several with "; "; ``codings`` and ``groups`` count
    the code's own codings, by all coders whose codings the one at the desk may see.
    """
    words = Words(language or desk.language)
    headings = {"level": "level", "parent": "parent", "groups": "h_groups"}
    columns = tuple(Column(name, words.say(headings.get(name, name))) for name in FLAT)
    return Table(columns, tuple(_flat_rows(desk, words)), language=words.language)


def codebook_pages(desk: Desk, *, language: str = "") -> Table:
    """The codebook for print, under its themes: label and name, definition and rules, how often the code is used."""
    words = Words(language or desk.language)
    return Table(
        columns=(
            Column("code", words.say("code"), 4.4),
            Column("rules", words.say("rules"), 9.4),
            Column("codings", words.say("codings"), 1.9),
            Column("groups", words.say("h_groups"), 1.8),
        ),
        rows=tuple(_under_themes([dict(zip(FLAT, row, strict=True)) for row in _flat_rows(desk, words)], words)),
        caption=words.say("codebook_caption"),
        notes=(Note(words.say("codebook_note")),),
        alt=words.say("codebook_alt"),
        language=words.language,
    )


def _flat_rows(desk: Desk, words: Words) -> Iterator[tuple[Cell, ...]]:
    store = desk.store
    codes = store.rows("codes", order="position, name_key")
    names = {code["id"]: code["name"] for code in codes}
    labels = load_labels(store, words.language)
    themes = _themes(desk)
    veil = veil_of(desk)
    use = code_use(store, unseen=veil.documents, coder=veil.coder)
    for level, code in tree(codes):
        codings, groups = use.get(code["id"], (0, 0))
        yield (
            code["name"],
            names.get(code["parent_id"]),
            level,
            label_of(code, words.language),
            *(code[name] or None for name in ("definition", "include", "exclude", "example", "concept")),
            "; ".join(labels.theme(theme) for theme in themes[code["id"]]) or None,
            codings,
            groups,
        )


def _themes(desk: Desk) -> dict[int, list[str]]:
    """Names of the themes of every code, by their order in the tree."""
    links = desk.store.rows("theme_codes", ("theme_id", "code_id"))
    linked = defaultdict(list)
    for _level, theme in tree(desk.store.rows("themes", order="position, name_key")):
        for link in links:
            if link["theme_id"] == theme["id"]:
                linked[link["code_id"]].append(theme["name"])
    return linked


def _under_themes(rows: Sequence[dict[str, Cell]], words: Words) -> Iterator[tuple[Cell, ...]]:
    """The codes in their order, a heading wherever the theme changes; a code without one goes with its parent."""
    themed = any(row["theme"] for row in rows)
    under: dict[Cell, Cell] = {None: None}
    last: Cell = ""
    for row in rows:
        theme = under[row["code"]] = row["theme"] or under[row["parent"]]
        if themed and theme != last:
            yield ((Line(str(theme or words.say("no_theme")), "heading"),),)
            last = theme
        yield _set(row, words)


def _set(row: dict[str, Cell], words: Words) -> tuple[Cell, ...]:
    level = int(str(row["level"]))
    rules = [Line(str(row["definition"]))] if row["definition"] else []
    for name in ("include", "exclude", "example"):
        if row[name]:
            rules.append(Line(str(row[name]), "figures", lead=f"{words.say(name)}:"))
    return (
        (Line(str(row["label"]), "heading", level), Line(str(row["code"]), "figures", level)),
        tuple(rules),
        row["codings"],
        row["groups"],
    )
