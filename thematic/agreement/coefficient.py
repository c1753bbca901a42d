"""What every coefficient answers with: a number or the reason why there is none, and what it was made of."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "no_variation", "no_overlap", "single_coder", "overlapping_codes"]
"""``no_variation``: all ratings of shared units are one category, or chance alone leaves no room for disagreement, so
agreement beyond chance is undefined (coefficients without such a correction keep their number). ``no_overlap``: no unit
was rated by two coders. ``single_coder``: fewer than two coders rated anything. ``overlapping_codes``: a coder's own
codes overlap, so they make no partition."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """``value`` is None where it is undefined, and ``status`` says why.

    ``observed`` and ``expected``: the agreement observed and expected by chance (for alpha: one less the
    disagreements), None where they are undefined. ``units``: how many units at least two coders rated.
    """

    value: float | None
    status: Status
    observed: float | None
    expected: float | None
    units: int
