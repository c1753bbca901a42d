"""The code tree by hand: codes added, edited, renamed, moved, deleted, listed."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.codebook import FIELDS, add_code, delete_code, edit_code, list_codes, move_code, rename_code
from thematic.errors import BadInput, Conflict, NotFound
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.memos import add_memo


def code(study, name):
    return study.desk.store.find("codes", name)


def parents(study):
    names = {row["id"]: row["name"] for row in study.desk.store.rows("codes")}
    return {row["name"]: names.get(row["parent_id"]) for row in study.desk.store.rows("codes")}


def test_a_code_is_added_with_all_its_fields(study):
    given = {name: f" {name} av koden " for name in FIELDS} | {"colour": "#2E9E5d"}
    with one_operation(study, "code add"):
        identity = add_code(study.desk, " Ærlighet ", parent="Trivsel", **given)
    row = code(study, "ærlighet")
    assert (row["id"], row["name"], row["parent_id"]) == (identity, "Ærlighet", code(study, "trivsel")["id"])
    assert {name: row[name] for name in FIELDS} == {name: value.strip() for name, value in given.items()}


@pytest.mark.parametrize("name", ["mangel", "MANGEL", " mangel ", "RING-FØRST", "ga\u030ar"])
def test_a_name_that_is_taken_is_refused_whatever_its_case(study, name):
    add_code(study.desk, "GÅR")
    with nothing_changes(study), pytest.raises(Conflict, match=r"There is a code '[^']+' already"):
        add_code(study.desk, name)


def test_what_makes_no_code_is_refused(study):
    with nothing_changes(study):
        with pytest.raises(BadInput, match="A code needs a name"):
            add_code(study.desk, "  ")
        with pytest.raises(BadInput, match="'grønn' is no colour"):
            add_code(study.desk, "ny", colour="grønn")
        with pytest.raises(BadInput, match="A code has no 'farge'"):
            add_code(study.desk, "ny", farge="#112233")
        with pytest.raises(NotFound, match="There is no code 'trivsl'") as error:
            add_code(study.desk, "ny", parent="trivsl")
        assert error.value.hint == "Did you mean 'trivsel'?"


def test_editing_changes_what_is_given_and_nothing_else(study):
    add_code(study.desk, "ny", definition="Før.", include="Alt.")
    with one_operation(study, "code edit"):
        edit_code(study.desk, "NY", definition=" Etter. ", colour="#000000")
    row = code(study, "ny")
    assert (row["definition"], row["include"], row["colour"]) == ("Etter.", "Alt.", "#000000")
    with one_operation(study, "code edit"):
        edit_code(study.desk, "ny", include="")
    with nothing_changes(study):
        edit_code(study.desk, "ny", definition="Etter.")
        with pytest.raises(BadInput, match="is no colour"):
            edit_code(study.desk, "ny", colour="#12345")


def test_renaming_keeps_the_codings(study):
    study.apply("mangel", "a", turn=2)
    with one_operation(study, "code rename"):
        rename_code(study.desk, "mangel", " for få folk ")
    assert study.codings.frame()["code"].tolist() == ["for få folk"]
    with one_operation(study, "code rename"):
        rename_code(study.desk, "for få folk", "For få folk")
    with nothing_changes(study):
        rename_code(study.desk, "for få folk", "For få folk")
        with pytest.raises(Conflict, match="There is a code 'trivsel' already"):
            rename_code(study.desk, "for få folk", "TRIVSEL")
        with pytest.raises(BadInput, match="needs a name"):
            rename_code(study.desk, "for få folk", "")


def test_a_code_moves_with_what_is_below_it(study):
    add_code(study.desk, "barn", parent="mangel")
    with one_operation(study, "code move"):
        move_code(study.desk, "mangel", "trivsel")
    assert parents(study) == {"mangel": "trivsel", "barn": "mangel", "trivsel": None, "ring-først": None}
    with one_operation(study, "code move"):
        move_code(study.desk, "barn", "")
    assert parents(study)["barn"] is None
    with nothing_changes(study):
        move_code(study.desk, "barn", "")


@pytest.mark.parametrize("below", ["mangel", "barn", "barnebarn"])
def test_a_code_cannot_stand_below_itself(study, below):
    add_code(study.desk, "barn", parent="mangel")
    add_code(study.desk, "barnebarn", parent="barn")
    with nothing_changes(study), pytest.raises(Conflict, match=f"'{below}' is 'mangel' itself or below it"):
        move_code(study.desk, "mangel", below)


def test_a_code_with_codings_is_deleted_only_when_that_is_said(study):
    study.apply("mangel", "a", turn=2)
    study.apply("mangel", "b", turn=2)
    with nothing_changes(study), pytest.raises(Conflict, match="'mangel' carries 2 codings") as error:
        delete_code(study.desk, "mangel")
    assert "--with-codings" in error.value.hint


def test_a_deleted_code_goes_with_codings_links_and_memos_and_its_children_move_up(study):
    add_code(study.desk, "barn", parent="mangel")
    move_code(study.desk, "mangel", "trivsel")
    study.apply("mangel", "a", turn=2, memo="På kodingen.")
    study.apply("mangel", "a", turn=4)
    study.apply("barn", "a", turn=4)
    add_memo(study.desk, "På koden.", on="code:mangel")
    add_theme(study.desk, "klima")
    assign_codes(study.desk, "klima", ["mangel", "trivsel"])
    with one_operation(study, "code delete"):
        assert delete_code(study.desk, "mangel", with_codings=True) == 2
        assert study.operations[-1].notes == ["'mangel' went with 2 codings."]
    assert parents(study) == {"barn": "trivsel", "trivsel": None, "ring-først": None}
    assert study.codings.frame()["code"].tolist() == ["barn"]
    assert study.desk.store.rows("memos") == []
    assert study.desk.store.count("theme_codes") == 1


def test_a_code_without_codings_needs_no_leave(study):
    with one_operation(study, "code delete"):
        assert delete_code(study.desk, "mangel") == 0


def test_the_list_stands_in_tree_order_with_counts(study):
    add_code(study.desk, "barn", parent="mangel", label_nb="Barnet", concept="folk")
    for turn, document in ((2, "a"), (4, "a"), (2, "b")):
        study.apply("barn", document, turn=turn)
    for theme in ("klima", "ledelse"):
        add_theme(study.desk, theme)
        assign_codes(study.desk, theme, ["barn"])
    rows = list_codes(study.desk)
    assert [(row["code"], row["depth"]) for row in rows] == [
        *[("mangel", 0), ("barn", 1)],
        *[("ring-først", 0), ("trivsel", 0)],
    ]
    assert rows[1] == {"code": "barn", "depth": 1, "label": "Barnet", "concept": "folk", "theme": "klima; ledelse"} | {
        "codings": 3,
        "documents": 2,
        "parked": "",
    }
