"""The difference of two shares under independent Jeffreys posteriors, integrated without random numbers.

x of n groups raised a topic: p ~ Beta(x + 1/2, n - x + 1/2), the posterior under Jeffreys' prior (Brown, Cai &
DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16). Everything here is read off
the distribution function of the difference D = p_A - p_B,

    P(D <= d) = integral over y of f_B(y) F_A(y + d) dy.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincc, betainccinv, betaincinv, betaln, xlog1py, xlogy

Floats = NDArray[np.float64]

NODES = 128
HALVINGS = 28


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the counts say of D = p_A - p_B.

    ``above``: P(D > 0). ``within``: P(|D| < margin). ``low``, ``high``: the central 95 % interval of D.
    """

    above: float
    within: float
    low: float
    high: float


@lru_cache(maxsize=8192)
def difference(a: int, n_a: int, b: int, n_b: int, *, margin: float = 0.25) -> Posterior:
    """The posterior of p_A - p_B where ``a`` of ``n_a`` groups stand against ``b`` of ``n_b``."""
    below, under, upto = distribution(a, n_a, b, n_b, np.array([0.0, -margin, margin]))
    low, high = _quantiles(a, n_a, b, n_b, np.array([0.025, 0.975]))
    return Posterior(above=float(1 - below), within=float(upto - under), low=float(low), high=float(high))


def above(a: ArrayLike, n_a: ArrayLike, b: ArrayLike, n_b: ArrayLike) -> Floats:
    """P(p_A > p_B) for arrays of counts of one shape (k,); each distinct quadruple is integrated once."""
    counts = np.stack([np.asarray(column, dtype=np.int64) for column in (a, n_a, b, n_b)])
    distinct, where = np.unique(counts, axis=1, return_inverse=True)
    x, n, y, m = distinct
    return (1 - distribution(x, n, y, m, 0.0))[where.reshape(-1)]


def distribution(a: ArrayLike, n_a: ArrayLike, b: ArrayLike, n_b: ArrayLike, d: ArrayLike) -> Floats:
    """P(p_A - p_B <= d), shape (k,), for arguments of shape (k,) or scalars.

    The error is below 1e-9, and below 1e-6 where 0 < |d| < 1e-4 (a kink that close to the end of the integral); there
    only a quantile can fall, and a |d| below 1e-6 is taken as 0.

    The integral runs only where both densities have mass, so that the nodes resolve features of any width, and
    y = low + (high - low) sin^2(phi) turns the half-integer powers at both ends into smooth functions of phi, on
    which Gauss-Legendre quadrature converges fast.
    """
    x, n, y, m, d = np.broadcast_arrays(*(np.atleast_1d(np.asarray(v, np.float64)) for v in (a, n_a, b, n_b, d)))
    d = np.where(np.abs(d) < 1e-6, 0.0, d)
    (up_a, down_a), (up_b, down_b) = (x + 0.5, n - x + 0.5), (y + 0.5, m - y + 0.5)
    (bottom_a, top_a), (bottom_b, top_b) = _support(up_a, down_a), _support(up_b, down_b)
    low = np.maximum(bottom_b, bottom_a - d)
    high = np.maximum(np.minimum(top_b, top_a - d), low)

    half_turns, weights = _nodes()
    width = (high - low)[:, None]
    at = np.clip(low[:, None] + width * np.sin(half_turns) ** 2, 1e-300, 1 - 1e-16)
    powers = xlogy((up_b - 1)[:, None], at) + xlog1py((down_b - 1)[:, None], -at)
    density = np.exp(powers - betaln(up_b, down_b)[:, None])
    share = betainc(up_a[:, None], down_a[:, None], np.clip(at + d[:, None], 0, 1))
    within: Floats = (density * share * width * weights).sum(axis=1)
    return within + betaincc(up_b, down_b, np.clip(top_a - d, 0, 1))


@cache
def _nodes() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    phi = (nodes + 1) * np.pi / 4
    return phi, np.sin(2 * phi) * weights * np.pi / 4


def _support(up: Floats, down: Floats) -> tuple[Floats, Floats]:
    """Where a Beta has all but 1e-17 of its mass at either end; ends that are close to 0 or 1 are put there.

    An end almost at 0 or 1 would leave the density's singularity just outside, where no quadrature sees it.
    """
    bottom, top = betaincinv(up, down, 1e-17), betainccinv(up, down, 1e-17)
    return np.where(bottom < 0.02 * top, 0.0, bottom), np.where(1 - top < 0.02 * (1 - bottom), 1.0, top)


def _quantiles(a: int, n_a: int, b: int, n_b: int, probabilities: Floats) -> Floats:
    low, high = np.full(len(probabilities), -1.0), np.full(len(probabilities), 1.0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        under = distribution(a, n_a, b, n_b, middle) < probabilities
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    found: Floats = (low + high) / 2
    return found
