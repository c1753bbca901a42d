"""codebook and code."""

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable

LISTED = ["code", "depth", "label", "concept", "theme", "codings", "documents", "parked"]


def test_the_codebook_is_listed_as_a_tree_with_counts(study, run):
    run("code", "move", "mangel", "--parent", "trivsel")
    told = run("codebook", "list", "--lang", "en")
    assert told.columns == LISTED
    assert [(row["code"], row["depth"]) for row in told.rows] == [
        ("trivsel", "0"),
        ("mangel", "1"),
        ("humor", "0"),
        ("bursdag", "0"),
    ]
    assert told.rows[1]["label"] == "mangel in English"
    assert (told.rows[1]["theme"], told.rows[1]["codings"], told.rows[1]["documents"]) == ("klima", "6", "6")


@pytest.mark.parametrize("name", ["book.yml", "book.csv"])
def test_a_codebook_that_was_exported_is_imported_without_a_change(study, run, empty, name):
    told = run("codebook", "export", "-o", name)
    assert (told.code, told.out, told.err) == (0, f"{name}\n", "")
    with unchanged(study):
        assert "Nothing had to be changed." in run("codebook", "import", name).err
    run("init", "other")
    told = run("--study", "other.thematic", "codebook", "import", name)
    undoable(told, empty / "other.thematic")
    listed = [run("--study", path, "codebook", "list").rows for path in ("other.thematic", "small.thematic")]
    assert [(row["code"], row["label"], row["theme"]) for row in listed[0]] == [
        (row["code"], row["label"], row["theme"]) for row in listed[1]
    ]


def test_a_codebook_as_csv_says_that_the_labels_of_concepts_are_left_out(study, run, empty):
    book = "codes:\n  - {name: ny, concept: nytt}\nconcepts:\n  - {name: nytt, label: {nb: det nye}}\n"
    (empty / "book.yml").write_text(book, encoding="utf-8")
    run("codebook", "import", "book.yml")
    told = run("codebook", "export", "-o", "book.csv")
    assert (told.out, told.err) == (
        "book.csv\n",
        "CSV has no place for the labels of concepts (1); a .yml file keeps them.\n",
    )
    assert run("codebook", "export", "-o", "again.yml").err == ""
    assert "nb: det nye" in (empty / "again.yml").read_text(encoding="utf-8")


def test_a_codebook_is_imported_as_one_operation_that_dry_run_only_tries(study, run, empty):
    book = "codes:\n  - name: ny\n    theme: ledelse\n  - name: mangel\n    definition: At det mangler folk\n"
    (empty / "book.yml").write_text(book, encoding="utf-8")
    with unchanged(study):
        assert run("codebook", "import", "book.yml", "--dry-run").err.endswith("Dry run: nothing was written.\n")
    undoable(run("codebook", "import", "book.yml"), study)
    assert {row["code"]: row["theme"] for row in run("codebook", "list").rows}["ny"] == "ledelse"
    run("undo")
    assert "ny" not in {row["code"] for row in run("codebook", "list").rows}


@pytest.mark.parametrize(
    ("name", "content", "sentence", "hint"),
    [
        ("b.yml", "codes:\n  - name: a\n   x: 1\n", "b.yml: expected <block end>", "Check indentation"),
        ("b.yml", "kodes: []\n", "b.yml has no list 'codes'.", "Write 'codes:'"),
        ("b.yml", "codes:\n  - name: a\n    lable: b\n", "code 'a' has an unknown key 'lable'.", "'label'"),
        ("b.yml", "codes:\n  - name: a\n  - name: A\n", "the code 'A' stands twice.", "Rename one"),
        ("b.yml", "codes:\n  - name: a\n    colour: red\n", "'red' is no colour.", "#RRGGBB"),
        ("b.yml", "codes:\n  - name: a\n    parent: mangle\n", "There is no code 'mangle'", "'mangel'"),
        ("b.csv", "name,definisjon\na,b\n", "b.csv has an unknown column 'definisjon'.", "'definition'"),
        ("b.csv", "label_nb\na\n", "b.csv: the column 'name' is missing.", ""),
    ],
)
def test_a_wrong_codebook_is_refused_whole(study, run, empty, name, content, sentence, hint):
    (empty / name).write_text(content, encoding="utf-8")
    with unchanged(study):
        refused(run("codebook", "import", name), 1, sentence, hint)


