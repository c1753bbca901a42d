"""Which rows of a contrast a difference plot draws, under which headings, and how they are parted into pictures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from thematic.contrast.result import Contrast, ContrastRow
from thematic.contrast.thresholds import SHOWN
from thematic.report.contrast_columns import Setting, row_text, sides
from thematic.report.contrast_notes import letters
from thematic.report.pictures.drawing import POINTS, TALLEST, WIDTH
from thematic.report.pictures.paging import parted
from thematic.report.pictures.typeface import height_of, wrap
from thematic.report.words import capitalised

ALSO = ("not_per_word", "fragile")
"""What a row may carry a letter for, besides its sign."""

BODY = 7.5
LABELS = 186.0
"""How wide the labels run, in points."""

PAD, ABOVE = 5.0, 9.0
"""White round a row's label, and round a heading."""

AROUND = 110.0
"""What stands above and below the rows, at most."""

RAISED = str.maketrans("abcd", "ᵃᵇᶜᵈ")


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one comparison under a heading; ``first`` and ``second`` are what its two sides are called."""

    heading: str
    rows: tuple[ContrastRow, ...]
    compared: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, or a row with the lines of its label, and how tall it stands."""

    lines: tuple[str, ...]
    height: float
    row: ContrastRow | None
    section: Section


Page = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Plotted:
    """A contrast to be drawn, in the words of ``setting``; ``used`` has a letter for every mark that a row carries."""

    contrast: Contrast
    setting: Setting
    sections: tuple[Section, ...]
    used: Mapping[str, str]


def plotted(contrast: Contrast, setting: Setting, *, all_rows: bool) -> Plotted:
    """The shown rows, or all that anybody raised, under their headings."""
    sections = tuple(_sections(contrast, setting, all_rows=all_rows))
    return Plotted(
        contrast, setting, sections, letters({mark for part in sections for row in part.rows for mark in marks(row)})
    )


def marks(row: ContrastRow) -> tuple[str, ...]:
    """Which of ``ALSO`` a row carries."""
    return tuple(mark for mark, has in zip(ALSO, (row.not_per_word, bool(row.fragile)), strict=True) if has)


def silent(row: ContrastRow) -> bool:
    """Whether nobody raised it, asked or not."""
    return not (row.groups_a or row.groups_b or row.raised_unasked_a or row.raised_unasked_b)


def _sections(contrast: Contrast, setting: Setting, *, all_rows: bool) -> Iterator[Section]:
    """For every comparison: what each side has more often, what both have, and with ``all_rows`` the rest."""
    words = setting.words
    for side in sides(contrast):
        if not side.first:
            continue
        ends = (side.value, contrast.values[1] if len(contrast.values) == 2 else "rest")
        first, second = (setting.labels.value(contrast.by, value, words) for value in ends)
        rows = [row for row in contrast.rows if row.compared == side.compared]
        rest = [row for row in contrast.all_rows if row.compared == side.compared and row.label not in SHOWN]
        rest = [row for row in rest if all_rows and not silent(row)]
        rest.sort(key=lambda row: (row.difference is None, -(row.difference or 0.0)))
        headed = (
            *(
                (words.say("talks_more", value=capitalised(name)), [row for row in rows if row.more_often == value])
                for name, value in zip((first, second), ends, strict=True)
            ),
            (words.say("both_talk"), [row for row in rows if row.label == "shared"]),
            (words.say("pic_rest"), rest),
        )
        for heading, found in headed:
            if found:
                yield Section(heading, tuple(found), side.compared, first, second)


def pages(drawn: Plotted) -> Iterator[Page]:
    """The lines of each picture: a comparison begins a new one, and so does what goes beyond a page."""

    def again(heading: Line) -> Line:
        part = heading.section
        return _heading(drawn.setting.words.say("pic_continued", heading=part.heading), part)

    for _compared, found in groupby(drawn.sections, key=lambda part: part.compared):
        lines = [(_heading(part.heading, part), [_row(row, part, drawn) for row in part.rows]) for part in found]
        yield from parted(lines, room=TALLEST * POINTS - AROUND, again=again)


def _heading(text: str, part: Section) -> Line:
    lines = tuple(wrap(text, WIDTH * POINTS, BODY, bold=True))
    return Line(lines, height_of(len(lines), BODY) + ABOVE, None, part)


def _row(row: ContrastRow, part: Section, drawn: Plotted) -> Line:
    carried = "".join(drawn.used[mark] for mark in marks(row)).translate(RAISED)
    text = row_text(row, drawn.contrast, drawn.setting)
    lines = tuple(wrap(f"{text}\N{NO-BREAK SPACE}{carried}" if carried else text, LABELS, BODY))
    return Line(lines, height_of(len(lines), BODY) + PAD, row, part)
