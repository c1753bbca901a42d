"""The audit trail: what was done in each phase, by whom, when, how much and why, from the journal; and as data.

Model: Nowell, L. S., Norris, J. M., White, D. E. & Moules, N. J. (2017). Thematic analysis: striving to meet the
trustworthiness criteria. International Journal of Qualitative Methods 16. Dates are those of the journal.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from thematic.coding.blinding import veil_of
from thematic.errors import BadInput
from thematic.phases import PHASES
from thematic.report.audit_memos import memo_lines
from thematic.report.blocks import Chapter
from thematic.report.files import check_suffix, write_table, write_whole
from thematic.report.table import Line, Table, listing
from thematic.report.trail_sentences import sentences, what
from thematic.report.trail_words import Teller
from thematic.report.word import document_bytes
from thematic.report.words import Words
from thematic.store.desk import Desk
from thematic.store.trail import Step, Trail, read_trail

By = Literal["phase", "coder"]
BYS: tuple[By, ...] = ("phase", "coder")

COLUMNS = (
    *("operation", "started", "coder", "verb", "phase", "reason", "touched", "counts", "state"),
    *("undoes", "undone_by", "summary"),
)
"""The columns of the trail as data. ``counts``: "codings +3 -1 ~2", rows added, removed and changed by table."""

GLANCE = ("operation", "day", "coder", "phase", "verb", "touched", "state")


def audit_glance(desk: Desk, *, since: str = "") -> Table:
    """Every operation as narrow as a terminal."""
    trail = read_trail(desk.store)
    teller = _teller(desk, trail, "en")
    flat = (_flat(step, teller) | {"day": step.day} for step in _since(trail.steps, since))
    return listing(GLANCE, (row | {"state": "" if row["state"] == "live" else row["state"]} for row in flat))


def audit_table(desk: Desk, *, since: str = "") -> Table:
    """Every operation, the first first, in exactly ``COLUMNS``."""
    trail = read_trail(desk.store)
    teller = _teller(desk, trail, "en")
    return listing(COLUMNS, (_flat(step, teller) for step in _since(trail.steps, since)))


def audit_chapters(desk: Desk, *, by: By = "phase", since: str = "", language: str = "") -> list[Chapter]:
    """The trail as prose: an overview, a chapter a phase (or a coder), returns, what was taken back, and memos.

    ``since`` is a date (2026-11-25) from which on operations are told. Raises BadInput for another text.
    """
    words = Words(language or desk.language)
    trail = read_trail(desk.store)
    teller = _teller(desk, trail, words.language)
    steps = _since(trail.steps, since)
    work = [step for step in steps if step.is_work]
    live = [step for step in work if step.undone_by is None]
    chapters = [Chapter(words.say("audit_overview"), tuple(_overview(trail, work, since, teller)))]
    chapters += list(_by_phase(live, teller) if by == "phase" else _by_coder(live, teller))
    parts: list[tuple[str, Callable[[], Iterator[Line]]]] = [
        ("audit_returns", lambda: _returns(live, teller)),
        ("audit_undone", lambda: _undone(work, teller)),
        ("audit_memos", lambda: memo_lines(desk, teller, since=since)),
    ]
    chapters += [Chapter(words.say(heading), tuple(lines())) for heading, lines in parts]
    return [chapter for chapter in chapters if chapter.blocks]


def audit_text(desk: Desk, *, by: By = "phase", since: str = "", language: str = "") -> str:
    """The prose as Markdown."""
    words = Words(language or desk.language)
    chapters = audit_chapters(desk, by=by, since=since, language=words.language)
    parts = [f"# {words.say('audit')}"]
    for chapter in chapters:
        parts.append(f"## {chapter.heading}")
        lines = [block for block in chapter.blocks if isinstance(block, Line)]
        parts += [" ".join(filter(None, (f"**{line.lead}**" * bool(line.lead), line.text))) for line in lines]
    return "\n\n".join(parts) + "\n"


def write_audit(desk: Desk, output: Path, *, by: By = "phase", since: str = "", language: str = "") -> None:
    """Write the prose (.docx, .md) or the data (.csv, .tsv, .json, .xlsx); raises UsageError for another suffix."""
    words = Words(language or desk.language)
    suffix = check_suffix(output)
    if suffix == ".md":
        write_whole(output, audit_text(desk, by=by, since=since, language=words.language).encode())
    elif suffix == ".docx":
        chapters = audit_chapters(desk, by=by, since=since, language=words.language)
        title, subtitle = desk.store.setting("title") or words.say("untitled"), words.say("audit")
        write_whole(output, document_bytes(chapters, title=title, subtitle=subtitle, language=words.language))
    else:
        write_table(output, audit_table(desk, since=since), heading=words.say("audit"))


def audit_summary(desk: Desk, *, language: str = "") -> tuple[Line, ...]:
    """Half a page for a method section: how much, by whom, in which phases, what became of the codebook, returns."""
    words = Words(language or desk.language)
    trail = read_trail(desk.store)
    teller = _teller(desk, trail, words.language)
    work = [step for step in trail.steps if step.is_work]
    return tuple(Line(sentence) for sentence in _summary(desk, work, teller)) if work else ()


def returns(steps: Sequence[Step]) -> list[tuple[str, int, int, list[Step]]]:
    """(coder, phase left, phase gone back to, the operations that began it), for each coder in the order of time.

    Memos belong to all phases, whatever the list of verbs says, and are no return.
    """
    last: dict[str, int] = {}
    found: dict[tuple[str, int, int], list[Step]] = {}
    for step in steps:
        if step.phase is None or step.verb.startswith("memo"):
            continue
        before = last.get(step.coder, step.phase)
        if step.phase < before:
            found.setdefault((step.coder, before, step.phase), []).append(step)
        last[step.coder] = step.phase
    return [(*key, began) for key, began in found.items()]


def _teller(desk: Desk, trail: Trail, language: str) -> Teller:
    coders = {row["name"]: row["id"] for row in desk.store.rows("coders", ("id", "name"))}
    return Teller(trail, Words(language), veil_of(desk), coders)


def _since(steps: Sequence[Step], since: str) -> list[Step]:
    if since and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", since):
        raise BadInput(f"'{since}' is no date.", hint="Write it as 2026-11-25.")
    return [step for step in steps if step.day >= since]


def _overview(trail: Trail, work: Sequence[Step], since: str, teller: Teller) -> Iterator[Line]:
    words = teller.words
    if since:
        yield Line(words.say("audit_since", day=teller.day(since)))
    if not work:
        yield Line(words.say("audit_nothing"))
        return
    undone = sum(step.undone_by is not None for step in work)
    yield Line(
        words.say(
            "audit_made",
            day=teller.day(trail.steps[0].day),
            n=teller.count(len(work), "audit_operation"),
            span=teller.span(work),
            coders=words.joined(_coders(work)),
            live=teller.figure(len(work) - undone),
            undone=teller.figure(undone),
        )
    )
    folded = sum(step.state == "folded" for step in work)
    if folded:
        yield Line(words.say("audit_folded", n=teller.count(folded, "audit_operation")))
    yield Line(words.say("audit_model"))


def _coders(steps: Sequence[Step]) -> list[str]:
    return list(dict.fromkeys(step.coder for step in steps))


def _phases(steps: Sequence[Step], words: Words) -> Iterator[tuple[str, list[Step]]]:
    """The phases that something was done in, and what was done outside them."""
    for phase in PHASES:
        mine = [step for step in steps if step.phase == phase.number]
        name = phase.nb if words.language == "nb" else phase.en
        if mine:
            yield words.say("audit_phase", number=phase.number, name=name), mine
    outside = [step for step in steps if step.phase is None]
    if outside:
        yield words.say("audit_outside"), outside


def _by_phase(live: Sequence[Step], teller: Teller) -> Iterator[Chapter]:
    for heading, steps in _phases(live, teller.words):
        lines = [_extent(steps, teller)]
        for coder in _coders(steps):
            mine = [step for step in steps if step.coder == coder]
            lines.append(Line(" ".join(sentences(mine, teller)), lead=teller.words.say("audit_who", coder=coder)))
        yield Chapter(heading, tuple(lines))


def _by_coder(live: Sequence[Step], teller: Teller) -> Iterator[Chapter]:
    for coder in _coders(live):
        mine = [step for step in live if step.coder == coder]
        lines = [_extent(mine, teller)]
        for name, steps in _phases(mine, teller.words):
            lines.append(Line(" ".join(sentences(steps, teller)), lead=teller.words.say("audit_in_phase", name=name)))
        yield Chapter(teller.words.say("audit_coder", coder=coder), tuple(lines))


def _extent(steps: Sequence[Step], teller: Teller) -> Line:
    n = teller.count(len(steps), "audit_operation")
    return Line(teller.words.say("audit_extent", n=n, span=teller.span(steps)))


def _returns(live: Sequence[Step], teller: Teller) -> Iterator[Line]:
    found = returns(live)
    if not found:
        if live:
            yield Line(teller.words.say("audit_no_returns"))
        return
    yield Line(teller.words.say("audit_returns_normal"))
    for coder, start, end, began in found:
        figures = {"times": teller.times(len(began)), "span": teller.span(began)}
        yield Line(teller.words.say("audit_return", who=coder, start=start, end=end, **figures))


def _undone(work: Sequence[Step], teller: Teller) -> Iterator[Line]:
    taken = [step for step in work if step.undone_by is not None]
    if taken:
        yield Line(teller.words.say("audit_undone_how"))
    for coder in _coders(taken):
        verbs = Counter(step.verb for step in taken if step.coder == coder)
        told = [teller.words.say("audit_undone_verb", verb=teller.quoted(verb), n=n) for verb, n in verbs.items()]
        yield Line(teller.words.say("audit_undone_line", who=coder, what=teller.words.joined(told)))


def _summary(desk: Desk, work: Sequence[Step], teller: Teller) -> Iterator[str]:
    words = teller.words
    live = [step for step in work if step.undone_by is None]
    yield words.say(
        "audit_sum_work",
        n=teller.count(len(work), "audit_operation"),
        span=teller.span(work),
        coders=words.joined(_coders(work)),
        undone=teller.count(len(work) - len(live), "audit_operation"),
    )
    phases = [
        words.say("audit_sum_phase", name=phase.nb.lower() if words.language == "nb" else phase.en.lower(), n=n)
        for phase in PHASES
        if (n := sum(step.phase == phase.number for step in live))
    ]
    if phases:
        if outside := sum(step.phase is None for step in live):
            phases.append(words.say("audit_sum_outside", n=outside))
        yield words.say("audit_sum_phases", phases=words.joined(phases))
    changes = [words.say(key, n=teller.count(n, "row_code")) for key, n in _codebook_changes(live).items() if n]
    if changes:
        yield words.say("audit_sum_codes", what=words.joined(changes))
    back = sum(len(began) for *_key, began in returns(live))
    if back:
        yield words.say("audit_sum_returns", times=teller.times(back))
    memos = Counter(desk.store.values("memos", "kind", order="id"))
    if memos:
        kinds = [f"{n} {words.say(f'audit_memo_kind_{kind}')}" for kind, n in sorted(memos.items())]
        yield words.say("audit_sum_memos", n=teller.count(memos.total(), "row_memo"), kinds=words.joined(kinds))
    frozen = desk.store.values("snapshots", "name", order="id")
    if frozen:
        yield words.say("audit_sum_snapshots", times=teller.times(len(frozen)), names=teller.named(frozen))


def _codebook_changes(live: Sequence[Step]) -> dict[str, int]:
    """How many codes were merged away, split, deleted, and edited in what they mean."""
    found = dict.fromkeys(("audit_sum_merged", "audit_sum_split", "audit_sum_deleted"), 0)
    edited = set()
    meaning = {"definition", "include", "exclude"}
    gone = {"merge codes": "audit_sum_merged", "code delete": "audit_sum_deleted"}
    for step in live:
        codes = [touch for touch in step.touches if touch.table == "codes"]
        if step.verb in gone:
            found[gone[step.verb]] += sum(touch.event == "removed" for touch in codes)
        found["audit_sum_split"] += step.verb == "code split"
        edited |= {touch.row_id for touch in codes if meaning & set(touch.changed)}
    return found | {"audit_sum_edited": len(edited)}


def _flat(step: Step, teller: Teller) -> dict[str, str | int | None]:
    counts = (
        f"{table}{f' +{tally.added}' if tally.added else ''}{f' -{tally.removed}' if tally.removed else ''}"
        f"{f' ~{tally.changed}' if tally.changed else ''}"
        for table, tally in step.tallies.items()
    )
    return {
        "operation": step.id,
        "started": step.started,
        "coder": step.coder,
        "verb": step.verb,
        "phase": step.phase,
        "reason": step.reason,
        "touched": teller.touched(step) or ("" if step.state == "folded" else what([step], teller)),
        "counts": ", ".join(counts),
        "state": step.state,
        "undoes": step.undoes,
        "undone_by": step.undone_by,
        "summary": step.summary,
    }
