"""Agreement where a passage may carry several codes: alpha over sets of codes.

Every stretch between two ends of spans is a unit as long as its characters, and a coder's rating of it is the set of
codes there (none: the empty set). How unlike two sets are is MASI's distance (Passonneau 2006) or Jaccard's; so a
coder who gave two codes and one who gave one of them agree in part.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from thematic.agreement import formulas
from thematic.agreement.coefficient import Coefficient
from thematic.agreement.coefficients import judge
from thematic.agreement.distances import distances, jaccard_distance, masi_distance
from thematic.agreement.elementary import Coded, CodeSet, stretches
from thematic.agreement.material import Material
from thematic.agreement.patterns import MISSING, Floats, Patterns
from thematic.agreement.resampling import Interval, bounds, weights

DISTANCES = {"masi_alpha": masi_distance, "jaccard_alpha": jaccard_distance}


def coded_of(material: Material) -> dict[int, list[Coded]]:
    """The spans of each document (by place) as (coder, code, start, end)."""
    found: dict[int, list[Coded]] = {place: [] for place in range(len(material.documents))}
    spans = material.spans
    for document, coder, code, start, end in zip(
        *(array.tolist() for array in (spans.document, spans.coder, spans.code, spans.start, spans.end)), strict=True
    ):
        found[document].append((coder, code, start, end))
    return found


def set_patterns(material: Material) -> tuple[Patterns, Floats, list[CodeSet]]:
    """Patterns of sets of codes, documents x patterns in characters, and the sets that occur."""
    numbers: dict[CodeSet, int] = {}
    counts: list[Counter[tuple[int, ...]]] = []
    for document, coded in coded_of(material).items():
        counted: Counter[tuple[int, ...]] = Counter()
        read = int(material.read[document])
        for start, end, sets in stretches(coded, int(material.texts[document])):
            rated = tuple(
                numbers.setdefault(sets.get(coder, frozenset()), len(numbers)) if read >> coder & 1 else MISSING
                for coder in range(len(material.coders))
            )
            counted[rated] += end - start
        counts.append(counted)
    kinds = {pattern: place for place, pattern in enumerate(sorted(set().union(*counts)) if counts else ())}
    table = np.zeros((len(counts), len(kinds)))
    for document, counted in enumerate(counts):
        for pattern, many in counted.items():
            table[document, kinds[pattern]] = many
    ratings = np.array(list(kinds), dtype=np.int64).reshape(len(kinds), len(material.coders))
    return Patterns(ratings, table.sum(axis=0), max(len(numbers), 1)), table, list(numbers)


def set_alpha(
    material: Material, name: str, *, interval: Interval, seed: int
) -> tuple[Coefficient, tuple[float | None, float | None], Patterns]:
    """Alpha over sets of codes in characters, with its interval over documents, and the patterns it is made of."""
    patterns, table, sets = set_patterns(material)
    apart = distances(sets, np.zeros(len(sets)), DISTANCES[name])
    found = judge(patterns, formulas.alpha(patterns, distance=apart))
    drawn = weights(len(material.documents), method=interval, seed=seed)
    if drawn is None:
        return found, (None, None), patterns
    again = formulas.alpha(Patterns(patterns.ratings, drawn @ table, patterns.categories), distance=apart)
    return found, bounds(found.value, again[0], method=interval), patterns


def confusion(material: Material, first: int, second: int) -> Iterator[tuple[str, str, float]]:
    """(first coder's code, second coder's code, characters) for two coders, by place; "" is uncoded.

    Where both gave a code, its characters stand on the diagonal. The codes that only one gave stand against those that
    only the other gave there, spread evenly; what one has more of than the other stands against uncoded. So rows and
    columns add up to what each coder coded.
    """
    cells: defaultdict[tuple[str, str], float] = defaultdict(float)
    for document, coded in coded_of(material).items():
        if not (material.read[document] >> first & 1 and material.read[document] >> second & 1):
            continue
        two = [span for span in coded if span[0] in (first, second)]
        for start, end, sets in stretches(two, 0):
            one, other = sets.get(first, frozenset()), sets.get(second, frozenset())
            for pair, share in _cells(one, other):
                cells[_name(material, pair[0]), _name(material, pair[1])] += share * (end - start)
    order = {name: place for place, name in enumerate((*material.codes, ""))}
    for (one_code, other_code), many in sorted(cells.items(), key=lambda cell: [order[name] for name in cell[0]]):
        yield one_code, other_code, many


def _cells(one: CodeSet, other: CodeSet) -> Iterator[tuple[tuple[int, int], float]]:
    for code in one & other:
        yield (code, code), 1.0
    left, right = one - other, other - one
    most = max(len(left), len(right))
    for mine, theirs in ((mine, theirs) for mine in left for theirs in right):
        yield (mine, theirs), 1.0 / most
    if len(left) > len(right):
        yield from (((mine, -1), 1.0 - len(right) / most) for mine in left)
    if len(right) > len(left):
        yield from (((-1, theirs), 1.0 - len(left) / most) for theirs in right)


def _name(material: Material, code: int) -> str:
    return "" if code < 0 else material.codes[code]


def pairs(material: Material) -> Sequence[tuple[int, int]]:
    """All pairs of coders by place."""
    many = len(material.coders)
    return [(first, second) for first in range(many) for second in range(first + 1, many)]
