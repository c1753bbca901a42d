"""agreement run, pairwise, segments, unitizing, disagreements, confusion and report at the command line."""

import json

import pytest

from tests.cli.terminal import refused, unchanged

PROMISED = [
    *("code", "coefficient", "value", "status", "ci_low", "ci_high", "observed", "expected", "units", "documents"),
    *("coders", "prevalence"),
]
NUMBERS = ("run", "pairwise", "segments", "unitizing", "drift", "confusion")
"""Verbs that a reflexive study wants a reason for."""

VERBS = (*NUMBERS, "disagreements")


@pytest.fixture
def twice(study, run):
    """ola has read nord-hoy: mangel on fewer words, humor as kari; trivsel and bursdag not at all."""
    assert run("--coder", "ola", "apply", "mangel", "nord-hoy", "--quote", "mangler folk").code == 0
    assert run("--coder", "ola", "apply", "humor", "nord-hoy", "--quote", "Vi ler mye sammen.").code == 0
    return study


@pytest.fixture
def apart(study, run):
    """ola has coded a document that kari never saw, and the other way round."""
    (study.parent / "ny.txt").write_text("Person 1: Vi mangler folk i helga.\n", encoding="utf-8")
    assert run("import", study.parent / "ny.txt").code == 0
    assert run("--coder", "ola", "apply", "mangel", "ny", "--quote", "mangler folk").code == 0
    return study


def test_a_run_has_the_promised_columns_and_an_undefined_value_is_null(twice, run):
    told = run("agreement", "run", "--format", "json", "-c", "cohen_kappa", "-c", "percent_agreement")
    assert told.code == 0, told.err
    rows = json.loads(told.out)
    assert all(list(row) == PROMISED for row in rows)
    assert [row["code"] for row in rows[::2]] == ["mangel", "trivsel", "humor", "*"]
    found = {(row["code"], row["coefficient"]): row for row in rows}
    assert found["trivsel", "cohen_kappa"]["value"] == 0.0
    assert found["humor", "cohen_kappa"]["value"] == 1.0
    assert "1 document that at least two of kari, ola read; unit: character." in told.err
    assert "No intervals: they need 5 documents." in told.err
    (row,) = json.loads(run("agreement", "run", "--codes", "bursdag", "-c", "cohen_kappa", "--format", "json").out)
    assert (row["value"], row["status"], row["observed"]) == (None, "no_variation", 1.0)


def test_tables_for_reading_say_how_much_each_coder_coded(twice, run):
    assert run("agreement", "run").columns == PROMISED
    assert run("agreement", "run", "--by-coder").columns == [*PROMISED, "by_coder"]
    assert "kari" in run("agreement", "run", "--format", "table").out


def test_codes_and_documents_are_named_one_by_one_or_as_a_list(twice, run):
    one = run("agreement", "run", "--codes", "mangel", "--codes", "humor", "-d", "nord-hoy")
    assert {row["code"] for row in one.rows} == {"mangel", "humor", "*"}
    assert run("agreement", "run", "--codes", "mangel, humor", "-d", "nord-hoy").out == one.out
    refused(run("agreement", "run", "--codes", "mangel,humour"), 1, "There is no code 'humour'", "Did you mean 'humor'")


def test_pairs_have_a_pooled_row_that_is_the_runs(twice, run):
    call = ("-c", "cohen_kappa", "-c", "krippendorff_alpha")
    pooled = [row for row in run("agreement", "pairwise", *call).rows if row["code"] == "*"]
    whole = [row for row in run("agreement", "run", *call).rows if row["code"] == "*"]
    assert [(row["coder_a"], row["coder_b"]) for row in pooled] == [("kari", "ola")] * 2
    assert [row["value"] for row in pooled] == [row["value"] for row in whole]


@pytest.mark.parametrize("verb", VERBS)
def test_one_coder_and_an_unknown_one_are_refused(study, run, verb):
    with unchanged(study):
        refused(run("agreement", verb), 1, "only kari has coded or been assigned documents.", "thematic merge")
        refused(run("agreement", verb, "--coders", "kari"), 1, "only kari is named", "--coders A,B")
        refused(run("agreement", verb, "--coders", "kari,olla"), 1, "no coder 'olla'", "Did you mean 'ola'")
        refused(run("agreement", verb, "--coders", "kari,kari"), 1, "'kari' is named twice", "once")
        refused(run("agreement", verb, "-d", "nord"), 1, "no document 'nord'", "Did you mean")


@pytest.mark.parametrize("verb", VERBS)
def test_an_empty_study_is_refused(empty, run, verb):
    assert run("init", "tom.thematic").code == 0
    refused(run("agreement", verb), 1, "Agreement needs two coders, and nobody has coded anything.", "assign")


