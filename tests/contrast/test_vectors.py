"""Known designs, built as studies: every figure that they must give."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contrast.field import Field

VECTORS = json.loads((Path(__file__).parent / "data" / "vectors.json").read_text(encoding="utf-8"))
CASES = {case["name"]: case for case in VECTORS["cases"]}
FAMILY = VECTORS["family"]
EXACT = ("difference", "p_exact", "p_mid", "p_smallest")
NOTED = 1e-4
"""How well the integrals of the file are worked out, by its own note; ``test_posterior`` asks for 1e-6."""
INTEGRATED = ("posterior", "rope", "interval_low", "interval_high")


def lay_out(field: Field, groups: list[dict[str, Any]]) -> list[str]:
    """The groups of a design with side and, where strata are more than sites, role; returns their names."""
    names = []
    for number, group in enumerate(groups):
        names.append(f"g{number:02}")
        field.group(names[-1], group["site"], absence=group["side"])
        _site, slash, role = group.get("stratum", "").partition("/")
        if slash:
            field.attribute(names[-1], "role", role, design=True)
    return names


def ask(field: Field, groups: list[dict[str, Any]], names: list[str]) -> None:
    """Log the topic's question where it was asked, and another one everywhere."""
    field.question("other", "another theme", *names)
    field.question("topic", "climate", *(name for name, group in zip(names, groups, strict=True) if group["asked"]))


@pytest.mark.parametrize("name", CASES)
def test_a_study_gives_the_figures_of_a_known_design(field: Field, name: str) -> None:
    groups, expected = CASES[name]["groups"], CASES[name]["expected"]
    names = lay_out(field, groups)
    field.theme("climate")
    field.code("topic", "climate")
    ask(field, groups, names)
    field.raised("topic", *(group for group, design in zip(names, groups, strict=True) if design["present"]))

    row = field.row("topic")

    for count in ("groups_a", "of_a", "groups_b", "of_b"):
        assert getattr(row, count) == expected[count]
    assert row.raised_unasked_a + row.raised_unasked_b == expected["raised_unasked"]
    for figures, error in ((EXACT, 1e-12), (INTEGRATED, NOTED)):
        for figure in figures:
            wanted = expected[figure]
            assert getattr(row, figure) == (wanted if wanted is None else pytest.approx(wanted, abs=error)), figure
    assert row.label == expected["label_if_alone"]


def test_a_family_of_rows_gets_the_known_q_and_labels(field: Field) -> None:
    names = lay_out(field, FAMILY[0]["groups"])
    for number, row in enumerate(FAMILY):
        assert [(group["site"], group["side"]) for group in row["groups"]] == [
            (group["site"], group["side"]) for group in FAMILY[0]["groups"]
        ]
        field.code(f"row {number}")
        raised = (name for name, group in zip(names, row["groups"], strict=True) if group["present"])
        field.raised(f"row {number}", *raised)

    found = {row.row: row for row in field.contrast().all_rows}

    for number, row in enumerate(FAMILY):
        mine, expected = found[f"row {number}"], row["expected"]
        assert mine.p_mid == pytest.approx(expected["p_mid"], abs=1e-12)
        assert mine.p_smallest == pytest.approx(expected["p_smallest"], abs=1e-12)
        assert mine.q == (expected["q"] if expected["q"] is None else pytest.approx(expected["q"], abs=1e-12))
        assert mine.label == expected["label"]
    assert {row.label for row in found.values()} == {"clear", "tendency", "shared", "unresolved", "thin"}
