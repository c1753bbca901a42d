"""The names and parameters that users' scripts rely on."""

import inspect
from dataclasses import fields

import pytest

from thematic.agreement import coefficients, intervals, unitizing

PARAMETERS = {
    "percent_agreement": ["ratings"],
    "cohen_kappa": ["ratings"],
    "scott_pi": ["ratings"],
    "light_kappa": ["ratings"],
    "conger_kappa": ["ratings"],
    "fleiss_kappa": ["ratings"],
    "krippendorff_alpha": ["ratings", "level"],
    "gwet_ac1": ["ratings", "categories"],
    "brennan_prediger": ["ratings", "categories"],
    "pabak": ["ratings"],
    "pooled_kappa": ["pairs"],
    "holsti": ["agreed", "n1", "n2"],
    "masi_distance": ["a", "b"],
    "jaccard_distance": ["a", "b"],
    "fleiss_kappa_from_counts": ["counts"],
    "cohen_kappa_from_table": ["table"],
    "scott_pi_from_table": ["table"],
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_function_has_its_parameters(name: str) -> None:
    assert list(inspect.signature(getattr(coefficients, name)).parameters) == PARAMETERS[name]


def test_no_other_functions_are_promised() -> None:
    assert set(coefficients.__all__) == {*PARAMETERS, "Coefficient"}


def test_what_may_be_left_out() -> None:
    assert inspect.signature(coefficients.krippendorff_alpha).parameters["level"].default == "nominal"
    assert inspect.signature(coefficients.gwet_ac1).parameters["categories"].default is None
    assert inspect.signature(coefficients.brennan_prediger).parameters["categories"].default is None


def test_a_coefficient_has_its_fields() -> None:
    names = [field.name for field in fields(coefficients.Coefficient)]
    assert names == ["value", "status", "observed", "expected", "units"]


def test_the_unitizing_family_has_its_fields() -> None:
    assert list(inspect.signature(unitizing.u_alpha_family).parameters) == ["spans", "length"]
    assert [field.name for field in fields(unitizing.UAlpha)][:4] == ["u", "binary", "cu", "per_code"]


def test_a_histogram_is_there_for_spans_alone() -> None:
    assert list(inspect.signature(intervals.histogram).parameters) == ["spans", "length"]
