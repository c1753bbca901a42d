"""One invented conversation in a file of every kind, written by other programs or by hand."""

import io
from collections.abc import Callable
from html import escape
from pathlib import Path

SAID = (
    ("Moderator", "Hva gjør at dere blir her, år etter år?"),
    ("Anne", "Folkene. Vi ler mye, også når det er «travelt»."),
    ("Bo", "Ikke alltid nok folk i helga, da."),
    ("Anne", "Nei, og da hjelper det lite å le."),
    ("Moderator", "Hva gjør lederen?"),
    ("Bo", "Hun tar en vakt selv. Det hjelper."),
)
STARTS = (2_000, 9_000, 17_500, 24_000, 31_000, 35_250)
END = 40_000


def clock(at: int, *, comma: str = ".") -> str:
    """``00:01:02.345``."""
    return f"{at // 3_600_000:02}:{at // 60_000 % 60:02}:{at // 1000 % 60:02}{comma}{at % 1000:03}"


def cues(comma: str) -> list[tuple[str, str, str, str]]:
    """Start, end, speaker and words of each turn."""
    ends = (*STARTS[1:], END)
    return [
        (clock(begins, comma=comma), clock(ends, comma=comma), speaker, words)
        for begins, ends, (speaker, words) in zip(STARTS, ends, SAID, strict=True)
    ]


def plain() -> bytes:
    return "".join(f"{speaker}: {words}\n" for speaker, words in SAID).encode()


def windows() -> bytes:
    return "".join(f"{speaker}:\t{words}\r\n" for speaker, words in SAID).encode("cp1252")


def markdown() -> bytes:
    return ("# Gruppe 1\n\n" + "\n\n".join(f"**{speaker}:** {words}" for speaker, words in SAID) + "\n").encode()


def vtt() -> bytes:
    blocks = [f"{begins} --> {ends}\n<v {speaker}>{escape(words)}</v>\n" for begins, ends, speaker, words in cues(".")]
    return ("WEBVTT\n\n" + "\n".join(blocks)).encode()


def srt() -> bytes:
    blocks = [
        f"{number}\n{begins} --> {ends}\n{speaker}: {words}\n"
        for number, (begins, ends, speaker, words) in enumerate(cues(","), start=1)
    ]
    return "\n".join(blocks).encode("utf-8-sig")


def docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Gruppe 1", level=1)
    for speaker, words in SAID:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker}: ").bold = True
        paragraph.add_run(words)
    return _saved(document.save)


def odt() -> bytes:
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Gruppe 1"))
    for speaker, words in SAID:
        document.body.append(odfdo.Paragraph(f"{speaker}: {words}"))
    return _saved(document.save)


def rtf() -> bytes:
    lines = "".join(f"\\pard\\b {_in_rtf(speaker)}:\\b0  {_in_rtf(words)}\\par\n" for speaker, words in SAID)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{{\\fonttbl{{\\f0 Arial;}}}}\\f0\n{lines}}}".encode("ascii")


def html() -> bytes:
    lines = "".join(f"<p><b>{speaker}:</b> {escape(words)}</p>\n" for speaker, words in SAID)
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body><h1>Gruppe 1</h1>{lines}"
    return f"{page}<script src='x.js'>var a = 1;</script></body></html>".encode()


def pdf() -> bytes:
    from fpdf import FPDF

    page = FPDF()
    page.set_font("Helvetica", size=12)
    page.add_page()
    for speaker, words in SAID:
        page.multi_cell(0, 8, f"{speaker}: {words}", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def csv() -> bytes:
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Start", "Slutt", "Hvem", "Ytring"])
    writer.writerows(cues("."))
    return out.getvalue().encode("utf-8-sig")


def xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Tid", "Taler", "Tekst"])
    for begins, _ends, speaker, words in cues("."):
        book.active.append([begins, speaker, words])
    return _saved(book.save)


def chat() -> bytes:
    people = "MOD Moderator Interviewer, ANN Anne Participant, BOO Bo Participant"
    codes = {"Moderator": "MOD", "Anne": "ANN", "Bo": "BOO"}
    ends = (*STARTS[1:], END)
    lines = [
        f"*{codes[speaker]}:\t{words} \x15{begins}_{ends}\x15\n"
        for begins, ends, (speaker, words) in zip(STARTS, ends, SAID, strict=True)
    ]
    return f"@UTF8\n@Begin\n@Languages:\tnob\n@Participants:\t{people}\n{''.join(lines)}@End\n".encode()


def elan() -> bytes:
    ends = (*STARTS[1:], END)
    slots = [time for pair in zip(STARTS, ends, strict=True) for time in pair]
    order = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{time}"/>' for n, time in enumerate(slots))
    tiers = ""
    for name in ("Moderator", "Anne", "Bo"):
        notes = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{2 * n}" '
            f'TIME_SLOT_REF2="t{2 * n + 1}">'
            f"<ANNOTATION_VALUE>{escape(words)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, (speaker, words) in enumerate(SAID)
            if speaker == name
        )
        tiers += f'<TIER TIER_ID="{name}" PARTICIPANT="{name}" LINGUISTIC_TYPE_REF="default">{notes}</TIER>'
    head = '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"/>'
    return f"{head}<TIME_ORDER>{order}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>".encode()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "tekst.txt": ("plain", plain),
    "windows.txt": ("plain", windows),
    "merket.md": ("plain", markdown),
    "word.docx": ("docx", docx),
    "libre.odt": ("odt", odt),
    "rik.rtf": ("rtf", rtf),
    "side.html": ("html", html),
    "trykk.pdf": ("pdf", pdf),
    "teams.vtt": ("vtt", vtt),
    "undertekst.srt": ("srt", srt),
    "tabell.csv": ("csv", csv),
    "ark.xlsx": ("xlsx", xlsx),
    "clan.cha": ("chat", chat),
    "elan.eaf": ("elan", elan),
}
CALLED = {
    "chat": {"Moderator": "MOD Moderator (Interviewer)", "Anne": "ANN Anne (Participant)", "Bo": "BOO Bo (Participant)"}
}
"""CHAT names people by code, name and role."""

TIMED = ("vtt", "srt", "csv", "xlsx", "chat", "elan")

ANSWERS = (
    "At vi er nok folk, og at noen spør.",
    "Å få gjøre ferdig det jeg begynte på.",
    "Latter og varm kaffe i pausen.",
)


def survey() -> bytes:
    """A survey in Excel: three respondents and their answers."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Svar")
        sheet.write_row(0, 0, ["Respondent", "Avdeling", "Hva gjør dagen god?"])
        for number, answer in enumerate(ANSWERS, start=1):
            sheet.write_row(number, 0, [f"R{number}", "Drift" if number % 2 else "Kjøkken", answer])
    return out.getvalue()


def write_folder(folder: Path, readers: set[str]) -> list[str]:
    """Write every file that one of ``readers`` reads, a survey, and what is no transcript; names of the transcripts."""
    folder.mkdir()
    written = [name for name, (reader, _write) in FILES.items() if reader in readers]
    for name in written:
        (folder / name).write_bytes(FILES[name][1]())
    (folder / "svar.xlsx").write_bytes(survey())
    (folder / "cases.csv").write_text("document,group,site\ntekst,G1,Nord\n", encoding="utf-8")
    (folder / "bilde.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return written


def _in_rtf(text: str) -> str:
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
