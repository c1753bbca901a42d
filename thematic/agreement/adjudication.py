"""Adjudication: disagreements of a document decided one by one, until its consensus is whole.

A verdict is kept with the readings that it was made on, so that a decided passage is asked about again only when
somebody's reading of it has changed. The codings of layer consensus follow from the verdicts; originals never change.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from thematic.agreement.passages import Mark, Passage, Reread, reread
from thematic.agreement.verdicts import (
    AGREED,
    Key,
    Placed,
    Record,
    Verdict,
    columns_of,
    key_of,
    load_records,
    outcome,
    record_of,
)
from thematic.coding.anchors import CONTEXT
from thematic.coding.assignments import CONSENSUS, assign
from thematic.coding.coders import require_coder
from thematic.coding.codings import COLUMNS, remove
from thematic.errors import Conflict
from thematic.plurals import count
from thematic.spans import Span, overlap
from thematic.store.desk import Desk
from thematic.store.operations import Operation, now
from thematic.store.tables import Row
from thematic.transcripts.memos import add_memo

VERB = "agreement adjudicate"


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement: one passage, or two of different codes where one coder saw this and another that."""

    passages: tuple[Passage, ...]

    @property
    def kind(self) -> str:
        """missed, boundary, different code or stance."""
        return self.passages[0].kind if len(self.passages) == 1 else "different code"

    @property
    def span(self) -> Span:
        """From the first character in question to the last."""
        spans = [passage.span for passage in self.passages]
        return min(start for start, _end in spans), max(end for _start, end in spans)

    def reading(self, coder: str) -> list[tuple[Passage, Mark]]:
        """What a coder coded here, in the order of the text."""
        return sorted(
            ((passage, mark) for passage in self.passages for mark in passage.readings[coder]), key=lambda one: one[1]
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict on a question, with a memo (of kind decision) or none."""

    question: Question
    verdict: Verdict
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a document is: disagreements decided now, left as they were decided before, and still open."""

    decided: int
    left: int
    open: int
    codings: int

    @property
    def finished(self) -> bool:
        """Whether the consensus is the document's whole reading."""
        return self.open == 0

    def say(self, document: str, *, decided: int) -> str:
        """Where the document stands after so many decisions, as a sentence."""
        if self.finished:
            return f"{decided} decided. The consensus of '{document}' is finished: {count(self.codings, 'coding')}."
        are = "is" if self.open == 1 else "are"
        return f"{decided} decided, {count(self.open, 'disagreement')} of '{document}' {are} open."


def open_questions(desk: Desk, document: Reread) -> list[Question]:
    """What nobody has decided yet, in the order of the text; deferred ones are open."""
    known = {record.key for record in load_records(desk, document.document)}
    return ask([passage for passage in document.passages if passage.kind != "agreed" and key_of(passage) not in known])


def ask(passages: Sequence[Passage]) -> list[Question]:
    """Passages as questions: two are one where different coders gave the same words different codes."""
    missed = sorted((passage.span, place) for place, passage in enumerate(passages) if passage.kind == "missed")
    pairs: list[tuple[int, int, int]] = []
    for at, (span, place) in enumerate(missed):
        for other, mate in islice(missed, at + 1, None):
            if other[0] >= span[1]:
                break
            one, two = passages[place], passages[mate]
            if one.code != two.code and not one.holders & two.holders:
                pairs.append((-overlap(span, other), min(place, mate), max(place, mate)))
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for _common, place, mate in sorted(pairs):
        if place not in taken and mate not in taken:
            mates[place] = mate
            taken.add(mate)
            taken.add(place)
    questions = [
        Question((passage, passages[mates[place]]) if place in mates else (passage,))
        for place, passage in enumerate(passages)
        if place in mates or place not in taken
    ]
    return sorted(questions, key=lambda question: question.span)


def verdicts_of(answer: Answer) -> list[tuple[Passage, Verdict]]:
    """What an answer says of each of its passages: a new coding takes the place of all of them."""
    verdict = answer.verdict
    if verdict.decision != "new":
        return [(passage, verdict) for passage in answer.question.passages]
    first = next((one for one in answer.question.passages if one.code == verdict.code), answer.question.passages[0])
    return [(passage, verdict if passage is first else Verdict("neither")) for passage in answer.question.passages]


def decide(
    desk: Desk, document: str, answers: Iterable[Answer], *, coders: Sequence[str] = (), again: bool = False
) -> Progress:
    """Keep verdicts and what follows from them, as one operation (or as part of the one that is open).

    What was decided before is left alone, unless ``again`` says to decide anew. When nothing is left open, agreed
    codings are copied in and the consensus is finished; ``decide`` without answers does just that. Raises Conflict
    where somebody's reading of a passage changed since it was shown.
    """
    store = desk.store
    with desk.change(VERB) as operation:
        coder = require_coder(desk, desk.coder)
        here = reread(desk, document, coders=coders)
        current = {key_of(passage) for passage in here.passages}
        before = load_records(desk, here.document)
        records = list(before)
        decided, left = 0, 0
        memos: list[tuple[str, list[tuple[Passage, Verdict]]]] = []
        for answer in answers:
            news = [
                (passage, verdict)
                for passage, verdict in verdicts_of(answer)
                if _is_news(current, records, passage, verdict, again=again)
            ]
            left += not news
            decided += bool(news) and answer.verdict.decision != "defer"
            for passage, verdict in news:
                if verdict.decision != "defer":
                    row = columns_of(passage, verdict, kind=answer.question.kind, document=here.document, coder=coder)
                    _replace(desk, records, passage, row, current=current)
            if news and answer.memo.strip():
                memos.append((answer.memo, news))
        waiting = open_questions(desk, here)
        if not waiting:
            _settle(desk, here, coder)
        _write(desk, here, before, coder)
        for memo, news in memos:
            add_memo(desk, memo, on=_hang(desk, here, news), kind="decision")
        _mark(desk, here, coder, finished=not waiting)
        codings = store.count("codings", document_id=here.document, layer=CONSENSUS)
        progress = Progress(decided, left, len(waiting), codings)
        _tell(operation, here, waiting, progress)
    return progress


def _is_news(
    current: Collection[Key], records: Sequence[Record], passage: Passage, verdict: Verdict, *, again: bool
) -> bool:
    key = key_of(passage)
    if key not in current:
        raise Conflict(
            f"The reading of '{passage.name}' at {passage.span[0]}:{passage.span[1]} has changed since it was shown.",
            hint="Look at it again: 'thematic agreement adjudicate' asks anew.",
        )
    there = next((record for record in records if record.key == key), None)
    return there is None or (again and verdict.decision != "defer" and there.verdict != verdict)


def _replace(desk: Desk, records: list[Record], passage: Passage, row: Row, *, current: Collection[Key]) -> None:
    """Keep a verdict in the place of those on the same passage, or on what the passage was before it changed."""
    key = key_of(passage)
    gone = [
        record
        for record in records
        if record.code == passage.code
        and (record.key == key or record.key not in current)
        and overlap(record.span, passage.span)
    ]
    desk.store.delete("decisions", [record.id for record in gone])
    records[:] = [record for record in records if record not in gone]
    records.append(record_of({"id": desk.store.insert("decisions", row), "settled": None} | row))


def _settle(desk: Desk, here: Reread, coder: int) -> None:
    """Nothing is open: what all agree on joins the verdicts, and verdicts on readings that are gone go.

    All verdicts are stamped, so that none of them can be undone while the finishing stands.
    """
    store = desk.store
    current = {key_of(passage) for passage in here.passages}
    records = load_records(desk, here.document)
    store.delete("decisions", [record.id for record in records if record.key not in current])
    known = {record.key for record in records}
    for passage in here.passages:
        if key_of(passage) not in known:
            store.insert("decisions", columns_of(passage, AGREED, kind="agreed", document=here.document, coder=coder))
    loose = [record.id for record in load_records(desk, here.document) if not record.settled]
    store.update_many("decisions", {"settled": now()}, loose)


def _write(desk: Desk, here: Reread, before: Sequence[Record], coder: int) -> None:
    """Make the consensus follow the verdicts: take away what no longer does, add what is not there yet."""
    store = desk.store
    old = frozenset[Placed]().union(*(record.codings for record in before))
    new = frozenset[Placed]().union(*(record.codings for record in load_records(desk, here.document)))
    there = {
        (row["code_id"], row["start"], row["end"], row["stance"]): row["id"]
        for row in store.rows("codings", document_id=here.document, layer=CONSENSUS)
    }
    remove(desk, [identity for placed, identity in there.items() if placed in old - new])
    text = store.text(here.document)
    store.insert_many(
        "codings",
        COLUMNS,
        [
            (
                *(here.document, code, coder, CONSENSUS, start, end, stance),
                *(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]),
            )
            for code, start, end, stance in sorted(new - there.keys())
        ],
    )


