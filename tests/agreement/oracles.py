"""Agreement by the book: every coefficient from pairs of ratings, in exact fractions, as slow as it is plain."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

from hypothesis import strategies as st

Ratings = Sequence[Sequence[Any]]


@st.composite
def some_ratings(
    draw: st.DrawFn,
    *,
    coders: tuple[int, int] = (2, 5),
    categories: Sequence[Hashable] = ("a", "b", "c"),
    missing: bool = True,
    most_units: int = 10,
) -> list[list[Any]]:
    """Ratings of coders x units, some of them None."""
    units = draw(st.integers(1, most_units))
    cell = st.sampled_from([*categories, None] if missing else list(categories))
    return [
        draw(st.lists(cell, min_size=units, max_size=units))
        for _coder in range(draw(st.integers(coders[0], coders[1])))
    ]


def units_of(ratings: Ratings) -> list[list[Any]]:
    """The ratings that each unit has."""
    return [[rating for rating in unit if rating is not None] for unit in zip(*ratings, strict=True)]


def shared(ratings: Ratings) -> list[list[Any]]:
    """The units that two coders or more rated."""
    return [unit for unit in units_of(ratings) if len(unit) >= 2]


def status(ratings: Ratings) -> str:
    if sum(any(rating is not None for rating in coder) for coder in ratings) == 1:
        return "single_coder"
    if not shared(ratings):
        return "no_overlap"
    return "ok" if len({rating for unit in shared(ratings) for rating in unit}) > 1 else "no_variation"


def _alike(pairs: Iterable[tuple[Any, Any]]) -> Fraction:
    found = [one == other for one, other in pairs]
    return Fraction(sum(found), len(found))


def _corrected(observed: Fraction, expected: Fraction) -> Fraction | None:
    return None if expected == 1 else (observed - expected) / (1 - expected)


def percent(ratings: Ratings) -> Fraction | None:
    units = shared(ratings)
    return sum((_alike(permutations(unit, 2)) for unit in units), Fraction(0)) / len(units) if units else None


def cohen(ratings: Ratings) -> Fraction | None:
    both = [(one, other) for one, other in zip(*ratings, strict=True) if one is not None and other is not None]
    if not both:
        return None
    return _corrected(_alike(both), _alike((one, other) for one, _ in both for _, other in both))


def scott(ratings: Ratings) -> Fraction | None:
    given = [rating for unit in shared(ratings) for rating in unit]
    observed = percent(ratings)
    return None if observed is None else _corrected(observed, _alike((one, other) for one in given for other in given))


def light(ratings: Ratings) -> Fraction | None:
    pairs = [pair for pair in combinations(ratings, 2) if shared(pair)]
    kappas = [kappa for kappa in map(cohen, pairs) if kappa is not None]
    return sum(kappas, Fraction(0)) / len(pairs) if pairs and len(kappas) == len(pairs) else None


def conger(ratings: Ratings) -> Fraction | None:
    """Gwet (2014): each coder's shares are over all that coder rated."""
    observed = percent(ratings)
    given = [own for own in ([rating for rating in coder if rating is not None] for coder in ratings) if own]
    if observed is None or status(ratings) != "ok":
        return None
    by_chance = [_alike((x, y) for x in one for y in other) for one, other in combinations(given, 2)]
    return _corrected(observed, sum(by_chance, Fraction(0)) / len(by_chance))


def shares(ratings: Ratings) -> dict[Any, Fraction]:
    """Gwet (2014): the mean of a category's share over all units that anybody rated."""
    units = [unit for unit in units_of(ratings) if unit]
    kinds = {rating for unit in units for rating in unit}
    return {
        kind: sum((Fraction(unit.count(kind), len(unit)) for unit in units), Fraction(0)) / len(units) for kind in kinds
    }


def fleiss(ratings: Ratings) -> Fraction | None:
    observed = percent(ratings)
    if observed is None or status(ratings) != "ok":
        return None
    return _corrected(observed, sum((share**2 for share in shares(ratings).values()), Fraction(0)))


def gwet_ac1(ratings: Ratings, categories: int) -> Fraction | None:
    observed = percent(ratings)
    if observed is None or categories < 2:
        return None
    by_chance = sum((share * (1 - share) for share in shares(ratings).values()), Fraction(0)) / (categories - 1)
    return _corrected(observed, by_chance)


def brennan_prediger(ratings: Ratings, categories: int) -> Fraction | None:
    observed = percent(ratings)
    return None if observed is None or categories < 2 else _corrected(observed, Fraction(1, categories))


def alpha(ratings: Ratings, distance: Callable[[Any, Any], Fraction] | None = None) -> Fraction | None:
    """Krippendorff's alpha from all pairs of ratings within units, and of all ratings whatever their unit."""
    apart = distance or (lambda one, other: Fraction(one != other))
    units = shared(ratings)
    given = [rating for unit in units for rating in unit]
    if not given:
        return None
    within = sum((apart(*pair) / (len(unit) - 1) for unit in units for pair in permutations(unit, 2)), Fraction(0))
    between = sum((apart(*pair) for pair in permutations(given, 2)), Fraction(0))
    return 1 - within * (len(given) - 1) / between if between else None


def jaccard(one: frozenset[str], other: frozenset[str]) -> Fraction:
    return 1 - Fraction(len(one & other), len(one | other)) if one | other else Fraction(0)


def masi(one: frozenset[str], other: frozenset[str]) -> Fraction:
    if one == other:
        return Fraction(0)
    if one <= other or other <= one:
        return 1 - (1 - jaccard(one, other)) * Fraction(2, 3)
    return 1 - (1 - jaccard(one, other)) * Fraction(1, 3)


def painted(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The characters of spans."""
    return {place for start, end in spans for place in range(start, end)}


def histogram(spans: dict[str, list[tuple[int, int]]], length: int) -> dict[frozenset[str], int]:
    coded = {coder: painted(given) for coder, given in spans.items()}
    return dict(Counter(frozenset(coder for coder in coded if place in coded[coder]) for place in range(length)))
