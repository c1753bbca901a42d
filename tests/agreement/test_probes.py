"""Small texts on which a well-known tool goes wrong."""

import pytest

from thematic.agreement import formulas
from thematic.agreement.catalogue import f1
from thematic.agreement.coefficients import judge
from thematic.agreement.intervals import span_patterns

LENGTH = 1000


def kappa(**spans: list[tuple[int, int]]) -> float | None:
    patterns = span_patterns(spans, LENGTH)
    return judge(patterns, formulas.cohen(patterns)).value


def test_fifty_characters_of_both_and_150_of_one_alone_are_kappa_348() -> None:
    assert kappa(a=[(0, 200)], b=[(0, 50)]) == pytest.approx(0.348, abs=5e-4)


def test_two_spans_of_a_hundred_that_overlap_by_half_are_kappa_444() -> None:
    assert kappa(a=[(100, 200)], b=[(150, 250)]) == pytest.approx(0.444, abs=5e-4)


def test_one_who_codes_a_place_twice_and_one_who_never_does_agree_by_chance_only() -> None:
    assert kappa(a=[(100, 200), (100, 200)], b=[]) == pytest.approx(0.0, abs=1e-12)


def test_the_same_coverage_is_full_agreement_however_it_was_put_together() -> None:
    assert kappa(a=[(100, 180), (150, 200), (120, 160)], b=[(100, 200)]) == 1.0


def test_uncoded_text_lifts_kappa_but_not_f1() -> None:
    spans = {"a": [(0, 100)], "b": [(50, 150)]}
    short, long = span_patterns(spans, 200), span_patterns(spans, 200_000)
    assert judge(long, formulas.cohen(long)).value > judge(short, formulas.cohen(short)).value + 0.4
    assert judge(long, f1(long)).value == judge(short, f1(short)).value == 0.5
