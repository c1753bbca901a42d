"""Copies of one file: what each coder did since comes together, whatever ids it got."""

import pytest

from tests.exchange.field import (
    begin_together,
    by_identity,
    copy_for,
    left_alone,
    lines,
    twin,
    two_copies,
    with_coder,
)
from tests.store.rows import every_row
from thematic.coding.codebook import add_code, delete_code, rename_code
from thematic.coding.coders import add_coder
from thematic.coding.codings import unapply
from thematic.coding.merging import merge_codes
from thematic.errors import Conflict, UsageError
from thematic.study import open_study
from thematic.transcripts.importing import import_documents
from thematic.transcripts.memos import add_memo


@pytest.fixture
def copies(tmp_path):
    with two_copies(tmp_path) as both:
        yield both


def coded(study):
    rows = study.codings.frame()[["code", "coder", "quote", "stance", "memo"]]
    return sorted(tuple(row) for row in rows.itertuples(index=False))


def test_codings_with_the_same_id_in_both_copies_are_two_codings(copies):
    kari, ola = copies
    mine = kari.apply("mangel", "b", quote="eg står på", memo="mitt")
    other = ola.apply("mangel", "b", quote="eg står på", memo="hans")
    assert mine.id == other.id
    told = lines(kari.merge(ola.path))
    assert told == [
        ("memo", "on b, mangel, ola, 60:70", "", "hans", "added"),
        ("coding", "b, ola", "", "1 coding (mangel 1)", "added"),
        ("assignment", "ola", "", "1 assignment", "added"),
    ]
    assert ("mangel", "kari", "eg står på", "", "mitt") in coded(kari)
    assert ("mangel", "ola", "eg står på", "", "hans") in coded(kari)


def test_the_whole_merge_is_one_operation_that_is_taken_back_row_for_row(copies):
    kari, ola = copies
    before, known = every_row(kari.desk.store), len(kari.history())
    ola.apply("mangel", "b", quote="eg står på", memo="hans")
    add_code(ola.desk, "vakter", parent="mangel")
    rename_code(ola.desk, "trivsel", "glede")
    delete_code(ola.desk, "ring-først")
    with left_alone(ola):
        kari.merge(ola.path)
    newest = kari.history()[0]
    assert len(kari.history()) == known + 1
    assert (newest["verb"], newest["coder"], newest["reason"]) == ("merge", "kari", "ola.thematic")
    assert newest["summary"] == (
        "From ola.thematic: 1 code, 1 coding, 1 assignment and 1 memo added; 1 code changed; 1 code removed."
    )
    after = every_row(kari.desk.store)
    kari.undo()
    assert every_row(kari.desk.store) == before
    kari.redo()
    assert every_row(kari.desk.store) == after


