"""agreement adjudicate: typed at the terminal, or from a file; saved step by step, and taken back."""

import io

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable

DOCUMENT = "nord-hoy"
"""kari has mangel (turn 2), trivsel and humor here; ola's differ as the fixture says."""


@pytest.fixture
def read_twice(study, run):
    """ola has mangel on fewer words, nothing of trivsel, another code for humor, and a code of their own."""
    for code, quote in (
        ("mangel", "mangler folk i helga."),
        ("bursdag", "Vi ler mye sammen."),
        ("humor", "Sånn er det på Nord."),
    ):
        assert run("--coder", "ola", "apply", code, DOCUMENT, "--quote", quote).code == 0
    return study


@pytest.fixture
def typed(run, monkeypatch):
    """Runs the walk with lines typed into it."""

    def walk(*lines, options=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))
        return run("agreement", "adjudicate", DOCUMENT, *options)

    return walk


def of_layer(path, layer):
    return [row for row in everything(path)["codings"] if row["layer"] == layer]


def consensus(run):
    rows = run("codings", "export", "--document", DOCUMENT, "--layer", "consensus").rows
    return {(row["code"], row["quote"]) for row in rows}


def test_each_disagreement_is_shown_in_context_with_what_each_coder_has(read_twice, typed):
    told = typed("q")
    assert told.code == 0
    assert "1/4  boundary: mangel (turn 2, Person 1)" in told.out
    assert "Moderator: Hvordan har dere det i Nord? Person 1: «Vi mangler folk i helga.» Person 2:" in told.out
    assert (
        "  1 kari: mangel 50:74 «Vi mangler folk i helga.»\n  2 ola: mangel 53:74 «mangler folk i helga.»" in told.out
    )
    assert "The same command goes on with what is open." in told.err
    assert "Nothing had to be changed." in told.err


def test_a_sitting_to_the_end_makes_the_consensus_and_leaves_the_originals(read_twice, run, typed):
    own = of_layer(read_twice, "independent")
    told = typed("1", "x", "2 Kake er ikke humor", "b")
    assert told.code == 0, told.err
    assert "different code: bursdag, humor" in told.out
    assert consensus(run) == {
        ("mangel", "Vi mangler folk i helga."),
        ("bursdag", "Vi ler mye sammen."),
        ("humor", "Sånn er det på Nord."),
    }
    assert "4 decided. The consensus of 'nord-hoy' is finished: 3 codings." in told.err
    assert "Each decision is an operation of its own" in told.err
    assert [memo["text"] for memo in run("memo", "list", "--kind", "decision").rows] == ["Kake er ikke humor"]
    assert of_layer(read_twice, "independent") == own


def test_a_sitting_goes_on_where_it_was_left_with_the_deferred_first(read_twice, run, typed):
    typed("1", "d", "q")
    told = typed("q")
    assert "1/3  missed: trivsel" in told.out
    told = typed("1", "1", "1")
    assert "finished" in told.err
    with unchanged(read_twice):
        assert "Nothing had to be changed." in typed().err


def test_the_end_of_what_is_typed_is_the_end_of_the_sitting(read_twice, run, typed):
    told = typed("1")
    assert told.code == 0
    assert "1 decided, 3 disagreements of 'nord-hoy' are open" in told.err
    undoable(told, read_twice)


def test_undo_takes_the_sitting_back_row_for_row(read_twice, run, typed):
    before = everything(read_twice)
    typed("1 Hele setningen", "x", "n", "Vi ler", "humor", "2")
    for _decision in range(4):
        assert run("undo").code == 0
    after = everything(read_twice)
    assert {table: rows for table, rows in after.items() if table != "operations"} == {
        table: rows for table, rows in before.items() if table != "operations"
    }


def test_a_new_span_is_typed_by_its_place_or_its_words(read_twice, run, typed):
    told = typed("n", "53:60", "x", "n", "Vi ler mye", "bursdag", "n", "på Nord.")
    assert told.code == 0, told.err
    assert consensus(run) == {("mangel", "mangler"), ("bursdag", "Vi ler mye"), ("humor", "på Nord.")}


def test_what_is_not_understood_is_said_and_asked_again(read_twice, run, typed):
    told = typed("3", "hva", "n", "0:9000", "n", "0:5", "n", "", "new", "helt andre ord", "keep", "q")
    assert told.code == 0
    assert told.err.count("Keys: a number keeps that reading") == 3
    assert "The span 0:9000 ends after 'nord-hoy'" in told.err
    assert "The new span 0:5 shares nothing with the passage, 50:74." in told.err
    assert "«helt andre ord» does not stand in 'nord-hoy'." in told.err
    assert consensus(run) == set()


