"""Copies begun with an ``init`` each: documents are one by their text, the rest by name, when that is confirmed."""

import pytest

from tests.exchange.field import begin, by_identity, conflicts, left_alone, lines, write_talk
from tests.store.rows import every_row
from thematic.coding.codebook import add_code, edit_code
from thematic.coding.coders import set_lead
from thematic.errors import BadInput, Conflict, UsageError
from thematic.study import create_study
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.cases import assign_group, declare_design, set_attribute
from thematic.transcripts.documents import rename_document
from thematic.transcripts.memos import add_memo
from thematic.transcripts.speakers import merge_speakers, rename_speaker


@pytest.fixture
def apart(tmp_path):
    talk = write_talk(tmp_path)
    kari = begin(tmp_path, "kari.thematic", coder="kari", talk=talk)
    ola = begin(tmp_path, "ola.thematic", coder="ola", talk=talk)
    kari.apply("mangel", "a", quote="Vi mangler folk.")
    ola.apply("mangel", "a", quote="Vi mangler folk.", stance="-", memo="tydelig")
    ola.apply("trivsel", "b", quote="eg står på")
    yield kari, ola
    ola.close()
    kari.close()


def coded(study):
    rows = study.codings.frame()[["document", "code", "coder", "quote", "stance", "memo"]]
    return sorted(tuple(row) for row in rows.itertuples(index=False))


BOTH = [
    ("a", "mangel", "kari", "Vi mangler folk.", "", ""),
    ("a", "mangel", "ola", "Vi mangler folk.", "-", "tydelig"),
    ("b", "trivsel", "ola", "eg står på", "", ""),
]


def test_the_matches_are_shown_and_must_be_confirmed(apart):
    kari, ola = apart
    comparison = kari.compare_copy(ola.path)
    assert lines(comparison) == [
        ("document", "a", "a", "a", "the same (one text)"),
        ("document", "b", "b", "b", "the same (one text)"),
        ("code", "mangel", "mangel", "mangel", "the same (one name)"),
        ("code", "ring-først", "ring-først", "ring-først", "the same (one name)"),
        ("code", "trivsel", "trivsel", "trivsel", "the same (one name)"),
        ("setting", "default_coder", "kari", "ola", "as here"),
        ("coder", "ola", "", "", "added"),
        ("memo", "on a, mangel, ola, 47:63", "", "tydelig", "added"),
        ("coding", "a, ola", "", "1 coding (mangel 1)", "added"),
        ("coding", "b, ola", "", "1 coding (trivsel 1)", "added"),
        ("assignment", "ola", "", "2 assignments", "added"),
    ]
    assert (comparison.matches, comparison.conflicts) == (5, 0)
    assert comparison.notes[0].startswith("The copies were begun apart: documents are matched by their text")
    with left_alone(kari, ola), pytest.raises(UsageError, match="nobody said yes"):
        kari.merge(ola.path)


def test_confirmed_they_are_one_study_and_one_operation(apart):
    kari, ola = apart
    before = every_row(kari.desk.store)
    with left_alone(ola):
        kari.merge(ola.path, yes=True)
    assert coded(kari) == BOTH
    assert [kari.desk.store.count(table) for table in ("documents", "turns", "speakers", "codes")] == [2, 9, 5, 3]
    assert not [finding for finding in kari.doctor() if finding.grave]
    with left_alone(kari, ola):
        assert not kari.merge(ola.path).changes
    kari.undo()
    assert every_row(kari.desk.store) == before


def test_afterwards_they_have_a_history_and_nothing_is_asked_again(apart):
    kari, ola = apart
    kari.merge(ola.path, yes=True)
    edit_code(ola.desk, "mangel", definition="for få")
    ola.apply("mangel", "b", quote="Ho spør meg")
    add_memo(ola.desk, "enda et", on="code:trivsel")
    comparison = kari.merge(ola.path)
    assert (comparison.matches, comparison.conflicts) == (0, 0)
    assert coded(kari) == sorted([*BOTH, ("b", "mangel", "ola", "Ho spør meg", "", "")])
    assert kari.desk.store.find("codes", "mangel")["definition"] == "for få"
    ola.merge(kari.path)
    assert coded(ola) == coded(kari)
    assert by_identity(ola)["codings"] == by_identity(kari)["codings"]
    with left_alone(kari, ola):
        assert not kari.merge(ola.path).changes


