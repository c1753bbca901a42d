"""What two coders changed in one place is asked about, each by its rule; nothing is written before that is answered."""

import pytest

from tests.exchange.field import conflicts, left_alone, two_copies, with_coder
from thematic.coding.assignments import finish
from thematic.coding.codebook import add_code, delete_code, edit_code, move_code, rename_code
from thematic.coding.coders import set_lead
from thematic.coding.codings import unapply
from thematic.coding.merging import merge_codes
from thematic.errors import Conflict
from thematic.study import Study
from thematic.transcripts.cases import set_attribute
from thematic.transcripts.documents import delete_document, rename_document
from thematic.transcripts.memos import add_memo


@pytest.fixture
def copies(tmp_path):
    with two_copies(tmp_path) as both:
        yield both


def settled(kari: Study, ola: Study, prefer: str) -> Study:
    """Kari's study with Ola's copy in it; first it is refused, and refusing changes nothing."""
    with left_alone(kari, ola), pytest.raises(Conflict, match=r"ola\.thematic: \d+ conflicts?; nothing was written"):
        kari.merge(ola.path, yes=True)
    kari.merge(ola.path, prefer=prefer)
    with left_alone(kari, ola):
        assert not kari.merge(ola.path).changes
    return kari


def codes(study: Study) -> dict[str, str]:
    return {row["name"]: row["definition"] for row in study.desk.store.rows("codes", order="name_key")}


def coded(study: Study) -> list[tuple[str, str, str]]:
    rows = study.codings.frame()[["code", "coder", "quote"]]
    return sorted(tuple(row) for row in rows.itertuples(index=False))


BEFORE = [
    ("mangel", "kari", "Vi mangler folk."),
    ("mangel", "ola", "Vi mangler folk."),
    ("trivsel", "kari", "Sant nok."),
]


@pytest.mark.parametrize(("prefer", "definition"), [("ours", "for få folk"), ("theirs", "knapphet")])
def test_one_column_changed_in_both(copies, prefer, definition):
    kari, ola = copies
    edit_code(kari.desk, "mangel", definition="for få folk")
    edit_code(ola.desk, "mangel", definition="knapphet")
    assert conflicts(kari.compare_copy(ola.path)) == [
        ("code", "mangel", "definition: for få folk", "definition: knapphet", "changed in both copies")
    ]
    assert codes(settled(kari, ola, prefer))["mangel"] == definition


def test_different_columns_and_equal_changes_are_no_conflict(copies):
    kari, ola = copies
    edit_code(kari.desk, "mangel", definition="for få folk", include="vakter")
    edit_code(ola.desk, "mangel", exclude="penger", include="vakter")
    rename_code(ola.desk, "mangel", "knapphet")
    kari.merge(ola.path)
    row = kari.desk.store.find("codes", "knapphet")
    assert (row["definition"], row["include"], row["exclude"]) == ("for få folk", "vakter", "penger")


@pytest.mark.parametrize(("prefer", "name"), [("ours", "knapphet"), ("theirs", "for få")])
def test_a_code_renamed_in_both(copies, prefer, name):
    kari, ola = copies
    rename_code(kari.desk, "mangel", "knapphet")
    rename_code(ola.desk, "mangel", "for få")
    assert name in codes(settled(kari, ola, prefer))


@pytest.mark.parametrize(
    ("prefer", "left"),
    [
        ("ours", [row for row in BEFORE if row[0] != "trivsel"]),
        ("theirs", sorted([*BEFORE, ("trivsel", "ola", "Ja, ja.")])),
    ],
)
def test_a_code_deleted_here_and_used_there(copies, prefer, left):
    kari, ola = copies
    delete_code(kari.desk, "trivsel", with_codings=True)
    ola.apply("trivsel", "a", quote="Ja, ja.")
    assert conflicts(kari.compare_copy(ola.path)) == [
        ("code", "trivsel", "deleted", "used by 1 coding", "deleted in one copy, used in the other")
    ]
    assert coded(settled(kari, ola, prefer)) == left
    assert [memo["text"] for memo in kari.desk.store.rows("memos")] == ([] if prefer == "ours" else ["ironi?"])


