"""What the study itself can show for an item: figures it can compute, and things that stand in it, named by number.

Nothing here answers an item. A figure or a link is put before a person, who answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from thematic import __version__
from thematic.errors import BadInput
from thematic.report.audit import returns
from thematic.report.checklists.reach import theme_reach
from thematic.report.facts import Facts
from thematic.report.labels import Labels
from thematic.report.words import Words

Kind = Literal["computed", "linked"]
MOST = 8
"""How many names or numbers a line of evidence gives before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of evidence: a figure (``computed``) or things of the study (``linked``)."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a method text or manuscript showed: words inside and outside quotation marks, and verdicts on its claims."""

    quoted: int
    words: int
    supported: int
    contradicted: int
    untold: int


@dataclass(frozen=True)
class Evidence:
    """Gathers signs, each by the name that items call it by."""

    facts: Facts
    words: Words
    labels: Labels
    manuscript: Manuscript | None = None

    def gather(self, names: Sequence[str]) -> list[Sign]:
        """The signs of these names, those that there are."""
        return [sign for name in names for sign in getattr(self, f"of_{name}")()]

    # phase 1 -------------------------------------------------------------------------------------------

    def of_checked(self) -> Iterator[Sign]:
        """Transcripts marked as checked against the recording."""
        return self._marked("checked")

    def of_read(self) -> Iterator[Sign]:
        """Transcripts marked as read through."""
        return self._marked("read")

    def _marked(self, kind: str) -> Iterator[Sign]:
        marks = self.facts.desk.store.rows("document_marks", kind=kind)
        if marks:
            n = len({mark["document_id"] for mark in marks})
            yield self._computed(f"check_{kind}", n=n, of=len(self.facts.documents))

    def of_sample_size(self) -> Iterator[Sign]:
        """Groups, participants, sites and documents."""
        cases = self.facts.cases
        if self.facts.documents:
            yield self._computed(
                "check_sample_size",
                groups=self.words.count(cases["group"], "group"),
                people=self.words.count(cases["participant"], "participant"),
                sites=self.words.count(cases["site"], "site"),
                documents=self.words.count(len(self.facts.documents), "document"),
            )

    def of_design(self) -> Iterator[Sign]:
        """The values of the attributes that the study is designed on."""
        for attribute, kind, values in self.facts.attributes:
            if attribute["design"]:
                yield self._spread(attribute["name"], kind, values)

    def of_sample(self) -> Iterator[Sign]:
        """The values of the other attributes."""
        for attribute, kind, values in self.facts.attributes:
            if not attribute["design"]:
                yield self._spread(attribute["name"], kind, values)

    def _spread(self, name: str, kind: str, values: dict[str, int]) -> Sign:
        told = [f"{self.labels.value(name, value, self.words)} ({n})" for value, n in values.items()]
        shown = self._some(told)
        return self._computed(
            "check_spread", name=self.labels.attribute(name), kind=self.words.say(f"{kind}s"), values=shown
        )

    def of_sites(self) -> Iterator[Sign]:
        """How many sites there are."""
        if self.facts.cases["site"]:
            yield self._computed("check_sites", sites=self.words.count(self.facts.cases["site"], "site"))

    def of_others(self) -> Iterator[Sign]:
        """Speakers who are neither participants nor interviewers."""
        n = self.facts.desk.store.count("speakers", role="other")
        if self.facts.documents:
            yield self._computed("check_others", n=n)

    def of_guide(self) -> Iterator[Sign]:
        """The guide's questions and probes, and where what was asked is logged."""
        store = self.facts.desk.store
        questions = store.rows("questions")
        if questions:
            probes = sum(len(row["probes"].splitlines()) for row in questions)
            logged = len(set(store.values("asked", "document_id")))
            yield self._computed(
                "check_guide", n=len(questions), probes=probes, logged=logged, of=len(self.facts.documents)
            )

    def of_times(self) -> Iterator[Sign]:
        """Transcripts that carry times, as those of recordings do."""
        if self.facts.documents:
            yield self._computed("check_times", n=len(self.facts.minutes), of=len(self.facts.documents))

    def of_duration(self) -> Iterator[Sign]:
        """How long the documents with times last, and how much was said in all."""
        minutes = self.facts.minutes
        if minutes:
            middle = self.words.number(median(minutes), digits=0)
            figures = {"n": len(minutes), "of": len(self.facts.documents), "low": minutes[0], "high": minutes[-1]}
            yield self._computed("check_duration", **figures, median=middle)
        if self.facts.words:
            yield self._computed("check_words", n=self.words.whole(self.facts.words))

    def of_field_notes(self) -> Iterator[Sign]:
        """Memos of familiarisation."""
        return self._memos("familiarisation")

    # coding --------------------------------------------------------------------------------------------

    def of_coders(self) -> Iterator[Sign]:
        """Who coded, and in how many documents."""
        coders = self.facts.coders
        if coders:
            told = self._some([f"{name} {n}" for name, n in coders.items()])
            yield self._computed("check_coders", n=len(coders), coders=told, of=len(self.facts.documents))
            yield self._computed("check_double", n=self.facts.coded_by(2), of=len(self.facts.documents))

    def of_double(self) -> Iterator[Sign]:
        """Documents with two readings, and with a settled consensus."""
        if self.facts.coders:
            yield self._computed("check_double", n=self.facts.coded_by(2), of=len(self.facts.documents))
        if self.facts.settled:
            yield self._computed("check_settled", n=self.facts.settled)

    def of_finished(self) -> Iterator[Sign]:
        """Documents that somebody has marked as coded to their end."""
        if self.facts.coders:
            n = self.facts.finished_documents
            yield self._computed("check_finished", n=n, of=len(self.facts.documents))

    def of_attention(self) -> Iterator[Sign]:
        """Codings per 1000 words, from the least coded document to the most."""
        try:
            rates = self.facts.rates
        except BadInput as error:
            yield Sign("computed", error.sentence)
            return
        if self.facts.coders and rates:
            low, high = rates[0], rates[-1]
            middle = median(rate for rate, _name in rates)
            low_rate, middle_rate, high_rate = (self.words.number(rate, digits=1) for rate in (low[0], middle, high[0]))
            yield self._computed(
                *("check_attention",),
                low=low_rate,
                lowest=low[1],
                median=middle_rate,
                high=high_rate,
                highest=high[1],
                none=sum(rate == 0 for rate, _name in rates),
            )

    def of_codes(self) -> Iterator[Sign]:
        """The code tree: codes, top codes, depth, and how many are defined."""
        codes = self.facts.codes
        if codes:
            yield self._computed(
                "check_codes",
                n=len(codes),
                top=sum(depth == 0 for depth, _row in codes),
                depth=1 + max(depth for depth, _row in codes),
                defined=sum(bool(row["definition"]) for _depth, row in codes),
            )

    def of_derivation(self) -> Iterator[Sign]:
        """Codes made before and after the first coding."""
        if not self.facts.codes:
            return
        if self.facts.folded:
            yield self._computed("check_derivation_folded")
            return
        before, after = self.facts.codes_made()
        if not self.facts.first_coding:
            yield self._computed("check_derivation_none", before=before)
        else:
            yield self._computed("check_derivation", before=before, after=after)

    # themes --------------------------------------------------------------------------------------------

    def of_placed(self) -> Iterator[Sign]:
        """Codes that are neither under a theme nor parked."""
        if self.facts.codes and self.facts.themes:
            loose = self.facts.loose_codes
            parked = sum(bool(row["parked"]) for _depth, row in self.facts.codes)
            yield self._computed("check_placed", n=len(loose), of=len(self.facts.codes), parked=parked)

    def of_reach(self) -> Iterator[Sign]:
        """The theme that reaches fewest groups, and themes in which one person speaks most."""
        try:
            reaches = theme_reach(self.facts.desk)
        except BadInput as error:
            yield Sign("computed", error.sentence)
            return
        if reaches:
            least = min(reaches, key=lambda reach: reach.groups)
            name = self.labels.theme(least.theme)
            yield self._computed(
                "check_reach", n=len(reaches), theme=name, groups=self.words.count(least.groups, "group")
            )
            single = [self.labels.theme(reach.theme) for reach in reaches if reach.top * 2 > reach.segments]
            yield (
                self._computed("check_top", n=len(single))
                if not single
                else self._computed("check_top_themes", n=len(single), themes=self._some(single))
            )

    def of_gathered(self) -> Iterator[Sign]:
        """Extracts gathered under each theme."""
        try:
            reaches = theme_reach(self.facts.desk)
        except BadInput:
            return
        if reaches:
            told = self._some([f"{self.labels.theme(reach.theme)} {reach.segments}" for reach in reaches])
            yield self._computed("check_gathered", themes=told)

    def of_reviews(self) -> Iterator[Sign]:
        """Themes marked as reviewed, and by whom."""
        store = self.facts.desk.store
        themes = {row["id"] for row in self.facts.themes}
        rows = [row for row in store.rows("theme_reviews", order="id") if row["theme_id"] in themes]
        if themes:
            coders = store.values("coders", "name", id={row["coder_id"] for row in rows}, order="id")
            n = len({row["theme_id"] for row in rows})
            who = f" ({self.words.joined(coders)})" if coders else ""
            yield self._computed("check_reviews", n=n, of=len(themes), who=who)

    def of_negative(self) -> Iterator[Sign]:
        """Answers on counter-examples."""
        rows = self.facts.desk.store.rows("negative_cases", order="id")
        if rows:
            handled = [row["id"] for row in rows if row["answer"] == "handled"]
            yield self._linked(
                "check_negative", n=len(rows), handled=len(handled), ids=self._ids([row["id"] for row in rows])
            )

    def of_definitions(self) -> Iterator[Sign]:
        """Themes with a central idea, and the versions of their definitions."""
        themes = self.facts.themes
        if themes:
            yield self._computed("check_definitions", n=sum(bool(row["idea"]) for row in themes), of=len(themes))
        versions = self.facts.desk.store.values("theme_versions", "id", order="id")
        if versions:
            yield self._linked("check_versions", n=len(versions), ids=self._ids(versions))

    def of_snapshots(self) -> Iterator[Sign]:
        """Frozen codebooks."""
        rows = self.facts.desk.store.rows("snapshots", ("name", "digest"), order="id")
        if rows:
            told = self._some([f"{row['name']} ({row['digest'][:8]})" for row in rows])
            yield self._linked("check_snapshots", n=len(rows), names=told)

    # the report ----------------------------------------------------------------------------------------

    def of_approach(self) -> Iterator[Sign]:
        """The school of thematic analysis that the study says it follows."""
        approach = self.facts.desk.store.setting("approach")
        if approach:
            yield self._linked("check_approach", approach=self.words.say(f"approach_{approach}"))

    def of_software(self) -> Iterator[Sign]:
        """This program and its version."""
        yield self._computed("check_software", version=__version__)

    def of_quotes(self) -> Iterator[Sign]:
        """Whether quotes can carry an id: participants of their own."""
        n = self.facts.desk.store.count("cases", kind="participant")
        if self.facts.documents:
            yield self._computed("check_quotes", n=n)

    def of_balance(self) -> Iterator[Sign]:
        """The share of a manuscript's words that stand in quotation marks."""
        paper = self.manuscript
        if paper is not None and paper.words:
            share = self.words.number(100 * paper.quoted / paper.words, digits=0)
            yield self._computed("check_balance", quoted=paper.quoted, words=paper.words, share=share)

    def of_claims(self) -> Iterator[Sign]:
        """Claims of a method text against the journal."""
        paper = self.manuscript
        if paper is not None:
            yield self._computed(
                "check_claims", supported=paper.supported, contradicted=paper.contradicted, untold=paper.untold
            )

    def of_saturation(self) -> Iterator[Sign]:
        """Where to look: the tool says how many codes are new in each further group, if the study wants to know."""
        if self.facts.coders and self.facts.desk.store.setting("approach") != "reflexive":
            yield self._linked("check_saturation")

    def of_returns(self) -> Iterator[Sign]:
        """How often work went back to an earlier phase."""
        n = sum(len(began) for *_key, began in returns(self.facts.live))
        if n:
            yield self._linked("check_returns", n=n)

    def of_days(self) -> Iterator[Sign]:
        """On how many days something was done in each phase."""
        told = [f"{phase}: {n}" for phase in range(1, 7) if (n := self.facts.days(phase))]
        if told:
            yield self._linked("check_days", days=", ".join(told))

    def of_journal(self) -> Iterator[Sign]:
        """The journal itself."""
        if self.facts.live:
            yield self._linked("check_journal", n=len(self.facts.live))

    def of_memos(self) -> Iterator[Sign]:
        """Analytic memos."""
        return self._memos("analytic")

    def of_method_memos(self) -> Iterator[Sign]:
        """Method memos and decisions."""
        return self._memos("method", "decision")

    def of_reflexive_memos(self) -> Iterator[Sign]:
        """Reflexive memos."""
        return self._memos("reflexive")

    def _memos(self, *kinds: str) -> Iterator[Sign]:
        ids = self.facts.memos(*kinds)
        if ids:
            named = self.words.joined([self.words.say(f"check_memos_{kind}") for kind in kinds])
            yield self._linked("check_memos", n=len(ids), kinds=named, ids=self._ids(ids))

    def _ids(self, ids: Sequence[int]) -> str:
        return self._some([str(one) for one in ids])

    def _some(self, told: Sequence[str]) -> str:
        left = len(told) - MOST
        shown = list(told) if left <= 1 else [*told[:MOST], self.words.say("audit_more", n=left)]
        return ", ".join(shown)

    def _computed(self, key: str, **figures: object) -> Sign:
        return Sign("computed", self.words.say(key, **figures))

    def _linked(self, key: str, **figures: object) -> Sign:
        return Sign("linked", self.words.say(key, **figures))
