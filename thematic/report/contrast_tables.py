"""A contrast as a table to print: a headed column for each side, bullets in them, what both sides share below."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from thematic.contrast.result import Contrast
from thematic.report import contrast_columns as columns
from thematic.report.contrast_columns import Block, Setting, Side
from thematic.report.contrast_notes import contrast_notes, letters
from thematic.report.table import Cell, Column, Line, Table
from thematic.report.words import capitalised


def contrast_table(
    contrast: Contrast,
    setting: Setting,
    *,
    number: str,
    caption: str,
    headings: Mapping[str, str],
    bands: Sequence[str],
) -> Table:
    """The table of a contrast in the setting's style.

    ``headings`` give the heading of a value's column, ``bands`` what stands above all columns (role, subtheme).
    The plain style has one row, a cell a side, so that an author can move bullets about; in the evidence style,
    which runs over pages, every bullet has a row.
    """
    words = setting.words
    sides = columns.sides(contrast)
    placed = [columns.column(contrast, side) for side in sides]
    used = letters({mark for column in placed for entries in column for entry in entries for mark in entry.marks})
    if setting.style == "evidence":
        used = {}
    blocks = [
        [columns.block(entries, contrast, side, setting, used) for entries in column]
        for column, side in zip(placed, sides, strict=True)
    ]
    both = [columns.shared_block(entries, contrast, setting) for entries in columns.shared(contrast)]
    titles = [_title(contrast, side, headings, setting) for side in sides]
    units = words.say(f"{contrast.unit}s")
    described = [words.say("contrast_alt", sides=", ".join(titles), units=units)]
    if both:
        described.append(words.say("contrast_alt_both"))
    return Table(
        columns=tuple(Column(side.value, title) for side, title in zip(sides, titles, strict=True)),
        rows=(*_rows(blocks, setting), *_shared_rows(both, contrast, setting)),
        bands=tuple(bands),
        number=number,
        caption=caption,
        notes=tuple(contrast_notes(contrast, setting, used, appendix=appendix_number(number, setting))),
        alt=" ".join(described),
        language=words.language,
    )


def appendix_number(number: str, setting: Setting) -> str:
    """The number of the table in the appendix that holds every figure of table ``number``."""
    return setting.words.say("appendix_letter") + number


def _title(contrast: Contrast, side: Side, headings: Mapping[str, str], setting: Setting) -> str:
    label = setting.labels.value(contrast.by, side.value, setting.words)
    return headings.get(side.value) or setting.words.say("talks_more", value=capitalised(label))


def _rows(blocks: list[list[Block]], setting: Setting) -> list[tuple[Cell, ...]]:
    if not any(blocks):
        return [((Line(setting.words.say("nothing")),),)]
    if setting.style == "report":
        return [tuple(tuple(line for block in column for line in block) for column in blocks)]
    return list(zip_longest(*blocks, fillvalue=()))


def _shared_rows(both: list[Block], contrast: Contrast, setting: Setting) -> list[tuple[Cell, ...]]:
    if not both:
        return []
    heading = Line(setting.words.say("both_talk" if len(contrast.values) == 2 else "all_talk"), "heading")
    if setting.style == "report":
        return [((heading,),), (tuple(line for block in both for line in block),)]
    return [((heading,),), *((block,) for block in both)]
