"""Claims of a method text held against the study: supported, contradicted, or more than the study can tell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from thematic import __version__
from thematic.errors import ThematicError
from thematic.report.claim_patterns import COUNTED, Claim
from thematic.report.facts import Facts
from thematic.report.labels import Labels
from thematic.report.words import Words

Verdict = Literal["supported", "contradicted", "cannot tell"]
OPPOSITE: dict[Verdict, Verdict] = {
    "supported": "contradicted",
    "contradicted": "supported",
    "cannot tell": "cannot tell",
}
UNITS = ("character", "turn", "document")
"""The units that an agreement value of a text may be of; sentences need a model of the language."""

Judged = tuple[Verdict, str]


@dataclass(frozen=True)
class Checks:
    """Judges claims, each by what it is about."""

    facts: Facts
    words: Words
    labels: Labels

    def judge(self, claim: Claim) -> Judged:
        """The verdict, and what the study shows, as a sentence."""
        if claim.about in COUNTED:
            return self._count(claim)
        check: Callable[[Claim], Judged] = getattr(self, f"_{claim.about}")
        verdict, shows = check(claim)
        return (OPPOSITE[verdict] if claim.denied else verdict), shows

    # numbers -------------------------------------------------------------------------------------------

    def _count(self, claim: Claim) -> Judged:
        """The study's total, else the number of one value of an attribute; what may be a part is not contradicted."""
        counted = self._totals()[claim.about]
        shows = self.words.say(f"claim_{claim.about}", n=counted)
        if claim.number == counted:
            return "supported", shows
        kind = {"groups": "group", "participants": "participant", "sites": "site"}.get(claim.about)
        same = [
            self.labels.value(attribute["name"], value, self.words)
            for attribute, level, values in self.facts.attributes
            for value, n in values.items()
            if level == kind and n == claim.number
        ]
        if same:
            named = self.words.joined(same, by="or")
            return "supported", shows + " " + self.words.say("claim_value", name=named, n=claim.number)
        if claim.about == "coders" and not counted:
            return "cannot tell", self.words.say("claim_nothing_coded")
        if claim.about == "documents" and claim.number == self.facts.cases["group"]:
            return "supported", self.words.say("claim_groups", n=claim.number)
        more = claim.number is not None and claim.number > counted > 0
        wrong = more or (not claim.partial and (claim.whole or claim.about == "coders") and counted > 0)
        return ("contradicted" if wrong else "cannot tell"), shows

    def _totals(self) -> dict[str, int]:
        cases = self.facts.cases
        return {
            "coders": len(self.facts.coders),
            "groups": cases["group"],
            "participants": cases["participant"],
            "documents": len(self.facts.documents),
            "sites": cases["site"],
            "codes": len(self.facts.codes),
            "themes": len(self.facts.themes),
        }

    # coders --------------------------------------------------------------------------------------------

    def _double_all(self, _claim: Claim) -> Judged:
        n, of = self.facts.coded_by(2), len(self.facts.documents)
        return ("supported" if n == of > 0 else "contradicted"), self.words.say("claim_double", n=n, of=of)

    def _double_share(self, claim: Claim) -> Judged:
        n, of = self.facts.coded_by(2), len(self.facts.documents)
        near = of > 0 and abs(100 * n / of - (claim.number or 0)) <= 1
        return ("supported" if near else "contradicted"), self.words.say("claim_double", n=n, of=of)

    def _blind(self, _claim: Claim) -> Judged:
        blind = self.facts.blind()
        if blind is None:
            return "cannot tell", self.words.say("claim_folded")
        return ("supported", self.words.say("claim_blind")) if blind else ("contradicted", self.words.say("claim_open"))

    def _independent(self, claim: Claim) -> Judged:
        if self.facts.blind():
            return "supported", self.words.say("claim_blind")
        if self.facts.coders and not self.facts.coded_by(2):
            return "contradicted", self.words.say("claim_double", n=0, of=len(self.facts.documents))
        return "cannot tell", self.words.say("claim_open")

    def _consensus(self, _claim: Claim) -> Judged:
        n = self.facts.settled
        return ("supported" if n else "contradicted"), self.words.say("claim_consensus", n=n)

    def _kappa(self, claim: Claim) -> Judged:
        return self._agreement(claim, "cohen_kappa")

    def _alpha(self, claim: Claim) -> Judged:
        return self._agreement(claim, "krippendorff_alpha")

    def _agreement(self, claim: Claim, coefficient: str) -> Judged:
        """The pooled value by each unit; none in a reflexive study, where numbers want a reason."""
        from thematic.agreement.run import POOLED, run

        if self.facts.desk.store.setting("approach") == "reflexive":
            return "cannot tell", self.words.say("claim_reflexive")
        if not self.facts.coded_by(2):
            return "contradicted", self.words.say("claim_double", n=0, of=len(self.facts.documents))
        found: dict[str, float] = {}
        for unit in UNITS:
            try:
                rows = run(self.facts.desk, unit=unit, coefficients=(coefficient,), interval="none").rows  # type: ignore[arg-type]
            except ThematicError:
                continue
            value = next((row.value for row in rows if row.code == POOLED), None)
            if value is not None:
                found[unit] = value
        if not found:
            return "cannot tell", self.words.say("claim_no_value")
        digits = len(claim.figure.replace(",", ".").partition(".")[2])
        claimed = float(claim.figure.replace(",", "."))
        told = ", ".join(
            f"{self.words.say(f'claim_by_{unit}')} {self.words.number(value, digits=max(digits, 2))}"
            for unit, value in found.items()
        )
        near = any(abs(value - claimed) <= 0.5 * 10**-digits + 1e-9 for value in found.values())
        return ("supported" if near else "contradicted"), self.words.say("claim_agreement", values=told)

    # codes and themes ----------------------------------------------------------------------------------

    def _inductive(self, _claim: Claim) -> Judged:
        return self._derived(wanted_before=False)

    def _deductive(self, _claim: Claim) -> Judged:
        return self._derived(wanted_before=True)

    def _derived(self, *, wanted_before: bool) -> Judged:
        """All codes before the first coding, or none: the order in the journal; a mixture tells neither."""
        if self.facts.folded:
            return "cannot tell", self.words.say("claim_folded")
        if not self.facts.first_coding or not self.facts.codes:
            return "cannot tell", self.words.say("claim_nothing_coded")
        before, after = self.facts.codes_made()
        shows = self.words.say("claim_derived", before=before, after=after)
        if self.facts.book_before():
            shows += " " + self.words.say("claim_book_before")
        if before and after:
            return "cannot tell", shows
        return ("supported" if bool(before) == wanted_before else "contradicted"), shows

    def _reviewed(self, _claim: Claim) -> Judged:
        themes = {row["id"] for row in self.facts.themes}
        marked = themes & set(self.facts.desk.store.values("theme_reviews", "theme_id"))
        shows = self.words.say("claim_reviewed", n=len(marked), of=len(themes))
        if themes and marked == themes:
            return "supported", shows
        return ("cannot tell" if marked else "contradicted"), shows

    def _saturation(self, _claim: Claim) -> Judged:
        reflexive = self.facts.desk.store.setting("approach") == "reflexive"
        return "cannot tell", self.words.say("claim_saturation_reflexive" if reflexive else "claim_saturation")

    def _negative(self, _claim: Claim) -> Judged:
        n = self.facts.desk.store.count("negative_cases")
        return ("supported" if n else "contradicted"), self.words.say("claim_negative", n=n)

    # the rest ------------------------------------------------------------------------------------------

    def _other_software(self, claim: Claim) -> Judged:
        by_hand = any(step.verb == "apply" for step in self.facts.live)
        if by_hand:
            return "contradicted", self.words.say("claim_coded_here", version=__version__)
        return "cannot tell", self.words.say("claim_coded_elsewhere", program=claim.figure)

    def _own_software(self, _claim: Claim) -> Judged:
        return "supported", self.words.say("check_software", version=__version__)

    def _memos(self, _claim: Claim) -> Judged:
        n = self.facts.desk.store.count("memos")
        return ("supported" if n else "contradicted"), self.words.say("claim_memos", n=n)

    def _checked(self, _claim: Claim) -> Judged:
        n = len(set(self.facts.desk.store.values("document_marks", "document_id", kind="checked")))
        of = len(self.facts.documents)
        verdict: Verdict = "supported" if n == of > 0 else "cannot tell"
        return verdict, self.words.say("check_checked", n=n, of=of)

    def _audit(self, _claim: Claim) -> Judged:
        if self.facts.folded:
            return "cannot tell", self.words.say("claim_folded")
        return "supported", self.words.say("check_journal", n=len(self.facts.live))
