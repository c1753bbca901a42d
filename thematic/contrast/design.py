"""The design of a comparison: which unit stands on which side, in which stratum, at which site."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from thematic.contrast.caveats import Caveat
from thematic.contrast.sheet import Ints
from thematic.contrast.units import UNITS, Member, Unit, filter_members, keep_read, list_members
from thematic.errors import BadInput, UsageError
from thematic.store.names import fold
from thematic.store.tables import Row, Store
from thematic.transcripts.case_values import Cases

REST = "rest"
BETWEEN = " · "


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """``members`` by name, and for each the place of its value, site and stratum in ``values``, ``sites``, ``strata``.

    ``strata_by`` names what the strata are made of.
    """

    unit: Unit
    by: str
    values: tuple[str, ...]
    where: Mapping[str, str]
    strata_by: tuple[str, ...]
    members: tuple[Member, ...]
    value: Ints
    site: Ints
    sites: tuple[str, ...]
    stratum: Ints
    strata: tuple[str, ...]
    caveats: tuple[Caveat, ...]

    @property
    def compared(self) -> tuple[int, ...]:
        """The places of the values that stand against all others: the first of two, or each of more."""
        return (0,) if len(self.values) == 2 else tuple(range(len(self.values)))

    def sides(self, value: int) -> tuple[str, str]:
        """What the two sides are called where the value at this place is side a."""
        return self.values[value], self.values[1] if len(self.values) == 2 else REST


def build_design(
    store: Store,
    *,
    by: str,
    values: Sequence[str] | None = None,
    where: Mapping[str, str] | None = None,
    unit: Unit = "group",
    strata: Sequence[str] | None = None,
    read: Container[int] | None = None,
) -> Design:
    """Lay out the comparison of ``values`` of the attribute ``by`` among the units that ``where`` leaves.

    ``read``: only what is said in these documents (ids); units that have no other are left out and named.

    Strata are site x every attribute of ``strata`` (without it: of every declared design attribute) that is neither
    compared nor fixed by ``where``; participants' strata are the groups they speak in. Raises NotFound for unknown
    attributes and values, UsageError for an attribute below the unit, BadInput where there is nothing to compare.
    """
    if unit not in UNITS:
        raise UsageError(f"There is no unit '{unit}'.", hint=f"Units: {', '.join(UNITS)}.")
    cases = Cases(store)
    attribute = cases.attribute(by)
    _refuse_below(cases, attribute, unit, "Compare with '--unit participant', or filter with '--where'.")
    fixed = {}
    for name, text in (where or {}).items():
        filtered = cases.attribute(name)
        fixed[filtered["name"]] = (filtered, cases.value(filtered, text))
    wanted = [cases.value(attribute, text) for text in values] if values is not None else None

    everybody, apart = list_members(store, cases, unit)
    if read is not None:
        everybody, unread = keep_read(everybody, read)
        apart = [*apart, *unread]
    members, filtered_out = filter_members(everybody, cases, fixed)
    known = {member.name: member.value(cases, attribute) for member in members}
    unknown = tuple(member.name for member in members if known[member.name] is None)
    compared = tuple(_compared(cases, attribute, unit, set(known.values()), wanted))
    members = [member for member in members if known[member.name] in compared]

    layers = _layers(cases, strata, unit)
    layers = [layer for layer in layers if layer["id"] != attribute["id"] and layer["name"] not in fixed]
    labels = [_stratum(cases, member, unit, layers) for member in members]
    sites = [cases.name(cases.site_of(member.groups[0])) for member in members]
    value = np.array([compared.index(str(known[member.name])) for member in members], dtype=np.int64)
    stratum_names, stratum = np.unique(labels, return_inverse=True)
    site_names, site = np.unique(sites, return_inverse=True)
    caveats = [*apart, *filtered_out]
    if unknown:
        caveats.append(Caveat("no_value", {"attribute": attribute["name"], "names": unknown}))
    without_site = tuple(member.name for member, name in zip(members, sites, strict=True) if not name)
    if without_site:
        caveats.append(Caveat("no_site", {"names": without_site}))
    caveats += _same_group(cases, members, unit)
    caveats += _one_sided(stratum_names.tolist(), stratum, value, unit, attribute)
    return Design(
        unit=unit,
        by=attribute["name"],
        values=compared,
        where={name: text for name, (_attribute, text) in fixed.items()},
        strata_by=("group" if unit == "participant" else "site", *(layer["name"] for layer in layers)),
        members=tuple(members),
        value=value,
        site=site.astype(np.int64),
        sites=tuple(site_names.tolist()),
        stratum=stratum.astype(np.int64),
        strata=tuple(stratum_names.tolist()),
        caveats=tuple(caveats),
    )


def parse_by(text: str) -> tuple[str, tuple[str, ...] | None]:
    """ "absence=low,high" as ("absence", ("low", "high")), "absence" as ("absence", None)."""
    attribute, equals, listed = (part.strip() for part in text.partition("="))
    values = tuple(value.strip() for value in listed.split(",") if value.strip())
    if not attribute or (equals and not values):
        raise UsageError(f"'{text}' names no comparison.", hint="Write an attribute, or 'absence=low,high'.")
    return attribute, values if equals else None


def _below(cases: Cases, attribute: Row, unit: Unit) -> bool:
    return unit != "participant" and cases.level(attribute) == {"participant"}


def _refuse_below(cases: Cases, attribute: Row, unit: Unit, hint: str) -> None:
    if _below(cases, attribute, unit):
        raise UsageError(f"'{attribute['name']}' belongs to participants, below the {unit}.", hint=hint)


def _layers(cases: Cases, strata: Sequence[str] | None, unit: Unit) -> list[Row]:
    """The attributes that part the strata, besides the site or the participants' groups."""
    if strata is None:
        return [] if unit == "participant" else [row for row in cases.declared() if not _below(cases, row, unit)]
    layers = [cases.attribute(name) for name in strata]
    for layer in layers:
        _refuse_below(cases, layer, unit, "Strata are made of attributes of groups and sites.")
    return layers


