"""What cannot be computed is None with a reason: never 0, 1 or NaN, and never a warning (which would be an error)."""

from typing import Any

import pytest

from thematic.agreement import coefficients, formulas
from thematic.agreement.catalogue import FORMULAS, OF_TWO
from thematic.agreement.coefficients import judge
from thematic.agreement.intervals import histogram, span_patterns
from thematic.agreement.patterns import tabulate
from thematic.agreement.unitizing import u_alpha_family

CORRECTED = ("cohen_kappa", "scott_pi", "light_kappa", "conger_kappa", "fleiss_kappa", "krippendorff_alpha")
UNCORRECTED = ("percent_agreement", "pabak")
DECLARED = ("gwet_ac1", "brennan_prediger")
ALL = (*CORRECTED, *UNCORRECTED, *DECLARED)

NEVER_TOGETHER = [[0, 1, None, None], [None, None, 1, 0]]
ONE_CODER = [[0, 1, 0], [None, None, None]]


def of(name: str, ratings: Any, **options: Any) -> coefficients.Coefficient:
    return getattr(coefficients, name)(ratings, **options)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("ratings", "status"),
    [
        (NEVER_TOGETHER, "no_overlap"),
        ([[None, None], [None, None]], "no_overlap"),
        ([[], []], "no_overlap"),
        (ONE_CODER, "single_coder"),
        ([[0, 1, 1]], "single_coder"),
        ([], "single_coder"),
    ],
)
def test_without_two_ratings_of_one_unit_there_is_no_figure_at_all(name: str, ratings: Any, status: str) -> None:
    assert of(name, ratings) == coefficients.Coefficient(None, status, None, None, 0)


@pytest.mark.parametrize("name", CORRECTED)
def test_agreement_beyond_chance_is_undefined_where_all_is_one_category(name: str) -> None:
    found = of(name, [[1, 1, 1], [1, 1, 1]])
    assert (found.value, found.status, found.observed, found.expected, found.units) == (None, "no_variation", 1, 1, 3)


@pytest.mark.parametrize("name", CORRECTED)
def test_a_category_that_no_second_coder_could_confirm_is_no_variation(name: str) -> None:
    found = of(name, [[1, 1, 2], [1, 1, None]])
    assert (found.value, found.status, found.units) == (None, "no_variation", 2)


@pytest.mark.parametrize("name", UNCORRECTED)
def test_percent_agreement_and_pabak_keep_their_number_without_variation(name: str) -> None:
    found = of(name, [[1, 1, 1], [1, 1, 1]])
    assert (found.value, found.status) == (1.0, "no_variation")


@pytest.mark.parametrize("name", DECLARED)
def test_chance_over_declared_categories_is_defined_without_variation(name: str) -> None:
    ratings = [[1, 1, 1], [1, 1, 1]]
    undeclared = of(name, ratings)
    assert (undeclared.value, undeclared.status, undeclared.observed) == (None, "no_variation", 1.0)
    for declared in (2, [0, 1]):
        found = of(name, ratings, categories=declared)
        assert (found.value, found.status) == (1.0, "no_variation")


@pytest.mark.parametrize("name", CORRECTED)
def test_coders_of_one_category_each_who_never_agree_have_a_figure(name: str) -> None:
    found = of(name, [[0, 0, 0], [1, 1, 1]])
    assert found.status == "ok"
    assert found.value is not None
    assert found.value <= 0.0


def test_lights_kappa_is_undefined_with_a_reason_where_that_of_one_pair_is() -> None:
    found = coefficients.light_kappa([[0, 0, 0], [0, 0, 0], [0, 1, 0]])
    assert (found.value, found.status) == (None, "no_variation")


def test_lights_kappa_leaves_out_pairs_who_share_no_unit() -> None:
    found = coefficients.light_kappa([[0, 1, None, None], [0, 1, 1, 0], [None, None, 1, 0]])
    assert (found.value, found.status) == (1.0, "ok")


@pytest.mark.parametrize("name", ["conger_kappa", "light_kappa", "fleiss_kappa", "krippendorff_alpha"])
def test_a_coder_who_rated_nothing_changes_nothing(name: str) -> None:
    ratings = [[0, 1, 1, 0], [0, 1, 0, 0]]
    assert of(name, [*ratings, [None] * 4]) == of(name, ratings)


def test_an_alpha_whose_distance_knows_no_difference_is_undefined_with_a_reason() -> None:
    found = coefficients.krippendorff_alpha([[0, 1], [1, 0]], level=lambda one, other: 0.0)
    assert (found.value, found.status) == (None, "no_variation")


@pytest.mark.parametrize("level", ["ordinal", "interval", "ratio", coefficients.masi_distance])
def test_every_level_of_alpha_is_undefined_without_ratings(level: Any) -> None:
    assert coefficients.krippendorff_alpha([[None], [None]], level=level).value is None


def test_pooled_kappa_needs_a_code_that_two_coders_rated() -> None:
    assert coefficients.pooled_kappa([]).status == "no_overlap"
    assert coefficients.pooled_kappa([NEVER_TOGETHER]).value is None
    constant = [[0, 0], [0, 0]]
    found = coefficients.pooled_kappa([constant, constant])
    assert (found.value, found.status, found.observed, found.expected) == (None, "no_variation", 1.0, 1.0)


def test_holsti_is_undefined_where_nothing_was_decided() -> None:
    assert coefficients.holsti(0, 0, 0) == coefficients.Coefficient(None, "no_overlap", None, None, 0)
    assert coefficients.holsti(0, 3, 0).value == 0.0


@pytest.mark.parametrize("name", FORMULAS)
def test_every_coefficient_of_a_run_is_undefined_without_units(name: str) -> None:
    patterns, _values = tabulate([[], []], categories=2)
    found = judge(patterns, FORMULAS[name](patterns))
    assert (found.value, found.status, found.units) == (None, "no_overlap", 0)


@pytest.mark.parametrize("name", [name for name in FORMULAS if name not in OF_TWO])
def test_every_coefficient_of_a_run_takes_a_single_coder(name: str) -> None:
    patterns, _values = tabulate([[0, 1, 1]], categories=2)
    found = judge(patterns, FORMULAS[name](patterns))
    assert (found.value, found.status, found.units) == (None, "single_coder", 0)


def test_a_text_without_characters_has_no_patterns() -> None:
    assert histogram({"a": [], "b": []}, 0) == {}
    patterns = span_patterns({"a": [], "b": []}, 0)
    assert judge(patterns, formulas.cohen(patterns)).status == "no_overlap"


def test_unitizing_says_why_it_is_undefined() -> None:
    one = {"a": [(0, 5, "x")]}
    assert u_alpha_family(one, 10).status == "single_coder"
    assert u_alpha_family({}, 10).status == "single_coder"
    overlapping = u_alpha_family({"a": [(0, 5, "x"), (4, 8, "y")], "b": []}, 10)
    assert (overlapping.u, overlapping.binary, overlapping.cu) == (None, None, None)
    assert overlapping.status == "overlapping_codes"
    assert overlapping.per_code == {"x": None, "y": None}


@pytest.mark.parametrize("spans", [[], [(0, 10, "x")]])
def test_unitizing_without_variation_is_undefined(spans: list[tuple[int, int, str]]) -> None:
    found = u_alpha_family({"a": spans, "b": spans}, 10)
    assert (found.u, found.binary, found.cu, found.status) == (None, None, None, "no_variation")


def test_an_empty_text_has_no_unitizing_alpha() -> None:
    assert u_alpha_family({"a": [], "b": []}, 0).u is None
