"""CSV and TSV files: transcripts as tables, and answers of a survey; separators, quotes and encodings as they come."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice
from pathlib import PurePath

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.grids import MAX_COLUMNS, MAX_ROWS, Row, make_grid
from thematic.transcripts.readers.shapes import read_grid
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.tables import meaning_of
from thematic.transcripts.readers.talk import find_talk
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.sheets import find_separator, split_rows
from thematic.transcripts.transcript import Transcript

NAME = "csv"
SUFFIXES = (".csv", ".tsv", ".tab")
RANK = 60

_TOLD = re.compile(r"sep=(.)\n")
_LOOKED_AT = 200


def recognises(source: Source) -> bool:
    """A file called a table whose first line has columns; by another name, only one with headings of a transcript.

    Plain text may hold tabs and commas, so there the first line must name talk and a speaker or a time, and every
    row must be as wide as it.
    """
    text = source.decoded.text
    told = _TOLD.match(text)
    separator = told[1] if told else find_separator(text)
    heading = text.lstrip("\n").split("\n", 1)[0]
    if source.suffix in SUFFIXES:
        return bool(told) or separator in heading or bool(source.wanted.text) or meaning_of(heading) == "text"
    meanings = {meaning_of(cell.strip('"')) for cell in heading.split(separator)}
    if "text" not in meanings or not meanings & {"speaker", "time"}:
        return False
    try:
        rows = list(islice(_rows(text, source.name, separator), _LOOKED_AT))
    except UnreadableFile:
        return False
    return len({len(row) for _line, row in rows}) == 1 and find_talk([row for _line, row in rows]) is not None


def read(source: Source, speakers: Speakers) -> Sequence[Transcript]:
    """Read ``source``; raises NoTalk for a table without talk, UnreadableFile (with the line) for what is no table."""
    text = source.decoded.text
    told = _TOLD.match(text)
    separator = told[1] if told else find_separator(text)
    lines = _rows(text[told.end() :] if told else text, source.name, separator)
    rows: list[Row] = []
    for line, cells in lines:
        if len(rows) == MAX_ROWS:
            raise UnreadableFile(f"{source.name} has more than {MAX_ROWS:,} rows.", hint="Split it into several files.")
        rows.append(Row(line + bool(told), tuple(cells)))
    _refuse_ragged(source.name, rows)
    grid = make_grid(
        rows,
        source=source.name,
        stem=unicodedata.normalize("NFC", PurePath(source.name).stem),
        reader=NAME,
        encoding=source.decoded.encoding,
        doubts=source.decoded.doubts,
    )
    return read_grid(grid, speakers, source.wanted)


def _rows(text: str, name: str, separator: str) -> list[tuple[int, list[str]]]:
    """All rows. Programs that part cells by tabs often quote nothing: then a quotation mark is part of the speech.

    That is so where the columns are Whisper's, and where reading with quotes fails or gives rows of several widths.
    """
    whisper = text.lstrip("\n").startswith("start\tend\ttext\n")
    if separator != "\t":
        return list(split_rows(text, name, separator=separator, widest=MAX_COLUMNS))
    bare = list(split_rows(text, name, separator=separator, quoted=False, widest=MAX_COLUMNS))
    even = len({len(row) for _line, row in bare}) == 1
    if whisper and even:
        return bare
    try:
        quoted = list(split_rows(text, name, separator=separator, widest=MAX_COLUMNS))
    except UnreadableFile:
        if even:
            return bare
        raise
    return bare if even and len({len(row) for _line, row in quoted}) > 1 else quoted


def _refuse_ragged(name: str, rows: Sequence[Row]) -> None:
    """Cells past the last column are a separator in speech that was not quoted: read on, they would shift."""
    width = len(rows[0].cells) if rows else 0
    for row in rows:
        if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
            raise UnreadableFile(
                f"{name}: line {row.line} has {len(row.cells)} cells, and the first line {width}.",
                hint="Put text that holds the separator in double quotes.",
            )
