"""The difference plot: a row's difference between two sides with its interval, its label as a sign, and the counts."""

from collections.abc import Sequence
from itertools import accumulate

from thematic.contrast.result import Contrast, ContrastRow
from thematic.contrast.thresholds import LABELS, SHOWN, Label
from thematic.errors import BadInput
from thematic.report.contrast_columns import Setting, row_text
from thematic.report.contrast_notes import contrast_notes
from thematic.report.picture import Picture
from thematic.report.pictures.difference_rows import BODY, PAD, Page, Plotted, Section, marks, pages, plotted
from thematic.report.pictures.drawing import SMALLEST, Anchor, Box, Drawing, Shape, Sheet, Sign, Stroke, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered
from thematic.report.pictures.palette import BAND, DARK, FAINT, GREY, INK, MIDDLE, RULE, WHITE
from thematic.report.pictures.typeface import LEADING, RISE, height_of, set_lines, width_of, wrap

SIGNS: dict[Label, tuple[Shape, float, str, str]] = {
    "clear": ("circle", 6.4, DARK, DARK),
    "tendency": ("circle", 6.4, WHITE, DARK),
    "shared": ("square", 5.6, MIDDLE, INK),
    "unresolved": ("diamond", 5.6, WHITE, GREY),
    "thin": ("cross", 4.6, "", GREY),
}
"""Shape, size, fill and edge of each label: the shapes and fills differ, not only the colours."""

PLOT, RIGHT = 196.0, 388.0
"""Where the plot begins and ends, from -1 to 1."""

TICKS = ((-1.0, 0), (-0.5, 1), (0.0, 0), (0.5, 1), (1.0, 0))
"""The figures of the axis, and their decimals."""

NAMED = 5
"""How many rows of a section the alternative text names."""


def difference_pictures(contrast: Contrast, setting: Setting, *, all_rows: bool = False) -> list[Picture]:
    """The shown rows of ``contrast``, or every row that anybody raised, as one picture or, of many rows, several.

    Right of zero is what side a has more often. Raises BadInput where there is no row to draw.
    """
    drawn = plotted(contrast, setting, all_rows=all_rows)
    if not drawn.sections:
        if all_rows:
            raise BadInput("Nobody raised anything, so there is nothing to draw.", hint="Code the transcripts first.")
        raise BadInput(
            "No row is clear, a tendency or shared, so there is nothing to draw.", hint="Draw every row with --all."
        )
    sheets = list(pages(drawn))
    caption, words = _caption(contrast, setting), setting.words
    # A note with a letter is explained in the picture itself.
    notes = tuple(note for note in contrast_notes(contrast, setting, {}) if not note.mark)
    return [
        Picture(
            kind="difference",
            drawing=_draw(page, drawn),
            caption=numbered(caption, place, len(sheets), words),
            alt=_alt(page, drawn),
            notes=notes if place == len(sheets) else (),
            language=words.language,
        )
        for place, page in enumerate(sheets, start=1)
    ]


def _draw(page: Page, drawn: Plotted) -> Drawing:
    sheet = Sheet()
    top = _head(sheet, page[0].section, drawn)
    heights = [line.height for line in page]
    _frame(sheet, top, heights, float(drawn.contrast.thresholds.margin))
    place = 0
    for y, line in zip(accumulate(heights, initial=top), page, strict=False):
        if line.row is None:
            sheet.add(*set_lines(list(line.lines), EDGE, y + 6, BODY, INK, bold=True, name="heading"))
        else:
            sheet.add(*set_lines(list(line.lines), EDGE, y + PAD / 2 + 0.6, BODY, INK, name="label"))
            _plot(sheet, line.row, y + line.height / 2, place, drawn)
            place += 1
    return sheet.finish(_foot(sheet, top + sum(heights), page, drawn))


def _x(difference: float) -> float:
    return PLOT + (difference + 1) / 2 * (RIGHT - PLOT)


def _head(sheet: Sheet, part: Section, drawn: Plotted) -> float:
    """Who stands on which side, and whose counts are at the right; returns where the rows begin."""
    words, beside = drawn.setting.words, sheet.width - RIGHT - 8
    left = "←\N{NO-BREAK SPACE}" + words.say("pic_more_often", value=part.second)
    right = words.say("pic_more_often", value=part.first) + "\N{NO-BREAK SPACE}→"
    counts = wrap(f"{part.first}\N{NO-BREAK SPACE}–", beside, SMALLEST) + wrap(part.second, beside, SMALLEST)
    heads: tuple[tuple[list[str], float, Anchor], ...] = (
        (wrap(left, _x(0) - 12, SMALLEST), _x(0) - 6, "end"),
        (wrap(right, RIGHT - _x(0) + 2, SMALLEST), _x(0) + 6, "start"),
        (counts, sheet.width - EDGE, "end"),
    )
    tall = max(len(lines) for lines, _x, _anchor in heads)
    for lines, x, anchor in heads:
        start = EDGE + height_of(tall - len(lines), SMALLEST)
        sheet.add(*set_lines(lines, x, start, SMALLEST, GREY, anchor=anchor, name="side"))
    return height_of(tall, SMALLEST) + 5