def test_a_dry_run_asks_and_writes_nothing(read_twice, run, typed):
    with unchanged(read_twice):
        told = typed("1", "1", "1", "1", options=("--dry-run",))
    assert "Dry run: nothing was written." in told.err
    assert "The consensus of 'nord-hoy' is finished: 3 codings." in told.err


def test_the_listed_disagreements_come_back_as_decisions(read_twice, run, empty):
    assert run("agreement", "disagreements", "-d", DOCUMENT, "-o", "rows.csv").code == 0
    lines = (empty / "rows.csv").read_text(encoding="utf-8").splitlines()
    decided = [lines[0] + ",decision", *(line + ",keep_b" for line in lines[1:])]
    (empty / "rows.csv").write_text("\n".join(decided), encoding="utf-8")
    before = everything(read_twice)
    told = run("agreement", "adjudicate", DOCUMENT, "--decisions", "rows.csv")
    number = undoable(told, read_twice)
    assert "4 decided. The consensus of 'nord-hoy' is finished: 3 codings." in told.err
    assert ("mangel", "mangler folk i helga.") in consensus(run)
    assert run("undo", number).code == 0
    assert everything(read_twice)["codings"] == before["codings"]
    with unchanged(read_twice):
        assert run("agreement", "adjudicate", DOCUMENT, "--decisions", "rows.csv", "--dry-run").code == 0


def test_a_form_is_listed_and_bad_rows_are_refused_whole(read_twice, run, empty):
    assert run("agreement", "adjudicate", DOCUMENT, "--list", "-o", "form.csv").code == 0
    form = (empty / "form.csv").read_text(encoding="utf-8")
    assert form.splitlines()[0].endswith("decision,new_start,new_end,new_code,memo")
    (empty / "form.csv").write_text(form.replace(",,,,,\n", ",keep_z,,,,\n", 1), encoding="utf-8")
    with unchanged(read_twice):
        told = run("agreement", "adjudicate", DOCUMENT, "--decisions", "form.csv")
    refused(told, 1, "form.csv: 1 line is wrong, nothing was written (line ")
    assert "'keep_z' is no decision." in told.err


def test_the_consensus_counts_in_a_contrast_when_it_is_finished_and_not_before(read_twice, run, typed):
    contrast = ("contrast", "--by", "absence=high,low", "--baseline", "0", "--all", "--format", "tsv")

    def groups(code, *options):
        return next(int(row["groups_a"]) for row in run(*contrast, *options).rows if row["row"] == code)

    in_consensus = (*contrast, "--layer", "consensus")
    typed("2", "x", "2")
    assert groups("bursdag") == 0
    refused(run(*in_consensus), 1, "No document's consensus is finished.", "agreement adjudicate")
    typed("x")
    assert groups("bursdag") == 1
    refused(run(*in_consensus), 1, "No group that is left has 'absence' = 'low'", "consensus")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence", "hint"),
    [
        (("nrod-hoy",), 1, "There is no document 'nrod-hoy'", "Did you mean 'nord-hoy'"),
        (("sør-hoy",), 1, "Adjudication needs two readings, and only kari has read 'sør-hoy'.", "agreement assign"),
        (("nord-hoy", "--coders", "kari"), 1, "Adjudication needs two readings", None),
        (("nord-hoy", "--coders", "kari,olla"), 1, "There is no coder 'olla'", "Did you mean 'ola'"),
        (("nord-hoy", "--list", "--decisions", "x.csv"), 2, "--list and --decisions exclude each other.", None),
        (("nord-hoy", "--format", "csv"), 2, "--format and -o are for --list.", "Add --list"),
        (("nord-hoy", "--decisions", "x.csv"), 1, "x.csv cannot be read", "Check the name."),
    ],
)
def test_what_cannot_be_adjudicated_is_refused(read_twice, run, arguments, code, sentence, hint):
    with unchanged(read_twice):
        told = run("agreement", "adjudicate", *arguments)
    assert (told.code, told.out) == (code, "")
    assert sentence in told.err
    assert (hint or "") in told.err


def test_somebody_unknown_is_refused_before_the_first_question(read_twice, run, typed):
    told = run("--coder", "olaf", "agreement", "adjudicate", DOCUMENT)
    refused(told, 1, "There is no coder 'olaf' in this study.", "Did you mean 'ola'")
