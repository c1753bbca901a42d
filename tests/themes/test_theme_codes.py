"""Codes and themes are linked many to many, and a link is there once."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.codebook import list_codes
from thematic.errors import NotFound
from thematic.themes.themes import add_theme, assign_codes, list_themes, unassign_codes


@pytest.fixture
def themes(study):
    for name in ("klima", "ledelse"):
        add_theme(study.desk, name)
    return study


def codes(study):
    return {row["theme"]: (row["codes"], row["code_names"]) for row in list_themes(study.desk)}


def test_a_code_may_stand_under_several_themes_and_a_theme_has_several_codes(themes):
    with one_operation(themes, "theme assign"):
        assert assign_codes(themes.desk, "klima", ["mangel", "Trivsel"]) == 2
    with one_operation(themes, "theme assign"):
        assert assign_codes(themes.desk, "ledelse", ["mangel"]) == 1
    assert codes(themes) == {"klima": (2, "mangel, trivsel"), "ledelse": (1, "mangel")}
    assert [row["theme"] for row in list_codes(themes.desk)] == ["klima; ledelse", "", "klima"]


def test_assigning_again_changes_nothing_and_a_code_named_twice_is_one(themes):
    assert assign_codes(themes.desk, "klima", ["mangel", "MANGEL", "mangel"]) == 1
    with nothing_changes(themes):
        assert assign_codes(themes.desk, "klima", ["mangel"]) == 0
    with one_operation(themes, "theme assign"):
        assert assign_codes(themes.desk, "klima", ["mangel", "trivsel"]) == 1


def test_codes_are_taken_out_of_one_theme_and_stay_in_the_other(themes):
    for theme in ("klima", "ledelse"):
        assign_codes(themes.desk, theme, ["mangel", "trivsel"])
    with one_operation(themes, "theme unassign"):
        assert unassign_codes(themes.desk, "klima", ["mangel", "Mangel"]) == 1
    assert codes(themes) == {"klima": (1, "trivsel"), "ledelse": (2, "mangel, trivsel")}


def test_taking_out_what_is_not_in_a_theme_is_an_error_and_nothing_goes(themes):
    assign_codes(themes.desk, "klima", ["mangel"])
    with nothing_changes(themes), pytest.raises(NotFound, match="The code 'trivsel' is not in the theme 'klima'"):
        unassign_codes(themes.desk, "KLIMA", ["mangel", "MANGEL", "Trivsel"])


@pytest.mark.parametrize("change", [assign_codes, unassign_codes])
def test_unknown_names_are_errors_with_a_suggestion(themes, change):
    with nothing_changes(themes):
        with pytest.raises(NotFound, match="There is no theme 'klime'") as error:
            change(themes.desk, "klime", ["mangel"])
        assert error.value.hint == "Did you mean 'klima'?"
        with pytest.raises(NotFound, match="There is no code 'mangl'") as error:
            change(themes.desk, "klima", ["trivsel", "mangl"])
        assert error.value.hint == "Did you mean 'mangel'?"