def test_a_codebook_is_exported_only_to_files_that_hold_one(study, run):
    refused(
        run("codebook", "export", "-o", "book.pdf"),
        2,
        "'book.pdf' is no codebook file.",
        ".yml, .csv, .docx, .xlsx or .qdc",
    )
    refused(run("codebook", "export", "-o", "nowhere/book.yml"), 1, "could not be written", "folder")


def test_codes_are_added_edited_renamed_and_moved(study, run):
    undoable(run("code", "add", "ny", "--parent", "mangel", "--label-nb", "Ny", "--colour", "#AA0000"), study)
    undoable(run("code", "edit", "ny", "--definition", "Noe nytt", "--concept", "nytt"), study)
    undoable(run("code", "rename", "ny", "nyere"), study)
    undoable(run("code", "move", "nyere"), study)
    (row,) = [row for row in everything(study)["codes"] if row["name"] == "nyere"]
    assert (row["parent_id"], row["definition"], row["colour"], row["label_nb"]) == (None, "Noe nytt", "#AA0000", "Ny")
    assert "Nothing had to be changed." in run("code", "edit", "nyere", "--concept", "nytt").err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence", "hint"),
    [
        (("add", "MANGEL"), 3, "There is a code 'mangel' already.", "Choose another name"),
        (("add", " "), 1, "A code needs a name.", None),
        (("add", "ny", "--parent", "mangle"), 1, "There is no code 'mangle'", "Did you mean 'mangel'"),
        (("add", "ny", "--colour", "red"), 1, "'red' is no colour.", "#RRGGBB"),
        (("edit", "mangel"), 2, "Nothing was given to change.", "--definition"),
        (("rename", "mangel", "humor"), 3, "There is a code 'humor' already.", "merge"),
        (("move", "mangel", "--parent", "mangel"), 3, "'mangel' is 'mangel' itself or below it.", "first"),
        (("merge", "mangel", "--into", "humor"), 1, "A merge needs a reason.", "--reason"),
        (("merge", "mangel", "--into", "mangel", "--reason", "x"), 1, "cannot be merged into itself.", None),
        (("split", "mangel", "9999", "--into", "ny"), 1, "Coding 9999 is not one of 'mangel'.", "codings export"),
        (("delete", "mangel"), 3, "'mangel' carries 6 codings.", "--with-codings"),
        (("delete", "mangel", "--with-codings"), 2, "Delete 'mangel' with its codings needs a yes.", "--yes"),
    ],
)
def test_a_change_of_codes_that_cannot_be_done_changes_nothing(study, run, arguments, code, sentence, hint):
    with unchanged(study):
        refused(run("code", *arguments), code, sentence, hint)


def test_a_merge_keeps_every_coding_and_is_taken_back_whole(study, run):
    before = everything(study)
    with unchanged(study):
        assert "Dry run" in run("code", "merge", "mangel", "--into", "humor", "--reason", "same", "--dry-run").err
    told = run("code", "merge", "mangel", "bursdag", "--into", "humor", "--reason", "samme sak")
    undoable(told, study)
    assert told.err.startswith("mangel, bursdag into humor: 7 codings moved, 0 united.\n")
    assert [row["codings"] for row in run("codebook", "list").rows if row["code"] == "humor"] == ["19"]
    assert run("history", "-n", "1").rows[0]["reason"] == "samme sak"
    run("undo")
    assert {table: rows for table, rows in everything(study).items() if table != "operations"} == {
        table: rows for table, rows in before.items() if table != "operations"
    }


def test_a_split_makes_a_new_code_of_some_codings(study, run):
    first, second, *_rest = [row["id"] for row in run("codings", "export", "--code", "mangel").rows]
    undoable(run("code", "split", "mangel", first, second, "--into", "helgemangel", "--reason", "to saker"), study)
    counts = {row["code"]: row["codings"] for row in run("codebook", "list").rows}
    assert (counts["mangel"], counts["helgemangel"]) == ("4", "2")


def test_a_code_is_deleted_with_its_codings_when_that_is_meant(study, run):
    told = run("code", "delete", "mangel", "--with-codings", "--yes")
    undoable(told, study)
    assert told.err.startswith("'mangel' went with 6 codings.\n")
    assert "mangel" not in {row["code"] for row in run("codebook", "list").rows}
