"""The guide of a project and the log of what was asked come into a study; what the study has stays."""

import pytest

from tests.exchange.projects import GUID, small, talk
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.intake import bring_in
from thematic.exchange.project import ProjectDocument, ProjectQuestion
from thematic.transcripts.guide import import_guide, list_questions


@pytest.fixture
def project():
    document = ProjectDocument(GUID.format(3), "gruppe 1", talk(), asked=("Q1", "q3", "ukjent"))
    questions = (ProjectQuestion("q1", "klima", "Hva?"), ProjectQuestion("q3", "", "Hvem?", probes="Mer?\nOg?"))
    return small(documents=(document,), questions=questions, cases=(), design=())


def bring(desk, project):
    fidelity = Fidelity("import", "refi")
    bring_in(desk, project, fidelity)
    rows = [row for row in fidelity.table() if row["kind"] in ("questions of the guide", "entries of the asked log")]
    return {(row["kind"], row["fate"], row["what"]): (row["count"], row["examples"]) for row in rows}


def told(desk):
    return [(row["question"], row["theme"], row["wording"], row["asked_in"]) for row in list_questions(desk)]


def test_questions_and_log_come_in_and_what_has_no_question_is_told(desk, project):
    report = bring(desk, project)
    assert told(desk) == [("q1", "klima", "Hva?", 1), ("q3", "", "Hvem?", 1)]
    assert desk.store.values("questions", "probes", name_key="q3") == ["Mer?\nOg?"]
    assert report == {
        ("questions of the guide", "kept", ""): (2, ""),
        ("entries of the asked log", "kept", ""): (2, ""),
        ("entries of the asked log", "lost", "the document or question did not come over"): (1, "gruppe 1: ukjent"),
    }


def test_a_second_time_nothing_is_added(desk, project):
    bring(desk, project)
    before = told(desk)
    report = bring(desk, project)
    assert told(desk) == before
    assert report["questions of the guide", "kept", "in the study already"] == (2, "")


def test_the_studys_own_question_stays(desk, project, tmp_path):
    guide = "questions:\n  - {id: q0}\n  - {id: q1, theme: annet, wording: {nb: Hvorfor}}\n"
    (tmp_path / "guide.yml").write_text(guide, encoding="utf-8")
    import_guide(desk, tmp_path / "guide.yml")
    report = bring(desk, project)
    assert told(desk) == [("q0", "", "", 0), ("q1", "annet", "Hvorfor", 1), ("q3", "", "Hvem?", 1)]
    assert report["questions of the guide", "changed", "the study's own stay"] == (1, "q1")
