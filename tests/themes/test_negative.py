"""Negative cases: recorded by a person, on themes and codes, and what stands when several are."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.blinding import set_blind
from thematic.coding.coders import add_coder
from thematic.errors import BadInput, Conflict, NotFound
from thematic.store.desk import Desk
from thematic.themes.negative import (
    answers,
    list_negative,
    record_handled,
    record_none_found,
    remove_negative,
)
from thematic.themes.themes import add_theme


@pytest.fixture
def themes(study):
    add_theme(study.desk, "klima")
    return study


def told(study, noun="theme", name="klima"):
    return [(row["answer"], row["text"], row["quote"]) for row in list_negative(study.desk, noun, name)]


@pytest.mark.parametrize(("noun", "name"), [("theme", "klima"), ("code", "mangel")])
def test_a_handled_case_has_a_text_and_may_name_its_passage(themes, noun, name):
    coding = themes.apply("trivsel", "a", quote="Sant nok.").id
    with one_operation(themes, f"{noun} negative"):
        record_handled(themes.desk, noun, name.upper(), " Én er uenig. ", coding=coding)
    assert themes.history()[2]["phase"] == 4
    assert told(themes, noun, name) == [("handled", "Én er uenig.", "Sant nok.")]
    other = {"theme": "code", "code": "theme"}[noun]
    assert answers(themes.desk.store, other) == {}


def test_none_found_says_how_they_were_looked_for(themes):
    with one_operation(themes, "theme negative"):
        record_none_found(themes.desk, "theme", "klima", "Leste alle gruppene igjen.")
    assert told(themes) == [("none found", "Leste alle gruppene igjen.", None)]


def test_once_one_is_handled_none_found_no_longer_stands(themes):
    record_none_found(themes.desk, "theme", "klima", "Leste alt.")
    record_handled(themes.desk, "theme", "klima", "Én er uenig.")
    (cases,) = answers(themes.desk.store, "theme").values()
    assert [case.answer for case in cases] == ["handled"]
    assert [row[0] for row in told(themes)] == ["none found", "handled"]
    with nothing_changes(themes), pytest.raises(Conflict, match="A negative case is recorded for the theme 'klima'"):
        record_none_found(themes.desk, "theme", "klima", "Leste igjen.")


def test_an_answer_is_taken_away_by_its_id(themes):
    case = record_none_found(themes.desk, "theme", "klima", "Leste alt.")
    with nothing_changes(themes), pytest.raises(NotFound, match="There is no negative case 1 of the code 'mangel'"):
        remove_negative(themes.desk, "code", "mangel", case)
    with one_operation(themes, "theme negative"):
        remove_negative(themes.desk, "theme", "klima", case)
    assert told(themes) == []


def test_what_says_nothing_or_names_nothing_is_refused(themes):
    with nothing_changes(themes):
        with pytest.raises(BadInput, match="A handled negative case needs a text"):
            record_handled(themes.desk, "theme", "klima", " ")
        with pytest.raises(BadInput, match="Nothing says how negative cases were looked for"):
            record_none_found(themes.desk, "theme", "klima", "")
        with pytest.raises(NotFound, match="There is no coding 99"):
            record_handled(themes.desk, "theme", "klima", "Én er uenig.", coding=99)
        with pytest.raises(NotFound, match="There is no code 'mangl'"):
            record_handled(themes.desk, "code", "mangl", "Én er uenig.")


def test_the_answer_stays_when_its_coding_goes(themes):
    coding = themes.apply("trivsel", "a", quote="Sant nok.").id
    record_handled(themes.desk, "theme", "klima", "Én er uenig.", coding=coding)
    from thematic.coding.codings import unapply

    unapply(themes.desk, [coding])
    assert told(themes) == [("handled", "Én er uenig.", None)]


def test_a_blind_coder_neither_names_nor_reads_another_coders_coding(themes):
    coding = themes.apply("trivsel", "a", quote="Sant nok.").id
    record_handled(themes.desk, "theme", "klima", "Én er uenig.", coding=coding)
    add_coder(themes.desk, "ola")
    set_blind(themes.desk, True)
    other = Desk(themes.desk.store, "ola")
    assert [row["quote"] for row in list_negative(other, "theme", "klima")] == [None]
    with nothing_changes(themes), pytest.raises(Conflict, match="The study is blind"):
        record_handled(other, "theme", "klima", "Jeg ser den.", coding=coding)
