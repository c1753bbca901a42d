"""Excel files: each sheet that holds a transcript or a survey's answers is read, the others are told."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from thematic.errors import NoTalk
from thematic.transcripts.readers.grids import Grid, make_grid
from thematic.transcripts.readers.shapes import read_grid
from thematic.transcripts.readers.source import Source
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.readers.workbook import Workbook, Worksheet
from thematic.transcripts.transcript import Transcript

NAME = "xlsx"
SUFFIXES = (".xlsx", ".xlsm")
RANK = 10
ENCODING = "utf-8"


def recognises(source: Source) -> bool:
    """A ZIP file that is called an Excel file or has an Excel workbook in it."""
    return source.data.startswith(b"PK\x03\x04") and (source.suffix in SUFFIXES or b"xl/workbook.xml" in source.data)


def read(source: Source, speakers: Speakers) -> Sequence[Transcript]:
    """Read ``source``; raises NoTalk where no sheet holds talk, UnreadableFile for what is damaged or hostile."""
    sheets = list(Workbook(source.data, source.name).sheets())
    full = [sheet for sheet in sheets if sheet.rows]
    shown = [sheet for sheet in full if not sheet.hidden]
    read: list[tuple[Worksheet, list[Transcript]]] = []
    refused: list[tuple[Worksheet, NoTalk]] = []
    for sheet in shown:
        try:
            read.append((sheet, read_grid(_grid(source, sheet, alone=len(shown) == 1), speakers, source.wanted)))
        except NoTalk as error:
            refused.append((sheet, error))
    if not read:
        if len(refused) == 1:
            raise refused[0][1]
        if not shown:
            raise NoTalk(
                f"{source.name} has no sheet that can be seen and holds anything.", hint="Show the sheet in Excel."
            )
        raise NoTalk(
            f"{source.name} has {len(shown)} sheets, and no column of talk was found in them.",
            hint="Name the column that holds talk or answers, as its heading is written, with --text.",
        )
    others = [sheet.name for sheet, _error in refused] + [f"{sheet.name} (hidden)" for sheet in full if sheet.hidden]
    told = [f"Sheets without talk, or hidden, were left out: {', '.join(others)}."] if others else []
    transcripts = []
    for sheet, found in read:
        for place, transcript in enumerate(found):
            doubts = (*_doubts(sheet), *told, *transcript.doubts) if place == 0 else transcript.doubts
            named = transcript.document or (f"{_stem(source)}-{sheet.name}" if len(read) > 1 else "")
            transcripts.append(replace(transcript, document=named, doubts=doubts))
        told = []
    return transcripts


def _grid(source: Source, sheet: Worksheet, *, alone: bool) -> Grid:
    where = source.name if alone else f"{source.name}, sheet '{sheet.name}'"
    stem = _stem(source) if alone else f"{_stem(source)}-{sheet.name}"
    return make_grid(sheet.rows, source=where, stem=stem, reader=NAME, encoding=ENCODING)


def _stem(source: Source) -> str:
    return unicodedata.normalize("NFC", PurePath(source.name).stem)


def _doubts(sheet: Worksheet) -> list[str]:
    doubts = []
    if sheet.formulas:
        empty = f"; {sheet.unknown} without one are empty" if sheet.unknown else ""
        doubts.append(f"Formulas ({sheet.formulas}) were not calculated: their stored results were read{empty}.")
    if sheet.hidden_rows:
        doubts.append(f"Hidden rows ({sheet.hidden_rows}) were read like the others.")
    if sheet.merged:
        doubts.append(f"Merged cells ({sheet.merged}) count as their first cell.")
    return doubts