def _frame(sheet: Sheet, top: float, heights: Sequence[float], margin: float) -> None:
    """The band of small differences, the lines of the axis, and the rules between lines of these heights."""
    bottom = top + sum(heights)
    sheet.add(Box(_x(-margin), top, _x(margin) - _x(-margin), bottom - top, fill=BAND, name="small"))
    for y in list(accumulate(heights, initial=top))[1:-1]:
        sheet.add(Stroke(((EDGE, y), (sheet.width - EDGE, y)), FAINT, 0.4))
    for tick, _digits in TICKS:
        sheet.add(Stroke(((_x(tick), top), (_x(tick), bottom)), RULE, 0.3))
    sheet.add(Stroke(((_x(0), top), (_x(0), bottom)), INK, 0.9, name="zero"))
    for y in (top, bottom):
        sheet.add(Stroke(((EDGE, y), (sheet.width - EDGE, y)), INK, 0.7))


def _plot(sheet: Sheet, row: ContrastRow, middle: float, place: int, drawn: Plotted) -> None:
    """The interval and the sign of a row, and its counts, at the height of the middle of its label."""
    baseline = middle + BODY * 0.36
    counts = f"{row.groups_a}/{row.of_a} – {row.groups_b}/{row.of_b}"
    sheet.add(Text(sheet.width - EDGE, baseline, counts, BODY, INK, anchor="end", name="counts"))
    if row.difference is None or row.interval_low is None or row.interval_high is None:
        said = drawn.setting.words.say("pic_undefined")
        sheet.add(Text(_x(0), baseline, said, SMALLEST, GREY, anchor="middle", name=f"undefined-{place}"))
        return
    shape, size, fill, edge = SIGNS[row.label]
    span = ((_x(row.interval_low), middle), (_x(row.interval_high), middle))
    sheet.add(
        Stroke(span, edge, 1.3 if row.label in SHOWN else 0.8, name=f"interval-{place}"),
        Sign(_x(row.difference), middle, shape, size, fill, edge, 1.2, name=f"sign-{place}"),
    )


def _foot(sheet: Sheet, bottom: float, page: Page, drawn: Plotted) -> float:
    """The axis with its name, then the signs and letters that the page uses; returns where the drawing ends."""
    words, part = drawn.setting.words, page[0].section
    units = words.say(f"{drawn.contrast.unit}s")
    y = bottom + 2 + SMALLEST * RISE
    for tick, digits in TICKS:
        text = words.number(tick, digits=digits)
        sheet.add(Text(_x(tick), y, text, SMALLEST, GREY, anchor="middle", name="tick"))
    y += 3
    axis = words.say("pic_difference_axis", units=units, a=part.first, b=part.second)
    for text in wrap(axis, sheet.width - PLOT + 60, SMALLEST):
        y += SMALLEST * LEADING
        centre = min(_x(0), sheet.width - EDGE - width_of(text, SMALLEST) / 2)
        sheet.add(Text(centre, y, text, SMALLEST, GREY, anchor="middle", name="axis"))
    legend = Legend(sheet, y + 10)
    _keys(legend, page, drawn)
    return legend.bottom


def _keys(legend: Legend, page: Page, drawn: Plotted) -> None:
    words = drawn.setting.words
    rows = [line.row for line in page if line.row is not None]
    for label in LABELS:
        if any(row.label == label for row in rows):
            shape, size, fill, edge = SIGNS[label]
            legend.sign(shape, size, fill, edge, words.say(label))
    legend.line(DARK, words.say("pic_interval"))
    margin = words.number(float(drawn.contrast.thresholds.margin))
    legend.box(BAND, RULE, words.say("pic_small", margin=margin))
    carried = {mark for row in rows for mark in marks(row)}
    for mark, letter in drawn.used.items():
        if mark in carried:
            units = words.say(f"{drawn.contrast.unit}s")
            legend.sentence(words.say(f"marked_{mark}", units=units), letter=letter)


def _caption(contrast: Contrast, setting: Setting) -> str:
    words, labels = setting.words, setting.labels
    caption = words.say("pic_difference_caption", by=labels.attribute(contrast.by))
    kept = [labels.value(attribute, value, words) for attribute, value in contrast.where.items()]
    if contrast.theme:
        kept.append(labels.theme(contrast.theme))
    return words.say("where", caption=caption, where=", ".join(kept)) if kept else caption


def _alt(page: Page, drawn: Plotted) -> str:
    words, part = drawn.setting.words, page[0].section
    rows = [line.row for line in page if line.row is not None]
    said = [
        words.say(
            "pic_difference_alt",
            rows=words.count(len(rows), "row"),
            units=words.say(f"{drawn.contrast.unit}s"),
            a=part.first,
            b=part.second,
        )
    ]
    for section in dict.fromkeys(line.section.heading for line in page):
        here = [line.row for line in page if line.row is not None and line.section.heading == section]
        named = [_row_alt(row, drawn) for row in here[:NAMED]]
        if len(here) > NAMED:
            named.append(words.say("pic_more", n=len(here) - NAMED))
        said.append(f"{section}: {'; '.join(named)}.")
    return " ".join(said)


def _row_alt(row: ContrastRow, drawn: Plotted) -> str:
    words = drawn.setting.words
    counts = {"a": row.groups_a, "of_a": row.of_a, "b": row.groups_b, "of_b": row.of_b}
    name = row_text(row, drawn.contrast, drawn.setting)
    if row.difference is None:
        return words.say("pic_row_alt", row=name, **counts)
    return words.say(
        "pic_firm_alt",
        row=name,
        **counts,
        difference=words.number(row.difference),
        low=words.number(row.interval_low),
        high=words.number(row.interval_high),
        label=words.say(row.label),
    )
