"""A file of every kind that an import takes: the transcripts of ``one_of_each``, and projects with a coding in them.

``KINDS`` are their names; ``build(kind, folder)`` writes the file (or folder) and gives its path.
"""

import json
from html import escape
from pathlib import Path

from tests.exchange import programs
from tests.exchange.refi import written
from tests.transcripts import one_of_each
from thematic.exchange.plain.exporting import export_study
from thematic.study import create_study

LABELLED = tuple(f"{name}: {said}" for name, said in one_of_each.SAID)
WORDS = "Vi ler mye"


def _otr():
    lines = (
        f'<p><span class="timestamp" data-timestamp="{4 * place}">0:{4 * place:02}</span> {escape(line)}</p>'
        for place, line in enumerate(LABELLED)
    )
    return json.dumps({"text": "".join(lines), "media": "opptak.wav", "media-time": 0}).encode()


def _survey():
    rows = (f'{number},"{answer}"' for number, answer in enumerate(one_of_each.ANSWERS, 1))
    return ("id,Hva gjør dagen god?\n" + "\n".join(rows) + "\n").encode()


def _qdpx(folder):
    text = one_of_each.plain().decode()
    at = text.index(WORDS)
    xml = written.project(
        written.USERS,
        written.CODES,
        written.sources(written.source(written.selection(at, at + len(WORDS), written.TRUST, name=WORDS))),
    )
    return written.pack(folder / "prosjekt.qdpx", xml, {f"{written.TALK}.txt": text})


def _qdc(folder):
    path = folder / "kodebok.qdc"
    codes = written.CODES.removeprefix("<CodeBook>").removesuffix("</CodeBook>")
    path.write_text(
        f'{written.DECLARATION}\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another">{codes}</CodeBook>',
        encoding="utf-8",
    )
    return path


def _qualcoder(folder):
    text, day = one_of_each.plain().decode(), programs.DAY
    at = text.index(WORDS)
    made = {"owner": "kari", "date": day, "memo": ""}
    return programs.qualcoder(
        folder / "samtaler.qda",
        source=[{"id": 1, "name": "qualcoder-samtale.txt", "fulltext": text, **made}],
        code_cat=[{"catid": 1, "name": "Klima", **made}],
        code_name=[{"cid": 1, "name": "Innflytelse", "catid": 1, "color": "#11aa22", **made}],
        code_text=[{"cid": 1, "fid": 1, "seltext": WORDS, "pos0": at, "pos1": at + len(WORDS), **made}],
        cases=[{"caseid": 1, "name": "natt", **made}],
        case_text=[{"caseid": 1, "fid": 1, "pos0": 0, "pos1": len(text), **made}],
        attribute_type=[{"name": "absence", "caseOrFile": "case", "valuetype": "character", **made}],
        attribute=[{"name": "absence", "attr_type": "case", "value": "low", "id": 1, "owner": "kari", "date": day}],
        journal=[{"name": "dag 1", "jentry": "Begynte å lese.", "owner": "kari", "date": day}],
    )


def _taguette(folder):
    plain = "".join(LABELLED)
    start = len(plain[: plain.index(WORDS)].encode())
    return programs.taguette(
        folder / "taguette.sqlite3",
        documents=[
            {
                "id": 1,
                "name": "taguette-samtale",
                "description": "",
                "filename": "samtale.html",
                "created": programs.DAY,
                "project_id": 1,
                "text_direction": "LEFT_TO_RIGHT",
                "contents": "".join(f"<p>{escape(line)}</p>" for line in LABELLED),
            }
        ],
        tags=[{"id": 1, "project_id": 1, "path": "klima.innflytelse", "description": ""}],
        highlights=[
            {
                "id": 1,
                "document_id": 1,
                "start_offset": start,
                "end_offset": start + len(WORDS.encode()),
                "snippet": WORDS,
            }
        ],
        highlight_tags=[{"highlight_id": 1, "tag_id": 1}],
    )


def _study_folder(folder):
    """The one kind that only we write."""
    with create_study(folder / "kilde.thematic", coder="kari") as study:
        study.import_project(_qualcoder(folder))
        export_study(study.desk, folder / "studie")
    return folder / "studie"


_FILES = {
    **{
        Path(name).suffix: (name, write)
        for name, (_reader, write) in one_of_each.FILES.items()
        if name != "windows.txt"
    },
    ".otr": ("opptak.otr", _otr),
    "survey": ("svar.csv", _survey),
}
_PROJECTS = {
    ".qdpx": _qdpx,
    ".qdc": _qdc,
    "qualcoder": _qualcoder,
    "taguette": _taguette,
    "study folder": _study_folder,
}

KINDS = (*_FILES, *_PROJECTS)
TEXTS = (".txt", ".md", ".vtt", ".srt", ".cha")
"""Kinds that are text, of which even a damaged one is seldom anything else."""


def build(kind, folder: Path) -> Path:
    """Write the file (or folder) of a kind into ``folder``; its path."""
    if kind in _PROJECTS:
        return _PROJECTS[kind](folder)
    name, write = _FILES[kind]
    (folder / name).write_bytes(write())
    return folder / name
