"""Merging themes: codes, subthemes, memos and guide questions follow, no link stands twice, and undo takes all back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.field import create, nothing_changes, one_operation, taken_back
from thematic.errors import BadInput, NotFound
from thematic.themes.themes import add_theme, assign_codes, list_themes, merge_themes
from thematic.transcripts.guide import import_guide
from thematic.transcripts.memos import add_memo


@pytest.fixture
def themes(study):
    for name, parent in (("ledelse", ""), ("støtte", "ledelse"), ("ros", "støtte"), ("klima", "")):
        add_theme(study.desk, name, parent=parent)
    return study


def merge(study, *sources, into):
    return merge_themes(study.desk, sources, into=into, reason="Samme idé.")


def shown(study):
    return [(row["theme"], row["depth"], row["code_names"]) for row in list_themes(study.desk)]


def test_codes_and_subthemes_follow_and_shared_codes_stand_once(themes):
    assign_codes(themes.desk, "støtte", ["mangel", "trivsel"])
    assign_codes(themes.desk, "klima", ["trivsel", "ring-først"])
    with one_operation(themes, "theme merge"):
        assert merge(themes, "støtte", into="klima") == 1
        assert themes.history()[0]["reason"] == "Samme idé."
        assert themes.history()[0]["summary"] == "støtte into klima: 1 code gained."
    assert shown(themes) == [("ledelse", 0, ""), ("klima", 0, "mangel, trivsel, ring-først"), ("ros", 1, "")]


def test_several_sources_with_the_same_codes_give_each_once(themes):
    for theme in ("støtte", "ros"):
        assign_codes(themes.desk, theme, ["mangel"])
    with one_operation(themes, "theme merge"):
        assert merge(themes, "støtte", "ros", "ROS", into="klima") == 1
    assert shown(themes) == [("ledelse", 0, ""), ("klima", 0, "mangel")]


def test_a_theme_can_be_merged_into_one_below_it(themes):
    with one_operation(themes, "theme merge"):
        merge(themes, "ledelse", into="ros")
    assert shown(themes) == [("ros", 0, ""), ("støtte", 1, ""), ("klima", 0, "")]


def test_memos_and_questions_of_the_guide_follow(themes, tmp_path):
    (tmp_path / "guide.yml").write_text("questions:\n- {id: q1, theme: Støtte}\n", encoding="utf-8")
    import_guide(themes.desk, tmp_path / "guide.yml")
    memo = add_memo(themes.desk, "Henger sammen med klima.", on="theme:støtte")
    with one_operation(themes, "theme merge"):
        merge(themes, "støtte", into="klima")
    store = themes.desk.store
    assert store.one("memos", id=memo)["target_id"] == store.find("themes", "klima")["id"]
    assert store.values("questions", "theme") == ["klima"]


def test_what_is_no_merge_is_refused(themes):
    with nothing_changes(themes):
        with pytest.raises(BadInput, match="A merge needs a reason"):
            merge_themes(themes.desk, ["støtte"], into="klima", reason="")
        with pytest.raises(BadInput, match="'klima' cannot be merged into itself"):
            merge(themes, "støtte", "KLIMA", into="klima")
        with pytest.raises(NotFound, match="There is no theme 'x'"):
            merge(themes, "x", into="klima")
        with pytest.raises(NotFound, match="There is no theme 'x'"):
            merge(themes, "klima", into="x")


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    with create(tmp_path_factory.mktemp("themes")) as study:
        yield study


NAMES = ["t0", "t1", "t2", "t3", "t4"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=5, max_size=5),
    st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(["mangel", "ring-først", "trivsel"]))),
    st.permutations(NAMES),
    st.integers(1, 4),
)
def test_a_merge_loses_no_code_and_leaves_a_tree(coded, parents, links, order, count):
    study = coded
    into, *sources = order[: count + 1]
    with taken_back(study):
        for place, name in enumerate(NAMES):
            above = parents[place]
            add_theme(study.desk, name, parent=NAMES[above] if above is not None and above < place else "")
        for theme, code in sorted(links):
            assign_codes(study.desk, theme, [code])
        with taken_back(study):
            merge(study, *sources, into=into)
            after = {row["theme"]: row for row in list_themes(study.desk)}
            assert set(after) == set(NAMES) - set(sources)
            merged = {code for theme, code in links if theme in (into, *sources)}
            names = after[into]["code_names"].split(", ") if merged else []
            assert sorted(names) == sorted(merged)
            for theme, row in after.items():
                if theme != into:
                    assert row["codes"] == sum(link[0] == theme for link in links)
