"""A theme goes from candidate over reviewed to defined or dropped, and back, as analysis does."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.errors import NotFound
from thematic.themes.themes import STATUSES, add_theme, assign_codes, list_themes, set_status


def test_the_statuses_follow_the_phases():
    assert STATUSES == ("candidate", "reviewed", "defined", "dropped")


def test_every_step_is_journalled_with_its_reason_and_can_go_back(study):
    add_theme(study.desk, "klima")
    for status in ("reviewed", "defined", "dropped", "candidate"):
        with one_operation(study, "theme status"):
            set_status(study.desk, "Klima", status, reason=f"Nå {status}.")
            assert study.history()[0]["reason"] == f"Nå {status}."
        assert list_themes(study.desk)[0]["status"] == status


def test_the_status_it_has_changes_nothing(study):
    add_theme(study.desk, "klima")
    with nothing_changes(study):
        set_status(study.desk, "klima", "candidate")


def test_a_dropped_theme_keeps_its_codes(study):
    add_theme(study.desk, "klima")
    assign_codes(study.desk, "klima", ["mangel"])
    set_status(study.desk, "klima", "dropped")
    assert list_themes(study.desk)[0]["code_names"] == "mangel"


def test_another_status_is_an_error_with_a_suggestion(study):
    add_theme(study.desk, "klima")
    with nothing_changes(study):
        with pytest.raises(NotFound, match="There is no status 'define'") as error:
            set_status(study.desk, "klima", "define")
        assert "'defined'" in error.value.hint
        with pytest.raises(NotFound, match="There is no theme 'x'"):
            set_status(study.desk, "x", "defined")