def test_a_merge_that_was_undone_can_be_made_again(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    kari.merge(ola.path)
    merged = by_identity(kari)
    kari.undo()
    kari.merge(ola.path)
    assert by_identity(kari) == merged


def test_merging_twice_changes_nothing(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    kari.merge(ola.path)
    with left_alone(kari, ola):
        assert not kari.merge(ola.path).changes
        assert kari.operations[-1].changes == 0


def test_a_copy_in_which_nothing_was_done_changes_nothing(copies):
    kari, ola = copies
    kari.apply("mangel", "b", quote="eg står på")
    with left_alone(kari, ola):
        assert kari.merge(ola.path).differences == ()


def test_what_was_deleted_since_the_last_merge_does_not_come_back(copies):
    kari, ola = copies
    first = ola.apply("mangel", "b", quote="eg står på")
    second = ola.apply("trivsel", "b", quote="Ho spør meg")
    kari.merge(ola.path)
    unapply(ola.desk, [first.id])
    unapply(kari.desk, [row["id"] for row in kari.desk.store.rows("codings", quote="Ho spør meg")])
    kari.merge(ola.path)
    assert "eg står på" not in kari.desk.store.values("codings", "quote")
    assert "Ho spør meg" not in kari.desk.store.values("codings", "quote")
    ola.merge(kari.path)
    assert by_identity(ola) == by_identity(kari)
    assert ola.desk.store.one("codings", id=second.id) is None


def test_copies_that_take_turns_stay_alike(copies):
    kari, ola = copies
    for number, (one, other) in enumerate(((kari, ola), (ola, kari), (kari, ola))):
        other.apply("mangel", "b", span=(number, number + 5))
        one.apply("trivsel", "b", span=(number, number + 7))
        with_coder(one, other.coder).apply("ring-først", "a", span=(number, number + 3))
        one.merge(other.path)
        assert not one.merge(other.path).changes
    ola.merge(kari.path)
    assert by_identity(ola) == by_identity(kari)
    assert len(coded(kari)) == 3 + 9


@pytest.mark.parametrize("last", ["kari", "ola"])
def test_after_merges_both_ways_the_later_one_is_what_both_began_from(copies, last):
    kari, ola = copies
    kari.apply("mangel", "b", quote="eg står på")
    ola.apply("trivsel", "b", quote="Ho spør meg")
    kari.merge(ola.path)
    ola.merge(kari.path)
    for study, quote in ((kari, "eg står på"), (ola, "Ho spør meg")):
        unapply(study.desk, study.desk.store.values("codings", "id", quote=quote))
    one, other = (kari, ola) if last == "kari" else (ola, kari)
    one.merge(other.path)
    assert [row[2] for row in coded(one)] == ["Vi mangler folk.", "Vi mangler folk.", "Sant nok."]


def test_three_copies_meet_by_way_of_one(tmp_path):
    kari = begin_together(tmp_path)
    add_coder(kari.desk, "per")
    ola, per = copy_for(kari, "ola"), copy_for(kari, "per")
    ola.apply("mangel", "b", quote="eg står på")
    gone = per.apply("mangel", "b", quote="eg står på")
    kari.merge(ola.path)
    kari.merge(per.path)
    ola.merge(kari.path)
    assert by_identity(ola) == by_identity(kari)
    unapply(per.desk, [gone.id])
    ola.merge(per.path)
    assert [row for row in coded(ola) if row[1] == "per"] == []
    for study in (kari, ola, per):
        study.close()


def test_codings_that_differ_in_stance_alone_stay_apart(copies):
    kari, ola = copies
    kari.apply("mangel", "b", quote="eg står på", stance="+")
    with_coder(ola, "kari").apply("mangel", "b", quote="eg står på", stance="-")
    kari.merge(ola.path)
    assert sorted(row[3] for row in coded(kari) if row[2] == "eg står på") == ["+", "-"]


def test_the_same_coding_made_in_both_copies_is_one_with_both_memos(copies):
    kari, ola = copies
    kari.apply("mangel", "b", quote="eg står på", memo="her")
    with_coder(ola, "kari").apply("mangel", "b", quote="eg står på", memo="der")
    assert ("coding", "b, kari", "1 coding (mangel 1)", "", "the same") in lines(kari.merge(ola.path))
    assert [row[4] for row in coded(kari) if row[2] == "eg står på"] == ["her / der"]
    with left_alone(kari):
        assert not kari.merge(ola.path).changes
    add_memo(ola.desk, "og så", on=f"coding:{ola.desk.store.one('codings', quote='eg står på')['id']}")
    kari.merge(ola.path)
    assert [row[4] for row in coded(kari) if row[2] == "eg står på"] == ["her / der / og så"]


def test_a_code_of_one_name_made_in_both_is_one_when_that_is_confirmed(copies):
    kari, ola = copies
    add_code(kari.desk, "vakter", definition="turnus")
    add_code(ola.desk, "Vakter", include="natt")
    ola.apply("vakter", "b", quote="eg står på")
    with left_alone(kari, ola), pytest.raises(UsageError, match="nobody said yes"):
        kari.merge(ola.path)
    assert ("code", "vakter", "vakter", "Vakter", "the same (one name)") in lines(kari.merge(ola.path, yes=True))
    row = kari.desk.store.find("codes", "vakter")
    assert (row["name"], row["definition"], row["include"]) == ("vakter", "turnus", "natt")
    assert kari.desk.store.count("codings", code_id=row["id"]) == 1
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_or_stays_two_when_that_is_asked(copies):
    kari, ola = copies
    add_code(kari.desk, "vakter")
    add_code(ola.desk, "Vakter")
    ola.apply("vakter", "b", quote="eg står på")
    told = lines(kari.merge(ola.path, rename_codes=True))
    assert ("code", "Vakter", "", "Vakter", "renamed to Vakter (ola)") in told
    assert tuple(kari.desk.store.values("codes", "name", order="id")[-2:]) == ("vakter", "Vakter (ola)")
    assert ("Vakter (ola)", "ola", "eg står på", "", "") in coded(kari)
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_one_document_imported_in_both_is_one_and_two_texts_of_one_name_are_two(copies, tmp_path):
    kari, ola = copies
    for folder, study, text in (("her", kari, "P1: Her.\n"), ("der", ola, "P1: Der.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "c.txt").write_text("P1: Felles.\nP2: Ja.\n", encoding="utf-8")
        (tmp_path / folder / "d.txt").write_text(text, encoding="utf-8")
        import_documents(study.desk, [tmp_path / folder])
    ola.apply("mangel", "c", quote="Felles.")
    ola.apply("mangel", "d", quote="Der.")
    with left_alone(kari, ola), pytest.raises(Conflict, match="1 document of ours and theirs share a name"):
        kari.merge(ola.path, yes=True)
    told = lines(kari.merge(ola.path, yes=True, rename_documents=True))
    assert ("document", "c", "c", "c", "the same (one text)") in told
    assert ("document", "d", "", "d", "renamed to d (ola)") in told
    assert kari.desk.store.values("documents", "name", order="id") == ["a", "b", "c", "d", "d (ola)"]
    assert kari.desk.store.count("turns") == 6 + 3 + 2 + 1 + 1
    assert {row[2] for row in coded(kari)} >= {"Felles.", "Der."}
    assert not [finding for finding in kari.doctor() if finding.grave]


def test_names_that_change_hands_are_no_conflict(copies):
    kari, ola = copies
    rename_code(ola.desk, "mangel", "mellom")
    rename_code(ola.desk, "trivsel", "mangel")
    rename_code(ola.desk, "mellom", "trivsel")
    kari.merge(ola.path)
    assert by_identity(kari) == by_identity(ola)
    kari.undo()
    assert ("mangel", "kari", "Vi mangler folk.", "", "") in coded(kari)


def test_stances_that_change_hands_are_no_conflict(copies):
    kari, ola = copies
    store = ola.desk.store
    span = {"document_id": 2, "start": 0, "end": 5}
    kari.apply("mangel", "b", span=(0, 5), stance="+")
    first = kari.desk.store.one("codings", **span)
    with kari.desk.change("prepare"):
        twin_of = {name: value for name, value in first.items() if name not in ("id", "guid")}
        kari.desk.store.insert("codings", twin_of | {"stance": "-"})
    ola.merge(kari.path)
    plus, minus = (store.one("codings", stance=stance, **span)["id"] for stance in "+-")
    with ola.desk.change("stance"):
        for coding, stance in ((plus, "±"), (minus, "+"), (plus, "-")):
            store.update("codings", coding, {"stance": stance})
    kari.merge(ola.path)
    assert by_identity(kari) == by_identity(ola)


def test_codings_that_became_the_same_are_one_and_their_origin_is_kept(copies):
    kari, ola = copies
    merge_codes(ola.desk, ["trivsel"], into="mangel", reason="samme sak")
    kari.apply("mangel", "a", quote="Sant nok.", memo="her")
    told = lines(kari.merge(ola.path))
    assert [line[2:] for line in told if line[4] == "united"] == [("trivsel", "the same coding", "united")]
    assert sorted(row for row in coded(kari) if row[2] == "Sant nok.") == [
        ("mangel", "kari", "Sant nok.", "", "ironi? / her")
    ]
    former = kari.desk.store.values("coding_origins", "former_code", order="id")
    assert former == ["trivsel"]
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_a_new_code_goes_after_ours(copies):
    kari, ola = copies
    add_code(kari.desk, "min")
    add_code(ola.desk, "hans")
    kari.merge(ola.path)
    assert kari.desk.store.values("codes", "name", order="position") == [
        "mangel",
        "ring-først",
        "trivsel",
        "min",
        "hans",
    ]


def test_a_dry_run_compares_and_writes_nothing(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    with open_study(kari.path, coder="kari", dry_run=True) as trying, left_alone(kari, ola):
        assert trying.merge(ola.path).changes
        assert trying.operations[-1].changes > 0
        assert not trying.operations[-1].kept


def test_a_study_that_was_changed_since_the_comparison_is_compared_again(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    comparison = kari.compare_copy(ola.path)
    kari.apply("trivsel", "b", quote="eg står på")
    with left_alone(kari, ola), pytest.raises(Conflict, match="was changed while it was compared"):
        kari.merge(comparison)


@pytest.mark.parametrize("folded", ["kari", "ola"])
def test_the_journal_of_one_copy_is_enough(copies, folded):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    unapply(ola.desk, [ola.desk.store.one("codings", quote="Sant nok.")["id"]])
    kari.apply("trivsel", "b", quote="eg står på")
    {"kari": kari, "ola": ola}[folded].compact()
    kari.merge(ola.path)
    assert [row[:3] for row in coded(kari)] == [
        ("mangel", "kari", "Vi mangler folk."),
        ("mangel", "ola", "Vi mangler folk."),
        ("mangel", "ola", "eg står på"),
        ("trivsel", "kari", "eg står på"),
    ]


def test_without_any_journal_nothing_is_deleted_and_every_difference_is_asked(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    unapply(ola.desk, [ola.desk.store.one("codings", quote="Sant nok.")["id"]])
    rename_code(ola.desk, "trivsel", "glede")
    kari.apply("trivsel", "b", quote="eg står på")
    kari.compact()
    ola.compact()
    comparison = kari.compare_copy(ola.path)
    assert "nothing is deleted" in comparison.notes[0]
    conflicting = [line for line in comparison.differences if line.conflict]
    assert [(line.what, line.here, line.there) for line in conflicting] == [("code", "name: trivsel", "name: glede")]
    with left_alone(kari, ola), pytest.raises(Conflict):
        kari.merge(ola.path)
    kari.merge(ola.path, prefer="theirs")
    assert {row[:3] for row in coded(kari)} >= {("glede", "kari", "Sant nok."), ("mangel", "ola", "eg står på")}
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_a_copy_that_is_open_elsewhere_is_read_as_it_is_now(tmp_path):
    kari = begin_together(tmp_path)
    ola = copy_for(kari, "ola")
    ola.apply("mangel", "b", quote="eg står på")
    assert ola.path.with_name("ola.thematic-wal").exists()
    kari.merge(ola.path)
    assert kari.desk.store.count("codings") == 4
    beside = twin(ola, "lukket.thematic", coder="ola")
    beside.close()
    known = sorted(path.name for path in tmp_path.iterdir())
    assert not kari.merge(beside.path).changes
    assert sorted(path.name for path in tmp_path.iterdir()) == known
    ola.close()
    kari.close()
