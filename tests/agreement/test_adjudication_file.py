"""Decisions from a CSV: matched to their disagreements, all of them or none."""

import csv

import pytest

from tests.agreement.readers import consensus, is_finished, questions, read, told
from tests.store.rows import every_row
from thematic.agreement.adjudication import decide
from thematic.agreement.decisions import FORM, form_rows, read_decisions
from thematic.agreement.listings import DISAGREEMENTS, disagreement_rows
from thematic.agreement.material import gather
from thematic.agreement.passages import reread
from thematic.errors import BadInput, BadRows

CODED = (
    ("kari", "mangel", 0, 24, "-"),
    ("ola", "mangel", 3, 24),
    ("ola", "ring", 25, 45),
    ("kari", "trivsel", 46, 68),
    ("ola", "humor", 50, 68),
)
ASKED = ("decision", "new_start", "new_end", "new_code", "memo")


@pytest.fixture
def sheet(desk, tmp_path):
    """Writes the disagreements of a study as 'agreement disagreements' lists them, with decisions by span."""

    def write(decisions, *, columns=(*DISAGREEMENTS, *ASKED), rows=None):
        listed = rows if rows is not None else disagreement_rows(desk, gather(desk))
        path = tmp_path / "decisions.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            for row in listed:
                said = decisions.get((row["start"], row["end"]), {})
                writer.writerow(row | (said if isinstance(said, dict) else {"decision": said}))
        return path

    return write


def take(desk, path, *, coders=()):
    answers, elsewhere = read_decisions(desk, path, reread(desk, "a", coders=coders))
    return decide(desk, "a", answers, coders=coders, again=True), elsewhere


def test_the_rows_of_the_disagreements_take_a_decision_each(desk, sheet):
    read(desk, *CODED)
    path = sheet(
        {
            (0, 24): {"decision": "keep_a", "memo": "Hele setningen."},
            (25, 45): "Keep B",
            (46, 68): {"decision": "new", "new_start": "50", "new_end": "60", "new_code": "Humor"},
        }
    )
    progress, elsewhere = take(desk, path)
    assert (progress.decided, progress.open, elsewhere) == (3, 0, 0)
    assert consensus(desk) == [("humor", 50, 60, ""), ("mangel", 0, 24, "-"), ("ring", 25, 45, "")]
    assert desk.store.values("memos", "text", kind="decision") == ["Hele setningen."]


def test_the_same_file_again_changes_nothing_and_a_changed_one_what_it_says(desk, sheet):
    read(desk, *CODED)
    decisions = {(0, 24): "keep_b", (25, 45): "neither", (46, 68): "both"}
    take(desk, sheet(decisions))
    known = every_row(desk.store)
    take(desk, sheet(decisions))
    assert every_row(desk.store) == known
    take(desk, sheet(decisions | {(0, 24): "keep_a"}))
    assert consensus(desk) == [("humor", 50, 68, ""), ("mangel", 0, 24, "-"), ("trivsel", 46, 68, "")]


def test_a_row_without_a_decision_or_deferred_stays_open(desk, sheet):
    read(desk, *CODED)
    progress, _elsewhere = take(desk, sheet({(0, 24): "both", (25, 45): "defer"}))
    assert (progress.decided, progress.open) == (1, 2)
    assert told(questions(desk)) == [
        ("missed", ("ring",), (25, 45)),
        ("different code", ("trivsel", "humor"), (46, 68)),
    ]
    assert not is_finished(desk)


def test_rows_of_other_documents_are_left_out_and_counted(desk, sheet):
    read(desk, *CODED)
    read(desk, ("kari", "ring", 0, 24), document="b")
    progress, elsewhere = take(desk, sheet({(0, 24): "keep_a"}))
    assert (progress.decided, elsewhere) == (1, 1)


