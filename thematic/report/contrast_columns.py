"""Which rows of a contrast stand in which column, and how a row reads there."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from thematic.contrast.plan import Style
from thematic.contrast.result import Contrast, ContrastRow
from thematic.report.labels import Labels
from thematic.report.quotes import Quote, Quotes
from thematic.report.table import Line
from thematic.report.words import Words
from thematic.store.names import fold
from thematic.store.segments import Segment
from thematic.themes.negative import HANDLED, NegativeCase

Block = tuple[Line, ...]
"""One bullet with all that stands under it."""

IN_COLUMNS = ("clear", "tendency")
MARKS = ("tendency", "not_per_word", "fragile", "child")
"""What a bullet of the plain style can carry a letter for, in the order of the letters."""

RECORDED = {"code": "codes", "code-stance": "codes", "theme": "themes"}
"""The table that a row of each kind is a row of; concepts are in none."""

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Side:
    """A column: a value of the compared attribute, its comparison, and whether it is that one's first side."""

    value: str
    compared: str
    first: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A row in its place: indented ``level`` times, with the ``marks`` that the plain style gives letters."""

    row: ContrastRow
    level: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody recorded about a negative case, and what participants say in the passage that is named."""

    case: NegativeCase
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class Setting:
    """What the tables of one document share.

    ``segments`` gives what participants said behind a row on its first (True) or second side; ``negative`` holds
    by (table, folded name) what is recorded about negative cases of codes and themes; ``quotes``
    remembers what was printed. ``chosen`` holds the folded names of the attributes that groups were chosen by.
    """

    words: Words
    labels: Labels
    style: Style
    segments: Callable[[Contrast, ContrastRow, bool], Sequence[Segment]]
    negative: Mapping[tuple[str, str], Sequence[Answered]]
    chosen: frozenset[str] = frozenset()
    quotes: Quotes = field(default_factory=Quotes)


def sides(contrast: Contrast) -> list[Side]:
    """Both sides of one comparison, or every value against the rest."""
    if len(contrast.values) == 2:
        pair = "/".join(contrast.values)
        return [Side(value, pair, value == contrast.values[0]) for value in contrast.values]
    return [Side(value, f"{value}/rest", True) for value in contrast.values]


def column(contrast: Contrast, side: Side) -> list[list[Entry]]:
    """The bullets of one side, each with its sub-points: clear rows first, then tendencies, widest first.

    Under a row stand its child codes that lean the same way, also those too thin for a place of their own.
    """
    rows = [row for row in contrast.all_rows if row.compared == side.compared]
    placed = [row for row in rows if row.more_often == side.value and row.label in IN_COLUMNS]
    leaning = [row for row in rows if row not in placed and _leans(row, side)]
    names = {row.row for row in placed}
    top = [row for row in placed if row.parent not in names]
    return [list(_tree(row, [*placed, *leaning], 0)) for row in sorted(top, key=_weight)]


def shared(contrast: Contrast) -> list[list[Entry]]:
    """The rows that every comparison of the contrast labels shared, in the order of the first."""
    found: dict[tuple[str, str], list[ContrastRow]] = {}
    for row in contrast.all_rows:
        if row.label == "shared":
            found.setdefault((row.row, row.stance), []).append(row)
    comparisons = len({side.compared for side in sides(contrast)})
    return [[Entry(rows[0], 0, ())] for rows in found.values() if len(rows) == comparisons]


def _leans(row: ContrastRow, side: Side) -> bool:
    difference = row.difference or 0.0
    return row.label in ("unresolved", "thin") and (difference > 0 if side.first else difference < 0)


def _weight(row: ContrastRow) -> tuple[int, float]:
    return IN_COLUMNS.index(row.label), -abs(row.difference or 0.0)


def _tree(row: ContrastRow, rows: Sequence[ContrastRow], level: int) -> Iterator[Entry]:
    yield Entry(row, level, _marks(row))
    for child in rows:
        if child.parent == row.row and child.stance == row.stance:
            yield from _tree(child, rows, level + 1)


def _marks(row: ContrastRow) -> tuple[str, ...]:
    if row.label not in IN_COLUMNS:
        return ("child",)
    carried = {"tendency": row.label == "tendency", "not_per_word": row.not_per_word, "fragile": bool(row.fragile)}
    return tuple(mark for mark, has in carried.items() if has)


def block(entries: Sequence[Entry], contrast: Contrast, side: Side, setting: Setting, letters: dict[str, str]) -> Block:
    """One bullet with its sub-points as paragraphs; in the evidence style with figures and quotes under each."""
    lines: list[Line] = []
    for entry in entries:
        text = row_text(entry.row, contrast, setting)
        marks = "".join(letters[mark] for mark in entry.marks) if setting.style == "report" else ""
        lines.append(Line(text, "bullet", entry.level, marks))
        lines += _joined(entry, contrast, (side.first,), setting)
        if setting.style == "report":
            continue
        lines.append(Line(_figures(entry.row, contrast, side, setting), "figures", entry.level + 1))
        if entry.row.label in IN_COLUMNS:
            lines += _evidence(entry, contrast, side, setting)
    return tuple(lines)


