"""A theme's signals in words: each with its figure, and what is worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass

from thematic.report.words import Words
from thematic.store.later import Change
from thematic.themes.overlap import Shared
from thematic.themes.signals import Count, Signals


@dataclass(frozen=True, slots=True)
class Told:
    """A signal: what it is, its figure with the denominator, and what to look at ('' for nothing)."""

    signal: str
    figure: str
    look: str = ""


def tell_signals(found: Signals, words: Words) -> list[Told]:
    """Every signal of a theme, in the order in which they are read."""
    say = words.say
    codes = words.count(len(found.codes), "review_code")
    n = len(found.extracts)
    told = [
        Told(
            say("review_extracts"),
            say("review_in_codes", extracts=words.count(n, "extract"), codes=codes),
            "" if n else say("review_no_extracts"),
        ),
        Told(say("review_groups"), _of(found.groups, words)),
        Told(say("review_sites"), _of(found.sites, words), say("review_one_site") if _one_site(found) else ""),
        Told(say("review_participants"), _of(found.participants, words)),
    ]
    if found.top_speaker:
        heard = say("review_top_of", who=found.top_speaker, n=found.top.n, of=found.top.of)
        told.append(Told(say("review_top"), heard, say("review_one_voice") if found.one_voice else ""))
    share = percent(found.words, words)
    told += [
        Told(
            say("review_words"),
            say("review_of_share", n=found.words.n, of=found.words.of, share=share)
            if share
            else _of(found.words, words),
        ),
        Told(say("review_likeness"), _likeness(found, words), say("review_apart") if found.outlying else ""),
    ]
    if found.stances:
        counts = [(stance.replace("-", "−"), _of(Count(times, n), words)) for stance, times in found.stances.items()]
        stances = "; ".join(f"{sign}\N{NO-BREAK SPACE}{count}" for sign, count in counts)
        told.append(Told(say("review_stances"), stances))
    told += [*_negative(found, words), *_marks(found, words)]
    if found.uncoded:
        told.append(Told(say("review_uncoded"), words.count(found.uncoded, "document")))
    return told


def tell_shared(shared: Shared, words: Words) -> str:
    """ "1 of 728 (0.00)": what is in both themes of what is in either, and Jaccard's index."""
    figures = {"both": shared.both, "either": shared.either}
    if shared.jaccard is None:
        return words.say("review_shared_none", **figures)
    return words.say("review_shared", **figures, share=words.number(shared.jaccard))


def percent(count: Count, words: Words) -> str:
    """The share in percent without decimals, "<1" where that would be 0; '' where there is nothing to count."""
    if count.share is None:
        return ""
    return "<1" if 0 < count.share < 0.005 else words.number(100 * count.share, digits=0)


def _of(count: Count, words: Words) -> str:
    return words.say("review_of", n=count.n, of=count.of)


def _one_site(found: Signals) -> bool:
    return found.sites.n == 1 < found.sites.of


def _likeness(found: Signals, words: Words) -> str:
    if found.median is None:
        return words.say("review_no_median")
    median = words.number(found.median)
    return words.say("review_median", median=median, n=found.outlying, of=len(found.extracts))


def _negative(found: Signals, words: Words) -> Iterator[Told]:
    name = words.say("review_negative")
    if not found.negative:
        yield Told(name, words.say("review_open"), f"thematic theme negative {found.theme}")
    for case in found.negative:
        what = words.say("review_handled" if case.answer == "handled" else "review_none_found", text=case.text)
        changed = found.changed.get(case.id)
        yield Told(name, _signed(what, case.coder, case.created, words), _since(changed, words))
        name = ""


def _marks(found: Signals, words: Words) -> Iterator[Told]:
    name = words.say("reviewed_by")
    if not found.marks:
        yield Told(name, words.say("review_nobody"), f"thematic theme reviewed {found.theme}")
    for mark in found.marks:
        noted = f"{mark.coder}, {mark.created[:10]}" + (f": {mark.note}" if mark.note else "")
        yield Told(name, noted, _since(mark.changed, words))
        name = ""


def _signed(what: str, coder: str, created: str, words: Words) -> str:
    return words.say("review_by", what=what, coder=coder, date=created[:10])


def _since(change: Change | None, words: Words) -> str:
    if change is None:
        return ""
    return words.say("review_since", verb=change.verb, coder=change.coder, date=change.started[:10])