def test_bad_rows_name_their_line_and_nothing_is_written(desk, sheet):
    read(desk, *CODED)
    listed = disagreement_rows(desk, gather(desk))
    (boundary,) = [row for row in listed if row["kind"] == "boundary"]
    (missed,) = [row for row in listed if row["kind"] == "missed"]
    (different,) = [row for row in listed if row["kind"] == "different code"]
    rows = [
        boundary | {"decision": "keep_c"},
        boundary | {"decision": "new", "new_start": 3, "new_end": 900},
        boundary | {"decision": "new", "new_start": 3, "new_end": ""},
        boundary | {"decision": "new", "new_start": 30, "new_end": 40},
        boundary | {"decision": "new", "new_start": 3, "new_end": 9, "new_code": "mangell"},
        boundary | {"decision": "keep_a", "start": 1},
        boundary | {"decision": "keep_a", "code_a": "ring"},
        boundary | {"decision": "keep_a", "start": ""},
        boundary | {"decision": "keep_a", "end": "x"},
        boundary | {"decision": "keep_a", "coder_b": "olla"},
        boundary | {"decision": "keep_a", "coder_b": "kari"},
        different | {"decision": "new", "new_start": 46, "new_end": 50},
        missed | {"decision": "keep_a"},
        missed | {"decision": "keep_b"},
    ]
    path = sheet({}, rows=rows)
    known = every_row(desk.store)
    with pytest.raises(BadRows) as error:
        read_decisions(desk, path, reread(desk, "a"))
    assert every_row(desk.store) == known
    reasons = dict(error.value.rows)
    for line, words in zip(
        (*range(2, 14), 15),
        (
            "'keep_c' is no decision. Decisions are keep_a,",
            "The span 3:900 ends after 'a'",
            "A new span needs new_start and new_end.",
            "The new span 30:40 shares nothing with the passage, 0:24.",
            "There is no code 'mangell' in this study. Did you mean 'mangel'",
            "There is no such disagreement of kari and ola at 1:24. Has a coding been changed",
            "There is no such disagreement of kari and ola at 0:24.",
            "Start and end say which place is meant, and one is empty.",
            "end 'x' is not a whole number.",
            "'olla' is not one of those whose readings are adjudicated. Did you mean 'ola'",
            "Both sides are the same coder.",
            "The new span could be trivsel or humor. Say which with new_code.",
            "The passage was decided otherwise on line 14.",
        ),
        strict=True,
    ):
        assert words in reasons.pop(line)
    assert reasons == {}


def test_a_file_without_a_column_that_is_needed_says_which(desk, sheet):
    read(desk, *CODED)
    with pytest.raises(BadInput, match="the column 'decision' is missing"):
        read_decisions(desk, sheet({}, columns=DISAGREEMENTS), reread(desk, "a"))


def test_three_readers_are_decided_by_any_pair_of_them(desk, sheet):
    read(
        desk,
        ("kari", "mangel", 0, 24),
        ("ola", "mangel", 0, 20),
        ("per", "ring", 25, 45),
        coders=("kari", "ola", "per"),
    )
    listed = [
        row | {"decision": "keep_b" if (row["coder_a"], row["coder_b"]) == ("kari", "per") else ""}
        for row in disagreement_rows(desk, gather(desk))
    ]
    progress, _elsewhere = take(desk, sheet({}, rows=listed))
    assert progress.finished
    assert consensus(desk) == [("ring", 25, 45, "")]


def test_the_form_has_what_is_open_also_where_stances_differ_and_can_be_filled_in(desk, sheet):
    read(desk, *CODED, ("kari", "humor", 79, 95, "+"), ("ola", "humor", 79, 95, "-"))
    take(desk, sheet({(0, 24): "keep_b"}))
    rows = form_rows(desk, reread(desk, "a"))
    assert [(row["kind"], row["start"], row["end"], row["decision"]) for row in rows] == [
        ("missed", 25, 45, ""),
        ("different code", 46, 68, ""),
        ("stance", 79, 95, ""),
    ]
    assert [rows[2][name] for name in ("coder_a", "code_a", "coder_b", "code_b")] == ["kari", "humor", "ola", "humor"]
    assert (rows[2]["quote_a"][-4:], rows[2]["quote_b"][-4:]) == (" (+)", " (-)")
    filled = sheet({(25, 45): "both", (46, 68): "keep_a", (79, 95): "both"}, rows=rows, columns=FORM)
    progress, _elsewhere = take(desk, filled)
    assert progress.finished
    assert ("humor", 79, 95, "±") in consensus(desk)
    assert form_rows(desk, reread(desk, "a")) == []
