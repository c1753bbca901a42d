"""A study folder that people or programs have changed: edits are taken, and what is wrong is named, file and line."""

import csv
import os
import resource
import shutil
from random import Random

import pytest

from tests.exchange.whole import build, snapshot
from thematic.errors import BadInput, BadRows, ThematicError, UnreadableFile
from thematic.exchange.plain.exporting import export_study
from thematic.exchange.plain.importing import import_folder
from thematic.exchange.plain.reading import is_study_folder
from thematic.study import create_study


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    with build(folder) as study:
        export_study(study.desk, folder / "out")
        return folder / "out", snapshot(study)


@pytest.fixture
def folder(exported, tmp_path):
    shutil.copytree(exported[0], tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def new(tmp_path):
    with create_study(tmp_path / "new.thematic") as study:
        yield study


def change(path, old, new, count=1):
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, count).encode())


def refused(new, folder, *said, hint=""):
    """One clear error that says all this, and nothing written."""
    before = snapshot(new)
    with pytest.raises(BadInput) as error:
        import_folder(new.desk, folder)
    for part in said:
        assert part in error.value.sentence, error.value.sentence
    assert hint in error.value.hint
    assert snapshot(new) == before
    assert len(new.history()) == 1
    return error.value


# edits that are taken ------------------------------------------------------------------------------------


def add_row(path, *cells):
    path.write_bytes(path.read_bytes() + (",".join(cells) + "\n").encode())


def heading(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def row_of(path, **cells):
    """A row of cells under the headings that a file has."""
    return [cells.get(name, "") for name in heading(path)]


def test_a_coding_written_by_hand_is_placed_by_its_quote(folder, new):
    cells = {"document": "A", "code": "TRIVSEL", "coder": "kari", "quote": '"Hva mener du med det?"'}
    add_row(folder / "codings.csv", *row_of(folder / "codings.csv", **cells))
    fidelity = import_folder(new.desk, folder)
    (row,) = (row for row in new.desk.store.rows("codings") if row["quote"] == "Hva mener du med det?")
    text = new.desk.store.text(row["document_id"])
    assert text[row["start"] : row["end"]] == row["quote"]
    assert (row["layer"], row["stance"], len(row["guid"]), len(row["created"])) == ("independent", "", 32, 20)
    assert text[row["end"] :].startswith(row["after"])
    (told,) = (row for row in fidelity.table() if row["fate"] == "changed")
    assert (told["kind"], told["count"], told["what"]) == ("codings", 1, "placed by their quote")


def test_a_quote_that_nearly_stands_there_is_taken_and_told(folder, new):
    cells = {"document": "a", "code": "trivsel", "coder": "kari", "quote": "Hva mente du med det?"}
    add_row(folder / "codings.csv", *row_of(folder / "codings.csv", **cells))
    fidelity = import_folder(new.desk, folder)
    assert "only nearly" in fidelity.table()[-2]["what"] + "".join(row["what"] for row in fidelity.table())
    assert new.desk.store.count("codings", quote="Hva mener du med det?") == 1


def test_a_turn_tells_two_places_of_a_quote_apart(folder, new):
    path = folder / "codings.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = row_of(path, document="a", code="trivsel", coder="kari", quote="Det går ut over alle")
    lines = [f"{lines[0]},turn", *(f"{line}," for line in lines[1:]), ",".join([*cells, "5"])]
    path.write_bytes(("\n".join(lines) + "\n").encode())
    import_folder(new.desk, folder)
    (row,) = new.desk.store.rows("codings", quote="Det går ut over alle")
    turn = new.desk.store.one("turns", document_id=row["document_id"], number=5)
    assert turn["start"] <= row["start"] < turn["end"]


def test_an_attribute_and_its_values_may_be_added(folder, new):
    add_row(folder / "attributes.csv", *row_of(folder / "attributes.csv", attribute="sector"))
    path = folder / "cases.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_bytes(("\n".join([f"{lines[0]},sector", *(f"{line},care" for line in lines[1:])]) + "\n").encode())
    import_folder(new.desk, folder)
    sector = new.desk.store.find("attributes", "sector")["id"]
    assert new.desk.store.values("case_attributes", "value", attribute_id=sector) == ["care"] * (len(lines) - 1)


def test_definitions_codes_coders_and_memos_may_be_edited_and_added(folder, new):
    book = folder / "codebook.yml"
    book.write_bytes(book.read_bytes().replace(b"concepts:", b"- name: ny kode\n  parent: trivsel\nconcepts:"))
    add_row(folder / "coders.csv", *row_of(folder / "coders.csv", coder="anne"))
    change(folder / "themes.yml", "  - trivsel\n", "  - trivsel\n  - ny kode\n")
    (folder / "memos" / "min.md").write_bytes("---\ncoder: anne\non: code\nname: Ny Kode\n---\n\nHva nå?\n".encode())
    import_folder(new.desk, folder)
    store = new.desk.store
    code = store.find("codes", "ny kode")
    assert code["parent_id"] == store.find("codes", "trivsel")["id"]
    assert store.count("theme_codes", code_id=code["id"]) == 1
    (memo,) = store.rows("memos", coder="anne")
    assert (memo["text"], memo["target_table"], memo["target_id"]) == ("Hva nå?", "codes", code["id"])
    assert store.find("coders", "anne")["lead"] == 0


def test_a_table_saved_by_a_spreadsheet_with_semicolons_and_a_mark_is_read(folder, new, exported):
    path = folder / "asked.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b",", b";").replace(b"\n", b"\r\n"))
    import_folder(new.desk, folder)
    assert snapshot(new) == exported[1]


def test_a_table_that_was_not_there_may_be_added(folder, new):
    (folder / "asked.csv").unlink()
    change(folder / "study.yml", "- asked.csv\n", "")
    import_folder(new.desk, folder)
    assert new.desk.store.count("asked") == 0


# what is wrong -------------------------------------------------------------------------------------------


def line_of(path, words):
    return next(
        number for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1) if words in line
    )


