"""agreement sample: seeded, in proportion to the kinds of groups, assigned as one operation if asked for."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.rows import every_row
from thematic.agreement.sampling import draw
from thematic.coding.coders import add_coder
from thematic.errors import BadInput, NotFound, UsageError
from thematic.store.desk import Desk
from thematic.store.file import create
from thematic.store.history import operations, undo


def design(desk, sizes, *, design=1):
    """A study with so many documents of each (role, absence); absence stands at the group, role at its site."""
    store = desk.store
    add_coder(desk, "kari")
    with desk.change("set up"):
        role = store.insert("attributes", {"name": "role", "design": design})
        absence = store.insert("attributes", {"name": "absence", "design": design})
        for (a_role, an_absence), many in sizes.items():
            site = store.insert("cases", {"kind": "site", "name": f"{a_role} {an_absence}"})
            group = store.insert("cases", {"kind": "group", "name": f"{a_role} {an_absence}", "parent_id": site})
            store.insert("case_attributes", {"case_id": site, "attribute_id": role, "value": a_role})
            store.insert("case_attributes", {"case_id": group, "attribute_id": absence, "value": an_absence})
            for number in range(many):
                store.insert("documents", {"name": f"{a_role}-{an_absence}-{number:02}", "group_id": group})


FOUR = {("employee", "high"): 9, ("employee", "low"): 9, ("leader", "high"): 9, ("leader", "low"): 9}


def parts(sample):
    return {stratum.values: len(stratum.drawn) for stratum in sample.strata}


def test_a_fifth_is_drawn_from_every_kind_of_group_in_proportion(desk):
    design(desk, FOUR)
    sample = draw(desk)
    assert sample.attributes == ("role", "absence")
    assert (len(sample.drawn), sample.documents) == (8, 36)
    assert parts(sample) == dict.fromkeys(FOUR, 2)
    assert all(name.startswith("-".join(stratum.values)) for stratum in sample.strata for name in stratum.drawn)


def test_a_small_stratum_gives_one_all_the_same(desk):
    design(desk, {("employee", "high"): 28, ("employee", "low"): 1, ("leader", "low"): 1})
    assert parts(draw(desk)) == {("employee", "high"): 4, ("employee", "low"): 1, ("leader", "low"): 1}


def test_the_same_seed_draws_the_same_and_another_something_else(desk):
    design(desk, FOUR)
    assert draw(desk, seed=7) == draw(desk, seed=7)
    assert len({draw(desk, seed=seed).drawn for seed in range(10)}) > 1


def test_every_document_is_drawn_as_often_as_any_other(desk):
    design(desk, {("employee", "high"): 5, ("leader", "low"): 5})
    counts = Counter(name for seed in range(400) for name in draw(desk, documents=2, seed=seed).drawn)
    assert len(counts) == 10
    assert min(counts.values()) > 50


def test_documents_can_be_counted_instead(desk):
    design(desk, FOUR)
    assert len(draw(desk, documents=36).drawn) == 36
    assert len(draw(desk, documents=1).drawn) == 1
    assert len(draw(desk, share=10).drawn) == 4
    assert len(draw(desk, share=25).drawn) == 9


def test_without_a_design_all_documents_are_of_one_kind(desk):
    design(desk, FOUR, design=0)
    with desk.change("set up"):
        desk.store.insert("documents", {"name": "alene"})
    sample = draw(desk)
    assert parts(sample) == {(): 8}
    assert sample.documents == 37


def test_a_document_without_a_group_is_a_kind_of_its_own(desk):
    design(desk, FOUR)
    with desk.change("set up"):
        desk.store.insert("documents", {"name": "alene"})
    assert parts(draw(desk))["", ""] == 1


def test_a_coder_gets_the_documents_as_one_operation(desk):
    design(desk, FOUR)
    add_coder(desk, "ola")
    before = every_row(desk.store)
    sample = draw(desk, seed=3, coder="Ola")
    rows = desk.store.rows("assignments", coder_id=desk.store.find("coders", "ola")["id"])
    assert sorted(desk.store.values("documents", "name", id={row["document_id"] for row in rows})) == sorted(
        sample.drawn
    )
    newest = operations(desk.store)[0]
    assert (newest["verb"], newest["reason"]) == ("agreement sample", "8 of 36 documents, seed 3")
    undo(desk.store, coder="kari")
    assert every_row(desk.store) == before


def test_what_cannot_be_drawn_is_refused(desk):
    for documents in (None, 1):
        with pytest.raises(BadInput, match="There are no documents to draw from"):
            draw(desk, documents=documents)
    design(desk, FOUR)
    with pytest.raises(UsageError, match="A share of 30 % is not between 10 and 25"):
        draw(desk, share=30)
    with pytest.raises(UsageError, match="37 of 36 documents cannot be drawn"):
        draw(desk, documents=37)
    with pytest.raises(NotFound, match="There is no coder 'olla'"):
        draw(desk, coder="olla")


@settings(deadline=None, max_examples=25)
@given(sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4), data=st.data())
def test_any_sample_has_its_size_and_stays_within_one_of_each_quota_or_gives_one(tmp_path_factory, sizes, data):
    store = create(tmp_path_factory.mktemp("sample") / "s.thematic", title="", coder="kari")
    desk = Desk(store, "kari")
    design(desk, {("r", str(place)): size for place, size in enumerate(sizes)})
    wanted = data.draw(st.integers(1, sum(sizes)))
    sample = draw(desk, documents=wanted, seed=data.draw(st.integers(0, 99)))
    assert len(set(sample.drawn)) == len(sample.drawn) == wanted
    for stratum in sample.strata:
        assert set(stratum.drawn) <= set(stratum.documents)
        quota = wanted * len(stratum.documents) / sum(sizes)
        assert len(stratum.drawn) <= max(1, quota + 1)
        assert len(stratum.drawn) >= int(wanted >= len(sizes))
    store.close()
