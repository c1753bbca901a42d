"""A study with everything in it that a project file carries, and some that it does not."""

import unicodedata
from pathlib import Path

import thematic
from tests.coding.field import NYNORSK, TALK
from tests.exchange.field import with_coder
from thematic.coding.assignments import finish
from thematic.coding.book import import_concepts
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.parking import park_codes
from thematic.model import Book, ConceptEntry
from thematic.study import Study
from thematic.themes.themes import add_theme, assign_codes, define_theme
from thematic.transcripts.cases import (
    assign_group,
    declare_design,
    import_participants,
    label_attribute,
    label_value,
    set_attribute,
)
from thematic.transcripts.guide import import_guide, log_asked
from thematic.transcripts.memos import add_memo

WINDOWS = "Moderator: Hva sier du?\r\nLiv: Det går 🙂 fint.\r\nLiv: «Ja» & <nei>, sa ho – 👩‍🚀.\r\n"
"""Lines that end in CR LF, emoji of one and of several characters, and what XML must escape."""

ODD = 'Når noen sier «ja» & <nei> eller "kanskje"\t– 🙂\nog en linje til'


def build(folder: Path) -> Study:
    """The study, open, with kari at the desk."""
    talk = folder / "talk"
    talk.mkdir()
    (talk / "a.txt").write_text(TALK, encoding="utf-8", newline="\n")
    (talk / "b.txt").write_text(unicodedata.normalize("NFD", NYNORSK), encoding="utf-8", newline="\n")
    (talk / "c.txt").write_bytes(b"\xef\xbb\xbf" + WINDOWS.encode())
    study = thematic.create_study(folder / "alt.thematic", title="Alt <mulig> & «mer»", coder="kari")
    study.import_documents([talk])
    desk = study.desk
    add_coder(desk, "ola")
    set_lead(desk, "ola")
    _cases(study, folder)
    _guide(study, folder)
    add_code(desk, "jobb", definition=ODD, colour="#a1B2c3")
    add_code(
        desk, "mangel", parent="jobb", label_nb="mangel på folk", include="når det mangler\nfolk", concept="ressurs"
    )
    add_code(desk, "fredag", parent="mangel", example="på en fredag", exclude="helg")
    add_code(desk, "trivsel", label_en="well-being", concept="humør")
    add_code(desk, "ubrukt 🙂")
    park_codes(desk, ["ubrukt 🙂"], reason="ser ut til å være trivsel")
    import_concepts(desk, Book("", "", (), (), (ConceptEntry("ressurs", "ressurser", "resources"),)))
    _themes(study)
    _codings(study)
    _memos(study)
    return study


def _cases(study: Study, folder: Path) -> None:
    desk = study.desk
    for document, group in (("a", "dag"), ("b", "natt"), ("c", "dag")):
        assign_group(desk, document, group)
    set_attribute(desk, "dag", "site", "Sørlia", kind="group")
    set_attribute(desk, "dag", "role", "employee", kind="group")
    set_attribute(desk, "natt", "role", "leader", kind="group")
    set_attribute(desk, "Sørlia", "absence", "low", kind="site")
    declare_design(desk, "role")
    label_attribute(desk, "role", nb="rolle", en="role")
    label_value(desk, "role", "leader", nb="ledere", en="leaders")
    label_value(desk, "role", "employee", nb="medarbeidere")
    people = "document,speaker,participant,years,born\na,Åse,P1,12,01\na,Per,P2,007,02\nc,Liv,P1,12,01\na,,P3,3,\n"
    (folder / "people.csv").write_text(people, encoding="utf-8")
    import_participants(desk, folder / "people.csv")


def _guide(study: Study, folder: Path) -> None:
    guide = (
        "questions:\n  - {id: q1, theme: klima, wording: {nb: Hvordan går det, en: How is it}, probes: [mer, <&>]}\n"
    )
    (folder / "guide.yml").write_text(guide + "  - {id: q2}\n", encoding="utf-8")
    import_guide(study.desk, folder / "guide.yml")
    for document, questions in (("a", ["q1", "q2"]), ("b", ["q2"]), ("c", ["q1"])):
        log_asked(study.desk, document, questions)


def _themes(study: Study) -> None:
    desk = study.desk
    add_theme(desk, "klima", label_nb="Klima", definition=ODD)
    add_theme(desk, "folk", parent="klima", scope="hele huset", is_not="lønn")
    add_theme(desk, "tomt")
    assign_codes(desk, "folk", ["fredag", "mangel"])
    assign_codes(desk, "klima", ["mangel", "trivsel"])
    define_theme(desk, "folk", idea="Det er for få")


def _codings(study: Study) -> None:
    ola = with_coder(study, "ola")
    study.apply("mangel", "a", quote="Vi mangler folk.", stance="-")
    study.apply("jobb", "a", quote="Vi mangler folk.")
    study.apply("mangel", "a", quote="mangler folk. Det går")
    study.apply("fredag", "a", quote="«ring meg først» 🙂 og så")
    study.apply("trivsel", "a", quote="Sant nok.", stance="±")
    study.apply("trivsel", "c", quote="«Ja» & <nei>, sa ho – 👩‍🚀.", stance="+")
    study.apply("trivsel", "b", turn=3)
    ola.apply("mangel", "a", quote="Vi mangler folk.", stance="-")
    ola.apply("trivsel", "c", quote="Det går 🙂 fint.")
    study.add_codings(
        [
            {"document": "a", "code": "mangel", "coder": "ola", "quote": "Vi mangler folk.", "layer": "consensus"},
            {"document": "c", "code": "trivsel", "coder": "kari", "start": 0, "end": 60, "layer": "consensus"},
        ]
    )
    finish(ola.desk, "c")
    finish(study.desk, "a")


def _memos(study: Study) -> None:
    first = study.desk.store.values("codings", "id", order="id")[0]
    for on, kind in (
        ("", "reflexive"),
        ("document:a", "familiarisation"),
        ("code:mangel", "analytic"),
        (f"coding:{first}", "analytic"),
        ("theme:folk", "decision"),
        ("site:Sørlia", "method"),
        ("group:natt", "analytic"),
        ("participant:P1", "reflexive"),
    ):
        add_memo(study.desk, f"{ODD}\n\nom {on or 'alt'}", on=on, kind=kind)
    add_memo(with_coder(study, "Bjørg, veileder").desk, "les en gang til", on="code:trivsel")