def test_a_quote_that_does_not_stand_at_its_position_is_named_with_its_line(folder, new):
    path = folder / "codings.csv"
    change(path, "Vi mangler folk.", "Vi trenger folk.")
    error = refused(new, folder, "codings.csv: 1 line is wrong", "line 2: The quote is not the text at", "«Vi mangler")
    assert isinstance(error, BadRows)
    assert error.rows[0][0] == line_of(path, "Vi trenger folk.")


def test_every_wrong_line_of_a_file_is_told(folder, new):
    path = folder / "codings.csv"
    for cells in ({"document": "c", "code": "trivsel"}, {"document": "a", "code": "trivsl"}, {"document": "a"}):
        add_row(path, *row_of(path, **{"coder": "kari", "quote": "Sant nok.", **cells}))
    error = refused(new, folder, "3 lines are wrong", "There is no document 'c'", "no code 'trivsl'", "'code' is empty")
    assert "Did you mean 'trivsel'?" in error.sentence


CELLS = (
    ("codings.csv", {"layer": "both"}, "'both' is no layer"),
    ("codings.csv", {"stance": "?"}, "'?' is no stance"),
    ("codings.csv", {"start": "x", "end": "9"}, "start 'x' is not a whole number"),
    ("codings.csv", {"start": "5", "end": "5"}, "5:5 is no stretch of the text"),
    ("codings.csv", {"start": "5", "end": "99999"}, "5:99999 is no stretch of the text"),
    ("codings.csv", {"start": "-5", "end": "9"}, "-5:9 is no stretch of the text"),
    ("codings.csv", {"start": "9" * 30, "end": "9"}, "is not a whole number"),
    ("codings.csv", {"start": "5"}, "The cell 'end' is empty"),
    ("codings.csv", {"quote": "", "start": "1", "end": "2"}, "without its quote"),
    ("codings.csv", {"quote": ""}, "Nothing says which words are coded"),
    ("codings.csv", {"quote": "Det går ut over alle"}, "stands in several places"),
    ("codings.csv", {"quote": "helt noe annet som ingen sa"}, "does not stand in"),
    ("codings.csv", {"coder": "nobody"}, "There is no coder 'nobody'"),
    ("cases.csv", {"kind": "hospital", "case": "x"}, "'hospital' is no kind"),
    ("cases.csv", {"kind": "participant", "case": "x", "site": '"Nord, og ""sør"""'}, "Only a group has a site"),
    ("cases.csv", {"kind": "group", "case": "Gruppe A"}, "'Gruppe A' stands twice"),
    ("coders.csv", {"coder": "KARI"}, "'KARI' stands twice"),
    ("coders.csv", {"coder": "anne", "lead": "yes"}, "Only one coder leads"),
    ("coders.csv", {"coder": "anne", "lead": "maybe"}, "'maybe' is no lead"),
    ("asked.csv", {"document": "a", "question": "q1"}, "The same row stands twice"),
    ("assignments.csv", {"document": "a", "coder": "kari", "layer": "independent"}, "The same row stands twice"),
    ("document-marks.csv", {"document": "a", "coder": "kari", "kind": "smelt"}, "'smelt' is no kind"),
    ("coding-origins.csv", {"coding": "x", "former_guid": "y", "former_code": "z"}, "no coding with the guid 'x'"),
    ("snapshots.csv", {"snapshot": "x", "coder": "k", "file": "../study"}, "There is no file '../study.json'"),
    ("documents.csv", {"document": "c", "file": "../../etc/passwd"}, "There is no file '../../etc/passwd.txt'"),
    ("documents.csv", {"document": "c", "file": "a"}, "Two documents have the file 'a'"),
)


