"""What the start panel gathers from each room, phase by phase."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from thematic.coding.attention import attention
from thematic.coding.blinding import veil_of
from thematic.coding.findings import command
from thematic.coding.lint import lint
from thematic.report.audit import returns
from thematic.report.checklists.answers import CHECKLISTS
from thematic.report.facts import Facts
from thematic.report.words import Words
from thematic.store.names import fold
from thematic.themes.lint import lint_wording
from thematic.themes.reviewed import review_marks
from thematic.transcripts.grid import design_grid

Kind = Literal["artefact", "signal", "look"]

QUICK = (
    *("no-definition", "no-include", "no-exclude", "no-example", "unused", "used-once"),
    *("one-coder", "one-site", "stance-mixed", "definition-changed"),
)
"""The kinds of findings in a codebook that are quick to have; ``codebook lint`` has more."""

UNEVEN = (0.5, 2.0)
"""A reading with fewer or more codings per word than these multiples of the coder's median is worth a look."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that is there (``artefact``), is worth a look (``signal``), or can be looked at (``look``).

    ``n`` (of ``of``) of ``what``; ``command`` shows it. ``phase`` is None for what belongs to any.
    """

    phase: int | None
    kind: Kind
    what: str
    command: str
    n: int | None = None
    of: int | None = None


def _whole(n: int, of: int) -> Kind:
    """Something that is there where it is there for all, else worth a look."""
    return "artefact" if n == of else "signal"


def _ordered(facts: Facts, attribute: int, values: Iterable[str]) -> list[str]:
    """An attribute's values as the study declares them, then by name."""
    declared = facts.desk.store.values("attribute_values", "value", attribute_id=attribute, order="id")
    return sorted(values, key=lambda value: (declared.index(value) if value in declared else len(declared), value))


