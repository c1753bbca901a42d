"""Snapshots: canonical, hashed, not taken twice; and what differs between two."""

import hashlib
import json
import unicodedata

import pytest

from tests.coding.field import nothing_changes, one_operation
from tests.themes.field import build
from thematic.coding.codebook import add_code, delete_code, edit_code, move_code, rename_code
from thematic.coding.merging import merge_codes
from thematic.errors import BadInput, Conflict, NotFound
from thematic.themes.difference import diff
from thematic.themes.map import theme_map
from thematic.themes.snapshot_tree import tree_rows
from thematic.themes.snapshots import (
    delete_snapshot,
    digest_of,
    export_snapshot,
    list_snapshots,
    read_snapshot,
    take_snapshot,
)
from thematic.themes.themes import (
    add_theme,
    assign_codes,
    define_theme,
    merge_themes,
    move_theme,
    rename_theme,
    set_status,
    unassign_codes,
)


@pytest.fixture
def study(tmp_path):
    with build(tmp_path) as opened:
        yield opened


def changes(study, a="før", b="now"):
    rows = diff(study.desk, a, b)
    return [(row["kind"], row["change"], row["name"], row["before"], row["after"]) for row in rows]


def test_a_snapshot_holds_codes_themes_links_and_concepts_with_a_digest(study):
    with one_operation(study, "snapshot"):
        row = take_snapshot(study.desk, "før", note="før fase 4")
    assert row["new"]
    content = json.loads(row["content"])
    assert {kind: len(content[kind]) for kind in ("codes", "themes", "links", "concepts")} == {
        "codes": 7,
        "themes": 4,
        "links": 4,
        "concepts": 0,
    }
    assert row["digest"] == hashlib.sha256(row["content"].encode()).hexdigest()
    assert row["content"] == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert export_snapshot(study.desk, "FØR") == row["content"] == export_snapshot(study.desk, "now")


def test_an_identical_one_is_told_and_not_taken_again(study):
    first = take_snapshot(study.desk, "før")
    with nothing_changes(study):
        for name in ("", "igjen", "FØR"):
            again = take_snapshot(study.desk, name)
            assert (again["new"], again["name"]) == (False, "før")
    study.apply("mangel", "g0", turn=2)
    assert not take_snapshot(study.desk)["new"], "codings are not part of it"
    edit_code(study.desk, "mangel", definition="For få folk.")
    second = take_snapshot(study.desk, "etter")
    assert second["new"] and second["digest"] != first["digest"]
    study.undo(study.history()[1]["id"])
    assert take_snapshot(study.desk)["name"] == "før"


def test_the_normal_form_of_a_text_does_not_make_another(study):
    edit_code(study.desk, "mangel", definition="Når én går hjem.")
    take_snapshot(study.desk, "før")
    with study.desk.change("code edit"):
        code = study.desk.store.find("codes", "mangel")
        study.desk.store.update("codes", code["id"], {"definition": unicodedata.normalize("NFD", code["definition"])})
    assert study.desk.store.find("codes", "mangel")["definition"] != "Når én går hjem."
    assert not take_snapshot(study.desk)["new"]


def test_names_come_by_phase_and_date_and_are_numbered(study):
    names = []
    for number in range(3):
        edit_code(study.desk, "mangel", definition=f"Versjon {number}.")
        names.append(take_snapshot(study.desk)["name"])
    assert names[0].startswith("phase-2-20")
    assert names[1:] == [f"{names[0]}-2", f"{names[0]}-3"]
    rename_theme(study.desk, "tomt", "tom")
    assert take_snapshot(study.desk)["name"].startswith("phase-3-")
    define_theme(study.desk, "tom", idea="Noe.")
    assert take_snapshot(study.desk)["phase"] == 5


