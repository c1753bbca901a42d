"""How codes are used, checked: never, once, by one coder, at one site, always together, or with half their stances."""

from collections import Counter
from collections.abc import Iterator

from thematic.coding.assignments import INDEPENDENT
from thematic.coding.cooccurrence import Pair, cooccurrence
from thematic.coding.findings import Finding, Material, command
from thematic.coding.readings import Seen
from thematic.plurals import count
from thematic.spans import union
from thematic.store.definitions import MEANING, came_to_code, is_folded, meanings_before
from thematic.store.desk import Desk
from thematic.store.tables import Row

ENTWINED = (4, 5)
"""Two codes are co-applied where more than 4/5 of the rarer one's passages have the other as well."""

FEWEST = 3
"""Passages of the rarer code from which a share is worth telling."""


def rarely_used(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes that are unused (with all below them), or used on a single passage, whoever coded it."""
    names = {row["id"]: row["name"] for row in desk.store.rows("documents", ("id", "name"))}
    used = {above for code in material.codings for above in (code, *material.above[code])}
    for row in material.codes:
        codings = material.codings.get(row["id"], ())
        if row["id"] not in used:
            what = "Nobody has used it" + (", nor a code below it." if row["id"] in material.below else ".")
            yield Finding(row["name"], "unused", what, command("code", "delete", row["name"]))
        passages = _passages(codings)
        if len(passages) == 1:
            ((document, start, end),) = passages
            what = f"It is used once, in '{names[document]}' ({start}:{end}; {count(len(codings), 'coding')})."
            yield Finding(row["name"], "used-once", what, command("codings", "export", "--code", row["name"]))


def _passages(codings: tuple[Row, ...]) -> list[tuple[int, int, int]]:
    """Places that are coded, those that overlap as one, whoever coded them."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for coding in codings:
        spans.setdefault(coding["document_id"], []).append((coding["start"], coding["end"]))
    return [(document, start, end) for document, found in spans.items() for start, end in union(found)]


def one_coder(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes that one coder alone uses in documents that several have coded."""
    store = desk.store
    coders = {row["id"]: row["name"] for row in store.rows("coders", ("id", "name"), order="id")}
    readers: dict[int, set[int]] = {}
    for row in store.rows("assignments", layer=INDEPENDENT):
        if row["finished"] is not None:
            readers.setdefault(row["document_id"], set()).add(row["coder_id"])
    own = {code: [one for one in found if one["layer"] == INDEPENDENT] for code, found in material.codings.items()}
    for found in own.values():
        for coding in found:
            readers.setdefault(coding["document_id"], set()).add(coding["coder_id"])
    several = {document: people for document, people in readers.items() if len(people) > 1}
    for row in material.codes:
        codings = [coding for coding in own.get(row["id"], []) if coding["document_id"] in several]
        users = {coding["coder_id"] for coding in codings}
        if len(users) == 1:
            (user,) = users
            documents = {coding["document_id"] for coding in codings}
            others = sorted({coders[one] for document in documents for one in several[document] - {user}})
            where = count(len(documents), "document")
            what = f"{coders[user]} has {count(len(codings), 'coding')} of it in {where}; {' and '.join(others)} read"
            what += f" {'it' if len(documents) == 1 else 'them'} too, and used it nowhere there."
            yield Finding(row["name"], "one-coder", what, command("agreement", "disagreements", "--codes", row["name"]))


def one_site(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes used on several passages, all at one site, where documents of other sites are coded too."""
    store = desk.store
    sites = {row["id"]: row["name"] for row in store.rows("cases", ("id", "name"), kind="site")}
    groups = {row["id"]: sites.get(row["parent_id"], "") for row in store.rows("cases", kind="group")}
    site_of = {row["id"]: groups.get(row["group_id"], "") for row in store.rows("documents", ("id", "group_id"))}
    coded = {site_of[coding["document_id"]] for found in material.codings.values() for coding in found} - {""}
    for row in material.codes:
        codings = material.codings.get(row["id"], ())
        here = {site_of[coding["document_id"]] for coding in codings}
        passages = _passages(codings)
        if len(here) == 1 and here != {""} and len(coded) > 1 and len(passages) > 1:
            what = f"All its {len(passages)} passages are from {here.pop()}, one of {len(coded)} sites that are coded."
            yield Finding(
                row["name"],
                "one-site",
                what,
                command("codings", "export", "--code", row["name"], "--attributes", "site"),
            )


def co_applied(desk: Desk, material: Material, seen: Seen) -> Iterator[Finding]:
    """Codes of which more than 80 % of the passages have another, commoner code too, within the readings that count."""
    names = {row["id"]: row["name"] for row in material.codes}
    for pair in cooccurrence(desk, seen=seen).pairs:
        if pair.a in names and pair.b in names:
            code, other, together, of, back, of_other = _rarer(pair)
            if of >= FEWEST and together * ENTWINED[1] > of * ENTWINED[0]:
                what = (
                    f"{together} of its {of} passages have '{names[other]}' too, and {back} of that code's {of_other}"
                )
                what += " have this."
                show = command("cooccurrence", "--codes", names[code], "--codes", names[other])
                yield Finding(names[code], "co-applied", what, show)


def _rarer(pair: Pair) -> tuple[int, int, int, int, int, int]:
    """The rarer code, the other, and the figures of both; of two as rare, the one with the larger share."""
    mine = (pair.a, pair.b, pair.together_a, pair.of_a, pair.together_b, pair.of_b)
    other = (pair.b, pair.a, pair.together_b, pair.of_b, pair.together_a, pair.of_a)
    return min(mine, other, key=lambda told: (told[3], -told[2]))


def mixed_stances(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes to which one and the same coder gives a stance in some codings and none in others."""
    coders = {row["id"]: row["name"] for row in desk.store.rows("coders", ("id", "name"), order="id")}
    for row in material.codes:
        found: dict[int, Counter[str]] = {}
        for coding in material.codings.get(row["id"], ()):
            found.setdefault(coding["coder_id"], Counter())[coding["stance"]] += 1
        told = []
        for coder, stances in sorted(found.items()):
            blank = stances.pop("", 0)
            if blank and stances:
                given = ", ".join(f"{stances[stance]} {stance}" for stance in ("+", "-", "±") if stances[stance])
                told.append(f"{coders[coder]} gave {given}, and none to {blank} of {blank + stances.total()} codings")
        if told:
            show = command("codings", "export", "--code", row["name"])
            yield Finding(row["name"], "stance-mixed", f"{'; '.join(told)}.", show)


def without_theme(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes under no theme, themselves or by a code above, once there are themes; what only holds others needs none."""
    placed = set(desk.store.values("theme_codes", "code_id"))
    for row in material.codes if placed else ():
        holds_others = row["id"] in material.below and not material.codings.get(row["id"])
        if not holds_others and placed.isdisjoint((row["id"], *material.above[row["id"]])):
            what = f"It is in no theme and not parked; {count(len(material.codings.get(row['id'], ())), 'coding')}."
            yield Finding(row["name"], "no-theme", what, command("theme", "assign", "THEME", row["name"]))


def changed_meanings(desk: Desk, material: Material) -> Iterator[Finding]:
    """Codes whose definition or rules are not what they were when they were first used, as the journal knows.

    What comes in with another coder's copy counts from that merge. A wording that was empty before is no change.
    """
    before = meanings_before(desk.store)
    came = came_to_code(desk.store, before)
    for row in material.codes:
        uses = came.get(row["id"], [])
        later = [(at, old) for at, old in before.get(row["id"], []) if uses and at > min(uses)]
        changed = [name for name in MEANING if later and later[0][1][name] and later[0][1][name] != row[name]]
        if changed:
            last = max(at for at, _old in later)
            (date,) = desk.store.values("operations", "started", id=last)
            earlier = sum(at < last for at in uses)
            fields, many = " and ".join(changed), count(len(uses), "coding")
            what = f"Its {fields} changed after its first use, last on {date[:10]}; {earlier} of its {many}"
            what += " from before."
            yield Finding(row["name"], "definition-changed", what, command("codings", "export", "--code", row["name"]))


def cannot_tell(desk: Desk, material: Material) -> int:
    """How many codes were used before the journal was folded away: what they meant then is not known."""
    if not is_folded(desk.store):
        return 0
    came = came_to_code(desk.store, [row["id"] for row in material.codes])
    return sum(min(uses) == 0 for uses in came.values())
