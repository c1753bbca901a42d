"""Thematic saturation in every design cell and overall, as the groups came and over random orders of them.

The method is Guest, Namey & Chen (2020); see ``orders``. In a reflexive study it is not offered unasked: information
power (``report.power``) asks the better question there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from thematic.coding.approach import refuse_unasked
from thematic.coding.orders import HIGH, LOW, NEVER, Bools, Ints, draw_orders, nearest_rank, new_codes, saturated_at
from thematic.coding.passages import Segments, load_segments
from thematic.coding.readings import Seen, see_readings
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.transcripts.case_values import Cases
from thematic.transcripts.grid import ALL, place_of

Status = Literal["reached", "not reached", "too few groups", "nothing coded"]

BASES, RUNS, PERCENTS = (4, 5, 6), (2, 3), (5, 0)
ORDERS = 1000

COLUMNS = (
    *("groups", "codes", "base_codes", "status", "reached_at", "orders", "orders_reached"),
    *("median", "low", "high"),
)
CURVE = ("group", "new_as_imported", "codes_as_imported", "median", "low", "high")


@dataclass(frozen=True, slots=True)
class Curve:
    """Unique codes after 1, 2, ... groups: as imported, and the median, 5th and 95th percentile over the orders."""

    imported: tuple[int, ...]
    median: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Saturation:
    """One design cell (``values`` of the attributes), or all groups (``ALL``).

    ``groups`` are names in the order of import, ``base_codes`` the unique codes of the first of them. ``reached_at`` is
    after how many groups saturation was reached as imported: the run that confirms it comes on top. ``orders`` were
    looked at (``every``: all there are), and ``orders_reached`` of them reached saturation. ``median``, ``low`` and
    ``high`` (5th and 95th percentile, nearest rank) are of all orders, those that never reach it counted last: None
    where that is where they fall.
    """

    values: tuple[str, ...]
    groups: tuple[str, ...]
    codes: int
    base_codes: int | None
    status: Status
    reached_at: int | None
    orders: int
    every: bool
    orders_reached: int
    median: int | None
    low: int | None
    high: int | None
    curve: Curve


@dataclass(frozen=True, slots=True)
class Saturations:
    """Every cell, all groups last, with what was asked: groups in the base and the run, and the threshold in percent.

    ``attributes`` make the cells. ``unread`` groups have nothing coded and no finished reading,
    and are left out. ``reason`` says why
    a reflexive study wanted this.
    """

    attributes: tuple[str, ...]
    cells: tuple[Saturation, ...]
    base: int
    run: int
    percent: int
    seed: int
    reason: str
    unread: tuple[str, ...]
    seen: Seen


def saturation(
    desk: Desk,
    *,
    base: int = 4,
    run: int = 2,
    percent: int = 5,
    orders: int = ORDERS,
    seed: int = 1,
    reason: str = "",
) -> Saturations:
    """Saturation of the codes that participants' talk is given, in the readings that count.

    A group's documents are one, in the place of its first; a document without a group is one of its own. Cells are the
    values of the declared design attributes of groups and sites, sites joined. Raises UsageError for a base, run or
    threshold that the method does not have, and in a reflexive study without a ``reason``.
    """
    for name, value, known in (("base", base, BASES), ("run", run, RUNS), ("threshold", percent, PERCENTS)):
        if value not in known:
            raise UsageError(f"--{name} cannot be {value}.", hint=f"Use {', '.join(map(str, known))}.")
    if orders < 1:
        raise UsageError("--orders is at least 1.")
    refuse_unasked(
        desk,
        reason,
        sentence="This is a reflexive study: meaning is not used up after so many groups.",
        hint="'thematic power' asks about information power instead; for saturation say why with --reason.",
    )
    seen = see_readings(desk)
    attributes, groups = _groups(desk)
    segments = load_segments(desk, seen.readings)
    read_in = {*segments.document.tolist(), *_finished(desk, seen)}
    read = [group for group in groups if not read_in.isdisjoint(group.documents)]
    present = _presence(segments, read)
    rules = {"base": base, "run": run, "percent": percent, "orders": orders, "seed": seed}
    kinds: dict[tuple[str, ...], list[int]] = {}
    for place, group in enumerate(read):
        kinds.setdefault(group.values, []).append(place)
    names = tuple(group.name for group in read)
    cells = [_measure(kind, kinds[kind], names, present, rules) for kind in _in_order(desk, attributes, kinds)]
    cells.append(_measure((ALL,) * len(attributes), list(range(len(names))), names, present, rules))
    unread = tuple(group.name for group in groups if group not in read)
    return Saturations(attributes, tuple(cells), base, run, percent, seed, reason.strip(), unread, seen)


@dataclass(slots=True)
class _Group:
    name: str
    values: tuple[str, ...]
    documents: list[int]


def _groups(desk: Desk) -> tuple[tuple[str, ...], list[_Group]]:
    """The design's attributes, and every group, in the order of import."""
    cases = Cases(desk.store)
    layers = [row for row in cases.declared() if cases.level(row) != {"participant"}]
    found: dict[int, _Group] = {}
    for row in desk.store.rows("documents", ("id", "name", "group_id"), order="id"):
        group = row["group_id"]
        values = tuple(cases.of_group(layer, group) or "" for layer in layers)
        made = _Group(row["name"] if group is None else cases.name(group), values, [])
        found.setdefault(-row["id"] if group is None else group, made).documents.append(row["id"])
    return tuple(row["name"] for row in layers), list(found.values())


