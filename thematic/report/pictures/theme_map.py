"""The theme map: themes from left to right, their codes beside them, and a bar for the groups that raised each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from thematic.report.picture import Picture
from thematic.report.pictures.drawing import POINTS, SMALLEST, TALLEST, Box, Drawing, Sheet, Stroke, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.paging import numbered
from thematic.report.pictures.palette import BAND, DARK, FAINT, GREY, INK, MIDDLE, WHITE
from thematic.report.pictures.theme_tree import ThemeTree, TreeCode, TreeTheme
from thematic.report.pictures.typeface import height_of, set_lines, wrap
from thematic.report.words import Words

STATUS = {"candidate": (0.6, True), "reviewed": (0.6, False), "defined": (1.6, False), "": (0.6, True)}
"""The edge of a theme's box by its status: how thick, and whether broken."""

BARS, COUNT = 62.0, 16.0
"""How wide the longest bar and the figure behind it stand, in points."""

THEMES = 190.0
"""How wide all levels of themes stand together, at most."""

LEVEL, LABELS = 64.0, 120.0
"""How wide a level of a deep tree stands, as long as the codes have room beside them."""

PAD, GAP, INDENT = 3.4, 3.0, 9.0
TOP = 4.0
AROUND = 50.0
NAMED = 3


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A line of the map: a code, or the place of a theme without one; ``path`` holds the themes it stands under."""

    path: tuple[TreeTheme, ...]
    code: TreeCode | None
    lines: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the levels of themes begin, where the codes do, and where the bars do."""

    themes: tuple[float, ...]
    codes: float
    bars: float


def theme_pictures(tree: ThemeTree, words: Words, *, codes: bool = True) -> list[Picture]:
    """The themes with their codes, or without; several pictures where they go beyond a page."""
    columns = _columns(tree, codes)
    leaves = [leaf for theme in tree.themes for leaf in _leaves((theme,), tree, columns, codes)]
    pages = list(_pages(leaves, columns, words))
    caption = words.say("pic_themes_caption" if codes else "pic_themes_only")
    return [
        Picture(
            kind="themes",
            drawing=_draw(page, _begun(pages[: place - 1]), tree, columns, words),
            caption=numbered(caption, place, len(pages), words),
            alt=_alt(page, tree, words),
            language=words.language,
        )
        for place, page in enumerate(pages, start=1)
    ]


def _begun(pages: Sequence[Sequence[_Leaf]]) -> list[TreeTheme]:
    return [theme for page in pages for leaf in page for theme in leaf.path]


def _columns(tree: ThemeTree, codes: bool) -> _Columns:
    sheet = Sheet()
    depth = max(theme.depth for theme in tree.themes)
    bars = sheet.width - EDGE - COUNT - BARS
    if not codes:
        each = (sheet.width - 2 * EDGE + GAP) / depth
        starts = tuple(EDGE + each * level for level in range(depth))
        return _Columns(starts, EDGE + each * depth + 4, bars)
    each = max(min(112.0, THEMES / depth), min(LEVEL, (bars - LABELS) / depth))
    starts = tuple(EDGE + each * level for level in range(depth))
    return _Columns(starts, EDGE + each * depth + 4, bars)


def _leaves(path: tuple[TreeTheme, ...], tree: ThemeTree, columns: _Columns, codes: bool) -> Iterator[_Leaf]:
    theme = path[-1]
    if codes:
        for code in theme.codes:
            indent = INDENT * code.level
            lines = tuple(wrap(code.label, columns.bars - columns.codes - 8 - indent, SMALLEST))
            yield _Leaf(path, code, lines, height_of(len(lines), SMALLEST) + PAD)
    if not theme.themes and not (codes and theme.codes):
        yield _Leaf(path, None, (), SMALLEST + PAD)
    for below in theme.themes:
        yield from _leaves((*path, below), tree, columns, codes)


