"""The appendix of a contrast table: every row of the comparison with every figure."""

from collections.abc import Iterator
from itertools import groupby

from thematic.contrast.result import COLUMNS as FRAME
from thematic.contrast.result import Contrast, ContrastRow
from thematic.report.contrast_columns import Setting, row_text
from thematic.report.table import Cell, Column, Line, Note, Table, listing
from thematic.report.words import capitalised

WIDTHS = {
    "row": 4.6,
    "label": 2.2,
    "more_often": 2.3,
    "groups_a": 1.2,
    "groups_b": 1.2,
    "difference": 1.0,
    "interval": 1.5,
    "posterior": 1.0,
    "rope": 1.0,
    "p_exact": 1.0,
    "p_mid": 1.0,
    "p_smallest": 1.05,
    "q": 1.0,
    "sites": 1.1,
    "speakers": 1.3,
    "per_1000_words": 1.4,
    "raised_unasked": 1.35,
    "fragile": 1.9,
}
"""Columns and their relative widths; pairs of figures share one."""


def flat_table(contrast: Contrast, *, all_rows: bool = False) -> Table:
    """The contrast in exactly the columns of its frame, for files and terminals; sites are joined with ", "."""
    rows = contrast.all_rows if all_rows else contrast.rows
    return listing(
        FRAME,
        ({name: getattr(row, name) for name in FRAME} | {"fragile": ", ".join(row.fragile)} for row in rows),
    )


def figures_table(contrast: Contrast, setting: Setting, *, number: str, caption: str) -> Table:
    """Every row with all that ``contrast`` gives of it, under the themes; a band for every comparison."""
    words = setting.words
    first, second = _names(contrast, setting)
    headings = {name: words.say(f"h_{name}") for name in WIDTHS if name not in ("groups_a", "groups_b")}
    headings["groups_a"], headings["groups_b"] = (f"{words.say(f'h_{contrast.unit}s')} {side}" for side in "AB")
    left = ("row", "label", "more_often", "fragile")
    return Table(
        columns=tuple(
            Column(name, headings[name], width, "left" if name in left else "right") for name, width in WIDTHS.items()
        ),
        rows=tuple(_rows(contrast, setting)),
        number=number,
        caption=words.say("full_caption", caption=caption),
        notes=(
            Note(
                words.say(
                    "full_note",
                    a=first,
                    b=second,
                    width=words.number(float(contrast.thresholds.margin)),
                )
            ),
        ),
        alt=words.say("full_alt"),
        language=words.language,
    )


def _names(contrast: Contrast, setting: Setting) -> tuple[str, str]:
    """What A and B are: the two values, or each value in turn and the rest."""
    if len(contrast.values) == 2:
        first, second = contrast.values
        return (
            setting.labels.value(contrast.by, first, setting.words),
            setting.labels.value(contrast.by, second, setting.words),
        )
    return setting.words.say("each_value"), setting.words.say("rest")


def _rows(contrast: Contrast, setting: Setting) -> Iterator[tuple[Cell, ...]]:
    """The rows that anybody raised; those that nobody did are named together at the end of their comparison."""
    for _compared, group in groupby(contrast.all_rows, key=lambda row: row.compared):
        heading, silent = "", []
        for row in group:
            if not (row.groups_a or row.groups_b or row.raised_unasked_a or row.raised_unasked_b):
                silent.append(row_text(row, contrast, setting))
                continue
            above = _heading(row, contrast, setting)
            if above != heading:
                heading = above
                yield ((Line(above, "heading"),),)
            yield tuple(_cells(row, contrast, setting))
        if silent:
            yield ((Line("; ".join(silent), lead=setting.words.say("silent", n=len(silent))),),)


def _heading(row: ContrastRow, contrast: Contrast, setting: Setting) -> str:
    """The comparison, where there are several, and the theme, where the rows are codes: a concept joins themes."""
    parts = []
    if len(contrast.values) != 2:
        parts.append(setting.labels.value(contrast.by, row.compared.partition("/")[0], setting.words))
    if row.theme and contrast.kind in ("code", "code-stance"):
        parts.append(setting.labels.theme(row.theme))
    return capitalised(": ".join(parts))


def _cells(row: ContrastRow, contrast: Contrast, setting: Setting) -> Iterator[str]:
    words = setting.words
    yield row_text(row, contrast, setting)
    yield words.say(row.label)
    yield _more_often(row, contrast, setting)
    yield _share(row.groups_a, row.of_a)
    yield _share(row.groups_b, row.of_b)
    yield words.number(row.difference)
    yield words.say("range", low=words.number(row.interval_low), high=words.number(row.interval_high))
    yield words.probability(row.posterior, digits=3)
    yield words.number(row.rope)
    for p in (row.p_exact, row.p_mid, row.p_smallest, row.q):
        yield words.number(p, digits=3)
    yield _pair(row.sites_a, row.sites_b)
    yield _pair(row.speakers_a, row.speakers_b)
    yield _pair(*(words.number(rate, digits=1) for rate in (row.per_1000_words_a, row.per_1000_words_b)))
    yield _pair(row.raised_unasked_a, row.raised_unasked_b)
    yield ", ".join(row.fragile)


def _more_often(row: ContrastRow, contrast: Contrast, setting: Setting) -> str:
    if row.more_often in ("", "both"):
        return setting.words.say("both") if row.more_often else ""
    return setting.labels.value(contrast.by, row.more_often, setting.words)


def _share(groups: int, of: int) -> str:
    return f"{groups}/{of}"


def _pair(first: object, second: object) -> str:
    return f"{first}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{second}"
