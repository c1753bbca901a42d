"""How evenly coders code, document by document."""

import pytest

from tests.coding.field import create
from thematic.coding.assignments import assign_documents, finish
from thematic.coding.attention import attention, attention_rows
from thematic.coding.blinding import set_blind
from thematic.coding.coders import add_coder
from thematic.coding.codings import apply
from thematic.store.desk import Desk
from thematic.store.talk import participant_words
from thematic.transcripts.importing import import_documents


@pytest.fixture
def spread(tmp_path):
    with create(tmp_path) as study:
        (tmp_path / "c.txt").write_text("Moderator: Hva?\nÅse: En to tre fire.\nPer: Fem.\nÅse: Seks.\nPer: Syv.\n")
        import_documents(study.desk, [tmp_path / "c.txt"])
        add_coder(study.desk, "ola")
        study.apply("mangel", "a", turn=2)
        study.apply("mangel", "a", turn=5)
        study.apply("mangel", "a", turn=1)
        study.apply("mangel", "c", turn=2)
        finish(study.desk, "b")
        yield study


def test_rates_are_per_1000_participant_words_and_read_and_blank_is_0(spread):
    words = {
        row["name"]: participant_words(spread.desk.store)[row["id"]] for row in spread.desk.store.rows("documents")
    }
    rows = {row["document"]: row for row in attention_rows(attention(spread.desk))}
    assert list(rows) == ["b", "a", "c"]
    assert [rows[name]["codings"] for name in "abc"] == [2, 0, 1]
    assert [rows[name]["per_1000_words"] for name in "abc"] == [
        round(2000 / words["a"], 1),
        0.0,
        round(1000 / words["c"], 1),
    ]
    middle = 2000 / words["a"]
    assert {row["median"] for row in rows.values()} == {round(middle, 1)}
    assert rows["b"]["difference"] == -round(middle, 1)
    assert (rows["b"]["times_median"], rows["a"]["times_median"]) == (0.0, 1.0)
    assert (rows["b"]["finished"], rows["a"]["finished"]) == ("yes", "")


def test_who_has_not_read_has_no_row_and_who_may_not_have_begun_is_named(spread):
    assign_documents(spread.desk, "ola", ["a", "b"])
    apply(Desk(spread.desk.store, "ola"), "mangel", "a", turn=2)
    found = attention(spread.desk)
    assert [(one.coder, one.document) for one in found.readings if one.coder == "ola"] == [("ola", "a")]
    assert found.begun == (("ola", "b"),)


def test_a_median_of_nothing_has_no_multiples(tmp_path):
    with create(tmp_path) as study:
        finish(study.desk, "a")
        (one,) = attention(study.desk).readings
        assert (one.rate, one.median, one.difference, one.times_median) == (0.0, 0.0, 0.0, None)


def test_a_document_without_participants_words_has_no_rate(tmp_path):
    with create(tmp_path) as study:
        (tmp_path / "d.txt").write_text("Moderator: Er noen der?\nModerator: Nei.\n", encoding="utf-8")
        import_documents(study.desk, [tmp_path / "d.txt"])
        finish(study.desk, "d")
        (row,) = attention_rows(attention(study.desk))
        assert (row["per_1000_words"], row["median"], row["difference"]) == (None, None, None)


def test_a_blind_coder_sees_only_the_own_rows_before_finishing(spread):
    set_blind(spread.desk, True)
    assert attention(Desk(spread.desk.store, "ola")).readings == ()
    finish(Desk(spread.desk.store, "ola"), "a")
    assert [(one.coder, one.document) for one in attention(Desk(spread.desk.store, "ola")).readings] == [
        ("kari", "a"),
        ("ola", "a"),
    ]


def test_an_empty_study_has_none(desk):
    assert attention_rows(attention(desk)) == []
