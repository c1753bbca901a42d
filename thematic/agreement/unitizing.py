"""Agreement of coders who set the boundaries themselves: the alpha family for unitizing.

Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364. A coder's spans and the gaps between
them part the text; agreement is over the lengths of their intersections. Gaps count as a category of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from thematic.agreement.coefficient import Status
from thematic.errors import UsageError

Span = tuple[int, int, str]

GAP = None
"""The category of what a coder left uncoded."""

Part = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True)
class UAlpha:
    """``u``: codes and gaps; ``binary``: coded or not; ``cu``: which code, where two coded; ``per_code``: one code.

    None where undefined. ``coverage``: for each code the share of all coded length, over coders. ``status`` says why
    nothing could be computed: a coder's own spans overlap, or there are fewer than two coders.
    """

    u: float | None
    binary: float | None
    cu: float | None
    per_code: Mapping[str, float | None]
    coverage: Mapping[str, float]
    status: Status = "ok"


def u_alpha_family(spans: Mapping[str, Sequence[Span]], length: int) -> UAlpha:
    """The family for one text of ``length`` characters; ``spans``: each coder's (start, end, code).

    Spans that only touch stay apart. Raises UsageError for a span outside the text.
    """
    for given in spans.values():
        if any(not 0 <= start < end <= length for start, end, _code in given):
            raise UsageError("A span lies outside its text, or is empty.")
    codes = sorted({code for given in spans.values() for _start, _end, code in given})
    nothing = dict.fromkeys(codes)
    if len(spans) < 2:
        return UAlpha(None, None, None, nothing, {}, "single_coder")
    if any(_overlap(given) for given in spans.values()):
        return UAlpha(None, None, None, nothing, {}, "overlapping_codes")
    parts = [partition(given, length) for given in spans.values()]
    plain = [partition(_one_code(given), length) for given in spans.values()]
    tables = _Coincidences(parts, codes)
    return UAlpha(
        u=tables.u(),
        binary=_Coincidences(plain, ["coded"]).u(),
        cu=tables.cu(),
        per_code={code: tables.of(code) for code in codes},
        coverage=_coverage(spans, codes),
    )


def partition(spans: Sequence[Span], length: int) -> list[Part]:
    """Spans and the gaps before, between and after them, in order."""
    parts: list[Part] = []
    at = 0
    for start, end, code in sorted(spans):
        if at < start:
            parts.append((at, start, GAP))
        parts.append((start, end, code))
        at = end
    if at < length:
        parts.append((at, length, GAP))
    return parts


def _overlap(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > other[0] for one, other in pairwise(ordered))


def _one_code(spans: Sequence[Span]) -> list[Span]:
    return [(start, end, "coded") for start, end, _code in spans]


def _coverage(spans: Mapping[str, Sequence[Span]], codes: Sequence[str]) -> dict[str, float]:
    lengths = dict.fromkeys(codes, 0)
    for given in spans.values():
        for start, end, code in given:
            lengths[code] += end - start
    whole = sum(lengths.values())
    return {code: many / whole for code, many in lengths.items()}


class _Coincidences:
    """Observed and expected coincidences of categories, in characters."""

    def __init__(self, parts: Sequence[Sequence[Part]], codes: Sequence[str]) -> None:
        self.categories: list[str | None] = [GAP, *codes]
        self.observed: dict[tuple[str | None, str | None], float] = {}
        # For cu: how far each coded part meets others' coded parts.
        self.met: dict[tuple[int, int], float] = {}
        self.code_of: dict[tuple[int, int], str] = {}
        share = len(parts) - 1
        for one, other in combinations(range(len(parts)), 2):
            for first, second, both in _intersections(parts[one], parts[other]):
                codes_met = parts[one][first][2], parts[other][second][2]
                for pair in (codes_met, codes_met[::-1]):
                    self.observed[pair] = self.observed.get(pair, 0.0) + both / share
                if None not in codes_met:
                    for key in ((one, first), (other, second)):
                        self.met[key] = self.met.get(key, 0.0) + both / share
                        self.code_of[key] = str(parts[key[0]][key[1]][2])
        self.squares = dict.fromkeys(self.categories, 0.0)
        for given in parts:
            for start, end, code in given:
                self.squares[code] += (end - start) if code is GAP else (end - start) ** 2

    def _totals(self, categories: Sequence[str | None]) -> dict[str | None, float]:
        return {one: sum(self.observed.get((one, other), 0.0) for other in categories) for one in categories}

    def _expected(
        self, categories: Sequence[str | None], squares: Mapping[str | None, float]
    ) -> tuple[dict[str | None, float], dict[str | None, float]] | None:
        """Totals, and expected coincidences of each category with itself; None where chance has no room."""
        totals = self._totals(categories)
        whole = sum(totals.values())
        room = whole**2 - sum(squares[one] for one in categories)
        if room <= 0:
            return None
        return totals, {one: whole * (totals[one] ** 2 - squares[one]) / room for one in categories}

    def _alpha(self, categories: Sequence[str | None], squares: Mapping[str | None, float]) -> float | None:
        found = self._expected(categories, squares)
        if found is None:
            return None
        totals, alike = found
        whole = sum(totals.values())
        expected = whole - sum(alike.values())
        if expected <= 1e-9 * whole:
            return None
        return 1.0 - (whole - sum(self.observed.get((one, one), 0.0) for one in categories)) / expected

    def u(self) -> float | None:
        return self._alpha(self.categories, self.squares)

    def cu(self) -> float | None:
        return self._alpha(self.categories[1:], self._coded_squares())

    def _coded_squares(self) -> dict[str | None, float]:
        squares: dict[str | None, float] = dict.fromkeys(self.categories, 0.0)
        for key, met in self.met.items():
            squares[self.code_of[key]] += met**2
        return squares

    def of(self, code: str) -> float | None:
        """(k)u: of what either coder gave this code where both coded, how far they agree beyond chance."""
        squares = self._coded_squares()
        found = self._expected(self.categories[1:], squares)
        if found is None:
            return None
        totals, alike = found
        expected = totals[code] - alike[code]
        if expected <= 1e-9 * max(totals[code], 1.0):
            return None
        return 1.0 - (totals[code] - self.observed.get((code, code), 0.0)) / expected


def _intersections(one: Sequence[Part], other: Sequence[Part]) -> list[tuple[int, int, int]]:
    """Places in both partitions and the length that they share, by one walk along the text."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        both = min(one[i][1], other[j][1]) - max(one[i][0], other[j][0])
        if both > 0:
            found.append((i, j, both))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return found
