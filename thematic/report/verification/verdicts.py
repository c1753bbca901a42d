"""The verdict on a claim: which comparison it means, what its row shows, and whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from thematic.contrast.result import ContrastRow
from thematic.report.verification.assertions import STRONG, Assertion, Assertions
from thematic.report.verification.claims import Reader, Sentence
from thematic.report.verification.comparisons import Comparisons
from thematic.report.verification.counts import Count, Counter
from thematic.report.verification.holding import Held, hold_all, sides_of
from thematic.report.verification.lexicon import Lexicon
from thematic.report.verification.sides import Mention
from thematic.report.verification.topics import Tie, Topic, names_of, settled
from thematic.report.verification.totals import Totals


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """A claim's status and what there is to say of it. ``weak``: it may be no claim about the groups at all."""

    status: str
    detail: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Meant:
    """One comparison that a sentence may mean, and what it asserts if so."""

    by: str
    where: Mapping[str, str]
    assertions: tuple[Assertion, ...]
    counts: tuple[Count, ...]


class ClaimJudge:
    """Judges sentences against the contrasts of one study."""

    def __init__(self, reader: Reader, comparisons: Comparisons, totals: Totals, lexicon: Lexicon) -> None:
        self._reader = reader
        self._comparisons = comparisons
        self._totals = totals
        self._lexicon = lexicon
        self._assertions = Assertions(lexicon)
        self._counter = Counter(lexicon)

    def judge(self, sentence: Sentence) -> ClaimVerdict | None:
        """The verdict on a sentence; None where it claims nothing about the groups of the study."""
        counts = self._counter.find(sentence.read, ())
        asserted = self._assertions.find(sentence.read, sentence.mentions, (), counts)
        strong = any(one.kind in STRONG for one in asserted) or any(
            count.of or count.unit == "share" for count in counts
        )
        if not asserted and not counts:
            return None
        if sentence.ties and sentence.ties[0].words < 2 and not strong:
            sentence = replace(sentence, ties=())
        people = bool(sentence.mentions) or self._reader.names_people(sentence.read)
        total = self._totals.judge(sentence.read, counts) if counts and not (asserted and sentence.ties) else None
        if total is not None and not (sentence.ties and sentence.ties[0].words > 2):
            return ClaimVerdict(*total)
        if not (people or (strong and sentence.ties)):
            return None
        if not strong and not (sentence.ties and people):
            return None
        design = [mention for mention in sentence.mentions if mention.value.design or self._is_compared(mention)]
        if not strong and not design and not any(count.unit == "group" for count in counts) and not sentence.ties:
            return None
        if self._comparisons.reason:
            return ClaimVerdict("unclear", f"{self._comparisons.reason[:1].upper()}{self._comparisons.reason[1:]}.")
        return self._judge(sentence, design)

    def _judge(self, sentence: Sentence, design: Sequence[Mention]) -> ClaimVerdict:
        other = [mention.value for mention in sentence.mentions if mention not in design]
        if other and not [mention for mention in design if self._is_compared(mention)]:
            first = other[0]
            return ClaimVerdict(
                "unclear",
                f"No comparison is by {first.attribute} (“{first.value}”){_about(sentence.ties)}.",
            )
        near, apart = settled(sentence.ties)
        if not near:
            return ClaimVerdict("unclear", "No row of the codebook has these words in its label.")
        meant = self._meant(sentence, design)
        if not meant:
            return ClaimVerdict("unclear", f"No side of the study's design is named{_about(near)}.")
        found: list[tuple[Tie, _Meant, ContrastRow, Held]] = []
        reasons: list[str] = []
        for tie in near:
            for one in meant:
                row = self._row(tie.topic, one)
                if isinstance(row, str):
                    reasons.append(row)
                elif row.groups_a + row.groups_b + row.raised_unasked_a + row.raised_unasked_b:
                    found.append((tie, one, row, hold_all(row, one.assertions, one.counts)))
        if not found:
            why = reasons[0] if reasons else f"nobody raised {names_of(near)} in the groups that are meant"
            return ClaimVerdict("unclear", f"{why[:1].upper()}{why[1:]}.")
        return self._agreed(self._narrowed(found), apart)

    # which comparison -----------------------------------------------------------------------------------

    def _is_compared(self, mention: Mention) -> bool:
        return mention.value.attribute in self._comparisons.named

    def _meant(self, sentence: Sentence, design: Sequence[Mention]) -> list[_Meant]:
        """The comparisons that a sentence may mean, each with what the sentence asserts if it means that one."""
        named: dict[str, list[Mention]] = {}
        for mention in design:
            named.setdefault(mention.value.attribute, []).append(mention)
        found = []
        for by in self._compared(sentence, named):
            mentions, values = named.get(by, []), self._comparisons.values(by)
            counts = self._counter.find(sentence.read, mentions)
            asserted = self._assertions.find(sentence.read, mentions, values, counts)
            found += [_Meant(by, where, tuple(asserted), tuple(counts)) for where in self._wheres(by, named)]
        return found

    def _compared(self, sentence: Sentence, named: Mapping[str, Sequence[Mention]]) -> list[str]:
        """The attributes that a sentence may compare by."""
        candidates = [name for name in self._comparisons.named if name in named]
        both = [name for name in candidates if len({mention.value.value for mention in named[name]}) > 1]
        if len(both) == 1:
            return both
        counts = self._counter.find(sentence.read, ())
        asserted = self._assertions.find(sentence.read, (), (), counts)
        if not both and self._is_of_both(asserted, counts):
            # "both sides" leaves unsaid what the sides are; what is named says only among whom
            unsaid = [name for name in self._comparisons.named if name not in named]
            return unsaid[-1:] or candidates[-1:]
        if len(candidates) > 1:
            return [max(candidates, key=lambda name: self._modifies(named[name]))]
        return candidates or self._unnamed(sentence)

    def _is_of_both(self, asserted: Sequence[Assertion], counts: Sequence[Count]) -> bool:
        return any(one.kind in ("both", "alike") for one in asserted) or any(count.side == "each" for count in counts)

    def _unnamed(self, sentence: Sentence) -> list[str]:
        """Where no side is named, what is said of both, or of all groups, can still be held against a comparison."""
        counts = self._counter.find(sentence.read, ())
        kinds = {one.kind for one in self._assertions.find(sentence.read, (), (), counts)}
        if kinds - {"both", "alike", "most", "every", "none", "half", "nearly", "many", "few"}:
            return []
        return self._comparisons.named[-1:] if kinds & {"both", "alike"} or counts or kinds else []

    def _modifies(self, mentions: Sequence[Mention]) -> tuple[bool, int]:
        """A level ("with low absence") is what is compared rather than the noun that it goes with; else the later."""
        return mentions[0].value.level, mentions[0].start

    def _wheres(self, by: str, named: Mapping[str, Sequence[Mention]]) -> list[Mapping[str, str]]:
        """Among which groups: the values that the sentence names of the other attributes, or each in turn."""
        asked = self._comparisons.wheres(by)
        if asked:
            return asked
        choices: list[list[tuple[str, str] | None]] = []
        for attribute in self._comparisons.declared:
            if attribute == by:
                continue
            values = list(dict.fromkeys(mention.value.value for mention in named.get(attribute, ())))
            if len(values) == 1:
                choices.append([(attribute, values[0])])
            else:
                choices.append([*((attribute, value) for value in self._comparisons.values(attribute)), None])
        return [dict(pair for pair in chosen if pair is not None) for chosen in product(*choices)]

    def _row(self, topic: Topic, meant: _Meant) -> ContrastRow | str:
        """A topic's row. A code that is used on one side only says nothing of the other: then its concept's row."""
        side = _first_side(meant)
        row = self._comparisons.row(topic, meant.by, meant.where, side)
        compared = any(one.kind in ("more", "not_more", "alike", "both", "times") for one in meant.assertions)
        if not compared or topic.kind != "code" or not topic.concept or isinstance(row, str) or not _one_sided(row):
            return row
        concept = self._comparisons.row(Topic("concept", topic.concept, ()), meant.by, meant.where, side)
        belongs = (
            not isinstance(concept, str) and not _one_sided(concept) and self._comparisons.divides(topic, meant.by)
        )
        return concept if belongs else row

    # together -------------------------------------------------------------------------------------------

    def _narrowed(
        self, found: list[tuple[Tie, _Meant, ContrastRow, Held]]
    ) -> list[tuple[Tie, _Meant, ContrastRow, Held]]:
        """Those of the best row, if it is raised at all, in the narrowest comparison that holds all who raised it."""
        best = found[0][0]
        own = [one for one in found if one[0] is best]
        total = max(_raised(one[2]) for one in own)
        full = [one for one in own if _raised(one[2]) == total]
        narrowest = max(len(one[1].where) for one in full)
        return [one for one in full if len(one[1].where) == narrowest]

    def _agreed(self, found: Sequence[tuple[Tie, _Meant, ContrastRow, Held]], apart: Sequence[Tie]) -> ClaimVerdict:
        statuses = {held.status for _tie, _meant, _row, held in found}
        told = "; or ".join(dict.fromkeys(_figures(row, meant.where) for _tie, meant, row, _held in found))
        if apart:
            return ClaimVerdict("unclear", f"Several rows fit: {names_of([found[0][0], *apart])}. The first: {told}.")
        if len(statuses) > 1:
            return ClaimVerdict("unclear", f"It depends on which groups are meant: {told}.")
        held = found[0][3]
        why = f" {held.why[:1].upper()}{held.why[1:]}." if held.why else ""
        return ClaimVerdict(held.status, f"{told}.{why}")