def test_in_an_empty_study_there_is_nothing_to_draw_assign_or_settle(empty, run):
    assert run("init", "tom.thematic").code == 0
    with unchanged(empty / "tom.thematic"):
        refused(run("agreement", "sample"), 1, "There are no documents to draw from.", "thematic import")
        refused(run("agreement", "assign", "kari", "a"), 1, "There is no coder 'kari'", "There is none yet")
        refused(run("agreement", "adjudicate", "a"), 1, "There is no document 'a'", "There is none yet")
        refused(run("agreement", "report", "-o", "x.md"), 1, "Agreement needs two coders", "assign")


def test_coders_who_share_no_document_get_statuses_and_no_numbers(apart, run):
    with unchanged(apart):
        for verb in ("run", "pairwise"):
            rows = run("agreement", verb).rows
            assert {(row["value"], row["status"], row["units"]) for row in rows} == {("", "no_overlap", "0")}
        for verb in ("pairwise", "segments", "unitizing", "drift", "confusion", "disagreements"):
            told = run("agreement", verb)
            assert told.code == 0
            assert "No document was read by two of them. 'thematic agreement assign" in told.err
        refused(run("agreement", "adjudicate", "ny"), 1, "only ola has read 'ny'", "agreement assign")


def test_a_coders_own_overlapping_spans_count_once_and_have_no_partition(twice, run):
    ola = ("--coder", "ola", "apply")
    assert run(*ola, "mangel", "nord-hoy", "--quote", "Vi mangler folk").code == 0
    assert run(*ola, "mangel", "nord-hoy", "--quote", "folk i helga.").code == 0
    assert run(*ola, "humor", "nord-hoy", "--quote", "mangler").code == 0
    alphas = {row["code"]: row["value"] for row in run("agreement", "run", "-c", "krippendorff_alpha").rows}
    assert alphas["mangel"] == "1.0"
    told = run("agreement", "unitizing")
    assert {row["code"]: row["status"] for row in told.rows}["*"] == "overlapping_codes"
    assert "masi_alpha takes sets of codes" in told.err


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (("run", "-c", "kappa"), "no coefficient 'kappa'", "cohen_kappa"),
        (("run", "--unit", "word"), "--unit cannot be 'word'", "character, sentence, turn, document"),
        (("run", "--ci", "x"), "--ci cannot be 'x'", "bootstrap, jackknife, none"),
        (("run", "--seed", "-1"), "A seed cannot be -1", "0 or more"),
        (("run", "--layer", "x"), "no layer 'x'", "independent, consensus"),
        (("pairwise", "-c", "masi_alpha"), "of all codes at once", "agreement run"),
        (("segments", "--overlap", "0"), "An overlap of 0 percent", "at most 100"),
        (("segments", "--overlap", "900"), "An overlap of 900 percent", "at most 100"),
        (("report", "-o", "x.pdf"), "'x.pdf' does not say", ".docx"),
    ],
)
def test_what_cannot_be_asked_is_refused(twice, run, arguments, sentence, hint):
    with unchanged(twice):
        refused(run("agreement", *arguments), 2, sentence, hint)


def test_a_reflexive_study_shows_readings_side_by_side_and_numbers_with_a_reason_only(empty, run):
    (empty / "a.txt").write_text("P1: Vi mangler folk i helga. Det er godt her.\n", encoding="utf-8")
    assert run("init", "r.thematic", "--approach", "reflexive", "--lang", "en").code == 0
    for coder in ("kari", "ola"):
        assert run("coders", "add", coder).code == 0
    for code in ("mangel", "trivsel"):
        assert run("--coder", "kari", "code", "add", code).code == 0
    assert run("--coder", "kari", "import", "a.txt").code == 0
    for coder, code, quote in (
        ("kari", "mangel", "Vi mangler folk i helga."),
        ("ola", "mangel", "mangler folk"),
        ("ola", "trivsel", "Det er godt her."),
    ):
        assert run("--coder", coder, "apply", code, "a", "--quote", quote).code == 0
    for verb in (*NUMBERS, "report"):
        call = (verb, "-o", "r.md") if verb == "report" else (verb,)
        refused(run("agreement", *call), 2, "coders' readings are compared side by side, not scored", "--reason")
        assert run("agreement", *call, "--reason", "The journal asks for it").code == 0
    assert "**Why numbers.** The journal asks for it" in (empty / "r.md").read_text(encoding="utf-8")
    rows = run("agreement", "disagreements").rows
    assert [(row["quote_a"], row["quote_b"]) for row in rows] == [
        ("Vi mangler folk i helga.", "mangler folk"),
        ("", "Det er godt her."),
    ]
    assert {row["cost"] for row in rows} == {""}
    assert {row["cost"] for row in run("--coder", "kari", "agreement", "adjudicate", "a", "--list").rows} == {""}
    assert "" not in {row["cost"] for row in run("agreement", "disagreements", "--reason", "asked for").rows}
