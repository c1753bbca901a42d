"""theme: the tree, its codes and its map."""

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable


def test_themes_are_listed_with_their_codes(study, run):
    told = run("theme", "list", "--lang", "nb")
    assert told.columns == ["theme", "depth", "label", "status", "versions", "reviewed_by", "codes", "code_names"]
    assert told.rows == [
        {
            "theme": "klima",
            "depth": "0",
            "label": "Klima",
            "status": "candidate",
            "versions": "1",
            "reviewed_by": "",
            "codes": "3",
            "code_names": "mangel, trivsel, humor",
        }
    ]


def test_a_theme_is_added_edited_renamed_moved_and_given_a_status(study, run):
    undoable(run("theme", "add", "støtte", "--parent", "klima", "--label-en", "Support"), study)
    undoable(run("theme", "edit", "støtte", "--definition", "Å stille opp"), study)
    undoable(run("theme", "rename", "støtte", "hjelp"), study)
    undoable(run("theme", "status", "hjelp", "reviewed", "--reason", "lest igjen"), study)
    assert [(row["theme"], row["depth"], row["status"]) for row in run("theme", "list").rows] == [
        ("klima", "0", "candidate"),
        ("hjelp", "1", "reviewed"),
    ]
    undoable(run("theme", "move", "hjelp"), study)
    assert {row["depth"] for row in run("theme", "list").rows} == {"0"}
    (row,) = [row for row in everything(study)["themes"] if row["name"] == "hjelp"]
    assert (row["definition"], row["label_en"]) == ("Å stille opp", "Support")
    assert run("history").rows[1]["reason"] == "lest igjen"


def test_a_theme_that_is_renamed_keeps_its_questions(study, run):
    run("theme", "rename", "klima", "miljø")
    assert run("guide", "list").rows[0]["theme"] == "miljø"


def test_codes_come_and_go_and_may_stand_under_several_themes(study, run):
    run("theme", "add", "ledelse")
    undoable(run("theme", "assign", "ledelse", "mangel", "bursdag"), study)
    assert {row["code"]: row["theme"] for row in run("codebook", "list").rows}["mangel"] == "klima; ledelse"
    undoable(run("theme", "unassign", "ledelse", "mangel"), study)
    with unchanged(study):
        assert "Nothing had to be changed." in run("theme", "assign", "ledelse", "bursdag").err
        refused(run("theme", "unassign", "ledelse", "humor"), 1, "'humor' is not in the theme 'ledelse'.", "theme list")


def test_themes_merge_with_a_reason_and_are_taken_apart_again(study, run):
    run("theme", "add", "ledelse")
    run("theme", "assign", "ledelse", "bursdag")
    before = run("theme", "list").out
    told = run("theme", "merge", "ledelse", "--into", "klima", "--reason", "ett tema")
    undoable(told, study)
    assert told.err.startswith("ledelse into klima: 1 code gained.\n")
    assert run("theme", "list").rows[0]["code_names"] == "mangel, trivsel, humor, bursdag"
    run("undo")
    assert run("theme", "list").out == before


@pytest.mark.parametrize(
    ("arguments", "code", "sentence", "hint"),
    [
        (("add", "KLIMA"), 3, "There is a theme 'klima' already.", "Choose another name"),
        (("add", "ny", "--parent", "klma"), 1, "There is no theme 'klma'", "Did you mean 'klima'"),
        (("edit", "klima"), 2, "Nothing was given to change.", "--definition"),
        (("assign", "klima", "mangle"), 1, "There is no code 'mangle'", "Did you mean 'mangel'"),
        (("move", "klima", "--parent", "klima"), 3, "'klima' is 'klima' itself or below it.", "first"),
        (("status", "klima", "xyz"), 1, "There is no status 'xyz'", "candidate, reviewed"),
        (("merge", "klima", "--into", "klima", "--reason", "x"), 1, "cannot be merged into itself.", None),
        (("merge", "klima", "--into", "klima"), 1, "A merge needs a reason.", "--reason"),
        (("map", "--form", "dot"), 2, "There is no form 'dot'.", "mermaid or graphviz"),
    ],
)
def test_a_change_of_themes_that_cannot_be_done_changes_nothing(study, run, arguments, code, sentence, hint):
    with unchanged(study):
        refused(run("theme", *arguments), code, sentence, hint)


def test_the_map_names_themes_codes_and_what_is_left_over(study, run, empty):
    told = run("theme", "map", "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("graph LR\n")
    assert "Climate" in told.out
    assert "Codes without a theme: bursdag" in told.out
    graphviz = run("theme", "map", "--form", "graphviz", "--no-codes", "-o", "map.dot")
    assert (graphviz.code, graphviz.out) == (0, "")
    drawn = (empty / "map.dot").read_text(encoding="utf-8")
    assert drawn.startswith("digraph themes {")
    assert "mangel" not in drawn