def shared_block(entries: Sequence[Entry], contrast: Contrast, setting: Setting) -> Block:
    """A row of both sides: the counts, the interval of the difference, and a quote from each side."""
    (entry,) = entries
    row, words = entry.row, setting.words
    figures = words.say(
        "counts_both",
        a=row.groups_a,
        of_a=row.of_a,
        b=row.groups_b,
        of_b=row.of_b,
        units=words.say(f"{contrast.unit}s"),
        places=words.count(max(row.sites_a, row.sites_b), "site"),
    )
    interval = words.say(
        "difference",
        difference=words.number(row.difference),
        low=words.number(row.interval_low),
        high=words.number(row.interval_high),
    )
    lines = [Line(row_text(row, contrast, setting), "bullet"), *_joined(entries[0], contrast, (True, False), setting)]
    if setting.style == "report":
        return (*lines, Line(interval, "figures", 1))
    lines.append(Line(BETWEEN.join((figures, interval)), "figures", 1))
    quotes = [setting.quotes.choose(setting.segments(contrast, row, first)) for first in (True, False)]
    return (*lines, *(_quoted(quote, 0, setting) for quote in quotes if quote))


def row_text(row: ContrastRow, contrast: Contrast, setting: Setting) -> str:
    """What a row is called: its label, with the stance where the rows are codes by stance."""
    label = setting.labels.row(row.row, contrast.kind)
    return f"{label} ({row.stance})" if row.stance else label


def _joined(entry: Entry, contrast: Contrast, firsts: Sequence[bool], setting: Setting) -> Iterator[Line]:
    """Under a concept, the codes that it joins on these sides: the one that is used most comes first."""
    if contrast.kind == "concept":
        used = Counter(segment.code for first in firsts for segment in setting.segments(contrast, entry.row, first))
        labels = (setting.labels.row(code, "code") for code, _times in used.most_common())
        yield Line("; ".join(labels), "figures", entry.level + 1, lead=setting.words.say("joins"))


def _figures(row: ContrastRow, contrast: Contrast, side: Side, setting: Setting) -> str:
    words = setting.words
    units = words.say(f"{contrast.unit}s")
    here, there = (row.groups_a, row.of_a), (row.groups_b, row.of_b)
    places = row.sites_a if side.first else row.sites_b
    if not side.first:
        here, there = there, here
    figures = {"a": here[0], "of_a": here[1], "b": there[0], "of_b": there[1]}
    parts = [words.say("counts", **figures, units=units, places=words.count(places, "site")), words.say(row.label)]
    if row.fragile:
        parts.append(words.say("fragile", sites=words.joined(row.fragile, by="or")))
    if row.not_per_word:
        parts.append(words.say("not_per_word", units=units))
    return BETWEEN.join(parts)


def _evidence(entry: Entry, contrast: Contrast, side: Side, setting: Setting) -> Iterator[Line]:
    words, row = setting.words, entry.row
    exemplar = setting.quotes.choose(setting.segments(contrast, row, side.first))
    if exemplar:
        yield _quoted(exemplar, entry.level, setting)
    recorded = setting.negative.get((RECORDED.get(contrast.kind, ""), fold(row.row)), ())
    handled = [answered for answered in recorded if answered.case.answer == HANDLED]
    counters = setting.segments(contrast, row, not side.first)
    counter = setting.quotes.choose(counters)
    if counter:
        yield _quoted(counter, entry.level, setting, lead=words.say("counter_example"))
    elif counters:
        yield Line(words.say("counter_elsewhere"), "figures", entry.level + 1)
    elif not handled:
        yield Line(words.say("looked_for" if recorded else "no_counter_example"), "figures", entry.level + 1)
    for answered in handled:
        yield _answered(answered, entry.level, setting)


def _answered(answered: Answered, level: int, setting: Setting) -> Line:
    """A handled negative case: its words, where they are not printed yet, and how it is accounted for."""
    lead = setting.words.say("handled")
    quote = setting.quotes.choose(answered.segments)
    if quote is None:
        return Line(answered.case.text, "figures", level + 1, lead=lead)
    line = _quoted(quote, level, setting, lead=lead)
    return replace(line, tail=f"{line.tail} – {answered.case.text}")


def _quoted(quote: Quote, level: int, setting: Setting, *, lead: str = "") -> Line:
    said = f"{setting.words.say('opening')}{quote.text}{setting.words.say('closing')}"
    return Line(said, "quote", level + 1, lead=lead, tail=f"({quote.said_by})", language=quote.segment.language)