def test_what_is_empty_here_is_filled_and_what_differs_is_asked(apart):
    kari, ola = apart
    edit_code(ola.desk, "mangel", definition="for få", label_nb="Mangel")
    edit_code(kari.desk, "mangel", include="vakter")
    edit_code(kari.desk, "trivsel", definition="glede")
    edit_code(ola.desk, "trivsel", definition="ro")
    assert conflicts(kari.compare_copy(ola.path)) == [
        ("code", "trivsel", "definition: glede", "definition: ro", "not the same")
    ]
    with left_alone(kari, ola), pytest.raises(Conflict):
        kari.merge(ola.path, yes=True)
    kari.merge(ola.path, yes=True, prefer="theirs")
    row = kari.desk.store.find("codes", "mangel")
    assert (row["definition"], row["include"], row["label_nb"]) == ("for få", "vakter", "Mangel")
    assert kari.desk.store.find("codes", "trivsel")["definition"] == "ro"


def test_themes_cases_and_attributes_are_one_by_name(apart):
    kari, ola = apart
    for study, group in ((kari, "Nord 1"), (ola, "nord 1")):
        add_theme(study.desk, "klima")
        assign_group(study.desk, "a", group)
        set_attribute(study.desk, group, "role", "leader", kind="group")
    declare_design(ola.desk, "role")
    assign_codes(kari.desk, "klima", ["mangel"])
    assign_codes(ola.desk, "klima", ["mangel", "trivsel"])
    told = lines(kari.merge(ola.path, yes=True))
    assert ("group", "Nord 1", "Nord 1", "nord 1", "the same (one name)") in told
    assert ("theme", "klima", "klima", "klima", "the same (one name)") in told
    store = kari.desk.store
    assert [store.count(table) for table in ("themes", "theme_codes", "cases", "case_attributes")] == [1, 2, 1, 1]
    assert store.values("attributes", "design") == [1]


def test_a_document_is_known_by_its_text_whatever_its_name(apart):
    kari, ola = apart
    rename_document(ola.desk, "a", "b2")
    told = lines(kari.merge(ola.path, yes=True))
    assert ("document", "a", "a", "b2", "the same (one text)") in told
    assert kari.desk.store.values("documents", "name", order="id") == ["a", "b"]
    assert coded(kari) == BOTH


def test_a_speaker_who_was_renamed_is_known_by_what_he_says(apart):
    kari, ola = apart
    rename_speaker(kari.desk, "Per", "A1", document="a")
    add_memo(ola.desk, "ivrig", on="speaker:a/Per")
    assert conflicts(kari.compare_copy(ola.path)) == []
    kari.merge(ola.path, yes=True)
    names = kari.desk.store.values("speakers", "name", order="id")
    assert "A1" in names
    assert "Per" not in names
    memo = kari.desk.store.one("memos", text="ivrig")
    assert kari.desk.store.one("speakers", id=memo["target_id"])["name"] == "A1"


def test_turns_that_were_corrected_here_stay(apart):
    kari, ola = apart
    merge_speakers(kari.desk, "Per", "Åse", document="a")
    kari.merge(ola.path, yes=True)
    store = kari.desk.store
    document = store.find("documents", "a")["id"]
    assert store.values("speakers", "name", document_id=document, order="id") == ["Moderator", "Åse"]
    assert store.count("turns", document_id=document) == 6
    assert None not in store.values("turns", "speaker_id", document_id=document)


def test_turns_that_were_corrected_there_are_told(apart):
    kari, ola = apart
    merge_speakers(ola.desk, "Per", "Åse", document="a")
    told = lines(kari.merge(ola.path, yes=True))
    assert ("turn", "a", "", "2 turns", "as here") in told
    store = kari.desk.store
    names = store.values("speakers", "name", document_id=store.find("documents", "a")["id"], order="id")
    assert names == ["Moderator", "Åse", "Per"]


