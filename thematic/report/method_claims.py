"""Gaps between what a method text claims and what the study and its journal show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thematic.report.checklists.evidence import Manuscript
from thematic.report.claim_checks import Checks, Verdict
from thematic.report.claim_patterns import find_claims
from thematic.report.facts import Facts
from thematic.report.labels import load_labels
from thematic.report.method_text import MethodText, read_method
from thematic.report.table import Column, Line, Note, Table, listing
from thematic.report.words import Words
from thematic.store.desk import Desk

COLUMNS = ("verdict", "about", "sentence", "shows")
VERDICTS: tuple[Verdict, ...] = ("contradicted", "cannot tell", "supported")


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim: the ``sentence`` that makes it, what it is ``about``, the verdict, and what the study shows."""

    sentence: str
    about: str
    verdict: Verdict
    shows: str


def check_method(desk: Desk, path: Path, *, language: str = "") -> tuple[list[Finding], Manuscript]:
    """Every claim of a method text that the study can speak to, in the order of the text; and the text in figures.

    Raises BadInput or UnreadableFile for a file that cannot be read.
    """
    text = read_method(path)
    found = judge_text(desk, text, language=language)
    counts = {verdict: sum(one.verdict == verdict for one in found) for verdict in VERDICTS}
    return found, Manuscript(
        text.quoted, text.words, counts["supported"], counts["contradicted"], counts["cannot tell"]
    )


def judge_text(desk: Desk, text: MethodText, *, language: str = "") -> list[Finding]:
    """The same for a text that has been read."""
    words = Words(language or desk.language)
    checks = Checks(Facts(desk), words, load_labels(desk.store, words.language))
    found = []
    for sentence in text.sentences:
        for claim in find_claims(sentence):
            verdict, shows = checks.judge(claim)
            found.append(Finding(sentence, claim.about, verdict, shows))
    return list(dict.fromkeys(found))


def findings_table(findings: Sequence[Finding]) -> Table:
    """The findings in exactly ``COLUMNS``, the contradicted first."""
    ordered = sorted(findings, key=lambda one: VERDICTS.index(one.verdict))
    return listing(COLUMNS, ({name: getattr(one, name) for name in COLUMNS} for one in ordered))


def claims_table(findings: Sequence[Finding], *, language: str) -> Table:
    """The findings for print, under their verdicts."""
    words = Words(language)
    rows: list[tuple[object, ...]] = []
    kept = set()
    for verdict in VERDICTS:
        mine = [one for one in findings if one.verdict == verdict]
        if mine:
            kept.add(len(rows))
            rows.append(((Line(words.say(f"claim_is_{verdict.replace(' ', '_')}"), "heading"),),))
            rows += [((Line(one.sentence),), (Line(one.shows),)) for one in mine]
    return Table(
        columns=(
            Column("sentence", words.say("claim_sentence"), 8.0),
            Column("shows", words.say("claim_shows"), 8.0),
        ),
        rows=tuple(rows),  # type: ignore[arg-type]
        kept=frozenset(kept),
        number="2",
        caption=words.say("claim_caption"),
        notes=(Note(words.say("claim_note")),),
        alt=words.say("claim_alt"),
        language=words.language,
    )