def test_a_name_is_there_once_and_now_is_none(study):
    take_snapshot(study.desk, "før")
    edit_code(study.desk, "mangel", definition="For få folk.")
    with nothing_changes(study):
        with pytest.raises(Conflict, match="There is a snapshot 'før' already"):
            take_snapshot(study.desk, " Før ")
        with pytest.raises(BadInput, match="'Now' stands for the study as it is"):
            take_snapshot(study.desk, "Now")
        with pytest.raises(NotFound, match="There is no snapshot 'fr'") as error:
            read_snapshot(study.desk, "fr")
    assert error.value.hint == "Did you mean 'før'?"


def test_snapshots_are_listed_with_what_they_hold_and_deleted(study):
    take_snapshot(study.desk, "før", note="n")
    add_code(study.desk, "ny")
    take_snapshot(study.desk, "etter")
    rows = list_snapshots(study.desk)
    assert [(r["snapshot"], r["codes"], r["themes"], r["links"], r["same_as_now"], r["note"]) for r in rows] == [
        ("før", 7, 4, 4, "", "n"),
        ("etter", 8, 4, 4, "yes", ""),
    ]
    assert rows[0]["digest"] == digest_of(export_snapshot(study.desk, "før"))
    with one_operation(study, "snapshot"):
        delete_snapshot(study.desk, "før")
    assert [row["snapshot"] for row in list_snapshots(study.desk)] == ["etter"]


def test_a_snapshot_is_laid_out_as_a_tree(study):
    take_snapshot(study.desk, "før")
    rows = tree_rows(read_snapshot(study.desk, "før"))
    assert [(row["theme"], row["depth"], row["code"]) for row in rows] == [
        ("press", 0, ""),
        ("press", 1, "leder"),
        ("helgene", 1, ""),
        ("helgene", 2, "mangel"),
        ("samhold", 0, ""),
        ("samhold", 1, "leder"),
        ("samhold", 1, "humor"),
        ("tomt", 0, ""),
        ("", 0, "ring-først"),
        ("", 0, "trivsel"),
        ("", 0, "helg"),
        ("", 0, "ubrukt"),
    ]


def test_what_is_the_same_differs_in_nothing(study):
    take_snapshot(study.desk, "før")
    assert changes(study) == changes(study, "før", "før") == []


def test_codes_added_removed_renamed_moved_and_edited(study):
    edit_code(study.desk, "leder", definition="Lederen er her.")
    take_snapshot(study.desk, "før")
    add_code(study.desk, "ny", label_nb="Noe nytt")
    delete_code(study.desk, "ubrukt")
    rename_code(study.desk, "humor", "latter")
    move_code(study.desk, "helg", "leder")
    edit_code(study.desk, "leder", definition="Lederen er alltid her.", colour="#112233")
    assert changes(study) == [
        ("code", "moved", "helg", "mangel", "leder"),
        ("code", "definition", "leder", "Lederen er her.", "Lederen er alltid her."),
        ("code", "colour", "leder", "", "#112233"),
        ("code", "renamed", "latter", "humor", "latter"),
        ("code", "removed", "ubrukt", "ubrukt", ""),
        ("code", "added", "ny", "", "Noe nytt"),
    ]
    (words,) = {row["words"] for row in diff(study.desk, "før", "now")} - {""}
    assert words == "Lederen er {+alltid+} her."
    backwards = changes(study, "now", "før")
    assert ("code", "removed", "ny", "ny", "") in backwards
    assert ("code", "renamed", "humor", "latter", "humor") in backwards


def test_themes_and_their_codes(study):
    take_snapshot(study.desk, "før")
    add_theme(study.desk, "nytt")
    rename_theme(study.desk, "samhold", "fellesskap")
    move_theme(study.desk, "helgene", "")
    set_status(study.desk, "tomt", "dropped")
    unassign_codes(study.desk, "press", ["leder"])
    assign_codes(study.desk, "tomt", ["ubrukt"])
    unassign_codes(study.desk, "helgene", ["mangel"])
    assign_codes(study.desk, "nytt", ["mangel"])
    assert changes(study) == [
        ("theme", "moved", "helgene", "press", "(top)"),
        ("theme", "renamed", "fellesskap", "samhold", "fellesskap"),
        ("theme", "status", "tomt", "candidate", "dropped"),
        ("theme", "added", "nytt", "", ""),
        ("link", "relinked", "mangel", "helgene", "nytt"),
        ("link", "unlinked", "leder", "press; samhold", "fellesskap"),
        ("link", "linked", "ubrukt", "", "tomt"),
    ]