def test_a_document_of_our_name_with_another_text_is_refused_or_comes_in_beside_ours(apart, tmp_path):
    kari, ola = apart
    for study, text in ((kari, "P1: Her.\n"), (ola, "P1: Der.\n")):
        (tmp_path / "c.txt").write_text(text, encoding="utf-8")
        study.import_documents([tmp_path / "c.txt"])
    ola.apply("mangel", "c", quote="Der.")
    refused = kari.compare_copy(ola.path, prefer="ours")
    assert (refused.refusals, refused.open) == (1, 1)
    with left_alone(kari, ola), pytest.raises(Conflict, match="differ in the text; nothing was written"):
        kari.merge(refused, yes=True)
    kari.merge(ola.path, yes=True, rename_documents=True)
    assert kari.desk.store.values("documents", "name", order="id") == ["a", "b", "c", "c (ola)"]
    assert ("c (ola)", "mangel", "ola", "Der.", "", "") in coded(kari)
    with left_alone(kari):
        assert not kari.merge(ola.path).changes


def test_documents_that_only_one_has_come_in_whole(apart, tmp_path):
    kari, ola = apart
    (tmp_path / "c.txt").write_text("I: Hva?\nP1: Ingenting.\n", encoding="utf-8")
    ola.import_documents([tmp_path / "c.txt"])
    ola.apply("mangel", "c", turn=2)
    told = lines(kari.merge(ola.path, yes=True))
    assert ("document", "c", "", "", "added") in told
    assert not [line for line in told if line[0] == "turn"]
    assert kari.desk.store.count("turns") == 11
    assert ("c", "mangel", "ola", "Ingenting.", "", "") in coded(kari)


def test_codes_of_one_name_stay_two_when_that_is_asked(apart):
    kari, ola = apart
    kari.merge(ola.path, yes=True, rename_codes=True)
    names = kari.desk.store.values("codes", "name", order="position, id")
    assert names == ["mangel", "ring-først", "trivsel", "mangel (ola)", "ring-først (ola)", "trivsel (ola)"]
    assert ("b", "trivsel (ola)", "ola", "eg står på", "", "") in coded(kari)
    with left_alone(kari):
        assert not kari.merge(ola.path, rename_codes=True).changes


def test_our_lead_stays_and_theirs_is_told(apart):
    kari, ola = apart
    set_lead(kari.desk, "kari")
    set_lead(ola.desk, "ola")
    told = lines(kari.merge(ola.path, yes=True))
    assert ("coder", "kari", "kari leads", "ola leads", "as here") in told
    assert kari.desk.store.values("coders", "name", lead=1) == ["kari"]


def test_another_study_is_refused_unless_it_is_wanted(apart, tmp_path):
    kari, _ola = apart
    (tmp_path / "x.txt").write_text("Noe helt annet.\n", encoding="utf-8")
    with create_study(tmp_path / "annen.thematic", coder="per") as other:
        other.import_documents([tmp_path / "x.txt"])
        add_code(other.desk, "mangel")
        other.apply("mangel", "x", turn=1)
        with (
            left_alone(kari, other),
            pytest.raises(BadInput, match=r"annen\.thematic seems to be another study") as told,
        ):
            kari.merge(other.path, yes=True)
        assert told.value.hint == "Add --unrelated to take it in all the same."
        kari.merge(other.path, yes=True, unrelated=True)
    assert ("x", "mangel", "per", "Noe helt annet.", "", "") in coded(kari)


def test_an_empty_study_is_another_study(apart, tmp_path):
    kari, _ola = apart
    with create_study(tmp_path / "tom.thematic", coder="per") as empty:
        with left_alone(kari, empty), pytest.raises(BadInput, match="neither a history nor a document"):
            kari.merge(empty.path, yes=True)
        empty.merge(kari.path, yes=True, unrelated=True)
        assert coded(empty) == coded(kari)
