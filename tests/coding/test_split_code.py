"""A split gives some of a code's codings to another code, new or there already, and records it."""

import pytest

from tests.coding.field import nothing_changes, one_operation
from thematic.coding.codebook import add_code
from thematic.coding.merging import split_code
from thematic.errors import BadInput, Conflict, NotFound
from thematic.themes.themes import add_theme, assign_codes


@pytest.fixture
def ids(study):
    return [study.apply("mangel", "a", turn=turn, stance="-").id for turn in (2, 4, 5)]


def codes_of(study):
    codes = {row["id"]: row["name"] for row in study.desk.store.rows("codes")}
    return [codes[row["code_id"]] for row in study.desk.store.rows("codings", order="id")]


def test_a_new_name_makes_a_code_beside_the_old_one_with_its_concept_and_themes(study, ids):
    add_code(study.desk, "under", parent="trivsel", concept="folk")
    for theme in ("klima", "ledelse"):
        add_theme(study.desk, theme)
        assign_codes(study.desk, theme, ["under"])
    coding = study.apply("under", "b", turn=2)
    with one_operation(study, "code split"):
        assert split_code(study.desk, "under", "helt ny", [coding.id], reason="To saker.") == 1
    old, new = (study.desk.store.find("codes", name) for name in ("under", "helt ny"))
    assert (new["parent_id"], new["concept"]) == (old["parent_id"], "folk")
    assert study.desk.store.values("theme_codes", "theme_id", code_id=new["id"]) == [1, 2]
    assert codes_of(study) == ["mangel"] * 3 + ["helt ny"]


def test_the_codings_keep_their_ids_and_remember_the_code(study, ids):
    with one_operation(study, "code split"):
        assert split_code(study.desk, "Mangel", "ny", [ids[0], ids[2], ids[0]], reason="To saker.") == 2
    assert codes_of(study) == ["ny", "mangel", "ny"]
    rows = study.desk.store.rows("coding_origins", order="id")
    assert [(row["coding_id"], row["former_code"], row["reason"]) for row in rows] == [
        (ids[0], "mangel", "To saker."),
        (ids[2], "mangel", "To saker."),
    ]


def test_codings_can_go_to_a_code_that_is_there(study, ids):
    with one_operation(study, "code split"):
        split_code(study.desk, "mangel", "TRIVSEL", ids[1:])
    assert codes_of(study) == ["mangel", "trivsel", "trivsel"]


def test_a_coding_that_stands_under_the_other_code_already_is_refused(study, ids):
    study.apply("trivsel", "a", turn=4, stance="-")
    with nothing_changes(study), pytest.raises(Conflict, match=f"Coding {ids[1]} stands under 'trivsel' already"):
        split_code(study.desk, "mangel", "trivsel", ids)


def test_what_is_no_split_is_refused(study, ids):
    other = study.apply("trivsel", "a", turn=2).id
    with nothing_changes(study):
        with pytest.raises(BadInput, match="No coding is named"):
            split_code(study.desk, "mangel", "ny", [])
        with pytest.raises(BadInput, match=f"Coding {other} is not one of 'mangel'"):
            split_code(study.desk, "mangel", "ny", [ids[0], other])
        with pytest.raises(BadInput, match="cannot be split into itself"):
            split_code(study.desk, "mangel", "Mangel", ids)
        with pytest.raises(BadInput, match="A code needs a name"):
            split_code(study.desk, "mangel", " ", ids)
        with pytest.raises(NotFound, match="There is no code 'mangl'"):
            split_code(study.desk, "mangl", "ny", ids)
