"""Codes parked from the command line."""

from tests.cli.terminal import refused, unchanged, undoable


def test_codes_are_parked_listed_and_taken_up_again(study, run):
    told = run("code", "park", "mangel", "humor", "--reason", "annen studie")
    undoable(told, study)
    assert told.err.startswith("Parked: mangel, humor.")
    listed = {row["code"]: row["parked"] for row in run("codebook", "list").rows}
    assert (listed["mangel"], listed["trivsel"]) == ("annen studie", "")
    undoable(run("code", "unpark", "mangel"), study)
    assert [row["code"] for row in run("codebook", "list").rows if row["parked"]] == ["humor"]


def test_a_reason_is_needed(study, run):
    with unchanged(study):
        refused(run("code", "park", "mangel"), 1, "Parking a code needs a reason.", "--reason")
        refused(run("code", "park", "mangl", "--reason", "x"), 1, "There is no code 'mangl'", "Did you mean 'mangel'")
