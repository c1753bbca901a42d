"""A small study for the tests of commands: six sites, each with a group of low and one of high absence."""

from pathlib import Path

import thematic
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder, set_lead
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.cases import import_cases
from thematic.transcripts.guide import import_guide

SITES = ("Nord", "Sør", "Øst", "Vest", "Ås", "Midt")
LINES = {
    "mangel": "Vi mangler folk i helga.",
    "trivsel": "Det er godt å være her.",
    "humor": "Vi ler mye sammen.",
    "bursdag": "Det er kake når noen har bursdag.",
}
RAISED = {
    "mangel": {"lav": (), "hoy": SITES},
    "trivsel": {"lav": SITES[:4], "hoy": SITES[:1]},
    "humor": {"lav": SITES, "hoy": SITES},
    "bursdag": {"lav": SITES[:1], "hoy": ()},
}
GUIDE = "questions:\n  - id: q1\n    theme: klima\n    wording: Hvordan har dere det?\n"


def build(folder: Path) -> Path:
    """The study in ``folder``, with the files it was made of beside it; ``mangel`` is clear, ``humor`` shared."""
    talk = folder / "talk"
    talk.mkdir()
    for site in SITES:
        for side in ("lav", "hoy"):
            (talk / f"{name(site, side)}.txt").write_text(transcript(site, side), encoding="utf-8")
    levels = {"lav": "low", "hoy": "high"}
    cases = [
        f"{name(site, side)},{site} {side},{site},employee,{level}" for site in SITES for side, level in levels.items()
    ]
    (folder / "cases.csv").write_text("\n".join(["document,group,site,role,absence", *cases, ""]), encoding="utf-8")
    (folder / "guide.yml").write_text(GUIDE, encoding="utf-8")
    path = folder / "small.thematic"
    with thematic.create_study(path, title="Liten", coder="kari") as study:
        study.import_documents([talk])
        import_cases(study.desk, folder / "cases.csv", design=("role", "absence"))
        add_coder(study.desk, "ola")
        set_lead(study.desk, "kari")
        import_guide(study.desk, folder / "guide.yml")
        add_theme(study.desk, "klima", label_nb="Klima", label_en="Climate")
        for code in RAISED:
            add_code(study.desk, code, label_nb=code, label_en=f"{code} in English")
        assign_codes(study.desk, "klima", ["mangel", "trivsel", "humor"])
        study.add_codings(
            {"document": name(site, side), "code": code, "quote": LINES[code]}
            for code, sides in RAISED.items()
            for side, sites in sides.items()
            for site in sites
        )
    return path


def name(site: str, side: str) -> str:
    """The name of a document."""
    return f"{site.lower()}-{side}"


def transcript(site: str, side: str) -> str:
    """What is said in a group: each topic by a person of its own."""
    said = [LINES[code] for code, sides in RAISED.items() if site in sides[side]]
    turns = [f"Person {number}: {line}" for number, line in enumerate(said, start=1)]
    return "\n".join([f"Moderator: Hvordan har dere det i {site}?", *turns, f"Person 1: Sånn er det på {site}.", ""])
