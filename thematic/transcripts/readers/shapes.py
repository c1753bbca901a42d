"""What a table holds: a transcript, the answers of a survey, or no talk.

A transcript has a row for what is said at a time: a column of talk, and speakers who recur or times that go on.
Survey rows have a header, a row for each respondent, and columns in which nearly everybody wrote something of their
own. Tables that other commands of thematic read are known by their columns and refused with that command's name.
"""

import re
from collections.abc import Sequence

from thematic.errors import NoTalk
from thematic.store.names import fold
from thematic.transcripts.readers.grids import Grid
from thematic.transcripts.readers.survey import find_survey, read_survey
from thematic.transcripts.readers.talk import find_talk, read_talk
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.wanted import Wanted
from thematic.transcripts.transcript import Transcript

_OURS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("a file of cases", "thematic cases import", frozenset({"document", "group", "site"})),
    ("a file of participants", "thematic participants import", frozenset({"document", "speaker", "participant"})),
    ("a file of codings", "thematic codings import", frozenset({"document", "code", "coder"})),
    ("a file of codings", "thematic codings import", frozenset({"document", "code", "quote"})),
    ("a file of codings", "thematic codings import", frozenset({"document", "code", "turn"})),
    ("a codebook", "thematic codebook import", frozenset({"name", "label_nb"})),
    ("a codebook", "thematic codebook import", frozenset({"name", "label_en"})),
    ("a codebook", "thematic codebook import", frozenset({"name", "definition"})),
    ("a report of an import", "", frozenset({"file", "reader", "document", "doubts"})),
    ("a listing of hits or turns", "", frozenset({"document", "turn", "speaker"})),
)
_ASKED = frozenset({"document", "question"})


def read_grid(grid: Grid, speakers: Speakers, wanted: Wanted) -> list[Transcript]:
    """The transcript, or a survey's answers, that a table holds; raises NoTalk where it holds neither."""
    first = next((place for place, row in enumerate(grid.rows) if sum(map(bool, row.cells)) > 1), 0)
    header = grid.rows[first].cells if grid.rows else ()
    texts, own = wanted.look(header)
    asked = bool(texts) or own is not None
    if not asked:
        _refuse_ours(grid.source, header)
    cells = [row.cells for row in grid.rows[first:]]
    if own is None and len(texts) < 2:
        columns = find_talk(cells, text=texts[0] if texts else None)
        if columns is not None:
            return [read_talk(grid, first, columns, speakers)]
    survey = find_survey(cells, texts, own)
    if survey is not None:
        return read_survey(grid, first, survey, speakers)
    raise NoTalk(
        f"{grid.source} is a table, but no column of talk was found in it.",
        hint="Name the column that holds talk or answers, as its heading is written, with --text.",
    )


def ours(header: Sequence[str]) -> tuple[str, str] | None:
    """What a table of thematic's own with this header is, and the command that reads it (empty: none does)."""
    keys = {re.sub(r"\s+", "_", fold(cell)) for cell in header}
    if keys == _ASKED:
        return "a log of what was asked", "thematic guide log --csv"
    return next(((what, command) for what, command, columns in _OURS if columns <= keys), None)


def _refuse_ours(source: str, header: Sequence[str]) -> None:
    found = ours(header)
    if found is not None:
        what, command = found
        hint = f"Bring it in with '{command}'." if command else "It was written by thematic, and holds no new talk."
        raise NoTalk(f"{source} looks like {what}, not like a transcript or a survey.", hint=hint, command=command)
