"""A study as a Project: everything that other programs have a place for, in an order that content alone decides."""

import pytest

from tests.coding.field import text_of
from tests.exchange.field import begin_together, with_coder
from thematic.coding.blinding import set_blind
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.outgoing import note_history, note_untold, project_of
from thematic.themes.themes import edit_theme
from thematic.transcripts.memos import add_memo


@pytest.fixture
def study(tmp_path):
    with begin_together(tmp_path) as study:
        yield study


def told(study):
    fidelity = Fidelity("export", "refi")
    return project_of(study.desk, fidelity), fidelity


def test_a_project_holds_texts_codings_cases_and_memos_under_the_guids_of_the_study(study):
    project, fidelity = told(study)
    store = study.desk.store
    assert [document.name for document in project.documents] == ["a", "b"]
    assert [document.transcript.text for document in project.documents] == [text_of(study, "a"), text_of(study, "b")]
    guids = set(store.values("codings", "guid"))
    assert {coding.key for coding in project.codings} == guids
    texts = {document.key: document.transcript.text for document in project.documents}
    quotes = [texts[coding.document][coding.start : coding.end] for coding in project.codings]
    assert quotes == ["Vi mangler folk.", "Vi mangler folk.", "Sant nok."]
    (memo,) = project.memos
    assert (memo.text, memo.coder, memo.on[0]) == ("ironi?", "kari", "coding")
    assert memo.on[1] == project.codings[2].key
    groups = {case.key: case for case in project.cases}
    assert [groups[document.group].name for document in project.documents] == ["gruppe a", "gruppe b"]
    assert {case.attributes["role"] for case in project.cases} == {"employee"}
    assert [(row.layer, row.finished) for row in project.assignments] == [("independent", "")] * 2
    assert fidelity.table() == []


def test_the_transcript_comes_with_turns_and_roles(study):
    project, _fidelity = told(study)
    transcript = project.documents[0].transcript
    assert [(speaker.name, speaker.role) for speaker in transcript.speakers] == [
        ("Moderator", "interviewer"),
        ("Åse", "participant"),
        ("Per", "participant"),
    ]
    assert [transcript.text[turn.start : turn.end] for turn in transcript.turns][-1] == "Sant nok."


def test_memos_hang_on_speakers_and_on_the_study(study):
    add_memo(study.desk, "sa lite", on="speaker:a/Per")
    add_memo(study.desk, "helheten", kind="reflexive")
    project, _fidelity = told(study)
    on = {memo.text: memo.on for memo in project.memos}
    assert on["sa lite"] == ("speaker", f"{project.documents[0].key}/Per")
    assert on["helheten"] == ("", "")


def test_while_the_study_is_blind_others_codings_and_hidden_attributes_stay_behind(study):
    with_coder(study, "ola").apply("trivsel", "a", quote="Sant nok.", memo="min egen")
    set_blind(study.desk, True, hide=["role", "group"])
    project, fidelity = told(with_coder(study, "ola"))
    assert {coding.coder for coding in project.codings} == {project.coders[1].key}
    assert [memo.text for memo in project.memos] == ["min egen"]
    assert [case.attributes for case in project.cases] == [{}, {}]
    assert [document.group for document in project.documents] == ["", ""]
    lost = {row["kind"]: row["count"] for row in fidelity.table()}
    assert lost == {"codings": 2, "groups of documents": 2, "attributes of cases": 2, "memos": 1}


def test_what_no_project_holds_is_counted(study):
    fidelity = Fidelity("export", "refi")
    edit_theme(study.desk, "klima", definition="Stemningen.")
    edit_theme(study.desk, "klima", definition="Stemningen på jobb.")
    note_untold(study.desk, fidelity)
    (row,) = fidelity.table()
    assert (row["kind"], row["fate"], row["count"]) == ("earlier versions of themes", "lost", 1)
    assert "export study" in str(row["what"])
    note_history(study.desk, fidelity)
    (_versions, history) = fidelity.table()
    assert (history["kind"], history["count"]) == ("operations of the history", len(study.history()))


def test_an_empty_study_is_an_empty_project(desk):
    project = project_of(desk, Fidelity("export", "refi"))
    assert (project.name, project.documents, project.codings) == ("NED", (), ())
    assert project.settings["approach"] == "codebook"
