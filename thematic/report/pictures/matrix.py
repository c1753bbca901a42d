"""The matrix of codes and groups: a square where a group raised it, larger the more often it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from thematic.contrast.matrix import Matrix, MatrixColumn, MatrixRow
from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, TALLEST, WIDTH, Box, Drawing, Sheet, Stroke, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered, parted
from thematic.report.pictures.palette import BAND, DARK, GREY, INK, RULE, WHITE
from thematic.report.pictures.typeface import LEADING, height_of, set_lines, width_of, wrap
from thematic.report.table import Note
from thematic.report.words import Words, capitalised

NARROWEST, WIDEST = 8.5, 15.0
"""How wide a column of the matrix may be, in points."""

LABELS = 110.0
"""How wide the labels run at least, in points."""

SHARE = 24.0
"""How wide the column with the counts is."""

SIDES = (3.4, 5.2, 7.0)
"""The side of the square for one mention, two, and more."""

TURNED = 150.0
"""How tall the names of the groups may stand."""

PAD, ABOVE = 3.4, 8.0
NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """The heading of a theme, or a row with the lines of its label."""

    lines: tuple[str, ...]
    height: float
    row: MatrixRow | None
    heading: str


@dataclass(frozen=True, slots=True)
class Span:
    """The groups of one kind that stand in one picture: what they are called, and how many columns they take."""

    label: str
    columns: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """One picture's columns: their places in the matrix, where the first begins, and how wide each is."""

    places: tuple[int, ...]
    left: float
    width: float
    names: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]

    @property
    def right(self) -> float:
        return self.left + self.width * len(self.places)


def matrix_pictures(matrix: Matrix, labels: Labels, words: Words) -> list[Picture]:
    """The rows that some group raised, under their themes, against the groups; several pictures where it is large.

    Raises BadInput where nobody raised anything.
    """
    raised = [row for row in matrix.rows if any(row.mentions)]
    if not raised:
        raise BadInput("None of these groups raised any of it, so there is nothing to draw.")
    caption = _caption(matrix, labels, words)
    pages: list[tuple[_Layout, list[Line]]] = []
    for places in _columns(matrix):
        layout = _layout(matrix, places, labels, words)
        room = TALLEST * POINTS - _head_height(layout) - 60
        lines = _sections(raised, matrix, layout, labels, words)
        pages += [(layout, page) for page in parted(lines, room=room, again=lambda head: _again(head, words))]
    silent = len(matrix.rows) - len(raised)
    notes = [Note(words.say("pic_matrix_note"))]
    if silent:
        notes.append(Note(words.say("pic_matrix_silent", rows=words.count(silent, "row"))))
    if matrix.hidden:
        notes.append(Note(words.say("pic_matrix_hidden", groups=capitalised(words.count(matrix.hidden, "group")))))
    return [
        Picture(
            kind="matrix",
            drawing=_draw(layout, lines, matrix, words),
            caption=numbered(caption, place, len(pages), words),
            alt=_alt(lines, layout, matrix, labels, words),
            notes=tuple(notes) if place == len(pages) else (),
            language=words.language,
        )
        for place, (layout, lines) in enumerate(pages, start=1)
    ]


