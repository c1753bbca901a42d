"""The theme tree: themes added, described, renamed, moved, listed."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.errors import BadInput, Conflict, NotFound
from thematic.themes.themes import (
    FIELDS,
    add_theme,
    assign_codes,
    edit_theme,
    list_themes,
    move_theme,
    rename_theme,
)
from thematic.transcripts.guide import import_guide


@pytest.fixture
def themes(study):
    add_theme(study.desk, "ledelse", label_nb="Ledelse")
    add_theme(study.desk, "støtte", parent="ledelse")
    add_theme(study.desk, "ros", parent="støtte")
    add_theme(study.desk, "klima")
    return study


def theme(study, name):
    return study.desk.store.find("themes", name)


def shown(study):
    return [(row["theme"], row["depth"]) for row in list_themes(study.desk)]


def test_a_theme_is_added_as_a_candidate_with_its_fields(study):
    with one_operation(study, "theme add"):
        identity = add_theme(study.desk, " Ledelse ", **{name: f" {name} " for name in FIELDS})
    row = theme(study, "ledelse")
    assert (row["id"], row["name"], row["parent_id"], row["status"]) == (identity, "Ledelse", None, "candidate")
    assert {name: row[name] for name in FIELDS} == {name: name for name in FIELDS}


def test_overarching_themes_themes_and_subthemes_stand_in_tree_order(themes):
    with one_operation(themes, "theme add"):
        add_theme(themes.desk, "tillit", parent="LEDELSE")
    assert shown(themes) == [("ledelse", 0), ("støtte", 1), ("ros", 2), ("tillit", 1), ("klima", 0)]


def test_what_makes_no_theme_is_refused(themes):
    with nothing_changes(themes):
        with pytest.raises(BadInput, match="A theme needs a name"):
            add_theme(themes.desk, " ")
        with pytest.raises(BadInput, match="'a; b' cannot be a theme's name"):
            add_theme(themes.desk, "a; b")
        with pytest.raises(Conflict, match="There is a theme 'støtte' already"):
            add_theme(themes.desk, "STØTTE")
        with pytest.raises(BadInput, match="A theme has no 'ide'"):
            add_theme(themes.desk, "ny", ide="x")
        with pytest.raises(NotFound, match="There is no theme 'lederlse'") as error:
            add_theme(themes.desk, "ny", parent="lederlse")
        assert "'ledelse'" in error.value.hint


def test_a_theme_may_be_called_as_a_code_is(study):
    add_theme(study.desk, "mangel")
    assign_codes(study.desk, "mangel", ["mangel"])
    assert list_themes(study.desk)[0]["code_names"] == "mangel"


def test_editing_changes_what_is_given_and_nothing_else(themes):
    with one_operation(themes, "theme edit"):
        edit_theme(themes.desk, "ledelse", idea=" Å bli sett. ", is_not="Kontroll.")
    row = theme(themes, "ledelse")
    assert (row["idea"], row["is_not"], row["label_nb"]) == ("Å bli sett.", "Kontroll.", "Ledelse")
    with nothing_changes(themes):
        edit_theme(themes.desk, "ledelse", idea="Å bli sett.")
        with pytest.raises(BadInput, match="A theme has no 'name'"):
            edit_theme(themes.desk, "ledelse", name="x")


def test_renaming_takes_the_guides_questions_along(themes, tmp_path):
    (tmp_path / "guide.yml").write_text(
        "questions:\n- {id: q1, theme: LEDELSE, wording: {nb: Hva gjør lederen nå}}\n- {id: q2, theme: klima}\n",
        encoding="utf-8",
    )
    import_guide(themes.desk, tmp_path / "guide.yml")
    with one_operation(themes, "theme rename"):
        rename_theme(themes.desk, "ledelse", "Lederen")
    assert themes.desk.store.values("questions", "theme", order="name") == ["Lederen", "klima"]
    assert shown(themes)[:2] == [("Lederen", 0), ("støtte", 1)]
    with nothing_changes(themes):
        rename_theme(themes.desk, "lederen", "Lederen")
        with pytest.raises(Conflict, match="There is a theme 'klima' already"):
            rename_theme(themes.desk, "Lederen", "Klima")
    with one_operation(themes, "theme rename"):
        rename_theme(themes.desk, "Lederen", "LEDEREN")


def test_a_theme_moves_with_what_is_below_it(themes):
    with one_operation(themes, "theme move"):
        move_theme(themes.desk, "støtte", "klima")
    assert shown(themes) == [("ledelse", 0), ("klima", 0), ("støtte", 1), ("ros", 2)]
    with one_operation(themes, "theme move"):
        move_theme(themes.desk, "ros", "")
    assert shown(themes) == [("ledelse", 0), ("ros", 0), ("klima", 0), ("støtte", 1)]
    with nothing_changes(themes):
        move_theme(themes.desk, "ros", "")


@pytest.mark.parametrize("below", ["ledelse", "støtte", "ros"])
def test_a_theme_cannot_stand_below_itself(themes, below):
    with nothing_changes(themes), pytest.raises(Conflict, match=f"'{below}' is 'ledelse' itself or below it"):
        move_theme(themes.desk, "ledelse", below)
