"""theme define, versions, lint; snapshot, diff and the map of a change."""

import json

import pytest

from tests.cli.terminal import refused, unchanged, undoable

IDEA = "Folk holder ut for hverandre."


def test_a_theme_is_defined_and_its_versions_listed(study, run):
    undoable(run("theme", "define", "klima", "--idea", IDEA, "--scope", "Jobben", "--reason", "lest igjen"), study)
    undoable(run("theme", "define", "klima", "--idea", "Folk holder ut sammen.", "--is-not", "Ledelse"), study)
    rows = run("theme", "versions", "klima").rows
    assert [(row["version"], row["field"], row["change"]) for row in rows if row["version"] != "1"] == [
        ("2", "idea", IDEA),
        ("2", "scope", "Jobben"),
        ("3", "idea", "Folk holder ut [-for hverandre.-] {+sammen.+}"),
        ("3", "is_not", "Ledelse"),
    ]
    assert run("theme", "list").rows[0]["status"] == "defined"
    assert run("theme", "list").rows[0]["versions"] == "3"
    assert run("history").rows[0]["phase"] == "5"
    assert "lest igjen" in run("theme", "versions", "klima", "--format", "table").out
    with unchanged(study):
        assert "Nothing had to be changed." in run("theme", "define", "klima").err
        assert "Dry run" in run("theme", "define", "klima", "--idea", "Noe annet.", "--dry-run").err


def test_a_definition_without_an_idea_is_refused(study, run):
    with unchanged(study):
        refused(run("theme", "define", "klima", "--scope", "x"), 1, "no central organising idea", "--idea")


def test_lint_exits_5_until_there_is_nothing_to_mend(study, run):
    told = run("theme", "lint")
    assert told.code == 5
    findings = {row["finding"]: row["mend"] for row in told.rows if row["theme"] == "klima"}
    assert findings["the name is one word"] == "thematic theme define klima --label-nb TEXT --label-en TEXT"
    assert [row["figures"] for row in told.rows if not row["theme"]] == ["1 of 4: bursdag"]
    labels = ("--label-nb", "Vi holder ut", "--label-en", "We hold out")
    run("theme", "define", "klima", "--idea", IDEA, "--definition", "x", "--scope", "x", "--is-not", "x", *labels)
    run("theme", "assign", "klima", "bursdag")
    run("theme", "reviewed", "klima")
    run("theme", "negative", "klima", "--none-found", "--text", "leste alt")
    told = run("theme", "lint")
    assert (told.code, told.err) == (0, "Nothing to mend in the themes.\n")


def test_snapshot_alone_takes_one_and_says_when_it_is_the_same(study, run):
    told = run("snapshot", "--note", "før")
    undoable(told, study)
    name = told.out.strip()
    assert name.startswith("phase-2-20")
    with unchanged(study):
        again = run("snapshot", "take", "igjen")
        assert (again.out.strip(), f"Same as the snapshot '{name}'" in again.err) == (name, True)
        assert run("snapshot", "take", "x", "--dry-run").code == 0
    (row,) = run("snapshot", "list").rows
    assert (row["snapshot"], row["codes"], row["themes"], row["same_as_now"], row["note"]) == (
        name,
        "4",
        "1",
        "yes",
        "før",
    )
    content = json.loads(run("snapshot", "export", name).out)
    assert len(content["codes"]) == 4
    assert [row["code"] for row in run("snapshot", "show", name).rows] == ["", "mangel", "trivsel", "humor", "bursdag"]
    undoable(run("snapshot", "delete", name), study)
    refused(run("snapshot", "show", name), 1, f"There is no snapshot '{name}'", "none yet")
    refused(run("snapshot", "--note", "x", "list"), 2, "stands before the command", "at the end")


def test_diff_and_map_show_what_came_and_went(study, run, tmp_path):
    run("snapshot", "take", "før")
    assert (run("diff", "før").rows, run("diff", "før").err) == ([], "før and now are the same.\n")
    run("theme", "rename", "klima", "miljø")
    run("code", "merge", "humor", "--into", "trivsel", "--reason", "samme")
    run("snapshot", "take", "etter")
    rows = run("diff", "før", "etter").rows
    assert [(row["kind"], row["change"], row["before"], row["after"]) for row in rows] == [
        ("code", "merged into", "humor", "trivsel (12)"),
        ("theme", "renamed", "klima", "miljø"),
    ]
    assert "klima → miljø" in run("diff", "før", "--format", "table").out
    assert run("diff", "før", "-o", tmp_path / "d.json").code == 0
    assert len(json.loads((tmp_path / "d.json").read_text("utf-8"))) == 2
    assert '"Klima"' in run("theme", "map", "--at", "før").out
    assert "− humor" in run("theme", "map", "--diff", "før", "now").out
    refused(run("diff", "for"), 1, "There is no snapshot 'for'", "før")
    refused(
        run("theme", "map", "--at", "før", "--diff", "før", "now"),
        2,
        "--at and --diff exclude each other",
        "one of them",
    )


@pytest.mark.parametrize("command", [("diff", "før"), ("theme", "map", "--at", "før"), ("snapshot", "show", "før")])
def test_a_study_without_snapshots_says_so(study, run, command):
    refused(run(*command), 1, "There is no snapshot 'før'", "There is none yet")
