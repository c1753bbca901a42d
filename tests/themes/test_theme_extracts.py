"""Extracts of a theme: what is in it, in which order, in whose words."""

import pytest

from tests.coding.field import text_of
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code, move_code
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.codings import apply
from thematic.errors import BadInput, NotFound
from thematic.store.desk import Desk
from thematic.themes.extracts import theme_extracts
from thematic.themes.themes import add_theme, assign_codes, set_status


@pytest.fixture
def themes(study):
    add_theme(study.desk, "klima")
    add_theme(study.desk, "press", parent="klima")
    assign_codes(study.desk, "klima", ["trivsel"])
    assign_codes(study.desk, "press", ["mangel"])
    add_code(study.desk, "helg", parent="mangel")
    study.apply("mangel", "a", quote="Vi mangler folk.", stance="-")
    study.apply("helg", "a", quote="det er sånn det er på en fredag.")
    study.apply("trivsel", "a", quote="Vi mangler folk.", stance="+")
    study.apply("trivsel", "b", turn=2)
    study.apply("ring-først", "a", quote="ring meg først")
    return study


def told(extracts):
    return [(one.document, one.codes, one.stances, one.text) for one in extracts]


def test_subthemes_and_child_codes_are_included_and_a_passage_stands_once(themes):
    found = told(theme_extracts(themes.desk, "KLIMA"))
    assert found[:2] == [
        ("a", ("mangel", "trivsel"), ("+", "-"), "Vi mangler folk."),
        ("a", ("helg",), (), "det er sånn det er på en fredag."),
    ]
    assert found[2] == ("b", ("trivsel",), (), text_of(themes, "b").splitlines()[1].partition(": ")[2])
    assert told(theme_extracts(themes.desk, "press")) == [
        ("a", ("mangel",), ("-",), "Vi mangler folk."),
        ("a", ("helg",), (), "det er sånn det er på en fredag."),
    ]


def test_a_passage_over_several_turns_holds_only_what_participants_say(themes):
    start = text_of(themes, "a").index("Det går ut over alle.")
    end = text_of(themes, "a").index("og så ringer")
    themes.apply("mangel", "a", span=(start, end))
    extract = next(one for one in theme_extracts(themes.desk, "press") if one.start == start)
    assert [(part.turn, part.said_by) for part in extract.parts] == [(2, "a, Åse"), (4, "a, Per")]
    assert extract.text == "Det går ut over alle.\nSjefen sier «ring meg først» 🙂 "
    assert [part.words for part in extract.parts] == [5, 6]
    assert extract.said_by == ("a, Åse", "a, Per")


def test_what_only_the_interviewer_says_is_none(themes):
    themes.apply("mangel", "a", turn=1)
    assert len(theme_extracts(themes.desk, "press")) == 2


def test_one_reading_a_document(themes):
    add_coder(themes.desk, "ola")
    other = Desk(themes.desk.store, "ola")
    apply(other, "trivsel", "a", quote="Sant nok.")
    with pytest.raises(BadInput, match="kari and ola have coded 'a'"):
        theme_extracts(themes.desk, "klima")
    set_lead(themes.desk, "ola")
    assert [one.text for one in theme_extracts(themes.desk, "klima")] == ["Sant nok."]


def test_a_blind_coder_does_not_see_the_leads_codings_before_having_finished(themes):
    set_lead(themes.desk, "kari")
    add_coder(themes.desk, "ola")
    other = Desk(themes.desk.store, "ola")
    set_blind(themes.desk, True)
    assert theme_extracts(other, "klima") == []
    assert len(theme_extracts(themes.desk, "klima")) == 3
    finish(other, "b")
    assert [one.document for one in theme_extracts(other, "klima")] == ["b"]


def test_a_dropped_subtheme_counts_for_itself_only(themes):
    set_status(themes.desk, "press", "dropped")
    assert [one.codes for one in theme_extracts(themes.desk, "klima")] == [("trivsel",), ("trivsel",)]
    assert len(theme_extracts(themes.desk, "press")) == 2


def test_codes_follow_the_codebook_and_a_theme_without_codes_has_no_extracts(themes):
    add_theme(themes.desk, "tom")
    assert theme_extracts(themes.desk, "tom") == []
    with pytest.raises(NotFound, match="There is no theme 'klimaa'"):
        theme_extracts(themes.desk, "klimaa")
    move_code(themes.desk, "helg", "")
    assert len(theme_extracts(themes.desk, "press")) == 1
