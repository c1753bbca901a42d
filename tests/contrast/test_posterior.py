"""The posterior of a difference, against integrals worked out another way."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats
from scipy.special import beta

from thematic.contrast.posterior import above, difference, distribution

COUNTS = [(9, 9, 0, 9), (0, 9, 0, 9), (7, 9, 2, 9), (1, 9, 6, 9), (7, 8, 0, 8), (6, 9, 0, 8), (14, 18, 6, 18)]


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """a of n_a against b of n_b."""
    n_a, n_b = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    return draw(st.integers(0, n_a)), n_a, draw(st.integers(0, n_b)), n_b


def by_quantiles(a: int, n_a: int, b: int, n_b: int) -> Callable[[float], float]:
    """P(p_A - p_B <= d) by adaptive quadrature over the quantiles of p_B, where the density is flat."""
    share_a, share_b = stats.beta(a + 0.5, n_a - a + 0.5), stats.beta(b + 0.5, n_b - b + 0.5)

    def cdf(d: float) -> float:
        kinks = sorted({0.0, 1.0, *(float(share_b.cdf(end - d)) for end in (0, 1))})
        return sum(
            integrate.quad(lambda u: share_a.cdf(min(max(share_b.ppf(u) + d, 0), 1)), low, high, epsabs=1e-10)[0]
            for low, high in pairwise(kinks)
        )

    return cdf


@pytest.mark.parametrize("sides", COUNTS)
def test_every_figure_is_within_a_millionth_of_adaptive_quadrature(sides: tuple[int, int, int, int]) -> None:
    found, cdf = difference(*sides), by_quantiles(*sides)

    assert found.above == pytest.approx(1 - cdf(0), abs=1e-6)
    assert found.within == pytest.approx(cdf(0.25) - cdf(-0.25), abs=1e-6)
    for end, share in ((found.low, 0.025), (found.high, 0.975)):
        assert cdf(end - 1e-6) < share < cdf(end + 1e-6)


def on_a_fine_grid(a: int, n_a: int, b: int, n_b: int, d: float) -> float:
    """P(p_A - p_B <= d) by trapezoids over the angle whose squared sine is p_B, where the density is smooth."""
    angle = np.linspace(0, np.pi / 2, 100_001)
    weight = 2 * np.sin(angle) ** (2 * b) * np.cos(angle) ** (2 * (n_b - b)) / beta(b + 0.5, n_b - b + 0.5)
    share = stats.beta(a + 0.5, n_a - a + 0.5).cdf(np.clip(np.sin(angle) ** 2 + d, 0, 1))
    return float(np.trapezoid(weight * share, angle))


@settings(deadline=None, max_examples=40)
@given(counts(), st.floats(-0.99, 0.99))
def test_the_distribution_is_within_a_millionth_of_a_fine_grid(sides: tuple[int, int, int, int], d: float) -> None:
    assert distribution(*sides, d)[0] == pytest.approx(on_a_fine_grid(*sides, d), abs=1e-6)


@settings(deadline=None, max_examples=30)
@given(counts())
def test_turning_the_sides_round_turns_the_figures_round(sides: tuple[int, int, int, int]) -> None:
    a, n_a, b, n_b = sides
    one, other = difference(a, n_a, b, n_b), difference(b, n_b, a, n_a)

    assert one.above == pytest.approx(1 - other.above, abs=1e-9)
    assert one.within == pytest.approx(other.within, abs=1e-9)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-6)
    assert -1 < one.low < one.high < 1


@settings(deadline=None, max_examples=20)
@given(st.lists(counts(), min_size=1, max_size=8))
def test_many_rows_at_once_get_what_each_gets_alone(rows: list[tuple[int, int, int, int]]) -> None:
    together = above(*np.array(rows).T)

    assert together.tolist() == pytest.approx([difference(*row).above for row in rows], abs=1e-12)


@pytest.mark.parametrize("groups", [200, 2_000, 20_000])
def test_many_groups_come_close_to_the_normal_distribution(groups: int) -> None:
    a, b = groups // 2, groups // 2 - int(groups**0.5)
    spread = sum(stats.beta(x + 0.5, groups - x + 0.5).var() for x in (a, b)) ** 0.5
    centre = (a - b) / (groups + 1)

    assert difference(a, groups, b, groups).above == pytest.approx(stats.norm.sf(0, centre, spread), abs=1e-3)


def test_the_margin_may_be_another_one() -> None:
    cdf = by_quantiles(5, 9, 4, 9)

    assert difference(5, 9, 4, 9, margin=0.1).within == pytest.approx(cdf(0.1) - cdf(-0.1), abs=1e-6)