@pytest.mark.parametrize(
    ("prefer", "told"),
    [
        ("ours", {("a, ola", "1 coding (trivsel 1)", "left out with it")}),
        (
            "theirs",
            {("a, ola", "1 coding (trivsel 1)", "added"), ("a, kari", "1 coding (trivsel 1)", "comes back with it")},
        ),
    ],
)
def test_what_goes_or_comes_back_with_a_code_is_told_once_and_as_it_is(copies, prefer, told):
    kari, ola = copies
    delete_code(kari.desk, "trivsel", with_codings=True)
    ola.apply("trivsel", "a", quote="Ja, ja.")
    differences = kari.compare_copy(ola.path, prefer=prefer).differences
    assert {(line.name, line.there, line.rule) for line in differences if line.what == "coding"} == told


@pytest.mark.parametrize(("prefer", "rule"), [("ours", "stays with what needs it"), ("theirs", "removed")])
def test_what_stays_with_a_code_that_is_kept_is_not_told_as_removed(copies, prefer, rule):
    kari, ola = copies
    delete_code(ola.desk, "trivsel", with_codings=True)
    kari.apply("trivsel", "a", quote="Ja, ja.")
    comparison = kari.compare_copy(ola.path, prefer=prefer)
    rules = {line.rule for line in comparison.differences if not line.conflict and line.what == "code"}
    assert rules == {rule}


@pytest.mark.parametrize(
    ("prefer", "left"),
    [
        ("ours", sorted([*BEFORE, ("trivsel", "kari", "Ja, ja.")])),
        ("theirs", [row for row in BEFORE if row[0] != "trivsel"]),
    ],
)
def test_a_code_deleted_there_and_used_here(copies, prefer, left):
    kari, ola = copies
    delete_code(ola.desk, "trivsel", with_codings=True)
    kari.apply("trivsel", "a", quote="Ja, ja.", memo="egentlig?")
    assert conflicts(kari.compare_copy(ola.path))[0][:4] == ("code", "trivsel", "used by 1 coding", "deleted")
    assert coded(settled(kari, ola, prefer)) == left


def test_a_code_merged_there_and_used_here(copies):
    kari, ola = copies
    merge_codes(ola.desk, ["trivsel"], into="mangel", reason="samme sak")
    kari.apply("trivsel", "a", quote="Ja, ja.")
    settled(kari, ola, "ours")
    assert coded(kari) == sorted([*BEFORE[:2], ("mangel", "kari", "Sant nok."), ("trivsel", "kari", "Ja, ja.")])


@pytest.mark.parametrize(("prefer", "texts"), [("ours", ["ironi?", "nei"]), ("theirs", [])])
def test_a_coding_taken_away_there_and_written_on_here(copies, prefer, texts):
    kari, ola = copies
    number = kari.desk.store.one("codings", quote="Sant nok.")["id"]
    add_memo(kari.desk, "nei", on=f"coding:{number}")
    unapply(ola.desk, [number])
    (conflict,) = conflicts(kari.compare_copy(ola.path))
    assert conflict[0] == "coding"
    assert conflict[1].startswith("a, trivsel, kari, ")
    assert conflict[2:4] == ("used by 1 memo", "deleted")
    settled(kari, ola, prefer)
    assert kari.desk.store.values("memos", "text", order="id") == texts
    assert bool(kari.desk.store.count("codings", quote="Sant nok.")) == (prefer == "ours")


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
def test_a_row_deleted_there_and_changed_here(copies, prefer):
    kari, ola = copies
    edit_code(kari.desk, "ring-først", definition="ringe")
    delete_code(ola.desk, "ring-først")
    assert conflicts(kari.compare_copy(ola.path)) == [
        ("code", "ring-først", "changed: definition: ringe", "deleted", "deleted in one copy, changed in the other")
    ]
    assert ("ring-først" in codes(settled(kari, ola, prefer))) == (prefer == "ours")