@pytest.mark.parametrize(("file", "cells", "said"), CELLS, ids=[f"{file} {said[:40]}" for file, _cells, said in CELLS])
def test_a_cell_that_cannot_be_is_named(folder, new, file, cells, said):
    usual = {"document": "a", "code": "trivsel", "coder": "kari", "quote": "Sant nok."} if file == "codings.csv" else {}
    add_row(folder / file, *row_of(folder / file, **(usual | cells)))
    refused(new, folder, file, said)


def test_two_guids_and_two_equal_codings_are_refused(folder, new):
    path = folder / "codings.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    add_row(path, lines[1])
    refused(new, folder, f"line {len(lines) + 1}: The same")


def test_columns_must_be_known_there_once_and_complete(folder, new):
    path = folder / "asked.csv"
    text = path.read_text(encoding="utf-8")
    for headings, said in (
        ("document,kuestion", "unknown column 'kuestion'"),
        ("document,document", "stands twice"),
        ("document", "line 2 has 2 cells"),
    ):
        path.write_text(text.replace("document,question", headings), encoding="utf-8")
        refused(new, folder, "asked.csv", said)
    path.write_text("question\n", encoding="utf-8")
    refused(new, folder, "the column 'document' is missing")
    path.write_bytes(b"")
    refused(new, folder, "asked.csv is empty")
    path.write_bytes(b'document,question\n"a,q1\n')
    refused(new, folder, "line 2 is not CSV")
    path.write_bytes(b"document,question\n\xff\xfe,q1\n")
    refused(new, folder, "is not in UTF-8")


def test_a_missing_file_is_named(folder, new):
    (folder / "codings.csv").unlink()
    refused(new, folder, "codings.csv is missing")


def test_another_version_and_another_format_are_told(folder, new):
    change(folder / "study.yml", "version: 1", "version: 2")
    refused(new, folder, "the folder's version is 2", hint="Upgrade")
    change(folder / "study.yml", "version: 2", "version: [1, 2]")
    refused(new, folder, "the folder's version is none")
    change(folder / "study.yml", "format: thematic study folder", "format: other")
    refused(new, folder, "is not a thematic study folder")
    assert not is_study_folder(folder)
    (folder / "study.yml").write_bytes(b"- 1\n")
    refused(new, folder, "is not as 'thematic export study' writes it")


def test_a_transcript_that_was_changed_is_refused_since_positions_count_in_it(folder, new):
    path = folder / "transcripts" / "a.txt"
    text = path.read_bytes()
    path.write_bytes(text + b"mer")
    refused(new, folder, "documents.csv", "a.txt is not the text that was exported", "positions")
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    refused(new, folder, "other line ends than LF")
    path.unlink()
    refused(new, folder, "There is no file 'a.txt' in the folder transcripts")


