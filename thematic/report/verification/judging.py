"""What becomes of a quotation: exact, altered, not found, somebody else's, or not to be told.

**Altered or not found.** On the sample, real sentences looked for in conversations where they were not said (the best
stand-in for invented ones) reach a likeness of 25 in the median, 43 at the 95th and 58 at the 99th percentile where
they have nine words or more, but 42, 65 and 85 where they have fewer. Quotations with a tenth, a fifth and three tenths
of their words replaced have their 5th percentile at 80, 66 and 58 (``benchmarks/manuscripts.py`` prints both). So a
passage counts as the altered original from 54 on (short ones from 72), ten earlier where it is by whom the manuscript
names, and always where eight words stand in a row as they were said. Below that, the nearest passage is told.

**What is passed over.** Fewer than ``least`` words are too few to tell whose they are, unless they stand word for word
with a person named at once after them. Passages that stand nowhere are no quotations of participants where the words
around them make them literature (a name and a year), a title, a term or a question, or where the study's own labels and
guide have them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thematic.report.verification.attribution import Attribution
from thematic.report.verification.corpus import Corpus, Stretch
from thematic.report.verification.difference import differs, write_difference
from thematic.report.verification.likeness import Likeness, flattened
from thematic.report.verification.nearest import nearest
from thematic.report.verification.passages import Passage, find_passages, passage_of, places_of
from thematic.report.verification.quotations import Quotation
from thematic.report.verification.quoted import Wording, take_apart

ALTERED, ALTERED_SHORT = 54.0, 72.0
"""The likeness from which a passage is the altered original: of ``SHORT`` words or more, and of fewer."""

SHORT = 9
NAMED_BONUS = 10.0
"""How much less is enough where the passage is by whom the manuscript names."""

IN_A_ROW = 8
"""So many words in a row are never said twice by chance."""

TELLING = 3
"""A part of so many words between marked gaps tells where it is from."""

CLOSE = 35.0
"""From this likeness on, the nearest passage is worth showing."""


LITTLE = 4
"""Words of so few letters (a, of, with) need no capital in a title."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, where the words stand, and what there is to say. ``passed``: why it is no participant's quotation."""

    status: str
    stretch: Stretch | None
    detail: str
    passed: str = ""


