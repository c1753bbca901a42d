"""Coders, cases and attributes of a project into a study: found by guid or name, made where they are new."""

from collections.abc import Iterable, Mapping

from thematic.exchange.arrival import Arrival, Guids, free_name, same_text, storable, tidy
from thematic.exchange.project import ProjectCase, ProjectCoder
from thematic.store.names import fold
from thematic.store.tables import Row
from thematic.transcripts.attributes import NOUNS, AttributeWriter


def take_coders(arrival: Arrival) -> None:
    """Coders by name: two of the project who are called alike are one."""
    store, project, fidelity = arrival.store, arrival.project, arrival.fidelity
    there = {row["name_key"]: row for row in store.rows("coders")}
    guids = Guids.of(store, "coders")
    seen: set[int] = set()
    for coder in project.coders:
        name = tidy(coder.name)
        if not name:
            arrival.coders[coder.key] = _own_coder(arrival)
            fidelity.changed("coders", f"without a name: taken as {arrival.desk.coder}")
            continue
        known = guids.row(coder.key)
        row = next((one for one in there.values() if known and one["id"] == known), there.get(fold(name)))
        if row is None:
            values = {"name": name} | ({"guid": guid} if (guid := guids.claim(coder.key)) else {})
            row = {"id": store.insert("coders", values), "name": name}
            there[fold(name)] = row
        arrival.coders[coder.key] = row["id"]
        if row["id"] in seen:
            fidelity.changed("coders", "had one name, so that they became one", example=name)
        elif row["name"] != name:
            fidelity.changed("coders", "are called otherwise in the study", example=f"{name}: {row['name']}")
        else:
            fidelity.kept("coders")
        seen.add(row["id"])
        _take_lead(arrival, coder)
    astray = {coding.coder for coding in project.codings} - arrival.coders.keys()
    for key in astray:
        arrival.coders[key] = _own_coder(arrival)


def _take_lead(arrival: Arrival, coder: ProjectCoder) -> None:
    """Whose reading counts, where the study has nobody who leads."""
    if not coder.lead:
        return
    identity, own = arrival.coders[coder.key], arrival.store.one("coders", lead=1)
    if own is None:
        arrival.store.update("coders", identity, {"lead": 1})
    if own is None or own["id"] == identity:
        arrival.fidelity.kept("lead coders")
    else:
        arrival.fidelity.changed("lead coders", f"in the study {own['name']} leads", example=coder.name)


def _own_coder(arrival: Arrival) -> int:
    """Who brings the project in; made a coder where need be."""
    store, name = arrival.store, tidy(arrival.desk.coder) or "coder"
    row = store.one("coders", name_key=fold(name))
    return int(row["id"]) if row else store.insert("coders", {"name": name})


def take_cases(arrival: Arrival) -> None:
    """Sites, groups and participants, and their attributes. The study's own site and values stay where they differ."""
    store, project, fidelity = arrival.store, arrival.project, arrival.fidelity
    rows = {row["id"]: row for row in store.rows("cases")}
    there = {(row["kind"], row["name_key"]): row["id"] for row in rows.values()}
    guids = Guids.of(store, "cases")
    uses = _uses(project.cases, arrival)
    claimed: dict[int, str] = {}
    for case in project.cases:
        plain = tidy(case.name) or "case"
        for kind in uses[case.key]:
            known = guids.row(case.key)
            if known not in rows or rows[known]["kind"] != kind or known in claimed:
                known = there.get((kind, fold(plain)))
            name = plain
            if known is None or known in claimed:
                name = free_name(plain, {key for k, key in there if k == kind})
                values = {"kind": kind, "name": name} | ({"guid": guid} if (guid := guids.claim(case.key)) else {})
                known = there[kind, fold(name)] = store.insert("cases", values)
            claimed[known] = case.key
            arrival.cases.setdefault(case.key, {})[kind] = known
            if name != plain:
                fidelity.changed("cases", "had one name, so that a number was added", example=name)
        _tell(arrival, case, uses[case.key])
    _take_sites(arrival)
    _take_attributes(arrival)


def _uses(cases: Iterable[ProjectCase], arrival: Arrival) -> dict[str, tuple[str, ...]]:
    """Of which kinds each case is: what its program says, else what it is used as."""
    documents = arrival.project.documents
    as_group = {document.group for document in documents}
    as_participant = {case for document in documents for case in document.speakers.values()}
    as_site = {case.parent for case in arrival.project.cases}
    places = (("group", as_group), ("participant", as_participant), ("site", as_site))
    return {
        case.key: (case.kind,)
        if case.kind
        else tuple(kind for kind, keys in places if case.key in keys) or ("participant",)
        for case in cases
    }


def _tell(arrival: Arrival, case: ProjectCase, kinds: tuple[str, ...]) -> None:
    if case.kind:
        arrival.fidelity.kept("cases", what=f"{case.kind}s")
    else:
        arrival.fidelity.changed("cases", f"taken as {' and '.join(kinds)} by what they are tied to", example=case.name)


