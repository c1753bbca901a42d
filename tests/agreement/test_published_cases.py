"""Published values of every coefficient, through the functions that users call."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from thematic.agreement import coefficients, formulas
from thematic.agreement.coefficients import Coefficient, judge, krippendorff_alpha
from thematic.agreement.distances import distances
from thematic.agreement.intervals import span_patterns
from thematic.agreement.unitizing import UAlpha, u_alpha_family

DATA = Path(__file__).parent / "data"
FIRST, MORE = (json.loads((DATA / name).read_text(encoding="utf-8")) for name in ("cases.json", "textbooks.json"))
CASES = [*FIRST, *MORE]


def ratings_of(data: dict[str, Any]) -> list[list[Any]]:
    """The ratings of coders x units behind a case, however it was printed."""
    if data["format"] == "coders_by_units":
        return data["ratings"]
    if data["format"] == "contingency_table":
        cells = [(row, column, many) for row, line in enumerate(data["table"]) for column, many in enumerate(line)]
        return [[cell[coder] for cell in cells for _unit in range(cell[2])] for coder in (0, 1)]
    units = [[kind for kind, many in enumerate(row) for _coder in range(many)] for row in data["counts"]]
    return [list(coder) for coder in zip(*units, strict=True)]


def family(data: dict[str, Any]) -> UAlpha:
    return u_alpha_family(data["coders"], data["length"])


def over_characters(data: dict[str, Any], formula: formulas.Formula) -> Coefficient:
    spans = {coder: [(start, end) for start, end, _code in given] for coder, given in data["coders"].items()}
    patterns = span_patterns(spans, data["length"])
    return judge(patterns, formula(patterns))


def answer(case: dict[str, Any]) -> Any:
    name, data = case["coefficient"], case["data"]
    if name.startswith("krippendorff_alpha_"):
        return krippendorff_alpha(ratings_of(data), level=name.removeprefix("krippendorff_alpha_")).value
    if name.endswith("_chars"):
        return over_characters(data, {"cohen_kappa": formulas.cohen, "scott_pi": formulas.scott}[name[:-6]]).value
    if name == "u_alpha_binary":
        return family(data).binary
    if name == "u_alpha_family":
        return {"u": family(data).u, "bin": family(data).binary, "cu": family(data).cu}
    if name == "masi_distance":
        return coefficients.masi_distance(data["a"], data["b"])
    if name == "holsti":
        return coefficients.holsti(data["m"], data["n1"], data["n2"]).value
    if name == "pooled_kappa":
        tables = [{"format": "contingency_table", "table": table} for table in data["tables"]]
        return coefficients.pooled_kappa([ratings_of(table) for table in tables]).value
    return getattr(coefficients, name)(ratings_of(data)).value


def as_printed(case: dict[str, Any]) -> Any:
    expected, tolerance = case["expected"], case["tolerance"]
    if isinstance(expected, dict):
        return {name: as_printed({"expected": value, "tolerance": tolerance}) for name, value in expected.items()}
    return None if expected is None else pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_value_is_reproduced(case: dict[str, Any]) -> None:
    assert answer(case) == as_printed(case)


def test_all_the_cases_are_there() -> None:
    assert len({case["id"] for case in FIRST}) == 59
    assert len({case["id"] for case in CASES}) == 59 + len(MORE)
    assert all(set(case) >= {"source", "coefficient", "data", "expected", "tolerance"} for case in CASES)


def test_a_distance_of_ones_own_is_that_of_the_article() -> None:
    """Artstein & Poesio (2008), p. 568: two statuses a whole apart, the third half a step from either."""
    case = next(case for case in CASES if case["id"] == "artstein_poesio2008_ex2_alpha")
    check = 2
    found = krippendorff_alpha(
        ratings_of(case["data"]), level=lambda one, other: float(one != other) / (2 if check in (one, other) else 1)
    )
    assert found.value == pytest.approx(0.8156, abs=1e-4)


def test_krippendorffs_ranks_lie_as_far_apart_as_he_prints_them() -> None:
    """Krippendorff (1980), ordinal metric: marginal sums 2, 2, 4, 8, 2, 2 of the values 1, 2, 3, 4, 5, 10."""
    found = distances([1, 2, 3, 4, 5, 10], np.array([2.0, 2, 4, 8, 2, 2]), "ordinal")
    assert found is not None
    assert np.sqrt(found[0]).tolist() == [0.0, 2.0, 5.0, 11.0, 16.0, 18.0]
    assert np.sqrt(found[3]).tolist() == [11.0, 9.0, 6.0, 0.0, 5.0, 7.0]


@pytest.mark.parametrize("name", ["cohen_kappa", "scott_pi"])
def test_a_table_gives_what_its_ratings_give(name: str) -> None:
    tables = [case["data"] for case in CASES if case["data"]["format"] == "contingency_table"]
    for data in tables:
        from_table = getattr(coefficients, f"{name}_from_table")(data["table"])
        from_ratings = getattr(coefficients, name)(ratings_of(data))
        assert from_table.value == (
            None if from_ratings.value is None else pytest.approx(from_ratings.value, abs=1e-12)
        )
        assert (from_table.status, from_table.units) == (from_ratings.status, from_ratings.units)


def test_counts_give_what_their_ratings_give() -> None:
    counted = [case["data"] for case in CASES if case["data"]["format"] == "units_by_category_counts"]
    for data in counted:
        found = coefficients.fleiss_kappa_from_counts(data["counts"])
        assert found.value == pytest.approx(coefficients.fleiss_kappa(ratings_of(data)).value, abs=1e-12)
        assert found.units == len(data["counts"])


def test_the_whole_unitizing_family_of_the_handbook_is_reproduced() -> None:
    """Krippendorff (2019), fig. 12.11: three observers of a continuum of 60; coverage as a share."""
    case = next(case for case in CASES if case["id"] == "k2019_fig12_11_bar_u_alpha")
    found = family(case["data"])
    assert (found.u, found.cu) == (pytest.approx(0.510, abs=5e-4), pytest.approx(0.724, abs=5e-4))
    assert found.per_code == {"1": 1.0, "2": 0.0, "3": 0.0, "4": 0.0, "5": 1.0, "6": 1.0, "7": None}
    assert found.coverage["5"] == pytest.approx(8 / 18)
    assert found.coverage["7"] == 0.0
