"""Blind coding: what a coder has not finished shows own codings only, and chosen attributes stay hidden."""

import pytest

from thematic.agreement.passages import reread
from thematic.coding.assignments import assign_documents, finish
from thematic.coding.blinding import cover_cases, cover_documents, notice_on, readable, set_blind, veil_of
from thematic.coding.coders import add_coder
from thematic.coding.codings import apply
from thematic.coding.codingsfile import export_codings
from thematic.coding.coverage import codes_by_turn, uncoded
from thematic.errors import Conflict, NotFound
from thematic.store.desk import Desk
from thematic.study import Study
from thematic.transcripts.cases import assign_group, list_cases, set_attribute
from thematic.transcripts.documents import list_documents


@pytest.fixture
def kari(study):
    """kari and ola have coded a, ola alone b; a belongs to a group with high absence at the site Nord."""
    desk = study.desk
    add_coder(desk, "ola")
    for document, group in (("a", "A"), ("b", "B")):
        assign_group(desk, document, group)
    set_attribute(desk, "A", "site", "Nord")
    set_attribute(desk, "A", "absence", "high", kind="group")
    set_attribute(desk, "Nord", "size", "large", kind="site")
    apply(desk, "mangel", "a", turn=2)
    apply(Desk(desk.store, "ola"), "mangel", "a", turn=2)
    apply(Desk(desk.store, "ola"), "trivsel", "a", turn=4)
    apply(Desk(desk.store, "ola"), "trivsel", "b", turn=2)
    return desk


@pytest.fixture
def blind(kari):
    set_blind(kari, True, hide=["absence", "Site"])
    return kari


def coders_seen(desk, **options):
    columns, rows = export_codings(desk, **options)
    return sorted((row[columns.index("document")], row[columns.index("coder")]) for row in rows)


def test_an_open_study_hides_nothing(kari):
    assert coders_seen(kari) == [("a", "kari"), ("a", "ola"), ("a", "ola"), ("b", "ola")]
    assert veil_of(kari).notice(attributes=["absence"]) == ""
    assert notice_on(kari, "a") == ""


def test_others_codings_of_unfinished_documents_are_left_out_of_the_export_and_the_frame(blind):
    assert coders_seen(blind) == [("a", "kari")]
    assert coders_seen(blind, coder="ola") == []
    assert set(Study(blind).codings.frame()["coder"]) == {"kari"}
    assert coders_seen(Desk(blind.store, "ola")) == [("a", "ola"), ("a", "ola"), ("b", "ola")]
    assert coders_seen(Desk(blind.store, "stranger")) == []


def test_a_finished_document_hides_nothing_and_an_opened_one_again(blind):
    finish(blind, "a")
    assert coders_seen(blind) == [("a", "kari"), ("a", "ola"), ("a", "ola")]
    assert coders_seen(Desk(blind.store, "ola")) == [("a", "ola"), ("a", "ola"), ("b", "ola")]
    finish(blind, "a", finished=False)
    assert coders_seen(blind) == [("a", "kari")]


def test_finishing_the_consensus_is_not_having_read_it(blind):
    finish(blind, "a", layer="consensus")
    assert coders_seen(blind) == [("a", "kari")]


def test_the_margin_of_a_transcript_has_own_codes_only(blind):
    assert codes_by_turn(blind, "a") == {2: ["mangel (kari)"]}
    assert notice_on(blind, "A") == "Blind: other coders' codings are hidden in 'a', which you have not finished."
    finish(blind, "a")
    assert codes_by_turn(blind, "a") == {2: ["mangel (kari)", "mangel (ola)"], 4: ["trivsel (ola)"]}
    assert notice_on(blind, "a") == ""


def test_what_is_uncoded_is_what_the_coder_has_not_coded(kari):
    def turns(desk, **options):
        return [(row["document"], row["turn"]) for row in uncoded(desk, least_words=1, **options)]

    assert ("a", 4) not in turns(kari)
    set_blind(kari, True)
    assert ("a", 4) in turns(kari)
    assert ("a", 2) not in turns(kari)
    assert turns(kari, coder="ola") == []
    assert ("a", 4) not in turns(Desk(kari.store, "ola"), coder="ola")


def test_hidden_attributes_are_left_out_of_listings_and_columns(blind):
    _columns, rows = export_codings(blind, attributes=["absence", "site", "group"])
    assert [row[-3:] for row in rows] == [("", "", "A")]
    assert {row["absence"] for row in cover_cases(blind, list_cases(blind))} == {""}
    assert {row["site"] for row in cover_cases(blind, list_cases(blind))} == {""}
    assert {row["size"] for row in cover_cases(blind, list_cases(blind))} == {"", "large"}
    assert {row["site"] for row in cover_documents(blind, list_documents(blind))} == {""}


def test_attributes_of_finished_documents_are_shown(blind):
    finish(blind, "a")
    _columns, rows = export_codings(blind, attributes=["absence", "site"])
    assert {row[-2:] for row in rows} == {("high", "Nord")}
    shown = {row["case"]: row for row in cover_cases(blind, list_cases(blind))}
    assert (shown["A"]["absence"], shown["A"]["site"]) == ("high", "Nord")
    assert [row["site"] for row in cover_documents(blind, list_documents(blind))] == ["Nord", ""]


def test_what_is_hidden_is_said_in_one_line(blind):
    assert veil_of(blind).notice(attributes=["absence", "size"]) == (
        "Blind: other coders' codings, absence hidden in 2 documents that you have not finished."
    )
    finish(blind, "a")
    assert "in 1 document that" in veil_of(blind).notice()
    finish(blind, "b")
    assert veil_of(blind).notice() == ""


def test_lists_of_several_coders_leave_unfinished_documents_out(blind):
    rows = [{"document": "a", "quote_b": "x"}, {"document": "b", "quote_b": "y"}]
    assert readable(blind, rows) == []
    finish(blind, "b")
    assert readable(blind, rows) == rows[1:]


def test_a_reader_adjudicates_only_what_is_finished_and_a_third_person_anything(blind):
    with pytest.raises(Conflict, match="The study is blind, and kari has not finished 'a'"):
        reread(blind, "a")
    add_coder(blind, "per")
    assert len(reread(Desk(blind.store, "per"), "a").passages) == 2
    assign_documents(blind, "per", ["a"])
    with pytest.raises(Conflict, match="per has not finished 'a'"):
        reread(Desk(blind.store, "per"), "a")
    finish(blind, "a")
    assert len(reread(blind, "a").passages) == 2


def test_it_is_turned_off_again_and_each_turn_can_be_undone(blind):
    study = Study(blind)
    set_blind(blind, False)
    assert len(coders_seen(blind)) == 4
    study.undo()
    assert len(coders_seen(blind)) == 1
    assert veil_of(blind).attributes == ("absence", "site")
    study.undo()
    assert len(coders_seen(blind)) == 4
    known = len(study.history())
    set_blind(blind, False)
    assert len(study.history()) == known


def test_an_unknown_attribute_cannot_be_hidden(kari):
    with pytest.raises(NotFound, match="There is no attribute 'absense'") as error:
        set_blind(kari, True, hide=["absense"])
    assert "Did you mean 'absence'" in error.value.hint
