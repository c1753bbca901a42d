"""apply, unapply, codings, uncoded and finish."""

import csv
import io
import json

import pytest

from tests.cli.terminal import everything, refused, unchanged, undoable

EXPORTED = [
    "id",
    "document",
    "turn",
    "turn_end",
    "speaker",
    "start",
    "end",
    "quote",
    "code",
    "stance",
    "coder",
    "layer",
    "created",
    "memo",
]


def test_apply_by_quote_prints_the_coding_and_how_to_take_it_back(study, run):
    told = run("apply", "trivsel", "nord-hoy", "--quote", "mangler folk", "--stance", "-", "--memo", "sterkt sagt")
    number = undoable(told, study)
    identity, code, stance, place, quote = told.out.rstrip("\n").split("\t")
    assert (code, stance, quote) == ("trivsel", "-", "mangler folk")
    assert place.startswith("nord-hoy ")
    (row,) = [row for row in run("codings", "export").rows if row["id"] == identity]
    assert (row["quote"], row["stance"], row["memo"], row["coder"]) == ("mangler folk", "-", "sterkt sagt", "kari")
    assert run("undo", number).code == 0
    assert identity not in {row["id"] for row in run("codings", "export").rows}


def test_apply_by_turn_and_by_span(study, run):
    told = run("apply", "trivsel", "nord-hoy", "--turn", "2")
    assert told.out.rstrip("\n").split("\t")[4] == "Vi mangler folk i helga."
    told = run("apply", "trivsel", "nord-hoy", "--span", "0:9")
    assert told.out.rstrip("\n").split("\t")[3:] == ["nord-hoy 0:9", "Moderator"]


def test_the_same_coding_again_is_said_and_changes_nothing(study, run):
    with unchanged(study):
        told = run("apply", "mangel", "nord-hoy", "--quote", "Vi mangler folk i helga.")
    assert told.code == 0
    assert "That coding stood there already." in told.err
    assert "Nothing had to be changed." in told.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence", "hint"),
    [
        (("mangle", "nord-hoy", "--turn", "2"), 1, "There is no code 'mangle'", "Did you mean 'mangel'"),
        (("mangel", "nrod-hoy", "--turn", "2"), 1, "There is no document 'nrod-hoy'", "Did you mean 'nord-hoy'"),
        (
            ("mangel", "nord-hoy", "--quote", "helt andre ord"),
            1,
            "«helt andre ord» does not stand in",
            "search --fuzzy",
        ),
        (("mangel", "nord-hoy", "--quote", "Person"), 1, "«Person» stands in several places of", "name the turn"),
        (("mangel", "nord-hoy", "--turn", "9"), 1, "'nord-hoy' has 5 turns, so there is no turn 9.", None),
        (("mangel", "nord-hoy", "--span", "5:5000"), 1, "The span 5:5000 ends after 'nord-hoy'", None),
        (("mangel", "nord-hoy", "--span", "9:5"), 1, "The span 9:5 ", "counted from 0"),
        (("mangel", "nord-hoy", "--span", "nine"), 2, "'nine' is no span.", "--span 120:164"),
        (("mangel", "nord-hoy"), 2, "Nothing says which words are coded.", "a turn, or a span"),
        (("mangel", "nord-hoy", "--turn", "1", "--span", "1:2"), 2, "A span stands alone.", "--quote"),
        (("mangel", "nord-hoy", "--turn", "2", "--stance", "x"), 1, "'x' is no stance.", "Use +, -, ± or nothing."),
        (("mangel", "nord-hoy", "--turn", "to"), 2, "Invalid value for '--turn'", "thematic apply --help"),
    ],
)
def test_apply_refuses_what_names_no_segment(study, run, arguments, code, sentence, hint):
    with unchanged(study):
        refused(run("apply", *arguments), code, sentence, hint)


def test_an_unknown_coder_is_refused_with_those_who_are_known(study, run):
    with unchanged(study):
        answer = run("--coder", "karri", "apply", "mangel", "nord-hoy", "--turn", "2")
        refused(answer, 1, "There is no coder 'karri'", "Did you mean 'kari'")


def test_unapply_takes_codings_away(study, run):
    first, second, *_rest = [row["id"] for row in run("codings", "export").rows]
    undoable(run("unapply", first, second), study)
    assert not {first, second} & {row["id"] for row in run("codings", "export").rows}
    with unchanged(study):
        refused(run("unapply", first), 1, f"There is no coding {first}.", "codings export")