def _in_order(desk: Desk, attributes: Sequence[str], kinds: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Kinds of groups by the order that the study gives to values; what is not known comes last. None of no design."""
    if not attributes:
        return []
    cases = Cases(desk.store)
    kinds = list(kinds)
    levels = [
        cases.ordered(cases.attribute(name), {kind[place] for kind in kinds} - {""})
        for place, name in enumerate(attributes)
    ]
    return sorted(kinds, key=lambda kind: place_of(kind, levels))


def _finished(desk: Desk, seen: Seen) -> set[int]:
    """Documents whose reading is finished, so that a blank one is known to be read."""
    return {
        row["document_id"]
        for row in desk.store.rows("assignments", document_id=list(seen.readings))
        if row["finished"] is not None
        and row["layer"] == seen.readings[row["document_id"]].layer
        and seen.readings[row["document_id"]].coder_id in (None, row["coder_id"])
    }


def _presence(segments: Segments, groups: Sequence[_Group]) -> Bools:
    """Which group (row) has which code (column) in what its participants say."""
    codes, code = np.unique(segments.code, return_inverse=True)
    present = np.zeros((len(groups), len(codes)), dtype=bool)
    places = {document: place for place, group in enumerate(groups) for document in group.documents}
    present[np.array([places[document] for document in segments.document.tolist()], dtype=np.int64), code] = True
    return present


def _measure(
    values: tuple[str, ...], places: list[int], names: tuple[str, ...], present: Bools, rules: Mapping[str, int]
) -> Saturation:
    own = present[places]
    base, run = rules["base"], rules["run"]
    drawn, every = draw_orders(len(places), most=rules["orders"], seed=rules["seed"])
    as_imported = new_codes(own, np.arange(len(places))[None, :])
    shuffled = new_codes(own, drawn)
    codes = int(own.any(axis=0).sum())
    enough = len(places) >= base + run
    reached = at = None
    status: Status = "nothing coded" if not codes else "not reached" if enough else "too few groups"
    many = 0
    median = low = high = None
    if enough and codes:
        asked = {"base": base, "run": run, "percent": rules["percent"]}
        at = int(saturated_at(as_imported, **asked)[0])
        reached = at if at != NEVER else None
        status = "reached" if reached is not None else "not reached"
        times = saturated_at(shuffled, **asked)
        many = int((times != NEVER).sum())
        median, low, high = (_ranked(times, percent, len(places)) for percent in (50, LOW, HIGH))
    return Saturation(
        values=values,
        groups=tuple(names[place] for place in places),
        codes=codes,
        base_codes=int(as_imported[0, :base].sum()) if len(places) >= base else None,
        status=status,
        reached_at=reached,
        orders=len(drawn) if enough and codes else 0,
        every=every,
        orders_reached=many,
        median=median,
        low=low,
        high=high,
        curve=_curve(as_imported, shuffled),
    )


def _ranked(times: Ints, percent: int, groups: int) -> int | None:
    """A percentile of the orders, those that are never saturated counted after all others."""
    found = int(nearest_rank(np.where(times == NEVER, groups + 1, times), percent))
    return None if found > groups else found


def _curve(as_imported: Ints, shuffled: Ints) -> Curve:
    grown = np.cumsum(shuffled, axis=1)
    middle, low, high = (tuple(nearest_rank(grown, percent).tolist()) for percent in (50, LOW, HIGH))
    return Curve(tuple(np.cumsum(as_imported[0]).tolist()), middle, low, high)


def saturation_rows(found: Saturations) -> list[Row]:
    """One row a cell: a column for each attribute of the design, then ``COLUMNS``."""
    return [
        dict(zip(found.attributes, cell.values, strict=True))
        | {
            "groups": len(cell.groups),
            "codes": cell.codes,
            "base_codes": cell.base_codes,
            "status": cell.status,
            "reached_at": cell.reached_at,
            "orders": cell.orders,
            "orders_reached": cell.orders_reached,
            "median": cell.median,
            "low": cell.low,
            "high": cell.high,
        }
        for cell in found.cells
    ]


def curve_rows(found: Saturations) -> list[Row]:
    """One row a cell and number of groups: a column for each attribute, then ``CURVE`` (unique codes so far)."""
    rows: list[Row] = []
    for cell in found.cells:
        curve = cell.curve
        before = 0
        for place, codes in enumerate(curve.imported):
            rows.append(
                dict(zip(found.attributes, cell.values, strict=True))
                | {
                    "group": place + 1,
                    "new_as_imported": codes - before,
                    "codes_as_imported": codes,
                    "median": curve.median[place],
                    "low": curve.low[place],
                    "high": curve.high[place],
                }
            )
            before = codes
    return rows
