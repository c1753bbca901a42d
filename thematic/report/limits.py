"""What a study cannot show, computed from it: its groups, rows that rest on one site, chance, and what nobody did."""

from collections.abc import Callable, Iterator, Sequence

from thematic.coding.readings import choose_readings
from thematic.contrast.resolution import resolution
from thematic.contrast.result import ContrastRow
from thematic.report.contrast_columns import Setting, row_text
from thematic.report.numbering import Numbers, runs
from thematic.report.results import Section
from thematic.report.table import Column, Line, Table
from thematic.report.tables import Planned
from thematic.store.desk import Desk
from thematic.store.evidence import load_codings
from thematic.transcripts.case_values import Cases

NAMED = 12
"""How many names a sentence gives before it says how many more there are."""

ROWS = 20
"""The size of a table that ``limit_reach`` speaks of; one of ``resolution.TABLES``."""


def find_limits(
    desk: Desk, planned: Sequence[Planned], sections: Sequence[Section], setting: Setting, numbers: Numbers
) -> Iterator[Line | Table]:
    """A paragraph for every limit that the study has, and a table of the rows that rest on one site."""
    words = setting.words
    design = [row["name"] for row in Cases(desk.store).declared()]
    if design:
        attributes = words.joined([setting.labels.attribute(name) for name in design])
        yield _line(setting, "limit_selection", words.say("limit_selection", attributes=attributes))
    if planned:
        yield _line(setting, "limit_size", " ".join(_sizes(desk, planned, setting)))
        chance = _chance(planned, setting)
        if chance:
            yield _line(setting, "limit_chance", words.say("limit_chance", tables="; ".join(chance)))
        less = [
            words.say("limit_row", label=row_text(row, one.contrast, setting), number=one.number)
            for one, row in _rows(planned, lambda row: row.not_per_word)
        ]
        if less:
            yield _line(setting, "limit_words", words.say("limit_words", rows="; ".join(less)))
    yield from _themes(desk, sections, setting)
    yield from _transcripts(desk, setting)
    if planned:
        yield from _fragile(planned, setting, numbers)


def _line(setting: Setting, key: str, text: str) -> Line:
    return Line(text, lead=setting.words.say(f"{key}_lead"))


def _sizes(desk: Desk, planned: Sequence[Planned], setting: Setting) -> Iterator[str]:
    """The groups behind each kind of table, once, and what so few can show."""
    words, labels = setting.words, setting.labels
    kinds: dict[tuple[str, tuple[str, ...], tuple[int, ...]], list[Planned]] = {}
    for one in planned:
        contrast = one.contrast
        kinds.setdefault((contrast.by, contrast.values, contrast.n_units), []).append(one)
    for (by, values, counts), alike in kinds.items():
        counted = [
            words.say("side_groups", value=labels.value(by, value, words), groups=words.count(n, "group"))
            for value, n in zip(values, counts, strict=True)
        ]
        numbers = words.joined(runs([one.number for one in alike]))
        key = "limit_size" if len(alike) == 1 else "limit_sizes"
        yield words.say(key, number=numbers, sides=words.joined(counted))
        if len(values) == 2:
            wheres = dict.fromkeys(tuple(one.contrast.where.items()) for one in alike)
            yield from dict.fromkeys(
                sentence for where in wheres for sentence in _reach(desk, by, values, dict(where), setting)
            )


def _reach(desk: Desk, by: str, values: tuple[str, ...], where: dict[str, str], setting: Setting) -> Iterator[str]:
    found = resolution(desk, by=by, values=values, where=where)
    place = found.tables.index(ROWS)
    fewest = [(reach.fewest[place], one.of_high, one.of_low) for one in found.directions for reach in one.reaches[:1]]
    possible = [one for one in fewest if one[0] is not None]
    if not possible:
        yield setting.words.say("limit_never", rows=ROWS)
        return
    n, of, other = min(possible, key=lambda one: one[0] or 0)
    yield setting.words.say("limit_reach", rows=ROWS, n=n, of=of, of_other=other)


