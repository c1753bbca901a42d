"""The prompts of information power: figures of the study beside them, and the answers."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from tests.coding.test_saturation import build
from thematic.errors import BadInput, NotFound
from thematic.report.power import ITEMS, answer_power, power_prompts, power_table
from thematic.report.words import EN, NB
from thematic.transcripts.cases import declare_design


@pytest.fixture
def study(tmp_path):
    with build(tmp_path) as opened:
        yield opened


def shown(study, language):
    return {prompt.item: prompt.shows for prompt in power_prompts(study.desk, language=language)}


def test_the_study_shows_its_figures_beside_each_question(study):
    assert shown(study, "en") == {
        "aim": "The interview guide has 0 questions under 0 themes.",
        "specificity": "8 groups and 8 participants at 1 site. The design has 2 cells, 0 of them without a group.",
        "theory": "The codebook has 7 codes, 0 with a definition. There are 0 analytic or method memos.",
        "dialogue": (
            "The median is 9 participant words a group (9 to 9). The moderator has 25% of the words, and 0 participants"
            " say nothing."
        ),
        "analysis": "8 of 8 documents are coded, with 15 coded passages. The theme map has 0 themes.",
    }
    assert "8 grupper og 8 deltakere på 1 sted." in shown(study, "nb")["specificity"]


def test_an_answer_is_recorded_and_replaced(study):
    with one_operation(study, "power answer"):
        answer_power(study.desk, "aim", " Snevert mål. ")
    with one_operation(study, "power answer"):
        answer_power(study.desk, "aim", "Bredt mål.")
    with nothing_changes(study):
        answer_power(study.desk, "aim", "Bredt mål.")
    prompts = {prompt.item: prompt for prompt in power_prompts(study.desk)}
    assert (prompts["aim"].status, prompts["aim"].answer, prompts["aim"].coder) == ("answered", "Bredt mål.", "kari")
    assert {prompt.status for item, prompt in prompts.items() if item != "aim"} == {"open"}


def test_unknown_questions_and_empty_answers_are_refused(study):
    with nothing_changes(study):
        with pytest.raises(NotFound, match="no question of information power 'aims'"):
            answer_power(study.desk, "aims", "x")
        with pytest.raises(BadInput, match="needs a text"):
            answer_power(study.desk, "aim", " ")


def test_an_empty_study_has_its_questions_too(desk_empty):
    prompts = power_prompts(desk_empty, language="en")
    assert [prompt.item for prompt in prompts] == list(ITEMS)
    assert prompts[3].shows == "There are no transcripts yet."


@pytest.fixture
def desk_empty(tmp_path):
    from thematic.study import create_study

    with create_study(tmp_path / "tom.thematic", coder="kari") as study:
        yield study.desk


def test_the_table_says_what_is_not_answered(study):
    declare_design(study.desk, "role", design=False)
    answer_power(study.desk, "theory", "Selvbestemmelsesteori.")
    table = power_table(study.desk, language="nb")
    assert [row[3] for row in table.rows] == [
        *("ikke besvart", "ikke besvart", "Selvbestemmelsesteori.", "ikke besvart", "ikke besvart")
    ]
    assert {f"power_{item}{part}" for item in ITEMS for part in ("", "_asks", "_shows")} <= NB.keys() & EN.keys()
