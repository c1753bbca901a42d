"""The pipeline recovers what was planted in the sample: code by code, side by side, label by label."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

import thematic

ROOT = Path(__file__).parents[1]
PLANTED = json.loads((Path(__file__).parent / "data" / "planted.json").read_text(encoding="utf-8"))
TABLES = {table["number"]: table for table in PLANTED["tables"]}
FURTHER = PLANTED["further"]
IN_TABLES = {
    code: plan for table in PLANTED["tables"] for side in ("low", "high") for code, plan in table[side].items()
}
EVERY = IN_TABLES | FURTHER


def sheet(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def written(demo):
    """The rows of each of the eight tables, as ``thematic demo`` wrote them."""
    return {number: sheet(demo.folder / "csv" / f"table-{number}.csv") for number in TABLES}


@pytest.fixture(scope="module")
def every_row(demo):
    """All rows of the two comparisons, employees and leaders, by role and code."""
    with thematic.open_study(demo.study) as study:
        return {
            role: {row.row: row for row in compared.all_rows}
            for role in ("employee", "leader")
            for compared in [
                study.contrast(by="absence", values=("low", "high"), where={"role": role}, baseline=0),
            ]
        }


def test_the_plan_is_the_codebook_code_for_code():
    def walk(codes):
        for code in codes:
            yield code
            yield from walk(code.get("children", ()))

    book = yaml.safe_load((ROOT / "codebooks" / "ned.yml").read_text(encoding="utf-8"))
    codes = {code["name"]: code for code in walk(book["codes"])}
    assert len(IN_TABLES) == 114
    assert codes.keys() == EVERY.keys()
    for table in PLANTED["tables"]:
        for code in (*table["low"], *table["high"]):
            assert codes[code]["theme"] == table["theme"], code
    for code, plan in FURTHER.items():
        assert codes[code].get("theme", "attitudes") == plan["theme"], code


def test_the_lead_coders_file_holds_what_was_planted():
    sample = ROOT / "transcripts_sample"
    cases = {row["document"]: row for row in sheet(sample / "cases.csv")}
    raised = defaultdict(set)
    for row in sheet(sample / "codings.csv"):
        if row["coder"] == "kari":
            raised[row["code"], cases[row["document"]]["absence"]].add(cases[row["document"]]["group"])
    found = {code: {side: len(raised[code, side]) for side in ("low", "high")} for code in EVERY}
    assert found == {code: {"low": plan["low"], "high": plan["high"]} for code, plan in EVERY.items()}


def test_the_plan_of_the_tables_asks_for_the_eight():
    plan = yaml.safe_load((ROOT / "transcripts_sample" / "tables.yml").read_text(encoding="utf-8"))
    asked = [(table["number"], table["where"], table["theme"], table["by"]) for table in plan["tables"]]
    assert asked == [
        (number, {"role": table["role"]}, table["theme"], "absence=low,high") for number, table in TABLES.items()
    ]


@pytest.mark.parametrize("number", TABLES)
@pytest.mark.parametrize("side", ["low", "high"])
def test_exactly_the_planted_codes_stand_in_a_column(written, number, side):
    found = {
        row["row"]: row["label"]
        for row in written[number]
        if row["more_often"] == side and row["label"] in ("clear", "tendency")
    }
    assert found == {code: plan["label"] for code, plan in TABLES[number][side].items()}


@pytest.mark.parametrize("number", TABLES)
def test_every_table_holds_clear_rows_and_tendencies(written, number):
    labels = [row["label"] for row in written[number]]
    assert labels.count("clear") > labels.count("tendency") > 0


@pytest.mark.parametrize("number", TABLES)
def test_nothing_else_stands_in_a_column_and_nothing_is_left_out(written, number):
    table = TABLES[number]
    others = {
        code: plan for code, plan in FURTHER.items() if (plan["role"], plan["theme"]) == (table["role"], table["theme"])
    }
    rest = {row["row"]: row["label"] for row in written[number] if row["row"] not in table["low"] | table["high"]}
    own = {code: label for code, label in rest.items() if code in others}
    assert own == {code: plan["label"] for code, plan in others.items()}
    assert {code for code in rest if code not in others} <= never_raised(written[number])


def never_raised(rows):
    """Codes of the other role: nobody of this one could raise them."""
    return {row["row"] for row in rows if row["groups_a"] == row["groups_b"] == "0"}


@pytest.mark.parametrize("code", EVERY)
def test_the_counts_are_those_of_the_plan(every_row, code):
    plan = EVERY[code]
    role = next((table["role"] for table in TABLES.values() if code in table["low"] | table["high"]), plan.get("role"))
    row = every_row[role][code]
    unasked = PLANTED["unasked"].get(code, {})
    assert (row.raised_unasked_a, row.raised_unasked_b) == (unasked.get("low", 0), unasked.get("high", 0))
    assert (row.groups_a + row.raised_unasked_a, row.groups_b + row.raised_unasked_b) == (plan["low"], plan["high"])
    assert row.label == plan["label"]
    other = every_row["leader" if role == "employee" else "employee"][code]
    assert (other.groups_a, other.groups_b) == (0, 0)


def test_a_topic_that_one_group_of_each_side_was_not_asked_about_counts_eight_against_eight(every_row):
    direction = [code for code, row in every_row["employee"].items() if row.theme == "direction"]
    assert {(every_row["employee"][code].of_a, every_row["employee"][code].of_b) for code in direction} == {(8, 8)}
    assert {(row.of_a, row.of_b) for code, row in every_row["employee"].items() if code not in direction} == {(9, 9)}


def test_shared_rows_say_both_and_the_rest_of_the_further_codes_nothing(every_row):
    for code, plan in FURTHER.items():
        expected = "both" if plan["label"] == "shared" else ""
        assert every_row[plan["role"]][code].more_often == expected, code


def test_more_rows_stand_in_the_columns_than_chance_would_put_there(demo):
    with thematic.open_study(demo.study) as study:
        for role in ("employee", "leader"):
            found = study.contrast(by="absence", values=("low", "high"), where={"role": role}, baseline=1000)
            planted = sum(len(table["low"]) + len(table["high"]) for table in TABLES.values() if table["role"] == role)
            assert found.baseline.shown.rows == planted
            assert found.baseline.shown.as_many == 2  # the design as it is, and its mirror
