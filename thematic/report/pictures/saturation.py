"""Saturation curves: how many codes the groups of each kind have raised after one, two, three of them, with a band.

The figures are those of ``coding.saturation``, after Guest, Namey & Chen (2020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thematic.coding.saturation import Saturation, Saturations
from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, TALLEST, Area, Box, Drawing, Sheet, Sign, Stroke, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered
from thematic.report.pictures.palette import DARK, FAINT, GREY, INK, PALE
from thematic.report.pictures.typeface import height_of, set_lines, wrap
from thematic.report.table import Note
from thematic.report.words import Words, capitalised
from thematic.transcripts.grid import ALL

ACROSS = 2
"""Curves beside each other."""

PANEL = 112.0
"""How tall the plot of one curve is, in points."""

AXIS, GUTTER = 26.0, 18.0
"""Room for the figures of the axis, and between two curves."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One kind of group: unique codes after 1, 2, ... groups, as figures of one length.

    ``median``, ``low`` and ``high`` are over orders of the groups, ``imported`` as they came; the last of each is the
    number of all its codes. ``said`` is a sentence on the curve. A ``wide`` curve has the width of two, on
    scales of its own.
    """

    label: str
    median: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    imported: tuple[int, ...]
    said: str = ""
    wide: bool = False


def curves_of(found: Saturations, labels: Labels, words: Words) -> list[Curve]:
    """The curve of every kind of group that has codes, then of all groups."""
    return [
        Curve(
            _kind(cell, found, labels, words),
            cell.curve.median,
            cell.curve.low,
            cell.curve.high,
            cell.curve.imported,
            _said(cell, words),
            wide=place == len(found.cells) - 1,
        )
        for place, cell in enumerate(found.cells)
        if cell.codes
    ]


def _kind(cell: Saturation, found: Saturations, labels: Labels, words: Words) -> str:
    if set(cell.values) <= {ALL}:
        return words.say("pic_saturation_all")
    return ", ".join(
        labels.value(name, value, words) if value else words.say("pic_unknown")
        for name, value in zip(found.attributes, cell.values, strict=True)
    )


def _said(cell: Saturation, words: Words) -> str:
    """When the kind of group was saturated: as imported, and over the orders."""
    if not cell.orders:
        return words.say("pic_saturation_few")
    if cell.reached_at is None:
        imported = words.say("pic_saturation_not_reached")
    else:
        imported = words.say("pic_saturation_reached", groups=words.count(cell.reached_at, "group"))
    median = words.say("pic_saturation_never")
    if cell.median is not None:
        median = words.say("pic_saturation_reached", groups=words.count(cell.median, "group"))
    return words.say("pic_saturation_said", imported=imported, n=cell.orders_reached, orders=cell.orders, median=median)


def saturation_notes(found: Saturations, words: Words) -> list[str]:
    """What saturation means here, why a reflexive study wanted it, and which groups are left out."""
    notes = [words.say("pic_saturation_rule", base=found.base, run=found.run, percent=found.percent)]
    if found.reason:
        notes.append(words.say("pic_saturation_reason", reason=found.reason))
    if found.unread:
        notes.append(words.say("pic_saturation_unread", groups=", ".join(found.unread)))
    if found.seen.hidden:
        notes.append(words.say("pic_saturation_hidden", documents=words.count(len(found.seen.hidden), "document")))
    return notes


def saturation_pictures(curves: Sequence[Curve], words: Words, *, notes: Sequence[str] = ()) -> list[Picture]:
    """A panel a curve, those of one width on the same scales; several pictures where there are many.

    Raises BadInput without a curve.
    """
    if not curves:
        raise BadInput("No group has a code, so there is nothing to draw.", hint="Code the transcripts first.")
    rows = list(_rows(curves))
    each = max(1, int((TALLEST * POINTS - 60) // (PANEL + 70)))
    pages = [rows[at : at + each] for at in range(0, len(rows), each)]
    caption = words.say("pic_saturation_caption")
    return [
        Picture(
            kind="saturation",
            drawing=_draw(page, curves, words),
            caption=numbered(caption, place, len(pages), words),
            alt=_alt([curve for row in page for curve in row], words),
            notes=tuple(Note(note) for note in notes) if place == len(pages) else (),
            language=words.language,
        )
        for place, page in enumerate(pages, start=1)
    ]


def _rows(curves: Sequence[Curve]) -> Iterator[list[Curve]]:
    """Two curves beside each other; a wide one alone."""
    row: list[Curve] = []
    for curve in curves:
        if row and (curve.wide or len(row) == ACROSS):
            yield row
            row = []
        row.append(curve)
    yield row


def _draw(page: Sequence[Sequence[Curve]], curves: Sequence[Curve], words: Words) -> Drawing:
    sheet = Sheet()
    narrow = [curve for curve in curves if not curve.wide]
    y = EDGE
    for row in page:
        across = 1 if row[0].wide else ACROSS
        wide = (sheet.width - 2 * EDGE - GUTTER * (across - 1)) / across
        heads = [wrap(capitalised(curve.label), wide, SMALLEST, bold=True) for curve in row]
        tails = [wrap(curve.said, wide - AXIS, SMALLEST) if curve.said else [] for curve in row]
        head = height_of(max(map(len, heads)), SMALLEST) + 4
        for place, (curve, lines, tail) in enumerate(zip(row, heads, tails, strict=True)):
            left = EDGE + (wide + GUTTER) * place
            sheet.add(*set_lines(lines, left, y, SMALLEST, INK, bold=True, name="curve"))
            frame = Box(left + AXIS, y + head, wide - AXIS - 22, PANEL)
            _panel(sheet, curve, frame, [curve] if curve.wide else narrow, words)
            sheet.add(*set_lines(tail, left + AXIS, y + head + PANEL + 22, SMALLEST, INK, name="said"))
        y += head + PANEL + 24 + height_of(max(map(len, tails)), SMALLEST) + 10
    legend = Legend(sheet, y)
    legend.line(DARK, words.say("pic_saturation_median"))
    legend.box(PALE, "", words.say("pic_saturation_band"))
    legend.line(GREY, words.say("pic_saturation_imported"), line=0.9, dashed=True)
    return sheet.finish(legend.bottom)


def _panel(sheet: Sheet, curve: Curve, frame: Box, curves: Sequence[Curve], words: Words) -> None:
    """One curve with its band and its axes, on a scale that holds ``curves``; the last point carries its figure."""
    most = max(max((*one.high, *one.imported)) for one in curves)
    longest = max(len(one.median) for one in curves)
    step = _step(most)
    highest = step * max(1, -(-most // step))

    def x(groups: int) -> float:
        return frame.x + frame.width * groups / longest

    def y(codes: int) -> float:
        return frame.y + frame.height * (1 - codes / highest)

    def points(figures: Sequence[int]) -> tuple[tuple[float, float], ...]:
        return tuple((x(place), y(figure)) for place, figure in enumerate(figures, start=1))

    for tick in range(0, highest + 1, step):
        rule = ((frame.x, y(tick)), (frame.x + frame.width, y(tick)))
        sheet.add(Stroke(rule, FAINT if tick else INK, 0.4))
        baseline = y(tick) + SMALLEST * 0.36
        sheet.add(Text(frame.x - 4, baseline, str(tick), SMALLEST, GREY, anchor="end", name="tick"))
    every = 1 if x(2) - x(1) >= 12 else -(-12 * longest // int(frame.width))
    below = frame.y + frame.height
    for groups in range(every, longest + 1, every):
        sheet.add(Text(x(groups), below + 9, str(groups), SMALLEST, GREY, anchor="middle", name="tick"))
    centre, axis = frame.x + frame.width / 2, words.say("pic_saturation_axis")
    sheet.add(Text(centre, below + 18, axis, SMALLEST, GREY, anchor="middle", name="axis"))
    upper, lower = points(curve.high), points(curve.low)
    if len(upper) > 1:
        sheet.add(Area((*upper, *reversed(lower)), PALE, name="band"))
        sheet.add(Stroke(points(curve.imported), GREY, 0.9, dashed=True, name="imported"))
        sheet.add(Stroke(points(curve.median), DARK, 1.3, name="median"))
    for at, height in points(curve.median):
        sheet.add(Sign(at, height, "circle", 3.2, DARK, DARK, name="point"))
    at, height = points(curve.median)[-1]
    last = str(curve.median[-1])
    sheet.add(Text(at + 4, height + SMALLEST * 0.36, last, SMALLEST, INK, bold=True, name="last"))


def _step(most: int) -> int:
    """A round distance between the figures of an axis, for up to six of them."""
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
    return next((step for step in steps if most / step <= 6), most)


def _alt(curves: Sequence[Curve], words: Words) -> str:
    said = [words.say("pic_saturation_alt", n=len(curves))]
    for curve in curves:
        figures = words.say(
            "pic_saturation_curve",
            label=capitalised(curve.label),
            first=curve.median[0],
            codes=curve.median[-1],
            groups=words.count(len(curve.median), "group"),
        )
        said.append(f"{figures} {curve.said}".strip())
    return " ".join(said)
