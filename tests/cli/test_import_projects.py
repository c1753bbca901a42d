"""import of whole projects: the listing, the report of what was kept, changed and lost, and what is refused."""

import json

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable
from tests.exchange.programs import DAY, qualcoder, taguette

TEXT = "I: Hva?\nKari: Vi mangler folk.\nI: Ja?\nKari: Ja.\n"
IMAGE = [{"id": 9, "cid": 1, "x1": 1, "y1": 1}]


@pytest.fixture
def nord(study, tmp_path):
    """A QualCoder project with two codings by a coder of her own, beside the small study."""
    place = TEXT.index("mangler folk")
    rows = [
        {"cid": 1, "fid": 1, "seltext": "mangler folk", "pos0": place, "pos1": place + 12, "owner": owner, "date": DAY}
        for owner in ("kari", "åse")
    ]
    return qualcoder(
        tmp_path / "nord.qda",
        source=[{"id": 1, "name": "ny gruppe", "fulltext": TEXT, "memo": "Om den.", "owner": "åse", "date": DAY}],
        code_name=[{"cid": 1, "name": "Mangel", "memo": "For få.", "color": "#00ff00"}],
        code_text=rows,
    )


def lose_pictures(folder):
    """The project has a coded picture as well."""
    import sqlite3
    from contextlib import closing

    from tests.exchange.programs import fill

    with closing(sqlite3.connect(folder / "data.qda")) as connection:
        fill(connection, code_image=IMAGE)


def test_a_project_comes_in_as_one_operation_and_says_what_became_of_it(study, run, nord):
    lose_pictures(nord)
    before = everything(study)
    told = run("import", "nord.qda", "--lang", "nb")
    undoable(told, study)
    (row,) = told.rows
    assert (row["file"], row["reader"], row["document"]) == ("nord.qda", "qualcoder", "ny gruppe")
    assert (row["turns"], row["codings"], row["status"]) == ("4", "2", "imported")
    lines = told.err.splitlines()
    assert "From QualCoder: 1 document, 1 code, 2 codings." in lines
    assert "Lost: codings (1), of pictures, which have no place in a study." in lines
    assert lines[-1].startswith("nord.qda: ")
    assert lines[-1].endswith(" 1 lost.")
    after = everything(study)
    assert [row["verb"] for row in after["operations"]][len(before["operations"]) :] == ["import"]
    assert {row["name"] for row in after["coders"]} == {"kari", "ola", "åse"}
    assert len(after["codes"]) == len(before["codes"]), "'Mangel' is the study's 'mangel'"
    assert run("undo").code == 0
    assert {table: rows for table, rows in everything(study).items() if table != "operations"} == {
        table: rows for table, rows in before.items() if table != "operations"
    }


def test_projects_and_transcripts_go_together_in_one_operation(study, run, nord, tmp_path):
    (tmp_path / "løs.txt").write_text("Bare tekst.\n", encoding="utf-8")
    told = run("import", "løs.txt", "nord.qda/data.qda")
    undoable(told, study)
    assert [(row["reader"], row["document"]) for row in told.rows] == [("plain", "løs"), ("qualcoder", "ny gruppe")]
    assert everything(study)["operations"][-1]["verb"] == "import"


def test_a_second_import_adds_nothing(study, run, nord):
    run("import", "nord.qda")
    with unchanged(study):
        told = run("import", "nord.qda")
    assert told.code == 0
    assert [row["status"] for row in told.rows] == ["known"]
    assert "Nothing had to be changed." in told.err


def test_a_dry_run_tells_the_same_and_writes_nothing(study, run, nord):
    with unchanged(study):
        tried = run("import", "nord.qda", "--dry-run")
    assert "Dry run: nothing was written." in tried.err
    done = run("import", "nord.qda")
    assert tried.out == done.out
    assert tried.err.splitlines()[-1] == done.err.splitlines()[-1]


def test_strict_takes_nothing_where_something_would_be_lost(study, run, nord):
    lose_pictures(nord)
    with unchanged(study):
        refused(run("import", "nord.qda", "--strict"), 1, "would lose codings (1: of pictures", "Without --strict")
    qualcoder(nord.parent / "hel.qda", source=[{"id": 1, "name": "hel", "fulltext": TEXT}])
    undoable(run("import", "hel.qda", "--strict"), study)


def test_the_report_goes_to_a_file_as_well(study, run, nord):
    told = run("import", "nord.qda", "--fidelity", "hva.json")
    assert told.code == 0
    rows = json.loads((nord.parent / "hva.json").read_text(encoding="utf-8"))
    assert list(rows[0]) == ["kind", "fate", "count", "what", "examples"]
    assert {"kind": "codings", "fate": "kept", "count": 2, "what": "", "examples": ""} in rows
    assert run("import", "nord.qda", "--fidelity", "hva.csv").code == 0
    assert (nord.parent / "hva.csv").read_text(encoding="utf-8").startswith("kind,fate,count,what,examples\n")
    with unchanged(study):
        refused(run("import", "nord.qda", "--fidelity", "borte/hva.csv"), 1, "There is no folder 'borte'", "folder")


