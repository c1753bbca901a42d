"""How far themes overlap, as a heat map: every pair once, with Jaccard's index and the counts that it is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thematic.errors import BadInput
from thematic.report.labels import Labels
from thematic.report.picture import Picture
from thematic.report.pictures.drawing import SMALLEST, Box, Drawing, Sheet, Text
from thematic.report.pictures.legend import EDGE, Legend
from thematic.report.pictures.palette import BAND, GREY, INK, RAMP, ink_on, shade
from thematic.report.pictures.typeface import LEADING, height_of, set_lines, wrap
from thematic.report.table import Note
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.themes.overlap import live_themes, overlaps

NAMES = 150.0
"""How wide the names of the themes stand, in points."""

CELL = 26.0
GAP = 1.5
NAMED = 5

MOST = 16
"""So many columns go beside the names with readable figures; the rest stands in pictures of its own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two themes share of what either has; ``a`` and ``b`` are places in the list of themes, a before b."""

    a: int
    b: int
    both: int
    either: int

    @property
    def jaccard(self) -> float | None:
        """both / either (Jaccard 1912), None where neither has anything."""
        return self.both / self.either if self.either else None


MEASURES = ("passages", "characters", "groups")
"""What themes can share."""


def overlap_pairs(desk: Desk, labels: Labels, *, measure: str) -> tuple[tuple[str, ...], list[Pair]]:
    """The labels of the themes that are not dropped, in tree order, and every pair that ``overlaps`` compares.

    Raises what ``overlaps`` raises.
    """
    names = [row["name"] for row in live_themes(desk.store)]
    places = {name: place for place, name in enumerate(names)}
    pairs = []
    for found in overlaps(desk):
        shared = getattr(found, measure)
        first, second = sorted((places[found.a], places[found.b]))
        pairs.append(Pair(first, second, shared.both, shared.either))
    return tuple(labels.theme(name) for name in names), pairs


def overlap_pictures(names: Sequence[str], pairs: Sequence[Pair], words: Words, *, measure: str) -> list[Picture]:
    """Themes against themes, darker the more of ``measure`` (passages, characters, groups) they share.

    A pair that is not given (a theme and one below it) stays empty. Raises BadInput for fewer than two themes.
    """
    if len(names) < 2:
        raise BadInput("An overlap needs two themes.", hint="Make themes with 'thematic theme add NAME'.")
    found = {(pair.a, pair.b): pair for pair in pairs}
    columns = range(len(names) - 1)
    parts = [columns[at : at + MOST] for at in range(0, len(columns), MOST)]
    caption = words.say("pic_overlap_caption", measure=words.say(f"pic_overlap_{measure}"))
    ranked = sorted((pair for pair in pairs if pair.both), key=lambda pair: -(pair.jaccard or 0))
    return [
        Picture(
            kind="overlap",
            drawing=_draw(names, found, part, words),
            caption=caption
            if len(parts) == 1
            else words.say("pic_page", caption=caption, page=place, pages=len(parts)),
            alt=_alt(names, ranked, words, measure),
            notes=(Note(words.say("pic_overlap_note")),) if place == len(parts) else (),
            language=words.language,
        )
        for place, part in enumerate(parts, start=1)
    ]


def _draw(names: Sequence[str], found: Mapping[tuple[int, int], Pair], part: Sequence[int], words: Words) -> Drawing:
    sheet = Sheet()
    wide = min(44.0, (sheet.width - NAMES - EDGE) / len(part))
    rows = range(part[0], len(names))
    y = EDGE + height_of(1, SMALLEST) + 2
    for place, column in enumerate(part):
        centre = NAMES + wide * place + (wide - GAP) / 2
        sheet.add(Text(centre, EDGE + SMALLEST, str(column + 1), SMALLEST, GREY, anchor="middle", name="number"))
    for row in rows:
        lines = wrap(f"{row + 1}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{names[row]}", NAMES - 8, SMALLEST)
        tall = max(height_of(len(lines), SMALLEST) + 4, CELL)
        sheet.add(
            *set_lines(lines, EDGE, y + tall / 2 - height_of(len(lines), SMALLEST) / 2, SMALLEST, INK, name="name")
        )
        for place, column in enumerate(part):
            if column < row:
                box = Box(NAMES + wide * place, y, wide - GAP, tall - GAP, name=f"cell-{row}-{column}")
                _cell(sheet, box, found.get((column, row)), words)
        y += tall
    legend = Legend(sheet, y + 6)
    legend.ramp(RAMP, "0", "1")
    legend.text(words.say("pic_overlap_scale"))
    legend.box("", GREY, words.say("pic_overlap_within"), dashed=True)
    return sheet.finish(legend.bottom)


def _cell(sheet: Sheet, box: Box, pair: Pair | None, words: Words) -> None:
    """The index on its shade, the counts below it where there is room; a broken edge where there is no such pair."""
    centre, middle = box.x + box.width / 2, box.y + box.height / 2
    if pair is None:
        sheet.add(Box(box.x, box.y, box.width, box.height, "", GREY, 0.5, dashed=True, name=box.name))
        return
    share = pair.jaccard
    fill = BAND if share is None else shade(share)
    lines = ["–" if share is None else words.number(share)]
    if box.width >= 40 and share is not None:
        lines.append(f"{pair.both}/{pair.either}")
    sheet.add(Box(box.x, box.y, box.width, box.height, fill, name=box.name))
    start = middle - height_of(len(lines), SMALLEST) / 2 + SMALLEST * (LEADING - 1) / 2
    sheet.add(*set_lines(lines, centre, start, SMALLEST, ink_on(fill), anchor="middle", name="figures"))


def _alt(names: Sequence[str], ranked: Sequence[Pair], words: Words, measure: str) -> str:
    said = words.say("pic_overlap_alt", n=len(names), measure=words.say(f"pic_overlap_{measure}"))
    if not ranked:
        return f"{said} {words.say('pic_overlap_none')}"
    most = "; ".join(
        words.say(
            "pic_overlap_pair",
            a=names[pair.a],
            b=names[pair.b],
            jaccard=words.number(pair.jaccard),
            both=pair.both,
            either=pair.either,
        )
        for pair in ranked[:NAMED]
    )
    return f"{said} {words.say('pic_overlap_most', pairs=most)}"
