"""The matrix counts what a contrast counts, group by group."""

import shutil

import pytest

from thematic.coding.assignments import finish
from thematic.coding.blinding import set_blind
from thematic.coding.coders import add_coder
from thematic.contrast.compare import compare
from thematic.contrast.matrix import mention_matrix
from thematic.errors import BadInput, NotFound, UsageError
from thematic.store.desk import Desk
from thematic.study import open_study


@pytest.fixture(scope="module")
def sample(demo, tmp_path_factory):
    path = tmp_path_factory.mktemp("matrix") / "ned.thematic"
    shutil.copy(demo.study, path)
    with open_study(path) as study:
        yield study.desk


@pytest.fixture
def four(field):
    """Two sites with a group of low and one of high absence each; trust under climate, thrift under none."""
    for name in ("l1", "l2", "h1", "h2"):
        field.group(name, f"S{name[1]}", absence="low" if name[0] == "l" else "high")
    with field.desk.change("declare"):
        field.store.update("attributes", field.ids["attributes", "absence"], {"design": 1})
    field.theme("climate")
    field.code("trust", "climate")
    field.code("more trust", parent="trust")
    field.code("thrift")
    return field


def cells(matrix, row):
    found = next(one for one in matrix.rows if one.name == row)
    return dict(zip((column.group for column in matrix.columns), found.mentions, strict=True))


@pytest.mark.parametrize("kind", ["code", "code-stance", "concept", "theme"])
@pytest.mark.parametrize("where", [{"role": "employee"}, {"sector": "healthcare"}, {}])
def test_groups_and_denominators_are_those_of_the_contrast(sample, kind, where):
    sectors = sample.store.values("case_attributes", "value", attribute_id=3)
    where = {name: sectors[0] if name == "sector" else value for name, value in where.items()}
    contrast = compare(sample, by="absence", values=("low", "high"), where=where, rows=kind, baseline=0)
    matrix = mention_matrix(sample, by="absence", where=where, rows=kind)
    assert len(matrix.columns) == sum(contrast.n_units)
    assert len(matrix.rows) == len(contrast.all_rows) > 0
    for found, row in zip(matrix.rows, contrast.all_rows, strict=True):
        assert (found.name, found.stance, found.parent) == (row.row, row.stance, row.parent)
        assert found.groups == row.groups_a + row.groups_b
        assert found.of == row.of_a + row.of_b
        assert found.raised_unasked == row.raised_unasked_a + row.raised_unasked_b
        low = [column.values == ("low",) for column in matrix.columns]
        assert (
            sum(1 for m, a, side in zip(found.mentions, found.asked, low, strict=True) if m and a and side)
            == row.groups_a
        )


def test_mentions_are_counted_a_passage_once_with_codes_below(four):
    four.coding("trust", "l1", 2)
    four.coding("more trust", "l1", 2)
    four.coding("more trust", "l1", 3)
    four.coding("trust", "h2", 1)
    four.coding("thrift", "h2", 4)
    matrix = mention_matrix(four.desk)
    assert [column.group for column in matrix.columns] == ["h1", "h2", "l1", "l2"]
    assert cells(matrix, "trust") == {"l1": 2, "l2": 0, "h1": 0, "h2": 0}
    assert cells(matrix, "more trust") == {"l1": 2, "l2": 0, "h1": 0, "h2": 0}
    assert cells(matrix, "thrift")["h2"] == 1
    assert [row.theme for row in matrix.rows] == ["climate", "climate", ""]


def test_columns_stand_by_the_values_asked_for_then_site_and_name(four):
    matrix = mention_matrix(four.desk, by="absence", values=("low", "high"))
    assert [(column.values, column.site, column.group) for column in matrix.columns] == [
        (("low",), "S1", "l1"),
        (("low",), "S2", "l2"),
        (("high",), "S1", "h1"),
        (("high",), "S2", "h2"),
    ]
    assert [column.group for column in mention_matrix(four.desk, by="absence", values=("low",)).columns] == ["l1", "l2"]
    fixed = mention_matrix(four.desk, where={"absence": "low"})
    assert (fixed.by, fixed.where) == ((), {"absence": "low"})
    assert [row.name for row in mention_matrix(four.desk, theme="climate").rows] == ["trust", "more trust"]


def test_a_blind_coder_sees_only_groups_that_are_finished(four):
    add_coder(four.desk, "ola")
    with four.desk.change("lead"):
        four.store.update("coders", four.ids["coders", "kari"], {"lead": 1})
    for document in ("l1", "l2", "h1"):
        four.coding("trust", document)
    set_blind(four.desk, True)
    ola = Desk(four.store, "ola", "en")
    with pytest.raises(BadInput, match="The study is blind"):
        mention_matrix(ola)
    finish(ola, "l1")
    matrix = mention_matrix(ola)
    assert ([column.group for column in matrix.columns], matrix.hidden) == (["l1"], 3)
    assert mention_matrix(four.desk).hidden == 0
    set_blind(four.desk, True, hide=["absence"])
    assert mention_matrix(ola, where={"absence": "low"}).columns[0].group == "l1"
    with pytest.raises(BadInput, match="The study is blind"):
        mention_matrix(four.desk)


def test_what_cannot_be_laid_out_is_said(field, four):
    with pytest.raises(NotFound, match="no attribute 'absense'"):
        mention_matrix(four.desk, by="absense")
    with pytest.raises(NotFound, match="no theme 'climat'"):
        mention_matrix(four.desk, theme="climat")
    with pytest.raises(BadInput, match="No code has a concept"):
        mention_matrix(four.desk, rows="concept")
    four.participant("p1", "l1/P1", age="old")
    with pytest.raises(UsageError, match="belongs to participants"):
        mention_matrix(four.desk, by="age")


def test_a_study_without_groups_or_codes_says_so(field):
    with pytest.raises(BadInput, match="no codes"):
        mention_matrix(field.desk)
    field.code("trust")
    with pytest.raises(BadInput, match="no groups"):
        mention_matrix(field.desk)
