"""Transcripts of 60,000 characters (txt, docx) and a REFI-QDA project of 100,000 selections, read into a new study.

Each import is a process of its own, on one operation with its journal; its peak memory holds the interpreter and its
libraries too. Twice the work is set beside the work: processor time, since seconds on the clock are also others'. Then
Taguette, in its own environment, which reads HTML and captions itself (for txt and docx it starts another program,
calibre): converted and stored in one commit, below its web application. QualCoder is on no registry of packages and
has no way in without its windows, so it is not measured.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from peers import NotMeasured, peer
from projects import write_project
from studies import invent_talk, write_transcripts
from timing import Line, compared, in_turns

DOCUMENTS, CHARACTERS = 200, 60_000
SELECTIONS = 100_000
MEGABYTES = 400
PEER_DOCUMENTS = 20
HERE = Path(__file__).parent


def run(folder: Path) -> Iterator[Line]:
    """Half and all of the work in turns, for each kind of file; then a peer."""
    texts = write_transcripts(folder / "txt", documents=DOCUMENTS, characters=CHARACTERS)
    words = _write_docx(texts, folder / "docx")
    for kind, files in (("txt", texts), ("docx", words)):
        half = files[: DOCUMENTS // 2]
        yield from _grown(f"{DOCUMENTS} {kind} of {CHARACTERS:,} characters", folder, half, files)
    projects = []
    for share in (2, 1):
        path = folder / f"project-{share}.qdpx"
        write_project(path, documents=DOCUMENTS // share, characters=CHARACTERS, selections=SELECTIONS // share)
        projects.append([path])
    yield from _grown(f".qdpx, {SELECTIONS:,} selections", folder, *projects)
    yield from _peer(folder)


def _grown(what: str, folder: Path, half: list[Path], whole: list[Path]) -> Iterator[Line]:
    told: list[dict[str, Any]] = []

    def import_(files: list[Path]) -> float:
        told.append(_import(folder, files))
        return float(told[-1]["cpu"])

    halves, wholes = in_turns(partial(import_, half), partial(import_, whole), rounds=3, warm=True)
    full = [one for one in told if one["documents"] == DOCUMENTS]
    took = median(one["seconds"] for one in full)
    size = sum(path.stat().st_size for path in whole) / 1e6
    read = full[0]["characters"] / 1e6
    peak = max(one["peak"] for one in full)
    note = (
        f"{took:.1f} s on the clock: {size / took:.1f} MB of files, {read / took:.2f} million characters, "
        f"{DOCUMENTS / took:.0f} documents, {full[0]['codings'] / took:,.0f} codings a second; {peak:.0f} MB at most"
    )
    yield compared(what, wholes, "half of them", halves, most=2.3, note=note)
    if whole[0].suffix == ".qdpx":
        ways = [[one["written"] for one in told if one["documents"] == size] for size in (DOCUMENTS, DOCUMENTS // 2)]
        yield compared("the same study written as .qdpx", ways[0], "half of it", ways[1], most=2.3)
    yield Line("most memory held", ratio=peak / MEGABYTES, against=f"{MEGABYTES} MB", most=1.0, note=f"{peak:.0f} MB")


def _import(folder: Path, files: list[Path]) -> dict[str, Any]:
    study = folder / "round.thematic"
    listed = folder / "files.json"
    listed.write_text(json.dumps([str(path) for path in files]), encoding="utf-8")
    command = [sys.executable, str(HERE / "intake_process.py"), str(study), str(listed)]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def _write_docx(texts: list[Path], folder: Path) -> list[Path]:
    """The same transcripts as Word files, a paragraph a line."""
    from docx import Document

    folder.mkdir()
    paths = []
    for text in texts:
        document = Document()
        for line in text.read_text(encoding="utf-8").split("\n\n"):
            document.add_paragraph(line.strip())
        paths.append(folder / f"{text.stem}.docx")
        document.save(str(paths[-1]))
    return paths


def _peer(folder: Path) -> Iterator[Line]:
    for kind, write in {"html": _html, "vtt": _vtt}.items():
        files = _write_as(folder / kind, kind, write)
        (folder / "documents.json").write_text(json.dumps([str(path) for path in files]), encoding="utf-8")
        try:
            with peer("taguette", HERE / "peer_taguette_documents.py", folder) as (release, ask):
                ours, theirs = in_turns(
                    lambda files=files: float(_import(folder, files)["seconds"]), partial(ask, kind), rounds=5
                )
                what = f"{PEER_DOCUMENTS} {kind} of {CHARACTERS:,} characters"
                yield compared(what, ours, f"taguette {release}", theirs, most=1.0)
        except NotMeasured as error:
            yield Line(f"{kind} transcripts", against="taguette", note=f"not measured: {error}")


def _write_as(folder: Path, suffix: str, write: Callable[[list[str]], str]) -> list[Path]:
    rng = random.Random(5)
    folder.mkdir()
    paths = [folder / f"samtale-{number + 1:03}.{suffix}" for number in range(PEER_DOCUMENTS)]
    for path in paths:
        path.write_text(write(invent_talk(rng, CHARACTERS)), encoding="utf-8")
    return paths


def _html(turns: list[str]) -> str:
    lines = (f"<p>D{place % 7}: {escape(said)}</p>" for place, said in enumerate(turns))
    return "<!DOCTYPE html><html><head><title>Samtale</title></head><body>" + "\n".join(lines) + "</body></html>"


def _vtt(turns: list[str]) -> str:
    cues = (
        f"{_clock(3 * place)} --> {_clock(3 * place + 3)}\n<v D{place % 7}>{said}</v>\n"
        for place, said in enumerate(turns)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