def _take_sites(arrival: Arrival) -> None:
    store = arrival.store
    for case in arrival.project.cases:
        if not case.parent:
            continue
        group = arrival.cases[case.key].get("group")
        site = arrival.cases.get(case.parent, {}).get("site")
        if group is None or site is None:
            arrival.fidelity.lost("sites of cases", "only a group has a site", example=case.name)
            continue
        (row,) = store.rows("cases", id=group)
        if row["parent_id"] is None:
            store.update("cases", group, {"parent_id": site})
        elif row["parent_id"] != site:
            arrival.fidelity.changed("sites of cases", "the study's own site stays", example=row["name"])


def _take_attributes(arrival: Arrival) -> None:
    store, fidelity = arrival.store, arrival.fidelity
    _take_order(arrival)
    writer = AttributeWriter(store)
    there = {row["name_key"]: row["id"] for row in store.rows("attributes", ("id", "name_key"))}
    before = {(row["case_id"], row["attribute_id"]): row["value"] for row in store.rows("case_attributes")}
    wrote: list[tuple[int, str, str, str]] = []
    for case in arrival.project.cases:
        for name, value in case.attributes.items():
            attribute, value = attribute_name(arrival, name), tidy(value)
            if not value:
                continue
            for row in arrival.cases[case.key].values():
                own = before.get((row, there.get(fold(attribute), 0)))
                if own is None:
                    writer.write(row, attribute, value)
                wrote.append((row, attribute, value, case.name))
    ids = {row["name_key"]: row["id"] for row in store.rows("attributes", ("id", "name_key"))}
    after = {(row["case_id"], row["attribute_id"]): row["value"] for row in store.rows("case_attributes")}
    for row, attribute, value, name in wrote:
        stands = after.get((row, ids[fold(attribute)]), "")
        if same_text(stands, value):
            fidelity.kept("attribute values")
        else:
            fidelity.changed(
                "attribute values", "stand as the study has them", example=f"{name}: {attribute} {stands}, not {value}"
            )
    for name in arrival.project.design:
        identity = ids.get(fold(attribute_name(arrival, name, told=False)))
        if identity is not None:
            if store.one("attributes", id=identity, design=0):
                store.update("attributes", identity, {"design": 1})
            fidelity.kept("attributes of the design")
    _take_labels(arrival, ids)


def _take_order(arrival: Arrival) -> None:
    """New attributes in the order in which the project names them, which is the order of columns and strata."""
    store, project = arrival.store, arrival.project
    there = set(store.values("attributes", "name_key"))
    used = {fold(name) for case in project.cases for name, value in case.attributes.items() if tidy(value)}
    for attribute in project.attributes:
        name = attribute_name(arrival, attribute.name, told=False)
        if fold(attribute.name) in used and fold(name) not in there:
            store.insert("attributes", {"name": name})
            there.add(fold(name))


def _take_labels(arrival: Arrival, ids: Mapping[str, int]) -> None:
    """Labels of attributes and of their values, where the study has none of its own."""
    store = arrival.store
    for attribute in arrival.project.attributes:
        identity = ids.get(fold(attribute_name(arrival, attribute.name, told=False)))
        labels = {"label_nb": attribute.label_nb, "label_en": attribute.label_en}
        if identity is None:
            if any(labels.values()) or attribute.values:
                arrival.fidelity.lost("labels", "no case has the attribute", example=attribute.name)
            continue
        label_row(arrival, "attributes", store.rows("attributes", id=identity)[0], labels)
        order = store.rows("attribute_values", attribute_id=identity)
        known = {fold(row["value"]): row for row in order}
        for value, (nb, en) in attribute.values.items():
            row = known.get(fold(tidy(value)))
            if row is None:
                spelling = next(iter(_spellings(arrival, identity, value)), tidy(value))
                labels = {"label_nb": storable(nb), "label_en": storable(en)}
                store.insert("attribute_values", {"attribute_id": identity, "value": spelling, **labels})
                arrival.fidelity.kept("labels", (nb != "") + (en != ""))
            else:
                label_row(arrival, "attribute_values", row, {"label_nb": nb, "label_en": en})


def _spellings(arrival: Arrival, attribute: int, value: str) -> list[str]:
    """How the cases spell a value."""
    spelled = arrival.store.values("case_attributes", "value", order="id", attribute_id=attribute)
    return [one for one in spelled if fold(one) == fold(tidy(value))]


def label_row(arrival: Arrival, table: str, row: Row, labels: Mapping[str, str]) -> None:
    """Give a row the labels that it lacks; those that it has stay."""
    lacking = {name: storable(label) for name, label in labels.items() if label and not row[name]}
    if lacking:
        arrival.store.update(table, row["id"], lacking)
    for name, label in labels.items():
        if label and name not in lacking and row[name] != storable(label):
            told = f"{row[name]}, not {label}"
            arrival.fidelity.changed("labels", "the study's own stay", example=told)
        elif label:
            arrival.fidelity.kept("labels")


def attribute_name(arrival: Arrival, name: str, *, told: bool = True) -> str:
    """An attribute's name as a study takes it: those that listings have columns of get a word more."""
    plain = tidy(name) or "attribute"
    if fold(plain) not in NOUNS:
        return plain
    if told:
        arrival.fidelity.changed(
            "attributes", "have a name that listings need", example=f"{plain}: {plain} (attribute)"
        )
    return f"{plain} (attribute)"
