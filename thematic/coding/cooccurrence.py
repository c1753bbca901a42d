"""Which codes are applied together: pairs on the same participants' talk, within the readings that count.

Spans are swept in the order of their starts, so the cost is in the spans and in the pairs that do overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from thematic.coding.passages import Ints, Segments, expand, load_segments
from thematic.coding.readings import Seen, see_readings
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.store.tables import Row

Unit = Literal["passage", "turn", "document"]
UNITS: tuple[Unit, ...] = get_args(Unit)

COLUMNS = (
    *("code_a", "code_b", "together_a", "of_a", "together_b", "of_b", "jaccard", "share_of_rarer"),
    *("groups_together", "groups_a", "groups_b"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes (ids, a before b in the codebook) that stand together somewhere.

    ``together_a`` of the ``of_a`` units with a also have b, and the other way round: the same number for turns and
    documents, while one long passage of a may hold several of b. ``jaccard`` is what both cover of what either covers,
    in characters (passages), turns or documents. Groups are those where both stand in one unit, and where each occurs.
    """

    a: int
    b: int
    together_a: int
    of_a: int
    together_b: int
    of_b: int
    jaccard: float
    groups_together: int
    groups_a: int
    groups_b: int

    @property
    def share_of_rarer(self) -> float:
        """The part of the rarer code's units that has the other code; of two as rare, the larger part."""
        shares = sorted(
            (of, -together / of) for of, together in ((self.of_a, self.together_a), (self.of_b, self.together_b))
        )
        return -shares[0][1]


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """Pairs, the most entwined first, by their share of the rarer code, and the readings they were counted in."""

    unit: Unit
    pairs: tuple[Pair, ...]
    seen: Seen


def cooccurrence(
    desk: Desk,
    *,
    unit: Unit = "passage",
    codes: Sequence[str] = (),
    least: int = 1,
    seen: Seen | None = None,
) -> Cooccurrence:
    """Every pair of codes that stands together in at least ``least`` units of both.

    A passage is a coded span: two stand together where they share a character that a participant says. ``codes``: of
    one its pairs with all others, of several the pairs among them. ``seen`` are the readings, where they are known
    already. Raises NotFound, UsageError, and BadInput where nothing says whose reading of a document counts.
    """
    if unit not in UNITS:
        raise UsageError(f"There is no unit '{unit}'.", hint=f"Units: {', '.join(UNITS)}.")
    if least < 1:
        raise UsageError("--least is at least 1.")
    named = {desk.store.find("codes", code)["id"] for code in codes}
    seen = see_readings(desk) if seen is None else seen
    found = count_pairs(
        load_segments(desk, seen.readings, codes=named if len(named) > 1 else None), _groups(desk), unit
    )
    order = {code: place for place, code in enumerate(desk.store.values("codes", "id", order="position, id"))}
    pairs = [_ordered(pair, order) for pair in found if len(named) != 1 or named & {pair.a, pair.b}]
    pairs = [pair for pair in pairs if min(pair.together_a, pair.together_b) >= least]
    pairs.sort(key=lambda p: (-p.share_of_rarer, -min(p.together_a, p.together_b), order[p.a], order[p.b]))
    return Cooccurrence(unit, tuple(pairs), seen)


def _groups(desk: Desk) -> dict[int, int]:
    """A number for the group of each document; a document without one is a group of its own."""
    rows = desk.store.rows("documents", ("id", "group_id"))
    return {row["id"]: -row["id"] if row["group_id"] is None else row["group_id"] for row in rows}


def _ordered(pair: Pair, order: dict[int, int]) -> Pair:
    if order[pair.a] <= order[pair.b]:
        return pair
    return Pair(
        *(pair.b, pair.a, pair.together_b, pair.of_b, pair.together_a, pair.of_a),
        *(pair.jaccard, pair.groups_together, pair.groups_b, pair.groups_a),
    )


