"""One conversation in a file of every kind that an import takes, each by a writer that is not ours.

``KINDS`` are their names; ``build(kind, folder)`` writes the file (or folder) and gives its path. Text, speakers and
turns are the same in all of them but for what a format does not hold.
"""

import io
import json
from html import escape
from pathlib import Path

from tests.exchange import programs
from tests.exchange.refi import written
from thematic.exchange.plain.exporting import export_study
from thematic.study import create_study

TALK = (
    ("Moderator", "Hva gjør at dere blir på jobb?"),
    ("Anna", "At vi får være med på å bestemme, tror jeg. «Det er vår plan», sier de."),
    ("Bo", "Ja, men ikke om natta: da er det ingen å spørre 😀, og det vet alle."),
    ("Moderator", "Og hva med lederne?"),
    ("Anna", "Hun kommer innom når hun kan. Før så vi henne aldri."),
    ("Bo", "Det er lettere å si fra når noen har tid til å høre."),
)
NAMES = tuple(dict.fromkeys(name for name, _said in TALK))
LABELLED = tuple(f"{name}: {said}" for name, said in TALK)


def _clock(place, mark="."):
    return f"00:00:{4 * place:02}{mark}000 --> 00:00:{4 * place + 4:02}{mark}000"


def _lines():
    return "\n\n".join(LABELLED) + "\n"


def _docx():
    from docx import Document

    document, held = Document(), io.BytesIO()
    document.add_heading("Samtale", level=1)
    for line in LABELLED:
        document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


def _odt():
    from odfdo import Document, Header, Paragraph

    document, held = Document("text"), io.BytesIO()
    document.body.clear()
    document.body.append(Header(1, "Samtale"))
    for line in LABELLED:
        document.body.append(Paragraph(line))
    document.save(held)
    return held.getvalue()


def _rtf():
    def told(text):
        units = text.encode("utf-16-le")
        numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
        return "".join(chr(one) if 31 < one < 128 and chr(one) not in "\\{}" else f"\\u{one}?" for one in numbers)

    body = "".join(f"{told(line)}\\par\n" for line in LABELLED)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {body}}}".encode("ascii")


def _pdf():
    from fpdf import FPDF

    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=11)
    for line in LABELLED:
        page.multi_cell(0, 6, line.replace(" 😀", ""), new_x="LMARGIN", new_y="NEXT")
        page.ln(4)
    return bytes(page.output())


def _html():
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in LABELLED)
    head = '<head><meta charset="utf-8"><title>Samtale</title></head>'
    return f"<!DOCTYPE html>\n<html>{head}<body><h1>Samtale</h1>\n{lines}</body></html>"


def _otr():
    lines = (
        f'<p><span class="timestamp" data-timestamp="{4 * place}">0:{4 * place:02}</span> {escape(line)}</p>'
        for place, line in enumerate(LABELLED)
    )
    return json.dumps({"text": "".join(lines), "media": "opptak.wav", "media-time": 0})


def _vtt():
    cues = (f"{_clock(place)}\n<v {name}>{said}</v>\n" for place, (name, said) in enumerate(TALK))
    return "WEBVTT\n\n" + "\n".join(cues)


def _srt():
    cues = (f"{place + 1}\n{_clock(place, ',')}\n{line}\n" for place, line in enumerate(LABELLED))
    return "\n".join(cues)


def _csv():
    rows = (f'00:00:{4 * place:02};{name};"{said}"' for place, (name, said) in enumerate(TALK))
    return "Tid;Taler;Tekst\n" + "\n".join(rows) + "\n"


def _xlsx():
    from openpyxl import Workbook

    book, held = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["Time", "Speaker", "Text"])
    for place, (name, said) in enumerate(TALK):
        sheet.append([f"00:00:{4 * place:02}", name, said])
    book.save(held)
    return held.getvalue()


def _survey():
    answers = (said for name, said in TALK if name != "Moderator")
    rows = (f'{number},ward {number % 2},"{said} Og mer kan vi ikke si."' for number, said in enumerate(answers, 1))
    return "id,unit,Hva er viktig for deg på jobb?\n" + "\n".join(rows) + "\n"


