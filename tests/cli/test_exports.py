"""export segments, matrix and reading: what they write, say and refuse."""

import csv

import pytest

from tests.cli.terminal import refused, unchanged

BLIND = "Blind: other coders' codings hidden in 12 documents that you have not finished.\n"


def test_segments_go_to_a_file_and_the_number_is_told(study, run):
    with unchanged(study):
        told = run("export", "segments", "-o", "s.csv", "--code", "humor", "--attributes", "absence")
    assert (told.code, told.out, told.err) == (0, "s.csv\n", "12 coded segments.\n")
    with (study.parent / "s.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["theme"] for row in rows} == {"klima"}
    assert {row["absence"] for row in rows} == {"low", "high"}


def test_segments_refuse_what_they_do_not_know(study, run):
    refused(run("export", "segments", "-o", "s.sav"), 2, "what kind of file", ".parquet")
    refused(run("export", "segments", "-o", "s.csv", "--code", "humr"), 1, "no code 'humr'", "'humor'")
    refused(run("export", "segments", "-o", "s.xlsx", "--excel"), 2, "CSV files alone", "text stays text")
    refused(run("export", "segments", "-o", "no/s.csv"), 1, "could not be written", "folder")


def test_a_matrix_says_what_its_cells_count(study, run):
    told = run("export", "matrix", "-o", "m.csv", "--columns", "site", "--rows", "theme", "--lang", "en")
    assert (told.code, told.out) == (0, "m.csv\n")
    assert told.err.splitlines()[0].startswith("Each cell is a number of mentions")
    with (study.parent / "m.csv").open(encoding="utf-8", newline="") as file:
        (klima, total, _words) = csv.DictReader(file)
    assert (klima["kind"], klima["row"], klima["Nord"], klima["total"]) == ("theme", "klima", "5", "23")
    assert (total["kind"], total["Nord"], total["total"]) == ("total", "6", "24")


def test_a_matrix_refuses_what_it_does_not_know(study, run):
    refused(run("export", "matrix", "-o", "m.csv", "--columns", "coder"), 2, "no columns of 'coder'", "document")
    refused(run("export", "matrix", "-o", "m.csv", "--cells", "letters"), 2, "'letters'", "mentions")
    refused(run("export", "matrix", "-o", "m.csv", "--rows", "memo"), 2, "'memo'", "code-stance")
    refused(run("export", "matrix", "-o", "m.sav"), 2, "what kind of file", ".docx")


def test_reading_copies_go_to_a_file_or_a_folder(study, run):
    with unchanged(study):
        told = run("export", "reading", "nord-lav", "-o", "nord.html")
        assert (told.code, told.out, told.err) == (0, "nord.html\n", "")
        told = run("export", "reading", "-o", "pages")
    assert told.code == 0
    assert len(told.out.splitlines()) == 13
    assert told.out.splitlines()[0].endswith("index.html")
    assert "Det er godt å være her." in (study.parent / "nord.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said", "hint"),
    [
        (("-o", "all.html"), 2, "'all.html' holds one document, and there are 12", "-o FOLDER"),
        (("nrd", "-o", "x.html"), 1, "no document 'nrd'", "Did you mean"),
        (("nord-lav", "-o", "x.pdf"), 2, "what kind of file", ".html"),
        (("nord-lav", "-o", "x.html", "--by", "per"), 1, "no coder 'per'", "kari"),
        (("nord-lav", "-o", "x.html", "--layer", "third"), 1, "'third' is no layer", "consensus"),
    ],
)
def test_reading_refuses_what_it_does_not_know(study, run, words, code, said, hint):
    refused(run("export", "reading", *words), code, said, hint)


@pytest.mark.parametrize(
    ("table", "shown"), [("codebook", ("codings", "groups")), ("themes", ("segments", "groups", "example", "said_by"))]
)
def test_tables_of_codes_and_themes_show_a_blind_coder_nothing_of_the_others(study, run, table, shown):
    run("coders", "add", "ola")
    run("agreement", "blind", "on")
    told = run("--coder", "ola", "export", table, "-o", "t.csv")
    assert (told.out, told.err) == ("t.csv\n", BLIND)
    with (study.parent / "t.csv").open(encoding="utf-8", newline="") as file:
        assert {row[name] for row in csv.DictReader(file) for name in shown} <= {"0", ""}


def test_the_list_of_codes_counts_nothing_that_is_hidden(study, run):
    run("coders", "add", "ola")
    run("agreement", "blind", "on")
    told = run("--coder", "ola", "codebook", "list")
    assert {(row["codings"], row["documents"]) for row in told.rows} == {("0", "0")}
    assert told.err == BLIND
