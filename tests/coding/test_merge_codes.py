"""A merge keeps every coding, unites identical ones, records where each came from, and is undone whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import coded, create, nothing_changes, one_operation, taken_back
from thematic.coding.codebook import add_code, move_code
from thematic.coding.coders import add_coder
from thematic.coding.merging import merge_codes
from thematic.errors import BadInput, NotFound
from thematic.themes.themes import add_theme, assign_codes
from thematic.transcripts.memos import add_memo


def merge(study, *sources, into="trivsel"):
    return merge_codes(study.desk, sources, into=into, reason="Samme sak.")


def origins(study):
    store = study.desk.store
    return [(row["coding_id"], row["former_code"], row["reason"]) for row in store.rows("coding_origins", order="id")]


def parents(study):
    names = {row["id"]: row["name"] for row in study.desk.store.rows("codes")}
    return {row["name"]: names.get(row["parent_id"]) for row in study.desk.store.rows("codes")}


def test_every_coding_moves_and_remembers_its_code(study):
    first = study.apply("mangel", "a", turn=2, stance="-", memo="Min.")
    second = study.apply("ring-først", "b", turn=2)
    kept = study.apply("trivsel", "a", turn=5)
    guids = dict(zip(*(study.desk.store.values("codings", name, order="id") for name in ("id", "guid")), strict=True))
    with one_operation(study, "merge codes"):
        assert merge(study, "mangel", "Ring-først") == (2, 0)
        assert study.history()[0]["reason"] == "Samme sak."
        assert study.history()[0]["summary"] == "mangel, ring-først into trivsel: 2 codings moved, 0 united."
    assert {row[1] for row in coded(study)} == {"trivsel"}
    assert study.desk.store.values("codings", "id", order="id") == [first.id, second.id, kept.id]
    assert origins(study) == [(first.id, "mangel", "Samme sak."), (second.id, "ring-først", "Samme sak.")]
    assert study.desk.store.values("coding_origins", "former_guid", order="id") == [guids[first.id], guids[second.id]]
    assert study.desk.store.values("codes", "name") == ["trivsel"]


def test_identical_codings_unite_and_keep_all_memos(study):
    twin = study.apply("trivsel", "a", turn=2, memo="Den som blir.")
    gone = study.apply("mangel", "a", turn=2, memo="Den som går.")
    with one_operation(study, "merge codes"):
        assert merge(study, "mangel") == (0, 1)
    assert study.desk.store.values("codings", "id") == [twin.id]
    assert {(row["target_id"], row["text"]) for row in study.desk.store.rows("memos")} == {
        (twin.id, "Den som blir."),
        (twin.id, "Den som går."),
    }
    assert origins(study) == [(twin.id, "mangel", "Samme sak.")]
    assert gone.id != twin.id


def test_codings_that_differ_in_anything_stay_apart(study):
    from thematic.coding.codings import apply
    from thematic.store.desk import Desk

    add_coder(study.desk, "ola")
    study.apply("trivsel", "a", turn=2, stance="+")
    study.apply("mangel", "a", turn=2, stance="-")
    study.apply("mangel", "a", quote="Vi mangler folk.", stance="+")
    apply(study.desk, "mangel", "a", turn=5, layer="consensus")
    apply(Desk(study.desk.store, "ola"), "mangel", "a", turn=5)
    with one_operation(study, "merge codes"):
        assert merge(study, "mangel") == (4, 0)
    assert [row[4] for row in coded(study) if row[5:7] == (47, 85)] == ["+", "-"]


def test_twins_among_the_sources_unite_with_each_other(study):
    study.apply("mangel", "a", turn=2)
    study.apply("ring-først", "a", turn=2)
    with one_operation(study, "merge codes"):
        assert merge(study, "mangel", "ring-først") == (1, 1)
    assert [former for _coding, former, _reason in origins(study)] == ["mangel", "ring-først"]


def test_a_second_merge_keeps_the_origins_of_the_first(study):
    first = study.apply("mangel", "a", turn=2)
    merge(study, "mangel", into="ring-først")
    twin = study.apply("trivsel", "a", turn=2)
    with one_operation(study, "merge codes"):
        assert merge(study, "ring-først") == (0, 1)
    assert origins(study) == [(twin.id, "mangel", "Samme sak."), (twin.id, "ring-først", "Samme sak.")]
    assert first.id not in study.desk.store.values("codings", "id")


def test_children_themes_and_memos_of_the_code_follow(study):
    add_code(study.desk, "barn", parent="mangel")
    for theme, codes in (("klima", ["mangel", "trivsel"]), ("ledelse", ["mangel"])):
        add_theme(study.desk, theme)
        assign_codes(study.desk, theme, codes)
    memo = add_memo(study.desk, "Om koden.", on="code:mangel")
    with one_operation(study, "merge codes"):
        merge(study, "mangel")
    assert parents(study) == {"barn": "trivsel", "trivsel": None, "ring-først": None}
    target = study.desk.store.find("codes", "trivsel")["id"]
    assert sorted((row["theme_id"], row["code_id"]) for row in study.desk.store.rows("theme_codes")) == [
        (1, target),
        (2, target),
    ]
    assert study.desk.store.one("memos", id=memo)["target_id"] == target


def test_a_code_can_be_merged_into_one_below_it(study):
    move_code(study.desk, "mangel", "ring-først")
    move_code(study.desk, "trivsel", "mangel")
    add_code(study.desk, "søsken", parent="mangel")
    with one_operation(study, "merge codes"):
        merge(study, "mangel", "ring-først")
    assert parents(study) == {"trivsel": None, "søsken": "trivsel"}


def test_naming_a_source_twice_is_naming_it_once(study):
    study.apply("mangel", "a", turn=2)
    assert merge(study, "mangel", "MANGEL") == (1, 0)
    assert study.operations[-1].notes == ["mangel into trivsel: 1 coding moved, 0 united."]


def test_what_is_no_merge_is_refused(study):
    study.apply("mangel", "a", turn=2)
    with nothing_changes(study):
        with pytest.raises(BadInput, match="A merge needs a reason"):
            merge_codes(study.desk, ["mangel"], into="trivsel", reason=" ")
        with pytest.raises(BadInput, match="'trivsel' cannot be merged into itself"):
            merge(study, "mangel", "Trivsel")
        with pytest.raises(NotFound, match="There is no code 'mangl'"):
            merge(study, "mangl")
        with pytest.raises(NotFound, match="There is no code 'trivsl'"):
            merge(study, "mangel", into="trivsl")


@pytest.fixture(scope="module")
def three_codes(tmp_path_factory):
    with create(tmp_path_factory.mktemp("merge")) as study:
        add_coder(study.desk, "ola")
        yield study


ROWS = st.fixed_dictionaries(
    {
        "document": st.sampled_from(["a", "b"]),
        "code": st.sampled_from(["mangel", "ring-først", "trivsel"]),
        "coder": st.sampled_from(["kari", "ola"]),
        "layer": st.sampled_from(["independent", "consensus"]),
        "stance": st.sampled_from(["", "+", "-"]),
        "turn": st.integers(2, 3),
    }
)


@settings(max_examples=30, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=12))
def test_a_merge_loses_no_passage_and_no_origin(three_codes, rows):
    study = three_codes
    with taken_back(study):
        study.add_codings(rows)
        was, guids = coded(study), set(study.desk.store.values("codings", "guid"))
        with taken_back(study):
            moved, united = merge(study, "mangel", "ring-først")
            after = coded(study)
            assert sorted((row[0], *row[2:7]) for row in after) == sorted({(row[0], *row[2:7]) for row in was})
            assert united == len(was) - len(after)
            assert moved + united == sum(row[1] != "trivsel" for row in was) == len(origins(study))
            left = set(study.desk.store.values("codings", "guid"))
            assert left | set(study.desk.store.values("coding_origins", "former_guid")) == guids