def _chat():
    people = ", ".join(f"SP{place} {name} Participant" for place, name in enumerate(NAMES))
    codes = {name: f"SP{place}" for place, name in enumerate(NAMES)}
    lines = "\n".join(f"*{codes[name]}:\t{said}" for name, said in TALK)
    return f"@UTF8\n@Begin\n@Languages:\tnob\n@Participants:\t{people}\n{lines}\n@End\n"


def _eaf():
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{place}" TIME_VALUE="{4000 * place}"/>' for place in range(len(TALK) + 1)
    )
    tiers = "".join(
        f'<TIER LINGUISTIC_TYPE_REF="talk" PARTICIPANT="{name}" TIER_ID="{name}">'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{place}" TIME_SLOT_REF1="ts{place}" '
            f'TIME_SLOT_REF2="ts{place + 1}"><ANNOTATION_VALUE>{escape(said)}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            for place, (who, said) in enumerate(TALK)
            if who == name
        )
        + "</TIER>"
        for name in NAMES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="2025-01-01T10:00:00+01:00" '
        f'FORMAT="3.0" VERSION="3.0"><HEADER TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="talk" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>'
    )


def _qdpx(folder):
    text = _lines()
    words = "være med på å bestemme"
    at = text.index(words)
    xml = written.project(
        written.USERS,
        written.CODES,
        written.sources(written.source(written.selection(at, at + len(words), written.TRUST, name=words))),
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
    text, day = _lines(), programs.DAY
    words = "være med på å bestemme"
    at = text.index(words)
    made = {"owner": "kari", "date": day, "memo": ""}
    return programs.qualcoder(
        folder / "samtaler.qda",
        source=[{"id": 1, "name": "qualcoder-samtale.txt", "fulltext": text, **made}],
        code_cat=[{"catid": 1, "name": "Klima", **made}],
        code_name=[{"cid": 1, "name": "Innflytelse", "catid": 1, "color": "#11aa22", **made}],
        code_text=[{"cid": 1, "fid": 1, "seltext": words, "pos0": at, "pos1": at + len(words), **made}],
        cases=[{"caseid": 1, "name": "natt", **made}],
        case_text=[{"caseid": 1, "fid": 1, "pos0": 0, "pos1": len(text), **made}],
        attribute_type=[{"name": "absence", "caseOrFile": "case", "valuetype": "character", **made}],
        attribute=[{"name": "absence", "attr_type": "case", "value": "low", "id": 1, "owner": "kari", "date": day}],
        journal=[{"name": "dag 1", "jentry": "Begynte å lese.", "owner": "kari", "date": day}],
    )


def _taguette(folder):
    plain = "".join(line for line in LABELLED)
    words = "være med på å bestemme"
    start = len(plain[: plain.index(words)].encode())
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
                "end_offset": start + len(words.encode()),
                "snippet": words,
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
    "txt": _lines,
    "md": lambda: "# Samtale\n\n" + "\n\n".join(f"**{name}:** {said}" for name, said in TALK) + "\n",
    "docx": _docx,
    "odt": _odt,
    "rtf": _rtf,
    "pdf": _pdf,
    "html": _html,
    "otr": _otr,
    "vtt": _vtt,
    "srt": _srt,
    "csv": _csv,
    "xlsx": _xlsx,
    "survey.csv": _survey,
    "cha": _chat,
    "eaf": _eaf,
}
_PROJECTS = {"qdpx": _qdpx, "qdc": _qdc, "qualcoder": _qualcoder, "taguette": _taguette, "study folder": _study_folder}

TRANSCRIPTS = tuple(_FILES)
PROJECTS = tuple(_PROJECTS)
KINDS = TRANSCRIPTS + PROJECTS


def build(kind, folder: Path) -> Path:
    """Write the file (or folder) of a kind into ``folder``, named after its kind; its path."""
    if kind in _PROJECTS:
        return _PROJECTS[kind](folder)
    stem, _dot, suffix = kind.rpartition(".")
    path = folder / f"{stem or suffix}-samtale.{suffix}"
    content = _FILES[kind]()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
