"""Themes of a codebook file: added or renewed, linked to their codes, named when they change."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.errors import Conflict, NotFound
from thematic.model import Book, CodeEntry, ThemeEntry
from thematic.themes.themes import (
    add_theme,
    export_themes,
    import_themes,
    list_themes,
    move_theme,
    set_status,
    theme_names,
)


def book(*themes, codes=()):
    return Book("Bok", "", tuple(codes), tuple(themes))


def shown(study):
    return [(row["theme"], row["depth"], row["code_names"]) for row in list_themes(study.desk)]


def test_themes_come_in_as_one_operation_whatever_their_order(study):
    themes = [ThemeEntry("ros", "støtte"), ThemeEntry("støtte", "ledelse"), ThemeEntry("ledelse", "", "Ledelse")]
    with one_operation(study, "codebook import"):
        assert import_themes(study.desk, book(*themes)) == (3, 0)
    assert [(row[0], row[1]) for row in shown(study)] == [("ledelse", 0), ("støtte", 1), ("ros", 2)]
    assert export_themes(study.desk) == tuple(reversed(themes))


def test_a_theme_that_only_a_code_names_is_made_once(study):
    codes = [CodeEntry("mangel", theme="klima; Ledelse"), CodeEntry("trivsel", theme="KLIMA")]
    assert import_themes(study.desk, book(ThemeEntry("ledelse"), codes=codes)) == (2, 3)
    assert shown(study) == [("ledelse", 0, "mangel"), ("klima", 0, "mangel, trivsel")]


def test_importing_twice_changes_nothing(study):
    wanted = book(ThemeEntry("ledelse"), ThemeEntry("støtte", "ledelse"), codes=[CodeEntry("mangel", theme="støtte")])
    import_themes(study.desk, wanted)
    with nothing_changes(study):
        assert import_themes(study.desk, wanted) == (0, 0)


def test_what_is_renewed_is_named_and_empty_fields_change_nothing(study):
    add_theme(study.desk, "Klima", label_nb="Klima", definition="Før.")
    add_theme(study.desk, "ledelse", definition="Står.")
    set_status(study.desk, "klima", "reviewed")
    with one_operation(study, "codebook import"):
        import_themes(study.desk, book(ThemeEntry("klima", "ledelse", definition="Etter."), ThemeEntry("ledelse")))
        assert study.operations[-1].notes == ["Renewed themes: Klima (definition, parent)."]
    row = study.desk.store.find("themes", "klima")
    assert (row["label_nb"], row["definition"], row["status"]) == ("Klima", "Etter.", "reviewed")
    assert study.desk.store.find("themes", "ledelse")["definition"] == "Står."


def test_a_tree_that_the_study_holds_the_other_way_round_is_refused(study):
    add_theme(study.desk, "ledelse")
    add_theme(study.desk, "støtte")
    move_theme(study.desk, "støtte", "ledelse")
    with nothing_changes(study), pytest.raises(Conflict, match="'ledelse' would stand below itself"):
        import_themes(study.desk, book(ThemeEntry("støtte"), ThemeEntry("ledelse", "støtte")))


def test_an_unknown_parent_or_code_is_refused(study):
    with nothing_changes(study):
        with pytest.raises(NotFound, match="There is no theme 'ledelse'"):
            import_themes(study.desk, book(ThemeEntry("støtte", "ledelse")))
        with pytest.raises(NotFound, match="There is no code 'ny'"):
            import_themes(study.desk, book(codes=[CodeEntry("ny", theme="klima")]))


@pytest.mark.parametrize(("cell", "names"), [("", []), ("a", ["a"]), ("a; b", ["a", "b"]), (" a ;; b;", ["a", "b"])])
def test_the_themes_of_a_code_are_separated_by_semicolons(cell, names):
    assert theme_names(cell) == names
