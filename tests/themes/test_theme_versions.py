"""Definitions of themes: set, taken back, and kept version by version."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.errors import BadInput, NotFound
from thematic.themes.themes import (
    add_theme,
    define_theme,
    edit_theme,
    list_themes,
    merge_themes,
    rename_theme,
    set_status,
)
from thematic.themes.versions import list_versions


@pytest.fixture
def themes(study):
    add_theme(study.desk, "klima")
    return study


def told(study, theme="klima"):
    return [(row["version"], row["field"], row["change"], row["reason"]) for row in list_versions(study.desk, theme)]


def test_defining_sets_the_fields_and_the_status_in_one_operation_of_phase_5(themes):
    with one_operation(themes, "theme define"):
        define_theme(themes.desk, "KLIMA", idea=" Folk holder ut sammen. ", scope="Jobben.", reason="lest igjen")
    row = themes.desk.store.find("themes", "klima")
    assert (row["idea"], row["scope"], row["status"]) == ("Folk holder ut sammen.", "Jobben.", "defined")
    assert themes.history()[2]["phase"] == 5
    assert told(themes) == [
        (1, "name", "klima", "lest igjen"),
        (1, "idea", "Folk holder ut sammen.", "lest igjen"),
        (1, "scope", "Jobben.", "lest igjen"),
    ]


def test_undo_takes_back_the_definition_and_its_version(themes):
    define_theme(themes.desk, "klima", idea="Første.")
    themes.undo()
    assert told(themes) == []
    row = themes.desk.store.find("themes", "klima")
    assert (row["idea"], row["status"]) == ("", "candidate")


def test_a_definition_needs_an_idea_given_now_or_before(themes):
    with nothing_changes(themes), pytest.raises(BadInput, match="'klima' has no central organising idea yet"):
        define_theme(themes.desk, "klima", scope="Jobben.")
    edit_theme(themes.desk, "klima", idea="Folk holder ut sammen.")
    define_theme(themes.desk, "klima")
    assert list_themes(themes.desk)[0]["status"] == "defined"
    with nothing_changes(themes), pytest.raises(BadInput, match="has no central organising idea"):
        define_theme(themes.desk, "klima", idea=" ")
    with nothing_changes(themes):
        define_theme(themes.desk, "klima", idea="Folk holder ut sammen.")
    with pytest.raises(BadInput, match="A theme has no 'colour'"):
        define_theme(themes.desk, "klima", colour="red")


def test_every_change_of_wording_or_name_is_a_version_with_what_changed(themes):
    define_theme(themes.desk, "klima", idea="Folk holder ut.")
    edit_theme(themes.desk, "klima", idea="Folk holder ut sammen.", label_nb="Sammen i det")
    rename_theme(themes.desk, "klima", "samhold")
    set_status(themes.desk, "samhold", "candidate")
    edit_theme(themes.desk, "samhold", idea="")
    assert told(themes, "samhold")[2:] == [
        (2, "label_nb", "Sammen i det", ""),
        (2, "idea", "Folk holder [-ut.-] {+ut sammen.+}", ""),
        (3, "name", "[-klima-] {+samhold+}", ""),
        (4, "idea", "[-Folk holder ut sammen.-]", ""),
    ]
    assert {row["coder"] for row in list_versions(themes.desk, "samhold")} == {"kari"}
    assert list_themes(themes.desk)[0]["versions"] == 4


def test_what_a_theme_said_before_versions_were_kept_is_its_first_version(themes):
    with themes.desk.change("theme edit"):
        row = themes.desk.store.find("themes", "klima")
        themes.desk.store.update("themes", row["id"], {"definition": "Fra før."})
    edit_theme(themes.desk, "klima", definition="Nå.")
    first, *_rest = list_versions(themes.desk, "klima")
    assert (first["coder"], first["created"]) == ("", row["created"])
    assert told(themes) == [
        (1, "name", "klima", ""),
        (1, "definition", "Fra før.", ""),
        (2, "definition", "[-Fra før.-] {+Nå.+}", ""),
    ]


def test_versions_of_a_merged_theme_stay_apart_from_those_it_went_to(themes):
    add_theme(themes.desk, "press", definition="Det haster.")
    add_theme(themes.desk, "tomt")
    define_theme(themes.desk, "klima", idea="Folk holder ut.")
    merge_themes(themes.desk, ["press", "tomt"], into="klima", reason="samme sak")
    edit_theme(themes.desk, "klima", idea="Folk holder ut sammen.")
    rows = {(row["theme"], row["field"], row["change"]) for row in list_versions(themes.desk, "klima")}
    assert rows == {
        ("press", "name", "press"),
        ("press", "definition", "Det haster."),
        ("tomt", "name", "tomt"),
        ("klima", "name", "klima"),
        ("klima", "idea", "Folk holder ut."),
        ("klima", "idea", "Folk holder [-ut.-] {+ut sammen.+}"),
    }


def test_an_unknown_theme_is_an_error(themes):
    with pytest.raises(NotFound, match="There is no theme 'klime'"):
        list_versions(themes.desk, "klime")
    with pytest.raises(NotFound, match="There is no theme 'klime'"):
        define_theme(themes.desk, "klime", idea="Noe.")
