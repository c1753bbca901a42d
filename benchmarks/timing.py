"""Times measured in turns, so that what else the machine does falls on both sides alike; and how they are told."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: medians in seconds, and their ratio with its quartiles over the rounds.

    ``most``: the ratio that the target allows (None: nothing was promised, the figure is reported).
    """

    what: str
    ours: float | None = None
    against: str = ""
    other: float | None = None
    ratio: float | None = None
    quartiles: tuple[float, float] | None = None
    most: float | None = None
    note: str = ""

    @property
    def held(self) -> bool | None:
        """Whether the target was held; None where there is none."""
        return None if self.most is None or self.ratio is None else self.ratio <= self.most

    @property
    def verdict(self) -> str:
        """The same as a word."""
        return {True: "held", False: "MISSED", None: ""}[self.held]


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    gc.collect()
    start = perf_counter()
    action()
    return perf_counter() - start


def in_turns(*actions: Callable[[], float], rounds: int, warm: bool = False) -> list[list[float]]:
    """What each action reports (seconds), once a round; unless all is ``warm``, a first round is not counted."""
    for action in () if warm else actions:
        action()
    found: list[list[float]] = [[] for _action in actions]
    for number in range(rounds):
        order = range(len(actions)) if number % 2 == 0 else reversed(range(len(actions)))
        for place in order:
            found[place].append(actions[place]())
    return found


def compared(
    what: str, ours: list[float], against: str, other: list[float], *, most: float | None = None, note: str = ""
) -> Line:
    """The line of two series of rounds: the ratio is the median of each round's own ratio."""
    ratios = [mine / theirs for mine, theirs in zip(ours, other, strict=True)]
    low, _middle, high = quantiles(ratios, n=4) if len(ratios) > 1 else (ratios[0],) * 3
    return Line(what, median(ours), against, median(other), median(ratios), (low, high), most, note)