def _columns(matrix: Matrix) -> list[tuple[int, ...]]:
    """The columns of each picture across: as many as go beside the labels, shared out evenly."""
    most = int((WIDTH * POINTS - LABELS - SHARE - 8) // NARROWEST)
    sheets = -(-len(matrix.columns) // most)
    each = -(-len(matrix.columns) // sheets)
    places = range(len(matrix.columns))
    return [tuple(places[at : at + each]) for at in range(0, len(places), each)]


def _layout(matrix: Matrix, places: tuple[int, ...], labels: Labels, words: Words) -> _Layout:
    room = WIDTH * POINTS - LABELS - SHARE - 8
    width = min(WIDEST, room / len(places))
    lines = max(1, int(width // (SMALLEST * LEADING)))
    spans, names = [], []
    for label, found in groupby(places, key=lambda place: _kind(matrix.columns[place], matrix, labels, words)):
        groups = [matrix.columns[place].group for place in found]
        spans.append(Span(label, len(groups)))
        for name in _short(groups) if label else groups:
            wrapped = wrap(name, TURNED, SMALLEST)
            names.append(tuple(wrapped if len(wrapped) <= lines else [name]))
    left = WIDTH * POINTS - SHARE - EDGE - width * len(places)
    return _Layout(places, left, width, tuple(names), tuple(spans))


def _short(groups: Sequence[str]) -> Sequence[str]:
    """The groups of one kind without the words that all of them share, where what is left tells them apart."""
    split = [group.split() for group in groups]
    everywhere = set(split[0]).intersection(*split)
    short = [" ".join(word for word in group if word not in everywhere) for group in split]
    telling = all(any(sign.isalpha() for sign in name) for name in short)
    return short if telling and len(set(short)) == len(groups) > 1 else groups


def _kind(column: MatrixColumn, matrix: Matrix, labels: Labels, words: Words) -> str:
    """What the kind of a group is called, from its values: "employees, low absence"."""
    return ", ".join(
        labels.value(name, value, words) if value else f"{labels.attribute(name)} {words.say('pic_unknown')}"
        for name, value in zip(matrix.by, column.values, strict=True)
    )


def _sections(
    raised: Sequence[MatrixRow], matrix: Matrix, layout: _Layout, labels: Labels, words: Words
) -> list[tuple[Line, list[Line]]]:
    sections = []
    for theme, rows in groupby(raised, key=lambda row: "" if matrix.kind == "theme" else row.theme):
        heading = labels.theme(theme) if theme else words.say("themes" if matrix.kind == "theme" else "pic_no_theme")
        sections.append((_heading(heading, heading), [_row(row, matrix, layout, labels, heading) for row in rows]))
    return sections


def _heading(text: str, heading: str) -> Line:
    lines = tuple(wrap(text, WIDTH * POINTS - 2 * EDGE, SMALLEST, bold=True))
    return Line(lines, height_of(len(lines), SMALLEST) + ABOVE, None, heading)


def _again(line: Line, words: Words) -> Line:
    return _heading(words.say("pic_continued", heading=line.heading), line.heading)


def _row(row: MatrixRow, matrix: Matrix, layout: _Layout, labels: Labels, heading: str) -> Line:
    lines = tuple(wrap(_label(row, matrix, labels), layout.left - EDGE - 6, SMALLEST))
    return Line(lines, max(height_of(len(lines), SMALLEST) + PAD, SIDES[-1] + 3), row, heading)


def _label(row: MatrixRow, matrix: Matrix, labels: Labels) -> str:
    label = labels.row(row.name, matrix.kind)
    return f"{label} ({row.stance})" if row.stance else label


def _head_height(layout: _Layout) -> float:
    return _spans_height(layout) + max(width_of(line, SMALLEST) for lines in layout.names for line in lines) + 8


def _lettered(layout: _Layout) -> bool:
    """Whether the kinds of groups are called A, B, ... because a name does not go over its columns."""
    for span in layout.spans:
        room = layout.width * span.columns - 3
        if any(width_of(word, SMALLEST) > room for word in span.label.split()):
            return True
    return False


def _spans_height(layout: _Layout) -> float:
    return (
        max(height_of(len(lines), SMALLEST) for lines in _span_lines(layout)) + 5
        if any(span.label for span in layout.spans)
        else 0
    )


def _span_lines(layout: _Layout) -> list[list[str]]:
    if _lettered(layout):
        return [[chr(ord("A") + place)] for place in range(len(layout.spans))]
    return [wrap(span.label, layout.width * span.columns - 3, SMALLEST) for span in layout.spans]


def _draw(layout: _Layout, page: Sequence[Line], matrix: Matrix, words: Words) -> Drawing:
    sheet = Sheet()
    top = _head_height(layout) + EDGE
    heights = [line.height for line in page]
    bottom = top + sum(heights)
    starts = list(accumulate(heights, initial=top))
    _ground(sheet, layout, page, starts)
    _head(sheet, layout, top, bottom, words)
    place = 0
    for y, line in zip(starts, page, strict=False):
        if line.row is None:
            sheet.add(*set_lines(list(line.lines), EDGE, y + ABOVE - 2.5, SMALLEST, INK, bold=True, name="heading"))
            continue
        middle = y + line.height / 2
        sheet.add(
            *set_lines(
                list(line.lines), EDGE, middle - height_of(len(line.lines), SMALLEST) / 2, SMALLEST, INK, name="label"
            )
        )
        _squares(sheet, layout, line.row, middle, place)
        share = f"{line.row.groups}/{line.row.of}"
        sheet.add(Text(sheet.width - EDGE, middle + SMALLEST * 0.36, share, SMALLEST, INK, anchor="end", name="share"))
        place += 1
    legend = Legend(sheet, bottom + 8)
    _keys(legend, layout, page, words)
    return sheet.finish(legend.bottom)


def _ground(sheet: Sheet, layout: _Layout, page: Sequence[Line], starts: Sequence[float]) -> None:
    """Every other row on a tint, and a rule between the kinds of groups."""
    place = 0
    for y, line in zip(starts, page, strict=False):
        if line.row is None:
            place = 0
            continue
        if place % 2 == 0:
            sheet.add(Box(EDGE, y, sheet.width - 2 * EDGE, line.height, fill=BAND))
        place += 1


def _head(sheet: Sheet, layout: _Layout, top: float, bottom: float, words: Words) -> None:
    """The kinds of groups with a rule under each, the groups' names turned, and the rules of the matrix."""
    at, tall = layout.left, _spans_height(layout)
    for span, over in zip(layout.spans, _span_lines(layout), strict=True):
        wide = layout.width * span.columns
        if span.label:
            start = EDGE + tall - 5 - height_of(len(over), SMALLEST)
            sheet.add(*set_lines(over, at + wide / 2, start, SMALLEST, INK, anchor="middle", name="kind"))
            sheet.add(Stroke(((at + 1.5, tall - 1), (at + wide - 1.5, tall - 1)), INK, 0.7))
        sheet.add(Stroke(((at, tall), (at, bottom)), RULE, 0.6))
        at += wide
    sheet.add(Stroke(((at, tall), (at, bottom)), RULE, 0.6))
    for place, lines in enumerate(layout.names):
        middle = layout.left + layout.width * (place + 0.5)
        for number, line in enumerate(lines):
            x = middle + SMALLEST * (0.36 + LEADING * (number - (len(lines) - 1) / 2))
            sheet.add(Text(x, top - 4, line, SMALLEST, INK, turned=True, name="group"))
    said, x = words.say("pic_groups_of"), sheet.width - SHARE / 2 + SMALLEST * 0.36
    sheet.add(Text(x, top - 4, said, SMALLEST, GREY, turned=True, name="share-head"))
    for y in (top, bottom):
        sheet.add(Stroke(((EDGE, y), (sheet.width - EDGE, y)), INK, 0.7))


def _squares(sheet: Sheet, layout: _Layout, row: MatrixRow, middle: float, line: int) -> None:
    for number, place in enumerate(layout.places):
        x = layout.left + layout.width * (number + 0.5)
        mentions, asked = row.mentions[place], row.asked[place]
        name = f"cell-{line}-{number}"
        if mentions:
            side = SIDES[min(mentions, len(SIDES)) - 1]
            fill, edge = (DARK, "") if asked else (WHITE, DARK)
            sheet.add(Box(x - side / 2, middle - side / 2, side, side, fill, edge, 0.9, name=name))
        elif not asked:
            sheet.add(Stroke(((x - 2, middle + 2), (x + 2, middle - 2)), GREY, 0.6, name=f"unasked-{line}-{number}"))


def _keys(legend: Legend, layout: _Layout, page: Sequence[Line], words: Words) -> None:
    rows = [line.row for line in page if line.row is not None]
    most = len(SIDES)
    texts = [words.say("pic_mention" if n == 1 else "pic_mentions", n=n) for n in range(1, most)]
    for side, text in zip(SIDES, [*texts, words.say("pic_mentions_more", n=most)], strict=True):
        legend.sign("square", side, DARK, DARK, text)
    if any(row.raised_unasked for row in rows):
        legend.sign("square", SIDES[1], WHITE, DARK, words.say("pic_unasked"))
    if any(row.of < len(row.asked) for row in rows):
        legend.stroke(GREY, words.say("pic_not_asked"))
    if _lettered(layout):
        for lettered, span in zip(_span_lines(layout), layout.spans, strict=True):
            legend.sentence(span.label, letter=lettered[0])


def _caption(matrix: Matrix, labels: Labels, words: Words) -> str:
    by = words.joined([labels.attribute(name) for name in matrix.by])
    caption = words.say("pic_matrix_by", by=by) if by else words.say("pic_matrix_caption")
    kept = [labels.value(attribute, value, words) for attribute, value in matrix.where.items()]
    if matrix.theme:
        kept.append(labels.theme(matrix.theme))
    return words.say("where", caption=caption, where=", ".join(kept)) if kept else caption


def _alt(page: Sequence[Line], layout: _Layout, matrix: Matrix, labels: Labels, words: Words) -> str:
    rows = sorted((line.row for line in page if line.row is not None), key=lambda row: -row.groups)

    def named(some: Sequence[MatrixRow]) -> str:
        shares = (words.say("pic_share_alt", row=_label(row, matrix, labels), n=row.groups, of=row.of) for row in some)
        return "; ".join(shares)

    return words.say(
        "pic_matrix_alt",
        rows=words.count(len(rows), "row"),
        groups=words.count(len(layout.places), "group"),
        most=named(rows[:NAMED]),
        fewest=named(rows[-NAMED:]),
    )
