"""A CSV of decisions on disagreements: written as a form with the open ones, and read back as answers."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from thematic.agreement.adjudication import Answer, Question, open_questions, verdicts_of
from thematic.agreement.disagreements import Disagreement, find_disagreements
from thematic.agreement.listings import DISAGREEMENTS, disagreement_rows
from thematic.agreement.material import Material, gather
from thematic.agreement.passages import Mark, Passage, Reread
from thematic.agreement.verdicts import Placed, Verdict, key_of, outcome
from thematic.coding.anchors import open_place
from thematic.coding.approach import is_reflexive
from thematic.coding.cells import read_number
from thematic.errors import BadInput, BadRows, ThematicError, did_you_mean
from thematic.spans import Span, overlap
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.transcripts.sheets import read_sheet

ASKED = ("decision", "new_start", "new_end", "new_code", "memo")
FORM = (*DISAGREEMENTS, *ASKED)
WORDS = ("keep_a", "keep_b", "both", "neither", "defer", "new")

Identity = tuple[str, str, str, str, str, int, int]
"""Kind, coder and code of each side (folded), start and end: what makes a row a disagreement."""


def form_rows(desk: Desk, document: Reread) -> list[dict[str, Any]]:
    """What is open in a document, pair by pair as ``agreement disagreements`` lists it, with cells to fill in.

    Where coders differ in the stance alone, the quotes carry it.
    """
    waiting = {key_of(passage) for question in open_questions(desk, document) for passage in question.passages}
    open_ = [passage for passage in document.passages if key_of(passage) in waiting]
    spans = {(fold(passage.name), passage.span) for passage in open_ if passage.kind != "stance"}
    material = gather(desk, coders=document.coders, documents=[document.name])
    rows = [
        row
        for row in disagreement_rows(desk, material, priced=not is_reflexive(desk))
        if any(
            code in (fold(row["code_a"]), fold(row["code_b"])) and overlap(span, (row["start"], row["end"]))
            for code, span in spans
        )
    ]
    text = desk.store.text(document.document)
    for passage in open_:
        for one, other in _stances(passage):
            start, end = passage.span
            sides = {
                f"{what}_{side}": value
                for side, coder in (("a", one), ("b", other))
                for what, value in (
                    ("coder", coder),
                    ("code", passage.name),
                    ("quote", " … ".join(_said(text, mark) for mark in passage.readings[coder])),
                )
            }
            rows.append({"document": document.name, "kind": "stance", "start": start, "end": end} | sides)
    empty = dict.fromkeys((*DISAGREEMENTS, *ASKED), "")
    return [empty | row for row in sorted(rows, key=lambda row: (row["start"], row["end"], row["code_a"]))]


def _said(text: str, mark: Mark) -> str:
    start, end, stance = mark
    return text[start:end] + (f" ({stance})" if stance else "")


def _stances(passage: Passage) -> list[tuple[str, str]]:
    """The pairs of coders who differ in the stance alone."""
    if passage.kind != "stance":
        return []
    return [
        pair for pair in combinations(passage.readings, 2) if passage.readings[pair[0]] != passage.readings[pair[1]]
    ]


def read_decisions(desk: Desk, path: Path, document: Reread) -> tuple[list[Answer], int]:
    """The answers in a CSV of decisions, and how many rows were about other documents.

    Columns: those of ``agreement disagreements`` that name the place (document, kind, coders, codes, start, end),
    ``decision``, and where it is new ``new_start``, ``new_end`` and perhaps ``new_code``; ``memo`` if wanted. A row
    without a decision is left open. Raises BadRows with every bad line.
    """
    sheet = read_sheet(path)
    sheet.require("document", "kind", "coder_a", "code_a", "coder_b", "code_b", "start", "end", "decision")
    reader = _Rows(desk, document)
    answers: list[Answer] = []
    bad: list[tuple[int, str]] = []
    elsewhere = 0
    for line, row in sheet.rows:
        if fold(row["document"]) != fold(document.name):
            elsewhere += 1
            continue
        if not row["decision"]:
            continue
        try:
            answers.append(reader.take(line, row))
        except ThematicError as error:
            bad.append((line, error.sentence + (f" {error.hint}" if error.hint else "")))
    if bad:
        raise BadRows(str(path), bad)
    return answers, elsewhere


class _Rows:
    """Rows on their way in: the disagreements of each pair of coders are found once."""

    def __init__(self, desk: Desk, document: Reread) -> None:
        self.desk = desk
        self.document = document
        self.place = open_place(desk, document.name)
        self.known: dict[tuple[str, str], dict[Identity, Question]] = {}
        self.said: dict[tuple[int, str], tuple[int, frozenset[Placed] | None]] = {}

    def take(self, line: int, row: Mapping[str, str]) -> Answer:
        question = self._question(row)
        answer = Answer(question, self._verdict(row, question), row.get("memo", ""))
        for passage, verdict in verdicts_of(answer):
            said = None if verdict.decision == "defer" else outcome(passage.code, passage.readings, verdict)
            earlier, before = self.said.setdefault(key_of(passage), (line, said))
            if before != said:
                raise BadInput(f"The passage was decided otherwise on line {earlier}.")
        return answer

    def _question(self, row: Mapping[str, str]) -> Question:
        names = [self._coder(row[column]) for column in ("coder_a", "coder_b")]
        if names[0] == names[1]:
            raise BadInput("Both sides are the same coder.")
        start, end = read_number(row, "start"), read_number(row, "end")
        if start is None or end is None:
            raise BadInput("Start and end say which place is meant, and one is empty.")
        first, second = names
        if (first, second) not in self.known:
            self.known[first, second] = dict(self._between(first, second))
        codes = fold(row["code_a"]), fold(row["code_b"])
        identity = (fold(row["kind"]), first, codes[0], second, codes[1], start, end)
        question = self.known[first, second].get(identity)
        if question is None:
            raise BadInput(
                f"There is no such disagreement of {first} and {second} at {start}:{end}.",
                hint="Has a coding been changed since it was listed?",
            )
        return question

    def _coder(self, name: str) -> str:
        found = next((coder for coder in self.document.coders if fold(coder) == fold(name)), None)
        if found is None:
            hint = did_you_mean(name, self.document.coders)
            raise BadInput(f"'{name}' is not one of those whose readings are adjudicated.", hint=hint)
        return found

    def _between(self, first: str, second: str) -> Iterator[tuple[Identity, Question]]:
        material = gather(self.desk, coders=[first, second], documents=[self.document.name])
        for found in find_disagreements(material):
            start, end = found.span
            code_a = fold(material.codes[found.code_first]) if found.of_first else ""
            code_b = fold(material.codes[found.code_second]) if found.of_second else ""
            yield (
                (found.kind, first, code_a, second, code_b, start, end),
                Question(tuple(self._passages(material, found))),
            )
        for passage in self.document.passages:
            if {*_stances(passage)} & {(first, second), (second, first)}:
                code = fold(passage.name)
                yield ("stance", first, code, second, code, *passage.span), Question((passage,))

    def _passages(self, material: Material, found: Disagreement) -> Iterator[Passage]:
        touched: set[tuple[str, Span]] = {
            (fold(material.codes[code]), segment)
            for code, segments in ((found.code_first, found.of_first), (found.code_second, found.of_second))
            for segment in segments
        }
        for passage in self.document.passages:
            if any(fold(passage.name) == code and overlap(passage.span, segment) for code, segment in touched):
                yield passage

    def _verdict(self, row: Mapping[str, str], question: Question) -> Verdict:
        word = fold(row["decision"]).replace(" ", "_").replace("-", "_")
        if word not in WORDS:
            raise BadInput(f"'{row['decision']}' is no decision.", hint=f"Decisions are {', '.join(WORDS)}.")
        if word in ("keep_a", "keep_b"):
            return Verdict("keep", kept=self._coder(row["coder_a" if word == "keep_a" else "coder_b"]))
        if word != "new":
            return Verdict(word)
        start, end = read_number(row, "new_start"), read_number(row, "new_end")
        if start is None or end is None:
            raise BadInput("A new span needs new_start and new_end.")
        self.place.by_span(start, end)
        return new_verdict(self.desk, question, (start, end), row.get("new_code", ""))


def new_verdict(desk: Desk, question: Question, span: Span, code: str) -> Verdict:
    """The verdict that a new coding takes the place of those in question.

    ``code``: a name, or empty for the code that the question is about. Raises BadInput where that is two, or where the
    span shares nothing with the passage; NotFound.
    """
    names = [passage.name for passage in question.passages]
    if not code and len(names) > 1:
        raise BadInput(f"The new span could be {' or '.join(names)}.", hint="Say which with new_code.")
    start, end = question.span
    if not overlap(span, (start, end)):
        raise BadInput(f"The new span {span[0]}:{span[1]} shares nothing with the passage, {start}:{end}.")
    return Verdict("new", code=desk.store.find("codes", code or names[0])["id"], span=span)
