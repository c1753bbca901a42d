"""Checklists: items of our own words in both languages, evidence that answers nothing, and answers by people."""

import re

import pytest

from tests.cli.small import build
from thematic import open_study
from thematic.errors import BadInput, NotFound
from thematic.report.checklists.answers import CHECKLISTS, answer, withdraw
from thematic.report.checklists.evidence import Evidence, Manuscript
from thematic.report.checklists.sheet import COLUMNS, fill, sheet_glance, sheet_page, sheet_table, write_sheet
from thematic.report.facts import Facts
from thematic.report.table import plain
from thematic.report.words import NB
from thematic.transcripts.memos import add_memo

ITEMS = [(checklist.name, item) for checklist in CHECKLISTS.values() for item in checklist.items]


@pytest.fixture
def study(tmp_path):
    with open_study(build(tmp_path), coder="kari") as study:
        yield study


def signs(study, name, item, language="en", **options):
    sheet = fill(study.desk, name, language=language, **options)
    return next(entry for entry in sheet.entries if entry.item.id == item)


def test_the_lists_have_their_known_lengths_and_numbers():
    lengths = {name: len(checklist.items) for name, checklist in CHECKLISTS.items()}
    assert lengths == {"braun-clarke": 15, "coreq": 32, "srqr": 21}
    assert [item.id for item in CHECKLISTS["coreq"].items] == [str(n) for n in range(1, 33)]
    assert [item.id for item in CHECKLISTS["srqr"].items] == [f"S{n}" for n in range(1, 22)]


@pytest.mark.parametrize(("name", "item"), ITEMS, ids=lambda one: getattr(one, "id", one))
def test_every_item_is_said_in_both_languages_and_names_evidence_that_is_there(name, item):
    for what in ("section", "label", "question"):
        assert item.said(what, "nb") and item.said(what, "en")
    assert item.said("question", "nb").endswith("?") and item.said("question", "en").endswith("?")
    assert len(item.said("label", "nb")) < 60
    assert all(hasattr(Evidence, f"of_{evidence}") for evidence in item.evidence)
    assert not item.reflexive or item.reflexive in NB


def test_nothing_is_ticked_by_itself_and_points_of_judgement_have_no_figures(study):
    sheet = fill(study.desk, "braun-clarke", manuscript=Manuscript(10, 100, 1, 1, 1))
    assert {entry.state for entry in sheet.entries} == {"open"}
    computed = {entry.item.id for entry in sheet.entries if entry.told("computed")}
    assert {"2", "3", "4", "5", "10"} <= computed
    assert not computed & {"7", "8", "9"}


def test_evidence_is_what_the_study_holds(study):
    assert signs(study, "coreq", "12").told("computed") == [
        "12 groups with 24 participants, from 6 sites; 12 documents."
    ]
    assert "Coders: 1 (documents of 12: kari 12)." in signs(study, "coreq", "24").told("computed")
    assert signs(study, "coreq", "17").told("computed")[0].startswith("Questions in the guide: 1, probes: 0.")
    assert signs(study, "coreq", "26").told("computed") == [
        "Codes made before the first coding: 4; with or after it: 0."
    ]
    assert signs(study, "coreq", "27").told("computed")[0].startswith("thematic ")
    assert "absence (groups): high (6), low (6)." in signs(study, "coreq", "16").told("computed")
    assert signs(study, "braun-clarke", "5").told("computed") == ["0 of 1 themes are marked as reviewed."]
    assert signs(study, "braun-clarke", "2", "nb").told("computed")[0].startswith("Kodinger per 1000 ord: median ")
    assert signs(study, "coreq", "13").signs == ()


def test_codings_per_word_count_one_reading_a_document(study):
    before = Facts(study.desk).rates
    with open_study(study.path, coder="ola") as other:
        other.apply("humor", "nord-lav", turn=2)
    assert Facts(study.desk).rates == before


def test_links_name_what_they_link(study):
    first = add_memo(study.desk, "Valg av tilnærming", kind="method")
    second = add_memo(study.desk, "Vi slo sammen", kind="decision")
    assert f"Memos (method and decision): 2 (id {first}, {second})." in signs(study, "coreq", "9").told("linked")
    mine = add_memo(study.desk, "Jeg var leder selv", kind="reflexive")
    assert signs(study, "srqr", "S6").told("linked") == [f"Memos (reflexive): 1 (id {mine})."]


