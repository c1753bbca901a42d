"""``thematic merge``: the differences on stdout, counts and the way back on stderr, exit codes for scripts."""

import json

import pytest

from tests.cli.conftest import run  # noqa: F401
from tests.cli.terminal import everything, refused, unchanged, undoable
from tests.exchange.field import begin, begin_together, copy_for, write_talk
from thematic.coding.codebook import edit_code, rename_code
from thematic.exchange.merging import COLUMNS
from thematic.study import open_study


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with Kari's study and Ola's copy of it, in which he has coded; Kari's is the one worked on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THEMATIC_CODER", raising=False)
    monkeypatch.setenv("THEMATIC_STUDY", "kari.thematic")
    with begin_together(tmp_path) as kari, copy_for(kari, "ola") as ola:
        ola.apply("mangel", "b", quote="eg står på", memo="hans")
    return tmp_path


def change_definitions(folder):
    """A conflict: both have written a definition."""
    for coder in ("kari", "ola"):
        with open_study(folder / f"{coder}.thematic", coder=coder) as study:
            edit_code(study.desk, "mangel", definition=f"som {coder} sier")


def test_it_lists_what_comes_in_and_says_how_to_undo_it(folder, run):  # noqa: F811
    before = everything(folder / "kari.thematic")
    told = run("merge", "ola.thematic")
    undoable(told, folder / "kari.thematic")
    assert told.columns == list(COLUMNS) == ["what", "name", "here", "there", "rule"]
    assert [(row["what"], row["there"], row["rule"]) for row in told.rows] == [
        ("memo", "hans", "added"),
        ("coding", "1 coding (mangel 1)", "added"),
        ("assignment", "1 assignment", "added"),
    ]
    assert told.err.startswith("From ola.thematic: 1 coding, 1 assignment and 1 memo added.\nUndo with: ")
    assert run("undo").code == 0
    after = everything(folder / "kari.thematic")
    assert all(after[table] == before[table] for table in before if table != "operations")


def test_a_second_time_there_is_nothing_to_change(folder, run):  # noqa: F811
    run("merge", "ola.thematic")
    with unchanged(folder / "kari.thematic"):
        told = run("merge", "ola.thematic")
    assert (told.code, told.out, told.err) == (0, "", "Nothing had to be changed.\n")


def test_a_dry_run_shows_the_same_and_writes_nothing(folder, run):  # noqa: F811
    with unchanged(folder / "kari.thematic"), unchanged(folder / "ola.thematic"):
        tried = run("merge", "ola.thematic", "--dry-run")
    assert tried.code == 0
    assert tried.err.endswith("Dry run: nothing was written.\n")
    assert run("merge", "ola.thematic").out == tried.out


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_conflict_is_listed_with_exit_code_3_and_nothing_is_written(folder, run, more):  # noqa: F811
    change_definitions(folder)
    with unchanged(folder / "kari.thematic"), unchanged(folder / "ola.thematic"):
        told = run("merge", "ola.thematic", *more)
    assert told.code == 3
    assert list(told.rows[0].values()) == [
        "code",
        "mangel",
        "definition: som kari sier",
        "definition: som ola sier",
        "conflict: changed in both copies",
    ]
    assert "Error: ola.thematic: 1 conflict; nothing was written.\n" in told.err
    assert "Hint: --prefer ours or --prefer theirs settles all of them" in told.err


@pytest.mark.parametrize(("prefer", "rule"), [("ours", "conflict, as here"), ("theirs", "conflict, as there")])
def test_a_preferred_side_settles_it_and_the_rule_says_so(folder, run, prefer, rule):  # noqa: F811
    change_definitions(folder)
    told = run("merge", "ola.thematic", "--prefer", prefer)
    undoable(told, folder / "kari.thematic")
    assert told.rows[0]["rule"] == f"{rule}: changed in both copies"
    (code,) = [row for row in everything(folder / "kari.thematic")["codes"] if row["name"] == "mangel"]
    assert code["definition"] == ("som kari sier" if prefer == "ours" else "som ola sier")


def test_matches_of_copies_begun_apart_need_a_yes(tmp_path, monkeypatch, run):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THEMATIC_STUDY", "kari.thematic")
    talk = write_talk(tmp_path)
    with (
        begin(tmp_path, "kari.thematic", coder="kari", talk=talk),
        begin(tmp_path, "ola.thematic", coder="ola", talk=talk) as ola,
    ):
        ola.apply("mangel", "b", quote="eg står på")
        rename_code(ola.desk, "trivsel", "glede")
    with unchanged(tmp_path / "kari.thematic"):
        told = run("merge", "ola.thematic")
        assert (told.code, len(told.rows)) == (2, 9)
        assert "Error: Bringing 4 matches together needs a yes.\nHint: Add --yes.\n" in told.err
        tried = run("merge", "ola.thematic", "--dry-run")
        assert (tried.code, tried.out) == (0, told.out)
        assert "The copies were begun apart" in tried.err
    undoable(run("merge", "ola.thematic", "--yes"), tmp_path / "kari.thematic")
    again = run("merge", "ola.thematic")
    assert (again.code, again.out, again.err) == (0, "", "Nothing had to be changed.\n")


def test_the_listing_takes_a_format_and_a_file(folder, run):  # noqa: F811
    told = run("merge", "ola.thematic", "--dry-run", "--format", "json", "-o", "diff.json")
    assert (told.code, told.out) == (0, "")
    rows = json.loads((folder / "diff.json").read_text(encoding="utf-8"))
    assert [row["what"] for row in rows] == ["memo", "coding", "assignment"]
    run("merge", "ola.thematic")
    assert run("merge", "ola.thematic", "--format", "json").out == "[]\n"


def test_bad_files_and_bad_calls_are_sentences(folder, run):  # noqa: F811
    (folder / "noe.thematic").write_bytes(b"noe annet")
    with unchanged(folder / "kari.thematic"):
        refused(run("merge", "borte.thematic"), 1, "There is no study borte.thematic.", "other coder's study")
        refused(run("merge", "noe.thematic"), 1, "noe.thematic is not a thematic study", "another copy")
        refused(run("merge", "kari.thematic"), 2, "is this study itself", "other coder's copy")
        refused(run("merge", "ola.thematic", "--prefer", "mine"), 2, "'mine' is no side.", "ours and theirs")
        refused(run("merge"), 2, "Missing argument", "thematic merge --help")