def test_a_merged_code_says_where_its_codings_went_by_the_codes_that_were_there_then(study):
    for turn in (2, 3):
        study.apply("humor", "g0", turn=turn)
    study.apply("ubrukt", "g0", turn=4)
    take_snapshot(study.desk, "før")
    merge_codes(study.desk, ["humor"], into="leder", reason="samme")
    take_snapshot(study.desk, "midt")
    merge_codes(study.desk, ["leder", "ubrukt"], into="mangel", reason="samme")
    rename_code(study.desk, "mangel", "for få")

    def merged(a, b):
        return {row[2]: row[4] for row in changes(study, a, b) if row[:2] == ("code", "merged into")}

    assert merged("før", "midt") == {"humor": "leder (2)"}
    assert merged("midt", "now") == {"leder": "for få (2)", "ubrukt": "for få (1)"}
    assert merged("før", "now") == {"humor": "for få (2)", "leder": "for få (2)", "ubrukt": "for få (1)"}


def test_a_code_renamed_before_it_was_merged_is_followed_all_the_same(study):
    study.apply("humor", "g0", turn=2)
    take_snapshot(study.desk, "før")
    rename_code(study.desk, "humor", "latter")
    merge_codes(study.desk, ["latter"], into="leder", reason="samme")
    take_snapshot(study.desk, "midt")
    rename_code(study.desk, "leder", "sjefen")
    assert ("code", "merged into", "humor", "humor", "leder (1)") in changes(study, "før", "midt")
    assert ("code", "merged into", "humor", "humor", "sjefen (1)") in changes(study, "før", "now")
    assert ("code", "removed", "ubrukt", "ubrukt", "") not in changes(study)


def test_a_merged_theme_says_where_it_went(study):
    take_snapshot(study.desk, "før")
    merge_themes(study.desk, ["tomt"], into="samhold", reason="tomt")
    rename_theme(study.desk, "samhold", "fellesskap")
    assert ("theme", "merged into", "tomt", "tomt", "fellesskap") in changes(study)


def test_the_map_of_a_snapshot_is_the_map_as_it_was(study):
    then = theme_map(study.desk), theme_map(study.desk, form="graphviz", codes=False)
    take_snapshot(study.desk, "før")
    merge_themes(study.desk, ["tomt"], into="samhold", reason="tomt")
    delete_code(study.desk, "ubrukt")
    rename_theme(study.desk, "press", "trykk")
    assert (theme_map(study.desk, at="før"), theme_map(study.desk, at="før", form="graphviz", codes=False)) == then
    assert theme_map(study.desk, at="now") == theme_map(study.desk) != then[0]


def test_the_map_of_a_change_marks_what_came_and_went_without_colour(study):
    take_snapshot(study.desk, "før")
    assert theme_map(study.desk, change=("før", "now")) == theme_map(study.desk)
    delete_code(study.desk, "humor")
    rename_theme(study.desk, "press", "trykk")
    add_theme(study.desk, "nytt", parent="samhold")
    text = theme_map(study.desk, change=("før", "now"), codes=False).splitlines()
    assert text == [
        "graph LR",
        '  t1["trykk ← press"]',
        '  t2["helgene"]',
        '  t3["samhold"]',
        '  t4["tomt"]',
        '  t5["+ nytt"]',
        "  t1 --> t2",
        "  t3 ==> t5",
        "  classDef added stroke-width: 4px",
        "  class t5 added",
        "  classDef changed stroke-width: 2px",
        "  class t1 changed",
    ]
    drawn = theme_map(study.desk, change=("før", "now"), form="graphviz")
    assert '[label="− humor", style="rounded,dotted"];' in drawn
    assert '[style="dotted"];' in drawn
    assert '  t5 [label="+ nytt", style="bold"];\n' in drawn
    assert '  t3 -> t5 [style="bold"];\n' in drawn
