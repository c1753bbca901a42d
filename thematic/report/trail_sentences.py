"""Operations as sentences: what is alike and follows on the same day is one, what has a reason stands alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from thematic.report.trail_words import Teller
from thematic.report.words import capitalised
from thematic.store.trail import Step

How = Literal["counts", "coded", "details", "united", "removed"]

VERBS: dict[str, tuple[str, How, tuple[str, ...]]] = {
    "import": ("verb_import", "counts", ()),
    "document read": ("verb_document_read", "counts", ()),
    "document checked": ("verb_document_checked", "counts", ()),
    "document rename": ("verb_document_rename", "details", ("documents",)),
    "document delete": ("verb_document_delete", "removed", ("documents",)),
    "speakers rename": ("verb_speakers", "details", ("speakers",)),
    "speakers role": ("verb_speakers", "details", ("speakers",)),
    "speakers merge": ("verb_speakers", "counts", ()),
    "participants import": ("verb_cases", "counts", ()),
    "cases import": ("verb_cases", "counts", ()),
    "cases set": ("verb_cases", "counts", ()),
    "cases design": ("verb_cases", "counts", ()),
    "cases label": ("verb_cases", "counts", ()),
    "guide import": ("verb_guide_import", "counts", ()),
    "guide log": ("verb_guide", "counts", ()),
    "guide unlog": ("verb_guide", "counts", ()),
    "memo add": ("verb_memo_add", "counts", ()),
    "memo delete": ("verb_memo_delete", "counts", ()),
    "codebook import": ("verb_codebook_import", "counts", ()),
    "code add": ("verb_code_add", "details", ("codes",)),
    "code edit": ("verb_code_edit", "details", ("codes",)),
    "code rename": ("verb_code_rename", "details", ("codes",)),
    "code move": ("verb_code_move", "details", ("codes",)),
    "code park": ("verb_code_park", "details", ("codes",)),
    "code unpark": ("verb_code_park", "details", ("codes",)),
    "code delete": ("verb_code_delete", "removed", ("codes",)),
    "code split": ("verb_code_split", "united", ("codes",)),
    "merge codes": ("verb_merge_codes", "united", ("codes",)),
    "apply": ("verb_apply", "coded", ()),
    "codings import": ("verb_codings_import", "coded", ()),
    "unapply": ("verb_unapply", "coded", ()),
    "finish": ("verb_finish", "counts", ()),
    "agreement assign": ("verb_agreement_assign", "counts", ()),
    "agreement sample": ("verb_agreement_assign", "counts", ()),
    "agreement adjudicate": ("verb_agreement_adjudicate", "counts", ()),
    "agreement blind": ("verb_agreement_blind", "details", ("settings",)),
    "theme add": ("verb_theme_add", "details", ("themes",)),
    "theme edit": ("verb_theme_edit", "details", ("themes",)),
    "theme rename": ("verb_theme_rename", "details", ("themes",)),
    "theme move": ("verb_theme_move", "details", ("themes",)),
    "theme status": ("verb_theme_status", "details", ("themes",)),
    "theme define": ("verb_theme_define", "details", ("themes",)),
    "theme assign": ("verb_theme_assign", "details", ("theme_codes",)),
    "theme unassign": ("verb_theme_unassign", "details", ("theme_codes",)),
    "theme merge": ("verb_theme_merge", "united", ("themes",)),
    "theme reviewed": ("verb_theme_reviewed", "counts", ()),
    "code negative": ("verb_theme_negative", "counts", ()),
    "theme negative": ("verb_theme_negative", "counts", ()),
    "snapshot": ("verb_snapshot", "details", ("snapshots",)),
    "power answer": ("verb_power", "counts", ()),
    "checklist": ("verb_checklist", "counts", ()),
    "coders add": ("verb_coders", "counts", ()),
    "coders lead": ("verb_coders", "counts", ()),
    "coders default": ("verb_coders", "counts", ()),
    "settings": ("verb_settings", "details", ("settings",)),
    "merge": ("verb_merge", "counts", ()),
}
"""For every verb of an operation the sentence, how what it did is told, and of which tables; others are told by name.

A merge, a split and a deletion (``united``, ``removed``) are each told alone, whatever stands round them.
"""

ALONE = ("united", "removed")


def runs(steps: Iterable[Step]) -> list[list[Step]]:
    """Operations in their order, those of one kind on one day gathered, and days of nothing else joined.

    One that has a story of its own (a reason, a merge, a split, a deletion) is a run by itself.
    """
    days: list[list[Step]] = []
    today: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        if _alone(step):
            days.append([step])
            continue
        key = (step.day, *_kind(step))
        if key not in today:
            today[key] = []
            days.append(today[key])
        today[key].append(step)
    joined: list[list[Step]] = []
    for run in days:
        last = joined[-1] if joined else None
        if last and not _alone(run[0]) and not _alone(last[0]) and _kind(run[0]) == _kind(last[0]):
            last.extend(run)
        else:
            joined.append(run)
    return joined


def _kind(step: Step) -> tuple[object, ...]:
    return VERBS.get(step.verb, (step.verb,))[0], step.coder, step.state


def _alone(step: Step) -> bool:
    return bool(step.reason) or VERBS.get(step.verb, ("", "counts", ()))[1] in ALONE


def sentences(steps: Sequence[Step], teller: Teller) -> Iterator[str]:
    """One sentence a run, with the reason where there is one; a day that has been named is "the same day"."""
    last = ""
    for run in runs(steps):
        first, end = run[0].day, run[-1].day
        if first != end:
            when = teller.words.say("audit_between", first=teller.day(first), last=teller.day(end))
        elif first == last:
            when = teller.words.say("audit_same_day")
        else:
            when = teller.words.say("audit_on", day=teller.day(first))
        last = end
        yield capitalised(_sentence(run, when, teller))


def _sentence(run: Sequence[Step], when: str, teller: Teller) -> str:
    words, first = teller.words, run[0]
    known = {"when": when, "who": first.coder}
    if first.state == "folded":
        said = words.say(
            "verb_folded", **known, verb=teller.quoted(first.verb), n=teller.count(len(run), "audit_operation")
        )
    elif first.verb not in VERBS:
        said = words.say("verb_other", **known, verb=teller.quoted(first.verb), what=teller.counts(run))
    else:
        said = words.say(VERBS[first.verb][0], **known, what=what(run, teller))
    return f"{said} {words.say('audit_reason', reason=_sentence_of(first.reason))}" if first.reason else said


def what(run: Sequence[Step], teller: Teller) -> str:
    """What a run did, without when and who."""
    _key, how, tables = VERBS.get(run[0].verb, ("", "counts", ()))
    if how == "coded":
        return teller.coded(run)
    if how == "united":
        return teller.united(run[0], tables[0])
    if how == "removed":
        return teller.removed(run[0], tables[0])
    told = teller.details(run, tables) if how == "details" else []
    return teller.some(told, most=8, between="; ") if told else teller.counts(run)


def _sentence_of(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else text + "."