def _compared(
    cases: Cases, attribute: Row, unit: Unit, found: set[str | None], wanted: Sequence[str] | None
) -> Sequence[str]:
    """The values to compare, in order; every one of them must be there, and there must be two."""
    name = attribute["name"]
    there = cases.ordered(attribute, (value for value in found if value is not None))
    values = list(wanted) if wanted is not None else there
    if len(set(map(fold, values))) < max(2, len(values)):
        if wanted is not None:
            raise UsageError(
                f"A comparison of '{name}' needs two different values.", hint=f"There are: {', '.join(there)}."
            )
        only = f"All have '{name}' = '{there[0]}'" if there else f"None has a value of '{name}'"
        raise BadInput(f"{only}: there is nothing to compare.", hint="Look at 'thematic cases list' and at --where.")
    for value in values:
        if value not in there:
            raise BadInput(f"No {unit} that is left has '{name}' = '{value}'.", hint=f"There are: {', '.join(there)}.")
    return values


def _stratum(cases: Cases, member: Member, unit: Unit, layers: Sequence[Row]) -> str:
    if unit == "participant":
        place = " + ".join(sorted(cases.name(group) for group in member.groups))
    else:
        place = cases.name(cases.site_of(member.groups[0]))
    return BETWEEN.join([place, *(member.value(cases, layer) or "" for layer in layers)])


def _same_group(cases: Cases, members: Sequence[Member], unit: Unit) -> list[Caveat]:
    """Documents of one group are the same people's talk, and tested as if they were not."""
    if unit != "document":
        return []
    documents = Counter(group for member in members if (group := member.groups[0]) is not None)
    shared = {cases.name(group): number for group, number in documents.items() if number > 1}
    if not shared:
        return []
    figures = {"groups": len(shared), "documents": sum(shared.values()), "of": len(members)}
    return [Caveat("same_group", {"names": tuple(sorted(shared)), **figures})]


def _one_sided(names: Sequence[str], stratum: Ints, value: Ints, unit: Unit, attribute: Row) -> list[Caveat]:
    """Strata with one value only; a participants' attribute that has nothing but those is refused."""
    alone = [name for place, name in enumerate(names) if len(np.unique(value[stratum == place])) == 1]
    if len(alone) < len(names):
        return [Caveat("one_sided", {"names": tuple(alone)})] if alone else []
    if unit == "participant":
        raise BadInput(
            f"'{attribute['name']}' does not vary within any group: its participants are not independent.",
            hint="Compare groups: '--unit group'.",
        )
    return [Caveat("untestable", {})]