class Judge:
    """Judges the quotations of one manuscript. ``own`` holds the study's labels and questions, folded.

    ``hidden``: ids of documents whose participants' numbers are hidden from whoever looks.
    """

    def __init__(self, corpus: Corpus, *, own: frozenset[str], least: int, hidden: frozenset[int]) -> None:
        self._corpus = corpus
        self._own = own
        self._least = least
        self._hidden = hidden

    def judge(self, quotation: Quotation, attribution: Attribution) -> Verdict:
        """The verdict on one quotation."""
        wording = take_apart(quotation.text)
        if not wording.words:
            return Verdict("unclear", None, "No words are quoted.", passed="empty")
        if not quotation.closed:
            return Verdict("unclear", None, "The quotation marks are opened and never closed.")
        passages = find_passages(self._corpus, wording)
        if wording.words < self._least:
            return self._short(wording, attribution, passages, quotation)
        if passages:
            return self._exact(wording, attribution, passages)
        return self._changed(wording, attribution, quotation)

    def _short(
        self, wording: Wording, attribution: Attribution, passages: Sequence[Passage], quotation: Quotation
    ) -> Verdict:
        count = "1 word" if wording.words == 1 else f"{wording.words} words"
        named = attribution.named and attribution.speakers is not None and bool(quotation.around.adjacent)
        mine = [passage for passage in passages if all(map(attribution.admits, passage.stretches))] if named else []
        if mine:
            return Verdict("exact", mine[0].start, _sentence(self._said_all(mine[0])))
        return Verdict("unclear", None, f"{count}: too few to tell whose they are.", passed="short")

    def _exact(self, wording: Wording, attribution: Attribution, passages: Sequence[Passage]) -> Verdict:
        fitting = [passage for passage in passages if all(map(attribution.admits, passage.stretches))]
        notes = [f"in brackets, the author's own: {', '.join(wording.insertions)}"] if wording.insertions else []
        if fitting:
            chosen = fitting[0]
            notes += self._notes(chosen, attribution, fitting)
            return Verdict("exact", chosen.start, _sentence(self._said_all(chosen), *notes))
        chosen = min(passages, key=lambda passage: not self._shares_document(passage, attribution))
        others = [stretch for stretch in chosen.stretches if not attribution.admits(stretch)]
        notes += self._mismatch(chosen, others, attribution)
        if len(passages) > 1:
            notes.append(f"stands in {len(passages)} places")
        return Verdict("other_speaker", others[0], _sentence(*notes))

    def _changed(self, wording: Wording, attribution: Attribution, quotation: Quotation) -> Verdict:
        apart = self._parts_apart(wording, attribution)
        if apart:
            told = "; ".join(self._said(passage.start) for passage in apart)
            return Verdict(
                "altered", apart[0].start, f"Each part stands as it is, but further apart than is allowed: {told}."
            )
        found = nearest(self._corpus, wording)
        best = self._best(found, attribution)
        if best is not None and self._is_original(best, wording, attribution):
            passage = passage_of(self._corpus, (best.place,))
            tokens = flattened(wording)
            told = write_difference(self._corpus, tokens, best, wording.text)
            if not differs(best):
                told = "The words stand there, but further apart than is allowed."
            notes = [] if attribution.admits(passage.start) else self._mismatch(passage, passage.stretches, attribution)
            return Verdict(
                "altered", passage.start, f"{told} ({self._said(passage.start)}{''.join('; ' + n for n in notes)})"
            )
        passed = self._passed(quotation, attribution)
        near = ""
        if best is not None and best.score >= CLOSE:
            stretch = self._corpus.across(*best.place)[0]
            surface = " ".join(self._corpus.surface(*best.place).split())
            near = f" Nearest: «{_cut(surface)}» ({self._said(stretch)}; likeness {best.score:.0f} of 100)."
        if passed:
            return Verdict("unclear", None, f"{PASSED[passed]}{near}", passed=passed)
        if quotation.set_in and not attribution.given:
            return Verdict("unclear", None, f"A paragraph that is set in, by nobody named, and in no transcript.{near}")
        return Verdict("not_found", None, f"In no transcript.{near or ' Nothing comes near it.'}")

    def _parts_apart(self, wording: Wording, attribution: Attribution) -> list[Passage]:
        """Where the parts of a quotation with marked gaps stand one by one, if all of them do and none is too short."""
        if len(wording.parts) < 2 or any(len(part.keys) < TELLING for part in wording.parts):
            return []
        found: list[Passage] = []
        for part in wording.parts:
            places = [passage_of(self._corpus, (place,)) for place in places_of(self._corpus, part)]
            if not places:
                return []
            found.append(min(places, key=lambda passage: not attribution.admits(passage.start)))
        return found

    def _best(self, found: Sequence[Likeness], attribution: Attribution) -> Likeness | None:
        """The nearest passage; one by whom the manuscript names, where that is about as near."""
        if not found:
            return None
        top = found[0].score

        def rank(likeness: Likeness) -> tuple[bool, float]:
            own = attribution.given and attribution.admits(self._corpus.across(*_some(likeness))[0])
            return own and likeness.score >= top - NAMED_BONUS, likeness.score

        return max(found, key=rank)

    def _is_original(self, likeness: Likeness, wording: Wording, attribution: Attribution) -> bool:
        if likeness.place[0] >= likeness.place[1]:
            return False
        if _longest_run(self._corpus, likeness) >= IN_A_ROW:
            return True
        least = ALTERED if wording.words >= SHORT else ALTERED_SHORT
        stretch = self._corpus.across(*likeness.place)[0]
        return likeness.score >= least - (NAMED_BONUS if attribution.given and attribution.admits(stretch) else 0)

    def _passed(self, quotation: Quotation, attribution: Attribution) -> str:
        """Why what stands in no transcript is no quotation of a participant's; "" where it is told as one."""
        if " ".join(quotation.text.casefold().strip(" .?!,").split()) in self._own:
            return "own"
        if attribution.cited and not attribution.named:
            return "cited"
        called = attribution.titled or _is_set_as_title(quotation.text)
        if called and (not attribution.given or attribution.interviewer):
            return "titled"
        return ""

    # words ----------------------------------------------------------------------------------------------

    def _said(self, stretch: Stretch) -> str:
        turn = f", turn {stretch.turn}" if stretch.turn is not None else ""
        return f"{self._name(stretch)} in {stretch.document}{turn}"

    def _said_all(self, passage: Passage) -> str:
        people = list(dict.fromkeys(self._name(stretch) for stretch in passage.stretches))
        turns = [stretch.turn for stretch in passage.stretches if stretch.turn is not None]
        if len(turns) < 2:
            return f"said by {self._said(passage.start)}"
        span = f"turns {turns[0]} to {turns[-1]}"
        return f"said by {' and '.join(people)} in {passage.start.document}, {span}"

    def _name(self, stretch: Stretch) -> str:
        if stretch.role == "interviewer":
            return f"the interviewer ({stretch.speaker})" if stretch.speaker else "the interviewer"
        if stretch.participant and stretch.document_id not in self._hidden:
            return stretch.participant
        return stretch.speaker or ("nobody named" if stretch.turn is not None else "no speaker")

    def _notes(self, chosen: Passage, attribution: Attribution, fitting: Sequence[Passage]) -> list[str]:
        notes = []
        if not attribution.given:
            notes.append("the manuscript names nobody")
        if attribution.unknown:
            notes.append(f"nothing in the study is called '{attribution.unknown}'")
        if attribution.described is not None and not attribution.described.admits(chosen.start):
            notes.append(f"but the sentence speaks of somebody else: “{_cut(attribution.described.written, 80)}”")
        people = {self._name(passage.start) for passage in fitting}
        if len(people) > 1:
            notes.append(f"said by {len(people)} people")
        return notes

    def _mismatch(self, chosen: Passage, others: Sequence[Stretch], attribution: Attribution) -> list[str]:
        first = others[0]
        part = "" if len(others) == len(chosen.stretches) else "part of it was "
        written = attribution.written or "a participant"
        return [f"{part}said by {self._said(first)}", f"attributed to {_cut(written, 80)}"]

    def _shares_document(self, passage: Passage, attribution: Attribution) -> bool:
        documents = attribution.documents
        return documents is None or passage.start.document_id in documents


PASSED = {
    "short": "Too few words to tell whose they are.",
    "cited": "In no transcript; the manuscript cites literature for it.",
    "titled": "In no transcript; the manuscript calls it a title, a term or a question.",
    "own": "The study's own label or question.",
    "empty": "No words are quoted.",
}
"""What is said of the passages that are no quotations of participants."""


def _is_set_as_title(text: str) -> bool:
    """Whether its words have capitals as in an English title: all but the little ones, three at least."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    large = [word for word in words if len(word) > LITTLE]
    return len(large) >= 3 and all(word[0].isupper() for word in (words[0], *large)) and not text.rstrip().endswith(".")


def _longest_run(corpus: Corpus, likeness: Likeness) -> int:
    longest = run = 0
    for step in likeness.steps:
        if step.kind == "same" and step.said is not None:
            run += corpus.is_word(step.said)
            longest = max(longest, run)
        else:
            run = 0
    return longest


def _some(likeness: Likeness) -> tuple[int, int]:
    first, last = likeness.place
    return first, max(last, first + 1)


def _sentence(*parts: str) -> str:
    text = "; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def _cut(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
