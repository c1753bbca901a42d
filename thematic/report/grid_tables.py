"""The design grid set for print: a row for each site and kind of group, and a total."""

from collections.abc import Iterator

from thematic.report.labels import Labels, load_labels
from thematic.report.table import Cell, Column, Note, Table
from thematic.report.words import Words, capitalised
from thematic.store.desk import Desk
from thematic.transcripts.grid import Cell as Kind
from thematic.transcripts.grid import Grid, design_grid


def grid_table(desk: Desk, *, language: str = "", grid: Grid | None = None) -> Table:
    """The grid (``design_grid`` of the study, unless it is given) in ``language``, empty cells shown as empty."""
    words = Words(language or desk.language)
    labels = load_labels(desk.store, words.language)
    grid = grid or design_grid(desk)
    by_group = grid.attributes == ("group",)
    attributes = [
        Column(name, words.say("grid_group") if by_group else capitalised(labels.attribute(name)), 3.0)
        for name in grid.attributes
    ]
    figures = (("groups", 1.6), ("participants", 2.0), ("silent", 1.8), ("words", 1.6), ("share", 2.0))
    return Table(
        columns=(
            Column("site", words.say("grid_site"), 3.4),
            *attributes,
            *(Column(name, words.say(f"grid_{name}"), width, "right") for name, width in figures),
        ),
        rows=tuple(_rows(grid, labels, words)),
        caption=words.say("grid_caption_groups" if by_group else "grid_caption"),
        notes=tuple(Note(sentence) for sentence in _notes(grid, words, by_group)),
        alt=words.say("grid_alt"),
        language=words.language,
    )


def _rows(grid: Grid, labels: Labels, words: Words) -> Iterator[tuple[Cell, ...]]:
    last = ""
    for cell in grid.cells:
        values = [
            labels.value(name, value, words) if value else None
            for name, value in zip(grid.attributes, cell.values, strict=True)
        ]
        yield (cell.site if cell.site != last else None, *values, *_figures(cell, words))
        last = cell.site
    yield (words.say("grid_total"), *(None for _name in grid.attributes), *_figures(grid.total, words))


def _figures(cell: Kind, words: Words) -> tuple[Cell, ...]:
    if not cell.documents:
        return (0, None, None, None, None)
    share = None if cell.moderator_share is None else f"{words.number(100 * cell.moderator_share, digits=0)} %"
    return (len(cell.groups), cell.participants, len(cell.silent), cell.words, share)


def _notes(grid: Grid, words: Words, by_group: bool) -> Iterator[str]:
    yield words.say("grid_note")
    if not by_group:
        empty = len(grid.empty)
        yield words.say("grid_empty", empty=empty, cells=len(grid.cells)) if empty else words.say("grid_none_empty")
    if sum(cell.participants for cell in grid.cells) > grid.total.participants:
        yield words.say("grid_twice")