def test_a_name_that_stands_for_another_text_is_refused_or_numbered(study, run, nord):
    (nord.parent / "ny gruppe.txt").write_text("Bare tekst.\n", encoding="utf-8")
    run("import", "ny gruppe.txt")
    with unchanged(study):
        refused(run("import", "nord.qda"), 1, "A document called 'ny gruppe' is in the study already", "--rename")
    told = run("import", "nord.qda", "--rename")
    undoable(told, study)
    assert [row["document"] for row in told.rows] == ["ny gruppe (2)"]


def test_options_for_projects_are_refused_where_there_is_none(study, run, nord):
    with unchanged(study):
        for option in (("--strict",), ("--rename",), ("--project", "x"), ("--positions", "x"), ("--fidelity", "x.csv")):
            refused(run("import", "talk", *option), 2, f"{option[0]} is for projects", "None of these files")
        refused(run("import", "nord.qda", "--project", "x"), 2, "--project says nothing about nord.qda", "Leave it out")


def test_of_several_projects_one_is_named(study, run, tmp_path):
    projects = [{"id": n, "name": name, "description": "", "created": DAY} for n, name in ((1, "Nord"), (2, "Sør"))]
    taguette(tmp_path / "t.sqlite3", projects=projects)
    with unchanged(study):
        refused(run("import", "t.sqlite3"), 1, "holds several projects: Nord (1), Sør (2)", "--project")
    told = run("import", "t.sqlite3", "--project", "sør")
    assert told.code == 0
    assert "From Taguette: nothing." in told.err


def test_a_study_is_merged_not_imported(study, run, tmp_path):
    run("backup", "kopi.bin")
    with unchanged(study):
        refused(run("import", "kopi.bin"), 1, "kopi.bin is a study", "thematic merge kopi.bin")


def test_another_database_is_refused_in_a_sentence(study, run, tmp_path):
    import sqlite3

    sqlite3.connect(tmp_path / "annet.db").execute("CREATE TABLE x (y)").connection.close()
    with unchanged(study):
        told = run("import", "annet.db")
    assert told.code == 1
    assert told.err.startswith("Error: ")


def test_projects_in_a_folder_are_taken_with_its_transcripts(study, run, nord, tmp_path):
    folder = tmp_path / "alt"
    folder.mkdir()
    nord.rename(folder / "nord.qda")
    told = run("import", "alt")
    undoable(told, study)
    assert [row["reader"] for row in told.rows] == ["qualcoder"]
    (folder / "løs.txt").write_text("Bare tekst.\n", encoding="utf-8")
    run("backup", "alt/kopi.thematic")
    told = run("import", "alt")
    assert [(row["reader"], row["status"]) for row in told.rows] == [("plain", "imported"), ("qualcoder", "known")]
    assert "kopi.thematic" in told.err


def test_a_folder_of_neither_is_refused(study, run, tmp_path):
    (tmp_path / "tom").mkdir()
    with unchanged(study):
        refused(run("import", "tom"), 1, "holds no transcripts", "Known:")


QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Annet"><Codes>
<Code guid="5C2F3B1E-0000-4000-8000-000000000001" name="arbeid" isCodable="true" color="#00ff7f">
<Code guid="5C2F3B1E-0000-4000-8000-000000000002" name="Mangel" isCodable="true">
<Description>For få folk.</Description></Code></Code>
</Codes></CodeBook>"""


def test_a_codebook_of_another_program_comes_in_by_either_command(study, run, tmp_path):
    (tmp_path / "bok.qdc").write_text(QDC, encoding="utf-8")
    for command, verb in ((("codebook", "import"), "codebook import"), (("import",), "import")):
        before = {row["name"]: row for row in everything(study)["codes"]}
        told = run(*command, "bok.qdc")
        undoable(told, study)
        after = {row["name"]: row for row in everything(study)["codes"]}
        assert after.keys() - before.keys() == {"arbeid"}
        assert after["mangel"]["definition"] == "For få folk."
        assert after["mangel"]["parent_id"] is None, "the study's own place stays, and that is told"
        assert "mangel (parent)" in told.err
        assert everything(study)["operations"][-1]["verb"] == verb
        run("undo")
    with unchanged(study):
        refused(run("codebook", "import", "borte.qdc"), 1, "There is no file borte.qdc", "Check the name")
        refused(run("codebook", "import", "bok.qdc", "--delete-missing"), 2, "are for .docx and .xlsx", "Leave them")


def test_a_file_that_is_not_there_is_named_before_options_are_judged(study, run):
    with unchanged(study):
        refused(run("import", "borte.qdpx", "--project", "x"), 1, "There is no file borte.qdpx", "Check the name")


def test_doubts_of_a_project_name_its_documents_and_losses_of_several_name_the_project(study, run, nord):
    import sqlite3
    from contextlib import closing

    from tests.exchange.programs import fill

    more = {"name": "enda en", "fulltext": "Bare tekst.\nOg mer.\n", "owner": "åse", "date": DAY}
    with closing(sqlite3.connect(nord / "data.qda")) as connection:
        fill(connection, source=[{"id": 2, **more}])
        connection.commit()
    told = run("import", "nord.qda", "--dry-run")
    assert "'enda en': No speaker's label was found: each paragraph is a turn without speaker.\n" in told.err
    lose_pictures(nord)
    qualcoder(nord.parent / "sør.qda", source=[{"id": 1, **more, "name": "sør"}])
    told = run("import", "nord.qda", "sør.qda", "--dry-run")
    assert "nord.qda: Lost: codings (1), of pictures, which have no place in a study.\n" in told.err
