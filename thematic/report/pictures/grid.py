"""The design grid as a heat map: sites down, kinds of groups across, figures in the cells, empty cells hatched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, TALLEST, WIDTH, Box, Drawing, Sheet, Stroke
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered
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

NARROWEST, ROOMY = 58.0, 190.0
"""The narrowest cell that holds its figures below each other, and one that holds them beside each other."""

Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A site with its cells by kind, or a group where no design is declared."""

    label: tuple[str, ...]
    cells: Mapping[Kind, Cell]
    height: float


def grid_pictures(grid: Grid, labels: Labels, words: Words, *, notice: str = "") -> list[Picture]:
    """The grid, cells darker the more words participants say there; several pictures where it is large.

    ``notice`` says what is hidden. Raises BadInput where the study has no documents.
    """
    if not grid.total.documents:
        raise BadInput("The study has no documents, so there is nothing to draw.", hint="Begin with 'thematic import'.")
    by_group = grid.attributes == ("group",)
    kinds: tuple[Kind, ...] = ((),) if by_group else grid.matrix()[1]
    most = max(1, int((WIDTH * POINTS - SITES - TOTALS) // NARROWEST))
    parts = [kinds[at : at + most] for at in range(0, len(kinds), most)]
    pages = [
        (part, rows) for part in parts for rows in _pages(list(_rows(grid, part, words)), room=TALLEST * POINTS - 120)
    ]
    notes = [Note(words.say("pic_grid_note"))]
    notes += [Note(notice)] if notice else []
    caption = words.say("grid_caption_groups" if by_group else "grid_caption")
    return [
        Picture(
            kind="grid",
            drawing=_draw(grid, part, rows, labels, words, last=place == len(pages) or part != pages[place][0]),
            caption=numbered(caption, place, len(pages), words),
            alt=_alt(grid, part, labels, words),
            notes=tuple(notes) if place == len(pages) else (),
            language=words.language,
        )
        for place, (part, rows) in enumerate(pages, start=1)
    ]


def _rows(grid: Grid, kinds: Sequence[Kind], words: Words) -> Iterator[_Row]:
    wide = (WIDTH * POINTS - SITES - TOTALS) / len(kinds)
    lines = 1 if wide >= ROOMY else 3
    held: list[tuple[str, dict[Kind, Cell]]]
    if kinds == ((),):
        held = [(", ".join(filter(None, (cell.site, *cell.values))), {(): cell}) for cell in grid.cells]
    else:
        sites = dict.fromkeys(cell.site for cell in grid.cells)
        held = [(site, {cell.values: cell for cell in grid.cells if cell.site == site}) for site in sites]
    for name, cells in held:
        label = wrap(name or words.say("pic_no_site"), SITES - 8, BODY)
        tall = max(height_of(lines, SMALLEST) + 8, height_of(len(label), BODY) + 6)
        yield _Row(tuple(label), cells, tall)


def _pages(rows: Sequence[_Row], *, room: float) -> Iterator[list[_Row]]:
    page: list[_Row] = []
    for row in rows:
        if page and sum(one.height for one in (*page, row)) > room:
            yield page
            page = []
        page.append(row)
    yield page


def _draw(
    grid: Grid, kinds: Sequence[Kind], rows: Sequence[_Row], labels: Labels, words: Words, *, last: bool
) -> Drawing:
    """Some rows of some kinds; under the ``last`` rows stand the totals."""
    sheet = Sheet()
    wide = (sheet.width - SITES - TOTALS - 2 * EDGE) / len(kinds)
    y = _head(sheet, grid, kinds, wide, labels, words) if kinds != ((),) else EDGE
    most = max((cell.words for cell in grid.cells), default=0)
    for place, row in enumerate(rows):
        start = y + row.height / 2 - height_of(len(row.label), BODY) / 2
        sheet.add(*set_lines(list(row.label), EDGE, start, BODY, INK, name="site"))
        for column, kind in enumerate(kinds):
            box = Box(SITES + wide * column, y, wide - GAP, row.height - GAP, name=f"cell-{place}-{column}")
            if kind in row.cells:
                _cell(sheet, box, row.cells[kind], most, words)
        if kinds != ((),):
            _right(sheet, y + (row.height - GAP) / 2, _figures(list(row.cells.values()), words))
        y += row.height
    if last:
        y = _total(sheet, grid, kinds, wide, y + 1, words)
    legend = Legend(sheet, y + 4)
    if most:
        legend.ramp(RAMP, words.say("pic_grid_words", n=0), words.say("pic_grid_words", n=_thousands(most)))
    if any(not row.cells[kind].documents for row in rows for kind in kinds if kind in row.cells):
        legend.box(WHITE, GREY, words.say("pic_grid_empty"), hatched=True)
    return sheet.finish(legend.bottom)


def _total(sheet: Sheet, grid: Grid, kinds: Sequence[Kind], wide: float, y: float, words: Words) -> float:
    """The totals of the kinds and of the study, under a rule; returns where they end."""
    sheet.add(Stroke(((EDGE, y), (sheet.width - EDGE, y)), INK, 0.7))
    middle = y + (3 * SMALLEST * LEADING + 12) / 2
    said = wrap(words.say("grid_total"), SITES - 8, BODY, bold=True)
    start = middle - height_of(len(said), BODY) / 2
    sheet.add(*set_lines(said, EDGE, start, BODY, INK, bold=True, name="site"))
    for column, kind in enumerate(kinds):
        if kind:
            lines = _figures([cell for cell in grid.cells if cell.values == kind], words)
            centre, start = SITES + wide * (column + 0.5) - GAP / 2, middle - height_of(len(lines), SMALLEST) / 2
            sheet.add(*set_lines(lines, centre, start, SMALLEST, INK, anchor="middle", name="total"))
    total = grid.total
    _right(sheet, middle, _lines(len(total.groups), total.participants, total.words, words), bold=True)
    return 2 * middle - y


def _right(sheet: Sheet, middle: float, lines: list[str], *, bold: bool = False) -> None:
    """Totals at the right edge."""
    start = middle - height_of(len(lines), SMALLEST) / 2
    sheet.add(*set_lines(lines, sheet.width - EDGE, start, SMALLEST, INK, bold=bold, anchor="end", name="total"))


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
    lines = [", ".join(lines)] if place.width >= ROOMY - GAP else lines
    start = place.y + place.height / 2 - height_of(len(lines), SMALLEST) / 2
    centre = place.x + place.width / 2
    sheet.add(*set_lines(lines, centre, start, SMALLEST, ink_on(fill), anchor="middle", name="figures"))


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
            "pic_grid_alt" if kinds != ((),) else "pic_grid_alt_groups",
            sites=words.count(len(sites), "site"),
            kinds=len(kinds),
            groups=words.count(len(total.groups), "group"),
            participants=words.count(total.participants, "participant"),
            n=_thousands(total.words),
        )
    ]
    for kind in filter(None, kinds):
        cells = [cell for cell in grid.cells if cell.values == kind]
        said.append(f"{capitalised(_named(kind, grid, labels, words))}: {', '.join(_figures(cells, words))}.")
    if kinds == ((),):
        return said[0]
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
