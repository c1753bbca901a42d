"""A study of six groups at three sites that themes can be reviewed on, and its counts taken the long way."""

from itertools import product

from tests.coding.field import create
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder, set_lead
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.cases import import_cases, import_participants

SITES = ("Nord", "Sør", "Øst")
TALK = (
    ("I", "Hvordan er det å jobbe her, gruppe {number}?"),
    ("P1", "Vi mangler folk i helga, og da må vi andre steppe inn."),
    ("P2", "Hos oss mangler det folk hver eneste helg, særlig om sommeren."),
    ("P1", "Sjefen er lett å få tak i, hun svarer alltid på telefonen."),
    ("I", "Er det flere som vil si noe?"),
    ("P3", "Vi ler mye sammen, og det hjelper på tunge dager."),
)
CODES = ("mangel", "helg", "leder", "humor", "ubrukt")
THEMES = {"press": "", "helgene": "press", "samhold": "", "tomt": ""}


def build(folder):
    """The study, open: codes and themes, nothing coded yet; two participants speak in both groups of a site."""
    study = create(folder)
    talk = folder / "grupper"
    talk.mkdir()
    cases, people = ["document,group,site"], ["document,speaker,participant,speaker_role"]
    for number, (site, side) in enumerate(product(SITES, "ab")):
        name = f"g{number}"
        lines = "".join(f"{who}: {said}\n" for who, said in TALK).format(number=number)
        (talk / f"{name}.txt").write_text(lines, encoding="utf-8")
        cases.append(f"{name},{site} {side},{site}")
        people += [f"{name},I,,interviewer", f"{name},P1,{site}-1,", f"{name},P2,{site}-2{side},", f"{name},P3,,"]
    study.import_documents([talk])
    for table, rows, read in (("cases", cases, import_cases), ("people", people, import_participants)):
        (folder / f"{table}.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
        read(study.desk, folder / f"{table}.csv")
    add_coder(study.desk, "ola")
    set_lead(study.desk, "kari")
    for code in ("helg", "leder", "humor", "ubrukt"):
        add_code(study.desk, code, parent="mangel" if code == "helg" else "")
    for theme, parent in THEMES.items():
        add_theme(study.desk, theme, parent=parent)
    assign_codes(study.desk, "press", ["leder"])
    assign_codes(study.desk, "helgene", ["mangel"])
    assign_codes(study.desk, "samhold", ["humor", "leder"])
    return study


REACHED = {
    "press": {"leder", "mangel", "helg"},
    "helgene": {"mangel", "helg"},
    "samhold": {"humor", "leder"},
    "tomt": set(),
}
PAIRS = [("press", "samhold"), ("press", "tomt"), ("helgene", "samhold"), ("helgene", "tomt"), ("samhold", "tomt")]


def characters(study, theme):
    """{(document, position)} of participants' characters in kari's codings of a theme, one by one."""
    return {place for span in passages(study, theme) for place in said(study, span)}


def passages(study, theme):
    """{(document, start, end)} of the passages in which a participant says something."""
    store = study.desk.store
    codes = {row["id"] for row in store.rows("codes") if row["name"] in REACHED[theme]}
    kari = store.find("coders", "kari")["id"]
    return {
        span
        for row in store.rows("codings", coder_id=kari)
        if row["code_id"] in codes and said(study, span := (row["document_id"], row["start"], row["end"]))
    }


def said(study, span):
    """{(document, position)} of what participants say in a span."""
    document, start, end = span
    return {
        (document, at)
        for turn in participants_turns(study, document)
        for at in range(max(start, turn["start"]), min(end, turn["end"]))
    }


def participants_turns(study, document):
    """The turns of participants in a document, by id."""
    store = study.desk.store
    asking = set(store.values("speakers", "id", role="interviewer"))
    return [turn for turn in store.rows("turns", document_id=document) if turn["speaker_id"] not in asking]
