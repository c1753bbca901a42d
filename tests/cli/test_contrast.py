"""contrast: its columns, its options, and what it refuses."""

import csv
import io
import json
import zipfile

import pytest

from tests.cli.terminal import refused, unchanged

COLUMNS = [
    "theme",
    "row",
    "stance",
    "more_often",
    "label",
    "groups_a",
    "of_a",
    "groups_b",
    "of_b",
    "difference",
    "posterior",
    "rope",
    "interval_low",
    "interval_high",
    "p_exact",
    "p_mid",
    "p_smallest",
    "q",
    "sites_a",
    "sites_b",
    "speakers_a",
    "speakers_b",
    "per_1000_words_a",
    "per_1000_words_b",
    "raised_unasked_a",
    "raised_unasked_b",
    "fragile",
    "compared",
]
"""What users' scripts rely on, in this order."""


def test_a_contrast_has_the_columns_that_scripts_rely_on(study, run):
    told = run("contrast", "--by", "absence=low,high")
    assert told.code == 0
    assert told.columns == COLUMNS
    rows = {row["row"]: row for row in told.rows}
    assert {name: row["label"] for name, row in rows.items()} == {
        "mangel": "clear",
        "trivsel": "tendency",
        "humor": "shared",
    }
    assert {name: row["more_often"] for name, row in rows.items()} == {
        "mangel": "high",
        "trivsel": "low",
        "humor": "both",
    }
    mangel = rows["mangel"]
    assert (mangel["groups_a"], mangel["of_a"], mangel["groups_b"], mangel["of_b"]) == ("0", "6", "6", "6")
    assert (mangel["theme"], mangel["compared"], mangel["sites_b"], mangel["difference"]) == (
        "klima",
        "low/high",
        "6",
        "-1.0",
    )
    assert "groups were selected by absence, which is what is compared" in told.err
    assert "Chance: 2 rows labelled clear or tendency" in told.err


def test_the_order_of_the_values_decides_who_is_a(study, run):
    (row,) = [row for row in run("contrast", "--by", "absence=high,low").rows if row["row"] == "mangel"]
    assert (row["groups_a"], row["groups_b"], row["more_often"], row["compared"]) == ("6", "0", "high", "high/low")


def test_all_gives_every_row_and_changes_no_label(study, run):
    some = {row["row"]: row["label"] for row in run("contrast", "--by", "absence").rows}
    every = {row["row"]: row["label"] for row in run("contrast", "--by", "absence", "--all").rows}
    assert every == some | {"bursdag": "thin"}


def test_a_theme_shows_its_rows_only(study, run):
    run("theme", "add", "annet")
    run("theme", "assign", "annet", "bursdag")
    told = run("contrast", "--by", "absence=low,high", "--theme", "ANNET", "--all")
    assert [(row["theme"], row["row"]) for row in told.rows] == [("annet", "bursdag")]


@pytest.mark.parametrize("rows", ["code", "code-stance", "theme"])
def test_rows_may_be_codes_stances_or_themes(study, run, rows):
    told = run("contrast", "--by", "absence=low,high", "--rows", rows, "--all", "--baseline", "0")
    assert told.code == 0
    names = {row["row"] for row in told.rows}
    assert names == ({"klima"} if rows == "theme" else {"mangel", "trivsel", "humor", "bursdag"})
    assert "Chance:" not in told.err


def test_csv_json_and_markdown_hold_the_same_figures(study, run, empty):
    call = ("contrast", "--by", "absence=low,high", "--where", "role=employee")
    from_csv = list(csv.DictReader(io.StringIO(run(*call, "--format", "csv").out)))
    from_json = json.loads(run(*call, "--format", "json").out)
    assert [row["row"] for row in from_csv] == [row["row"] for row in from_json]
    assert [float(row["posterior"]) for row in from_csv] == [row["posterior"] for row in from_json]
    assert [row["groups_b"] for row in from_csv] == [str(row["groups_b"]) for row in from_json]
    assert run(*call, "--format", "md").out.startswith("| ")
    assert run(*call, "-o", "a.csv").out == ""
    assert list(csv.DictReader(io.StringIO((empty / "a.csv").read_text(encoding="utf-8")))) == from_csv


