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

NO_ROOM = 1e-12
"""Expected disagreement, as a share, that is none: what is left of it is rounding."""


@dataclass(frozen=True, slots=True)
class UAlpha:
    """``u``: codes and gaps; ``binary``: coded or not; ``cu``: which code, where two coded; ``per_code``: one code.

    None where undefined. ``coverage``: for each code the share of its length that meets what others coded, which is
    all that ``cu`` and ``per_code`` speak of. ``status`` says why ``u`` could not be computed: a coder's own codes
    overlap, there are fewer than two coders, or all is one category (then the others are undefined as well).
    """

    u: float | None
    binary: float | None
    cu: float | None
    per_code: Mapping[str, float | None]
    coverage: Mapping[str, float]
    status: Status = "ok"


def u_alpha_family(spans: Mapping[str, Sequence[Span]], length: int) -> UAlpha:
    """The family for one text of ``length`` characters; ``spans``: each coder's (start, end, code).

    A coder's spans of one code that share characters are united; those that only touch stay apart. Raises UsageError
    for a span outside the text.
    """
    if length < 0:
        raise UsageError("A text cannot be shorter than nothing.")
    for given in spans.values():
        if any(not 0 <= start < end <= length for start, end, _code in given):
            raise UsageError("A span lies outside its text, or is empty.")
    codes = sorted({code for given in spans.values() for _start, _end, code in given})
    nothing = dict.fromkeys(codes)
    if len(spans) < 2:
        return UAlpha(None, None, None, nothing, {}, "single_coder")
    united = [_united(given) for given in spans.values()]
    if any(_overlap(given) for given in united):
        return UAlpha(None, None, None, nothing, {}, "overlapping_codes")
    parts = [partition(given, length) for given in united]
    plain = [partition(_one_code(given), length) for given in united]
    tables = _Coincidences(parts, codes)
    u = tables.u()
    return UAlpha(
        u=u,
        binary=_Coincidences(plain, ["coded"]).u(),
        cu=tables.cu(),
        per_code={code: tables.of(code) for code in codes},
        coverage={code: tables.coverage(code) for code in codes},
        status="no_variation" if u is None else "ok",
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


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end, code in sorted(spans, key=lambda span: (span[2], span[0], span[1])):
        if united and united[-1][2] == code and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]), code)
        else:
            united.append((start, end, code))
    return united


def _overlap(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > other[0] for one, other in pairwise(ordered))


def _one_code(spans: Sequence[Span]) -> list[Span]:
    return [(start, end, "coded") for start, end, _code in spans]


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

    def _alpha(self, categories: Sequence[str | None], squares: Mapping[str | None, float]) -> float | None:
        totals = self._totals(categories)
        whole = sum(totals.values())
        if not whole:
            return None
        room = whole**2 - sum(squares[one] for one in categories)
        alike = sum(totals[one] ** 2 - squares[one] for one in categories) / room
        if 1.0 - alike <= NO_ROOM:
            return None
        return 1.0 - (1.0 - sum(self.observed.get((one, one), 0.0) for one in categories) / whole) / (1.0 - alike)

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
        """(k)u: of the length of this code where another coder coded too, how much met the same code, beyond chance.

        1 - (1 - l_kk / l_.k) / (1 - e_kk / e_.k) (Krippendorff 2019, eq. 38).
        """
        totals = self._totals(self.categories[1:])
        if not totals[code]:
            return None
        square = self._coded_squares()[code]
        alike = (totals[code] ** 2 - square) / (totals[code] * sum(totals.values()) - square)
        if 1.0 - alike <= NO_ROOM:
            return None
        return 1.0 - (1.0 - self.observed.get((code, code), 0.0) / totals[code]) / (1.0 - alike)

    def coverage(self, code: str) -> float:
        return self._totals(self.categories[1:])[code] / sum(
            self.observed.get((code, one), 0.0) for one in self.categories
        )


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
