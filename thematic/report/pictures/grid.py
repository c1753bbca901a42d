"""The design grid as a heat map: sites down, kinds of groups across, figures in the cells, empty cells hatched."""

from collections.abc import Sequence
from itertools import groupby

from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, WIDTH, Box, Drawing, Sheet, Stroke
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.palette import GREY, INK, RAMP, RULE, WHITE, ink_on, shade
from thematic.report.pictures.typeface import LEADING, height_of, set_lines, wrap
from thematic.report.table import Note
from thematic.report.words import Words, capitalised
from thematic.transcripts.grid import Cell, Grid

SITES, TOTALS = 84.0, 62.0
"""How wide the names of the sites and the totals stand, in points."""

BODY = 7.5
GAP = 2.0
"""White between two cells."""

NARROWEST = 46.0
"""The narrowest cell that holds its figures."""


def grid_pictures(grid: Grid, labels: Labels, words: Words, *, notice: str = "") -> list[Picture]:
    """The grid, cells darker the more words participants say there; several pictures where it has many kinds.

    ``notice`` says what is hidden. Raises BadInput where the study has no documents.
    """
    if not grid.total.documents:
        raise BadInput("The study has no documents, so there is nothing to draw.", hint="Begin with 'thematic import'.")
    _sites, kinds, _figures = grid.matrix()
    most = max(1, int((WIDTH * POINTS - SITES - TOTALS) // NARROWEST))
    parts = [kinds[at : at + most] for at in range(0, len(kinds), most)]
    by_group = grid.attributes == ("group",)
    notes = [Note(words.say("pic_grid_note"))]
    notes += [Note(notice)] if notice else []
    caption = words.say("grid_caption_groups" if by_group else "grid_caption")
    return [
        Picture(
            kind="grid",
            drawing=_draw(grid, part, labels, words),
            caption=words.say("pic_page", caption=caption, page=place, pages=len(parts)) if len(parts) > 1 else caption,
            alt=_alt(grid, part, labels, words),
            notes=tuple(notes) if place == len(parts) else (),
            language=words.language,
        )
        for place, part in enumerate(parts, start=1)
    ]


Kind = tuple[str, ...]


def _draw(grid: Grid, kinds: Sequence[Kind], labels: Labels, words: Words) -> Drawing:
    sheet = Sheet()
    cells = {(cell.site, cell.values): cell for cell in grid.cells}
    sites = tuple(dict.fromkeys(cell.site for cell in grid.cells))
    wide = (sheet.width - SITES - TOTALS - 2 * EDGE) / len(kinds)
    top = _head(sheet, grid, kinds, wide, labels, words)
    most = max((cell.words for cell in grid.cells), default=0)
    y = top
    for row, site in enumerate(sites):
        name = wrap(site or words.say("pic_no_site"), SITES - 8, BODY)
        tall = max(3 * SMALLEST * LEADING + 8, height_of(len(name), BODY) + 6)
        middle = y + tall / 2
        sheet.add(*set_lines(name, EDGE, middle - height_of(len(name), BODY) / 2, BODY, INK, name="site"))
        for column, kind in enumerate(kinds):
            cell = cells.get((site, kind))
            place = Box(SITES + wide * column, y, wide - GAP, tall - GAP, name=f"cell-{row}-{column}")
            if cell is not None:
                _cell(sheet, place, cell, most, words)
        here = [cell for cell in grid.cells if cell.site == site]
        _totals(sheet, y, tall, here, words)
        y += tall
    y += 1
    sheet.add(Stroke(((EDGE, y), (sheet.width - EDGE, y)), INK, 0.7))
    tall = 3 * SMALLEST * LEADING + 12
    said = wrap(words.say("grid_total"), SITES - 8, BODY, bold=True)
    sheet.add(*set_lines(said, EDGE, y + tall / 2 - height_of(len(said), BODY) / 2, BODY, INK, bold=True, name="site"))
    for column, kind in enumerate(kinds):
        lines = _figures([cell for cell in grid.cells if cell.values == kind], words)
        centre = SITES + wide * column + (wide - GAP) / 2
        start = y + tall / 2 - height_of(len(lines), SMALLEST) / 2
        sheet.add(*set_lines(lines, centre, start, SMALLEST, INK, anchor="middle", name="total"))
    lines = _lines(len(grid.total.groups), grid.total.participants, grid.total.words, words)
    start = y + tall / 2 - height_of(len(lines), SMALLEST) / 2
    sheet.add(*set_lines(lines, sheet.width - EDGE, start, SMALLEST, INK, bold=True, anchor="end", name="total"))
    legend = Legend(sheet, y + tall + 6)
    if most:
        legend.ramp(RAMP, words.say("pic_grid_words", n=0), words.say("pic_grid_words", n=_thousands(most)))
    if any(not cells[site, kind].documents for site in sites for kind in kinds if (site, kind) in cells):
        legend.box(WHITE, GREY, words.say("pic_grid_empty"), hatched=True)
    return sheet.finish(legend.bottom)


def _head(sheet: Sheet, grid: Grid, kinds: Sequence[Kind], wide: float, labels: Labels, words: Words) -> float:
    """A line of headings for every attribute, one heading over all columns that share it; returns where cells begin."""
    y = EDGE
    for level, attribute in enumerate(grid.attributes):
        runs = [(key, len(list(same))) for key, same in groupby(kinds, key=lambda kind: kind[: level + 1])]
        texts = []
        for key, columns in runs:
            value = key[-1]
            text = labels.value(attribute, value, words) if value else words.say("pic_unknown")
            texts.append(wrap(text, wide * columns - GAP - 4, BODY))
        tall = max(height_of(len(lines), BODY) for lines in texts)
        at = SITES
        for lines, (_key, columns) in zip(texts, runs, strict=True):
            centre = at + (wide * columns - GAP) / 2
            start = y + tall - height_of(len(lines), BODY)
            sheet.add(*set_lines(lines, centre, start, BODY, INK, anchor="middle", name="kind"))
            sheet.add(Stroke(((at, y + tall + 2), (at + wide * columns - GAP, y + tall + 2)), RULE, 0.6))
            at += wide * columns
        y += tall + 5
    said = words.say("grid_total")
    sheet.add(*set_lines([said], sheet.width - EDGE, y - 5 - height_of(1, BODY), BODY, INK, anchor="end", name="kind"))
    return y + 1


def _cell(sheet: Sheet, place: Box, cell: Cell, most: int, words: Words) -> None:
    """The cell on its shade, or hatched where no group fills it."""
    if not cell.documents:
        sheet.add(Box(place.x, place.y, place.width, place.height, WHITE, GREY, 0.6, hatched=True, name=place.name))
        return
    fill = shade(cell.words / most) if most else RAMP[0]
    sheet.add(Box(place.x, place.y, place.width, place.height, fill, name=place.name))
    lines = _lines(len(cell.groups), cell.participants, cell.words, words)
    start = place.y + place.height / 2 - height_of(len(lines), SMALLEST) / 2
    centre = place.x + place.width / 2
    sheet.add(*set_lines(lines, centre, start, SMALLEST, ink_on(fill), anchor="middle", name="figures"))


def _totals(sheet: Sheet, y: float, tall: float, cells: Sequence[Cell], words: Words) -> None:
    lines = _figures(cells, words)
    start = y + (tall - GAP) / 2 - height_of(len(lines), SMALLEST) / 2
    sheet.add(*set_lines(lines, sheet.width - EDGE, start, SMALLEST, INK, anchor="end", name="total"))


def _figures(cells: Sequence[Cell], words: Words) -> list[str]:
    """Groups and words of some cells together; people, who may be in two of them, are not added."""
    groups = {group for cell in cells for group in cell.groups}
    return [
        words.count(len(groups), "group"),
        words.say("pic_grid_words", n=_thousands(sum(cell.words for cell in cells))),
    ]


def _lines(groups: int, participants: int, said: int, words: Words) -> list[str]:
    return [
        words.count(groups, "group"),
        words.count(participants, "participant"),
        words.say("pic_grid_words", n=_thousands(said)),
    ]


def _thousands(number: int) -> str:
    """12345 as "12 345": both languages read that."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") if number >= 10_000 else str(number)


def _alt(grid: Grid, kinds: Sequence[Kind], labels: Labels, words: Words) -> str:
    sites = {cell.site for cell in grid.cells if cell.site}
    total = grid.total
    said = [
        words.say(
            "pic_grid_alt",
            sites=words.count(len(sites), "site"),
            kinds=len(kinds),
            groups=words.count(len(total.groups), "group"),
            participants=words.count(total.participants, "participant"),
            n=_thousands(total.words),
        )
    ]
    for kind in kinds:
        cells = [cell for cell in grid.cells if cell.values == kind]
        said.append(f"{capitalised(_named(kind, grid, labels, words))}: {', '.join(_figures(cells, words))}.")
    empty = [cell for cell in grid.empty if cell.values in kinds]
    if empty:
        named = "; ".join(f"{cell.site}, {_named(cell.values, grid, labels, words)}" for cell in empty)
        said.append(words.say("pic_grid_alt_empty", cells=named))
    else:
        said.append(words.say("grid_none_empty"))
    return " ".join(said)


def _named(kind: Kind, grid: Grid, labels: Labels, words: Words) -> str:
    return ", ".join(
        labels.value(name, value, words) if value else words.say("pic_unknown")
        for name, value in zip(grid.attributes, kind, strict=True)
    )
