"""Saturation curves: how many codes the groups of each kind have raised after one, two, three of them, with a band."""

from collections.abc import Sequence
from dataclasses import dataclass

from thematic.errors import BadInput
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, TALLEST, Area, Drawing, Sheet, Sign, Stroke, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered
from thematic.report.pictures.palette import DARK, FAINT, GREY, INK, PALE
from thematic.report.pictures.typeface import height_of, set_lines, wrap
from thematic.report.table import Note
from thematic.report.words import Words, capitalised

ACROSS = 2
"""Curves beside each other."""

PANEL = 112.0
"""How tall the plot of one curve is, in points."""

AXIS, GUTTER = 26.0, 18.0
"""Room for the figures of the axis, and between two curves."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One kind of group: the mean number of codes after each number of groups, and the band round it.

    ``mean``, ``low`` and ``high`` have a figure for 1, 2, ... groups; the last is the number of all its codes.
    ``said`` is a sentence on the curve, or "".
    """

    label: str
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    said: str = ""


def saturation_pictures(
    curves: Sequence[Curve], words: Words, *, band: str, notes: Sequence[str] = (), caption: str = ""
) -> list[Picture]:
    """A panel a curve, all on the same scale; ``band`` says what the band is. Raises BadInput without a curve."""
    drawn = [curve for curve in curves if curve.mean]
    if not drawn:
        raise BadInput("No group has a code, so there is nothing to draw.", hint="Code the transcripts first.")
    each = ACROSS * max(1, int((TALLEST * POINTS - 60) // (PANEL + 60)))
    pages = [drawn[at : at + each] for at in range(0, len(drawn), each)]
    most, longest = max(max(curve.high) for curve in drawn), max(len(curve.mean) for curve in drawn)
    caption = caption or words.say("pic_saturation_caption")
    return [
        Picture(
            kind="saturation",
            drawing=_draw(page, most, longest, words, band),
            caption=numbered(caption, place, len(pages), words),
            alt=_alt(page, words),
            notes=tuple(Note(note) for note in notes) if place == len(pages) else (),
            language=words.language,
        )
        for place, page in enumerate(pages, start=1)
    ]


def _draw(page: Sequence[Curve], most: float, longest: int, words: Words, band: str) -> Drawing:
    sheet = Sheet()
    wide = (sheet.width - 2 * EDGE - GUTTER * (ACROSS - 1)) / ACROSS
    y = EDGE
    for at in range(0, len(page), ACROSS):
        row = page[at : at + ACROSS]
        heads = [wrap(capitalised(curve.label), wide, SMALLEST, bold=True) for curve in row]
        tails = [wrap(curve.said, wide, SMALLEST) if curve.said else [] for curve in row]
        head = height_of(max(map(len, heads)), SMALLEST) + 4
        for place, (curve, lines, tail) in enumerate(zip(row, heads, tails, strict=True)):
            left = EDGE + (wide + GUTTER) * place
            sheet.add(*set_lines(lines, left, y, SMALLEST, INK, bold=True, name="curve"))
            _panel(sheet, curve, left + AXIS, y + head, wide - AXIS - 16, most, longest, words)
            sheet.add(*set_lines(tail, left, y + head + PANEL + 24, SMALLEST, INK, name="said"))
        y += head + PANEL + 24 + height_of(max(map(len, tails)), SMALLEST) + 8
    legend = Legend(sheet, y)
    legend.line(DARK, words.say("pic_saturation_mean"))
    legend.box(PALE, "", band)
    return sheet.finish(legend.bottom)


def _panel(
    sheet: Sheet, curve: Curve, left: float, top: float, wide: float, most: float, longest: int, words: Words
) -> None:
    """One curve with its band and its axes; the last point carries its figure."""
    step = _step(most)
    highest = step * -(-most // step)

    def x(groups: int) -> float:
        return left + wide * groups / longest

    def y(codes: float) -> float:
        return top + PANEL * (1 - codes / highest)

    tick = 0.0
    while tick <= highest:
        sheet.add(Stroke(((left, y(tick)), (left + wide, y(tick))), FAINT if tick else INK, 0.4))
        text = words.number(tick, digits=0)
        sheet.add(Text(left - 4, y(tick) + SMALLEST * 0.36, text, SMALLEST, GREY, anchor="end", name="tick"))
        tick += step
    every = 1 if longest <= 12 else -(-longest // 10)
    for groups in range(every, longest + 1, every):
        text = str(groups)
        sheet.add(Text(x(groups), top + PANEL + 9, text, SMALLEST, GREY, anchor="middle", name="tick"))
    axis = words.say("pic_saturation_axis")
    sheet.add(Text(left + wide / 2, top + PANEL + 18, axis, SMALLEST, GREY, anchor="middle", name="axis"))
    counts = range(1, len(curve.mean) + 1)
    lower = [(x(n), y(value)) for n, value in zip(counts, curve.low, strict=True)]
    upper = [(x(n), y(value)) for n, value in zip(counts, curve.high, strict=True)]
    sheet.add(Area((*upper, *reversed(lower)), PALE, name="band"))
    points = tuple((x(n), y(value)) for n, value in zip(counts, curve.mean, strict=True))
    sheet.add(Stroke(points, DARK, 1.3, name="mean"))
    for at, height in points:
        sheet.add(Sign(at, height, "circle", 3.2, DARK, DARK, name="point"))
    at, height = points[-1]
    last = words.number(curve.mean[-1], digits=0)
    sheet.add(Text(at + 4, height + SMALLEST * 0.36, last, SMALLEST, INK, bold=True, name="last"))


def _step(most: float) -> float:
    """A round distance between the figures of an axis, for four to eight of them."""
    step = 1.0
    for next_one in (2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0, 1000.0):
        if most / step <= 6:
            break
        step = next_one
    return step


def _alt(page: Sequence[Curve], words: Words) -> str:
    said = [words.say("pic_saturation_alt", n=len(page))]
    for curve in page:
        said.append(
            words.say(
                "pic_saturation_curve",
                label=capitalised(curve.label),
                first=words.number(curve.mean[0], digits=1),
                codes=words.number(curve.mean[-1], digits=0),
                groups=words.count(len(curve.mean), "group"),
            )
        )
    return " ".join(said)
