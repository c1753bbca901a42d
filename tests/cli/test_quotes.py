"""quotes"""

import json

from tests.cli.terminal import refused, unchanged


def test_quotes_say_who_where_and_why(study, run):
    with unchanged(study):
        told = run("quotes", "--theme", "klima", "-n", "3", "--lang", "en", "--format", "json")
    rows = json.loads(told.out)
    assert (told.code, told.err) == (0, "")
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert len({row["site"] for row in rows}) == 3
    assert all(row["why"].startswith("Closeness ") for row in rows)
    assert all("Person" in row["said_by"] for row in rows)


def test_without_a_topic_every_theme_is_quoted(study, run):
    rows = run("quotes", "-n", "2").rows
    assert [row["topic"] for row in rows] == ["klima", "klima"]


def test_fewer_than_asked_is_told(study, run):
    told = run("quotes", "--code", "bursdag")
    assert len(told.rows) == 1
    assert told.err == "1 of 10 found; --per-participant 2 may give more.\n"


def test_nothing_coded_gives_an_empty_listing(study, run):
    run("code", "add", "ny")
    told = run("quotes", "--code", "ny")
    assert (told.code, told.rows) == (0, [])
    assert told.err == "Nothing is coded that could be quoted.\n"


def test_quotes_are_written_as_files(study, run, empty):
    for suffix in ("docx", "md", "csv", "xlsx"):
        assert run("quotes", "--theme", "klima", "-n", "2", "-o", f"q.{suffix}").code == 0
        first = (empty / f"q.{suffix}").read_bytes()
        run("quotes", "--theme", "klima", "-n", "2", "-o", f"q.{suffix}")
        assert (empty / f"q.{suffix}").read_bytes() == first
    assert (empty / "q.csv").read_text(encoding="utf-8").startswith("number,topic,kind,quote,")


def test_quotes_refuse_a_wrong_call(study, run):
    refused(run("quotes", "--theme", "klma"), 1, "There is no theme 'klma'", "'klima'")
    refused(run("quotes", "--theme", "klima", "--code", "humor"), 2, "one theme, one code", "Give one")
    refused(run("quotes", "--concept", "x"), 1, "There is no concept 'x'")
    refused(run("quotes", "--where", "absence"), 2, "is no filter", "ATTRIBUTE=VALUE")
    refused(run("quotes", "--where", "absence=middling"), 1, "never 'middling'", "")
    refused(run("quotes", "-n", "0"), 2, "1 or more", "-n 10")
    refused(run("quotes", "-o", "q.pdf"), 2, "does not say what kind of file", ".docx")
