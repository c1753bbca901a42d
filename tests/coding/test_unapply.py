"""Codings are taken away by id, with what hangs on them; undo brings all of it back."""

import pytest

from tests.coding.field import coded, nothing_changes, one_operation
from thematic.coding.codings import unapply
from thematic.coding.merging import merge_codes
from thematic.errors import NotFound


def test_a_coding_goes_with_its_memos(study):
    first = study.apply("mangel", "a", turn=2, memo="Bort.")
    second = study.apply("mangel", "a", turn=4, memo="Blir.")
    with one_operation(study, "unapply"):
        assert unapply(study.desk, [first.id]) == 1
    assert study.desk.store.values("codings", "id") == [second.id]
    assert study.desk.store.values("memos", "text") == ["Blir."]


def test_several_go_at_once_each_counted_once(study):
    ids = [study.apply("mangel", "a", turn=turn).id for turn in (2, 4, 5)]
    with one_operation(study, "unapply"):
        assert unapply(study.desk, [ids[0], ids[2], ids[0]]) == 2
    assert [row[5] for row in coded(study)] == [124]


def test_a_coding_that_a_merge_has_moved_goes_with_its_origin(study):
    coding = study.apply("mangel", "a", turn=2)
    merge_codes(study.desk, ["mangel"], into="trivsel", reason="Samme sak.")
    with one_operation(study, "unapply"):
        unapply(study.desk, [coding.id])
    assert study.desk.store.rows("coding_origins") == []


def test_an_unknown_id_is_an_error_and_nothing_goes(study):
    coding = study.apply("mangel", "a", turn=2)
    with nothing_changes(study), pytest.raises(NotFound, match=r"There is no coding 99\."):
        unapply(study.desk, [coding.id, 99])


def test_what_was_unapplied_can_be_applied_again(study):
    coding = study.apply("mangel", "a", turn=2)
    unapply(study.desk, [coding.id])
    assert study.apply("mangel", "a", turn=2).new
