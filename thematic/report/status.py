"""The start panel: in every phase what there is, and what is worth a look, each with the command that shows it.

Signals, never gates or scores. The figures are the rooms' own; this module only collects those that are quick to have.
"""

from collections.abc import Sequence
from itertools import groupby

from thematic.phases import PHASES
from thematic.report.facts import Facts
from thematic.report.status_phases import Point, any_time, code, define, familiarise, generate, report, review
from thematic.report.table import Cell, Column, Line, Table, listing
from thematic.report.words import Words
from thematic.store.desk import Desk

COLUMNS = ("phase", "kind", "what", "n", "of", "command")
"""The columns of the panel as data; ``phase`` is empty for what belongs to any."""

KINDS = {"artefact": "", "signal": "→", "look": "·"}
"""The kinds of points in their order, and what stands before each for people."""


def status(desk: Desk, *, language: str = "") -> list[Point]:
    """Every point, phase by phase: first what there is, then what is worth a look, then what can be looked at."""
    facts, words = Facts(desk), Words(language or desk.language)
    points = []
    for gather in (familiarise, code, generate, review, define, report, any_time):
        points += sorted(gather(facts, words), key=lambda point: list(KINDS).index(point.kind))
    return points


def status_table(points: Sequence[Point]) -> Table:
    """The points in exactly ``COLUMNS``."""
    return listing(COLUMNS, ({name: getattr(point, name) for name in COLUMNS} for point in points))


def status_glance(points: Sequence[Point], *, language: str) -> Table:
    """As narrow as a terminal: a line with the phase's name, then its points, an arrow before a signal."""
    words = Words(language)
    names = {phase.number: f"{phase.number} {phase.nb if language == 'nb' else phase.en}" for phase in PHASES}
    rows: list[tuple[Cell, ...]] = []
    for phase, mine in groupby(points, key=lambda point: point.phase):
        name = names[phase] if phase else words.say("status_any")
        rows.append(("", (Line(name.upper(), "heading"),), ""))
        rows += [(KINDS[point.kind], _told(point, words), point.command) for point in mine]
    columns = (
        Column("kind", ""),
        Column("what", words.say("status_column_what")),
        Column("command", words.say("status_column_command")),
    )
    return Table(columns, tuple(rows), language=language)


def _told(point: Point, words: Words) -> str:
    """ "3 of 36 documents without a group", or "memos on what the talk was like: 1", so that no noun need bend."""
    if point.n is None:
        return point.what
    if point.of is None:
        return f"{point.what}: {point.n}"
    return f"{point.n} {words.say('of')} {point.of} {point.what}"
