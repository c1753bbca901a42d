"""The report of an import: what each file was understood as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from thematic.plurals import count
from thematic.transcripts.transcript import Transcript, count_words

MOST_SPEAKERS = 6


@dataclass(frozen=True, slots=True)
class Imported:
    """What the import of one document did, or would do. ``status``: imported, known (the same bytes are in already).

    ``times`` is the number of turns that carry one. ``doubts`` are what a person should look at; ``sentences`` the
    same one by one, for a file that was imported.
    """

    file: str
    reader: str
    document: str
    turns: int
    speakers: str
    words: int
    codings: int
    encoding: str
    doubts: str
    status: str
    times: int = 0
    headings: int = 0
    sentences: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.file).name


def report_of(path: Path, name: str, transcript: Transcript, *, twin: str = "") -> Imported:
    said = sum(count_words(transcript.text[turn.start : turn.end]) for turn in transcript.turns)
    names = [
        speaker.name + (f" ({speaker.role})" if speaker.role != "participant" else "")
        for speaker in transcript.speakers
    ]
    doubts = [*transcript.doubts, *([f"Its text is the same as that of '{twin}'."] if twin else [])]
    return Imported(
        file=str(path),
        reader=transcript.reader,
        document=name,
        turns=len(transcript.turns),
        speakers=", ".join(names),
        words=said,
        codings=0,
        encoding=transcript.encoding,
        doubts=" ".join(doubts),
        status="imported",
        times=sum(turn.time_start is not None for turn in transcript.turns),
        headings=sum(note.kind == "heading" for note in transcript.annotations),
        sentences=tuple(doubts),
    )


def report_known(path: Path, names: Sequence[str], *, anew: bool) -> Imported:
    name = names[0]
    more = f" and {count(len(names) - 1, 'more document')}" if len(names) > 1 else ""
    doubts = f"The same file is in the study as '{name}'{more}."
    if anew:
        doubts += " To read it again in another way, take its import back with 'thematic undo' first."
    return Imported(
        file=str(path),
        reader="",
        document=name,
        turns=0,
        speakers="",
        words=0,
        codings=0,
        encoding="",
        doubts=doubts,
        status="known",
        sentences=(doubts,) if anew else (),
    )


def report_of_files(reports: Iterable[Imported]) -> list[Imported]:
    """The report for who looks at it: a row a file, by its name alone; documents counted, speakers shortened.

    A document that is called as its file is not named again.
    """
    files = [list(group) for _file, group in groupby(reports, key=lambda report: report.file)]
    rows = [_shortened(group[0]) if len(group) == 1 else _summed(group) for group in files]
    apart = len({row.name for row in rows}) == len(rows)
    rows = [replace(row, document="") if row.document == Path(row.file).stem else row for row in rows]
    return [replace(row, file=row.name) for row in rows] if apart else rows


def _shortened(report: Imported) -> Imported:
    names = report.speakers.split(", ")
    if len(names) <= MOST_SPEAKERS:
        return report
    shown = ", ".join(names[: MOST_SPEAKERS - 1])
    return replace(report, speakers=f"{shown} and {len(names) - MOST_SPEAKERS + 1} more")


def _summed(reports: Sequence[Imported]) -> Imported:
    speakers = {name for report in reports for name in report.speakers.split(", ") if name}
    return replace(
        reports[0],
        document=count(len(reports), "document"),
        turns=sum(report.turns for report in reports),
        speakers=count(len(speakers), "speaker"),
        words=sum(report.words for report in reports),
        codings=sum(report.codings for report in reports),
        times=sum(report.times for report in reports),
        headings=sum(report.headings for report in reports),
        doubts=" ".join(dict.fromkeys(report.doubts for report in reports if report.doubts)),
        status=" and ".join(dict.fromkeys(report.status for report in reports)),
    )
