"""The table plan: what it may say, and what it is told when it is wrong."""

from pathlib import Path

import pytest

from thematic.contrast.plan import read_plan
from thematic.errors import BadInput


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    return tmp_path / "tables.yml"


def test_a_whole_plan_is_read(plan_path: Path) -> None:
    plan_path.write_text(
        """
style: evidence
tables:
  - number: 3-4
    caption: {nb: Holdninger, en: Attitudes}
    by: absence=low,high
    where: {role: employee, year: 2020, shift: no}
    theme: attitudes
    rows: concept
    unit: participant
    strata: [role, shift]
    layer: consensus
    headings:
      low: {nb: Lavt, en: }
      1: One
  - number: 3.10
    by: role
""",
        encoding="utf-8",
    )

    plan = read_plan(plan_path)

    first, second = plan.tables
    assert plan.style == "evidence"
    assert (first.number, first.by, first.values, first.theme, first.rows) == (
        "3-4",
        "absence",
        ("low", "high"),
        "attitudes",
        "concept",
    )
    assert first.caption == {"nb": "Holdninger", "en": "Attitudes"}
    assert first.where == {"role": "employee", "year": "2020", "shift": "no"}
    assert first.headings == {"low": {"nb": "Lavt"}, "1": {"nb": "One", "en": "One"}}
    assert (second.number, second.by, second.values, second.theme, second.rows) == ("3.10", "role", None, None, "code")
    assert (second.caption, second.where, second.headings) == ({}, {}, {})
    assert (first.unit, first.strata, first.layer) == ("participant", ("role", "shift"), "consensus")
    assert (second.unit, second.strata, second.layer) == ("group", None, None)


@pytest.mark.parametrize(
    ("written", "strata"), [("role", ("role",)), ("[]", ()), ("", None), ("[2020, no]", ("2020", "no"))]
)
def test_strata_are_a_list_a_name_or_the_site_alone(plan_path: Path, written: str, strata: object) -> None:
    plan_path.write_text(TABLE + f"    strata: {written}", encoding="utf-8")

    assert read_plan(plan_path).tables[0].strata == strata


def test_the_style_is_that_of_the_report_unless_said(plan_path: Path) -> None:
    plan_path.write_text("tables: [{number: 1, by: absence}]", encoding="utf-8")

    assert read_plan(plan_path).style == "report"
    assert read_plan(plan_path).tables[0].number == "1"


def test_a_byte_order_mark_does_no_harm(plan_path: Path) -> None:
    plan_path.write_text("tables: [{number: 1, by: fravær}]", encoding="utf-8-sig")

    assert read_plan(plan_path).tables[0].by == "fravær"


TABLE = "tables:\n  - number: 7\n    by: absence\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no table plan"),
        ("- a\n- b", "is no table plan"),
        ("style: report", "has no list 'tables'"),
        ("tables: []", "has no list 'tables'"),
        ("tables: {number: 1}", "has no list 'tables'"),
        ("tables: [a]", "table 1 is no table"),
        ("tabels: []", "unknown key 'tabels'"),
        ("style: fancy\n" + TABLE, "no style 'fancy'"),
        ("style: [report]\n" + TABLE, "style: a list or a mapping"),
        ("tables: [{by: absence}]", "table 1 has no 'number'"),
        ("tables: [{number: 1}]", "table 1 has no 'by'"),
        ("tables: [{number: 1, by: }]", "table 1 has no 'by'"),
        ("tables: [{number: [1], by: absence}]", "table 1, number: a list or a mapping"),
        ("tables: [{number: 1, by: {absence: low}}]", "table 1, by: a list or a mapping"),
        (TABLE + "    rows: coding", r"table 1 \(7\): there are no rows of 'coding'"),
        (TABLE + "    unit: groups", r"table 1 \(7\): there is no unit 'groups'"),
        (TABLE + "    unit: [group]", "table 1, unit: a list or a mapping"),
        (TABLE + "    layer: consensual", r"table 1 \(7\): there is no layer 'consensual'"),
        (TABLE + "    strata: {role: leader}", r"table 1 \(7\), strata: a list or a mapping"),
        (TABLE + "    strata: [role, [a]]", r"table 1 \(7\), strata: a list or a mapping"),
        (TABLE + "    strata: [role, '']", r"table 1 \(7\), strata: an attribute has no name"),
        (TABLE + "    captoin: x", "table 1: unknown key 'captoin'"),
        (TABLE + "    caption: {no: x}", r"table 1 \(7\), caption: unknown key 'no'"),
        (TABLE + "    caption: [x]", r"table 1 \(7\), caption: a list or a mapping"),
        (TABLE + "    where: employee", r"table 1 \(7\): 'where' is no mapping"),
        (TABLE + "    where: {role: }", r"table 1 \(7\): 'where' has no value for 'role'"),
        (TABLE + "    where: {role: [a, b]}", r"table 1 \(7\), role: a list or a mapping"),
        (TABLE + "    headings: [low]", r"table 1 \(7\): 'headings' is no mapping"),
        (TABLE + "    headings: {low: {se: x}}", r"heading 'low': unknown key 'se'"),
        (TABLE + "    theme: [a, b]", "theme: a list or a mapping"),
        ("tables: [{number: 1, by: absence=}]", r"table 1 \(1\): 'absence=' names no comparison"),
        (TABLE + "  - number: 7\n    by: role", "two tables have the number '7'"),
        ("tables:\n  - number: 1\n   by: x", "line 3"),
        ("tables: 'x", "line 1"),
    ],
)
def test_a_wrong_plan_says_where_and_what(plan_path: Path, text: str, sentence: str) -> None:
    plan_path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=sentence) as caught:
        read_plan(plan_path)

    assert str(plan_path) in caught.value.sentence
    assert caught.value.hint or "unknown key" in caught.value.sentence


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("captoin: x", "caption"),
        ("stratum: x", "strata"),
        ("units: group", "unit"),
        ("unit: groups", "group"),
        ("layer: consensual", "consensus"),
        ("rows: codes", "code"),
    ],
)
def test_a_mistyped_key_or_value_is_told_the_nearest(plan_path: Path, line: str, nearest: str) -> None:
    plan_path.write_text(TABLE + f"    {line}", encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        read_plan(plan_path)

    assert f"Did you mean '{nearest}'" in caught.value.hint


def test_a_plan_that_is_not_there_is_said(plan_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_plan(plan_path)
