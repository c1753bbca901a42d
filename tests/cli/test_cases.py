"""cases, participants and guide."""

import pytest

from tests.cli.terminal import refused, unchanged, undoable

CASES = "document,group,site,role,absence\n"


def test_cases_are_imported_with_their_design(study, run, empty):
    (empty / "more.csv").write_text(CASES + "nord-lav,Ny gruppe,Nord,leader,low\n", encoding="utf-8")
    with unchanged(study):
        told = run("cases", "import", "more.csv", "--dry-run")
        assert (told.code, told.out) == (0, "")
        assert told.err.endswith("Dry run: nothing was written.\n")
    undoable(run("cases", "import", "more.csv", "--design", "role"), study)
    groups = {row["case"]: row for row in run("cases", "list", "--kind", "group").rows}
    assert groups["Ny gruppe"]["documents"] == "nord-lav"
    assert (groups["Ny gruppe"]["site"], groups["Ny gruppe"]["role"]) == ("Nord", "leader")


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        ("nrod-lav,A,Nord,,\n", "line 2: there is no document 'nrod-lav'. Did you mean 'nord-lav'?", "named after"),
        (
            "nord-lav,A,Nord,,\nnord-lav,A,Nord,,\n",
            "line 3: 'nord-lav' stands already on line 2",
            "named after",
        ),
        ("nord-lav,,Nord,,\n", "line 2: the group is empty", "named after"),
        ("nord-lav,A,N,,\nnord-hoy,A,M,,\n", "line 3: the group 'A' has another site or attribute", "named after"),
        ("nord-lav,A,Nord,,,x\n", "line 2 has 6 cells, and the header 5 columns.", "double quotes"),
        ('nord-lav,"A,Nord,,\n', "line 2 is not CSV", "quote left open"),
    ],
)
def test_a_bad_line_of_cases_is_named_and_nothing_is_written(study, run, empty, content, sentence, hint):
    (empty / "bad.csv").write_text(CASES + content, encoding="utf-8")
    with unchanged(study):
        answer = run("cases", "import", "bad.csv")
        refused(answer, 1, sentence, hint)
        assert answer.err.startswith("Error: bad.csv: ")


@pytest.mark.parametrize(
    ("content", "sentence", "hint"),
    [
        (b"document,site\nnord-lav,A\n", "bad.csv: the column 'group' is missing.", "document, site"),
        (b"document,group,group,site\n", "bad.csv: the column 'group' stands twice.", "Rename one"),
        (b"", "bad.csv is empty.", "column names"),
        (b"\x00\x01\x02", "bad.csv is not a text file.", "Save it as CSV in UTF-8."),
    ],
)
def test_a_file_that_is_no_cases_file_is_refused(study, run, empty, content, sentence, hint):
    (empty / "bad.csv").write_bytes(content)
    with unchanged(study):
        refused(run("cases", "import", "bad.csv"), 1, sentence, hint)


def test_cases_that_are_missing_or_lack_the_design_are_refused(study, run):
    with unchanged(study):
        refused(run("cases", "import", "none.csv"), 1, "none.csv cannot be read (No such file", "Check the name.")
        refused(run("cases", "import", "cases.csv", "--design", "rolle"), 1, "no column 'rolle'", "Did you mean 'role'")


def test_attributes_and_groups_are_corrected_after_import(study, run):
    undoable(run("cases", "set", "Nord lav", "absence", "high"), study)
    undoable(run("cases", "set", "Nord lav", "site", "Midt"), study)
    undoable(run("cases", "group", "sør-lav", "Nord lav"), study)
    undoable(run("cases", "label", "absence", "high", "--nb", "høyt", "--en", "high absence"), study)
    undoable(run("cases", "design", "role", "--off"), study)
    (group,) = [row for row in run("cases", "list").rows if row["case"] == "Nord lav"]
    assert (group["absence"], group["site"]) == ("high", "Midt")
    assert group["documents"] == "nord-lav, sør-lav"
    with unchanged(study):
        refused(run("cases", "set", "Nrod lav", "absence", "low"), 1, "There is no case 'Nrod lav'", "'Nord lav'")
        refused(run("cases", "design", "rolle"), 1, "There is no attribute 'rolle'", "'role'")
        refused(run("cases", "label", "absence", "mid"), 1, "There is no value of 'absence' 'mid'", "high, low")


def test_participants_are_tied_to_speakers(study, run, empty):
    heading = "document,speaker,participant,speaker_role,years\n"
    (empty / "people.csv").write_text(heading + "nord-lav,Person 1,P1,participant,5\n", encoding="utf-8")
    undoable(run("participants", "import", "people.csv"), study)
    (person,) = run("cases", "list", "--kind", "participant").rows
    assert (person["case"], person["documents"], person["years"]) == ("P1", "nord-lav", "5")
    (empty / "bad.csv").write_text(heading + "nord-lav,Person 9,P1,,\nnord-lav,Person 2,P2,boss,\n", encoding="utf-8")
    with unchanged(study):
        answer = run("participants", "import", "bad.csv")
        assert answer.code == 1
        assert "bad.csv: 2 lines are wrong, nothing was written (line 2: nobody is called 'Person 9'" in answer.err
        assert "line 3: 'boss' is no role" in answer.err


def test_the_guide_and_what_was_asked_are_kept(study, run, empty):
    (empty / "guide.yml").write_text("questions:\n  - id: q2\n    theme: klima\n", encoding="utf-8")
    undoable(run("guide", "import", "guide.yml"), study)
    undoable(run("guide", "log", "nord-lav", "q1", "q2"), study)
    (empty / "asked.csv").write_text("document,question\nnord-lav,q1\nnord-hoy,q1\n", encoding="utf-8")
    undoable(run("guide", "log", "--csv", "asked.csv"), study)
    told = run("guide", "list")
    assert told.columns == ["question", "theme", "wording", "asked_in"]
    assert {row["question"]: row["asked_in"] for row in told.rows} == {"q1": "2", "q2": "1"}
    undoable(run("guide", "unlog", "nord-hoy", "q1"), study)
    assert {row["question"]: row["asked_in"] for row in run("guide", "list").rows} == {"q1": "1", "q2": "1"}


def test_a_wrong_guide_or_log_changes_nothing(study, run, empty):
    (empty / "bad.yml").write_text("questions:\n  - wording: hei\n", encoding="utf-8")
    (empty / "broken.yml").write_text("questions:\n  - id: a\n   theme: b\n", encoding="utf-8")
    (empty / "asked.csv").write_text("document,question\nnord-lav,q9\n", encoding="utf-8")
    with unchanged(study):
        refused(run("guide", "import", "bad.yml"), 1, "bad.yml: question 1 has no id.", "Write '- id: q1' first.")
        refused(run("guide", "import", "broken.yml"), 1, "at line 3.", "Check indentation")
        refused(run("guide", "log", "--csv", "asked.csv"), 1, "asked.csv: 1 line is wrong, nothing was written (line 2")
        refused(run("guide", "log", "nord-lav", "q9"), 1, "There is no question 'q9'", "q1")
        refused(run("guide", "log", "nord-lav"), 2, "Say what was asked where.", "--csv FILE")
        refused(run("guide", "log", "nord-lav", "q1", "--csv", "asked.csv"), 2, "Say what was asked where.", "--csv")
