"""Drift: does agreement change as coding goes on? The coefficients of the documents of each period.

A document belongs to the time when the last of its readers was through with it: marked it finished, or else last coded
in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from thematic.agreement.catalogue import DEFAULT
from thematic.agreement.material import gather
from thematic.agreement.run import POOLED, AgreementRow, run
from thematic.coding.assignments import INDEPENDENT
from thematic.errors import UsageError
from thematic.store.desk import Desk
from thematic.transcripts.units import Unit

BY = ("order", "date")
EVERY = ("day", "week", "month")
COLUMNS = ("period", "code", "coefficient", "value", "status", "observed", "units", "documents")
THIRDS = ("first third", "second third", "last third")


@dataclass(frozen=True, slots=True)
class Period:
    """Documents (by name) that were done in the same time, in the order in which they were done."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """The coefficients of each period; ``at_once``: every document has the same time, so that no order is known."""

    rows: tuple[tuple[Period, AgreementRow], ...]
    periods: tuple[Period, ...]
    at_once: bool


def find_drift(
    desk: Desk,
    *,
    by: str = "order",
    every: str = "week",
    coders: Sequence[str] = (),
    codes: Sequence[str] = (),
    documents: Sequence[str] = (),
    unit: Unit = "character",
    coefficients: Sequence[str] = DEFAULT,
) -> Drift:
    """The coefficients of all codes together, and of ``codes`` each, in every period; without intervals.

    ``by`` date: the days, weeks or months in which documents were done; order: thirds of them. The same codes are
    compared in all periods. Raises UsageError for another ``by`` or ``every``; otherwise as ``run``.
    """
    if by not in BY or every not in EVERY:
        wrong, known = (by, BY) if by not in BY else (every, EVERY)
        raise UsageError(f"Periods cannot be by '{wrong}'.", hint=f"Use {' or '.join(known)}.")
    material = gather(desk, coders=coders, codes=codes, documents=documents, unit=unit)
    done = _done(desk, material.coders, material.documents)
    order = sorted(material.documents, key=lambda name: done[name])
    periods = _thirds(order) if by == "order" else _dates(order, done, every)
    rows = []
    for period in periods:
        found = run(
            desk,
            coders=material.coders,
            codes=material.codes,
            documents=period.documents,
            unit=unit,
            coefficients=coefficients,
            interval="none",
        )
        shown = [row for row in found.rows if codes or row.code == POOLED or len(material.codes) == 1]
        rows += [(period, row) for row in shown]
    return Drift(tuple(rows), tuple(periods), len(set(done.values())) == 1 and len(done) > 1)


def rows_of(found: Drift) -> list[dict[str, Any]]:
    """The rows as mappings, in the order of ``COLUMNS``."""
    return [
        {
            "period": period.name,
            "code": row.code,
            "coefficient": row.coefficient,
            "value": row.value,
            "status": row.status,
            "observed": row.observed,
            "units": row.units,
            "documents": row.documents,
        }
        for period, row in found.rows
    ]


def _done(desk: Desk, coders: Sequence[str], documents: Sequence[str]) -> dict[str, str]:
    """When the last of these coders was through with each document, as UTC."""
    store = desk.store
    names = {row["id"]: row["name"] for row in store.rows("documents", ("id", "name"), name=documents)}
    people = set(store.values("coders", "id", name=coders))
    times: dict[tuple[int, int], str] = {}
    for row in store.rows(
        "codings", ("document_id", "coder_id", "created"), layer=INDEPENDENT, document_id=set(names), coder_id=people
    ):
        key = (row["document_id"], row["coder_id"])
        times[key] = max(times.get(key, ""), row["created"])
    for row in store.rows("assignments", layer=INDEPENDENT, document_id=set(names), coder_id=people):
        key = (row["document_id"], row["coder_id"])
        times[key] = str(row["finished"] or times.get(key, row["assigned"]))
    return {name: max(time for (at, _coder), time in times.items() if at == one) for one, name in names.items()}


def _thirds(order: Sequence[str]) -> list[Period]:
    """Three equal parts, as nearly as whole documents go; fewer where there are fewer documents."""
    many = len(order)
    cuts = [round(many * part / 3) for part in range(4)]
    thirds = [tuple(order[start:end]) for start, end in pairwise(cuts)]
    return [Period(name, part) for name, part in zip(THIRDS, thirds, strict=True) if part]


def _dates(order: Sequence[str], done: dict[str, str], every: str) -> list[Period]:
    found: dict[str, list[str]] = {}
    for name in order:
        found.setdefault(_period(done[name], every), []).append(name)
    return [Period(period, tuple(names)) for period, names in found.items()]


def _period(time: str, every: str) -> str:
    if every == "month":
        return time[:7]
    if every == "day":
        return time[:10]
    year, week, _day = date.fromisoformat(time[:10]).isocalendar()
    return f"{year}-W{week:02}"
