"""What operations did, in words: counted rows, names of what was touched, days and spans."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thematic.coding.blinding import Veil
from thematic.report.words import Words
from thematic.store.trail import Step, Touch, Trail

NOUNS = {
    "settings": "row_setting",
    "coders": "row_coder",
    "attributes": "row_attribute",
    "case_attributes": "row_value",
    "documents": "document",
    "speakers": "row_speaker",
    "questions": "row_question",
    "asked": "row_asked",
    "codes": "row_code",
    "concepts": "row_concept",
    "codings": "row_coding",
    "assignments": "row_assignment",
    "decisions": "row_decision",
    "themes": "row_theme",
    "theme_codes": "row_link",
    "document_marks": "row_mark",
    "theme_reviews": "row_review",
    "theme_versions": "row_version",
    "negative_cases": "row_negative",
    "snapshots": "row_snapshot",
    "checklist_answers": "row_answer",
    "memos": "row_memo",
}
"""What the rows of a table are called, in the order in which they are told."""

PARTS = ("texts", "turns", "annotations", "coding_origins", "attribute_values")
"""Tables whose rows come and go with others, and are told only in figures."""

CASES = ("site", "group", "participant")
NAMED = 6
"""How many names or details a sentence gives before it says how many more there are."""

INTO = re.compile(r" into (.+?): \d")


@dataclass(frozen=True, slots=True)
class Teller:
    """Speaks of one trail in one language; ``veil`` hides which codes other coders used in what is not finished."""

    trail: Trail
    words: Words
    veil: Veil
    coders: dict[str, int]

    # numbers and days --------------------------------------------------------------------------------

    def count(self, n: int, noun: str) -> str:
        """ "1 code", "1,327 codings"."""
        return self.words.count(n, noun).replace(str(n), self.figure(n), 1)

    def figure(self, n: int) -> str:
        """A whole number, its thousands set off as the language does."""
        return f"{n:,}".replace(",", "\N{NO-BREAK SPACE}" if self.words.language == "nb" else ",")

    def day(self, date: str) -> str:
        """ "2026-11-25" as people write it."""
        year, month, day = (int(part) for part in date[:10].split("-"))
        named = self.words.say("audit_months").split()[month - 1]
        return self.words.say("audit_day", day=day, month=named, year=year)

    def span(self, steps: Sequence[Step]) -> str:
        """From the first day to the last; one day where they are the same."""
        first, last = steps[0].day, steps[-1].day
        if first == last:
            return self.day(first)
        return self.words.say("audit_span", first=self.day(first), last=self.day(last))

    def times(self, n: int) -> str:
        """ "once", "3 times"."""
        few = {1: "audit_once", 2: "audit_twice"}
        return self.words.say(few[n]) if n in few else self.words.say("audit_times", n=n)

    def named(self, names: Iterable[str], *, most: int = NAMED) -> str:
        """Names in quotation marks, and how many more there are."""
        return self.some([self.quoted(name) for name in names], most=most)

    def some(self, said: Sequence[str], *, most: int = NAMED, between: str = ", ") -> str:
        """The first of what is to be said, and how many more there are."""
        left = len(said) - most
        shown = list(said) if left <= 1 else [*said[:most], self.words.say("audit_more", n=left)]
        return self.words.joined(shown) if between == ", " else between.join(shown)

    def quoted(self, name: str) -> str:
        """A name in the language's quotation marks."""
        return f"{self.words.say('opening')}{name}{self.words.say('closing')}"

    # what was done -----------------------------------------------------------------------------------

    def counts(self, steps: Sequence[Step]) -> str:
        """Rows added, changed and removed: "36 documents and 275 speakers; changed 2 attributes"."""
        parts = []
        for event in ("added", "changed", "removed"):
            told = list(self._counted(steps, event))
            if told:
                parts.append((event, self.words.joined(told)))
        if [event for event, _told in parts] == ["added"]:
            return parts[0][1]
        return "; ".join(self.words.say(f"audit_{event}", what=told) for event, told in parts)

    def _counted(self, steps: Sequence[Step], event: str) -> Iterator[str]:
        cases = Counter(
            str(touch.row["kind"])
            for step in steps
            for touch in step.touches
            if touch.table == "cases" and touch.event == event
        )
        yield from (self.count(cases[kind], kind) for kind in CASES if cases[kind])
        total: Counter[str] = Counter()
        for step in steps:
            for table, tally in step.tallies.items():
                if table != "cases" and table not in PARTS and getattr(tally, event):
                    total[table] += getattr(tally, event)
        order = [*NOUNS, *sorted(table for table in total if table not in NOUNS)]
        yield from (self.count(total[table], NOUNS.get(table, "row_other")) for table in order if total[table])

    def coded(self, steps: Sequence[Step]) -> str:
        """Codings, the documents they stand in and the codes they have."""
        tallies = [step.tallies["codings"] for step in steps if "codings" in step.tallies]
        n = sum(tally.added or tally.removed or tally.changed for tally in tallies)
        documents = set().union(*(step.documents for step in steps))
        codes = set().union(*(step.codes for step in steps))
        if not n:
            return self.counts(steps)
        said = self.words.say(
            "audit_coded",
            codings=self.count(n, "row_coding"),
            documents=self.count(len(documents), "document"),
            codes=self.count(len(codes), "row_code"),
        )
        coders = [self.trail.name("coders", one) for one in sorted(set().union(*(step.coders for step in steps)))]
        if coders == [steps[0].coder]:
            return said
        return self.words.say("audit_coded_by", coded=said, coders=self.words.joined(coders))

    def touched(self, step: Step) -> str:
        """The documents and codes of an operation's codings by name, where they are few and the coder may see them."""
        documents = [self.trail.name("documents", one) for one in sorted(step.documents)]
        codes = [self.trail.name("codes", one) for one in sorted(step.codes)]
        if not documents or len(documents) > NAMED // 2:
            return ""
        coder = self.coders.get(step.coder, 0)
        if len(codes) > NAMED // 2 or any(self.veil.hides(one, coder) for one in step.documents):
            return self.words.joined(documents)
        return f"{self.words.joined(documents)}: {self.words.joined(codes)}"

    def details(self, steps: Sequence[Step], tables: Sequence[str]) -> list[str]:
        """What became of the rows of some tables, one by one."""
        touches = [touch for step in steps for touch in step.touches if touch.table in tables]
        links: dict[object, list[str]] = {}
        told = []
        for touch in touches:
            if touch.table == "theme_codes":
                code = self.trail.name("codes", touch.row["code_id"])
                links.setdefault(touch.row["theme_id"], []).append(code)
            else:
                told.append(self._detail(touch))
        told += [
            f"{self.quoted(self.trail.name('themes', theme))}: {self.named(codes)}" for theme, codes in links.items()
        ]
        return list(dict.fromkeys(told))

    def _detail(self, touch: Touch) -> str:
        words, row = self.words, touch.row
        if touch.table == "settings":
            return f"{row['name']}: {row['value'] or '–'}"
        name = self.quoted(str(row["name"]))
        changed = [column for column in touch.changed if not column.endswith("_key") and column != "position"]
        if "name" in changed:
            return f"{self.quoted(str(touch.before['name']))} → {name}"
        if "parent_id" in changed:
            places = (touch.before["parent_id"], touch.after["parent_id"])
            way = [self.trail.name(touch.table, place) or words.say("audit_top") for place in places]
            return f"{name} ({' → '.join(way)})"
        if "status" in changed:
            return f"{name} ({words.say(str(touch.before['status']))} → {words.say(str(touch.after['status']))})"
        fields = [words.say(f"field_{column}") if column in FIELDS else column for column in changed]
        return f"{name} ({', '.join(fields)})" if fields else name

    def united(self, step: Step, table: str) -> str:
        """What a merge or a split did: "a and b → c (5 codings)"."""
        gone = {touch.row_id: str(touch.row["name"]) for touch in step.touches if self._is_gone(touch, table)}
        if table == "codes":
            sources = list(gone.values()) or [self.trail.name("codes", code) for code in sorted(step.former)]
            targets = step.codes - gone.keys() - (set() if gone else step.former)
        else:
            sources = list(gone.values())
            links = [touch.after["theme_id"] for touch in step.touches if touch.table == "theme_codes" and touch.after]
            targets = {int(str(link)) for link in links} - gone.keys()
        into = INTO.search(step.summary)
        target = self.trail.name(table, targets.pop()) if len(targets) == 1 else into[1] if into else "?"
        return f"{self.named(sources)} → {self.quoted(target)}{self._moved(step)}"

    def removed(self, step: Step, table: str) -> str:
        """What was deleted, with its codings."""
        gone = [str(touch.row["name"]) for touch in step.touches if self._is_gone(touch, table)]
        return self.named(gone) + self._moved(step)

    def _moved(self, step: Step) -> str:
        tally = step.tallies.get("codings")
        n = tally.changed + tally.removed if tally else 0
        return f" ({self.count(n, 'row_coding')})" if n else ""

    def _is_gone(self, touch: Touch, table: str) -> bool:
        return touch.table == table and touch.event == "removed"


FIELDS = (
    *("label_nb", "label_en", "definition", "include", "exclude", "example", "concept", "colour"),
    *("idea", "scope", "is_not", "parked", "role"),
)
"""Columns whose change is told by the column's name in the report's language."""