def familiarise(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 1: transcripts, who read and checked them, the design, the guide."""
    store = facts.desk.store
    many = len(facts.documents)
    if not many:
        yield Point(1, "signal", words.say("status_no_documents"), "thematic import PATH...")
        return
    counted = {"documents": words.count(many, "document")}
    for kind, name in (("group", "groups"), ("participant", "people"), ("site", "sites")):
        counted[name] = words.count(facts.cases[kind], kind)
    yield Point(1, "artefact", words.say("status_sample", **counted), "thematic grid")
    for kind in ("read", "checked"):
        n = len(set(store.values("document_marks", "document_id", kind=kind)))
        yield Point(1, _whole(n, many), words.say(f"status_{kind}"), "thematic document list", n, many)
    questions, memos = store.count("questions"), len(facts.memos("familiarisation"))
    if questions:
        yield Point(1, "artefact", words.say("status_guide"), "thematic guide list", questions)
    if memos:
        yield Point(1, "artefact", words.say("status_familiar"), "thematic memo list --kind familiarisation", memos)
    grid = design_grid(facts.desk, without=veil_of(facts.desk).attributes)
    signals = (
        ("status_no_group", len(grid.outside), many, "thematic document list"),
        ("status_empty_cells", len(grid.empty), len(grid.cells), "thematic grid"),
        ("status_silent", len(grid.total.silent), grid.total.participants, "thematic grid"),
    )
    yield from (Point(1, "signal", words.say(key), shown, n, of) for key, n, of, shown in signals if n)
    if not store.count("attributes", design=1):
        yield Point(1, "signal", words.say("status_no_design"), "thematic cases design ATTRIBUTE")
    logged = len(set(store.values("asked", "document_id")))
    if logged and logged < many:
        yield Point(1, "signal", words.say("status_not_logged"), "thematic guide list", many - logged, many)


def code(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 2: the codebook and its findings, how evenly is coded; what the approach asks of two coders."""
    desk, many = facts.desk, len(facts.documents)
    approach = desk.store.setting("approach")
    codes = facts.codes
    if not codes:
        yield Point(2, "signal", words.say("status_no_codes"), "thematic codebook import FILE")
        return
    defined = sum(bool(row["definition"]) for _depth, row in codes)
    yield Point(2, "artefact", words.say("status_codes"), "thematic codebook list", defined, len(codes))
    if facts.coders:
        who = words.joined(list(facts.coders))
        n = sum(sum(one.codings.values()) for one in facts.documents)
        yield Point(2, "artefact", words.say("status_codings", coders=who), "thematic coders list", n)
        finished = facts.finished_documents
        yield Point(2, "artefact", words.say("status_finished"), "thematic document list", finished, many)
    if len(facts.coders) > 1:
        shown = "disagreements" if approach == "reflexive" else "run"
        yield Point(2, "artefact", words.say("status_double"), f"thematic agreement {shown}", facts.coded_by(2), many)
    uncoded = sum(not one.codings and not one.settled for one in facts.documents)
    if uncoded and facts.coders:
        yield Point(2, "signal", words.say("status_uncoded"), "thematic uncoded --summary", uncoded, many)
    readings = attention(desk).readings
    low, high = UNEVEN
    uneven = sum(one.times_median is not None and not low <= one.times_median <= high for one in readings)
    if uneven:
        yield Point(2, "signal", words.say("status_uneven"), "thematic attention", uneven, len(readings))
    kinds = [kind for kind in QUICK if approach != "reflexive" or kind != "one-coder"]
    found = Counter(finding.kind for finding in lint(desk, kinds=kinds).findings)
    for kind in kinds:
        if found[kind]:
            key = f"status_lint_{kind.replace('-', '_')}"
            yield Point(2, "signal", words.say(key), f"thematic codebook lint --kind {kind}", found[kind], len(codes))
    if facts.coders:
        yield Point(2, "look", words.say("status_stretches"), "thematic uncoded --summary")
        yield from _enough(facts, words, approach)


def _enough(facts: Facts, words: Words, approach: str) -> Iterator[Point]:
    """Saturation and agreement are offered in the approaches that have them, information power in the other."""
    if approach == "reflexive":
        yield Point(2, "look", words.say("status_power"), "thematic power")
        if len(facts.coders) > 1:
            yield Point(2, "look", words.say("status_side_by_side"), "thematic agreement disagreements")
        return
    yield Point(2, "look", words.say("status_saturation"), "thematic saturation")
    if approach == "reliability":
        shown = "thematic agreement run" if len(facts.coders) > 1 else "thematic agreement sample"
        yield Point(2, "look", words.say("status_agreement"), shown)


def generate(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 3: themes, and codes without a place."""
    store, codes = facts.desk.store, facts.codes
    if not codes:
        return
    if not facts.themes:
        yield Point(3, "signal", words.say("status_no_themes"), "thematic theme add NAME")
        return
    candidates = sum(row["status"] == "candidate" for row in facts.themes)
    yield Point(3, "artefact", words.say("status_themes"), "thematic theme list", candidates, len(facts.themes))
    parked = sum(bool(row["parked"]) for _depth, row in codes)
    loose = len(facts.loose_codes)
    placed = len(codes) - loose - parked
    yield Point(3, "artefact", words.say("status_placed"), "thematic theme map", placed, len(codes))
    if parked:
        yield Point(3, "artefact", words.say("status_parked"), "thematic codebook list", parked)
    snapshots = store.count("snapshots")
    if snapshots:
        yield Point(3, "artefact", words.say("status_snapshots"), "thematic snapshot list", snapshots)
    else:
        yield Point(3, "look", words.say("status_frozen"), "thematic snapshot take")
    if loose:
        shown = "thematic codebook lint --kind no-theme"
        yield Point(3, "signal", words.say("status_loose"), shown, loose, len(codes))
    filled = set(store.values("theme_codes", "theme_id"))
    parents = {row["parent_id"] for row in facts.themes}
    bare = sum(row["id"] not in filled and row["id"] not in parents for row in facts.themes)
    if bare:
        yield Point(3, "signal", words.say("status_bare"), "thematic theme list", bare, len(facts.themes))


def review(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 4: themes read through, counter-examples answered, comparisons to look at."""
    store, many = facts.desk.store, len(facts.themes)
    if many:
        ids = {row["id"] for row in facts.themes}
        marks = {theme: found for theme, found in review_marks(facts.desk).items() if theme in ids}
        yield Point(4, _whole(len(marks), many), words.say("status_reviewed"), "thematic theme list", len(marks), many)
        answered = set(store.values("negative_cases", "theme_id")) & ids
        n = store.count("negative_cases")
        if n:
            yield Point(4, "artefact", words.say("status_negative"), "thematic theme lint", n)
        changed = sum(any(mark.changed is not None for mark in found) for found in marks.values())
        signals = (
            ("status_changed", changed, "thematic theme list"),
            ("status_unanswered", many - len(answered), "thematic theme lint"),
        )
        yield from (Point(4, "signal", words.say(key), shown, n, many) for key, n, shown in signals if n)
        if many > 1:
            yield Point(4, "look", words.say("status_overlap"), "thematic overlap")
    if facts.coders:
        for row, kind, values in facts.attributes:
            if row["design"] and kind != "participant" and len(values) == 2:
                by = f"{row['name']}={','.join(_ordered(facts, row['id'], values))}"
                mirrored = fold(row["name"]) == "role"
                key, verb = ("status_mirror", "mirror") if mirrored else ("status_contrast", "contrast")
                yield Point(4, "look", words.say(key), command(verb, "--by", by))


def define(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 5: what themes are said to be."""
    many = len(facts.themes)
    if not many:
        return
    ideas = sum(bool(row["idea"]) for row in facts.themes)
    yield Point(5, _whole(ideas, many), words.say("status_defined"), "thematic theme lint", ideas, many)
    versions = facts.desk.store.count("theme_versions")
    if versions:
        yield Point(5, "artefact", words.say("status_versions"), "thematic theme list", versions)
    remarks = len(lint_wording(facts.desk))
    if remarks:
        yield Point(5, "signal", words.say("status_theme_lint"), "thematic theme lint", remarks)


def report(facts: Facts, words: Words) -> Iterator[Point]:
    """Phase 6: checklists begun, and what can be written and checked."""
    begun = Counter(facts.desk.store.values("checklist_answers", "checklist"))
    for name, checklist in CHECKLISTS.items():
        if begun[name]:
            what = words.say("status_answers", name=name)
            yield Point(6, "artefact", what, f"thematic checklist {name}", begun[name], len(checklist.items))
    if not facts.coders:
        return
    if not begun:
        yield Point(6, "look", words.say("status_checklists"), "thematic checklist coreq")
    yield Point(6, "look", words.say("status_report"), "thematic report -o FILE.docx")
    yield Point(6, "look", words.say("status_verify"), "thematic verify MANUSCRIPT")
    yield Point(6, "look", words.say("status_method"), "thematic checklist coreq --method FILE")


def any_time(facts: Facts, words: Words) -> Iterator[Point]:
    """The journal: what was taken back, how often work went back, memos."""
    work = [step for step in facts.steps if step.is_work]
    undone = sum(step.undone_by is not None for step in work)
    if work:
        yield Point(None, "artefact", words.say("status_journal"), "thematic history", undone, len(work))
    back = sum(len(began) for *_key, began in returns([step for step in work if step.undone_by is None]))
    if back:
        yield Point(None, "artefact", words.say("status_returns"), "thematic audit", back)
    memos = facts.desk.store.count("memos")
    if memos:
        yield Point(None, "artefact", words.say("status_memos"), "thematic memo list", memos)