def test_children_of_a_code_that_goes_move_up(copies):
    kari, ola = copies
    add_code(kari.desk, "vakter", parent="ring-først")
    delete_code(ola.desk, "ring-først")
    settled(kari, ola, "theirs")
    assert kari.desk.store.find("codes", "vakter")["parent_id"] is None


def test_a_document_that_comes_back_comes_back_whole(copies):
    kari, ola = copies
    ola.apply("mangel", "b", quote="eg står på")
    text = ola.desk.store.text(ola.desk.store.find("documents", "b")["id"])
    delete_document(kari.desk, "b")
    ((what, name, here, there, _rule),) = conflicts(kari.compare_copy(ola.path))
    assert (what, name, here) == ("document", "b", "deleted")
    assert "1 coding" in there
    settled(kari, ola, "theirs")
    document = kari.desk.store.find("documents", "b")["id"]
    assert kari.desk.store.text(document) == text
    assert kari.desk.store.count("turns", document_id=document) == 3
    assert kari.desk.store.count("codings", document_id=document) == 1
    assert not [finding for finding in kari.doctor() if finding.grave]


@pytest.mark.parametrize(("prefer", "stance"), [("ours", "+"), ("theirs", "-")])
def test_the_stance_of_one_coding_changed_in_both(copies, prefer, stance):
    kari, ola = copies
    for study, given in ((kari, "+"), (ola, "-")):
        with study.desk.change("stance"):
            study.desk.store.update(
                "codings", study.desk.store.one("codings", quote="Sant nok.")["id"], {"stance": given}
            )
    settled(kari, ola, prefer)
    assert kari.desk.store.values("codings", "stance", quote="Sant nok.") == [stance]


@pytest.mark.parametrize(("prefer", "names"), [("ours", ["x", "x (ola)"]), ("theirs", ["x", "x (kari)"])])
def test_two_codes_renamed_to_one_name(copies, prefer, names):
    kari, ola = copies
    rename_code(kari.desk, "mangel", "x")
    rename_code(ola.desk, "trivsel", "X".lower())
    (conflict,) = conflicts(kari.compare_copy(ola.path))
    assert conflict[:2] == ("code", "x")
    assert conflict[4].startswith("one name for two; the other becomes x (")
    settled(kari, ola, prefer)
    assert [name for name in codes(kari) if name.startswith("x")] == names
    used = {row[0]: row[2] for row in coded(kari)}
    mine, other = ("x", names[1]) if prefer == "ours" else (names[1], "x")
    assert (used[mine], used[other]) == ("Vi mangler folk.", "Sant nok.")


@pytest.mark.parametrize(("prefer", "top"), [("ours", "trivsel"), ("theirs", "mangel")])
def test_codes_moved_below_each_other(copies, prefer, top):
    kari, ola = copies
    move_code(kari.desk, "mangel", "trivsel")
    move_code(ola.desk, "trivsel", "mangel")
    assert conflicts(kari.compare_copy(ola.path)) == [("code", "mangel, trivsel", "", "", "moved below each other")]
    settled(kari, ola, prefer)
    tops = kari.desk.store.values("codes", "name", parent_id=None, order="id")
    assert sorted(tops) == sorted(["ring-først", top])


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
def test_another_lead_in_each(copies, prefer):
    kari, ola = copies
    set_lead(kari.desk, "kari")
    set_lead(ola.desk, "ola")
    assert conflicts(kari.compare_copy(ola.path)) == [("lead", "coders", "kari", "ola", "another coder leads")]
    settled(kari, ola, prefer)
    assert kari.desk.store.values("coders", "name", lead=1) == ["kari" if prefer == "ours" else "ola"]


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
def test_an_attribute_changed_in_both(copies, prefer):
    kari, ola = copies
    set_attribute(kari.desk, "gruppe a", "role", "leader")
    set_attribute(ola.desk, "gruppe a", "role", "other")
    assert conflicts(kari.compare_copy(ola.path))[0][:4] == (
        "attribute of a case",
        "gruppe a, role",
        "value: leader",
        "value: other",
    )
    settled(kari, ola, prefer)
    assert "leader" in kari.desk.store.values("case_attributes", "value") or prefer == "theirs"


