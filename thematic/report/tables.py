"""From a table plan to a finished document: every table with its evidence, and an appendix of all figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thematic.contrast.compare import compare
from thematic.contrast.plan import Plan, Style, TablePlan
from thematic.contrast.result import Contrast, ContrastRow
from thematic.errors import BadInput, ThematicError
from thematic.report.blocks import Chapter
from thematic.report.contrast_columns import Answered, Setting
from thematic.report.contrast_figures import figures_table, flat_table
from thematic.report.contrast_notes import contrast_notes
from thematic.report.contrast_tables import appendix_number, contrast_table
from thematic.report.files import check_suffix, write_whole
from thematic.report.labels import Labels, load_labels
from thematic.report.quotes import spread
from thematic.report.reading_guide import appendix_guide, tables_guide
from thematic.report.table import listing, render
from thematic.report.word import document_bytes
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.store.segments import Segment, load_segments
from thematic.themes.negative import TABLES, answers


@dataclass(frozen=True, slots=True)
class Planned:
    """A contrast with what is printed round it; an empty ``caption`` says what is compared."""

    contrast: Contrast
    number: str = "1"
    caption: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)


def tables(desk: Desk, plan: Plan, *, style: Style | None = None, lang: str | None = None, output: Path) -> list[Path]:
    """Make every table of ``plan``; returns the files written.

    ``output`` ending in .docx is one document: the tables, then an appendix with every row and figure. A name
    without suffix is a folder of CSV files, ``table-3-4.csv`` with every row and column of the contrast and
    ``index.csv``. ``style`` and ``lang`` go before the plan's and the study's.

    Raises UsageError for another suffix or language, BadInput where nothing can be written, and what ``compare``
    raises.
    """
    words = Words(lang or desk.language)
    if output.suffix:
        check_suffix(output, known=(".docx",))
    planned = compare_plan(desk, plan, lang=words.language)
    if output.suffix:
        write_whole(output, contrast_document(desk, planned, style=style or plan.style, language=words.language))
        return [output]
    return write_folder(output, planned)


def compare_plan(desk: Desk, plan: Plan, *, lang: str = "") -> list[Planned]:
    """Every contrast of ``plan``, to be printed in one style or several; raises what ``compare`` raises."""
    return [_compare(desk, table, lang or desk.language) for table in plan.tables]


def contrast_document(desk: Desk, planned: Sequence[Planned], *, style: Style, language: str) -> bytes:
    """A .docx file with how to read it, the tables of ``planned`` and their appendix; equal studies, equal bytes."""
    words = Words(language)
    setting = print_setting(desk, words, style)
    printed, figures = [], []
    for one in planned:
        caption = one.caption or _caption(one.contrast, setting)
        bands = _bands(desk, one.contrast, setting.labels, words)
        printed.append(
            contrast_table(
                one.contrast, setting, number=one.number, caption=caption, headings=one.headings, bands=bands
            )
        )
        figures.append(
            figures_table(one.contrast, setting, number=appendix_number(one.number, setting), caption=caption)
        )
    contrasts = [one.contrast for one in planned]
    chapters = [
        Chapter(words.say("reading"), tables_guide(contrasts, setting)),
        Chapter(words.say("tables"), tuple(printed)),
        Chapter(words.say("appendix"), (*appendix_guide(contrasts, setting), *figures), landscape=True),
    ]
    return document_bytes(
        chapters,
        title=desk.store.setting("title") or words.say("untitled"),
        subtitle=words.say("contrast_tables"),
        language=language,
    )


def footnotes(desk: Desk, contrast: Contrast, *, language: str) -> list[str]:
    """The sentences that belong under ``contrast`` wherever it is shown, one a list item."""
    setting = print_setting(desk, Words(language), "evidence")
    return [note.text for note in contrast_notes(contrast, setting, {})]


def _compare(desk: Desk, table: TablePlan, language: str) -> Planned:
    try:
        contrast = compare(
            desk,
            by=table.by,
            values=table.values,
            where=table.where,
            theme=table.theme,
            rows=table.rows,
            unit=table.unit,
            strata=table.strata,
            layer=table.layer,
        )
    except ThematicError as error:
        error.sentence = f"Table {table.number}: {error.sentence}"
        raise
    return Planned(
        contrast,
        table.number,
        _said(table.caption, language),
        {value: _said(heading, language) for value, heading in table.headings.items()},
    )


def _said(texts: Mapping[str, str], language: str) -> str:
    """The text in ``language``, else in the language that there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def print_setting(desk: Desk, words: Words, style: Style) -> Setting:
    store = desk.store

    def segments(contrast: Contrast, row: ContrastRow, first: bool) -> Sequence[Segment]:
        return load_segments(store, spread(contrast.codings(row, "a" if first else "b").tolist()))

    negative: dict[tuple[str, str], tuple[Answered, ...]] = {}
    for noun, table in TABLES.items():
        names = {row["id"]: row["name_key"] for row in store.rows(table, ("id", "name_key"))}
        for identity, cases in answers(store, noun).items():
            negative[table, names[identity]] = tuple(
                Answered(case, tuple(load_segments(store, [case.coding] if case.coding else ()))) for case in cases
            )
    chosen = {row["name_key"] for row in store.rows("attributes", design=1)}
    labels = load_labels(store, words.language)
    return Setting(words, labels, style, segments, negative, frozenset(chosen))


def _caption(contrast: Contrast, setting: Setting) -> str:
    words, labels = setting.words, setting.labels
    caption = words.say("contrast_caption", by=labels.attribute(contrast.by))
    if not contrast.where:
        return caption
    where = ", ".join(labels.value(attribute, value, words) for attribute, value in contrast.where.items())
    return words.say("where", caption=caption, where=where)


def _bands(desk: Desk, contrast: Contrast, labels: Labels, words: Words) -> list[str]:
    """Who is compared (the values of ``where``), and the theme where it is a subtheme."""
    who = ", ".join(labels.value(attribute, value, words) for attribute, value in contrast.where.items())
    theme = desk.store.find("themes", contrast.theme) if contrast.theme else None
    below = labels.theme(theme["name"]) if theme and theme["parent_id"] is not None else ""
    return [capitalised(band) for band in (who, below) if band]


def write_folder(folder: Path, planned: Sequence[Planned]) -> list[Path]:
    """A CSV file for each contrast and ``index.csv``; returns the files. Raises BadInput where they cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"The folder '{folder}' could not be made: {(error.strerror or str(error)).lower()}.",
            hint="Choose a folder that you may write to.",
        ) from error
    index = []
    for one in planned:
        number = re.sub(r"[^\w.-]", "-", one.number)
        name = f"table-{number}.csv"
        write_whole(folder / name, render(flat_table(one.contrast, all_rows=True), "csv").encode())
        index.append(
            {
                "number": one.number,
                "file": name,
                "caption": one.caption,
                "by": one.contrast.by,
                "values": ", ".join(one.contrast.values),
                "where": ", ".join(f"{attribute}={value}" for attribute, value in one.contrast.where.items()),
                "theme": one.contrast.theme or None,
                "rows": one.contrast.kind,
                "unit": one.contrast.unit,
                "strata": ", ".join(one.contrast.strata),
            }
        )
    columns = ("number", "file", "caption", "by", "values", "where", "theme", "rows", "unit", "strata")
    write_whole(folder / "index.csv", render(listing(columns, index), "csv").encode())
    return [*(folder / str(row["file"]) for row in index), folder / "index.csv"]