def test_a_contrast_is_written_to_word(study, run, empty):
    told = run("contrast", "--by", "absence=low,high", "-o", "a.docx", "--lang", "en")
    assert (told.code, told.out) == (0, "")
    with zipfile.ZipFile(empty / "a.docx") as word:
        assert "mangel in English" in word.read("word/document.xml").decode()
    refused(run("contrast", "--by", "absence", "--format", "docx"), 2, "A Word file needs a name.", "-o FILE.docx")


def test_resolution_says_what_the_design_could_show_before_anything_is_coded(study, run):
    run("code", "delete", "mangel", "--with-codings", "--yes")
    told = run("contrast", "--by", "absence=low,high", "--resolution")
    assert told.code == 0
    assert told.columns == [
        "higher",
        "lower",
        "of_higher",
        "of_lower",
        "lower_raised_in",
        "clear_from_in_table_of_1",
        "clear_from_in_table_of_10",
        "clear_from_in_table_of_20",
    ]
    first = told.rows[0]
    assert (first["of_higher"], first["of_lower"], first["lower_raised_in"]) == ("6", "6", "0")
    assert first["clear_from_in_table_of_1"] == "4"


@pytest.mark.parametrize(
    ("options", "code", "sentence", "hint"),
    [
        ((), 2, "Missing option '--by'.", "thematic contrast --help"),
        (("--by", "absens"), 1, "There is no attribute 'absens'", "Did you mean 'absence'"),
        (("--by", "role"), 1, "All have 'role' = 'employee': there is nothing to compare.", "cases list"),
        (("--by", "absence=low,mid"), 1, "'absence' is never 'mid'.", "high, low"),
        (("--by", "absence=low"), 2, "A comparison of 'absence' needs two different values.", "high, low"),
        (("--by", "absence="), 2, "'absence=' names no comparison.", "absence=low,high"),
        (("--by", "absence", "--where", "role"), 2, "'role' is no filter.", "--where role=employee"),
        (("--by", "absence", "--where", "role=boss"), 1, "'role' is never 'boss'.", "employee"),
        (("--by", "absence", "--where", "role=employee", "--where", "role=employee"), 2, "is given twice", "One value"),
        (("--by", "absence", "--theme", "klma"), 1, "There is no theme 'klma'", "Did you mean 'klima'"),
        (("--by", "absence", "--rows", "kode"), 2, "--rows cannot be 'kode'.", "code-stance"),
        (("--by", "absence", "--unit", "site"), 2, "--unit cannot be 'site'.", "participant"),
        (("--by", "absence", "--strata", "sector"), 1, "There is no attribute 'sector'", "absence"),
        (("--by", "absence", "--layer", "both"), 2, "There is no layer 'both'.", "consensus"),
        (("--by", "absence", "--baseline", "-1"), 2, "The baseline cannot be -1.", "from 0 on"),
        (("--by", "absence", "--format", "xml"), 2, "--format cannot be 'xml'.", "docx"),
    ],
)
def test_a_contrast_that_cannot_be_made_says_why(study, run, options, code, sentence, hint):
    with unchanged(study):
        refused(run("contrast", *options), code, sentence, hint)


def test_an_attribute_below_the_unit_is_refused_with_a_way_out(study, run, empty):
    people = "document,speaker,participant,years\nnord-lav,Person 1,P1,few\nnord-lav,Person 2,P2,many\n"
    (empty / "people.csv").write_text(people, encoding="utf-8")
    run("participants", "import", "people.csv")
    refused(
        run("contrast", "--by", "years"), 2, "'years' belongs to participants, below the group.", "--unit participant"
    )


def test_several_readings_and_no_lead_is_an_error_that_asks(study, run):
    run("--coder", "ola", "apply", "humor", "nord-lav", "--turn", "2")
    assert run("contrast", "--by", "absence").code == 0
    leaderless = run("history", "--format", "json").out
    lead = next(row["id"] for row in json.loads(leaderless) if row["verb"] == "coders lead")
    run("undo", lead)
    refused(run("contrast", "--by", "absence"), 1, "kari and ola have coded 'nord-lav'", "thematic coders lead NAME")
