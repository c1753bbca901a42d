"""A project into an empty study is equal to itself there; into a study with things of its own it joins them."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.projects import DATE, GUID, TEXT, projects, small, stored, take, talk, told
from tests.store.rows import every_row
from tests.transcripts.journal import notes, nothing_written, one_operation
from thematic.errors import BadInput, UnreadableFile
from thematic.exchange.project import (
    Project,
    ProjectAttribute,
    ProjectCase,
    ProjectCode,
    ProjectCoder,
    ProjectCoding,
    ProjectDocument,
)
from thematic.store.desk import Desk
from thematic.store.file import create
from thematic.store.history import undo


@pytest.fixture
def empty(tmp_path):
    store = create(tmp_path / "tom.thematic", title="", coder="Åse")
    yield Desk(store, "Åse")
    store.close()


def test_everything_of_a_project_stands_in_the_study(empty):
    project = small()
    with one_operation(empty, "import"):
        rows, fates = take(empty, project, source="nord.qdpx")
    assert stored(empty.store) == told(project)
    assert {fate for _kind, fate, _what in fates} == {"kept"}
    assert fates["codings", "kept", ""] == 3
    assert empty.store.setting("title") == "Nord og sør"
    assert empty.store.values("coders", "name", lead=1) == ["Åse"]
    (row,) = rows
    assert (row.file, row.reader, row.document, row.turns) == ("nord.qdpx", "annet", "gruppe 1", 3)
    assert (row.speakers, row.words, row.codings, row.status) == ("I (interviewer), Kari, Ola", 12, 3, "imported")
    assert notes(empty) == [
        "From Annet program: 1 document, 2 codes, 3 codings, 2 themes.",
        "Outside all participants' words, so nobody's evidence: 1 coding.",
    ]


def test_guids_are_kept_so_that_a_second_import_is_recognised(empty):
    take(empty, small())
    assert empty.store.values("documents", "guid") == [GUID.format(3).replace("-", "").lower()]
    before = every_row(empty.store)
    rows, fates = take(empty, small())
    assert every_row(empty.store) == before
    assert {fate for _kind, fate, _what in fates} == {"kept"}
    assert [(row.status, row.codings) for row in rows] == [("known", 0)]


def test_coders_are_assigned_to_what_they_coded(empty):
    take(empty, small())
    names = {row["id"]: row["name"] for row in empty.store.rows("coders")}
    assigned = {(names[row["coder_id"]], row["layer"]) for row in empty.store.rows("assignments")}
    assert assigned == {("Åse", "independent"), ("Per", "independent"), ("Per", "consensus")}


def test_a_coding_keeps_quote_and_context_exactly(empty):
    take(empty, small())
    row = empty.store.one("codings", start=19)
    assert (row["quote"], row["before"][-5:], row["after"][:5]) == ("\n", " det?"[-5:], "Kari:")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects())
def test_any_project_comes_in_equal_and_goes_again(empty, project):
    before = every_row(empty.store)
    alone = {"coders": set()} | told(project)
    _rows, fates = take(empty, project)
    assert stored(empty.store) == alone
    assert {fate for _kind, fate, _what in fates} <= {"kept"}
    again, second = take(empty, project)
    assert stored(empty.store) == alone
    assert {fate for _kind, fate, _what in second} <= {"kept"}
    assert all(row.status == "known" for row in again)
    while any(every_row(empty.store)[table] for table in ("coders", "codes", "documents", "themes", "memos", "cases")):
        undo(empty.store, coder="Åse")
    assert every_row(empty.store) == before


def test_a_dry_run_leaves_nothing(empty):
    dry = dataclasses.replace(empty, dry_run=True)
    with nothing_written(empty):
        rows, fates = take(dry, small())
    assert len(rows) == 1
    assert fates["codings", "kept", ""] == 3


def test_the_study_s_own_text_is_used_under_whatever_name(empty):
    take(empty, small(codings=(), memos=(), settings={}))
    other = small(documents=(ProjectDocument("d", "annet navn", talk()),), memos=())
    codings = tuple(dataclasses.replace(coding, document="d") for coding in other.codings)
    rows, fates = take(empty, dataclasses.replace(other, codings=codings))
    assert empty.store.count("documents") == 1
    assert empty.store.count("codings") == 3
    assert fates["documents", "changed", "are in the study with the same text under another name"] == 1
    assert rows[0].doubts == "Its text is in the study as 'gruppe 1', which gained 3 codings."


def test_two_documents_of_one_text_stay_two(empty):
    twins = tuple(ProjectDocument(key, f"dokument {key}", talk()) for key in "ab")
    for _time in range(2):
        take(empty, Project("p", "P", "p", documents=twins))
        assert empty.store.values("documents", "name", order="id") == ["dokument a", "dokument b"]


def test_a_name_that_stands_for_another_text_is_refused_or_numbered(empty):
    take(empty, small())
    other = Project("p", "P", "p", documents=(ProjectDocument("d", "Gruppe 1", talk("Ny: tekst")),))
    with nothing_written(empty), pytest.raises(BadInput, match="'Gruppe 1' is in the study already") as refusal:
        take(empty, other)
    assert "--rename" in refusal.value.hint
    _rows, fates = take(empty, other, rename=True)
    assert empty.store.values("documents", "name", order="id") == ["gruppe 1", "Gruppe 1 (2)"]
    assert fates["documents", "changed", "have another name in the study"] == 1


def test_the_study_s_own_words_stay_and_what_it_lacks_is_taken(empty):
    take(empty, small())
    codes = (
        ProjectCode("1", "Bemanning", definition="Noe annet.", fields={"include": "Alle."}),
        ProjectCode("2", "MANGEL", definition="Ny."),
    )
    _rows, fates = take(empty, Project("p", "P", "p", codes=codes))
    first, second = empty.store.rows("codes", order="position")
    assert (first["definition"], first["include"]) == ("Om folk.\n Mer.", "Alle.")
    assert second["definition"] == "Ny."
    assert fates == {
        ("codes", "changed", "are in the study and differ there; the study's own stay"): 1,
        ("codes", "kept", "in the study already"): 1,
    }


def test_codes_called_alike_are_told_apart_by_what_stands_above_them(empty):
    codes = (
        ProjectCode("1", "hjem"),
        ProjectCode("2", "bra", "1"),
        ProjectCode("3", "jobb"),
        ProjectCode("4", "BRA", "3"),
        ProjectCode("5", "bra", "3"),
    )
    for _time in range(2):
        take(empty, Project("p", "P", "p", codes=codes))
        names = empty.store.values("codes", "name", order="position")
        assert names == ["hjem", "bra", "jobb", "BRA (jobb)", "bra (2)"]


def test_codes_in_a_circle_and_below_nothing_come_to_stand_at_the_top(empty):
    codes = (
        ProjectCode("1", "a", "2"),
        ProjectCode("2", "b", "1"),
        ProjectCode("3", "c", "9"),
        ProjectCode("4", "d", "4"),
    )
    _rows, fates = take(empty, Project("p", "P", "p", codes=codes))
    assert fates["codes", "changed", "stood below themselves or below nothing, now at the top"] == 3
    assert sum(row["parent_id"] is None for row in empty.store.rows("codes")) == 3


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, len(TEXT) + 1), (5, 5), (9, 4), (10**12, 10**12 + 1)])
def test_a_coding_outside_the_text_is_lost_and_never_moved(empty, start, end):
    project = small()
    astray = dataclasses.replace(project.codings[1], start=start, end=end)
    _rows, fates = take(empty, dataclasses.replace(project, codings=(project.codings[0], astray)))
    assert empty.store.count("codings") == 1
    assert sum(n for (kind, fate, _what), n in fates.items() if (kind, fate) == ("codings", "lost")) == 1
    assert fates["memos", "changed", "on a coding that did not come over, now on the study"] == 1
    with pytest.raises(BadInput, match=r"codings \(1: "):
        take(empty, dataclasses.replace(project, codings=(astray,)), strict=True)


def test_a_coding_said_twice_is_kept_once_with_both_memos(empty):
    project = small()
    twice = (*project.codings, dataclasses.replace(project.codings[1], key="k9"))
    memos = (*project.memos, dataclasses.replace(project.memos[2], text="En til.", on=("coding", "k9")))
    _rows, fates = take(empty, dataclasses.replace(project, codings=twice, memos=memos))
    assert fates["codings", "changed", "stood there twice, kept once"] == 1
    assert sorted(empty.store.values("memos", "text", target_table="codings")) == ["En til.", "Om stedet."]


def test_cases_of_no_kind_are_what_they_are_tied_to(empty):
    cases = (
        ProjectCase("1", "intervju 1", attributes={"role": "leader", "site": "Nord"}),
        ProjectCase("2", "ingen"),
        ProjectCase("3", "by"),
        ProjectCase("4", "gruppe", "group", "3"),
    )
    document = ProjectDocument("d", "d", talk(), group="1", speakers={"kari": "1", "Taus": "2"})
    take(empty, Project("p", "P", "p", documents=(document,), cases=cases, design=("role", "finnes ikke")))
    kinds = {(row["name"], row["kind"]) for row in empty.store.rows("cases")}
    assert kinds == {
        ("intervju 1", "group"),
        ("intervju 1", "participant"),
        ("ingen", "participant"),
        ("by", "site"),
        ("gruppe", "group"),
    }
    assert empty.store.values("attributes", "name") == ["role", "site (attribute)"]
    assert [row["name"] for row in empty.store.rows("speakers", order="id")][-1] == "Taus"
    assert empty.store.values("attributes", "name", design=1) == ["role"]


def test_what_no_database_can_hold_is_replaced_in_its_place(empty):
    document = ProjectDocument("d", "a\nb\x00", talk("K: a\x00b\ud800c"))
    coding = ProjectCoding("q", "d", "k", "u", 3, 8)
    project = Project("p", "P", "p", (ProjectCoder("u", "Å"),), (document,), (ProjectCode("k", "\ud801"),), (coding,))
    _rows, fates = take(empty, project)
    assert empty.store.values("texts", "text") == ["K: a\ufffdb\ufffdc"]
    assert empty.store.values("documents", "name") == ["a b\ufffd"]
    assert empty.store.values("codings", "quote") == ["a\ufffdb\ufffdc"]
    assert fates["documents", "changed", "held characters that no text may hold"] == 1


def test_dates_are_told_in_utc_and_what_is_none_becomes_today(empty):
    project = small()
    codings = tuple(
        dataclasses.replace(coding, created=date)
        for coding, date in zip(project.codings, (DATE, "2024-03-05T09:09:10+01:00", "i går"), strict=True)
    )
    take(empty, dataclasses.replace(project, codings=codings))
    assert empty.store.values("codings", "created", order="id")[:2] == [DATE, DATE]
    assert empty.store.values("codings", "created", order="id")[2] > DATE


def test_labels_concepts_and_who_has_finished_come_along(empty):
    for _time in range(2):
        _rows, fates = take(empty, small())
        store = empty.store
        labels = [
            (row["value"], row["label_nb"], row["label_en"]) for row in store.rows("attribute_values", order="id")
        ]
        assert labels == [("høyt", "Høyt", "High"), ("lavt", "Lavt", "")]
        assert [row["label_en"] for row in store.rows("attributes", name="fravær")] == ["Absence"]
        assert [(row["name"], row["label_en"]) for row in store.rows("concepts")] == [("Klima", "Climate")]
        assert [row["finished"] for row in store.rows("assignments", order="id")] == [DATE, None, None]
        assert {fate for _kind, fate, _what in fates} == {"kept"}


def test_labels_and_lead_of_the_study_stay(empty):
    take(empty, small())
    other = small(
        coders=(ProjectCoder("1", "Per", lead=True),),
        attributes=(ProjectAttribute("Fravær", "Borte"), ProjectAttribute("finnes ikke", "Nei")),
        codings=(), memos=(), assignments=(),
    )  # fmt: skip
    _rows, fates = take(empty, other)
    assert empty.store.values("coders", "name", lead=1) == ["Åse"]
    assert fates["lead coders", "changed", "in the study Åse leads"] == 1
    assert fates["labels", "changed", "the study's own stay"] == 1
    assert fates["labels", "lost", "no case has the attribute"] == 1


def test_what_is_mostly_no_text_is_refused(empty):
    document = ProjectDocument("d", "bilde", talk("\x00" * 1_000))
    with nothing_written(empty), pytest.raises(UnreadableFile, match="The document 'bilde' is no text"):
        take(empty, Project("p", "P", "p", documents=(document,)))


def test_codings_in_the_interviewer_s_words_alone_are_told(empty):
    text = "I: Hvordan går det?\n\nKari: Det går bra.\n\nI: Og nå?\n"
    spans = {"asked": (3, 18), "answered": (27, 40), "both": (3, 40), "label": (21, 25)}
    project = Project(
        "p",
        "Annet",
        "annet",
        coders=(ProjectCoder("k", "Kari"),),
        documents=(ProjectDocument("d", "samtale", talk(text)),),
        codes=(ProjectCode("c", "kode"),),
        codings=tuple(ProjectCoding(key, "d", "c", "k", *span) for key, span in spans.items()),
    )
    take(empty, project)
    assert notes(empty) == [
        "From Annet: 1 document, 1 code, 4 codings.",
        "Outside all participants' words, so nobody's evidence: 2 codings.",
    ]