def test_a_code_below_itself_and_a_theme_with_an_unknown_code_are_told(folder, new):
    book = (folder / "codebook.yml").read_bytes()
    (folder / "codebook.yml").write_bytes(book.replace(b"- name: mangel\n", b"- name: mangel\n  parent: 'no'\n"))
    refused(new, folder, "codebook.yml", "stands below itself")
    (folder / "codebook.yml").write_bytes(book)
    change(folder / "themes.yml", "  - trivsel\n", "  - ukjent\n")
    refused(new, folder, "themes.yml: entry 1: There is no code 'ukjent'")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    (
        ("codebook.yml", "codes: x", "'codes' is no list"),
        ("codebook.yml", "codes: [x]", "entry 1 of 'codes' is no mapping"),
        ("codebook.yml", "codes: [{name: x, nam: y}]", "unknown key 'nam'"),
        ("codebook.yml", "codes: [{name: [x]}]", "'name' is no text"),
        ("codebook.yml", "codes: [{definition: x}]", "entry 1: The cell 'name' is empty"),
        ("codebook.yml", "codes: [{name: x", "at line"),
        ("codebook.yml", "codes: " + "[" * 1200, "codebook.yml"),
        ("themes.yml", "themes: [{name: x, codes: y}]", "'codes' is no list of names"),
        ("study.yml", "format: thematic study folder\nversion: 1\nsettings: [x]", "'settings' is no mapping"),
        ("study.yml", "format: thematic study folder\nversion: 1\nsettings: {x: [y]}", "more than names and texts"),
        ("memos/x.md", "text", "has no head"),
        ("memos/x.md", "---\n[\n---\n\ntext", "no YAML"),
        ("memos/x.md", "---\ncoder: [a]\n---\n\ntext", "not 'name: value'"),
        ("memos/x.md", "---\ncoder: a\nkind: odd\n---\n\ntext", "'odd' is no kind of memo"),
        ("memos/x.md", "---\ncoder: a\nform: odd\n---\n\ntext", "'form' is not known"),
        ("memos/x.md", "---\nkind: method\n---\n\ntext", "'coder' is missing"),
        ("memos/x.md", "---\ncoder: a\non: planet\n---\n\ntext", "not about a 'planet'"),
        ("memos/x.md", "---\ncoder: a\non: coding\nname: x\n---\n\ntext", "no coding with the guid 'x'"),
        ("memos/x.md", "---\ncoder: a\non: speaker\ndocument: a\nname: x\n---\n\ntext", "There is no speaker 'x'"),
    ),
)
def test_yaml_and_memos_that_are_not_as_they_should_be(folder, new, file, content, said):
    (folder / file).write_text(content, encoding="utf-8")
    refused(new, folder, file, said)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)


def test_a_bomb_of_references_costs_nothing(folder, new):
    (folder / "codebook.yml").write_text(BOMB + "codes: [{name: *m}]\n", encoding="utf-8")
    refused(new, folder, "'name' is no text")


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right on Windows")
def test_links_are_not_followed(folder, new, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("document,question\na,q1\n", encoding="utf-8")
    for name in ("asked.csv", "transcripts/a.txt", "study.yml", "codebook.yml", "memos/link.md", "snapshots/con_.json"):
        path = folder / name
        before = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        path.symlink_to(secret)
        with pytest.raises(UnreadableFile, match="is no plain file"):
            import_folder(new.desk, folder)
        path.unlink()
        if before is not None:
            path.write_bytes(before)
    for name in ("memos", "transcripts", "snapshots"):
        (folder / name).rename(tmp_path / f"own {name}")
        (folder / name).symlink_to(tmp_path / f"own {name}")
        with pytest.raises(BadInput):
            import_folder(new.desk, folder)
        (folder / name).unlink()
        (tmp_path / f"own {name}").rename(folder / name)
    import_folder(new.desk, folder)


def test_a_file_of_zeros_costs_little(folder, new):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("asked.csv", "codebook.yml", "memos/zeros.md", "study.yml"):
        path = folder / name
        held = path.read_bytes() if path.exists() else None
        with path.open("wb") as file:
            file.truncate(50 * 1024 * 1024)
        with pytest.raises(UnreadableFile):
            import_folder(new.desk, folder)
        path.unlink()
        if held is not None:
            path.write_bytes(held)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_a_coding_longer_than_any_cell_that_csv_takes_by_itself_comes_back(tmp_path, new):
    from thematic.coding.codebook import add_code

    text = "ord " * 40_000
    with create_study(tmp_path / "long.thematic", coder="kari") as long:
        (tmp_path / "long.txt").write_text(f"Åse: {text}\n", encoding="utf-8")
        long.import_documents([tmp_path / "long.txt"])
        add_code(long.desk, "alt")
        long.apply("alt", "long", span=(0, 150_000))
        export_study(long.desk, tmp_path / "out")
        import_folder(new.desk, tmp_path / "out")
        assert snapshot(new) == snapshot(long)


def test_whatever_is_damaged_gives_a_study_or_one_clear_error(folder, new, exported):
    random = Random(5)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for _ in range(40):
        path = random.choice(files)
        before = path.read_bytes()
        damaged = bytearray(before)
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(damaged) or 1)
            damaged[at : at + random.randrange(4)] = random.choice(
                (b"", b"\0", b'"', b"\xff", b"\n", b",", b": [", b"9")
            )
        path.write_bytes(bytes(damaged))
        rows = snapshot(new)
        try:
            import_folder(new.desk, folder)
        except ThematicError as error:
            assert error.sentence
            assert snapshot(new) == rows
        else:
            if new.history()[0]["verb"] == "import":
                new.undo()
        path.write_bytes(before)
    import_folder(new.desk, folder)
    assert snapshot(new) == exported[1]