def _pages(leaves: Sequence[_Leaf], columns: _Columns, words: Words) -> Iterator[list[_Leaf]]:
    """Leaves that go on a page, made tall enough for the boxes of their themes; an uppermost theme is kept whole."""
    room = TALLEST * POINTS - AROUND

    def full(page: list[_Leaf]) -> bool:
        return sum(leaf.height for leaf in _stretched(page, columns, words)) > room

    page: list[_Leaf] = []
    for _top, found in groupby(leaves, key=lambda leaf: leaf.path[0].name):
        block = list(found)
        if page and full([*page, *block]):
            yield _stretched(page, columns, words)
            page = []
        for leaf in block:
            if page and full([*page, leaf]):
                yield _stretched(page, columns, words)
                page = []
            page.append(leaf)
    yield _stretched(page, columns, words)


def _stretched(page: Sequence[_Leaf], columns: _Columns, words: Words) -> list[_Leaf]:
    """The leaves of a page, the last one under a theme tall enough for the theme's box to hold its words."""
    made = list(page)
    for level in reversed(range(len(columns.themes))):
        for theme, places in _runs(made, level):
            run = [made[place] for place in places]
            short = _box_height(theme, columns, level, run, words) - sum(leaf.height for leaf in run)
            if short > 0:
                made[places[-1]] = replace(run[-1], height=run[-1].height + short)
    return made


def _runs(page: Sequence[_Leaf], level: int) -> list[tuple[TreeTheme, list[int]]]:
    """The themes of a level with the places of their leaves, in order; leaves of a theme stand together."""
    deep = [place for place, leaf in enumerate(page) if len(leaf.path) > level]
    runs = groupby(deep, key=lambda place: [theme.name for theme in page[place].path[: level + 1]])
    return [(page[found[0]].path[level], found) for found in (list(run) for _names, run in runs)]


def _reach(columns: _Columns, level: int, run: Sequence[_Leaf]) -> float:
    """Where a theme's box ends: at the next level, or at the codes where nothing stands between."""
    deeper = any(len(leaf.path) > level + 1 for leaf in run) or level + 1 == len(columns.themes)
    return (columns.themes[level + 1] if deeper and level + 1 < len(columns.themes) else columns.codes - 4) - GAP


def _box_lines(theme: TreeTheme, columns: _Columns, level: int, run: Sequence[_Leaf]) -> list[str]:
    return wrap(theme.label, _reach(columns, level, run) - columns.themes[level] - 8, SMALLEST, bold=True)


def _figure(theme: TreeTheme, width: float, words: Words, *, goes_on: bool) -> list[str]:
    """How many groups raised a theme, in lines."""
    figure = words.count(theme.groups, "group")
    return wrap(words.say("pic_continued", heading=figure) if goes_on else figure, width - 8, SMALLEST)


def _box_height(theme: TreeTheme, columns: _Columns, level: int, run: Sequence[_Leaf], words: Words) -> float:
    figure = _figure(theme, _reach(columns, level, run) - columns.themes[level], words, goes_on=True)
    return height_of(len(_box_lines(theme, columns, level, run)) + len(figure), SMALLEST) + 9 + GAP


def _draw(
    page: Sequence[_Leaf], begun: Sequence[TreeTheme], tree: ThemeTree, columns: _Columns, words: Words
) -> Drawing:
    """One picture; ``begun`` are the themes that the pictures before it hold."""
    sheet = Sheet()
    starts = list(accumulate((leaf.height for leaf in page), initial=TOP))
    for level in range(len(columns.themes)):
        for theme, places in _runs(page, level):
            run = [page[place] for place in places]
            box = Box(
                columns.themes[level],
                starts[places[0]],
                _reach(columns, level, run) - columns.themes[level],
                starts[places[-1] + 1] - starts[places[0]] - GAP,
                BAND if level == 0 else WHITE,
                INK,
            )
            goes_on = any(theme is one for one in begun)
            _theme(sheet, box, theme, _box_lines(theme, columns, level, run), tree, words, goes_on=goes_on)
    for y, leaf in zip(starts, page, strict=False):
        if leaf.code is not None:
            _code(sheet, leaf, leaf.code, y, columns, tree)
    legend = Legend(sheet, starts[-1] + 4)
    _keys(legend, page, tree, words)
    return sheet.finish(legend.bottom)