def _one_sided(row: ContrastRow) -> bool:
    return 0 in (row.groups_a + row.raised_unasked_a, row.groups_b + row.raised_unasked_b)


def _raised(row: ContrastRow) -> int:
    return row.groups_a + row.groups_b


def _first_side(meant: _Meant) -> str:
    sides = [one.side for one in meant.assertions if one.side]
    sides += [count.side.lstrip("?") for count in meant.counts if count.side not in ("", "other", "each")]
    return sides[0] if sides else ""


def _figures(row: ContrastRow, where: Mapping[str, str]) -> str:
    """The row in words: "klima-humor (role employee): 6 of 9 against 6 of 9 groups, low against high; shared"."""
    among = ", ".join(f"{name} {value}" for name, value in where.items())
    a, b = sides_of(row)
    direction = f", more often {row.more_often}" if row.label in ("clear", "tendency") else ""
    fragile = f"; fragile without {', '.join(row.fragile)}" if row.fragile else ""
    return (
        f"{row.row}{f' ({among})' if among else ''}: {a.groups} of {a.of} against {b.groups} of {b.of} groups"
        f" ({a.value} against {b.value}); {row.label}{direction}{fragile}"
    )


def _about(ties: Sequence[Tie]) -> str:
    return f" (about {names_of(ties)})" if ties else ""