def _fragile(planned: Sequence[Planned], setting: Setting, numbers: Numbers) -> Iterator[Line | Table]:
    words = setting.words
    every = list(_rows(planned, lambda row: True))
    found = [(one, row) for one, row in every if row.fragile]
    if not found:
        yield _line(setting, "limit_fragile", words.say("limit_no_fragile"))
        return
    number = numbers.next()
    told = words.say("limit_fragile", number=number, n=len(found), of=words.count(len(every), "row"))
    yield _line(setting, "limit_fragile", told)
    yield Table(
        (
            Column("table", words.say("fragile_where"), 2.0),
            Column("row", words.say("h_row"), 8.0),
            Column("fragile", words.say("h_fragile"), 6.0),
        ),
        tuple(
            (
                f"{words.say('table')} {one.number}",
                row_text(row, one.contrast, setting),
                words.joined(row.fragile, by="or"),
            )
            for one, row in found
        ),
        number=number,
        caption=words.say("fragile_caption"),
        alt=words.say("fragile_alt"),
        language=words.language,
    )


def _rows(planned: Sequence[Planned], wanted: Callable[[ContrastRow], bool]) -> Iterator[tuple[Planned, ContrastRow]]:
    """The clear and tendency rows that are ``wanted``, each with its table."""
    for one in planned:
        for row in one.contrast.rows:
            if row.label in ("clear", "tendency") and wanted(row):
                yield one, row


def _chance(planned: Sequence[Planned], setting: Setting) -> list[str]:
    words = setting.words
    told = []
    for one in planned:
        if (baseline := one.contrast.baseline) is not None:
            band = baseline.shown
            rows = words.count(band.rows, "row")
            told.append(
                words.say(
                    "limit_chance_table",
                    number=one.number,
                    rows=rows,
                    median=band.median,
                    low=band.low,
                    high=band.high,
                )
            )
    return told


def _themes(desk: Desk, sections: Sequence[Section], setting: Setting) -> Iterator[Line]:
    store, words = desk.store, setting.words
    if not sections:
        return
    answered = set(store.values("negative_cases", "theme_id"))
    whole = words.count(len(sections), "theme_noun")
    for key, rows in (
        ("limit_negative", [section.row for section in sections if section.row["id"] not in answered]),
        ("limit_undefined", [one.row for one in sections if not one.row["idea"]]),
    ):
        if len(rows) == len(sections):
            yield _line(setting, key, words.say(f"{key}_all"))
        elif rows:
            names = _some([str(row["label"]) for row in rows], setting)
            yield _line(setting, key, words.say(key, n=len(rows), themes=whole, names=names))


def _transcripts(desk: Desk, setting: Setting) -> Iterator[Line]:
    store, words = desk.store, setting.words
    documents = store.rows("documents", ("id", "name"), order="name_key")
    if not documents:
        return
    whole = words.count(len(documents), "transcript")
    read = set(store.values("document_marks", "document_id", kind="read"))
    unread = [row["name"] for row in documents if row["id"] not in read]
    if not read:
        yield _line(setting, "limit_unread", words.say("limit_unread_all"))
    elif unread:
        told = words.say("limit_unread", n=len(unread), transcripts=whole, names=_some(unread, setting))
        yield _line(setting, "limit_unread", told)
    readings = choose_readings(desk, [row["id"] for row in documents])
    coded = set(load_codings(store, readings).document.tolist())
    empty = [row["name"] for row in documents if row["id"] not in coded]
    if empty:
        told = words.say("limit_uncoded", n=len(empty), transcripts=whole, names=_some(empty, setting))
        yield _line(setting, "limit_uncoded", told)


def _some(names: Sequence[str], setting: Setting) -> str:
    shown, rest = "; ".join(names[:NAMED]), len(names) - NAMED
    return setting.words.say("and_more", names=shown, n=rest) if rest > 0 else shown