def _theme(
    sheet: Sheet, box: Box, theme: TreeTheme, name: list[str], tree: ThemeTree, words: Words, *, goes_on: bool
) -> None:
    """A theme's box: its name, its groups as a figure and as a bar; the edge tells its status."""
    line, dashed = STATUS[theme.status]
    sheet.add(replace(box, line=line, dashed=dashed, name="theme"))
    sheet.add(*set_lines(name, box.x + 4, box.y + 3, SMALLEST, INK, bold=True, name="name"))
    y = box.y + 3 + height_of(len(name), SMALLEST)
    figure = _figure(theme, box.width, words, goes_on=goes_on)
    sheet.add(*set_lines(figure, box.x + 4, y, SMALLEST, GREY, name="groups"))
    y += height_of(len(figure), SMALLEST) + 0.5
    track = box.width - 8
    sheet.add(Box(box.x + 4, y, track, 2.4, FAINT, name="track"))
    if theme.groups:
        sheet.add(Box(box.x + 4, y, track * theme.groups / tree.of, 2.4, DARK, name="share"))


def _code(sheet: Sheet, leaf: _Leaf, code: TreeCode, y: float, columns: _Columns, tree: ThemeTree) -> None:
    """A code's label, a bar as long as its groups are many, and the figure."""
    tall = height_of(len(leaf.lines), SMALLEST)
    left, middle = columns.codes + INDENT * code.level, y + tall / 2 - 0.6
    sheet.add(*set_lines(list(leaf.lines), left, y - 0.5, SMALLEST, INK, name="code"))
    rule = y + tall + PAD - GAP
    sheet.add(Stroke(((left, rule), (sheet.width - EDGE, rule)), FAINT, 0.3))
    sheet.add(Stroke(((columns.bars, middle - 3.4), (columns.bars, middle + 3.4)), GREY, 0.5))
    wide = BARS * code.groups / max(tree.of, 1)
    if code.groups:
        fill, edge = (WHITE, GREY) if code.parked else (MIDDLE, DARK)
        sheet.add(Box(columns.bars, middle - 2.6, wide, 5.2, fill, edge, 0.5, name="bar"))
    figure = Text(columns.bars + wide + 3, middle + SMALLEST * 0.36, str(code.groups), SMALLEST, INK, name="count")
    sheet.add(figure)


def _keys(legend: Legend, page: Sequence[_Leaf], tree: ThemeTree, words: Words) -> None:
    shown = {theme.status for leaf in page for theme in leaf.path}
    for status, (line, dashed) in STATUS.items():
        if status and status in shown:
            legend.box(BAND, INK, words.say(status), line=line, dashed=dashed)
    legend.box(MIDDLE, DARK, words.say("pic_themes_scale", of=tree.of))
    if any(leaf.code is not None and leaf.code.parked for leaf in page):
        legend.box(WHITE, GREY, words.say("pic_parked"))


def _alt(page: Sequence[_Leaf], tree: ThemeTree, words: Words) -> str:
    themes = list({id(theme): theme for leaf in page for theme in leaf.path}.values())

    def named(label: str, groups: int) -> str:
        return words.say("pic_share_alt", row=label, n=groups, of=tree.of)

    counted = words.say("pic_theme_count" if len(themes) == 1 else "pic_themes_count", n=len(themes))
    said = [words.say("pic_themes_alt", themes=counted)]
    for theme in themes:
        own = sorted((code for leaf in page if leaf.path[-1] is theme and (code := leaf.code)), key=lambda c: -c.groups)
        most = "; ".join(named(code.label, code.groups) for code in own[:NAMED])
        more = f"; {words.say('pic_more', n=len(own) - NAMED)}" if len(own) > NAMED else ""
        said.append(f"{named(theme.label, theme.groups)}{': ' + most + more if most else ''}.")
    return " ".join(said)
