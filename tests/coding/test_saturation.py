"""Saturation of a study: cells, order of import, random orders, and what is no number."""

from itertools import permutations

import pytest

from tests.coding.field import nothing_changes
from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.coding.codebook import add_code
from thematic.coding.coders import add_coder, set_lead
from thematic.coding.saturation import COLUMNS, CURVE, curve_rows, saturation, saturation_rows
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.study import create_study
from thematic.transcripts.cases import import_cases

CODES = ["abc", "bd", "ae", "cdf", "a", "bc", "d", "g"]
"""The codes in each of eight groups, in the order of import."""

TALK = "Moderator: Hva?\nÅse: a b c d e f g\nModerator: a b.\nÅse: Ja, {}.\n"


def build(folder, *, codes=CODES, design=("role",), approach="codebook"):
    study = create_study(folder / "mett.thematic", coder="kari", approach=approach)
    for place, _group in enumerate(codes):
        (folder / f"g{place}.txt").write_text(TALK.format(place), encoding="utf-8")
    study.import_documents([folder / f"g{place}.txt" for place, _group in enumerate(codes)])
    rows = [f"g{place},G{place},S,{'leader' if place % 2 else 'employee'}" for place in range(len(codes))]
    if rows:
        (folder / "cases.csv").write_text("\n".join(["document,group,site,role", *rows, ""]))
        import_cases(study.desk, folder / "cases.csv", design=design)
    for code in "abcdefg":
        add_code(study.desk, code)
    found = [
        {"document": f"g{place}", "code": code, "quote": code, "turn": 2}
        for place, own in enumerate(codes)
        for code in own
    ]
    if found:
        study.add_codings(found)
    return study


@pytest.fixture
def study(tmp_path):
    with build(tmp_path) as opened:
        yield opened


def test_every_kind_of_group_and_all_together(study):
    rows = saturation_rows(saturation(study.desk))
    assert [tuple(row) for row in rows] == [("role", *COLUMNS)] * 3
    assert [(row["role"], row["groups"], row["status"]) for row in rows] == [
        ("employee", 4, "too few groups"),
        ("leader", 4, "too few groups"),
        ("*", 8, "reached"),
    ]
    assert {(row["reached_at"], row["orders"], row["median"], row["low"]) for row in rows[:2]} == {
        (None, 0, None, None)
    }
    everything = rows[2]
    assert (everything["codes"], everything["base_codes"], everything["reached_at"]) == (7, 6, 4)
    assert everything["orders"] == 1000
    assert 0 < everything["orders_reached"] < 1000


def test_few_orders_are_all_looked_at_and_those_never_saturated_count_last(tmp_path):
    with build(tmp_path, codes=["abc", "a", "a", "a", "b", "g"], design=()) as study:
        (cell,) = saturation(study.desk).cells
        assert (cell.orders, cell.every, cell.status, cell.reached_at) == (720, True, "not reached", None)
        # The two groups of the run bring nothing new where those with c and g are in the base.
        orders = permutations(["abc", "a1", "a2", "a3", "b", "g"])
        assert cell.orders_reached == sum({"abc", "g"} <= set(order[:4]) for order in orders) == 288
        assert (cell.median, cell.low, cell.high) == (None, 4, None)


def test_a_group_that_nobody_has_read_is_left_out_and_one_read_and_blank_counts(tmp_path):
    with build(tmp_path, codes=["abc", "d", "e", "f", "", "g"], design=()) as study:
        set_lead(study.desk, "kari")
        found = saturation(study.desk)
        assert (found.unread, found.cells[0].groups) == (("G4",), ("G0", "G1", "G2", "G3", "G5"))
        assert found.cells[0].status == "too few groups"
        finish(study.desk, "g4")
        assert len(saturation(study.desk).cells[0].groups) == 6


def test_the_curve_counts_unique_codes_so_far(study):
    rows = curve_rows(saturation(study.desk))
    assert tuple(rows[0]) == ("role", *CURVE)
    everything = [row for row in rows if row["role"] == "*"]
    assert [row["codes_as_imported"] for row in everything] == [3, 4, 5, 6, 6, 6, 6, 7]
    assert [row["new_as_imported"] for row in everything] == [3, 1, 1, 1, 0, 0, 0, 1]
    assert all(row["low"] <= row["median"] <= row["high"] <= 7 for row in everything)
    assert [everything[-1][name] for name in ("low", "median", "high")] == [7, 7, 7]


def test_the_same_seed_gives_the_same_and_another_need_not(study):
    assert saturation_rows(saturation(study.desk, seed=3)) == saturation_rows(saturation(study.desk, seed=3))
    first = saturation(study.desk, orders=10, seed=1).cells[-1]
    assert first.orders == 10


def test_without_a_design_there_is_one_row_and_without_codes_no_figure(tmp_path):
    with build(tmp_path, codes=["", "", ""], design=()) as study:
        (row,) = saturation_rows(saturation(study.desk))
        assert (row["groups"], row["status"], row["base_codes"], row["median"]) == (0, "nothing coded", None, None)
        assert saturation(study.desk).unread == ("G0", "G1", "G2")
        assert curve_rows(saturation(study.desk)) == []


def test_the_interviewers_talk_brings_no_codes(study):
    add_code(study.desk, "h")
    study.apply("h", "g0", turn=3)
    assert saturation(study.desk).cells[-1].codes == 7


def test_a_reflexive_study_wants_a_reason(tmp_path):
    with build(tmp_path, approach="reflexive") as study:
        with pytest.raises(UsageError, match="reflexive") as refusal:
            saturation(study.desk)
        assert "thematic power" in refusal.value.hint
        assert saturation(study.desk, reason="the journal asks for it").reason == "the journal asks for it"


@pytest.mark.parametrize("wrong", [{"base": 3}, {"run": 4}, {"percent": 10}, {"orders": 0}])
def test_what_the_method_does_not_have_is_refused(study, wrong):
    with nothing_changes(study), pytest.raises(UsageError):
        saturation(study.desk, **wrong)


def test_a_blind_coder_counts_only_what_may_be_seen(study):
    add_coder(study.desk, "ola")
    set_blind(study.desk, True)
    found = saturation(Desk(study.desk.store, "ola"))
    assert (len(found.seen.hidden), found.cells[-1].codes) == (8, 0)