def test_a_document_renamed_to_the_name_of_another(copies):
    kari, ola = copies
    rename_document(kari.desk, "a", "samtale")
    rename_document(ola.desk, "b", "samtale")
    with left_alone(kari, ola), pytest.raises(Conflict, match="1 document of ours and theirs share a name") as refused:
        kari.merge(ola.path, prefer="ours")
    assert refused.value.hint == "--rename-documents brings theirs in under another name."
    kari.merge(ola.path, rename_documents=True)
    assert kari.desk.store.values("documents", "name", order="id") == ["samtale", "samtale (ola)"]


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
def test_a_text_changed_there_and_coded_here_is_taken_whole(copies, prefer):
    kari, ola = copies
    store = ola.desk.store
    document = store.find("documents", "b")["id"]
    with ola.desk.change("revise"):
        for turn in store.rows("turns", document_id=document):
            store.update("turns", turn["id"], {"start": turn["start"] + 1, "end": turn["end"] + 1})
        store.update("texts", document, {"text": "\n" + store.text(document)})
    kari.apply("mangel", "b", quote="eg står på")
    (conflict,) = conflicts(kari.compare_copy(ola.path))
    assert conflict[:4] == ("text", "b", "1 coding", "0 codings")
    settled(kari, ola, prefer)
    document = kari.desk.store.find("documents", "b")["id"]
    assert kari.desk.store.text(document).startswith("\n") == (prefer == "theirs")
    assert kari.desk.store.count("codings", document_id=document) == (1 if prefer == "ours" else 0)
    assert not [finding for finding in kari.doctor() if finding.grave]


def test_a_text_changed_there_and_untouched_here_comes_in(copies):
    kari, ola = copies
    store = ola.desk.store
    document = store.find("documents", "b")["id"]
    with ola.desk.change("revise"):
        store.update("texts", document, {"text": store.text(document) + "Slutt.\n"})
    kari.merge(ola.path)
    assert kari.desk.store.text(document).endswith("Slutt.\n")


def test_a_coding_that_comes_back_is_left_out_where_its_text_was_changed(copies):
    kari, ola = copies
    store = kari.desk.store
    document = store.find("documents", "a")["id"]
    delete_code(kari.desk, "trivsel", with_codings=True)
    with kari.desk.change("revise"):
        store.update("texts", document, {"text": "\n" + store.text(document)})
        for coding in store.rows("codings", document_id=document):
            store.update("codings", coding["id"], {"start": coding["start"] + 1, "end": coding["end"] + 1})
    rename_code(ola.desk, "trivsel", "glede")
    told = kari.compare_copy(ola.path, prefer="theirs").differences
    assert ("a, kari", "left out: its text was changed") in [(line.name, line.rule) for line in told]
    settled(kari, ola, "theirs")
    assert "glede" in codes(kari)
    assert coded(kari) == BEFORE[:2]


def test_settings_stay_as_they_are_here_and_are_told(copies):
    kari, ola = copies
    ola.settle(default_coder="ola", title="Ola sin")
    ola.apply("mangel", "b", quote="eg står på")
    told = [line for line in kari.compare_copy(ola.path).differences if line.what == "setting"]
    assert [(line.name, line.here, line.there, line.rule) for line in told] == [
        ("title", "Felt", "Ola sin", "as here"),
        ("default_coder", "kari", "ola", "as here"),
    ]
    kari.merge(ola.path)
    assert (kari.desk.store.setting("title"), kari.desk.store.setting("default_coder")) == ("Felt", "kari")


def test_a_document_finished_in_both_was_finished_when_it_was_first(copies):
    kari, ola = copies
    finish(kari.desk, "a")
    first = kari.desk.store.values("assignments", "finished")
    finish(with_coder(ola, "kari").desk, "a")
    kari.apply("mangel", "b", quote="eg står på")
    ola.merge(kari.path)
    assert set(first) <= set(ola.desk.store.values("assignments", "finished"))
