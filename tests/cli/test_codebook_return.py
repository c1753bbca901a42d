"""codebook import of what was edited in Excel: the diff first, then a yes, one operation, conflicts."""

import openpyxl

from tests.cli.terminal import everything, refused, unchanged, undoable


def edit(path, changes):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for name, heading, text in changes:
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == name)
        row[heads.index(heading)].value = text
    book.save(path)


def test_nothing_edited_is_nothing_to_change(study, run):
    assert run("codebook", "export", "-o", "book.docx").code == 0
    with unchanged(study):
        told = run("codebook", "import", "book.docx")
    assert (told.code, told.out, told.err) == (0, "", "Nothing had to be changed.\n")


def test_the_changes_are_listed_and_taken_after_a_yes(study, run):
    run("codebook", "export", "-o", "book.xlsx", "--lang", "en")
    edit(study.parent / "book.xlsx", [("humor", "Definition", "Å le sammen."), ("humor", "Code", "latter")])
    with unchanged(study):
        told = run("codebook", "import", "book.xlsx")
        assert (told.code, told.columns) == (2, ["what", "name", "field", "here", "there", "rule"])
        assert [(row["name"], row["field"], row["there"], row["rule"]) for row in told.rows] == [
            ("humor", "name", "latter", "renamed"),
            ("humor", "definition", "Å le sammen.", "changed"),
        ]
        assert told.err == "Error: Taking 2 changes from book.xlsx needs a yes.\nHint: Add --yes.\n"
        tried = run("codebook", "import", "book.xlsx", "--dry-run")
        assert tried.err.splitlines()[-1] == "Dry run: nothing was written."
    told = run("codebook", "import", "book.xlsx", "--yes")
    undoable(told, study)
    assert "0 new codes, 1 changed." in told.err
    names = {row["name"]: row["definition"] for row in everything(study)["codes"]}
    assert names["latter"] == "Å le sammen."
    assert run("undo").code == 0
    assert "humor" in {row["name"] for row in everything(study)["codes"]}


def test_a_conflict_writes_nothing_before_a_side_is_preferred(study, run):
    run("codebook", "export", "-o", "book.xlsx", "--lang", "en")
    edit(study.parent / "book.xlsx", [("humor", "Definition", "Deres.")])
    run("code", "edit", "humor", "--definition", "Vår.")
    with unchanged(study):
        told = run("codebook", "import", "book.xlsx", "--yes")
        assert told.code == 3
        assert [row["rule"] for row in told.rows] == ["conflict"]
        assert "1 conflict; nothing was written" in told.err
        assert run("codebook", "import", "book.xlsx", "--yes", "--prefer", "ours").code == 0
        refused(run("codebook", "import", "book.xlsx", "--prefer", "mine"), 2, "'mine' is no side", "theirs")
    undoable(run("codebook", "import", "book.xlsx", "--yes", "--prefer", "theirs"), study)
    assert "Deres." in {row["definition"] for row in everything(study)["codes"]}


def test_sides_are_for_tables_alone(study, run):
    (study.parent / "b.yml").write_text("codes: [a]\n", encoding="utf-8")
    refused(run("codebook", "import", "b.yml", "--prefer", "ours"), 2, "are for .docx and .xlsx", "Leave them out")
    refused(run("codebook", "import", "no.xlsx"), 1, "cannot be read", "name")