def test_codings_are_exported_with_the_columns_that_scripts_rely_on(study, run):
    told = run("codings", "export", "--attributes", "site,absence", "--code", "mangel")
    assert told.columns == [*EXPORTED, "site", "absence"]
    assert len(told.rows) == 6
    assert {row["absence"] for row in told.rows} == {"high"}
    nord = next(row for row in told.rows if row["document"] == "nord-hoy")
    assert (nord["turn"], nord["turn_end"], nord["speaker"], nord["site"]) == ("2", "2", "Person 1", "Nord")
    assert (nord["stance"], nord["layer"], nord["memo"]) == ("", "independent", "")
    (row,) = csv.DictReader(
        io.StringIO(run("codings", "export", "-d", "nord-lav", "--code", "humor", "--format", "csv").out)
    )
    assert row["quote"] == "Vi ler mye sammen."
    assert len(json.loads(run("codings", "export", "--by", "kari", "--format", "json").out)) == 24
    assert run("codings", "export", "--by", "ola").rows == []


def test_codings_are_not_exported_by_names_that_are_not_there(study, run):
    refused(run("codings", "export", "--attributes", "absens"), 1, "There is no attribute 'absens'", "'absence'")
    refused(run("codings", "export", "--code", "mangle"), 1, "There is no code 'mangle'", "'mangel'")
    refused(run("codings", "export", "--by", "kai"), 1, "There is no coder 'kai'", "'kari'")
    refused(run("codings", "export", "--layer", "consensis"), 1, "'consensis' is no layer.", "consensus")


def test_codings_are_imported_as_one_operation(study, run, empty):
    lines = "document,coder,code,quote,turn\nnord-hoy,ola,mangel,mangler folk,\nnord-hoy,ola,humor,,4\n"
    (empty / "codings.csv").write_text(lines, encoding="utf-8")
    with unchanged(study):
        assert run("codings", "import", "codings.csv", "--dry-run").err.endswith("Dry run: nothing was written.\n")
    told = run("codings", "import", "codings.csv")
    undoable(told, study)
    assert told.err.splitlines()[0] == "2 codings, 0 were there already, 0 left out."
    assert [row["quote"] for row in run("codings", "export", "--by", "ola").rows] == [
        "mangler folk",
        "Vi ler mye sammen.",
    ]
    again = run("codings", "import", "codings.csv")
    assert again.err.splitlines() == ["0 codings, 2 were there already, 0 left out.", "Nothing had to be changed."]


def test_a_coding_of_the_interviewer_s_words_is_told_to_be_nobody_s_evidence(study, run):
    told = run("apply", "mangel", "nord-hoy", "--turn", "1")
    undoable(told, study)
    first = told.err.splitlines()[0]
    assert first == "The passage is all of Moderator (interviewer), so that it counts as nobody's evidence."


def test_a_bad_coding_names_its_line_and_nothing_is_written_unless_bad_ones_are_skipped(study, run, empty):
    lines = [
        "document,coder,code,quote",
        "nord-hoy,ola,mangel,mangler folk",
        "nord-hoy,ola,mangle,mangler folk",
        "nord-hoy,ola,mangel,finnes slett ikke her",
    ]
    (empty / "codings.csv").write_text("\n".join(lines), encoding="utf-8")
    with unchanged(study):
        answer = run("codings", "import", "codings.csv")
        refused(answer, 1, "codings.csv: 2 lines are wrong, nothing was written (line 3: ", "--skip-bad")
        assert "line 4: «finnes slett ikke her» does not stand in 'nord-hoy'" in answer.err
    told = run("codings", "import", "codings.csv", "--skip-bad")
    undoable(told, study)
    assert told.err.startswith("Line 3 was left out: There is no code 'mangle' in this study. Did you mean 'mangel'?\n")
    assert "1 coding, 0 were there already, 2 left out." in told.err
    assert len(run("codings", "export", "--by", "ola").rows) == 1


def test_a_quote_that_stands_nearly_so_is_taken_with_a_warning(study, run, empty):
    (empty / "codings.csv").write_text(
        "document,code,quote\nnord-hoy,humor,Det er godt å vere her.\n", encoding="utf-8"
    )
    told = run("codings", "import", "codings.csv")
    undoable(told, study)
    assert told.err.startswith("Line 2: «Det er godt å vere her.» was taken as «Det er godt å være her.»")


def test_uncoded_talk_is_listed_with_its_words(study, run):
    told = run("uncoded", "-d", "nord-hoy")
    assert told.columns == ["document", "turn", "speaker", "start", "end", "words", "text"]
    assert [row["text"] for row in told.rows] == ["Sånn er det på Nord."]
    assert told.err == "1 stretch, 5 words.\n"
    assert len(run("uncoded", "-d", "nord-hoy", "--by", "ola", "--words", "4").rows) == 4


def test_a_document_is_finished_and_opened_again(study, run):
    undoable(run("finish", "nord-hoy"), study)
    (row,) = [row for row in everything(study)["assignments"] if row["finished"]]
    assert row["layer"] == "independent"
    undoable(run("finish", "nord-hoy", "--reopen"), study)
    assert not [row for row in everything(study)["assignments"] if row["finished"]]
    with unchanged(study):
        refused(run("finish", "nord-hoy", "--layer", "consensis"), 1, "'consensis' is no layer.", "consensus")
