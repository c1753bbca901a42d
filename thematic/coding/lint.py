"""The codebook checked: codes that are not defined, hardly used, hard to tell apart, or without a place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from thematic.coding.findings import KINDS, Finding, Material, gather
from thematic.coding.readings import Seen, see_readings
from thematic.coding.usage import (
    cannot_tell,
    changed_meanings,
    co_applied,
    mixed_stances,
    one_coder,
    one_site,
    rarely_used,
    without_theme,
)
from thematic.coding.wording import guide_questions, missing, near_synonyms
from thematic.errors import NotFound
from thematic.store.desk import Desk

COLUMNS = ("code", "kind", "what", "command")

Check = Callable[[Desk, Material, Seen], Iterator[Finding]]

CHECKS: Mapping[tuple[str, ...], Check] = {
    ("no-definition", "no-include", "no-exclude", "no-example"): lambda _desk, material, _seen: missing(material),
    ("unused", "used-once"): lambda desk, material, _seen: rarely_used(desk, material),
    ("one-coder",): lambda desk, material, _seen: one_coder(desk, material),
    ("one-site",): lambda desk, material, _seen: one_site(desk, material),
    ("co-applied",): co_applied,
    ("near-synonym",): lambda _desk, material, _seen: near_synonyms(material),
    ("stance-mixed",): lambda desk, material, _seen: mixed_stances(desk, material),
    ("guide-question",): lambda desk, material, _seen: guide_questions(desk, material),
    ("definition-changed",): lambda desk, material, _seen: changed_meanings(desk, material),
    ("no-theme",): lambda desk, material, _seen: without_theme(desk, material),
}


@dataclass(frozen=True, slots=True)
class Lint:
    """Findings by kind (in the order of ``KINDS``) and code, and what the checks could not look at.

    ``parked`` codes were left out; ``unclear`` documents (names) have several coders and nobody leads, so that codes
    applied together were not counted there; ``unknown`` codes were used before the journal was folded away.
    """

    findings: tuple[Finding, ...]
    parked: int
    unclear: tuple[str, ...]
    unknown: int


def lint(desk: Desk, *, kinds: Sequence[str] = ()) -> Lint:
    """Check every code that is not parked; ``kinds`` asks for some kinds of findings only. Raises NotFound."""
    for kind in kinds:
        if kind not in KINDS:
            raise NotFound.named("kind of finding", kind, KINDS)
    wanted = set(kinds or KINDS)
    material = gather(desk)
    seen = see_readings(desk, strict=False)
    found: list[Finding] = []
    for told, check in CHECKS.items():
        if wanted.intersection(told):
            found += [finding for finding in check(desk, material, seen) if finding.kind in wanted]
    order = {kind: place for place, kind in enumerate(KINDS)}
    found.sort(key=lambda finding: order[finding.kind])
    unclear = desk.store.values("documents", "name", id=seen.unclear, order="name_key")
    return Lint(
        findings=tuple(found),
        parked=material.parked,
        unclear=tuple(unclear) if "co-applied" in wanted else (),
        unknown=cannot_tell(desk, material) if "definition-changed" in wanted else 0,
    )