def count_pairs(segments: Segments, groups: dict[int, int], unit: Unit) -> list[Pair]:
    """The pairs of codes (ids) in ``segments`` that meet; ``groups`` gives each document's group."""
    codes, code = np.unique(segments.code, return_inverse=True)
    group_of = np.array([groups[document] for document in segments.document.tolist()], dtype=np.int64)
    group = np.unique(group_of, return_inverse=True)[1]
    many = len(codes)
    if unit == "passage":
        one = segments.passage
        left, right = _overlapping(segments)
    else:
        one = np.unique(segments.turn if unit == "turn" else segments.document, return_inverse=True)[1]
        left, right = _sharing(one, code)
    differ = code[left] != code[right]
    left, right = left[differ], right[differ]
    left, right = np.concatenate([left, right]), np.concatenate([right, left])

    def tally(pair: Ints, units: Ints) -> Ints:
        """How many different units each pair of codes (a number below many^2) has."""
        width = int(units.max(initial=0)) + 1
        # np.unique hashes whole numbers, which is many times slower than sorting where they lie close together.
        found = np.sort(pair * width + units)
        first = np.ones(len(found), dtype=bool)
        first[1:] = found[1:] != found[:-1]
        return np.bincount(found[first] // width, minlength=many * many)

    alone = code * many + code
    of, in_groups = tally(alone, one), tally(alone, group)
    pair = code[left] * many + code[right]
    together, met = tally(pair, one[left]), tally(pair, group[left])
    shared, whole = _measures(segments, code, many, unit, of, together)
    found = []
    for place in np.flatnonzero(together).tolist():
        a, b = divmod(place, many)
        if a < b:
            mine, other, back = a * many + a, b * many + b, b * many + a
            found.append(
                Pair(
                    a=int(codes[a]),
                    b=int(codes[b]),
                    together_a=int(together[place]),
                    of_a=int(of[mine]),
                    together_b=int(together[back]),
                    of_b=int(of[other]),
                    jaccard=float(shared[place] / (whole[mine] + whole[other] - shared[place])),
                    groups_together=int(met[place]),
                    groups_a=int(in_groups[mine]),
                    groups_b=int(in_groups[other]),
                )
            )
    return found


def _overlapping(segments: Segments) -> tuple[Ints, Ints]:
    """Places of segments that share a character, each pair once: a later start before the earlier one's end."""
    width = int(segments.end.max(initial=0)) + 1
    starts = segments.document * width + segments.start
    order = np.argsort(starts, kind="stable")
    ends = (segments.document * width + segments.end)[order]
    after = np.searchsorted(starts[order], ends, side="left")
    row, place = expand(np.arange(1, len(order) + 1), after)
    return order[row], order[place]


def _sharing(unit: Ints, code: NDArray[np.int64]) -> tuple[Ints, Ints]:
    """Places of segments of different codes in one unit, a code once in each, each pair once."""
    width = int(code.max(initial=0)) + 1
    _values, first = np.unique(unit * width + code, return_index=True)
    units = unit[first]
    row, place = expand(np.arange(1, len(first) + 1), np.searchsorted(units, units, side="right"))
    return first[row], first[place]


def _measures(
    segments: Segments, code: Ints, many: int, unit: Unit, of: Ints, together: Ints
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each pair of codes shares, and each code (in its pair with itself) covers: characters, or units."""
    if unit != "passage":
        return together.astype(np.float64), of.astype(np.float64)
    flat = _flattened(segments, code)
    left, right = _overlapping(flat)
    size = (np.minimum(flat.end[left], flat.end[right]) - np.maximum(flat.start[left], flat.start[right])).astype(float)
    both = np.bincount(flat.code[left] * many + flat.code[right], weights=size, minlength=many * many)
    shared = both.reshape(many, many) + both.reshape(many, many).T
    covered = (flat.end - flat.start).astype(np.float64)
    whole = np.bincount(flat.code * many + flat.code, weights=covered, minlength=many * many)
    return shared.ravel().astype(np.float64), whole.astype(np.float64)


def _flattened(segments: Segments, code: Ints) -> Segments:
    """The same characters with no two segments of a code overlapping or touching; ``code`` as a place."""
    width = int(segments.end.max(initial=0)) + 1
    documents = np.unique(segments.document, return_inverse=True)[1]
    line = (code * (int(documents.max(initial=0)) + 1) + documents) * width
    order = np.argsort(line + segments.start, kind="stable")
    starts, ends = (line + segments.start)[order], (line + segments.end)[order]
    reach = np.maximum.accumulate(ends) if len(ends) else ends
    new = np.ones(len(order), dtype=bool)
    new[1:] = starts[1:] > reach[:-1]
    heads = np.flatnonzero(new)
    tails = np.append(heads[1:], len(order)) - 1 if len(heads) else heads
    kept = order[heads]
    start = segments.start[kept]
    return Segments(
        passage=np.arange(len(kept)),
        code=code[kept],
        document=segments.document[kept],
        turn=segments.turn[kept],
        start=start,
        end=start + reach[tails] - starts[heads],
    )


def pair_rows(desk: Desk, found: Cooccurrence) -> list[Row]:
    """One row a pair in the columns ``COLUMNS``, shares rounded to three decimals."""
    names = {row["id"]: row["name"] for row in desk.store.rows("codes", ("id", "name"))}
    return [
        {
            "code_a": names[pair.a],
            "code_b": names[pair.b],
            "together_a": pair.together_a,
            "of_a": pair.of_a,
            "together_b": pair.together_b,
            "of_b": pair.of_b,
            "jaccard": round(pair.jaccard, 3),
            "share_of_rarer": round(pair.share_of_rarer, 3),
            "groups_together": pair.groups_together,
            "groups_a": pair.groups_a,
            "groups_b": pair.groups_b,
        }
        for pair in found.pairs
    ]