def test_people_answer_and_their_answers_are_undone(study):
    answer(study.desk, "coreq", "1", "To av forfatterne ledet gruppene.")
    entry = signs(study, "coreq", "1")
    assert (entry.state, entry.text, entry.coder) == ("answered", "To av forfatterne ledet gruppene.", "kari")
    answer(study.desk, "COREQ", "1", "Førsteforfatter ledet gruppene.")
    assert signs(study, "coreq", "1").text == "Førsteforfatter ledet gruppene."
    study.undo()
    assert signs(study, "coreq", "1").text == "To av forfatterne ledet gruppene."
    withdraw(study.desk, "coreq", "1")
    assert signs(study, "coreq", "1").state == "open"
    study.undo()
    answer(study.desk, "srqr", "s9", "Gjelder ikke.", kind="not applicable")
    assert signs(study, "srqr", "S9").state == "not applicable"
    assert study.history()[0]["phase"] == 6


def test_only_open_items_are_shown_when_asked(study):
    answer(study.desk, "braun-clarke", "9", "Ja.")
    left = fill(study.desk, "braun-clarke", only_open=True)
    assert [entry.item.id for entry in left.entries] == [str(n) for n in range(1, 16) if n != 9]


def test_a_reflexive_study_gets_suggestions_and_nothing_recorded(study):
    assert signs(study, "coreq", "22").suggestion == ""
    study.settle(approach="reflexive")
    for item in ("22", "23", "24", "28"):
        entry = signs(study, "coreq", item)
        assert entry.suggestion and entry.state == "open"
    assert "saturation" not in " ".join(signs(study, "coreq", "22").told("linked"))
    assert study.desk.store.count("checklist_answers") == 0
    answer(study.desk, "coreq", "22", "Refleksiv.", kind="not applicable")
    assert signs(study, "coreq", "22").suggestion == ""


def test_wrong_names_and_empty_answers_are_errors(study):
    with pytest.raises(NotFound, match="no checklist 'coreg'"):
        fill(study.desk, "coreg")
    with pytest.raises(NotFound, match="coreq has no item '33'"):
        answer(study.desk, "coreq", "33", "x")
    with pytest.raises(BadInput, match="needs a text"):
        answer(study.desk, "coreq", "1", " ")
    with pytest.raises(BadInput, match="needs a reason"):
        answer(study.desk, "coreq", "1", "", kind="not applicable")
    with pytest.raises(NotFound, match="has no answer"):
        withdraw(study.desk, "coreq", "2")


def test_an_empty_study_has_open_questions_and_hardly_a_figure(tmp_path):
    import thematic

    with thematic.create_study(tmp_path / "none", coder="kari") as study:
        for name in CHECKLISTS:
            sheet = fill(study.desk, name, language="en")
            told = " ".join(sign.text for entry in sheet.entries for sign in entry.signs)
            assert not re.search(r"\b0 of 0\b", told), told


def test_where_nobody_says_whose_reading_counts_that_is_the_evidence(study):
    with open_study(study.path, coder="ola") as other:
        other.apply("humor", "nord-lav", turn=2)
    with study.desk.change("coders lead"):
        study.desk.store.update("coders", study.desk.store.find("coders", "kari")["id"], {"lead": 0})
    told = signs(study, "braun-clarke", "2").told("computed")
    assert "nothing says whose reading counts" in told[0]


def test_the_sheet_goes_to_files_and_the_terminal(study, tmp_path):
    sheet = fill(study.desk, "coreq", language="nb")
    table = sheet_table(sheet)
    assert [column.name for column in table.columns] == list(COLUMNS)
    assert len(table.rows) == 32
    shown = {row[0]: row[3] for row in sheet_glance(sheet).rows}
    assert shown["1"] == "Hvem ledet gruppene?"
    assert shown["12"].startswith("12 grupper med 24 deltakere")
    page = sheet_page(sheet)
    assert "0 besvart, 0 ikke aktuelle, 32 åpne av 32." in [note.text for note in page.notes]
    text = "\n".join(str(plain(cell)) for row in page.rows for cell in row)
    assert "1. Intervjuer" in text and "Åpent: Hvem ledet gruppene?" in text
    for name in ("a.docx", "a.md", "a.csv", "a.json"):
        write_sheet(study.desk, sheet, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write_sheet(study.desk, sheet, tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