def _hang(desk: Desk, here: Reread, new: Sequence[tuple[Passage, Verdict]]) -> str:
    """What a memo hangs on: the first coding that followed from the verdict, else the document."""
    placed = sorted(one for passage, verdict in new for one in outcome(passage.code, passage.readings, verdict))
    if not placed:
        return f"document:{here.name}"
    code, start, end, stance = placed[0]
    wanted = {"code_id": code, "start": start, "end": end, "stance": stance}
    row = desk.store.one("codings", document_id=here.document, layer=CONSENSUS, **wanted)
    return f"coding:{row['id']}" if row else f"document:{here.name}"


def _mark(desk: Desk, here: Reread, coder: int, *, finished: bool) -> None:
    """Finish the consensus, or open it again where a new disagreement waits."""
    store = desk.store
    rows = store.rows("assignments", document_id=here.document, layer=CONSENSUS)
    done = [row["id"] for row in rows if row["finished"] is not None]
    if finished and not done:
        assign(desk, [(here.document, coder, CONSENSUS)])
        own = store.values("assignments", "id", document_id=here.document, coder_id=coder, layer=CONSENSUS)
        store.update_many("assignments", {"finished": now()}, own)
    elif not finished and done:
        store.update_many("assignments", {"finished": None}, done)
    if not finished and load_records(desk, here.document):
        assign(desk, [(here.document, coder, CONSENSUS)])


def _tell(operation: Operation, here: Reread, waiting: Sequence[Question], progress: Progress) -> None:
    operation.notes.append(progress.say(here.name, decided=progress.decided))
    if progress.left:
        operation.notes.append(f"Decided before, and left so: {progress.left}.")
    if progress.finished:
        lent = sum(passage.lends_stance for passage in here.passages)
        if lent:
            passages = count(lent, "agreed passage has its", "agreed passages have their")
            operation.notes.append(f"{passages} stance from those who gave one.")
    else:
        stances = sum(question.kind == "stance" for question in waiting)
        if stances:
            operation.notes.append(f"{stances} of them in the stance alone; 'agreement adjudicate --list' has them.")
